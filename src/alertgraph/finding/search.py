"""What of a graph mentions words, as a table, with the passages of a reader's copy where there is one."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from alertgraph.asking.library import NamedQuery
from alertgraph.errors import shown
from alertgraph.finding.joining import pair
from alertgraph.finding.mentions import Sought
from alertgraph.finding.wanted import Wanted
from alertgraph.model.claims import ROLES, Claim, Passage
from alertgraph.model.graph import Graph
from alertgraph.model.number import is_plural
from alertgraph.model.verbs import AFFIRMED, said
from alertgraph.tables.table import Table
from alertgraph.texts.quoting import Quote

CLAIM, NAME, QUESTION, PASSAGE = "claim", "name", "question", "passage"
#: A row for each claim, those first whose gist mentions it, each entry, question and passage, in this order; what a claim alone
#: has is empty in the others.
COLUMNS: Final = (
    "group", "id", "text", "also", "stated_by", "stated_by_label", "stance", "polarity", "modality", "certainty",
    "paragraphs", "alert",
)  # fmt: skip
_NAME: Final = re.compile(r"\$\w+")


class Searched(NamedTuple):
    """How much was looked through; ``passages`` is None where no copy was.

    ``ranks`` is the place of each claim that was found, those of one place fitting as well; ``apart`` are two entries, with
    their labels, that were asked for together where no claim has both.
    """

    claims: int
    entries: int
    questions: int
    passages: int | None = None
    ranks: Mapping[str, int] = {}
    apart: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        parts = [f"{self.claims} claims", f"{self.entries} actors and things", f"{self.questions} questions"]
        parts += [] if self.passages is None else [f"{self.passages} passages of your copy"]
        return f"{', '.join(parts[:-1])} and {parts[-1]}"


def search(
    words: str,
    graph: Graph,
    queries: Mapping[str, NamedQuery],
    hidden: Mapping[str, Collection[str]],
    quotes: Mapping[str, Mapping[str, Quote]] | None = None,
) -> tuple[Table, Searched]:
    """Return what mentions all the words, and how much was looked through; ``hidden`` are names that are never shown.

    Columns: ``group`` (claim, name, question or passage), ``id``, ``text`` (the gist, the label, the title, the words of the
    passage), ``also`` (a claim's note, an entry's aliases, what a question is to be asked with, joined by ``|``), then whose
    claim it is and how it stands, the paragraphs, the alert. Passages are those of ``quotes``, readers' copies by the CURIE of
    their alert. Raises QueryError where there is no word to look for.
    """
    sought, wanted = Sought.of(words), Wanted.of(words)
    told, entities = graph.claims(), graph.entities

    def names(name: str) -> tuple[str, ...]:
        """All names of an actor or thing, those that are never shown among them."""
        entity = entities.get(name)
        return (entity.label, *entity.aliases, *hidden.get(name, ())) if entity else ()

    def around(claim: Claim) -> tuple[str, ...]:
        """What is looked through beside a gist: the note, what is said in either direction, and all names of the parties."""
        kind = graph.relations[claim.relation]
        parties = {claim.subject, claim.object, claim.stated_by, *(name for role in ROLES for name in getattr(claim, role))}
        return (claim.note, kind.label, kind.inverse_label, *(word for party in parties for word in names(party)))

    fits = {claim.id: fit for claim in told if (fit := wanted.fit(claim, *around(claim))) is not None}
    found = sorted((claim for claim in told if claim.id in fits), key=lambda claim: fits[claim.id])
    rows: list[tuple[object, ...]] = [
        (
            CLAIM, claim.id, claim.gist, claim.note or None, claim.stated_by,
            entities[claim.stated_by].label if claim.stated_by in entities else claim.stated_by, claim.stance, claim.polarity,
            claim.modality, claim.certainty, "|".join(map(str, claim.paragraphs)), claim.alert,
        )
        for claim in found
    ]  # fmt: skip
    actors = {name for name, entity in entities.items() if entity.is_actor}
    apart = () if found else pair(wanted.words, {name: names(name) for name in entities}, actors) or ()
    named = sorted(entities.values(), key=lambda entity: (entity.label.casefold(), entity.id))
    rows += [
        (NAME, entity.id, entity.label, "|".join(entity.aliases) or None, *[None] * 8)
        for entity in named
        if entity.id in apart or any(sought.are_in(name) for name in names(entity.id))
    ]
    dated = [(query, when, date.period) for date in wanted.dates if date.period for query, when in of_period(queries.values())]
    rows += [
        (QUESTION, query.name, query.plainly.asked.replace(f"${when}", period), f"{when}={period}", *[None] * 8)
        for query, when, period in dated
    ]
    offered = {query.name for query, *_ in dated}
    asked = [
        query
        for query in queries.values()
        if query.name not in offered and sought.are_in(query.title, _NAME.sub("", query.plainly.asked))
    ]
    rows += [(QUESTION, query.name, query.title, None, *[None] * 8) for query in asked]
    rows += [
        (PASSAGE, passage.id, said, None, *[None] * 6, "|".join(map(str, passage.paragraphs)), passage.alert)
        for passage, said in passages(words, graph.passages, quotes or {})
    ]
    read = None if quotes is None else sum(bool(quote.words) for found in quotes.values() for quote in found.values())
    ranks = {claim.id: sorted(set(fits.values())).index(fits[claim.id]) for claim in found}
    searched = Searched(len(told), len(named), len(queries), read, ranks, tuple((name, entities[name].label) for name in apart))
    looked = f"looked through {searched}" if rows else f"nothing in {searched} mentions {shown(words)}"
    if apart:
        looked = f"no claim has both {' and '.join(label for _, label in searched.apart)}; {looked}"
    several = {name for name, entity in entities.items() if is_plural(entity.label, entity.kind)}
    denied = {
        c.id: said(graph.relations[c.relation], c.polarity, c.modality, plural=c.subject in several)
        for c in told
        if c.polarity != AFFIRMED
    }

    def denials(columns: Sequence[str], shown: Sequence[Sequence[object]]) -> dict[tuple[int, int], str]:
        place = columns.index("polarity")
        return {(number, place): denied[name] for number, row in enumerate(shown) if (name := str(row[1])) in denied}

    return Table(COLUMNS, rows, words=denials, left_out=lambda: [looked]), searched


def of_period(queries: Iterable[NamedQuery]) -> list[tuple[NamedQuery, str]]:
    """Return the named queries that are asked of one period and nothing else, each with the name of that parameter."""
    single = [(query, query.parameters[0]) for query in queries if len(query.parameters) == 1 and query.plainly.asked]
    return [(query, parameter.name) for query, parameter in single if parameter.type == "period"]


def passages(words: str, places: Mapping[str, Passage], quotes: Mapping[str, Mapping[str, Quote]]) -> list[tuple[Passage, str]]:
    """Return the passages of readers' copies that mention all the words, in the order of the text, with what they say."""
    sought = Sought.of(words)
    there = {name: quote.words for found in quotes.values() for name, quote in found.items() if quote.words}
    return [(passage, there[name]) for name, passage in places.items() if name in there and sought.are_in(there[name])]
