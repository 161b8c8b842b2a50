"""`alertgraph check`: each finding with file and line, or what was checked."""

from pathlib import Path

import pytest
import support
from support import Run


def test_check_sound_graph(made_up_graph: Path, run: Run) -> None:
    """A sound graph is 0, with true counts."""
    outcome = run("check", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert outcome.code == 0
    assert outcome.out.startswith("no findings in 9 files: 34 claims, 47 passages, ")


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
