"""Answers as tables of plain values, and triples that notebooks show."""

from collections.abc import Iterable, Mapping
from functools import partial

import pyoxigraph as ox

from alertgraph.asking import queries, remainder, wording
from alertgraph.asking.values import plain
from alertgraph.store.dataset import Dataset
from alertgraph.tables.table import Table
from alertgraph.vocabulary import PREFIXES, curie


class Triples(list[tuple[str, str, str]]):
    """The answer to a CONSTRUCT or DESCRIBE: a sorted list of triples of CURIEs and lexical forms, printed as Turtle."""

    def __init__(self, found: Iterable[ox.Triple]) -> None:
        self.rdf = sorted(set(found), key=str)
        super().__init__(sorted((str(plain(t.subject)), curie(t.predicate.value), str(plain(t.object))) for t in self.rdf))

    def __repr__(self) -> str:
        return self.turtle()

    def turtle(self) -> str:
        """Return the triples as Turtle."""
        return (ox.serialize(self.rdf, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(self.turtle())}</pre>"


def answer(dataset: Dataset, text: str, params: Mapping[str, str]) -> Table | bool | Triples:
    """Run a query and return a :class:`Table`, a bool, or :class:`Triples`, a list of CURIEs and lexical forms."""
    found = queries.run(dataset, text, params)
    try:
        if isinstance(found, ox.QuerySolutions):
            columns = [variable.value for variable in found.variables]
            rows = [[plain(row[place]) for place in range(len(columns))] for row in found]
            left_out = partial(remainder.told, dataset, text, params)
            return Table(columns, rows, lambda: _labels(dataset), partial(wording.words, dataset), left_out)
        return bool(found) if isinstance(found, ox.QueryBoolean) else Triples(found)
    finally:
        del found  # a traceback would keep it, and it may be dropped on its own thread alone


def _labels(dataset: Dataset) -> dict[str, str]:
    from alertgraph.reading.registry import read_labels

    return read_labels(dataset)
