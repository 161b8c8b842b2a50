"""Balanced and unbalanced triads of the signed network."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import networkx as nx
import numpy as np

from alertgraph.analysis.frames import Frame, frame
from alertgraph.analysis.frustration import joined_claims
from alertgraph.analysis.ties import signed
from alertgraph.errors import AnalysisError

Numbers: TypeAlias = np.ndarray[Any, np.dtype[Any]]
#: The four kinds of triads, by how many of their ties are positive.
KINDS: Final = {3: "+++", 2: "++-", 1: "+--", 0: "---"}


@dataclass(frozen=True, eq=False)
class TriadCensus:
    """The triads of a network by kind, and how many are balanced: ``share`` of all, ``expected`` where signs are shuffled.

    ``share`` and ``expected`` are 0 to 1, and None where there is no triad; ``at_least`` is the share of shuffles with no
    fewer balanced triads. ``kinds`` is a table: kind, balanced, count, share (of all triads), expected (how many a shuffle
    has, on average).
    """

    triads: int
    balanced: int
    share: float | None
    expected: float | None
    at_least: float | None
    kinds: Frame


def triads(net: "nx.MultiDiGraph[str]") -> Frame:
    """Return the triads of the signed network: three actors of which each pair has a tie of a sign.

    Columns: a, a_label, b, b_label, c, c_label, ab, ac, bc (signs of the ties, 1 or -1), kind, balanced, claims.
    DEFINITION: a triad is balanced where the product of its signs is positive: three friends, or two with a common enemy.
    A pair with as many positive as negative claims has no sign, and is in no triad. SOURCE: Heider 1946, Cartwright and
    Harary 1956.
    """
    network = signed(net)
    rows = []
    for names in _triangles(network):
        a, b, c = names
        ties = [network.edges[pair] for pair in ((a, b), (a, c), (b, c))]
        signs = [tie["sign"] for tie in ties]
        labelled = [value for name in names for value in (name, network.nodes[name]["label"])]
        kind = KINDS[signs.count(1)]
        rows.append((*labelled, *signs, kind, signs.count(-1) % 2 == 0, joined_claims(tie["claims"] for tie in ties)))
    return frame(("a", "a_label", "b", "b_label", "c", "c_label", "ab", "ac", "bc", "kind", "balanced", "claims"), rows)


def triad_census(net: "nx.MultiDiGraph[str]", *, shuffles: int = 1000, seed: int = 0) -> TriadCensus:
    """Return how many triads of the signed network are of each kind, and how many would be if signs fell by chance.

    DEFINITION: triads are those of ``triads()``; a shuffle gives the signs of all ties anew, as many of each as there are, to
    the same pairs, with a fixed ``seed``. SOURCE: Cartwright and Harary 1956 (degree of balance as the share of triads),
    Leskovec, Huttenlocher and Kleinberg 2010 (shuffled signs). Raises AnalysisError for a number of shuffles below 1.
    """
    if shuffles < 1:
        raise AnalysisError(f"signs are shuffled once at least; got {shuffles!r}")
    network = signed(net)
    pairs = {pair: number for number, pair in enumerate((a, b) for a, b, sign in network.edges(data="sign") if sign)}
    signs = np.array([network.edges[pair]["sign"] for pair in pairs], dtype=int)
    found = [[pairs[a, b], pairs[a, c], pairs[b, c]] for a, b, c in _triangles(network)]
    places = np.array(found, dtype=int).reshape(-1, 3)
    counts = _counts(signs, places)
    chance = np.random.default_rng(seed)
    shuffled = [_counts(chance.permutation(signs), places) for _ in range(shuffles)] if found else []
    total, balanced = len(found), counts[3] + counts[1]
    means = {number: sum(one[number] for one in shuffled) / shuffles for number in KINDS}
    rows = [
        (kind, number % 2 == 1, counts[number], counts[number] / total if total else None, means[number] if total else None)
        for number, kind in KINDS.items()
    ]
    return TriadCensus(
        total,
        balanced,
        balanced / total if total else None,
        (means[3] + means[1]) / total if total else None,
        sum(one[3] + one[1] >= balanced for one in shuffled) / shuffles if total else None,
        frame(("kind", "balanced", "count", "share", "expected"), rows),
    )


def _counts(signs: Numbers, places: Numbers) -> Counter[int]:
    """Return how many triads have each number of positive ties."""
    return Counter((signs[places] > 0).sum(axis=1).tolist())


def _triangles(network: "nx.Graph[str]") -> Iterator[tuple[str, str, str]]:
    """Give the triads of ties with a sign, each once, its actors and all of them in order of identifiers."""
    later = {name: {other for other, tie in ties.items() if tie["sign"] and other > name} for name, ties in network.adj.items()}
    for a in sorted(later):
        for b in sorted(later[a]):
            for c in sorted(later[a] & later[b]):
                yield a, b, c
