"""Plots for a report, one call each: a matplotlib figure 6.5 inches wide, with title, legend and source, that reads in grey.

Every one takes a projection (``graph.network(...)``), draws its counted claims alone, never one that the alert disputes, and
returns a :class:`matplotlib.figure.Figure` that notebooks show and ``savefig("figure.svg")`` writes: the same bytes each time as
PNG, SVG and PDF (other formats that matplotlib writes, such as SVGZ, PS and EPS, carry the time of writing).
Colours are those of the page, from ``graph``, by default the one that ``alertgraph.load()`` gives. Needs the notebook extra.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from alertgraph.analysis.ground.extras import library
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.errors import AnalysisError, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx

    from alertgraph.analysis.plots.figure import Plot
    from alertgraph.api import AlertGraph
    from alertgraph.dates import Day

    Net: TypeAlias = nx.MultiDiGraph[str]

__all__ = ["egos", "matrix", "per_period", "rank_changes", "timeline"]


def matrix(
    net: "Net",
    blocs: Any = None,
    *,
    top: int = 30,
    things: bool = False,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
    graph: "AlertGraph | None" = None,
) -> "Plot":
    """Return the signed adjacency matrix: rows act on columns, a square is conflict, a disc cooperation, the number its claims.

    Actors are the ``top`` ones by claims with a sign, ordered by bloc, then by claims. ``blocs`` is a mapping of name to
    actors or of actor to name, a list of sets of actors, a table with the columns actor and bloc, or what ``blocs()`` or
    ``compare_blocs()`` returned; without it they are ordered by kind. Of a table with a column ``fixed`` the figure says that
    the blocs are computed, and marks whom another division that is as good may put elsewhere; with ``named``, whom the
    alert's own blocs name. A mark has the colour of the mode that most of its claims have, and is
    hollow where none is firm (all hedged, reported or not said to have happened). A cell with claims of both signs has both
    marks. ``things`` lets in what is no actor.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`; the caption tells it.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    return _draw("matrix", net, blocs, top=top, things=things, graph=graph)


def timeline(
    net: "Net",
    *,
    by: str = "mode",
    top: int = 60,
    since: "Day | None" = None,
    until: "Day | None" = None,
    graph: "AlertGraph | None" = None,
) -> "Plot":
    """Return the dated claims as bars from the earliest to the latest day as the graph dates them, by mode or actor.

    Claims that differ in their object alone share a bar. An arrow is an open end. Lines across a bar are cooperation, dots
    neither conflict nor cooperation, such as acts of law. Without ``since`` (a day, month or year) the axis
    begins with the first claim, or where the loss of a few saves most of it; what begins before is cut there, with its date
    in words. Of more than ``top`` bars the shortest, best dated ones are drawn. The caption tells how many claims have no date.
    """
    return _draw("timeline", net, by=by, top=top, since=since, until=until, graph=graph)


def per_period(
    net: "Net",
    every: str = "quarter",
    *,
    since: "Day | None" = None,
    until: "Day | None" = None,
    things: bool = False,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
    graph: "AlertGraph | None" = None,
) -> "Plot":
    """Return the dated claims of cooperation (above) and conflict (below) in each month, quarter or year.

    Solid: the bounds of the claim's date lie within the period (surely). Hatched: they overlap it (possibly), so that one
    claim may be counted in several. A dashed border, and no fill: the claim is hedged, reported or not said to have happened.
    The axis begins as that of :func:`timeline`.
    ``things`` lets in what is no actor.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`; the caption tells it.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    return _draw("periods", net, every, since=since, until=until, things=things, graph=graph)


def egos(
    net: "Net",
    actors: "Iterable[str] | None" = None,
    *,
    top: int = 4,
    ties: int = 12,
    things: bool = False,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
    graph: "AlertGraph | None" = None,
) -> "Plot":
    """Return a panel for each actor: conflict on the left, cooperation on the right, as the page's focus view has them.

    ``actors`` are CURIEs in any collection, one at least; without them the ``top`` ones by claims with a sign. A line is the
    claims of a mode in one direction: its width grows with their number, its arrow leads to whom they act on, and it is dashed
    where none is firm. Each side names the ``ties`` with most claims and says how many more there are.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`; the caption tells it.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    return _draw("egos", net, actors, top=top, ties=ties, things=things, graph=graph)


def rank_changes(
    table: Any,
    measure: Any = None,
    layer: str | None = None,
    *,
    top: int = 12,
    variants: int = 5,
    title: str = "",
    net: "Net | None" = None,
    graph: "AlertGraph | None" = None,
) -> "Plot":
    """Return how the ranks of the ``top`` actors change when some claims are left out.

    ``table`` is a projection, with the ``measure`` to rank by and its ``layer``; or a table of
    :func:`alertgraph.analysis.robustness`, or a part of its rows (columns variant, removed, actor, label, rank and
    rank_without), with a ``title`` that says what it ranks, by which measure and layer, which the table does not tell, and with
    the projection that it was made of as ``net``, so that the caption can name its alert. Drawn are ``variants`` that
    change a rank: those that change who is first before any other, then in the order of the table. An actor of which the
    table has no rank in a variant stands below the others, with a cross.
    """
    return _draw("ranks", table, measure, layer, top=top, variants=variants, title=title, net=net, graph=graph)


def _draw(module: str, *args: Any, graph: "AlertGraph | None", **kwargs: Any) -> "Plot":
    """Call the function of a module that needs matplotlib; raises AnalysisError where it is not installed."""
    library("matplotlib")
    from alertgraph import api

    if graph is not None and not isinstance(graph, api.AlertGraph):
        raise AnalysisError(f"graph is what alertgraph.load() gives, or None for the graph of the package; got {shown(graph)}")
    found: Plot = import_module(f"{__name__}.drawings.{module}").draw(*args, graph=graph or api.load(), **kwargs)
    return found
