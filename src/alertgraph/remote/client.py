"""A SPARQL 1.1 server over HTTP: one query sent, one answer read, with retries, limits, and errors that say what to do.

urllib3 does the work: it keeps the body of a POST through a redirect, sends no password on to another host, obeys
Retry-After and unpacks gzip, none of which the standard library does. It is imported with this module, which is
imported for an endpoint alone.
"""

import base64
import os
import re
import time
from collections.abc import Collection
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    ResponseError,
    SSLError,
)

from alertgraph import __version__
from alertgraph.errors import EndpointError, QueryError, shown

USER, PASSWORD, TIMEOUT = "ALERTGRAPH_ENDPOINT_USER", "ALERTGRAPH_ENDPOINT_PASSWORD", "ALERTGRAPH_ENDPOINT_TIMEOUT"
CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 60.0
#: An answer larger than this is not read on: it would fill the memory.
MOST_BYTES = 256 * 1024 * 1024
#: A server that asks to wait longer than this many seconds is not waited for.
LONGEST_WAIT = 30.0
BACK_OFF = 0.5
BUSY = (429, 502, 503, 504)


class RefusedError(EndpointError):
    """A request that a server was reached with and did not answer; ``status`` is what it said."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class Reply(NamedTuple):
    """What a server answered: its media type, without parameters, and the body; ``headers`` have lower-case names."""

    kind: str
    body: bytes
    headers: dict[str, str]


class Patience(urllib3.Retry):
    """Tries again what may pass: a busy server, a connection lost. Not a query that takes too long: it would again."""

    def increment(self, *args: Any, **kwargs: Any) -> "Patience":
        """Return what is left of the tries; raises where there is none, or the server asks for too much patience."""
        error, response = kwargs.get("error"), kwargs.get("response")
        if isinstance(error, (ReadTimeoutError, SSLError)):
            raise error
        if response is not None and (self.get_retry_after(response) or 0) > LONGEST_WAIT:
            raise MaxRetryError(kwargs.get("_pool"), None, ResponseError("too long a wait"))  # type: ignore[arg-type]
        return super().increment(*args, **kwargs)


class Server:
    """A SPARQL endpoint. Name and password for it come from the environment alone, as the README says."""

    def __init__(self, url: str) -> None:
        parts = _parts(url)
        self.url = url
        self._headers = {
            "User-Agent": f"alertgraph/{__version__}",
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept-Encoding": "gzip",
        }
        if user := os.environ.get(USER):
            pair = f"{user}:{os.environ.get(PASSWORD, '')}".encode()
            self._headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        self._seconds = _seconds()
        proxy = None if proxy_bypass(parts.netloc) else getproxies().get(parts.scheme)
        self._pool = urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager()

    def ask(self, query: str, graphs: Collection[str], accept: str, named: Collection[str] | None = None) -> Reply:
        """Send a query over these named graphs (over what the server chooses, where there are none) and return the reply.

        The graphs are asked for as named graphs, unless others are ``named``, and, merged, as the default graph. Raises
        QueryError for a query that the server refuses, EndpointError for a server that cannot be reached or whose reply is of
        no use.
        """
        fields = [("query", query)]
        fields += [("default-graph-uri", graph) for graph in graphs]
        fields += [("named-graph-uri", graph) for graph in (graphs if named is None else named)]
        body, headers = urlencode(fields).encode(), {**self._headers, "Accept": accept}
        try:
            try:
                return self._send(body, headers)
            except ProtocolError:  # lost in the middle of the reply, where urllib3 does not try again
                return self._send(body, headers)
        except HTTPError as error:
            raise EndpointError(f"{self.url}: {self._why(error)}") from error

    def _send(self, body: bytes, headers: dict[str, str]) -> Reply:
        tries = Patience(
            total=8, connect=1, read=2, status=3, redirect=5, other=0, allowed_methods=None, status_forcelist=BUSY,
            backoff_factor=BACK_OFF, raise_on_status=False,
        )  # fmt: skip
        response = self._pool.request(
            "POST", self.url, body=body, headers=headers, retries=tries, preload_content=False,
            timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=self._seconds),
        )  # fmt: skip
        try:
            reply = Reply(
                response.headers.get("Content-Type", "").partition(";")[0].strip().lower(),
                self._read(response),
                {name.lower(): value for name, value in response.headers.items()},
            )
        finally:
            response.close()
        if response.status != 200:
            self._refuse(response.status, response.reason or "", reply)
        return reply

    def _read(self, response: urllib3.BaseHTTPResponse) -> bytes:
        """Return the body; a server that sends it too slowly, or without end, is left."""
        found, size, start = [], 0, time.monotonic()
        while piece := response.read1(65536, decode_content=True):
            found.append(piece)
            size += len(piece)
            if size > MOST_BYTES:
                raise EndpointError(f"{self.url}: the answer is larger than {MOST_BYTES >> 20} MB; ask for less")
            if time.monotonic() - start > self._seconds:
                raise EndpointError(f"{self.url}: {self._too_slow()}")
        return b"".join(found)

    def _refuse(self, status: int, name: str, reply: Reply) -> None:
        """Raise what an answer other than 200 means, with the server's own reason where it gives one in words."""
        said = f": {words}" if (words := reason(reply)) else ""
        if status == 400:
            raise QueryError(f"{self.url} refuses the query{said}")
        hint = {
            401: f"; it wants a name and a password: set {USER} and {PASSWORD}",
            403: f"; is it the right account? {USER} and {PASSWORD} name it",
            404: "; is this the SPARQL endpoint itself, such as https://host/sparql or /dataset/query?",
            405: "; is this the SPARQL endpoint itself, such as https://host/sparql or /dataset/query?",
            406: "; it can answer in no format that is read here (SPARQL results in JSON or XML)",
        }.get(status, "")
        if status in BUSY:
            wait = reply.headers.get("retry-after", "")
            hint = f"; it asks to come back in {wait} s" if wait.isdecimal() else "; try again later"
        raise RefusedError(f"{self.url} answers {status} {name}".rstrip() + said + hint, status)

    def _why(self, error: Exception) -> str:
        """Return in plain words what went wrong on the way."""
        while isinstance(error, MaxRetryError) and error.reason is not None:
            error = error.reason
        host = urlsplit(self.url).netloc
        if isinstance(error, NameResolutionError):
            return f"no host called {urlsplit(self.url).hostname} is found; is the address right, and the network up?"
        if isinstance(error, SSLError):
            return f"no safe connection (TLS): {_last_words(error)}"
        if isinstance(error, ReadTimeoutError):
            return self._too_slow()
        if isinstance(error, NewConnectionError):
            return f"cannot connect to {host}: {_last_words(error)}; is the server running?"
        if isinstance(error, ConnectTimeoutError):  # of which NewConnectionError is one
            return f"{host} does not answer the call within {CONNECT_SECONDS:g} s"
        if isinstance(error, ResponseError):
            return f"the server sends on and on ({error})"
        if isinstance(error, ProtocolError):
            return f"the connection was lost: {_last_words(error)}"
        return f"cannot be asked: {_last_words(error)}"

    def _too_slow(self) -> str:
        return f"no whole answer within {self._seconds:g} s; ask for less, or allow more with {TIMEOUT}=SECONDS"


