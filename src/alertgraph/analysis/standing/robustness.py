"""How far a ranking depends on weak claims, on a section of the alert, on a speaker."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from alertgraph.analysis.ground.arguments import check_top
from alertgraph.analysis.ground.extras import library
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.ground.ties import stating
from alertgraph.analysis.ground.variants import variants
from alertgraph.analysis.standing.measures import PLACES, Asked, Measure, Measured, measured
from alertgraph.analysis.standing.ranking import first_of, ranks

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection


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
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Frame:
    """Return a row a variant and actor: the rank of the actor with all claims, and without those that the variant removes.

    The variants: without hedged, without reported, without what is not said to have happened, without all three ("plain,
    asserted, actual only"), without each section of the alert (and with each section alone, where ``alone``), without each
    speaker. Speakers other than the alert's author are in wide projections alone, which hold reported claims
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
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    check_top(top)
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    found = measured(net, Asked(measure, layer, things, backend, sample, seed))
    table = []
    for told in _recomputed(found, alone):
        shown = _top(told.measured, told.places, top) | _top(told.without, told.places_without, top)
        for actor in sorted(shown, key=lambda actor: (told.places[actor], actor)):
            rank, after = told.places[actor], told.places_without.get(actor)
            change = None if after is None else rank - after
            table.append((told.name, told.removed, actor, net.nodes[actor]["label"], rank, after, change))
    return stating(frame(["variant", "removed", "actor", "label", "rank", "rank_without", "change"], table), net)


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
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Frame:
    """Return a row a variant of :func:`robustness`: how much of the ranking stays as it is with all claims.

    - ``removed`` and ``share``: the claims that the variant takes, and their share of those that the measure counts.
    - ``tau``: Kendall's tau-b of the two rankings over all actors, 1 where they agree, None where either is one tie.
      Kendall (1945), The treatment of ties in ranking problems. Needs SciPy.
    - ``top`` and ``kept``: how many actors are within the top, and how many of them still are.
    - ``first_stays``: whether exactly the same actors are first.
    - ``fall``, ``actor`` and ``label``: the most places that one of the top loses, and who that is; 0 and None where none does.

    ``tau``, ``fall``, ``actor`` and ``label`` are None where a variant leaves no claim to rank by.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    check_top(top)
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    found = measured(net, Asked(measure, layer, things, backend, sample, seed))
    table = []
    for told in _recomputed(found, alone):
        before, after = _top(told.measured, told.places, top), _top(told.without, told.places_without, top)
        falls = {actor: told.places_without[actor] - told.places[actor] for actor in before & told.without.keys()}
        most = max(0, *falls.values()) if falls else None
        fallen = min((actor for actor in falls if falls[actor] == most), default=None) if most else None
        stays = (len(before), len(before & after), first_of(told.places) == first_of(told.places_without))
        fall = (most, fallen, None if fallen is None else net.nodes[fallen]["label"])
        tau = _tau(told.measured, told.without)
        table.append((told.name, told.removed, told.removed / told.claims, tau, *stays, *fall))
    columns = ["variant", "removed", "share", "tau", "top", "kept", "first_stays", "fall", "actor", "label"]
    return stating(frame(columns, table), net)


def _recomputed(found: Measured, alone: bool) -> Iterator[_Variant]:
    rows, places = found.rows, ranks(found.values)
    # of no claim there is no variant
    for name, left in variants(rows, alone).items() if rows else ():
        # what removes nothing needs no second look
        without = found.values if len(left) == len(rows) else found.without(left)
        yield _Variant(name, len(rows) - len(left), len(rows), found.values, places, without, ranks(without))


def _top(measured: Mapping[str, float], places: Mapping[str, int], top: int) -> set[str]:
    return {actor for actor, place in places.items() if place <= top and measured[actor] > 0}


def _tau(measured: Mapping[str, float], without: Mapping[str, float]) -> float | None:
    if not without or len(set(measured.values())) == 1 or len(set(without.values())) == 1:
        return None
    found = library("scipy.stats").kendalltau([*measured.values()], [without[actor] for actor in measured])
    return round(float(found.statistic), PLACES)
