"""How far a signed network is from balance: the frustration index, computed exactly."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from numbers import Integral, Real
from time import monotonic

import networkx as nx

from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.ties import counted, signed
from alertgraph.analysis.ground.variants import weak_share
from alertgraph.analysis.sides.division import Tie
from alertgraph.analysis.sides.parts import Divider, Division, Part
from alertgraph.errors import AnalysisError


@dataclass(frozen=True, eq=False)
class Frustration:
    """The frustration index of a network, with its proof, and one division into two sides that has it.

    ``index`` is the cost of the division, ``bound`` what no division costs less than, ``gap`` how much of the index the two
    are apart (0 to 1), ``proven`` whether they are equal: only then is it the index, else the best that was found in time.
    ``total`` is what all ties weigh, ``normalised`` 1 - 2 index / total (1 for balance; Aref and Wilson 2018).
    Tables: ``sides`` (actor, label, side, ties, weak: the share of its claims that are hedged, reported or not actual,
    claims), ``frustrated`` (the pairs that the division goes against) and ``proof`` (a row a part).
    """

    index: int
    bound: int
    gap: float
    proven: bool
    total: int
    normalised: float
    sides: Frame
    frustrated: Frame
    proof: Frame


def frustration(net: "nx.MultiDiGraph[str]", *, weighted: bool = False, time_limit: float | None = None) -> Frustration:
    """Return the frustration index of the signed network (line index of balance), proven by an integer programme.

    DEFINITION: the least number of ties that must change or go so that the actors fall into two sides, with positive ties
    within and negative ones between them. A tie is a pair (pairs with as many positive as negative claims are left out) or,
    ``weighted``, a claim: a pair costs its negative claims where it is on one side, else its positive ones.
    SOURCE: Harary 1959, Aref and Wilson 2018; the programme is that of Aref, Mason and Wilson 2020 with rows for unbalanced
    cycles, solved by HiGHS through SciPy for each biconnected part.

    The index is unique, the sides are one division of several that may cost as little (``blocs()`` says who may change);
    side 1 has the first actor by identifier of each connected part. ``time_limit`` is in seconds for all parts together
    (reading a part of thousands of actors comes on top); what it leaves unproven is also searched from starts by chance, and
    differs from run to run. Raises AnalysisError for a network without signed ties, or a limit that is none.
    """
    ties = SignedTies(net, weighted)
    division = ties.divider(2, time_limit).divide()
    cost, bound = division.cost + ties.mixed, division.bound + ties.mixed
    return Frustration(
        cost,
        bound,
        gap(cost, bound),
        cost == bound,
        ties.total,
        1 - 2 * cost / ties.total if ties.total else 1.0,
        frame(
            ("actor", "label", "side", "ties", "weak", "claims"),
            [(name, ties.label(name), side, *ties.evidence(name)) for name, side in division.blocs.items()],
        ),
        ties.against(division.blocs),
        proof(division),
    )


def gap(cost: int, bound: int) -> float:
    """Return how much of a cost its bound is below it: from 0, where it is proven, to 1."""
    return (cost - bound) / cost if cost else 0.0


def proof(division: Division) -> Frame:
    """Return how the cost of each part that is no single tie is known, larger parts first.

    Columns: part, actors, ties, cost, bound, gap (0 to 1), proven, status (the solver's word).
    """

    def row(number: int, part: Part) -> Sequence[object]:
        found = part.solution
        rest = (found.cost, found.bound, gap(found.cost, found.bound), found.cost == found.bound, found.status)
        return (number, len(found.places), len(part.ties), *rest)

    parts = [part for part in reversed(division.parts) if len(part.ties) > 1]
    columns = ("part", "actors", "ties", "cost", "bound", "gap", "proven", "status")
    return frame(columns, [row(number, part) for number, part in enumerate(parts, 1)])


class SignedTies:
    """The signed ties of a projection, as what a division may go against."""

    def __init__(self, net: "nx.MultiDiGraph[str]", weighted: bool) -> None:
        self.network, self.weighted = signed(net), weighted
        if not weighted:  # a pair with as many claims of either sign has no tie, and who has no other is in no bloc
            self.network.remove_edges_from([(a, b) for a, b, sign in self.network.edges(data="sign") if not sign])
            self.network.remove_nodes_from([*nx.isolates(self.network)])
        self._rows = {row["id"]: row for row in counted(net, things=False)}
        if not self.network:
            raise AnalysisError("this network has no tie of cooperation or conflict between actors; give one that has")
        rows = list(self.network.edges(data=True))
        self.ties = [Tie(a, b, row["sign"], row["weight"] if weighted else 1) for a, b, row in rows if row["sign"]]
        #: What any division costs: of a pair with claims of both signs, the fewer.
        self.mixed = sum(min(row["positive"], row["negative"]) for *_, row in rows) if weighted else 0
        self.total = sum(row["positive"] + row["negative"] for *_, row in rows) if weighted else len(self.ties)

    def divider(self, k: int, time_limit: float | None) -> Divider:
        """Return what divides the network into at most ``k`` blocs within a time in seconds."""
        if isinstance(k, bool) or not isinstance(k, Integral) or not 2 <= k <= 6:
            raise AnalysisError(f"a network is divided into 2 to 6 blocs; got {k!r:.60}")
        if time_limit is not None and (
            isinstance(time_limit, bool) or not isinstance(time_limit, Real) or not float(time_limit) > 0
        ):
            raise AnalysisError(f"a time limit is a number of seconds above 0, or None for no limit; got {time_limit!r}")
        return Divider(self.network, self.ties, int(k), inf if time_limit is None else monotonic() + time_limit)

    def cost(self, a: str, b: str, together: bool) -> int:
        """Return what it costs to have a tied pair together, or apart."""
        row = self.network.edges[a, b]
        if self.weighted:
            return int(row["negative"] if together else row["positive"])
        return int(row["sign"] == (-1 if together else 1))

    def label(self, name: str) -> str:
        """Return the label of an actor."""
        return str(self.network.nodes[name]["label"])

    def evidence(self, name: str, among: "nx.Graph[str] | None" = None, *, good: bool = False) -> tuple[int, float, str]:
        """Return how many signed ties an actor has, the share of weak ones among their claims, and the claims.

        Of the ties ``among`` these pairs alone, where they are given; with ``good`` of their claims of cooperation alone.
        """
        others = (self.network if among is None else among).adj[name]
        claims = joined_claims(self.network.edges[name, other]["claims"] for other in others)
        rows = [row for claim in claims.split("|") if (row := self._rows[claim])["effect"] > 0 or not good]
        return len(others), weak_share(rows), "|".join(row["id"] for row in rows)

    def against(self, blocs: dict[str, int]) -> Frame:
        """Return the pairs that a division goes against: a, a_label, b, b_label, sign, positive, negative, cost, claims."""
        rows = [
            (a, self.label(a), b, self.label(b), row["sign"], row["positive"], row["negative"], cost, row["claims"])
            for a, b, row in self.network.edges(data=True)
            if (cost := self.cost(a, b, blocs[a] == blocs[b]))
        ]
        return frame(("a", "a_label", "b", "b_label", "sign", "positive", "negative", "cost", "claims"), rows)


def joined_claims(several: Iterable[str]) -> str:
    """Return claims joined by ``|`` of several that are, sorted, each once."""
    return "|".join(sorted({claim for claims in several for claim in claims.split("|")}))
