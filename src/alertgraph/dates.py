"""Earliest and latest day of an EDTF date (ISO 8601-2, https://www.loc.gov/standards/datetime/)."""

import re
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[str | None, str | None] | None:
    """Return the earliest and the latest day as ISO dates; an open end is None, an invalid date is None as a whole.

    >>> bounds("2022-02/2022-03")
    ('2022-02-01', '2022-03-31')
    >>> bounds("1992/..")
    ('1992-01-01', None)
    >>> bounds("/1992")
    (None, '1992-12-31')
    >>> bounds("2025-02-30") is None
    True
    """
    from edtf import parse_edtf  # slow to import, and needed only where the cache is cold

    try:
        date = parse_edtf(edtf)
        earliest, latest = _day(date.lower_strict()), _day(date.upper_strict())
    except Exception:  # edtf raises a different error for each way to be wrong
        return None
    if edtf != edtf.strip() or (earliest and latest and earliest > latest):
        return None
    # an unknown end ("/1992") bounds nothing; the library gives ten years
    return None if edtf.startswith("/") else earliest, None if edtf.endswith("/") else latest


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


def _day(value: Any) -> str | None:
    """Return a struct_time as an ISO date; the library gives plus or minus infinity for an open end."""
    if isinstance(value, float):
        return None
    import datetime

    return datetime.date(*tuple(value)[:3]).isoformat()
