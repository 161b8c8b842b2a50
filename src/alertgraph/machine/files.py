"""Reads a file, and nothing that only looks like one; writes a file whole or not at all."""

import errno
import os
import re
import stat
import time
from pathlib import Path
from typing import Final

from alertgraph.errors import WriteError

#: Bytes of the largest file that is read: what has more was hardly meant, and would take the memory of all others.
LARGEST: Final = 256 * 2**20
#: What stands in the place of a file, in words; whoever opened it might wait for ever.
_OTHERS: Final = ((stat.S_ISFIFO, "a pipe"), (stat.S_ISSOCK, "a socket"), (stat.S_ISCHR, "a device"), (stat.S_ISBLK, "a device"))
_PART: Final = re.compile(r"\.alertgraph-[0-9]+-[0-9a-f]{8}\.part")
#: Seconds after which a part is that of a process that was killed: none takes so long to write a file.
STALE: Final = 3600


def read(path: Path, most: int = LARGEST) -> bytes:
    """Return the bytes of a file.

    Raises OSError, its ``strerror`` saying why, for one that cannot be read, that has more than ``most`` bytes or no end, and for
    what is no file: a folder, a pipe, a socket, a device. A pipe that the shell made, as ``<(command)`` does, is read.
    """
    _refuse_other(path, path.stat())
    waits = 0 if _is_of_shell(path) else getattr(os, "O_NONBLOCK", 0)  # a pipe may have taken its place meanwhile
    number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | waits)
    with os.fdopen(number, "rb") as file:
        _refuse_other(path, found := os.fstat(number))
        data = b"" if found.st_size > most else file.read(most + 1)
    if found.st_size > most or len(data) > most:
        raise OSError(errno.EFBIG, f"it has more than {most // 2**20} MB", str(path))
    return data


def _refuse_other(path: Path, found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    what = next((name for is_so, name in _OTHERS if is_so(found.st_mode)), "")
    if what and not (what == "a pipe" and _is_of_shell(path)):
        raise OSError(errno.EINVAL, f"it is {what}, not a file", str(path))


def _is_of_shell(path: Path) -> bool:
    return str(path).startswith(("/dev/fd/", "/proc/self/fd/")) or str(path) == "/dev/stdin"


def write_whole(path: Path, text: str) -> None:
    """Write a file in one step, so that a full disk leaves the old one; raises WriteError where it cannot be written."""
    try:
        replace(path, text.encode())
    except OSError as error:
        raise WriteError(f"{path}: cannot be written ({error.strerror or error}); nothing was changed") from error


def replace(path: Path, data: bytes) -> None:
    """Put a file in place in one step, with the rights of the one that it replaces; raises OSError with all as it was.

    What processes that were killed left in the folder is removed.
    """
    part = path.with_name(f".alertgraph-{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            part.chmod(path.stat().st_mode & 0o777)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise
    _sweep(path.parent)


def _sweep(folder: Path) -> None:
    for left in folder.iterdir():
        if _PART.fullmatch(left.name):
            try:
                if time.time() - left.stat().st_mtime > STALE:
                    left.unlink()
            except OSError:  # another process was faster
                continue
