"""Figures of a whole network, one number each: how mutual, how clustered, how divided by blocs, how balanced."""

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

import networkx as nx

from alertgraph.analysis.ground.extras import on_backend
from alertgraph.analysis.ground.membership import Membership, bloc_of
from alertgraph.analysis.ground.ties import counted, signed
from alertgraph.analysis.ground.ties import layer as layer_of
from alertgraph.analysis.sides.triads import kinds_of
from alertgraph.analysis.standing.measures import undirected
from alertgraph.errors import AnalysisError, shown

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection


def reciprocity(net: "Projection") -> float:
    """Return the share of ties between actors that go both ways; NaN where there is no tie. Newman (2010), 7.10."""
    ties = layer_of(net)
    # networkx counts the same on a deep copy without directions, which takes longer than all else of a draw
    return sum(ties.has_edge(target, source) for source, target in ties.edges) / ties.size() if ties.size() else math.nan


def transitivity(net: "Projection", *, backend: str | None = None) -> float:
    """Return three times the triangles by the paths of two, of ties without direction. Newman (2010), 7.9.

    NaN where there is no path of two.
    """
    ties = undirected(layer_of(net))
    if all(degree < 2 for _, degree in ties.degree()):
        return math.nan
    return float(nx.transitivity(ties, backend=backend))


def clustering(net: "Projection", *, backend: str | None = None) -> float:
    """Return the mean over actors of the share of their partners that are tied, without direction. Watts, Strogatz (1998).

    An actor with a single partner has the share 0, as networkx has it. NaN where there is no tie.
    """
    ties = undirected(layer_of(net))
    return float(nx.average_clustering(ties, backend=backend)) if ties else math.nan


def assortativity(net: "Projection", *, backend: str | None = None) -> float:
    """Return the correlation of the degrees at the two ends of a tie, without direction, from -1 to 1. Newman (2003).

    NaN where all actors have the same degree.
    """
    ties = undirected(layer_of(net))
    if len({degree for _, degree in ties.degree()}) < 2:
        return math.nan
    return float(nx.degree_assortativity_coefficient(ties, backend=backend))


def balance(net: "Projection") -> float:
    """Return the share of triads of signed ties whose product of signs is positive; NaN where there is no triad.

    Pairs that have as many claims of either sign are left out. Cartwright and Harary (1956), Structural balance, for all
    cycles; of triads alone, Aref and Wilson (2018), Measuring partial balance in signed networks.
    """
    kinds = kinds_of(signed(net))
    return (kinds["+++"] + kinds["+--"]) / kinds.total() if kinds else math.nan


def modularity(net: "Projection", blocs: Membership, *, backend: str | None = None) -> float:
    """Return by how much more the claims lie within blocs than degrees alone would have it; NaN where there is no tie.

    Of the members of blocs, as ``brokers()`` reads them, ties without direction, weighted by claims. Newman and Girvan
    (2004), Finding and evaluating community structure in networks.
    """
    member = bloc_of(net, blocs)
    ties = undirected(layer_of(net))
    ties = ties.subgraph([actor for actor in ties if actor in member])
    parts: dict[str, set[str]] = {}
    for actor in ties:
        parts.setdefault(member[actor], set()).add(actor)
    if not ties.size():
        return math.nan
    return float(nx.community.modularity(ties, parts.values(), weight="weight", backend=backend))


def conflict_within(net: "Projection", blocs: Membership) -> float:
    """Return the share of the claims of conflict between members of blocs that lie within one; NaN where there is none.

    0 is what perfect blocs would have. After Doreian and Mrvar (1996), A partitioning approach to structural balance.
    """
    member = bloc_of(net, blocs)
    rows = [row for row in counted(net) if row["effect"] < 0 and row["subject"] in member and row["object"] in member]
    return sum(member[row["subject"]] == member[row["object"]] for row in rows) / len(rows) if rows else math.nan


#: The figures that have a name; the second kind is of blocs.
FIGURES: Final[Mapping[str, Callable[..., float]]] = {
    "reciprocity": reciprocity,
    "transitivity": transitivity,
    "clustering": clustering,
    "assortativity": assortativity,
    "balance": balance,
}
OF_BLOCS: Final[Mapping[str, Callable[..., float]]] = {
    "modularity": modularity,
    "conflict_within": conflict_within,
}


#: Those that networkx computes, on one of its backends where that is asked for.
OF_NETWORKX: Final = ("transitivity", "clustering", "assortativity", "modularity")


def figure_named(name: str, blocs: Membership | None, backend: str | None = None) -> Callable[["Projection"], float]:
    """Return the figure of a name, of the blocs where it is one of blocs, computed on a backend of networkx.

    Raises AnalysisError where no figure has the name, where one of blocs is given none, and for the backend of another figure.
    """
    if name not in FIGURES and name not in OF_BLOCS:
        raise AnalysisError(f"no figure has the name {shown(name)}; there are {', '.join((*FIGURES, *OF_BLOCS))}")
    if name in OF_BLOCS and blocs is None:
        raise AnalysisError(f"{name} is a figure of blocs: give blocs, the bloc of each actor or the members of each bloc")
    if backend is not None and name not in OF_NETWORKX:
        raise AnalysisError(
            f"a backend is for {', '.join(OF_NETWORKX)}, which networkx computes; {name} is counted here: give none"
        )
    function = FIGURES[name] if name in FIGURES else partial(OF_BLOCS[name], blocs=blocs)
    return function if backend is None else partial(_on, backend, name, function)


def _on(backend: str, name: str, function: Callable[..., float], net: "Projection") -> float:
    with on_backend(backend, name):
        return function(net, backend=backend)
