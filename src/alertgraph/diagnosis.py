"""Why a query does not parse, and which of its terms nobody knows, with the nearest that is known."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

import pyoxigraph as ox

from alertgraph.dataset import Dataset
from alertgraph.errors import QuerySyntaxError
from alertgraph.library import TOKEN
from alertgraph.vocabulary import AG, GRAPH, ID, PLOVER, PREFIXES, REUSED, curie

KEYWORDS = (
    "ADD ALL AS ASC ASK AVG BASE BIND BOUND BY COALESCE CONCAT CONSTRUCT CONTAINS COUNT DATATYPE DESC DESCRIBE DISTINCT EXISTS "
    "FILTER FROM GRAPH GROUP GROUP_CONCAT HAVING IF IN LANG LCASE LIMIT MAX MIN MINUS NAMED NOT OFFSET OPTIONAL ORDER PREFIX "
    "REDUCED REGEX REPLACE SAMPLE SELECT SEPARATOR STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRSTARTS SUBSTR SUM UCASE UNDEF "
    "UNION VALUES WHERE"
).split()
#: A prefixed name, or what a misspelt one would look like: prefix, colon, local name.
NAME = re.compile(r"(?<![\w?$:.-])([A-Za-z][\w.-]*)?:((?:[\w%-]|\.(?=[\w%-])|\\.)*)")
#: The namespaces in which we know every term. Of any other, no term is unknown to us.
OURS = (AG.iri, ID, GRAPH, PLOVER)


def explain(sparql: str, message: str) -> QuerySyntaxError:
    """Return Oxigraph's complaint as an error with line, column, the line itself and a caret under the place."""
    place = _place(sparql, message)
    lines = sparql[:place].splitlines(keepends=True) or [""]
    if lines[-1].endswith(("\n", "\r")):
        lines.append("")
    line, column = len(lines), len(lines[-1]) + 1
    text = (sparql.splitlines() or [""])[line - 1] if line <= len(sparql.splitlines() or [""]) else ""
    caret = re.sub(r"[^\t]", " ", text[: column - 1]) + "^"
    return QuerySyntaxError(
        f"the query is not valid SPARQL: line {line}, column {column}: {_reason(sparql, place, message)}\n  {text}\n  {caret}",
        line,
        column,
    )


def unknown_terms(dataset: Dataset, sparql: str) -> list[str]:
    """Return a remark for each term of our namespaces in a query that the graph does not hold, with the nearest one."""
    prefixes = PREFIXES | dict(_declared(sparql))
    found: dict[str, str] = {}
    for match in TOKEN.finditer(sparql):
        if match[0].startswith("<"):
            found.setdefault(match[0][1:-1], match[0])
    for match in NAME.finditer(_code(sparql)):
        if (match[1] or "") in prefixes and match[2]:
            found.setdefault(prefixes[match[1] or ""] + match[2].replace("\\", ""), match[0])
    declared = {iri for _, iri in _declared(sparql)}
    unknown = {
        iri: written
        for iri, written in found.items()
        if iri.startswith(OURS) and iri not in declared and iri not in OURS and not _is_known(dataset, iri)
    }
    return [f"{written} is unknown to this graph{_near_term(dataset, iri)}" for iri, written in unknown.items()]


def _place(sparql: str, message: str) -> int:
    """Return where in the text the fault is, from Oxigraph's "error at line:column: expected ...".

    Where it expected a keyword, it points that keyword's length behind the place at which it looked for it.
    """
    if "Prefix not found" in message and (undeclared := _undeclared(sparql)):
        return undeclared[0]
    match = re.match(r"error at (\d+):(\d+): expected (.*)", message, re.DOTALL)
    if not match:
        return 0
    lines = sparql.splitlines(keepends=True)
    place = sum(map(len, lines[: int(match[1]) - 1])) + int(match[2]) - 1
    words = set(re.findall(r"(?<![\w'\"])[A-Z_]{2,}(?![\w'\"])", match[3]))
    expected = {part.strip() for part in match[3].removeprefix("one of ").split(",")}
    if words and expected <= words | {"[_]"} and len({len(word) for word in words}) == 1:
        place -= len(words.pop())
    elif "IRI parsing failed" in message:
        place = max(sparql.rfind("<", 0, place), 0)
    return max(0, min(place, len(sparql)))


