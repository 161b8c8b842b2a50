"""Places of actors and things on the map: ForceAtlas2, the best of several seeds, then pushed apart for labels."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import networkx as nx
import numpy as np

from alertgraph.machine import cache

Places = dict[str, tuple[float, float]]
Array = np.ndarray[Any, np.dtype[np.float64]]

SEEDS: Final = 8
PATIENCE: Final = 300  # nodes: a larger map gets fewer seeds and rounds, since each costs the square of its size
STEPS: Final = 140
CANVAS: Final = np.array((720.0, 690.0))  # pixels: what labels are measured against
GRAVITY: Final = 3.0
ROUNDS: Final = 400
HUBS: Final = 24  # nodes whose labels are always drawn: they keep more room
EVEN: Final = 0.5  # share of the rank in a coordinate: spreads the dense middle


def layout(net: "nx.MultiDiGraph[str]", *, start: Mapping[str, tuple[float, float]] | None = None) -> Places:
    """Return a place for each node, both coordinates 0 to 1, the same in every process.

    Edges marked ``light`` attract little. With ``start``, the places of a former map, the nodes begin there and no
    seeds are tried, so that the map keeps its shape. The user's cache holds the places of a map that was laid out before.
    """
    names = sorted(net)
    if len(names) < 2:
        return {name: (0.5, 0.5) for name in names}
    ties, boxes = _ties(net), _boxes(net, names)

    def found() -> list[tuple[Any, ...]]:
        places = zip(names, _find(ties, boxes, start), strict=True)
        return [(name, round(float(x), 4), round(float(y), 4)) for name, (x, y) in places]

    return {name: (x, y) for name, x, y in cache.rows(_digest(ties, boxes, start), found)}


def _digest(ties: "nx.Graph[str]", boxes: Array, start: Mapping[str, tuple[float, float]] | None) -> str:
    """Return a hash of all that the places of a map depend on, this code included."""
    given = [[*ties], list(ties.edges(data="weight")), boxes.tolist(), sorted((start or {}).items())]
    digest = cache.key([Path(__file__), Path(cache.__file__)], f"networkx {nx.__version__}", f"numpy {np.__version__}")
    digest.update(json.dumps(given).encode())
    return digest.hexdigest()


def _find(ties: "nx.Graph[str]", boxes: Array, start: Mapping[str, tuple[float, float]] | None) -> Array:
    """Return the places of the ties' ends, in their order."""
    names = list(ties)
    number = {name: place for place, name in enumerate(names)}
    pairs = np.array([(number[a], number[b]) for a, b in ties.edges], dtype=int).reshape(-1, 2)
    if start and not start.keys().isdisjoint(names):
        former = np.array([start.get(name, (np.nan, np.nan)) for name in names])
        best = _onto(_attract(ties, pos=_begin(ties, start), max_iter=40, seed=0), former)
    else:
        seeds = _within(SEEDS, names, least=1)
        steps = STEPS if seeds > 1 else _within(STEPS, names, least=20)
        tries = [_turn(_attract(ties, max_iter=steps, seed=seed)) for seed in range(seeds)]
        best = min(tries, key=lambda places: badness(_stretch(places), pairs, boxes)) if seeds > 1 else tries[0]
    return _to_unit(_declutter(_stretch(best), boxes, _within(ROUNDS, names, least=8)))


def _within(number: int, names: list[str], *, least: int) -> int:
    """Return how often to repeat what costs the square of the nodes, so that a large map does not take minutes."""
    return max(least, round(number * min(1.0, (PATIENCE / len(names)) ** 2)))


def _ties(net: "nx.MultiDiGraph[str]") -> "nx.Graph[str]":
    """Return the pairs that claims link, sorted, weighted by the logarithm of their number."""
    counts: dict[tuple[str, str], float] = {}
    for source, target, light in net.edges(data="light"):
        if source != target:
            pair = (min(source, target), max(source, target))
            counts[pair] = counts.get(pair, 0.0) + (0.25 if light else 1.0)
    ties: nx.Graph[str] = nx.Graph()
    ties.add_nodes_from(sorted(net))
    ties.add_weighted_edges_from((a, b, float(np.log2(1 + count))) for (a, b), count in sorted(counts.items()))
    return ties


def _boxes(net: "nx.MultiDiGraph[str]", names: list[str]) -> Array:
    """Return half the width and height, in pixels, of each node with its label."""
    crowd: Any = min(1.0, (130 / len(names)) ** 0.5)
    lengths = np.array([min(len(str(net.nodes[name].get("label", name))), 16) for name in names])
    radii = 5 + 2.4 * np.sqrt([net.nodes[name].get("claims", net.degree(name)) for name in names])
    hubs = np.argsort(np.argsort(-radii, kind="stable"), kind="stable") < HUBS
    crowd = np.where(hubs, 1.0, crowd)[:, None]
    halves: Array = np.stack((np.maximum(radii + 4, 2.9 * lengths), radii + 9), axis=1)
    return np.asarray(halves * crowd)


