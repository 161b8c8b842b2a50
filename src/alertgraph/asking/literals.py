"""Which texts of a query can be no object in this graph as they are written, with the nearest form that can.

Each text is looked at once, and so is each object that its predicate has: a query of any length costs no more than that.
"""

import re
from functools import cache
from typing import Final

import pyoxigraph as ox

from alertgraph.asking.diagnosis import brief
from alertgraph.asking.written import Written, written
from alertgraph.model.folding import fold
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.store.dataset import Dataset
from alertgraph.vocabulary import AG, XSD, curie, local_name

#: How many texts of a query are looked at, how many of these for what is spelt nearly so or of what kind they are, among how
#: many forms, and in the place of the values of how many different predicates.
MOST: Final = 300
MISSPELT: Final = 20
PLACES: Final = 40
FORMS: Final = 5000
#: Datatypes of which a value is written as it is.
_BARE: Final = {XSD.integer: r"[+-]?\d+", XSD.decimal: r"[+-]?\d*\.\d+", XSD.boolean: "true|false"}
_NUMBERS: Final = (XSD.integer, XSD.decimal, XSD.double, XSD.float)
#: Kinds whose values SPARQL puts in an order; of other datatypes every comparison but that of equals fails without a word.
_ORDERED: Final = re.compile("numbers|texts|texts with a language|literals of xsd:.*")


def remarks(dataset: Dataset, sparql: str) -> list[str]:
    """Return a remark for each text or number of a query that finds nothing, for the graph has no such value there.

    It has the value in another form (a language, a datatype, a term as ``ag:Disputed`` for ``"Disputed"``, another spelling), or
    all values there are of another kind. A value that is merely not there has none.
    """
    looked_at = dict.fromkeys(written(sparql))
    forms = cache(lambda predicates: _Forms(dataset, predicates))
    found: dict[str, None] = {}
    places: set[tuple[str, ...]] = set()
    for number, one in enumerate(looked_at):
        places.add(one.predicates)
        if number == MOST or len(places) > PLACES:
            rest = len(looked_at) - number
            return [*found, f"only the first {number} texts of the query were compared with the graph; {rest} were not"]
        if remark := forms(one.predicates).remark(one, misspelt=number < MISSPELT):
            found[remark] = None
    return list(found)


class _Forms:
    """The objects that predicates have, or all that there are; what a text may have been meant to be is looked up in it."""

    def __init__(self, dataset: Dataset, predicates: tuple[str, ...]) -> None:
        self._known: set[ox.Literal] = set()
        self._by_value: dict[str, ox.Literal] = {}
        self._by_name: dict[str, str] = {}
        self._kinds: dict[str, str] = {}
        self._named = " or ".join(map(_name, predicates))
        self._where = f"is no value of {self._named} in this graph" if predicates else "is not in this graph"
        iris = set()
        for term in (term for one in predicates or (None,) for term in dataset.objects(one)):
            if isinstance(term, ox.NamedNode):
                iris.add(term.value)
            elif isinstance(term, ox.Literal):
                self._known.add(term)
                self._by_value.setdefault(term.value, term)
                self._by_name.setdefault(fold(term.value), _form(term))
                self._kinds.setdefault(_kind(term), _example(term))
        if not predicates:  # a term of ours by its own name alone: most of all that is there are no terms
            self._kinds.clear()
            self._by_name |= {fold(local_name(iri)): curie(iri) for iri in sorted(iris) if iri in AG}
        elif iris:
            labels = {subject: name for subject, name in dataset.labels() if subject in iris}
            for iri in sorted(iris):
                self._by_name.setdefault(fold(local_name(iri)), curie(iri))
                self._by_name.setdefault(fold(labels.get(iri, local_name(iri))), curie(iri))
            self._kinds["identifiers"] = f", such as {_name(min(iris))}"

    def remark(self, written: Written, *, misspelt: bool) -> str:
        """Return what a user should know of a text or number; nothing where it can find something, or may merely not be there."""
        literal, kind = written.literal, _kind(written.literal)
        if not self._kinds and written.predicates:
            return ""
        if written.is_order and self._kinds and not any(map(_ORDERED.fullmatch, self._kinds)):
            return f"values of {self._named} have no order in SPARQL; compare STR(?{written.variable}) with a text"
        is_compared = written.variable and kind in self._kinds and (written.is_order or kind == "numbers")  # by what it is worth
        return "" if literal in self._known or is_compared else self._other(written, kind, misspelt=misspelt)

    def _other(self, written: Written, kind: str, *, misspelt: bool) -> str:
        literal, text, same = written.literal, brief(written.text), self._by_value.get(written.literal.value)
        if same is not None and same.language and _kind(literal) == "texts":
            return f"{text} has a language in this graph; write {text}@{same.language}"
        if same is not None:
            return f"{text} {self._where}{did_you_mean([_form(same)])}"
        wanted = fold(literal.value)
        near = [self._by_name[wanted]] if wanted in self._by_name else []
        if not near and misspelt and len(self._by_name) <= FORMS and not written.is_order:
            near = nearest(wanted, self._by_name, cutoff=0.8)
        if near:
            return f"{text} {self._where}{did_you_mean(near)}"
        if not misspelt or not self._kinds or kind in self._kinds:
            return ""
        kinds = " or ".join(f"{name}{example}" for name, example in sorted(self._kinds.items()))
        return f"{text} {self._where}: its values are {kinds}"


def _kind(literal: ox.Literal) -> str:
    """Return what a literal is one of, in words; only those of one kind can be equal."""
    if literal.language:
        return "texts with a language"
    datatype = literal.datatype.value
    return "texts" if datatype == XSD.string else "numbers" if datatype in _NUMBERS else f"literals of {_name(datatype)}"


def _example(literal: ox.Literal) -> str:
    """Return how a value of the kind is written; nothing for texts, which everybody knows."""
    if literal.language:
        return f', written "..."@{literal.language}'
    return "" if literal.datatype.value == XSD.string else f", such as {_form(literal)}"


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
