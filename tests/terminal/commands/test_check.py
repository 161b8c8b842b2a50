"""`alertgraph check`: each finding with file and line, or what was checked."""

import re
from pathlib import Path

import pytest
import support
from support import Run


def test_check_sound_graph(made_up_graph: Path, run: Run) -> None:
    """A sound graph is 0, with true counts."""
    outcome = run("check", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert outcome.code == 0
    first, *compared = outcome.out.splitlines()
    assert re.fullmatch(
        r"no findings in 9 files: 34 claims, 47 passages, \d+ triples \(\d+ written, 39 derived or computed\)", first
    )
    assert compared == [
        f"compared with {support.MADE_UP_TEXT}: 47 passages of id:mercy-2031, each stored fingerprint computed again and the "
        "same; 34 gists, none with more than five of its words in a row, names apart"
    ]


def test_what_was_compared(made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """Without a copy check says that none was compared; of another rendering, that the words were found and no more."""
    without = run("check", "--graph", made_up_graph).out.splitlines()
    assert without[1:] == ["not compared with the text of an alert: --source FILE does that with your copy"]
    copy = tmp_path / "copy.txt"
    copy.write_text("Home\n\n" + support.MADE_UP_TEXT.read_text(encoding="utf-8"), encoding="utf-8")
    other = run("check", "--graph", made_up_graph, "--source", copy).out.splitlines()
    assert other[0] == without[0]
    assert other[1].startswith(f"compared with {copy}: 47 passages of id:mercy-2031, each found word for word, in another rend")


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("008", '"2030-07"^^', '"2030-77"^^', "'2030-77' is not a valid EDTF date [edtf]"),
        (
            "007",
            "rdf:subject id:quill",
            "rdf:subject id:qiull",
            "id:qiull is described nowhere; did you mean id:quill? [unknown-entry]",
        ),
        (
            "014",
            'purchases."@en ;\n    ag:passage id:mercy-2031-p16-s1 .',
            'purchases."@en .',
            "needs at least one ag:passage that passages.ttl holds; run alertgraph anchor --source FILE [claim-passage]",
        ),
    ],
    ids=["bad date", "missing actor", "claim without passage"],
)
def test_findings(name: str, old: str, new: str, message: str, made_up_graph: Path, run: Run) -> None:
    """A finding is one line on stdout with file, line and subject, the count on stderr, and 1; nothing is built."""
    path = made_up_graph / support.CLAIMS
    support.replace_in(path, old, new)
    subject = f"id:mercy-2031-neighbours-{name}"
    expected = (1, f"{path}:{support.line_of(path, subject)}: {subject}: {message}\n", "1 finding\n")
    assert run("check", "--graph", made_up_graph) == expected
    assert run("build", "--graph", made_up_graph, "--out", made_up_graph / "out").code == 1
    assert not (made_up_graph / "out").exists()
