"""Passages are carried between the graph and a reader's copy: anchored, matched to their alert, and checked."""

from pathlib import Path

import pytest
import renderings
import support
from support import Run

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.errors import SourceError
from alertgraph.texts import anchors
from alertgraph.texts import matching as passages
from alertgraph.texts.document import Document, parse, read

MERCY = "id:mercy-2031"


def test_stored_anchors_are_those_of_the_text(made_up: AlertGraph, made_up_text: Document) -> None:
    """What passages.ttl holds is, field by field, what the text gives."""
    known = anchors.stored(made_up.data)
    assert list(known) == [MERCY]
    assert known[MERCY].fingerprint == made_up_text.fingerprint
    expected = {f"{MERCY}-{s.name}": passages.anchor(made_up_text, s) for s in made_up_text.sentences}
    assert known[MERCY].anchors == expected


def test_turtle_is_the_committed_file(made_up: AlertGraph, made_up_text: Document) -> None:
    """Anchoring again writes the file that stands in the graph, byte for byte."""
    path = support.MADE_UP / "alerts" / "2031-03-03-mercy" / "passages.ttl"
    assert anchors.turtle(made_up.alerts[MERCY], made_up_text) == path.read_text(encoding="utf-8")


def test_real_turtle_is_the_committed_file(real_graph: AlertGraph) -> None:
    """Anchoring the real alert again writes the file that stands in the graph."""
    document = read(support.alert_text())
    (alert,) = real_graph.alerts.values()
    path = support.GRAPH / "alerts" / "2025-04-27-axis-of-genocide" / "passages.ttl"
    assert anchors.turtle(alert, document) == path.read_text(encoding="utf-8")


def test_turtle_holds_no_word(made_up: AlertGraph, made_up_text: Document) -> None:
    """No word of the text stands in the file: what is quoted are numbers and hexadecimal digits."""
    text = anchors.turtle(made_up.alerts[MERCY], made_up_text)
    quoted = "".join(text.split('"')[1::2])
    assert set(quoted) <= set("0123456789abcdef: ")


def test_every_real_passage_of_a_claim_is_found(real_graph: AlertGraph) -> None:
    """With the alert's file, each passage of each real claim is the same, and exact in a reflowed copy."""
    document = read(support.alert_text())
    copy = parse(renderings.reflowed(document, 1).text)
    known = anchors.stored(real_graph.data)["id:axis-2025"]
    names = {name for claim in real_graph.claims() for name in claim.passages}
    for name in names:
        assert passages.find(known.anchors[name], document, known.fingerprint).status == "same"
        assert passages.find(known.anchors[name], copy, known.fingerprint).status in ("same", "exact")


def write_rendering(tmp_path: Path, made_up_text: Document, render: renderings.Render) -> Path:
    """A re-rendered copy of the made-up alert."""
    path = tmp_path / "copy.txt"
    path.write_text(render(made_up_text, 1).text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "render",
    [renderings.reflowed, renderings.html, renderings.all_at_once, renderings.three_words_changed],
    ids=lambda r: r.__name__,
)
def test_source_is_matched_to_its_alert(
    render: renderings.Render, tmp_path: Path, made_up: AlertGraph, made_up_text: Document
) -> None:
    """A copy in any rendering is matched to its alert."""
    path = write_rendering(tmp_path, made_up_text, render)
    assert list(anchors.match_sources(made_up.data, [path])) == [MERCY]


