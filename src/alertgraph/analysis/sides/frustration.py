"""How far a signed network is from balance: the frustration index, computed exactly."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.sides.parts import Division, Part
from alertgraph.analysis.sides.signedties import SignedTies

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, eq=False)
class Frustration:
    """The frustration index of a network, with its proof, and one division into two sides that has it.

    ``index`` is the cost of the division, ``bound`` what no division costs less than, ``gap`` how much of the index the two
    are apart (0 to 1), ``proven`` whether they are equal: only then is it the index, else the best that was found in time.
    ``total`` is what all ties weigh, ``normalised`` 1 - 2 index / total (1 for balance; Aref and Wilson 2018).
    Tables: ``sides`` (actor, label, side, ties, weak: the share of its claims that are hedged, reported or not said to have
    happened, claims), ``frustrated`` (the pairs that the division goes against) and ``proof`` (a row a part).
    ``signs`` says how acts of law and yielding are counted.
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
    signs: str


def frustration(
    net: "nx.MultiDiGraph[str]",
    *,
    weighted: bool = False,
    time_limit: float | None = None,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Frustration:
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
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
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
        ties.signs,
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
