"""A dataset that lives on a SPARQL 1.1 server: queries run there; claims and networks are made from a fetched copy.

Nothing that a server leaves out passes unseen: an answer that it cut short is an error, and the triples of each graph that
is fetched are counted there and here.
"""

from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox

from alertgraph.errors import EndpointError, QueryError, QuerySyntaxError
from alertgraph.remote import replies
from alertgraph.remote.client import Server
from alertgraph.remote.graphs import Way, heeds_from, way, with_graphs
from alertgraph.store import engine, folder, terms
from alertgraph.store.dataset import Dataset, Description
from alertgraph.store.engine import Answer
from alertgraph.store.sparql import foreign, joined, projection, sources, with_prefixes
from alertgraph.vocabulary import AG, BOUNDS, DERIVED, GRAPH, ONTOLOGY, REGISTRY

#: Triples a page. Virtuoso sorts at most 10 000 rows, and there is no subject with nearly as many triples.
PAGE = 5000


class Copy(Dataset):
    """What was fetched from a server, in a store here: all that can be done with a folder's dataset."""

    def __init__(self, root: Path, store: ox.Store, url: str, alerts: tuple[str, ...]) -> None:
        super().__init__(root, (), store)
        self._url = url
        self._alerts = alerts

    @property
    def place(self) -> str:
        """The endpoint, which is where a fault is."""
        return self._url

    @property
    def alerts(self) -> tuple[str, ...]:
        """The IRI of each alert's named graph, sorted."""
        return self._alerts


