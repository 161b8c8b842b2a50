"""Runs named queries and free SPARQL on Oxigraph; parameters take their place as RDF terms, never as raw text."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import pyoxigraph as ox

from alertgraph.asking import library, parameters
from alertgraph.errors import QueryError, QuerySyntaxError, ValueWantedError, shown
from alertgraph.store.dataset import Dataset
from alertgraph.store.engine import Answer
from alertgraph.store.sparql import fill, has_keyword, parameter_names, services

#: How many characters a query may have that is looked at for remarks.
LONGEST: Final = 30_000


def is_name(text: str) -> bool:
    """Return whether a text can only be meant as the name of a query, for no SPARQL is words alone.

    >>> is_name("axis-members"), is_name("axis members"), is_name("ASK { }"), is_name("DESCRIBE id:israel")
    (True, True, False, False)
    """
    return re.fullmatch(r"[\w-]+(?: [\w-]+)*", text) is not None


def takes(text: str, name: str) -> bool:
    """Return whether free SPARQL has a parameter of a name; of a named query that is told where it is asked."""
    return not is_name(text) and name in parameter_names(text)


def prepare(dataset: Dataset, text: str, params: Mapping[str, str], missing: ox.NamedNode | None = None) -> str:
    """Return the SPARQL of a named or free query with its parameters filled in.

    ``missing`` takes the place of a default that names an entry which the graph does not have; without it that raises
    ValueWantedError. Raises QueryError for an unknown name (with the nearest), an unknown parameter, or a value of the wrong
    type.
    """
    if not is_name(text):
        if unused := set(params) - parameter_names(text):
            raise QueryError(f"the query has no ${min(unused)} to be filled in; beside < and > a parameter needs a blank")
        return fill(text, {name: parameters.guess(value) for name, value in params.items()})
    query = library.find(dataset, text)
    unknown = set(params) - {parameter.name for parameter in query.parameters}
    if unknown:
        known = ", ".join(parameter.name for parameter in query.parameters) or "none"
        raise QueryError(f"{text} has no parameter {shown(sorted(unknown)[0])}; it has: {known}")
    registry = cache(lambda: parameters.registry(dataset))
    values: dict[str, ox.NamedNode | ox.Literal] = {}
    for parameter in query.parameters:
        try:
            if parameter.name in params:
                values[parameter.name] = parameters.term(dataset, parameter.type, params[parameter.name], registry)
            else:
                values[parameter.name] = parameters.default(dataset, query.name, parameter, registry)
        except ValueWantedError:
            if missing is None:
                raise
            values[parameter.name] = missing
    return fill(query.sparql, values)


def run(dataset: Dataset, text: str, params: Mapping[str, str]) -> Answer:
    """Run a named or free query and return Oxigraph's own answer; raises QueryError for a fault in the query."""
    try:
        return run_filled(dataset, prepare(dataset, text, params))
    except QuerySyntaxError as error:
        if not is_name(text):
            raise
        path = library.find(dataset, text).path  # the file is at fault, and not who asks
        raise QuerySyntaxError(f"{path}:{error.line}: {error}", error.line, error.column) from error


def run_filled(dataset: Dataset, sparql: str) -> Answer:
    """Run SPARQL whose parameters are filled in, and return Oxigraph's own answer; raises QueryError for a fault in it."""
    try:
        sparql.encode()
    except UnicodeEncodeError as error:  # what a terminal hands on that is no text
        raise QueryError(f"the query is not UTF-8 at character {error.start}") from error
    if has_keyword(sparql, "SERVICE") or any(services(sparql)):
        raise QueryError("SERVICE is refused: a query is answered from this graph alone, and asks no other server")
    try:
        return dataset.query(sparql, union=not has_keyword(sparql, "FROM"))
    except SyntaxError as error:
        from alertgraph.asking import diagnosis

        raise diagnosis.explain(sparql, str(error.msg)) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query could not be run: {error}") from error


def remarks(dataset: Dataset, text: str, params: Mapping[str, str], took: float = 0.0) -> list[str]:
    """Return what a user should know of a query that runs.

    That is each path by which the engine here counts too few, each term that the graph does not hold, each text that it
    has in another form alone, each aggregate that one value leaves empty, and what is to be said of every answer of a server. A
    named query has none but the last: the others are seen to when it is written. ``took`` is how many seconds its answer took:
    one that took long is not asked again to see whether an aggregate is empty. On a query longer than ``LONGEST`` there are none,
    and that is told.
    """
    if is_name(text):
        return dataset.remarks
    from alertgraph.asking import aggregates, counting, diagnosis, literals, synonyms

    sparql = prepare(dataset, text, params)
    if len(sparql) > LONGEST:
        return [f"the query is longer than {LONGEST:,} characters, so nothing is remarked on it", *dataset.remarks]
    return [
        *(counting.lost_rows(sparql) if dataset.is_here else []),
        *diagnosis.unknown_terms(dataset, sparql),
        *diagnosis.unused_terms(dataset, sparql),
        *synonyms.labels(dataset, sparql, took),
        *literals.remarks(dataset, sparql),
        *aggregates.remarks(dataset, sparql, took),
        *dataset.remarks,
    ]
