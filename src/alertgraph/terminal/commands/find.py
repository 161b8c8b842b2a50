"""``alertgraph find``: prints what mentions a word: claims with their standing, entries, questions, and passages of your copy."""

import textwrap
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from alertgraph import errors
from alertgraph.terminal.options import (
    read_graph,
    read_quotes,
    read_sources,
    take_endpoint,
    take_graph,
    take_limit,
    take_sources,
)
from alertgraph.terminal.remarks import shown, width

if TYPE_CHECKING:
    from alertgraph.api import AlertGraph
    from alertgraph.finding.search import Searched

HELP = "claims, names and questions that mention a word, and with --source passages of your copy"
EXAMPLE = "alertgraph find apartheid"


def add(parser: ArgumentParser) -> None:
    """Add the arguments of the command."""
    take_graph(parser)
    text = "a word or the beginning of one, a date (2023-09, 18 March) or a mark (hedged, denied); of several all must be there"
    parser.add_argument("words", nargs="+", metavar="WORD", help=text)
    take_endpoint(parser)
    take_sources(parser)
    take_limit(parser, "of each group")


def run(args: Namespace) -> int:
    """Print what mentions the words, by groups, and of each group without any how much was looked through."""
    from alertgraph import api
    from alertgraph.finding import search

    words = " ".join(args.words)
    data = read_graph(args)
    graph = api.AlertGraph(data)
    graph.verify()
    quotes = read_quotes(data, read_sources(data, args.source)) if args.source else None
    found, searched = search.search(words, graph, graph.queries, graph.hidden_names, quotes)
    if searched.apart:
        print(shown(textwrap.fill(_apart(searched), min(width(), 120))), end="\n\n")
    if not found:
        print(f"Nothing in {searched} mentions {errors.shown(words)}.")
        return 0
    groups = _groups(graph, found, searched)
    if quotes is not None:
        told = [row for row in found if row.group == search.PASSAGE]
        entries = [(f'{graph.passages[row.id].citation}: "{row.text}"', [f"({row.id})"]) for row in told]
        groups.append(("Passages of your copy", f"{searched.passages} passages found in your copy", entries))
    for title, looked, entries in groups:
        print(shown("\n".join(_group(title, looked, words, entries, args.limit))))
    return 0


def _apart(searched: "Searched") -> str:
    """Return that two names stand in no claim together, and how to find the way from the one to the other."""
    (one, first), (other, last) = searched.apart
    return (
        f"No claim has both {first} and {last}. Claims on each: alertgraph show {one}, alertgraph show {other}. How "
        f'they are connected: "Path" on the page, or in Python networkx.shortest_path(alertgraph.load().network()'
        f'.to_undirected(), "{one}", "{other}").'
    )


#: A line about something, and the lines below it.
Entry = tuple[str, list[str]]


def _groups(graph: "AlertGraph", found: Any, searched: "Searched") -> list[tuple[str, str, list[Entry]]]:
    """Return the title of each group, what was looked through for it, and its entries."""
    from alertgraph.finding.search import CLAIM, NAME, QUESTION
    from alertgraph.telling.card import Cards, marked
    from alertgraph.telling.order import in_text_order
    from alertgraph.telling.wording import date_in_words

    cards = Cards(graph)
    claims = {row.id for row in found if row.group == CLAIM}
    told = []
    ordered = in_text_order(graph, (claim for claim in graph.claims() if claim.id in claims))
    for claim in sorted(ordered, key=lambda claim: searched.ranks[claim.id]):
        card = cards.card(claim)
        lines = [f"{graph.entities[claim.stated_by].label}: {claim.stance.casefold()}"]
        lines += [f"{'; '.join(part.words for part in card.cited)}  ({claim.id})"]
        lines += [f"When: {date_in_words(claim.when, claim.completed_when)}"] if claim.when else []
        lines += [f"Note: {claim.note}"] if claim.note else []
        told.append((f"{marked(card.marks)}{claim.gist}", lines))
    names: list[Entry] = []
    for row in (row for row in found if row.group == NAME):
        entity = graph.entities[row.id]
        also = [f"Also: {', '.join(entity.aliases)}"] if entity.aliases else []
        names.append((f"{entity.label}  ({entity.id}, {graph.kinds[entity.kind].label})", also))
    asked: list[Entry] = [
        (f"{row.id}: {row.text}", [f"alertgraph query {row.id} --param {row.also}"] if row.also else [])
        for row in found
        if row.group == QUESTION
    ]
    return [
        ("Claims", f"{searched.claims} claims, their gists, notes, relations and names", told),
        ("Names", f"the names of {searched.entries} actors and things", names),
        ("Questions", f"the titles of {searched.questions} named queries", asked),
    ]


def _group(title: str, looked: str, words: str, entries: list[Entry], most: int | None) -> Iterator[str]:
    if not entries:
        yield f"{title}: none; looked through {looked} for {errors.shown(words)}\n"
        return
    first = entries[:most]
    yield f"{title}: {len(entries)}" if len(first) == len(entries) else f"{title}: first {len(first)} of {len(entries)}"
    room = min(width(), 120)
    for head, lines in first:
        yield textwrap.fill(head, room, initial_indent="  * ", subsequent_indent="    ")
        for line in lines:
            yield textwrap.fill(line, room, initial_indent="    ", subsequent_indent="      ")
    yield ""
