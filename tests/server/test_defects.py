"""What the usual endpoint gets wrong, each asked of ours over real HTTP."""

import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
import support
from serving import Server, serving, unanswered

SECRET = "the-words-of-a-file-of-the-server"  # noqa: S105
SYNTAXES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}


@pytest.fixture(scope="module")
def other_server() -> Iterator[tuple[str, list[str]]]:
    """Another SPARQL server, of one row, with the requests that it got."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            self.do_GET()

        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            body = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"far"}}]}}'
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/sparql", asked
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("media", [*SYNTAXES, "*/*"])
def test_1_describe_is_negotiated(endpoint: Server, media: str) -> None:
    """DESCRIBE comes in the syntax asked for, and says which."""
    found = endpoint.ask("DESCRIBE id:velmark", media)
    syntax = "text/turtle" if media == "*/*" else media
    assert (found.status, found.media) == (200, syntax)
    triples = {str(quad.triple) for quad in ox.parse(found.body, format=SYNTAXES[syntax])}
    assert '<https://w3id.org/alertgraph/id/velmark> <http://www.w3.org/2004/02/skos/core#prefLabel> "Velmark"@en' in triples


def test_2_a_form_is_decoded_once(endpoint: Server) -> None:
    """A percent sign of an IRI arrives, by form as by GET; so do plus and ampersand."""
    query = 'SELECT (<http://ex/a%2Fb> AS ?x) ("1+1&2=%41" AS ?y) {}'
    expected = [{"x": "http://ex/a%2Fb", "y": "1+1&2=%41"}]
    assert endpoint.post(query=query).rows == expected
    assert endpoint.ask(query).rows == expected


def test_3_tsv(endpoint: Server) -> None:
    """TSV is TSV."""
    found = endpoint.ask('SELECT ?x ?y { VALUES (?x ?y) { (id:quill "a\\tb") } }', "text/tab-separated-values")
    assert (found.status, found.headers["content-type"]) == (200, "text/tab-separated-values; charset=utf-8")
    assert found.text == '?x\t?y\n<https://w3id.org/alertgraph/id/quill>\t"a\\tb"\n'


@pytest.mark.parametrize("accept", ["image/png", "application/pdf, image/*", "application/sparql-results+json;q=0"])
def test_4_an_unknown_accept_is_406(endpoint: Server, accept: str) -> None:
    """What cannot be made is refused, with what can."""
    for query in ("SELECT * { ?s a ag:State }", "ASK {}", "DESCRIBE id:velmark"):
        found = endpoint.ask(query, accept)
        assert (found.status, "text/" in found.text) == (406, True)


def test_5_default_graph_uri_restricts(endpoint: Server) -> None:
    """A graph that is not here is empty, and the answer says so; a file is not even a graph."""
    found = endpoint.ask("SELECT * { ?s ?p ?o }", default_graph_uri="http://ex/none")
    assert (found.status, found.rows) == (200, [])
    assert "http://ex/none" in found.headers["alertgraph-remark"]
    assert endpoint.ask("SELECT * { ?s ?p ?o }").rows != []
    for iri in ("file:///etc/hostname", "relative", ""):
        assert endpoint.ask("SELECT * { ?s ?p ?o }", default_graph_uri=iri).status == 400


@pytest.mark.parametrize("path", ["/sparql?query=ASK%20%7B%7D", "/sparql", "/", "/id/velmark", "/id/velmark.ttl", "/ontology"])
def test_6_head(endpoint: Server, path: str) -> None:
    """HEAD is GET without the body."""
    head, get = endpoint.send("HEAD", path), endpoint.send("GET", path)
    assert (head.status, head.body) == (200, b"")
    assert {**head.headers, "date": ""} == {**get.headers, "date": ""}


def test_7_ask_in_every_format(endpoint: Server) -> None:
    """ASK has an answer in CSV and TSV too: one word."""
    for media in ("text/csv", "text/tab-separated-values"):
        assert endpoint.ask("ASK { id:velmark a ag:State }", media).text == "true"
        assert endpoint.ask("ASK { id:velmark a ag:Court }", media).text == "false"
    assert "<boolean>true</boolean>" in endpoint.ask("ASK {}", "application/sparql-results+xml").text


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED", "from#c\n", "FrOm nAmEd\t"])
def test_8_no_file_is_read(endpoint: Server, other_server: tuple[str, list[str]], tmp_path: Path, clause: str) -> None:
    """FROM of a file or of another server is refused, with the graphs that there are; neither is touched."""
    address, asked = other_server
    (tmp_path / "secret.ttl").write_text(f'<x:a> <x:b> "{SECRET}" .')
    for target in ((tmp_path / "secret.ttl").as_uri(), address, "http://example.org/g"):
        found = endpoint.ask(f"SELECT ?o {clause} <{target}> {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}")
        assert (found.status, target in found.text, "graph/registry" in found.text) == (400, True, True)
        assert SECRET not in found.text
    assert asked == []


@pytest.mark.parametrize(
    "clause",
    [
        "SERVICE <{}> {{ ?s ?p ?x }}",
        "SERVICE SILENT <{}> {{ ?s ?p ?x }}",
        "?s a ag:State.service#c\n<{}>#c\r{{ ?y ?p ?x }}",
        "BIND(<{}> AS ?t) SERVICE ?t {{ ?s ?p ?x }}",
        "?s ?p trueSERVICE<{}>{{ ?y ?p ?x }}",
        "FILTER(1<?b&&?c='>\"') SERVICE <{}> {{ ?s ?p ?x }} FILTER('\"'='')",
        "{{ SELECT * {{ SERVICESILENT<{}>{{ ?s ?p ?x }} }} }}",
    ],
)
def test_9_no_other_server_is_asked(endpoint: Server, other_server: tuple[str, list[str]], clause: str) -> None:
    """SERVICE is refused in every disguise, and no request leaves."""
    address, asked = other_server
    found = endpoint.ask(f"SELECT * {{ {clause.format(address)} }}")
    assert found.status == 400
    assert asked == []


def test_9_a_server_allowed_by_name_is_asked(made_up_graph: Path, other_server: tuple[str, list[str]]) -> None:
    """With --allow-service that server is asked, written in full, and no other."""
    address, asked = other_server
    with serving(made_up_graph, "--allow-service", address, "--workers", "1") as server:
        assert server.ask(f"SELECT ?x {{ SERVICE <{address}> {{ ?s ?p ?x }} }}").rows == [{"x": "far"}]
        before = len(asked)
        host = address.removesuffix("sparql")
        for clause in (f"<{host}other>", f"<{address}?x>", "?t", "h:sparql", "<sparql>"):
            query = f"PREFIX h: <{host}> BASE <{host}> SELECT * {{ BIND(<{address}> AS ?t) SERVICE {clause} {{ ?s ?p ?x }} }}"
            found = server.ask(query)
            assert (found.status, f"<{address}>" in found.text) == (400, True)
        assert len(asked) == before
    with serving(made_up_graph, "--allow-service", "http://127.0.0.1:1/sparql", "--workers", "1") as server:
        assert server.ask("SELECT * { SERVICE <http://127.0.0.1:1/sparql> { ?s ?p ?x } }").status == 502


def test_9_words_are_no_clauses(endpoint: Server) -> None:
    """Strings, variables and names may have the words in them."""
    query = 'SELECT ?service ("FROM <x> SERVICE <x>" AS ?from) { BIND(id:from AS ?service) } # SERVICE <x> FROM <x>'
    assert endpoint.ask(query).rows == [{"service": "https://w3id.org/alertgraph/id/from", "from": "FROM <x> SERVICE <x>"}]


def test_10_others_are_answered_meanwhile(endpoint: Server) -> None:
    """While one query runs and runs, others are answered."""
    with unanswered(endpoint) as line:
        assert [endpoint.ask("ASK {}").json["boolean"] for _ in range(3)] == [True] * 3
        line.setblocking(False)
        with pytest.raises(BlockingIOError):  # no answer yet
            line.recv(1)


def test_11_the_engine_gets_the_query_as_text(endpoint: Server) -> None:
    """No query is parsed by rdflib on its way: the processes of an endpoint never load it."""
    loaded = support.run_python(
        "import alertgraph.server.front.app, alertgraph.server.launch, sys; print('rdflib' in sys.modules)"
    )
    assert loaded.strip() == "False"
    assert endpoint.ask("SELECT (COUNT(*) AS ?n) { ?s a ag:State }").status == 200


@pytest.mark.parametrize("path", ["/", "/sparql", "/id/velmark", "/ontology", "/graph/registry"])
def test_12_pages_load_nothing_from_elsewhere(endpoint: Server, path: str) -> None:
    """The pages work offline: no script, no style and no picture has an address, and their policy lets none be asked."""
    found = endpoint.get(path, "text/html")
    assert (found.status, found.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "default-src 'none'" in found.headers["content-security-policy"]
    assert re.findall(r"<(?:script|link|img|iframe)\b|\bsrc=|@import|url\(", found.text) == []
    assert f'href="/{quote("sparql")}"' in found.text
