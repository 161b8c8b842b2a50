"""The command line: its arguments, and how it ends. With ``commands`` the only module that prints; it alone exits.

Exit codes: 0 done, 1 findings, 2 could not run.
"""

import argparse
import errno
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from alertgraph import __version__
from alertgraph.errors import AlertgraphError
from alertgraph.terminal import commands

ABOUT = "What human-rights alerts say about states, leaders, courts and agreements, as a graph of claims. It records what an alert says, not what is true."  # noqa: E501


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; a user's mistake is one clear line on stderr and exit code 2."""
    if sys.stdout is None or sys.stderr is None:  # closed by who started us: nothing can be told, not even why
        return 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter of a name shows a question mark
    args = _parser().parse_args(argv)
    try:
        code = int(args.run(args))
        sys.stdout.flush()
        return code
    except AlertgraphError as error:
        print(f"alertgraph: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of a pipe has gone, as head does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        reason = "there is no space left" if error.errno == errno.ENOSPC else error.strerror or error
        print(f"alertgraph: {error.filename or 'the answer'} cannot be written whole: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("alertgraph: stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    from alertgraph.store.syntaxes import FORMATS

    parser = argparse.ArgumentParser(prog="alertgraph", description=ABOUT)
    parser.add_argument("--version", action="version", version=f"alertgraph {__version__}")
    group = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: object, text: str, example: str) -> argparse.ArgumentParser:
        sub = group.add_parser(
            name, help=text, description=text, epilog=f"example: {example}", formatter_class=argparse.RawDescriptionHelpFormatter
        )
        sub.set_defaults(run=run)
        sub.add_argument("--graph", type=Path, metavar="DIR", help="the graph/ folder (default: ./graph, else the packaged one)")
        return sub

    def takes_endpoint(sub: argparse.ArgumentParser) -> None:
        sub.add_argument(
            "--endpoint", metavar="URL", help="a SPARQL 1.1 server that holds a build's graph.trig, in place of --graph"
        )

    def takes_source(sub: argparse.ArgumentParser) -> None:
        sub.add_argument(
            "--source",
            type=Path,
            action="append",
            default=[],
            metavar="FILE",
            help="your copy of an alert's text; may be repeated",
        )

    build = command("build", commands.build, "check the graph and write the page and the data files", "alertgraph build --open")
    build.add_argument("--out", type=Path, default=Path("build"), metavar="DIR", help="where to write (default: build)")
    build.add_argument("--open", action="store_true", help="open the page in the browser")
    takes_endpoint(build)
    takes_source(build)
    takes_source(command("check", commands.check, "check the graph; each finding names file and line", "alertgraph check"))
    anchor = command(
        "anchor",
        commands.anchor,
        "compute the passages' fingerprints into passages.ttl",
        "alertgraph anchor --source my-copy-of-the-alert.txt",
    )
    anchor.add_argument("--source", type=Path, required=True, metavar="FILE", help="your copy of the alert's text")
    anchor.add_argument("--alert", metavar="KEY", help="the alert, where the text alone does not tell")
    query = command(
        "query",
        commands.query,
        "answer a named query or SPARQL; without one, list the named queries",
        "alertgraph query axis-members --format csv",
    )
    query.add_argument(
        "query", nargs="?", metavar="NAME or SPARQL or -", help="a named query, SPARQL, or - to read SPARQL from stdin"
    )
    takes_endpoint(query)
    query.add_argument("--param", action="append", default=[], metavar="K=V", help="a parameter of the query; may be repeated")
    query.add_argument("--format", choices=FORMATS, help="default: table (turtle for a CONSTRUCT)")
    query.add_argument("--labels", action="store_true", help="a column with labels beside each column of identifiers")
    query.add_argument("--list", action="store_true", help="list the named queries with their parameters and defaults")
    query.add_argument(
        "--explain", action="store_true", help="tell what a named query asks, takes and answers with; do not run it"
    )
    show = command("show", commands.show, "everything the alerts say about an actor, claim by claim", "alertgraph show Armenia")
    show.add_argument("actor", metavar="ACTOR", help="a name, alias or identifier, such as Türkiye or id:icj")
    takes_endpoint(show)
    takes_source(show)
    serve = command(
        "serve", commands.serve, "a read-only SPARQL endpoint and pages, on this machine", "alertgraph serve --port 8000"
    )
    serve.add_argument("--host", default="127.0.0.1", help="the address to listen at (default: 127.0.0.1, this machine alone)")
    serve.add_argument("--port", type=_number(0, 65535), default=8000, help="default: 8000; 0 takes any that is free")
    for option, kind, default, name, text in (
        ("--workers", _number(1, 256), None, "N", "queries at once (default: one a core, at least 4)"),
        ("--timeout", _number(0.1, 86400, float), 30.0, "SECONDS", "time of a query (default: 30)"),
        ("--max-rows", _number(1, 10**9), 100_000, "N", "rows or triples of an answer (default: 100000)"),
        ("--memory", _number(16, 10**6), 1024, "MB", "memory of a query (default: 1024)"),
    ):
        serve.add_argument(option, type=kind, default=default, metavar=name, help=text)
    allow = "a server that SERVICE may ask (default: none); may be repeated"
    serve.add_argument("--allow-service", action="append", default=[], metavar="IRI", help=allow)
    return parser


def _number(least: float, most: float, kind: type[int] | type[float] = int) -> Callable[[str], float]:
    """Return a reader of numbers between two; argparse says what it refuses."""

    def read(text: str) -> float:
        number = kind(text)
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{text} is not between {least} and {most}")
        return number

    read.__name__ = "number"
    return read


if __name__ == "__main__":
    sys.exit(main())
