"""``alertgraph build``: checks the graph and writes the page and the data files, all or none."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from alertgraph.terminal.options import path, read_graph, read_quotes, read_sources, take_endpoint, take_graph, take_sources
from alertgraph.terminal.remarks import look, note, report

HELP = "check the graph and write the page and the data files"
EXAMPLE = "alertgraph build --open"


def add(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    take_graph(parser)
    parser.add_argument("--out", type=path, default=Path("build"), metavar="DIR", help="where to write (default: build)")
    parser.add_argument("--open", action="store_true", help="open the page in the browser")
    take_endpoint(parser)
    take_sources(parser)


def run(args: Namespace) -> int:
    """Write the build, and print its counts and the path to open; with findings nothing is written."""
    from alertgraph.publishing import build

    with build.prepared(args.out, note) as write:  # before the long steps, not after them
        return _build(args, write)


def _build(args: Namespace, write: Callable[[Mapping[str, bytes]], None]) -> int:
    from alertgraph import api
    from alertgraph.checking.check import examine
    from alertgraph.publishing import files
    from alertgraph.terminal import counts

    note("reading and checking the graph")
    data = read_graph(args, whole=True)
    texts = read_sources(data, args.source)
    findings, remarks = examine(data, texts)
    if findings:
        return report(findings, "nothing was written")
    look(remarks)
    graph = api.AlertGraph(data)
    written = files.render(graph, read_quotes(data, texts), note)
    write(written)
    number = f"{len(graph.alerts)} alert{'' if len(graph.alerts) == 1 else 's'}"
    print(f"{number}, {len(graph.relations)} relations, {counts.triples(data)}")
    print(counts.entries(graph))
    print(counts.claims(graph.claims()))
    page = (args.out / "index.html").resolve()
    private = page.with_name(files.WITH_TEXT)
    if files.WITH_TEXT in written:
        note(f"{private} holds your copy of the text, not for publication; {page.name} is the page without it")
        page = private
    elif private.exists():
        note(f"{private} is of an earlier build and holds a copy of the text, not for publication")
    print(f"open {page}")
    if args.open:
        import webbrowser

        webbrowser.open(page.as_uri())
    return 0
