"""A division of a whole signed network, made of those of its parts that hang together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import inf
from time import monotonic
from typing import NamedTuple

import networkx as nx

from alertgraph.analysis.sides.division import Places, Tie
from alertgraph.analysis.sides.programme import Solution, guess, solve


class Part(NamedTuple):
    """A part in which any two actors stay connected without any third, or a single tie, with its division."""

    ties: tuple[Tie, ...]
    solution: Solution


class Division(NamedTuple):
    """The division of a network: the bloc of each actor, from 1; its cost; what none costs less than; its parts."""

    blocs: dict[str, int]
    cost: int
    bound: int
    parts: list[Part]


class Divider:
    """Divides a signed network into at most ``k`` blocs; what was proven of a part is not proven again.

    What a division costs is the sum over the biconnected parts, as blocs of two parts can be named so that they agree
    on the actor that both have; each part is divided alone. A tie that is in no cycle costs nothing.
    """

    def __init__(self, nodes: Iterable[str], ties: Iterable[Tie], k: int, deadline: float = inf) -> None:
        self.nodes, self.ties, self.k, self.deadline = sorted(nodes), sorted(ties), k, deadline
        self._known: dict[tuple[Tie, ...], Solution] = {}

    def divide(self, sure: Iterable[Tie] = ()) -> Division:
        """Return the cheapest division that keeps the ties ``sure``, small parts first while there is time."""
        given = {frozenset((tie.a, tie.b)): tie for tie in sure}
        settled = [tie for tie in self.ties if frozenset((tie.a, tie.b)) in given]
        paid = sum(tie.weight for tie in settled if given[frozenset((tie.a, tie.b))].sign != tie.sign)
        parts = [Part(ties, self._solution(ties)) for ties in self._parts([*given.values()], {*settled})]
        blocs = self._agreed(parts)
        return Division(
            blocs, paid + sum(part.solution.cost for part in parts), paid + sum(part.solution.bound for part in parts), parts
        )

    def is_over(self) -> bool:
        """Return whether the time is over."""
        return monotonic() > self.deadline

    def _parts(self, sure: Sequence[Tie], settled: set[Tie]) -> list[tuple[Tie, ...]]:
        pairs: nx.Graph[str] = nx.Graph()
        for tie in [*self.ties, *sure]:
            if tie not in settled:
                pairs.add_edge(tie.a, tie.b, tie=tie)
        found = [tuple(sorted(pairs.edges[pair]["tie"] for pair in part)) for part in nx.biconnected_component_edges(pairs)]
        return sorted(found, key=lambda ties: (len(ties), ties))

    def _solution(self, ties: tuple[Tie, ...]) -> Solution:
        if ties not in self._known:
            if self.is_over() and any(tie.sure for tie in ties):
                return guess(ties, self.k)  # only the first division is worth the search for a bound after the time
            solution = solve(ties, self.k, self.deadline)
            if solution.cost > solution.bound and monotonic() < self.deadline:
                return solution  # unproven for another reason than time: worth another try
            self._known[ties] = solution
        return self._known[ties]

    def _agreed(self, parts: Sequence[Part]) -> dict[str, int]:
        """Return one division of all parts: each is turned to agree with those before it; blocs count from the first actor."""
        parts_of: dict[str, list[int]] = defaultdict(list)
        for number, part in enumerate(parts):
            for name in part.solution.places:
                parts_of[name].append(number)
        places: Places = {}
        done: set[int] = set()
        blocs: dict[str, int] = {}
        for first in self.nodes:
            if first in blocs:
                continue
            places[first] = 0
            reached = [first]
            for name in reached:
                for number in parts_of[name]:
                    if number not in done:
                        done.add(number)
                        own = parts[number].solution.places
                        new = sorted(set(own) - places.keys())
                        turn = {own[name]: places[name], places[name]: own[name]}
                        places |= {other: turn.get(own[other], own[other]) for other in new}
                        reached += new
            names: dict[int, int] = {}
            for name in sorted(reached):
                blocs[name] = names.setdefault(places[name], len(names) + 1)
        return dict(sorted(blocs.items()))
