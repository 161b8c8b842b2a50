"""alertgraph: what human-rights alerts say about states, leaders, courts and agreements, as a graph of claims.

``import alertgraph as ag; graph = ag.load()`` gives a :class:`~alertgraph.api.AlertGraph` with ``query``,
``claims`` and ``network``; ``ag.explore(network)`` shows one in a notebook. ``help(ag.load)``, ``help(ag.AlertGraph)`` and
``help(ag.explore)`` tell more; figures are in ``alertgraph.analysis``.
"""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["AlertGraph", "AlertgraphError", "__version__", "explore", "load"]

if TYPE_CHECKING:
    from alertgraph.api import AlertGraph, load
    from alertgraph.errors import AlertgraphError
    from alertgraph.explorer.notebook import explore


def __getattr__(name: str) -> Any:
    """Import the public face on first use, so that the command line loads only what a command needs."""
    if name in ("AlertGraph", "load"):
        from alertgraph import api

        return getattr(api, name)
    if name == "AlertgraphError":
        from alertgraph.errors import AlertgraphError

        return AlertgraphError
    if name == "explore":
        from alertgraph.explorer.notebook import explore

        return explore
    raise AttributeError(f"module 'alertgraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, which completion offers."""
    return __all__


def load_ipython_extension(shell: Any) -> None:
    """Bring ``%%sparql`` to a notebook: ``%load_ext alertgraph``."""
    from alertgraph import magic

    magic.register(shell)
