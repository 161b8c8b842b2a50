"""What a function of the analysis returns, and may be given: a DataFrame, or a table of named rows where pandas is missing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from shutil import get_terminal_size
from typing import Any, TypeAlias

from alertgraph.errors import AnalysisError
from alertgraph.tables.table import Table

#: A pandas DataFrame, or a Table where pandas is not installed; neither's type is known to all installations.
Frame: TypeAlias = Any


def frame(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, by: Callable[[dict[str, Any]], Any] | None = None
) -> Frame:
    """Return rows as a pandas DataFrame, or as a Table (sequence of named rows) where pandas is not installed.

    Either has the columns also where there is no row. The rows are sorted by what ``by`` gives of each, a dict by column.
    """
    if by is not None:
        rows = sorted(rows, key=lambda row: by(dict(zip(columns, row, strict=True))))
    try:
        import pandas  # noqa: F401
    except ImportError:
        return Table(columns, rows)
    return _printed_from_the_left()([tuple(row) for row in rows], columns=list(columns))


@cache
def _printed_from_the_left() -> Any:
    """Return a DataFrame that prints the first columns that fit the window, and names the others.

    That of pandas leaves out those in the middle, and a long column such as ``claims`` at the end pushes out figures.
    """
    import pandas as pd

    class DataFrame(pd.DataFrame):  # type: ignore[misc, unused-ignore]
        @property
        def _constructor(self) -> Any:  # so that its head prints so, too
            return DataFrame

        def _constructor_from_mgr(self, mgr: Any, axes: Any) -> Any:  # the first pandas 2.2 warn where it is left to them
            return DataFrame._from_mgr(mgr, axes)

        def __reduce__(self) -> tuple[Any, ...]:
            return (pd.DataFrame, (pd.DataFrame(self),))

        def __repr__(self) -> str:
            plain, width = pd.DataFrame(self), get_terminal_size().columns
            if plain.empty:
                return repr(plain)
            shown = {name: pd.get_option(f"display.{name}") for name in ("max_rows", "min_rows", "max_colwidth")}
            for count in range(len(plain.columns), 0, -1):
                text = str(plain.iloc[:, :count].to_string(**shown))
                if max(map(len, text.splitlines())) <= width:
                    break
            left = ", ".join(map(str, self.columns[count:]))
            return f"{text}\n\n[{len(self)} rows{f'; further columns: {left}' if left else ''}]"

    return DataFrame


def records(table: Any, columns: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows of a table, a DataFrame or ours, as dicts; raises AnalysisError where a column is missing."""
    if hasattr(table, "to_dict") and hasattr(table, "columns"):
        rows: list[dict[str, Any]] = table.to_dict("records")
        known = [str(column) for column in table.columns]
    else:
        try:
            rows = [dict(row) if isinstance(row, Mapping) else dict(zip(row._fields, row, strict=True)) for row in table]
        except (AttributeError, TypeError) as error:
            raise AnalysisError(
                f"this takes a table with the columns {', '.join(columns)}; got {type(table).__name__}"
            ) from error
        known = list(rows[0]) if rows else list(columns)
    missing = [column for column in columns if column not in known]
    if missing:
        raise AnalysisError(f"the table lacks the column {missing[0]}; it needs {', '.join(columns)}")
    return rows
