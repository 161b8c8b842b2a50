"""``%%sparql`` for notebooks: SPARQL, or the name of a query, as a cell; ``%load_ext alertgraph`` brings it.

The rest of the line is ``[name <<] [--graph variable] [parameter=value ...]``::

    %%sparql courts << kind=ag:Court
    SELECT ?court WHERE { ?court a $kind }

A named query fits in a line: ``%sparql axis-members bloc="UN Security Council"``.
"""

import re
import shlex
import warnings
from collections.abc import Callable
from typing import Any

from IPython.core.error import UsageError

from alertgraph.api import AlertGraph, load
from alertgraph.errors import AlertgraphError

USAGE = "%%sparql [name <<] [--graph variable] [parameter=value ...], and below it SPARQL or the name of a query"


def register(shell: Any) -> None:
    """Give a shell of IPython the magics ``%%sparql`` and ``%sparql``."""
    shell.register_magic_function(_magic(shell), magic_kind="line_cell", magic_name="sparql")


def _magic(shell: Any) -> Callable[..., Any]:
    """Return the magic over a shell's variables."""
    loaded: list[AlertGraph] = []  # what load() has read, once

    def graph(name: str | None) -> AlertGraph:
        found = shell.user_ns.get(name or "graph")
        if isinstance(found, AlertGraph):
            return found
        if name is not None:
            raise UsageError(f"{name} is no graph; make one with {name} = alertgraph.load()")
        if not loaded:
            loaded.append(load())
        return loaded[0]

    def sparql(line: str, cell: str | None = None) -> Any:
        """Answer SPARQL, or a named query: %%sparql [name <<] [--graph variable] [parameter=value ...]."""
        target, name, words = _arguments(line)
        text = cell.strip() if cell is not None else words.pop(0) if words else ""
        if not text or not all("=" in word for word in words):
            raise UsageError(USAGE)
        try:
            with warnings.catch_warnings(record=True) as told:
                warnings.simplefilter("always")
                answer = graph(name).query(text, **dict(word.split("=", 1) for word in words))
        except AlertgraphError as error:
            raise UsageError(str(error)) from None
        for one in told:  # it is the cell that is at fault, and no line of ours
            warnings.warn_explicit(one.message, one.category, "%%sparql", 1)
        if not target:
            return answer
        shell.user_ns[target] = answer
        return None

    return sparql


def _arguments(line: str) -> tuple[str, str | None, list[str]]:
    """Return the variable to fill, the variable of the graph, and the other words of a magic's line."""
    arrow = re.match(r"\s*([^\s=\"']*)\s*<<(.*)", line, re.DOTALL)
    target, rest = arrow.groups() if arrow else ("", line)
    try:
        words = shlex.split(rest)
    except ValueError as error:
        raise UsageError(f"{USAGE}; {str(error).lower()}") from None
    name = None
    if "--graph" in words:
        place = words.index("--graph")
        name = "".join(words[place + 1 : place + 2])
        del words[place : place + 2]
    if name == "" or (arrow and not target.isidentifier()):
        raise UsageError(USAGE)
    return target, name, words
