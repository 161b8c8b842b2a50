"""Runs the SHACL shapes of a graph folder: ``shapes.ttl``, one named property shape a rule."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING

import pyoxigraph as ox

from alertgraph.checking import nesting
from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.errors import LoadError
from alertgraph.machine.quiet import quiet
from alertgraph.store.blocks import blocks
from alertgraph.store.dataset import not_turtle, read_bytes
from alertgraph.store.folder import GraphFile
from alertgraph.store.terms import text
from alertgraph.vocabulary import AG, ID, SH, XSD, curie, local_name

if TYPE_CHECKING:
    import rdflib


def broken(material: Material) -> Iterator[Fault]:
    """Yield what the shapes report, one fault a subject and property shape; raises LoadError where they cannot be used.

    A shape of severity sh:Info or sh:Warning makes a remark. What a shape within another found is told by the outer one, and
    a shape without a name by the one whose part it is.

    A value that is described nowhere breaks the shape's class, too; :mod:`alertgraph.checking.terms` has said it, with the
    nearest name. Of what two named graphs describe, all would be there twice; other checks tell that it is in two.
    """
    import rdflib
    from rdflib.namespace import SH as SHACL

    path = material.dataset.root / "shapes.ttl"
    triples = _read(path)
    with quiet("rdflib.term"):  # it logs a traceback for a date that is none, which the shapes report
        report = _report(material, path, triples)
    owners = nesting.owners(triples)
    known = material.declared | material.subjects
    graphs = Counter(subject for _, subject in material.types)
    inner = set(report.objects(None, SHACL.detail))
    told = {text(triple.subject) for triple in triples if triple.predicate.value == SH.message}
    for result in report.subjects(rdflib.RDF.type, SHACL.ValidationResult):
        source, focus = str(report.value(result, SHACL.sourceShape)), report.value(result, SHACL.focusNode)
        wrong, predicate = str(report.value(result, SHACL.value)), str(report.value(result, SHACL.resultPath))
        if result in inner or graphs[str(focus)] > 1:
            continue
        if wrong.startswith((AG.iri, ID)) and wrong not in known and predicate != AG.passage:
            continue
        is_remark = report.value(result, SHACL.resultSeverity) in (SHACL.Info, SHACL.Warning)
        message = str(report.value(result, SHACL.resultMessage))
        if source not in told and (reasons := _innermost(report, result)):  # its own says only that a shape is broken
            message = f"{message.removesuffix(' See details for more information.')} {'; '.join(reasons)}"
        yield Fault(str(focus), message, check=local_name(owners.get(source, source)), is_remark=is_remark)


def _innermost(report: "rdflib.Graph", result: "rdflib.term.Node") -> list[str]:
    """Return what the results within a result say, of those that have none within themselves; sorted, each once."""
    from rdflib.namespace import SH as SHACL

    every = set(report.transitive_objects(result, SHACL.detail)) - {result}
    last = (one for one in every if report.value(one, SHACL.detail) is None)
    return sorted({str(report.value(one, SHACL.resultMessage)) for one in last})


def _report(material: Material, path: Path, triples: list[ox.Triple]) -> "rdflib.Graph":
    """Return pyshacl's report on what people wrote."""
    import rdflib
    from pyshacl import validate

    _refuse_deep(path, triples)
    data = _in_rdflib(quad.triple for quad in material.source)
    deep = 2 * nesting.DEEPEST  # of its own steps, two a shape
    try:
        with quiet("pyshacl-validate"):  # what it logs it raises, too, and an error is one line
            _, report, reason = validate(data, shacl_graph=_rules(triples), max_validation_depth=deep)
    except Exception as error:  # pyshacl's own kinds, and those of what it calls, such as re
        raise LoadError(_unusable(path, str(error))) from error
    if not isinstance(report, rdflib.Graph):
        raise LoadError(_unusable(path, reason))
    return report


def _unusable(path: Path, reason: str) -> str:
    """Return an error at the block of the shape that a reason names, if it names one."""
    places = _lines(path)
    named = [subject for subject in places if subject and re.search(rf"{re.escape(subject)}(?![\w-])", reason)]
    return f"{path}:{places[named[0]] if named else 1}: its shapes cannot be used: {shorten(reason, 300, placeholder=' ...')}"


def _refuse_deep(path: Path, triples: list[ox.Triple]) -> None:
    """Raise LoadError, naming the outermost, where more shapes stand within each other than pyshacl can follow."""
    line = nesting.deepest(triples)
    if len(line) > nesting.DEEPEST:
        owners, places = nesting.owners(triples), _lines(path)
        named = next((owners.get(shape, shape) for shape in line if owners.get(shape, shape) in places), "")
        raise LoadError(
            f"{path}:{places.get(named, 1)}: {curie(named)}: {len(line)} shapes within each other, "
            f"of which {nesting.DEEPEST} may be; say in one shape what several of them say"
        )


def _lines(path: Path) -> dict[str, int]:
    """Return for each subject of the shapes the line where its first block begins."""
    found: dict[str, int] = {}
    for block in blocks([GraphFile(path, "", read_bytes(path))]):
        found.setdefault(block.subject, block.line)
    return found


def _rules(triples: list[ox.Triple]) -> "rdflib.Graph":
    """Return the shapes, each property shape with the class of the shape that it is part of, where that changes nothing.

    It would where the shape has other targets, too, is no target but a part of another, or is switched off.
    """
    from rdflib.namespace import SH as SHACL

    rules = _in_rdflib(triples)
    others = (SHACL.targetNode, SHACL.targetSubjectsOf, SHACL.targetObjectsOf, SHACL.target, SHACL.deactivated)
    whole = [row for row in rules.subject_objects(SHACL.targetClass) if (None, None, row[0]) not in rules]
    for shape, target in [row for row in whole if not any((row[0], other, None) in rules for other in others)]:
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
