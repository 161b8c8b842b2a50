"""Reads a SPARQL server's replies as Oxigraph's own answers, so that what follows need not know where they come from."""

import json
from typing import cast

import pyoxigraph as ox

from alertgraph.errors import EndpointError
from alertgraph.remote.client import Reply
from alertgraph.store import terms
from alertgraph.vocabulary import XSD

#: What is asked for: all of it is read, the first is preferred.
ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"

#: Headers that tell of an answer cut short: Virtuoso's, for rows and for time, and alertgraph serve's.
CUT = ("x-sparql-maxrows", "x-sql-state", "alertgraph-cut")


def rows(url: str, reply: Reply) -> ox.QuerySolutions | ox.QueryBoolean:
    """Return the rows, or the truth value, of a reply; raises EndpointError for one that is no answer, or not all of it."""
    _refuse_a_part(url, reply)
    kind = ox.QueryResultsFormat.from_media_type(reply.kind)
    if kind is None:
        raise EndpointError(f"{url} {_not_sparql(reply)}")
    try:
        # Read to its end here, where what is wrong with it can be told, and a boolean may be written as 1 or 0.
        # In no variable: a traceback would keep it, and it may be dropped on its own thread alone.
        body = ox.parse_query_results(reply.body, format=kind).serialize(format=ox.QueryResultsFormat.JSON) or b""
        return ox.parse_query_results(_booleans(body), format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError, OSError) as error:
        raise EndpointError(f"{url}: the answer cannot be read to its end, as SPARQL results: {error}") from error


def _booleans(body: bytes) -> bytes:
    """Return SPARQL results with booleans as ``true`` and ``false``: Virtuoso's are ``1`` and ``0``, equally valid."""
    if XSD.boolean.encode() not in body:
        return body
    found = json.loads(body)
    for row in found["results"]["bindings"]:
        for term in row.values():
            if term.get("datatype") == XSD.boolean:
                term["value"] = {"1": "true", "0": "false"}.get(term["value"], term["value"])
    return json.dumps(found).encode()


def truth(url: str, answer: ox.QuerySolutions | ox.QueryBoolean) -> ox.QueryBoolean:
    """Return the answer to an ASK; older Virtuosos give it as a row with 1, or none."""
    if isinstance(answer, ox.QueryBoolean):
        return answer
    columns, found = len(answer.variables), list(answer)
    del answer  # as in rows
    value = "0" if not found else ""
    if len(found) == columns == 1 and found[0][0] is not None:
        value = terms.text(found[0][0])
    if value not in ("1", "0", "true", "false"):
        raise EndpointError(f"{url} answers an ASK with rows; is it a SPARQL endpoint?")
    written = b'{"head":{},"boolean":true}' if value in ("1", "true") else b'{"head":{},"boolean":false}'
    return cast(ox.QueryBoolean, ox.parse_query_results(written, format=ox.QueryResultsFormat.JSON))


def triples(url: str, reply: Reply) -> ox.QueryTriples:
    """Return the triples of a reply, each once; raises EndpointError for one that is no RDF, or not all of it."""
    _refuse_a_part(url, reply)
    kind = ox.RdfFormat.from_media_type(reply.kind)
    if kind is None:
        raise EndpointError(f"{url} {_not_sparql(reply)}")
    store = ox.Store()
    try:
        store.load(reply.body, format=kind, base_iri=url)
    except (SyntaxError, ValueError, OSError) as error:
        raise EndpointError(f"{url}: the answer cannot be read to its end, as {kind.name}: {error}") from error
    return cast(ox.QueryTriples, store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"))


def _refuse_a_part(url: str, reply: Reply) -> None:
    """Raise EndpointError for a reply whose headers tell that it is not all: each server has its own way to say so."""
    for name in CUT:
        if name in reply.headers:
            limit = reply.headers[name].partition(";")[0].strip()
            raise EndpointError(
                f"{url} cut its answer short, by its own limit{f' of {limit} rows' if limit.isdecimal() else ''}; "
                "ask for less, or for one part after the other with ORDER BY, LIMIT and OFFSET"
            )


def _not_sparql(reply: Reply) -> str:
    if "html" in reply.kind:
        return (
            "answers with a page for browsers; is it the SPARQL endpoint itself, such as https://host/sparql or /dataset/query?"
        )
    return f"answers in {reply.kind or 'no named format'}, not in SPARQL results; is it a SPARQL endpoint?"
