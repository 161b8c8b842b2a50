"""Starts the endpoint: binds the address, reads the graph, and forks the front."""

import asyncio
import logging
import os
import re
import signal
import socket
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from alertgraph.api import AlertGraph
from alertgraph.errors import ServeError
from alertgraph.publishing import rdf
from alertgraph.server.front.hosts import Hosts, is_loopback, is_name
from alertgraph.server.front.origins import Origins
from alertgraph.server.workers.engine import Engine
from alertgraph.server.workers.limits import LONGEST_HEADERS, Limits
from alertgraph.server.workers.nursery import READY, Nursery
from alertgraph.store import dataset
from alertgraph.vocabulary import DESCRIPTION, QUERIES

NEEDED = ("starlette", "uvicorn")


class Allowed(NamedTuple):
    """Who may ask: ``origins`` of pages elsewhere, from a browser, and ``hosts``, further names of this server; ``*`` is any."""

    origins: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


#: None but the pages and names of this machine.
NOBODY = Allowed()


def serve(graph: Path | None, host: str, port: int, limits: Limits, say: Callable[[str], None], allowed: Allowed = NOBODY) -> int:
    """Serve a graph until told to stop, and return the exit code; ``say`` gets the line with the address once it answers.

    What is served is what a build publishes: the queries and the description, too. Raises ServeError where the address cannot
    be had or a library is missing, LoadError for a graph that no page can tell of.
    """
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise ServeError(f"{' and '.join(missing)} not installed; pip install 'alertgraph[serve]'")
    if not hasattr(os, "fork"):
        raise ServeError("serve needs a system that can fork processes: Linux, macOS, or Windows with WSL")
    _check(limits, allowed)
    with bind(host, port) as listener:
        loaded = AlertGraph(dataset.load(graph))
        loaded.verify()  # which reads all rows now, and not at the first request
        about = (ox.NamedNode(QUERIES), ox.NamedNode(DESCRIPTION))
        loaded.data.store.extend(quad for quad in rdf.published(loaded.data) if quad.graph_name in about)
        address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"

        def ready() -> None:
            say(f"serving {address}/sparql (SPARQL) and {address}/ (pages); Ctrl-C stops it")
            if opens := _opened(listener):
                say(opens)

        def front(control: socket.socket) -> None:
            _front(loaded, limits, listener, control, Hosts(host, allowed.hosts), Origins(allowed.origins))

        code = Nursery(Engine(loaded.data.store, limits), front, ready).run()
    if code:
        raise ServeError(f"the endpoint has ended of itself, with code {code}")
    return 0


def _check(limits: Limits, allowed: Allowed) -> None:
    """Raise ServeError for what can be no service, origin or host."""
    for iri in limits.services:
        if not re.fullmatch(r"https?://[^\s<>\"{}|^`\\]+", iri):
            raise ServeError(f"--allow-service {iri}: not the IRI of a server, such as https://query.example.org/sparql")
    for origin in allowed.origins:
        if not re.fullmatch(r"\*|null|[a-z][a-z0-9+.-]*://[^\s/?#@]+", origin):
            raise ServeError(
                f"--allow-origin {origin}: not the origin of a page, such as https://example.org, without a path; * for any"
            )
    for name in allowed.hosts:
        if not is_name(name):
            raise ServeError(
                f"--allow-host {name}: not the name of a host, such as data.example.org, without scheme and port; * for any"
            )


def _opened(listener: socket.socket) -> str:
    """Return a sentence on who reaches a listener, and what of; empty where nobody does but this machine."""
    at = listener.getsockname()[0]
    if is_loopback(at):
        return ""
    who = "whoever reaches any address of this machine" if at in ("0.0.0.0", "::") else f"whoever reaches {at}"  # noqa: S104
    return (
        f"open beyond this machine: {who} can read the whole graph and its pages and run queries, without a password; nothing "
        "can be changed. --host 127.0.0.1 keeps it to this machine; --allow-host NAME lets it be asked by a name"
    )


def bind(host: str, port: int) -> socket.socket:
    """Return a socket that listens at an address, port 0 being any that is free; raises ServeError where it cannot."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.socket(family)
    except (OSError, UnicodeError, OverflowError) as error:
        raise ServeError(f"--host {host} --port {port}: no such address ({error})") from error
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(1024)
    except (OSError, OverflowError) as error:
        listener.close()
        reason = getattr(error, "strerror", None) or error
        raise ServeError(f"port {port} of {host} cannot be had ({reason}); choose another with --port") from error
    return listener


def _front(
    graph: AlertGraph, limits: Limits, listener: socket.socket, control: socket.socket, hosts: Hosts, origins: Origins
) -> None:
    """Speak HTTP until told to stop, or until the process that holds the graph has gone."""
    import uvicorn

    from alertgraph.server.front import app, connection, log
    from alertgraph.server.front.door import Door, room
    from alertgraph.server.front.pages import Pages
    from alertgraph.server.front.pool import Pool
    from alertgraph.server.front.resources import Resources

    for number in (signal.SIGINT, signal.SIGTERM):  # until uvicorn takes both, and again when it has stopped
        signal.signal(number, signal.SIG_DFL)
    listener.setblocking(False)
    limits = limits._replace(connections=min(limits.connections, room(limits)))
    limits = limits._replace(per_address=min(limits.per_address, limits.connections))
    resources = Resources(graph)
    pool = Pool(control, limits)
    endpoint = app.Endpoint(pool, limits, resources, Pages(resources, limits))
    config = uvicorn.Config(
        app.build(endpoint, hosts, origins),
        http=connection.Connection,
        ws="none",
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
        server_header=False,
        h11_max_incomplete_event_size=LONGEST_HEADERS,
    )
    config.load()
    server = uvicorn.Server(config)
    told = log.Sparing(lambda: server.should_exit)  # what is cut off because it must stop is no fault
    logging.basicConfig(level=logging.WARNING, handlers=[told], force=True)
    state = server.server_state
    door = Door(
        listener, limits, lambda door, whose: connection.Connection(config, state, limits, door, whose), state.connections
    )

    async def run() -> None:
        pool.start()
        watch = asyncio.create_task(pool.is_orphan.wait())
        watch.add_done_callback(lambda _: server.handle_exit(signal.SIGTERM, None))
        tasks = [watch, asyncio.create_task(open_when_started()), asyncio.create_task(look())]
        await server.serve(sockets=[])
        for task in tasks:
            task.cancel()

    async def open_when_started() -> None:
        while not server.started:
            await asyncio.sleep(0.01)
        door.open()
        control.send(READY)

    async def look() -> None:
        """End what takes too long, and tell what was not told yet; stop taking connections when it is to stop."""
        while not server.should_exit:
            await asyncio.sleep(min(0.5, limits.patience / 4))
            connection.end_overdue(state.connections)
            pool.tidy()
            told.tell()
        door.close()

    asyncio.run(run())
