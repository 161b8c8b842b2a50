"""The server of the engine's own project, with a build's graph.trig: the same answers through --endpoint and other clients."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import clients
import networkx as nx
import pytest
import support
from processes import free_ports, wait_for

from alertgraph.api import AlertGraph
from alertgraph.publishing import rdf

NAMES = support.names()


@pytest.fixture(scope="module", params=[False, True], ids=["named graphs apart", "union by default"])
def address(real_graph: AlertGraph, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of an Oxigraph server that holds the real graph, with each of its two default graphs."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    support.need(program, "the oxigraph server is absent; the extra test brings it")
    folder = tmp_path_factory.mktemp("oxigraph")
    (folder / "graph.trig").write_bytes(rdf.trig(rdf.published(real_graph.data)))
    load = [str(program), "load", "--location", "store", "--file", "graph.trig"]
    subprocess.run(load, cwd=folder, check=True, capture_output=True, timeout=120)
    [port] = free_ports(1)
    found = f"http://127.0.0.1:{port}/query"
    command = [str(program), "serve-read-only", "--location", "store", "--bind", f"127.0.0.1:{port}"]
    command += ["--union-default-graph"] if request.param else []
    with (folder / "out.txt").open("wb") as out:
        server = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
    try:
        wait_for(found, server, (folder / "out.txt").read_text)
        yield found
    finally:
        server.kill()
        server.wait(30)


@pytest.fixture(scope="module")
def there(address: str) -> AlertGraph:
    """The real graph on the server."""
    return clients.there(address)


@pytest.mark.parametrize("name", NAMES)
def test_a_named_query_answers_alike(name: str, real_graph: AlertGraph, there: AlertGraph) -> None:
    """The same columns, rows and terms; or the same triples, or truth value."""
    clients.check_endpoint(name, real_graph, there)


@pytest.mark.parametrize("client", clients.CLIENTS)
@pytest.mark.parametrize("name", NAMES)
def test_other_clients_get_the_same(name: str, client: str, real_graph: AlertGraph, there: AlertGraph) -> None:
    """A named query sent by a client of others' making has the embedded engine's answer."""
    clients.check(name, client, real_graph, there)


def test_free_queries(there: AlertGraph, real_graph: AlertGraph) -> None:
    """Each form has its answer, over our graphs or those that the query names; an order of mixed values is the server's own."""
    for text in (
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT (COUNT(*) AS ?n) FROM graph:registry { ?s ?p ?o }",
        "SELECT DISTINCT ?graph { GRAPH ?graph { ?alert a ag:Alert } }",
    ):
        assert list(there.query(text)) == list(real_graph.query(text)) != []  # type: ignore[arg-type]
    assert there.query("ASK { id:israel a ag:State }") is True
    assert there.query("DESCRIBE id:israel") == real_graph.query("DESCRIBE id:israel")


def test_claims_and_networks_are_the_same(real_graph: AlertGraph, there: AlertGraph) -> None:
    """All triples come, and make the same network."""
    assert there.data.quads() == real_graph.data.quads()
    assert nx.utils.graphs_equal(there.network(stance=None), real_graph.network(stance=None))
