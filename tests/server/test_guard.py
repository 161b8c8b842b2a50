"""What of a query's text is refused before the engine sees it."""

import pytest

from alertgraph.server.workers import guard
from alertgraph.server.workers.refusals import RefusalError
from alertgraph.store.sparql import Source

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


def test_foreign_graphs_are_refused() -> None:
    """With the graphs that there are."""
    guard.refuse_foreign([Source("x:y", False)], {"x:y"})
    with pytest.raises(RefusalError, match=r"FROM <file:///etc/hostname> is refused.*<x:y>"):
        guard.refuse_foreign([Source("x:y", False), Source("file:///etc/hostname", True)], {"x:y"})
