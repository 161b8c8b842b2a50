"""The first and the last day of an EDTF date that is no interval and no set: year, month or part of a year, day."""

import re
from calendar import monthrange
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final

#: The first and the last day as ISO dates, None where it is not known; None as a whole for what is no date.
Bounds = tuple[str | None, str | None] | None

FIRST_YEAR: Final = 1
LAST_YEAR: Final = 9999
#: A year that has every day of the calendar, 29 February too.
_LEAP: Final = 2000
MARKS: Final = "~?%"
_MARK: Final = f"[{MARKS}]?"
#: Level 2 has a mark behind a part for all up to it, or before a part for it alone.
_DATE: Final = re.compile(rf"{_MARK}([X0-9]{{4}}){_MARK}(?:-{_MARK}([X0-9]{{2}}){_MARK}(?:-{_MARK}([X0-9]{{2}}){_MARK})?)?")
_TIME: Final = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3])(:[0-5][0-9]){2}(Z|[+-]([01][0-9]|2[0-3])(:[0-5][0-9])?)?"
)
#: A year of which as many digits count as follow the S.
_SIGNIFICANT: Final = re.compile(rf"([0-9]{{4}})S([1-4]){_MARK}")
#: What EDTF can say and the calendar of days cannot: years of more than four digits, before the year 1, or with an exponent.
_FAR: Final = re.compile(
    rf"(Y-?([0-9]{{5,}}|[0-9]+E[0-9]+)(S[0-9]+)?|-[X0-9]{{4}}(S[1-4])?(-[X0-9]{{2}}){{0,2}}|0000(-[X0-9]{{2}}){{0,2}}){_MARK}"
)
#: The parts of a year beside its months: the first month, and how many. EDTF leaves the months of the seasons 21 to 24 open, and
#: here they are those of the northern ones, 25 to 28, the southern being 29 to 32. A season that begins in December ends in
#: the February after it. Then come quarters, thirds and halves.
_PARTS: Final = {
    "21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3),
    "25": (3, 3), "26": (6, 3), "27": (9, 3), "28": (12, 3),
    "29": (9, 3), "30": (12, 3), "31": (3, 3), "32": (6, 3),
    "33": (1, 3), "34": (4, 3), "35": (7, 3), "36": (10, 3),
    "37": (1, 4), "38": (5, 4), "39": (9, 4),
    "40": (1, 6), "41": (7, 6),
}  # fmt: skip


@lru_cache(maxsize=4096)
def point(date: str) -> Bounds:
    """Return the first and the last day that a date may mean; a year that is not given from its first digit on has neither.

    >>> point("2023-1X"), point("2022-24"), point("1950S2")
    (('2023-10-01', '2023-12-31'), ('2022-12-01', '2023-02-28'), ('1900-01-01', '1999-12-31'))
    """
    if match := _TIME.fullmatch(date):
        date = match[1]
    elif match := _SIGNIFICANT.fullmatch(date):
        date = match[1][: int(match[2])].ljust(4, "X")
    match = _DATE.fullmatch(date)
    if match is None:
        return None
    year, month, day = match.groups()
    if year[0] != "X":
        return _between(year, month, day)
    return (None, None) if _between(str(_LEAP), month, day) else None


def is_far(date: str) -> bool:
    """Return whether this is EDTF, but of years in which no days are counted here."""
    return _FAR.fullmatch(date) is not None


def _between(year: str, month: str | None, day: str | None) -> Bounds:
    if month in _PARTS:
        return None if day or year == "0000" else _of_part(year, *_PARTS[month])
    months = [*_like(month or "XX", 1, 12)]
    if not any(_days(_LEAP, m, day) for m in months):
        return None  # in no year
    first = next((_iso(y, m, days[0]) for y in _years(year) for m in months if (days := _days(y, m, day))), None)
    last = next(
        (_iso(y, m, days[-1]) for y in _years(year, turn=True) for m in reversed(months) if (days := _days(y, m, day))), None
    )
    return (first, last) if first else None


def _of_part(year: str, month: int, number: int) -> Bounds:
    first, last = next(_years(year)), next(_years(year, turn=True))
    years, end = divmod(month + number - 2, 12)
    last_year = last + years
    end_day = _iso(last_year, end + 1, monthrange(last_year, end + 1)[1]) if last_year <= LAST_YEAR else _iso(last, 12, 31)
    return _iso(first, month, 1), end_day


def _years(pattern: str, *, turn: bool = False) -> Iterator[int]:
    digits = [("9876543210" if turn else "0123456789") if given == "X" else given for given in pattern]
    return (year for year in (int("".join(found)) for found in product(*digits)) if year >= FIRST_YEAR)


def _days(year: int, month: int, pattern: str | None) -> list[int]:
    """Return the days of a month that a pattern may mean; the first and the last where there is none."""
    length = monthrange(year, month)[1]
    return [1, length] if pattern is None else [*_like(pattern, 1, length)]


def _like(pattern: str, low: int, high: int) -> Iterator[int]:
    return (number for number in range(low, high + 1) if _fits(pattern, number))


def _fits(pattern: str, number: int) -> bool:
    return all(given in ("X", digit) for given, digit in zip(pattern, str(number).zfill(len(pattern)), strict=True))


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"
