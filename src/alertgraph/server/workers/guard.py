"""What a query's text may not ask: another server, or a graph that is not here.

The engine has no switch for SERVICE, so it is found in the text. A lexer cannot be trusted with that, since ``<`` opens
an IRI in one place and compares in another: instead, whatever could be a SERVICE clause for any reader is taken for
one, in strings and comments too. A worker that may ask nobody has no descriptor left for a socket besides.
"""

from collections.abc import Collection

from alertgraph.server.workers.refusals import RefusalError
from alertgraph.store.sparql import Source, services


def refuse_services(query: str, allowed: Collection[str]) -> None:
    """Raise RefusalError for a SERVICE clause, unless it names one of the ``allowed`` IRIs in full."""
    for target, _ in services(query):
        if not (target.startswith("<") and target[1:-1] in allowed):
            known = f"; allowed: {', '.join(f'<{iri}>' for iri in sorted(allowed))}, written so" if allowed else ""
            raise RefusalError(
                400, f"SERVICE {target} is refused, in strings and comments too: this endpoint asks no other server{known}"
            )


def refuse_foreign(found: Collection[Source], graphs: Collection[str]) -> None:
    """Raise RefusalError for a graph that is not one of ``graphs``: nothing is read from files or from the network."""
    for source in found:
        if source.iri not in graphs:
            held = ", ".join(f"<{iri}>" for iri in sorted(graphs))
            raise RefusalError(400, f"FROM <{source.iri}> is refused: no graph is loaded for a query; the graphs here are {held}")
