"""Options that several commands take, and what they give: the graph that a command is about, and copies of its texts."""

import re
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from alertgraph.errors import LoadError, shown
from alertgraph.model import given
from alertgraph.terminal.remarks import note

if TYPE_CHECKING:
    from alertgraph.store.dataset import Dataset
    from alertgraph.texts.document import Document
    from alertgraph.texts.quoting import Quote


def path(text: str) -> Path:
    """Return the path that an option names; an empty one would be the folder where one stands."""
    if not text:
        raise ArgumentTypeError("takes a path, not ''")
    if given.is_text(text):
        raise ArgumentTypeError(f"takes a path, not {shown(text)}; this looks like the text itself; give the path of its file")
    return Path(text)


def take_graph(parser: ArgumentParser) -> None:
    """Let a command take the folder of a graph."""
    parser.add_argument("--graph", type=path, metavar="DIR", help="the graph/ folder (default: ./graph, else the packaged one)")


def take_endpoint(parser: ArgumentParser) -> None:
    """Let a command take a server in place of a folder."""
    text = "a SPARQL 1.1 server that holds a build's graph.trig, in place of --graph"
    parser.add_argument("--endpoint", metavar="URL", help=text)


def take_sources(parser: ArgumentParser) -> None:
    """Let a command take readers' copies of the alerts' texts."""
    text = "your copy of an alert's text; may be repeated"
    parser.add_argument("--source", type=path, action="append", default=[], metavar="FILE", help=text)


def take_limit(parser: ArgumentParser, what: str) -> None:
    """Let a command take how much of an answer is shown; what is left out is told."""
    parser.add_argument("--limit", type=_count, metavar="N", help=f"show the first N {what}, and tell how many there are")


def _count(text: str) -> int:
    if not re.fullmatch("[0-9]{1,18}", text) or int(text) == 0:
        raise ArgumentTypeError(f"takes a whole number above 0, not {shown(text)}")
    return int(text)


def read_graph(args: Namespace, *, whole: bool = False) -> "Dataset":
    """Return the dataset that a command is about; with ``whole``, one of an endpoint is fetched at once.

    Raises LoadError where it cannot be read, or where both a folder and a server are given.
    """
    from alertgraph.store import dataset

    if getattr(args, "endpoint", None) is None:
        return dataset.load(args.graph)
    from alertgraph.remote import dataset as remote

    if args.graph is not None:
        raise LoadError("--graph or --endpoint, not both: the data is read from one of them")
    found = remote.load(args.endpoint)
    return found.copy() if whole else found


def read_sources(data: "Dataset", paths: list[Path]) -> "dict[str, Document]":
    """Return the copies by the CURIE of their alert; raises SourceError for one that is of none."""
    if not paths:
        return {}
    from alertgraph.texts import anchors

    return anchors.match_sources(data, paths)


def tell_oddities(copy: "Document", declared: int) -> None:
    """Tell what looks odd in a copy, with its place; ``declared`` is how many paragraphs the alert is said to have."""
    from alertgraph.texts.oddities import oddities

    for oddity in oddities(copy, declared):
        note(f"{copy.name}:{oddity}")


def read_quotes(data: "Dataset", texts: "dict[str, Document]") -> "dict[str, dict[str, Quote]]":
    """Return the passages of the copies by alert, and tell how many of them were not found for certain."""
    from alertgraph.texts import anchors

    found = anchors.quotes(data, texts)
    for alert, quotes in found.items():
        if refused := sum(not quote.words for quote in quotes.values()):
            note(
                f"{alert}: {refused} of {len(quotes)} passages are not found for certain in your copy; their words are not shown"
            )
    return found
