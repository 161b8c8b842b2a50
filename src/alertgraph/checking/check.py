"""Checks a dataset: SHACL shapes, the SPARQL checks of ``graph/checks``, and what neither can say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from alertgraph import dates
from alertgraph.errors import LoadError, QueryError
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.reading.claims import read_claims
from alertgraph.store.dataset import Dataset, not_turtle, read_bytes
from alertgraph.store.sparqlfiles import blamed, decoded
from alertgraph.texts import anchors
from alertgraph.texts.anchors import Fault
from alertgraph.texts.document import Document
from alertgraph.vocabulary import (
    AG,
    BOUNDS,
    DERIVED,
    DESCRIPTION,
    EDTF_DATATYPE,
    ID,
    ONTOLOGY,
    PREFIXES,
    QUERIES,
    RDF,
    RDFS,
    REGISTRY,
    REUSED,
    SH,
    XSD,
    curie,
    expand,
    local_name,
)

if TYPE_CHECKING:
    import rdflib


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


#: Names that an alert's folder must not have: its graph would be one of these.
RESERVED = {local_name(graph) for graph in (ONTOLOGY, REGISTRY, DERIVED, BOUNDS, QUERIES, DESCRIPTION)}


def check(dataset: Dataset, texts: Mapping[str, Document] | None = None) -> list[Finding]:
    """Return every fault of the dataset, by file and line; an empty list means that it is sound.

    ``texts`` holds readers' copies by alert: with them every stored passage is computed again. Raises LoadError for a
    shape or check file that cannot be read.
    """
    if misnamed := folders(dataset):  # nothing else can be told of a graph that is two
        return misnamed
    found = [*terms(dataset), *edtf_dates(dataset), *derived_triples(dataset), *queries(dataset), *shapes(dataset)]
    if texts:
        found += anchors.faults(dataset, texts)
    return locate(dataset, found) or named_queries(dataset) or tours(dataset)


def folders(dataset: Dataset) -> list[Finding]:
    """Return a finding for each alert folder whose claims would stand in a graph that is kept for something else."""
    taken = sorted(path for path in (dataset.root / "alerts").glob("*") if path.name in RESERVED and path.is_dir())
    message = "an alert's folder cannot have this name, which is of another graph; rename it to <date-slug>"
    return [Finding(str(path), 1, path.name, "alert-folder", message) for path in taken]


def named_queries(dataset: Dataset) -> list[Finding]:
    """Return a finding for each named query that cannot be asked with its defaults; asked of data that is otherwise sound."""
    from alertgraph.asking import library
    from alertgraph.asking import queries as questions

    found, nothing = [], ox.Store()  # over which every query that parses is answered at once
    for name in library.names(dataset):
        path = dataset.root / "queries" / f"{name}.rq"
        try:
            if not questions.is_name(name):
                raise QueryError(f"no one can ask for it by the name {name!r}; name the file in letters, digits and hyphens")
            sparql = questions.prepare(dataset, name, {})
            with blamed(path, sparql):
                nothing.query(sparql, prefixes=PREFIXES)
        except (LoadError, QueryError) as error:
            place = re.match(rf"{re.escape(str(path))}:(?:(\d+):)? ", str(error))
            message = str(error)[place.end() if place else 0 :]
            found.append(Finding(str(path), int((place and place[1]) or 1), name, "named-query", message))
    return found


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
        for claim in read_claims(dataset)
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
        text = decoded(path, read_bytes(path))
        with blamed(path, text):
            rows = dataset.query(text)
            if not isinstance(rows, ox.QuerySolutions) or not {"focus", "message"} <= {name.value for name in rows.variables}:
                raise LoadError(f"{path}:1: a check must be a SELECT of ?focus and ?message")
            found = [(row["focus"], row["message"]) for row in rows]
        if any(None in row for row in found):
            raise LoadError(f"{path}:1: a row of its answer lacks ?focus or ?message; a check must bind both")
        yield from ((_value(focus), path.stem, _value(message)) for focus, message in found)


def shapes(dataset: Dataset) -> Iterator[Fault]:
    """Yield what the SHACL shapes report, one fault a subject and property shape.

    A value that is described nowhere breaks the shape's class, too; :func:`terms` has said it, with the nearest name.
    """
    import logging

    import rdflib
    from pyshacl import validate
    from rdflib.namespace import SH as SHACL

    path = dataset.root / "shapes.ttl"
    rules = _in_rdflib(_read_shapes(path))
    for shape, target in list(rules.subject_objects(SHACL.targetClass)):
        for part in list(rules.objects(shape, SHACL.property)):
            # pyshacl builds a property shape anew for each node that it looks at, unless the shape has the target itself
            rules.add((part, SHACL.targetClass, target))
            rules.remove((shape, SHACL.property, part))
    data = _in_rdflib(quad.triple for quad in _source_quads(dataset))
    logging.getLogger("pyshacl-validate").disabled = True  # what it logs it raises, too, and an error is one line
    try:
        _, report, reason = validate(data, shacl_graph=rules)
    except Exception as error:  # pyshacl's own kinds, and those of what it calls, such as re
        raise LoadError(f"{path}:1: its shapes cannot be used: {' '.join(str(error).split())}") from error
    if not isinstance(report, rdflib.Graph):
        raise LoadError(f"{path}:1: its shapes cannot be used: {' '.join(reason.split())}")
    known = _declared(dataset) | {_value(quad.subject) for quad in _source_quads(dataset)}
    for result in report.subjects(rdflib.RDF.type, SHACL.ValidationResult):
        source, focus = report.value(result, SHACL.sourceShape), report.value(result, SHACL.focusNode)
        wrong, predicate = str(report.value(result, SHACL.value)), str(report.value(result, SHACL.resultPath))
        if wrong.startswith((AG.iri, ID)) and wrong not in known and predicate != AG.passage:
            continue
        yield str(focus), local_name(str(source)), str(report.value(result, SHACL.resultMessage))


def _read_shapes(path: Path) -> list[ox.Triple]:
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
        return rdflib.URIRef(term.value) if isinstance(term, ox.NamedNode) else rdflib.BNode(_value(term))

    graph = rdflib.Graph()
    for triple in triples:
        graph.add((made(triple.subject), made(triple.predicate), made(triple.object)))
    return graph


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
    return did_you_mean(nearest(local_name(iri), {local_name(other): curie(other) for other in known}))
