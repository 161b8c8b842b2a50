"""The blocs that the signed network has beside those that an alert itself names."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import comb
from typing import Final, NamedTuple

import networkx as nx

from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.membership import Membership, members
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.sides.firmness import Firmness, together
from alertgraph.analysis.sides.signedties import SignedTies
from alertgraph.errors import AnalysisError, shown

_MERGE: Final = "name actors as the network does, or merge a state with its governments first (alertgraph.analysis.merge)"


@dataclass(frozen=True, eq=False)
class BlocComparison:
    """The best division of a network beside blocs that are named: what the division costs, and two tables.

    ``cost``, ``bound`` and ``proven`` are those of ``blocs()``. Which of several best divisions comes back is arbitrary, so
    that the two are compared for the ``compared`` actors that are fixed: ``adjusted_rand`` tells how far they agree on these
    (1: wholly, about 0: as by chance; whoever is in no named bloc counts as one more). It is None where fewer than two are
    fixed, and, as ``compared``, where it is not known of all actors whether they are. ``figures`` has a row a named bloc:
    named, members, present (those with a signed tie), bloc (the found one that has most of its fixed members, or of those
    present where none is), overlap (how many of the fixed), jaccard (overlap / fixed actors in either, 0 to 1), together (the
    least cost of a division that has all present in one bloc), excess (that less ``cost``), proven and fixed (how many of
    those present); overlap, jaccard and fixed are None where it is not known who is fixed. ``actors`` has a row an actor:
    actor, label, named (or ""), bloc (0 for a member that has no signed tie), fixed, ties, weak (the share of its claims that
    are hedged, reported or not said to have happened) and claims. ``signs`` says how acts of law and yielding are counted.
    """

    cost: int
    bound: int
    proven: bool
    compared: int | None
    adjusted_rand: float | None
    figures: Frame
    actors: Frame
    signs: str


def compare_blocs(
    net: "nx.MultiDiGraph[str]",
    named: Membership,
    k: int = 2,
    *,
    weighted: bool = False,
    time_limit: float | None = None,
    certain: bool = True,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> BlocComparison:
    """Return the best division into at most ``k`` blocs beside the blocs that an alert names, given as names of actors.

    ``named`` is a collection of identifiers, or several blocs in any form that ``brokers()`` takes. Who is named without a
    signed tie is told as absent. The named blocs may be of states, the ties those of governments and leaders: merge them
    first, with ``merge()``, where that is meant. DEFINITION: the division and ``fixed`` are those of ``blocs()``; without
    ``certain`` nobody asks who is fixed. Of what is told, cost, together and excess are the same for every best division,
    and so is what is told of fixed actors alone. SOURCE: the adjusted Rand index is that of Hubert and Arabie 1985, the
    overlap as a share of either that of Jaccard 1912; ``excess`` is this project's own. Raises AnalysisError as ``blocs()``
    does, for an actor in two named blocs, and where no member of a named bloc has a signed tie.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    ties = SignedTies(net, weighted)
    groups = _groups(named)
    divider = ties.divider(k, time_limit)
    best = divider.divide()
    for name, group in groups.items():
        if not any(member in best.blocs for member in group):
            raise AnalysisError(f"no member of {name} has a tie of cooperation or conflict in this network; {_MERGE}")
    present = {name: [member for member in group if member in best.blocs] for name, group in groups.items()}
    # before it is asked who is fixed, which takes the more time
    forced = {name: divider.divide(together(a, b) for a, b in pairwise(group)) for name, group in present.items()}
    fixed = Firmness(divider, best).fixed() if certain else dict.fromkeys(best.blocs)
    sure = None if None in fixed.values() else {actor: best.blocs[actor] for actor in fixed if fixed[actor]}
    figures = []
    for name, group in groups.items():
        shared = _overlap(present[name], best.blocs, sure)
        told = (forced[name].cost + ties.mixed, forced[name].cost - best.cost)
        proven = forced[name].cost == forced[name].bound and best.cost == best.bound
        ends = (shared.bloc, shared.members, shared.jaccard)
        figures.append((name, len(group), len(present[name]), *ends, *told, proven, shared.fixed))
    name_of = {member: name for name, group in groups.items() for member in group}
    rows = [
        (actor, ties.label(actor), name_of.get(actor, ""), bloc, fixed[actor], *ties.evidence(actor))
        for actor, bloc in best.blocs.items()
    ]
    absent = sorted(name_of.keys() - best.blocs.keys())
    rows += [(actor, _label(net, actor), name_of[actor], 0, False, 0, 0.0, "") for actor in absent]
    return BlocComparison(
        best.cost + ties.mixed,
        best.bound + ties.mixed,
        best.cost == best.bound,
        None if sure is None else len(sure),
        None if sure is None or len(sure) < 2 else adjusted_rand([(name_of.get(name, ""), bloc) for name, bloc in sure.items()]),
        frame(("named", "members", "present", "bloc", "overlap", "jaccard", "together", "excess", "proven", "fixed"), figures),
        frame(("actor", "label", "named", "bloc", "fixed", "ties", "weak", "claims"), rows),
        ties.signs,
    )


