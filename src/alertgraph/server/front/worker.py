"""A worker process as the front knows it: its number, the line to it, and where it says why it dies."""

import asyncio
import json
import os
import signal
import socket
import sys
import time
from contextlib import suppress
from typing import Final, NamedTuple

from alertgraph.server.front.spool import Spool
from alertgraph.server.workers import worker
from alertgraph.server.workers.engine import Question
from alertgraph.server.workers.limits import NICE_LONG
from alertgraph.server.workers.worker import QUESTION, REPLY

_READ: Final = 256 << 10


class Received(NamedTuple):
    """A worker's reply, its body where it waits for the client."""

    status: int
    form: str
    cut: int
    body: Spool


class Worker:
    """Asked one question at a time; ``runs_long`` once it has been given the rights and the place of those that do."""

    def __init__(self, pid: int, line: socket.socket, words: socket.socket) -> None:
        line.setblocking(False)
        words.setblocking(False)
        self.pid = pid
        self.line = line
        self.runs_long = False
        self._words = words

    async def ask(self, question: Question) -> Received:
        """Return the reply to a question; raises EOFError where the worker has died of it, RefusalError where none is kept."""
        text = json.dumps(question).encode()
        await asyncio.get_running_loop().sock_sendall(self.line, QUESTION.pack(len(text)) + text)
        data = b""
        while len(data) < REPLY.size or len(data) < REPLY.size + REPLY.unpack_from(data)[0]:
            data += await self._more()
        head, size = REPLY.unpack_from(data)
        status, form, cut = json.loads(data[REPLY.size : REPLY.size + head])
        found = Received(status, form, cut, Spool(size))
        data = data[REPLY.size + head :]
        found.body.add(data)
        missing = size - len(data)
        while missing:
            data = await self._more()
            found.body.add(data)
            missing -= len(data)
        return found

    async def _more(self) -> bytes:
        data = await asyncio.get_running_loop().sock_recv(self.line, _READ)
        if not data:
            raise EOFError
        return data

    @property
    def is_alive(self) -> bool:
        """Whether a process that was not asked anything still waits for it."""
        try:
            return self.line.recv(1, socket.MSG_PEEK) != b""
        except BlockingIOError:
            return True
        except OSError:
            return False

    def computed(self) -> float:
        """Return the seconds that the process has computed so far; where the system does not tell, as if it always did."""
        if not sys.platform.startswith("linux"):
            return time.monotonic()
        try:
            return time.clock_gettime((~self.pid << 3) | 2)  # as clock_getcpuclockid(3) has it
        except OSError:  # it has just died
            return 0.0

    def run_long(self) -> None:
        """Give the process all the memory that a query may have, and a lower place beside those that have just begun."""
        self.runs_long = True
        with suppress(OSError):  # it has just died
            os.setpriority(os.PRIO_PROCESS, self.pid, os.getpriority(os.PRIO_PROCESS, self.pid) + NICE_LONG)
            worker.widen(self.pid)

    @property
    def last_words(self) -> str:
        """What the engine said before it ended the process."""
        with suppress(OSError):
            return self._words.recv(4096).decode("utf-8", "replace")
        return ""

    def end(self) -> None:
        """Kill the process, whatever it is doing."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self.line.close()
        self._words.close()
