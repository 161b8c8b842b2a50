"""Reads a SPARQL server's replies as Oxigraph's own answers, so that what follows need not know where they come from."""

import json
from collections.abc import Collection
from typing import Final, cast

import pyoxigraph as ox

from alertgraph.errors import EndpointError
from alertgraph.remote import leniency
from alertgraph.remote.client import Reply, reason
from alertgraph.store import terms
from alertgraph.vocabulary import XSD

#: What is asked for: all of it is read, the first is preferred.
ROWS = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
TRIPLES = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.5"

JSON: Final = ox.QueryResultsFormat.JSON
XML: Final = ox.QueryResultsFormat.XML
#: Headers that tell of an answer cut short: Virtuoso's, for rows and for time, and alertgraph serve's.
CUT = ("x-sparql-maxrows", "x-sql-state", "alertgraph-cut")


def rows(url: str, reply: Reply, joined: Collection[str] = ()) -> ox.QuerySolutions | ox.QueryBoolean:
    """Return the rows, or the truth value, of a reply; raises EndpointError for one that is no answer, or not all of it.

    ``joined`` are variables made by GROUP_CONCAT: where nothing was joined, they are unbound, as they are here.
    """
    _refuse_a_part(url, reply)
    if reply.body.strip() in (b"true", b"false"):  # so do some answer an ASK
        reply = reply._replace(kind=JSON.media_type, body=b'{"head":{},"boolean":%s}' % reply.body.strip())
    kind = _kind(reply)
    if kind is None:
        raise EndpointError(f"{url} {_not_sparql(reply, 'SPARQL results')}")
    try:
        body = leniency.utf8(reply.body, reply.headers.get("content-type", ""))
        if kind == JSON:
            if failed := leniency.failure(body):
                raise EndpointError(f"{url} could not bring its answer to the end: {failed}")
            body = _known(body)
        body = _read(body, kind)
        return ox.parse_query_results(_alike(body, joined), format=JSON)
    except (SyntaxError, ValueError, OSError) as error:
        raise EndpointError(f"{url}: the answer cannot be read to its end, as SPARQL results: {error}") from error


def _kind(reply: Reply) -> ox.QueryResultsFormat | None:
    """Return the format of results: that which is named, where it can be read, else that which the body begins like."""
    named = ox.QueryResultsFormat.from_media_type(reply.kind)
    if named in (JSON, XML, ox.QueryResultsFormat.TSV):
        return named
    begins = reply.body.lstrip()[:7]
    if begins in (b"<sparql", b"<?xml v"):
        return XML
    return JSON if begins[:1] == b"{" and any(name in reply.body for name in (b'"head"', b'"results"', b'"boolean"')) else None


def _read(body: bytes, kind: ox.QueryResultsFormat) -> bytes:
    """Return results as JSON, read to their end, where what is wrong with them can be told.

    They are kept in no variable: a traceback would keep them, and they may be dropped on their own thread alone.
    """
    return ox.parse_query_results(body, format=kind).serialize(format=JSON) or b""


def _known(body: bytes) -> bytes:
    """Return results in JSON without what servers write otherwise and our parser refuses; as they are where it does not."""
    try:
        _read(body, JSON)
    except SyntaxError:
        return leniency.json_results(body)
    return body


def _alike(body: bytes, joined: Collection[str]) -> bytes:
    """Return results as the engine here would give them: booleans as words (Virtuoso has 1 and 0), joined nothing unbound."""
    if XSD.boolean.encode() not in body and not joined:
        return body
    found = json.loads(body)
    for row in found.get("results", {}).get("bindings", []):
        for name in joined:
            if row.get(name, {}).get("value") == "":
                del row[name]
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
    return cast(ox.QueryBoolean, ox.parse_query_results(written, format=JSON))


def triples(url: str, reply: Reply) -> ox.QueryTriples:
    """Return the triples of a reply, each once; raises EndpointError for one that is no RDF, or not all of it."""
    _refuse_a_part(url, reply)
    kind = ox.RdfFormat.from_media_type(reply.kind)
    if kind is None:
        raise EndpointError(f"{url} {_not_sparql(reply, 'RDF')}")
    store = ox.Store()
    try:
        store.load(leniency.utf8(reply.body, reply.headers.get("content-type", "")), format=kind, base_iri=url)
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


def _not_sparql(reply: Reply, wanted: str) -> str:
    if "html" in reply.kind:
        return (
            "answers with a page for browsers; is it the SPARQL endpoint itself, such as https://host/sparql or /dataset/query?"
        )
    said = reason(reply) if reply.kind == "text/plain" else ""
    words = f": {said}" if said else "; is it a SPARQL endpoint?"
    return f"answers in {reply.kind or 'no named format'}, not in {wanted}{words}"
