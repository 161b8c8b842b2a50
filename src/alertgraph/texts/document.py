"""Reads a copy of an alert, plain text or HTML, into words, sentences and paragraphs with their offsets."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from alertgraph.errors import SourceError
from alertgraph.machine import files
from alertgraph.texts.blocks import Block, blocks
from alertgraph.texts.sentences import count, runs_on, stops, without_notes
from alertgraph.texts.tokens import WORD, Token, fold, hash_words, readable, squeeze

__all__ = ["Document", "Sentence", "Token", "parse", "read"]

#: Bytes of the largest copy that is read: a thousand times the longest alert's.
LARGEST = 32 * 2**20
SHINGLE = 4  # words: shorter runs repeat by chance, longer ones do not survive an edit


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
    name: str = ""

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
    def short_runs(self) -> dict[tuple[int, str], list[int]]:
        """Where each run of one to three words begins, in tokens, by its length and the first 24 digits of its hash."""
        starts: dict[tuple[int, str], list[int]] = defaultdict(list)
        for length in range(1, SHINGLE):
            for first in range(len(self.tokens) - length + 1):
                starts[length, hash_words(self.words(first, length), 24)].append(first)
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
        data = files.read(path, LARGEST)
    except FileNotFoundError:
        raise SourceError(f"{path}: no such file; give the path of your copy of the alert") from None
    except IsADirectoryError:
        raise SourceError(f"{path}: is a directory; give the file in it that holds the alert") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise SourceError(f"{path}: cannot be read ({reason[:1].lower()}{reason[1:]}); give a copy that can") from None
    if data.startswith(b"%PDF"):
        raise SourceError(f"{path}: is a PDF; extract its text first, as with pdftotext, and give that")
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path}: not UTF-8 at byte {error.start}; save it as UTF-8 text or HTML") from None
    document = parse(source.removeprefix("\ufeff"), str(path))
    if not document.tokens:
        raise SourceError(f"{path}: is empty, it holds no words; give a file with the text of the alert")
    return document


def parse(source: str, name: str = "") -> Document:
    """The words, sentences and paragraphs of a plain text or of HTML; `name` is what remarks call it by.

    Paragraphs are set apart by blank lines, in a text that is not broken at a width by every line, in HTML by
    block tags; one without a word does not count. Marks of headings and list points (`##`, `-`, `1.`) are no words.
    A sentence ends at `.`, `!` or `?` (and closing quotes) before a space and a capital letter or a figure, except
    after initials, abbreviations and what numbers it ("Section 1."). The number of a note at a mark ("ignored.3 The") is no
    word. A sentence that runs into the next paragraph, as
    over a page break, is one sentence of both; headings and list points stand alone.
    """
    folded = fold(source)
    folded = folded._replace(text=without_notes(folded.text))
    text, paragraphs = blocks(folded)
    found = [(match.start(), match.end(), squeeze(match[0])) for match in WORD.finditer(text)]
    tokens = tuple(Token(word, folded.starts[start], folded.ends[end - 1]) for start, end, word in found)
    word_starts = [start for start, _, _ in found]
    whole: list[list[_Piece]] = []
    for piece in _pieces(text, paragraphs):
        if piece.continues:
            whole[-1].append(piece)
        else:
            whole.append([piece])
    sentences: list[Sentence] = []
    for pieces in whole:
        in_paragraphs = tuple(piece.paragraph for piece in pieces)
        number = sentences[-1].number + 1 if sentences and sentences[-1].paragraphs == in_paragraphs[:1] else 1
        first = bisect_left(word_starts, pieces[0].start)
        length = bisect_left(word_starts, pieces[-1].end) - first
        start, end = folded.starts[pieces[0].start], folded.ends[pieces[-1].end - 1]
        sentences.append(Sentence(in_paragraphs, number, first, length, start, end))
    return Document(
        source=source,
        tokens=tokens,
        sentences=tuple(sentences),
        paragraph_spans=tuple((folded.starts[block.start], folded.ends[block.end - 1]) for block in paragraphs),
        fingerprint=hash_words([token.text for token in tokens], 16),
        name=name,
    )


def _pieces(text: str, paragraphs: list[Block]) -> Iterator[_Piece]:
    """Yield the sentences of each paragraph; the first one may continue the last of the paragraph before."""
    before: Block | None = None
    for number, block in enumerate(paragraphs, 1):
        words = text[block.start : block.end]
        continues = before is not None and before.kind == block.kind == "text" and _continues(text, before, block)
        begin = 0
        for stop, following in [*stops(words), (len(words), len(words))]:
            yield _Piece(number, block.start + begin, block.start + stop, continues and begin == 0)
            begin = following
        before = block


def _continues(text: str, block: Block, following: Block) -> bool:
    words = count(text, block.start, block.end)
    return runs_on(text[block.start : block.end], text[following.start : following.end], words, over_page=following.after_page)
