"""Where connections come in: so many in all, fewer from one address, and no more than there are descriptors for."""

import asyncio
import ipaddress
import logging
import socket
from collections import Counter, deque
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Any, Final, Protocol

from alertgraph.server.workers.limits import QUICK, Limits

#: Connections taken between other things, and those refused that are kept for a moment, so that the refusal is read.
_AT_ONCE: Final = 32
_LINGERING: Final = 32
_LINGER: Final = 1.0  # seconds
_AGAIN: Final = 1.0  # seconds until it is tried again where the system has no more descriptors
#: Descriptors beside those of connections: streams, the loop, libraries, the listener.
_OTHERS: Final = 32


class Guest(Protocol):
    """What speaks over a connection: since when it is idle, if it is, and how it gives way to another."""

    @property
    def whose(self) -> str: ...  # noqa: D102

    @property
    def idle_since(self) -> float | None: ...  # noqa: D102

    def give_way(self) -> None: ...  # noqa: D102


class Door:
    """Takes connections from a listener and gives each to a new ``guest``, which gets the door and whose it is.

    Where no place is left, the connection of ``guests`` that has been idle for longest gives way, of the same address where that
    has too many; a client that has something to ask asks it at once.
    """

    def __init__(
        self,
        listener: socket.socket,
        limits: Limits,
        guest: Callable[["Door", str], asyncio.Protocol],
        guests: Collection[Any],
    ) -> None:
        self._guests: Collection[Guest] = guests
        self._listener = listener
        self._guest = guest
        self._most, self._each = limits.connections, limits.per_address
        self._held: Counter[str] = Counter()
        self._lingering: deque[socket.socket] = deque()
        self._arriving: set[asyncio.Task[None]] = set()

    def open(self) -> None:
        """Let connections in from now on."""
        with suppress(ValueError):  # closed in the meantime
            asyncio.get_running_loop().add_reader(self._listener, self._accept)

    def close(self) -> None:
        """Let none in any more."""
        asyncio.get_running_loop().remove_reader(self._listener)
        self._listener.close()

    def left(self, whose: str) -> None:
        """Count a connection as gone."""
        self._held[whose] -= 1
        if not self._held[whose]:
            del self._held[whose]

    def _accept(self) -> None:
        for _ in range(_AT_ONCE):
            try:
                line, address = self._listener.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as error:
                loop = asyncio.get_running_loop()
                loop.remove_reader(self._listener)
                loop.call_later(_AGAIN, self.open)
                logging.getLogger(__name__).warning("no connection can be taken (%s); trying again", error.strerror)
                return
            line.setblocking(False)
            with suppress(OSError):  # gone again
                line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else an answer's end waits until its begin is read
            whose = owner(address[0])
            is_full, has_most = self._held.total() >= self._most, self._held[whose] >= self._each
            if (is_full or has_most) and self._makes_room(whose if has_most else None):
                is_full = has_most = False
            if is_full:
                self._refuse(line, "503 Service Unavailable", f"{self._most} connections are open already; try again")
            elif has_most:
                self._refuse(line, "429 Too Many Requests", f"{self._each} connections of your address are open already")
            else:
                self._held[whose] += 1
                task = asyncio.get_running_loop().create_task(self._admit(line, whose))
                self._arriving.add(task)
                task.add_done_callback(self._arriving.discard)

    def _makes_room(self, whose: str | None) -> bool:
        """Let the connection give way that has been idle for longest, one of this address where it is named."""
        idle = [
            (since, number, guest)
            for number, guest in enumerate(self._guests)
            if whose in (None, guest.whose) and (since := guest.idle_since) is not None
        ]
        if idle:
            min(idle)[2].give_way()
        return bool(idle)

    async def _admit(self, line: socket.socket, whose: str) -> None:
        guest = self._guest(self, whose)
        try:
            await asyncio.get_running_loop().connect_accepted_socket(lambda: guest, line)
        except OSError:  # gone again
            self.left(whose)
            line.close()

    def _refuse(self, line: socket.socket, status: str, reason: str) -> None:
        """Say so without waiting for a request, and close a little later: at once, what was said could be lost."""
        body = f"{reason}\n"
        head = f"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
        with suppress(OSError):
            line.send(f"{head}Retry-After: 5\r\nConnection: close\r\n\r\n{body}".encode())
            line.shutdown(socket.SHUT_WR)
        self._lingering.append(line)
        if len(self._lingering) > _LINGERING:
            self._lingering.popleft().close()
        asyncio.get_running_loop().call_later(_LINGER, line.close)


def room(limits: Limits) -> int:
    """Return for how many connections the system lets this process have descriptors: one each, and one for what it reads."""
    import resource  # which not every system has

    most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    if most == resource.RLIM_INFINITY:
        return limits.connections
    return max(1, (most - _OTHERS - _LINGERING - 2 * (limits.workers + QUICK)) // 2)


def owner(address: str) -> str:
    """Return whose connection it is: the address, of IPv6 the network that one client has for itself.

    >>> owner("203.0.113.7"), owner("::ffff:203.0.113.7"), owner("2001:db8::1:2:3:4")
    ('203.0.113.7', '203.0.113.7', '2001:db8::/64')
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return str(found.ipv4_mapped)
        if not found.is_loopback:
            return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)
