"""Every shape and check finds its fault, at its place, and nothing else; sound graphs have no findings."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import support
from faults import add_claims, claim, find

from alertgraph.api import AlertGraph
from alertgraph.checking.check import CHECKS, STAGES, When, check
from alertgraph.texts.document import Document, read

SHAPES = re.findall(r"^ag:([a-z-]+) sh:path", (support.GRAPH / "shapes.ttl").read_text(encoding="utf-8"), re.MULTILINE)
QUERIES = [
    path.stem for path in support.every(support.GRAPH, "checks/*.rq") if "?remark " not in path.read_text(encoding="utf-8")
]
#: Checks in Python that no file of an example shows: those of a copy of the text, tried in test_passages.py and test_gists.py.
WITH_TEXT = ["text-fingerprint", "passage-differs", "passage-not-found", "gist-of-the-source"]
PYTHON = [name for name in CHECKS if name not in ("shapes.ttl", "checks/*.rq", *WITH_TEXT)]
EXAMPLES = support.every(support.INVALID, "*")


class Example(NamedTuple):
    """A file that must fail: why, the subject of the finding, the file of the graph that it is or ends, and where it fails.

    It fails where its subject's block begins, unless it names a file or folder, which is then found at the line 1.
    """

    why: str
    subject: str
    place: Path
    found_at: str


def read_example(path: Path) -> Example:
    """The head of an example."""
    head = dict(re.findall(r"^# (why it must fail|finding|in|at): (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    place = head.get("in", support.ALERT / "claims" / "invalid.ttl")
    return Example(head["why it must fail"], head["finding"], Path(place), head.get("at", ""))


def add_to(root: Path, path: Path) -> Example:
    """Put an example where its head says, behind what stands there."""
    example = read_example(path)
    place = root / example.place
    place.parent.mkdir(parents=True, exist_ok=True)
    before = place.read_bytes() if place.exists() else b""
    place.write_bytes(before + path.read_bytes())
    return example


def test_shapes_and_checks_are_there() -> None:
    """The lists that the tests below run over are not empty: the files were found and read."""
    assert {"claim-passage", "entity-label", "relation-sign"} <= set(SHAPES)
    assert {"same-claim-twice", "subject-is-object"} <= set(QUERIES)
    assert {"unknown-term", "unknown-entry", "untyped", "edtf", "derived-without-claim"} <= set(PYTHON)
    assert [name for name, row in CHECKS.items() if row.when is When.TEXTS] == WITH_TEXT


def test_every_check_runs_once() -> None:
    """No time of the table is left out when the checks are run, and none comes twice."""
    assert [when for stage in STAGES for when in When if when in stage] == list(When)


def test_every_check_has_an_example() -> None:
    """Each property shape, SPARQL check and check in Python has a file that breaks it, and no file breaks nothing."""
    assert sorted(path.stem for path in EXAMPLES) == sorted([*SHAPES, *QUERIES, *PYTHON])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_trips_its_check_alone(path: Path, made_up_graph: Path) -> None:
    """The example is one finding: of its check, of its subject, in the file and line where the subject's block begins."""
    example = add_to(made_up_graph, path)
    if example.found_at:
        (finding,) = find(made_up_graph)
        assert finding[:4] == (str(made_up_graph / example.found_at), 1, example.subject, path.stem)
        return
    placed = [
        file for file in support.every(made_up_graph, "**/*.ttl") if f"\n{example.subject} " in file.read_text(encoding="utf-8")
    ]
    expected = [(str(file), support.line_of(file, example.subject), example.subject, path.stem) for file in placed]
    assert [tuple(finding[:4]) for finding in find(made_up_graph)] == expected


def test_examples_say_why() -> None:
    """The first line of an example says in a sentence why it must fail."""
    silent = [path.name for path in EXAMPLES if not re.match(r"# why it must fail: \S.+\.\n", path.read_text(encoding="utf-8"))]
    assert silent == []


def test_made_up_graph_is_sound(made_up: AlertGraph, made_up_text: Document) -> None:
    """The made-up graph has no findings, neither without its text nor with it."""
    assert check(made_up.data) == []
    assert check(made_up.data, {"id:mercy-2031": made_up_text}) == []


def test_real_graph_is_sound(real_graph: AlertGraph) -> None:
    """The graph of this repository has no findings."""
    assert list(map(str, check(real_graph.data))) == []


def test_real_passages_stand_as_stored(real_graph: AlertGraph) -> None:
    """With the alert's text, every stored field of every passage of the real graph is confirmed."""
    texts = {"id:axis-2025": read(support.alert_text())}
    assert list(map(str, check(real_graph.data, texts))) == []


def test_findings_are_sorted_and_told_once(made_up_graph: Path) -> None:
    """Findings come by file and line, each once, and read as file, line, subject, message and check."""
    path = add_claims(made_up_graph, claim(902, claim_polarity=""), claim(901, claim_modality="", claim_gist=""))
    first, second = line_numbers = [support.line_of(path, f"id:mercy-2031-neighbours-{number}") for number in (902, 901)]
    assert line_numbers == sorted(line_numbers)
    a, b = "id:mercy-2031-neighbours-902", "id:mercy-2031-neighbours-901"
    gist = "needs exactly one ag:gist: a sentence in our own words, with a language tag and a full stop"
    kinds = "ag:Actual, ag:Threatened, ag:Planned, ag:Proposed, ag:Recommended or ag:Predicted"
    assert list(map(str, find(made_up_graph))) == [
        f"{path}:{first}: {a}: needs exactly one ag:polarity: ag:Affirmed or ag:Negated [claim-polarity]",
        f"{path}:{second}: {b}: {gist} [claim-gist]",
        f"{path}:{second}: {b}: needs exactly one ag:modality: {kinds} [claim-modality]",
    ]
