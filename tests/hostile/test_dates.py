"""Every date of EDTF is read, with its first day before its last; of anything else it is said that it is none."""

import datetime

import strategies
from hypothesis import given

from alertgraph import dates


def is_day(day: str | None) -> bool:
    """Whether it is none, or a day of the calendar."""
    return day is None or datetime.date.fromisoformat(day).isoformat() == day


@given(strategies.points())
def test_a_date_of_one_year(date: str) -> None:
    """It has two days in order, and each of them is read as itself."""
    found = dates.bounds(date)
    assert found and found[0] and found[1]
    assert found[0] <= found[1]
    assert [dates.bounds(day) for day in found if day] == [(day, day) for day in found]
    assert dates.refusal(date) == ""


@given(strategies.dates)
def test_a_date_of_any_form(date: str) -> None:
    """It is read, unless it ends before it begins; its ends are days in order."""
    found = dates.bounds(date)
    first, slash, last = date.partition("/")
    if found is None:
        begins, ends = dates.bounds(first), dates.bounds(last)
        assert slash and begins and ends and begins[0] and ends[1] and begins[0] > ends[1]
    else:
        assert all(map(is_day, found))
        assert None in found or found[0] <= found[1]  # type: ignore[operator]
        assert dates.refusal(date) == ""


@given(strategies.like_dates)
def test_what_may_be_no_date(text: str) -> None:
    """It has days in order, or a sentence says that it has none; no other question about it fails."""
    found = dates.bounds(text)
    assert (found is None) == (dates.refusal(text) != "")
    assert found is None or (all(map(is_day, found)) and (None in found or found[0] <= found[1]))  # type: ignore[operator]
    assert dates.is_day(text) <= dates.is_period(text)
    assert dates.day(text) == "" or dates.day(text) <= dates.day(text, last=True)
    assert not dates.completes(text, text)


@given(strategies.points(), strategies.points())
def test_an_interval_reaches_over_both(one: str, other: str) -> None:
    """It begins with its first date, ends with its last, and is none where that is earlier."""
    begins, ends = dates.bounds(one), dates.bounds(other)
    assert begins and ends and begins[0] and ends[1]
    assert dates.bounds(f"{one}/{other}") == ((begins[0], ends[1]) if begins[0] <= ends[1] else None)
    assert dates.bounds(f"[{one},{other}]") == (min(begins[0], ends[0] or ""), max(begins[1] or "", ends[1]))
