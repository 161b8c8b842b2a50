"""Times `graph.network()`, from the store to a MultiDiGraph of all claims, as the corpus grows to 30,000 and 300,000 claims.

Beside it, in the same run and by turns: the floor (`add_edges_from` on ready tuples of the same network) and
rdflib's own `rdflib_to_networkx_multidigraph` over the same triples, held by rdflib (its reading is not counted; it takes
gigabytes above 30,000 claims, and is left out there unless `--peer` says otherwise). Times are of the processor, the best
of some runs. Every value that the store has of a claim is looked for in its edge.
"""

import argparse
import gc
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import made_up_alerts
import networkx as nx
import pyoxigraph as ox
import rdflib
from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.vocabulary import AG, RDF, curie, local_name

EVERYTHING: dict[str, Any] = {"stance": None, "polarity": None, "modality": None}


def timed(step: Callable[[], object]) -> float:
    """Return the seconds of the processor that a step took; what it made is thrown away."""
    gc.collect()
    start = time.process_time()
    made = step()
    taken = time.process_time() - start
    del made
    return taken


def lost(graph: AlertGraph, net: "nx.MultiDiGraph[str]") -> int:
    """Return how many values that the store has of a claim are not in its edge: a claim without an edge loses all."""
    held = {
        key: {source, target, *(part for value in row.values() for part in str(value).split("|"))} | set(map(str, row.values()))
        for source, target, key, row in net.edges(keys=True, data=True)
    }
    store, missing = graph.data.store, 0
    for claim in store.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(AG.Claim), None):
        values = held.get(curie(claim.subject.value), set())
        for quad in store.quads_for_pattern(claim.subject, None, None, None):
            value = quad.object.value
            if quad.predicate.value != RDF.type and value != AG.Undated:
                missing += not {value, curie(value), local_name(value)} & values
    return missing


def in_rdflib(graph: AlertGraph) -> rdflib.Graph:
    """Return all triples in rdflib's own memory."""
    triples = ox.serialize((quad.triple for quad in graph.data.store), format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=triples, format="nt")


def measure(root: Path, rounds: int, peer: bool) -> None:
    """Print the line of one corpus."""
    first = timed(lambda: alertgraph.load(root))  # derives; the next one finds it in the cache
    load = timed(lambda: alertgraph.load(root))
    graph = alertgraph.load(root)
    net = graph.network(**EVERYTHING)
    missing = lost(graph, net)
    ready = [(source, target, key, dict(row)) for source, target, key, row in net.edges(keys=True, data=True)]
    triples = in_rdflib(graph) if peer else None
    names = ("floor", "cold", "warm", "rdflib")
    best = dict.fromkeys(names, float("inf"))
    for turn in range(rounds):
        steps: dict[str, Callable[[], object]] = {
            "floor": lambda: nx.MultiDiGraph().add_edges_from(ready),
            "cold": lambda: AlertGraph(graph.data).network(**EVERYTHING),
            "warm": lambda: graph.network(**EVERYTHING),
        }
        if triples is not None and (turn == 0 or len(ready) < 5000):
            steps["rdflib"] = lambda: rdflib_to_networkx_multidigraph(triples)
        for name, step in steps.items():
            best[name] = min(best[name], timed(step))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    times = "   ".join(f"{name} {best[name]:7.3f} s" for name in names if best[name] < float("inf"))
    than = f"   {best['rdflib'] / best['cold']:5.1f} times as fast as rdflib" if peer else ""
    print(
        f"{len(graph.claims()):7} claims, {len(net):6} nodes   {times}   cold is {best['cold'] / best['floor']:4.1f}, "
        f"warm {best['warm'] / best['floor']:3.1f} times the floor{than}\n"
        f"        {net.number_of_edges()} edges, {missing} values lost   load {load:.2f} s, deriving {first - load:.2f} s more, "
        f"{memory:.1f} GB at most so far",
        flush=True,
    )


def main() -> None:
    """Print a line for this repository's graph and one for each made-up corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="this alert and 3,000 made-up claims alone")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer", type=int, default=30_000, help="most claims with which rdflib is timed")
    args = parser.parse_args()
    measure(made_up_alerts.REAL, args.rounds, True)
    for claims in (3_000,) if args.quick else (30_000, 300_000):
        with tempfile.TemporaryDirectory() as folder:
            measure(made_up_alerts.write(Path(folder), claims), args.rounds, claims <= args.peer)


if __name__ == "__main__":
    main()
