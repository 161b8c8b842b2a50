"""The words of passages in a reader's copy: shown where their fingerprints find them for certain, refused elsewhere."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import takewhile
from operator import eq, itemgetter
from typing import Final, NamedTuple

from alertgraph.texts.document import Document, parse
from alertgraph.texts.matching import CONTEXT, Anchor, Status, exact_places, find
from alertgraph.texts.sentences import CLOSED
from alertgraph.texts.tokens import readable

LONG: Final = 8  # words: fewer may stand together elsewhere by chance
HEAD: Final = 8  # words: a paragraph of so few may be a page number or a running head
FRAME: Final = 2  # neighbouring words from which a place is taken for the passage's own

_OPENING = re.compile(r"[\"'\u201c\u2018\u00ab(\[*]*\Z")
_CLOSING = re.compile(r"(?:[.!?\u2026\"'\u201d\u2019\u00bb)\]*]|</(?:a|b|em|i|span|strong|u)>)*", re.IGNORECASE)


class Quote(NamedTuple):
    """How a passage was found in a copy, and its words, of each of its paragraphs apart where the copy parts them so.

    There are words only where they are found for certain: with ``same``, or ``exact`` at one place that nothing rivals.
    """

    status: Status
    parts: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The whole passage as a reader sees it, on one line; empty where it is refused."""
        return _one_line(self.parts)


class _Place(NamedTuple):
    """Where a passage stands in the copy, in tokens, and how many words beside it are those that were there."""

    passage: str
    first: int
    end: int
    framed: int
    status: Status


#: What stands in the place of a quotation that cannot be given.
REFUSED: Final = "not found for certain in your copy of the text"


def told(quote: Quote | None, citation: str) -> str:
    """Return the words of a passage, or in brackets where they should stand and that they are not found for certain."""
    return quote.words if quote and quote.words else f"[{citation}: {REFUSED}]"


def quote(anchors: Mapping[str, Anchor], document: Document, fingerprint: str) -> dict[str, Quote]:
    """Return each passage of an alert as the copy has it; ``fingerprint`` is of the text that the anchors were made from.

    An edited passage is refused, and so is one of which several equal places fit, or a short one that stands in other words.
    A page head between its words is no edit: without the copy's page heads a long passage must be whole.
    """
    quotes = _quoted(anchors, document, fingerprint)
    edited = {name: anchors[name] for name, found in quotes.items() if found.status in ("near", "weak", "lost")}
    broken = {name: anchor for name, anchor in edited.items() if anchor.length >= LONG}
    if broken:
        found = _quoted(broken, _without_heads(document), fingerprint)
        quotes |= {name: one for name, one in found.items() if one.words}
    return quotes


def _without_heads(document: Document) -> Document:
    """Return the copy with its page heads blanked, every other word at its place.

    A head is taken to be a short paragraph that neither begins in lower case nor ends as a sentence does.
    """
    source, pieces, done = document.source, [], 0
    for start, end in document.paragraph_spans:
        words = readable(source[start:end])
        if len(words.split()) <= HEAD and not words[0].islower() and not CLOSED.search(words):
            pieces += [source[done:start], " " * (end - start)]
            done = end
    return parse("".join((*pieces, source[done:])), document.name)


def _quoted(anchors: Mapping[str, Anchor], document: Document, fingerprint: str) -> dict[str, Quote]:
    quotes = {}
    places = []
    for name, anchor in anchors.items():
        status, first, length, _ = find(anchor, document, fingerprint)
        if status == "exact":
            at = _one_place(anchor, document)
            status, first = ("ambiguous", -1) if at is None else ("exact", at)
        quotes[name] = Quote(status)
        if status in ("same", "exact"):
            places.append(_Place(name, first, first + length, _neighbours(anchor, document, first), status))
    rivals = _rivals(places)
    for place in places:
        if place.passage in rivals:
            quotes[place.passage] = Quote("ambiguous")
        else:
            parts = _parts(document, place, len(anchors[place.passage].paragraphs))
            quotes[place.passage] = Quote(place.status, parts)
    return quotes


def _one_place(anchor: Anchor, document: Document) -> int | None:
    """Return the place where the passage stands word for word; None where that is not certain.

    Of several it is that whose neighbours are the passage's own. One alone is enough for a long passage; a short one
    must have neighbours of its own there, or be a sentence of the copy by itself, as a heading is.
    """
    places = exact_places(anchor, document)
    if places is None:
        return None
    best = max(places, key=lambda place: _neighbours(anchor, document, place))
    framed = _neighbours(anchor, document, best)
    if len(places) > 1:
        others = max(_neighbours(anchor, document, place) for place in places if place != best)
        return best if framed >= FRAME and framed > others else None
    alone = (best, anchor.length) in document.places
    return best if anchor.length >= LONG or framed >= FRAME or alone else None


def _neighbours(anchor: Anchor, document: Document, start: int) -> int:
    """How many of the words beside the passage stand beside that place without a break."""
    before = document.word_hashes[max(start - CONTEXT, 0) : max(start, 0)]
    after = document.word_hashes[start + anchor.length : start + anchor.length + CONTEXT]
    sides = ((reversed(anchor.before), reversed(before)), (anchor.after, after))
    return sum(len(list(takewhile(bool, map(eq, *side)))) for side in sides)


def _rivals(places: Iterable[_Place]) -> set[str]:
    """Return the passages that were found where another stands, which has more words or more of its neighbours there."""
    taken: dict[int, list[_Place]] = defaultdict(list)  # by each word; a longer one is not within a shorter one
    refused = set()
    for place in sorted(places, key=lambda place: (place.first - place.end, -place.framed)):
        others = {other for edge in (place.first, place.end - 1) for other in taken[edge]}
        for other in others:
            refused.add(place.passage)
            if (place.end - place.first, place.framed) == (other.end - other.first, other.framed):
                refused.add(other.passage)
        for word in range(place.first, place.end):
            taken[word].append(place)
    return refused


def _parts(document: Document, place: _Place, count: int) -> tuple[str, ...]:
    """Return the words of a place by the copy's paragraphs if these are so many, else in one; rules between them are left out."""
    start, end = _span(document, place)
    spans = document.paragraph_spans
    begin = max(bisect_right(spans, start, key=itemgetter(0)) - 1, 0)
    there = takewhile(lambda span: span[0] < end, spans[begin : begin + place.end - place.first + 1])  # each holds a word
    cut = [(max(start, first), min(end, last)) for first, last in there if start < last]
    parts = tuple(readable(document.source[first:last]) for first, last in cut)
    return parts if len(parts) == count else (_one_line(parts),)


def _one_line(parts: tuple[str, ...]) -> str:
    """Return parts on one line; a word that a page's end broke is whole again, as one is that a line's end broke."""
    return re.sub(r"(?<=[^\W_]-) \n(?=[^\W_])", "", " \n".join(parts)).replace(" \n", " ")


def _span(document: Document, place: _Place) -> tuple[int, int]:
    """Return the characters of a place: of the sentence that stands there, else of its words with what quotes and ends them."""
    sentence = document.places.get((place.first, place.end - place.first))
    if sentence:
        return sentence.start, sentence.end
    source, tokens = document.source, document.tokens
    before = tokens[place.first - 1].end if place.first else 0
    start, end = tokens[place.first].start, tokens[place.end - 1].end
    opening, closing = _OPENING.search(source, before, start), _CLOSING.match(source, end)
    return opening.start() if opening else start, closing.end() if closing else end
