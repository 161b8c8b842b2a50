"""The integer programme that divides one part of a signed network into blocs at the least cost, and proves that it does."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import ceil, inf
from time import monotonic
from typing import Any, NamedTuple

import numpy as np

from alertgraph.analysis.ground.extras import library
from alertgraph.analysis.sides.cycles import CLOSE, Cycles, packed
from alertgraph.analysis.sides.division import Places, Tie, cost_of, start_division

#: The share of a time limit that is kept for starts by chance: in a network of many thousand ties they find better divisions
#: than the programme does in all of it.
SEARCHED = 0.2
#: A row of a programme: its variables, each with a factor, and the least that they may come to.
_Row = tuple[dict[int, float], float]
_BALANCED = "balanced: no tie is gone against"


class Solution(NamedTuple):
    """A division, what it costs, what surely none costs less than, and how the solver ended."""

    places: Places
    cost: int
    bound: int
    status: str


def guess(ties: Sequence[Tie], k: int) -> Solution:
    """Return a good division of a connected part at once, with no bound."""
    places = start_division(ties, k, [0.0] * len(ties))
    cost = cost_of(ties, places)
    return Solution(places, cost, 0, "time limit reached before this part" if cost else _BALANCED)


def solve(ties: Sequence[Tie], k: int, deadline: float = inf) -> Solution:
    """Return the cheapest division of a connected part into at most ``k`` blocs, proven where its cost is its bound.

    Once ``deadline`` (of ``time.monotonic``) is over, the best that was found comes back, with the bound that was reached.
    """
    best = start_division(ties, k, [0.0] * len(ties))
    if not cost_of(ties, best):
        return Solution(best, 0, 0, _BALANCED)
    last, deadline = deadline, monotonic() + (1 - SEARCHED) * (deadline - monotonic())
    programme = _Programme(ties, k)
    found, bound = programme.relax(deadline)
    best = min([best, *found], key=lambda places: cost_of(ties, places))
    if bound >= cost_of(ties, best):
        status = "optimal: cycles that no division satisfies cost as much"
    elif monotonic() > deadline:
        status = "time limit reached before the integer programme"
    else:
        result = programme.run(deadline)
        status = str(result.message)
        if result.x is not None:
            best = min(best, programme.read(result.x), key=lambda places: cost_of(ties, places))
        if result.mip_dual_bound is not None and np.isfinite(result.mip_dual_bound):
            bound = max(bound, ceil(result.mip_dual_bound - CLOSE))
    if last < inf and bound < cost_of(ties, best):
        best = min(chain([best], _searched(ties, k, last)), key=lambda places: cost_of(ties, places))
    # What a division costs is counted anew, never taken from the solver.
    cost = cost_of(ties, best)
    return Solution(best, cost, min(bound, cost), status)


def _searched(ties: Sequence[Tie], k: int, deadline: float) -> Iterable[Places]:
    """Yield good divisions that start from ties in orders drawn by chance, until the deadline is over."""
    dice = random.Random(1)  # noqa: S311
    while monotonic() < deadline:
        yield start_division(ties, k, [dice.random() for _ in ties])


class _Programme:
    """Variables are, for each actor and place, whether it has it, then, for each tie, whether the division goes against it.

    These are the models of Aref, Mason and Wilson (2020), for any number of blocs, with rows for cycles that cost a tie.
    """

    def __init__(self, ties: Sequence[Tie], k: int) -> None:
        self.ties, self.k = ties, k
        degrees = Counter(end for tie in ties for end in (tie.a, tie.b))
        self.nodes = sorted(degrees, key=lambda name: (-degrees[name], name))
        self.weights = [0.0 if tie.sure else float(tie.weight) for tie in ties]
        self.upper = [0.0 if tie.sure else 1.0 for tie in ties]
        self.cycles: list[tuple[int, ...]] = []

    def relax(self, deadline: float) -> tuple[list[Places], int]:
        """Look for cycles until the linear relaxation breaks none; return divisions made of its answers, and its bound.

        It stops halfway to the deadline, to leave time for the integer programme.
        """
        found: list[Places] = []
        bound, cycles, values = 0, Cycles(self.ties, self.k), np.zeros(len(self.ties))
        half = monotonic() + (deadline - monotonic()) / 2
        while not found or monotonic() < half:
            new = sorted(set(cycles.broken(values, half)) - set(self.cycles))
            if not new:
                break
            self.cycles += new
            if not found:
                bound = packed(new, [inf if tie.sure else tie.weight for tie in self.ties])
            if monotonic() > half:
                break
            result = _minimise(self.weights, self.upper, self._cycle_rows(0), half, whole=False)
            if result.status != 0:
                break
            values, bound = result.x, max(bound, ceil(result.fun - CLOSE))
            found.append(start_division(self.ties, self.k, values))
            if cost_of(self.ties, found[-1]) <= bound:
                break
        # Those that hold the bound up are enough for the integer programme, and keep it small.
        self.cycles = [cycle for cycle in self.cycles if values[list(cycle)].sum() < 1 + CLOSE]
        return found, bound

    def run(self, deadline: float) -> Any:
        """Return the answer of the integer programme itself."""
        places = len(self.nodes) * self.k
        # The actor of most ties has the first place, the next one of the first two: places have no names of their own.
        upper = [float(place <= node) for node in range(len(self.nodes)) for place in range(self.k)]
        rows = [*self._place_rows(), *self._tie_rows(places), *self._cycle_rows(places)]
        return _minimise([0.0] * places + self.weights, upper + self.upper, rows, deadline, whole=True)

    def read(self, values: Any) -> Places:
        """Return the places that an answer of the integer programme gives."""
        table = np.asarray(values[: len(self.nodes) * self.k]).reshape(-1, self.k)
        return dict(zip(self.nodes, table.argmax(axis=1).tolist(), strict=True))

    def _place_rows(self) -> Iterable[_Row]:
        """Each actor has one place: not more, and not less."""
        for node in range(len(self.nodes)):
            own = range(node * self.k, (node + 1) * self.k)
            yield dict.fromkeys(own, 1), 1
            yield dict.fromkeys(own, -1), -1

    def _tie_rows(self, first: int) -> Iterable[_Row]:
        """A positive tie is gone against where its ends have different places, a negative one where they have the same."""
        number = {name: place for place, name in enumerate(self.nodes)}
        for x, tie in enumerate(self.ties, first):
            for place in range(self.k):
                a, b = number[tie.a] * self.k + place, number[tie.b] * self.k + place
                if tie.sign > 0:
                    yield {x: 1, a: -1, b: 1}, 0
                    yield {x: 1, a: 1, b: -1}, 0
                else:
                    yield {x: 1, a: -1, b: -1}, -1

    def _cycle_rows(self, first: int) -> Iterable[_Row]:
        """A division goes against a tie of each cycle."""
        for cycle in self.cycles:
            yield dict.fromkeys((first + tie for tie in cycle), 1), 1


def _minimise(costs: list[float], upper: list[float], rows: Iterable[_Row], deadline: float, *, whole: bool) -> Any:
    """Return HiGHS's answer for variables from 0 to ``upper``, whole numbers or not; its seed is fixed."""
    optimize, sparse = library("scipy.optimize"), library("scipy.sparse")
    parts = list(rows)
    factors = [factor for row, _ in parts for factor in row.values()]
    columns = np.array([variable for row, _ in parts for variable in row], dtype=np.int32)  # HiGHS takes no others, which not
    ends = np.cumsum([0, *(len(row) for row, _ in parts)], dtype=np.int32)  # every scipy makes of longer ones
    table = sparse.csr_array((factors, columns, ends), shape=(len(parts), len(costs)))
    options = {"mip_rel_gap": 0.0}
    if deadline < inf:
        options["time_limit"] = max(deadline - monotonic(), 0.01)
    return optimize.milp(
        costs,
        integrality=np.full(len(costs), int(whole)),
        bounds=optimize.Bounds(0, upper),
        constraints=optimize.LinearConstraint(table, [least for _, least in parts], np.inf),
        options=options,
    )