def test_source_of_no_alert(tmp_path: Path, made_up: AlertGraph) -> None:
    """A text of something else is refused, with the alerts that there are."""
    path = tmp_path / "other.txt"
    path.write_text("Three ran. The end came. Then it rained for a week, and nobody went out.", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        anchors.match_sources(made_up.data, [path])
    assert str(caught.value) == (
        f"{path}: fewer than a third of any alert's passages are in it; alerts with passages: id:mercy-2031"
    )


def test_made_up_text_is_not_of_the_real_alert(real_graph: AlertGraph) -> None:
    """The made-up alert is no copy of the real one."""
    with pytest.raises(SourceError, match="alerts with passages: id:axis-2025"):
        anchors.match_sources(real_graph.data, [support.MADE_UP_TEXT])


def test_other_renderings_need_the_words_alone(made_up: AlertGraph, made_up_text: Document) -> None:
    """In another rendering no field is compared, but each passage must be there word for word."""
    assert anchors.faults(made_up.data, {MERCY: parse(renderings.html(made_up_text, 1).text)}) == []
    edited = parse(made_up_text.source.replace("bread, a blanket", "cake, a blanket"))
    assert anchors.faults(made_up.data, {MERCY: edited}) == [
        ("https://w3id.org/alertgraph/id/mercy-2031-p14-s2", "passage-not-found", "is not in this copy word for word (near)")
    ]


def test_missing_passages(made_up_graph: Path, made_up_text: Document) -> None:
    """A claim that names a sentence that the text does not have is told, before anything is written."""
    support.replace_in(made_up_graph / support.CLAIMS, "id:mercy-2031-p16-s1 .", "id:mercy-2031-p16-s9 .")
    graph = alertgraph.load(made_up_graph)
    assert anchors.missing(graph.data, graph.alerts[MERCY], made_up_text) == [
        (
            "https://w3id.org/alertgraph/id/mercy-2031-neighbours-014",
            "claim-passage",
            "names p16-s9, which the text does not have",
        )
    ]


def test_anchor_command(made_up_graph: Path, run: Run) -> None:
    """The command writes passages.ttl anew and counts what it found; afterwards the graph is sound."""
    path = made_up_graph / support.PASSAGES
    expected = path.read_bytes()
    path.unlink()
    outcome = run("anchor", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert outcome == (0, f"47 passages in 16 paragraphs: {path}\n", "")
    assert path.read_bytes() == expected
    assert run("check", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT).code == 0


def test_anchor_command_with_findings(made_up_graph: Path, run: Run) -> None:
    """A passage that the text lacks is a finding, and passages.ttl stays as it was."""
    support.replace_in(made_up_graph / support.CLAIMS, "id:mercy-2031-p16-s1 .", "id:mercy-2031-p16-s9 .")
    before = (made_up_graph / support.PASSAGES).read_bytes()
    outcome = run("anchor", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert outcome.code == 1
    assert "names p16-s9, which the text does not have [claim-passage]" in outcome.out
    assert outcome.err == "1 finding; nothing was written\n"
    assert (made_up_graph / support.PASSAGES).read_bytes() == before


def test_anchor_command_on_a_full_disk(made_up_graph: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves the old passages.ttl, and no part of a new one."""
    before = {path.name: path.read_bytes() for path in support.every(made_up_graph / support.ALERT, "*.*")}

    def full(self: Path, *arguments: object, **options: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        outcome = run("anchor", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert outcome.code == 2
    assert "passages.ttl: cannot be written (No space left on device); nothing was changed" in outcome.err
    assert {path.name: path.read_bytes() for path in support.every(made_up_graph / support.ALERT, "*.*")} == before


def test_which_alert(made_up_graph: Path, made_up_text: Document) -> None:
    """A text is anchored for the alert that is named, that it matches, or that alone has no passages yet."""
    graph = alertgraph.load(made_up_graph)
    other = parse("Nothing of this stands in the notice.")
    assert anchors.choose_alert(graph.data, made_up_text, None).key == "mercy-2031"
    assert anchors.choose_alert(graph.data, other, "mercy-2031").key == "mercy-2031"
    assert anchors.choose_alert(graph.data, other, MERCY).key == "mercy-2031"
    with pytest.raises(SourceError, match="no alert 'thirst' in the graph; there are: mercy-2031"):
        anchors.choose_alert(graph.data, other, "thirst")
    with pytest.raises(SourceError, match="which alert is this text of\\? name it with --alert KEY: mercy-2031"):
        anchors.choose_alert(graph.data, other, None)
    (made_up_graph / support.PASSAGES).unlink()
    assert anchors.choose_alert(alertgraph.load(made_up_graph).data, other, None).key == "mercy-2031"


def test_a_paragraph_outside_all_sections(made_up_graph: Path, made_up_text: Document) -> None:
    """A text with more paragraphs than the sections hold is refused."""
    support.replace_in(made_up_graph / support.ALERT / "alert.ttl", "ag:lastParagraph 16", "ag:lastParagraph 15")
    graph = alertgraph.load(made_up_graph)
    with pytest.raises(SourceError, match=r"id:mercy-2031: no section holds paragraph 16; mend the sections in alert\.ttl"):
        anchors.turtle(graph.alerts[MERCY], made_up_text)
