"""What somebody asks for beside words: a date that a claim may have, and a mark that it may carry."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from alertgraph.finding.mentions import LITTLE, Sought, words_of
from alertgraph.model.claims import CHOICES, USUAL, Claim

#: Marks as people type them, with the field and the value that they stand for.
MARKS: Final = {
    value.casefold(): (field, value)
    for field in ("stance", "polarity", "modality", "certainty")
    for value in CHOICES[field]
    if value not in USUAL
} | {"denied": ("polarity", "Negated"), "announced": ("modality", "Planned"), "feared": ("modality", "Predicted")}
#: How well a claim answers: it has the date or mark, its sentence or something else of it has the words, or its date is wider.
HAS, SAYS, MENTIONS, REACHES = range(4)
#: How many months further a claim's date may end than it begins, to be found by a day or month of any year.
MOST_MONTHS: Final = 5

_MONTHS: Final = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?", "sept?(?:ember)?",
    "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
_DAYS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH, _DAY, _YEAR = rf"({'|'.join(_MONTHS)})\.?", "([0-9]{1,2})(?:st|nd|rd|th)?", "([12][0-9]{3})"
#: A month alone is one where its name is no other word.
_ALONE: Final = "(january|february|april|june|july|august|september|october|november|december)"
_FORMS: Final = (
    (f"{_YEAR}(?:-([0-9]{{2}})(?:-([0-9]{{2}}))?)?", "ymd"),
    (rf"{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?", "dmy"),
    (rf"{_MONTH}\s+{_DAY}(?:,?\s+{_YEAR})?", "mdy"),
    (rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}", "my"),
    (_ALONE, "m"),
)
_DATE: Final = re.compile(rf"(?<![\w-])(?:{'|'.join(form for form, _ in _FORMS)})(?![\w-])", re.ASCII)


class Date(NamedTuple):
    """A date that is asked for; ``year`` is empty where it is a day or month of any, ``month`` and ``day`` where all count."""

    words: Sought
    year: str
    month: str
    day: str

    @property
    def period(self) -> str:
        """The year, month or day as a query takes it; empty without a year."""
        return "-".join(part for part in self[1:] if part) if self.year else ""

    def of(self, claim: Claim) -> int | None:
        """Return how a claim's date answers: it lies within this one, or only reaches into it; None where neither."""
        first, last = claim.earliest, claim.latest
        if self.year:
            return self._in(self.year, first, last) if first or last else None
        if match := re.fullmatch("XXXX-([0-9]{2})(?:-([0-9]{2}))?", claim.completed_when or claim.when):
            return self._in("XXXX", f"XXXX-{match[1]}-{match[2] or '01'}", f"XXXX-{match[1]}-{match[2] or '31'}")
        if not (first and last) or _months(last) - _months(first) > MOST_MONTHS:
            return None  # what is dated to a year has every day of it
        found = [fit for year in (first[:4], last[:4]) if (fit := self._in(year, first, last)) is not None]
        return min(found, default=None)

    def _in(self, year: str, first: str, last: str) -> int | None:
        since = f"{year}-{self.month or '01'}-{self.day or '01'}"
        until = f"{year}-{self.month or '12'}-{self.day or '31'}"
        if first > until or (last and last < since):
            return None
        return HAS if first >= since and last and last <= until else REACHES


class Mark(NamedTuple):
    """A mark that is asked for: the word, and the field and value of a claim that carries it."""

    words: Sought
    field: str
    value: str

    def of(self, claim: Claim) -> int | None:
        """Return whether a claim carries it."""
        return HAS if getattr(claim, self.field) == self.value else None


class Wanted(NamedTuple):
    """What is asked for: words, all of which a text has to mention, and dates and marks, all of which a claim has to have."""

    words: Sought
    dates: tuple[Date, ...]
    marks: tuple[Mark, ...]

    @classmethod
    def of(cls, text: str) -> "Wanted":
        """Return what a text asks for; raises QueryError where it has no letter or figure."""
        sought = Sought.of(text)
        lower = text.casefold()
        dates = tuple(_dates(lower))
        rest = [word for word in words_of(_DATE.sub(_left, lower)) if word not in LITTLE]
        marks = tuple(Mark(Sought((word,)), *MARKS[word]) for word in rest if word in MARKS)
        words = Sought(word for word in rest if word not in MARKS)
        return cls(words if rest or dates else sought, dates, marks)

    def fit(self, claim: Claim, *around: str) -> tuple[int, bool] | None:
        """Return how well a claim answers, the less the better; None where it does not.

        ``around`` is what is looked through beside its gist. A date or mark counts in words, too.
        """
        if not self.words.are_in(claim.gist, *around):
            return None
        worst = HAS
        parts: tuple[Date | Mark, ...] = (*self.dates, *self.marks)
        for part in parts:
            fit = part.of(claim)
            if fit != HAS and part.words.are_in(claim.gist):
                fit = SAYS
            elif fit != HAS and part.words.are_in(claim.gist, *around):
                fit = MENTIONS
            if fit is None:
                return None
            worst = max(worst, fit)
        return worst, not self.words.are_in(claim.gist)


def _months(day: str) -> int:
    return 12 * int(day[:4]) + int(day[5:7])


def _dates(text: str) -> Iterator[Date]:
    for match in _DATE.finditer(text):
        if found := _parts(match):
            yield Date(Sought.of(match[0]), *found)


def _left(match: "re.Match[str]") -> str:
    """Return what of a date is still to be looked for as words: nothing, or all where there is no such day."""
    return " " if _parts(match) else match[0]


def _parts(match: "re.Match[str]") -> tuple[str, str, str] | None:
    """Return year, month and day of a match, those that are not given empty; None where there is no such day."""
    order = "".join(parts for _, parts in _FORMS)
    given = {part: value for part, value in zip(order, match.groups(), strict=True) if value}
    month, day = given.get("m", ""), given.get("d", "")
    if month and not month.isdigit():
        month = str(next(n for n, name in enumerate(_MONTHS, 1) if re.fullmatch(name, month)))
    if month and not 1 <= int(month) <= len(_DAYS):
        return None
    if day and not 1 <= int(day) <= _DAYS[int(month) - 1]:
        return None
    return given.get("y", ""), month and f"{int(month):02}", day and f"{int(day):02}"
