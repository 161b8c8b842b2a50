"""What each command of the command line does: its result on stdout, remarks and progress on stderr, its exit code returned."""

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from alertgraph.errors import LoadError, QueryError

if TYPE_CHECKING:
    from alertgraph.checking.check import Finding
    from alertgraph.store.dataset import Answer, Dataset


def _note(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def build(args: argparse.Namespace) -> int:
    """Check the graph and write the page and the data files, all or none."""
    from alertgraph import api
    from alertgraph.checking import check as checks
    from alertgraph.publishing import build as publish

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


def check(args: argparse.Namespace) -> int:
    """Print each finding with file and line."""
    from alertgraph.checking import check as checks
    from alertgraph.reading.claims import read_claims, read_passages

    data = _load(args)
    if findings := checks.check(data, _texts(data, args.source)):
        return _report(findings, "")
    counts = f"{len(read_claims(data))} claims, {len(read_passages(data))} passages, {len(data.store)} triples"
    print(f"no findings in {len(data.files)} files: {counts}")
    return 0


def anchor(args: argparse.Namespace) -> int:
    """Compute the passages' fingerprints of an alert into its ``passages.ttl``."""
    from alertgraph.checking import check as checks
    from alertgraph.machine.files import write_whole
    from alertgraph.texts import anchors
    from alertgraph.texts import document as text

    data = _load(args)
    document = text.read(args.source)
    alert = anchors.choose_alert(data, document, args.alert)
    if findings := checks.locate(data, anchors.missing(data, alert, document)):
        return _report(findings, "nothing was written")
    path = data.root / "alerts" / alert.graph.rsplit("/", 1)[1] / "passages.ttl"
    write_whole(path, anchors.turtle(alert, document))
    print(f"{len(document.sentences)} passages in {len(document.paragraph_spans)} paragraphs: {path}")
    return 0


def query(args: argparse.Namespace) -> int:
    """Print the answer of a named or free query, the list of the named ones, or what one of them asks."""
    from alertgraph.asking import queries

    _refuse_contradictions(args)
    if args.list or args.explain or args.query is None:
        print(_told(args))
        return 0
    data = _load(args)
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


def _told(args: argparse.Namespace) -> str:
    """Return the list of the named queries, or what one of them asks; of the graph nothing else is read."""
    from alertgraph.asking import library
    from alertgraph.store.folder import Folder, default_root
    from alertgraph.terminal import listing

    graph: library.Rooted = _load(args) if args.endpoint is not None else Folder(args.graph or default_root())
    if not library.names(graph):
        raise LoadError(f"{graph.root}: no named queries in it; each would be a file queries/NAME.rq, see graph/README.md")
    if args.explain:
        return listing.explain(library.find(graph, args.query), _width())
    return listing.overview(library.named(graph).values(), _width(), with_parameters=args.list)


def _refuse_contradictions(args: argparse.Namespace) -> None:
    """Raise QueryError where an option would be without effect."""
    from alertgraph.asking import queries

    if args.explain and (args.query is None or not queries.is_name(args.query)):
        raise QueryError("--explain takes the name of a query; alertgraph query --list has them all")
    if args.list and (args.query is not None or args.explain):
        raise QueryError("--list lists all named queries, and takes no query and no --explain")
    runs = not args.explain and args.query is not None
    given = {"--param": args.param, "--labels": args.labels, "--format": args.format is not None}
    for option, is_given in given.items():
        if is_given and not runs:
            raise QueryError(f"{option} is for a query that is run; name one, without --list and --explain")


def _formatted(data: "Dataset", found: "Answer", args: argparse.Namespace) -> str:
    from alertgraph.asking import formats

    labels = None
    if args.labels:
        from alertgraph.reading.registry import read_labels

        labels = read_labels(data)
    return formats.render(found, args.format or "table", _width(), labels)


def _width() -> int:
    return shutil.get_terminal_size((120, 24)).columns


def _stdin() -> str:
    if sys.stdin is None:
        raise QueryError("there is no stdin to read the query from")
    try:  # the bytes, since a locale may let what is no UTF-8 pass
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"the query on stdin is not UTF-8 at byte {error.start}") from error


def show(args: argparse.Namespace) -> int:
    """Print everything that the alerts say about an actor, claim by claim."""
    from alertgraph import api
    from alertgraph.model import naming
    from alertgraph.telling import dossier

    data = _load(args)
    texts = _texts(data, args.source)
    graph = api.AlertGraph(data)
    width = min(_width(), 120)
    print(dossier.render(graph, naming.find(graph.entities, args.actor), texts, width))
    return 0


def serve(args: argparse.Namespace) -> int:
    """Answer queries and show pages until stopped."""
    from alertgraph.server import launch
    from alertgraph.server.workers.limits import Limits

    workers = args.workers or max(4, os.cpu_count() or 1)
    limits = Limits(workers, args.timeout, args.max_rows, args.memory, tuple(args.allow_service))
    return launch.serve(args.graph, args.host, args.port, limits, _note)


def _load(args: argparse.Namespace, *, whole: bool = False) -> "Dataset":
    """Return the dataset that a command is about; with ``whole``, one of an endpoint is fetched at once."""
    from alertgraph.store import dataset

    if getattr(args, "endpoint", None) is not None:
        from alertgraph.remote import dataset as remote

        if args.graph is not None:
            raise LoadError("--graph or --endpoint, not both: the data is read from one of them")
        found = remote.load(args.endpoint)
        return found.copy() if whole else found
    return dataset.load(args.graph)


def _texts(data: "Dataset", sources: list[Path]) -> dict:  # type: ignore[type-arg]
    if not sources:
        return {}
    from alertgraph.texts import anchors

    return anchors.match_sources(data, sources)


def _report(findings: "list[Finding]", consequence: str) -> int:
    for finding in findings:
        print(finding)
    tail = f"; {consequence}" if consequence else ""
    _note(f"{len(findings)} finding{'s' if len(findings) != 1 else ''}{tail}")
    return 1
