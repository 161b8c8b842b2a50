"""What is left of a projection without its weak claims, without a section of the alert, without a speaker."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from alertgraph.analysis.ground.ties import Row

if TYPE_CHECKING:
    import networkx as nx

    Projection: TypeAlias = nx.MultiDiGraph[str]


#: What keeps a claim from being what the alert says plainly has happened, in words.
RESERVES: Final[Mapping[str, Callable[[Row], bool]]] = {
    "hedged": lambda row: bool(row["certainty"] == "Hedged"),
    "reported": lambda row: bool(row["stance"] == "Reported"),
    "not said to have happened": lambda row: bool(row["modality"] != "Actual"),
}


def is_weak(row: Row) -> bool:
    """Return whether a claim is hedged, reported or not said to have happened: less than what the alert plainly says."""
    return any(holds(row) for holds in RESERVES.values())


def weak_share(rows: Collection[Row]) -> float:
    """Return the share of claims that are hedged, reported or not said to have happened, from 0 to 1; 0 of none."""
    return sum(map(is_weak, rows)) / len(rows) if rows else 0.0


def variants(rows: Collection[Row], alone: bool = False) -> dict[str, list[Row]]:
    """Return the claims that each variant leaves, by its name: first the weak ones, then the sections, then the speakers.

    A claim that stands in several sections goes only where all of them are this one, and is in each ``alone``.
    """
    left: dict[str, Callable[[Row], bool]] = {
        **{f"without {_named(words)}": _free_of(holds) for words, holds in RESERVES.items()},
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


def _named(reserve: str) -> str:
    """Return a reserve as it is named behind a preposition: one word stands for the claims, more are said of them."""
    return f"what is {reserve}" if " " in reserve else reserve


def _sections(row: Row) -> list[str]:
    return [name for name in row["sections"].split("|") if name]


def _free_of(holds: Callable[[Row], bool]) -> Callable[[Row], bool]:
    return lambda row: not holds(row)


def _others(names: Callable[[Row], list[str]], left_out: str) -> Callable[[Row], bool]:
    return lambda row: names(row) != [left_out]


def _among(names: Callable[[Row], list[str]], kept: str) -> Callable[[Row], Any]:
    return lambda row: kept in names(row)
