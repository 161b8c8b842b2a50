"""Times `alertgraph serve` against a bare pyoxigraph handler and rdflib-endpoint: requests per second and p99 at 8 clients.

All three hold the same 30,000 made-up claims, have as many worker processes, and are asked by turns; rdflib-endpoint, on
its Oxigraph store, is asked each aggregate once a client. Install `rdflib-endpoint` beside the extra `serve`, or give
`--without-peer`. No answer is kept by any of them; each request asks about another actor, drawn with a fixed seed.
"""

import argparse
import http.client
import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import made_up_alerts
import pyoxigraph as ox

from alertgraph.store import dataset

CLAIMS, CLIENTS = 30_000, 8
STATES = made_up_alerts.entries(CLAIMS)["State"]
AGGREGATE = """SELECT ?speaker (COUNT(?claim) AS ?n) WHERE {{
  ?claim rdf:subject ?subject ; ag:stance ag:Asserted ; ag:statedBy ?speaker . FILTER(?subject != id:state-{0})
}} GROUP BY ?speaker ORDER BY DESC(?n) LIMIT 10"""
LIGHT = "SELECT ?claim ?gist WHERE {{ ?claim rdf:subject id:state-{0} ; ag:gist ?gist }} LIMIT 10"
PREFIXES = """PREFIX ag: <https://w3id.org/alertgraph/ontology#> PREFIX id: <https://w3id.org/alertgraph/id/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> """
BARE = """
import os
from urllib.parse import parse_qs
import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
store = ox.Store()
store.bulk_load(path=os.environ["BENCH_DATA"], format=ox.RdfFormat.N_QUADS)
def answer(request):
    found = store.query(request.query_params["query"], use_default_graph_as_union=True)
    return Response(found.serialize(format=ox.QueryResultsFormat.JSON), media_type="application/sparql-results+json")
app = Starlette(routes=[Route("/sparql", answer)])
"""
PEER = """
import os
import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
store = ox.Store()
store.bulk_load(path=os.environ["BENCH_DATA"], format=ox.RdfFormat.N_QUADS)
app = SparqlEndpoint(graph=Dataset(store=OxigraphStore(store=store), default_union=True), path="/sparql")
"""


def free_port() -> int:
    """Return a port that nobody has just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(command: Callable[[int], list[str]], folder: Path, data: Path) -> Iterator[int]:
    """Run a server until the block ends; gives its port once it answers."""
    port = free_port()
    env = {**os.environ, "BENCH_DATA": str(data), "PYTHONPATH": str(folder)}
    process = subprocess.Popen(command(port), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                if ask(http.client.HTTPConnection("127.0.0.1", port, timeout=5), PREFIXES + "ASK {}")[0] == 200:
                    break
            except OSError:
                time.sleep(0.2)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def ask(connection: http.client.HTTPConnection, query: str) -> tuple[int, bytes]:
    """Return status and body of one query."""
    accept = {"Accept": "application/sparql-results+json"}
    connection.request("GET", f"/sparql?{urlencode({'query': query})}", headers=accept)
    response = connection.getresponse()
    return response.status, response.read()


def load(port: int, template: str, seconds: float, seed: int) -> list[float]:
    """Return the seconds that each request took, 8 clients asking for so long; each asks once at least."""
    taken: list[float] = []
    end = time.perf_counter() + seconds

    def client(number: int) -> None:
        draw, connection = random.Random(seed * 100 + number), http.client.HTTPConnection("127.0.0.1", port, timeout=900)  # noqa: S311
        while True:
            query = PREFIXES + template.format(draw.randrange(STATES))
            start = time.perf_counter()
            status, _ = ask(connection, query)
            now = time.perf_counter()
            assert status == 200, status
            taken.append(now - start)
            if now > end:
                return

    threads = [threading.Thread(target=client, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


def measure(ports: dict[str, int], template: str, rounds: int, seconds: float) -> dict[str, tuple[float, float]]:
    """Return requests per second and p99 in ms by server, asked by turns: medians of the rounds."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in ports}
    for turn in range(rounds):
        for name, port in ports.items():
            if name == "rdflib-endpoint" and found[name]:
                continue
            start = time.perf_counter()
            taken = sorted(load(port, template, 0 if name == "rdflib-endpoint" else seconds, turn))
            rate = len(taken) / (time.perf_counter() - start)
            found[name].append((rate, taken[min(len(taken) - 1, int(len(taken) * 0.99))] * 1000))
    return {name: (statistics.median(r for r, _ in rows), statistics.median(p for _, p in rows)) for name, rows in found.items()}


def main() -> None:
    """Start the servers, ask them, and print rates, p99 and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0, help="of each round")
    parser.add_argument("--without-peer", action="store_true", help="leave rdflib-endpoint out")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root, data = made_up_alerts.write(folder, CLAIMS), folder / "data.nq"
        quads = dataset.load(root).quads()
        ox.serialize(quads, str(data), format=ox.RdfFormat.N_QUADS)
        print(f"{CLAIMS} claims, {len(quads)} quads, {args.workers} workers each, {CLIENTS} clients")
        (folder / "bare.py").write_text(BARE)
        (folder / "peer.py").write_text(PEER)
        uvicorn = [sys.executable, "-m", "uvicorn", "--workers", str(args.workers), "--log-level", "warning", "--port"]
        ours = [sys.executable, "-m", "alertgraph", "serve", "--graph", str(root), "--workers", str(args.workers), "--port"]
        with (
            server(lambda port: [*ours, str(port)], folder, data) as here,
            server(lambda port: [*uvicorn, str(port), "bare:app"], folder, data) as bare,
        ):
            ports = {"serve": here, "bare pyoxigraph": bare}
            compare(ports, args.rounds, args.seconds, {"aggregate": AGGREGATE, "light": LIGHT})
            if not args.without_peer:
                with server(lambda port: [*uvicorn, str(port), "peer:app"], folder, data) as peer:
                    compare({"serve": here, "rdflib-endpoint": peer}, 1, args.seconds, {"aggregate": AGGREGATE})


def compare(ports: dict[str, int], rounds: int, seconds: float, templates: dict[str, str]) -> None:
    """Print what each server does with each query, and ours as a multiple of the others."""
    for kind, template in templates.items():
        bodies = {
            name: ask(http.client.HTTPConnection("127.0.0.1", port, timeout=900), PREFIXES + template.format(1))[1].count(
                b"value"
            )
            for name, port in ports.items()
        }
        note = "same size of answer" if len(set(bodies.values())) == 1 else f"ANSWERS DIFFER {bodies}"
        found = measure(ports, template, rounds, seconds)
        for name, (rate, p99) in found.items():
            ratio = "" if name == "serve" else f"   serve does {found['serve'][0] / rate:.2f} times as many"
            print(f"{kind:10} {name:16} {rate:9.2f} requests/s   p99 {p99:9.1f} ms{ratio}   {note}", flush=True)


if __name__ == "__main__":
    main()
