"""The README tells the truth: its commands run, and print what it shows."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import support

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, re.M | re.S)
SET_UP = re.findall(r"^python3 -m venv .*$", README, re.M)
SESSIONS = [
    (line[2:], shown)
    for kind, body in BLOCKS
    if kind == "console"
    for line, shown in re.findall(r"^(\$ .*)\n((?:(?!\$ ).*\n)*)", body, re.M)
]
SERVED = [session for session in SESSIONS if session[0].startswith("alertgraph serve")]
ASKED = [session for session in SESSIONS if session[0].startswith("curl ")]
TYPED = [session for session in SESSIONS if session not in SERVED + ASKED]


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


def environment() -> dict[str, str]:
    """Return what a user's terminal has, with the program of this environment first."""
    return {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "100"}


def run(command: str, folder: Path) -> str:
    """Run a command, which must end well, and return what it prints."""
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment(), capture_output=True, text=True, check=False, timeout=600
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("command", "shown"), TYPED, ids=[command for command, _ in TYPED])
def test_a_command_prints_what_the_readme_shows(command: str, shown: str, folder: Path) -> None:
    """Each command of the README ends well and prints what stands below it."""
    printed = run(command, folder)
    assert matches(shown, printed), f"README shows:\n{shown}\nbut it prints:\n{printed}"


def test_the_endpoint_is_started_asked_and_stopped(folder: Path) -> None:
    """The endpoint says what the README shows and answers as it shows, at whatever port is free, and ends when told to."""
    support.need(shutil.which("curl"), "curl is not installed")
    [(command, said)] = SERVED
    assert ASKED
    start = shlex.split(command)[: command.split().index("--port")]
    with subprocess.Popen([*start, "--port", "0"], cwd=folder, env=environment(), stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        try:
            line = server.stderr.readline()
            port = re.search(r":(\d+)/", line)
            assert port, line
            assert matches(said.replace(":8000/", f":{port[1]}/"), line)
            for question, shown in ASKED:
                assert matches(shown, run(question.replace(":8000/", f":{port[1]}/"), folder))
        finally:
            server.terminate()
            code = server.wait(30)
    assert code == 0


def test_python_in_the_readme_runs(folder: Path) -> None:
    """The Python shown runs as it stands, from its first block to its last."""
    scripts = [body for kind, body in BLOCKS if kind == "python"]
    assert scripts
    script = "\n".join(scripts)  # one goes on where the other ends
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
    env["PIP_COMPILE"] = "0"  # modules that are never imported need not be compiled
    done = subprocess.run(["bash", "-c", SET_UP[0]], cwd=clone, env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0 and "No matching distribution found" in done.stderr and os.environ.get("ALERTGRAPH_CI") != "1":
        pytest.skip("no package registry can be reached from here")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (clone / "build" / "index.html").stat().st_size > 100_000
    program = clone / ".venv" / "bin" / "alertgraph"
    done = subprocess.run([program, "build"], cwd=empty, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (empty / "build" / "graph.trig").read_bytes() == (clone / "build" / "graph.trig").read_bytes()
