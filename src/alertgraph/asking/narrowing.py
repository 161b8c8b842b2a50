"""Some columns of an answer, and its first rows: for whoever wants less of it, and is told how much there is."""

import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from alertgraph.asking import wording
from alertgraph.errors import QueryError, shown
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.store.dataset import Dataset
from alertgraph.store.engine import Answer
from alertgraph.tables.labels import SUFFIX
from alertgraph.vocabulary import AG, curie

#: What keeps a row from saying plainly what it seems to say, with the value that keeps nothing.
RESERVES: Final = {"stance": AG.Asserted, "polarity": AG.Affirmed, "modality": AG.Actual, "certainty": AG.Plain}


class Narrowed(NamedTuple):
    """An answer; how many rows there are of which these are the first; what a reader should know of what was left out."""

    answer: Answer
    told: str = ""
    remarks: tuple[str, ...] = ()


def narrow(found: Answer, columns: str | None, limit: int | None, people: Dataset | None = None) -> Narrowed:
    """Return the columns named (by commas, in that order) and the first rows of an answer.

    With the dataset that was asked the answer is for ``people``: the label of a column comes with it, and a denial has its
    *not* though nothing else of the row should tell of it. Raises QueryError for a column that the answer does not have,
    with the nearest; for one named twice; and where the answer has no rows at all.
    """
    if columns is None and limit is None:
        return Narrowed(found)
    if not isinstance(found, ox.QuerySolutions):
        raise QueryError(f"{'--limit' if columns is None else '--columns'} is for the rows of a SELECT")
    answer: dict[str, Any] = json.loads(found.serialize(format=ox.QueryResultsFormat.JSON) or b"")
    names, rows = answer["head"]["vars"], answer["results"]["bindings"]
    first = rows[:limit]
    told = "" if len(first) == len(rows) else f"first {len(first)} of {len(rows)} rows"
    if columns is None:
        return Narrowed(_solutions(names, first), told)
    if people is not None:
        _word(people, names, first)
    chosen = _chosen(names, columns, labelled=people is not None)
    seen = {*chosen, "polarity", "modality"} if people is not None and wording.LABELLED in chosen else {*chosen}
    return Narrowed(_solutions(chosen, first), told, _remarks([name for name in names if name not in seen], first))


def _chosen(known: list[str], columns: str, *, labelled: bool) -> list[str]:
    """Return the names of columns, as a user lists them; each with its labels where a reader sees these in its place."""
    chosen = [name.strip().removeprefix("?") for name in columns.split(",")]
    for place, name in enumerate(chosen):
        if name not in known:
            near = did_you_mean(nearest(name, known, cutoff=0.65))
            raise QueryError(f"the answer has no column {shown(name)}{near or '; it has: ' + (', '.join(known) or 'none')}")
        if name in chosen[:place]:
            raise QueryError(f"--columns has {name} twice; give each column once")
    beside = [f"{name}{SUFFIX}" for name in chosen] if labelled else []
    return [*chosen, *(name for name in beside if name in known and name not in chosen)]


def _word(dataset: Dataset, names: Sequence[str], rows: list[dict[str, Any]]) -> None:
    """Put the words for people into the rows, while these still have all that tells what a claim says."""
    cells = [[_cell(row.get(name)) for name in names] for row in rows]
    for (number, place), words in wording.words(dataset, names, cells).items():
        rows[number][names[place]] = {"type": "literal", "value": words}


def _cell(term: dict[str, Any] | None) -> str | None:
    return None if term is None else curie(term["value"]) if term["type"] == "uri" else str(term["value"])


def _remarks(left_out: list[str], rows: list[dict[str, Any]]) -> tuple[str, ...]:
    """Return a remark where columns that were left out keep rows from saying plainly what they seem to say."""
    told = [
        name
        for name, plain in RESERVES.items()
        if name in left_out and any(name in row and row[name]["value"] != plain for row in rows)
    ]
    if not told:
        return ()
    return (f"some rows are not said plainly, which --columns leaves out; add {', '.join(told)}",)


def _solutions(names: list[str], rows: list[dict[str, Any]]) -> ox.QuerySolutions:
    kept = [{name: row[name] for name in names if name in row} for row in rows]
    again = ox.parse_query_results(
        json.dumps({"head": {"vars": names}, "results": {"bindings": kept}}), format=ox.QueryResultsFormat.JSON
    )
    if not isinstance(again, ox.QuerySolutions):
        raise TypeError("rows are rows")
    return again
