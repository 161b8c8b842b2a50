"""Cycles of a signed network that no division into blocs can satisfy."""

from collections.abc import Iterable, Sequence
from math import inf
from time import monotonic
from typing import Any

import numpy as np

from alertgraph.analysis.ground.extras import library
from alertgraph.analysis.sides.division import Tie

#: How far a value of the solver may be from the number that it stands for.
CLOSE = 1e-6
#: Shortest ways are asked for as many actors at once as make a table of so many places.
_AT_ONCE = 2_000_000


class Cycles:
    """The cycles of a part in which every division into ``k`` blocs goes against a tie.

    Into two blocs they are those with an odd number of negative ties (Cartwright and Harary 1956), into more those with one
    (Davis 1967). Either is a way from an actor to its double in a second copy of the part, which a negative tie leads to and,
    where there are two blocs, back from.
    """

    def __init__(self, ties: Sequence[Tie], k: int) -> None:
        place = {name: number for number, name in enumerate(sorted({end for tie in ties for end in (tie.a, tie.b)}))}
        self._number = number = len(place)
        arcs: list[tuple[int, int, int]] = []
        for name, tie in enumerate(ties):
            a, b = place[tie.a], place[tie.b]
            if tie.sign > 0:
                ways = [(a, b), (b, a), (a + number, b + number), (b + number, a + number)]
            else:
                ways = [(a, b + number), (b, a + number)]
                if k == 2:
                    ways += [(a + number, b), (b + number, a)]
            arcs += [(*way, name) for way in ways]
        self._starts, self._ends, self._ties = np.array(arcs, dtype=np.int32).T  # what graphs of scipy take, the oldest too
        self._tie_of = {(start, end): name for start, end, name in arcs}

    def broken(self, values: Any, deadline: float) -> list[tuple[int, ...]]:
        """Return cycles whose ties have values of less than one together, as numbers of ties: the shortest of each actor.

        Of a large part those that are found before the deadline.
        """
        sparse, graph = library("scipy.sparse"), library("scipy.sparse.csgraph")
        lengths = values[self._ties] + 1e-9  # of ways of no length the one of fewest ties is the shortest
        size = 2 * self._number
        doubled = sparse.csr_array((lengths, (self._starts, self._ends)), shape=(size, size))
        found: dict[tuple[int, ...], None] = {}
        step = max(1, _AT_ONCE // size)
        for first in range(0, self._number, step):
            actors = range(first, min(first + step, self._number))
            far, before = graph.dijkstra(doubled, indices=list(actors), limit=1 - CLOSE, return_predecessors=True)
            for row, actor in enumerate(actors):
                if np.isfinite(far[row, actor + self._number]):
                    found[self._way(before[row], actor)] = None
            if monotonic() > deadline:
                break
        return list(found)

    def _way(self, before: Any, actor: int) -> tuple[int, ...]:
        """Return the ties of the way to an actor's double, without those that it goes to and fro."""
        way: set[int] = set()
        at = actor + self._number
        while at != actor:
            last = int(before[at])
            way ^= {self._tie_of[last, at]}
            at = last
        return tuple(sorted(way))


def packed(cycles: Iterable[tuple[int, ...]], weights: Sequence[float]) -> int:
    """Return what cycles cost any division for sure: each in turn takes from its ties what all of them have left.

    It is a bound that needs no solver, if a lower one.
    """
    left, total = list(weights), 0.0
    for cycle in sorted(cycles, key=lambda cycle: (len(cycle), cycle)):
        taken = min(left[tie] for tie in cycle)
        if 0 < taken < inf:
            total += taken
            for tie in cycle:
                left[tie] -= taken
    return int(total)
