"""Aggregates that have no value because of one that they cannot take: Oxigraph leaves the cell empty and says nothing."""

import re
from collections.abc import Iterator, Mapping
from time import monotonic
from typing import Final, NamedTuple

import pyoxigraph as ox

from alertgraph.store.dataset import Dataset
from alertgraph.store.engine import Answer
from alertgraph.store.sparql import code, has_keyword, tokens
from alertgraph.vocabulary import RDF, XSD

_TEXTS: Final = f"<{XSD.string}>, <{RDF.iri}langString>"
#: How many seconds a query may have taken that is asked again for the sake of a remark.
PATIENCE: Final = 0.5
_NUMBER: Final = "COALESCE(IF(ISNUMERIC({0}), {0}, 1/0), 0)"
#: For each aggregate an expression that has a value whatever it is given, in the place of the one that it has; whether it should
#: have a value though all are missing; and what a user should know.
KINDS: Final = {
    "GROUP_CONCAT": (
        f"COALESCE(IF(DATATYPE({{0}}) IN ({_TEXTS}), {{0}}, 1/0), STR({{0}}), '')",
        False,
        "joins texts alone: a number, an identifier or nothing among its values leaves it empty; "
        "write STR(...) within it, and FILTER(BOUND(...)) before it",
    ),
    "SUM": (_NUMBER, True, "has no value where one is missing or no number; leave that out with FILTER(ISNUMERIC(...))"),
    "AVG": (_NUMBER, False, "has no value where one is missing or no number; leave that out with FILTER(ISNUMERIC(...))"),
    "MIN": ("COALESCE({0}, '')", False, "has no value where one is missing; leave that out with FILTER(BOUND(...))"),
    "MAX": ("COALESCE({0}, '')", False, "has no value where one is missing; leave that out with FILTER(BOUND(...))"),
}
#: Nothing where a group has rows and no value at all: then it is no wonder that there is nothing to join or to compare.
_ANY: Final = "IF(COUNT(*) > 0 && SUM(COALESCE(IF(STR({0}) = STR({0}), 1, 0), 0)) = 0, 1/0, {1})"


class Call(NamedTuple):
    """An aggregate in a query: its name, as it is written, where in the text it and its expression begin and end."""

    name: str
    written: str
    start: int
    begin: int
    end: int
    stop: int


def calls(sparql: str) -> list[Call]:
    """Return the aggregates of a query that a single value can leave empty, in their order; those within another left out.

    >>> [call.written for call in calls("SELECT (SUM(DISTINCT ?n) AS ?sum) (GROUP_CONCAT(?x; SEPARATOR=')') AS ?all) {}")]
    ['SUM(DISTINCT ?n)', "GROUP_CONCAT(?x; SEPARATOR=')')"]
    """
    bare = code(sparql)
    spans = _spans(bare)
    found: list[Call] = []
    for token in tokens(sparql):
        name = token.text.upper()
        if token.kind == "word" and name in KINDS and (not found or token.start >= found[-1].stop):
            found += _call(sparql, bare, spans, name, token.start)
    return found


def remarks(dataset: Dataset, sparql: str, took: float = 0.0) -> list[str]:
    """Return a remark for each aggregate of a query that has no value somewhere because of a value that it cannot take.

    The query is asked again with such values made harmless: what then has a value and had none, in its rows or in a subquery that
    they rest on, was left empty by one of them. ``took`` is how long its answer took, in seconds: where that was longer than
    ``PATIENCE``, it is not asked again and nothing is told; nor is it asked for each of many aggregates for longer than so.
    """
    found = calls(sparql)
    if not found or not dataset.is_here or took > PATIENCE:
        return []
    before = size(dataset, sparql)
    if before is None or size(dataset, _mended(sparql, found)) == before:
        return []
    until = monotonic() + PATIENCE
    faulty = [c for c in found if monotonic() < until and size(dataset, _mended(sparql, [c])) != before] or found
    return list(dict.fromkeys(f"{call.written} {KINDS[call.name][2]}" for call in faulty))


def _spans(bare: str) -> dict[int, tuple[int, int]]:
    """Return by the place of each bracket where the first ``;`` directly in it stands, else its end, and where it is closed."""
    found: dict[int, tuple[int, int]] = {}
    opened: list[list[int]] = []
    for sign in re.finditer(r"[({;)}]", bare):
        if sign[0] in "({":
            opened.append([sign.start(), 0])
        elif opened and sign[0] == ";":
            opened[-1][1] = opened[-1][1] or sign.start()  # before SEPARATOR
        elif opened:
            start, inner = opened.pop()
            found[start] = (inner or sign.start(), sign.start())
    return found


def _call(sparql: str, bare: str, spans: Mapping[int, tuple[int, int]], name: str, start: int) -> Iterator[Call]:
    head = re.compile(rf"{name}\s*(?P<open>\()\s*(?:DISTINCT\b\s*)?", re.IGNORECASE).match(bare, start)
    span = spans.get(head.end("open") - 1) if head else None
    if head and span:
        yield Call(name, " ".join(sparql[start : span[1] + 1].split()), start, head.end(), span[0], span[1] + 1)


def _mended(sparql: str, found: list[Call]) -> str:
    """Return the query with some of its aggregates made so that no value leaves them empty."""
    pieces, done = [], 0
    for call in found:
        harmless, is_sum, _ = KINDS[call.name]
        value = f"({sparql[call.begin : call.end]}\n)"  # a comment may end it
        whole = sparql[call.start : call.begin] + harmless.format(value) + sparql[call.end : call.stop]
        pieces += [sparql[done : call.start], whole if is_sum else _ANY.format(value, whole)]
        done = call.stop
    return "".join((*pieces, sparql[done:]))


def size(dataset: Dataset, sparql: str) -> tuple[int, int] | None:
    """Return how many rows (triples, truth) an answer has, and how many cells with a value; None where it cannot be had."""
    try:
        found: Answer = dataset.query(sparql, union=not has_keyword(sparql, "FROM"))
        if isinstance(found, ox.QueryBoolean):
            return int(bool(found)), 0
        if isinstance(found, ox.QueryTriples):
            return sum(1 for _ in found), 0
        filled = [sum(term is not None for term in row) for row in found]
    except (SyntaxError, OSError, RuntimeError, ValueError):
        return None
    return len(filled), sum(filled)
