"""A graph folder: where it is, which of its files belongs to which named graph, and a hash of all that follows from them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from alertgraph import __version__
from alertgraph.errors import LoadError
from alertgraph.machine import cache
from alertgraph.store import listing
from alertgraph.vocabulary import GRAPH, ONTOLOGY, REGISTRY

#: The code that decides what is derived, bounded and read: whole rooms, so that no module of theirs is forgotten.
KEPT_BY = ("store/*.py", "model/*.py", "reading/*.py", "machine/cache.py", "edtf.py", "dates.py", "vocabulary.py")
_PACKAGE = Path(__file__).resolve().parents[1]


class GraphFile(NamedTuple):
    """A Turtle file of ``graph/``: its path, the named graph it belongs to, and its bytes."""

    path: Path
    graph: str
    data: bytes


class Folder(NamedTuple):
    """A folder that is laid out as ``graph/README.md`` says, of which nothing has been read."""

    root: Path

    def graphs(self) -> list[tuple[Path, str]]:
        """Return the Turtle files, in a fixed order, each with the IRI of the named graph that it belongs to.

        Raises LoadError for a folder that is no graph's, and for one in it that is there and cannot be listed.
        """
        if not listing.is_there(self.root / "ontology.ttl"):
            raise LoadError(f"{self.root}: no ontology.ttl in it; --graph takes a folder laid out as graph/README.md says")
        found = [(self.root / "ontology.ttl", ONTOLOGY)]
        found += [(path, REGISTRY) for path in listing.files(self.root / "registry", ".ttl")]
        for folder in listing.folders(self.root / "alerts"):
            listing.entries(folder / "claims")  # a file in its place would be passed over as any other that is not Turtle
            found += [(path, GRAPH + folder.name) for path in listing.below(folder, ".ttl")]
        return found

    def rules(self) -> list[Path]:
        """Return the SPARQL files by which triples are derived, sorted; raises LoadError where they cannot be listed."""
        return listing.files(self.root / "rules", ".rq")


def default_root() -> Path:
    """Return the ``graph/`` folder to use: the one in the working directory, else the packaged one, in a clone its own.

    Raises LoadError where neither exists, and where one is there and cannot be listed.
    """
    for folder in (Path("graph"), _PACKAGE / "graph", _PACKAGE.parents[1] / "graph"):
        if listing.is_there(folder / "ontology.ttl"):
            return folder
        if folder.is_dir() or folder.is_symlink():
            listing.entries(folder)  # one that cannot be read is not one without a graph
    raise LoadError("no graph/ folder here and none in the package; name one with --graph DIR")


def digest(files: Iterable[GraphFile], rules: Mapping[Path, bytes]) -> str:
    """Return a hash of everything that derived triples, bounds and rows depend on: engine, Python and our own code included."""
    code = [path for pattern in KEPT_BY for path in sorted(_PACKAGE.glob(pattern))]  # a mended program finds nothing of the old
    found = cache.key(code, f"alertgraph {__version__}", f"pyoxigraph {ox.__version__}")
    for file in files:
        found.update(f"\0{file.graph}\0{len(file.data)}\0".encode() + file.data)
    for path, rule in rules.items():
        found.update(f"\0{path.name}\0".encode() + rule)
    return found.hexdigest()
