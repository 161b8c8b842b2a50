"""Times `graph.network()`, from the store to a MultiDiGraph of all claims, as the corpus grows to 30,000 and 300,000 claims.

Beside it, in the same run and by turns: the floor (`add_edges_from` on ready tuples of the same network) and
rdflib's own `rdflib_to_networkx_multidigraph` over the same triples, held by rdflib (its reading is not counted). rdflib takes
part in every round up to 30,000 claims, and in one above, if `--peer` lets it: it needs gigabytes and minutes there.
Times are of the processor, the best of the rounds.

Two ratios count, from 30,000 claims on, and both are of *cold*, the first network of a graph in a process: at most 8 times the
floor, and at least 8 times as fast as rdflib. Registry and ontology are read from the store for it, the rows of the claims
from the user's cache, as in every process but the first that sees these files. *Read* is that first one, for which the store
alone is read, and *warm* a further network of the same graph: they are told beside it. No value that the store has of a claim
may be lost, at any size. A line for each says whether it held; where one did not, the run ends with 1.
"""

import argparse
import gc
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import made_up_alerts
import networkx as nx
import pyoxigraph as ox
import rdflib
from completeness import lost
from rdflib.extras.external_graph_libs import rdflib_to_networkx_multidigraph

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.store.dataset import Dataset

#: The claims from which the bounds count, most floors that a cold network may take, and how much faster than rdflib it must be.
COUNTED, FLOORS, FASTER = 30_000, 8, 8
EVERYTHING: dict[str, Any] = {"stance": None, "polarity": None, "modality": None}


def timed(step: Callable[[], object]) -> float:
    """Return the seconds of the processor that a step took; what it made is thrown away."""
    gc.collect()
    start = time.process_time()
    made = step()
    taken = time.process_time() - start
    del made
    return taken


def in_rdflib(graph: AlertGraph) -> rdflib.Graph:
    """Return all triples in rdflib's own memory."""
    triples = ox.serialize((quad.triple for quad in graph.data.store), format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=triples, format="nt")


def measure(root: Path, rounds: int, peer: int) -> bool:
    """Print the lines of one corpus, and return whether all bounds that count were held."""
    first = timed(lambda: alertgraph.load(root))  # derives; the next one finds it in the cache
    load = timed(lambda: alertgraph.load(root))
    graph = alertgraph.load(root)
    claims = len(graph.claims())
    net = graph.network(**EVERYTHING)
    missing = lost(graph, net)
    nodes, ready = len(net), [(source, target, key, dict(row)) for source, target, key, row in net.edges(keys=True, data=True)]
    del net
    unkept = Dataset(graph.data.root, graph.data.files, graph.data.store)
    triples = in_rdflib(graph) if claims <= peer else None
    best: dict[str, float] = {}
    for turn in range(rounds):
        steps: dict[str, Callable[[], object]] = {
            "floor": lambda: nx.MultiDiGraph().add_edges_from(ready),
            "read": lambda: AlertGraph(unkept).network(**EVERYTHING),
            "cold": lambda: AlertGraph(graph.data).network(**EVERYTHING),
            "warm": lambda: graph.network(**EVERYTHING),
        }
        if triples is not None and (turn == 0 or claims <= COUNTED):
            steps["rdflib"] = lambda: rdflib_to_networkx_multidigraph(triples)
        for name, step in steps.items():
            best[name] = min(best.get(name, float("inf")), timed(step))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{claims} claims, {nodes} nodes, {len(ready)} edges\n"
        f"    {'   '.join(f'{name} {seconds:.3f} s' for name, seconds in best.items())}   "
        f"read and warm are {best['read'] / best['floor']:.1f} and {best['warm'] / best['floor']:.1f} times the floor\n"
        f"    load {load:.2f} s, deriving {first - load:.2f} s more, {memory:.1f} GB at most so far"
    )
    counts = claims >= COUNTED
    held = [told("values lost", f"{len(missing)}", "none", not missing, True)]
    ratio = best["cold"] / best["floor"]
    held.append(told("cold, in floors", f"{ratio:.1f}", f"at most {FLOORS}", ratio <= FLOORS, counts))
    if "rdflib" in best:
        ratio = best["rdflib"] / best["cold"]
        once = ", rdflib timed once" if claims > COUNTED else ""
        held.append(told("cold, times as fast as rdflib", f"{ratio:.1f}{once}", f"at least {FASTER}", ratio >= FASTER, counts))
    for line in missing[:5]:
        print(f"        {line}")
    return all(held)


def told(what: str, value: str, bound: str, held: bool, counts: bool) -> bool:
    """Print whether a bound held, and return False where it did not and counts."""
    print(
        f"    {what}: {value} ({bound}): {'held' if held else 'missed'}{'' if counts else ', which counts from 30,000'}",
        flush=True,
    )
    return held or not counts


def main() -> int:
    """Print the lines of this repository's graph and of each made-up corpus; return 1 where a bound was missed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="this alert and 3,000 made-up claims alone")
    parser.add_argument("--min", type=int, default=0, help="fewest claims of a corpus")
    parser.add_argument("--max", type=int, default=300_000, help="most claims of a corpus")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer", type=int, default=30_000, help="most claims with which rdflib is timed")
    args = parser.parse_args()
    held = [] if args.min else [measure(made_up_alerts.REAL, args.rounds, args.peer)]
    for claims in (3_000,) if args.quick else (30_000, 300_000):
        if args.min <= claims <= args.max:
            with made_up_alerts.corpus(claims) as root:
                held.append(measure(root, args.rounds, args.peer))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
