"""What is checked: a dataset, readers' copies of its texts, and what several checks ask of them, each found out once."""

from collections.abc import Mapping
from functools import cached_property

import pyoxigraph as ox

from alertgraph.store import terms
from alertgraph.store.blocks import Block, blocks
from alertgraph.store.dataset import Dataset
from alertgraph.texts.anchors import Stored, stored
from alertgraph.texts.document import Document
from alertgraph.vocabulary import AG, ONTOLOGY, RDF, RDFS, REGISTRY, REUSED, local_name


class Material:
    """A dataset, and readers' copies by the CURIE of their alert."""

    def __init__(self, dataset: Dataset, texts: Mapping[str, Document]) -> None:
        """Take what is to be checked; nothing is read yet."""
        self.dataset = dataset
        self.texts = texts

    @cached_property
    def source(self) -> list[ox.Quad]:
        """What people wrote: all but the graphs *derived* and *bounds*."""
        return [quad for graph in (ONTOLOGY, REGISTRY, *self.dataset.alerts) for quad in self.dataset.quads(graph)]

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks in which they wrote it."""
        return list(blocks(self.dataset.files))

    @cached_property
    def places(self) -> dict[str, tuple[str, int]]:
        """For each subject the file and the line where its first block begins."""
        return {block.subject: block.place for block in reversed(self.blocks)}

    @cached_property
    def anchors(self) -> dict[str, Stored]:
        """What is stored of each alert's passages, by the CURIE of the alert."""
        return stored(self.dataset)

    @cached_property
    def types(self) -> dict[tuple[str, str], set[str]]:
        """The classes of each subject in each named graph that says one of it."""
        found: dict[tuple[str, str], set[str]] = {}
        for quad in self.source:
            if quad.predicate.value == RDF.type:
                key = (terms.text(quad.graph_name), terms.text(quad.subject))
                found.setdefault(key, set()).add(terms.text(quad.object))
        return found

    @cached_property
    def classes(self) -> set[str]:
        """What may stand after ``a``: the ontology's classes, and those of other vocabularies."""
        model = self.dataset.describe(ONTOLOGY)
        own = {iri for iri, row in model.items() if RDFS.Class in row.get(RDF.type, [])}
        return own | {iri for iri in REUSED if local_name(iri)[:1].isupper()}

    @cached_property
    def subjects(self) -> set[str]:
        """What people described."""
        return {terms.text(quad.subject) for quad in self.source}

    @cached_property
    def declared(self) -> set[str]:
        """The terms of our own that the ontology declares."""
        return {iri for iri in self.dataset.describe(ONTOLOGY) if iri.startswith(AG.iri)}
