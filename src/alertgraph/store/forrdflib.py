"""The store as a dataset of rdflib, for those who go on in that library; its SPARQL is answered by Oxigraph all the same."""

from typing import Any

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.plugins.sparql.sparql import Query

from alertgraph.errors import QueryError
from alertgraph.store import engine
from alertgraph.store.sparql import has_keyword
from alertgraph.vocabulary import PREFIXES

#: What stands for "as the query's own FROM says" where rdflib names the default graph of a query; any text would do that is
#: neither an identifier nor its word for the union.
AS_TOLD = "__FROM__"


class Store(OxigraphStore):
    """Oxigraph as a store of rdflib, which keeps to the FROM of a query, and from the engine what ends the process.

    oxrdflib's own sets the union in the place of FROM.
    """

    def query(self, query: Any, initNs: Any, initBindings: Any, queryGraph: Any, **kwargs: Any) -> Any:  # noqa: N803
        """Return rdflib's Result of a query; raises QueryError for one with FROM that Oxigraph is not to answer.

        One that is too deeply nested is refused as it is everywhere.
        """
        graph = queryGraph
        if names_graphs(query):
            if isinstance(query, Query) or kwargs:
                raise refusal()
            graph = AS_TOLD
        if isinstance(query, Query):  # which oxrdflib leaves to rdflib's own engine
            return super().query(query, initNs, initBindings, graph, **kwargs)
        guarded = engine.safe(query)
        try:
            return super().query(guarded, initNs, initBindings, graph, **kwargs)
        except SyntaxError:
            if guarded == query:
                raise
            engine.blame(query, {**PREFIXES, **{prefix: str(iri) for prefix, iri in initNs.items()}})


class Dataset(rdflib.Dataset):
    """A dataset that leaves no query with FROM to rdflib's own engine."""

    def query(self, query_object: Any, *args: Any, **kwargs: Any) -> Any:
        """Return rdflib's Result of a query; raises QueryError where rdflib would fetch what FROM names from the web."""
        if names_graphs(query_object) and not kwargs.get("use_store_provided", True):
            raise refusal()
        return super().query(query_object, *args, **kwargs)


def names_graphs(query: Any) -> bool:
    """Return whether a query, as text or prepared, has a FROM."""
    return bool(query.algebra.get("datasetClause")) if isinstance(query, Query) else has_keyword(str(query), "FROM")


def refusal() -> QueryError:
    """Return the error of a query that rdflib's own engine would have to answer."""
    return QueryError(
        "FROM in a query that is prepared, or that rdflib is to answer itself: it would fetch the graph from the web. "
        "Give the query as a text, or ask graph.query"
    )


def dataset(store: ox.Store) -> Dataset:
    """Return a store's quads as a dataset of rdflib, its default graph the union of all, our prefixes bound."""
    found = Dataset(store=Store(store=store), default_union=True)
    for prefix, iri in PREFIXES.items():  # Oxigraph's store forgets them when it parses
        found.bind(prefix, iri, override=True, replace=True)
    return found
