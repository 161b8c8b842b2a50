"""Communities of the signed network, and of its cooperation alone."""

import random
from collections import defaultdict
from dataclasses import dataclass
from math import inf
from numbers import Real
from typing import Any, Final, NamedTuple, TypeAlias

import networkx as nx
import numpy as np

from alertgraph.analysis.ground.arguments import check_choice, check_number, check_seed
from alertgraph.analysis.ground.extras import on_backend
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.sides.frustration import SignedTies
from alertgraph.errors import AnalysisError

#: What communities may be made of.
OF: Final = ("signed", "cooperation")
_NOTHING: Final = 1e-12
Numbers: TypeAlias = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, eq=False)
class Communities:
    """Communities of a network: how many, their modularity, and a table: actor, label, community, ties, weak (the share of
    its claims that are hedged, reported or not actual), claims.

    Communities are numbered from 1, those of more actors first, then by their first actor.
    """

    number: int
    modularity: float
    actors: Frame


def communities(
    net: "nx.MultiDiGraph[str]",
    of: str = "signed",
    *,
    weighted: bool = False,
    resolution: float = 1.0,
    seed: int = 0,
    runs: int = 20,
    backend: str | None = None,
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
    """
    check_choice(of, "of is", OF)
    runs, seed = check_number(runs, "runs is a number of searches"), check_seed(seed)
    if isinstance(resolution, bool) or not isinstance(resolution, Real) or not 0 < float(resolution) < inf:
        raise AnalysisError(f"a resolution is a number above 0; got {resolution!r:.60}")
    if of == "signed" and backend is not None:
        raise AnalysisError(
            f"signed communities are found here and not by networkx: a backend is for cooperation; got {backend!r}"
        )
    ties = SignedTies(net, weighted)
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(ties.network if of == "signed" else ())
    for a, b, row in ties.network.edges(data=True):
        positive = row["positive"] if weighted else int(row["sign"] > 0)
        negative = (row["negative"] if weighted else int(row["sign"] < 0)) if of == "signed" else 0
        if positive or negative:
            network.add_edge(a, b, weight=positive, negative=negative)
    if not network.number_of_edges():
        raise AnalysisError(f"this network has no tie for communities of {of} ties; give one that has")
    chance = random.Random(seed)  # noqa: S311 -- no secret: the order in which actors are asked
    groups: list[set[str]] = []
    best = -np.inf
    for _ in range(runs):
        if of == "signed":
            found = _signed_communities(network, resolution, chance)
        else:
            with on_backend(backend, "communities of cooperation"):
                found = nx.community.louvain_communities(
                    network, weight="weight", resolution=resolution, seed=chance.randrange(2**31), backend=backend
                )
        quality = signed_modularity(network, found, resolution)
        if quality > best + _NOTHING:
            groups, best = found, quality
    order = sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))
    number = {name: place for place, group in enumerate(order, 1) for name in group}
    good = of == "cooperation" and weighted  # of a pair with claims of both signs it takes those of cooperation alone
    rows = [(name, ties.label(name), number[name], *ties.evidence(name, network, good=good)) for name in sorted(number)]
    return Communities(len(order), float(best), frame(("actor", "label", "community", "ties", "weak", "claims"), rows))


def signed_modularity(network: "nx.Graph[str]", groups: list[set[str]], resolution: float = 1.0) -> float:
    """Return the modularity of a division (Gómez, Jensen and Arenas 2009) of a Graph with ``weight`` and ``negative`` of ties."""
    place = {name: number for number, group in enumerate(groups) for name in group}
    total, found = 0.0, 0.0
    for layer, sign in (("weight", 1), ("negative", -1)):
        mass = network.size(layer)
        if mass:
            within = sum(value for a, b, value in network.edges(data=layer) if place[a] == place[b])
            degrees = network.degree(weight=layer)
            ends = [sum(degrees[name] for name in group) for group in groups]
            found += sign * (within - resolution * sum(number**2 for number in ends) / (4 * mass))
            total += mass
    return found / total


def _signed_communities(network: "nx.Graph[str]", resolution: float, chance: random.Random) -> list[set[str]]:
    """Return communities that no move of one actor or of one community makes better."""
    names = list(network)
    number = {name: place for place, name in enumerate(names)}
    plus, minus = ([degree for _, degree in network.degree(weight=layer)] for layer in ("weight", "negative"))
    level = _Level(
        [{number[other]: row["weight"] - row["negative"] for other, row in network.adj[name].items()} for name in names],
        np.array(plus, dtype=float),
        np.array(minus, dtype=float),
        resolution / max(2 * network.size("weight"), 1),
        resolution / max(2 * network.size("negative"), 1),
    )
    places = np.arange(len(names))
    while level.settle(places, chance):
        upper, groups = level.merged(places)
        above = np.arange(len(groups))
        upper.settle(above, chance)
        for place, members in enumerate(groups):
            places[members] = above[place]
    groups_of: dict[int, set[str]] = defaultdict(set)
    for name, place in zip(names, places.tolist(), strict=True):
        groups_of[place].add(name)
    return list(groups_of.values())


class _Level(NamedTuple):
    """Members to be moved, actors or communities: their ties, ends of positive and of negative ties, and chance of each."""

    ties: list[dict[int, float]]
    plus: Numbers
    minus: Numbers
    chance_plus: float
    chance_minus: float

    def settle(self, places: Numbers, chance: random.Random) -> bool:
        """Move members, in an order of chance, to where modularity gains most, until none gains; return whether one moved."""
        size = len(places)
        plus, minus = (np.bincount(places, weights=ends, minlength=size) for ends in (self.plus, self.minus))
        moved, again = False, True
        while again:
            again = False
            for member in chance.sample(range(size), size):
                own = places[member]
                plus[own] -= self.plus[member]
                minus[own] -= self.minus[member]
                # Communities that share no tie gain too, by common enemies: every one is asked.
                gains = self.minus[member] * self.chance_minus * minus - self.plus[member] * self.chance_plus * plus
                for other, weight in self.ties[member].items():
                    gains[places[other]] += weight
                best = int(gains.argmax())
                if gains[best] > gains[own] + _NOTHING:
                    places[member], moved, again = best, True, True
                plus[places[member]] += self.plus[member]
                minus[places[member]] += self.minus[member]
        return moved

    def merged(self, places: Numbers) -> tuple["_Level", list[list[int]]]:
        """Return the level of communities, and the members of each."""
        numbers, own = np.unique(places, return_inverse=True)
        ties: list[dict[int, float]] = [defaultdict(float) for _ in numbers]
        for member, others in enumerate(self.ties):
            for other, weight in others.items():
                if own[member] != own[other]:
                    ties[own[member]][int(own[other])] += weight
        plus, minus = (np.bincount(own, weights=ends) for ends in (self.plus, self.minus))
        members = [np.flatnonzero(own == place).tolist() for place in range(len(numbers))]
        return _Level(ties, plus, minus, self.chance_plus, self.chance_minus), members
