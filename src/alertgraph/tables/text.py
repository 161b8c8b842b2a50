"""A table for the terminal: columns that fit the window, numbers to the right; records below each other where they do not."""

import re
import textwrap
from collections.abc import Sequence
from decimal import Decimal

from alertgraph.tables.labels import shown, written

GAP = "  "
Cells = list[list[str]]
#: What a query without variables answers with, such as ``SELECT * { id:israel a ag:State }``: rows alone.
NO_COLUMNS = "no columns: the query has no variables; ask with ASK whether something is so"


def render(columns: Sequence[str], rows: Sequence[Sequence[object]], width: int) -> str:
    """Return the rows as text no wider than ``width`` characters.

    Long cells are wrapped, but no word is cut: where the longest words do not fit side by side, each row becomes a
    block of ``name  value`` lines.

    >>> print(render(["a", "b"], [[1, "x"], [10, None]], 20))
     a  b
    --  -
     1  x
    10
    """
    if not columns:
        return NO_COLUMNS
    cells = [[written(value) for value in row] for row in rows]
    widths = _fit(columns, cells, width - len(GAP) * (len(columns) - 1))
    if widths is None:
        return _records(columns, cells, width)
    numeric = [_is_numeric(rows, place) for place in range(len(columns))]
    lines = [_line(list(columns), widths, numeric), GAP.join("-" * w for w in widths)]
    lines += [_line(row, widths, numeric) for row in cells]
    return "\n".join(lines)


def markdown(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return the rows as a Markdown table, to paste into a report; bars, line ends and markup in a cell do no harm.

    >>> print(markdown(["a", "n"], [["x|y", 2]]), end="")
    | a | n |
    | --- | ---: |
    | x\\|y | 2 |
    """

    def line(cells: Sequence[object]) -> str:
        return "| " + " | ".join(_escape(written(cell)) for cell in cells) + " |\n"

    if not columns:
        return f"{NO_COLUMNS}\n"
    numeric = [_is_numeric(rows, place) for place in range(len(columns))]
    rule = "| " + " | ".join("---:" if number else "---" for number in numeric) + " |\n"
    return line(columns) + rule + "".join(line(row) for row in rows)


def with_labels(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> tuple[list[str], list[list[object]]]:
    """Return the table with each ``x_label`` in the place of its ``x``: people read names, programs identifiers.

    >>> with_labels(["actor", "n", "actor_label"], [["id:icj", 2, "International Court of Justice"]])
    (['actor', 'n'], [['International Court of Justice', 2]])
    """
    kept = shown(columns)
    return [column.name for column in kept], [[column.words(row) for column in kept] for row in rows]


def _is_numeric(rows: Sequence[Sequence[object]], place: int) -> bool:
    return bool(rows) and all(isinstance(row[place], int | float | Decimal) or row[place] is None for row in rows)


def _escape(text: str) -> str:
    """Return a text as it shall be read in Markdown: what would be markup or end the cell is escaped."""
    return re.sub(r"([\\`*\[\]<>|]|\b_|_\b)", r"\\\1", " ".join(text.split()))


def _fit(columns: Sequence[str], cells: Cells, room: int) -> list[int] | None:
    """Return column widths, the widest cut down first to the longest word; None where even that does not fit."""
    table = [list(columns), *cells]
    widths = [max(len(row[i]) for row in table) for i in range(len(columns))]
    least = [max(len(word) for row in table for word in row[i].split() or [""]) for i in range(len(columns))]
    if sum(least) > room:
        return None
    while sum(widths) > room:
        widest = max((w, i) for i, w in enumerate(widths) if w > least[i])[1]
        widths[widest] -= 1
    # a column of prose in a few characters is no table: eight lines a row are enough
    tall = any(len(textwrap.wrap(cell, w)) > 8 for row in cells for cell, w in zip(row, widths, strict=True))
    return None if tall else widths


def _line(row: list[str], widths: list[int], numeric: list[bool]) -> str:
    wrapped = [textwrap.wrap(cell, width, break_on_hyphens=False) or [""] for cell, width in zip(row, widths, strict=True)]
    out = []
    for at in range(max(map(len, wrapped))):
        parts = [lines[at] if at < len(lines) else "" for lines in wrapped]
        shown = [p.rjust(w) if n else p.ljust(w) for p, w, n in zip(parts, widths, numeric, strict=True)]
        out.append(GAP.join(shown).rstrip())
    return "\n".join(out)


def _records(columns: Sequence[str], cells: Cells, width: int) -> str:
    """Return each row as a block of lines, a column a line."""
    name = max(len(column) for column in columns)
    blocks = []
    for row in cells:
        lines = []
        for column, cell in zip(columns, row, strict=True):
            head = column.ljust(name) + GAP
            lines += textwrap.wrap(cell, max(width, 40), initial_indent=head, subsequent_indent=" " * len(head)) if cell else []
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)
