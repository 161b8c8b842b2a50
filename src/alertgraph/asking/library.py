"""The named queries: ``graph/queries/*.rq``, each a question in plain words with its SPARQL, parameters and columns.

A file begins with comment lines, in any order:

- ``# title:`` the question; ``# description:`` what its answer means (may be repeated);
- ``# param: name type default -- meaning`` for each parameter, which stands in the query as ``$name``;
- ``# column: name type -- meaning`` for each column of a SELECT, in its order. ``?`` after the type: a cell may be empty;
  ``*``: it may hold several values, joined by ``|``; ``labelled`` after it: the column ``name_label`` follows;
- ``# answer: triples -- meaning`` for a CONSTRUCT, ``# answer: yes or no -- meaning`` for an ASK, in place of columns;
- ``# empty: why`` where the answer may well have no row.
"""

import re
import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from alertgraph.errors import QueryError
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.store.dataset import Dataset, read_bytes
from alertgraph.store.sparqlfiles import SERVICE as SERVICE  # a query of the library is refused it, as any other
from alertgraph.store.sparqlfiles import decoded

#: What a parameter can be: an entry or relation by any of its names, a value of a scheme of the ontology, or a literal.
PARAMETERS = ("entity", "relation", "mode", "stance", "polarity", "modality", "certainty", "string", "integer", "date", "period")
#: What a column can hold: identifiers (the first five), or literals. A ``term`` is one of the ontology.
COLUMNS = ("entity", "claim", "alert", "term", "iri", "label", "text", "integer", "number", "boolean", "date", "edtf")
#: What holds no parameter (strings long and short, IRIs, comments, an escaped character of a name), or a parameter.
TOKEN = re.compile(
    r"""\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}
    |"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>|\#[^\n]*|\\.|\$(\w+)""",
    re.VERBOSE | re.DOTALL,
)
HEAD = re.compile(r"#\s*(title|description|param|column|answer|empty):\s*(.+)")
PARAM = re.compile(rf"(\w+)\s+({'|'.join(PARAMETERS)})\s+(.+?)\s+--\s+(.+)")
COLUMN = re.compile(rf"(\w+)\s+({'|'.join(COLUMNS)})([?*]?)(\s+labelled)?\s+--\s+(.+)")
ANSWER = re.compile(r"(yes or no|triples)\s+--\s+(.+)")
FORMS = {"SELECT": "rows", "ASK": "yes or no", "CONSTRUCT": "triples", "DESCRIBE": "triples"}


class Parameter(NamedTuple):
    """A parameter of a named query; ``default`` is as a user would type it."""

    name: str
    type: str
    default: str
    meaning: str


class Column(NamedTuple):
    """A column of an answer; ``several`` values are joined by ``|``, in no order that matters."""

    name: str
    type: str
    optional: bool
    several: bool
    meaning: str


