"""Writes the files of a build into its folder, all or none, and over nothing but what an earlier build wrote."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from alertgraph.errors import WriteError
from alertgraph.machine import switching
from alertgraph.machine.files import read
from alertgraph.publishing.files import FILES

#: Names the files that builds wrote, each with its SHA-256; so that it can be told whether they are still what was written.
MANIFEST = ".alertgraph.json"


@contextmanager
def prepared(
    out: Path, tell: Callable[[str], None], names: Iterable[str] = FILES
) -> Iterator[Callable[[Mapping[str, bytes]], None]]:
    """Keep ``out`` for one build, finish or undo what an interrupted one left there, and give back what writes the files.

    Raises WriteError before anything is made where another build is at work, a foreign file stands in the way, an own one
    was changed, or nothing can be written; and, by what is given back, where a disk is full: then the last build stands
    as it was. ``tell`` is told what was found half done.
    """
    expected = {*names, MANIFEST}
    _refuse_place(out)
    if not switching.is_interrupted(out):
        _ours(out, expected)  # before anything of ours is made there
    with switching.alone(out):
        if switching.is_interrupted(out):
            tell(f"{out}: {switching.recover(out, expected)}")
            _ours(out, expected)

        def write(files: Mapping[str, bytes]) -> None:
            ours = _ours(out, expected)  # again: the long steps lie between
            digests = ours | {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
            manifest = json.dumps({"alertgraph": dict(sorted(digests.items()))}, indent=1) + "\n"
            switching.switch(out, {**files, MANIFEST: manifest.encode()})

        yield write


def _refuse_place(out: Path) -> None:
    """Raise WriteError where no folder can be, or nothing can be written into it."""
    try:
        out.stat()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, ValueError) as error:  # a name that is too long, links in a circle
        reason = getattr(error, "strerror", None) or error
        raise WriteError(f"{out}: no folder can have this name ({reason}); choose another --out") from error
    if out.exists() and not out.is_dir():
        raise WriteError(f"{out}: is a file; choose another --out")
    place = next(folder for folder in (out, *out.absolute().parents) if os.path.lexists(folder))
    if not place.is_dir():
        raise WriteError(f"{out}: {place} is no folder; choose another --out")
    if not os.access(place, os.W_OK | os.X_OK):
        raise WriteError(f"{out}: nothing may be written into {place}; choose another --out")


def _ours(out: Path, names: Iterable[str]) -> dict[str, str | None]:
    """Return the files that builds wrote into ``out``, with their digests where these were noted.

    Raises WriteError where one of the names is somebody else's, or was changed since.
    """
    found = _manifest(out)
    ours = found or {}
    for name in names:
        path = out / name
        if not os.path.lexists(path) or (name == MANIFEST and found is not None):
            continue
        if name not in ours or not path.is_file() or path.is_symlink():
            raise WriteError(f"{path}: not written by alertgraph build; move it away or choose another --out")
        if ours[name] not in (None, switching.digest(path)):
            raise WriteError(f"{path}: changed since alertgraph build wrote it; move it away or choose another --out")
    return ours


def _manifest(out: Path) -> dict[str, str | None] | None:
    """Return what the manifest in ``out`` names; a list of names is one of a release that noted no digests."""
    try:
        named = json.loads(read(out / MANIFEST))["alertgraph"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if isinstance(named, list):
        return dict.fromkeys(map(str, named))
    return {str(name): str(digest) for name, digest in named.items()} if isinstance(named, dict) else None
