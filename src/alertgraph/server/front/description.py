"""The service description (https://www.w3.org/TR/sparql11-service-description/), with VoID and the named queries."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import pyoxigraph as ox

from alertgraph.api import AlertGraph
from alertgraph.server.workers.limits import Limits
from alertgraph.store import terms
from alertgraph.store.syntaxes import RESULTS, TRIPLES
from alertgraph.vocabulary import DESCRIPTION, GRAPH, PREFIXES, QUERIES, RDF, RDFS, VOID

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
FORMATS: Final = "http://www.w3.org/ns/formats/"


@lru_cache(maxsize=16)
def describe(graph: AlertGraph, limits: Limits, here: str, format: str) -> bytes:
    """Return the description of the endpoint at ``here`` (scheme and host) in an RDF syntax."""
    triples = sorted({*_service(graph, limits, f"{here}/sparql"), *_whatever_the_host(graph)}, key=str)
    return ox.serialize(triples, format=TRIPLES[format].format, prefixes={**PREFIXES, "sd": SD}) or b""


@lru_cache(maxsize=1)
def _whatever_the_host(graph: AlertGraph) -> frozenset[ox.Triple]:
    held = (graph.data.store.quads_for_pattern(None, None, None, ox.NamedNode(name)) for name in (QUERIES, DESCRIPTION))
    feature = _triple(_node(GRAPH + "dataset"), VOID.feature, _node(FORMATS + "Turtle"))
    return frozenset((feature, *(quad.triple for quads in held for quad in quads)))


def _service(graph: AlertGraph, limits: Limits, address: str) -> Iterator[ox.Triple]:
    service, everything = _node(address), _node(GRAPH + "dataset")
    default = _node(f"{GRAPH}dataset/union")
    yield _triple(service, RDF.type, _node(SD + "Service"))
    yield _triple(service, SD + "endpoint", service)
    yield _triple(service, SD + "supportedLanguage", _node(SD + "SPARQL11Query"))
    yield _triple(service, SD + "feature", _node(SD + "UnionDefaultGraph"))
    yield _triple(service, RDFS.comment, ox.Literal(" ".join(limits.told), language="en"))
    if limits.services:
        yield _triple(service, SD + "feature", _node(SD + "BasicFederatedQuery"))
    for name in (*(row.formal for row in RESULTS.values()), *(row.formal for row in TRIPLES.values())):
        if name:
            yield _triple(service, SD + "resultFormat", _node(FORMATS + name))
    yield _triple(service, SD + "defaultDataset", everything)
    yield _triple(everything, RDF.type, _node(SD + "Dataset"))
    yield _triple(everything, SD + "defaultGraph", default)
    yield _triple(default, RDF.type, _node(SD + "Graph"))
    for name in sorted(terms.text(found) for found in graph.data.store.named_graphs()):
        held = _node(f"{GRAPH}dataset/named/{name.removeprefix(GRAPH)}")
        yield _triple(everything, SD + "namedGraph", held)
        yield _triple(held, RDF.type, _node(SD + "NamedGraph"))
        yield _triple(held, SD + "name", _node(name))
        yield _triple(held, SD + "graph", _node(name))


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _triple(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), value)
