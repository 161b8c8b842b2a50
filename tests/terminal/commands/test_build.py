"""`alertgraph build`: what is not there whole replaces no build."""

from pathlib import Path

import pytest
import support
from support import Run

from alertgraph.machine import switching


@pytest.mark.parametrize(
    "folder",
    ["alerts", support.ALERT, support.ALERT / "claims", "registry", "rules", "checks", "queries", "tours"],
    ids=str,
)
def test_a_folder_that_leads_nowhere_replaces_no_build(folder: str | Path, made_up_graph: Path, run: Run) -> None:
    """With a link to nowhere in the place of a folder, build and check end with 2, name it and leave the last build as it was."""
    out = made_up_graph.parent / "out"
    out.mkdir()
    (out / "claims.csv").write_text("of the last build", encoding="utf-8")
    (out / ".alertgraph.json").write_text('{"alertgraph": ["claims.csv"]}', encoding="utf-8")
    (out / switching.LOCK).touch()
    before = support.snapshot(out)
    path = made_up_graph / folder
    if path.exists():
        path.rename(made_up_graph.parent / "kept")
    path.symlink_to("gone")
    for command in (("build", "--out", out), ("check",)):
        outcome = run(*command, "--graph", made_up_graph)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.splitlines()[-1] == f"alertgraph: {path}: a link that leads nowhere; mend or remove it"
    assert support.snapshot(out) == before
