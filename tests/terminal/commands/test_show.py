"""`alertgraph show`: an actor by any of its names."""

from pathlib import Path

import pytest
import support
from support import Run


def test_show(made_up_graph: Path, run: Run) -> None:
    """An actor is shown by any of its names, with the words of its passages where a copy is given."""
    outcome = run("show", "OSTRAVIA", "--graph", made_up_graph)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Ostrávia  (id:ostravia, state)\nState that borders on Velmark.\n")
    with_words = run("show", "OSTRAVIA", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert '"Ostrávia has sold Velmark the radar' in with_words.out
    assert '"Ostrávia has sold' not in outcome.out


def test_what_is_said_of_its_own_alone_is_counted(run: Run) -> None:
    """A dossier is of one entry; on stderr stands how much is said of its government, leaders and parts alone."""
    outcome = run("show", "Israel", "--limit", "1", "--graph", support.GRAPH)
    assert outcome.err.startswith(
        "alertgraph: 18 more claims by or about its government, leaders and parts: Benjamin Netanyahu (13)"
    )
    assert outcome.err.endswith("; alertgraph query about --param actor=id:israel has them\n")


def test_words_are_found_by_their_fingerprints(made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """A line before the title moves no quotation; an edited passage is refused in its place, and counted on stderr."""
    text = support.MADE_UP_TEXT.read_text(encoding="utf-8")
    copy = tmp_path / "copy.txt"
    copy.write_text(f"Home\n\n{text}", encoding="utf-8")
    plain = run("show", "OSTRAVIA", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert run("show", "OSTRAVIA", "--graph", made_up_graph, "--source", copy) == plain
    copy.write_text(text.replace("Ostrávia has sold Velmark", "Ostrávia never sold Velmark"), encoding="utf-8")
    edited = run("show", "OSTRAVIA", "--graph", made_up_graph, "--source", copy)
    assert "never sold" not in edited.out
    assert "[par. 4, sentence 4: not found for certain in your copy of the text]" in edited.out
    remark = "id:mercy-2031: 1 of 47 passages are not found for certain in your copy; their words are not shown\n"
    assert (edited.code, edited.err, plain.err) == (0, remark, "")


@pytest.mark.parametrize(
    ("actor", "message"),
    [
        ("Velmrak", "no actor or thing called 'Velmrak'; did you mean Velmark (id:velmark)"),
        ("the warrants", "'the warrants' names several: id:warrant-for-brenn, id:warrant-for-lund; give one of these"),
        ("qxqxqx", "no actor or thing called 'qxqxqx'"),
    ],
)
def test_unknown_actor(actor: str, message: str, made_up_graph: Path, run: Run) -> None:
    """An unknown actor is told with the nearest names, an ambiguous one with the choices."""
    outcome = run("show", actor, "--graph", made_up_graph)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"alertgraph: {message}")
