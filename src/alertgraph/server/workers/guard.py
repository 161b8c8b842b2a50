"""What a query's text may not ask: another server, or a graph that is not here.

The engine has no switch for SERVICE, so it is found in the text. A lexer cannot be trusted with that, since ``<`` opens
an IRI in one place and compares in another: instead, whatever could be a SERVICE clause for any reader is taken for
one, in strings and comments too. A worker that may ask nobody has no descriptor left for a socket besides.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final, NamedTuple
from urllib.parse import urljoin

from alertgraph.asking.library import SERVICE
from alertgraph.server.workers.refusals import RefusalError
from alertgraph.vocabulary import PREFIXES

_TOKEN: Final = re.compile(
    r"""\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
    |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\#[^\r\n]*
    |(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)|(?P<open>[{(])|(?P<close>[})])
    |(?P<name>[\w.-]*:(?:\\.|[\w.:%-])*)|(?P<word>[?$@]?\w+)""",
    re.VERBOSE | re.DOTALL,
)


class Source(NamedTuple):
    """A graph that FROM or FROM NAMED names."""

    iri: str
    is_named: bool


def refuse_services(query: str, allowed: Collection[str]) -> None:
    """Raise RefusalError for a SERVICE clause, unless it names one of the ``allowed`` IRIs in full."""
    if "service" not in query.lower():
        return
    for match in SERVICE.finditer(query):
        target = match[1]
        if not (target.startswith("<") and target[1:-1] in allowed):
            known = f"; allowed: {', '.join(f'<{iri}>' for iri in sorted(allowed))}, written so" if allowed else ""
            raise RefusalError(
                400, f"SERVICE {target} is refused, in strings and comments too: this endpoint asks no other server{known}"
            )


def sources(query: str) -> tuple[Source, ...]:
    """Return the graphs that a query's FROM clauses name, prefixes and BASE applied."""
    return tuple(_sources(query)) if "from" in query.lower() else ()


def refuse_foreign(found: Collection[Source], graphs: Collection[str]) -> None:
    """Raise RefusalError for a graph that is not one of ``graphs``: nothing is read from files or from the network."""
    for source in found:
        if source.iri not in graphs:
            held = ", ".join(f"<{iri}>" for iri in sorted(graphs))
            raise RefusalError(400, f"FROM <{source.iri}> is refused: no graph is loaded for a query; the graphs here are {held}")


def _sources(query: str) -> Iterator[Source]:
    prefixes, base, depth = dict(PREFIXES), "", 0
    tokens = [(str(match.lastgroup), match[0]) for match in _TOKEN.finditer(query) if match.lastgroup]
    for place, (kind, text) in enumerate(tokens):
        depth += (kind == "open") - (kind == "close")
        following = [*tokens[place + 1 : place + 3], ("", ""), ("", "")]
        if kind != "word" or depth:
            continue
        if text.upper() == "PREFIX" and following[1][0] == "iri":
            prefixes[following[0][1].rstrip(":")] = urljoin(base, following[1][1][1:-1])
        elif text.upper() == "BASE" and following[0][0] == "iri":
            base = urljoin(base, following[0][1][1:-1])
        elif text.upper() == "FROM":
            is_named = following[0][1].upper() == "NAMED"
            kind, name = following[1] if is_named else following[0]
            prefix, _, local = name.partition(":")
            if kind == "iri":
                yield Source(urljoin(base, name[1:-1]), is_named)
            elif kind == "name":
                yield Source(prefixes.get(prefix, f"{prefix}:") + local.replace("\\", ""), is_named)
