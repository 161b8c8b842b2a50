"""Passages are found again in every re-rendering of their text, at the right place, and nowhere else.

The shares are those of the study that chose the method, of 150 passages of five words or more. Which words
are edited is random, so shares are taken over several seeds.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
import renderings

from alertgraph.texts.document import Document, Sentence, parse
from alertgraph.texts.matching import Anchor, Match, anchor, differences, find, is_same_alert

SEED = 4
SEEDS = range(5)
FOUND = ("same", "exact", "near", "weak")


@pytest.fixture(scope="module", params=["made-up", "real"])
def document(request: pytest.FixtureRequest) -> Document:
    """The made-up alert and, where it is at hand, the real one."""
    return renderings.read_text(request.param)


def long_enough(document: Document) -> list[Sentence]:
    """The passages of five words or more, of which the shares are told."""
    return [sentence for sentence in document.sentences if sentence.length >= 5]


def matches(document: Document, copy: Document, sentences: Iterable[Sentence]) -> list[Match]:
    """Where the copy has each of the sentences."""
    return [find(anchor(document, sentence), copy, document.fingerprint) for sentence in sentences]


def found_at_place(document: Document, rendering: renderings.Rendering, sentences: list[Sentence]) -> int:
    """How many of the sentences are found; each that is must overlap its true place by more than half."""
    found = 0
    results = matches(document, parse(rendering.text), sentences)
    for sentence, match in zip(sentences, results, strict=True):
        if match.status in FOUND:
            first, end = rendering.place(sentence)
            shared = min(end, match.first + match.length) - max(first, match.first)
            assert 2 * shared > max(end - first, match.length), (sentence.name, match)
            found += 1
    return found


@pytest.mark.parametrize(
    "render",
    [
        renderings.reflowed,
        renderings.html,
        renderings.curly,
        renderings.decomposed,
        renderings.hyphenated,
    ],
    ids=lambda render: render.__name__,
)
def test_same_words(document: Document, render: renderings.Render) -> None:
    """A rendering that changes no word leaves each passage at its place, and the document the same."""
    copy = parse(render(document, SEED).text)
    sentences = long_enough(document)
    assert copy.fingerprint == document.fingerprint
    expected = [("exact", sentence.first, sentence.length, 1.0) for sentence in sentences]
    results = matches(document, copy, sentences)
    assert [("exact", *match[1:]) for match in results] == expected
    assert {match.status for match in results} <= {"same", "exact"}


def test_same_document(document: Document) -> None:
    """In the copy that the anchors were made from, each passage is the same and no field differs."""
    for sentence in document.sentences:
        stored = anchor(document, sentence)
        assert find(stored, document, document.fingerprint) == ("same", sentence.first, sentence.length, 1.0)
        assert differences(stored, document) == ()


@pytest.mark.parametrize(
    ("render", "share"),
    [
        (renderings.page_heads, 150),
        (renderings.all_at_once, 150),
        (renderings.one_word_changed, 148),
        (renderings.three_words_changed, 135),
        # The study had 150 with one seed; the insert may break each run of four words of a short passage.
        (renderings.seven_words_inserted, 149),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_changed_words(document: Document, render: renderings.Render, share: int) -> None:
    """Where words are put in or changed, at least that share of passages is found, none at a wrong place."""
    sentences = long_enough(document)
    found = sum(found_at_place(document, render(document, seed), sentences) for seed in SEEDS)
    assert 150 * found >= share * len(sentences) * len(SEEDS)


@pytest.mark.parametrize(
    "render",
    [
        renderings.page_heads,
        renderings.all_at_once,
        renderings.one_word_changed,
        renderings.seven_words_inserted,
    ],
    ids=lambda render: render.__name__,
)
def test_changed_words_in_longer_passages(document: Document, render: renderings.Render) -> None:
    """Every passage of eight words or more survives one word changed or seven put in at one place."""
    sentences = [sentence for sentence in document.sentences if sentence.length >= 8]
    for seed in SEEDS:
        assert found_at_place(document, render(document, seed), sentences) == len(sentences)


def test_one_sentence_edited(document: Document) -> None:
    """A sentence with five words changed is found, each in its turn, and all the others are unhurt."""
    sentences = long_enough(document)
    for turn in range(4):
        edited = [sentence for sentence in sentences[turn::4] if sentence.length >= 25]
        rendering = renderings.words_changed(document, SEED, 5, edited)
        assert found_at_place(document, rendering, edited) == len(edited)
        others = [sentence for sentence in sentences if sentence not in edited]
        results = matches(document, parse(rendering.text), others)
        assert [match[:2] for match in results] == [("exact", sentence.first) for sentence in others]


def test_passages_that_were_cut_out(document: Document) -> None:
    """A passage that is not in the text any more is lost, though its neighbours stand where they stood."""
    sentences = long_enough(document)
    for cut in (sentences[::2], sentences[1::2]):
        copy = parse(renderings.cut_out(document, cut))
        assert {match.status for match in matches(document, copy, cut)} == {"lost"}


def test_another_alert() -> None:
    """No passage of one alert is found in another, and the other is not taken for a copy of it."""
    made_up, real = renderings.read_text("made-up"), renderings.read_text("real")
    for document, other in ((made_up, real), (real, made_up)):
        anchors = [anchor(document, sentence) for sentence in document.sentences]
        assert {match.status for match in matches(document, other, document.sentences)} == {"lost"}
        assert not is_same_alert(anchors, other, document.fingerprint)


def corrupted(stored: Anchor) -> Iterable[tuple[str, dict[str, Any]]]:
    """Each field of an anchor, changed in each way that a slip of the pen or of a merge may change it."""
    yield "paragraphs", {"paragraphs": (stored.paragraphs[0] + 1,)}
    yield "paragraphs", {"paragraphs": (*stored.paragraphs, 99)}
    yield "paragraphs", {"paragraphs": ()}
    yield "sentence", {"sentence": stored.sentence + 1}
    yield "first", {"first": stored.first + 1}
    yield "first", {"first": stored.first + stored.length}
    yield "length", {"length": stored.length - 1}
    yield "length", {"length": 0}
    yield "hash", {"hash": "0" * 24}
    for at, (offset, shingle) in enumerate(stored.shingles):
        before, after = stored.shingles[:at], stored.shingles[at + 1 :]
        yield "shingles", {"shingles": (*before, (offset + 1, shingle), *after)}
        yield "shingles", {"shingles": (*before, (offset, "0" * 8), *after)}
        yield "shingles", {"shingles": (*before, *after)}
    for side, hashes in (("before", stored.before), ("after", stored.after)):
        for at in range(len(hashes)):
            yield side, {side: (*hashes[:at], "zzzz", *hashes[at + 1 :])}
            yield side, {side: (*hashes[:at], *hashes[at + 1 :])}


def test_any_changed_field_is_told(document: Document) -> None:
    """One changed field of an anchor loses `same`, is named by itself, and never finds a wrong place."""
    for sentence in document.sentences:
        stored = anchor(document, sentence)
        for name, change in corrupted(stored):
            wrong = replace(stored, **change)
            assert differences(wrong, document) == (name,)
            match = find(wrong, document, document.fingerprint)
            assert match.status != "same"
            if name not in ("hash", "length"):
                assert match[1:3] == (sentence.first, sentence.length) or match.status == "lost"


def test_other_fingerprint() -> None:
    """With another document fingerprint a passage is at best exact."""
    document = renderings.read_text("made-up")
    stored = anchor(document, document.sentences[3])
    assert find(stored, document, "0" * 16) == ("exact", document.sentences[3].first, stored.length, 1.0)


def test_anchor_of_nothing_that_is_there() -> None:
    """An anchor that names no sentence of the document differs in every field."""
    document, other = parse("One day came. Two went."), parse("Three.")
    stored = anchor(document, document.sentences[1])
    assert differences(stored, other) == (
        "paragraphs",
        "sentence",
        "first",
        "length",
        "hash",
        "shingles",
        "before",
        "after",
    )


def test_anchor_holds_no_word(document: Document) -> None:
    """An anchor is made of numbers and hexadecimal digits of fixed length, with up to eight shingles."""
    for sentence in document.sentences:
        stored = anchor(document, sentence)
        assert re.fullmatch("[0-9a-f]{24}", stored.hash)
        offsets = [offset for offset, _ in stored.shingles]
        assert len(offsets) == max(0, min(8, sentence.length - 3))
        assert offsets == sorted(set(offsets))
        assert not offsets or (offsets[0], offsets[-1]) == (0, sentence.length - 4)
        assert all(re.fullmatch("[0-9a-f]{8}", shingle) for _, shingle in stored.shingles)
        assert all(re.fullmatch("[0-9a-f]{4}", mark) for mark in (*stored.before, *stored.after))


def test_anchor_values() -> None:
    """An anchor has these values, so that those in the graph stay valid."""
    document = parse("One day came.\n\nTwo went up the\n\nold hill. It ended.")
    assert anchor(document, document.sentences[1]) == Anchor(
        paragraphs=(2, 3),
        sentence=1,
        first=3,
        length=6,
        hash="1e4a3a07757077f9a52d3675",
        shingles=((0, "17f1bea0"), (1, "e37562e5"), (2, "29edd179")),
        before=("7692", "944c", "7680"),
        after=("2ad8", "e87b"),
    )


@pytest.mark.parametrize("copies", ["Two went. The end came. Old", "Three ran. The end came. Then"])
def test_copies_are_told_apart_by_their_neighbours(copies: str) -> None:
    """Of two equal sentences, short ones too, that with the same neighbours is taken, wherever it stands."""
    document = parse(f"{copies} men slept.")
    stored = anchor(document, document.sentences[1])
    turned = parse("Three ran. The end came. Then men slept. Two went. The end came. Old men slept.")
    first = 10 if copies.startswith("Two") else 2
    assert find(stored, turned, document.fingerprint) == ("exact", first, 3, 1.0)


def test_copies_with_equal_neighbours() -> None:
    """Of two equal sentences with equal neighbours the nearer one is taken."""
    text = "The war went on. All the mills of the valley stood still. The war went on."
    document = parse(f"{text} {text}")
    for sentence in (document.sentences[1], document.sentences[4]):
        assert find(anchor(document, sentence), document, "")[:2] == ("exact", sentence.first)


def test_edited_copies() -> None:
    """Two edited copies that agree equally well are ambiguous, unless the neighbours of one agree."""
    document = parse("Snow fell on Maren. All the old mills of the upper valley stood still. Nobody in Sarn slept.")
    stored = anchor(document, document.sentences[1])
    copy = "All the old mills of the upper valley stood empty."
    assert find(stored, parse(f"{copy} Then rain came. {copy}"), "").status == "ambiguous"
    framed = parse(f"{copy} Then rain came. Snow fell on Maren. {copy} Nobody in Sarn slept.")
    assert find(stored, framed, "") == ("near", 17, 10, 6 / 7)


def test_neighbours_vouch_for_few_shingles() -> None:
    """A heavily edited sentence between its own neighbours is weak; without them it is lost."""
    document = parse("Snow fell on Maren. Four grey carts with barley crossed the narrow pass. Nobody in Sarn slept.")
    stored = anchor(document, document.sentences[1])
    edited = "Four grey carts with salt went over some pass."
    framed = parse(f"Snow fell on Maren. {edited} Nobody in Sarn slept.")
    assert find(stored, framed, "") == ("weak", 4, 9, 1 / 6)
    assert find(stored, parse(edited), "") == ("lost", -1, 0, 0.0)


def test_gate(document: Document) -> None:
    """A rendering of the alert is taken for the alert, also with words changed in every sentence."""
    anchors = [anchor(document, sentence) for sentence in document.sentences]
    for render in (renderings.all_at_once, renderings.three_words_changed):
        assert is_same_alert(anchors, parse(render(document, SEED).text), document.fingerprint)
    assert not is_same_alert([], document, document.fingerprint)


def test_gate_is_a_third() -> None:
    """A third of the anchors is enough, less is not."""
    document = parse("Two mills burned down. Three wells ran dry. Four men went home. Five men stayed there.")
    anchors = [anchor(document, sentence) for sentence in document.sentences]
    copy = parse("Two mills burned down. Nothing else is known.")
    assert is_same_alert(anchors[:3], copy, document.fingerprint)
    assert not is_same_alert(anchors, copy, document.fingerprint)


def test_index_is_made_once() -> None:
    """A document is indexed once, not for every passage that is looked for."""
    document = parse("Two mills burned down. Three wells ran dry.")
    assert document.shingles is document.shingles
    assert document.shingles.keys() == parse(document.source).shingles.keys()
    assert sorted(document.shingles.values()) == [[start] for start in range(5)]
