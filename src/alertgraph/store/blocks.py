"""Where each block of a Turtle file begins, and of what: Oxigraph tells triples without their places."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from alertgraph.store.folder import GraphFile
from alertgraph.vocabulary import PREFIXES, RDF

_TOKEN = re.compile(
    r'''\#[^\r\n]*
    |(?P<text>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    |<(?P<iri>[^<>\s]*)>
    |(?P<word>[^\s\[\](){};,"'<>\#.]+(?:\.+[^\s\[\](){};,"'<>\#.]+)*)
    |(?P<mark>[\[\](){};,.])''',
    re.VERBOSE | re.DOTALL,
)


class Block(NamedTuple):
    """A block of a file: its subject's IRI (empty for one in brackets), the line where it begins, and its properties' IRIs.

    ``bracket`` is the line of the first thing in brackets, which has no identifier; 0 where there is none.
    """

    file: GraphFile
    subject: str
    line: int
    properties: frozenset[str]
    bracket: int

    @property
    def place(self) -> tuple[str, int]:
        """The path of the file, and the line."""
        return str(self.file.path), self.line

    @property
    def defines(self) -> bool:
        """Whether it says what its subject is, or what a claim says: more than it adds to what stands elsewhere."""
        return bool(self.properties & {RDF.type, RDF.subject, RDF.predicate, RDF.object})


def blocks(files: Iterable[GraphFile]) -> Iterator[Block]:
    """Yield the blocks of files that Oxigraph has parsed, in their order."""
    for file in files:
        yield from _blocks(file)


def _blocks(file: GraphFile) -> Iterator[Block]:
    prefixes = dict(PREFIXES)
    statement: list[tuple[str, str, int]] = []
    depth = 0
    for kind, value, line in _tokens(file.data.decode("utf-8", errors="replace")):
        statement.append((kind, value, line))
        if kind == "mark":
            depth += (value in "[({") - (value in "])}")
        head = statement[0][1].lstrip("@").lower()
        if head in ("prefix", "base") and statement[0][0] == "word":
            if kind == "iri":
                prefixes[statement[1][1].rstrip(":")] = value
                if not statement[0][1].startswith("@"):  # as SPARQL has it, without a full stop
                    statement = []
            elif (kind, value) == ("mark", "."):
                statement = []
        elif (kind, value) == ("mark", ".") and depth == 0:
            yield _block(file, statement, prefixes)
            statement = []


def _block(file: GraphFile, statement: list[tuple[str, str, int]], prefixes: dict[str, str]) -> Block:
    """Return the block that a statement is, its full stop included."""

    def iri(kind: str, value: str) -> str:
        prefix, colon, local = value.partition(":")
        if kind == "word" and value == "a":
            return RDF.type
        return prefixes.get(prefix, prefix + ":") + local if kind == "word" and colon else value

    properties: set[str] = set()
    depth = 0
    for (_, before, _), (kind, value, _) in pairwise(statement):
        if kind == "mark":
            depth += (value in "[({") - (value in "])}")
        elif depth == 0 and (before == ";" or len(properties) == 0):
            properties.add(iri(kind, value))
    kind, value, line = statement[0]
    bracket = next((at for kind, value, at in statement if kind == "mark" and value in "[("), 0)
    return Block(file, "" if kind == "mark" else iri(kind, value), line, frozenset(properties), bracket)


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield the kind, the text and the line of each token but comments."""
    line, done = 1, 0
    for match in _TOKEN.finditer(text):
        if kind := match.lastgroup:
            line += text.count("\n", done, match.start())
            done = match.start()
            yield kind, match[kind], line
