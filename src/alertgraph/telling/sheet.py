"""A sheet to hand over: every claim on an actor or a pair, numbered, with speaker, reserve, place and what contradicts it."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from alertgraph.model.claims import ROLES, Claim
from alertgraph.model.registry import Entity
from alertgraph.telling.card import Card, Cards
from alertgraph.telling.notice import notice
from alertgraph.telling.order import in_text_order
from alertgraph.texts.quoting import told

if TYPE_CHECKING:
    from alertgraph.model.graph import Asked
    from alertgraph.texts.quoting import Quote

#: In which order the claims of a sheet may be told.
ORDERS: Final = ("text", "time")
WORDING_REMARK: Final = "The sentences are this project's wording; the places are where the document says so."
#: What stands above the claims that come last in the order of time; the second where the text has the day of some of them.
UNDATED: Final = ("Without a date", "Without a date, or without its year")
#: What follows how many claims have an entry, or two, as their parties, where others name them elsewhere.
PARTIES: Final = (
    "with it as one of the two parties, the rest with it in another part or as the one who is quoted.",
    "between the two, the rest with one of them or both in another part or as the one who is quoted.",
)
QUOTED_REMARK: Final = "Words in quotation marks are from a copy of the text, which is its publisher's: not for publication."


class Entry(NamedTuple):
    """A claim of a sheet: its number, its card, where it stands, the words of a copy, and the claims that contradict it.

    One that contradicts several is told beside the first; the others have that number and its identifier in ``told``. ``part`` is
    the heading of what begins with this claim.
    """

    number: int
    card: Card
    places: tuple[str, ...]
    quotes: tuple[str, ...]
    rebuttals: tuple["Entry", ...]
    told: tuple[tuple[int, str], ...] = ()
    part: str = ""


class Sheet(NamedTuple):
    """What is on a sheet: a title, whose claims these are, remarks on what is here and what not, and the claims."""

    title: str
    about: tuple[str, ...]
    notice: str
    remarks: tuple[str, ...]
    entries: tuple[Entry, ...]


def sheet(
    graph: "Asked",
    actors: tuple[Entity, ...],
    quotes: "Mapping[str, Mapping[str, Quote]]",
    order: str = "text",
    most: int | None = None,
) -> Sheet:
    """Return the sheet of an actor or thing, or of two: the claims that name it, or both, in any part, or are its words.

    ``order`` is that of the text or of time, in which what has no date comes last; ``most`` the number of claims that are told.
    Raises LoadError where a claim names what nothing describes.
    """
    graph.verify()
    maker = _Maker(graph, quotes)
    found = in_text_order(graph, (claim for claim in graph.claims() if is_on(claim, actors)))
    if order == "time":
        found.sort(key=lambda claim: (not claim.is_dated, claim.earliest, claim.latest or "~"))
    chosen = found[:most]
    cut = "" if len(chosen) == len(found) else f"The first {len(chosen)} of "
    by = "of the text" if order == "text" else "of time, those without a date last"
    remarks = [f"{cut}{len(found)} claim{'' if len(found) == 1 else 's'}, in the order {by}."]
    ends = sum(all(actor.id in (claim.subject, claim.object) for actor in actors) for claim in found)
    if ends < len(found):
        remarks.append(f"{ends} {PARTIES[len(actors) > 1]}")
    remarks.append(WORDING_REMARK)
    if quotes:
        remarks.append(QUOTED_REMARK)
    title = f"Claims on {' and '.join(actor.label for actor in actors)}"
    about = tuple(f"{actor.label}: {actor.description}" for actor in actors)
    entries = [maker.entry(number, claim) for number, claim in enumerate(chosen, 1)]
    if order == "time":
        _part(entries)
    return Sheet(title, about, notice(graph), tuple(remarks), tuple(entries))


def _part(entries: list[Entry]) -> None:
    """Give the first entry without a date the heading of those."""
    undated = [place for place, entry in enumerate(entries) if not entry.card.claim.is_dated]
    if undated:
        some = any(entries[place].card.claim.when for place in undated)
        entries[undated[0]] = entries[undated[0]]._replace(part=UNDATED[some])


def is_on(claim: Claim, actors: Iterable[Entity]) -> bool:
    """Return whether a claim names all of some actors or things in any part, or is stated by them without being the author's."""
    named = {claim.subject, claim.object, *(name for role in ROLES for name in getattr(claim, role))}
    if claim.stance != "Asserted":
        named.add(claim.stated_by)
    return all(actor.id in named for actor in actors)


class _Maker:
    """Makes the entries of a sheet."""

    def __init__(self, graph: "Asked", quotes: "Mapping[str, Mapping[str, Quote]]") -> None:
        self._graph = graph
        self._quotes = quotes
        self._cards = Cards(graph)
        self._told: dict[str, int] = {}
        self._against: dict[str, list[Claim]] = {}
        for claim in in_text_order(graph, graph.claims()):
            for other in claim.contradicts:
                self._against.setdefault(other, []).append(claim)

    def entry(self, number: int, claim: Claim) -> Entry:
        """Return a claim with its number and with what contradicts it, or where that is told already."""
        against = self._against.get(claim.id, ())
        told = tuple((self._told[other.id], other.id) for other in against if other.id in self._told)
        rebuttals = tuple(self._entry(0, other, ()) for other in against if other.id not in self._told)
        self._told |= {other.card.claim.id: number for other in rebuttals}
        return self._entry(number, claim, rebuttals)._replace(told=told)

    def _entry(self, number: int, claim: Claim, rebuttals: tuple[Entry, ...]) -> Entry:
        card = self._cards.card(claim)
        there = self._quotes.get(claim.alert)
        quotes = () if there is None else tuple(self._quoted(there.get(part.id), part.words) for part in card.cited)
        return Entry(number, card, tuple(self._place(part.id, part.words) for part in card.cited), quotes, rebuttals)

    def _place(self, name: str, words: str) -> str:
        passage = self._graph.passages[name]
        headings = {section.id: section.heading for section in self._graph.alerts[passage.alert].sections}
        heading = headings.get(passage.section, "")
        return f"{words}, section “{heading}”" if heading else words

    def _quoted(self, quote: "Quote | None", words: str) -> str:
        return f"“{quote.words}”" if quote and quote.words else told(quote, words)
