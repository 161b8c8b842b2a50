"""`alertgraph serve` is one of the servers that --endpoint asks: all that it answers is what the folder answers."""

from collections.abc import Iterator
from pathlib import Path

import clients
import networkx as nx
import pytest
import support
from serving import serving
from support import Run

from alertgraph.api import AlertGraph
from alertgraph.errors import EndpointError

NAMES = support.names()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The real graph, served with a limit of rows that the whole graph is far above."""
    with serving(support.GRAPH, "--workers", "2", "--max-rows", "6000") as server:
        yield server.address


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


def test_claims_and_networks_are_the_same(real_graph: AlertGraph, there: AlertGraph) -> None:
    """More triples than the server gives at once."""
    assert there.data.quads() == real_graph.data.quads()
    assert there.claims() == real_graph.claims()
    assert nx.utils.graphs_equal(there.network(stance=None), real_graph.network(stance=None))


def test_an_answer_beyond_its_limit(there: AlertGraph) -> None:
    """It is an error, not a short answer."""
    with pytest.raises(EndpointError, match="by its own limit of 6000 rows"):
        there.query("SELECT ?s ?p ?o WHERE { ?s ?p ?o }")


def test_build(address: str, real_build: dict[str, bytes], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build from the server is a build from the folder, byte for byte."""
    monkeypatch.chdir(support.REPOSITORY)
    assert run("build", "--endpoint", address, "--out", tmp_path / "there").code == 0
    assert {path.name: path.read_bytes() for path in support.every(tmp_path / "there", "*")} == real_build
