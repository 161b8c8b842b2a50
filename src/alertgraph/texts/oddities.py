"""What looks odd in a copy of a text, each with its place: what a person should look at, although nothing need be wrong."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from alertgraph.texts.document import Document, Sentence
from alertgraph.texts.tokens import readable

_LineOf = Callable[[int], int]

LONG: Final = 90  # words: a sentence of more is perhaps two

_MARKUP = re.compile(
    r"(?P<emphasis>(?<![^\W_])(?:\*{1,3}|__|~~)(?=[^\W_])[^*\n]{0,200}?[^\W_][.,!?;:]?(?:\*{1,3}|__|~~)(?![^\W_]))"
    r"|(?P<link>\]\([^\s)]{1,1000}\)|\[\[|\]\]|\{\{|\}\})|(?P<code>`)|(?P<entity>&\#?\w{1,31};)"
    r"|(?P<heading>^[ \t]*(?:\#{1,6}|>)[ \t]*(?=\w))|(?P<table>^[ \t]*\|.*\|[ \t]*$)",
    re.MULTILINE,
)


class Oddity(NamedTuple):
    """Something odd: the line of the copy in which it stands, the passage or paragraph, and what it is."""

    line: int
    place: str
    what: str

    def __str__(self) -> str:
        """The line, the place and what is odd, before which the path of the copy may be put."""
        return f"{self.line}: {self.place} {self.what}"


def oddities(document: Document, declared: int | None = None) -> list[Oddity]:
    """Return what looks odd in a copy, in the order of its lines; ``declared`` is how many paragraphs its alert should have."""
    line_of = _line_of(document)
    found = [*_paragraphs(document, declared, line_of), *_sentences(document, line_of), *_markup(document, line_of)]
    return sorted(found, key=lambda oddity: oddity.line)


def _paragraphs(document: Document, declared: int | None, line_of: _LineOf) -> Iterator[Oddity]:
    count = len(document.paragraph_spans)
    if count == 1 and len(document.sentences) > 1:
        yield Oddity(1, "p1", "is the only paragraph; are they set apart by blank lines?")
    if declared and count != declared:
        last = line_of(document.paragraph_spans[-1][0])
        yield Oddity(last, f"p{count}", f"is the last paragraph; alert.ttl declares {declared}")
    held: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in document.sentences:
        for number in sentence.paragraphs:
            held[number].append(sentence)
    for number, ((_, end), _) in enumerate(pairwise(document.paragraph_spans), 1):
        if _is_unfinished(document, held[number], number, end):
            yield Oddity(line_of(end), f"p{number}", f"ends without a full stop, and p{number + 1} begins a sentence")


def _is_unfinished(document: Document, own: list[Sentence], number: int, end: int) -> bool:
    """Whether running text ends there with no sentence: it holds a full sentence, so it is neither heading nor list point."""
    return (
        len(own) > 1
        and own[-1].paragraphs[-1] == number
        and not re.search(r"[.!?:;\u2026][^\w]*\Z", readable(document.source[max(end - 40, 0) : end]))
    )


def _sentences(document: Document, line_of: _LineOf) -> Iterator[Oddity]:
    for sentence in document.sentences:
        line = line_of(sentence.start)
        if sentence.length > LONG:
            yield Oddity(line, sentence.name, f"is a sentence of {sentence.length} words")
        if len(sentence.paragraphs) > 1:
            numbers = " and ".join(f"p{number}" for number in sentence.paragraphs)
            yield Oddity(line, sentence.name, f"is a sentence that runs across {numbers}")


def _markup(document: Document, line_of: _LineOf) -> Iterator[Oddity]:
    """Yield what a reader would see of markup in the words of each sentence."""
    for sentence in document.sentences:
        text = document.source[sentence.start : sentence.end]
        seen: dict[str | None, re.Match[str]] = {}
        for match in _MARKUP.finditer(text):
            if readable(match[0]) == match[0]:  # an entity that is read as a character is none of it
                seen.setdefault(match.lastgroup, match)
        for match in seen.values():
            line = line_of(sentence.start + match.start())
            yield Oddity(line, sentence.name, f"holds markup ({match.lastgroup})")


def _line_of(document: Document) -> _LineOf:
    """Return what tells the number of the line in which a character stands."""
    breaks = [match.start() for match in re.finditer("\n", document.source)]
    return lambda place: bisect_left(breaks, place) + 1
