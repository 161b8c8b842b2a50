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
