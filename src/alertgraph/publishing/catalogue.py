"""The named queries as RDF, so that SPARQL editors find them: SHACL executables in the named graph *queries*.

``sh:select`` (or ``sh:ask``, ``sh:construct``) runs as it stands, its parameters filled with their defaults; ``sp:text`` is
the query with ``$name`` for each parameter, and stands alone where a default names an entry that the graph does not have.
Columns are described with CSV on the Web.
"""

from collections.abc import Iterator
from contextlib import suppress

import pyoxigraph as ox

from alertgraph.asking import library, parameters
from alertgraph.asking.library import Column, NamedQuery, Parameter
from alertgraph.asking.parameters import SCHEMES
from alertgraph.asking.queries import prepare
from alertgraph.errors import ValueWantedError
from alertgraph.store.dataset import Dataset
from alertgraph.vocabulary import (
    AG,
    CSVW,
    DCTERMS,
    EDTF_DATATYPE,
    GRAPH,
    OWL,
    PREFIXES,
    QUERIES,
    QUERY,
    RDF,
    RDFS,
    SH,
    SPIN,
    XSD,
)

#: For each kind of answer the class of the query, and the property that has its text.
EXECUTABLES = {
    "rows": (SH.SPARQLSelectExecutable, SH.select),
    "yes or no": (SH.SPARQLAskExecutable, SH.ask),
    "triples": (SH.SPARQLConstructExecutable, SH.construct),
}
#: What the types of parameters and columns are elsewhere.
DATATYPES = {
    "integer": XSD.integer, "number": XSD.decimal, "boolean": XSD.boolean, "date": XSD.date, "edtf": EDTF_DATATYPE,
    "text": XSD.string, "label": XSD.string, "string": XSD.string, "period": XSD.string, "reach": XSD.string, "signs": XSD.string,
}  # fmt: skip
CLASSES = {
    "entity": AG.Entity, "claim": AG.Claim, "alert": AG.Alert, "relation": AG.Relation, **SCHEMES,
}  # fmt: skip
Value = str | int | bool | ox.NamedNode | ox.Literal


def quads(dataset: Dataset) -> list[ox.Quad]:
    """Return the named queries in the graph *queries*, in a stable order; raises QueryError for one that is malformed."""
    this, graph = GRAPH + "dataset", ox.NamedNode(QUERIES)
    rows = list(_prefixes(this))
    for query in library.named(dataset).values():
        rows += _query(dataset, query, this)
    triples = ((ox.NamedNode(subject), ox.NamedNode(predicate), _term(value)) for subject, predicate, value in rows)
    return sorted({ox.Quad(*triple, graph) for triple in triples}, key=str)


def _prefixes(this: str) -> Iterator[tuple[str, str, Value]]:
    yield this, RDF.type, ox.NamedNode(OWL.Ontology)
    for prefix, iri in PREFIXES.items():
        node = f"{QUERY}prefix/{prefix}"
        yield this, SH.declare, ox.NamedNode(node)
        yield node, RDF.type, ox.NamedNode(SH.PrefixDeclaration)
        yield node, SH.prefix, prefix
        yield node, SH.namespace, ox.Literal(iri, datatype=ox.NamedNode(XSD.anyURI))


def _query(dataset: Dataset, query: NamedQuery, this: str) -> Iterator[tuple[str, str, Value]]:
    node = QUERY + query.name
    kind, text = EXECUTABLES[query.answer]
    yield node, RDF.type, ox.NamedNode(SH.SPARQLExecutable)
    yield node, RDFS.label, query.title
    yield node, RDFS.comment, query.title  # what editors show beside the query
    yield node, DCTERMS.identifier, query.name
    yield node, SH.prefixes, ox.NamedNode(this)
    with suppress(ValueWantedError):  # it cannot run before somebody has given a value: sp:text says for what
        yield node, text, library.body(prepare(dataset, query.name, {}))
        yield node, RDF.type, ox.NamedNode(kind)
    if query.description:
        yield node, DCTERMS.description, query.description
    if query.parameters:
        yield node, SPIN.text, library.body(query.sparql)
    for place, parameter in enumerate(query.parameters, 1):
        yield from _parameter(dataset, node, place, parameter)
    if query.columns:
        yield from _columns(node, query.columns)


def _parameter(dataset: Dataset, query: str, place: int, parameter: Parameter) -> Iterator[tuple[str, str, Value]]:
    node = f"{query}/parameter/{parameter.name}"
    yield query, SH.parameter, ox.NamedNode(node)
    yield node, RDF.type, ox.NamedNode(SH.Parameter)
    yield node, SH.path, ox.NamedNode(QUERY + parameter.name)
    yield node, SH.name, parameter.name
    yield node, SH.description, parameter.meaning
    yield node, SH.order, place
    with suppress(ValueWantedError):
        default = parameters.default(dataset, query, parameter)
        yield node, SH.defaultValue, default if isinstance(default, ox.NamedNode) else parameter.default
    yield from _type(node, parameter.type, SH.datatype)


def _columns(query: str, columns: tuple[Column, ...]) -> Iterator[tuple[str, str, Value]]:
    schema = f"{query}/columns"
    yield query, CSVW.tableSchema, ox.NamedNode(schema)
    yield schema, RDF.type, ox.NamedNode(CSVW.Schema)
    yield schema, CSVW.column, ox.NamedNode(f"{schema}/1")
    for place, column in enumerate(columns, 1):
        cell, node = f"{schema}/{place}", f"{query}/column/{column.name}"
        yield cell, RDF.first, ox.NamedNode(node)
        yield cell, RDF.rest, ox.NamedNode(f"{schema}/{place + 1}" if place < len(columns) else RDF.nil)
        yield node, RDF.type, ox.NamedNode(CSVW.Column)
        yield node, CSVW.name, column.name
        yield node, DCTERMS.description, column.meaning
        yield node, CSVW.required, not (column.optional or column.several)
        if column.several:
            yield node, CSVW.separator, "|"
        yield from _type(node, column.type, CSVW.datatype)


def _type(node: str, kind: str, datatype: str) -> Iterator[tuple[str, str, Value]]:
    """Yield what a parameter or column holds: literals of a datatype, or IRIs, of a class where one is meant."""
    if kind in CLASSES:
        yield node, SH["class"], ox.NamedNode(CLASSES[kind])
    yield node, datatype, ox.NamedNode(DATATYPES.get(kind, XSD.anyURI))


def _term(value: Value) -> ox.NamedNode | ox.Literal:
    return value if isinstance(value, ox.NamedNode | ox.Literal) else ox.Literal(value)
