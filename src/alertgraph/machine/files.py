"""Writes a file whole or not at all."""

import os
import re
import time
from pathlib import Path
from typing import Final

from alertgraph.errors import WriteError

_PART: Final = re.compile(r"\.alertgraph-[0-9]+-[0-9a-f]{8}\.part")
#: Seconds after which a part is that of a process that was killed: none takes so long to write a file.
STALE: Final = 3600


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
