"""Signed modularity, and the search for the communities that have most of it."""

import random
from collections import defaultdict
from typing import Any, Final, NamedTuple, TypeAlias

import networkx as nx
import numpy as np

#: What a move must gain, or a division be better by, to be more than the arithmetic's noise.
NOTHING: Final = 1e-12
Numbers: TypeAlias = np.ndarray[Any, np.dtype[Any]]


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


def signed_communities(network: "nx.Graph[str]", resolution: float, chance: random.Random) -> list[set[str]]:
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
    while ((settled := level.settled(places, chance)) != places).any():
        upper, groups = level.merged(settled)
        above = upper.settled(np.arange(len(groups)), chance)
        places = settled.copy()
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

    def settled(self, given: Numbers, chance: random.Random) -> Numbers:
        """Return places from which no member gains by a move: each went, in an order of chance, where modularity gains most."""
        places, size = given.copy(), len(given)
        plus, minus = (np.bincount(places, weights=ends, minlength=size) for ends in (self.plus, self.minus))
        again = True
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
                if gains[best] > gains[own] + NOTHING:
                    places[member], again = best, True
                plus[places[member]] += self.plus[member]
                minus[places[member]] += self.minus[member]
        return places

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
