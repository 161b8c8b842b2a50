"""Balanced and unbalanced triads of the signed network."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import networkx as nx

from alertgraph.analysis.ground.arguments import check_number, check_seed
from alertgraph.analysis.ground.baselines import resigned
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.ground.ties import Row, counted, joined_claims, signed, stating
from alertgraph.analysis.ground.variants import weak_share

#: The four kinds of triads, by how many of their ties are positive.
KINDS: Final = {3: "+++", 2: "++-", 1: "+--", 0: "---"}


@dataclass(frozen=True, eq=False)
class TriadCensus:
    """The triads of a network by kind, and how many are balanced: ``share`` of all, ``expected`` where signs are shuffled.

    ``share`` and ``expected`` are 0 to 1, and None where there is no triad; ``at_least`` is the chance of a share as high,
    (r + 1) / (shuffles + 1) where r shuffles have no fewer balanced triads. ``weak`` is the share of the claims of all these
    triads that are hedged, reported or not said to have happened. ``kinds`` is a table: kind, balanced, count, share (of all
    triads), expected (how many a shuffle has, on average), weak (as above, of the triads of the kind). ``signs`` says how
    acts of law and yielding are counted.
    """

    triads: int
    balanced: int
    share: float | None
    expected: float | None
    at_least: float | None
    weak: float
    kinds: Frame
    signs: str


def triads(net: "nx.MultiDiGraph[str]", *, legal_acts: str = UNSIGNED, yielding: str = UNSIGNED) -> Frame:
    """Return the triads of the signed network: three actors of which each pair has a tie of a sign.

    Columns: a, a_label, b, b_label, c, c_label, ab, ac, bc (signs of the ties, 1 or -1), kind, balanced, weak (the
    share of the claims that are hedged, reported or not said to have happened), claims.
    DEFINITION: a triad is balanced where the product of its signs is positive: three friends, or two with a common enemy.
    A pair with as many positive as negative claims has no sign, and is in no triad. SOURCE: Heider 1946; Cartwright and
    Harary 1956 for cycles of any length.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    network = signed(net)
    row_of = {row["id"]: row for row in counted(net, things=False)}
    rows = []
    for names in _triangles(network):
        a, b, c = names
        ties = [network.edges[pair] for pair in ((a, b), (a, c), (b, c))]
        signs = [tie["sign"] for tie in ties]
        labelled = [value for name in names for value in (name, network.nodes[name]["label"])]
        kind = KINDS[signs.count(1)]
        claims = joined_claims(tie["claims"] for tie in ties)
        weak = weak_share([row_of[claim] for claim in claims.split("|")])
        rows.append((*labelled, *signs, kind, signs.count(-1) % 2 == 0, weak, claims))
    columns = ("a", "a_label", "b", "b_label", "c", "c_label", "ab", "ac", "bc", "kind", "balanced", "weak", "claims")
    return stating(frame(columns, rows), net)


def triad_census(
    net: "nx.MultiDiGraph[str]", *, shuffles: int = 1000, seed: int = 1, legal_acts: str = UNSIGNED, yielding: str = UNSIGNED
) -> TriadCensus:
    """Return how many triads of the signed network are of each kind, and how many would be if signs fell by chance.

    DEFINITION: triads are those of ``triads()``; a shuffle deals the signs anew, as many of each as there are, among the pairs
    whose claims have one sign, with a fixed ``seed``: as ``chance(net, "balance", baseline="signs")``, which says the same for
    as many draws of the same seed. SOURCE: Cartwright and Harary 1956 (degree of balance, a share of the cycles of any
    length), Aref and Wilson 2018, Measuring partial balance in signed networks (the share of triads), Leskovec, Huttenlocher
    and Kleinberg 2010 (shuffled signs), Phipson and Smyth 2010 (``at_least``). Raises AnalysisError for a number of shuffles
    below 1, and a seed that is no whole number.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    shuffles, seed = check_number(shuffles, "shuffles is a number of times"), check_seed(seed)
    network = signed(net)
    found = kinds_of(network)
    claims = _claims_of(net, network)
    total, balanced = found.total(), _balanced(found)
    drawn = [kinds_of(one) for one in _shuffled(net, network, shuffles, seed)] if total else []
    means = {kind: sum(one[kind] for one in drawn) / len(drawn) if drawn else None for kind in KINDS.values()}
    rows = [
        (
            kind,
            number % 2 == 1,
            found[kind],
            found[kind] / total if total else None,
            means[kind],
            weak_share(claims[kind].values()),
        )
        for number, kind in KINDS.items()
    ]
    return TriadCensus(
        total,
        balanced,
        balanced / total if total else None,
        sum(map(_balanced, drawn)) / len(drawn) / total if total else None,
        (sum(_balanced(one) >= balanced for one in drawn) + 1) / (len(drawn) + 1) if total else None,
        weak_share({name: row for some in claims.values() for name, row in some.items()}.values()),
        frame(("kind", "balanced", "count", "share", "expected", "weak"), rows),
        network.graph["signs"],
    )


def kinds_of(network: "nx.Graph[str]") -> Counter[str]:
    """Return how many triads of a signed Graph are of each kind; none where it has no triad."""
    edges = network.adj
    return Counter(_kind(edges, names) for names in _triangles(network))


def _kind(edges: Any, names: tuple[str, str, str]) -> str:
    return KINDS[sum(edges[one][other]["sign"] > 0 for one, other in combinations(names, 2))]


def _claims_of(net: "nx.MultiDiGraph[str]", network: "nx.Graph[str]") -> dict[str, dict[str, Row]]:
    """Return the claims of the triads of each kind, each once, by identifier."""
    row_of = {row["id"]: row for row in counted(net, things=False)}
    found: dict[str, dict[str, Row]] = {kind: {} for kind in KINDS.values()}
    for names in _triangles(network):
        claims = found[_kind(network.adj, names)]
        for pair in combinations(names, 2):
            claims.update((name, row_of[name]) for name in network.edges[pair]["claims"].split("|"))
    return found


def _balanced(kinds: Counter[str]) -> int:
    return kinds["+++"] + kinds["+--"]


def _shuffled(net: "nx.MultiDiGraph[str]", network: "nx.Graph[str]", draws: int, seed: int) -> Iterator["nx.Graph[str]"]:
    """Give the triads' part of a signed Graph with signs dealt anew, as ``chance(baseline="signs")`` deals them."""
    ties: nx.Graph[str] = nx.Graph()
    for names in _triangles(network):
        ties.add_edges_from((one, other, dict(network.edges[one, other])) for one, other in combinations(names, 2))
    # all claims of a pair that can exchange its sign have the same one, so that one of them tells it
    one_of = {tuple(sorted((row["subject"], row["object"]))): row for row in counted(net, things=False) if row["effect"]}
    plain = [
        one_of[a, b]
        for a, b in map(sorted, network.edges)
        if 0 in (network.edges[a, b]["positive"], network.edges[a, b]["negative"])
    ]
    for drawn in resigned(net, plain, draws, seed):
        for one, other, sign in drawn.edges(data="effect"):
            if ties.has_edge(one, other):
                ties.edges[one, other]["sign"] = sign
        yield ties


def _triangles(network: "nx.Graph[str]") -> Iterator[tuple[str, str, str]]:
    """Give the triads of ties with a sign, each once, its actors and all of them in order of identifiers."""
    later = {name: {other for other, tie in ties.items() if tie["sign"] and other > name} for name, ties in network.adj.items()}
    for a in sorted(later):
        for b in sorted(later[a]):
            for c in sorted(later[a] & later[b]):
                yield a, b, c
