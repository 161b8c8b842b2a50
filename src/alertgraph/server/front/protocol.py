"""The SPARQL 1.1 protocol: what question an HTTP request asks, or why it asks none."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from urllib.parse import parse_qsl

from starlette.requests import Request

from alertgraph.server.workers.limits import LONGEST_REQUEST
from alertgraph.server.workers.refusals import RefusalError

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_READ_ONLY: Final = "this endpoint is read-only: it takes queries, and no updates"
_Fields = Sequence[tuple[str, str]]


class Query(NamedTuple):
    """A query and the graphs that the request, not the query, names as its dataset; None where it names none.

    ``formats`` are what the request names as the format of the answer, beside Accept: clients send several names of one.
    """

    text: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    formats: tuple[str, ...] = ()


async def read(request: Request) -> Query | None:
    """Return the query of a request, None where a GET has none and so asks what this endpoint is.

    Raises RefusalError: 400 for a fault in what is asked, 403 for an update, 413, 414 and 415 for how it is asked.
    """
    address = request.scope["query_string"]
    if len(address) > LONGEST_REQUEST:
        raise RefusalError(414, f"an address has at most {LONGEST_REQUEST} bytes; send long queries by POST")
    fields = _fields(address, "the address")
    if request.method in ("GET", "HEAD"):
        _refuse_updates(fields)
        if any(name == "query" for name, _ in fields):
            return _query(fields)
        if any(name in ("default-graph-uri", "named-graph-uri") for name, _ in fields):
            raise RefusalError(400, "there are graphs to ask, and no parameter 'query'")
        return None
    media, charset = _media(request.headers.get("content-type", ""))
    if media == UPDATE:
        raise RefusalError(403, _READ_ONLY)
    if media not in (FORM, QUERY):
        said = f"Content-Type {media!r}" if media else "a POST without a Content-Type"
        raise RefusalError(415, f"{said} is not understood; send {FORM} or {QUERY}")
    if charset not in ("", "utf-8", "utf8"):
        raise RefusalError(415, f"charset {charset!r} is not understood; send UTF-8")
    body = await _body(request)
    if media == FORM:
        fields = [*fields, *_fields(body, "the form")]
        _refuse_updates(fields)
        return _query(fields)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusalError(400, f"the query is not UTF-8 at byte {error.start}") from error
    _refuse_updates(fields)
    if any(name == "query" for name, _ in fields):
        raise RefusalError(400, "there is a query in the address and another in the body; send one")
    return _query([*fields, ("query", text)])


def _query(fields: _Fields) -> Query:
    found = [value for name, value in fields if name == "query"]
    if len(found) != 1:
        raise RefusalError(400, f"one parameter 'query' is needed, and there are {len(found)}")
    if not found[0].strip():
        raise RefusalError(400, "the query is empty")
    default = tuple(_graph(name, value) for name, value in fields if name == "default-graph-uri")
    named = tuple(_graph(name, value) for name, value in fields if name == "named-graph-uri")
    formats = tuple(value for name, value in fields if name == "format" and value)
    return Query(found[0], default, named, formats) if default or named else Query(found[0], None, None, formats)


def _graph(name: str, iri: str) -> str:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^<>\"{}|^`\\\x00-\x20]+", iri):
        raise RefusalError(400, f"{name} {iri!r} is not an absolute IRI")
    if iri.lower().startswith("file:"):
        raise RefusalError(400, f"{name} <{iri}> is refused: no file is read for a query")
    return iri


def _refuse_updates(fields: _Fields) -> None:
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name, _ in fields):
        raise RefusalError(403, _READ_ONLY)


def _fields(data: bytes, where: str) -> _Fields:
    """Return the fields of an address or a form, decoded once."""
    try:
        return parse_qsl(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=1000)
    except UnicodeDecodeError as error:
        raise RefusalError(400, f"{where} is not percent-encoded UTF-8") from error
    except ValueError as error:
        raise RefusalError(400, f"{where} cannot be read: {error}") from error


def _media(header: str) -> tuple[str, str]:
    """Return the media type of a Content-Type and its charset, in small letters."""
    media, *parameters = (part.strip() for part in header.lower().split(";"))
    charset = next((part.partition("=")[2] for part in parameters if part.startswith("charset=")), "")
    return media, charset.strip().strip('"')


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LONGEST_REQUEST:
            raise RefusalError(413, f"a request has at most {LONGEST_REQUEST} bytes")
        parts.append(part)
    return b"".join(parts)
