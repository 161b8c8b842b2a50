"""A file is read, and nothing that only looks like one; it is written whole or not at all, and what was killed leaves nothing."""

import errno
import os
import socket
import subprocess
import sys
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


def test_what_is_no_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that nobody writes into, a device without an end, a socket and a folder are told at once, and why."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "endless").symlink_to("/dev/zero")
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket")
        for name, said in (
            ("pipe", "it is a pipe, not a file"),
            ("endless", "it is a device, not a file"),
            ("socket", "it is a socket, not a file"),
            ("folder", "Is a directory"),
            ("none", "No such file or directory"),
        ):
            with pytest.raises(OSError) as caught:
                files.read(tmp_path / name)
            assert (caught.value.strerror, caught.value.filename) == (said, str(tmp_path / name))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    """Its size is told before anything of it is in memory; one that is as large as may be is read."""
    path = tmp_path / "large"
    path.write_bytes(b"x" * 2**20)
    assert files.read(path, 2**20) == b"x" * 2**20
    with path.open("ab") as file:
        file.write(b"x")
    with pytest.raises(OSError, match="it has more than 1 MB"):
        files.read(path, 2**20)
    with path.open("wb") as file:
        file.truncate(2**40)  # which takes no room
    with pytest.raises(OSError, match="it has more than 256 MB"):
        files.read(path)


def test_a_pipe_of_the_shell_is_read(tmp_path: Path) -> None:
    """What another program writes can be given in the place of a file, as ``<(command)`` and ``/dev/stdin``."""
    code = "from pathlib import Path; from alertgraph.machine.files import read; print(read(Path('/dev/stdin')).decode())"
    with subprocess.Popen(["sh", "-c", "echo one; sleep 0.2; echo two"], stdout=subprocess.PIPE) as other:
        done = subprocess.run([sys.executable, "-c", code], stdin=other.stdout, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.split()) == (0, ["one", "two"]), done.stderr
