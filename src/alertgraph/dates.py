"""Earliest and latest day of an EDTF date (ISO 8601-2, https://www.loc.gov/standards/datetime/), and what completes one.

All of levels 0 to 2 is read, but for years in which no days are counted. The library ``edtf`` is not used: it has December alone
for a winter and 1950 for ``1950S2``, refuses ``2023-1X``, and prints.
"""

import datetime
import re
from functools import lru_cache
from typing import Final

from alertgraph.edtf import FIRST_YEAR, LAST_YEAR, MARKS, Bounds, is_far, point

#: What a user gives for a day: text such as 2025, 2025-04 or 2025-04-27, a year as a number, or a date of Python.
Day = str | int | datetime.date
#: The ends of an interval that bound nothing: one that is open, and one that is unknown.
OPEN: Final = ("..", "")
_SEPARATORS: Final = re.compile(r"([-/])")
#: A set of dates: one of them, or all; a space may follow a comma.
_SET: Final = re.compile(r"\[([^\[\]{}]+)\]|\{([^\[\]{}]+)\}")


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> Bounds:
    """Return the earliest and the latest day as ISO dates; an open end is None, an invalid date is None as a whole.

    A date without its year has neither: it may lie anywhere. The ends of an interval are dates of their own, so that each may
    have digits that are not given, as EDTF allows it on its level 2. A set reaches from its first date to its last.

    >>> bounds("2022-02/2022-03")
    ('2022-02-01', '2022-03-31')
    >>> bounds("199X/..")
    ('1990-01-01', None)
    >>> bounds("/1992")
    (None, '1992-12-31')
    >>> bounds("[1667,1670..1672]")
    ('1667-01-01', '1672-12-31')
    >>> bounds("XXXX-03-18")
    (None, None)
    >>> bounds("2025-02-30") is None
    True
    """
    if match := _SET.fullmatch(edtf):
        return _of_set((match[1] or match[2]).split(","))
    first, slash, last = edtf.partition("/")
    return _of_interval(first, last) if slash and (first or last) else point(edtf)


def refusal(edtf: str) -> str:
    """Return why a date has no bounds, in words that follow it; empty for one that has.

    >>> refusal("2023-1X"), refusal("soon")
    ('', 'is not a valid EDTF date')
    """
    if bounds(edtf) is not None:
        return ""
    match = _SET.fullmatch(edtf)
    members = re.split(r"\.\.|, ?", match[1] or match[2]) if match else edtf.split("/", 1)
    if any(map(is_far, members)) and all(part in OPEN or is_far(part) or point(part) for part in members):
        return (
            f"is EDTF, but of years outside {FIRST_YEAR:04} to {LAST_YEAR}, in which no days are counted here; "
            "write ag:Undated, and the years in a note"
        )
    return "is not a valid EDTF date"


def completes(edtf: str, completed: str) -> bool:
    """Return whether a date is another one with digits filled in that it does not give, and nothing else changed.

    What is filled in may be marked as approximate or uncertain. Both have to be dates that there are.

    >>> completes("XXXX-03-18", "2025-03-18"), completes("XXXX-03-18", "2025?-03-18"), completes("XXXX-03-18", "2025-03-19")
    (True, True, False)
    >>> completes("2025-03-18", "2025-03-18"), completes("199X/..", "1991~/..")
    (False, True)
    """
    form = "".join(_filled(part) for part in _SEPARATORS.split(edtf))
    return edtf != completed and bool(re.fullmatch(form, completed)) and None not in (bounds(edtf), bounds(completed))


def is_day(text: object) -> bool:
    """Return whether this is a text, and a day of the calendar, written as 2023-09-01."""
    try:
        return isinstance(text, str) and datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_period(text: str) -> bool:
    """Return whether a text is a year, month or day of the calendar, written as 2023, 2023-09 or 2023-09-01.

    >>> is_period("2023"), is_period("2023-09"), is_period("2023-09-01"), is_period("2023-13"), is_period("202X")
    (True, True, True, False, False)
    """
    return re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text) is not None and is_day(f"{text}-01-01"[:10])


def day(given: object, *, last: bool = False) -> str:
    """Return the first or else the last day of what a user gives for one, as an ISO day; empty where that is none.

    That is a day, month or year as text, a year of four digits as a number, a date of Python's, pandas' or numpy's.

    >>> day("2025"), day("2024-02", last=True), day(2025, last=True), day(datetime.date(2025, 4, 27)), day("April")
    ('2025-01-01', '2024-02-29', '2025-12-31', '2025-04-27', '')
    """
    if isinstance(given, datetime.datetime):
        given = given.date()
    is_other = isinstance(given, bool) or not (isinstance(given, int | str | datetime.date) or hasattr(given, "dtype"))
    text = "" if is_other else str(given)
    if hasattr(given, "dtype"):
        text = text.partition("T")[0]  # numpy writes a day with its time
    found = bounds(text) if is_period(text) else None
    return (found[1 if last else 0] or "") if found else ""


def _filled(part: str) -> str:
    """Return a pattern of what a year, month or day may be once its digits are given."""
    digits = re.escape(part).replace("X", "[X0-9]")
    return f"{digits}[{MARKS}]?" if "X" in part and part[-1] not in MARKS else digits


def _of_interval(first: str, last: str) -> Bounds:
    if "T" in first + last:
        return None  # a time of day is no end of an interval
    begin, end = ((None, None) if part in OPEN else point(part) for part in (first, last))
    return _joined(begin, end)


def _of_set(members: list[str]) -> Bounds:
    """Return the bounds of a set; only its first date may have all before it, and only its last all after it."""
    spans = []
    for place, member in enumerate(members):
        first, dots, last = member.removeprefix(" " if place else "").partition("..")
        begins, ends = first or place == 0, last or place == len(members) - 1
        if not dots:
            spans.append(_of_point(first))
        elif begins and ends and (first or last):
            spans.append(_of_interval(first, last))
        else:
            return None
    found = [span for span in spans if span is not None]
    if len(found) < len(spans):
        return None
    earliest, latest = zip(*found, strict=True)
    return None if None in earliest else min(earliest), None if None in latest else max(latest)


def _of_point(date: str) -> Bounds:
    return None if "T" in date or date in OPEN else point(date)


def _joined(begin: Bounds, end: Bounds) -> Bounds:
    if begin is None or end is None or (begin[0] and end[1] and begin[0] > end[1]):
        return None
    return begin[0], end[1]
