"""The named queries: ``graph/queries/*.rq``, each a question in plain words with its SPARQL, parameters and columns.

A file begins with comment lines, in any order but for the first two:

- ``# title:`` the question; ``# description:`` what its answer means (may be repeated);
- ``# form:`` SELECT, ASK, CONSTRUCT or DESCRIBE, in the second line. It may be missing, and is there for SPARQLWrapper, which
  drops every other comment line, beginning with the first, and takes the first keyword in what is left, though it be a part of
  a word, for the kind of the query;
- ``# param: name type default -- meaning`` for each parameter, which stands in the query as ``$name``;
- ``# column: name type -- meaning`` for each column of a SELECT, in its order. ``?`` after the type: a cell may be empty;
  ``*``: it may hold several values, joined by ``|``; ``labelled`` after it: the column ``name_label`` follows;
- ``# answer: triples -- meaning`` for a CONSTRUCT, ``# answer: yes or no -- meaning`` for an ASK, in place of columns;
- ``# empty: why`` where the answer may well have no row;
- ``# none:`` what the alert has not, where the answer has no row; ``$name`` stands for what was asked for;
- ``# told:`` what its answer leaves out by what it is, and is told under each answer;
- ``# topic:``, ``# asked:``, ``# of:`` and ``# row:``, which :mod:`alertgraph.asking.plainly` tells of.
"""

import re
from itertools import dropwhile
from pathlib import Path
from typing import NamedTuple, Protocol

from alertgraph.asking import plainly
from alertgraph.asking.plainly import Plainly
from alertgraph.errors import QueryError, shown
from alertgraph.model.claims import CHOICES
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.store import listing
from alertgraph.store.dataset import read_bytes
from alertgraph.store.sparql import form_of, projection
from alertgraph.store.sparqlfiles import decoded
from alertgraph.tables.fitting import unfit

#: What a parameter can be: an entry or relation by any of its names, a value of a scheme of the ontology, or a literal.
PARAMETERS = ("entity", "relation", "mode", *CHOICES, "reach", "signs", "string", "integer", "date", "period")
#: The values of a ``reach``: whether the entries asked for stand with what is their own, or for themselves.
REACHES = ("with-parts", "alone")
#: How claims that have no sign unless asked for are counted; the first is the default.
SIGNS = ("unsigned", "signed")
#: What a column can hold: identifiers (the first five), or literals. A ``term`` is one of the ontology.
COLUMNS = ("entity", "claim", "alert", "term", "iri", "label", "text", "integer", "number", "boolean", "date", "edtf")
HEAD = re.compile(rf"#\s*(title|form|description|param|column|answer|empty|none|told|{'|'.join(plainly.KEYS)}):\s*(.+)")
PARAM = re.compile(rf"(\w+)\s+({'|'.join(PARAMETERS)})\s+(.+?)\s+--\s+(.+)")
COLUMN = re.compile(rf"(\w+)\s+({'|'.join(COLUMNS)})([?*]?)(\s+labelled)?\s+--\s+(.+)")
ANSWER = re.compile(r"(yes or no|triples)\s+--\s+(.+)")


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
    none: str
    told: str
    plainly: Plainly = Plainly()


class Rooted(Protocol):
    """What has the folder of a graph: a dataset, or the folder itself, of which nothing need be read but the queries."""

    @property
    def root(self) -> Path:
        """The folder."""


def names(graph: Rooted) -> list[str]:
    """Return the names of the named queries, sorted; raises LoadError where their folder cannot be listed."""
    return sorted(path.stem for path in listing.files(graph.root / "queries", ".rq"))


def named(graph: Rooted) -> dict[str, NamedQuery]:
    """Return the named queries by name, sorted; raises QueryError for one that is malformed."""
    return {name: find(graph, name) for name in names(graph)}


def find(graph: Rooted, name: str) -> NamedQuery:
    """Return a named query; raises QueryError, with the nearest name, where there is none."""
    path = graph.root / "queries" / f"{name}.rq"
    if name not in (there := names(graph)):
        near = nearest(name, {known: repr(known) for known in there}, cutoff=0.4)
        raise QueryError(f"no named query {shown(name)}{did_you_mean(near)}; alertgraph query lists them all")
    return read(path)


def read(path: Path) -> NamedQuery:
    """Return a named query from its file; raises QueryError, with the line, where its head does not tell what it should.

    Raises LoadError for a file that cannot be read or is not UTF-8.
    """
    text = decoded(path, read_bytes(path))
    head: dict[str, list[str]] = {key: [] for key in ("title", "description", "answer", "empty", "none", "told")}
    words: dict[str, list[tuple[int, str]]] = {key: [] for key in plainly.KEYS}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):  # as comments of SPARQL end
        match = HEAD.match(line)
        if match and (reason := unfit(match[2])):
            raise QueryError(f"{path}:{number}: the line '# {match[1]}:' {reason}")
        if match and match[1] == "param":
            parameters.append(_parameter(match[2].strip(), f"{path}:{number}"))
        elif match and match[1] == "column":
            columns += _columns(match[2].strip(), f"{path}:{number}")
        elif match and match[1] == "form":
            _check_form(match[2].strip(), text, f"{path}:{number}")
        elif match and match[1] in words:
            words[match[1]].append((number, match[2].strip()))
        elif match:
            head[match[1]].append(match[2].strip())
    if not head["title"]:
        raise QueryError(f"{path}:1: a named query begins with '# title: ...'")
    form, meaning = _answer(path, text, head["answer"], columns)
    description, empty, none, told = (" ".join(head[key]) for key in ("description", "empty", "none", "told"))
    if told:  # whoever reads what the answer means reads this, too
        description = f"{description} {told[0].upper()}{told[1:]}.".lstrip()
    shape = (form, meaning, tuple(columns))
    entries = [parameter.name for parameter in parameters if parameter.type == "entity"]
    names = {
        "asked": [parameter.name for parameter in parameters],
        "row": [one.name for one in (columns if form == "rows" else parameters)],
    }
    said = plainly.read(words, str(path), entries, names)
    return NamedQuery(path.stem, head["title"][0], description, tuple(parameters), text, path, *shape, empty, none, told, said)


def body(sparql: str) -> str:
    """Return a query without the lines of its head, and without any other comment that stands before the query itself.

    >>> body("\\n".join(["# title: What?", "# form: ASK", "# add more?", "ASK {} # yes"]))
    'ASK {} # yes'
    """
    kept = (line for line in sparql.splitlines(keepends=True) if not HEAD.match(line))
    return "".join(dropwhile(lambda line: not line.strip() or line.lstrip().startswith("#"), kept)).strip()


def _check_form(told: str, text: str, where: str) -> None:
    form = form_of(text)
    if told != form:
        raise QueryError(f"{where}: the line '# form:' tells {shown(told)}, the query is {form or 'none'}")


def _parameter(line: str, where: str) -> Parameter:
    match = PARAM.fullmatch(line)
    if not match:
        wanted = f"'# param: name type default -- meaning', type one of {', '.join(PARAMETERS)}"
        raise QueryError(f"{where}: a parameter line reads {wanted}; not {shown(line)}")
    return Parameter(*match.groups())


def _columns(line: str, where: str) -> list[Column]:
    match = COLUMN.fullmatch(line)
    if not match:
        wanted = f"'# column: name type -- meaning', type one of {', '.join(COLUMNS)}"
        raise QueryError(f"{where}: a column line reads {wanted}; not {shown(line)}")
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