def _parts(url: str) -> Any:
    """Return the parts of an endpoint's address; raises EndpointError for what is none."""
    try:
        parts = urlsplit(url if isinstance(url, str) else "")  # of a notebook that gives something else
        good = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good or re.search(r"[\s\x00-\x1f\x7f]", url):
        raise EndpointError(f"{shown(url)} is not the address of an endpoint, such as https://host/sparql")
    if parts.username is not None:
        raise EndpointError(f"no name or password in the address, where others see it: set {USER} and {PASSWORD}")
    return parts


def _seconds() -> float:
    """Return how long an answer may take."""
    text = os.environ.get(TIMEOUT) or str(ANSWER_SECONDS)
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise EndpointError(f"{TIMEOUT} is a number of seconds, not {shown(text)}")
    return seconds


def reason(reply: Reply) -> str:
    """Return the first paragraph of what a server says, in one short line; nothing of a page that is for a browser."""
    if "html" in reply.kind or reply.body.lstrip()[:1] == b"<":
        return ""
    text = reply.body[:4000].decode("utf-8", "replace").strip()
    first = re.split(r"\n\s*\n", text.replace("\r", ""))[0]
    words = " ".join("".join(c if c.isprintable() else " " for c in first).split())  # nothing that a terminal obeys
    return words if len(words) <= 300 else words[:300] + "..."


def _last_words(error: Exception) -> str:
    """Return what an error of urllib3 says at its end: the system's own reason."""
    inner = error.args[-1] if error.args else error
    text = str(getattr(inner, "strerror", None) or inner)
    return re.sub(r"\s+", " ", re.sub(r"^.*?(?:establish a new connection|HTTPS?Connection[^:]*|\[Errno -?\d+\]):? ?", "", text))
