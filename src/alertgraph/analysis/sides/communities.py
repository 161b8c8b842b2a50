"""Communities of the signed network, and of its cooperation alone."""

import random
from dataclasses import dataclass
from math import inf
from numbers import Real
from typing import Final

import networkx as nx

from alertgraph.analysis.ground.arguments import check_choice, check_number, check_seed
from alertgraph.analysis.ground.extras import on_backend
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.sides.modularity import NOTHING, signed_communities, signed_modularity
from alertgraph.analysis.sides.signedties import SignedTies
from alertgraph.errors import AnalysisError, shown

#: What communities may be made of.
OF: Final = ("signed", "cooperation")


@dataclass(frozen=True, eq=False)
class Communities:
    """Communities of a network: how many, their modularity, and a table: actor, label, community, ties, weak (the share of
    its claims that are hedged, reported or not said to have happened), claims.

    Communities are numbered from 1, those of more actors first, then by their first actor. ``signs`` says how
    acts of law and yielding are counted.
    """

    number: int
    modularity: float
    actors: Frame
    signs: str


def communities(
    net: "nx.MultiDiGraph[str]",
    of: str = "signed",
    *,
    weighted: bool = False,
    resolution: float = 1.0,
    seed: int = 0,
    runs: int = 20,
    backend: str | None = None,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Communities:
    """Return communities of the signed network, or of its cooperation alone: the best of some runs from a fixed seed.

    DEFINITION: ``of="signed"`` seeks the largest signed modularity: positive ties within communities beyond those that
    chance would have there, less negative ones likewise, each layer with its own chance. ``of="cooperation"`` leaves negative
    ties out. A tie is a pair, or, ``weighted``, a claim; a higher ``resolution`` makes smaller communities. SOURCE: Gómez,
    Jensen and Arenas 2009 (its all-positive case is Newman's modularity); moves of actors, then of communities, as in
    Blondel and others 2008; cooperation by networkx, on its ``backend``.

    The search is a heuristic: what it finds is no proven optimum, and divisions of nearly the same modularity may differ
    much; for proven blocs there is ``blocs()``. Raises AnalysisError for another ``of``, no run, a resolution that is not above
    0 or has no end, a backend for signed ones, or a network without such ties.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    check_choice(of, "of is", OF)
    runs, seed = check_number(runs, "runs is a number of searches"), check_seed(seed)
    if isinstance(resolution, bool) or not isinstance(resolution, Real) or not 0 < float(resolution) < inf:
        raise AnalysisError(f"a resolution is a number above 0; got {shown(resolution)}")
    if of == "signed" and backend is not None:
        raise AnalysisError(
            f"signed communities are found here and not by networkx: a backend is for cooperation; got {shown(backend)}"
        )
    ties = SignedTies(net, weighted)
    network = _network(ties, of)
    if not network.number_of_edges():
        raise AnalysisError(f"this network has no tie for communities of {of} ties; give one that has")
    chance = random.Random(seed)  # noqa: S311 -- no secret: the order in which actors are asked
    groups: list[set[str]] = []
    best = -inf
    for _ in range(runs):
        found = _once(network, of, resolution, chance, backend)
        quality = signed_modularity(network, found, resolution)
        if quality > best + NOTHING:
            groups, best = found, quality
    order = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
    number = {name: place for place, group in enumerate(order, 1) for name in group}
    good = of == "cooperation" and weighted  # of a pair with claims of both signs it takes those of cooperation alone
    rows = [(name, ties.label(name), number[name], *ties.evidence(name, network, good=good)) for name in sorted(number)]
    return Communities(
        len(order), float(best), frame(("actor", "label", "community", "ties", "weak", "claims"), rows), ties.signs
    )


def _network(ties: SignedTies, of: str) -> "nx.Graph[str]":
    """Return what communities are sought in: a Graph with ``weight``, cooperation, and ``negative``, conflict, of each tie."""
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(ties.network if of == "signed" else ())
    for a, b, row in ties.network.edges(data=True):
        positive = row["positive"] if ties.weighted else int(row["sign"] > 0)
        negative = row["negative"] if ties.weighted else int(row["sign"] < 0)
        if of == "cooperation":
            negative = 0
        if positive or negative:
            network.add_edge(a, b, weight=positive, negative=negative)
    return network


def _once(network: "nx.Graph[str]", of: str, resolution: float, chance: random.Random, backend: str | None) -> list[set[str]]:
    """Return what one search finds."""
    if of == "signed":
        return signed_communities(network, resolution, chance)
    with on_backend(backend, "communities of cooperation"):
        found: list[set[str]] = nx.community.louvain_communities(
            network, weight="weight", resolution=resolution, seed=chance.randrange(2**31), backend=backend
        )
    return found
