"""Named queries (``graph/queries/*.rq``) and free SPARQL, answered by Oxigraph as strings.

A named query begins with comment lines: ``# title:`` (the question in plain words), ``# description:``, and for each
parameter ``# param: name type default -- meaning``, where type is entity, string, integer or date. In the query a
parameter is the variable ``$name``; it is replaced by its value as an RDF term, never by raw text.
"""

import re
from collections import namedtuple
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, overload

import pyoxigraph as ox

from alertgraph import dates
from alertgraph.dataset import Dataset, read_bytes
from alertgraph.errors import QueryError
from alertgraph.vocabulary import XSD, curie, expand

Answer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
NUMBERS = {XSD.integer: int, XSD.decimal: float, XSD.double: float}
#: What holds no parameter (strings long and short, IRIs, comments, an escaped character of a name), or a parameter.
TOKEN = re.compile(
    r"""\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
    |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<[^<>"{}|^`\\\x00-\x20]*>|\#[^\n]*|\\.|\$(\w+)""",
    re.VERBOSE | re.DOTALL,
)


class Parameter(NamedTuple):
    """A parameter of a named query; ``default`` is as a user would type it."""

    name: str
    type: str
    default: str
    meaning: str


class NamedQuery(NamedTuple):
    """A question in plain words with its SPARQL."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str
    path: Path


class Table(Sequence[Any]):
    """The answer to a SELECT: a sequence of named tuples, which pandas takes; ``columns`` are their names.

    IRIs come as CURIEs (``id:israel``), numbers as int or float, other literals as text, unbound values as None.
    """

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        self.columns = tuple(columns)
        make: Any = namedtuple  # whose fields are known only here
        row_type = make("Row", self.columns, rename=True)
        self._rows = [row_type(*row) for row in rows]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> "Table": ...
    def __getitem__(self, index: int | slice) -> Any:
        return Table(self.columns, self._rows[index]) if isinstance(index, slice) else self._rows[index]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"<Table of {len(self)} rows: {', '.join(self.columns)}>"

    def column(self, name: str) -> list[Any]:
        """Return the values of one column."""
        place = self.columns.index(name)
        return [row[place] for row in self._rows]


def named(dataset: Dataset) -> dict[str, NamedQuery]:
    """Return the named queries of ``graph/queries`` by name, sorted."""
    return {path.stem: read(path) for path in sorted((dataset.root / "queries").glob("*.rq"))}


def read(path: Path) -> NamedQuery:
    """Return a named query from its file; raises QueryError where title or a parameter line is malformed."""
    text = read_bytes(path).decode("utf-8", "replace")
    head: dict[str, list[str]] = {"title": [], "description": [], "param": []}
    for line in text.splitlines():
        match = re.match(r"#\s*(title|description|param):\s*(.+)", line)
        if match:
            head[match[1]].append(match[2].strip())
    if not head["title"]:
        raise QueryError(f"{path}:1: a named query begins with '# title: ...'")
    parameters = []
    for line in head["param"]:
        match = re.fullmatch(r"(\w+)\s+(entity|string|integer|date)\s+(.+?)\s+--\s+(.+)", line)
        if not match:
            raise QueryError(f"{path}:1: a parameter line reads '# param: name type default -- meaning', not {line!r}")
        parameters.append(Parameter(*match.groups()))
    return NamedQuery(path.stem, head["title"][0], " ".join(head["description"]), tuple(parameters), text, path)


def prepare(dataset: Dataset, text: str, params: Mapping[str, str]) -> str:
    """Return the SPARQL of a named or free query with its parameters filled in.

    Raises QueryError for an unknown name (with the nearest), an unknown parameter, or a value of the wrong type.
    """
    path = dataset.root / "queries" / f"{text}.rq"
    if re.fullmatch(r"[\w-]+", text):
        if not path.is_file():
            raise QueryError(f"no named query {text!r}{_nearest(dataset, text)}; alertgraph query lists them all")
        query = read(path)
        unknown = set(params) - {parameter.name for parameter in query.parameters}
        if unknown:
            known = ", ".join(parameter.name for parameter in query.parameters) or "none"
            raise QueryError(f"{text} has no parameter {sorted(unknown)[0]!r}; it has: {known}")
        values = {p.name: (p.type, params.get(p.name, p.default)) for p in query.parameters}
        return fill(query.sparql, {name: term(dataset, kind, value) for name, (kind, value) in values.items()})
    return fill(text, {name: _guess(value) for name, value in params.items()})


def fill(sparql: str, values: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Return the query with each ``$name`` replaced by its term, comments and strings left alone.

    >>> fill("ASK { $a ?b '$a' }", {"a": ox.NamedNode("x:y")})
    "ASK { <x:y> ?b '$a' }"
    """
    return TOKEN.sub(lambda m: str(values[m[1]]) if m[1] in values else m[0], sparql)


