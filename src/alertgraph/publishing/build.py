"""Writes the files of a build into its folder, all or none, and over nothing but what an earlier build wrote."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from alertgraph.errors import WriteError
from alertgraph.publishing.files import FILES

MANIFEST = ".alertgraph.json"


def write(out: Path, files: Mapping[str, bytes]) -> None:
    """Write the files into ``out``, replacing only what an earlier build wrote.

    All are written beside their places first and moved in when complete, so that a full disk leaves the last build
    as it was. Raises WriteError where a foreign file stands in the way or nothing can be written.
    """
    ours = refuse_foreign(out, files)
    part: Path | None = None
    is_new = not out.exists()
    try:
        out.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=out))
        manifest = json.dumps({"alertgraph": sorted({*files, *ours})}, indent=1) + "\n"
        for name, data in {**files, MANIFEST: manifest.encode()}.items():
            (part / name).write_bytes(data)
        for name in (MANIFEST, *files):  # the manifest first: what it names may be replaced next time
            (part / name).replace(out / name)
    except OSError as error:
        raise WriteError(
            f"{error.filename or out}: cannot be written ({error.strerror or error}); nothing was changed"
        ) from error
    finally:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)
        if is_new and out.is_dir() and not any(out.iterdir()):
            out.rmdir()  # nothing was changed: no empty folder either


def refuse_foreign(out: Path, names: Iterable[str] = FILES) -> set[str]:
    """Return the names that an earlier build wrote into ``out``; raises WriteError where a foreign file is in the way.

    So it does where nothing can be written there at all.
    """
    ours = _manifest(out)
    place = next(folder for folder in (out, *out.absolute().parents) if os.path.lexists(folder))
    if not place.is_dir():
        raise WriteError(f"{out}: {place} is no folder; choose another --out")
    if not os.access(place, os.W_OK | os.X_OK):
        raise WriteError(f"{out}: nothing may be written into {place}; choose another --out")
    for name in (*names, MANIFEST):
        if os.path.lexists(out / name) and (name not in ours or (out / name).is_dir()):
            raise WriteError(f"{out / name}: not written by alertgraph build; move it away or choose another --out")
    return ours


def _manifest(out: Path) -> set[str]:
    """Return the names that an earlier build wrote into ``out``, its manifest among them."""
    if out.exists() and not out.is_dir():
        raise WriteError(f"{out}: is a file; choose another --out")
    try:
        names = json.loads((out / MANIFEST).read_text(encoding="utf-8"))["alertgraph"]
        return {MANIFEST, *map(str, names)}
    except (OSError, ValueError, KeyError, TypeError):
        return set()
