"""The graph as RDF, in the syntaxes that a build writes, with its named queries and the VoID description of it all."""

from collections.abc import Iterable

import pyoxigraph as ox

from alertgraph.publishing import catalogue, twins
from alertgraph.publishing import void as void_description
from alertgraph.store.dataset import Dataset
from alertgraph.vocabulary import DESCRIPTION, PREFIXES


def published(dataset: Dataset) -> list[ox.Quad]:
    """Return what is published: all named graphs, the named queries (*queries*), and the VoID description of these (*void*).

    It takes a second to make, and is what :func:`trig`, :func:`jsonld` and :func:`void` write: each quad once.

    What a server should hold, too, so that SPARQL editors find queries, prefixes and completions. Load it by the side of
    the dataset, not into it: the two added graphs are about the others.
    """
    quads = [*dataset.quads(), *catalogue.quads(dataset)]
    graph = ox.NamedNode(DESCRIPTION)
    described = void_description.describe(quads)
    return quads + [ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in described]


def trig(quads: Iterable[ox.Quad]) -> bytes:
    """Return all that is published as TriG."""
    return ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""


def nquads(dataset: Dataset) -> bytes:
    """Return all named graphs as N-Quads: longer than TriG, and read in half the time."""
    return ox.serialize(dataset.quads(), format=ox.RdfFormat.N_QUADS) or b""


def turtle(dataset: Dataset) -> bytes:
    """Return the union of all named graphs of the data as Turtle, with the twins that programs for OWL read."""
    triples = sorted({*(quad.triple for quad in dataset.quads()), *twins.triples(dataset)}, key=str)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def jsonld(quads: Iterable[ox.Quad]) -> bytes:
    """Return all that is published as JSON-LD."""
    return ox.serialize(quads, format=ox.RdfFormat.JSON_LD, prefixes=PREFIXES) or b""


def void(quads: Iterable[ox.Quad]) -> bytes:
    """Return the VoID description among what is published, of the data and the named queries, as Turtle."""
    return ox.serialize(described(quads), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def described(quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """Return the triples of the VoID description among what is published."""
    graph = ox.NamedNode(DESCRIPTION)
    return [quad.triple for quad in quads if quad.graph_name == graph]
