"""Graph folders broken by chance: a file and what is done to it, both told by a seed, so that each can be made again."""

import os
import random
import re
import shutil
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import support

TOUR = """\
title = "A tour"
order = 1

[[step]]
title = "Who harms whom"
caption = "Two claims of the made-up notice."
query = "harms"

[[step]]
title = "Two actors"
caption = "What the notice says of them."
actors = ["id:velmark", "id:ostravia"]
"""
#: What is put into a literal: each is one that some program or format cannot hold, or takes for something else.
WORDS = (
    "", " ", "|", "a|b", "=1+1", "a\\rb", "a\\nb", "a\\tb", "\\u0000", "\\u0007", "\\u001B[31m", "\\u0085", "\\u2028",
    "\\u202Eabc", "\\u200B", "\\uFFFE", "\\uFDD0", "\\U0010FFFF", "\\uD800", "\\uDFFF", "<b>&amp;",
    "]]>", "$name",
    "e\\u0301", "a" * 300, "a/b", "..", "%00", "\\\\", "'", "\\\"", "soon", "XXXX", "-1", "9" * 5000, "1e9", "٣",
)  # fmt: skip
#: What is put in the place of a value that is no literal.
VALUES = (
    "id:nobody", "ag:Asserted", "ag:Nothing", "<relative>", "<http://[>", "<mailto:a>", "[]", "()", "( 1 2 )", "[ a ag:Claim ]",
    "1", "-1", "9999999999999999999999", "1.5", "1e400", "true", '"x"', '"x"@en', '"x"@en-notalanguage', '"x"^^xsd:date',
    '"2031-02-30"^^edtf:EDTF', '"2031-03-03"^^<http://www.w3.org/2001/XMLSchema#date>',
    '"soon"^^<http://www.w3.org/2001/XMLSchema#date>', "rdf:nil", "_:b", "<< id:a id:b id:c >>",
)  # fmt: skip


def _rewritten(change: Callable[[bytes, random.Random], bytes]) -> Callable[[Path, random.Random], None]:
    def damage(path: Path, rng: random.Random) -> None:
        path.write_bytes(change(path.read_bytes(), rng))

    return damage


def _cut(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _flipped(data: bytes, rng: random.Random) -> bytes:
    found = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 30)) if found else 0):
        found[rng.randrange(len(found))] = rng.randrange(256)
    return bytes(found)


def _inserted(data: bytes, rng: random.Random) -> bytes:
    marks = (
        b"\0",
        b"\xff",
        b"\r",
        b"\x1b",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b'"',
        b"'",
        b"#",
        b"[",
        b"]",
        b"(",
        b";",
        b".",
        b"{",
        b"<",
        b"\\",
    )
    at = rng.randrange(len(data) + 1)
    return data[:at] + rng.choice(marks) * rng.choice((1, 1, 2, 40)) + data[at:]


def _lines(change: Callable[[list[bytes], random.Random], None]) -> Callable[[Path, random.Random], None]:
    def changed(data: bytes, rng: random.Random) -> bytes:
        lines = data.splitlines(keepends=True) or [b""]
        change(lines, rng)
        return b"".join(lines)

    return _rewritten(changed)


def _lost(lines: list[bytes], rng: random.Random) -> None:
    del lines[rng.randrange(len(lines))]


def _doubled(lines: list[bytes], rng: random.Random) -> None:
    at = rng.randrange(len(lines))
    lines.insert(rng.randrange(len(lines)), lines[at])


def _swapped(lines: list[bytes], rng: random.Random) -> None:
    one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def _replaced(pattern: bytes, values: tuple[str, ...], form: str) -> Callable[[Path, random.Random], None]:
    def changed(data: bytes, rng: random.Random) -> bytes:
        places = list(re.finditer(pattern, data))
        if not places:
            return data
        found = rng.choice(places)
        return data[: found.start()] + form.format(rng.choice(values)).encode() + data[found.end() :]

    return _rewritten(changed)


def _long(data: bytes, rng: random.Random) -> bytes:
    places = list(re.finditer(rb'"[^"\n]*"', data))
    if not places:
        return data + b"#" * 1_000_000
    found = rng.choice(places)
    return data[: found.start()] + b'"' + b"long " * 200_000 + b'"' + data[found.end() :]


