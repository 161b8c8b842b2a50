"""What is shown for a passage is its own words, in its place, or nothing: whatever was done to the copy around it."""

from collections.abc import Mapping

import pytest
import renderings
from alterations import altered

from alertgraph.api import AlertGraph
from alertgraph.explorer.paragraphs import paragraphs
from alertgraph.telling import dossier
from alertgraph.texts import anchors
from alertgraph.texts.document import Document, parse
from alertgraph.texts.matching import Anchor, anchor
from alertgraph.texts.quoting import LONG, REFUSED, Quote, quote

SEEDS = range(12)


@pytest.fixture(scope="module", params=["made-up", "real"])
def document(request: pytest.FixtureRequest) -> Document:
    """The made-up alert and, where it is at hand, the real one."""
    return renderings.read_text(request.param)


def anchored(document: Document) -> dict[str, Anchor]:
    """The anchors of a text's passages, by their names."""
    return {sentence.name: anchor(document, sentence) for sentence in document.sentences}


def quoted(source: str, copy: str) -> dict[str, Quote]:
    """The passages of a text as a copy has them."""
    document = parse(source)
    return quote(anchored(document), parse(copy), document.fingerprint)


def words(text: str) -> list[str]:
    """The words of a text, normalised."""
    return [token.text for token in parse(f"x {text}").tokens[1:]]


def test_no_passage_is_shown_with_other_words(document: Document) -> None:
    """In copies with lines, page heads and paragraphs changed anywhere each passage has its own words or none.

    Whatever stands in the copy whole and once has them, if it is long enough not to stand there by chance.
    """
    stored = anchored(document)
    own = {name: list(document.words(found.first, found.length)) for name, found in stored.items()}
    plain = {sentence.name: document.passage_text(sentence) for sentence in document.sentences}
    for seed in SEEDS:
        copy = parse(altered(document.source, seed))
        whole = "".join(f"<{token.text}>" for token in copy.tokens)
        for name, found in quote(stored, copy, document.fingerprint).items():
            assert bool(found.words) is (found.status in ("same", "exact"))
            assert found.words in ("", plain[name]) or words(found.words) == own[name], (seed, name)
            if len(own[name]) >= LONG and whole.count("".join(f"<{word}>" for word in own[name])) == 1:
                assert found.words, (seed, name, found)


@pytest.mark.parametrize(
    "render", [renderings.reflowed, renderings.html, renderings.curly, renderings.decomposed, renderings.hyphenated]
)
def test_every_passage_is_shown_where_no_word_differs(document: Document, render: renderings.Render) -> None:
    """In renderings that change no word all passages are shown."""
    found = quote(anchored(document), parse(render(document, 2).text), document.fingerprint)
    assert [name for name, one in found.items() if not one.words] == []


def test_passages_in_their_own_copy_are_whole(document: Document) -> None:
    """In the text that was anchored a passage reads as its sentence; one over a page break is in as many parts."""
    found = quote(anchored(document), document, document.fingerprint)
    for sentence in document.sentences:
        assert found[sentence.name].words == document.passage_text(sentence)
        assert len(found[sentence.name].parts) == len(sentence.paragraphs)


def show(graph: AlertGraph, quotes: Mapping[str, Mapping[str, Quote]]) -> str:
    """All that `show` prints of every entry, on one line."""
    return " ".join(" ".join(dossier.render(graph, entry, quotes).split()) for entry in graph.entities.values())


def test_show_and_page_have_the_same_words(made_up: AlertGraph, made_up_text: Document) -> None:
    """The terminal quotes, and the page holds in the alert's own paragraph, the words that were found and no others."""
    (alert,) = made_up.alerts.values()
    cited = {name for claim in made_up.claims() for name in claim.passages}
    for seed in range(4):
        quotes = anchors.quotes(made_up.data, {alert.id: parse(altered(made_up_text.source, seed))})
        printed = show(made_up, quotes)
        for name in cited:
            found, passage = quotes[alert.id][name], made_up.passages[name]
            assert (f'"{found.words}"' in printed) is bool(found.words)
            assert (f"[{passage.citation}: {REFUSED}]" in printed) is not found.words or not found.words
        for number, pieces in paragraphs(made_up, alert, quotes[alert.id]).items():
            expected = [
                part
                for passage in sorted(made_up.passages.values(), key=lambda row: (row.paragraphs, row.sentence))
                for at, part in zip(passage.paragraphs, quotes[alert.id][passage.id].parts, strict=False)
                if at == number
            ]
            told = [piece if isinstance(piece, str) else piece[0] for piece in pieces]
            assert " ".join("".join(told).split()) == " ".join(expected)


TWICE = "Two went. The end came. Old men slept. Three ran. The end came. Then it rained."


@pytest.mark.parametrize(
    ("copy", "found"),
    [
        (TWICE, ["The end came.", "The end came."]),
        (f"Home\n\n{TWICE}", ["The end came.", "The end came."]),
        ("Three ran. The end came. Then it rained. Two went. The end came. Old men slept.", ["The end came.", "The end came."]),
        ("Three ran. The end came. Then it rained.", ["", "The end came."]),
        ("Then rain.\n\nThe end came.\n\nSnow.\n\nThe end came.\n\nIce.", ["", ""]),
    ],
)
def test_equal_sentences(copy: str, found: list[str]) -> None:
    """Of two equal sentences each is shown in its place, which its neighbours tell; where they do not, it is refused."""
    quotes = quoted(TWICE, copy)
    assert [quotes["p1-s2"].words, quotes["p1-s5"].words] == found


def test_a_heading_is_no_words_of_a_sentence() -> None:
    """A short heading is shown where it stands by itself, not where its words stand in a sentence."""
    source = "The Pass of Kessel\n\nThey closed the pass of Kessel by night."
    assert quoted(source, f"Page 1\n\n{source}")["p1-s1"].words == "The Pass of Kessel"
    assert quoted(source, "They closed the pass of Kessel by night.")["p1-s1"] == Quote("ambiguous")


def test_an_edited_passage_is_refused() -> None:
    """One word more or less, or a number within its paragraph, and the passage has no words."""
    source = "Snow fell on Maren. All the old mills of the upper valley stood still. Nobody in Sarn slept."
    for copy in (source.replace("old ", ""), source.replace("upper", "12 upper"), source.replace("still", "empty")):
        found = quoted(source, copy)
        assert found["p1-s2"].words == ""
        assert found["p1-s1"].words == "Snow fell on Maren."


def test_a_page_head_within_a_passage() -> None:
    """A page number and a running head, set apart, are left out of the passage that they stand in, which is whole."""
    source = "Snow fell on Maren. All the old mills of the upper valley stood still. Nobody in Sarn slept."
    copy = source.replace("upper", "\n\n12\nRiver Observer Weekly\n\nupper")
    assert [one.words for one in quoted(source, copy).values()] == [one.words for one in quoted(source, source).values()]
    assert quoted(source, copy.replace("old ", ""))["p1-s2"].words == ""


def test_marks_around_the_words() -> None:
    """A passage that the copy does not set apart keeps its quotation marks and its end, and takes none of its neighbours'."""
    first, mill, asked = (
        'He said "go on."',
        "The mills of the whole valley stood still.",
        '"Who would ever have paid for all that?"',
    )
    source = f"{first} {mill} {asked} Nobody did."
    copy = source.replace("The mills", "the mills").replace('?" Nobody', '," nobody')
    found = [one.words for one in quoted(source, copy).values()]
    assert found[:2] == [first, mill.replace("The", "the")]
    assert found[3] == "nobody did."
