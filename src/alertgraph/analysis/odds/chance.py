"""Figures beside what chance would make of the same degrees or the same signs."""

import math
from collections.abc import Callable, Mapping
from functools import partial
from numbers import Real
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import numpy as np

from alertgraph.analysis.ground.arguments import check_choice, check_number, check_seed
from alertgraph.analysis.ground.baselines import resigned, rewired
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.membership import Membership
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.ground.ties import Row, counted, on_layer, projected, stating
from alertgraph.analysis.odds.structure import FIGURES, OF_BLOCS, figure_named
from alertgraph.analysis.standing.measures import MEASURES, PLACES, Asked, basis, measured_on, of_actors
from alertgraph.errors import AnalysisError, shown

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection

#: A figure of a network: one number, or one an actor.
Figure: TypeAlias = "str | Callable[[Projection], float | Mapping[str, float]]"
Compute: TypeAlias = "Callable[..., float | Mapping[str, float]]"
_BASELINES: Final = {"ties": rewired, "signs": resigned}


class _Compared(NamedTuple):
    """A figure and where it lies among those of the draws: the columns of the table; None for what is not defined."""

    observed: float | None
    mean: float | None = None
    sd: float | None = None
    low: float | None = None
    high: float | None = None
    p_low: float | None = None
    p_high: float | None = None
    p: float | None = None
    draws: int = 0
    seed: int = 0