def _reason(sparql: str, place: int, message: str) -> str:
    """Return what is wrong, in words: the unknown prefix, what Oxigraph says of the whole, or the word that is in the way."""
    undeclared = _undeclared(sparql) if "Prefix not found" in message else []
    if undeclared:
        prefix = undeclared[0][1]
        near = get_close_matches(prefix.casefold(), PREFIXES, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]}:?" if near else f"known without declaring: {', '.join(sorted(PREFIXES))}"
        return f"the prefix {prefix}: is not declared; {hint}"
    said = re.findall(r"(?:one of |expected |, )([A-Z][\w()]* [a-z][^,\[\]]*|IRI parsing failed)", message)
    if said:
        return str(said[0])
    rest = sparql[place:].lstrip()
    if not rest:
        return "the query ends too early" if sparql.strip() else "it is empty"
    word = re.match(r"[?$]?[\w:.-]+|.", rest, re.DOTALL)
    shown = word[0] if word else rest[:1]
    near = get_close_matches(shown.upper(), KEYWORDS, n=1, cutoff=0.7) if shown.isalpha() and shown.upper() not in KEYWORDS else []
    return f"unexpected {shown!r}" + (f"; did you mean {near[0]}?" if near else "")


def _code(sparql: str) -> str:
    """Return the text with strings, IRIs and comments blanked out, every place kept."""
    return TOKEN.sub(lambda m: m[0] if m[1] or m[0].startswith("\\") else " " * len(m[0]), sparql)


def _declared(sparql: str) -> Iterator[tuple[str, str]]:
    """Yield the prefixes that a query declares, and their IRIs."""
    for match in re.finditer(r"\bPREFIX\s+([\w.-]*):\s*<([^>]*)>", sparql, re.IGNORECASE):
        yield match[1], match[2]


def _undeclared(sparql: str) -> list[tuple[int, str]]:
    """Return the prefixes that are used and declared nowhere, with their places."""
    known = {*PREFIXES, *(prefix for prefix, _ in _declared(sparql))}
    code = re.sub(r"\bPREFIX\s+[\w.-]*:", lambda m: " " * len(m[0]), _code(sparql), flags=re.IGNORECASE)
    return [(m.start(), m[1] or "") for m in NAME.finditer(code) if (m[1] or "") not in known and m[1] != "_"]


def _is_known(dataset: Dataset, iri: str) -> bool:
    """Return whether the graph has an IRI as subject, predicate, object or graph, or the model has it as a term."""
    if iri in REUSED or iri in AG:
        return True
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        return False
    patterns = ((node, None, None, None), (None, node, None, None), (None, None, node, None), (None, None, None, node))
    return any(next(iter(dataset.store.quads_for_pattern(*pattern)), None) is not None for pattern in patterns)


def _near_term(dataset: Dataset, iri: str) -> str:
    """Return the known term of the same namespace that is spelt most alike."""
    space = next(space for space in OURS if iri.startswith(space))
    known = {*AG} if space == AG.iri else set()
    known |= {term for quad in dataset.store for term in _iris(quad) if term.startswith(space)}
    names = {term[len(space) :].casefold(): term for term in sorted(known)}
    near = get_close_matches(iri[len(space) :].casefold(), names, n=1, cutoff=0.6)
    return f"; did you mean {curie(names[near[0]])}?" if near else ""


def _iris(quad: ox.Quad) -> Iterable[str]:
    return (node.value for node in (quad.subject, quad.predicate, quad.object, quad.graph_name) if isinstance(node, ox.NamedNode))
