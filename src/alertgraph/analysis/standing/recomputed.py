"""How far any figure depends on weak claims, on a section of the alert, on a speaker: computed again without them."""

import math
from collections.abc import Callable, Mapping
from numbers import Integral, Real
from typing import TYPE_CHECKING, Final, TypeAlias

from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.ties import Row, counted, projected
from alertgraph.analysis.ground.variants import variants
from alertgraph.analysis.standing.measures import PLACES
from alertgraph.errors import AnalysisError, shown

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection

#: What a figure of a network may be: a number, or numbers by name; None where it is not defined.
Value: TypeAlias = "float | Mapping[str, float | None] | None"
#: The name of a figure that is one number.
_ONE: Final = ""


def recomputed(
    net: "Projection", function: "Callable[[Projection], Value]", *, things: bool = True, alone: bool = False
) -> Frame:
    """Return a figure of a network, with all claims and without those that each variant removes: a row a variant.

    ``function`` takes a projection and returns a number, or a mapping of names to numbers; then there is a row a variant and
    name, and a column ``figure`` with it. It is given the claims that count, one edge each; without ``things`` those between
    actors alone. So any figure gets its robustness::

        an.recomputed(net, lambda given: an.frustration(given).index)
        an.recomputed(net, lambda given: an.triad_census(given).share)
        an.recomputed(net, lambda given: {"blocs": an.blocs(given, 3).cost, "communities": an.communities(given).number})

    The variants are those of :func:`robustness`: without hedged, without reported claims, without what is not said to have
    happened, without all three, without each section of the alert (and with each ``alone``), without each speaker. Speakers
    other than the alert's author are in wide projections alone, which hold reported claims. ``removed`` and ``share`` are the
    claims that a variant takes, and their share of all; ``value`` is the figure of all claims, ``value_without`` that of the
    claims that are left, ``change`` the second less the first. The last two are None where the function raises AnalysisError
    for what is left, or gives None, NaN, or no number of that name. Raises AnalysisError for what is none of these, and what
    the function raises of all claims.

    A sensitivity analysis, one factor at a time: Saltelli et al. (2004), Sensitivity analysis in practice; the variants are
    this project's own.
    """
    if not callable(function):
        raise AnalysisError(f"give a function that takes a projection and returns a number; got {shown(function)}")
    rows = counted(net, things=things)
    found = function(projected(net, rows))
    several = isinstance(found, Mapping)
    whole = _figures(found)
    table = []
    # of no claim there is no variant
    for variant, left in variants(rows, alone).items() if rows else ():
        # what removes nothing needs no second look
        without = whole if len(left) == len(rows) else _without(net, left, function)
        removed = len(rows) - len(left)
        for name in [*whole, *sorted(without.keys() - whole.keys() if several else ())]:
            value, after = whole.get(name), without.get(name)
            change = None if value is None or after is None else round(after - value, PLACES)
            table.append((variant, removed, removed / len(rows), *([name] if several else []), value, after, change))
    figure = ["figure"] if several else []
    return frame(["variant", "removed", "share", *figure, "value", "value_without", "change"], table)


def _without(net: "Projection", left: list[Row], function: "Callable[[Projection], Value]") -> dict[str, float | None]:
    try:
        found = function(projected(net, left))
    except AnalysisError:
        return {}
    return _figures(found)


def _figures(found: Value) -> dict[str, float | None]:
    """Return what a function gave as numbers by name, None for NaN and what is infinite."""
    if not isinstance(found, Mapping):
        return {_ONE: _number(found)}
    return {str(name): _number(value) for name, value in sorted(found.items(), key=lambda item: str(item[0]))}


def _number(value: object) -> float | None:
    if value is None:
        return None
    if not isinstance(value, Real):
        raise AnalysisError(f"a figure is a number, or numbers by name; the function gave a {type(value).__name__}")
    if not math.isfinite(value):
        return None
    return int(value) if isinstance(value, Integral) else round(float(value), PLACES)
