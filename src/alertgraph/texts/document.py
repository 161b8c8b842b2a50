"""Reads a copy of an alert, plain text or HTML, into words, sentences and paragraphs with their offsets."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from alertgraph.errors import SourceError
from alertgraph.texts.tokens import WORD, Folded, Token, fold, hash_words, readable, squeeze

__all__ = ["Document", "Sentence", "Token", "parse", "read"]

SHINGLE = 4  # words: shorter runs repeat by chance, longer ones do not survive an edit
RUNNING_TEXT = 30  # words: a paragraph this long is not a heading

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|[\f\u2029]")
_BLOCK_EDGE = re.compile("\u2029")
_STOP = re.compile(r"[.!?](?P<closing>[\"')\]*]*)\s+(?=[\"'(\[*]*(?P<next>[^\W\d_]+|(?:1[0-9]|20)\d\d\b))")
_CLOSED = re.compile(r"[.!?][\"')\]*]*$")
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.)+$")
_ABBREVIATION = re.compile(
    r"\b(?:vs?|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|Rev|Hon|St|Mt|Ft|Jr|Sr|Inc|Ltd"
    r"|Co|Corp|Art|No|Nos|Vol|Fig|ed|eds|cf|al|e\.g|i\.e|approx|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)
# After "the U.S." a capital may go on ("U.S. Congress"); these words almost always begin a sentence.
_OPENER = re.compile(
    r"The|That|This|These|Those|There|It|He|She|They|We|You|Its|His|Their|Our|In|On|At|As|By|To|From|For|With"
    r"|But|And|Yet|However|While|Although|Though|If|When|After|Before|Since|Under|During|Despite|Because"
    r"|Meanwhile|Moreover|Furthermore|Such|Both|Many|Most|Some"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its paragraphs, its number among those beginning in the first of them, and its place."""

    paragraphs: tuple[int, ...]
    number: int
    first: int
    length: int
    start: int
    end: int

    @property
    def name(self) -> str:
        """The name that a curator cites, such as `p12-s3`."""
        return f"p{self.paragraphs[0]}-s{self.number}"


@dataclass(frozen=True, eq=False)
class Document:
    """A copy of an alert in words, sentences and paragraphs.

    `first` and `length` count tokens; every `start`, `end` and span counts characters of `source`.
    """

    source: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraph_spans: tuple[tuple[int, int], ...]
    fingerprint: str

    def sentence(self, name: str) -> Sentence | None:
        """The sentence of that name (`p12-s3`), or None."""
        return self._by_name.get(name)

    def passage_text(self, sentence: Sentence) -> str:
        """The sentence as a reader sees it, on one line."""
        return readable(self.source[sentence.start : sentence.end])

    def words(self, first: int, length: int) -> tuple[str, ...]:
        """The normalised words from token `first` on; fewer at the edges of the text."""
        return self._texts[max(first, 0) : max(first + length, 0)]

    @cached_property
    def shingles(self) -> dict[str, list[int]]:
        """Where each run of four words begins, in tokens, by the first 8 digits of its hash."""
        starts: dict[str, list[int]] = defaultdict(list)
        for first in range(len(self.tokens) - SHINGLE + 1):
            starts[hash_words(self.words(first, SHINGLE), 8)].append(first)
        return dict(starts)

    @cached_property
    def word_hashes(self) -> tuple[str, ...]:
        """The first 4 digits of the hash of each word."""
        hashes = {word: hash_words((word,), 4) for word in set(self._texts)}
        return tuple(hashes[word] for word in self._texts)

    @cached_property
    def places(self) -> dict[tuple[int, int], Sentence]:
        """The sentences by their place: the first token, and how many."""
        return {(sentence.first, sentence.length): sentence for sentence in self.sentences}

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        return tuple(token.text for token in self.tokens)

    @cached_property
    def _by_name(self) -> dict[str, Sentence]:
        return {sentence.name: sentence for sentence in self.sentences}


class _Piece(NamedTuple):
    """A sentence, or the part of one that stands in one paragraph, as a span of the folded text."""

    paragraph: int
    start: int
    end: int
    continues: bool


