"""Rankings of actors, each place with the weak claims that it rests on and the places that it has without them."""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from alertgraph.analysis.centrality import Measure, basis, by_actor, measured_on, values
from alertgraph.analysis.frames import Frame, frame
from alertgraph.analysis.ties import Row
from alertgraph.analysis.variants import variants, weak_share

if TYPE_CHECKING:
    from alertgraph.analysis.variants import Projection

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
    backend: str | None = None,
    sample: int | None = None,
    seed: int = 1,
) -> Frame:
    """Return the actors by a measure: rank, actor, label, value, highest, lowest, weak, claims; equal values share a rank.

    ``measure`` is a name of MEASURES (see :func:`degrees` and :func:`centralities`) or a function that takes a projection
    and returns a number an actor. ``highest`` and ``lowest`` are the best and the worst rank over all variants of
    :func:`robustness` that leave at least half of the claims, and over all claims; ``spread=False`` leaves them None and
    saves that time. ``weak`` is the share of the actor's claims under the measure that are hedged, reported or not actual;
    ``claims`` are all of them: those of the layer, and for a measure of your own those of the projection.
    """
    measured = values(net, measure, layer, backend=backend, sample=sample, seed=seed)
    again = partial(measured_on, net, measure=measure, backend=backend, sample=sample, seed=seed)
    rows = basis(net, measure, layer)
    places = ranks(measured)
    reached = {actor: [place] for actor, place in places.items()}
    if spread:
        for left in variants(rows).values():
            if len(left) < len(rows) and len(left) >= ENOUGH * len(rows):
                for actor, place in ranks(remeasured(left, measured, again)).items():
                    reached[actor].append(place)
    own = by_actor(net, rows)
    found = [
        (
            places[actor],
            actor,
            net.nodes[actor]["label"],
            value,
            min(reached[actor]) if spread else None,
            max(reached[actor]) if spread else None,
            weak_share(own.get(actor, [])),
            "|".join(row["id"] for row in own.get(actor, [])),
        )
        for actor, value in measured.items()
    ]
    found.sort(key=lambda row: row[:2])
    return frame(["rank", "actor", "label", "value", "highest", "lowest", "weak", "claims"], found)


def remeasured(
    left: Collection[Row], measured: Mapping[str, float], again: Callable[[Collection[Row]], Mapping[str, float]]
) -> dict[str, float]:
    """Return a measure on the claims that are left, of the actors that had it before; those that lost it have 0.

    Empty where no actor has it.
    """
    found = again(left)
    return {actor: found.get(actor, 0.0) for actor in measured} if found else {}
