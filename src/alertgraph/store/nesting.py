"""How deep a query may be nested: the engine reads it by calling itself, and ends the process where its stack does.

A chain counts as well, such as ``a || b || c`` or one OPTIONAL after the other: it becomes a tree as deep as it is long.
Bounds are a quarter or less of what a common stack bears.
"""

import re
from typing import Final

from alertgraph.errors import QuerySyntaxError
from alertgraph.store.sparql import bare, position

#: Brackets of any kind, one within another.
DEEPEST: Final = 64
#: The height of a query's tree: a link of a chain is 1, a bracket more, an element of a list that becomes triples too.
HIGHEST: Final = 2048
_BRACKET: Final = 16
_ELEMENT: Final = 4
_SIGN: Final = re.compile(
    r"(?P<open><<\(?|\{\||[{(\[])|(?P<close>\)?>>|\|\}|[})\]])|(?P<comma>,)|(?P<term>[\w.?$:]+)|(?P<not>!)|(?P<other>[^\s,])"
)


class _Level:
    """Brackets that are open: where, which, how long a chain is in them, and how high the highest of what they hold is."""

    def __init__(self, start: int, sign: str, is_data: bool) -> None:
        self.start, self.sign, self.is_data = start, sign, is_data
        self.links = self.inner = self.best = 0
        self.was_term = False

    @property
    def height(self) -> int:
        return max(self.best, self.links + self.inner)

    def link(self, *, is_element: bool) -> None:
        """Take one more link of a chain."""
        self.links += _ELEMENT if is_element else 1

    def take(self, closed: "_Level") -> None:
        """Take brackets that are closed as a link."""
        if not self.is_data:
            self.links += 2
            self.inner = max(self.inner, closed.height + _BRACKET)

    def part(self) -> None:
        """Begin another chain beside the one before."""
        self.best, self.links, self.inner = self.height, 0, 0


def refuse_deep(sparql: str) -> None:
    """Raise QuerySyntaxError, with line and column, for a query that is nested more deeply than the engine can be trusted with.

    The rows of VALUES and the arguments of a function may be as many as they like.
    """
    levels = [_Level(0, "{", False)]
    nots, is_values = 0, False
    for match in _SIGN.finditer(bare(sparql)):
        kind, sign, level = str(match.lastgroup), match[0], levels[-1]
        nots = nots + 1 if kind == "not" else 0
        if nots > DEEPEST:
            raise _refused(sparql, match.start(), f"more than {DEEPEST} signs of negation in a row")
        if kind == "open":
            levels.append(_Level(match.start(), sign, level.is_data or (is_values and sign == "{")))
            if len(levels) > DEEPEST + 1:
                raise _refused(sparql, match.start(), f"more than {DEEPEST} brackets one within another")
        elif kind == "close":
            if len(levels) > 1:
                closed = levels.pop()
                levels[-1].take(closed)
        elif kind == "comma" and level.sign in "(<<(":  # arguments stand beside one another
            level.part()
        elif not level.is_data:
            level.link(is_element=kind == "term" and level.was_term and level.sign == "(")
        levels[-1].was_term = kind in ("term", "close")
        is_values = sign.upper() == "VALUES" or (is_values and (sign in "()" or sign[0] in "?$"))
        if levels[-1].height > HIGHEST:
            raise _refused(
                sparql,
                levels[-1].start,
                "a chain of operators, patterns or triples that is too long; write many values with IN or VALUES",
            )


def _refused(sparql: str, place: int, reason: str) -> QuerySyntaxError:
    line, column = position(sparql, place)
    return QuerySyntaxError(f"the query is too deeply nested to be run: line {line}, column {column}: {reason}", line, column)
