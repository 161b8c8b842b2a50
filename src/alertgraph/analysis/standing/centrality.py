"""How central an actor is: partners and claims, paths that lead over it, standing that comes from its partners' standing."""

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from numbers import Real
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import networkx as nx

from alertgraph.analysis.ground.arguments import check_choice, check_number, check_seed
from alertgraph.analysis.ground.extras import library, on_backend
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.ties import LAYERS, Row, counted, on_layer, projected
from alertgraph.analysis.ground.ties import layer as layer_of
from alertgraph.analysis.ground.variants import weak_share
from alertgraph.analysis.standing.eigenvector import UnsettledError, eigenvector
from alertgraph.errors import AnalysisError

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection

#: What stands for a measure: the name of one, or a function that takes a projection and gives a number an actor.
Measure: TypeAlias = "str | Callable[[Projection], Mapping[str, float]]"
#: Decimal places that count: what differs beyond them is the arithmetic's noise, and shares its rank.
PLACES: Final = 10
#: The measures that count partners or claims, and those of paths, between actors alone.
COUNTS: Final = ("degree", "out_degree", "in_degree", "strength", "out_strength", "in_strength")
PATHS: Final = ("betweenness", "pagerank", "eigenvector")
#: The measures that have a name.
MEASURES: Final = (*COUNTS, *PATHS)


def degrees(net: "Projection", things: bool = True, by: str | None = "sign") -> Frame:
    """Return a row an actor, most claims first: its partners and its claims, out (as subject) and in (as object).

    ``degree``, ``out_degree`` and ``in_degree`` count distinct partners, ``strength``, ``out_strength`` and ``in_strength``
    claims. ``by="sign"`` adds ``_degree`` (partners), ``_out`` and ``_in`` (claims) of cooperation and of conflict,
    ``by="mode"`` those of each mode that occurs, ``by=None`` nothing. ``weak`` is the share of its claims that are hedged,
    reported or not actual, ``claims`` are their identifiers. Agreements, courts' decisions and other things count as
    partners; without ``things`` actors alone do.

    Degree: Freeman (1979), Centrality in social networks. Strength, here the number of claims: Barrat et al. (2004), The
    architecture of complex weighted networks.
    """
    if by is not None:
        check_choice(by, "by is None, or", ("sign", "mode"))
    rows = counted(net, things=things)
    groups: dict[str, tuple[str, Any]] = {}
    if by == "sign":
        groups = {name: ("effect", sign) for name, sign in LAYERS.items()}
    elif by == "mode":
        groups = {name: ("mode", name) for name in sorted({row["mode"] for row in rows})}
    columns = [f"{name}_{figure}" for name in groups for figure in ("degree", "out", "in")]
    found = []
    for actor, own in by_actor(net, rows).items():
        figures = [_figure(actor, own, name) for name in COUNTS]
        for field, value in groups.values():
            part = [row for row in own if row[field] == value]
            figures += [_figure(actor, part, name) for name in ("degree", "out_strength", "in_strength")]
        found.append((actor, net.nodes[actor]["label"], *figures, weak_share(own), "|".join(row["id"] for row in own)))
    place = 2 + COUNTS.index("strength")
    found.sort(key=lambda row: (-row[place], row[0]))
    return frame(["actor", "label", *COUNTS, *columns, "weak", "claims"], found)


def centralities(
    net: "Projection", layer: str | None = None, *, backend: str | None = None, sample: int | None = None, seed: int = 1
) -> Frame:
    """Return a row an actor, the greatest betweenness first: betweenness, PageRank and eigenvector centrality on a layer.

    The network is that of actors alone, on the layer "cooperation" or "conflict", or on all ties (None).

    - ``betweenness``: the share of shortest paths between two others that lead over an actor, 0 to 1. Ties without direction
      and without weight: the number of claims tells how often the alert speaks of a tie, not how near two actors are. Pairs
      that no path joins count as none. With ``sample`` it is estimated from that many actors, drawn with ``seed``.
      Freeman (1977), A set of measures of centrality based on betweenness; Brandes and Pich (2007) for the estimate.
    - ``pagerank``: directed, weighted by claims, damping 0.85, sum 1: high whom highly ranked actors support, or act
      against. Who acts on nobody gives its rank to all alike. Defined on networks in several parts. Brin and Page (1998).
      Needs SciPy.
    - ``eigenvector``: ties without direction, weighted by claims, length 1. Only within one part is it comparable, so that
      it is that of the part with most actors (of equal ones, that of the first identifier) and None elsewhere; None of all
      where two parts of that one are so alike that it cannot be told. Bonacich (1972), Factoring and weighting approaches to
      status scores.

    ``weak`` is the share of the actor's claims on the layer that are hedged, reported or not actual, ``claims`` are all of
    them. Raises AnalysisError for a layer that does not exist, a sample below 2, and a backend that lacks a measure.
    """
    rows = basis(net, "betweenness", layer)
    measured: dict[str, Mapping[str, float]] = {}
    for name in PATHS:
        some = sample if name == "betweenness" else None
        try:
            measured[name] = measured_on(net, rows, name, backend=backend, sample=some, seed=seed)
        except UnsettledError:
            measured[name] = {}  # of the other measures there is something to tell
    found = []
    for actor, own in by_actor(net, rows).items():
        figures = [measured[name].get(actor) for name in PATHS]
        found.append((actor, net.nodes[actor]["label"], *figures, weak_share(own), "|".join(row["id"] for row in own)))
    found.sort(key=lambda row: (-row[2], row[0]))
    return frame(["actor", "label", *PATHS, "weak", "claims"], found)