def term(dataset: Dataset, kind: str, value: str) -> ox.NamedNode | ox.Literal:
    """Return a parameter's value as an RDF term of its type; raises QueryError where it does not fit."""
    if kind == "entity":
        from alertgraph import entities

        return ox.NamedNode(expand(entities.find(entities.entities(dataset), value).id))
    if kind == "integer" and not re.fullmatch(r"[+-]?\d+", value):
        raise QueryError(f"{value!r} is not a whole number")
    if kind == "date" and not dates.is_day(value):
        raise QueryError(f"{value!r} is not a day such as 2023-09-01")
    types = {"integer": XSD.integer, "date": XSD.date}
    return ox.Literal(value, datatype=ox.NamedNode(types[kind])) if kind in types else ox.Literal(value)


def run(dataset: Dataset, text: str, params: Mapping[str, str]) -> Answer:
    """Run a named or free query and return Oxigraph's own answer; raises QueryError for a fault in the query."""
    sparql = prepare(dataset, text, params)
    if _has_keyword(sparql, "SERVICE"):
        raise QueryError("SERVICE is refused: a query is answered from this graph alone, and asks no other server")
    try:
        return dataset.query(sparql, union=not _has_keyword(sparql, "FROM"))
    except SyntaxError as error:
        raise QueryError(f"the query is not valid SPARQL: {reason(error)}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"the query could not be run: {error}") from error


def answer(dataset: Dataset, text: str, params: Mapping[str, str]) -> Table | bool | list[tuple[str, str, str]]:
    """Run a query and return a :class:`Table`, a bool, or a list of triples of CURIEs and lexical forms."""
    found = run(dataset, text, params)
    if isinstance(found, ox.QuerySolutions):
        columns = [variable.value for variable in found.variables]
        return Table(columns, [[value(row[place]) for place in range(len(columns))] for row in found])
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    return sorted((str(value(t.subject)), curie(t.predicate.value), str(value(t.object))) for t in found)


def value(found: object) -> str | int | float | bool | None:
    """Return an RDF term as a plain Python value; an IRI as its CURIE."""
    if isinstance(found, ox.Literal):
        kind = found.datatype.value
        if kind == XSD.boolean:
            return found.value == "true"
        return NUMBERS[kind](found.value) if kind in NUMBERS else found.value
    return None if found is None else curie(str(getattr(found, "value", found)))


def _guess(text: str) -> ox.NamedNode | ox.Literal:
    """Return a parameter of a free query: a CURIE or IRI as a node, a whole number as a number, else as text."""
    full = expand(text)
    if re.match(r"[a-z][a-z0-9+.-]*:", full) and not re.search(r"[\s<>\"{}|^`\\]", full):
        with suppress(ValueError):  # not an IRI after all
            return ox.NamedNode(full)
    return ox.Literal(int(text)) if re.fullmatch(r"[+-]?\d+", text) else ox.Literal(text)


def _has_keyword(sparql: str, word: str) -> bool:
    """Return whether a keyword stands in the query, outside its strings, IRIs, comments, variables and names."""
    return re.search(rf"(?<![\w:?$.-]){word}(?![\w:-])", TOKEN.sub(" ", sparql), re.IGNORECASE) is not None


def reason(error: SyntaxError) -> str:
    """Return Oxigraph's message in one line, without its long lists of character classes."""
    message = re.sub(r"\s+", " ", str(error.msg))
    place, _, rest = message.partition(": ")
    if "Prefix not found" in rest:
        rest = "a prefix that is not declared"
    return f"{place}: {rest[:200]}"


def _nearest(dataset: Dataset, name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, list(named(dataset)), n=1, cutoff=0.4)
    return f"; did you mean {near[0]!r}?" if near else ""
