"""Reads ``graph/`` into one store: ontology, registry, a named graph per alert, and what follows from them.

The store is Oxigraph's. rdflib is not imported here, because a query from the terminal must not pay for it.
"""

import codecs
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from alertgraph import __version__
from alertgraph.errors import LoadError
from alertgraph.store import derivation
from alertgraph.vocabulary import GRAPH, ONTOLOGY, PREFIXES, REGISTRY

Description = dict[str, list[str]]
#: The code that decides what is derived, bounded and read: whole rooms, so that no module of theirs is forgotten.
KEPT_BY = ("store/*.py", "model/*.py", "reading/*.py", "machine/cache.py", "dates.py", "vocabulary.py")


class GraphFile(NamedTuple):
    """A Turtle file of ``graph/``: its path, the named graph it belongs to, and its bytes."""

    path: Path
    graph: str
    data: bytes


class Dataset:
    """All quads of a ``graph/`` folder, with a query method over their union.

    ``files`` are the Turtle files read, ``root`` the folder, ``alerts`` the IRIs of the alerts' graphs. ``digest`` is a hash
    of all that the content depends on; empty where nothing else vouches for it, such as for what may have been changed.
    """

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

    def query(self, sparql: str, *, union: bool = True) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
        """Answer a SPARQL query over the union of all graphs; our prefixes need not be declared.

        Without ``union`` the default graph is what the query's own FROM says. Raises SyntaxError as Oxigraph does.
        """
        return self.store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=union)

    def describe(self, graph: str) -> dict[str, Description]:
        """Return subject -> predicate -> values (IRIs and lexical forms, sorted) of one named graph."""
        found: dict[str, Description] = defaultdict(lambda: defaultdict(list))
        for quad in self.store.quads_for_pattern(None, None, None, ox.NamedNode(graph)):
            found[_text(quad.subject)][quad.predicate.value].append(_text(quad.object))
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

    def languages(self, text: str) -> set[str]:
        """Return the languages in which a text stands as a literal; the empty one where it stands without."""
        values = (quad.object for quad in self.store)
        return {value.language or "" for value in values if isinstance(value, ox.Literal) and value.value == text}

    def quads(self, graph: str | None = None) -> list[ox.Quad]:
        """Return the quads of one named graph, or of all, in a stable order."""
        name = None if graph is None else ox.NamedNode(graph)
        return sorted(self.store.quads_for_pattern(None, None, None, name), key=_quad_key)


def _text(term: object) -> str:
    return str(getattr(term, "value", term))


def _quad_key(quad: ox.Quad) -> tuple[str, str, str, str]:
    return str(quad.graph_name), str(quad.subject), str(quad.predicate), str(quad.object)


def default_root() -> Path:
    """Return the ``graph/`` folder to use: the one in the working directory, else the packaged one, in a clone its own.

    Raises LoadError where neither exists.
    """
    here = Path(__file__).resolve().parents[1]
    for folder in (Path("graph"), here / "graph", here.parents[1] / "graph"):
        if (folder / "ontology.ttl").is_file():
            return folder
    raise LoadError("no graph/ folder here and none in the package; name one with --graph DIR")


def load(root: Path | None = None) -> Dataset:
    """Read a ``graph/`` folder and return its dataset, derived triples and date bounds included.

    Raises LoadError, naming file and line, for a file that is missing, unreadable or not Turtle.
    """
    root = default_root() if root is None else root
    files = tuple(_read_files(root))
    store = ox.Store()
    for file in files:
        _add(store, file)
    rules = {path: read_bytes(path) for path in sorted((root / "rules").glob("*.rq"))}
    digest = _digest(files, rules)
    derivation.add(store, rules, digest)
    return Dataset(root, files, store, digest)


def _read_files(root: Path) -> Iterator[GraphFile]:
    if not (root / "ontology.ttl").is_file():
        raise LoadError(f"{root}: no ontology.ttl in it; --graph takes a folder laid out as graph/README.md says")
    wanted: list[tuple[Path, str]] = [(root / "ontology.ttl", ONTOLOGY)]
    wanted += [(path, REGISTRY) for path in sorted((root / "registry").glob("*.ttl"))]
    for folder in sorted(path for path in (root / "alerts").glob("*") if path.is_dir()):
        wanted += [(path, GRAPH + folder.name) for path in sorted(folder.rglob("*.ttl"))]
    for path, graph in wanted:
        yield GraphFile(path, graph, read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes without a byte order mark; raises LoadError with the system's reason where it cannot be read."""
    try:
        return path.read_bytes().removeprefix(codecs.BOM_UTF8)
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


def _digest(files: Iterable[GraphFile], rules: dict[Path, bytes]) -> str:
    """Return a hash of everything that derived triples, bounds and rows depend on, our own code included."""
    digest = hashlib.sha256(__version__.encode())
    package = Path(__file__).resolve().parents[1]
    for pattern in KEPT_BY:  # so that a mended program finds nothing of the old
        for path in sorted(package.glob(pattern)):
            digest.update(path.read_bytes())
    for file in files:
        digest.update(f"\0{file.graph}\0{len(file.data)}\0".encode() + file.data)
    for path, rule in rules.items():
        digest.update(f"\0{path.name}\0".encode() + rule)
    return digest.hexdigest()
