"""A gist is in our own words and tells its own claim; what is passed on has its act or is worth a look."""

from pathlib import Path

import pytest
import support
from faults import add_claims, add_second_alert, claim, find

from alertgraph.checking.check import examine
from alertgraph.checking.gists import words
from alertgraph.store import dataset
from alertgraph.texts.document import Document

MERCY = "id:mercy-2031"
NUMBER = "id:mercy-2031-neighbours-901"
#: A registered name in the middle of a run, and one of two words at its end.
TITLE = "Velmark and the Closing of the Kessel Pass"


def gist(text: str) -> str:
    """A gist as it stands in Turtle."""
    return f'ag:gist "{text}"@en'


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("one two three four five and no more", False),
        ("we say one two three four five six in between", True),
        ("ONE, two; (three) four: five six", True),
        ("one two three Ostrávia four five", False),
        ("seven Ostrávia eight nine ten Velmark eleven", False),
        ("seven Ostrávia eight nine ten Velmark eleven twelve", True),
        (TITLE, False),
    ],
)
def test_words_of_the_source(said: str, found: bool, made_up_graph: Path, made_up_text: Document) -> None:
    """Six words of the source in a row are a finding, whatever their marks; names of the registry and titles do not count."""
    source = "one two three four five six. One two three Ostrávia four five. Seven Ostrávia eight nine ten Velmark eleven twelve."
    text = Document(
        f"{source} {TITLE}", *(getattr(made_up_text, name) for name in ("tokens", "sentences", "paragraph_spans", "fingerprint"))
    )
    path = add_claims(made_up_graph, claim(901, claim_gist=gist(f"{said}.")))
    findings = [finding for finding in find(made_up_graph, {MERCY: text}) if finding.subject == NUMBER]
    assert [finding[:4] for finding in findings] == (
        [(str(path), support.line_of(path, NUMBER), NUMBER, "gist-of-the-source")] if found else []
    )
    assert all("6 words of the source in a row" in finding.message for finding in findings)


def test_a_sentence_of_the_source(made_up_graph: Path, made_up_text: Document) -> None:
    """A gist that is a sentence of the copy is found with the copy, and cannot be found without it."""
    sentence = max(made_up_text.sentences, key=lambda sentence: sentence.length)
    copied = " ".join(words(made_up_text.passage_text(sentence)))
    add_claims(made_up_graph, claim(901, claim_gist=gist(f"{copied}.")))
    assert [finding.check for finding in find(made_up_graph, {MERCY: made_up_text})] == ["gist-of-the-source"]
    assert find(made_up_graph) == []


TWICE = gist("Quill is against it.")


@pytest.mark.parametrize("change", ['ag:quantity 2 ; ag:quantityUnit "ships"@en', "stance"])
def test_a_gist_used_twice(change: str, made_up_graph: Path) -> None:
    """Claims that differ, be it in their numbers alone, have gists that differ."""
    other = (
        claim(902, claim_gist=TWICE.replace("Quill", "QUILL"), more=change)
        if change != "stance"
        else claim(902, claim_gist=TWICE, claim_speaker="ag:statedBy id:velmark", claim_stance="ag:stance ag:Reported")
    )
    add_claims(made_up_graph, claim(901, claim_gist=TWICE), other)
    found = [(finding.subject, finding.check) for finding in find(made_up_graph)]
    assert found == [("id:mercy-2031-neighbours-902", "same-gist-twice")]


def test_the_same_claim_with_the_same_gist(made_up_graph: Path) -> None:
    """Of claims that say the same it is told that they do, and nothing of their gist."""
    add_claims(made_up_graph, claim(901, claim_gist=TWICE), claim(902, claim_gist=TWICE))
    assert [finding.check for finding in find(made_up_graph)] == ["same-claim-twice"]


def test_gists_of_two_alerts(made_up_graph: Path) -> None:
    """Two documents may have one gist."""
    add_claims(made_up_graph, claim(901, claim_gist=TWICE))
    second = claim(901, claim_gist=TWICE, claim_object="rdf:object id:tirrun")
    add_second_alert(
        made_up_graph,
        second.replace("mercy-2031-neighbours", "thirst-2032-all").replace("mercy-2031-p11-s4", "thirst-2032-p2-s1"),
    )
    assert find(made_up_graph) == []


DISPUTED = {"claim_speaker": "ag:statedBy id:velmark", "claim_stance": "ag:stance ag:Disputed"}
REBUTTAL = claim(902, claim_polarity="ag:polarity ag:Negated", more=f"ag:contradicts {NUMBER}")


@pytest.mark.parametrize(
    ("note", "rebuttal", "found"),
    [("", "", ["disputed-without-rebuttal"]), ("", REBUTTAL, []), ('skos:editorialNote "No proof is named."@en', "", [])],
)
def test_what_is_disputed(note: str, rebuttal: str, found: list[str], made_up_graph: Path) -> None:
    """What an alert disputes has its rebuttal, or a note that says how."""
    add_claims(made_up_graph, claim(901, **DISPUTED, more=note), rebuttal)
    assert [finding.check for finding in find(made_up_graph)] == found


@pytest.mark.parametrize(
    ("speaker", "stance", "modality", "found"),
    [
        ("quill", "Reported", "Actual", []),
        ("selden", "Reported", "Actual", ["content-of-another-speaker"]),
        ("selden", "Reported", "Planned", ["content-of-another-speaker"]),
        ("harrow-observatory", "Asserted", "Planned", []),
        ("harrow-observatory", "Asserted", "Actual", ["content-of-another-speaker"]),
    ],
)
def test_the_speaker_of_what_was_said(speaker: str, stance: str, modality: str, found: list[str], made_up_graph: Path) -> None:
    """What was said is its speaker's, or the author's own where it is not actual."""
    said = {"claim_speaker": f"ag:statedBy id:{speaker}", "claim_stance": f"ag:stance ag:{stance}"}
    add_claims(
        made_up_graph,
        claim(901, more="ag:content id:mercy-2031-neighbours-902"),
        claim(902, **said, claim_modality=f"ag:modality ag:{modality}", claim_when='ag:when "1902"^^edtf:EDTF'),
    )
    assert [finding.check for finding in find(made_up_graph)] == found


def test_what_is_passed_on_without_an_act(made_up_graph: Path, run: support.Run) -> None:
    """A reported claim that no act has as content is a remark on stderr, with file and line; the exit code stays 0."""
    path = add_claims(made_up_graph, claim(901, claim_speaker="ag:statedBy id:velmark", claim_stance="ag:stance ag:Reported"))
    report = examine(dataset.load(made_up_graph))
    line = support.line_of(path, NUMBER)
    told = [remark[:4] for remark in report.remarks if remark.path == str(path)]
    assert (report.findings, told) == ([], [(str(path), line, NUMBER, "passed-on-without-an-act")])
    outcome = run("check", "--graph", made_up_graph)
    assert outcome.code == 0
    assert f"remark: {path}:{line}: {NUMBER}: is ag:Reported, and no claim has it as ag:content" in outcome.err