def read(path: Path) -> Document:
    """The document in a UTF-8 file of plain text or HTML; SourceError says what is wrong with any other."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file; give the path of your copy of the alert") from None
    except IsADirectoryError:
        raise SourceError(f"{path}: is a directory; give the file in it that holds the alert") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SourceError(f"{path}: cannot be read ({reason}); give a copy that can") from None
    if data.startswith(b"%PDF"):
        raise SourceError(f"{path}: is a PDF; extract its text first, as with pdftotext, and give that")
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8 text or HTML") from None
    document = parse(source.removeprefix("\ufeff"))
    if not document.tokens:
        raise SourceError(f"{path}: is empty, it holds no words; give a file with the text of the alert")
    return document


def parse(source: str) -> Document:
    """The words, sentences and paragraphs of a plain text or of HTML.

    Paragraphs are set apart by blank lines, in HTML by block tags; one without a word does not count. A
    sentence ends at `.`, `!` or `?` (and closing quotes) before a space and a capital letter, except after
    initials and abbreviations. A sentence that runs into the next paragraph, as over a page break, is one
    sentence of both. That is so where a paragraph has no closing punctuation and the next begins in lower
    case, or where it is running text: at least 30 words, less than half of them capitalised. A heading is
    neither, and stands alone.
    """
    folded = fold(source)
    found = [(match.start(), match.end(), squeeze(match[0])) for match in WORD.finditer(folded.text)]
    tokens = tuple(Token(text, folded.starts[start], folded.ends[end - 1]) for start, end, text in found)
    paragraphs = _paragraphs(folded)
    word_starts = [start for start, _, _ in found]
    sentences: list[Sentence] = []
    number = 0
    for piece in _pieces(folded.text, paragraphs):
        first = bisect_left(word_starts, piece.start)
        length = bisect_left(word_starts, piece.end) - first
        start, end = folded.starts[piece.start], folded.ends[piece.end - 1]
        in_paragraphs: tuple[int, ...] = (piece.paragraph,)
        if piece.continues:
            head = sentences.pop()
            in_paragraphs = (*head.paragraphs, piece.paragraph)
            first, start, length = head.first, head.start, head.length + length
        elif sentences and sentences[-1].paragraphs == in_paragraphs:
            number += 1
        else:
            number = 1
        sentences.append(Sentence(in_paragraphs, number, first, length, start, end))
    return Document(
        source=source,
        tokens=tokens,
        sentences=tuple(sentences),
        paragraph_spans=tuple((folded.starts[start], folded.ends[end - 1]) for start, end in paragraphs),
        fingerprint=hash_words([token.text for token in tokens], 16),
    )


def _paragraphs(folded: Folded) -> list[tuple[int, int]]:
    """The spans of the paragraphs that hold a word, without the space around them."""
    text = folded.text
    edges = [match.span() for match in (_BLOCK_EDGE if folded.is_html else _BLANK_LINE).finditer(text)]
    spans = []
    for (_, start), (end, _) in zip([(0, 0), *edges], [*edges, (len(text), len(text))], strict=True):
        block = text[start:end]
        if WORD.search(block):
            spans.append((start + len(block) - len(block.lstrip()), start + len(block.rstrip())))
    return spans


def _pieces(text: str, paragraphs: list[tuple[int, int]]) -> list[_Piece]:
    """The sentences of each paragraph; the first one may continue the last of the paragraph before."""
    pieces: list[_Piece] = []
    before = ""
    for number, (start, end) in enumerate(paragraphs, 1):
        block = text[start:end]
        continues = bool(before) and _runs_on(before, block)
        stops = [*_stops(block), (len(block), len(block))]
        begin = 0
        for stop, following in stops:
            pieces.append(_Piece(number, start + begin, start + stop, continues and begin == 0))
            begin = following
        before = block
    return pieces


def _stops(block: str) -> list[tuple[int, int]]:
    """Where each sentence but the last ends, and where the next begins."""
    stops = []
    begin = 0
    for match in _STOP.finditer(block):
        until = block[begin : match.start() + 1]
        following = match["next"]
        opens = following[0].isupper() or following[0].isdigit()  # "1948 also saw": a year may open a sentence
        if not opens or not WORD.search(until):
            continue
        if not match["closing"]:
            if _ABBREVIATION.search(until):
                continue
            if _INITIALS.search(until) and not _OPENER.fullmatch(following):
                continue
        stops.append((match.end("closing"), match.end()))
        begin = match.end()
    return stops


def _runs_on(block: str, following: str) -> bool:
    """Whether the last sentence of a paragraph goes on in the next; the rule is told in `parse`."""
    if _CLOSED.search(block):
        return False
    word = WORD.search(following)
    if word and word[0][0].islower():
        return True
    words = [match[0] for match in WORD.finditer(block)]
    capitalised = sum(word[0].isupper() for word in words)
    return len(words) >= RUNNING_TEXT and capitalised * 2 < len(words)
