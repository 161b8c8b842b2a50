"""What stands in the place of an object in the patterns of a query, with its predicate: as far as tokens tell."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from alertgraph.store.sparql import Token, declared, tokens
from alertgraph.vocabulary import PREFIXES, RDF

#: What may follow a term in a triple, and the place of what follows a sign.
_NEXT: Final = {"subject": "predicate", "predicate": "object", "object": "", "": ""}
_SIGNS: Final = {
    ".": "subject", ";": "predicate", ",": "object", "[": "predicate", "]": "predicate", "/": "predicate", "|": "predicate",
    "^": "predicate",
}  # fmt: skip
#: What stands within brackets is no pattern, but for that of the words that open one.
_WORDS: Final = {"VALUES": "data", "CONSTRUCT": "template", "WHERE": "group", "FROM": "group"}
#: Words behind which variables stand that are in no pattern.
_LISTS: Final = ("SELECT", "DISTINCT", "REDUCED", "BY", "HAVING", "LIMIT", "OFFSET", "GRAPH", "ASC", "DESC")


def objects(sparql: str) -> Iterator[tuple[Token, str | None]]:
    """Yield the terms in the place of an object, and the IRI of the predicate; None where it is not one alone.

    That of a path is its last, where it has neither alternatives nor an inverse.

    >>> [(token.text, predicate) for token, predicate in objects("ASK { ?x <x:p> ?y ; ^rdf:type|ag:stance ?z, 'a' }")]
    [('?y', 'x:p'), ('?z', None), ("'a'", None)]
    """
    prefixes = PREFIXES | declared(sparql)
    opened: list[str] = []
    kind, place, end = "group", "subject", 0
    predicate: str | None = None
    is_plain = True
    for token in tokens(sparql):
        if token.kind == "comment":
            continue
        signs = re.sub(r"#[^\r\n]*|\s", "", sparql[end : token.start])
        end = token.start + len(token.text)
        is_pattern = opened[-1:] == ["group"]
        for sign in signs if is_pattern and "^^" not in signs else "":
            place = _SIGNS.get(sign, place)
            is_plain = sign in ";[" or (is_plain and sign not in "|^!")
        if token.kind == "word":
            kind = _WORDS.get(token.text.upper(), kind)
            if token.text == "a" and place == "predicate":
                place, predicate = "object", RDF.type if is_plain else None
            elif is_pattern:
                is_listed = token.text.upper() in _LISTS or not token.text.isalpha()
                place = "" if is_listed else "subject"
        elif token.kind == "open":
            is_path = token.text == "(" and is_pattern and place == "predicate"
            opened.append(("path" if is_path else "(") if token.text == "(" else kind)
            kind, place = (kind, place) if token.text == "(" else ("group", "subject")
        elif token.kind == "close" and opened:
            closed = opened.pop()
            place, predicate = ("object", None) if closed == "path" else ("subject", predicate)
        elif is_pattern and token.kind in ("name", "iri", "variable", "string", "parameter") and "^^" not in signs:
            if place == "predicate":
                predicate = iri_of(token.text, prefixes) if is_plain else None
            elif place == "object":
                yield token, predicate
            is_plain = is_plain or place == "subject"
            place = _NEXT[place]


def iri_of(text: str, prefixes: Mapping[str, str]) -> str | None:
    """Return the IRI that a token writes, with brackets or a prefix; None for one of an unknown prefix, or what is no IRI."""
    if text.startswith("<"):
        return text[1:-1]
    prefix, _, local = text.partition(":")
    return prefixes[prefix] + local.replace("\\", "") if prefix in prefixes else None
