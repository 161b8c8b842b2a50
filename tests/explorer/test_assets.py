"""The hook that fetches the Query tab's editor and engine: pinned, without scripts, never committed, and never in the way."""

import gzip
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import support

from alertgraph.explorer import querytab as query

HERE = support.SOURCE / "explorer" / "npm"
LOCK = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))


@pytest.fixture
def hook() -> ModuleType:
    """The hook, loaded from its file as hatchling does."""
    spec = importlib.util.spec_from_file_location("hatch_build", HERE / "hook.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tool(calls: list[list[str]], code: int = 0, stderr: str = "", files: dict[str, bytes] | None = None) -> Callable[..., Any]:
    """A program that notes how it was called, writes files into the folder out, and ends as it is told."""

    def run(arguments: list[str], *, cwd: Path, **options: Any) -> SimpleNamespace:
        calls.append(arguments)
        for name, data in (files or {}).items():
            (cwd / "out").mkdir(exist_ok=True)
            (cwd / "out" / name).write_bytes(data)
        return SimpleNamespace(returncode=code, stderr=stderr)

    return run


PRODUCTS = {"editor.js": b"a", "engine.js": b"b", "engine.wasm": b"c", "licences.txt": b"d"}


def test_every_package_is_pinned_by_its_hash() -> None:
    """The lock file has an integrity hash for every package, exact versions, and no address."""
    packages = {name: row for name, row in LOCK["packages"].items() if name}
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))
    pinned = wanted["dependencies"] | wanted["devDependencies"]

    assert len(packages) > 15
    assert [name for name, row in packages.items() if not row.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, row in packages.items() if "resolved" in row] == []
    assert not re.search(r"https?:|registry\.", json.dumps(packages))
    assert {name: LOCK["packages"][f"node_modules/{name}"]["version"] for name in pinned} == pinned


def test_no_package_may_run_a_script(hook: ModuleType, tmp_path: Path) -> None:
    """The packages are installed from the lock file alone, without their scripts, and then bundled."""
    calls: list[list[str]] = []
    npm, node = tool(calls), tool(calls, files=PRODUCTS)

    assert hook.fetch(tmp_path / "assets", node=node, npm=npm) == ""
    assert calls[0][0] == "ci"
    assert "--ignore-scripts" in calls[0]
    assert calls[1] == ["bundle.mjs", "out"]


def test_assets_are_compressed_alike_each_time_and_kept(hook: ModuleType, tmp_path: Path) -> None:
    """Two folders get the same bytes; a folder made from the same sources is left alone, one made from others is not."""
    calls: list[list[str]] = []
    npm, node = tool(calls), tool(calls, files=PRODUCTS)
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other, one):
        assert hook.fetch(folder, node=node, npm=npm) == ""

    assert len(calls) == 4
    assert {path.name: path.read_bytes() for path in one.iterdir()} == {p.name: p.read_bytes() for p in other.iterdir()}
    assert {name: gzip.decompress((one / f"{name}.gz").read_bytes()) for name in PRODUCTS} == PRODUCTS
    (one / hook.STAMP).write_text("older")
    hook.fetch(one, node=node, npm=npm)
    assert len(calls) == 6


@pytest.mark.parametrize(
    ("npm", "reason"),
    [
        (
            tool([], 1, "npm warn old\nnpm error code ECONNREFUSED\nnpm error connect failed\n"),
            "code ECONNREFUSED; connect failed",
        ),
        (tool([], 1, ""), "it said nothing"),
        (tool([], 0), "No such file or directory"),
    ],
)
def test_a_failure_leaves_the_reason_and_nothing_else(hook: ModuleType, tmp_path: Path, npm: Any, reason: str) -> None:
    """Whatever fails, the folder has a file that says why, in one line, and no asset, not even an older one."""
    assets = tmp_path / "assets"
    assets.mkdir()
    (assets / "engine.wasm.gz").write_bytes(b"old")
    said = hook.fetch(assets, node=tool([]), npm=npm)

    assert reason in said
    assert "\n" not in said
    assert [path.name for path in assets.iterdir()] == [hook.ABSENT]
    assert (assets / hook.ABSENT).read_text(encoding="utf-8") == said


