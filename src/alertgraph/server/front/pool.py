"""The front's side of the workers: who is free, who waits, and who has run too long."""

import asyncio
import json
import os
import signal
import socket
from collections import deque
from contextlib import suppress

from alertgraph.server.workers.engine import Question, Reply
from alertgraph.server.workers.limits import Limits
from alertgraph.server.workers.nursery import WANTED
from alertgraph.server.workers.refusals import RefusalError
from alertgraph.server.workers.worker import QUESTION, REPLY


class Worker:
    """A worker process as the front knows it: its number, the line to it, and where it says why it dies."""

    def __init__(self, pid: int, line: socket.socket, words: socket.socket) -> None:
        line.setblocking(False)
        words.setblocking(False)
        self.pid = pid
        self.line = line
        self._words = words

    async def ask(self, question: Question) -> Reply:
        """Return the reply to a question; raises EOFError where the worker has died of it."""
        loop = asyncio.get_running_loop()
        text = json.dumps(question).encode()
        await loop.sock_sendall(self.line, QUESTION.pack(len(text)) + text)
        data = bytearray(await loop.sock_recv(self.line, 1 << 16))
        while len(data) < REPLY.size:
            data += await self._more()
        head, body = REPLY.unpack_from(data)
        while len(data) < REPLY.size + head + body:
            data += await self._more()
        status, form, cut = json.loads(data[REPLY.size : REPLY.size + head])
        return Reply(status, form, cut, bytes(data[REPLY.size + head :]))

    async def _more(self) -> bytes:
        data = await asyncio.get_running_loop().sock_recv(self.line, 1 << 20)
        if not data:
            raise EOFError
        return data

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


class Pool:
    """As many workers as the limits say, replaced as they die, and a queue before them."""

    def __init__(self, control: socket.socket, limits: Limits) -> None:
        control.setblocking(False)
        self._control = control
        self._limits = limits
        self._free: deque[Worker] = deque()
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self.is_orphan = asyncio.Event()

    def start(self) -> None:
        """Ask for the workers; each comes when it has been forked."""
        asyncio.get_running_loop().add_reader(self._control, self._welcome)
        for _ in range(self._limits.workers):
            self._control.send(WANTED)

    async def ask(self, question: Question) -> Reply:
        """Return the reply of a worker, the first that is free.

        Raises RefusalError: 503 where too many wait or none comes free in time, 504 where the query runs beyond its time,
        507 where it takes more memory than it may, 500 where the engine ends otherwise. The last three cost the worker its
        life, and no other query anything.
        """
        limits = self._limits
        worker = await self._take()
        try:
            async with asyncio.timeout(limits.timeout):
                reply = await worker.ask(question)
        except ConnectionError:  # it had died before it was asked, of nothing that this query did
            self._replace(worker)
            return await self.ask(question)
        except TimeoutError:
            self._replace(worker)
            raise RefusalError(504, f"the query was stopped after its {limits.timeout:g} seconds") from None
        except EOFError:
            refusal = died(worker.last_words, limits)
            self._replace(worker)
            raise refusal from None
        except BaseException:  # nobody waits for the reply any more
            self._replace(worker)
            raise
        self._give(worker)
        return reply

    async def _take(self) -> Worker:
        if self._free:
            return self._free.pop()
        wait = f"{max(1, round(self._limits.timeout / 4))}"
        if len(self._waiting) >= self._limits.queue:
            raise RefusalError(503, f"{len(self._waiting)} queries are waiting already; try again", {"Retry-After": wait})
        place: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._waiting.append(place)
        try:
            async with asyncio.timeout(self._limits.timeout * 2):
                return await place
        except BaseException as error:
            if place.done() and not place.cancelled():
                self._give(place.result())
            elif place in self._waiting:
                self._waiting.remove(place)
            if isinstance(error, TimeoutError):
                raise RefusalError(503, "every worker is busy; try again", {"Retry-After": wait}) from None
            raise

    def _give(self, worker: Worker) -> None:
        while self._waiting:
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(worker)
                return
        self._free.append(worker)

    def _replace(self, worker: Worker) -> None:
        worker.end()
        with suppress(OSError):
            self._control.send(WANTED)

    def _welcome(self) -> None:
        """Take a new worker over the control line; its end is the end of the process that holds the graph."""
        try:
            data, files, _, _ = socket.recv_fds(self._control, 4, 2)
        except BlockingIOError:
            return
        if not data:
            asyncio.get_running_loop().remove_reader(self._control)
            self.is_orphan.set()
            return
        line, words = (socket.socket(fileno=file) for file in files)
        self._give(Worker(int.from_bytes(data, "big"), line, words))


def died(words: str, limits: Limits) -> RefusalError:
    """Return what a query is told whose worker has died of it, by what the engine said before.

    >>> died("memory allocation of 99 bytes failed", Limits(memory=200)).reason
    'the query was stopped: it needs more than 200 MB of memory'
    """
    if "memory" in words:
        return RefusalError(507, f"the query was stopped: it needs more than {limits.memory} MB of memory")
    if "overflow" in words:
        return RefusalError(500, "the engine stopped: the query is nested more deeply than it can bear; write it in fewer parts")
    if "total order" in words:
        return RefusalError(500, "the engine stopped while it ordered values of mixed kinds; order by STR(?x)")
    return RefusalError(500, "the engine stopped while it ran the query, and did not say why; ask in another way")
