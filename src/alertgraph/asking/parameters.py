"""A parameter of a query as the RDF term of its type, found by any name that a user gives it."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import pyoxigraph as ox

from alertgraph import dates
from alertgraph.asking.library import REACHES, SIGNS, Parameter
from alertgraph.errors import QueryError, UnknownEntryError, ValueWantedError, shown
from alertgraph.model.claims import CHOICES, FIELDS
from alertgraph.store.dataset import Dataset
from alertgraph.vocabulary import AG, ONTOLOGY, RDF, REGISTRY, XSD, expand

if TYPE_CHECKING:
    from alertgraph.model.registry import Entity

#: Types of parameters that are values of a scheme of the ontology: the class whose individuals they are.
SCHEMES = {"mode": AG.Mode, **{name: FIELDS[name].scheme for name in CHOICES}}


def term(
    dataset: Dataset, kind: str, value: str, entries: "Callable[[], dict[str, Entity]] | None" = None
) -> ox.NamedNode | ox.Literal:
    """Return a parameter's value as an RDF term of its type; raises QueryError where it does not fit.

    ``entries`` gives those of the registry, for a caller who has several names to look up.
    """
    refuse_unwritable(value)
    if kind == "entity":
        return _entity(dataset, value, entries or (lambda: registry(dataset)))
    if kind == "relation":
        return _relation(dataset, value)
    if kind in SCHEMES:
        return _choice(dataset, kind, value)
    if kind == "reach" and value not in REACHES:
        raise QueryError(f"{shown(value)} is no reach; one of: {', '.join(REACHES)}")
    if kind == "signs" and value not in SIGNS:
        raise QueryError(f"{shown(value)} is no way to count them; one of: {', '.join(SIGNS)}")
    if kind == "string" and not value.strip():
        raise QueryError("an empty text stands in every other; give a word")
    if kind == "integer" and not re.fullmatch(r"[+-]?[0-9]+", value):
        raise QueryError(f"{shown(value)} is not a whole number")
    if kind == "date" and not dates.is_day(value):
        raise QueryError(f"{shown(value)} is not a day such as 2023-09-01")
    if kind == "period" and not dates.is_period(value):
        raise QueryError(f"{shown(value)} is not a year, month or day such as 2022, 2022-02 or 2022-02-24")
    types = {"integer": XSD.integer, "date": XSD.date}
    return ox.Literal(value, datatype=ox.NamedNode(types[kind])) if kind in types else ox.Literal(value)


def default(
    dataset: Dataset, query: str, parameter: Parameter, entries: "Callable[[], dict[str, Entity]] | None" = None
) -> ox.NamedNode | ox.Literal:
    """Return the default of a named query's parameter; raises ValueWantedError where it is an entry that is not there."""
    try:
        return term(dataset, parameter.type, parameter.default, entries)
    except UnknownEntryError as error:
        hint = f"pass --param {parameter.name}=...; this folder has no {parameter.default}"
        raise ValueWantedError(f"{query} asks for a value of {parameter.name}: {hint}") from error


def guess(text: str) -> ox.NamedNode | ox.Literal:
    """Return a parameter of a free query: a CURIE or IRI as a node, a whole number as a number, else as text."""
    refuse_unwritable(text)
    full = expand(text)
    if re.match(r"[a-z][a-z0-9+.-]*:", full) and not re.search(r"[\s<>\"{}|^`\\]", full):
        with suppress(ValueError):  # not an IRI after all
            return ox.NamedNode(full)
    if not re.fullmatch(r"[+-]?[0-9]+", text):
        return ox.Literal(text)
    return ox.Literal(int(text)) if len(text) < 19 else ox.Literal(text, datatype=ox.NamedNode(XSD.integer))


def refuse_unwritable(value: str) -> None:
    """Raise QueryError for a text that is none in UTF-8, as a terminal of another encoding hands it on."""
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise QueryError(f"the value {shown(value)} is not UTF-8 at character {error.start}") from None


def registry(dataset: Dataset) -> "dict[str, Entity]":
    """Return the entries of the registry by CURIE."""
    from alertgraph.reading.registry import read_entities

    return read_entities(dataset)


def _entity(dataset: Dataset, words: str, entries: "Callable[[], dict[str, Entity]]") -> ox.NamedNode:
    """Return the entry that a user's words name; the registry is read only where they are no identifier of it."""
    with suppress(ValueError):  # no IRI, so a name
        if dataset.describes(expand(words), REGISTRY):
            return ox.NamedNode(expand(words))
    from alertgraph.model import naming
    from alertgraph.reading.registry import read_hidden_names

    return ox.NamedNode(expand(naming.find(entries(), words, read_hidden_names(dataset)).id))


def _relation(dataset: Dataset, words: str) -> ox.NamedNode:
    from alertgraph.model import naming
    from alertgraph.reading.registry import read_relations

    return ox.NamedNode(expand(naming.find_relation(read_relations(dataset), words).id))


def _choice(dataset: Dataset, kind: str, word: str) -> ox.NamedNode:
    """Return a value of one of the ontology's schemes, by its local name or CURIE, whatever its case."""
    rows = dataset.describe(ONTOLOGY)
    values = {iri.removeprefix(AG.iri): iri for iri, row in rows.items() if SCHEMES[kind] in row.get(RDF.type, [])}
    for name, iri in values.items():
        if name.casefold() == word.removeprefix("ag:").casefold():
            return ox.NamedNode(iri)
    raise QueryError(f"{shown(word)} is no {kind}; one of: {', '.join(sorted(values))}")
