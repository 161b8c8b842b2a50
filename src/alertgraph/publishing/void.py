"""What is in the dataset, as VoID (https://www.w3.org/TR/void/): counts, and the classes and properties of each graph.

Editors complete a query from it: which properties a class has in which graph, and what these lead to.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from alertgraph import __version__
from alertgraph.store import terms
from alertgraph.vocabulary import DCTERMS, GRAPH, ID, OWL, RDF, VOID, VOID_EXT, XSD, curie

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
TYPE = RDF.type
#: A step from a partition to one within it: the property that leads there, the one that names the term, and the term.
Step = tuple[str, str, str]


def describe(quads: Sequence[ox.Quad]) -> list[ox.Triple]:
    """Return the description of a dataset, whose quads are given, in a stable order."""
    this = GRAPH + "dataset"
    found = [
        _link(this, TYPE, VOID.Dataset),
        ox.Triple(
            ox.NamedNode(this),
            ox.NamedNode(DCTERMS.title),
            ox.Literal("alertgraph: claims of human-rights alerts", language="en"),
        ),
        _link(this, DCTERMS.license, LICENCE),
        _literal(this, VOID.uriSpace, ID),
        _literal(this, OWL.versionInfo, __version__),
    ]
    triples = {quad.triple for quad in quads}
    types = _types(triples)
    found += _partitions(this, triples)
    by_graph: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        by_graph[terms.text(quad.graph_name)].append(quad.triple)
    for name, members in sorted(by_graph.items()):
        found.append(_link(this, VOID.subset, name))
        found.append(_link(name, TYPE, VOID.Dataset))
        found += _partitions(name, members)
        found += _nested(name, members, types)
    return list(dict.fromkeys(found))  # a class has a partition for itself, and the same one for its properties


def _partitions(node: str, triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return counts, and a partition for each class and each property."""
    triples = list(triples)
    classes = Counter(terms.text(triple.object) for triple in triples if triple.predicate.value == TYPE)
    properties = Counter(triple.predicate.value for triple in triples)
    found = [
        _count(node, VOID.triples, len(triples)),
        _count(node, VOID.distinctSubjects, len({triple.subject for triple in triples})),
        _count(node, VOID.classes, len(classes)),
        _count(node, VOID.properties, len(properties)),
    ]
    for iri, number in sorted(classes.items()):
        part, links = _within(node, (VOID.classPartition, VOID["class"], iri))
        found += [*links, _count(part, VOID.entities, number)]
    for iri, number in sorted(properties.items()):
        part, links = _within(node, (VOID.propertyPartition, VOID.property, iri))
        found += [*links, _count(part, VOID.triples, number)]
    return found


def _nested(name: str, triples: Iterable[ox.Triple], types: dict[str, set[str]]) -> list[ox.Triple]:
    """Return, for each class of subjects in a graph, its properties and the classes and datatypes that they lead to."""
    counts: Counter[tuple[Step, ...]] = Counter()
    for triple in triples:
        predicate = triple.predicate.value
        for kind in types.get(terms.text(triple.subject), set()):
            path: tuple[Step, ...] = (
                (VOID.classPartition, VOID["class"], kind),
                (VOID.propertyPartition, VOID.property, predicate),
            )
            counts[path] += 1
            if isinstance(triple.object, ox.Literal):
                counts[*path, (VOID_EXT.datatypePartition, VOID_EXT.datatype, triple.object.datatype.value)] += 1
            elif predicate != TYPE:
                for target in types.get(terms.text(triple.object), set()):
                    counts[*path, (VOID.classPartition, VOID["class"], target)] += 1
    found: dict[ox.Triple, None] = {}
    for steps, number in sorted(counts.items()):
        node = name
        for step in steps:
            node, links = _within(node, step)
            found |= dict.fromkeys(links)
        found[_count(node, VOID.triples, number)] = None
    return list(found)


def _within(node: str, step: Step) -> tuple[str, list[ox.Triple]]:
    """Return a partition's IRI, and the triples that lead to it and name its term."""
    leads, names, term = step
    inner = f"{node}/{leads.rsplit('#', 1)[1]}/{re.sub('[:/#]', '-', curie(term))}"
    return inner, [_link(node, leads, inner), _link(inner, names, term)]


def _types(triples: Iterable[ox.Triple]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for triple in triples:
        if triple.predicate.value == TYPE:
            found[terms.text(triple.subject)].add(terms.text(triple.object))
    return found


def _link(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))


def _literal(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(value))


def _count(subject: str, predicate: str, number: int) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(str(number), datatype=ox.NamedNode(XSD.integer)))
