"""Copies out of PDF readers: each passage is found, or told as not certain; none is shown with words that are not its own."""

import io
from importlib.metadata import version

import pytest
import readers
import renderings
import support

from alertgraph.texts.document import Document, parse
from alertgraph.texts.matching import Anchor, anchor
from alertgraph.texts.quoting import Quote, quote

SEEDS = range(3)
REFUSED = ("near", "weak", "ambiguous", "lost")


@pytest.fixture(scope="module", params=["made-up", "real"])
def document(request: pytest.FixtureRequest) -> Document:
    """The made-up alert and, where it is at hand, the real one."""
    return renderings.read_text(request.param)


@pytest.fixture(scope="module")
def stored(document: Document) -> dict[str, Anchor]:
    """The anchors of its passages, by their names."""
    return {sentence.name: anchor(document, sentence) for sentence in document.sentences}


def quoted(stored: dict[str, Anchor], document: Document, text: str) -> dict[str, Quote]:
    """The passages as a copy has them; what is shown has the passage's own words, and every other is told as not certain."""
    copy = parse(text)
    found = quote(stored, copy, document.fingerprint)
    for name, one in found.items():
        own = document.words(stored[name].first, stored[name].length)
        assert one.words or one.status in REFUSED
        assert not one.words or tuple(token.text for token in parse(f"x {one.words}").tokens[1:]) == own
    return found


def refused(found: dict[str, Quote]) -> list[str]:
    """The passages that are not shown."""
    return [name for name, one in found.items() if not one.words]


@pytest.mark.parametrize("mark", readers.HYPHENS, ids=ascii)
def test_a_hyphen_at_the_end_of_a_line(mark: str, document: Document, stored: dict[str, Anchor]) -> None:
    """Whatever a reader makes of it, the word is one, and no word of the text differs."""
    for seed in SEEDS:
        text = readers.hyphens(mark)(document, seed).text
        assert mark in text
        assert parse(text).fingerprint == document.fingerprint
        assert refused(quoted(stored, document, text)) == []


@pytest.mark.parametrize("render", [readers.noted, readers.glued], ids=lambda render: render.__name__)
def test_notes_and_words_put_together(render: renderings.Render, document: Document, stored: dict[str, Anchor]) -> None:
    """The number of a note is no word of a passage, and a word that lost its hyphen is the same."""
    text = render(document, 1).text
    assert text != document.source
    assert parse(text).fingerprint == document.fingerprint
    assert refused(quoted(stored, document, text)) == []


def test_columns_read_straight_across(document: Document, stored: dict[str, Anchor]) -> None:
    """Where each line is half of another sentence, most passages are refused, and none is the same."""
    for seed in SEEDS:
        found = quoted(stored, document, readers.columns(document, seed))
        assert "same" not in {one.status for one in found.values()}
        assert 2 * len(refused(found)) > len(found)


@pytest.mark.parametrize("is_in_columns", [False, True], ids=["one column", "two columns"])
@pytest.mark.parametrize("reader", ["pypdf", "pypdfium2"])
def test_a_real_reader(reader: str, is_in_columns: bool, document: Document, stored: dict[str, Anchor]) -> None:
    """From a PDF with words broken at the ends of lines and pages every passage is found, in one column or in two."""
    made = readers.pdf(readers.lines(document, 1, readers.WIDTH if is_in_columns else 72), is_in_columns=is_in_columns)
    found = quoted(stored, document, "\f".join(pages(reader, made)))
    assert refused(found) == [], version(reader)


def pages(reader: str, made: bytes) -> list[str]:
    """The text of each page of a PDF."""
    module = support.need_module(reader)
    if reader == "pypdf":
        return [page.extract_text() for page in module.PdfReader(io.BytesIO(made)).pages]
    document = module.PdfDocument(made)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


@pytest.mark.parametrize(
    ("copy", "words", "sentences"),
    [
        ("They ignored.3 The second came.", "they ignored the second came", ["They ignored.", "The second came."]),
        ('He said "no."12 Then it rained.', "he said no then it rained", ['He said "no."', "Then it rained."]),
        ("They left (so).3 Rain,4 then snow;15 hail.", "they left so rain then snow hail", None),
        ("It came.7\n\nNext one went.8\n", "it came next one went", ["It came.", "Next one went."]),
        ("It came.7,8 Then one went.8-9 He sat.", "it came then one went he sat", ["It came.", "Then one went.", "He sat."]),
        ("So since 2024.3 The others went.", "so since 2024 the others went", ["So since 2024.", "The others went."]),
        ("It cost 2.5 million, see No.5 and Art.3 The U.S.3 It is p.12 of it.", "it cost 2 5 million see no 5 and art 3", None),
        ("Group M23 met the G7 at 5.30 in 1,200 places.", "group m23 met the g7 at 5 30 in 1200 places", None),
        ("in vol.3 of the para.4 text", "in vol 3 of the para 4 text", None),
        ("self\u00ad\r\ndefence", "selfdefence", ["self-defence"]),
        ("self\ufffedefence and inter\x02\r\nnational", "selfdefence and international", None),
        ("long\u00ad\n\fterm and ca\u00adse", "longterm and case", None),
        ("caf\u00e9\u00ad\n bar", "cafebar", ["café-bar"]),
        ("a \u00ad\nb, \ufffe c \x02 d", "a b c d", None),
    ],
)
def test_words_and_sentences(copy: str, words: str, sentences: list[str] | None) -> None:
    """What is no word is none, figures of the text stay, and a word reads as one."""
    document = parse(copy)
    assert " ".join(token.text for token in document.tokens).startswith(words)
    if sentences is not None:
        assert [document.passage_text(sentence) for sentence in document.sentences] == sentences
