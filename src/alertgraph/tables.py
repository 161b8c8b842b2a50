"""A table for the terminal: columns that fit the window, long cells wrapped, numbers to the right."""

import textwrap
from collections.abc import Sequence

GAP = "  "


def render(columns: Sequence[str], rows: Sequence[Sequence[object]], width: int) -> str:
    """Return the table as text no wider than ``width`` characters where the columns allow it.

    >>> print(render(["a", "b"], [[1, "x"], [10, None]], 20))
     a  b
    --  -
     1  x
    10
    """
    cells = [["" if value is None else str(value) for value in row] for row in rows]
    natural = [max(len(column), *(len(row[i]) for row in cells)) if cells else len(column) for i, column in enumerate(columns)]
    widths = _fit(natural, width - len(GAP) * (len(columns) - 1))
    numeric = [bool(rows) and all(isinstance(row[i], int | float) or row[i] is None for row in rows) for i in range(len(columns))]
    lines = [_line([list(columns)], widths, numeric), GAP.join("-" * w for w in widths)]
    lines += [_line([row], widths, numeric) for row in cells]
    return "\n".join(lines)


def _fit(natural: list[int], room: int) -> list[int]:
    """Return column widths: the natural ones, the widest cut down first until all fit (none below 8)."""
    widths = list(natural)
    while sum(widths) > room and max(widths) > 8:
        widths[widths.index(max(widths))] -= 1
    return widths


def _line(rows: list[list[str]], widths: list[int], numeric: list[bool]) -> str:
    out = []
    for row in rows:
        wrapped = [textwrap.wrap(cell, width, break_on_hyphens=False) or [""] for cell, width in zip(row, widths, strict=True)]
        for at in range(max(map(len, wrapped))):
            parts = [lines[at] if at < len(lines) else "" for lines in wrapped]
            shown = [p.rjust(w) if n else p.ljust(w) for p, w, n in zip(parts, widths, numeric, strict=True)]
            out.append(GAP.join(shown).rstrip())
    return "\n".join(out)
