"""What several test modules share: where things are, what a test needs, and graphs to break."""

import fcntl
import importlib
import os
import re
import shutil
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pyoxigraph as ox
import pytest

TESTS = Path(__file__).resolve().parents[1]
REPOSITORY = TESTS.parent
GRAPH = REPOSITORY / "graph"
SOURCE = REPOSITORY / "src" / "alertgraph"
MADE_UP = TESTS / "data" / "graph"
MADE_UP_TEXT = TESTS / "data" / "made-up-alert.txt"
INVALID = TESTS / "data" / "invalid"

#: Where the made-up alert stands in its graph.
ALERT = Path("alerts/2031-03-03-mercy")
CLAIMS = ALERT / "claims" / "2-neighbours.ttl"
PASSAGES = ALERT / "passages.ttl"

#: Files that take longest, the longest first: what is begun first leaves no processor idle at the end.
LONGEST = (
    "page/test_query.py", "page/test_real.py", "page/test_map.py", "project/test_readme.py", "remote/test_virtuoso.py",
    "project/test_versions.py",
    "page/test_views.py", "page/test_filters.py", "notebooks/test_notebooks.py", "server/test_limits.py",
    "analysis/plots/test_drawings.py", "page/test_focus.py", "checking/test_check.py", "page/test_share.py",
    "explorer/test_assets.py", "project/test_style.py", "analysis/sides/test_frustration.py",
)  # fmt: skip


class Outcome(NamedTuple):
    """What a command ended with."""

    code: int
    out: str
    err: str


#: Runs a command of the command line in this process.
Run = Callable[..., Outcome]


def every(folder: Path, pattern: str) -> list[Path]:
    """The files of a folder that fit a pattern, sorted; a pattern that fits none would be a test that looks at nothing."""
    found = sorted(folder.glob(pattern))
    assert found, f"nothing in {folder} fits {pattern}"
    return found


def names() -> list[str]:
    """The named queries of the real graph."""
    return [path.stem for path in every(GRAPH, "queries/*.rq")]


def need(condition: object, reason: str) -> None:
    """Skip the test, saying why, where what it needs is absent; in CI, which has everything, fail it."""
    if not condition:
        if os.environ.get("ALERTGRAPH_CI") == "1":
            pytest.fail(f"absent in CI: {reason}")
        pytest.skip(reason)


def need_module(name: str) -> Any:
    """A module of the extras; where it is absent the test, or a file that asks at its top, is skipped, and fails in CI."""
    try:
        return importlib.import_module(name)
    except ImportError:
        if os.environ.get("ALERTGRAPH_CI") == "1":
            raise
        pytest.skip(f"{name} is not installed", allow_module_level=True)


def alerts_folder() -> Path:
    """The folder with the alert's text, which is not in the repository."""
    folder = os.environ.get("ALERTGRAPH_ALERTS", "")
    need(folder, "ALERTGRAPH_ALERTS does not name the folder that holds the alert's text")
    return Path(folder)


def alert_text() -> Path:
    """The file with the text of the real alert."""
    path = alerts_folder() / "2025-04-27-axis-of-genocide.txt"
    need(path.is_file(), "the folder that ALERTGRAPH_ALERTS names lacks 2025-04-27-axis-of-genocide.txt")
    return path


def assemble(folder: Path) -> Path:
    """The made-up graph in a folder: the real model with made-up states, people and claims."""
    root = folder / "graph"
    shutil.copytree(MADE_UP, root)
    for name in ("ontology.ttl", "shapes.ttl"):
        shutil.copy(GRAPH / name, root)
    for name in ("checks", "rules"):
        shutil.copytree(GRAPH / name, root / name)
    return root


def replace_in(path: Path, old: str, new: str) -> None:
    """Replace what stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old, text.count(old))
    path.write_text(text.replace(old, new), encoding="utf-8")


def snapshot(folder: Path) -> dict[str, bytes]:
    """All files below a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until no other process holds this file, and hold it: one at a time makes what all share."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def line_of(path: Path, words: str) -> int:
    """The number of the first line that begins with these words."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if re.match(re.escape(words) + r"(\s|$)", line))


def answers_kept(error: BaseException) -> list[str]:
    """The functions of the package whose variables an error keeps, by its traceback, with an answer of Oxigraph in them.

    A test that looks at an error makes a cycle of it, which may be collected on any thread; an answer may not.
    """
    found = []
    chain: list[BaseException | None] = [error]
    for one in chain:
        if one is not None:
            chain += [one.__cause__, one.__context__]
            frames = [frame for frame, _ in traceback.walk_tb(one.__traceback__)]
            found += [
                frame.f_code.co_qualname
                for frame in frames
                if any(isinstance(value, ox.QueryTriples | ox.QuerySolutions) for value in frame.f_locals.values())
            ]
    return found


def run_python(code: str, environment: Mapping[str, str] | None = None, cwd: Path | None = None) -> str:
    """What another Python process prints; it must end well."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **(environment or {})},
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
