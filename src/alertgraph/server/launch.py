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

import pyoxigraph as ox

from alertgraph.api import AlertGraph
from alertgraph.errors import ServeError
from alertgraph.publishing import rdf
from alertgraph.server.workers.engine import Engine
from alertgraph.server.workers.limits import Limits
from alertgraph.server.workers.nursery import READY, Nursery
from alertgraph.store import dataset
from alertgraph.vocabulary import DESCRIPTION, QUERIES

NEEDED = ("starlette", "uvicorn")


def serve(
    graph: Path | None, host: str, port: int, limits: Limits, say: Callable[[str], None], origins: tuple[str, ...] = ()
) -> int:
    """Serve a graph until told to stop, and return the exit code; ``say`` gets the line with the address once it answers.

    What is served is what a build publishes: the queries and the description, too. ``origins`` are those of pages elsewhere
    that may ask from a browser, ``*`` any. Raises ServeError where the address cannot be had or a library is missing, LoadError
    for a graph that no page can tell of.
    """
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        raise ServeError(f"{' and '.join(missing)} not installed; pip install 'alertgraph[serve]'")
    if not hasattr(os, "fork"):
        raise ServeError("serve needs a system that can fork processes: Linux, macOS, or Windows with WSL")
    for iri in limits.services:
        if not re.fullmatch(r"https?://[^\s<>\"{}|^`\\]+", iri):
            raise ServeError(f"--allow-service {iri}: not the IRI of a server, such as https://query.example.org/sparql")
    for origin in origins:
        if not re.fullmatch(r"\*|null|[a-z][a-z0-9+.-]*://[^\s/?#@]+", origin):
            raise ServeError(
                f"--allow-origin {origin}: not the origin of a page, such as https://example.org, without a path; * for any"
            )
    with bind(host, port) as listener:
        loaded = AlertGraph(dataset.load(graph))
        loaded.verify()  # which reads all rows now, and not at the first request
        about = (ox.NamedNode(QUERIES), ox.NamedNode(DESCRIPTION))
        loaded.data.store.extend(quad for quad in rdf.published(loaded.data) if quad.graph_name in about)
        address = f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"

        def ready() -> None:
            say(f"serving {address}/sparql (SPARQL) and {address}/ (pages); Ctrl-C stops it")

        def front(control: socket.socket) -> None:
            _front(loaded, limits, listener, control, origins)

        code = Nursery(Engine(loaded.data.store, limits), front, ready).run()
    if code:
        raise ServeError(f"the endpoint has ended of itself, with code {code}")
    return 0


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


def _front(graph: AlertGraph, limits: Limits, listener: socket.socket, control: socket.socket, origins: tuple[str, ...]) -> None:
    """Speak HTTP until told to stop, or until the process that holds the graph has gone."""
    import uvicorn

    from alertgraph.server.front import app
    from alertgraph.server.front.origins import Origins
    from alertgraph.server.front.pages import Pages
    from alertgraph.server.front.pool import Pool
    from alertgraph.server.front.resources import Resources

    for number in (signal.SIGINT, signal.SIGTERM):  # until uvicorn takes both, and again when it has stopped
        signal.signal(number, signal.SIG_DFL)
    resources = Resources(graph)
    pool = Pool(control, limits)
    endpoint = app.Endpoint(pool, limits, resources, Pages(resources, limits))
    config = uvicorn.Config(
        app.build(endpoint, Origins(origins)),
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
        server_header=False,
    )
    server = uvicorn.Server(config)
    # What is cut off because it must stop is no fault; any other fault is told.
    logging.getLogger("uvicorn.error").addFilter(lambda record: not server.should_exit)

    async def run() -> None:
        pool.start()
        watch = asyncio.create_task(pool.is_orphan.wait())
        watch.add_done_callback(lambda _: server.handle_exit(signal.SIGTERM, None))
        said = asyncio.create_task(say_when_started())
        await server.serve(sockets=[listener])
        for task in (watch, said):
            task.cancel()

    async def say_when_started() -> None:
        while not server.started:
            await asyncio.sleep(0.01)
        control.send(READY)

    asyncio.run(run())