class _Overlap(NamedTuple):
    """What a named bloc shares with a found one: that bloc, how many fixed members it has, their share of all in either, and
    how many are fixed at all; None for what is not known."""

    bloc: int
    members: int | None = None
    jaccard: float | None = None
    fixed: int | None = None


def _overlap(present: list[str], blocs: dict[str, int], sure: dict[str, int] | None) -> _Overlap:
    """Return what those of a named bloc that are present share with the found bloc that has most of them."""
    firm = [member for member in present if member in (sure or {})]
    counts = Counter(blocs[member] for member in firm or present)
    sizes = Counter((sure or {}).values())
    # of two that have as many the smaller one, as the numbers of blocs are arbitrary
    bloc = min(counts, key=lambda bloc: (-counts[bloc], sizes[bloc], bloc))
    if sure is None:
        return _Overlap(bloc)
    overlap = counts[bloc] if firm else 0
    either = len(firm) + sizes[bloc] - overlap
    return _Overlap(bloc, overlap, overlap / either if firm else None, len(firm))


def adjusted_rand(pairs: Iterable[tuple[object, object]]) -> float:
    """Return the adjusted Rand index of two divisions, given as the two groups of each member (Hubert and Arabie 1985).

    >>> adjusted_rand([("a", 1), ("a", 1), ("b", 2), ("b", 2)])
    1.0
    """
    both = Counter(pairs)
    one: Counter[object] = Counter()
    other: Counter[object] = Counter()
    for (first, second), number in both.items():
        one[first] += number
        other[second] += number
    alike, left, right = (sum(comb(number, 2) for number in counts.values()) for counts in (both, one, other))
    every = comb(sum(one.values()), 2)
    chance = left * right / every if every else 0.0
    most = (left + right) / 2
    return (alike - chance) / (most - chance) if most != chance else 1.0


def _groups(named: Membership) -> dict[str, list[str]]:
    """Return named blocs, each sorted; raises AnalysisError where that is none, or an actor is in two."""
    if isinstance(named, str):
        raise AnalysisError(f"give a collection of actors, such as [{shown(named)}], or several under names of their own")
    one = isinstance(named, Collection) and not isinstance(named, Mapping) and not hasattr(named, "columns")
    groups = members({"named": list(named)} if one and all(isinstance(name, str) for name in named) else named)
    if not groups:
        raise AnalysisError("no bloc is named; give a collection of actors, or several under names of their own")
    return {name: sorted(actors) for name, actors in groups.items()}


def _label(net: "nx.MultiDiGraph[str]", actor: str) -> str:
    """Return the label of an actor that the projection may not hold at all."""
    return str(net.nodes[actor]["label"]) if actor in net else actor