def values(
    net: "Projection",
    measure: Measure,
    layer: str | None = None,
    *,
    things: bool | None = None,
    backend: str | None = None,
    sample: int | None = None,
    seed: int = 1,
) -> dict[str, float]:
    """Return a measure of each actor, sorted by identifier, rounded to ten places; who has none, or NaN, is left out.

    A measure is one of MEASURES, defined in :func:`degrees` and :func:`centralities`, or a function that takes a projection
    and returns a number an actor; it is given the claims that count, one edge each. A layer is for those with a name.
    """
    return remeasurable(net, measure, layer, things=things, backend=backend, sample=sample, seed=seed)[2]


def remeasurable(
    net: "Projection",
    measure: Measure,
    layer: str | None,
    *,
    things: bool | None,
    backend: str | None,
    sample: int | None,
    seed: int,
) -> tuple[list[Row], Callable[[Collection[Row]], dict[str, float]], dict[str, float]]:
    """Return the claims that a measure counts, what measures some of them, and the measure of all (see :func:`values`)."""
    rows = basis(net, measure, layer, things)
    again = partial(measured_on, net, measure=measure, backend=backend, sample=sample, seed=seed)
    return rows, again, again(rows)


def measured_on(
    net: "Projection",
    rows: Collection[Row],
    measure: Measure,
    *,
    backend: str | None = None,
    sample: int | None = None,
    seed: int = 1,
) -> dict[str, float]:
    """Return a measure of each actor on some claims that it counts (see :func:`basis`); empty where there is none."""
    if backend is not None and measure not in PATHS:
        raise AnalysisError(f"a backend is for {', '.join(PATHS)}, which networkx computes; give none for another measure")
    if sample is not None and measure != "betweenness":
        raise AnalysisError("a sample is for betweenness, which alone is estimated from one; give none for another measure")
    sample, seed = None if sample is None else check_number(sample, "a sample is a number of actors", 2), check_seed(seed)
    if not rows:
        return {}
    if callable(measure):
        return _rounded(of_actors(net, measure(projected(net, rows))))
    if measure in COUNTS:
        return {actor: _figure(actor, own, measure) for actor, own in by_actor(net, rows).items()}
    with on_backend(backend, measure):
        return _rounded(_on_paths(layer_of(projected(net, rows)), measure, backend=backend, sample=sample, seed=seed))


def basis(net: "Projection", measure: Measure, layer: str | None, things: bool | None = None) -> list[Row]:
    """Return the claims that a measure counts: those of the layer, between actors alone where paths are measured.

    ``things`` False leaves actors alone for any measure; None is True for all but paths, for which True is an error.
    """
    if callable(measure) and layer is not None:
        raise AnalysisError("a measure of your own chooses its layer itself; give layer with the name of one alone")
    if not callable(measure) and (not isinstance(measure, str) or measure not in MEASURES):
        raise AnalysisError(f"a measure is one of {', '.join(MEASURES)}, or a function of a projection; got {measure!r:.60}")
    if things and measure in PATHS:
        raise AnalysisError(f"{measure} is of paths between actors alone; give no things")
    return on_layer(counted(net, things=measure not in PATHS if things is None else things), layer)


def by_actor(net: "Projection", rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the claims of each actor that is subject or object of one, sorted by actor."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for end in (row["subject"], row["object"]):
            if net.nodes[end]["is_actor"]:
                found.setdefault(end, []).append(row)
    return dict(sorted(found.items()))


def _figure(actor: str, own: Collection[Row], name: str) -> int:
    """Return one of the six figures of an actor, from its claims."""
    out = [row["object"] for row in own if row["subject"] == actor and not name.startswith("in_")]
    into = [row["subject"] for row in own if row["object"] == actor and not name.startswith("out_")]
    return len(set(out + into)) if name.endswith("degree") else len(out + into)


def _on_paths(
    ties: "nx.DiGraph[str]", measure: str, *, backend: str | None, sample: int | None, seed: int
) -> Mapping[str, float]:
    if measure == "pagerank":
        library("scipy")
        found: Mapping[str, float] = nx.pagerank(ties, tol=1e-12, max_iter=1000, weight="weight", backend=backend)
        return found
    both = undirected(ties)
    if measure == "betweenness":
        some = None if sample is None or sample >= len(both) else sample
        return dict(nx.betweenness_centrality(both, k=some, seed=seed, backend=backend))
    part = min(nx.connected_components(both), key=lambda part: (-len(part), min(part)))
    return eigenvector(nx.Graph(both.subgraph(part)), backend)


def undirected(ties: "nx.DiGraph[str]") -> "nx.Graph[str]":
    """Return a layer without directions: ``weight`` is the number of claims either way."""
    both: nx.Graph[str] = nx.Graph()
    both.add_nodes_from(ties.nodes(data=True))
    for source, target, weight in ties.edges(data="weight"):
        known = both.edges[source, target]["weight"] if both.has_edge(source, target) else 0
        both.add_edge(source, target, weight=known + weight)
    return both


def of_actors(net: "Projection", found: Mapping[str, float]) -> Mapping[str, float]:
    """Return what a function gave, without NaN; raises AnalysisError where that is no number an actor."""
    if not isinstance(found, Mapping):
        raise AnalysisError(f"a measure of your own gives a number an actor, as a dict; it gave a {type(found).__name__}")
    for name, value in found.items():
        if name not in net:
            raise AnalysisError(f"a measure of your own gives a number an actor of the network; it gave one of {name!r}")
        if not isinstance(value, Real):
            raise AnalysisError(f"a measure of your own gives a number an actor; it gave {value!r} for {name}")
    return {name: value for name, value in found.items() if not math.isnan(value)}


def _rounded(found: Mapping[str, float]) -> dict[str, float]:
    # adding 0.0 makes a negative zero a plain one
    return {actor: round(float(value), PLACES) + 0.0 for actor, value in sorted(found.items())}
