"""Claims as a list that knows what its identifiers stand for: a table for pandas, and one for a notebook."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final, SupportsIndex, overload

from alertgraph.errors import SourceError
from alertgraph.model import selection, tabular
from alertgraph.model.claims import STANCES, Claim, Quoted
from alertgraph.tables.table import Table

if TYPE_CHECKING:
    from alertgraph.model.graph import Graph

#: What a notebook shows of each claim; the standing beside the gist, so that no row says more than the document does.
SHOWN: Final = (
    "id", "gist", "stance", "polarity", "modality", "certainty", "stated_by", "stated_by_label", "when", "paragraphs",
)  # fmt: skip


class Claims(list[Claim]):
    """A list of claims, with ``to_pandas()``; a slice of it is one, too."""

    def __init__(self, claims: Iterable[Claim], graph: "Graph") -> None:
        """Take claims, and the graph that describes what they name."""
        super().__init__(claims)
        self._graph = graph

    @overload
    def __getitem__(self, index: SupportsIndex, /) -> Claim: ...
    @overload
    def __getitem__(self, index: slice, /) -> "Claims": ...
    def __getitem__(self, index: Any, /) -> Any:
        """Return a claim by its place, or the claims of a slice."""
        found = super().__getitem__(index)
        return Claims(found, self._graph) if isinstance(index, slice) else found

    def __repr__(self) -> str:
        counts = [f"{sum(claim.stance == stance for claim in self)} {stance.lower()}" for stance in STANCES]
        told = ", ".join(count for count in counts if not count.startswith("0 "))
        return f"<{len(self)} claim{'' if len(self) == 1 else 's'}{f': {told}' if told else ''}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return (list, (list(self),))  # a graph holds a store, which cannot be copied

    def _repr_html_(self) -> str:
        html: str = self._table(SHOWN)._repr_html_()
        return html

    def to_pandas(self, *, words: bool = False) -> Any:
        """Return a pandas DataFrame, a row a claim, with the columns of ``claims.csv``: labels beside identifiers.

        Several values are joined by ``|``. With ``words`` a column of that name holds the words of each claim's passages: it is
        the publisher's text, not for publication. Raises SourceError for words where the graph was loaded without a copy,
        LoadError for claims that ``alertgraph check`` would report.
        """
        if not words:
            return self._table(tabular.COLUMNS).to_pandas()
        if self and not any(isinstance(claim, Quoted) for claim in self):
            raise SourceError("the words are in your copy of the text alone; give it to load(source=FILE)")
        found = self._table(tabular.COLUMNS).to_pandas()
        found["words"] = [claim.words for claim in self]
        return found

    def _table(self, columns: tuple[str, ...]) -> Table:
        selection.refuse_unknown(self, self._graph.entities, self._graph.relations)
        sources = {alert: self._source(alert) for alert in {claim.alert for claim in self}}
        rows = []
        for claim in self:
            cells = tabular.cells(claim, self._graph.entities, self._graph.relations, sources[claim.alert])
            row = dict(zip(tabular.COLUMNS, cells, strict=True))
            values = (row[column] for column in columns)
            rows.append(["|".join(map(str, value)) if isinstance(value, tuple) else value for value in values])
        return Table(columns, rows)

    def _source(self, alert: str) -> str:
        """Return publisher, title and day of a document."""
        known = self._graph.alerts.get(alert)
        if known is None:  # as one that is being written: its folder has no alert yet
            return alert
        publisher = self._graph.entities.get(known.publisher)
        return f"{publisher.label if publisher else known.publisher}, “{known.title}”, {known.issued}"
