"""An Oxigraph term as text, in one place."""

import pyoxigraph as ox


def text(term: object) -> str:
    """Return an IRI, the label of a blank node, the lexical form of a literal, or a triple that is a term as N-Triples.

    Raises TypeError for what is no term, such as the None of an unbound variable.

    >>> text(ox.NamedNode("x:y")), text(ox.Literal("a", language="en"))
    ('x:y', 'a')
    """
    if isinstance(term, (ox.NamedNode, ox.Literal, ox.BlankNode)):
        return term.value
    if isinstance(term, ox.Triple):
        return str(term)
    raise TypeError(f"{term!r} is no RDF term")
