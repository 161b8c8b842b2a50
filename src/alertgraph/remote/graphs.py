"""Which graphs a server is to ask: by the request, or by the query where a server does not heed the request.

A server that heeds neither would give wrong numbers without a word, so it is tried once, with a question that it can only answer
rightly over the graph that it is told.
"""

from collections.abc import Callable, Collection
from enum import Enum
from typing import Final

from alertgraph.errors import EndpointError, QueryError
from alertgraph.remote.client import BUSY, RefusedError
from alertgraph.store.sparql import Token, tokens
from alertgraph.vocabulary import AG, ONTOLOGY

#: Of the ontology's graph alone: whether an alert is there, or its own class is not. True wherever another graph is asked.
_PROBE: Final = f"ASK {{ {{ ?alert a <{AG.Alert}> }} UNION {{ FILTER NOT EXISTS {{ <{AG.Claim}> ?is ?what }} }} }}"
#: What a server holds in its default graph: an alert and the ontology; and whether it holds the ontology at all.
_ALL: Final = f"ASK {{ ?alert a <{AG.Alert}> . <{AG.Claim}> ?is ?what }}"
_HELD: Final = f"ASK {{ GRAPH <{ONTOLOGY}> {{ <{AG.Claim}> ?is ?what }} }}"
_AFTER: Final = ("WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES")
_END: Final = Token("", "", -1)
#: Asks a server for a truth value over graphs that the request names.
Ask = Callable[[str, Collection[str]], bool]


class Way(Enum):
    """How a server is told which graphs to ask."""

    REQUEST = "default-graph-uri"
    QUERY = "FROM"
    NONE = "nothing"


def way(url: str, ask: Ask) -> Way:
    """Return how a server is told which graphs to ask.

    Raises EndpointError where there is no way, and its default graph does not hold our data.
    """
    if _heeds(ask, _PROBE, (ONTOLOGY,)):
        return Way.REQUEST
    if heeds_from(ask):
        return Way.QUERY
    if ask(_ALL, ()):
        return Way.NONE
    if not ask(_HELD, ()):  # nothing can be told, and what is missing is told where it is asked for
        return Way.REQUEST
    raise EndpointError(
        f"{url} asks its default graph alone, whatever default-graph-uri and FROM say, and our data is not there; "
        "have it take the union of its named graphs as the default graph"
    )


def heeds_from(ask: Ask) -> bool:
    """Return whether a server heeds the FROM of a query: one whose default graph is told to be a union may not."""
    return _heeds(ask, with_graphs(_PROBE, (ONTOLOGY,)), ())


def _heeds(ask: Ask, query: str, graphs: Collection[str]) -> bool:
    try:
        return not ask(query, graphs)
    except QueryError:  # it does not know such a thing
        return False
    except RefusedError as error:  # and some say so as if it were forbidden, or a fault of their own
        if error.status in (401, *BUSY):
            raise
        return False


def with_graphs(sparql: str, graphs: Collection[str]) -> str:
    """Return the query with FROM and FROM NAMED for each graph; its lines keep their numbers.

    >>> with_graphs("SELECT ?x { ?x ?y ?z }", ["x:g"])
    'SELECT ?x FROM <x:g> FROM NAMED <x:g> { ?x ?y ?z }'
    """
    clauses = " ".join(f"FROM <{graph}> FROM NAMED <{graph}>" for graph in graphs)
    place = _place(sparql)
    gap = "" if sparql[:place].endswith((" ", "\n")) else " "
    return f"{sparql[:place]}{gap}{clauses} {sparql[place:]}" if place < len(sparql) else f"{sparql}\n{clauses}"


def _place(sparql: str) -> int:
    """Return where the dataset clause of a query may stand: before its pattern, behind a template."""
    read = [token for token in tokens(sparql) if token.kind != "comment"]
    depth, is_template = 0, False
    for token, after in zip(read, [*read[1:], _END], strict=True):
        word = token.text.upper() if token.kind == "word" else ""
        if depth == 0 and not is_template and (token.text == "{" or word in _AFTER):
            return token.start
        if word == "CONSTRUCT" and depth == 0:
            is_template = after.text == "{"
        depth += (token.kind == "open") - (token.kind == "close")
        if token.text == "}" and depth == 0:
            is_template = False
    return len(sparql)
