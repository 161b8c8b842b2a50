"""Checks that what is named is described: a misspelt property is an error, not a new property."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.model.naming import did_you_mean, nearest
from alertgraph.store.terms import text
from alertgraph.vocabulary import AG, ID, RDF, REUSED, curie, local_name


def unknown_terms(material: Material) -> Iterator[Fault]:
    """Yield properties, classes and values of our own that no ontology declares."""
    known = material.declared | REUSED
    properties = {iri for iri in known if local_name(iri)[:1].islower()}  # classes and values are capitalised
    classes = material.classes
    for quad in material.source:
        subject, predicate = text(quad.subject), quad.predicate.value
        if predicate not in properties:
            yield Fault(subject, f"unknown property {curie(predicate)}{_nearest(predicate, properties)}")
        if isinstance(quad.object, ox.NamedNode):
            term = quad.object.value
            if term.startswith(AG.iri) and term not in material.declared:
                yield Fault(subject, f"unknown term {curie(term)}{_nearest(term, material.declared)}")
            elif predicate == RDF.type and term not in classes:
                what = "a thing that is no class, " if term in known else "unknown class "
                yield Fault(subject, f"{what}{curie(term)}{_nearest(term, classes)}")
        elif predicate == RDF.type:
            yield Fault(subject, f"has {quad.object} in the place of a class; write one, such as: a ag:Claim")


def unknown_entries(material: Material) -> Iterator[Fault]:
    """Yield entries that are described nowhere; of passages the shape ag:claim-passage says more."""
    for quad in material.source:
        if isinstance(quad.object, ox.NamedNode) and quad.predicate.value not in (RDF.type, AG.passage):
            entry = quad.object.value
            if entry.startswith(ID) and entry not in material.subjects:
                message = f"{curie(entry)} is described nowhere{_nearest(entry, material.subjects)}"
                yield Fault(text(quad.subject), message)


def untyped(material: Material) -> Iterator[Fault]:
    """Yield subjects without a class."""
    for subject in material.subjects - {text(quad.subject) for quad in material.source if quad.predicate.value == RDF.type}:
        yield Fault(subject, "has no class, so that nothing reads it; begin its block with a class, such as: a ag:Claim")


def _nearest(iri: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known term of the same namespace, or nothing."""
    return did_you_mean(nearest(local_name(iri), {local_name(other): curie(other) for other in known}))
