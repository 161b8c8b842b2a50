"""``alertgraph show``: prints everything that the alerts say about an actor, or about two together, claim by claim."""

from argparse import ArgumentParser, Namespace

from alertgraph.errors import QueryError
from alertgraph.terminal.options import (
    read_graph,
    read_quotes,
    read_sources,
    take_endpoint,
    take_graph,
    take_limit,
    take_sources,
)
from alertgraph.terminal.remarks import note, shown, width

HELP = "everything the alerts say about an actor, or two together, claim by claim; also as a sheet to print"
EXAMPLE = "alertgraph show Armenia"


def add(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    take_graph(parser)
    parser.add_argument("actor", metavar="ACTOR", help="a name, alias or identifier, such as Türkiye or id:icj")
    parser.add_argument("other", nargs="?", metavar="OTHER", help="another: what names both")
    text = "text for the terminal (default), or a sheet to hand over: numbered, rebuttals beside the claims"
    parser.add_argument("--format", choices=("text", "html", "md"), default="text", help=text)
    text = "of a sheet: the order of the text (default) or of time"
    parser.add_argument("--order", choices=("text", "time"), help=text)
    take_endpoint(parser)
    take_sources(parser)
    take_limit(parser, "claims, of each part that the actor has in them or of a sheet")


def run(args: Namespace) -> int:
    """Print the dossier of an actor or of two, or the sheet; on stderr what is said of its own alone, its government or parts."""
    from alertgraph import api
    from alertgraph.asking import remainder
    from alertgraph.model import naming
    from alertgraph.telling import dossier, sheet, sheetfiles

    if args.order and args.format == "text":
        raise QueryError("--order is for a sheet; give --format html or --format md with it")
    data = read_graph(args)
    quotes = read_quotes(data, read_sources(data, args.source))
    graph = api.AlertGraph(data)
    names = [args.actor] if args.other is None else [args.actor, args.other]
    actors = tuple(naming.find(graph.entities, name, graph.hidden_names) for name in names)
    if args.format == "text":
        print(shown(dossier.render(graph, actors[0], quotes, min(width(), 120), args.limit, actors[1:])), flush=True)
    else:
        made = sheet.sheet(graph, actors, quotes, args.order or "text", args.limit)
        print(sheetfiles.FORMATS[args.format](made), flush=True)
    for remark in remainder.own(data, actors[0].id) if len(actors) == 1 else ():
        note(f"alertgraph: {remark}; alertgraph query about --param actor={actors[0].id} has them")
    return 0
