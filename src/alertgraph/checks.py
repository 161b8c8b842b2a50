"""Checks a dataset: SHACL shapes, the SPARQL checks of ``graph/checks``, and what neither can say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

import pyoxigraph as ox

from alertgraph import anchors, claims, dates
from alertgraph.dataset import Dataset, read_bytes
from alertgraph.errors import LoadError
from alertgraph.text import Document
from alertgraph.vocabulary import AG, DERIVED, EDTF_DATATYPE, ID, ONTOLOGY, RDF, RDFS, REGISTRY, REUSED, curie, expand, local_name


class Finding(NamedTuple):
    """A fault: the file and line where the subject's block begins, the subject, the check's name, and what is wrong."""

    path: str
    line: int
    subject: str
    check: str
    message: str

    def __str__(self) -> str:
        """The line that the terminal shows: ``file:line: id:x: message [check]``."""
        return f"{self.path}:{self.line}: {self.subject}: {self.message} [{self.check}]"


Fault = tuple[str, str, str]  # subject's IRI, name of the check, message


def check(dataset: Dataset, texts: Mapping[str, Document] | None = None) -> list[Finding]:
    """Return every fault of the dataset, by file and line; an empty list means that it is sound.

    ``texts`` holds readers' copies by alert: with them every stored passage is computed again. Raises LoadError for a
    shape or check file that cannot be read.
    """
    found = [*terms(dataset), *edtf_dates(dataset), *derived_triples(dataset), *queries(dataset), *shapes(dataset)]
    if texts:
        found += anchors.faults(dataset, texts)
    return locate(dataset, found) or tours(dataset)


def tours(dataset: Dataset) -> list[Finding]:
    """Return a finding for each guided tour that cannot be told; asked of data that is otherwise sound."""
    from alertgraph import api
    from alertgraph import tours as stories

    faults = stories.faults(api.AlertGraph(dataset))
    return [Finding(str(path), line, path.stem, "tour", message) for path, line, message in faults]


def locate(dataset: Dataset, faults: Iterable[Fault]) -> list[Finding]:
    """Return the faults with the file and line of their subjects, each once, sorted."""
    faults = set(faults)
    blocks = block_lines(dataset) if faults else {}
    nowhere = (dataset.place, 1)
    return sorted(Finding(*blocks.get(iri, nowhere), curie(iri), name, message) for iri, name, message in faults)


def terms(dataset: Dataset) -> Iterator[Fault]:
    """Yield terms and entries that are described nowhere, and subjects without a class.

    A misspelt property is an error, not a new property. Of passages the shape ag:claim-passage says more.
    """
    declared = _declared(dataset)
    properties = {iri for iri in declared | REUSED if local_name(iri)[:1].islower()}  # classes and values are capitalised
    classes = (declared | REUSED) - properties
    quads = _source_quads(dataset)
    subjects = {_value(quad.subject) for quad in quads}
    for quad in quads:
        subject, predicate, value = _value(quad.subject), quad.predicate.value, quad.object
        if predicate not in properties:
            yield subject, "unknown-term", f"unknown property {curie(predicate)}{_nearest(predicate, properties)}"
        if isinstance(value, ox.NamedNode):
            if value.value.startswith(AG.iri) and value.value not in declared:
                yield subject, "unknown-term", f"unknown term {curie(value.value)}{_nearest(value.value, declared)}"
            elif predicate == RDF.type and value.value not in classes:
                yield subject, "unknown-term", f"unknown class {curie(value.value)}{_nearest(value.value, classes)}"
            elif value.value.startswith(ID) and value.value not in subjects and predicate != AG.passage:
                yield subject, "unknown-entry", f"{curie(value.value)} is described nowhere{_nearest(value.value, subjects)}"
    for subject in subjects - {_value(quad.subject) for quad in quads if quad.predicate.value == RDF.type}:
        yield subject, "untyped", "has no class, so that nothing reads it; begin its block with a class, such as: a ag:Claim"


def edtf_dates(dataset: Dataset) -> Iterator[Fault]:
    """Yield dates that are not EDTF, or name a day that does not exist."""
    for quad in dataset.store.quads_for_pattern(None, ox.NamedNode(AG.when), None, None):
        value = quad.object
        if isinstance(value, ox.Literal) and value.datatype.value == EDTF_DATATYPE and dates.bounds(value.value) is None:
            yield _value(quad.subject), "edtf", f"{value.value!r} is not a valid EDTF date"


def derived_triples(dataset: Dataset) -> Iterator[Fault]:
    """Yield derived triples that no asserted, affirmed, actual, plain claim backs, whatever the rules do.

    A claim backs a triple with its subject and object, and its relation or one above it.
    """
    above: dict[str, set[str]] = {}
    for iri, row in dataset.describe(ONTOLOGY).items():
        above[curie(iri)] = {curie(iri), *map(curie, row.get(RDFS.subPropertyOf, []))}
    backed = {
        (claim.subject, relation, claim.object)
        for claim in claims.claims(dataset)
        if claim.is_plain
        for relation in above.get(claim.relation, {claim.relation})
    }
    for quad in dataset.quads(DERIVED):
        triple = (curie(_value(quad.subject)), curie(quad.predicate.value), curie(_value(quad.object)))
        if triple not in backed:
            text = " ".join(triple)
            yield (
                _value(quad.subject),
                "derived-without-claim",
                f"derived triple {text} is backed by no plain claim; mend graph/rules",
            )


def queries(dataset: Dataset) -> Iterator[Fault]:
    """Yield a fault for each row of each query in ``graph/checks``: ``?focus`` and ``?message``."""
    for path in sorted((dataset.root / "checks").glob("*.rq")):
        try:
            rows = dataset.query(read_bytes(path).decode("utf-8", "replace"))
        except SyntaxError as error:
            raise LoadError(f"{path}:1: not a SPARQL query: {error.msg}") from error
        if not isinstance(rows, ox.QuerySolutions):
            raise LoadError(f"{path}:1: a check must be a SELECT of ?focus and ?message")
        for row in rows:
            yield _value(row["focus"]), path.stem, _value(row["message"])


def shapes(dataset: Dataset) -> Iterator[Fault]:
    """Yield what the SHACL shapes report, one fault a subject and property shape.

    A value that is described nowhere breaks the shape's class, too; :func:`terms` has said it, with the nearest name.
    """
    import rdflib
    from pyshacl import validate
    from rdflib.namespace import SH

    path = dataset.root / "shapes.ttl"
    try:
        rules = rdflib.Graph().parse(data=read_bytes(path), format="turtle")
    except Exception as error:  # rdflib raises its own kinds for bad Turtle
        raise LoadError(f"{path}:{getattr(error, 'lines', 0) + 1}: not valid Turtle") from error
    for shape, target in list(rules.subject_objects(SH.targetClass)):
        for part in list(rules.objects(shape, SH.property)):
            # pyshacl builds a property shape anew for each node that it looks at, unless the shape has the target itself
            rules.add((part, SH.targetClass, target))
            rules.remove((shape, SH.property, part))
    triples = [quad.triple for quad in _source_quads(dataset)]
    data = rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    _, report, _ = validate(data, shacl_graph=rules)
    known = _declared(dataset) | {_value(quad.subject) for quad in _source_quads(dataset)}
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        shape, focus = report.value(result, SH.sourceShape), report.value(result, SH.focusNode)
        wrong, predicate = str(report.value(result, SH.value)), str(report.value(result, SH.resultPath))
        if wrong.startswith((AG.iri, ID)) and wrong not in known and predicate != AG.passage:
            continue
        yield str(focus), local_name(str(shape)), str(report.value(result, SH.resultMessage))


def _declared(dataset: Dataset) -> set[str]:
    return {iri for iri in dataset.describe(ONTOLOGY) if iri.startswith(AG.iri)}


def _source_quads(dataset: Dataset) -> list[ox.Quad]:
    """Return what people wrote: all but the graphs *derived* and *bounds*."""
    return [quad for graph in (ONTOLOGY, REGISTRY, *dataset.alerts) for quad in dataset.quads(graph)]


def block_lines(dataset: Dataset) -> dict[str, tuple[str, int]]:
    """Return for each subject the file and the line where its block begins (a subject stands at a line's start)."""
    found: dict[str, tuple[str, int]] = {}
    start = re.compile(rb"^(?:<([^>\s]+)>|([A-Za-z][\w-]*:[\w.-]*[\w-]))(?=[\s;]|$)")
    for file in dataset.files:
        for number, line in enumerate(file.data.splitlines(), 1):
            match = start.match(line)
            if match:
                iri = (match[1] or b"").decode() or expand((match[2] or b"").decode())
                found.setdefault(iri, (str(file.path), number))
    return found


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def _nearest(iri: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known term of the same namespace, or nothing."""
    names = {local_name(other): other for other in known}
    near = get_close_matches(local_name(iri), names, n=1, cutoff=0.6)
    return f"; did you mean {curie(names[near[0]])}?" if near else ""
