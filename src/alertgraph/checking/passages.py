"""Checks passages against a reader's copy of the text: what is stored of each, and whether the copy has it."""

from collections.abc import Iterator

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.model.claims import Alert
from alertgraph.store.dataset import Dataset
from alertgraph.texts import matching
from alertgraph.texts.anchors import Stored
from alertgraph.texts.document import Document
from alertgraph.vocabulary import AG, RDF, expand


def changed_fingerprints(material: Material) -> Iterator[Fault]:
    """Yield each alert whose stored fingerprint is not the copy's, although every passage stands in it as stored."""
    for alert, stored, document in _copies(material, same=False):
        if stored.anchors and not any(matching.differences(anchor, document) for anchor in stored.anchors.values()):
            yield Fault(expand(alert), "every passage stands as stored, yet ag:textFingerprint differs")


def differing(material: Material) -> Iterator[Fault]:
    """Yield each passage of which a stored field is not that of the copy that the fingerprints were made from."""
    for _, stored, document in _copies(material, same=True):
        for name, anchor in stored.anchors.items():
            if matching.find(anchor, document, stored.fingerprint).status != "same":
                fields = ", ".join(matching.differences(anchor, document))
                yield Fault(expand(name), f"stored fields differ from the text: {fields}; run alertgraph anchor")


def not_found(material: Material) -> Iterator[Fault]:
    """Yield each passage that another rendering of the text does not hold word for word."""
    for _, stored, document in _copies(material, same=False):
        for name, anchor in stored.anchors.items():
            status = matching.find(anchor, document, stored.fingerprint).status
            if status not in ("same", "exact"):
                yield Fault(expand(name), f"is not in this copy word for word ({status})")


def missing(dataset: Dataset, alert: Alert, document: Document) -> Iterator[Fault]:
    """Yield a fault for each passage that a claim of the alert names and the text does not have."""
    prefix = expand(alert.id) + "-"
    for iri, row in dataset.describe(alert.graph).items():
        if AG.Claim in row.get(RDF.type, []):
            for name in row.get(AG.passage, []):
                place = name.removeprefix(prefix)
                if document.sentence(place) is None:
                    yield Fault(iri, f"names {place}, which the text does not have", check="claim-passage")


def _copies(material: Material, *, same: bool) -> Iterator[tuple[str, Stored, Document]]:
    """Yield each alert with what is stored of it and its copy: those that the fingerprints were made from, or the others."""
    for alert, document in material.texts.items():
        stored = material.anchors[alert]
        if (stored.fingerprint == document.fingerprint) is same:
            yield alert, stored, document
