"""Formats: what Accept asks for, and that each answer is what it says it is."""

import csv
import io

import pyoxigraph as ox
import pytest
from serving import Server

from alertgraph.server.front import formats

RESULTS = tuple(formats.SOLUTIONS)
QUERY = "SELECT ?x ?n { VALUES (?x ?n) { (id:quill 7) (id:selden 8) (id:maren UNDEF) } }"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("*", "application/sparql-results+json"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV; charset=utf-8", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.8", "application/sparql-results+xml"),
        ("application/sparql-results+xml, */*", "application/sparql-results+xml"),
        ("*/*, text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0, text/*", "text/tab-separated-values"),
        ("application/json", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("image/png, text/csv;q=0.001", "text/csv"),
        ("image/png", None),
        ("*/*;q=0", None),
        ("text/csv;q=none", None),
        (",;,", "application/sparql-results+json"),
    ],
)
def test_choose(accept: str, chosen: str | None) -> None:
    """The best that both sides have, by quality, then by how closely it was named, then by our order."""
    assert formats.choose(accept, RESULTS) == chosen


def test_rows_in_every_format(endpoint: Server) -> None:
    """JSON, XML, CSV and TSV hold the same rows, with their own Content-Type, and say that they vary."""
    expected = [("quill", "7"), ("selden", "8"), ("maren", "")]
    for media, kind in (
        ("application/sparql-results+json", None),
        ("application/json", None),
        ("application/sparql-results+xml", None),
        ("application/xml", None),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    ):
        found = endpoint.ask(QUERY, media)
        assert (found.status, found.headers["content-type"]) == (200, kind or media)
        assert found.headers["vary"] == "Accept"
        if media == "text/csv":
            rows = [(x, n) for x, n in list(csv.reader(io.StringIO(found.text)))[1:]]
        else:
            format = ox.QueryResultsFormat.from_media_type(media)
            solutions = ox.parse_query_results(found.body, format=format)
            rows = [(row["x"].value, row["n"].value if row["n"] else "") for row in solutions]
        assert [(x.rsplit("/", 1)[1], n) for x, n in rows] == expected


def test_triples_in_every_syntax(endpoint: Server) -> None:
    """The six syntaxes hold the same triples, with our prefixes where a syntax has them."""
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a ag:State ; ?p ?o }"
    found = {}
    for media, format in (
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ):
        got = endpoint.ask(query, media)
        assert (got.status, got.media) == (200, media)
        found[media] = {quad.triple for quad in ox.parse(got.body, format=format)}
        if media in ("text/turtle", "application/trig"):
            assert "@prefix id: <https://w3id.org/alertgraph/id/> ." in got.text
    assert len(found["text/turtle"]) > 10
    assert set(map(frozenset, found.values())) == {frozenset(found["text/turtle"])}


