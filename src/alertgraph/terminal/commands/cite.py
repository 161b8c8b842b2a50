"""``alertgraph cite``: prints how claims, a document or the graph are cited, as a line or as records for other programs."""

from argparse import ArgumentParser, Namespace

from alertgraph.terminal.options import read_graph, read_sources, take_endpoint, take_graph, take_sources
from alertgraph.terminal.remarks import note

HELP = "how a claim, a document or the graph is cited: as a line, or as BibTeX or RIS"
EXAMPLE = "alertgraph cite id:axis-2025-courts-139"


def add(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    take_graph(parser)
    text = "identifiers of claims or documents, as show and find tell them (default: the graph itself)"
    parser.add_argument("what", nargs="*", metavar="CLAIM", help=text)
    text = "a line with all that is known (default), a short one for a footnote, or records for programs that keep references"
    parser.add_argument("--format", choices=("long", "short", "bibtex", "ris"), default="long", help=text)
    take_endpoint(parser)
    take_sources(parser)


def run(args: Namespace) -> int:
    """Print a citation for each identifier; nothing where one of them is unknown."""
    import warnings

    from alertgraph import api

    data = read_graph(args)
    graph = api.AlertGraph(data, read_sources(data, args.source))
    with warnings.catch_warnings(record=True) as doubts:
        found = [graph.cite(one) for one in args.what or (None,)]
    for doubt in doubts:
        note(f"alertgraph: {doubt.message}")
    print("\n".join(getattr(citation, args.format) for citation in found).rstrip("\n"), flush=True)
    return 0
