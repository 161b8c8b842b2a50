"""Finds a sentence of an alert again in any copy of its text, from fingerprints that hold no word of it.

An anchor keeps where the sentence stood and hashes of its words: of all of them, of up to eight runs of four
(which survive an edit elsewhere in the sentence), and of the four words on either side (which tell two copies
apart). What a text has all over tells nothing: a passage with too many places is ambiguous, and they are not compared.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from operator import eq
from typing import Literal, NamedTuple

from alertgraph.texts.document import SHINGLE, Document, Sentence
from alertgraph.texts.tokens import hash_words

Status = Literal["same", "exact", "near", "weak", "ambiguous", "lost"]

SHINGLES = 8  # measured: with four, fewer of the edited sentences are found
CONTEXT = 4  # words on either side
NEAR = 0.6  # share of the shingles from which a match needs no second look
ACCEPTED = 0.34  # share from which it is offered at all; a quarter doubles the false ones
CROWDED = 200  # places at which the rarest shingle of a passage may stand; of more it is in none for certain
CLOSE = 4096  # pairs of hits that are compared for one passage: a sentence of its own has some hundred
FURTHEST = 60  # words by which an edge may move in the longest sentence
FOUND = ("same", "exact", "near")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a sentence stood, in tokens, and the hashes (hexadecimal, 4 bits a digit) that find it again."""

    paragraphs: tuple[int, ...]
    sentence: int
    first: int
    length: int
    hash: str
    shingles: tuple[tuple[int, str], ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


class Match(NamedTuple):
    """Where a passage was found: the first token, how many, and which share (0 to 1) of the shingles agrees.

    `same`: nothing differs. `exact`: the same words, elsewhere or in another text. `near`, `weak`: edited,
    the latter to be confirmed by a person. `ambiguous`: several places fit as well. `lost`: none does;
    `first` is -1.
    """

    status: Status
    first: int
    length: int
    score: float


class _Hit(NamedTuple):
    """A shingle met in the document: where the passage would begin, its offset, and where it stands."""

    start: int
    offset: int
    place: int


class _Candidate(NamedTuple):
    """A place for the passage: shingles and neighbours that agree, whether on both sides, and its edges."""

    hits: int
    neighbours: int
    framed: bool
    first: int
    end: int


LOST = Match("lost", -1, 0, 0.0)
_Agreeing = Callable[[Anchor, Document, int], int]


def anchor(document: Document, sentence: Sentence) -> Anchor:
    """The anchor of a sentence of the document."""
    first, length = sentence.first, sentence.length
    words = document.words(first, length)
    return Anchor(
        paragraphs=sentence.paragraphs,
        sentence=sentence.number,
        first=first,
        length=length,
        hash=hash_words(words, 24),
        shingles=tuple((at, hash_words(words[at : at + SHINGLE], 8)) for at in _offsets(length)),
        before=document.word_hashes[max(first - CONTEXT, 0) : first],
        after=document.word_hashes[first + length : first + length + CONTEXT],
    )


def differences(anchor: Anchor, document: Document) -> tuple[str, ...]:
    """The fields of the anchor that disagree with the document, in the order of `Anchor`; none if all agree.

    They are recomputed for the sentence that the anchor names and for the one that begins at its first token.
    Where the two are not one sentence, that which agrees in more fields tells what is wrong.
    """
    names = tuple(field.name for field in fields(Anchor))
    best = names
    for fresh in _at_stored_place(anchor, document):
        found = tuple(name for name in names if getattr(fresh, name) != getattr(anchor, name))
        best = min(best, found, key=len)
    return best


def find(anchor: Anchor, document: Document, fingerprint: str) -> Match:
    """The place of the passage in the document; `fingerprint` is of the copy the anchor was made from."""
    if document.fingerprint == fingerprint and not differences(anchor, document):
        return Match("same", anchor.first, anchor.length, 1.0)
    return _find_exact(anchor, document) or _find_edited(anchor, document)


def is_same_alert(anchors: Iterable[Anchor], document: Document, fingerprint: str) -> bool:
    """Whether the document is a copy of the alert: it has anchors, and at least a third are found."""
    statuses = [find(anchor, document, fingerprint).status for anchor in anchors]
    return bool(statuses) and 3 * sum(status in FOUND for status in statuses) >= len(statuses)


def _offsets(length: int) -> list[int]:
    """Where the shingles of a sentence begin: first and last word run included, evenly spaced."""
    last = length - SHINGLE
    count = min(SHINGLES, last + 1)
    return [round(number * last / max(count - 1, 1)) for number in range(count)]


def _at_stored_place(stored: Anchor, document: Document) -> list[Anchor]:
    """Anchors made afresh of the sentence so named and of the sentence that begins at the stored token."""
    places = []
    if stored.paragraphs and (named := document.sentence(f"p{stored.paragraphs[0]}-s{stored.sentence}")):
        places.append(named)
    at = bisect_left(document.sentences, stored.first, key=lambda sentence: sentence.first)
    if at < len(document.sentences) and document.sentences[at].first == stored.first:
        places.append(document.sentences[at])
    return [anchor(document, place) for place in dict.fromkeys(places)]


def exact_places(anchor: Anchor, document: Document) -> list[int] | None:
    """The tokens at which the whole passage begins word for word, in the order of the text; None where they are too many."""
    if not anchor.shingles:  # fewer than four words
        places, offset = document.short_runs.get((anchor.length, anchor.hash), []), 0
    else:
        there = [(document.shingles[one], at) for at, one in anchor.shingles if one in document.shingles]
        places, offset = min(there, key=lambda pair: len(pair[0]), default=([], 0))
    if len(places) > CROWDED:
        return None
    return [place - offset for place in places if _agrees(anchor, document, place - offset)]


def _find_exact(anchor: Anchor, document: Document) -> Match | None:
    """The place where the whole hash agrees; of several that with the same neighbours, then the nearest."""
    places = exact_places(anchor, document)
    if places is None:
        return _crowded(anchor, document)
    if not places:
        return None

    def merit(start: int) -> tuple[int, int]:
        before = _agreeing_before(anchor, document, start)
        after = _agreeing_after(anchor, document, start + anchor.length)
        return before + after, -abs(start - anchor.first)

    return Match("exact", max(places, key=merit), anchor.length, 1.0)


def _crowded(anchor: Anchor, document: Document) -> Match:
    """What is told of a passage whose words stand all over the text."""
    return Match("ambiguous", min(max(anchor.first, 0), len(document.tokens)), anchor.length, 0.0)


def _agrees(anchor: Anchor, document: Document, start: int) -> bool:
    words = document.words(start, anchor.length) if start >= 0 else ()
    return len(words) == anchor.length and hash_words(words, 24) == anchor.hash


def _hits(anchor: Anchor, document: Document) -> list[_Hit]:
    return [
        _Hit(place - offset, offset, place) for offset, shingle in anchor.shingles for place in document.shingles.get(shingle, ())
    ]


def _find_edited(anchor: Anchor, document: Document) -> Match:
    """The place where most shingles stand in order and agree about where the passage begins.

    Of equal places the one with the same neighbours is taken. Those also vouch for a place with too few
    shingles, but only on both sides at once, so that a passage that was cut out is not found in what stood
    around it.
    """
    groups = _groups(anchor, document)
    if groups is None:
        return _crowded(anchor, document)
    candidates = {_candidate(_chain(group), anchor, document) for group in groups}
    fit = [found for found in candidates if found.hits >= _enough(anchor) or found.framed]
    if not fit:
        return LOST
    fit.sort(key=lambda found: (-found.hits, -found.neighbours, abs(found.first - anchor.first), found.first))
    best = fit[0]
    score = best.hits / len(anchor.shingles)
    status: Status = "near" if score >= NEAR else "weak"
    for rival in fit[1:]:
        apart = rival.first >= best.end or rival.end <= best.first
        if apart and (rival.hits, rival.neighbours) == (best.hits, best.neighbours):
            status = "ambiguous"
    return Match(status, best.first, best.end - best.first, score)


def _enough(anchor: Anchor) -> float:
    return max(2, ACCEPTED * len(anchor.shingles))


def _groups(anchor: Anchor, document: Document) -> list[list[_Hit]] | None:
    """The hits with much the same start as each of them has; None where they are too many to be compared."""
    if sum(len(document.shingles.get(shingle, ())) for _, shingle in anchor.shingles) > CLOSE:
        return None
    hits = sorted(_hits(anchor, document))
    starts = [hit.start for hit in hits]
    slack = _slack(anchor)
    spans = [(bisect_left(starts, start - slack), bisect_right(starts, start + slack)) for start in dict.fromkeys(starts)]
    if sum((end - begin) ** 2 for begin, end in spans) > CLOSE:
        return None
    return [hits[begin:end] for begin, end in spans]


def _chain(group: list[_Hit]) -> list[_Hit]:
    """The longest run of hits with rising offsets and places."""
    chains: list[list[_Hit]] = [[]]
    for hit in sorted(group, key=lambda hit: (hit.offset, hit.place)):
        fitting = (chain for chain in chains if not chain or _follows(hit, chain[-1]))
        chains.append([*max(fitting, key=len), hit])
    return max(chains, key=len)


def _follows(hit: _Hit, other: _Hit) -> bool:
    return hit.offset > other.offset and hit.place > other.place


def _slack(anchor: Anchor) -> int:
    """By how many words an edit may move the edges of the passage: a clause more, in a short one too."""
    return min(max(8, round(0.3 * anchor.length)), FURTHEST)


def _candidate(chain: list[_Hit], anchor: Anchor, document: Document) -> _Candidate:
    """The place of a chain: the edges that its end hits imply, moved to where the neighbours stand."""
    first, before = _snapped(chain[0].start, anchor, document, _agreeing_before)
    end, after = _snapped(chain[-1].start + anchor.length, anchor, document, _agreeing_after)
    if end - first < anchor.length / 2:
        first, end, before, after = chain[0].start, chain[-1].start + anchor.length, 0, 0
    framed = bool(before and after)
    return _Candidate(len(chain), before + after, framed, max(first, 0), min(end, len(document.tokens)))


def _snapped(edge: int, anchor: Anchor, document: Document, agreeing: _Agreeing) -> tuple[int, int]:
    """The nearest edge where all neighbours but one stand, and how many; else the edge as it was, and 0."""
    slack = _slack(anchor)
    for place in sorted(range(edge - slack, edge + slack + 1), key=lambda place: abs(place - edge)):
        if (count := agreeing(anchor, document, place)) >= CONTEXT - 1:
            return place, count
    return edge, 0


def _agreeing_before(anchor: Anchor, document: Document, start: int) -> int:
    """How many of the stored words before the passage stand before that token."""
    found = document.word_hashes[max(start - CONTEXT, 0) : max(start, 0)]
    return sum(map(eq, reversed(anchor.before), reversed(found)))


def _agreeing_after(anchor: Anchor, document: Document, end: int) -> int:
    return sum(map(eq, anchor.after, document.word_hashes[max(end, 0) : max(end, 0) + CONTEXT]))
