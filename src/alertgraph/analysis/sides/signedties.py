"""The signed ties of a projection: what a division may go against, and the claims behind them."""

from math import inf
from numbers import Integral, Real
from time import monotonic

import networkx as nx

from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.ties import counted, joined_claims, signed
from alertgraph.analysis.ground.variants import weak_share
from alertgraph.analysis.sides.division import Tie
from alertgraph.analysis.sides.parts import Divider
from alertgraph.errors import AnalysisError, shown


class SignedTies:
    """The signed ties of a projection, as what a division may go against."""

    def __init__(self, net: "nx.MultiDiGraph[str]", weighted: bool) -> None:
        self.network, self.weighted = signed(net), weighted
        if not weighted:  # a pair with as many claims of either sign has no tie, and who has no other is in no bloc
            self.network.remove_edges_from([(a, b) for a, b, sign in self.network.edges(data="sign") if not sign])
            self.network.remove_nodes_from([*nx.isolates(self.network)])
        #: How acts of law and yielding are counted, in words.
        self.signs: str = self.network.graph["signs"]
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
            raise AnalysisError(f"a network is divided into 2 to 6 blocs; got {shown(k)}")
        if time_limit is not None and (
            isinstance(time_limit, bool) or not isinstance(time_limit, Real) or not float(time_limit) > 0
        ):
            raise AnalysisError(f"a time limit is a number of seconds above 0, or None for no limit; got {shown(time_limit)}")
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
