"""The code is clean: linted, formatted and typed as pyproject.toml says."""

import subprocess
import sys
from importlib.util import find_spec

import pytest
import support


@pytest.mark.parametrize("command", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]], ids=" ".join)
def test_clean(command: list[str]) -> None:
    """The tool has nothing to say."""
    support.need(find_spec(command[0]), f"{command[0]} is not installed; the extra test brings it")
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=support.REPOSITORY, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
