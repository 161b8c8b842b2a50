"""Lists the folders of a graph: what is there and cannot be read is an error, never an empty folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from alertgraph.errors import LoadError


def files(folder: Path, ending: str) -> list[Path]:
    """Return what a folder holds whose name has the ending, sorted; nothing where there is no such folder.

    Raises LoadError for a folder that is there and cannot be listed: one that may not be read, a link that leads nowhere,
    a file in its place.
    """
    return [path for path in entries(folder) if path.name.endswith(ending)]


def entries(folder: Path) -> list[Path]:
    """Return what a folder holds, sorted, hidden names left out; nothing where there is none.

    Raises LoadError as ``files``, and for a name that is no text.
    """
    if not is_there(folder):
        return []
    try:
        found = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except NotADirectoryError:
        raise LoadError(f"{folder}: is no folder, but a file in the place of one; move it away") from None
    except FileNotFoundError:
        raise LoadError(f"{folder}: a link that leads nowhere; mend or remove it") from None
    except OSError as error:
        raise LoadError(f"{folder}: cannot be read ({error.strerror or error})") from error
    for path in found:
        try:
            path.name.encode()
        except UnicodeEncodeError:
            raise LoadError(f"{folder}: the name {path.name!r} in it is not UTF-8; rename it") from None
    return found


def folders(folder: Path) -> list[Path]:
    """Return what a folder of folders holds, sorted; raises LoadError as ``files``, and for what should be a folder in it.

    A note beside the folders, such as a README.md, is passed over; Turtle there is not, for nothing would read it.
    """
    found = [path for path in entries(folder) if not (path.is_file() and path.suffix not in ("", ".ttl"))]
    for path in found:
        entries(path)
    return found


def below(folder: Path, ending: str, above: tuple[Path, ...] = ()) -> Iterator[Path]:
    """Yield what stands in a folder and in those within it, linked ones too, whose name has the ending, each folder sorted.

    Raises LoadError as ``files``, and for a link to nowhere, whatever its name, and to a folder that it stands in.
    """
    real = Path(os.path.realpath(folder))
    if real in above:
        raise LoadError(f"{folder}: a link to a folder that it stands in; remove it")
    for path in entries(folder):
        if not is_there(path, at_its_end=True):
            raise LoadError(f"{path}: a link that leads nowhere; mend or remove it")
        if path.is_dir():
            yield from below(path, ending, (*above, real))
        elif path.name.endswith(ending):
            yield path


def is_there(path: Path, *, at_its_end: bool = False) -> bool:
    """Return whether a name is taken, be it by a link to nowhere, or whether something is at the link's end.

    Raises LoadError where that cannot be told.
    """
    try:
        path.stat(follow_symlinks=at_its_end)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise LoadError(f"{path}: cannot be read ({error.strerror or error})") from error
    return True
