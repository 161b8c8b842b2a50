"""Reads ``graph/`` into one store: ontology, registry, a named graph per alert, and what follows from them.

The store is Oxigraph's. rdflib is not imported here, because a query from the terminal must not pay for it.
"""

import codecs
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox

from alertgraph.errors import LoadError
from alertgraph.machine import files
from alertgraph.store import derivation, engine, folder, terms
from alertgraph.store.engine import Answer
from alertgraph.store.folder import GraphFile
from alertgraph.vocabulary import ONTOLOGY, REGISTRY, SKOS

Description = dict[str, list[str]]


class Dataset:
    """All quads of a ``graph/`` folder, with a query method over their union.

    ``files`` are the Turtle files read, ``root`` the folder, ``alerts`` the IRIs of the alerts' graphs. ``digest`` is a hash
    of all that the content depends on; empty where nothing else vouches for it, such as for what may have been changed.
    """

    #: Whether queries are answered here, by Oxigraph, so that another one costs little and what is known of it holds.
    is_here: ClassVar[bool] = True

    def __init__(self, root: Path, files: tuple[GraphFile, ...], store: ox.Store, digest: str = "") -> None:
        self.root = root
        self.files = files
        self.digest = digest
        self._store = store

    @property
    def store(self) -> ox.Store:
        """The store with all quads."""
        return self._store

    @property
    def claim_store(self) -> ox.Store:
        """A store that holds all alerts and *bounds*, and maybe more."""
        return self.store

    @property
    def place(self) -> str:
        """Where the data is, for people: what a finding names that no file is to blame for."""
        return str(self.root)

    @property
    def alerts(self) -> tuple[str, ...]:
        """The IRI of each alert's named graph, sorted."""
        return tuple(sorted({file.graph for file in self.files} - {ONTOLOGY, REGISTRY}))

    def query(self, sparql: str, *, union: bool = True) -> Answer:
        """Answer a SPARQL query over the union of all graphs; our prefixes need not be declared.

        Without ``union`` the default graph is what the query's own FROM says. Raises SyntaxError as Oxigraph does,
        QuerySyntaxError for what it could not bear.
        """
        return engine.ask(self.store, sparql, use_default_graph_as_union=union)

    @property
    def remarks(self) -> list[str]:
        """What a user should know of every answer: nothing, where the data is here."""
        return []

    def describe(self, graph: str) -> dict[str, Description]:
        """Return subject -> predicate -> values (IRIs and lexical forms, sorted) of one named graph."""
        found: dict[str, Description] = defaultdict(lambda: defaultdict(list))
        for quad in self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
            found[terms.text(quad.subject)][quad.predicate.value].append(terms.text(quad.object))
        for description in found.values():
            for values in description.values():
                if len(values) > 1:
                    values.sort()
        return dict(sorted(found.items()))

    def describes(self, iri: str, graph: str) -> bool:
        """Return whether a named graph says anything of an IRI."""
        return next(iter(self.store.quads_for_pattern(ox.NamedNode(iri), None, None, ox.NamedNode(graph))), None) is not None

    def mentions(self, iri: str) -> bool:
        """Return whether an IRI stands anywhere, as subject, predicate, object or named graph."""
        node = ox.NamedNode(iri)
        patterns = ((node, None, None, None), (None, node, None, None), (None, None, node, None), (None, None, None, node))
        return any(next(iter(self.store.quads_for_pattern(*pattern)), None) is not None for pattern in patterns)

    def objects(self, predicate: str | None) -> Iterator[ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple]:
        """Yield the objects of a predicate, or without one of all; an object of several subjects comes several times."""
        try:
            node = None if predicate is None else ox.NamedNode(predicate)
        except ValueError:  # no IRI at all
            return
        for quad in self.store.quads_for_pattern(None, node, None, None):
            yield quad.object

    def labels(self) -> Iterator[tuple[str, str]]:
        """Yield the IRIs that have a preferred label, with it."""
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(SKOS.prefLabel), None, None):
            yield terms.text(quad.subject), terms.text(quad.object)

    def quads(self, graph: str | None = None) -> list[ox.Quad]:
        """Return the quads of one named graph, or of all, in a stable order."""
        name = None if graph is None else ox.NamedNode(graph)
        return sorted(self.store.quads_for_pattern(None, None, None, name), key=_quad_key)


def _quad_key(quad: ox.Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def load(root: Path | None = None) -> Dataset:
    """Read a ``graph/`` folder and return its dataset, derived triples and date bounds included.

    Raises LoadError, naming file and line, for a file that is missing, unreadable or not Turtle.
    """
    found = folder.Folder(folder.default_root() if root is None else root)
    read = tuple(GraphFile(path, graph, read_bytes(path)) for path, graph in found.graphs())
    store = ox.Store()
    for file in read:
        _add(store, file)
    rules = {path: read_bytes(path) for path in found.rules()}
    digest = folder.digest(read, rules)
    derivation.add(store, rules, digest)
    return Dataset(found.root, read, store, digest)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes without a byte order mark; raises LoadError with the system's reason where it cannot be read."""
    try:
        return files.read(path).removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise LoadError(f"{path}: cannot be read ({error.strerror or error})") from error


def _add(store: ox.Store, file: GraphFile) -> None:
    """Parse a file into the store, its triples into the file's named graph."""
    try:
        store.load(file.data, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(file.graph))
    except SyntaxError as error:
        raise not_turtle(file.path, error) from error
    except (ValueError, OSError) as error:
        raise LoadError(f"{file.path}:1: not valid Turtle: {error}") from error


def not_turtle(path: Path, error: SyntaxError) -> LoadError:
    """Return the error of a file that Oxigraph cannot parse, with its line and the parser's reason."""
    reason = str(error.msg).partition(": ")[2] or str(error.msg)
    return LoadError(f"{path}:{error.lineno or 1}: not valid Turtle: {reason}")
