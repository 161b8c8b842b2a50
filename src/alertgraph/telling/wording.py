"""Dates in words, from EDTF."""

import re
from typing import Final

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SEASONS: Final = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DATE: Final = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_QUALIFIED: Final = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def date_in_words(edtf: str) -> str:
    """Return an EDTF date as a reader says it; what has no such form comes back as it is.

    >>> date_in_words("2023-10-07")
    '7 October 2023'
    >>> date_in_words("2020~/2022-03")
    'about 2020 to March 2022'
    >>> date_in_words("1992/..")
    'since 1992'
    >>> date_in_words("202X")
    'the 2020s'
    """
    if not edtf:
        return "undated"
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if first in ("", ".."):
        return f"until {_one(last)}"
    return f"since {_one(first)}" if last in ("", "..") else f"{_one(first)} to {_one(last)}"


def _one(date: str) -> str:
    plain = date.rstrip("~?%")
    prefix = _QUALIFIED.get(date[len(plain) :], "")
    if re.fullmatch(r"\d{3}X", plain):
        return f"{prefix}the {plain[:3]}0s"
    match = _DATE.fullmatch(plain)
    if not match:
        return date
    year, month, day = match.groups()
    if month in _SEASONS:
        return f"{prefix}{_SEASONS[month]} {year}"
    if month is None or not 1 <= int(month) <= len(_MONTHS):
        return prefix + (year if month is None else plain)
    return f"{prefix}{f'{int(day)} ' if day else ''}{_MONTHS[int(month) - 1]} {year}"
