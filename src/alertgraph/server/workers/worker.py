"""A worker: a process that answers one query after the other and can be killed at any time.

It is a fork of the process that holds the graph, so that a new one costs milliseconds and shares the graph's memory.
"""

import json
import os
import signal
import socket
import struct
from contextlib import suppress
from pathlib import Path
from typing import Final

from alertgraph.server.workers.engine import Engine, Question, Reply
from alertgraph.server.workers.limits import LONGEST_MOMENT, NICE, QUICK_MEMORY

#: Before a question: its length. Before a reply: the lengths of its head and of its body.
QUESTION: Final = struct.Struct("!I")
REPLY: Final = struct.Struct("!II")
#: Seconds after the limit when a worker ends itself, should the front not have done it.
GRACE: Final = 1.0
_PLACE: Final = 3  # of the worker's socket, after the three standard streams


def work(engine: Engine, connection: socket.socket, words: socket.socket) -> None:
    """Answer questions until the front has gone; what the engine says when it ends the process goes to ``words``."""
    confine(engine, connection, words)
    line = socket.socket(fileno=_PLACE)
    limit = engine.limits.timeout + LONGEST_MOMENT + GRACE
    while head := _receive(line, QUESTION.size):
        question = Question(*json.loads(_receive(line, *QUESTION.unpack(head))))
        signal.setitimer(signal.ITIMER_REAL, limit)
        head, body = packed(engine.reply(question))
        line.sendall(head)
        line.sendall(body)
        del body
        signal.setitimer(signal.ITIMER_REAL, 0)


def confine(engine: Engine, connection: socket.socket, words: socket.socket) -> None:
    """Close what belongs to others and take the means to use more memory, files or sockets than a query needs."""
    import resource  # which not every system has

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the front, which ends the workers
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(_PLACE):
        os.dup2(nowhere, stream)
    words.setblocking(False)  # nobody reads while the worker lives
    os.dup2(words.fileno(), _PLACE - 1)
    os.environ["RUST_BACKTRACE"] = "0"  # where memory ends, the engine would print its stack, which takes a second
    os.dup2(connection.detach(), _PLACE)
    for opened in [int(path.name) for path in Path("/dev/fd").iterdir()]:
        if opened > _PLACE:
            with suppress(OSError):  # the one that listed them
                os.close(opened)
    os.nice(NICE)
    here = _address_space()
    few, most = (here + (megabytes << 20) for megabytes in (min(QUICK_MEMORY, engine.limits.memory), engine.limits.memory))
    limits = {resource.RLIMIT_CORE: (0, 0), resource.RLIMIT_AS: (few if hasattr(resource, "prlimit") else most, most)}
    if not engine.limits.services:
        limits[resource.RLIMIT_NOFILE] = (_PLACE + 1, _PLACE + 1)
    for what, (soft, hard) in limits.items():
        had = resource.getrlimit(what)[1]
        allowed = (soft, hard) if had == resource.RLIM_INFINITY else (min(soft, had), min(hard, had))
        with suppress(ValueError, OSError):  # a system that counts address space otherwise
            resource.setrlimit(what, allowed)


def widen(pid: int) -> None:
    """Let a worker take all the memory that a query may have; raises OSError where it has gone."""
    import resource

    if hasattr(resource, "prlimit"):
        most = resource.prlimit(pid, resource.RLIMIT_AS)[1]
        resource.prlimit(pid, resource.RLIMIT_AS, (most, most))


def packed(reply: Reply) -> tuple[bytes, bytes]:
    """Return a reply as it goes over the line: what comes before the body, and the body."""
    head = json.dumps([reply.status, reply.form, reply.cut]).encode()
    return REPLY.pack(len(head), len(reply.body)) + head, reply.body


def _address_space() -> int:
    """Return the bytes of address space that this process has; where the system does not tell, as many as a graph may need."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 4 << 30


def _receive(line: socket.socket, size: int) -> bytes:
    """Return exactly so many bytes; none where the other end has gone."""
    parts = []
    while size and (part := line.recv(min(size, 1 << 20))):
        parts.append(part)
        size -= len(part)
    return b"" if size else b"".join(parts)
