"""What a function of the analysis returns, and may be given: a DataFrame, or a table of named rows where pandas is missing."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
        import pandas as pd
    except ImportError:
        return Table(columns, rows)
    return pd.DataFrame([tuple(row) for row in rows], columns=list(columns))


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