class RemoteDataset(Dataset):
    """The dataset of an endpoint; ``root`` is the folder whose named queries are asked there.

    Every method may raise EndpointError.
    """

    is_here: ClassVar[bool] = False

    def __init__(self, root: Path, server: Server) -> None:
        super().__init__(root, (), ox.Store())
        self._server = server
        self._fetched: set[str] = set()

    @property
    def place(self) -> str:
        """The endpoint's address."""
        return self._server.url

    @cached_property
    def alerts(self) -> tuple[str, ...]:
        """The IRI of each alert's named graph on the server, sorted; raises EndpointError where it has none."""
        rows = self._rows(f"SELECT DISTINCT ?graph WHERE {{ GRAPH ?graph {{ ?alert a <{AG.Alert}> }} }}")
        names = {terms.text(row["graph"]) for row in rows}
        found = sorted(name for name in names if name.startswith(GRAPH) and name not in (ONTOLOGY, REGISTRY, DERIVED, BOUNDS))
        if not found:
            raise EndpointError(
                f"{self.place} holds no alert in a named graph {GRAPH}...; "
                "load the graph.trig of alertgraph build into it (graph.ttl has no named graphs)"
            )
        _ = self._way  # found out now, so that no answer waits for it
        return tuple(found)

    @property
    def graphs(self) -> tuple[str, ...]:
        """The IRIs of all our named graphs; others on the server are left alone."""
        return (ONTOLOGY, REGISTRY, *self.alerts, DERIVED, BOUNDS)

    @property
    def store(self) -> ox.Store:
        """A copy of all our graphs, fetched once."""
        for graph in self.graphs:
            self._fetch(graph)
        return self._store

    @property
    def claim_store(self) -> ox.Store:
        """A copy of all alerts and *bounds*, fetched once."""
        for graph in (*self.alerts, BOUNDS):
            self._fetch(graph)
        return self._store

    def copy(self) -> Copy:
        """Return the dataset as it is on the server now, whole, to be checked, built and queried here."""
        return Copy(self.root, self.store, self.place, self.alerts)

    def query(self, sparql: str, *, union: bool = True) -> Answer:
        """Answer a SPARQL query at the server, over the union of our graphs; our prefixes need not be declared.

        Without ``union`` the server takes the default graph that the query's own FROM says. What is no SPARQL 1.1 raises
        SyntaxError before it is sent; but functions, words and prefixes that may be the server's own are its to judge.
        """
        fault = _fault(sparql)
        if fault is not None and not foreign(sparql):
            raise fault
        form, _ = projection(sparql)
        written, graphs, named = self._over(with_prefixes(sparql), union)
        try:
            reply = self._server.ask(written, graphs, replies.TRIPLES if form == "triples" else replies.ROWS, named)
        except QueryError as error:
            if fault is not None:
                raise fault from error
            raise
        if form == "triples":
            return replies.triples(self.place, reply)
        if form == "yes or no":
            return replies.truth(self.place, replies.rows(self.place, reply))
        return replies.rows(self.place, reply, joined(sparql))

    def _over(self, sparql: str, union: bool) -> tuple[str, Collection[str], Collection[str]]:
        """Return the query, and the default and the named graphs of the request, by which the server asks what it should."""
        if union and self._way is Way.QUERY:
            return with_graphs(sparql, self.graphs), (), ()
        if union:
            return (sparql, self.graphs, self.graphs) if self._way is Way.REQUEST else (sparql, (), ())
        own = sources(sparql)
        if self._heeds_from or self._way is not Way.REQUEST:
            return sparql, (), ()
        return sparql, [one.iri for one in own if not one.is_named], [one.iri for one in own if one.is_named]

    @cached_property
    def _heeds_from(self) -> bool:
        return heeds_from(self._truth)

    @property
    def remarks(self) -> list[str]:
        """What a user should know of every answer: that the server cannot be told which graphs to ask."""
        if self._way is not Way.NONE:
            return []
        return [
            f"{self.place} asks all that it holds, whatever it is told: where that is more than a build, numbers may be larger"
        ]

    @cached_property
    def _way(self) -> Way:
        return way(self.place, self._truth)

    def _truth(self, query: str, graphs: Collection[str]) -> bool:
        return bool(replies.truth(self.place, replies.rows(self.place, self._server.ask(query, graphs, replies.ROWS))))

    def describe(self, graph: str) -> dict[str, Description]:
        """Return subject -> predicate -> values of one named graph, which alone is fetched."""
        self._fetch(graph)
        return Dataset(self.root, (), self._store).describe(graph)

    def describes(self, iri: str, graph: str) -> bool:
        """Return whether a named graph says anything of an IRI; nothing is fetched for it."""
        return bool(self._rows(f"SELECT ?p WHERE {{ GRAPH <{graph}> {{ {ox.NamedNode(iri)} ?p ?o }} }} LIMIT 1"))

    def mentions(self, iri: str) -> bool:
        """Return True: every graph would have to be fetched to know of a term that the server does not have it."""
        return True

    def objects(self, predicate: str | None) -> Iterator[ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple]:
        """Yield none: every graph would have to be fetched."""
        yield from ()

    def quads(self, graph: str | None = None) -> list[ox.Quad]:
        """Return the quads of one named graph, which alone is fetched, or of all, in a stable order."""
        if graph is None:
            return super().quads()
        self._fetch(graph)
        return Dataset(self.root, (), self._store).quads(graph)

    def _fetch(self, graph: str) -> None:
        """Copy a graph into the store, once; raises EndpointError unless all of its triples have come."""
        if graph in self._fetched:
            return
        name = ox.NamedNode(graph)
        counts = self._rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {name} {{ ?s ?p ?o }} }}")
        wanted = int(terms.text(counts[0]["n"])) if counts else 0
        if not wanted and graph in (ONTOLOGY, REGISTRY):
            raise EndpointError(f"{self.place} has no graph {name}; load the graph.trig of alertgraph build into it")
        quads = {ox.Quad(triple.subject, triple.predicate, triple.object, name) for triple in self._pages(graph, wanted)}
        if any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object)):
            raise EndpointError(f"{self.place}: {name} has blank nodes, which cannot be fetched in pages; name them by IRIs")
        if len(quads) != wanted:
            raise EndpointError(
                f"{self.place}: {len(quads)} of the {wanted} triples of {name} have come; "
                "was it changed meanwhile? Try again; else the server cuts its answers short"
            )
        self._store.extend(quads)
        self._fetched.add(graph)

    def _pages(self, graph: str, wanted: int) -> Iterator[ox.Triple]:
        """Yield the triples of a graph, read in pages that begin after the last whole subject of the one before.

        OFFSET would do too, were it not that servers sort no more rows than their limit, and may order each page anew.
        A page shorter than asked for is no sign of the end: servers cut answers short without saying so.
        """
        after, got = "", 0
        while got < wanted:
            rows = [
                ox.Triple(row["s"], row["p"], row["o"])
                for row in self._rows(
                    f"SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} FILTER(STR(?s) > {ox.Literal(after)}) }} "
                    f"ORDER BY STR(?s) LIMIT {PAGE}"
                )
            ]
            if got + len(rows) < wanted:  # the last subject may not be whole
                rows = [row for row in rows if row.subject != rows[-1].subject]
            if not rows:
                return
            yield from rows
            got += len(rows)
            after = terms.text(rows[-1].subject)

    def _rows(self, sparql: str) -> list[ox.QuerySolution]:
        """Return the rows of a SELECT of our own, over whatever graphs the query names."""
        answer = replies.rows(self.place, self._server.ask(sparql, (), replies.ROWS))
        if not isinstance(answer, ox.QuerySolutions):
            raise EndpointError(f"{self.place} answers a SELECT with a truth value; is it a SPARQL endpoint?")
        found = list(answer)
        if any(term is None for row in found for term in row):  # we ask for nothing that may be absent
            raise EndpointError(f"{self.place} leaves out a value in a row of its answer; is it a SPARQL endpoint?")
        return found


def _fault(sparql: str) -> SyntaxError | None:
    """Return why our parser does not take a query; nothing where it does, or where it could not bear the nesting."""
    try:
        engine.ask(ox.Store(), sparql)
    except SyntaxError as error:
        return error
    except (QuerySyntaxError, OSError, RuntimeError, ValueError):  # well formed, as far as can be told: the server's to judge
        pass
    return None


def load(url: str) -> RemoteDataset:
    """Return the dataset of an endpoint, with the named queries of the ``graph/`` folder here; asks the server nothing yet.

    Raises EndpointError for what is no address.
    """
    return RemoteDataset(folder.default_root(), Server(url))
