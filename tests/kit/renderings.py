"""The texts that the tests read, and re-renderings: what copying, typesetting and editing do to a text.

Each rendering comes from a seed. Words are counted as tokens of the original. A rendering tells before
which of them it put words of its own, so that a test knows where each passage must be found.
"""

import random
import re
import textwrap
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

import support

from alertgraph.texts.document import Document, Sentence, read

RUNNING_HEAD = "River Observer Weekly"
NAVIGATION = "<nav><ul><li>Home</li><li>Our work</li></ul></nav><script>var home = 'Our work';</script>"
ENTITIES = {
    "&": "&amp;",
    "\u2013": "&ndash;",
    "\u2019": "&#8217;",
    "\u201c": "&#x201C;",
    "\u00a0": "&nbsp;",
    "\u00e1": "&aacute;",
    "\u00fc": "&uuml;",
}
LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}


class Rendering(NamedTuple):
    """A re-rendered text, and before which tokens of the original it has a word more (one entry a word)."""

    text: str
    inserted: tuple[int, ...] = ()

    def place(self, sentence: Sentence) -> tuple[int, int]:
        """The first token of the sentence in this text and the token after its last."""
        last = sentence.first + sentence.length - 1
        return (
            sentence.first + bisect_right(self.inserted, sentence.first),
            last + bisect_right(self.inserted, last) + 1,
        )


def read_text(name: str) -> Document:
    """The made-up alert, or the real one, which is not in the repository: the test is skipped without it."""
    return read(support.MADE_UP_TEXT if name == "made-up" else support.alert_text())


def reflowed(document: Document, seed: int) -> Rendering:
    """The text with its lines broken at 72 columns."""
    return Rendering(_each_paragraph(document.source, lambda text: textwrap.fill(text, 72)))


def page_heads(document: Document, seed: int) -> Rendering:
    """A page number and a running head every 350 words, in the middle of sentences and paragraphs."""
    rng = _seeded(seed)
    inserted: list[int] = []
    source = document.source
    heads: list[tuple[int, str]] = []
    for page, at in enumerate(range(350, len(document.tokens), 350), 1):
        token = at - rng.randrange(100)
        heads.append((document.tokens[token].start, f"\n\n{page}\n{RUNNING_HEAD}\n\n"))
        inserted += [token] * 4
    for start, head in reversed(heads):
        source = source[:start] + head + source[start:]
    return Rendering(source, tuple(inserted))


def html(document: Document, seed: int) -> Rendering:
    """A web page: navigation, a script, entities, comments, and inline tags around and inside words."""
    return Rendering(_to_html(document.source, _seeded(seed)))


def curly(document: Document, seed: int) -> Rendering:
    """Typographic quotation marks and dashes, no-break spaces and no-break hyphens."""
    return Rendering(_to_curly(document.source, _seeded(seed)))


def decomposed(document: Document, seed: int) -> Rendering:
    """Accents as separate characters (NFD), soft hyphens and zero-width characters inside words."""
    return Rendering(_to_decomposed(document.source, _seeded(seed)))


def hyphenated(document: Document, seed: int) -> Rendering:
    """Ligatures, and words divided at the end of the line."""
    return Rendering(_to_hyphenated(document.source, _seeded(seed)))


def all_at_once(document: Document, seed: int) -> Rendering:
    """Page heads, curly quotes, decomposed accents, hyphenation and HTML, one upon the other."""
    rng = _seeded(seed)
    text, inserted = page_heads(document, seed)
    for change in (_to_curly, _to_hyphenated, _to_decomposed, _to_html):
        text = change(text, rng)
    return Rendering(text, inserted)


def words_changed(document: Document, seed: int, count: int, sentences: Iterable[Sentence] = ()) -> Rendering:
    """Some words of each sentence (or only of those given) replaced by other words of the text."""
    rng = _seeded(seed)
    vocabulary = sorted({token.text for token in document.tokens if token.text.isalpha()})
    edits = {}
    for sentence in sentences or document.sentences:
        tokens = range(sentence.first, sentence.first + sentence.length)
        for at in rng.sample(tokens, min(count, sentence.length)):
            others = rng.sample(vocabulary, 2)
            edits[at] = next(word for word in others if word != document.tokens[at].text)
    return Rendering(_replaced(document, edits))


def one_word_changed(document: Document, seed: int) -> Rendering:
    """Every sentence with one word changed."""
    return words_changed(document, seed, 1)


def three_words_changed(document: Document, seed: int) -> Rendering:
    """Every sentence with three words changed."""
    return words_changed(document, seed, 3)


def seven_words_inserted(document: Document, seed: int) -> Rendering:
    """Every sentence with seven words put into it."""
    return words_inserted(document, seed, 7)


