"""Asks Oxigraph, and keeps from it what ends the process: nesting that is too deep, and orderings of mixed values."""

from collections.abc import Mapping
from typing import Any, NoReturn

import pyoxigraph as ox

from alertgraph.store import nesting, ordering
from alertgraph.vocabulary import PREFIXES

Answer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


def ask(store: ox.Store, sparql: str, **options: Any) -> Answer:
    """Return the engine's answer to a query that anybody may have written; our prefixes need not be declared.

    ``options`` are those of the store. Raises QuerySyntaxError for a query that is too deeply nested or whose order cannot be
    told, SyntaxError and others as Oxigraph does, places being those of the query as it is given.
    """
    guarded = safe(sparql)
    try:
        return store.query(guarded, prefixes=PREFIXES, **options)
    except SyntaxError:
        if guarded == sparql:
            raise
        blame(sparql, PREFIXES, options.get("base_iri"))


def safe(sparql: str) -> str:
    """Return a query that means the same and does not end the process.

    Raises QuerySyntaxError for one that is too deeply nested or whose order cannot be told.
    """
    nesting.refuse_deep(sparql)
    return ordering.total(sparql)


def blame(sparql: str, prefixes: Mapping[str, str], base_iri: str | None = None) -> NoReturn:
    """Raise what is wrong with a query that is no SPARQL once it is made safe, with the places of what was written."""
    ox.Store().query(sparql, prefixes=dict(prefixes), base_iri=base_iri)
    key = next(ordering.mixed(sparql))  # its brackets were read otherwise than the engine does: < may open an IRI or compare
    raise ordering.refused(sparql, key.start, "write spaces around < and >")
