"""Which actors every cheapest division has together: what of its blocs is found, and what is one choice of several."""

from collections import defaultdict

import networkx as nx

from alertgraph.analysis.sides.division import Tie
from alertgraph.analysis.sides.parts import Divider, Division

#: What may be said of an actor: that it is fixed, that it is not, or, where time ran out, neither.
Fixed = bool | None


def apart(a: str, b: str) -> Tie:
    """Return what keeps two actors in different blocs."""
    return Tie(a, b, -1, 0, sure=True)


def together(a: str, b: str) -> Tie:
    """Return what keeps two actors in one bloc."""
    return Tie(a, b, 1, 0, sure=True)


class Firmness:
    """The sets of actors that no division of the same cost parts, found by parting two at a time and dividing anew."""

    def __init__(self, divider: Divider, division: Division) -> None:
        self._divider, self._division = divider, division
        self._others = [division.blocs]
        self._open: set[str] = set()
        self._asked: set[tuple[str, str]] = set()

    def fixed(self) -> dict[str, Fixed]:
        """Return for each actor whether every division of this cost has it with the core of its bloc.

        The core is the largest set of a bloc that none of them parts, and that all of them have apart from the cores of other
        blocs; a bloc may have none.
        """
        if self._division.cost > self._division.bound:
            return dict.fromkeys(self._division.blocs)
        cores: dict[int, str] = {}
        unsure = False  # whether time ran out on a set, so that the cores of what follows are not known
        fixed: dict[str, Fixed] = dict.fromkeys(self._division.blocs, False)
        for members in sorted(self._sets(), key=lambda members: (-len(members), members)):
            bloc, first = self._division.blocs[members[0]], members[0]
            if bloc in cores:
                continue
            unsure = unsure or not self._open.isdisjoint(members)
            if unsure:
                fixed |= dict.fromkeys(members)
                continue
            apart_from = [self._apart(first, core) for core in cores.values()]
            if all(apart_from):
                cores[bloc] = first
            if False not in apart_from:
                fixed |= dict.fromkeys(members, None if None in apart_from else True)
        return fixed | dict.fromkeys(self._open)

    def _sets(self) -> list[list[str]]:
        """Return the sets of actors that are surely together, each within one connected part."""
        pairs: nx.Graph[str] = nx.Graph()
        pairs.add_nodes_from(self._divider.nodes)
        pairs.add_edges_from((tie.a, tie.b) for tie in self._divider.ties)
        found: list[list[str]] = []
        for part in nx.connected_components(pairs):
            todo = [sorted(part)]
            while todo:
                groups: dict[tuple[int, ...], list[str]] = defaultdict(list)
                for name in todo.pop():
                    groups[tuple(blocs[name] for blocs in self._others)].append(name)
                if len(groups) > 1:
                    todo += groups.values()
                    continue
                (members,) = groups.values()
                if any(self._parted(members[0], other) for other in members[1:]):
                    todo.append(members)  # another division is known now, that tells them apart
                else:
                    found.append(members)
        return found

    def _parted(self, first: str, other: str) -> bool:
        """Return whether a division of the same cost parts two actors, and keep it."""
        if (first, other) in self._asked:
            return False
        if self._divider.is_over():
            self._open.add(other)
            return False
        division = self._divider.divide([apart(first, other)])
        if division.cost == self._division.cost:
            self._others.append(division.blocs)
            return True
        if division.bound <= self._division.cost:
            self._open.add(other)
        self._asked.add((first, other))
        return False

    def _apart(self, one: str, other: str) -> Fixed:
        """Return whether every division of this cost has two actors apart; None where time ran out."""
        if self._divider.is_over():
            return None
        division = self._divider.divide([together(one, other)])
        return True if division.bound > self._division.cost else False if division.cost == self._division.cost else None
