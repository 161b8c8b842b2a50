"""Two clients that know nothing of ours, SPARQLWrapper and Python's own HTTP, and their answers in a form to be compared."""

import json
import urllib.request
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
import support
from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.asking import queries
from alertgraph.remote.dataset import RemoteDataset
from alertgraph.store import sparql
from alertgraph.store.dataset import Dataset
from alertgraph.store.engine import Answer

RESULTS, TRIPLES = "application/sparql-results+json", "application/n-triples"
XSD = "http://www.w3.org/2001/XMLSchema#"
#: Sends a query over some graphs to an address, and returns its results as JSON gives them, or triples.
Client = Callable[[str, str, Sequence[str]], Any]


def by_wrapper(address: str, query: str, graphs: Sequence[str]) -> Any:
    """Ask by SPARQLWrapper, which converts the answer itself."""
    client = SPARQLWrapper(address)
    client.setQuery(query)
    client.setMethod(POST)
    client.setReturnFormat(TURTLE if sparql.projection(query)[0] == "triples" else JSON)
    for graph in graphs:
        client.addDefaultGraph(graph)
        client.addNamedGraph(graph)
    found = client.queryAndConvert()
    return set(quad.triple for quad in ox.parse(found, format=ox.RdfFormat.TURTLE)) if isinstance(found, bytes) else found


def by_http(address: str, query: str, graphs: Sequence[str]) -> Any:
    """Ask by a form, as the protocol has it."""
    is_triples = sparql.projection(query)[0] == "triples"
    fields = [("query", query), *(("default-graph-uri", graph) for graph in graphs), *(("named-graph-uri", g) for g in graphs)]
    accept = {"Accept": TRIPLES if is_triples else RESULTS}
    request = urllib.request.Request(address, urlencode(fields).encode(), accept)  # noqa: S310  (of this machine)
    with urllib.request.urlopen(request, timeout=300) as response:  # noqa: S310
        body = response.read()
    return set(quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)) if is_triples else json.loads(body)


CLIENTS: dict[str, Client] = {"SPARQLWrapper": by_wrapper, "HTTP": by_http}


def expected(data: Dataset, name: str) -> Any:
    """The embedded engine's answer to a named query, in the form that servers give it."""
    return given(queries.run(data, name, {}))


def there(address: str, **environment: str) -> AlertGraph:
    """The real graph on a server, with the named queries of the real folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(support.REPOSITORY)  # whose named queries are asked
        for name, value in environment.items():
            patch.setenv(name, value)
        found = alertgraph.load(endpoint=address)
    found.data.root = support.GRAPH
    return found


def given(found: Answer) -> Any:
    """An answer of the engine in the form that servers give it."""
    if isinstance(found, ox.QueryTriples):
        return set(found)
    return json.loads(found.serialize(format=ox.QueryResultsFormat.JSON) or b"")


def check(name: str, client: str, here: AlertGraph, there: AlertGraph) -> None:
    """Ask a server a named query over our graphs by a client, and the embedded engine: the answers must be the same, and some."""
    assert isinstance(there.data, RemoteDataset)
    query = queries.prepare(here.data, name, {})
    wanted = comparable(expected(here.data, name), query)
    assert wanted and (not isinstance(wanted, tuple) or wanted[1])
    assert comparable(CLIENTS[client](there.data.place, query, there.data.graphs), query) == wanted


def check_endpoint(name: str, here: AlertGraph, there: AlertGraph) -> None:
    """Ask a named query of the embedded engine and through ``--endpoint``: the answers must be the same, and some."""
    query = queries.prepare(here.data, name, {})
    wanted, found = (comparable(expected(graph.data, name), query) for graph in (here, there))
    assert wanted and (not isinstance(wanted, tuple) or wanted[1])
    assert found == wanted


def comparable(found: Any, query: str) -> object:
    """An answer in one form: triples, a truth value, or columns and rows in their order.

    What SPARQL leaves to the engine is left out: the order of the values in a cell that GROUP_CONCAT joins, whether joined
    nothing is empty or unbound, and how a boolean is written.
    """
    if isinstance(found, set):
        return found
    if "boolean" in found:
        return found["boolean"]
    if sparql.projection(query)[0] == "yes or no":  # Virtuoso tells it as a row of one number
        return [[term["value"] for term in row.values()] for row in found["results"]["bindings"]] == [["1"]]
    joined = sparql.joined(query)
    columns = found["head"]["vars"]
    return columns, [[cell(row.get(name), name in joined) for name in columns] for row in found["results"]["bindings"]]


def cell(term: dict[str, str] | None, is_joined: bool) -> object:
    """A term as a value; of a joined one the set of its values, which may be none."""
    if is_joined:
        return frozenset(term["value"].split("|")) - {""} if term else frozenset()
    if term is None:
        return None
    kind = term.get("datatype", "")
    value = {"1": "true", "0": "false"}.get(term["value"], term["value"]) if kind == f"{XSD}boolean" else term["value"]
    return term["type"].removeprefix("typed-"), value, kind.removeprefix(f"{XSD}string"), term.get("xml:lang", "").lower()
