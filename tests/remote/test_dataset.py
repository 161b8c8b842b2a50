"""A dataset on a SPARQL server: the same answers, everything fetched or nothing, and clear words for every fault."""

import gzip
import json
import shutil
import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
import support
import urllib3
from endpoints import Asked, Endpoint, Fault, serving
from support import Run

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.errors import EndpointError, LoadError, QueryError
from alertgraph.remote import client
from alertgraph.remote import dataset as remote
from alertgraph.vocabulary import DERIVED, GRAPH, ID, ONTOLOGY, REGISTRY

HTML = Fault(200, b"<!DOCTYPE html><title>Welcome</title>", "text/html")
JSON = "application/sparql-results+json"


def rows(**cells: tuple[str, str]) -> Fault:
    """An answer of one row, each cell a value and its datatype."""
    terms = {name: {"type": "typed-literal", "value": value, "datatype": kind} for name, (value, kind) in cells.items()}
    return Fault(200, json.dumps({"head": {"vars": list(terms)}, "results": {"bindings": [terms]}}).encode(), JSON)


def test_named_queries(there: AlertGraph, made_up: AlertGraph) -> None:
    """They run there with their parameters filled in, entities found in the server's own registry."""
    for name, params in (("harms", {}), ("offices", {}), ("harms", {"victim": "the expelled", "least": "1"})):
        answer: Any = made_up.query(name, **params)
        assert list(there.query(name, **params)) == list(answer) != []  # type: ignore[arg-type]


def test_free_queries(there: AlertGraph, made_up: AlertGraph) -> None:
    """Each form of a query has its own answer, from JSON and XML, from N-Triples and Turtle."""
    for sparql in (
        "SELECT ?x ?label WHERE { ?x a ag:State ; skos:prefLabel ?label OPTIONAL { ?x skos:hiddenLabel ?y } } ORDER BY ?x",
        "ASK { id:velmark a ag:State }",
        "ASK { id:velmark a ag:Person }",
        "CONSTRUCT { ?x a ag:State } WHERE { ?x a ag:State }",
        "DESCRIBE id:quill",
    ):
        here: Any = made_up.query(sparql)
        found: Any = there.query(sparql)
        assert found == here if isinstance(here, bool | list) else list(found) == list(here) != []


def test_other_formats(endpoint: Endpoint, there: AlertGraph, made_up: AlertGraph) -> None:
    """A server that has no JSON and no N-Triples is understood."""
    endpoint.formats = {"rows": ox.QueryResultsFormat.XML, "triples": ox.RdfFormat.TURTLE}
    select = "SELECT ?x WHERE { ?x a ag:State } ORDER BY ?x"
    assert list(there.query(select)) == list(made_up.query(select))  # type: ignore[arg-type]
    assert there.query("ASK { id:velmark a ag:State }") is True
    assert there.query("DESCRIBE id:quill") == made_up.query("DESCRIBE id:quill")


def test_our_graphs_alone(endpoint: Endpoint, there: AlertGraph, made_up: AlertGraph) -> None:
    """Other graphs of the server are neither asked nor fetched; a query's own FROM stands."""
    other = ox.NamedNode("http://example.org/other")
    state = ox.NamedNode("https://w3id.org/alertgraph/ontology#State")
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    endpoint.store.add(ox.Quad(other, kind, state, other))
    count = "SELECT (COUNT(*) AS ?n) %s WHERE { ?x a ag:State }"
    here: Any = made_up.query(count % "")
    found: Any = there.query(count % "")
    assert found[0].n == here[0].n
    assert there.query(count % "FROM <http://example.org/other>")[0].n == 1  # type: ignore[index]
    assert "default-graph-uri" not in endpoint.asked[-1].form
    assert there.data.quads() == made_up.data.quads()


