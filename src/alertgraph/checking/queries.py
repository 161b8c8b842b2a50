"""Runs the checks that a graph folder writes in SPARQL: ``checks/*.rq``, each named after its file."""

from collections.abc import Iterator

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
        with blamed(path, sparql):
            answer = material.dataset.query(sparql)
            names = {name.value for name in answer.variables} if isinstance(answer, ox.QuerySolutions) else set()
            told = "remark" if "remark" in names else "message"
            if not isinstance(answer, ox.QuerySolutions) or not {"focus", told} <= names:
                raise LoadError(f"{path}:1: a check must be a SELECT of ?focus and ?message, or of ?focus and ?remark")
            found = [(row["focus"], row[told]) for row in answer]
        if any(None in row for row in found):
            raise LoadError(f"{path}:1: a row of its answer lacks ?focus or ?{told}; a check must bind both")
        for focus, message in found:
            yield Fault(text(focus), text(message), check=path.stem, is_remark=told == "remark")
