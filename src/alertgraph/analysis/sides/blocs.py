"""The best division of a signed network into blocs, and how much of it is certain."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from alertgraph.analysis.ground.arguments import several
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.ground.ties import stating
from alertgraph.analysis.sides.firmness import Firmness, apart, together
from alertgraph.analysis.sides.frustration import gap, proof
from alertgraph.analysis.sides.signedties import SignedTies
from alertgraph.errors import AnalysisError, shown


@dataclass(frozen=True, eq=False)
class Blocs:
    """The best division of a network into at most ``k`` blocs, with its proof.

    ``cost`` is what the division costs, ``bound`` what none costs less than, ``gap`` how much of the cost the two are apart
    (0 to 1), ``proven`` whether they are equal: only then is it the best, else the best that was found in time. Tables:
    ``actors`` (actor, label, bloc, fixed, ties, weak: the share of its claims that are hedged, reported or not said to have
    happened, claims), ``against`` (the pairs that the division goes against) and
    ``proof`` (a row a part). ``signs`` says how acts of law and yielding are counted.
    """

    k: int
    cost: int
    bound: int
    gap: float
    proven: bool
    actors: Frame
    against: Frame
    proof: Frame
    signs: str


def blocs(
    net: "nx.MultiDiGraph[str]",
    k: int = 2,
    *,
    weighted: bool = False,
    time_limit: float | None = None,
    certain: bool = True,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Blocs:
    """Return the division of the signed network into at most ``k`` blocs (2 to 6) that goes against the fewest ties.

    DEFINITION: the cost of a division is the number of negative ties within and of positive ties between blocs; of two blocs
    the least is the frustration index. A tie is a pair (those with as many claims of either sign are left out) or,
    ``weighted``, a claim. SOURCE: Davis 1967, Doreian and Mrvar 1996; exact by an integer programme as in ``frustration()``.

    Several divisions may cost as little, and which of them comes back is arbitrary. ``fixed`` is true for an actor that all
    of them have with the core of its bloc: its largest set of actors that none of them parts, nor joins to another core. It is
    false for one that may as well stand elsewhere, such as any of a lesser connected part, and None where time ran out or,
    without ``certain``, nobody asked. Blocs are numbered by their first actor. Raises AnalysisError as
    ``frustration()`` does, and for another ``k``.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    ties = SignedTies(net, weighted)
    divider = ties.divider(k, time_limit)
    division = divider.divide()
    fixed = Firmness(divider, division).fixed() if certain else dict.fromkeys(division.blocs)
    cost, bound = division.cost + ties.mixed, division.bound + ties.mixed
    rows = [(name, ties.label(name), bloc, fixed[name], *ties.evidence(name)) for name, bloc in division.blocs.items()]
    return Blocs(
        divider.k,
        cost,
        bound,
        gap(cost, bound),
        cost == bound,
        frame(("actor", "label", "bloc", "fixed", "ties", "weak", "claims"), rows),
        ties.against(division.blocs),
        proof(division),
        ties.signs,
    )


def bloc_pairs(
    net: "nx.MultiDiGraph[str]",
    actors: Collection[str],
    k: int = 2,
    *,
    weighted: bool = False,
    time_limit: float | None = None,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Frame:
    """Return for each pair of a few actors what it costs to have them in one bloc and in two, and what is surely so.

    Columns: a, a_label, b, b_label, together and apart (the least cost of a division that has them so), ``surely``
    ("together" or "apart" where every best division has them so, "either" where both cost the same, "" where time ran out:
    the costs are then the least that were found, or None for a pair that was never asked). DEFINITION and SOURCE as of
    ``blocs()`` (Davis 1967, Doreian and Mrvar 1996): the programme is solved anew for each pair. Raises AnalysisError as
    ``blocs()`` does, for an actor without a signed tie, and for a single identifier.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    ties = SignedTies(net, weighted)
    if isinstance(actors, str):
        raise AnalysisError(f"a pair has two actors; give several identifiers, such as [{shown(actors)}, 'id:other']")
    chosen = sorted(several(actors))
    if absent := sorted(set(chosen) - set(ties.network)):
        raise AnalysisError(f"no tie of cooperation or conflict between actors: {', '.join(absent)}; leave out who has none")
    divider = ties.divider(k, time_limit)
    rows: list[tuple[object, ...]] = []
    for a, b in combinations(chosen, 2):
        if rows and divider.is_over():  # a pair at least, that even a short time leads to something
            rows.append((a, ties.label(a), b, ties.label(b), None, None, ""))
            continue
        one, two = divider.divide([together(a, b)]), divider.divide([apart(a, b)])
        surely = ""
        if one.cost == one.bound == two.cost == two.bound:
            surely = "either"
        elif one.cost < two.bound:
            surely = "together"
        elif two.cost < one.bound:
            surely = "apart"
        rows.append((a, ties.label(a), b, ties.label(b), one.cost + ties.mixed, two.cost + ties.mixed, surely))
    return stating(frame(("a", "a_label", "b", "b_label", "together", "apart", "surely"), rows), net)
