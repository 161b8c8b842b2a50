"""The front's side of the workers: which query runs when, on which of them, and which has run too long.

Every query first has a moment of its own, beside as many others as there are quick places: what ends within it has been
answered, whatever else runs. What does not end goes on if one of the few places for long ones is free, and else waits for
one and begins anew. In both, clients take turns.
"""

import asyncio
import os
import signal
import socket
import time
from collections import deque
from contextlib import suppress
from typing import Final

from alertgraph.server.front.lanes import FullError, Lane
from alertgraph.server.front.worker import Received, Worker
from alertgraph.server.workers.engine import Question
from alertgraph.server.workers.limits import COMPUTED, COMPUTED_IN_A_CROWD, LONGEST_MOMENT, MOMENT, QUICK, Limits
from alertgraph.server.workers.nursery import WANTED
from alertgraph.server.workers.refusals import RefusalError

#: Workers that are free where others are busy.
_SPARE: Final = 2


class Pool:
    """As many workers as the limits say, more for a while where many queries begin, replaced as they die."""

    def __init__(self, control: socket.socket, limits: Limits) -> None:
        control.setblocking(False)
        self._control = control
        self._limits = limits
        self._quick = Lane(QUICK, QUICK * 3 // 4, limits.connections, limits.connections, is_last_first=True)
        self._long = Lane(limits.workers, limits.long_per_address, limits.queue, limits.queue_per_address)
        self._free: deque[Worker] = deque()
        self._wanting: deque[asyncio.Future[Worker]] = deque()
        self._alive = self._coming = 0
        self.is_orphan = asyncio.Event()

    def start(self) -> None:
        """Ask for the workers; each comes when it has been forked."""
        asyncio.get_running_loop().add_reader(self._control, self._welcome)
        self._order()

    def tidy(self) -> None:
        """End a worker that is one too many; called now and then."""
        if self._alive > self._limits.workers and len(self._free) > self._spare:
            self._end(self._free.popleft())

    async def ask(self, question: Question, client: str) -> Received:
        """Return the reply of a worker to a client's question.

        Raises RefusalError: 503 where too many wait or none comes free in time, 429 where too many of this client wait, 504
        where the query runs beyond its time, 507 where it takes more memory than it may, 500 where the engine ends otherwise.
        The last three cost the worker its life, and no other query anything.
        """
        try:
            return await self._run(question, client, self._quick)
        except _TooLongError:
            return await self._run(question, client, self._long)

    async def _run(self, question: Question, client: str, lane: Lane) -> Received:
        await self._enter(lane, client)
        worker, task = None, None
        try:
            worker = await self._take()
            if lane is self._long:
                worker.run_long()
            task = asyncio.create_task(worker.ask(question))
            if lane is self._quick:
                await self._moment(worker, task)
                if not task.done():
                    if not self._long.enter_now(client):
                        raise _TooLongError
                    lane.leave(client)
                    lane = self._long
                    worker.run_long()
            await asyncio.wait({task}, timeout=self._limits.timeout)
            if not task.done():
                raise RefusalError(504, f"the query was stopped after its {self._limits.timeout:g} seconds")
            return self._reply(task, worker)
        finally:
            if worker is not None:
                self._settle(worker, task)
            lane.leave(client)

    async def _moment(self, worker: Worker, task: "asyncio.Task[Received]") -> None:
        """Wait until a query has ended, or has had its moment."""
        begun, had = time.monotonic(), worker.computed()
        while not task.done() and (seconds := time.monotonic() - begun) < LONGEST_MOMENT:
            is_short = self._quick.is_waited_for
            if worker.computed() - had >= (COMPUTED_IN_A_CROWD if is_short else COMPUTED) and (is_short or seconds >= MOMENT):
                return
            await asyncio.wait({task}, timeout=MOMENT / 4)

    def _reply(self, task: "asyncio.Task[Received]", worker: Worker) -> Received:
        """Return what a worker has replied; raises what became of it else."""
        try:
            reply = task.result()
        except (EOFError, ConnectionError):
            refusal = died(worker.last_words, self._limits)
            if refusal.status == 507 and not worker.runs_long:  # it may have more than it had in its moment
                raise _TooLongError from None
            raise refusal from None
        if reply.status == 507 and not worker.runs_long:
            raise _TooLongError
        return reply

    async def _enter(self, lane: Lane, client: str) -> None:
        again = {"Retry-After": f"{max(1, round(self._limits.timeout / 4))}"}
        try:
            await lane.enter(client, self._limits.timeout * 2)
        except FullError as full:
            if full.is_own:
                raise RefusalError(429, f"{full.waiting} queries of your address are waiting already; try again", again) from None
            raise RefusalError(503, f"{full.waiting} queries are waiting already; try again", again) from None
        except TimeoutError:
            raise RefusalError(503, "every worker is busy; try again", again) from None

    async def _take(self) -> Worker:
        """Return a worker that nobody has, forked for it where there is none."""
        while self._free:
            worker = self._free.pop()
            if worker.is_alive:
                self._order()
                return worker
            self._end(worker)  # it has died of nothing that this query did
        place: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._wanting.append(place)
        self._order()
        try:
            return await place
        except BaseException:
            if place.done() and not place.cancelled():
                self._give(place.result())
            raise

    def _settle(self, worker: Worker, task: "asyncio.Task[Received] | None") -> None:
        """Keep a worker that has answered in its moment, and replace any other: what ran long has given way, and taken memory."""
        if task is not None and not task.done():
            task.cancel()
            task.add_done_callback(lambda _: self._end(worker))  # once the loop has let go of its line
        elif not worker.runs_long and (task is None or task.exception() is None):
            self._give(worker)
        else:
            self._end(worker)

    def _give(self, worker: Worker) -> None:
        while self._wanting:
            place = self._wanting.popleft()
            if not place.done():
                place.set_result(worker)
                return
        self._free.append(worker)

    def _end(self, worker: Worker) -> None:
        worker.end()
        self._alive -= 1
        self._order()

    @property
    def _spare(self) -> int:
        """How many workers are to be free, so that the next question need not wait for one: none where nobody asks."""
        return _SPARE if self._alive > len(self._free) else 0

    def _order(self) -> None:
        """Have as many forked as are waited for, and as the limits say."""
        while self._coming < max(len(self._wanting), self._limits.workers - self._alive, self._spare - len(self._free)):
            try:
                self._control.send(WANTED)
            except OSError:  # the process that holds the graph has gone, which is seen elsewhere
                return
            self._coming += 1

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
        self._coming -= 1
        pid, found = int.from_bytes(data, "big"), [socket.socket(fileno=file) for file in files]
        if len(found) < 2:  # no descriptor was left to take them by
            for one in found:
                one.close()
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            asyncio.get_running_loop().call_later(1, self._order)
            return
        self._alive += 1
        self._give(Worker(pid, *found))


class _TooLongError(Exception):
    """A query has not ended in its moment, or has not had the memory to."""


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
