"""Where the bounds of a claim's date lie: surely or possibly within an interval, and in which years, quarters or months.

A claim's date is known as two days, the earliest and the latest on which what it says may lie. What is surely and possibly
within an interval is told in :mod:`alertgraph.analysis.time.periods`.
"""

import calendar
from collections.abc import Collection, Iterable
from typing import Final

from alertgraph.analysis.ground.ties import Row

#: How many periods a year has.
PERIODS: Final = {"year": 1, "quarter": 4, "month": 12}
#: Behind every day: the latest day of what has no end.
NEVER: Final = "~"


def inside(row: Row, since: str | None, until: str | None, *, surely: bool) -> bool:
    """Return whether a dated claim lies surely, or possibly, within an interval."""
    if surely and is_vague(row):
        return False
    earliest, latest = bounds(row, surely=surely)
    if surely:
        return (since is None or earliest >= since) and (until is None or latest <= until)
    return (until is None or earliest <= until) and (since is None or latest >= since)


def bounds(row: Row, *, surely: bool) -> tuple[str, str]:
    """Return the days of a dated claim; of one whose date is approximate or uncertain none is sure."""
    if surely and is_vague(row):
        return "", NEVER
    return row["earliest"], row["latest"] or NEVER


def is_dated(row: Row) -> bool:
    """Return whether it is known where in time a claim lies; a date without its year that nobody completed is as good as none."""
    return bool(row["earliest"] or row["latest"] or (row["when"] and "X" not in row["when"]))


def is_vague(row: Row) -> bool:
    """Return whether a date, or what an editor completed of it, is marked as approximate, uncertain, or both."""
    return any(mark in row["when"] + row["completed_when"] for mark in "~?%")


def completed_share(rows: Collection[Row]) -> float:
    """Return the share of claims whose bounds rest on a date that an editor completed, from 0 to 1; 0 of none."""
    return sum(bool(row["completed_when"]) for row in rows) / len(rows) if rows else 0.0


class Periods:
    """The years, quarters or months from that of one day to that of another, and the claims that lie in each."""

    def __init__(self, first: str, last: str, every: str) -> None:
        self._of_a_year = PERIODS[every]
        self._numbers = range(self._number(first), self._number(last) + 1)

    def names(self) -> list[tuple[str, str, str]]:
        """Return name, first and last day of each."""
        return [self._named(number) for number in self._numbers]

    def place(self, rows: Iterable[Row]) -> tuple[list[list[Row]], list[list[Row]]]:
        """Return the dated claims that lie surely in each period, and those that possibly do, each claim put there at once."""
        low, count = self._numbers.start, len(self._numbers)
        sure: list[list[Row]] = [[] for _ in range(count)]
        possible: list[list[Row]] = [[] for _ in range(count)]
        for row in rows:
            begin = self._number(row["earliest"]) - low if row["earliest"] else 0
            end = self._number(row["latest"]) - low if row["latest"] else count - 1
            for at in range(max(begin, 0), min(end, count - 1) + 1):
                possible[at].append(row)
            if begin == end and 0 <= begin < count and row["earliest"] and row["latest"] and not is_vague(row):
                sure[begin].append(row)
        return sure, possible

    def _number(self, day: str) -> int:
        """Return how many periods lie before that of a day."""
        return int(day[:4]) * self._of_a_year + (int(day[5:7]) - 1) * self._of_a_year // 12

    def _named(self, number: int) -> tuple[str, str, str]:
        year, part = divmod(number, self._of_a_year)
        months = 12 // self._of_a_year
        end = (part + 1) * months
        name = {1: f"{year:04}", 4: f"{year:04}-Q{part + 1}", 12: f"{year:04}-{part + 1:02}"}[self._of_a_year]
        return name, f"{year:04}-{part * months + 1:02}-01", f"{year:04}-{end:02}-{calendar.monthrange(year, end)[1]}"
