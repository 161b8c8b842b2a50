"""What of a query's text is refused before the engine sees it."""

import pytest

from alertgraph.server.workers import guard
from alertgraph.server.workers.guard import Source
from alertgraph.server.workers.refusals import RefusalError

A = "http://a.example/sparql"


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ SERVICE <{A}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p ?o.service<{A}>{{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?s ?p 1SERVICE <{A}> {{}} }}",
        f"SELECT * {{ ?s ?p true SERVICE#\n#\r<{A}>#\n{{}} }}",
        "SELECT * { SERVICE ?x { ?s ?p ?o } }",
        "SELECT * { SERVICE $x { ?s ?p ?o } }",
        "SELECT * { SERVICE p:a\\#b { ?s ?p ?o } }",
        "SELECT * { SERVICE : { ?s ?p ?o } }",
        "SELECT * { SERVICE <> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <x> { ?s ?p ?o } }",
    ],
)
def test_services_are_refused(query: str) -> None:
    """In every way that the grammar lets it be written."""
    with pytest.raises(RefusalError, match="asks no other server") as refused:
        guard.refuse_services(query, ())
    assert refused.value.status == 400


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?service ?p ?o }",
        "SELECT * { GRAPH ?service { ?s ?p ?o } }",
        "SELECT * { GRAPH ex:service { ?s ?p ?o } }",
        "SELECT * { GRAPH <http://x/service> { ?s ?p ?o } }",
        "SELECT * { ?s ex:service ?o . OPTIONAL { ?s ?p ?o } }",
        "SELECT * { ?s ?p 'service' } # service",
        "ASK {}",
    ],
)
def test_what_is_no_service_clause_passes(query: str) -> None:
    """Names and words that only look like it are let through."""
    guard.refuse_services(query, ())


def test_allowed_services() -> None:
    """Only the very IRI passes, for every clause of the query."""
    guard.refuse_services(f"SELECT * {{ SERVICE <{A}> {{}} SERVICE SILENT <{A}> {{}} }}", (A,))
    for other in (f"<{A}/>", f"<{A}?q>", "?x", "a:sparql", "<http://b.example/sparql>"):
        with pytest.raises(RefusalError, match=f"allowed: <{A}>"):
            guard.refuse_services(f"SELECT * {{ SERVICE <{A}> {{}} SERVICE {other} {{}} }}", (A,))


@pytest.mark.parametrize(
    "part", ["service", "service ", "service#", "service#\n", "service:", "service silent ", 'service"', "from <"]
)
def test_hard_texts_are_read(part: str) -> None:
    """No text makes the search try every way of reading it."""
    guard.refuse_services(part * 2_000, ())
    assert guard.sources(part * 2_000) == ()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("SELECT * { ?from ?p ?o }", ()),
        ("SELECT ('FROM <x:y>' AS ?a) # FROM <x:y>\n{ ?s ?p ?o }", ()),
        ("SELECT * { <x:from> ex:from ?o FILTER(?a = ex:FROM) }", ()),
        ("SELECT * FROM <x:y> { }", (("x:y", False),)),
        ("SELECT *FROM<x:y>FROM  named\n<x:z>{}", (("x:y", False), ("x:z", True))),
        ("CONSTRUCT { ?s ?p ?o } FROM <x:y> WHERE { ?s ?p ?o }", (("x:y", False),)),
        ("DESCRIBE <x:a> FROM # c\n <x:y>", (("x:y", False),)),
        ("PREFIX e: <http://e/> SELECT * FROM e:a\\-b FROM NAMED e: {}", (("http://e/a-b", False), ("http://e/", True))),
        ("SELECT * FROM graph:registry {}", (("https://w3id.org/alertgraph/graph/registry", False),)),
        ("BASE <http://e/d/> SELECT * FROM <f> FROM </g> {}", (("http://e/d/f", False), ("http://e/g", False))),
        ("PREFIX graph: <http://own/> ASK FROM graph:x {}", (("http://own/x", False),)),
        ("SELECT (IF(?a < 3, 'x', \"from\") AS ?b) FROM <x:y> {}", (("x:y", False),)),
    ],
)
def test_sources(query: str, found: tuple[tuple[str, bool], ...]) -> None:
    """The graphs that FROM names, whatever else says from."""
    assert guard.sources(query) == tuple(Source(*source) for source in found)


def test_foreign_graphs_are_refused() -> None:
    """With the graphs that there are."""
    guard.refuse_foreign([Source("x:y", False)], {"x:y"})
    with pytest.raises(RefusalError, match=r"FROM <file:///etc/hostname> is refused.*<x:y>"):
        guard.refuse_foreign([Source("x:y", False), Source("file:///etc/hostname", True)], {"x:y"})
