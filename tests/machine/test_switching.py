"""Files are put in place all together, whenever the writing is killed; what is not ours stays untouched."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import kills
import pytest
import support
from support import snapshot

from alertgraph.errors import WriteError
from alertgraph.machine import switching

NAMES = {*kills.OLD, *kills.NEW}
OLD = {name: data.decode() for name, data in kills.OLD.items()}
NEW = OLD | {name: data.decode() for name, data in kills.NEW.items()}


def test_a_kill_at_any_step_leaves_one_of_the_two(tmp_path: Path) -> None:
    """After what the next command does first, all files are of the last writing or all of the next, and no leftover is there."""
    support.need(hasattr(__import__("os"), "fork"), "this system has no fork")
    told = subprocess.run([sys.executable, kills.__file__, tmp_path], capture_output=True, text=True, check=True)
    runs: list[dict[str, Any]] = [json.loads(line) for line in told.stdout.splitlines()]
    assert [run["killed"] for run in runs] == [True] * (len(runs) - 1) + [False]
    assert [run["after"] for run in runs if run["after"] not in (OLD, NEW)] == []
    assert all(run["rest"] == [switching.LOCK] for run in runs)
    mixed = [run for run in runs if run["left"] not in (OLD, NEW)]
    assert mixed, "no kill fell between two moves"
    assert all("was finished" in run["said"] and run["after"] == NEW for run in mixed)
    order = [run["after"] == NEW for run in runs]
    assert order == sorted(order), "a later kill lost what an earlier one kept"


def interrupted(folder: Path, **names: str) -> Path:
    """A folder in which a writing was interrupted after its journal: a file stands as it was, its next content is staged."""
    (folder / switching.STAGE).mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"old a")
    (folder / switching.STAGE / "a.txt").write_bytes(b"new a")
    digests = [hashlib.sha256(data).hexdigest() for data in (b"old a", b"new a")]
    (folder / switching.STAGE / switching.JOURNAL).write_text(json.dumps({"a.txt": digests} | names), encoding="utf-8")
    return folder


def test_what_was_written_meanwhile_is_not_lost(tmp_path: Path) -> None:
    """A file that somebody wrote after the interruption is named, and nothing is touched."""
    folder = interrupted(tmp_path)
    (folder / "a.txt").write_bytes(b"mine")
    before = snapshot(folder)
    with pytest.raises(WriteError, match=r"a\.txt: changed since its writing was interrupted; move it and .* away"):
        switching.recover(folder, NAMES)
    assert snapshot(folder) == before


@pytest.mark.parametrize("journal", ["", "[]", "3", '{"a.txt": 3}', '{"a.txt": ["x"]}', '{"../b.txt": [null, "x"]}', "\N{NULL}"])
def test_a_journal_that_is_none(journal: str, tmp_path: Path) -> None:
    """It is named, and nothing is moved; least of all out of the folder."""
    folder = interrupted(tmp_path / "in")
    (folder / switching.STAGE / switching.JOURNAL).write_text(journal, encoding="utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(WriteError, match="no journal of alertgraph; move"):
        switching.recover(folder, NAMES)
    assert snapshot(tmp_path) == before


def test_a_stage_of_others(tmp_path: Path) -> None:
    """A folder of that name with other files, a file or a link is somebody's own."""
    (tmp_path / "own" / switching.STAGE).mkdir(parents=True)
    (tmp_path / "own" / switching.STAGE / "diary.txt").write_bytes(b"mine")
    (tmp_path / "file").mkdir()
    (tmp_path / "file" / switching.STAGE).write_bytes(b"mine")
    (tmp_path / "link").mkdir()
    (tmp_path / "link" / switching.STAGE).symlink_to(tmp_path / "own" / switching.STAGE)
    before = snapshot(tmp_path)
    for place in ("own", "file", "link"):
        with pytest.raises(WriteError, match="not written by alertgraph; move it away"):
            switching.recover(tmp_path / place, NAMES)
    assert snapshot(tmp_path) == before


def test_moves_that_fail_are_finished_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file cannot be moved the error says that part is in place, and the next command does the rest."""
    (tmp_path / "a.txt").write_bytes(b"old a")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "b.txt":
            raise PermissionError(13, "Permission denied", str(target))
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(WriteError, match=r"part of the files is in place, run the command again to finish"):
            switching.switch(tmp_path, {"a.txt": b"new a", "b.txt": b"new b"})
    assert snapshot(tmp_path)["a.txt"] == b"new a"
    assert switching.recover(tmp_path, NAMES) == "an interrupted writing was finished: all its files are in place"
    assert snapshot(tmp_path) == {"a.txt": b"new a", "b.txt": b"new b"}
