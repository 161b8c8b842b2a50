"""What is stored of a passage is compared with the text; in another rendering its words alone."""

import re
from pathlib import Path

import pytest
import renderings
import support
from faults import find

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.checking import passages
from alertgraph.checking.check import check
from alertgraph.checking.findings import Fault
from alertgraph.texts.document import Document, parse

MERCY = "id:mercy-2031"


def corrupt(path: Path, name: str, old: str, new: str) -> None:
    """Change a stored field of one passage: the first ``old`` behind the beginning of its block."""
    text = path.read_text(encoding="utf-8")
    start = text.index(f"\nid:mercy-2031-{name} a ")
    at = text.index(old, start)
    assert at < text.index("\n\n", start), (name, old)
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")


def stored(path: Path, name: str, field: str) -> str:
    """A stored field of a passage as it stands in Turtle."""
    text = path.read_text(encoding="utf-8")
    block = text[text.index(f"\nid:mercy-2031-{name} a ") :].split("\n\n")[0]
    match = re.search(rf"ag:{field} (.+?) [;.]", block)
    assert match
    return f"ag:{field} {match[1]}"


def test_each_stored_field_is_checked(made_up_graph: Path, made_up_text: Document) -> None:
    """One stored field of each of 20 passages is changed, each shingle by itself; each is reported by its name."""
    path = made_up_graph / support.PASSAGES
    plain = [
        ("p14-s1", "first", "firstToken", "1"),
        ("p14-s2", "length", "tokenCount", "1"),
        ("p14-s3", "hash", "passageHash", f'"{"0" * 24}"'),
        ("p14-s4", "before", "contextBefore", '"0000 0000 0000 0000"'),
        ("p14-s5", "after", "contextAfter", '"0000 0000 0000 0000"'),
        ("p4-s6", "paragraphs", "paragraph", "4"),
        ("p4-s5", "paragraphs", "paragraph", "4, 5"),
    ]
    expected = {}
    for name, field, term, value in plain:
        corrupt(path, name, stored(path, name, term), f"ag:{term} {value}")
        expected[name] = field
    shingled = ["p4-s1", "p4-s2", "p4-s3", "p4-s4", "p7-s1", "p7-s2", "p7-s3", "p7-s4"]
    for at, name in enumerate(shingled):
        pairs = stored(path, name, "shingles").split('"')[1].split()
        offset, _, _ = pairs[at].partition(":")
        corrupt(path, name, pairs[at], f"{offset}:00000000")
        expected[name] = "shingles"
    for at, name in enumerate(["p16-s1", "p16-s2", "p16-s3", "p16-s4"]):
        side, term = ("before", "contextBefore") if at % 2 else ("after", "contextAfter")
        words = stored(path, name, term).split('"')[1].split()
        changed = " ".join("0000" if place == at else word for place, word in enumerate(words))
        corrupt(path, name, " ".join(words), changed)
        expected[name] = side
    corrupt(path, "p12-s5", "id:mercy-2031-p12-s5-anchor a", "id:mercy-2031-p12-s5-anchor-of-old a")
    found = find(made_up_graph, {"id:mercy-2031": made_up_text})
    differing = {
        f"id:mercy-2031-{name}": f"stored fields differ from the text: {field}; run alertgraph anchor"
        for name, field in expected.items()
    }
    every = "first, length, hash, shingles, before, after"
    differing["id:mercy-2031-p12-s5"] = f"stored fields differ from the text: {every}; run alertgraph anchor"
    assert {finding.subject: finding.message for finding in found if finding.check == "passage-differs"} == differing
    others = {(finding.subject, finding.check) for finding in found if finding.check != "passage-differs"}
    assert others == {("id:mercy-2031-p12-s5", "unknown-entry")}


@pytest.mark.parametrize(
    ("name", "term", "value", "expected"),
    [
        ("p1-s1", "paragraph", "2", ["passage-differs", "passage-name"]),
        ("p1-s1", "sentence", "2", ["passage-differs", "passage-name"]),
        ("p1-s1", "section", "id:mercy-2031-neighbours", ["passage-outside-its-section"]),
    ],
)
def test_the_place_of_a_passage_is_checked(
    name: str, term: str, value: str, expected: list[str], made_up_graph: Path, made_up_text: Document
) -> None:
    """A passage that is said to stand in another paragraph, sentence or section is reported."""
    path = made_up_graph / support.PASSAGES
    corrupt(path, name, stored(path, name, term), f"ag:{term} {value}")
    found = find(made_up_graph, {"id:mercy-2031": made_up_text})
    assert [(finding.subject, finding.check) for finding in found] == [("id:mercy-2031-p1-s1", check) for check in expected]


def test_the_fingerprint_of_the_text_is_checked(made_up_graph: Path, made_up_text: Document) -> None:
    """A changed fingerprint of the text is reported, although each passage stands as stored."""
    path = made_up_graph / support.PASSAGES
    support.replace_in(path, f'"{made_up_text.fingerprint}"', '"0123456789abcdef"')
    found = find(made_up_graph, {"id:mercy-2031": made_up_text})
    assert [tuple(finding[2:]) for finding in found] == [
        ("id:mercy-2031", "text-fingerprint", "every passage stands as stored, yet ag:textFingerprint differs")
    ]


def test_swapped_passages(made_up_graph: Path, made_up_text: Document) -> None:
    """Two passages that change names are reported, although all that they store agrees with the text."""
    path = made_up_graph / support.PASSAGES
    text = path.read_text(encoding="utf-8")
    for old, new in (("p7-s1", "p7-s0"), ("p7-s2", "p7-s1"), ("p7-s0", "p7-s2")):
        text = re.sub(rf"^id:mercy-2031-{old} a", f"id:mercy-2031-{new} a", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    found = find(made_up_graph, {"id:mercy-2031": made_up_text})
    assert [(finding.subject, finding.check) for finding in found] == [
        ("id:mercy-2031-p7-s2", "passage-name"),  # now stands first in the file
        ("id:mercy-2031-p7-s1", "passage-name"),
    ]


def test_other_renderings_need_the_words_alone(made_up: AlertGraph, made_up_text: Document) -> None:
    """In another rendering no field is compared, but each passage must be there word for word."""
    assert check(made_up.data, {MERCY: parse(renderings.html(made_up_text, 1).text)}) == []
    edited = parse(made_up_text.source.replace("bread, a blanket", "cake, a blanket"))
    found = [(finding.subject, finding.check, finding.message) for finding in check(made_up.data, {MERCY: edited})]
    assert found == [("id:mercy-2031-p14-s2", "passage-not-found", "is not in this copy word for word (near)")]


def test_missing_passages(made_up_graph: Path, made_up_text: Document) -> None:
    """A claim that names a sentence that the text does not have is told, before anything is written."""
    support.replace_in(made_up_graph / support.CLAIMS, "id:mercy-2031-p16-s1 .", "id:mercy-2031-p16-s9 .")
    graph = alertgraph.load(made_up_graph)
    iri = "https://w3id.org/alertgraph/id/mercy-2031-neighbours-014"
    faults = list(passages.missing(graph.data, graph.alerts[MERCY], made_up_text))
    assert faults == [Fault(iri, "names p16-s9, which the text does not have", check="claim-passage")]
