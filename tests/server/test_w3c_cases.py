"""The cases of the W3C's SPARQL 1.1 protocol suite that a read-only service can meet, each by its name there, in our words."""

from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import pytest
from serving import FORM, JSON, QUERY, Server

GRAPH = "https://w3id.org/alertgraph/graph/"
ALERT, REGISTRY, ONTOLOGY = f"{GRAPH}2031-03-03-mercy", f"{GRAPH}registry", f"{GRAPH}ontology"
ASK = "ASK {}"
#: Of registry and alert: a claim about a state, which neither says alone.
MERGED = "ASK { ?claim a ag:Claim ; rdf:subject ?state . ?state a ag:State }"
NAMED = f"ASK {{ GRAPH <{REGISTRY}> {{ ?x a ag:State }} GRAPH <{ALERT}> {{ ?y a ag:Claim }} }}"
FULL = f"ASK {{ ?x a ag:State . GRAPH <{ALERT}> {{ ?y a ag:Claim }} FILTER NOT EXISTS {{ GRAPH <{REGISTRY}> {{ ?x ?p ?o }} }} }}"
DEFAULTS = [("default-graph-uri", REGISTRY), ("default-graph-uri", ALERT)]
NAMES = [("named-graph-uri", REGISTRY), ("named-graph-uri", ALERT)]
BOTH = [("default-graph-uri", REGISTRY), ("named-graph-uri", ALERT)]
ROWS = {JSON, "application/sparql-results+xml", "text/csv", "text/tab-separated-values"}
RDF = {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"}
Fields = list[tuple[str, str]]


class Case(NamedTuple):
    """A request, and what must come: a status (its first digit), a truth value, or a media type."""

    method: str
    address: Fields
    body: str | bytes | Fields = ""
    media: str = ""
    status: str = "2"
    truth: bool | None = None
    types: frozenset[str] = frozenset()


def get(query: str, *dataset: tuple[str, str], **expected: Any) -> Case:
    """A query in the address."""
    return Case("GET", [("query", query), *dataset], **expected)


def form(query: str, *dataset: tuple[str, str], **expected: Any) -> Case:
    """A query in a form."""
    return Case("POST", [], [("query", query), *dataset], FORM, **expected)


def direct(query: str | bytes, *dataset: tuple[str, str], media: str = QUERY, **expected: Any) -> Case:
    """A query as the body, the dataset in the address."""
    return Case("POST", [*dataset], query, media, **expected)


CASES = {
    "query_get": get(ASK, truth=True),
    "query_post_form": form(ASK, truth=True),
    "query_post_direct": direct(ASK, truth=True),
    "query_dataset_default_graph": direct("ASK { ?x a ag:State }", ("default-graph-uri", REGISTRY), truth=True),
    "query_dataset_default_graphs_get": get(MERGED, *DEFAULTS, truth=True),
    "query_dataset_default_graphs_post": direct(MERGED, *DEFAULTS, truth=True),
    "query_dataset_named_graphs_get": get(NAMED, *NAMES, truth=True),
    "query_dataset_named_graphs_post": direct(NAMED, *NAMES, truth=True),
    "query_dataset_full": direct(FULL, *BOTH, truth=True),
    "query_multiple_dataset": direct(f"ASK FROM <{ONTOLOGY}> {{ ?x a ag:State }}", ("default-graph-uri", REGISTRY), truth=True),
    "query_content_type_select": form("SELECT (1 AS ?value) {}", types=frozenset(ROWS)),
    "query_content_type_ask": form(ASK, types=frozenset(ROWS)),
    "query_content_type_describe": form("DESCRIBE <http://example.org/>", types=frozenset(RDF)),
    "query_content_type_construct": form("CONSTRUCT { <s> <p> 1 } WHERE {}", types=frozenset(RDF)),
    "bad_query_method": Case("PUT", [], [("query", ASK)], FORM, status="4"),
    "bad_multiple_queries": Case("GET", [("query", ASK), ("query", "SELECT * {}")], status="4"),
    "bad_query_wrong_media_type": direct(ASK, media="text/plain", status="4"),
    "bad_query_missing_form_type": Case("POST", [], [("query", ASK)], "", status="4"),
    "bad_query_missing_direct_type": direct(ASK, media="", status="4"),
    "bad_query_non_utf8": direct(ASK.encode("utf-16"), media=f"{QUERY}; charset=UTF-16", status="4"),
    "bad_query_syntax": get("ASK { ", status="4"),
    "query_relative_iri": get("ASK { FILTER(STRENDS(STR(<x>), '/x')) }", truth=True),
}


@pytest.mark.parametrize("name", CASES)
def test_case(endpoint: Server, name: str) -> None:
    """The case comes as the suite asks."""
    case = CASES[name]
    body = urlencode(case.body) if isinstance(case.body, list) else case.body
    path = f"/sparql?{urlencode(case.address, quote_via=quote)}" if case.address else "/sparql"
    found = endpoint.send(case.method, path, body or None, **({"content_type": case.media} if case.media else {}))
    assert str(found.status)[0] == case.status
    assert case.truth is None or found.json["boolean"] is case.truth
    assert not case.types or found.media in case.types
