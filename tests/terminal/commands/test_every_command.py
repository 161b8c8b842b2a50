"""Every command of the table explains itself, with an example that runs, and is in the README."""

import shlex
import shutil
from importlib import import_module
from pathlib import Path

import pytest
import support
from support import Run

from alertgraph.terminal.cli import COMMANDS

README = (support.REPOSITORY / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str, run: Run) -> None:
    """Each command explains itself, with an example that begins as one types it."""
    outcome = run(command, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    example = outcome.out.splitlines()[-1]
    assert example.startswith(f"example: alertgraph {command}")
    assert example.removeprefix("example: ") == import_module(f"alertgraph.terminal.commands.{command}").EXAMPLE


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_tells_of_it(command: str) -> None:
    """Whoever reads the README learns that there is the command."""
    assert f"alertgraph {command}" in README


def test_each_file_is_in_the_table() -> None:
    """A command whose file nobody finds is none, and those of the contract are there."""
    assert {"build", "check", "anchor", "query", "show", "serve"} <= set(COMMANDS)
    files = support.every(support.SOURCE / "terminal" / "commands", "[a-z]*.py")
    assert sorted(path.stem for path in files) == sorted(COMMANDS)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a user who has the real graph, a browser and time; the copy of the text is there where the tests have it."""
    shutil.copytree(support.GRAPH, tmp_path / "graph")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("webbrowser.open", lambda address: True)
    monkeypatch.setattr("alertgraph.server.launch.serve", lambda graph, host, port, *_: 0 if port == 8000 else 1)
    return tmp_path


@pytest.mark.usefixtures("quick_page")
@pytest.mark.parametrize("command", COMMANDS)
def test_the_example_runs(command: str, folder: Path, run: Run) -> None:
    """What the help shows ends well as it stands; a page and a server of their own are tried elsewhere."""
    example = shlex.split(import_module(f"alertgraph.terminal.commands.{command}").EXAMPLE)
    if "my-copy-of-the-alert.txt" in example:
        shutil.copy(support.alert_text(), folder / "my-copy-of-the-alert.txt")
    outcome = run(*example[1:])
    assert outcome.code == 0, outcome.err
    assert outcome.out or command == "serve"
