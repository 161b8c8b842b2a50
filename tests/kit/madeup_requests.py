"""HTTP requests made up from a seed, well-formed and not, and what must hold of the answers of an endpoint.

All are harmless: no query among them is large or slow, and none is aimed at a fault of a library.
"""

import http.client
import socket
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from typing import NamedTuple
from urllib.parse import quote, quote_from_bytes, urlencode

LETTERS = "abcXYZ0189 \t?{}<>\"'\\/.,;:&=%#+*()[]|^~-_ßé€語\u202e\u0301"
QUERIES = (
    "ASK {}",
    "SELECT * { ?s ?p ?o } LIMIT 3",
    "SELECT ?s { ?s a ag:State } ORDER BY ?s LIMIT 5",
    "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 3",
    "DESCRIBE id:velmark",
    "SELECT (COUNT(*) AS ?n) FROM <https://example.org/nowhere> { ?s ?p ?o }",
    "INSERT DATA { id:a id:b id:c }",
    "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
    "",
)
METHODS = (*("GET",) * 8, *("POST",) * 6, "HEAD", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "get", "BREW")
PATHS = (
    "/",
    "/sparql",
    "/sparql/",
    "/id/velmark",
    "/id/velmark.ttl",
    "/ontology",
    "/graph/registry.nt",
    "/.well-known/void",
    "/x",
)
TYPES = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
    "text/plain",
    "a",
    "",
    ";;=",
)
MEDIA = (
    "*/*",
    "text/html",
    "text/csv",
    "text/turtle",
    "application/sparql-results+json",
    "image/*",
    "nonsense",
    "text/*;q=0.5",
    ";q=x",
)
HOSTS = ("localhost",) * 12 + ("127.0.0.1:1", "[::1]", "elsewhere.example.org", "", "a b", "LOCALHOST.")
#: Statuses that an endpoint has for what a client can get wrong or ask too much of, and for answers.
STATUSES = frozenset({200, 204, 302, 400, 403, 404, 405, 406, 408, 413, 414, 415, 421, 431})


class Made(NamedTuple):
    """A request as it is sent, in pieces; ``is_whole`` where it is HTTP and so has an answer."""

    method: str
    pieces: tuple[bytes, ...]
    is_whole: bool


class WrongError(AssertionError):
    """An answer that is none, with the request."""


def text(draw: Random, most: int = 30) -> str:
    """Return a text of odd letters."""
    return "".join(draw.choices(LETTERS, k=draw.randrange(most)))


def make(draw: Random) -> Made:
    """Return the next request."""
    method = draw.choice(METHODS)
    query = draw.choice(QUERIES) if draw.random() < 0.8 else text(draw)
    fields = [("query", query)] * draw.choice((1, 1, 1, 1, 0, 2))
    if draw.random() < 0.3:
        fields.append((draw.choice(("format", "default-graph-uri", "named-graph-uri", "update", text(draw))), text(draw)))
    lines, body = [], b""
    media = draw.choice(TYPES)
    if method in ("POST", "PUT", "PATCH") or draw.random() < 0.05:
        body = query.encode() if media == TYPES[1] else urlencode(fields).encode()
        lines.append(f"Content-Type: {media}{draw.choice(('', '; charset=utf-8', '; charset=x', ';'))}")
    target = _path(draw) + (f"?{urlencode(fields)}" if method != "POST" or draw.random() < 0.1 else "")
    if draw.random() < 0.03:
        target = f"http://localhost{target}"
    version = draw.choice(("1.1",) * 9 + ("1.0",))
    lines += [f"Accept: {', '.join(draw.choices(MEDIA, k=draw.randrange(1, 4)))}", *_others(draw)]
    payload = [body] if body else []
    if body and version == "1.1" and draw.random() < 0.4:
        lines.append("Transfer-Encoding: chunked")
        payload = _chunks(draw, body)
    elif body:
        lines.append(f"Content-Length: {len(body)}")
    host = draw.choice(HOSTS)
    if version == "1.1" or draw.random() < 0.5:
        lines.append(f"{draw.choice(('Host', 'host', 'HOST'))}: {host}")
    draw.shuffle(lines)
    head = "\r\n".join((f"{method} {target} HTTP/{version}", *lines, "", "")).encode("latin-1")
    whole = Made(method, (*_split(draw, head), *payload), True)
    return whole if draw.random() < 0.85 else _spoil(draw, whole)


