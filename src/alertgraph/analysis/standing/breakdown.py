"""How firmly an actor is first by a measure: how few claims would have to go for that to change."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.ground.ties import stating
from alertgraph.analysis.standing.measures import COUNTS, Asked, Measure, Measured, by_actor, measured
from alertgraph.analysis.standing.ranking import first_of, ranks

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection

#: Above so many claims the first place is not tried against the loss of each.
TRIED: Final = 2000


def first_place(
    net: "Projection",
    measure: Measure,
    layer: str | None = None,
    *,
    things: bool | None = None,
    backend: str | None = None,
    sample: int | None = None,
    seed: int = 1,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Frame:
    """Return a row an actor that is first by a measure: by how much, and how few claims would have to go for that to change.

    ``second`` and ``second_value`` are the label and value of the next, ``single`` is the number of claims of which each
    alone, taken away, changes who is first (a tie for the first place is a change, as is that the measure cannot be had any
    more), ``single_claims`` are those; both are None above 2000 claims, unless ``needed`` tells that there is none.
    ``needed`` is the least number of claims that do so: 1 where there is such a claim, else exact for degree and strength and
    their kinds, where one actor alone is first, and None for other measures; who has nobody behind it is first until the last
    of its claims goes. No row where there is no claim.

    After the breakdown point of robust statistics, the least contamination that changes an estimate: Donoho and Huber
    (1983), The notion of breakdown point.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    found = measured(net, Asked(measure, layer, things, backend, sample, seed))
    places = ranks(found.values)
    first = sorted(first_of(places))
    behind = sorted(found.values.keys() - first, key=lambda actor: (places[actor], actor))
    needed = _needed(found, first[0], behind) if len(first) == 1 else None
    single: list[str] | None = None
    if needed is not None and needed > 1:
        single = []  # where more than one must go, none does it alone
    elif len(found.rows) <= TRIED:
        single = _single(found, {*first})
    second = (net.nodes[behind[0]]["label"], found.values[behind[0]]) if behind else (None, None)
    alone = (None, None) if single is None else (len(single), "|".join(single))
    table = [(actor, net.nodes[actor]["label"], found.values[actor], *second, *alone, 1 if single else needed) for actor in first]
    columns = ["actor", "label", "value", "second", "second_value", "single", "single_claims", "needed"]
    return stating(frame(columns, table), net)


def _single(found: Measured, first: set[str]) -> list[str]:
    """Return the claims of which each alone, taken away, changes who is first."""
    return [
        gone["id"]
        for gone in found.rows
        if first_of(ranks(found.without([row for row in found.rows if row is not gone]))) != first
    ]


def _needed(found: Measured, actor: str, behind: Sequence[str]) -> int | None:
    """Return how few claims must go for an actor to share or lose its first place; None where that is not simply told."""
    measure = found.asked.measure
    if not behind and measure in COUNTS:
        return len(by_actor(found.net, found.rows)[actor])  # while it has one, of either direction, it is ranked, and alone
    if measure in ("strength", "out_strength", "in_strength"):
        # a claim that the second shares would take it down too; but of those it has no more than its own strength
        return min(int(found.values[actor] - found.values[other]) for other in behind)
    if measure not in ("degree", "out_degree", "in_degree"):
        return None
    partners: Counter[str] = Counter()
    for row in by_actor(found.net, found.rows)[actor]:
        if measure == "degree" or row["subject" if measure == "out_degree" else "object"] == actor:
            partners[row["object"] if row["subject"] == actor else row["subject"]] += 1
    costs = []
    for other in behind:
        # to lose the second as a partner would take a partner from the second too, unless only one direction counts
        prices = sorted(price for partner, price in partners.items() if partner != other or measure != "degree")
        costs.append(sum(prices[: int(found.values[actor] - found.values[other])]))
    return min(costs)
