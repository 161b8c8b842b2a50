"""Runs the SHACL shapes of a graph folder: ``shapes.ttl``, one named property shape a rule."""

import logging
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.errors import LoadError
from alertgraph.store.dataset import not_turtle, read_bytes
from alertgraph.store.terms import text
from alertgraph.vocabulary import AG, ID, SH, XSD, local_name

if TYPE_CHECKING:
    import rdflib


def broken(material: Material) -> Iterator[Fault]:
    """Yield what the shapes report, one fault a subject and property shape; raises LoadError where they cannot be used.

    A value that is described nowhere breaks the shape's class, too; :mod:`alertgraph.checking.terms` has said it, with the
    nearest name. Of what two named graphs describe, all would be there twice; other checks tell that it is in two.
    """
    import rdflib
    from rdflib.namespace import SH as SHACL

    report = _report(material)
    known = material.declared | material.subjects
    graphs = Counter(subject for _, subject in material.types)
    for result in report.subjects(rdflib.RDF.type, SHACL.ValidationResult):
        source, focus = report.value(result, SHACL.sourceShape), report.value(result, SHACL.focusNode)
        wrong, predicate = str(report.value(result, SHACL.value)), str(report.value(result, SHACL.resultPath))
        if wrong.startswith((AG.iri, ID)) and wrong not in known and predicate != AG.passage:
            continue
        if graphs[str(focus)] > 1:
            continue
        yield Fault(str(focus), str(report.value(result, SHACL.resultMessage)), check=local_name(str(source)))


def _report(material: Material) -> "rdflib.Graph":
    """Return pyshacl's report on what people wrote."""
    import rdflib
    from pyshacl import validate

    path = material.dataset.root / "shapes.ttl"
    rules = _rules(path)
    data = _in_rdflib(quad.triple for quad in material.source)
    logging.getLogger("pyshacl-validate").disabled = True  # what it logs it raises, too, and an error is one line
    try:
        _, report, reason = validate(data, shacl_graph=rules)
    except Exception as error:  # pyshacl's own kinds, and those of what it calls, such as re
        raise LoadError(f"{path}:1: its shapes cannot be used: {' '.join(str(error).split())}") from error
    if not isinstance(report, rdflib.Graph):
        raise LoadError(f"{path}:1: its shapes cannot be used: {' '.join(reason.split())}")
    return report


def _rules(path: Path) -> "rdflib.Graph":
    """Return the shapes, each property shape with the targets of the shapes that it is part of."""
    from rdflib.namespace import SH as SHACL

    rules = _in_rdflib(_read(path))
    for shape, target in list(rules.subject_objects(SHACL.targetClass)):
        for part in list(rules.objects(shape, SHACL.property)):
            # pyshacl builds a property shape anew for each node that it looks at, unless the shape has the target itself
            rules.add((part, SHACL.targetClass, target))
            rules.remove((shape, SHACL.property, part))
    return rules


def _read(path: Path) -> list[ox.Triple]:
    data = read_bytes(path)
    try:
        triples = [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)]
    except SyntaxError as error:
        raise not_turtle(path, error) from error
    if any(triple.predicate.value in (SH.select, SH.ask, SH.construct) for triple in triples):
        # rdflib would run it, and fetch whatever its FROM and SERVICE name
        raise LoadError(f"{path}:1: SPARQL in a shape is refused; write it as a file of its own in graph/checks")
    return triples


def _in_rdflib(triples: Iterable[ox.Triple]) -> "rdflib.Graph":
    """Return the triples as rdflib has them, each term made once: several times faster than to let it parse them."""
    import rdflib

    @cache
    def made(term: object) -> rdflib.term.Node:
        if isinstance(term, ox.Literal):
            plain = term.language or term.datatype.value == XSD.string
            return rdflib.Literal(term.value, lang=term.language, datatype=None if plain else term.datatype.value)
        return rdflib.URIRef(term.value) if isinstance(term, ox.NamedNode) else rdflib.BNode(text(term))

    graph = rdflib.Graph()
    for triple in triples:
        graph.add((made(triple.subject), made(triple.predicate), made(triple.object)))
    return graph
