"""By which names the endpoint may be asked: a page elsewhere whose own name is made to lead here has another."""

import ipaddress
import re
from collections.abc import Collection
from typing import Final

from alertgraph.server.workers.refusals import RefusalError

_HOST: Final = re.compile(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9._~-]+)(?::\d*)?", re.ASCII)


class Hosts:
    """The names of this machine, the one that it is bound to, and those ``allowed`` besides; ``*`` is any."""

    def __init__(self, bound: str = "127.0.0.1", allowed: Collection[str] = ()) -> None:
        self._allowed = frozenset(map(plain, ("localhost", bound, *allowed)))
        self._is_any = "*" in allowed

    def check(self, header: str | None, local: str) -> None:
        """Raise RefusalError for a request whose header Host names another; ``local`` is the address that it has come to."""
        if header is None or self._is_any:  # no browser leaves it out
            return
        match = _HOST.fullmatch(header)
        name = plain(match[1]) if match else ""
        if name in self._allowed or (name and name == plain(local)) or is_loopback(name):
            return
        if not name:
            raise RefusalError(400, "the header Host names no host; send the name or the address of this server")
        raise RefusalError(
            421, f"{name[:255]} is no name of this server; ask it by its address, or start it with --allow-host {name[:255]}"
        )


def is_name(text: str) -> bool:
    """Whether a text is the name of a host, or its address, without a port.

    >>> is_name("data.example.org"), is_name("[2001:db8::1]"), is_name("https://example.org"), is_name("a:80")
    (True, True, False, False)
    """
    if text == "*":
        return True
    return ("[" in text or ":" not in text) and _HOST.fullmatch(text) is not None and not text.endswith(":")


def plain(name: str) -> str:
    """Return a name as it is compared: small letters, no brackets, no point at the end, an address in its one form.

    >>> plain("LOCALHOST."), plain("[0:0::1]")
    ('localhost', '::1')
    """
    name = name.lower().strip("[]").removesuffix(".")
    try:
        return str(ipaddress.ip_address(name))
    except ValueError:
        return name


def is_loopback(name: str) -> bool:
    """Whether a plain name is an address that none but this machine has."""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"
