"""The blocs that the signed network has beside those that an alert itself names."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import comb

import networkx as nx

from alertgraph.analysis.firmness import Firmness, together
from alertgraph.analysis.frames import Frame, frame
from alertgraph.analysis.frustration import SignedTies
from alertgraph.errors import AnalysisError


@dataclass(frozen=True, eq=False)
class BlocComparison:
    """The best division of a network beside blocs that are named: what the division costs, and two tables.

    ``cost``, ``bound`` and ``proven`` are those of ``blocs()``; ``adjusted_rand`` tells how far the two divisions of the
    network's actors agree (1: wholly, about 0: as by chance; whoever is in no named bloc counts as one more). ``figures`` has
    a row a named bloc: named, members, present (those with a signed tie), bloc (the found one that holds most of them),
    overlap (how many), jaccard (overlap / actors in either, 0 to 1), together (the least cost of a division that has all
    present in one bloc), excess (that less ``cost``) and proven. ``actors`` has a row an actor: actor, label, named
    (or ""), bloc (0 for a member that has no signed tie), fixed, ties and claims.
    """

    cost: int
    bound: int
    proven: bool
    adjusted_rand: float
    figures: Frame
    actors: Frame


def compare_blocs(
    net: "nx.MultiDiGraph[str]",
    named: Mapping[str, Collection[str]] | Collection[str],
    k: int = 2,
    *,
    weighted: bool = False,
    time_limit: float | None = None,
    certain: bool = True,
) -> BlocComparison:
    """Return the best division into at most ``k`` blocs beside the blocs that an alert names, given as names of actors.

    ``named`` is a collection of identifiers, or several under names of their own. Who is named without a signed tie is told
    as absent. The named blocs may be of states, the ties those of governments and leaders: merge them first, with
    ``networkx.relabel_nodes``, where that is meant. DEFINITION: the division and ``fixed`` are those of ``blocs()``; the
    adjusted Rand index is that of Hubert and Arabie 1985. Raises AnalysisError as ``blocs()`` does, for an actor in two named
    blocs, and where no member of a named bloc has a signed tie.
    """
    ties = SignedTies(net, weighted)
    groups = _groups(named)
    divider = ties.divider(k, time_limit)
    best = divider.divide()
    fixed = Firmness(divider, best).fixed() if certain else dict.fromkeys(best.blocs)
    figures = []
    for name, members in groups.items():
        present = [member for member in members if member in best.blocs]
        if not present:
            raise AnalysisError(f"no member of {name} has a tie of cooperation or conflict in this network; {_MERGE}")
        counts = Counter(best.blocs[member] for member in present)
        bloc = min(counts, key=lambda bloc: (-counts[bloc], bloc))
        size = sum(other == bloc for other in best.blocs.values())
        overlap = counts[bloc]
        forced = divider.divide(together(a, b) for a, b in pairwise(present))
        proven = forced.cost == forced.bound and best.cost == best.bound
        jaccard = overlap / (len(present) + size - overlap)
        excess = forced.cost - best.cost
        figures.append((name, len(members), len(present), bloc, overlap, jaccard, forced.cost + ties.mixed, excess, proven))
    name_of = {member: name for name, members in groups.items() for member in members}
    rows = [
        (actor, ties.label(actor), name_of.get(actor, ""), bloc, fixed[actor], *ties.evidence(actor))
        for actor, bloc in best.blocs.items()
    ]
    rows += [(actor, _label(net, actor), name_of[actor], 0, False, 0, "") for actor in sorted(name_of.keys() - best.blocs.keys())]
    return BlocComparison(
        best.cost + ties.mixed,
        best.bound + ties.mixed,
        best.cost == best.bound,
        adjusted_rand([(name_of.get(actor, ""), bloc) for actor, bloc in best.blocs.items()]),
        frame(("named", "members", "present", "bloc", "overlap", "jaccard", "together", "excess", "proven"), figures),
        frame(("actor", "label", "named", "bloc", "fixed", "ties", "claims"), rows),
    )


_MERGE = "name actors as the network does, or merge a state with its governments first (networkx.relabel_nodes)"


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


def _groups(named: Mapping[str, Collection[str]] | Collection[str]) -> dict[str, list[str]]:
    """Return named blocs, each sorted; raises AnalysisError where that is none, or an actor is in two."""
    if isinstance(named, str):
        raise AnalysisError(f"give a collection of actors, such as [{named!r}], or several under names of their own")
    groups = dict(named) if isinstance(named, Mapping) else {"named": named}
    if twice := sorted(
        name for name, number in Counter(m for members in groups.values() for m in set(members)).items() if number > 1
    ):
        raise AnalysisError(f"named in two blocs: {', '.join(twice)}; an actor is in one at most")
    if not groups:
        raise AnalysisError("no bloc is named; give a collection of actors, or several under names of their own")
    return {name: sorted(set(members)) for name, members in groups.items()}


def _label(net: "nx.MultiDiGraph[str]", actor: str) -> str:
    """Return the label of an actor that the projection may not hold at all."""
    return str(net.nodes[actor]["label"]) if actor in net else actor
