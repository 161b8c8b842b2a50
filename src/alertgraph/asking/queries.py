"""Answers named queries and free SPARQL by Oxigraph; parameters take their place as RDF terms, never as raw text."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from alertgraph import dates
from alertgraph.asking import library
from alertgraph.asking.answers import Table, Triples
from alertgraph.asking.answers import plain as value
from alertgraph.asking.library import TOKEN, NamedQuery, Parameter, named, read
from alertgraph.errors import QueryError
from alertgraph.store.dataset import Dataset
from alertgraph.vocabulary import AG, ONTOLOGY, RDF, REGISTRY, XSD, expand

if TYPE_CHECKING:
    from alertgraph.model.registry import Entity

__all__ = [
    "Answer", "NamedQuery", "Parameter", "Table", "Triples", "answer", "fill", "is_name", "named", "prepare", "read", "remarks",
    "run", "term", "value",
]  # fmt: skip
Answer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
#: Types of parameters that are values of a scheme of the ontology: the class whose individuals they are.
SCHEMES = {"mode": AG.Mode, "stance": AG.Stance, "polarity": AG.Polarity, "modality": AG.Modality, "certainty": AG.Certainty}


def is_name(text: str) -> bool:
    """Return whether a text can only be meant as the name of a query, for no SPARQL is words alone.

    >>> is_name("axis-members"), is_name("axis members"), is_name("ASK { }"), is_name("DESCRIBE id:israel")
    (True, True, False, False)
    """
    return re.fullmatch(r"[\w-]+(?: [\w-]+)*", text) is not None


def prepare(dataset: Dataset, text: str, params: Mapping[str, str]) -> str:
    """Return the SPARQL of a named or free query with its parameters filled in.

    Raises QueryError for an unknown name (with the nearest), an unknown parameter, or a value of the wrong type.
    """
    if not is_name(text):
        if unused := set(params) - {match[1] for match in TOKEN.finditer(text)}:
            raise QueryError(f"the query has no ${min(unused)} to be filled in; beside < and > a parameter needs a blank")
        return fill(text, {name: _guess(value) for name, value in params.items()})
    query = library.find(dataset, text)
    unknown = set(params) - {parameter.name for parameter in query.parameters}
    if unknown:
        known = ", ".join(parameter.name for parameter in query.parameters) or "none"
        raise QueryError(f"{text} has no parameter {sorted(unknown)[0]!r}; it has: {known}")
    registry = cache(lambda: _registry(dataset))
    values = ((p.name, p.type, params.get(p.name, p.default)) for p in query.parameters)
    return fill(query.sparql, {name: term(dataset, kind, value, registry) for name, kind, value in values})


def fill(sparql: str, values: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Return the query with each ``$name`` replaced by its term, comments and strings left alone.

    >>> fill("ASK { $a ?b '$a' }", {"a": ox.NamedNode("x:y")})
    "ASK { <x:y> ?b '$a' }"
    """
    return TOKEN.sub(lambda m: str(values[m[1]]) if m[1] in values else m[0], sparql)


def term(
    dataset: Dataset, kind: str, value: str, registry: "Callable[[], dict[str, Entity]] | None" = None
) -> ox.NamedNode | ox.Literal:
    """Return a parameter's value as an RDF term of its type; raises QueryError where it does not fit.

    ``registry`` gives the entries, for a caller who has several names to look up.
    """
    if kind == "entity":
        return _entity(dataset, value, registry or (lambda: _registry(dataset)))
    if kind == "relation":
        return _relation(dataset, value)
    if kind in SCHEMES:
        return _choice(dataset, kind, value)
    if kind == "integer" and not re.fullmatch(r"[+-]?[0-9]+", value):
        raise QueryError(f"{value!r} is not a whole number")
    if kind == "date" and not dates.is_day(value):
        raise QueryError(f"{value!r} is not a day such as 2023-09-01")
    if kind == "period" and not dates.is_period(value):
        raise QueryError(f"{value!r} is not a year, month or day such as 2022, 2022-02 or 2022-02-24")
    types = {"integer": XSD.integer, "date": XSD.date}
    return ox.Literal(value, datatype=ox.NamedNode(types[kind])) if kind in types else ox.Literal(value)


