"""SPARQL as text: its tokens, and what can be told of a query from them without running it.

A lexer cannot know whether ``<`` opens an IRI or compares. Where much depends on it, as for SERVICE, it is not trusted.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import urljoin

import pyoxigraph as ox

from alertgraph.vocabulary import PREFIXES

#: The words of SPARQL 1.1: keywords, then functions.
KEYWORDS: Final = (
    "AS", "ASC", "ASK", "BASE", "BIND", "BY", "CONSTRUCT", "DESC", "DESCRIBE", "DISTINCT", "EXISTS", "FILTER", "FROM", "GRAPH",
    "GROUP", "HAVING", "IN", "LIMIT", "MINUS", "NAMED", "NOT", "OFFSET", "OPTIONAL", "ORDER", "PREFIX", "REDUCED", "SELECT",
    "SEPARATOR", "SERVICE", "SILENT", "UNDEF", "UNION", "VALUES", "WHERE",
    "ABS", "AVG", "BNODE", "BOUND", "CEIL", "COALESCE", "CONCAT", "CONTAINS", "COUNT", "DATATYPE", "DAY", "ENCODE_FOR_URI",
    "FLOOR", "GROUP_CONCAT", "HOURS", "IF", "IRI", "ISBLANK", "ISIRI", "ISLITERAL", "ISNUMERIC", "ISURI", "LANG", "LANGMATCHES",
    "LCASE", "MAX", "MD5", "MIN", "MINUTES", "MONTH", "NOW", "RAND", "REGEX", "REPLACE", "ROUND", "SAMETERM", "SAMPLE", "SECONDS",
    "SHA1", "SHA256", "SHA384", "SHA512", "STR", "STRAFTER", "STRBEFORE", "STRDT", "STRENDS", "STRLANG", "STRLEN", "STRSTARTS",
    "STRUUID", "SUBSTR", "SUM", "TIMEZONE", "TZ", "UCASE", "URI", "UUID", "YEAR",
)  # fmt: skip
#: What a query of each form answers with.
FORMS: Final = {"SELECT": "rows", "ASK": "yes or no", "CONSTRUCT": "triples", "DESCRIBE": "triples"}
#: The kinds of tokens. Each text is read once, from left to right: whatever does not match is never tried again. So no text
#: begins behind a backslash: where one is not closed, each quote behind its own has one.
_TOKEN: Final = re.compile(
    r"""(?P<string>(?<!\\)(?:\"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*+'{3}
        |"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'))
    |(?P<iri><(?:[A-Za-z][\w+.-]*+:|(?=[^'<>"{}|^`\x00-\x20]*+>))(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*+>)
    |(?P<comment>\#[^\r\n]*+)
    |(?P<variable>\?\w++)|\$(?P<parameter>\w++)|(?P<language>@[A-Za-z]++(?:-\w++)*+)
    |(?P<open>[{(])|(?P<close>[})])|(?P<star>\*)
    |(?P<name>[\w.-]*+:(?:[\w:%-]|\.++(?=[\w:%\\-])|\\.)*+)
    |(?P<word>[\w.-]++)""",
    re.VERBOSE | re.DOTALL,
)
_GAP = r"(?:\s|\#[^\r\n]*+(?:[\r\n]|$))*+"
_TARGET: Final = re.compile(r"(?:\\.|[^\s<>{}\#])++")
#: SERVICE, perhaps SILENT, whom to ask (the group), and the brace that opens the clause: none can do without.
_SERVICE: Final = re.compile(
    rf"(?<![?$:@])service{_GAP}(?:silent{_GAP})?+(<[^<>\s]*+>|{_TARGET.pattern}){_GAP}\{{", re.IGNORECASE
)


class Token(NamedTuple):
    """A piece of a query: its kind, its text and its place.

    Kinds are string, iri, comment, variable (``?x``), parameter (``$x``), language, open and close (of braces and brackets),
    star, name (with a prefix), and word.
    """

    kind: str
    text: str
    start: int


_END: Final = Token("", "", -1)


class Service(NamedTuple):
    """Whom a SERVICE clause asks, as it is written, and where in the text the clause begins."""

    target: str
    start: int


class Source(NamedTuple):
    """A graph that FROM or FROM NAMED names."""

    iri: str
    is_named: bool


def tokens(sparql: str) -> Iterator[Token]:
    """Yield the tokens of a query in their order; other signs are left out.

    >>> [token.text for token in tokens("ASK { ?s ag:stance 'SELECT' } # no more")]
    ['ASK', '{', '?s', 'ag:stance', "'SELECT'", '}', '# no more']
    """
    for match in _TOKEN.finditer(sparql):
        kind, text = str(match.lastgroup), match[0]
        if kind == "word":  # several, where dots or hyphens are between
            for word in re.finditer(r"\w+", text):
                yield Token(kind, word[0], match.start() + word.start())
        elif kind == "name":
            own = re.sub(r"^[\d.-]+", "", text)  # no prefix begins so: the end of the sentence or number before
            yield Token(kind, own, match.end() - len(own))
        else:
            yield Token(kind, text, match.start())


def code(sparql: str) -> str:
    """Return the text with strings, IRIs and comments blanked out, every place kept.

    >>> code("ASK { <x:y> ?p 'a' }")
    'ASK {       ?p     }'
    """
    hidden = ("string", "iri", "comment")
    return _TOKEN.sub(lambda m: " " * len(m[0]) if m.lastgroup in hidden else m[0], sparql)


def bare(sparql: str) -> str:
    """Return the text with an ``x`` for each string, IRI and name and without comments, every place kept.

    >>> bare("ASK { <x:y> ?p 'a', ex:b }")
    'ASK { x     ?p x  , x    }'
    """
    terms = ("string", "iri", "name")

    def plain(match: re.Match[str]) -> str:
        if match.lastgroup in terms:
            return "x".ljust(len(match[0]))
        return " " * len(match[0]) if match.lastgroup == "comment" else match[0]

    return _TOKEN.sub(plain, sparql)


def position(sparql: str, place: int) -> tuple[int, int]:
    """Return line and column of a place in a query, both counted from 1.

    >>> position("ASK {\\n }", 7)
    (2, 2)
    """
    return sparql.count("\n", 0, place) + 1, place - sparql.rfind("\n", 0, place)


def fill(sparql: str, values: Mapping[str, ox.NamedNode | ox.Literal]) -> str:
    """Return the query with each ``$name`` replaced by its term, comments and strings left alone.

    >>> fill("ASK { $a ?b '$a' }", {"a": ox.NamedNode("x:y")})
    "ASK { <x:y> ?b '$a' }"
    """
    return _TOKEN.sub(lambda m: str(values[m["parameter"]]) if m["parameter"] in values else m[0], sparql)


def parameter_names(sparql: str) -> set[str]:
    """Return each ``name`` that stands in a query as ``$name``."""
    return {token.text[1:] for token in tokens(sparql) if token.kind == "parameter"}


def has_keyword(sparql: str, word: str) -> bool:
    """Return whether a keyword stands in the query, outside its strings, IRIs, comments, variables and names."""
    return any(token.kind == "word" and token.text.upper() == word for token in tokens(sparql))


def form_of(sparql: str) -> str:
    """Return the keyword that tells the form of a query, such as SELECT; "" where there is none.

    >>> form_of("PREFIX ask: <x:describe> select ?construct { ?s ?p 'ASK' } # CONSTRUCT")
    'SELECT'
    """
    return next((token.text.upper() for token in tokens(sparql) if token.kind == "word" and token.text.upper() in FORMS), "")


def projection(sparql: str) -> tuple[str, list[str] | None]:
    """Return what a query answers with (rows, triples, yes or no, or nothing known), and the columns of a SELECT.

    The columns of ``SELECT *`` are not known from the text: None.

    >>> projection("SELECT ?a (COUNT(?x) AS ?n) WHERE { ?x ?p ?a } GROUP BY ?a")
    ('rows', ['a', 'n'])
    """
    found = tokens(sparql)
    form = next((FORMS[token.text.upper()] for token in found if token.kind == "word" and token.text.upper() in FORMS), "")
    if form != "rows":
        return form, None
    columns: list[str] = []
    depth, last = 0, ""  # a bracket is named by the last of its variables
    for token in found:
        if depth == 0 and (token.text == "{" or (token.kind == "word" and token.text.upper() in ("WHERE", "FROM"))):
            break
        if depth == 0 and token.kind == "star":
            return form, None
        depth += (token.kind == "open") - (token.kind == "close")
        if token.kind in ("variable", "parameter"):
            last = token.text[1:]
        if depth == 0 and token.kind in ("variable", "parameter", "close"):
            columns.append(last)
    return form, columns


def joined(sparql: str) -> set[str]:
    """Return the names of the variables that a query makes with GROUP_CONCAT.

    >>> joined("SELECT (group_concat(STR(?x); separator='|') AS ?all) { ?x ?y ?z }")
    {'all'}
    """
    found = set()
    depths: list[int] = []  # of each GROUP_CONCAT whose brackets are open, or closed and not yet named
    depth, before = 0, ""
    for token in tokens(sparql):
        depth += (token.kind == "open") - (token.kind == "close")
        word = token.text.upper() if token.kind == "word" else ""
        if word == "GROUP_CONCAT":
            depths.append(depth)
        elif before == "AS" and depth in depths and token.kind == "variable":
            found.add(token.text[1:])
        if token.kind in ("close", "variable"):
            depths = [one for one in depths if one <= depth and not (before == "AS" and one == depth)]
        before = word
    return found


def foreign(sparql: str) -> bool:
    """Return whether a query has words or prefixes that are none of SPARQL's and ours: a server may know them.

    >>> foreign("ASK { ?x bif:contains 'y' }"), foreign("ASK { ?x ?y }"), foreign("SELECT ?x { ?x ?y ?z } NEARBY 3")
    (True, False, True)
    """
    known = {*KEYWORDS, "A", "TRUE", "FALSE"}
    words = (token.text.upper() for token in tokens(sparql) if token.kind == "word")
    return bool(undeclared(sparql)) or any(word not in known and not word[0].isdigit() for word in words)


def declared(sparql: str) -> dict[str, str]:
    """Return the prefixes that a query declares, with their IRIs."""
    return _head(sparql)[0]


def undeclared(sparql: str) -> list[tuple[int, str]]:
    """Return the prefixes that are used, are none of ours and are declared nowhere, each with its place, in their order."""
    known = {*PREFIXES, *declared(sparql), "_"}
    return [(token.start, prefix) for token, prefix in _uses(sparql) if prefix not in known]


def with_prefixes(sparql: str) -> str:
    """Return the query with our prefixes declared where it uses them and does not; its lines keep their numbers.

    >>> with_prefixes("ASK { id:israel ?p 'ag:x' }") == f"PREFIX id: <{PREFIXES['id']}> ASK {{ id:israel ?p 'ag:x' }}"
    True
    """
    missing = {prefix for _, prefix in _uses(sparql)} - set(declared(sparql))
    names = [name for name in PREFIXES if name in missing]  # once each: some servers refuse a second
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in names) + sparql


def services(sparql: str) -> Iterator[Service]:
    """Yield whatever could be a SERVICE clause for any reader, in strings and comments too."""
    end, passed = 0, 0
    for word in re.finditer("service", sparql, re.IGNORECASE):
        if word.start() < end or word.start() < passed - len("servicesilent"):
            continue  # whom it asks ends where that of one before did, which opens no clause
        if match := _SERVICE.match(sparql, word.start()):
            end = match.end()
            yield Service(match[1], match.start())
        elif target := _TARGET.match(sparql, word.end()):
            passed = target.end()


def sources(sparql: str, base: str = "") -> tuple[Source, ...]:
    """Return the graphs that a query's FROM clauses name, prefixes and BASE applied, which ``base`` is where there is none."""
    return _head(sparql, base)[1] if "from" in sparql.lower() else ()


def _uses(sparql: str) -> Iterator[tuple[Token, str]]:
    """Yield the names that are no declaration, each with its prefix."""
    before = ""
    for token in tokens(sparql):
        if token.kind == "name" and before != "PREFIX":
            yield token, token.text.partition(":")[0]
        if token.kind != "comment":
            before = token.text.upper() if token.kind == "word" else ""


def _head(sparql: str, base: str = "") -> tuple[dict[str, str], tuple[Source, ...]]:
    """Return the prefixes that a query declares, and the graphs of its FROM clauses; what stands in brackets is none."""
    prefixes: dict[str, str] = {}
    found: list[Source] = []
    depth = 0
    read = [token for token in tokens(sparql) if token.kind in ("open", "close", "iri", "name", "word", "variable", "parameter")]
    ahead = [*read, _END, _END]
    for token, first, second in zip(read, ahead[1:], ahead[2:], strict=False):
        depth += (token.kind == "open") - (token.kind == "close")
        word = token.text.upper() if token.kind == "word" and depth == 0 else ""
        if word == "PREFIX" and (first.kind, second.kind) == ("name", "iri"):
            prefixes[first.text.partition(":")[0]] = _iri(second, base)
        elif word == "BASE" and first.kind == "iri":
            base = _iri(first, base)
        elif word == "FROM":
            is_named = first.text.upper() == "NAMED"
            graph = second if is_named else first
            if graph.kind == "iri":
                found.append(Source(_iri(graph, base), is_named))
            elif graph.kind == "name":
                prefix, _, local = graph.text.partition(":")
                space = prefixes.get(prefix, PREFIXES.get(prefix, f"{prefix}:"))
                found.append(Source(space + local.replace("\\", ""), is_named))
    return prefixes, tuple(found)


def _iri(token: Token, base: str) -> str:
    """Return the IRI of a token, its escapes read, resolved against a base; as it is written where it cannot be."""
    written = re.sub(r"\\u(.{4})|\\U(.{8})", _character, token.text[1:-1])
    mark = "#" if written.endswith("#") else ""  # which urljoin would drop
    try:
        return urljoin(base, written.removesuffix("#")) + mark
    except ValueError:
        return written


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number < 0xD800 or 0xDFFF < number < 0x110000 else escape[0]
