"""Answers as plain values: terms, and triples that notebooks show."""

from collections.abc import Iterable

import pyoxigraph as ox

from alertgraph.store import terms
from alertgraph.vocabulary import PREFIXES, XSD, curie

NUMBERS = {XSD.integer: int, XSD.decimal: float, XSD.double: float}


class Triples(list[tuple[str, str, str]]):
    """The answer to a CONSTRUCT or DESCRIBE: a sorted list of triples of CURIEs and lexical forms, printed as Turtle."""

    def __init__(self, found: Iterable[ox.Triple]) -> None:
        self.rdf = sorted(set(found), key=str)
        super().__init__(sorted((str(plain(t.subject)), curie(t.predicate.value), str(plain(t.object))) for t in self.rdf))

    def __repr__(self) -> str:
        return self.turtle()

    def turtle(self) -> str:
        """Return the triples as Turtle."""
        return (ox.serialize(self.rdf, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()

    def _repr_html_(self) -> str:
        from html import escape

        return f"<pre>{escape(self.turtle())}</pre>"


def plain(found: object) -> str | int | float | bool | None:
    """Return an RDF term as a plain Python value: an IRI as its CURIE, nothing as None; raises TypeError for what is no term."""
    if isinstance(found, ox.Literal):
        kind = found.datatype.value
        if kind == XSD.boolean:
            return found.value == "true"
        try:
            return NUMBERS[kind](found.value) if kind in NUMBERS else found.value
        except ValueError:  # "many"^^xsd:integer is a literal all the same
            return found.value
    return None if found is None else curie(terms.text(found))
