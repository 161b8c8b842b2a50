"""Runs the checks that a graph folder writes in SPARQL: ``checks/*.rq``, each named after its file."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.errors import LoadError
from alertgraph.store import listing
from alertgraph.store.dataset import read_bytes
from alertgraph.store.sparqlfiles import blamed, decoded
from alertgraph.store.terms import text


def rows(material: Material) -> Iterator[Fault]:
    """Yield a fault for each row of each query: ``?focus`` and ``?message``; with ``?remark`` in its place, a remark.

    Raises LoadError for a query that has not both.
    """
    for path in listing.files(material.dataset.root / "checks", ".rq"):
        sparql = decoded(path, read_bytes(path))
        told, found = _told(material, path, sparql)
        if any(None in row for row in found):
            raise LoadError(f"{path}:1: a row of its answer lacks ?focus or ?{told}; a check must bind both")
        for focus, message in found:
            yield Fault(text(focus), text(message), check=path.stem, is_remark=told == "remark")


def _told(material: Material, path: Path, sparql: str) -> tuple[str, list[tuple[object, object]]]:
    """Return whether the rows of a check are told as a message or a remark, and the rows, with what it is about first."""
    with blamed(path, sparql):
        answer = material.dataset.query(sparql)
        try:
            names = {name.value for name in answer.variables} if isinstance(answer, ox.QuerySolutions) else set()
            told = "remark" if "remark" in names else "message"
            if not isinstance(answer, ox.QuerySolutions) or not {"focus", told} <= names:
                raise LoadError(f"{path}:1: a check must be a SELECT of ?focus and ?message, or of ?focus and ?remark")
            return told, [(row["focus"], row[told]) for row in answer]
        finally:
            del answer  # a traceback would keep it, and it may be dropped on its own thread alone
