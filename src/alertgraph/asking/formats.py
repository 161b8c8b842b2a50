"""Answers as text, in the formats that people and programs read."""

import re

import pyoxigraph as ox

from alertgraph.asking import wording
from alertgraph.asking.values import plain
from alertgraph.errors import QueryError
from alertgraph.store import syntaxes
from alertgraph.store.dataset import Dataset
from alertgraph.store.engine import Answer
from alertgraph.tables import text as tables
from alertgraph.tables.labels import SUFFIX
from alertgraph.vocabulary import PREFIXES, curie

ROWS = syntaxes.choices(syntaxes.RESULTS)
TRIPLES = syntaxes.choices(syntaxes.TRIPLES)
#: The end of a line of CSV; one within a value, in quotes, is part of it.
_LINE_END = re.compile(r'("(?:[^"]|"")*")|\r\n')


def render(
    found: Answer, wanted: str, width: int, labels: dict[str, str] | None = None, dataset: Dataset | None = None, told: str = ""
) -> str:
    """Return an answer in one of :data:`~alertgraph.store.syntaxes.FORMATS`, a table no wider than ``width``.

    With ``labels`` (by CURIE) each column of identifiers that has labels is followed by a column with them. With the
    ``dataset`` that was asked, a table for people has a denial with its *not* (:mod:`~alertgraph.asking.wording`).
    ``told`` is how many rows there are, where these are not all. Raises QueryError for a format that the kind of answer
    cannot have.
    """
    if labels is not None and not isinstance(found, ox.QuerySolutions):
        raise QueryError("--labels is for the rows of a SELECT")
    if isinstance(found, ox.QueryTriples):
        return _triples(found, wanted)
    if wanted in TRIPLES:
        raise QueryError(f"a SELECT or ASK answers in table, {', '.join(ROWS)}, markdown, not {wanted}")
    if isinstance(found, ox.QueryBoolean):
        if wanted in ("json", "xml"):
            return _line((found.serialize(format=ROWS[wanted]) or b"").decode())
        return "true\n" if found else "false\n"
    if labels is not None:
        found = with_labels(found, labels)
    if wanted in ROWS:
        return _line(_LINE_END.sub(lambda end: end[1] or "\n", (found.serialize(format=ROWS[wanted]) or b"").decode()))
    columns = [variable.value for variable in found.variables]
    rows: list[list[object]] = [[plain(row[place]) for place in range(len(columns))] for row in found]
    if dataset is not None:
        rows = wording.spoken(rows, wording.words(dataset, columns, rows))
    if labels is None:
        columns, rows = tables.with_labels(columns, rows)
    if wanted == "markdown":
        return tables.markdown(columns, rows)
    count = told or f"{len(rows)} {'row' if len(rows) == 1 else 'rows'}"
    return f"{tables.render(columns, rows, width)}\n({count})\n"


def with_labels(found: ox.QuerySolutions, labels: dict[str, str]) -> ox.QuerySolutions:
    """Return the same rows, each column of identifiers followed by one with their labels, where it has any and had none."""
    import json

    told = json.loads(found.serialize(format=ox.QueryResultsFormat.JSON) or b"")
    names: list[str] = []
    for name in told["head"]["vars"]:
        names.append(name)
        beside = f"{name}{SUFFIX}"
        if beside in told["head"]["vars"]:
            continue
        for row in told["results"]["bindings"]:
            value = row.get(name, {})
            label = labels.get(curie(value["value"])) if value.get("type") == "uri" else None
            if label is not None:
                row[beside] = {"type": "literal", "value": label}
        if any(beside in row for row in told["results"]["bindings"]):
            names.append(beside)
    told["head"]["vars"] = names
    again = ox.parse_query_results(json.dumps(told), format=ox.QueryResultsFormat.JSON)
    if not isinstance(again, ox.QuerySolutions):
        raise TypeError("rows are rows")
    return again


def _triples(found: ox.QueryTriples, wanted: str) -> str:
    if wanted not in TRIPLES and wanted not in syntaxes.READ:
        raise QueryError(f"a CONSTRUCT or DESCRIBE answers in {', '.join(TRIPLES)}, not {wanted}")
    triples = sorted(set(found), key=str)
    text = (ox.serialize(triples, format=TRIPLES.get(wanted, ox.RdfFormat.TURTLE), prefixes=PREFIXES) or b"").decode()
    return f"```turtle\n{_line(text)}```\n" if wanted == "markdown" else _line(text)


def _line(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"
