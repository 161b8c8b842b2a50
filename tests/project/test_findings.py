"""Findings are scripts that anybody can run: pinned public packages in a folder that goes away, without the product.

They need the registries, so they are run by hand; what can be told of them without running is held here.
"""

import re
import subprocess
from pathlib import Path

import pytest
import support

SCRIPTS = support.every(support.REPOSITORY, "findings/*.sh")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.stem)
def test_finding(script: Path) -> None:
    """It is well formed, stops at the first fault, cleans up, pins what it installs, and has no need of this project."""
    text = script.read_text(encoding="utf-8")
    assert subprocess.run(["bash", "-n", script], check=False).returncode == 0
    assert text.startswith("#!/usr/bin/env bash\n# ") and "set -euo pipefail\n" in text
    assert "work=$(mktemp -d)\ntrap 'rm -rf \"$work\"' EXIT\n" in text
    assert {"# Seen:", "# Expected:", "# Who meets it:"} <= set(re.findall(r"^# [A-Z][a-z ]+:", text, re.MULTILINE))
    code = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    words = " ".join(re.findall(r"(?:pip\"?|npm) install (.+)", code)).split()
    installed = [word for word in words if word[0] not in "-\"'$"]
    assert installed and all(re.fullmatch(r"@?[\w./-]+(==|@)\d[\w.]*", word) for word in installed), installed
    assert "alertgraph" not in code
    assert "sys.exit(" in code or "exit 1" in code  # it fails where what it tells is no longer so
