"""What a plot of ranks is given, a network with a measure or a table of ranks, and what its caption says of that."""

from typing import Any, Final, NamedTuple

import networkx as nx

from alertgraph.analysis.ground.frames import records
from alertgraph.analysis.ground.ties import counted
from alertgraph.analysis.plots import palette
from alertgraph.analysis.plots.places import Choice
from alertgraph.analysis.standing.measures import Asked, basis
from alertgraph.analysis.standing.robustness import robustness
from alertgraph.errors import AnalysisError, shown

TITLE: Final = "How far the ranks depend on the claims that are counted"
COLUMNS: Final = ("variant", "removed", "actor", "label", "rank", "rank_without")


class Given(NamedTuple):
    """What is ranked: the rows of its table, the title, the network, and in words by what, and what that counts."""

    rows: list[dict[str, Any]]
    title: str
    net: "nx.MultiDiGraph[str] | None"
    ranked: str = ""
    measured: str = ""


def given(table: Any, measure: Any, layer: str | None, *, top: int, title: str, net: "nx.MultiDiGraph[str] | None") -> Given:
    """Return what a plot of ranks shows: of a network by a measure, or of a table of its ranks.

    Raises AnalysisError for what is no title, a network without a measure, and a table with one, or without a title.
    """
    if not isinstance(title, str):
        raise AnalysisError(f"a title is a text; got {shown(title)}")
    if isinstance(table, nx.MultiDiGraph):
        return _of_network(table, measure, layer, top, title)
    if measure is not None or layer is not None:
        raise AnalysisError(
            f"a table holds the ranks of its own measure; give the network to rank it anew by {shown(measure or layer)}"
        )
    return _of_table(table, title, net)


def _of_network(net: "nx.MultiDiGraph[str]", measure: Any, layer: str | None, top: int, title: str) -> Given:
    """Return the ranks of the actors of a network by a measure."""
    if measure is None:
        raise AnalysisError("to rank the actors of a network takes a measure, such as measure='strength'")
    counts = basis(net, Asked(measure, layer))
    rows = records(robustness(net, measure, top, layer), COLUMNS)
    ranked = _ranked(measure, layer)
    measured = f"The measure counts {palette.count(len(counts), 'claim')}."
    return Given(rows, title or TITLE.replace("ranks", f"ranks{ranked}"), net, ranked, measured)


def _of_table(table: Any, title: str, net: "nx.MultiDiGraph[str] | None") -> Given:
    """Return the ranks that a table holds; what it was made of it does not tell."""
    rows = records(table, COLUMNS)
    if not title:
        raise AnalysisError(
            "a table does not tell by what it ranks; give a title that names measure and layer, such as title='Ranks by strength "
            "in conflict', or the network with measure and layer in place of the table"
        )
    number = 0 if net is None else len(counted(net))
    measured = f"Of the {palette.count(number, 'claim')} of the network that may count, the table's measure counts all or some."
    return Given(rows, title, net, measured=measured if number else "")


def _ranked(measure: Any, layer: str | None) -> str:
    """Return by what actors are ranked, after the word ranks; a measure of the user's own has no name that a reader knows."""
    name = measure.replace("_", "-") if isinstance(measure, str) else "a measure of one's own"
    return f" by {name}{f' in {layer}' if layer else ''}"


def caption_of(given: Given, choice: Choice, below: list[str]) -> list[str]:
    """Return what the caption says; ``below`` are the words for who stands below the dashed line."""
    names = {row["variant"] for row in given.rows}
    unmoved = len(choice.every) - len(choice.moving)
    unchanged = len(names) - len(choice.every)
    hidden = [
        _variants(len(choice.moving) - len(choice.drawn), "changes ranks, too", "change ranks, too"),
        _variants(unmoved, "changes no rank of these", "change no rank of these"),
        _variants(unchanged, "leaves no claim out, or all", "leave no claim out, or all"),
    ]
    parts = [
        f"A number is the rank; equal values share one. {_drawn(choice)}",
        f"Below the dashed line: {' and '.join(below)}." if below else "",
        f"Not shown: {', '.join(filter(None, hidden))}." if any(hidden) else "",
        "Colours and dashes only help to follow a line.",
        given.measured,
    ]
    return [part for part in parts if part]


def _variants(number: int, does: str, do: str) -> str:
    """Return how many variants do something, in words, or nothing where none does."""
    return f"{palette.count(number, 'variant')} that {does if number == 1 else do}" if number else ""


def _drawn(choice: Choice) -> str:
    """Return whom the plot draws; a table of fewer places than the plot has leaves out some of those of such ranks."""
    before, order = choice.before, choice.order
    which = f"the first {len(order)} of the table" if len(before) > len(order) else f"all {len(order)} of the table"
    if all(before[name] == 1 + sum(rank < before[name] for rank in before.values()) for name in order):
        return f"The actors are {which}, by all claims."
    return f"The actors are {which}, by all claims; the table lacks others that have such ranks."
