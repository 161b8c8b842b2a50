"""A SPARQL server in this process, which answers from a store, and misbehaves as a test tells it to."""

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import parse_qs

import pyoxigraph as ox

from alertgraph.machine.collector import without_collecting


class Asked(NamedTuple):
    """A request as it came: method, path, headers, and the fields of the form."""

    method: str
    path: str
    headers: dict[str, str]
    form: dict[str, list[str]]

    @property
    def query(self) -> str:
        """The query asked."""
        return self.form["query"][0]


class Fault(NamedTuple):
    """A reply in place of an answer; ``length`` is what it says of its length, where that is not true."""

    status: int = 200
    body: bytes = b""
    kind: str = "text/plain"
    headers: dict[str, str] = {}  # noqa: RUF012  (read only)
    length: int | None = None


#: Takes a request and returns a fault, or None where it is to be answered well.
Script = Callable[[Asked], Fault | None]


class Endpoint:
    """A SPARQL 1.1 endpoint over a store. ``faults`` are replied first, one a request; then ``script`` is asked.

    ``cap`` is the number of rows after which answers are cut short without a word, as public servers do. ``ignores`` are the
    ways of naming graphs that it does not heed, "request" and "query"; ``union`` is whether its own default graph is the union
    of all. ``rewrite`` may change its results in JSON.
    """

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.asked: list[Asked] = []
        self.faults: list[Fault] = []
        self.script: Script = lambda asked: None
        self.cap: int | None = None
        self.ignores: set[str] = set()
        self.union = False
        self.rewrite: Callable[[Any], None] = lambda results: None
        self.formats = {"rows": ox.QueryResultsFormat.JSON, "triples": ox.RdfFormat.N_TRIPLES}
        self.url = ""

    def answer(self, asked: Asked) -> Fault:
        """The answer, as the protocol has it."""
        given = {} if "request" in self.ignores else asked.form
        graphs = {name: [ox.NamedNode(iri) for iri in given.get(name, [])] for name in ("default-graph-uri", "named-graph-uri")}
        query = re.sub(r"\bFROM( NAMED)? <[^>]*>", "", asked.query) if "query" in self.ignores else asked.query
        is_own = not any(graphs.values()) and "FROM" not in query
        try:
            found = self.store.query(
                query,
                default_graph=graphs["default-graph-uri"] or None,
                named_graphs=graphs["named-graph-uri"] or None,
                use_default_graph_as_union=self.union and is_own,
            )
        except SyntaxError as error:
            return Fault(400, f"malformed query: {error.msg}\n\nthe query was:\n{asked.query}".encode())
        if isinstance(found, ox.QueryTriples):
            kind = self.formats["triples"]
            return Fault(200, ox.serialize(found, format=kind), kind.media_type)
        kind = self.formats["rows"]
        body = found.serialize(format=kind) or b""
        if kind == ox.QueryResultsFormat.JSON:
            results = json.loads(body)
            if self.cap is not None and "results" in results:
                del results["results"]["bindings"][self.cap :]
            self.rewrite(results)
            body = json.dumps(results).encode()
        return Fault(200, body, kind.media_type)


@contextmanager
def serving(store: ox.Store | None = None) -> Iterator[Endpoint]:
    """An endpoint on a port of this machine, gone at the end."""
    endpoint = Endpoint(store or ox.Store())

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            asked = Asked("POST", self.path, {k.lower(): v for k, v in self.headers.items()}, parse_qs(body))
            endpoint.asked.append(asked)
            reply = endpoint.faults.pop(0) if endpoint.faults else endpoint.script(asked) or endpoint.answer(asked)
            if reply.status == 0:  # hangs up
                return
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.kind)
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    endpoint.url = f"http://127.0.0.1:{server.server_port}/sparql"
    # an answer of Oxigraph may be dropped by the thread alone that asked for it: a pass of the collector in one of the server's
    # threads would drop what other tests have left
    with without_collecting():
        thread.start()
        try:
            yield endpoint
        finally:
            server.shutdown()
            server.server_close()
            thread.join()
