"""``alertgraph query``: answers a named or free query, lists the named ones, or tells what one of them asks."""

import sys
from argparse import ArgumentParser, Namespace
from time import monotonic
from typing import TYPE_CHECKING

from alertgraph.errors import LoadError, QueryError, shown
from alertgraph.terminal import remarks
from alertgraph.terminal.options import read_graph, take_endpoint, take_graph, take_limit
from alertgraph.terminal.remarks import note, width

if TYPE_CHECKING:
    from alertgraph.store.dataset import Dataset
    from alertgraph.store.engine import Answer

HELP = "answer a named query or SPARQL; without one, list the named queries"
EXAMPLE = "alertgraph query axis-members --format csv"


def add(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    from alertgraph.store.syntaxes import FORMATS

    take_graph(parser)
    text = "a named query, SPARQL, or - to read SPARQL from stdin"
    parser.add_argument("query", nargs="?", metavar="NAME or SPARQL or -", help=text)
    take_endpoint(parser)
    parser.add_argument("--param", action="append", default=[], metavar="K=V", help="a parameter of the query; may be repeated")
    parser.add_argument("--format", choices=FORMATS, help="default: table (turtle for a CONSTRUCT)")
    parser.add_argument("--labels", action="store_true", help="a column with labels beside each column of identifiers")
    text = "these columns of the answer alone, in this order; x_label is the label of x"
    parser.add_argument("--columns", metavar="A,B,C", help=text)
    take_limit(parser, "rows")
    parser.add_argument("--list", action="store_true", help="list the named queries with their parameters and defaults")
    text = "tell what a named query asks, takes and answers with; do not run it"
    parser.add_argument("--explain", action="store_true", help=text)


def run(args: Namespace) -> int:
    """Print the answer, the list, or what a named query asks."""
    from alertgraph.asking import narrowing, queries, remainder

    _refuse_contradictions(args)
    if args.list or args.explain or args.query is None:
        print(_told(args))
        return 0
    data = read_graph(args)
    params = _params(args.param)
    text = _stdin() if args.query == "-" else args.query
    began = monotonic()
    found = queries.run(data, text, params)
    is_table = args.format in (None, "table")
    for_people = is_table or args.format == "markdown"
    narrowed = narrowing.narrow(found, args.columns, args.limit, data if for_people else None)
    answer = _formatted(data, narrowed.answer, args, narrowed.told)
    for remark in queries.remarks(data, text, params, monotonic() - began):
        note(f"alertgraph: {remark}")
    sys.stdout.write(remarks.shown(answer) if for_people else answer)
    sys.stdout.flush()  # what is told of the answer stands under it
    cut = [] if is_table or not narrowed.told else [narrowed.told]
    for remark in (*narrowed.remarks, *cut, *remainder.told(data, text, params)):
        note(f"alertgraph: {remark}")
    return 0


def _told(args: Namespace) -> str:
    """Return the list of the named queries, or what one of them asks; of the graph nothing else is read."""
    from alertgraph.asking import library
    from alertgraph.store.folder import Folder, default_root
    from alertgraph.terminal import listing

    graph: library.Rooted = read_graph(args) if args.endpoint is not None else Folder(args.graph or default_root())
    if not library.names(graph):
        raise LoadError(f"{graph.root}: no named queries in it; each would be a file queries/NAME.rq, see graph/README.md")
    if args.explain:
        return listing.explain(library.find(graph, args.query), width())
    return listing.overview(library.named(graph).values(), width(), with_parameters=args.list)


def _refuse_contradictions(args: Namespace) -> None:
    """Raise QueryError where an option would be without effect."""
    from alertgraph.asking import queries

    if args.explain and (args.query is None or not queries.is_name(args.query)):
        raise QueryError("--explain takes the name of a query; alertgraph query --list has them all")
    if args.list and (args.query is not None or args.explain):
        raise QueryError("--list lists all named queries, and takes no query and no --explain")
    runs = not args.explain and args.query is not None
    given = {"--param": args.param, "--labels": args.labels, "--format": args.format is not None}
    given |= {"--columns": args.columns is not None, "--limit": args.limit is not None}
    for option, is_given in given.items():
        if is_given and not runs:
            raise QueryError(f"{option} is for a query that is run; name one, without --list and --explain")


def _params(given: list[str]) -> dict[str, str]:
    """Return the parameters by name; raises QueryError for one without a value, or given twice."""
    params: dict[str, str] = {}
    for param in given:
        name, equals, value = param.partition("=")
        if not equals:
            raise QueryError(f"--param takes name=value, not {shown(param)}")
        if name in params:
            raise QueryError(f"--param {name} is given twice, as {shown(params[name])} and as {shown(value)}; give one of them")
        params[name] = value
    return params


def _stdin() -> str:
    if sys.stdin is None:
        raise QueryError("there is no stdin to read the query from")
    try:  # the bytes, since a locale may let what is no UTF-8 pass
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"the query on stdin is not UTF-8 at byte {error.start}") from error


def _formatted(data: "Dataset", found: "Answer", args: Namespace, told: str) -> str:
    from alertgraph.asking import formats

    labels = None
    if args.labels:
        from alertgraph.reading.registry import read_labels

        labels = read_labels(data)
    return formats.render(found, args.format or "table", width(), labels, data, told)