@pytest.mark.parametrize("page", [60, 200, 5000])
def test_claims_and_networks(page: int, there: AlertGraph, made_up: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are made from a copy that is the same however many pages it came in, and fetched once."""
    monkeypatch.setattr(remote, "PAGE", page)
    assert there.claims() == made_up.claims() != []
    assert there.entities == made_up.entities
    assert nx.utils.graphs_equal(there.network(stance=None), made_up.network(stance=None))
    assert there.data.quads() == made_up.data.quads()
    found: Any = there.rdf.query("SELECT ?x WHERE { ?x ag:isoCode 'QQ' }")
    assert [str(row.x) for row in found] == [ID + "quill"]


def test_fetched_once(endpoint: Endpoint, there: AlertGraph) -> None:
    """What has been fetched is not asked for again."""
    assert there.claims()
    before = len(endpoint.asked)
    assert there.network().number_of_edges() and there.data.alerts
    registry = [asked.query for asked in endpoint.asked[before:] if REGISTRY in asked.query]
    assert len(registry) == 2  # its count and one page
    before = len(endpoint.asked)
    assert there.network().number_of_edges() and there.data.quads(REGISTRY)
    assert len(endpoint.asked) == before


def test_a_server_that_cuts_answers_short(endpoint: Endpoint, there: AlertGraph, made_up: AlertGraph) -> None:
    """Pages that come shorter than asked for are gone on from, until all is there."""
    endpoint.cap = 60
    assert there.data.quads() == made_up.data.quads()


def test_triples_that_do_not_come(endpoint: Endpoint, there: AlertGraph) -> None:
    """A graph of which not all triples come is an error, never a smaller graph."""
    endpoint.cap = 3
    with pytest.raises(EndpointError, match=r"\d+ of the \d+ triples of <.*> have come; was it changed meanwhile\?"):
        there.claims()


def test_a_graph_that_changes_meanwhile(endpoint: Endpoint, there: AlertGraph) -> None:
    """Triples added between the count and the page are noticed."""

    def add(asked: Asked) -> None:
        if "LIMIT" in asked.query and REGISTRY in asked.query:
            node = ox.NamedNode(ID + "new")
            endpoint.store.add(ox.Quad(node, node, node, ox.NamedNode(REGISTRY)))

    endpoint.script = add
    with pytest.raises(EndpointError, match="was it changed meanwhile"):
        _ = there.entities


def test_blank_nodes(endpoint: Endpoint, there: AlertGraph) -> None:
    """They cannot be told apart from page to page, and are refused."""
    node = ox.NamedNode(ID + "quill")
    endpoint.store.add(ox.Quad(node, node, ox.BlankNode(), ox.NamedNode(REGISTRY)))
    with pytest.raises(EndpointError, match="has blank nodes, which cannot be fetched in pages"):
        _ = there.entities


def test_a_server_without_our_graph() -> None:
    """It is told what to load; so is one that holds the triples, but not in named graphs."""
    with serving() as empty:
        graph = alertgraph.load(endpoint=empty.url)
        with pytest.raises(EndpointError, match=r"holds no alert in a named graph .*; load the graph.trig of alertgraph build"):
            graph.query("offices")


@pytest.mark.parametrize("name", [ONTOLOGY, REGISTRY])
def test_a_graph_that_is_missing(name: str, endpoint: Endpoint, there: AlertGraph) -> None:
    """A server without registry or ontology has no network."""
    endpoint.store.remove_graph(ox.NamedNode(name))
    with pytest.raises(EndpointError, match=f"has no graph <{name}>; load the graph.trig"):
        there.network()


def test_booleans(endpoint: Endpoint, there: AlertGraph) -> None:
    """Those written as 1 and 0 are true and false; a number is a number."""
    boolean, integer = "http://www.w3.org/2001/XMLSchema#boolean", "http://www.w3.org/2001/XMLSchema#integer"
    assert there.data.alerts
    endpoint.faults = [rows(yes=("1", boolean), no=("0", boolean), one=("1", integer))]
    assert tuple(there.query("SELECT ?yes ?no ?one WHERE {}")[0]) == (True, False, 1)  # type: ignore[index]
    endpoint.faults = [rows(answer=("1", integer))]
    assert there.query("ASK {}") is True
    endpoint.faults = [rows(a=("7", integer))]
    with pytest.raises(EndpointError, match="answers an ASK with rows"):
        there.query("ASK {}")


def test_a_row_without_its_value(endpoint: Endpoint, there: AlertGraph) -> None:
    """What we ask for is in every row: a server that leaves it out is told of, with its address."""
    endpoint.faults = [Fault(200, b'{"head":{"vars":["graph"]},"results":{"bindings":[{}]}}', JSON)]
    with pytest.raises(EndpointError, match="leaves out a value in a row of its answer; is it a SPARQL endpoint"):
        _ = there.data.alerts


@pytest.mark.parametrize(
    "fault", [Fault(503), Fault(429), Fault(502), Fault(504), Fault(0), Fault(200, b'{"he', JSON, length=99)]
)
def test_what_passes_is_tried_again(fault: Fault, endpoint: Endpoint, there: AlertGraph) -> None:
    """A busy server, a connection lost before or in the middle of the answer."""
    assert there.data.alerts
    asked = len(endpoint.asked)
    endpoint.faults = [fault]
    assert there.query("ASK { id:velmark a ag:State }") is True
    assert len(endpoint.asked) == asked + 2


def test_the_wait_that_is_asked_for(endpoint: Endpoint, there: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that says when to come back is obeyed; one that says much later is not waited for."""
    waits: list[float] = []
    monkeypatch.setattr(urllib3.util.retry.time, "sleep", waits.append)
    endpoint.faults = [Fault(503, headers={"Retry-After": "7"})]
    assert there.data.alerts
    assert waits == [7]
    endpoint.faults = [Fault(429, headers={"Retry-After": "3600"})]
    asked = len(endpoint.asked)
    with pytest.raises(EndpointError, match=r"answers 429 .*; it asks to come back in 3600 s"):
        there.query("ASK {}")
    assert len(endpoint.asked) == asked + 1


def test_a_server_that_stays_busy(endpoint: Endpoint, there: AlertGraph) -> None:
    """It is left after four tries."""
    endpoint.script = lambda asked: Fault(503, b"Overloaded")
    with pytest.raises(EndpointError, match="answers 503 Service Unavailable: Overloaded; try again later"):
        there.query("offices")
    assert len(endpoint.asked) == 4


@pytest.mark.parametrize(
    ("fault", "kind", "message"),
    [
        (
            Fault(400, b"line 1: no\x1b[31m\nsuch thing\n\nthe query was"),
            QueryError,
            " refuses the query: line 1: no [31m such thing",
        ),
        (Fault(400, b"<html>bad", "text/html"), QueryError, " refuses the query"),
        (Fault(400, b"x" * 5000), QueryError, " refuses the query: " + "x" * 300 + "..."),
        (Fault(401), EndpointError, "it wants a name and a password: set ALERTGRAPH_ENDPOINT_USER"),
        (Fault(403), EndpointError, "is it the right account?"),
        (Fault(404, b"<html>", "text/html"), EndpointError, "is this the SPARQL endpoint itself"),
        (Fault(500, b"out of memory"), EndpointError, "answers 500 Internal Server Error: out of memory"),
        (Fault(204), EndpointError, "answers 204"),
        (HTML, EndpointError, "answers with a page for browsers; is it the SPARQL endpoint itself"),
        (Fault(200, b"{}", "application/pdf"), EndpointError, "answers in application/pdf, not in SPARQL results"),
        (Fault(200, b"{}", JSON), EndpointError, "cannot be read to its end, as SPARQL results"),
        (Fault(200, b'{"head":{"vars":["a"]},"results":{"bindings":[{', JSON), EndpointError, "cannot be read to its end"),
        (Fault(200, b"{}", JSON, {"X-SPARQL-MaxRows": "10000"}), EndpointError, "by its own limit of 10000 rows; ask for less"),
        (
            Fault(200, b"{}", JSON, {"X-SQL-State": "S1TAT"}),
            EndpointError,
            "cut its answer short, by its own limit; ask for less",
        ),
        (
            Fault(200, b"{}", JSON, {"Alertgraph-Cut": "99; the limit"}),
            EndpointError,
            "by its own limit of 99 rows; ask for less",
        ),
        (Fault(200, b"not packed", JSON, {"Content-Encoding": "gzip"}), EndpointError, "cannot be asked: "),
    ],
)
def test_what_is_not_tried_again(
    fault: Fault, kind: type[Exception], message: str, endpoint: Endpoint, there: AlertGraph
) -> None:
    """A fault of the query or of the server is told in one line, without the server's pages."""
    assert there.data.alerts
    asked = len(endpoint.asked)
    endpoint.faults = [fault]
    with pytest.raises(kind) as caught:
        there.query("SELECT ?x WHERE { ?x a ag:State }")
    assert str(caught.value).startswith(endpoint.url)
    assert message in str(caught.value)
    assert str(caught.value).isprintable() and "<" not in str(caught.value)
    assert len(endpoint.asked) == asked + 1


def test_faults_in_triples(endpoint: Endpoint, there: AlertGraph) -> None:
    """A CONSTRUCT whose answer is a page, or is cut short, is an error too."""
    assert there.data.alerts
    kind = "application/n-triples"
    for fault, message in (
        (HTML, "a page for browsers"),
        (Fault(200, b"<a:b> <a:b> ", kind), "as N-Triples"),
        (Fault(200, b"", kind, {"Alertgraph-Cut": "7; the limit"}), "cut its answer short"),
    ):
        endpoint.faults = [fault]
        with pytest.raises(EndpointError, match=message):
            there.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")


def test_a_query_that_is_none_is_not_sent(endpoint: Endpoint, there: AlertGraph) -> None:
    """What does not parse is told with its own line numbers, and what asks elsewhere is refused."""
    for sparql, message in (
        ("SELECT ?x\nWHERE {", "not valid SPARQL: line 2, column 8"),
        ("ASK { SERVICE <x:y> {} }", "SERVICE is refused"),
    ):
        with pytest.raises(QueryError, match=message):
            there.query(sparql)
    assert endpoint.asked == []


def test_answers_without_end(endpoint: Endpoint, there: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer too large is not read on, packed or not."""
    assert there.data.alerts
    monkeypatch.setattr(client, "MOST_BYTES", 1 << 20)
    large = b" " * (8 << 20)
    for fault in (Fault(200, large, JSON), Fault(200, gzip.compress(large), JSON, {"Content-Encoding": "gzip"})):
        endpoint.faults = [fault]
        with pytest.raises(EndpointError, match="the answer is larger than 1 MB; ask for less"):
            there.query("ASK {}")


def test_packed_answers(endpoint: Endpoint, there: AlertGraph) -> None:
    """gzip is asked for, and unpacked."""
    assert there.data.alerts
    endpoint.faults = [Fault(200, gzip.compress(b'{"head":{},"boolean":false}'), JSON, {"Content-Encoding": "gzip"})]
    assert there.query("ASK {}") is False
    assert endpoint.asked[-1].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\nContent-Length: 9999\r\n\r\n"]
)
def test_a_server_that_takes_too_long(head: bytes, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is left when the time that the user allows is over: before the answer, or while it drips; and asked once."""
    monkeypatch.setenv(client.TIMEOUT, "0.4")
    called: list[bool] = []

    def drip(listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                connection, _ = listener.accept()
                called.append(True)
                with connection, suppress(OSError):
                    connection.sendall(head)
                    while not over.wait(0.05):
                        connection.sendall(b" " if head else b"")

    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=drip, args=(listener,), daemon=True)
        thread.start()
        graph = alertgraph.load(endpoint=f"http://127.0.0.1:{listener.getsockname()[1]}/sparql")
        try:
            with pytest.raises(EndpointError, match=r"no whole answer within 0.4 s; ask for less, or allow more with ALERTG"):
                graph.query("offices")
        finally:
            over.set()
        assert called == [True]
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(10)
    assert not thread.is_alive()


@pytest.mark.parametrize("value", ["soon", "0", "-1", "nan", "inf"])
def test_times_that_are_none(value: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time allowed is a number of seconds."""
    monkeypatch.setenv(client.TIMEOUT, value)
    outcome = run("query", "offices", "--endpoint", "http://127.0.0.1:1/")
    assert (outcome.code, outcome.err) == (2, f"alertgraph: ALERTGRAPH_ENDPOINT_TIMEOUT is a number of seconds, not {value!r}\n")


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_redirects(status: int, endpoint: Endpoint, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The query goes where the server sends it; name and password do not go on to another."""
    monkeypatch.setenv(client.USER, "reader")
    monkeypatch.setenv(client.PASSWORD, "pässword")
    with serving() as first:
        first.script = lambda asked: Fault(status, headers={"Location": endpoint.url if asked.path == "/b" else "/b"})
        graph = alertgraph.load(endpoint=first.url)
        assert graph.query("ASK { id:velmark a ag:State }") is True
        assert {asked.headers["authorization"] for asked in first.asked} == {"Basic cmVhZGVyOnDDpHNzd29yZA=="}
        assert {asked.path for asked in first.asked} == {"/sparql", "/b"}
    assert endpoint.asked
    assert all("authorization" not in asked.headers for asked in endpoint.asked)


def test_redirects_without_end(folder: Path) -> None:
    """A server that sends on and on is left."""
    with serving() as first:
        first.script = lambda asked: Fault(307, headers={"Location": asked.path})
        with pytest.raises(EndpointError, match="the server sends on and on"):
            alertgraph.load(endpoint=first.url).query("offices")
        assert len(first.asked) == 6


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("nonsense", "'nonsense' is not the address of an endpoint, such as https://host/sparql"),
        ("ftp://example.org/sparql", "is not the address of an endpoint"),
        ("http://", "is not the address of an endpoint"),
        ("http://example.org:99999/", "is not the address of an endpoint"),
        ("http://[bad/", "is not the address of an endpoint"),
        ("http://example.org/a b", "is not the address of an endpoint"),
        ("", "is not the address of an endpoint"),
        ("https://me:secret@example.org/sparql", "no name or password in the address, where others see it"),
        ("http://no-such-host.invalid/sparql", "no host called no-such-host.invalid is found"),
        ("http://127.0.0.1:1/sparql", "cannot connect to 127.0.0.1:1: "),
    ],
)
def test_addresses(url: str, message: str, run: Run, folder: Path) -> None:
    """An address that is none, or where nobody is, is told in one line, without the secret in it."""
    outcome = run("query", "offices", "--endpoint", url)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert outcome.err.count("\n") == 1 and "secret" not in outcome.err and "urllib3" not in outcome.err


def test_no_safe_connection(endpoint: Endpoint, run: Run) -> None:
    """A server that does not speak TLS is not asked in the clear instead."""
    outcome = run("query", "offices", "--endpoint", endpoint.url.replace("http:", "https:"))
    assert outcome.code == 2
    assert "no safe connection (TLS): " in outcome.err and outcome.err.count("\n") == 1


def test_the_command_line(endpoint: Endpoint, run: Run) -> None:
    """query and show answer from the server as from the folder; the list of queries asks it nothing."""
    for arguments in (["query", "harms", "--format", "csv"], ["query", "DESCRIBE id:quill"], ["show", "Velmark"]):
        there, here = run(*arguments, "--endpoint", endpoint.url), run(*arguments)
        assert there == here
        assert (here.code, bool(here.out)) == (0, True)
    endpoint.asked.clear()
    assert run("query", "--endpoint", endpoint.url) == run("query")
    assert endpoint.asked == []


def test_a_folder_or_an_endpoint(run: Run, folder: Path) -> None:
    """Not both: nobody could tell which of them answers."""
    outcome = run("query", "offices", "--graph", folder, "--endpoint", "http://127.0.0.1:1/")
    assert (outcome.code, outcome.err) == (2, "alertgraph: --graph or --endpoint, not both: the data is read from one of them\n")
    with pytest.raises(LoadError, match="a folder or an endpoint, not both"):
        alertgraph.load(folder, endpoint="http://127.0.0.1:1/")


def test_build(endpoint: Endpoint, run: Run, tmp_path: Path) -> None:
    """A build from the server is a build from the folder, byte for byte."""
    outcome = run("build", "--endpoint", endpoint.url, "--out", tmp_path / "there")
    assert outcome.code == 0, outcome.err
    assert run("build", "--out", tmp_path / "here").code == 0
    here, there = ({path.name: path.read_bytes() for path in support.every(tmp_path / name, "*")} for name in ("here", "there"))
    assert there == here
    shutil.rmtree(tmp_path / "here")


def test_build_checks_what_it_fetched(endpoint: Endpoint, run: Run, tmp_path: Path) -> None:
    """A server whose derived graph states what no claim backs is found out, and nothing is written."""
    ends = [ox.NamedNode(ID + name) for name in ("quill", "velmark")]
    harms = ox.NamedNode("https://w3id.org/alertgraph/ontology#commitsGenocideAgainst")
    endpoint.store.add(ox.Quad(ends[0], harms, ends[1], ox.NamedNode(DERIVED)))
    outcome = run("build", "--endpoint", endpoint.url, "--out", tmp_path / "there")
    assert outcome.code == 1
    assert f"{endpoint.url}:1: id:quill: derived triple id:quill ag:commitsGenocideAgainst id:velmark" in outcome.out
    assert not (tmp_path / "there").exists()


def test_alerts(there: AlertGraph) -> None:
    """The alerts are those whose graphs the server holds."""
    assert there.data.alerts == (GRAPH + "2031-03-03-mercy",)
