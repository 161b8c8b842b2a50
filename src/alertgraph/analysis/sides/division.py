"""A division of actors into blocs: what it costs, and a good one to start from."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

#: The place of each actor: the number of its bloc, from 0.
Places = dict[str, int]


class Tie(NamedTuple):
    """What it costs to part two actors (sign 1), or to keep them together (-1); a ``sure`` tie must not be gone against."""

    a: str
    b: str
    sign: int
    weight: int
    sure: bool = False


def cost_of(ties: Iterable[Tie], places: Places) -> int:
    """Return what a division costs: the weights of the ties that it goes against."""
    return sum(tie.weight for tie in ties if (places[tie.a] == places[tie.b]) != (tie.sign > 0))


def start_division(ties: Sequence[Tie], k: int, order: Sequence[float]) -> Places:
    """Return a good division into at most ``k`` blocs: ties join actors in an order, then actors move while that helps.

    Groups that a tie joins are turned against each other as is cheapest; ``order`` has a number for each tie, low ones first.
    No proof comes with it. Ties of equal number are taken as they come.
    """
    dear = 1 + sum(tie.weight for tie in ties)
    beside: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for tie in ties:
        pull = tie.sign * (dear if tie.sure else tie.weight)
        beside[tie.a].append((tie.b, pull))
        beside[tie.b].append((tie.a, pull))
    places = dict.fromkeys(beside, 0)
    group = {name: [name] for name in beside}
    turns = list(itertools.permutations(range(k)))
    for number in sorted(range(len(ties)), key=lambda number: (not ties[number].sure, order[number])):
        larger, smaller = group[ties[number].a], group[ties[number].b]
        if larger is smaller:
            continue
        if len(larger) < len(smaller):
            larger, smaller = smaller, larger
        pulls: Counter[tuple[int, int]] = Counter()
        for name in smaller:
            for other, pull in beside[name]:
                if group[other] is larger:
                    pulls[places[name], places[other]] += pull
        turn = max(turns, key=lambda turn: sum(pulls[place, turn[place]] for place in range(k)))
        for name in smaller:
            places[name] = turn[places[name]]
            group[name] = larger
        larger += smaller
    _settle(beside, places, k)
    return places


def _settle(beside: dict[str, list[tuple[str, int]]], places: Places, k: int) -> None:
    """Move one actor after another to the bloc where its ties cost least, until none gains by a move."""
    asked = dict.fromkeys(beside)
    while asked:
        name = next(iter(asked))
        del asked[name]
        drawn = [0] * k
        for other, pull in beside[name]:
            drawn[places[other]] += pull
        best = max(range(k), key=drawn.__getitem__)
        if drawn[best] > drawn[places[name]]:
            places[name] = best
            asked |= dict.fromkeys(other for other, _ in beside[name])
