"""Dates in words, from EDTF; what an editor completed stands in brackets."""

import re
from typing import Final

from alertgraph.dates import OPEN
from alertgraph.telling.rarer import MARKS, MONTHS, SPANS, rarer, span_in_words, year_of

_NAMES: Final = ("year", "month", "day")
_QUALIFIED: Final = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
#: Year, month and day, each given in digits or not at all, with the mark that it may have.
_DATE: Final = re.compile(
    rf"(-?(?:\d{{4}}|XXXX)[{MARKS}]?)(?:-((?:0[1-9]|1[0-2]|2[1-9]|3\d|4[01]|XX)[{MARKS}]?)(?:-((?:\d\d|XX)[{MARKS}]?))?)?"
)


def date_in_words(edtf: str, completed: str = "") -> str:
    """Return an EDTF date as a reader says it; what has no such form comes back as it is.

    What a completion adds to the date of a text is in brackets, and what neither gives is said not to be given.

    >>> date_in_words("2023-10-07")
    '7 October 2023'
    >>> date_in_words("2020~/2022-03")
    'about 2020 to March 2022'
    >>> date_in_words("199X/..")
    'since the 1990s'
    >>> date_in_words("XXXX-03-18", "2025-03-18")
    '18 March [2025]'
    >>> date_in_words("XXXX-03-18")
    '18 March, year not given'
    >>> date_in_words("2022-24"), date_in_words("[2023,2024]"), date_in_words("2024?-03-18")
    ('winter 2022-23', '2023 or 2024', '18 March 2024, year uncertain')
    """
    if not edtf:
        return "undated"
    first, slash, last = edtf.partition("/")
    begin, _, end = completed.partition("/")
    if not slash:
        return _one(edtf, completed)
    if first in OPEN:
        return f"until {_one(last, end)}"
    return f"since {_one(first, begin)}" if last in OPEN else _between(_one(first, begin), _one(last, end))


def _between(first: str, last: str) -> str:
    """Return an interval; what neither end gives is said once, behind both.

    >>> _between("18 March, year not given", "20 March, year not given")
    '18 March to 20 March, year not given'
    """
    said, comma, missing = first.partition(", ")
    return f"{said if comma and last.endswith(f', {missing}') else first} to {last}"


def _one(date: str, completed: str) -> str:
    """Return a date that is no interval; what cannot be completed part by part has the whole completion behind it."""
    if completed in ("", date):
        return _given(date)
    return _completed(_parts(date), _parts(completed)) or f"{_given(date)} [{_given(completed)}]"


def _given(date: str) -> str:
    plain = date.rstrip(MARKS)
    prefix = _QUALIFIED.get(date[len(plain) :], "")
    if re.fullmatch(r"\d{3}X", plain):
        return f"{prefix}the {plain[:3]}0s"
    parts = _parts(plain)
    if not parts or any(part[-1] in MARKS for part in parts):
        return rarer(date, _given) or date
    if len(parts) == 2 and parts[1] in SPANS and parts[0][-1] != "X":
        return prefix + span_in_words(parts[1], parts[0])
    said = " ".join(_word(part, place) for place, part in reversed([*enumerate(parts)]) if part[-1] != "X")
    missing = " and ".join(_NAMES[place] for place, part in enumerate(parts) if part[-1] == "X")
    return prefix + ", ".join(filter(None, (said, f"{missing} not given" if missing else "")))


def _completed(given: list[str], completed: list[str]) -> str:
    """Return a completed date, day first; empty where its parts are not those of the date that it completes."""
    words = []
    if len(given) == len(completed) == 2 and completed[1] in SPANS:
        year = year_of(completed[1], completed[0])
        completed, given = [year, completed[1]], [year if given[0] == completed[0] else given[0], given[1]]
    for place, (old, new) in enumerate(zip(given, completed, strict=False)):
        mark = new[-1] if new[-1] in MARKS else ""
        word = _QUALIFIED.get(mark, "") + _word(new.rstrip(MARKS), place)
        words.append(word if old == new else f"[{word}]")
    return " ".join(reversed(words)).replace("] [", " ") if len(given) == len(completed) else ""


def _parts(date: str) -> list[str]:
    """Return year, month or season, and day as far as a date has them; none of a date of another form."""
    match = _DATE.fullmatch(date)
    parts = [part for part in match.groups() if part] if match else []
    if len(parts) == len(_NAMES) and (parts[1][:2] in SPANS or (parts[1].startswith("X") and not parts[2].startswith("X"))):
        return []  # a day of a season is none, and the day of an unknown month no words
    return parts


def _word(part: str, place: int) -> str:
    if place == 1:
        return SPANS.get(part) or MONTHS[int(part) - 1]
    return part if place == 0 else str(int(part))