def _begin(ties: "nx.Graph[str]", start: Mapping[str, tuple[float, float]]) -> dict[str, Array]:
    """Return a first place for each node: its former one, else near its neighbours."""
    begin = {}
    for index, name in enumerate(ties):
        near = [start[other] for other in (name, *ties[name]) if other in start] or [(0.5, 0.5)]
        x, y = start.get(name) or (sum(p[0] for p in near) / len(near) + 1e-3 * index, sum(p[1] for p in near) / len(near))
        begin[name] = np.array((10 * x, 10 * y))
    return begin


def _attract(ties: "nx.Graph[str]", **options: Any) -> Array:
    """Return the places that ForceAtlas2 gives the nodes, in the graph's order."""
    places = nx.forceatlas2_layout(ties, gravity=GRAVITY, weight="weight", **options)
    return np.asarray([places[name] for name in ties], dtype=np.float64)


def _turn(places: Array) -> Array:
    """Return the places turned so that they spread most from left to right."""
    centred = places - places.mean(axis=0)
    _, axes = np.linalg.eigh(np.cov(centred.T))
    return np.asarray(centred @ axes[:, ::-1])


def _onto(places: Array, former: Array) -> Array:
    """Return the places turned or mirrored to lie nearest to their former ones, where those are known."""
    known = ~np.isnan(former[:, 0])
    centred = places - places[known].mean(axis=0)
    if known.sum() < 3:
        return np.asarray(centred)
    left, _, right = np.linalg.svd(centred[known].T @ (former[known] - former[known].mean(axis=0)))
    return np.asarray(centred @ left @ right)


def _to_unit(places: Array) -> Array:
    low, high = places.min(axis=0), places.max(axis=0)
    return np.asarray((places - low) / np.where(high > low, high - low, 1.0))


def _stretch(places: Array) -> Array:
    """Return the places in pixels of the canvas: outliers drawn in, the crowded middle spread by mixing in ranks."""
    low, middle, high = np.quantile(places, (0.1, 0.5, 0.9), axis=0)
    places = np.tanh(1.4 * (places - middle) / np.maximum(high - low, 1e-9))
    ranks = np.argsort(np.argsort(places, axis=0, kind="stable"), axis=0, kind="stable") / (len(places) - 1)
    return np.asarray(((1 - EVEN) * _to_unit(places) + EVEN * ranks) * CANVAS)


def _declutter(places: Array, boxes: Array, rounds: int) -> Array:
    """Return the places after nodes whose boxes overlap have pushed each other apart."""
    reach = boxes[:, None, :] + boxes[None, :, :]
    others = ~np.eye(len(places), dtype=bool)
    for _ in range(rounds):
        apart = places[:, None, :] - places[None, :, :]
        overlap = np.clip(reach - np.abs(apart), 0, None)
        hit = np.logical_and(overlap[:, :, 0] > 0, overlap[:, :, 1] > 0) & others
        if not hit.any():
            break
        along_x = overlap[:, :, 0] <= overlap[:, :, 1] * 1.6
        push = np.where(np.stack((along_x, ~along_x), axis=2), overlap, 0.0) * np.sign(apart + 1e-9) * hit[:, :, None]
        places = np.asarray(np.clip(places + 0.25 * push.sum(axis=1), 0, CANVAS))
    return places


def badness(places: Array, pairs: "np.ndarray[Any, np.dtype[np.int_]]", boxes: Array) -> int:
    """Return how hard a map is to read: crossings of lines, and twice the boxes that overlap."""
    apart = np.abs(places[:, None, :] - places[None, :, :])
    overlaps = int(((apart < boxes[:, None, :] + boxes[None, :, :]).all(axis=2).sum() - len(places)) // 2)
    return crossings(places, pairs) + 2 * overlaps


def crossings(places: Array, pairs: "np.ndarray[Any, np.dtype[np.int_]]") -> int:
    """Return how many pairs of lines cross; lines that share an end do not."""
    a, b = places[pairs[:, 0]], places[pairs[:, 1]]

    def side(origin: Array, tip: Array, point: Array) -> Array:
        """Return on which side of the line from origin to tip each point lies, for all lines and points."""
        along = (tip - origin)[:, None, :]
        to = point[None, :, :] - origin[:, None, :]
        return np.asarray(along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0])

    splits = side(a, b, a) * side(a, b, b) < 0
    shared = (pairs[:, None, :, None] == pairs[None, :, None, :]).any(axis=(2, 3))
    return int((splits & splits.T & ~shared).sum() // 2)