def _deep(data: bytes, rng: random.Random) -> bytes:
    return data + b"\nx = " + b"[" * 5000 + b"]" * 5000 + b"\n"


def _in_place(make: Callable[[Path], object]) -> Callable[[Path, random.Random], None]:
    def damage(path: Path, rng: random.Random) -> None:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
        make(path)

    return damage


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket is short
    try:
        with suppress(OSError), socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3 * 2**30)


def _named(name: str) -> Callable[[Path, random.Random], None]:
    def damage(path: Path, rng: random.Random) -> None:
        path.rename(path.with_name(name + path.suffix))

    return damage


#: What is done to a file, by name.
DAMAGES: dict[str, Callable[[Path, random.Random], None]] = {
    "emptied": _rewritten(lambda data, rng: b""),
    "cut": _rewritten(_cut),
    "flipped": _rewritten(_flipped),
    "inserted": _rewritten(_inserted),
    "line lost": _lines(_lost),
    "line doubled": _lines(_doubled),
    "lines swapped": _lines(_swapped),
    "text": _replaced(rb'"[^"\n]*"', WORDS, '"{}"'),
    "words": _replaced(rb"(?<=\")[^\"\n]*(?=\")|(?<=: )[a-z]+", WORDS, "{}"),
    "value": _replaced(rb"(?<=[ \n])[a-z]+:[\w-]+|(?<= )\d+", VALUES, "{}"),
    "date": _replaced(
        rb'"[0-9X][^"\n]*"(?=\^\^)', ("soon", "2031-02-30", "", "99999-01-01", "2031-1-1", "-0001-01-01", "[..]"), '"{}"'
    ),
    "long": _rewritten(_long),
    "deep": _rewritten(_deep),
    "other line ends": _rewritten(lambda data, rng: data.replace(b"\n", rng.choice((b"\r\n", b"\r", b"\x0b", b"\xe2\x80\xa8")))),
    "utf-16": _rewritten(lambda data, rng: data.decode(errors="replace").encode("utf-16")),
    "removed": _in_place(lambda path: None),
    "folder": _in_place(Path.mkdir),
    "pipe": _in_place(os.mkfifo),
    "endless": _in_place(lambda path: path.symlink_to("/dev/zero")),
    "null": _in_place(lambda path: path.symlink_to("/dev/null")),
    "nowhere": _in_place(lambda path: path.symlink_to("nowhere")),
    "itself": _in_place(lambda path: path.symlink_to(path)),
    "socket": _in_place(_socket),
    "huge": _in_place(_sparse),
    "long name": _named("n" * 240),
    "odd name": _named("a\nb"),
    "name that is no text": _named(os.fsdecode(b"\xff\xfe")),
}
#: What folders suffer, too.
OF_FOLDERS = ("removed", "folder", "pipe", "endless", "nowhere", "itself", "long name", "name that is no text")


class Broken(NamedTuple):
    """A graph folder with faults, and what was done to which of its files, in order."""

    root: Path
    done: tuple[str, ...]


def whole(folder: Path) -> Path:
    """The made-up graph, with a tour; to be broken."""
    root = support.assemble(folder)
    (root / "tours").mkdir()
    (root / "tours" / "one.toml").write_text(TOUR, encoding="utf-8")
    return root


def broken(sound: Path, folder: Path, seed: int) -> Broken:
    """A copy of a sound graph with a fault, now and then two."""
    rng = random.Random(seed)  # noqa: S311 - for variety that can be repeated, not for secrets
    root = folder / "graph"
    shutil.copytree(sound, root)
    done = []
    for _ in range(1 if rng.random() < 0.8 else 2):
        is_folder = rng.random() < 0.08
        places = sorted(path for path in root.rglob("*") if path.is_dir() == is_folder and not path.is_symlink())
        places = [path for path in places if path.is_dir() or path.is_file()]
        if places:
            path = rng.choice(places)
            name = rng.choice(OF_FOLDERS if is_folder else tuple(DAMAGES))
            DAMAGES[name](path, rng)
            done.append(f"{path.relative_to(root)}: {name}")
    return Broken(root, tuple(done))