TERMS = "CONSTRUCT { id:quill ag:none <<( id:quill id:none 1 )>> } {}"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/ld+json", None),
        ("application/ld+json, text/turtle;q=0.1", "text/turtle"),
        ("application/ld+json, application/n-triples", "application/n-triples"),
        ("application/ld+json, */*;q=0.1", "text/turtle"),
        ("application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_triple_terms(endpoint: Server, accept: str, media: str | None) -> None:
    """JSON-LD has no way to write a triple as a term: another syntax that is accepted is sent, or 406 with those that have."""
    found = endpoint.ask(TERMS, accept)
    assert found.status == (200 if media else 406)
    if media:
        assert found.media == media
        [quad] = ox.parse(found.body, format=ox.RdfFormat.from_media_type(media))
        assert isinstance(quad.object, ox.Triple)
    else:
        assert "text/turtle" in found.text
        assert "ld+json" not in found.text


@pytest.mark.parametrize(
    ("query", "name", "media"),
    [
        (QUERY, "csv", "text/csv"),
        (QUERY, "TSV", "text/tab-separated-values"),
        (QUERY, "json", "application/sparql-results+json"),
        (QUERY, "xml", "application/sparql-results+xml"),
        (QUERY, "html", "text/html"),
        (QUERY, "application/sparql-results+xml", "application/sparql-results+xml"),
        ("ASK {}", "csv", "text/csv"),
        ("ASK {}", "srj", "application/sparql-results+json"),
        ("ASK {}", "text/csv; charset=utf-8", "text/csv"),
        ("ASK {}", "application/sparql-results xml", "application/sparql-results+xml"),
        ("DESCRIBE id:quill", "turtle", "text/turtle"),
        ("DESCRIBE id:quill", "ttl", "text/turtle"),
        ("DESCRIBE id:quill", "nt", "application/n-triples"),
        ("DESCRIBE id:quill", "json", "application/ld+json"),
        ("DESCRIBE id:quill", "jsonld", "application/ld+json"),
        ("DESCRIBE id:quill", "xml", "application/rdf+xml"),
        ("DESCRIBE id:quill", "rdf+xml", "application/rdf+xml"),
        ("DESCRIBE id:quill", "csv", "application/n-quads"),  # which it cannot be: Accept counts
    ],
)
def test_a_format_by_name(endpoint: Server, query: str, name: str, media: str) -> None:
    """``format`` in the address or the form wins over Accept."""
    accept = "application/n-quads, application/sparql-results+json"
    for found in (endpoint.ask(query, accept, format=name), endpoint.post(accept, query=query, format=name)):
        assert (found.status, found.media) == (200, media)


def test_a_format_that_there_is_not(endpoint: Server) -> None:
    """It is refused with those that there are, unless another is given that there is, as some clients do."""
    found = endpoint.ask("ASK {}", format="cvs")
    assert (found.status, found.text.startswith("there is no format 'cvs'; there are json, xml, csv, tsv, ")) == (400, True)
    assert endpoint.ask("ASK {}", format=["cvs", "text/csv"]).media == "text/csv"
    assert endpoint.ask("ASK {}", format="").media == "application/sparql-results+json"


def test_a_triple_on_a_page(endpoint: Server) -> None:
    """It is told by its parts, within one another too."""
    query = "SELECT (<<( id:quill ag:says <<( id:velmark ag:is 7 )>> )>> AS ?x) {}"
    assert "&lt;&lt;( id:quill ag:says &lt;&lt;( id:velmark ag:is 7 )&gt;&gt; )&gt;&gt;" in endpoint.ask(query, "text/html").text


def test_the_form_of_the_query_decides_what_of_accept_counts(endpoint: Server) -> None:
    """With results and RDF in one header each query gets its own; with the other's alone it is 406, naming what there is."""
    accept = "application/sparql-results+xml;q=0.9, text/turtle;q=0.1"
    assert endpoint.ask("ASK {}", accept).media == "application/sparql-results+xml"
    assert endpoint.ask("DESCRIBE id:velmark", accept).media == "text/turtle"
    assert endpoint.ask("ASK {}", "text/turtle").status == 406
    refused = endpoint.ask("DESCRIBE id:velmark", "text/csv")
    assert (refused.status, "text/turtle" in refused.text, "text/csv" in refused.text) == (406, True, False)


def test_results_as_a_page(endpoint: Server) -> None:
    """A browser gets a table whose IRIs lead to their pages, the query still in its form, nothing of it as HTML."""
    query = "SELECT ?x ('<img src=x onerror=alert(1)>' AS ?t) { VALUES ?x { id:velmark wd:Q1 } }"
    found = endpoint.ask(query, "text/html,application/xml;q=0.9,*/*;q=0.8")
    assert (found.status, found.media) == (200, "text/html")
    assert '<a href="/id/velmark">id:velmark</a>' in found.text
    assert "<td>wd:Q1</td>" in found.text
    assert "<img" not in found.text
    assert "&lt;img src=x onerror=alert(1)&gt;" in found.text
    assert "not findings of this project" in found.text
    assert "<pre>true</pre>" in endpoint.ask("ASK {}", "text/html").text
    assert "id:velmark" in endpoint.ask("DESCRIBE id:velmark", "text/html").text


def test_a_refusal_as_a_page(endpoint: Server) -> None:
    """A browser gets the reason with its query still in the form, and the status all the same."""
    found = endpoint.ask("SELECT <b> nonsense", "text/html")
    assert (found.status, found.media) == (400, "text/html")
    assert "SELECT &lt;b&gt; nonsense</textarea>" in found.text
    assert "not valid SPARQL" in found.text


def test_a_page_has_no_more_rows_than_are_read(endpoint: Server) -> None:
    """A table of a thousand rows at most, which says that there are more."""
    query = "SELECT ?s { ?s ?p ?o . ?t a ag:State } LIMIT 1500"
    found = endpoint.ask(query, "text/html")
    assert found.text.count("<tr>") == 1 + 1000
    assert "was cut after 1000" in found.text
    assert len(endpoint.ask(query).rows) == 1500


def test_service_description(endpoint: Server) -> None:
    """Without a query the endpoint says what it is: its address, formats, graphs, counts and named queries, in RDF."""
    for accept, format in (("", ox.RdfFormat.TURTLE), ("application/rdf+xml", ox.RdfFormat.RDF_XML)):
        found = endpoint.get("/sparql", accept)
        assert found.status == 200
        store = ox.Store()
        store.load(found.body, format=format)
        prefixes = {
            "sd": "http://www.w3.org/ns/sparql-service-description#",
            "void": "http://rdfs.org/ns/void#",
            "sh": "http://www.w3.org/ns/shacl#",
        }

        def rows(query: str, store: ox.Store = store, prefixes: dict[str, str] = prefixes) -> list[str]:
            return sorted(str(row[0].value) for row in store.query(query, prefixes=prefixes))

        assert rows("SELECT ?e { ?s a sd:Service ; sd:endpoint ?e }") == [endpoint.address]
        named = rows("SELECT ?n { ?s sd:defaultDataset/sd:namedGraph/sd:name ?n }")
        assert named == [row["g"] for row in endpoint.ask("SELECT DISTINCT ?g { GRAPH ?g {} } ORDER BY ?g").rows]
        assert len(named) == 7
        features = rows("SELECT ?f { ?s sd:feature ?f }")
        assert [iri.rsplit("#", 1)[1] for iri in features] == ["UnionDefaultGraph"]
        assert len(rows("SELECT ?f { ?s sd:resultFormat ?f }")) == 10
        for name in named:  # the whole is described as it is published, with the queries; the description not itself
            if name.endswith("/void"):
                continue
            held = endpoint.ask(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{name}> {{ ?s ?p ?o }} }}").rows[0]["n"]
            assert rows(f"SELECT ?n {{ <{name}> void:triples ?n }}") == [held]
        texts = rows("SELECT ?t { ?q a sh:SPARQLExecutable ; sh:select ?t }")
        assert len(texts) == 2
        assert [endpoint.ask(text).status for text in texts] == [200, 200]


def test_void_is_found_where_it_is_looked_for(endpoint: Server) -> None:
    """/.well-known/void leads to the description."""
    found = endpoint.get("/.well-known/void")
    assert (found.status, found.headers["location"]) == (302, "/sparql")


def test_a_strange_host_is_not_repeated(endpoint: Server) -> None:
    """What no IRI can be made of does not reach an answer; a name of ours is the one that the description has."""
    found = endpoint.send("GET", "/sparql", host='x"><y')
    assert (found.status, '"><y' in found.text) == (400, False)
    assert endpoint.send("GET", "/sparql", host="graphs.example.org").status == 421
    assert "<http://localhost:81/sparql>" in endpoint.send("GET", "/sparql", host="localhost:81").text
