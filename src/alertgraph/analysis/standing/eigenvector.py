"""Eigenvector centrality of one connected part, exactly: from the matrix itself, not by steps that may never settle."""

from collections.abc import Mapping
from typing import Final

import networkx as nx
import numpy as np

from alertgraph.analysis.ground.extras import library
from alertgraph.errors import AnalysisError, shown

#: How much of the greatest eigenvalue must lie between it and the next, for its vector to be told to ten places.
APART: Final = 1e-6
#: Up to so many actors every eigenvector is computed, which is quick; of more only the first two, which needs SciPy.
DENSE: Final = 500


class UnsettledError(AnalysisError):
    """A network has no eigenvector centrality that could be told to ten places."""


def eigenvector(part: "nx.Graph[str]", backend: str | None) -> Mapping[str, float]:
    """Return the eigenvector of the greatest eigenvalue of the weights, of length 1 and without a negative entry.

    By Perron and Frobenius it is one alone where the part is connected, but where the next eigenvalue is as great but for
    the arithmetic, as of two alike groups that a long chain joins, no entry could be trusted: that raises UnsettledError. A
    backend computes it by steps (power iteration), as networkx does, and raises UnsettledError where these do not end.
    """
    if backend is not None:
        try:
            return dict(nx.eigenvector_centrality(part, max_iter=10_000, tol=1e-12, weight="weight", backend=backend))
        except nx.PowerIterationFailedConvergence:
            raise UnsettledError(
                f"the backend {shown(backend)} does not settle on an eigenvector centrality; give none"
            ) from None
    if len(part) <= DENSE:
        found, vectors = np.linalg.eigh(nx.to_numpy_array(part, weight="weight"))
    else:
        sparse = library("scipy.sparse.linalg")
        try:
            # from the same beginning each time, so that the same network has the same figures
            found, vectors = sparse.eigsh(nx.to_scipy_sparse_array(part, dtype=float), k=2, which="LA", v0=np.ones(len(part)))
        except sparse.ArpackNoConvergence:
            raise UnsettledError(
                "the eigenvectors of this network are too alike; ask for pagerank in place of eigenvector"
            ) from None
    second, first = np.argsort(found)[-2:]
    if found[first] - found[second] < APART * found[first]:
        raise UnsettledError(
            "two eigenvectors of this network are as great as each other; ask for pagerank in place of eigenvector"
        )
    return dict(zip(part, np.abs(vectors[:, first]).tolist(), strict=True))