def words_inserted(document: Document, seed: int, count: int) -> Rendering:
    """Some words of the text put together into the middle of each sentence."""
    rng = _seeded(seed)
    vocabulary = sorted({token.text for token in document.tokens if token.text.isalpha()})
    edits = {}
    inserted: list[int] = []
    for sentence in document.sentences:
        if sentence.length < 2:
            continue
        at = rng.randrange(sentence.first + 1, sentence.first + sentence.length)
        token = document.tokens[at]
        edits[at] = " ".join([*rng.choices(vocabulary, k=count), document.source[token.start : token.end]])
        inserted += [at] * count
    return Rendering(_replaced(document, edits), tuple(inserted))


def cut_out(document: Document, sentences: Iterable[Sentence]) -> str:
    """The text without those sentences."""
    text = document.source
    for sentence in sorted(sentences, key=lambda sentence: -sentence.start):
        text = text[: sentence.start] + text[sentence.end :]
    return text


def _seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - for variety that can be repeated, not for secrets


def _replaced(document: Document, edits: dict[int, str]) -> str:
    text = document.source
    for at in sorted(edits, reverse=True):
        token = document.tokens[at]
        # The spaces keep the new word apart from a tag or dot that the old one had at its side.
        text = f"{text[: token.start]} {edits[at]} {text[token.end :]}"
    return text


def _blocks(text: str) -> list[str]:
    return [block for block in re.split(r"\n\s*\n", text) if block.strip()]


def _each_paragraph(text: str, change: Callable[[str], str]) -> str:
    return "\n\n".join(change(" ".join(block.split())) for block in _blocks(text))


def _outside_tags(text: str, change: Callable[[str], str]) -> str:
    return "".join(part if part.startswith("<") else change(part) for part in re.split(r"(<[^<>]*>)", text))


def _to_curly(text: str, rng: random.Random) -> str:
    text = re.sub(r'(?<![^\s(\[])"', "\u201c", text).replace('"', "\u201d")
    text = re.sub(r"(?<![^\s(\[\u201c])'", "\u2018", text).replace("'", "\u2019")
    text = re.sub(r"(?<=\w)-(?=\w)", "\u2011", text)
    text = re.sub(r" [-\u2013] ", "\u2009\u2014\u2009", text)
    return re.sub(r"(?<=\w) (?=\w)", lambda match: rng.choice((" ", " ", "\u00a0")), text)


def _to_decomposed(text: str, rng: random.Random) -> str:
    def divide(match: re.Match[str]) -> str:
        word = match[0]
        at = rng.randrange(2, len(word) - 1)
        return word[:at] + rng.choice(("\u00ad", "\u200b", "\u200d", "\ufeff")) + word[at:]

    text = unicodedata.normalize("NFD", text)
    return _outside_tags(text, lambda part: re.sub(r"[a-z]{6,}", divide, part))


def _to_hyphenated(text: str, rng: random.Random) -> str:
    def fill(block: str) -> str:
        lines, line = [], ""
        for word in block.split():
            if len(line) + len(word) > 60 and (found := re.fullmatch(r"([A-Za-z]{3,4})([a-z]{3,}\W?)", word)):
                lines.append(f"{line} {found[1]}-")
                line = found[2]
            elif len(line) + len(word) > 72:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        text = "\n".join([*lines, line])
        for letters, ligature in LIGATURES.items():
            text = text.replace(letters, ligature)
        return text

    return _each_paragraph(text, fill)


def _to_html(text: str, rng: random.Random) -> str:
    def mark(match: re.Match[str]) -> str:
        word = match[0]
        if rng.random() < 0.9:
            return word
        at = rng.randrange(1, len(word))
        inside = f"{word[:at]}<i class='x > y'>{word[at:]}</i>"
        return rng.choice((f"<b>{word}</b>", inside, f"{word}<sup>[7]</sup>"))

    def encode(part: str) -> str:
        part = re.sub(r"[a-z]{3,}", mark, part)
        return "".join(ENTITIES.get(character, character) for character in part)

    body = "\n".join(f"<p>{_outside_tags(block, encode)}</p><!-- p -->" for block in _blocks(text))
    head = "<!DOCTYPE html>\n<html><head><title>Alert</title><style>p {margin: 0}</style></head>"
    return f"{head}<body>{NAVIGATION}<div>{body}</div><footer>Our work</footer></body></html>"


Render = Callable[[Document, int], Rendering]
RENDERINGS: tuple[Render, ...] = (
    reflowed,
    page_heads,
    html,
    curly,
    decomposed,
    hyphenated,
    all_at_once,
    one_word_changed,
    three_words_changed,
    seven_words_inserted,
)
