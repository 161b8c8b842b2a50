"""Puts files of a folder in place all together: what a kill interrupts, the next command finishes or undoes.

The new files are staged in a folder beside their places. Once all are on the disk a journal says so, and they are moved; from
then on the switch can only be finished. Without a journal nothing was moved yet, and the staged files are dropped.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from alertgraph.errors import WriteError
from alertgraph.machine.files import read

#: Inside the folder, for as long as a switch lasts.
STAGE: Final = ".alertgraph-next"
JOURNAL: Final = "journal.json"
#: Inside the folder, for good: who waits for a lock and who holds it have to open the same file.
LOCK: Final = ".alertgraph.lock"


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other processes from switching files of a folder meanwhile; raises WriteError at once where one does so already.

    The folder is made where it is absent, and goes again where nothing was put into it. A process that ends, however it ends,
    lets go of its lock.
    """
    import filelock  # not needed by commands that write nothing

    is_new = not folder.exists()
    lock = filelock.FileLock(folder / LOCK, timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except filelock.Timeout:
        raise WriteError(f"{folder}: another process is writing there; wait until it is done, or choose another folder") from None
    except OSError as error:
        raise _unwritten(folder, error) from error
    try:
        yield
    finally:
        if is_new and {path.name for path in folder.iterdir()} <= {LOCK}:
            shutil.rmtree(folder, ignore_errors=True)  # nothing was written: no empty folder either
        lock.release()


def switch(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files in place, all or none; call it alone, after ``recover``.

    Raises WriteError where they cannot be written, with the folder as it was, or where they cannot be moved, which the next
    ``recover`` does.
    """
    stage = folder / STAGE
    try:
        stage.mkdir()
        was = {name: digest(folder / name) for name in files}
        for name, data in files.items():
            (stage / name).write_bytes(data)
            _sync(stage / name)
        planned = {name: [was[name], hashlib.sha256(data).hexdigest()] for name, data in files.items()}
        (stage / f"{JOURNAL}.part").write_text(json.dumps(planned, indent=1), encoding="utf-8")
        _sync(stage / f"{JOURNAL}.part")
        (stage / f"{JOURNAL}.part").replace(stage / JOURNAL)
        _sync(stage)
    except OSError as error:
        shutil.rmtree(stage, ignore_errors=True)
        raise _unwritten(folder, error) from error
    _move(folder, planned)


def is_interrupted(folder: Path) -> bool:
    """Return whether a switch left something half done in a folder, or is at work there."""
    return os.path.lexists(folder / STAGE)


def recover(folder: Path, known: Collection[str]) -> str | None:
    """Finish or undo what an interrupted switch left in a folder; return in words what was done, None where nothing was.

    ``known`` are the names that a switch may have been of: a stage that holds anything else is somebody's own, and WriteError.
    So is a file that was changed after the switch was interrupted.
    """
    stage = folder / STAGE
    if not is_interrupted(folder):
        return None
    try:
        return _recovered(folder, stage, known)
    except OSError as error:
        raise WriteError(
            f"{error.filename or stage}: an interrupted writing cannot be finished ({error.strerror or error})"
        ) from error


def digest(path: Path) -> str | None:
    """Return the SHA-256 of a file; None where there is none."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def _recovered(folder: Path, stage: Path, known: Collection[str]) -> str:
    held = {path.name for path in stage.iterdir()} if stage.is_dir() and not stage.is_symlink() else None
    if held is None or not held <= {*known, JOURNAL, f"{JOURNAL}.part"}:
        raise WriteError(f"{stage}: not written by alertgraph; move it away")
    if JOURNAL not in held:
        shutil.rmtree(stage)
        return "what an interrupted writing had left was removed; the files in place are whole"
    planned = _journal(stage / JOURNAL, known)
    for name, (old, new) in planned.items():
        staged, there = digest(stage / name), digest(folder / name)
        if (staged != new and there != new) or there not in (old, new):
            raise WriteError(
                f"{folder / name}: changed since its writing was interrupted; move it and {stage} away, and write again"
            )
    _move(folder, planned)
    return "an interrupted writing was finished: all its files are in place"


def _journal(path: Path, known: Collection[str]) -> dict[str, list[str | None]]:
    try:
        planned: dict[str, list[str | None]] = json.loads(read(path))
        if planned.keys() <= set(known) and all(len(digests) == 2 for digests in planned.values()):
            return planned
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        pass
    raise WriteError(f"{path}: no journal of alertgraph; move {path.parent} away")


def _move(folder: Path, planned: Mapping[str, object]) -> None:
    stage = folder / STAGE
    try:
        for name in planned:
            if (stage / name).exists():  # not yet moved
                (stage / name).replace(folder / name)
        _sync(folder)
        (stage / JOURNAL).unlink()  # the switch is done; what is left of the stage is nothing
        shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        said = f"{error.filename or folder}: cannot be written ({error.strerror or error})"
        raise WriteError(f"{said}; part of the files is in place, run the command again to finish") from error


def _sync(path: Path) -> None:
    """Have a file, or the names in a folder, written to the disk before what comes next; some systems open no folder."""
    try:
        number = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _unwritten(folder: Path, error: OSError) -> WriteError:
    return WriteError(f"{error.filename or folder}: cannot be written ({error.strerror or error}); nothing was changed")
