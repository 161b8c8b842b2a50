"""Writes a file whole or not at all."""

from pathlib import Path

from alertgraph.errors import WriteError


def write_whole(path: Path, text: str) -> None:
    """Write a file in one step, so that a full disk leaves the old one; raises WriteError where it cannot be written."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise WriteError(f"{path}: cannot be written ({error.strerror or error}); nothing was changed") from error
