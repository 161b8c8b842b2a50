"""What one client may hold of the endpoint: connections, time for headers, body and reading, and memory of an answer."""

import io
import logging
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest
import support
from serving import JSON, RUNAWAY, Server, children, serving

from alertgraph.server.front.log import Sparing
from alertgraph.server.front.spool import SHORT, Spool

PATIENCE = 0.5
#: 15 MB of JSON from any graph: pairs of triples.
LARGE = "SELECT * { { SELECT * { ?a ?b ?c } LIMIT 170 } { SELECT * { ?d ?e ?f } LIMIT 170 } }"
POST = "POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"


@pytest.fixture(scope="module")
def impatient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An endpoint that waits for nobody, with room for six connections of one address."""
    root = support.assemble(tmp_path_factory.mktemp("impatient"))
    with serving(root, "--workers", "1", "--patience", str(PATIENCE), "--connections", "8", "--per-address", "6") as server:
        yield server


@contextmanager
def connected(server: Server, sent: str = "") -> Iterator[socket.socket]:
    """A connection over which something has been sent."""
    with socket.create_connection((server.host, server.port), timeout=20) as line:
        line.sendall(sent.encode())
        yield line


def everything(line: socket.socket) -> bytes:
    """All that comes until the other end closes."""
    parts = []
    while part := line.recv(1 << 16):
        parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ("", b""),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow:", b"HTTP/1.1 408 "),
        ("POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 9\r\n\r\nA", b"HTTP/1.1 415 "),
        (
            f"{POST}Content-Length: 9\r\n\r\nA",
            b"HTTP/1.1 408 ",
        ),
        (
            f"{POST}Transfer-Encoding: chunked\r\n\r\n1\r\nA",
            b"HTTP/1.1 408 ",
        ),
        ("GET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HTTP/1.1\r\nX", b"HTTP/1.1 404 "),
    ],
    ids=["nothing", "headers", "a body that nobody reads", "a body", "chunks", "the headers of the next"],
)
def test_a_client_that_does_not_go_on(impatient: Server, sent: str, status: bytes) -> None:
    """What does not come in time is not waited for: 408 where an answer is still due, and the connection is closed."""
    with connected(impatient, sent) as line:
        assert everything(line).startswith(status)


def test_headers_that_drip(impatient: Server) -> None:
    """Each byte buys no more time."""
    with connected(impatient, "GET / HTTP/1.1\r\nHost: localhost\r\n") as line:
        end = time.monotonic() + 20
        with pytest.raises(OSError):
            while time.monotonic() < end:
                line.sendall(b"X-A: b\r\n")
                time.sleep(PATIENCE / 5)


def test_headers_without_end(impatient: Server) -> None:
    """They are refused with their reason before they fill the memory."""
    with connected(impatient, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ") as line:
        line.sendall(b"x" * 70_000)
        got = everything(line)
    assert got.startswith(b"HTTP/1.1 431 ")
    assert b"send long queries by POST" in got


def test_an_answer_that_nobody_reads(impatient: Server) -> None:
    """It is held on disk, not in memory, keeps no worker, and is cut off; who reads it gets it whole."""
    asked = f"GET /sparql?{urlencode({'query': LARGE})} HTTP/1.1\r\nHost: localhost\r\nAccept: {JSON}\r\n\r\n"
    whole = impatient.ask(LARGE)
    assert (len(whole.body) > 10_000_000, whole.body.count(b"},{") + 1) == (True, 170 * 170)
    front = children(impatient)[0]
    before = megabytes(front)
    with ExitStack() as stack:
        lines = [stack.enter_context(connected(impatient, asked)) for _ in range(4)]
        for line in lines:
            assert line.recv(9) == b"HTTP/1.1 "  # the answer has begun
        assert impatient.ask("ASK {}").status == 200
        assert megabytes(front) - before < 4 * len(whole.body) / 10 / 1e6
        for line in lines:
            end = time.monotonic() + 20
            while is_open(line):
                assert time.monotonic() < end
                time.sleep(0.05)


def megabytes(process: str) -> float:
    """Memory that a process has of its own."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4096 / 1e6


def is_open(line: socket.socket) -> bool:
    """Whether the other end still holds a connection, of which nothing is read."""
    try:
        line.send(b"x")
    except OSError:
        return False
    return True


def test_connections_of_one_address(impatient: Server) -> None:
    """Beyond those that it may have it is refused with 429, and let in again when one has gone."""
    with ExitStack() as stack:
        for _ in range(6):
            stack.enter_context(
                connected(impatient, f"GET /sparql?{urlencode({'query': RUNAWAY})} HTTP/1.1\r\nHost: localhost\r\n\r\n")
            )
        with connected(impatient) as line:
            got = everything(line)
        assert got.startswith(b"HTTP/1.1 429 ")
        assert b"Retry-After: " in got
    end = time.monotonic() + 20
    while impatient.ask("ASK {}").status != 200:  # it has not yet seen them go
        assert time.monotonic() < end


def test_no_descriptors_left(made_up_graph: Path) -> None:
    """Where the system lets it open few files it takes fewer connections, refuses more, and goes on: idle ones give way."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (128, hard))
    try:
        stack = ExitStack()
        server = stack.enter_context(serving(made_up_graph, "--workers", "1", "--patience", "300"))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    with stack:
        lines = [stack.enter_context(connected(server)) for _ in range(200)]
        end = time.monotonic() + 60
        while server.ask("ASK {}").status != 200:
            assert time.monotonic() < end
            time.sleep(0.1)
        told = []
        for line in lines[-20:]:
            line.setblocking(False)
            with suppress(BlockingIOError):
                told.append(line.recv(12))
        assert b"HTTP/1.1 503" in told
        server.process.terminate()
        assert server.process.communicate(timeout=20)[1] == ""


def test_a_thing_is_logged_once_a_minute() -> None:
    """However often it comes, with whatever values; when the minute is over, how often is told."""
    clock, told = [0.0], io.StringIO()
    handler = Sparing(lambda: False, lambda: clock[0], told)
    log = logging.Logger("test")
    log.addHandler(handler)
    for number in range(300):
        log.warning("no connection can be taken (%s)", number)
    log.warning("another thing")
    handler.tell()
    assert told.getvalue().splitlines() == ["alertgraph: no connection can be taken (0)", "alertgraph: another thing"]
    clock[0] = 61.0
    handler.tell()
    assert told.getvalue().splitlines()[2:] == ["alertgraph: no connection can be taken (%s) ... and 299 more in the last minute"]
    for kind in range(1000):
        log.warning(f"thing {kind}")
    assert len(told.getvalue().splitlines()) < 60


def test_a_long_answer_waits_in_a_file() -> None:
    """It comes back as it was, slice by slice, and the file goes with it."""
    body = bytes(range(256)) * (SHORT // 128)
    spool = Spool(len(body))
    spool.add(body[:1000])
    spool.add(body[1000:])
    assert b"".join(spool.parts()) == body
    assert Spool._held == len(body)
    del spool
    assert Spool._held == 0
