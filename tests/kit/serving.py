"""Starts `alertgraph serve` as its users do, and asks it over real HTTP."""

import http.client
import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import support

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
JSON = "application/sparql-results+json"
#: Answered at once, and never: pairs of all triples, three times over.
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) > STR(?i)) }"


class Got(NamedTuple):
    """An answer: status, headers by small name, body, and the body as text."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()

    @property
    def media(self) -> str:
        """The media type, without its charset."""
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows of JSON results, as values."""
        return [{name: term["value"] for name, term in row.items()} for row in self.json["results"]["bindings"]]


class Server(NamedTuple):
    """A running endpoint."""

    host: str
    port: int
    process: "subprocess.Popen[str]"

    @property
    def address(self) -> str:
        """The address of the endpoint."""
        return f"http://{self.host}:{self.port}/sparql"

    def send(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Got:
        """Send a request as it stands; ``content_type="text/csv"`` is the header Content-Type."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body.encode() if isinstance(body, str) else body, named)
        response = connection.getresponse()
        found = Got(response.status, {name.lower(): value for name, value in response.getheaders()}, response.read())
        connection.close()
        return found

    def get(self, path: str, accept: str = "*/*") -> Got:
        """GET a path."""
        return self.send("GET", path, accept=accept)

    def ask(self, query: str, accept: str = JSON, **fields: Any) -> Got:
        """Ask a query by GET; ``fields`` are further parameters, a list for several of a name."""
        named = {name.replace("_", "-"): value for name, value in fields.items()}
        return self.get(f"/sparql?{urlencode({'query': query, **named}, doseq=True)}", accept)

    def post(self, accept: str = JSON, **fields: Any) -> Got:
        """Ask by a form."""
        body = urlencode({name.replace("_", "-"): value for name, value in fields.items()}, doseq=True)
        return self.send("POST", "/sparql", body, content_type=FORM, accept=accept)


def is_alive(pid: str) -> bool:
    """Whether a process runs: not one that has ended and is not yet forgotten."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def children(server: Server) -> list[str]:
    """The processes that the first process of an endpoint has forked and that run: the front, then the workers."""
    listed = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    support.need(listed.exists(), "this system has no list of child processes")
    return [pid for pid in listed.read_text().split() if is_alive(pid)]


@contextmanager
def serving(graph: Path, *options: str) -> Iterator[Server]:
    """Run `alertgraph serve` on a free port until the block ends."""
    support.need(
        find_spec("starlette") and find_spec("uvicorn"), "starlette and uvicorn are not installed; the extra serve brings them"
    )
    command = [sys.executable, "-m", "alertgraph", "serve", "--graph", str(graph), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            line = process.stderr.readline()
            match = re.match(r"serving http://([\d.]+):(\d+)/sparql ", line)
            assert match, line + process.stderr.read()
            yield Server(match[1], int(match[2]), process)
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def unanswered(server: Server) -> Iterator[socket.socket]:
    """A connection over which a runaway query has been asked, and which is closed without waiting for the answer."""
    with socket.create_connection((server.host, server.port)) as line:
        line.sendall(f"GET /sparql?{urlencode({'query': RUNAWAY})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(0.3)
        yield line
