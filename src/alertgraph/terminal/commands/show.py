"""``alertgraph show``: prints everything that the alerts say about an actor, claim by claim."""

from argparse import ArgumentParser, Namespace

from alertgraph.terminal.options import (
    read_graph,
    read_quotes,
    read_sources,
    take_endpoint,
    take_graph,
    take_limit,
    take_sources,
)
from alertgraph.terminal.remarks import note, width

HELP = "everything the alerts say about an actor, claim by claim"
EXAMPLE = "alertgraph show Armenia"


def add(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    take_graph(parser)
    parser.add_argument("actor", metavar="ACTOR", help="a name, alias or identifier, such as Türkiye or id:icj")
    take_endpoint(parser)
    take_sources(parser)
    take_limit(parser, "claims of each part that the actor has in them")


def run(args: Namespace) -> int:
    """Print the actor's dossier, and on stderr what is said of its own alone: its government, leaders and parts."""
    from alertgraph import api
    from alertgraph.asking import remainder
    from alertgraph.model import naming
    from alertgraph.telling import dossier

    data = read_graph(args)
    quotes = read_quotes(data, read_sources(data, args.source))
    graph = api.AlertGraph(data)
    actor = naming.find(graph.entities, args.actor, graph.hidden_names)
    print(dossier.render(graph, actor, quotes, min(width(), 120), args.limit), flush=True)
    for remark in remainder.own(data, actor.id):
        note(f"alertgraph: {remark}; alertgraph query about --param actor={actor.id} has them")
    return 0