def run(dataset: Dataset, text: str, params: Mapping[str, str]) -> Answer:
    """Run a named or free query and return Oxigraph's own answer; raises QueryError for a fault in the query."""
    sparql = prepare(dataset, text, params)
    try:
        sparql.encode()
    except UnicodeEncodeError as error:  # what a terminal hands on that is no text
        raise QueryError(f"the query is not UTF-8 at character {error.start}") from error
    if _has_keyword(sparql, "SERVICE") or library.SERVICE.search(sparql):
        raise QueryError("SERVICE is refused: a query is answered from this graph alone, and asks no other server")
    try:
        return dataset.query(sparql, union=not _has_keyword(sparql, "FROM"))
    except SyntaxError as error:
        from alertgraph.asking import diagnosis

        raise diagnosis.explain(sparql, str(error.msg)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query could not be run: {error}") from error


def remarks(dataset: Dataset, text: str, params: Mapping[str, str]) -> list[str]:
    """Return what a user should know of a query that runs: each term of ours in it that the graph does not hold, and each
    text that it has in a language alone.

    A named query has none: its terms are checked when it is written.
    """
    if is_name(text):
        return []
    from alertgraph.asking import diagnosis

    sparql = prepare(dataset, text, params)
    return diagnosis.unknown_terms(dataset, sparql) + diagnosis.bare_texts(dataset, sparql)


def answer(dataset: Dataset, text: str, params: Mapping[str, str]) -> Table | bool | Triples:
    """Run a query and return a :class:`Table`, a bool, or :class:`Triples`, a list of CURIEs and lexical forms."""
    found = run(dataset, text, params)
    if isinstance(found, ox.QuerySolutions):
        columns = [variable.value for variable in found.variables]
        rows = [[value(row[place]) for place in range(len(columns))] for row in found]
        return Table(columns, rows, lambda: _labels(dataset))
    return bool(found) if isinstance(found, ox.QueryBoolean) else Triples(found)


def _labels(dataset: Dataset) -> dict[str, str]:
    from alertgraph.model import registry as entities

    return entities.labels(dataset)


def _registry(dataset: Dataset) -> "dict[str, Entity]":
    from alertgraph.model import registry as entities

    return entities.entities(dataset)


def _entity(dataset: Dataset, words: str, registry: "Callable[[], dict[str, Entity]]") -> ox.NamedNode:
    """Return the entry that a user's words name; the registry is read only where they are no identifier of it."""
    with suppress(ValueError):  # no IRI, so a name
        if dataset.describes(expand(words), REGISTRY):
            return ox.NamedNode(expand(words))
    from alertgraph.model import registry as entities

    return ox.NamedNode(expand(entities.find(registry(), words).id))


def _relation(dataset: Dataset, words: str) -> ox.NamedNode:
    from alertgraph.model import registry as entities

    return ox.NamedNode(expand(entities.find_relation(entities.relations(dataset), words).id))


def _choice(dataset: Dataset, kind: str, word: str) -> ox.NamedNode:
    """Return a value of one of the ontology's schemes, by its local name or CURIE, whatever its case."""
    rows = dataset.describe(ONTOLOGY)
    values = {iri.removeprefix(AG.iri): iri for iri, row in rows.items() if SCHEMES[kind] in row.get(RDF.type, [])}
    for name, iri in values.items():
        if name.casefold() == word.removeprefix("ag:").casefold():
            return ox.NamedNode(iri)
    raise QueryError(f"{word!r} is no {kind}; one of: {', '.join(sorted(values))}")


def _guess(text: str) -> ox.NamedNode | ox.Literal:
    """Return a parameter of a free query: a CURIE or IRI as a node, a whole number as a number, else as text."""
    full = expand(text)
    if re.match(r"[a-z][a-z0-9+.-]*:", full) and not re.search(r"[\s<>\"{}|^`\\]", full):
        with suppress(ValueError):  # not an IRI after all
            return ox.NamedNode(full)
    return ox.Literal(int(text)) if re.fullmatch(r"[+-]?[0-9]+", text) else ox.Literal(text)


def _has_keyword(sparql: str, word: str) -> bool:
    """Return whether a keyword stands in the query, outside its strings, IRIs, comments, variables and names."""
    return re.search(rf"(?<![\w:?$.-]){word}(?![\w:-])", TOKEN.sub(" ", sparql), re.IGNORECASE) is not None
