"""Times the figures of `alertgraph.analysis` as the corpus grows to 30,000 and 300,000 claims, each beside an alternative.

Degrees beside the same twelve figures counted in igraph, PageRank and betweenness beside igraph's; its core is C. Cooperation
and conflict per month beside a cross-table of pandas, of the claims that lie surely in one.
Betweenness is exact up to 1,000 actors; above, it is estimated from 200 actors drawn with a fixed seed, and igraph's exact
one is the measure of both.
The frustration index is exact and proven on this alert and on Read's tribes; above, it is what a time limit allows, with
bound and gap, beside the division that plain local search finds in as many restarts as take the same time.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import igraph
import made_up_alerts
import networkx as nx
import pandas as pd

import alertgraph
import alertgraph.analysis as an
from alertgraph.analysis.ground.ties import LAYERS, counted
from alertgraph.analysis.standing.measures import Asked, measured, undirected

sys.path.append(str(Path(__file__).resolve().parents[1] / "kit"))
from literature import records, tribes

EXACT, SAMPLE = 1_000, 200
DEGREES = (
    *("degree", "out_degree", "in_degree", "strength", "out_strength", "in_strength"),
    *(f"{layer}_{figure}" for layer in LAYERS for figure in ("degree", "out", "in")),
)


def timed(step: Callable[[], Any]) -> tuple[float, Any]:
    """Return the seconds that a step took, and its result."""
    start = time.perf_counter()
    made = step()
    return time.perf_counter() - start, made


def line(name: str, ours: float, theirs: float, of: str, note: str = "") -> None:
    """Print ours beside the alternative."""
    print(f"    {name:24} {ours:8.3f} s   {of} {theirs:8.3f} s   {ours / theirs:6.1f} times   {note}", flush=True)


def directed(names: list[str], rows: list[dict[str, Any]]) -> igraph.Graph:
    """Return a directed graph of claims, ready for igraph to count."""
    place = {name: number for number, name in enumerate(names)}
    return igraph.Graph(len(names), [(place[row["subject"]], place[row["object"]]) for row in rows], directed=True)


def degrees(several: list[igraph.Graph]) -> Iterator[list[int]]:
    """Yield each figure of DEGREES, a number a node: of all claims, and of each sign."""
    every, *layers = several
    once = every.copy().simplify()
    yield from (every.as_undirected(mode="collapse").degree(), once.outdegree(), once.indegree())
    yield from (every.degree(), every.outdegree(), every.indegree())
    for layer in layers:
        yield from (layer.as_undirected(mode="collapse").degree(), layer.outdegree(), layer.indegree())


def central(net: "nx.MultiDiGraph[str]") -> None:
    """Print the lines of the centralities of one network."""
    rows = counted(net)
    layers = [rows, *([row for row in rows if row["effect"] == sign] for sign in LAYERS.values())]
    names = sorted(net)
    several = [directed(names, layer) for layer in layers]
    ours, table = timed(lambda: an.degrees(net))
    theirs, figures = timed(lambda: dict(zip(names, zip(*map(list, degrees(several)), strict=True), strict=True)))
    differing = sum([row[name] for name in DEGREES] != list(figures[row["actor"]]) for row in records(table))
    line("degrees", ours, theirs, "igraph, twelve figures", f"{differing} of {len(records(table))} actors differ")
    ties = an.layer(net)
    both = undirected(ties)
    fast, loose = igraph.Graph.from_networkx(ties), igraph.Graph.from_networkx(both)
    ours, ranks = timed(lambda: measured(net, Asked("pagerank")).values)
    theirs, other = timed(lambda: fast.pagerank(weights="weight"))
    apart = max(abs(ranks[name] - value) for name, value in zip(ties, other, strict=True))
    line("PageRank", ours, theirs, "igraph", f"at most {apart:.0e} apart")
    sample = None if len(both) <= EXACT else SAMPLE
    ours, paths = timed(lambda: measured(net, Asked("betweenness", sample=sample)).values)
    theirs, other = timed(loose.betweenness)
    pairs = (len(both) - 1) * (len(both) - 2) / 2
    exact = {name: value / pairs for name, value in zip(both, other, strict=True)}
    top = sorted(exact, key=lambda name: -exact[name])[:20]
    shared = len(set(top) & set(sorted(paths, key=lambda name: -paths[name])[:20]))
    kind = "exact" if sample is None else f"from {sample} of {len(both)} actors"
    line(f"betweenness, {kind}", ours, theirs, "igraph, exact,", f"{shared} of the 20 highest in common")


def monthly(net: "nx.MultiDiGraph[str]") -> None:
    """Print the line of cooperation and conflict per month of one network."""
    rows = pd.DataFrame(counted(net, things=False))
    ours, table = timed(lambda: records(an.per_quarter(net, "month")))
    theirs, cells = timed(lambda: cross_table(rows))
    found = {row["period"]: (row["cooperation_surely"], row["conflict_surely"]) for row in table}
    other = {str(month): (cells[1][month], cells[-1][month]) for month in cells.index}
    differing = sum(found[month] != other.get(month, (0, 0)) for month in found)
    line("per month", ours, theirs, "pandas, surely alone", f"{differing} of {len(found)} months differ")


def cross_table(rows: pd.DataFrame) -> pd.DataFrame:
    """Return how many claims of each sign lie surely in each month, as the rows of the months that have one."""
    tied = rows[(rows["effect"] != 0) & rows["earliest"].ne("") & rows["latest"].ne("") & ~rows["when"].str.contains("[~?%]")]
    months = tied["earliest"].str[:7]
    one = tied[months == tied["latest"].str[:7]]
    return pd.crosstab(one["earliest"].str[:7], one["effect"]).reindex(columns=[1, -1], fill_value=0)


def frustrated(name: str, net: "nx.MultiDiGraph[str]", limit: float | None) -> None:
    """Print the line of the frustration index of one network, beside local search in the same time."""
    taken, found = timed(lambda: an.frustration(net, time_limit=limit))
    signed = an.signed(net)
    best, restarts = search(signed, max(taken, 1.0))
    word = "proven" if found.proven else f"not proven in {limit:.0f} s: at least {found.bound}, gap {found.gap:.0%}"
    print(
        f"    frustration of {name}: {found.index} of {found.total} ties in {taken:.2f} s, {word}; "
        f"local search has {best} after {restarts} restarts in that time (a second at least), and no bound",
        flush=True,
    )


def search(signed: "nx.Graph[str]", seconds: float) -> tuple[int, int]:
    """Return the least frustration that moving one actor at a time finds from random starts, and how many starts."""
    dice, end = random.Random(7), time.perf_counter() + seconds  # noqa: S311
    ties = {name: [(other, row["sign"]) for other, row in signed[name].items() if row["sign"]] for name in signed}
    best, starts = sum(map(len, ties.values())), 0
    while not starts or time.perf_counter() < end:
        side = {name: dice.choice((-1, 1)) for name in ties}
        moved = True
        while moved:
            moved = False
            for name, own in ties.items():
                if sum(sign * side[name] * side[other] for other, sign in own) < 0:
                    side[name], moved = -side[name], True
        cost = sum(sign * side[name] * side[other] < 0 for name, own in ties.items() for other, sign in own) // 2
        best, starts = min(best, cost), starts + 1
    return best, starts


def main() -> None:
    """Print the figures of this repository's graph and of made-up corpora."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="this alert and 3,000 made-up claims alone, in under a minute")
    parser.add_argument("--min", type=int, default=0, help="fewest claims of a corpus")
    parser.add_argument("--max", type=int, default=300_000, help="most claims of a corpus")
    parser.add_argument("--seconds", type=float, default=60, help="time limit of the frustration index, above this alert")
    args = parser.parse_args()
    limit = min(args.seconds, 10) if args.quick else args.seconds
    measured(tribes(), Asked("pagerank"))  # SciPy is imported with the first figure that needs it
    an.frustration(tribes())
    frustrated("the tribes (Read 1954)", tribes(), None)
    for claims in (0, 3_000) if args.quick else (0, 30_000, 300_000):
        if args.min <= claims <= args.max:
            measure(claims, limit)


def measure(claims: int, limit: float) -> None:
    """Print the figures of a made-up corpus of so many claims, or of this repository's graph where there are none."""
    with made_up_alerts.corpus(claims) if claims else nullcontext(made_up_alerts.REAL) as root:
        graph = alertgraph.load(root)
        net = graph.network()
    actors = sum(row["is_actor"] for _, row in net.nodes(data=True))
    print(f"{len(graph.claims())} claims, {net.number_of_edges()} of them in the network, {actors} actors", flush=True)
    central(net)
    monthly(net)
    frustrated("the corpus" if claims else "this alert", net, limit if claims else None)


if __name__ == "__main__":
    main()