def test_a_registry_that_never_answers_is_given_up(hook: ModuleType, tmp_path: Path) -> None:
    """A program that does not end is stopped, and that is the reason."""

    def slow(arguments: list[str], **options: Any) -> None:
        raise subprocess.TimeoutExpired("npm", options["timeout"])

    assert "did not finish within" in hook.fetch(tmp_path / "assets", node=slow, npm=slow)


def test_a_folder_that_cannot_be_written_is_no_error(hook: ModuleType, tmp_path: Path) -> None:
    """A source tree in which nothing can be written still gives a wheel."""
    (tmp_path / "file").write_text("in the way")

    assert hook.fetch(tmp_path / "file" / "assets", node=tool([], files=PRODUCTS), npm=tool([])) == ""
    assert not (tmp_path / "file" / "assets").exists()


def test_the_package_says_why_it_has_no_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The reason that the hook left is what a build tells; a package without the file was not built by pip."""
    monkeypatch.setattr(query, "files", lambda name: tmp_path)
    assert query.missing() == "it was not installed by pip"
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "absent.txt").write_text("code ECONNREFUSED")
    assert query.missing() == "code ECONNREFUSED"
    (tmp_path / "assets" / "engine.wasm.gz").write_bytes(b"")
    assert query.missing() == ""


def test_assets_are_never_committed() -> None:
    """Git ignores the folder of the assets, and holds no file of it."""
    support.need(shutil.which("git") and (support.REPOSITORY / ".git").exists(), "this is no git checkout")
    folder = "src/alertgraph/explorer/assets"
    ignored = subprocess.run(["git", "check-ignore", f"{folder}/engine.wasm.gz"], cwd=support.REPOSITORY, check=False)
    held = subprocess.run(["git", "ls-files", folder], cwd=support.REPOSITORY, capture_output=True, check=True)

    assert ignored.returncode == 0
    assert held.stdout == b""


def test_a_wheel_without_the_registry_has_no_tab(tmp_path: Path) -> None:
    """Where the npm registry cannot be reached, pip makes a wheel all the same; its build says so and makes the page."""
    support.need(shutil.which("git") and (support.REPOSITORY / ".git").exists(), "this is no git checkout")
    clone = tmp_path / "clone"
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=support.REPOSITORY, capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, names):
        if (support.REPOSITORY / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(support.REPOSITORY / name, clone / name)
    env = {**os.environ, "npm_config_registry": "http://127.0.0.1:9", "npm_config_cache": str(tmp_path / "cache")}
    made = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-v", "--no-deps", "--wheel-dir", tmp_path, clone],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    support.need(
        "No matching distribution found" not in made.stderr + made.stdout, "no package registry can be reached from here"
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert "the page will have no Query tab: " in made.stdout + made.stderr
    (wheel,) = support.every(tmp_path, "*.whl")
    with zipfile.ZipFile(wheel) as parts:
        names = parts.namelist()
        parts.extractall(tmp_path / "installed")
    assert "alertgraph/explorer/template.html" in names
    assert [name for name in names if "assets/" in name] == ["alertgraph/explorer/assets/absent.txt"]
    assert [name for name in names if "/npm/" in name] == []
    built = subprocess.run(
        [sys.executable, "-m", "alertgraph", "build"],
        env={**env, "PYTHONPATH": str(tmp_path / "installed")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert built.returncode == 0, built.stderr
    assert "the page has no Query tab: " in built.stderr
    assert "ECONNREFUSED" in built.stderr
    assert "kg-query" not in re.sub(r"<script>.*?</script>", "", (tmp_path / "build/index.html").read_text("utf-8"), flags=re.S)
