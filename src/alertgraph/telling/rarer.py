"""Rarer EDTF dates in words: seasons and parts of a year, parts that are uncertain by themselves, sets, times of a day."""

import re
from collections.abc import Callable
from typing import Final

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MARKS: Final = "~?%"
_SEASONS: Final = ("spring", "summer", "autumn", "winter")
_NORTH, _SOUTH = " in the north", " in the south"
#: Seasons, quarters, thirds and halves of a year by the number that stands in the place of a month.
SPANS: Final = {
    **{str(21 + n): name for n, name in enumerate(_SEASONS)},
    **{str(25 + n): f"{name}{_NORTH}" for n, name in enumerate(_SEASONS)},
    **{str(29 + n): f"{name}{_SOUTH}" for n, name in enumerate(_SEASONS)},
    **{str(33 + n): f"the {name} quarter of" for n, name in enumerate(("first", "second", "third", "last"))},
    **{str(37 + n): f"the {name} third of" for n, name in enumerate(("first", "second", "last"))},
    **{str(40 + n): f"the {name} half of" for n, name in enumerate(("first", "second"))},
}
#: Those that run over the end of their year.
_OVER: Final = {"24", "28", "30"}
_NAMES: Final = ("year", "month", "day")
_DOUBTS: Final = {"~": "approximate", "?": "uncertain", "%": "uncertain and approximate"}
_PARTED: Final = re.compile(
    rf"([{MARKS}]?)(\d{{4}})([{MARKS}]?)-([{MARKS}]?)(\d\d)([{MARKS}]?)(?:-([{MARKS}]?)(\d\d)([{MARKS}]?))?"
)
_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d(?::\d\d)?)?")


def year_of(span: str, year: str) -> str:
    """Return the year of a season as one says it: a winter is one of two years.

    >>> year_of("24", "2022"), year_of("21", "2022"), year_of("24", "1999")
    ('2022-23', '2022', '1999-2000')
    """
    if span not in _OVER or not re.fullmatch(r"\d{4}", year):
        return year
    following = f"{int(year) + 1:04}"
    return f"{year}-{following[2:] if following[:2] == year[:2] else following}"


def span_in_words(span: str, year: str) -> str:
    """Return a season or part of a year in words.

    >>> span_in_words("24", "2022"), span_in_words("32", "2024"), span_in_words("33", "2024")
    ('winter 2022-23', 'winter 2024 in the south', 'the first quarter of 2024')
    """
    name = SPANS[span]
    for where in (_NORTH, _SOUTH):
        if name.endswith(where):
            return f"{name.removesuffix(where)} {year_of(span, year)}{where}"
    return f"{name} {year_of(span, year)}"


def rarer(date: str, one: Callable[[str], str]) -> str:
    """Return a date of a rarer form in words, its parts by ``one``; empty where it is of none of these forms.

    >>> rarer("2024-03?-18", str), rarer("[2023,2024]", str), rarer("{2023..2025}", str), rarer("[..2024]", str)
    ('2024-03-18, year and month uncertain', '2023 or 2024', 'all of 2023 to 2025', 'some time until 2024')
    """
    if match := _TIME.fullmatch(date):
        zone = {None: "", "Z": " UTC"}.get(match[3], f" UTC{match[3]}")
        return f"{one(match[1])}, {match[2]}{zone}"
    if match := re.fullmatch(r"([\[{])([^\[\]{}/,]+(?:,[^\[\]{}/,]+)*)[\]}]", date):
        return _set(match[2].split(","), one, every=match[1] == "{")
    return _parted(date, one)


def _set(members: list[str], one: Callable[[str], str], *, every: bool) -> str:
    """Return one of several dates, or all of them, in words."""
    told = []
    for member in members:
        first, dots, last = member.strip().partition("..")
        if not dots:
            told.append(one(first))
        elif first and last:
            told.append(f"{'all' if every else 'one'} of {one(first)} to {one(last)}")
        else:
            told.append(f"{'all' if every else 'some'} time {f'since {one(first)}' if first else f'until {one(last)}'}")
    return (" and " if every else " or ").join(told)


def _parted(date: str, one: Callable[[str], str]) -> str:
    """Return a date some part of which is qualified, and behind it which and how.

    A mark behind a part is of that part and of all before it, one before a part of that part alone.
    """
    match = _PARTED.fullmatch(date)
    if match is None:
        return ""
    groups = [match.groups()[at : at + 3] for at in (0, 3, 6) if match.groups()[at + 1] is not None]
    doubts = ["" for _ in groups]
    for place, (before, _, after) in enumerate(groups):
        if after:
            doubts[: place + 1] = [after] * (place + 1)
        doubts[place] = before or doubts[place]
    if not any(doubts) or groups[-1][2]:
        return ""
    named: dict[str, list[str]] = {}
    for name, mark in zip(_NAMES, doubts, strict=False):
        if mark:
            named.setdefault(_DOUBTS[mark], []).append(name)
    told = ", ".join(f"{' and '.join(names)} {doubt}" for doubt, names in named.items())
    return f"{one('-'.join(group[1] for group in groups))}, {told}"
