"""Libraries that the notebook extra brings and the core lacks, and networkx's backends."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from alertgraph.errors import AnalysisError, shown


def library(name: str) -> Any:
    """Return a module of the notebook extra, such as ``scipy.optimize``; raises AnalysisError where it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise AnalysisError(
            f"this needs {name.split('.')[0]}, which is not installed: pip install 'alertgraph[notebooks]'"
        ) from error


@contextmanager
def on_backend(backend: str | None, what: str) -> Iterator[None]:
    """Raise AnalysisError where networkx, within, has no such backend, or the backend cannot compute what is asked."""
    try:
        yield
    except (ImportError, NotImplementedError) as error:
        if backend is None:
            raise
        raise AnalysisError(
            f"{what} cannot be computed on the backend {shown(backend)}: {error}; give another, or None"
        ) from error
