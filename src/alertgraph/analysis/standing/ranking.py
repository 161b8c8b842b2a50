"""Rankings of actors, each place with the weak claims that it rests on and the places that it has without them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.ground.ties import stating
from alertgraph.analysis.ground.variants import variants, weak_share
from alertgraph.analysis.standing.measures import Asked, Measure, by_actor, measured

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


def first_of(places: Mapping[str, int]) -> set[str]:
    """Return the actors whose rank is 1."""
    return {actor for actor, place in places.items() if place == 1}


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
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Frame:
    """Return the actors by a measure: rank, label, value, highest, lowest and more; equal values share.

    Columns: rank, label, value, highest, lowest, actor, weak, variants, claims; a window prints the first of them that fit.
    ``measure`` is a name of MEASURES (see :func:`degrees` and :func:`centralities`) or a function that takes a projection
    and returns a number an actor; an actor to whom it gives none, or NaN, has no rank. ``highest`` and ``lowest`` are the
    best and the worst rank over all variants of :func:`robustness` that take claims away and leave at least half of them,
    and over all claims; ``variants`` is how many these were. Where there was none, both are None: nothing is known of how
    firm the rank is. ``spread=False`` tries none and saves that time. ``weak`` is the share of the actor's claims under the
    measure that are hedged, reported or not said to have happened; ``claims`` are all of them: those of the layer, and for a
    measure of your own those of the projection. Things count as partners, but not on paths; with ``things=False`` they count
    nowhere.

    Ranks as in standard competition ranking; that none is shown without its spread is this project's own rule, after
    Costenbader and Valente (2003), The stability of centrality measures when networks are sampled.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    found = measured(net, Asked(measure, layer, things, backend, sample, seed))
    places = ranks(found.values)
    tried = []
    for left in variants(found.rows).values() if spread else ():
        if ENOUGH * len(found.rows) <= len(left) < len(found.rows) and (again := ranks(found.without(left))):
            tried.append(again)
    own = by_actor(net, found.rows)
    table = []
    for actor, value in found.values.items():
        claims, span = own.get(actor, []), [places[actor], *(again[actor] for again in tried)]
        ends = (min(span), max(span)) if tried else (None, None)
        told = (weak_share(claims), len(tried), "|".join(row["id"] for row in claims))
        table.append((places[actor], net.nodes[actor]["label"], value, *ends, actor, *told))
    columns = ["rank", "label", "value", "highest", "lowest", "actor", "weak", "variants", "claims"]
    return stating(frame(columns, table, by=lambda row: (row["rank"], row["actor"])), net)
