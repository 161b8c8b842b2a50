"""Libraries that the notebook extra brings and the core lacks."""

from importlib import import_module
from typing import Any

from alertgraph.errors import AnalysisError


def library(name: str) -> Any:
    """Return a module of the notebook extra, such as ``scipy.optimize``; raises AnalysisError where it is not installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise AnalysisError(
            f"this needs {name.split('.')[0]}, which is not installed: pip install 'alertgraph[notebooks]'"
        ) from error
