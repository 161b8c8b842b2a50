"""The command line: the only module that prints and exits. Results on stdout, remarks and progress on stderr.

Exit codes: 0 done, 1 findings, 2 could not run.
"""

import argparse
import errno
import io
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alertgraph import __version__
from alertgraph.errors import AlertgraphError, LoadError, QueryError, WriteError

if TYPE_CHECKING:
    from alertgraph.checks import Finding
    from alertgraph.dataset import Dataset
    from alertgraph.queries import Answer

FORMATS = ("table", "csv", "tsv", "json", "xml", "markdown", "turtle", "ntriples", "nquads", "jsonld")
ABOUT = "What human-rights alerts say about states, leaders, courts and agreements, as a graph of claims. It records what an alert says, not what is true."  # noqa: E501


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; a user's mistake is one clear line on stderr and exit code 2."""
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
        if error.errno != errno.ENOSPC:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        print("alertgraph: the answer cannot be written whole: there is no space left", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("alertgraph: stopped", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="alertgraph", description=ABOUT)
    parser.add_argument("--version", action="version", version=f"alertgraph {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name: str, run: object, text: str, example: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(
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

    build = command("build", _build, "check the graph and write the page and the data files", "alertgraph build --open")
    build.add_argument("--out", type=Path, default=Path("build"), metavar="DIR", help="where to write (default: build)")
    build.add_argument("--open", action="store_true", help="open the page in the browser")
    takes_endpoint(build)
    takes_source(build)
    takes_source(command("check", _check, "check the graph; each finding names file and line", "alertgraph check"))
    anchor = command(
        "anchor",
        _anchor,
        "compute the passages' fingerprints into passages.ttl",
        "alertgraph anchor --source my-copy-of-the-alert.txt",
    )
    anchor.add_argument("--source", type=Path, required=True, metavar="FILE", help="your copy of the alert's text")
    anchor.add_argument("--alert", metavar="KEY", help="the alert, where the text alone does not tell")
    query = command(
        "query",
        _query,
        "answer a named query or SPARQL; without one, list the named queries",
        "alertgraph query axis-members --format csv",
    )
    query.add_argument(
        "query", nargs="?", metavar="NAME or SPARQL or -", help="a named query, SPARQL, or - to read SPARQL from stdin"
    )
    takes_endpoint(query)
    query.add_argument("--param", action="append", default=[], metavar="K=V", help="a parameter of the query; may be repeated")
    query.add_argument("--format", choices=FORMATS, default="table", help="default: table (turtle for a CONSTRUCT)")
    query.add_argument("--labels", action="store_true", help="a column with labels beside each column of identifiers")
    query.add_argument("--list", action="store_true", help="list the named queries with their parameters and defaults")
    query.add_argument(
        "--explain", action="store_true", help="tell what a named query asks, takes and answers with; do not run it"
    )
    show = command("show", _show, "everything the alerts say about an actor, claim by claim", "alertgraph show Armenia")
    show.add_argument("actor", metavar="ACTOR", help="a name, alias or identifier, such as Türkiye or id:icj")
    takes_endpoint(show)
    takes_source(show)
    serve = command("serve", _serve, "a read-only SPARQL endpoint and pages, on this machine", "alertgraph serve --port 8000")
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


def _note(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _build(args: argparse.Namespace) -> int:
    from alertgraph import api, checks, publish

    publish.refuse_foreign(args.out)  # before the long steps, not after them
    _note("reading and checking the graph")
    data = _load(args, whole=True)
    texts = _texts(data, args.source)
    if findings := checks.check(data, texts):
        return _report(findings, "nothing was written")
    graph = api.AlertGraph(data)
    publish.write(args.out, publish.render(graph, texts, _note))
    default = sum(claim.in_default_network for claim in graph.claims())
    disputed = sum(claim.stance == "Disputed" for claim in graph.claims())
    registry = f"{len(graph.entities)} actors and things, {len(graph.relations)} relations"
    print(f"{len(graph.alerts)} alert{'s' * (len(graph.alerts) != 1)}, {registry}, {len(data.store)} triples")
    print(f"{len(graph.claims())} claims: {default} asserted, affirmed and actual; {disputed} disputed")
    page = (args.out / "index.html").resolve()
    print(f"open {page}")
    if args.open:
        import webbrowser

        webbrowser.open(page.as_uri())
    return 0


def _check(args: argparse.Namespace) -> int:
    from alertgraph import checks, claims

    data = _load(args)
    if findings := checks.check(data, _texts(data, args.source)):
        return _report(findings, "")
    counts = f"{len(claims.claims(data))} claims, {len(claims.passages(data))} passages, {len(data.store)} triples"
    print(f"no findings in {len(data.files)} files: {counts}")
    return 0


def _anchor(args: argparse.Namespace) -> int:
    from alertgraph import anchors, checks, text

    data = _load(args)
    document = text.read(args.source)
    alert = anchors.choose_alert(data, document, args.alert)
    if findings := checks.locate(data, anchors.missing(data, alert, document)):
        return _report(findings, "nothing was written")
    path = data.root / "alerts" / alert.graph.rsplit("/", 1)[1] / "passages.ttl"
    _write(path, anchors.turtle(alert, document))
    print(f"{len(document.sentences)} passages in {len(document.paragraph_spans)} paragraphs: {path}")
    return 0


def _query(args: argparse.Namespace) -> int:
    from alertgraph import library, queries

    data = _load(args)
    if args.list or args.query is None:
        print(library.overview(library.named(data).values(), _width(), with_parameters=args.list))
        return 0
    if args.explain:
        if not queries.is_name(args.query):
            raise QueryError("--explain takes the name of a query; alertgraph query --list has them all")
        print(library.explain(library.find(data, args.query), _width()))
        return 0
    params: dict[str, str] = {}
    for param in args.param:
        name, equals, value = param.partition("=")
        if not equals:
            raise QueryError(f"--param takes name=value, not {param!r}")
        if name in params:
            raise QueryError(f"--param {name} is given twice, as {params[name]!r} and as {value!r}; give one of them")
        params[name] = value
    text = _stdin() if args.query == "-" else args.query
    found = queries.run(data, text, params)
    for remark in queries.remarks(data, text, params):
        _note(f"alertgraph: {remark}")
    sys.stdout.write(_formatted(data, found, args))
    return 0


def _formatted(data: "Dataset", found: "Answer", args: argparse.Namespace) -> str:
    from alertgraph import formats

    labels = None
    if args.labels:
        from alertgraph import entities

        labels = entities.labels(data)
    return formats.render(found, args.format, _width(), labels)


def _width() -> int:
    return shutil.get_terminal_size((120, 24)).columns


def _stdin() -> str:
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise QueryError(f"the query on stdin is not UTF-8 at byte {error.start}") from error


def _show(args: argparse.Namespace) -> int:
    from alertgraph import api, dossier, entities

    data = _load(args)
    texts = _texts(data, args.source)
    graph = api.AlertGraph(data)
    width = min(_width(), 120)
    print(dossier.render(graph, entities.find(graph.entities, args.actor), texts, width))
    return 0


def _serve(args: argparse.Namespace) -> int:
    from alertgraph.server import launch
    from alertgraph.server.limits import Limits

    workers = args.workers or max(4, os.cpu_count() or 1)
    limits = Limits(workers, args.timeout, args.max_rows, args.memory, tuple(args.allow_service))
    return launch.serve(args.graph, args.host, args.port, limits, _note)


def _load(args: argparse.Namespace, *, whole: bool = False) -> "Dataset":
    """Return the dataset that a command is about; with ``whole``, one of an endpoint is fetched at once."""
    from alertgraph import dataset

    if getattr(args, "endpoint", None) is not None:
        from alertgraph import remote

        if args.graph is not None:
            raise LoadError("--graph or --endpoint, not both: the data is read from one of them")
        found = remote.load(args.endpoint)
        return found.copy() if whole else found
    return dataset.load(args.graph)


def _texts(data: "Dataset", sources: list[Path]) -> dict:  # type: ignore[type-arg]
    if not sources:
        return {}
    from alertgraph import anchors

    return anchors.match_sources(data, sources)


def _report(findings: "list[Finding]", consequence: str) -> int:
    for finding in findings:
        print(finding)
    tail = f"; {consequence}" if consequence else ""
    _note(f"{len(findings)} finding{'s' if len(findings) != 1 else ''}{tail}")
    return 1


def _write(path: Path, text: str) -> None:
    """Write a file in one step, so that a full disk leaves the old one."""
    part = path.with_suffix(".part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise WriteError(f"{path}: cannot be written ({error.strerror or error}); nothing was changed") from error


if __name__ == "__main__":
    sys.exit(main())
