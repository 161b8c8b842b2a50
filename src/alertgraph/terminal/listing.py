"""Named queries as text for a terminal: the list of them, and everything about one."""

import textwrap
from collections.abc import Iterable

from alertgraph.asking.library import Column, NamedQuery, body


def overview(queries: Iterable[NamedQuery], width: int, *, with_parameters: bool) -> str:
    """Return the names and questions of queries as text, wrapped to so many characters, each parameter on a line below."""
    lines = []
    for query in queries:
        lines.append(_wrap(f"{query.name:26}  ", query.title, width))
        if with_parameters:
            lines += [_wrap(" " * 30, f"{p.name}={p.default}  ({p.type}: {p.meaning})", width) for p in query.parameters]
    return "\n".join(lines)


def explain(query: NamedQuery, width: int) -> str:
    """Return everything about a named query as text: question, meaning, parameters, shape of the answer, SPARQL.

    What is not SPARQL is wrapped to so many characters.
    """
    lines = [_wrap("", f"{query.name}: {query.title}", width)]
    if query.description:
        lines.append(_wrap("", query.description, width))
    lines.append("")
    if query.parameters:
        lines.append("Parameters (--param name=value):")
        lines += [_wrap("  ", f"{p.name}={p.default}  {p.type}: {p.meaning}", width) for p in query.parameters]
        lines.append("")
    if query.columns:
        longest = max(len(column.name) for column in query.columns)
        lines.append("Columns:")
        lines += [_wrap(f"  {c.name:{longest}}  ", f"{_kind(c)}: {c.meaning}", width) for c in query.columns]
    else:
        lines.append(_wrap("", f"Answer: {query.answer}: {query.meaning}", width))
    lines.append("")
    if query.empty:
        lines += [_wrap("", f"May be empty: {query.empty}", width), ""]
    return "\n".join([*lines, body(query.sparql)])


def _wrap(head: str, text: str, width: int) -> str:
    """Return a head and the text beside it, the lines that follow under the text."""
    indent = " " * len(head)
    return textwrap.fill(text, max(width, 60), initial_indent=head, subsequent_indent=indent, break_on_hyphens=False)


def _kind(column: Column) -> str:
    return column.type + (", several joined by |" if column.several else ", may be empty" if column.optional else "")
