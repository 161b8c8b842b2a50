"""How far a ranking depends on weak claims, on a section of the alert, on a speaker, on single claims."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from alertgraph.analysis.ground.arguments import check_number
from alertgraph.analysis.ground.extras import library
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.ties import Row
from alertgraph.analysis.ground.variants import variants
from alertgraph.analysis.standing.centrality import COUNTS, PLACES, Measure, by_actor, remeasurable
from alertgraph.analysis.standing.ranking import ranks, remeasured

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection

#: Above so many claims the first place is not tried against the loss of each.
TRIED: Final = 2000


class _Variant(NamedTuple):
    """A ranking recomputed: its name, how many claims went, how many there were, values and ranks before and after."""

    name: str
    removed: int
    claims: int
    measured: dict[str, float]
    places: dict[str, int]
    without: dict[str, float]
    places_without: dict[str, int]


def robustness(
    net: "Projection",
    measure: Measure,
    top: int = 10,
    layer: str | None = None,
    *,
    alone: bool = False,
    things: bool | None = None,
    backend: str | None = None,
    sample: int | None = None,
    seed: int = 1,
) -> Frame:
    """Return a row a variant and actor: the rank of the actor with all claims, and without those that the variant removes.

    The variants: without hedged, without reported, without not actual claims, without all three ("plain, asserted, actual
    only"), without each section of the alert (and with each section alone, where ``alone``), without each speaker. Speakers
    other than the alert's author are in wide projections alone, which hold reported claims
    (``graph.network(stance=("Asserted", "Reported"))``); in others the one speaker takes all claims along. A claim that
    stands in several sections goes with none of them. ``removed`` counts the claims that a variant takes from those that the
    measure counts (see :func:`ranking`); 0 says that there was nothing to remove. The actors are those within the ``top`` of
    all claims or of the variant, with a value above 0. ``change`` is the number of places gained (above 0) or lost;
    ``rank_without`` and ``change`` are None where a variant leaves nothing to rank by. An actor that loses all its claims has
    the value 0 and shares the last place.

    ``measure`` may be a function, which is given what each variant leaves, such as that of all brokerage of an actor::

        def brokerage(given):
            table = an.brokers(given, blocs)
            return dict(zip(table["actor"], table["total"]))

        an.robustness(net, brokerage)

    A variant of which it raises AnalysisError leaves nothing to rank by. For one number of a network, or several by name,
    there is :func:`recomputed`.

    Equal values share a rank. On the idea: Costenbader and Valente (2003), The stability of centrality measures when
    networks are sampled.
    """
    rows, again, measured = remeasurable(net, measure, layer, things=things, backend=backend, sample=sample, seed=seed)
    check_number(top, "top is a number of places")
    found = []
    for told in _recomputed(rows, measured, again, alone):
        shown = _top(told.measured, told.places, top) | _top(told.without, told.places_without, top)
        for actor in sorted(shown, key=lambda actor: (told.places[actor], actor)):
            rank, after = told.places[actor], told.places_without.get(actor)
            change = None if after is None else rank - after
            found.append((told.name, told.removed, actor, net.nodes[actor]["label"], rank, after, change))
    return frame(["variant", "removed", "actor", "label", "rank", "rank_without", "change"], found)


def stability(
    net: "Projection",
    measure: Measure,
    top: int = 10,
    layer: str | None = None,
    *,
    alone: bool = False,
    things: bool | None = None,
    backend: str | None = None,
    sample: int | None = None,
    seed: int = 1,
) -> Frame:
    """Return a row a variant of :func:`robustness`: how much of the ranking stays as it is with all claims.

    - ``removed`` and ``share``: the claims that the variant takes, and their share of those that the measure counts.
    - ``tau``: Kendall's tau-b of the two rankings over all actors, 1 where they agree, None where either is one tie.
      Kendall (1945), The treatment of ties in ranking problems. Needs SciPy.
    - ``top`` and ``kept``: how many actors are within the top, and how many of them still are.
    - ``first_stays``: whether exactly the same actors are first.
    - ``fall``, ``actor`` and ``label``: the most places that one of the top loses, and who that is; 0 and None where none does.

    ``tau``, ``fall``, ``actor`` and ``label`` are None where a variant leaves no claim to rank by.
    """
    rows, again, measured = remeasurable(net, measure, layer, things=things, backend=backend, sample=sample, seed=seed)
    check_number(top, "top is a number of places")
    found = []
    for told in _recomputed(rows, measured, again, alone):
        before, after = _top(told.measured, told.places, top), _top(told.without, told.places_without, top)
        first = [{actor for actor, place in places.items() if place == 1} for places in (told.places, told.places_without)]
        falls = {actor: told.places_without[actor] - told.places[actor] for actor in before & told.without.keys()}
        fallen = min(falls, key=lambda actor: (-falls[actor], actor), default=None)
        fell = fallen is not None and falls[fallen] > 0
        found.append(
            (
                told.name,
                told.removed,
                told.removed / told.claims,
                _tau(told.measured, told.without),
                len(before),
                len(before & after),
                first[0] == first[1],
                None if fallen is None else max(0, falls[fallen]),
                fallen if fell else None,
                net.nodes[fallen]["label"] if fell else None,
            )
        )
    columns = ["variant", "removed", "share", "tau", "top", "kept", "first_stays", "fall", "actor", "label"]
    return frame(columns, found)


def first_place(
    net: "Projection",
    measure: Measure,
    layer: str | None = None,
    *,
    things: bool | None = None,
    backend: str | None = None,
    sample: int | None = None,
    seed: int = 1,
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
    """
    rows, again, measured = remeasurable(net, measure, layer, things=things, backend=backend, sample=sample, seed=seed)
    places = ranks(measured)
    first = {actor for actor, place in places.items() if place == 1}
    behind = [actor for actor in sorted(measured, key=lambda actor: (places[actor], actor)) if actor not in first]
    own = by_actor(net, rows)
    needed = _needed(min(first), behind, measured, measure, own) if len(first) == 1 else None
    single: list[str] | None = None
    if (needed or 0) > 1 or len(rows) <= TRIED:
        single = []
        # where more than one must go, none does it alone
        for gone in rows if (needed or 0) <= 1 else ():
            without = ranks(remeasured([row for row in rows if row is not gone], measured, again))
            if {actor for actor, place in without.items() if place == 1} != first:
                single.append(gone["id"])
    found = []
    for actor in sorted(first):
        second = net.nodes[behind[0]]["label"] if behind else None
        found.append(
            (
                actor,
                net.nodes[actor]["label"],
                measured[actor],
                second,
                measured[behind[0]] if behind else None,
                None if single is None else len(single),
                None if single is None else "|".join(single),
                1 if single else needed,
            )
        )
    columns = ["actor", "label", "value", "second", "second_value", "single", "single_claims", "needed"]
    return frame(columns, found)


def _recomputed(
    rows: list[Row],
    measured: dict[str, float],
    again: Callable[[Collection[Row]], Mapping[str, float]],
    alone: bool,
) -> Iterator[_Variant]:
    places = ranks(measured)
    # of no claim there is no variant
    for name, left in variants(rows, alone).items() if rows else ():
        # what removes nothing needs no second look
        without = measured if len(left) == len(rows) else remeasured(left, measured, again)
        yield _Variant(name, len(rows) - len(left), len(rows), measured, places, without, ranks(without))


def _top(measured: Mapping[str, float], places: Mapping[str, int], top: int) -> set[str]:
    return {actor for actor, place in places.items() if place <= top and measured[actor] > 0}


def _tau(measured: Mapping[str, float], without: Mapping[str, float]) -> float | None:
    if not without or len(set(measured.values())) == 1 or len(set(without.values())) == 1:
        return None
    found = library("scipy.stats").kendalltau([*measured.values()], [without[actor] for actor in measured])
    return round(float(found.statistic), PLACES)


def _needed(
    actor: str, behind: Iterable[str], measured: Mapping[str, float], measure: Measure, own: Mapping[str, list[Row]]
) -> int | None:
    """Return how few claims must go for an actor to share or lose its first place; None where that is not simply told."""
    if not behind and measure in COUNTS:
        return len(own[actor])  # while it has one, of either direction, it is ranked, and alone
    if measure in ("strength", "out_strength", "in_strength"):
        # a claim that the second shares would take it down too; but of those it has no more than its own strength
        return min(int(measured[actor] - measured[other]) for other in behind)
    if measure not in ("degree", "out_degree", "in_degree"):
        return None
    partners: dict[str, int] = {}
    for row in own[actor]:
        if measure == "degree" or row["subject" if measure == "out_degree" else "object"] == actor:
            partner = row["object"] if row["subject"] == actor else row["subject"]
            partners[partner] = partners.get(partner, 0) + 1
    costs = []
    for other in behind:
        # to lose the second as a partner would take a partner from the second too, unless only one direction counts
        prices = sorted(price for partner, price in partners.items() if partner != other or measure != "degree")
        costs.append(sum(prices[: int(measured[actor] - measured[other])]))
    return min(costs)
