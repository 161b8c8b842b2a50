"""A table: a sequence of named rows, which notebooks show and pandas takes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from operator import itemgetter
from typing import Any, ClassVar, overload

from alertgraph.tables.labels import SUFFIX, Shown, shown, written

#: How many rows a notebook shows.
SHOWN = 100


#: What makes words of cells, by row and column, of the columns and rows of a table.
Words = Callable[[Sequence[str], Sequence[Sequence[object]]], Mapping[tuple[int, int], str]]


class Row(tuple[Any, ...]):
    """A row of a table: a tuple whose values have the names of the columns, ``row.actor`` or ``row["class"]``."""

    __slots__ = ()
    _fields: ClassVar[tuple[str, ...]] = ()  # pandas takes the names of the columns from here

    def __getitem__(self, key: Any) -> Any:
        """Return the value of a column by its name or its place."""
        return tuple.__getitem__(self, self._fields.index(key) if isinstance(key, str) else key)

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self, strict=True))})"

    def __reduce__(self) -> tuple[Any, ...]:
        return (_row, (self._fields, tuple(self)))

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))


def _row_type(columns: tuple[str, ...]) -> type[Row]:
    """Return the type of a table's rows; a column with a name of Python's own is asked for by ``row["name"]``."""
    named = {name: property(itemgetter(place)) for place, name in enumerate(columns) if not name.startswith("_")}
    return type("Row", (Row,), {"__slots__": (), "_fields": columns, **named})


def _row(columns: tuple[str, ...], values: Iterable[object]) -> Row:
    return _row_type(columns)(values)


class Table(Sequence[Any]):
    """The answer to a SELECT: a sequence of named rows, which pandas takes; ``columns`` are their names.

    IRIs come as CURIEs (``id:israel``), numbers as int, Decimal (xsd:decimal, every digit kept; JSON takes it by
    ``json.dumps(..., default=str)``) or float, other literals as text, unbound values as None.
    A notebook shows it as a table with labels in the place of identifiers. ``left_out`` tells in words what the answer does
    not hold, under the table as well.
    """

    def __init__(
        self,
        columns: Sequence[str],
        rows: Iterable[Iterable[object]],
        labels: Callable[[], Mapping[str, str]] = dict,
        words: Words = lambda columns, rows: {},
        left_out: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        """Make a table; where it is shown, ``labels`` stand for identifiers, and ``words`` in cells by row and column."""
        self.columns = tuple(columns)
        self._labels = labels
        self._words = words
        self._left_out = left_out
        row_type = _row_type(self.columns)
        self._rows = [row_type(row) for row in rows]

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """What the answer does not hold, a sentence each; it is asked for when first needed."""
        return tuple(self._left_out())

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Any: ...
    @overload
    def __getitem__(self, index: slice) -> "Table": ...
    @overload
    def __getitem__(self, index: str) -> list[Any]: ...
    def __getitem__(self, index: int | slice | str) -> Any:
        """Return a row by its place, a table of some rows, or the values of a column by its name, as pandas does."""
        if isinstance(index, str):
            return self.column(index)
        if isinstance(index, slice):
            return Table(self.columns, self._rows[index], self._labels, self._words, lambda: self.left_out)
        return self._rows[index]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def __repr__(self) -> str:
        return f"<Table of {len(self)} rows: {', '.join(self.columns)}>"

    def __str__(self) -> str:
        """Return the rows as text that fits the terminal's window."""
        from shutil import get_terminal_size

        from alertgraph.tables.text import render

        table = render(self.columns, self._spoken(), get_terminal_size().columns)
        return "\n".join((table, f"({self._count()})", *self.left_out))

    def _spoken(self) -> list[list[Any]]:
        """Return the rows that are shown, with their words."""
        rows = self._rows[:SHOWN]
        words = self._words(self.columns, rows)
        return [[words.get((number, place), cell) for place, cell in enumerate(row)] for number, row in enumerate(rows)]

    def column(self, name: str) -> list[Any]:
        """Return the values of one column."""
        place = self.columns.index(name)
        return [row[place] for row in self._rows]

    def to_pandas(self, *, labels: bool = False) -> Any:
        """Return a pandas DataFrame with the columns of the query, also where there is no row.

        With ``labels`` each column of identifiers that has labels is followed by one with them, ``x_label``, as the terminal's
        ``--labels`` has it. Values of the model are identifiers here: ``ag:Asserted``, which claims have as ``Asserted``.
        Decimals become floats, which pandas computes and draws with; the table itself has all their digits.
        """
        import pandas as pd

        rows = [[float(value) if isinstance(value, Decimal) else value for value in row] for row in self._rows]
        found = pd.DataFrame(rows, columns=list(self.columns))
        return self._with_labels(found) if labels else found

    def _with_labels(self, found: Any) -> Any:
        """Return a DataFrame of these rows with columns of labels, where a column has any and had none."""
        known = self._labels()
        for column in self.columns:
            told = [known.get(value) if isinstance(value, str) else None for value in self.column(column)]
            if f"{column}{SUFFIX}" not in found.columns and any(label is not None for label in told):
                found.insert(found.columns.get_loc(column) + 1, f"{column}{SUFFIX}", told)
        return found

    def _repr_html_(self) -> str:
        from html import escape

        labels = self._labels()
        kept = shown(self.columns)
        head = "".join(f"<th>{escape(column.name)}</th>" for column in kept)
        rows = self._rows[:SHOWN]
        words = self._words(self.columns, rows)
        body = "\n".join(
            f"<tr>{''.join(_cell(row, column, labels, number, words) for column in kept)}</tr>" for number, row in enumerate(rows)
        )
        told = "".join(f"\n<p>{escape(line)}</p>" for line in self.left_out)
        return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n<p>{self._count()}</p>{told}"

    def _count(self) -> str:
        """Return how many rows there are, and where to find those that are not shown."""
        rest = f"; the first {SHOWN} are shown, to_pandas() has them all" if len(self) > SHOWN else ""
        return f"{len(self)} {'row' if len(self) == 1 else 'rows'}{rest}"


def _cell(row: Sequence[Any], column: Shown, labels: Mapping[str, str], number: int, words: Mapping[tuple[int, int], str]) -> str:
    """Return a cell as HTML: the label or words of a value, with the value in its title."""
    from html import escape

    value = row[column.place]
    told = None if column.label is None else words.get((number, column.label), row[column.label])
    told = words.get((number, column.place), told)
    if told is None and isinstance(value, str):
        told = labels.get(value)
    if value is None or told is None:
        return f"<td>{escape(written(value))}</td>"
    return f'<td title="{escape(written(value))}">{escape(str(told))}</td>'
