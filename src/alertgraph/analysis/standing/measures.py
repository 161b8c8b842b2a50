"""Measures of actors, one number each: what each counts of a projection, and what it is of these claims or of some of them."""

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from numbers import Real
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import networkx as nx

from alertgraph.analysis.ground.arguments import check_number, check_seed, near
from alertgraph.analysis.ground.extras import library, on_backend
from alertgraph.analysis.ground.ties import LAYERS, Row, counted, on_layer, projected
from alertgraph.analysis.ground.ties import layer as layer_of
from alertgraph.analysis.standing.eigenvector import eigenvector
from alertgraph.errors import AnalysisError, shown

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


class Asked(NamedTuple):
    """A measure as it is asked for: its name or function, the layer, and what the functions of this room take beside them.

    A layer is for measures with a name. ``things`` False leaves actors alone for any measure; None is True for all but paths,
    for which True is an error. ``backend`` is for paths, ``sample`` and ``seed`` for betweenness.
    """

    measure: Measure
    layer: str | None = None
    things: bool | None = None
    backend: str | None = None
    sample: int | None = None
    seed: int = 1


class Measured(NamedTuple):
    """A measure of the actors of a network, and the claims that it counts.

    ``values`` are sorted by identifier and rounded to ten places; who has none, or NaN, is left out.
    """

    net: "Projection"
    asked: Asked
    rows: list[Row]
    values: dict[str, float]

    def without(self, left: Collection[Row]) -> dict[str, float]:
        """Return the measure on the claims that are left, of the actors that have it; who lost it has the least, at most 0.

        Empty where no actor has it, and where it cannot be had of what is left.
        """
        try:
            found = measured_on(self.net, left, self.asked)
        except AnalysisError:
            return {}
        least = min(0.0, *found.values()) if found else 0.0
        return {actor: found.get(actor, least) for actor in self.values} if found else {}


def measured(net: "Projection", asked: Asked) -> Measured:
    """Return a measure of each actor, with the claims that it counts.

    A measure is one of MEASURES, defined in :func:`alertgraph.analysis.degrees` and :func:`alertgraph.analysis.centralities`,
    or a function that takes a projection and returns a number an actor; it is given the claims that count, one edge each.
    """
    asked = _spelt(asked)
    rows = basis(net, asked)
    return Measured(net, asked, rows, measured_on(net, rows, asked))


def _spelt(asked: Asked) -> Asked:
    """Return what is asked for with the names of measure and layer as they are written here, whatever their case."""
    measure, layer = asked.measure, asked.layer
    if isinstance(measure, str) and measure.strip().casefold().replace(" ", "_") in MEASURES:
        measure = measure.strip().casefold().replace(" ", "_")
    if isinstance(layer, str) and layer.casefold() in LAYERS:
        layer = layer.casefold()
    return asked._replace(measure=measure, layer=layer)


def basis(net: "Projection", asked: Asked) -> list[Row]:
    """Return the claims that a measure counts: those of the layer, between actors alone where paths are measured."""
    measure, layer, things = asked.measure, asked.layer, asked.things
    if callable(measure) and layer is not None:
        raise AnalysisError("a measure of your own chooses its layer itself; give layer with the name of one alone")
    if not callable(measure) and (not isinstance(measure, str) or measure not in MEASURES):
        got = f"{shown(measure)}{near(measure, MEASURES)}"
        raise AnalysisError(f"a measure is one of {', '.join(MEASURES)}, or a function of a projection; got {got}")
    if things and measure in PATHS:
        raise AnalysisError(f"{measure} is of paths between actors alone; give no things")
    return on_layer(counted(net, things=measure not in PATHS if things is None else things), layer)


def measured_on(net: "Projection", rows: Collection[Row], asked: Asked) -> dict[str, float]:
    """Return a measure of each actor on some claims that it counts (see :func:`basis`); empty where there is none."""
    measure = asked.measure
    if asked.backend is not None and measure not in PATHS:
        raise AnalysisError(f"a backend is for {', '.join(PATHS)}, which networkx computes; give none for another measure")
    if asked.sample is not None and measure != "betweenness":
        raise AnalysisError("a sample is for betweenness, which alone is estimated from one; give none for another measure")
    if asked.sample is not None:
        asked = asked._replace(sample=check_number(asked.sample, "a sample is a number of actors", 2))
    asked = asked._replace(seed=check_seed(asked.seed))
    if not rows:
        return {}
    if callable(measure):
        return _rounded(of_actors(net, measure(projected(net, rows))))
    if measure in COUNTS:
        return {actor: figure_of(actor, own, measure) for actor, own in by_actor(net, rows).items()}
    with on_backend(asked.backend, measure):
        return _rounded(_on_paths(layer_of(projected(net, rows)), asked))


def by_actor(net: "Projection", rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the claims of each actor that is subject or object of one, sorted by actor."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        for end in (row["subject"], row["object"]):
            if net.nodes[end]["is_actor"]:
                found.setdefault(end, []).append(row)
    return dict(sorted(found.items()))


def figure_of(actor: str, own: Collection[Row], name: str) -> int:
    """Return one of the six counts of an actor, from its claims."""
    out = [row["object"] for row in own if row["subject"] == actor and not name.startswith("in_")]
    into = [row["subject"] for row in own if row["object"] == actor and not name.startswith("out_")]
    return len(set(out + into)) if name.endswith("degree") else len(out + into)


def _on_paths(ties: "nx.DiGraph[str]", asked: Asked) -> Mapping[str, float]:
    if asked.measure == "pagerank":
        library("scipy")
        found: Mapping[str, float] = nx.pagerank(ties, tol=1e-12, max_iter=1000, weight="weight", backend=asked.backend)
        return found
    both = undirected(ties)
    if asked.measure == "betweenness":
        some = None if asked.sample is None or asked.sample >= len(both) else asked.sample
        return dict(nx.betweenness_centrality(both, k=some, seed=asked.seed, backend=asked.backend))
    part = min(nx.connected_components(both), key=lambda part: (-len(part), min(part)))
    return eigenvector(nx.Graph(both.subgraph(part)), asked.backend)


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
            raise AnalysisError(f"a measure of your own gives a number an actor of the network; it gave one of {shown(name)}")
        if not isinstance(value, Real):
            raise AnalysisError(f"a measure of your own gives a number an actor; it gave {shown(value)} for {name}")
    return {name: value for name, value in found.items() if not math.isnan(value)}


def _rounded(found: Mapping[str, float]) -> dict[str, float]:
    # adding 0.0 makes a negative zero a plain one
    return {actor: round(float(value), PLACES) + 0.0 for actor, value in sorted(found.items())}