class NamedQuery(NamedTuple):
    """A question in plain words with its SPARQL; ``answer`` is rows, triples, or yes or no."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sparql: str
    path: Path
    answer: str
    meaning: str
    columns: tuple[Column, ...]
    empty: str


def names(dataset: Dataset) -> list[str]:
    """Return the names of the named queries, sorted."""
    return sorted(path.stem for path in (dataset.root / "queries").glob("*.rq"))


def named(dataset: Dataset) -> dict[str, NamedQuery]:
    """Return the named queries by name, sorted; raises QueryError for one that is malformed."""
    return {name: find(dataset, name) for name in names(dataset)}


def find(dataset: Dataset, name: str) -> NamedQuery:
    """Return a named query; raises QueryError, with the nearest name, where there is none."""
    path = dataset.root / "queries" / f"{name}.rq"
    if not path.is_file():
        near = nearest(name, {known: repr(known) for known in names(dataset)}, cutoff=0.4)
        raise QueryError(f"no named query {name!r}{did_you_mean(near)}; alertgraph query lists them all")
    return read(path)


def read(path: Path) -> NamedQuery:
    """Return a named query from its file; raises QueryError, with the line, where its head does not tell what it should.

    Raises LoadError for a file that cannot be read or is not UTF-8.
    """
    text = decoded(path, read_bytes(path))
    head: dict[str, list[str]] = {key: [] for key in ("title", "description", "answer", "empty")}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in enumerate(text.splitlines(), 1):
        match = HEAD.match(line)
        if match and match[1] == "param":
            parameters.append(_parameter(match[2].strip(), f"{path}:{number}"))
        elif match and match[1] == "column":
            columns += _columns(match[2].strip(), f"{path}:{number}")
        elif match:
            head[match[1]].append(match[2].strip())
    if not head["title"]:
        raise QueryError(f"{path}:1: a named query begins with '# title: ...'")
    form, meaning = _answer(path, text, head["answer"], columns)
    description, empty = " ".join(head["description"]), " ".join(head["empty"])
    title = head["title"][0]
    return NamedQuery(path.stem, title, description, tuple(parameters), text, path, form, meaning, tuple(columns), empty)


def overview(queries: Iterable[NamedQuery], width: int, *, with_parameters: bool) -> str:
    """Return the names and questions of queries as text, wrapped to so many characters, each parameter on a line below."""
    lines = []
    for query in queries:
        lines.append(_wrap(f"{query.name:26}  ", query.title, width))
        lines += [
            _wrap(" " * 30, f"{p.name}={p.default}  ({p.type}: {p.meaning})", width) for p in query.parameters * with_parameters
        ]
    return "\n".join(lines)


def explain(query: NamedQuery, width: int) -> str:
    """Return everything about a named query as text: question, meaning, parameters, shape of the answer, SPARQL.

    What is not SPARQL is wrapped to so many characters.
    """
    lines = [_wrap("", f"{query.name}: {query.title}", width)]
    lines += [_wrap("", query.description, width)] * bool(query.description) + [""]
    if query.parameters:
        lines += ["Parameters (--param name=value):"]
        lines += [_wrap("  ", f"{p.name}={p.default}  {p.type}: {p.meaning}", width) for p in query.parameters]
        lines.append("")
    if query.columns:
        longest = max(len(column.name) for column in query.columns)
        lines += ["Columns:", *(_wrap(f"  {c.name:{longest}}  ", f"{_kind(c)}: {c.meaning}", width) for c in query.columns), ""]
    else:
        lines += [_wrap("", f"Answer: {query.answer}: {query.meaning}", width), ""]
    lines += [_wrap("", f"May be empty: {query.empty}", width), ""] if query.empty else []
    return "\n".join([*lines, body(query.sparql)])


def _wrap(head: str, text: str, width: int) -> str:
    """Return a head and the text beside it, the lines that follow under the text."""
    indent = " " * len(head)
    return textwrap.fill(text, max(width, 60), initial_indent=head, subsequent_indent=indent, break_on_hyphens=False)


def body(sparql: str) -> str:
    """Return a query without the comment lines that make its head."""
    return "".join(line for line in sparql.splitlines(keepends=True) if not HEAD.match(line)).strip()


def _kind(column: Column) -> str:
    return column.type + (", several joined by |" if column.several else ", may be empty" if column.optional else "")


def _parameter(line: str, where: str) -> Parameter:
    match = PARAM.fullmatch(line)
    if not match:
        wanted = f"'# param: name type default -- meaning', type one of {', '.join(PARAMETERS)}"
        raise QueryError(f"{where}: a parameter line reads {wanted}; not {line!r}")
    return Parameter(*match.groups())


def _columns(line: str, where: str) -> list[Column]:
    match = COLUMN.fullmatch(line)
    if not match:
        wanted = f"'# column: name type -- meaning', type one of {', '.join(COLUMNS)}"
        raise QueryError(f"{where}: a column line reads {wanted}; not {line!r}")
    name, kind, mark, labelled, meaning = match.groups()
    found = [Column(name, kind, mark == "?", mark == "*", meaning)]
    return [*found, Column(f"{name}_label", "label", mark == "?", mark == "*", f"label of {name}")] if labelled else found


def _answer(path: Path, text: str, lines: list[str], columns: list[Column]) -> tuple[str, str]:
    """Return the kind of the answer and what it means; raises QueryError where the head tells another than the query."""
    form, selected = projection(text)
    told = [column.name for column in columns]
    if form == "rows":
        if selected is not None and told != selected:
            raise QueryError(f"{path}:1: its '# column:' lines tell {told or 'no columns'}, its SELECT has {selected}")
        if not told:
            raise QueryError(f"{path}:1: a SELECT needs a '# column: name type -- meaning' for each of its columns")
        return form, ""
    match = ANSWER.fullmatch(lines[0]) if lines else None
    if match is None or match[1] != form:
        raise QueryError(f"{path}:1: this query needs the line '# answer: {form or 'triples'} -- meaning'")
    return form, match[2]


def projection(sparql: str) -> tuple[str, list[str] | None]:
    """Return what a query answers with (rows, triples, yes or no, or nothing known), and the columns of a SELECT.

    The columns of ``SELECT *`` are not known from the text: None.

    >>> projection("SELECT ?a (COUNT(?x) AS ?n) WHERE { ?x ?p ?a } GROUP BY ?a")
    ('rows', ['a', 'n'])
    """
    code = TOKEN.sub(lambda m: m[0] if m[1] else " ", sparql)
    match = re.search(r"(?<![\w:?$.-])(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:-])", code, re.IGNORECASE)
    form = FORMS[match[1].upper()] if match else ""
    if match is None or form != "rows":
        return form, None
    end = re.search(r"(?<![\w:?$.-])(WHERE|FROM)(?![\w:-])|\{", code[match.end() :], re.IGNORECASE)
    clause = code[match.end() : match.end() + end.start()] if end else code[match.end() :]
    if "*" in re.sub(r"\(.*\)", "", clause, flags=re.DOTALL):
        return form, None
    return form, _variables(clause)


def _variables(clause: str) -> list[str]:
    """Return the variables of a SELECT clause: those outside brackets, and the last of each bracket."""
    found: list[str] = []
    depth, last = 0, ""
    for part in re.findall(r"[()]|[?$]\w+", clause):
        if part in "()":
            depth += 1 if part == "(" else -1
            if depth == 0:
                found.append(last)
        elif depth == 0:
            found.append(part[1:])
        else:
            last = part[1:]
    return found
