"""Whatever a text holds: each of its words is in one sentence, in order; a passage is found as the same words, or refused."""

import re
from functools import cache
from itertools import pairwise

import alterations
import strategies
import support
from hypothesis import given
from hypothesis import strategies as st

from alertgraph.texts import matching, quoting, tokens
from alertgraph.texts.document import Document, parse, read
from alertgraph.texts.oddities import oddities
from alertgraph.texts.sentences import stops, without_notes


@given(strategies.texts)
def test_each_word_is_in_one_sentence(source: str) -> None:
    """Sentences follow one another without a gap or an overlap, of words and of characters, and so do paragraphs."""
    document = parse(source)
    ends = [0]
    for sentence in document.sentences:
        assert sentence.first == ends[-1]
        assert sentence.length >= 0
        ends.append(sentence.first + sentence.length)
    assert ends[-1] == len(document.tokens)
    spans = [(sentence.start, sentence.end) for sentence in document.sentences]
    for found in (spans, list(document.paragraph_spans), [(token.start, token.end) for token in document.tokens]):
        assert all(start <= end for start, end in found)
        assert all(end <= start for (_, end), (start, _) in pairwise(found))
    assert all(
        document.passage_text(sentence) == " ".join(document.passage_text(sentence).split()) for sentence in document.sentences
    )
    assert len({sentence.name for sentence in document.sentences}) == len(spans)


@given(strategies.texts)
def test_sentences_are_the_whole_paragraph(block: str) -> None:
    """What stands between two sentences is space alone."""
    begin = 0
    for end, following in stops(block):
        assert begin < end < following
        assert block[end:following].isspace()
        begin = following
    assert len(without_notes(block)) == len(block)


@given(strategies.texts)
def test_characters_keep_their_places(source: str) -> None:
    """Each plain character knows the source that it came from; words are letters and figures without case."""
    folded = tokens.fold(source)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(start < end for start, end in zip(folded.starts, folded.ends, strict=True))
    assert folded.starts == sorted(folded.starts)
    squeezed = tokens.normalise(source)
    assert squeezed == squeezed.casefold() or not squeezed.isascii()
    assert re.search(r"[\W_]", squeezed) is None
    assert parse(source).tokens == () or "".join(token.text for token in parse(source).tokens) == re.sub(
        r"[\W_]", "", "".join(token.text for token in parse(source).tokens)
    )
    assert all(oddity.line >= 1 for oddity in oddities(parse(source)))


@given(strategies.texts, strategies.texts, strategies.texts)
def test_a_passage_is_the_same_words_or_refused(before: str, source: str, after: str) -> None:
    """In its own text each is found where it stands; in another, what is shown has the words of the passage and no others."""
    document = parse(source)
    anchors = {sentence.name: matching.anchor(document, sentence) for sentence in document.sentences}
    own = quoting.quote(anchors, document, document.fingerprint)
    assert all(quote.status == "same" for name, quote in own.items() if anchors[name].length)
    wanted = {sentence.name: document.words(sentence.first, sentence.length) for sentence in document.sentences}
    _shown_are(wanted, quoting.quote(anchors, parse(f"{before}\n\n{source}\n\n{after}"), document.fingerprint))
    _shown_are(wanted, quoting.quote(anchors, parse(after), document.fingerprint))


@cache
def _made_up() -> Document:
    return read(support.MADE_UP_TEXT)


@given(st.integers(0, 10**9))
def test_a_passage_in_an_altered_copy(seed: int) -> None:
    """Whatever happened to lines, heads and paragraphs, no other words are shown for a passage."""
    document = _made_up()
    anchors = {sentence.name: matching.anchor(document, sentence) for sentence in document.sentences}
    copy = parse(alterations.altered(document.source, seed))
    wanted = {sentence.name: document.words(sentence.first, sentence.length) for sentence in document.sentences}
    _shown_are(wanted, quoting.quote(anchors, copy, document.fingerprint))


def _shown_are(wanted: dict[str, tuple[str, ...]], quotes: dict[str, quoting.Quote]) -> None:
    for name, quote in quotes.items():
        if quote.words:
            assert tokens.normalise(re.sub("<", "&lt;", quote.words)) == "".join(wanted[name]), (name, quote)