def _path(draw: Random) -> str:
    path = draw.choice(PATHS) if draw.random() < 0.5 else "/sparql"
    kind = draw.randrange(12)
    if kind == 0:
        return f"/id/{quote(text(draw))}"
    if kind == 1:
        return f"/{quote_from_bytes(draw.randbytes(draw.randrange(20)))}"
    if kind == 2:
        return draw.choice(
            ("//sparql", "/sparql/../id/velmark", "/./sparql", "/id/%2e%2e/graph", "/%73parql", "/id/%00", "/sparql%3F")
        )
    return f"{path}{'x' * draw.randrange(3000)}" if kind == 3 else path


def _others(draw: Random) -> Iterator[str]:
    if draw.random() < 0.2:
        yield f"Origin: {draw.choice(('https://example.org', 'null', 'x'))}"
    if draw.random() < 0.1:
        yield f"X-{draw.randrange(99)}: {draw.choice(('', 'a', ' a  b ', 'é', '€' * 5)).encode().decode('latin-1')}"
    if draw.random() < 0.1:
        yield f"X-Forwarded-For: {draw.choice(('203.0.113.9', '::1', 'unknown', ','))}"
    if draw.random() < 0.1:
        yield f"Connection: {draw.choice(('close', 'keep-alive', 'Upgrade', 'te'))}"
    if draw.random() < 0.05:
        yield "Expect: 100-continue"
    if draw.random() < 0.05:
        yield "Accept: text/csv"
    if draw.random() < 0.05:
        yield from (f"X-Many: {number}" for number in range(draw.randrange(60)))


def _chunks(draw: Random, body: bytes) -> list[bytes]:
    """Return a body in chunks, some with an extension, perhaps with a trailer."""
    found = []
    while body:
        size = draw.randrange(1, len(body) + 1)
        extension = draw.choice(("", "", ";a=b", ";a"))
        found.append(f"{size:{draw.choice('xX')}}{extension}\r\n".encode() + body[:size] + b"\r\n")
        body = body[size:]
    return [*found, draw.choice((b"0\r\n\r\n", b"0\r\nX-After: a\r\n\r\n"))]


def _split(draw: Random, head: bytes) -> list[bytes]:
    if draw.random() < 0.8:
        return [head]
    place = draw.randrange(len(head))
    return [head[:place], head[place:]]


def _spoil(draw: Random, made: Made) -> Made:
    """Return a request with a fault: cut off, a byte changed or left out, or something else altogether."""
    data = b"".join(made.pieces)
    place = draw.randrange(len(data))
    spoilt = draw.choice(
        (
            data[:place],
            data[:place] + draw.randbytes(1) + data[place + 1 :],
            data[:place] + data[place + 1 :],
            data.replace(b"\r\n", b"\n"),
            draw.randbytes(draw.randrange(1, 200)),
            text(draw, 200).encode() + b"\r\n\r\n",
        )
    )
    return Made(made.method, (spoilt,), False)


def send(host: str, port: int, made: Made) -> int:
    """Send a request; return the status of its answer, 0 where there is none and need not be; raises WrongError.

    An answer is framed as it says, and where the connection stays open the next question over it is answered.
    """
    with socket.create_connection((host, port), timeout=10) as line:
        if not made.is_whole:
            line.settimeout(0.05)  # it may wait for the rest: then the client goes
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        is_sent = False
        try:
            with suppress(ConnectionError):  # refused before it was whole: the answer is there, or was lost with the rest
                for piece in made.pieces:
                    line.sendall(piece)
                is_sent = True
            status, stays = _answer(line, made)
            if made.is_whole and stays:
                line.sendall(f"GET /sparql?{urlencode({'query': 'ASK {}'})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
                if (then := _answer(line, made._replace(method="GET"))[0]) != 200:
                    raise WrongError(f"{made}: {status}, and the next over the connection {then}")
        except (OSError, http.client.HTTPException) as error:
            if made.is_whole and not (isinstance(error, ConnectionError) and not is_sent):
                raise WrongError(f"{made}: {error!r}") from error
            return 0
    return status


def _answer(line: socket.socket, made: Made) -> tuple[int, bool]:
    """Return the status of an answer, and whether another may come."""
    with http.client.HTTPResponse(line, method=made.method) as response:
        response.begin()
        body = response.read()
        if response.status not in STATUSES:
            raise WrongError(f"{made}: {response.status} {body[:200]!r}")
        if response.status >= 400 and made.method != "HEAD" and not body:
            raise WrongError(f"{made}: {response.status} without a reason")
        if [name for name in response.headers if name.lower().startswith("access-control-")]:
            raise WrongError(f"{made}: an origin is allowed that was not named")
        return response.status, not response.will_close
