"""What is left of a projection without its weak claims, without a section of the alert, without a speaker."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any, TypeAlias

from alertgraph.analysis.ties import Row

if TYPE_CHECKING:
    import networkx as nx

    Projection: TypeAlias = nx.MultiDiGraph[str]


def is_weak(row: Row) -> bool:
    """Return whether a claim is hedged, reported or not actual: less than what the alert says plainly has happened."""
    return bool(row["certainty"] == "Hedged" or row["stance"] == "Reported" or row["modality"] != "Actual")


def weak_share(rows: Collection[Row]) -> float:
    """Return the share of claims that are hedged, reported or not actual, from 0 to 1; 0 of none."""
    return sum(map(is_weak, rows)) / len(rows) if rows else 0.0


def variants(rows: Collection[Row], alone: bool = False) -> dict[str, list[Row]]:
    """Return the claims that each variant leaves, by its name: first the weak ones, then the sections, then the speakers.

    A claim that stands in several sections goes only where all of them are this one, and is in each ``alone``.
    """
    left: dict[str, Callable[[Row], bool]] = {
        "without hedged": lambda row: row["certainty"] != "Hedged",
        "without reported": lambda row: row["stance"] != "Reported",
        "without not actual": lambda row: row["modality"] == "Actual",
        "plain, asserted, actual only": lambda row: not is_weak(row),
    }
    sections = sorted({name for row in rows for name in _sections(row)})
    for name in sections:
        left[f"without section {name}"] = _others(_sections, name)
    for name in sections if alone else ():
        left[f"only section {name}"] = _among(_sections, name)
    for name in sorted({row["stated_by"] for row in rows}):
        left[f"without speaker {name}"] = _others(lambda row: [row["stated_by"]], name)
    return {variant: [row for row in rows if stays(row)] for variant, stays in left.items()}


def _sections(row: Row) -> list[str]:
    return [name for name in row["sections"].split("|") if name]


def _others(names: Callable[[Row], list[str]], left_out: str) -> Callable[[Row], bool]:
    return lambda row: names(row) != [left_out]


def _among(names: Callable[[Row], list[str]], kept: str) -> Callable[[Row], Any]:
    return lambda row: kept in names(row)
