"""What a function of the analysis returns: a DataFrame where pandas is installed, else a table of named rows."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from alertgraph.results import Table

#: A pandas DataFrame, or a Table where pandas is not installed; neither's type is known to all installations.
Frame: TypeAlias = Any


def frame(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> Frame:
    """Return rows as a pandas DataFrame, or as a Table (sequence of named rows) where pandas is not installed.

    Either has the columns also where there is no row.
    """
    try:
        import pandas as pd
    except ImportError:
        return Table(columns, rows)
    return pd.DataFrame([tuple(row) for row in rows], columns=list(columns))
