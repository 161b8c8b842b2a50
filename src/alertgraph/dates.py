"""Earliest and latest day of an EDTF date (ISO 8601-2, https://www.loc.gov/standards/datetime/), and what completes one."""

import re
from functools import lru_cache
from typing import Any, Final

#: The ends of an interval that bound nothing: one that is open, and one that is unknown.
OPEN: Final = ("..", "")
#: A year that is not given, or not from its first digit on; and one that has every day of the calendar, 29 February too.
_NO_YEAR: Final = re.compile(r"X[X\d]{3}(?=-|$)")
_ANY_YEAR: Final = "2000"
_PARTS: Final = re.compile(r"([-/])")
_MARKS: Final = "~?%"


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[str | None, str | None] | None:
    """Return the earliest and the latest day as ISO dates; an open end is None, an invalid date is None as a whole.

    A date without its year has neither: it may lie anywhere. The ends of an interval are dates of their own, so that each may
    have digits that are not given, as EDTF allows it on its level 2.

    >>> bounds("2022-02/2022-03")
    ('2022-02-01', '2022-03-31')
    >>> bounds("199X/..")
    ('1990-01-01', None)
    >>> bounds("/1992")
    (None, '1992-12-31')
    >>> bounds("XXXX-03-18")
    (None, None)
    >>> bounds("2025-02-30") is None
    True
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _bounds(edtf)
    if first == last == "" or set("[{/") & {*first, *last}:
        return None  # a set of dates is no end of an interval
    begin, end = ((None, None) if part in OPEN else _bounds(part) for part in (first, last))
    if begin is None or end is None or (begin[0] and end[1] and begin[0] > end[1]):
        return None
    return begin[0], end[1]


def completes(edtf: str, completed: str) -> bool:
    """Return whether a date is another one with digits filled in that it does not give, and nothing else changed.

    What is filled in may be marked as approximate or uncertain. Both have to be dates that there are.

    >>> completes("XXXX-03-18", "2025-03-18"), completes("XXXX-03-18", "2025?-03-18"), completes("XXXX-03-18", "2025-03-19")
    (True, True, False)
    >>> completes("2025-03-18", "2025-03-18"), completes("199X/..", "1991~/..")
    (False, True)
    """
    form = "".join(_filled(part) for part in _PARTS.split(edtf))
    return edtf != completed and bool(re.fullmatch(form, completed)) and None not in (bounds(edtf), bounds(completed))


def is_day(text: object) -> bool:
    """Return whether this is a text, and a day of the calendar, written as 2023-09-01."""
    import datetime

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


def _filled(part: str) -> str:
    """Return a pattern of what a year, month or day may be once its digits are given."""
    digits = re.escape(part).replace("X", "[X0-9]")
    return f"{digits}[{_MARKS}]?" if "X" in part and part[-1] not in _MARKS else digits


def _bounds(date: str) -> tuple[str | None, str | None] | None:
    """Return the bounds of a date that is no interval, as :func:`bounds` does."""
    from edtf import parse_edtf  # slow to import, and needed only where the cache is cold

    try:
        found = parse_edtf(_NO_YEAR.sub(_ANY_YEAR, date, count=1) if date.startswith("X") else date)
        earliest, latest = _day(found.lower_strict()), _day(found.upper_strict())
    except Exception:  # edtf raises a different error for each way to be wrong
        return None
    if date != date.strip() or (earliest and latest and earliest > latest):
        return None
    return (None, None) if date.startswith("X") else (earliest, latest)


def _day(value: Any) -> str | None:
    """Return a struct_time as an ISO date; the library gives plus or minus infinity for an open end."""
    if isinstance(value, float):
        return None
    import datetime

    return datetime.date(*tuple(value)[:3]).isoformat()