def chance(
    net: "Projection",
    figure: Figure,
    layer: str | None = None,
    *,
    baseline: str = "ties",
    blocs: Membership | None = None,
    things: bool | None = None,
    draws: int = 1000,
    seed: int = 1,
    backend: str | None = None,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Frame:
    """Return a figure beside the same figure of networks made by chance: one row, or a row an actor, greatest first.

    ``figure`` is a name of FIGURES (reciprocity, transitivity, clustering, assortativity, balance; with ``blocs`` modularity
    and conflict_within), of MEASURES (then a row an actor), or a function that takes a projection and returns a number, or
    a number an actor. It sees the claims that count, of the layer where one is given: the observed ones, and those of each
    draw. Things count as they do in :func:`ranking`: as partners for degree, strength and their kinds, and for a function,
    unless ``things=False``; not for paths and for the figures of FIGURES and of blocs, which are of actors alone.

    ``baseline="ties"``, a configuration model: each actor keeps as many partners out and in, of each sign, and whom they
    are is left to chance. Made by exchanging the ends of ties (Maslov and Sneppen 2002, Specificity and stability in
    topology of protein networks; Newman 2010, Networks, chapter 13), with the turn of three ties without which not every
    network could be reached (Erdos, Miklos and Toroczkai 2010); the claims of a tie stay together and with their subject.
    By hand, as networkx's swap gives up where it finds none, and keeps no signs apart. Exchanges that cannot be count as
    attempts, 100 a tie before the first draw and 10 between draws (Milo et al. 2003).

    ``baseline="signs"``: who is tied to whom stays, and the signs are dealt anew among the pairs whose claims have one sign
    (as Leskovec, Huttenlocher and Kleinberg 2010, Signed networks in social media); for balance and conflict_within.

    ``mean``, ``sd``, ``low`` and ``high`` (2.5 and 97.5 per cent) are of the draws. ``p_low`` and ``p_high`` are the chance
    of a figure as low or as high as the observed one, (r + 1) / (draws + 1) after Phipson and Smyth (2010), Permutation
    p-values should never be zero; ``p`` is twice the smaller, at most 1. Draws in which the figure is not defined are left
    out, and ``draws`` counts the others: such as those where an actor is outside the part that has eigenvector centrality, or
    of which a function gives NaN, or raises AnalysisError. All are None where it is never defined, ``p`` also where the
    observed is not. The same seed gives the same table. ``backend`` is one of networkx's, for what networkx computes: the
    measures of :func:`centralities`, transitivity, clustering, assortativity and modularity; AnalysisError for others.

    Many comparisons at once find something by chance: a row an actor is no test of the greatest.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    check_choice(baseline, "a baseline is", _BASELINES)
    draws, seed = check_number(draws, "draws is a number of networks"), check_seed(seed)
    name, compute = _computed(figure, blocs, seed, backend)
    rows = _rows(net, figure, layer, things)
    if layer is not None and baseline == "signs":
        raise AnalysisError("a layer has one sign, which cannot be dealt anew; give no layer, or baseline='ties'")
    if not rows:
        raise AnalysisError("there is no claim on this layer that counts, and nothing to compare with chance")
    observed = compute(projected(net, rows))
    found = [_drawn(compute, drawn) for drawn in _BASELINES[baseline](net, rows, draws, seed)]
    if isinstance(observed, Mapping):
        return stating(_of_each(net, observed, [one for one in found if isinstance(one, Mapping)], seed), net)
    numbers = [float(one) for one in found if not isinstance(one, Mapping)]
    compared = _compared(float(observed), numbers, seed)
    return stating(frame(["figure", "baseline", *compared._fields], [(name, baseline, *compared)]), net)


def _of_each(net: "Projection", observed: Mapping[str, float], drawn: list[Mapping[str, float]], seed: int) -> Frame:
    """Return the table of a figure that each actor has, the greatest first."""
    table = [
        (actor, net.nodes[actor]["label"], *_compared(value, [one.get(actor, math.nan) for one in drawn], seed))
        for actor, value in sorted(observed.items(), key=lambda item: (-item[1], item[0]))
    ]
    return frame(["actor", "label", *_Compared._fields], table)


def _rows(net: "Projection", figure: Figure, layer: str | None, things: bool | None) -> list[Row]:
    if isinstance(figure, str) and figure in MEASURES:
        return basis(net, Asked(figure, layer, things))
    if things and not callable(figure):
        raise AnalysisError(f"{figure} is of actors alone; give no things")
    return on_layer(counted(net, things=callable(figure) if things is None else things), layer)


def _drawn(compute: Compute, drawn: "Projection") -> float | Mapping[str, float]:
    try:
        return compute(drawn)
    except AnalysisError:
        return math.nan


def _computed(figure: Figure, blocs: Membership | None, seed: int, backend: str | None) -> tuple[str, Compute]:
    if callable(figure):
        if backend is not None:
            raise AnalysisError("a function of your own chooses its backend itself; give none")
        return getattr(figure, "__name__", "figure"), partial(_of_own, figure)
    if isinstance(figure, str) and figure in MEASURES:
        asked = Asked(figure, backend=backend, seed=seed)
        return figure, lambda net: measured_on(net, counted(net), asked)
    if isinstance(figure, str) and figure in (*FIGURES, *OF_BLOCS):
        return figure, figure_named(figure, blocs, backend)
    raise AnalysisError(
        f"a figure is one of {', '.join((*FIGURES, *OF_BLOCS, *MEASURES))}, or a function of a projection; got {shown(figure)}"
    )


def _of_own(function: Compute, net: "Projection") -> float | Mapping[str, float]:
    """Return what a function gave; raises AnalysisError where that is no number, or no number an actor."""
    found = function(net)
    if isinstance(found, Mapping):
        return of_actors(net, found)
    if not isinstance(found, Real):
        raise AnalysisError(f"a function of a projection gives a number, or a number an actor; it gave a {type(found).__name__}")
    return float(found)


def _compared(observed: float, found: list[float], seed: int) -> _Compared:
    """Return where an observed figure lies among those of the draws."""
    # what differs by the arithmetic's noise alone is as low and as high
    observed = round(observed, PLACES)
    drawn = np.array([round(value, PLACES) for value in found if math.isfinite(value)])
    compared = _Compared(observed if math.isfinite(observed) else None, draws=len(drawn), seed=seed)
    if not len(drawn):
        return compared
    low, high = (float(value) for value in np.percentile(drawn, [2.5, 97.5]))
    sd = float(drawn.std(ddof=1)) if len(drawn) > 1 else None
    compared = compared._replace(mean=float(drawn.mean()), sd=sd, low=low, high=high)
    if compared.observed is None:
        return compared
    p_low = (int((drawn <= observed).sum()) + 1) / (len(drawn) + 1)
    p_high = (int((drawn >= observed).sum()) + 1) / (len(drawn) + 1)
    return compared._replace(p_low=p_low, p_high=p_high, p=min(1.0, 2 * min(p_low, p_high)))
