"""Clients that others wrote: SPARQLWrapper and rdflib's SPARQLStore."""

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import Server
from SPARQLWrapper import CSV, JSON, N3, POST, RDFXML, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

STATES = "SELECT ?state ?label { ?state a ag:State ; skos:prefLabel ?label } ORDER BY ?state"
PREFIXES = "PREFIX ag: <https://w3id.org/alertgraph/ontology#> PREFIX id: <https://w3id.org/alertgraph/id/>\n"
VELMARK = "https://w3id.org/alertgraph/id/velmark"


def wrapper(server: Server, query: str, format: str, method: str = "GET") -> SPARQLWrapper:
    """A SPARQLWrapper with a query."""
    client = SPARQLWrapper(server.address)
    client.setQuery(query)
    client.setReturnFormat(format)
    client.setMethod(method)
    return client


@pytest.mark.parametrize("method", ["GET", POST])
def test_sparqlwrapper_select(endpoint: Server, method: str) -> None:
    """The same rows by GET and POST, in JSON, XML, CSV and TSV."""
    expected = endpoint.ask(STATES).rows
    found = wrapper(endpoint, STATES, JSON, method).queryAndConvert()
    assert [{name: term["value"] for name, term in row.items()} for row in found["results"]["bindings"]] == expected
    document = wrapper(endpoint, STATES, XML, method).queryAndConvert()
    assert len(document.getElementsByTagName("result")) == len(expected)
    table = wrapper(endpoint, STATES, CSV, method).queryAndConvert().decode()
    assert table.splitlines()[1:] == [f"{row['state']},{row['label']}" for row in expected]
    assert wrapper(endpoint, STATES, TSV, method).queryAndConvert().decode().startswith("?state\t?label\n")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # SPARQLWrapper uses it
def test_sparqlwrapper_ask_and_triples(endpoint: Server) -> None:
    """ASK, CONSTRUCT and DESCRIBE, as SPARQLWrapper converts them."""
    assert wrapper(endpoint, f"{PREFIXES} ASK {{ id:velmark a ag:State }}", JSON).queryAndConvert()["boolean"] is True
    assert VELMARK in wrapper(endpoint, f"DESCRIBE <{VELMARK}>", TURTLE).queryAndConvert().decode().replace("id:velmark", VELMARK)
    graph = wrapper(endpoint, f"DESCRIBE <{VELMARK}>", RDFXML).queryAndConvert()
    assert (rdflib.URIRef(VELMARK), rdflib.SKOS.prefLabel, rdflib.Literal("Velmark", lang="en")) in graph
    assert (
        "velmark"
        in wrapper(endpoint, f"{PREFIXES} CONSTRUCT {{ ?x a ag:State }} {{ ?x a ag:State }}", N3).queryAndConvert().decode()
    )


def test_sparqlwrapper_dataset_and_error(endpoint: Server) -> None:
    """Graphs of the request arrive, and so does a fault of the query."""
    client = wrapper(endpoint, "ASK { ?x a ag:Claim }", JSON)
    client.addDefaultGraph("https://w3id.org/alertgraph/graph/registry")
    assert client.queryAndConvert()["boolean"] is False
    with pytest.raises(QueryBadFormed, match="not valid SPARQL"):
        wrapper(endpoint, "SELECT nothing", JSON).query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sparqlstore(endpoint: Server, method: str) -> None:
    """rdflib asks it as a store of its own, by each of its three ways."""
    graph = rdflib.Graph(SPARQLStore(endpoint.address, method=method), identifier=rdflib.URIRef("urn:x-arq:UnionGraph"))
    store = SPARQLStore(endpoint.address, method=method)
    expected = endpoint.ask(STATES).rows
    found = [{"state": str(row.state), "label": str(row.label)} for row in store.query(STATES)]
    assert found == expected
    assert bool(store.query("ASK { id:velmark a ag:State }")) is True
    assert graph.store.query("ASK { id:velmark a ag:Court }").askAnswer is False
    described = store.query(f"DESCRIBE <{VELMARK}>").graph
    assert (rdflib.URIRef(VELMARK), rdflib.SKOS.prefLabel, rdflib.Literal("Velmark", lang="en")) in described
    label = rdflib.Graph(SPARQLStore(endpoint.address, method=method)).value(rdflib.URIRef(VELMARK), rdflib.SKOS.prefLabel)
    assert label == rdflib.Literal("Velmark", lang="en")
