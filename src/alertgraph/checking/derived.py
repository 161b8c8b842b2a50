"""Checks what is derived: nothing that an alert rejects, reports or fears may become a plain triple."""

from collections.abc import Iterator

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.reading.claims import read_claims
from alertgraph.store.terms import text
from alertgraph.vocabulary import DERIVED, ONTOLOGY, RDFS, curie


def unbacked(material: Material) -> Iterator[Fault]:
    """Yield derived triples that no asserted, affirmed, actual, plain claim backs, whatever the rules do.

    A claim backs a triple with its subject and object, and its relation or one above it.
    """
    dataset = material.dataset
    above: dict[str, set[str]] = {}
    for iri, row in dataset.describe(ONTOLOGY).items():
        above[curie(iri)] = {curie(iri), *map(curie, row.get(RDFS.subPropertyOf, []))}
    backed = {
        (claim.subject, relation, claim.object)
        for claim in read_claims(dataset)
        if claim.is_plain
        for relation in above.get(claim.relation, {claim.relation})
    }
    for quad in dataset.quads(DERIVED):
        triple = (curie(text(quad.subject)), curie(quad.predicate.value), curie(text(quad.object)))
        if triple not in backed:
            told = " ".join(triple)
            yield Fault(text(quad.subject), f"derived triple {told} is backed by no plain claim; mend graph/rules")
