"""Checks the folders of a graph: each alert's is a named graph of its own."""

from collections.abc import Iterator

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.store import listing
from alertgraph.vocabulary import BOUNDS, DERIVED, DESCRIPTION, ONTOLOGY, QUERIES, REGISTRY, local_name

#: Names that an alert's folder must not have: its graph would be one of these.
RESERVED = {local_name(graph) for graph in (ONTOLOGY, REGISTRY, DERIVED, BOUNDS, QUERIES, DESCRIPTION)}


def misnamed(material: Material) -> Iterator[Fault]:
    """Yield a fault for each alert folder whose claims would stand in a graph that is kept for something else."""
    for path in listing.folders(material.dataset.root / "alerts"):
        if path.name in RESERVED:
            message = "an alert's folder cannot have this name, which is of another graph; rename it to <date-slug>"
            yield Fault(path.name, message, (str(path), 1))
