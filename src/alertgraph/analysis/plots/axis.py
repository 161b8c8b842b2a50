"""Where the axis of a plot of dates begins and ends, and what of each claim lies on it."""

import calendar
from collections.abc import Sequence
from datetime import date
from typing import Final

from alertgraph.analysis.ground.arguments import check_interval
from alertgraph.analysis.ground.ties import Row
from alertgraph.dates import Day
from alertgraph.errors import AnalysisError

#: How much of the axis the loss of a share of the claims must save, and how much in all, for the axis to be cut.
PRICE: Final = 2.0
WORTH: Final = 0.3


def day(text: str) -> date:
    """Return an ISO day; one before the year 1 is the first that a date can hold."""
    return date.min if text.startswith("-") else date.fromisoformat(text)


def span(rows: Sequence[Row], since: Day | None, until: Day | None) -> tuple[date, date]:
    """Return the first and the last day of an axis for dated claims, whole years at its beginning.

    Without ``since`` it begins with the earliest claim, or later where a few claims from long before the others would take
    up most of it. Where it would be a single day it runs to the end of the month, unless ``until`` says otherwise. Raises
    AnalysisError for what is no day or no interval, and where the axis would end before it begins.
    """
    since, until = check_interval(since, until)
    begins = sorted(day(row["earliest"] or row["latest"]) for row in rows)
    last = day(until) if until else max(day(row["latest"] or row["earliest"]) for row in rows)
    first = day(since) if since else date(_cut(begins, last).year, 1, 1)
    if first == last and until is None:
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    if first > last:
        raise AnalysisError(f"no claim is dated after {first}; the last one that is dated ends on {last}; give an earlier since")
    return first, last


def _cut(begins: list[date], last: date) -> date:
    """Return where to begin: what saves most of the axis for the fewest claims, or the first of all."""
    whole = (last - begins[0]).days or 1
    saved = [(begin - begins[0]).days / whole - PRICE * at / len(begins) for at, begin in enumerate(begins)]
    best = max(range(len(begins)), key=lambda at: saved[at])
    return begins[best if saved[best] > WORTH else 0]
