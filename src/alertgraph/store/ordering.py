"""Orderings that the engine can be trusted with: rows are sorted by kind of value first, and by value within a kind.

Oxigraph compares numbers and days by value, and values of different kinds by their text: over a mixture, such as numbers
beside days, that is no order at all, and its sort may end the process. So each key of an ORDER BY that may be mixed gets keys of
its own before it, which part the kinds; within one, the engine's order holds.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from alertgraph.errors import QuerySyntaxError
from alertgraph.store.sparql import Token, declared, position, tokens
from alertgraph.vocabulary import XSD

#: Functions and aggregates whose values are of one kind, whatever they are given.
SINGLE: Final = {
    "BNODE", "BOUND", "CONCAT", "CONTAINS", "COUNT", "DATATYPE", "DAY", "ENCODE_FOR_URI", "EXISTS", "GROUP_CONCAT", "HOURS",
    "IRI", "ISBLANK", "ISIRI", "ISLITERAL", "ISNUMERIC", "ISURI", "LANG", "LANGMATCHES", "LCASE", "MD5", "MINUTES", "MONTH",
    "NOT", "NOW", "REGEX", "REPLACE", "SAMETERM", "SHA1", "SHA256", "SHA384", "SHA512", "STR", "STRAFTER", "STRBEFORE",
    "STRENDS", "STRLANG", "STRLEN", "STRSTARTS", "STRUUID", "SUBSTR", "UCASE", "URI", "UUID", "YEAR",
}  # fmt: skip
#: The keys before a key. Texts of every type, IRIs and what is unbound are one kind, in the engine's own order; then come
#: numbers, NaN, and each type of days and times, with and without a time zone; durations of years and seconds go by their
#: text. ``= 0`` is an error where a literal is not what its type asks for: such a one is a text. Numbers are compared as
#: doubles first, since an integer equals a double that two integers equal.
_KINDS: Final = (
    'COALESCE(IF(ISTRIPLE({key}), CONCAT("3", STR(SUBJECT({key})), " ", STR(PREDICATE({key})), " ", STR(OBJECT({key}))), '
    'IF(ISNUMERIC({key}), IF({key} = {key}, "1", "2"), '
    'IF(({key} = 0 || {key} != 0) && STRSTARTS(STR(DATATYPE({key})), "{xsd}") && '
    "DATATYPE({key}) NOT IN (<{xsd}string>, <{xsd}boolean>), CONCAT(STR(DATATYPE({key})), "
    "IF(DATATYPE({key}) = <{xsd}duration>, STR({key}), "
    'STR(REGEX(STR({key}), "(Z|[+-][0-9]{{2}}:[0-9]{{2}})$")))), ""))), "")',
    'COALESCE(IF(ISNUMERIC({key}), <{xsd}double>({key}), ""), "")',
    'COALESCE(IF(ISNUMERIC({key}), STR(DATATYPE({key})), ""), "")',
)
_END: Final = Token("", "", -1)
#: More names than stand before the brackets of any key.
_WORDS: Final = 16
#: What the engine takes for ORDER BY, and nobody else does: both words in one, or the second and the key.
_IN_ONE: Final = re.compile(r"orderby", re.IGNORECASE)
_WITH_KEY: Final = re.compile(r"by\w", re.IGNORECASE)
#: A comparison may look like an IRI, and hide what is behind its brackets.
_HIDDEN: Final = re.compile(r"<[^>]*\)orderby", re.IGNORECASE)


class Key(NamedTuple):
    """A key of an ORDER BY: where it begins in the query, its expression, and whether it is DESC."""

    start: int
    expression: str
    is_descending: bool


def total(sparql: str) -> str:
    """Return the query with an order in every ORDER BY that any values have; as it is where its keys are of one kind each.

    Lines keep their numbers up to the first key. Raises QuerySyntaxError where ORDER BY is written in one word.

    >>> total("SELECT ?x { ?x ?y ?z } ORDER BY STR(?x)")
    'SELECT ?x { ?x ?y ?z } ORDER BY STR(?x)'
    """
    pieces, done = [], 0
    for key in mixed(sparql):
        direction = "DESC" if key.is_descending else "ASC"
        before = " ".join(f"{direction}({kind.format(key=key.expression, xsd=XSD.iri)})" for kind in _KINDS)
        pieces.append(f"{sparql[done : key.start]}{before} ")
        done = key.start
    return "".join((*pieces, sparql[done:]))


def mixed(sparql: str) -> Iterator[Key]:
    """Yield the keys of every ORDER BY whose values may be of several kinds, in their order; raises QuerySyntaxError as total.

    >>> [key.expression for key in mixed("SELECT * { ?x ?y ?z } ORDER BY STR(?x) DESC(?z) LIMIT 3")]
    ['(?z)']
    """
    if "order" not in sparql.lower():
        return
    read = [token for token in tokens(sparql) if token.kind not in ("comment", "language")]
    refuse_in_one(sparql, read)
    for place, token in enumerate(read):
        if _word(token) == "ORDER" and _word(read[place + 1] if place + 1 < len(read) else _END) == "BY":
            yield from _keys(sparql, read, place + 2)


def refuse_in_one(sparql: str, read: list[Token]) -> None:
    """Raise QuerySyntaxError where a query has ORDER BY without spaces around its words, so that its keys could be missed."""
    prefixes = declared(sparql)
    before = _END
    for token in read:
        is_name = token.kind == "word" or (token.kind == "name" and token.text.partition(":")[0] not in prefixes)
        glued = is_name and (_IN_ONE.match(token.text) or (_word(before) == "ORDER" and _WITH_KEY.match(token.text)))
        if glued or (token.kind == "iri" and _HIDDEN.match(token.text)):
            raise refused(sparql, token.start, "write ORDER BY as two words, with a space before and behind each")
        before = token


def refused(sparql: str, place: int, reason: str) -> QuerySyntaxError:
    """Return the error of an order that cannot be told, with line and column of a place in the query."""
    line, column = position(sparql, place)
    return QuerySyntaxError(
        f"the order that the query asks for cannot be told: line {line}, column {column}: {reason}", line, column
    )


def _keys(sparql: str, read: list[Token], place: int) -> Iterator[Key]:
    while place < len(read):
        start = place
        is_descending = _word(read[place]) == "DESC"
        place += is_descending or _word(read[place]) == "ASC"
        end = _end(read, place)
        if end is None:
            return
        if not _is_single(read[place:end]):
            last = read[end - 1]
            expression = sparql[read[place].start : last.start + len(last.text)]
            yield Key(read[start].start, expression, is_descending)
        place = end


def _end(read: list[Token], place: int) -> int | None:
    """Return where a key ends that begins at a place: a variable, brackets, or a name before brackets; None where none does."""
    at = place
    most = min(len(read), place + _WORDS)
    while at < most and (read[at].kind in ("iri", "name") or (_word(read[at]) not in ("", "LIMIT", "OFFSET", "VALUES"))):
        at += 1
    if at < len(read) and at == place and read[at].kind in ("variable", "parameter"):
        return at + 1
    depth = 0
    for inner in range(at, len(read)):
        depth += (read[inner].kind == "open") - (read[inner].kind == "close")
        if depth <= 0:
            return inner + 1 if depth == 0 and inner > at else None
    return None


def _is_single(key: list[Token]) -> bool:
    """Return whether the values of a key are of one kind, by the function that makes them."""
    while key and key[0].text == "(" and _end(key, 0) == len(key):
        key = key[1:-1]
    return bool(key) and _word(key[0]) in SINGLE and _end(key, 0) == len(key)


def _word(token: Token) -> str:
    return token.text.upper() if token.kind == "word" else ""
