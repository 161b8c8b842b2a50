"""Which texts of a query can be no object in this graph as they are written, with the nearest form that can.

Each text is looked at once, and so is each object that its predicate has: a query of any length costs no more than that.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

import pyoxigraph as ox

from alertgraph.model.folding import fold
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.store.dataset import Dataset
from alertgraph.store.sparql import Token, declared, tokens
from alertgraph.vocabulary import AG, PREFIXES, RDF, XSD, curie, local_name

#: How many texts of a query are looked at, how many of these for what is spelt nearly so, and among how many forms.
MOST: Final = 300
MISSPELT: Final = 20
FORMS: Final = 5000
_TEXT: Final = re.compile(r"(\"\"\"|'''|\"|')(.*)\1", re.DOTALL)
#: Datatypes of which a value is written as it is.
_BARE: Final = {XSD.integer: r"[+-]?\d+", XSD.decimal: r"[+-]?\d*\.\d+", XSD.boolean: "true|false"}


class _Written(NamedTuple):
    """A text in the place of an object: as it stands, the literal that it is, and its predicate where there is one alone."""

    text: str
    literal: ox.Literal
    predicate: str | None


def remarks(dataset: Dataset, sparql: str) -> list[str]:
    """Return a remark for each text in the place of an object that the graph has in another form alone: it finds nothing.

    Other forms are a language, a datatype, a number, a term (``ag:Disputed`` for ``"Disputed"``), or another spelling.
    """
    written = dict.fromkeys(_written(sparql))
    forms = cache(lambda predicate: _Forms(dataset, predicate))
    found: dict[str, None] = {}
    for number, one in enumerate(written):
        if number == MOST:
            rest = len(written) - MOST
            return [*found, f"only the first {MOST} texts of the query were compared with the graph; {rest} were not"]
        if remark := forms(one.predicate).remark(one, misspelt=number < MISSPELT):
            found[remark] = None
    return list(found)


class _Forms:
    """The objects that a predicate has, or all that there are; what a text may have been meant to be is looked up in it."""

    def __init__(self, dataset: Dataset, predicate: str | None) -> None:
        self._known: set[ox.Literal] = set()
        self._by_value: dict[str, ox.Literal] = {}
        self._by_name: dict[str, str] = {}
        self._where = f"is no value of {_name(predicate)} in this graph" if predicate else "is not in this graph"
        iris = set()
        for term in dataset.objects(predicate):
            if isinstance(term, ox.NamedNode):
                iris.add(term.value)
            elif isinstance(term, ox.Literal):
                self._known.add(term)
                self._by_value.setdefault(term.value, term)
                self._by_name.setdefault(fold(term.value), _form(term))
        if predicate is None:  # a term of ours by its own name alone: most of all that is there are no terms
            self._by_name |= {fold(local_name(iri)): curie(iri) for iri in sorted(iris) if iri in AG}
        elif not self._known:
            labels = {subject: name for subject, name in dataset.labels() if subject in iris}
            for iri in sorted(iris):
                self._by_name.setdefault(fold(local_name(iri)), curie(iri))
                self._by_name.setdefault(fold(labels.get(iri, local_name(iri))), curie(iri))

    def remark(self, written: _Written, *, misspelt: bool) -> str:
        """Return what a user should know of a text; nothing where it finds something, or where nothing is near."""
        literal = written.literal
        if literal in self._known:
            return ""
        same = self._by_value.get(literal.value)
        if same is not None and same.language and not literal.language and literal.datatype.value == XSD.string:
            return f"{written.text} has a language in this graph; write {written.text}@{same.language}"
        if same is not None:
            return f"{written.text} {self._where}{did_you_mean([_form(same)])}"
        wanted = fold(literal.value)
        near = [self._by_name[wanted]] if wanted in self._by_name else []
        if not near and misspelt and len(self._by_name) <= FORMS:
            near = nearest(wanted, self._by_name, cutoff=0.8)
        return f"{written.text} {self._where}{did_you_mean(near)}" if near else ""


def _form(literal: ox.Literal) -> str:
    """Return a literal as one writes it in a query."""
    if literal.datatype.value in _BARE and re.fullmatch(_BARE[literal.datatype.value], literal.value):
        return literal.value
    text = str(ox.Literal(literal.value))
    if literal.language:
        return f"{text}@{literal.language}"
    return text if literal.datatype.value == XSD.string else f"{text}^^{_name(literal.datatype.value)}"


def _name(iri: str) -> str:
    return short if (short := curie(iri)) != iri else f"<{iri}>"


def _written(sparql: str) -> Iterator[_Written]:
    """Yield the texts in the place of objects: within braces, but no data of VALUES and no template of CONSTRUCT."""
    prefixes = PREFIXES | declared(sparql)
    read = [token for token in tokens(sparql) if token.kind != "comment"]
    opened: list[str] = []
    kind = "group"
    predicate: str | None = None
    for place, token in enumerate(read):
        if token.kind == "word":
            word = token.text.upper()
            kind = {"VALUES": "data", "CONSTRUCT": "template", "WHERE": "group", "FROM": "group"}.get(word, kind)
            predicate = RDF.type if token.text == "a" else predicate
        elif token.kind == "open":
            opened.append("(" if token.text == "(" else kind)
            kind = kind if token.text == "(" else "group"
        elif token.kind == "close" and opened:
            opened.pop()
        elif token.kind in ("name", "iri"):
            predicate = _iri(token.text, prefixes)
        elif token.kind == "variable":
            predicate = None
        elif token.kind == "string" and opened[-1:] == ["group"]:
            after = read[place + 1] if place + 1 < len(read) else None
            yield from (_Written(*literal, predicate) for literal in _literal(token, sparql, after, prefixes))


def _literal(token: Token, sparql: str, after: Token | None, prefixes: dict[str, str]) -> Iterator[tuple[str, ox.Literal]]:
    """Yield a literal with its language or datatype, as it is written and as it is; none where it has escapes."""
    match, end = _TEXT.fullmatch(token.text), token.start + len(token.text)
    if match is None or "\\" in token.text:
        return
    if after is not None and after.kind == "language" and after.start == end:
        yield token.text + after.text, ox.Literal(match[2], language=after.text[1:].lower())
    elif after is not None and sparql.startswith("^^", end) and after.start == end + 2:
        if datatype := _iri(after.text, prefixes):
            yield f"{token.text}^^{after.text}", ox.Literal(match[2], datatype=ox.NamedNode(datatype))
    else:
        yield token.text, ox.Literal(match[2])


def _iri(text: str, prefixes: dict[str, str]) -> str | None:
    if text.startswith("<"):
        return text[1:-1]
    prefix, _, local = text.partition(":")
    return prefixes[prefix] + local.replace("\\", "") if prefix in prefixes else None
