"""The README tells the truth: its commands run, and print what it shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.M | re.S)
SET_UP = re.findall(r"^python3 -m venv .*$", README, re.M)
SESSIONS = [
    (line[2:], shown)
    for kind, body in BLOCKS
    if kind == "console"
    for line, shown in re.findall(r"^(\$ .*)\n((?:(?!\$ ).*\n)*)", body, re.M)
]


def tracked() -> list[str]:
    """Return the files of the project, those not yet committed too."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()


def matches(shown: str, printed: str) -> bool:
    """Return whether the output is what is shown, where `...` in a line or on a line of its own stands for anything."""
    lines = []
    for line in shown.rstrip("\n").split("\n"):
        lines.append(r"(?:.*\n)*?" if line == "..." else re.escape(line.rstrip()).replace(r"\.\.\.", ".*") + r" *\n")
    return re.fullmatch("".join(lines), printed.rstrip("\n") + "\n") is not None


def test_the_readme_shows_two_set_up_commands_and_five_more() -> None:
    """Two commands set everything up, and at least five more are shown with their output."""
    assert len(SET_UP) == 2
    assert len(SESSIONS) >= 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder in which the commands run one after the other."""
    return tmp_path_factory.mktemp("readme")


@pytest.mark.parametrize(("command", "shown"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_a_command_prints_what_the_readme_shows(command: str, shown: str, folder: Path) -> None:
    """Each command of the README ends well and prints what stands below it."""
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert matches(shown, done.stdout), f"README shows:\n{shown}\nbut it prints:\n{done.stdout}"


def test_python_in_the_readme_runs(folder: Path) -> None:
    """The Python shown runs as it stands."""
    scripts = [body for kind, body in BLOCKS if kind == "python"]
    assert scripts
    for script in scripts:
        subprocess.run([sys.executable, "-W", "error::DeprecationWarning:alertgraph", "-c", script], cwd=folder, check=True)


def test_the_first_command_works_in_a_fresh_clone(tmp_path: Path) -> None:
    """With python3, venv and pip alone the first command builds the page, and the wheel works in an empty folder."""
    clone, empty = tmp_path / "clone", tmp_path / "empty"
    empty.mkdir()
    for name in tracked():
        if (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, clone / name)
    env = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONPATH")}
    done = subprocess.run(["bash", "-c", SET_UP[0]], cwd=clone, env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0 and "No matching distribution found" in done.stderr and os.environ.get("ALERTGRAPH_CI") != "1":
        pytest.skip("no package registry can be reached from here")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (clone / "build" / "index.html").stat().st_size > 100_000
    program = clone / ".venv" / "bin" / "alertgraph"
    done = subprocess.run([program, "build"], cwd=empty, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (empty / "build" / "graph.trig").read_bytes() == (clone / "build" / "graph.trig").read_bytes()
