"""Keeps in the user's cache what follows from its input alone, under a hash of that: it saves time and nothing else.

A file begins with the hash of its own content, so that one that a crash cut short is no longer taken for what was written.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import platformdirs

from alertgraph.machine import files
from alertgraph.machine.collector import without_collecting

#: Files of ours that the folder may hold: each edit of a graph leaves some that nobody asks for again.
MOST = 128
_OURS = re.compile(r"[0-9a-f]{32}\.(nq|json)")


def folder() -> Path:
    """Return the folder of the cache: ``ALERTGRAPH_CACHE``, else the platform's own place."""
    return Path(os.environ.get("ALERTGRAPH_CACHE") or platformdirs.user_cache_dir("alertgraph", False))


def read(name: str) -> bytes | None:
    """Return what is kept under a name; None where it is absent or not what was written, so that it is made anew."""
    try:
        seal, _, body = files.read(folder() / name).partition(b"\n")
    except OSError:
        return None
    return body if seal == _seal(body) else None


def write(name: str, body: bytes) -> None:
    """Keep something under a name, in one step; a cache that cannot be written only costs time."""
    path = folder() / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        files.replace(path, _seal(body) + b"\n" + body)
        ours = [file for file in path.parent.iterdir() if _OURS.fullmatch(file.name)]  # the folder may be a user's own
        for old in sorted(ours, key=lambda file: file.stat().st_mtime_ns, reverse=True)[MOST:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def key(code: Iterable[Path], *libraries: str) -> "hashlib._Hash":
    """Return a hash to be updated with the input, begun with what else decides what is kept.

    That is Python, the libraries (each name with its version), and the modules of ours that make and pack it.
    """
    begun = hashlib.sha256(" ".join((sys.version, *libraries)).encode())
    for path in code:
        begun.update(path.read_bytes())
    return begun


def rows(digest: str, make: Callable[[], Sequence[tuple[Any, ...]]]) -> Iterable[tuple[Any, ...]]:
    """Return the rows that are kept under a hash; where there are none, make them and keep them."""
    name = f"{digest[:32]}.json"
    kept = read(name)
    if kept is not None:
        return unpacked(kept)
    made = make()
    write(name, packed(made))
    return made


def packed(rows: Iterable[tuple[Any, ...]]) -> bytes:
    """Return rows of texts, numbers and tuples of these as JSON, column by column: the distinct values, and which a row has."""
    columns = []
    for column in zip(*rows, strict=True):
        values: dict[Any, int] = {}
        numbers = [values.setdefault(value, len(values)) for value in column]
        columns.append((list(values), numbers))
    return json.dumps(columns, ensure_ascii=False, separators=(",", ":")).encode()


@without_collecting()
def unpacked(body: bytes) -> Iterator[tuple[Any, ...]]:
    """Return the rows that were packed; what several rows have in common is one object.

    >>> list(unpacked(packed([("a", 1, ("x",)), ("b", 1, ())])))
    [('a', 1, ('x',)), ('b', 1, ())]
    """
    columns = []
    for values, numbers in json.loads(body):
        known = [tuple(value) if isinstance(value, list) else value for value in values]
        columns.append([known[number] for number in numbers])
    return zip(*columns, strict=True)


def _seal(body: bytes) -> bytes:
    return b"# sha256 " + hashlib.sha256(body).hexdigest().encode()
