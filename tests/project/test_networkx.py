"""Figures and map are the same under the oldest and the newest networkx that may be installed.

Both are installed beside the one that is here, which takes a registry and a minute: .ci/run does so, and no other run.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import support

SCRIPT = support.TESTS / "kit" / "figures.py"


def bound() -> str:
    """What may be installed, as pyproject.toml has it."""
    text = (support.REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    (found,) = re.findall(r'^    "networkx(>=[^"]+)",', text, re.MULTILINE)
    return str(found)


def told(folder: Path | None, cache: Path) -> dict[str, Any]:
    """What the script prints under the networkx of a folder, or under the one that is here."""
    environment = {**os.environ, "ALERTGRAPH_CACHE": str(cache), "PYTHONPATH": str(folder or "")}
    command = [sys.executable, "-W", "ignore", str(SCRIPT), str(support.GRAPH)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What comes of the networkx that is installed here."""
    support.need(os.environ.get("ALERTGRAPH_CI") == "1", "it installs two further versions of networkx, which .ci/run does")
    return told(None, tmp_path_factory.mktemp("cache"))


@pytest.mark.parametrize("which", ["oldest", "newest"])
def test_figures_and_map(which: str, here: dict[str, Any], tmp_path: Path) -> None:
    """Every digit of the figures, every place of the map and every byte of the network's files."""
    wanted = bound() if which == "newest" else "==" + bound().removeprefix(">=").partition(",")[0]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(tmp_path / "there")]
    done = subprocess.run([*command, f"networkx{wanted}"], capture_output=True, text=True, check=False, timeout=600)
    support.need(done.returncode == 0, f"pip cannot install networkx{wanted}: {done.stderr[-300:]}")
    there = told(tmp_path / "there", tmp_path / "cache")
    if which == "oldest":
        assert there["version"] == wanted.removeprefix("==")
    assert [name for name, value in here["figures"].items() if there["figures"][name] != value] == []
