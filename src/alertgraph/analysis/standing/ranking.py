"""Rankings of actors, each place with the weak claims that it rests on and the places that it has without them."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Final

from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.ties import Row
from alertgraph.analysis.ground.variants import variants, weak_share
from alertgraph.analysis.standing.centrality import Measure, by_actor, remeasurable
from alertgraph.errors import AnalysisError

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection

#: A variant that leaves less than this share of the claims is another network rather than a test of this one.
ENOUGH: Final = 0.5


def ranks(measured: Mapping[str, float]) -> dict[str, int]:
    """Return the competition rank of each actor, 1 for the greatest value: equal values share a rank, the next are left out.

    >>> ranks({"a": 3, "b": 1, "c": 3, "d": 0})
    {'a': 1, 'b': 3, 'c': 1, 'd': 4}
    """
    first: dict[float, int] = {}
    for place, value in enumerate(sorted(measured.values(), reverse=True), 1):
        first.setdefault(value, place)
    return {actor: first[value] for actor, value in measured.items()}


def ranking(
    net: "Projection",
    measure: Measure,
    layer: str | None = None,
    *,
    spread: bool = True,
    things: bool | None = None,
    backend: str | None = None,
    sample: int | None = None,
    seed: int = 1,
) -> Frame:
    """Return the actors by a measure: rank, actor, label, value, highest, lowest, weak, variants, claims; equal values share.

    ``measure`` is a name of MEASURES (see :func:`degrees` and :func:`centralities`) or a function that takes a projection
    and returns a number an actor; an actor to whom it gives none, or NaN, has no rank. ``highest`` and ``lowest`` are the
    best and the worst rank over all variants of :func:`robustness` that take claims away and leave at least half of them,
    and over all claims; ``variants`` is how many these were. Where there was none, both are None: nothing is known of how
    firm the rank is. ``spread=False`` tries none and saves that time. ``weak`` is the share of the actor's claims under the
    measure that are hedged, reported or not actual; ``claims`` are all of them: those of the layer, and for a measure of your
    own those of the projection. Things count as partners, but not on paths; with ``things=False`` they count nowhere.

    Ranks as in standard competition ranking; that none is shown without its spread is this project's own rule, after
    Costenbader and Valente (2003), The stability of centrality measures when networks are sampled.
    """
    rows, again, measured = remeasurable(net, measure, layer, things=things, backend=backend, sample=sample, seed=seed)
    places = ranks(measured)
    tried = []
    for left in variants(rows).values() if spread else ():
        if ENOUGH * len(rows) <= len(left) < len(rows) and (found := ranks(remeasured(left, measured, again))):
            tried.append(found)
    own = by_actor(net, rows)
    table = [
        (
            places[actor],
            actor,
            net.nodes[actor]["label"],
            value,
            min(places[actor], *(found[actor] for found in tried)) if tried else None,
            max(places[actor], *(found[actor] for found in tried)) if tried else None,
            weak_share(own.get(actor, [])),
            len(tried),
            "|".join(row["id"] for row in own.get(actor, [])),
        )
        for actor, value in measured.items()
    ]
    table.sort(key=lambda row: row[:2])
    return frame(["rank", "actor", "label", "value", "highest", "lowest", "weak", "variants", "claims"], table)


def remeasured(
    left: Collection[Row], measured: Mapping[str, float], again: Callable[[Collection[Row]], Mapping[str, float]]
) -> dict[str, float]:
    """Return a measure on the claims that are left, of the actors that had it before; who lost it has the least, at most 0.

    Empty where no actor has it, and where it cannot be had of what is left.
    """
    try:
        found = again(left)
    except AnalysisError:
        return {}
    least = min(0.0, *found.values()) if found else 0.0
    return {actor: found.get(actor, least) for actor in measured} if found else {}
