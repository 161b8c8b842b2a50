"""One connection: HTTP as uvicorn speaks it, with an end to a client's time for its headers, its body and its reading."""

import asyncio
import socket
import struct
from contextlib import suppress
from typing import Any

import h11
from uvicorn import Config
from uvicorn.protocols.http.h11_impl import H11Protocol

from alertgraph.server.front.door import Door
from alertgraph.server.workers.limits import LONGEST_HEADERS, Limits

_REASONS = {400: "Bad Request", 408: "Request Timeout", 431: "Request Header Fields Too Large"}


class Connection(H11Protocol):
    """``server_state`` is uvicorn's, ``whose`` the address that the door counts it for."""

    def __init__(self, config: Config, server_state: Any, limits: Limits, door: Door, whose: str) -> None:
        super().__init__(config=config, server_state=server_state, app_state={})
        self._patience = limits.patience
        self._door, self.whose = door, whose
        self._drained = 0
        self._waits_for: tuple[Any, ...] | None = None
        self._since = 0.0

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the door."""
        super().connection_lost(exc)
        self._door.left(self.whose)

    def resume_writing(self) -> None:
        """Note that the client has read on."""
        self._drained += 1
        super().resume_writing()

    def overdue(self, now: float) -> None:
        """End the connection where the client has taken too long for what it is to do now."""
        waits_for = self._task()
        if waits_for is None or waits_for != self._waits_for:
            self._waits_for, self._since = waits_for, now
        elif now - self._since > self._patience:
            self._give_up(str(waits_for[0]))

    @property
    def idle_since(self) -> float | None:
        """Since when it has been seen to wait for headers, for the door where there is no place left; None where it does not."""
        is_idle = self._waits_for is not None and self._waits_for[0] == "headers" and self._waits_for == self._task()
        return self._since if is_idle and not self.transport.is_closing() else None

    def give_way(self) -> None:
        """End it at once for another."""
        self._give_up("headers")

    def _task(self) -> tuple[Any, ...] | None:
        """Return what the client is to do, and with which part of it; None where it waits for us."""
        if self.transport.get_write_buffer_size():
            return "reading", self._drained
        if self.cycle is None or (self.cycle.response_complete and not self.cycle.more_body):
            return "headers", self.cycle
        if self.cycle.more_body:
            return "body", self.cycle
        return None

    def _give_up(self, task: str) -> None:
        if task == "reading" or self.transport.is_closing():
            with suppress(OSError):  # nor is the system to hold what it has for the client
                self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.transport.abort()
        elif task == "headers" and self.conn.trailing_data[0]:
            self._refuse(408, f"the headers have not come within {self._patience:g} seconds")
        elif task == "body" and not self.cycle.response_started:
            self._refuse(408, f"the body has not come within {self._patience:g} seconds")
        else:
            self.transport.close()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP, and headers without end."""
        if len(self.conn.trailing_data[0]) > LONGEST_HEADERS:
            self._refuse(431, f"address and headers have at most {LONGEST_HEADERS} bytes; send long queries by POST")
        else:
            self._refuse(400, msg)

    def _refuse(self, status: int, reason: str) -> None:
        """Answer in the place of the application, and end the connection."""
        body = f"{reason}\n".encode()
        headers = [
            *self.server_state.default_headers,
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
        ]
        with suppress(h11.LocalProtocolError):  # an answer has begun already
            for event in (
                h11.Response(status_code=status, headers=headers, reason=_REASONS[status].encode()),
                h11.Data(data=body),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        if self.cycle is not None:  # whoever works on an answer has nobody to send it to any more
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        self.transport.close()


def end_overdue(connections: set[Any]) -> None:
    """End those of uvicorn's connections whose client has taken too long; called now and then."""
    now = asyncio.get_running_loop().time()
    for connection in list(connections):
        connection.overdue(now)
