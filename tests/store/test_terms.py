"""An Oxigraph term as text."""

import pyoxigraph as ox
import pytest

from alertgraph.store import terms

TRIPLE = ox.Triple(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal("c"))


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (ox.NamedNode("x:y"), "x:y"),
        (ox.BlankNode("b"), "b"),
        (ox.Literal("a", language="en"), "a"),
        (ox.Literal("1.0", datatype=ox.NamedNode("x:t")), "1.0"),
        (TRIPLE, '<x:a> <x:b> "c"'),
    ],
)
def test_text(term: object, text: str) -> None:
    """The IRI, the label, the lexical form; a triple in the place of a term as N-Triples has it."""
    assert terms.text(term) == text


@pytest.mark.parametrize("thing", [None, "x:y", ox.DefaultGraph(), ox.Variable("x"), ox.Quad(*TRIPLE)])
def test_what_is_no_term(thing: object) -> None:
    """An unbound variable, or what only has a value too, is no term, and is not taken for one."""
    with pytest.raises(TypeError, match="is no RDF term"):
        terms.text(thing)
