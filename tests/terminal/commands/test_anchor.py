"""`alertgraph anchor`: passages.ttl written anew, whole or not at all."""

import os
from pathlib import Path

import pytest
import support
from support import Run

ODD = (
    f"{support.MADE_UP_TEXT}:7: p4-s6 is a sentence that runs across p4 and p5\n"
    f"{support.MADE_UP_TEXT}:15: p8-s5 is a sentence that runs across p8 and p9\n"
    f"{support.MADE_UP_TEXT}:31: p16-s5 holds markup (emphasis)\n"
)


def test_anchor_command(made_up_graph: Path, run: Run) -> None:
    """The command writes passages.ttl anew and counts what it found; afterwards the graph is sound."""
    path = made_up_graph / support.PASSAGES
    expected = path.read_bytes()
    path.unlink()
    outcome = run("anchor", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert outcome == (0, f"47 passages in 16 paragraphs: {path}\n", ODD)
    assert path.read_bytes() == expected
    assert run("check", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT).code == 0


def test_anchor_command_with_findings(made_up_graph: Path, run: Run) -> None:
    """A passage that the text lacks is a finding, and passages.ttl stays as it was."""
    support.replace_in(made_up_graph / support.CLAIMS, "id:mercy-2031-p16-s1 .", "id:mercy-2031-p16-s9 .")
    before = (made_up_graph / support.PASSAGES).read_bytes()
    outcome = run("anchor", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert outcome.code == 1
    assert "names p16-s9, which the text does not have [claim-passage]" in outcome.out
    assert outcome.err == f"{ODD}1 finding; nothing was written\n"
    assert (made_up_graph / support.PASSAGES).read_bytes() == before


def test_what_looks_odd_is_told(made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """A copy in one paragraph is anchored and checked with a remark that says so; the exit code tells of findings alone."""
    copy = tmp_path / "copy.txt"
    copy.write_text(" ".join(support.MADE_UP_TEXT.read_text(encoding="utf-8").split()), encoding="utf-8")
    for command, code in (("check", 1), ("anchor", 1)):
        outcome = run(command, "--graph", made_up_graph, "--source", copy)
        assert outcome.code == code or "no findings" in outcome.out
        assert f"{copy}:1: p1 is the only paragraph; are they set apart by blank lines?" in outcome.err
        assert f"{copy}:1: p1 is the last paragraph; alert.ttl declares 16" in outcome.err


def test_anchor_command_on_a_full_disk(made_up_graph: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves the old passages.ttl, and no part of a new one."""
    before = {path.name: path.read_bytes() for path in support.every(made_up_graph / support.ALERT, "*.*")}

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        outcome = run("anchor", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert outcome.code == 2
    assert "passages.ttl: cannot be written (No space left on device); nothing was changed" in outcome.err
    assert {path.name: path.read_bytes() for path in support.every(made_up_graph / support.ALERT, "*.*")} == before
