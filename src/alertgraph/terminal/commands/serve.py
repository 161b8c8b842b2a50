"""``alertgraph serve``: answers queries and shows pages until it is stopped."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable

from alertgraph.terminal.options import take_graph
from alertgraph.terminal.remarks import note

HELP = "a read-only SPARQL endpoint and pages, on this machine"
EXAMPLE = "alertgraph serve --port 8000"


def add(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    take_graph(parser)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: 127.0.0.1, this machine alone)")
    parser.add_argument("--port", type=_number(0, 65535), default=8000, help="default: 8000; 0 takes any that is free")
    for option, kind, default, name, text in (
        (
            "--workers",
            _number(1, 256),
            None,
            "N",
            "long queries at once (default: one a core, at least 4), all but one of one address",
        ),
        ("--timeout", _number(0.1, 86400, float), 30.0, "SECONDS", "time of a query (default: 30)"),
        ("--max-rows", _number(1, 10**9), 100_000, "N", "rows or triples of an answer (default: 100000)"),
        ("--memory", _number(16, 10**6), 1024, "MB", "memory of a query (default: 1024)"),
        ("--connections", _number(1, 10**6), 512, "N", "connections at once (default: 512, or what the system has files for)"),
        ("--per-address", _number(1, 10**6), 128, "N", "of these, those of one address, such as a proxy's (default: 128)"),
        (
            "--patience",
            _number(0.5, 3600, float),
            20.0,
            "SECONDS",
            "time of a client for headers, body, reading on (default: 20)",
        ),
    ):
        parser.add_argument(option, type=kind, default=default, metavar=name, help=text)
    allow = "a server that SERVICE may ask (default: none); may be repeated"
    parser.add_argument("--allow-service", action="append", default=[], metavar="IRI", help=allow)
    allow = "a name that it may be asked by, besides --host and this machine's own, or * (default: none); may be repeated"
    parser.add_argument("--allow-host", action="append", default=[], metavar="NAME", help=allow)
    allow = "an origin whose pages may ask from a browser, such as https://example.org, or * (default: none); may be repeated"
    parser.add_argument("--allow-origin", action="append", default=[], metavar="ORIGIN", help=allow)


def run(args: Namespace) -> int:
    """Serve, and return the exit code once stopped."""
    from alertgraph.server import launch
    from alertgraph.server.workers.limits import Limits

    limits = Limits(
        workers=args.workers or max(4, os.cpu_count() or 1),
        timeout=args.timeout,
        max_rows=args.max_rows,
        memory=args.memory,
        services=tuple(args.allow_service),
        connections=args.connections,
        per_address=args.per_address,
        patience=args.patience,
    )
    allowed = launch.Allowed(tuple(args.allow_origin), tuple(args.allow_host))
    return launch.serve(args.graph, args.host, args.port, limits, note, allowed)


def _number(least: float, most: float, kind: type[int] | type[float] = int) -> Callable[[str], float]:
    """Return a reader of numbers between two; argparse says what it refuses."""

    def read(text: str) -> float:
        number = kind(text)
        if not least <= number <= most:
            raise ArgumentTypeError(f"{text} is not between {least} and {most}")
        return number

    read.__name__ = "number"
    return read
