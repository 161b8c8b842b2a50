"""The process that holds the graph: it forks the front, and a worker whenever the front asks for one."""

import gc
import logging
import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Final

from alertgraph.server.workers import worker
from alertgraph.server.workers.engine import Engine

#: What the front says over the control line.
WANTED: Final = b"w"
READY: Final = b"r"
_RETRY: Final = 0.1  # seconds


class Nursery:
    """``front`` runs in a process of its own and gets the other end of the control line."""

    def __init__(self, engine: Engine, front: Callable[[socket.socket], None], ready: Callable[[], None]) -> None:
        self._engine, self._front, self._ready = engine, front, ready
        self._workers: set[int] = set()
        self._is_stopping = False

    def run(self) -> int:
        """Fork the front and serve it until it ends; return the exit code that it ended with, 0 where it was told to."""
        control, theirs = socket.socketpair()
        gc.freeze()  # what is here stays: no worker needs to look through it, which would copy it
        pid = _fork(lambda: self._front(theirs), control)
        theirs.close()

        def stop(number: int, frame: FrameType | None) -> None:
            self._is_stopping = True
            os.kill(pid, signal.SIGTERM)

        before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            with suppress(ConnectionError):  # the front has gone without taking what it had asked for
                while wish := control.recv(1):
                    self._grant(wish, control)
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            return 0 if self._is_stopping else code
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            control.close()
            self._end_workers()

    def _grant(self, wish: bytes, control: socket.socket) -> None:
        if wish == READY:
            self._ready()
            return
        self._workers = {pid for pid in self._workers if os.waitpid(pid, os.WNOHANG)[0] == 0}
        while (born := self._bear(control)) is None:
            time.sleep(_RETRY)
            if self._is_stopping:
                return
        pid, ours, told = born
        self._workers.add(pid)
        socket.send_fds(control, [pid.to_bytes(4, "big")], [ours.fileno(), told.fileno()])
        ours.close()
        told.close()

    def _bear(self, control: socket.socket) -> tuple[int, socket.socket, socket.socket] | None:
        """Fork a worker; return its number and the front's ends of its lines, None where the system has no room for it now."""
        lines: list[socket.socket] = []
        try:
            lines += socket.socketpair()
            lines += socket.socketpair()  # what the worker says on standard error, such as why it dies
            ours, theirs, told, words = lines
            pid = _fork(lambda: worker.work(self._engine, theirs, words), control, ours, told)
        except OSError:
            for line in lines:
                line.close()
            return None
        theirs.close()
        words.close()
        return pid, ours, told

    def _end_workers(self) -> None:
        for pid in self._workers:
            os.kill(pid, signal.SIGKILL)  # not yet waited for, so the number is still its own
            os.waitpid(pid, 0)


def _fork(work: Callable[[], None], *not_theirs: socket.socket) -> int:
    """Return the number of a new process that does the work and ends."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        for line in not_theirs:
            line.close()
        work()
        code = 0
    except BaseException:
        logging.getLogger(__name__).exception("a process of the endpoint has failed")
    finally:
        os._exit(code)
