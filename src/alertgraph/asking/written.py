"""Which texts and numbers of a query stand where a value of a predicate would, or are compared with a variable that is one.

What a lexer cannot tell for certain is left out: a text is looked at only in the places that :func:`written` names.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final, NamedTuple

import pyoxigraph as ox

from alertgraph.asking.triples import iri_of, objects
from alertgraph.store.sparql import declared, tokens
from alertgraph.vocabulary import PREFIXES, XSD

_TEXT: Final = re.compile(r"(\"\"\"|'''|\"|')(.*)\1", re.DOTALL)
_NUMBER: Final = re.compile(r"(?<![\w?$:.\x01-])\d+(\.\d+)?(?![\w.:-])")
#: A literal in the masked text, a comparison of two sides, and where a variable is given or compared otherwise.
_LITERAL: Final = "\x01+"
_SIGN: Final = "(?P<sign>=|!=|<=|>=|<|>)"
_SIDES: Final = (
    re.compile(rf"(?<![-+*/\s])\s*\?(?P<name>\w+)\s*{_SIGN}\s*(?P<values>{_LITERAL})(?!\s*[-+*/])"),
    re.compile(rf"(?<![-+*/\s\x01])\s*(?P<values>{_LITERAL})\s*{_SIGN}\s*\?(?P<name>\w+)(?!\w*\s*[-+*/])"),
)
_GIVEN: Final = (
    re.compile(r"\?(?P<name>\w+)\s+(?:NOT\s+)?IN\s*\((?P<values>[^()]*)\)", re.IGNORECASE),
    re.compile(rf"\bsameTerm\s*\(\s*\?(?P<name>\w+)\s*,\s*(?P<values>{_LITERAL})\s*\)", re.IGNORECASE),
    re.compile(rf"\bsameTerm\s*\(\s*(?P<values>{_LITERAL})\s*,\s*\?(?P<name>\w+)\s*\)", re.IGNORECASE),
    re.compile(rf"\bBIND\s*\(\s*(?P<values>{_LITERAL})\s+AS\s+\?(?P<name>\w+)\s*\)", re.IGNORECASE),
    re.compile(r"\bVALUES\s*\?(?P<name>\w+)\s*\{(?P<values>[^{}]*)\}", re.IGNORECASE),
)
_ROWS: Final = re.compile(r"\bVALUES\s*\((?P<names>[^()]*)\)\s*\{(?P<rows>[^{}]*)\}", re.IGNORECASE)


class Written(NamedTuple):
    """A text or number: as it stands, the literal that it is, and the predicates whose value it would be; none for any.

    ``variable`` is that with which it is compared, empty in the place of an object; ``is_order`` where it is by ``<`` or ``>``.
    """

    text: str
    literal: ox.Literal
    predicates: tuple[str, ...]
    variable: str = ""
    is_order: bool = False


def written(sparql: str) -> Iterator[Written]:
    """Yield the texts in the places of objects, then the texts and numbers that are compared with variables or given to them.

    One is compared by ``=``, ``<`` and the like, ``IN`` or ``sameTerm``, and given by ``VALUES`` or ``BIND``; the variable is
    the object of a predicate somewhere in the query. Texts with escapes, and templates of CONSTRUCT, are left out.

    >>> [(one.text, one.variable) for one in written("ASK { ?c ag:stance ?s, 'Reported' FILTER(?s = 'Disputed') }")]
    [("'Reported'", ''), ("'Disputed'", 's')]
    """
    literals, masked = _literals(sparql)
    predicates: dict[str, dict[str | None, None]] = defaultdict(dict)
    for token, predicate in objects(sparql):
        if token.kind == "variable":
            predicates[token.text[1:]][predicate] = None
        elif token.kind == "string" and (found := literals.get(token.start)):
            yield Written(*found, () if predicate is None else (predicate,))
    known = {name: () if None in found else tuple(one for one in found if one is not None) for name, found in predicates.items()}
    for place, name, is_order in sorted({*_compared(masked)}):
        if name in known and (literal := literals.get(place)):
            yield Written(*literal, known[name], name, is_order)


def _literals(sparql: str) -> tuple[dict[int, tuple[str, ox.Literal]], str]:
    """Return the literals by their place, as written and as they are, and the query with each of them and each IRI masked."""
    prefixes = PREFIXES | declared(sparql)
    read = list(tokens(sparql))
    masked, found = list(sparql), {}
    for token, after in zip_longest(read, read[1:]):
        end = token.start + len(token.text)
        if token.kind in ("iri", "comment"):
            masked[token.start : end] = ("x" if token.kind == "iri" else " ") * len(token.text)
        if token.kind != "string" or (match := _TEXT.fullmatch(token.text)) is None:
            continue
        literal: ox.Literal | None = ox.Literal(match[2])
        if after is not None and after.kind == "language" and after.start == end:
            literal, end = ox.Literal(match[2], language=after.text[1:].lower()), end + len(after.text)
        elif after is not None and sparql.startswith("^^", end) and after.start == end + 2:
            datatype = iri_of(after.text, prefixes)
            literal, end = ox.Literal(match[2], datatype=ox.NamedNode(datatype)) if datatype else None, end + 2 + len(after.text)
        masked[token.start : end] = "\x01" * (end - token.start)
        if literal is not None and "\\" not in token.text:
            found[token.start] = (sparql[token.start : end], literal)
    text = "".join(masked)
    for match in _NUMBER.finditer(text):
        kind = XSD.decimal if match[1] else XSD.integer
        found[match.start()] = (match[0], ox.Literal(match[0], datatype=ox.NamedNode(kind)))
    return found, _NUMBER.sub(lambda match: "\x01" * len(match[0]), text)


def _compared(masked: str) -> Iterator[tuple[int, str, bool]]:
    """Yield the place of each literal that is compared with a variable or given to it, the variable, whether by an order."""
    for pattern in _SIDES:
        for match in pattern.finditer(masked):
            yield match.start("values"), match["name"], match["sign"][0] in "<>"
    for pattern in _GIVEN:
        for match in pattern.finditer(masked):
            for value in re.finditer(_LITERAL, match["values"]):
                yield match.start("values") + value.start(), match["name"], False
    for match in _ROWS.finditer(masked):
        names = re.findall(r"\?(\w+)", match["names"])
        for row in re.finditer(r"\(([^()]*)\)", match["rows"]):
            for name, value in zip(names, re.finditer(rf"{_LITERAL}|[^\s\x01]+", row[1]), strict=False):
                if value[0].startswith("\x01"):
                    yield match.start("rows") + row.start(1) + value.start(), name, False
