"""Checks that what stands in a file is read: it has an identifier, and a class that is read there."""

from collections.abc import Iterator
from typing import NamedTuple

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.store.blocks import Block
from alertgraph.vocabulary import AG, ONTOLOGY, RDF, RDFS, REGISTRY, curie

DOCUMENT = {AG.Alert, AG.Section, AG.Passage, AG.FingerprintSelector}


class Place(NamedTuple):
    """Where a block stands, for people; the classes that are read there, and what to do with another one."""

    name: str
    read: set[str]
    remedy: str


def misplaced(material: Material) -> Iterator[Fault]:
    """Yield each block whose subject nothing reads where it stands, and each that says what a claim does and is none.

    What stands after ``a`` and is no class, and what has none, :mod:`alertgraph.checking.terms` tells.
    """
    places = _places(material)
    typed = {subject for _, subject in material.types}
    for block in material.blocks:
        place = places[_kind(block)]
        types = material.types.get((block.file.graph, block.subject), set())
        foreign = sorted((types & material.classes) - place.read)
        if block.bracket and block.file.graph != ONTOLOGY:
            message = "has something in brackets, which nothing reads, for it has no identifier; give it a block of its own"
            yield _fault(block, message, block.bracket)
        elif foreign:
            is_ours = foreign[0].startswith(AG.iri)
            home = next(
                (f"move it to {other.name}" for other in places.values() if foreign[0] in other.read and is_ours), place.remedy
            )
            yield _fault(block, f"is of the class {curie(foreign[0])}, which nothing reads in {place.name}; {home}")
        elif not types and block.subject in typed:
            yield _fault(block, f"is of no class that is read in {place.name}, so that this block is not; {place.remedy}")
        elif types and types <= material.classes - {AG.Claim} and block.properties & {RDF.subject, RDF.predicate, RDF.object}:
            yield _fault(block, "says something of a subject and an object, as a claim does, and is none; write: a ag:Claim")


def empty(material: Material) -> Iterator[Fault]:
    """Yield each file of claims that holds none: it may have been cut off."""
    full = {block.file.path for block in material.blocks}
    for file in material.dataset.files:
        if _is_of_claims(file.path.parts) and file.path not in full:
            yield Fault(file.path.name, "holds no claim; was it cut off? write one, or remove the file", (str(file.path), 1))


def _places(material: Material) -> dict[str, Place]:
    """Return the places where blocks stand."""
    above = {iri: set(row.get(RDFS.subClassOf, [])) for iri, row in material.dataset.describe(ONTOLOGY).items()}
    entities = {AG.Entity}
    while more := {iri for iri, classes in above.items() if classes & entities} - entities:
        entities |= more
    kinds = entities - {AG.Entity, AG.Actor, AG.Thing}
    return {
        "claims": Place("claims/", {AG.Claim}, "write: a ag:Claim"),
        "registry": Place("registry/", kinds, "give it the class of an actor or thing, such as: a ag:State"),
        "document": Place("alert.ttl and passages.ttl", DOCUMENT | {AG.Claim}, "write: a ag:Alert, ag:Section or ag:Passage"),
        "ontology": Place("ontology.ttl", material.classes - entities - DOCUMENT - {AG.Claim}, "write the class of a term"),
    }


def _kind(block: Block) -> str:
    if block.file.graph in (ONTOLOGY, REGISTRY):
        return "ontology" if block.file.graph == ONTOLOGY else "registry"
    return "claims" if _is_of_claims(block.file.path.parts) else "document"


def _is_of_claims(parts: tuple[str, ...]) -> bool:
    """Return whether a file stands in the folder ``claims`` of an alert, or below it."""
    return "claims" in parts[:-1] and "alerts" in parts[: parts.index("claims")]


def _fault(block: Block, message: str, line: int = 0) -> Fault:
    path, begins = block.place
    return Fault(block.subject or "[]", message, (path, line or begins))
