"""Where the engine counts too few: a path with ``|`` gives two ends once, though several ways lead from one to the other.

SPARQL has a row for each way, as UNION has; so do other engines. It matters where rows are counted or shown, and not where they
are made one by DISTINCT, or asked for by ASK.
"""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from alertgraph.store.sparql import bare, position, projection, tokens

#: How many paths of a query are told.
MOST: Final = 20
#: Aggregates of which a second row changes the value, unless they are told DISTINCT.
_COUNTING: Final = ("COUNT", "SUM", "AVG", "GROUP_CONCAT")
#: Alternatives, which are neither ``||`` nor the brackets of an annotation.
_ALTERNATIVE: Final = re.compile(r"(?<![|{])\|(?![|}])")
#: What gives two ends once for SPARQL too: a negated set, and repetition.
_ONCE: Final = re.compile(r"!\s*\([^()]*\)|\([^()]*\)\s*[*+?](?!\w)")


def lost_rows(sparql: str) -> list[str]:
    """Return a remark for each path by which a query may count or show too few rows.

    A path that holds no sequence loses a row only where two properties have the same value: it is told where rows are counted.

    >>> lost_rows("SELECT (COUNT(*) AS ?n) { ?x ag:p|ag:p/ag:p ?y }")[0].partition(":")[0]
    'line 1, column 34'
    >>> lost_rows("SELECT (COUNT(DISTINCT ?x) AS ?n) { ?x ag:p|ag:p/ag:p ?y }")
    []
    """
    is_counting, is_showing = _is_counting(sparql), _is_showing(sparql)
    starts = [start for start, has_sequence in alternatives(sparql) if is_counting or (is_showing and has_sequence)]
    found = []
    for line, column in (position(sparql, start) for start in starts[:MOST]):
        found.append(
            f"line {line}, column {column}: a path with | gives two ends once, though several ways lead from one to the "
            "other; where each way is to count, write { ... } UNION { ... }"
        )
    return [*found, f"so do {len(starts) - MOST} more paths of the query"] if len(starts) > MOST else found


def _is_counting(sparql: str) -> bool:
    """Return whether an aggregate counts every row."""
    words = [token.text.upper() for token in tokens(sparql) if token.kind in ("word", "variable", "star", "close")]
    return any(word in _COUNTING and after != "DISTINCT" for word, after in zip_longest(words, words[1:]))


def _is_showing(sparql: str) -> bool:
    """Return whether every row is shown: the SELECT has neither DISTINCT nor groups."""
    words = [token.text.upper() for token in tokens(sparql) if token.kind == "word"]
    if projection(sparql)[0] != "rows" or not {"GROUP", *_COUNTING}.isdisjoint(words):
        return False
    return words[words.index("SELECT") + 1 : words.index("SELECT") + 2] not in (["DISTINCT"], ["REDUCED"])


def alternatives(sparql: str) -> Iterator[tuple[int, bool]]:
    """Yield where each path with an alternative has its first, and whether it holds a sequence.

    One that is repeated or negated gives two ends once for SPARQL, too, and is none.
    """
    text = bare(sparql)
    end = 0
    for match in _ALTERNATIVE.finditer(text):
        if match.start() < end:
            continue
        first = match.start()
        while first and (text[first - 1] in "|/^()*+! x" or text[first - 1].isspace()) and text[first - 1] not in "{}.;,":
            first -= 1
        last = match.end()
        while last < len(text) and (text[last] in "|/^()*+? x" or text[last].isspace()) and not re.match(r"\?\w", text[last:]):
            last += 1
        path, end = _ONCE.sub(" x ", text[first:last]), last
        if "|" in path:
            yield match.start(), "/" in path
