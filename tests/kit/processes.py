"""Servers that others wrote, started here as ordinary processes."""

import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable


def free_ports(count: int) -> list[int]:
    """Ports of this machine that nobody listens on."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def wait_for(address: str, server: "subprocess.Popen[bytes]", why: Callable[[], str]) -> None:
    """Wait until a SPARQL server answers at an address; where it ends or stays silent, fail with what ``why`` reads."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        assert server.poll() is None, why()
        try:
            with urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=10):  # noqa: S310  (of this machine)
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(why())
