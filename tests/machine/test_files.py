"""A file is written whole or not at all, and what a killed process left is removed, but nothing of others."""

import errno
import os
from pathlib import Path

import pytest

from alertgraph.errors import WriteError
from alertgraph.machine import files


def test_a_file_is_replaced_with_its_rights(tmp_path: Path) -> None:
    """The new content, line ends as they are, and who may read it as before; nothing else in the folder."""
    path = tmp_path / "a.ttl"
    path.write_bytes(b"old")
    path.chmod(0o640)
    files.write_whole(path, "new\nlines \N{LATIN SMALL LETTER E WITH ACUTE}\n")
    assert path.read_bytes() == "new\nlines \N{LATIN SMALL LETTER E WITH ACUTE}\n".encode()
    assert path.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says so, and no part is left."""
    path = tmp_path / "a.ttl"
    path.write_bytes(b"old")

    def full(number: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match=r"a\.ttl: cannot be written \(No space left on device\); nothing was changed"):
        files.write_whole(path, "new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_parts_of_killed_processes_go(tmp_path: Path) -> None:
    """An old one goes at the next writing; a fresh one may be of a process at work, and other names are not ours."""
    old, fresh, other = (
        tmp_path / name for name in (".alertgraph-12-00ff00ff.part", ".alertgraph-13-00ff00ff.part", "mine.part")
    )
    for path in (old, fresh, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (1, 1))
    files.write_whole(tmp_path / "a.ttl", "new")
    assert {path.name for path in tmp_path.iterdir()} == {"a.ttl", fresh.name, other.name}
