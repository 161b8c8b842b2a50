"""Claims and their passages as typed rows, read in one scan of each alert's graph."""

from typing import NamedTuple

from alertgraph.dataset import Dataset, Description
from alertgraph.vocabulary import AG, BOUNDS, DCTERMS, OA, RDF, SEM, SKOS, curie, local_name


class Alert(NamedTuple):
    """A document; ``sections`` are (IRI, heading, first paragraph, last paragraph)."""

    id: str
    key: str
    title: str
    publisher: str
    issued: str
    paragraph_count: int
    sections: tuple[tuple[str, str, int, int], ...]
    graph: str


class Passage(NamedTuple):
    """A sentence of an alert; ``paragraphs`` holds two where it runs across a page break."""

    id: str
    alert: str
    section: str
    paragraphs: tuple[int, ...]
    sentence: int

    @property
    def citation(self) -> str:
        """The place for people: ``par. 4-5, sentence 8``."""
        return f"par. {'-'.join(map(str, self.paragraphs))}, sentence {self.sentence}"


class Claim(NamedTuple):
    """One claim; identifiers are CURIEs, enumerations local names, absent values empty.

    ``earliest`` and ``latest`` are ISO dates, the bounds of ``when`` (EDTF); ``quantity`` is a decimal in text;
    ``sections`` are those of its passages, in the order of the text.
    """

    id: str
    subject: str
    relation: str
    object: str
    stated_by: str
    stance: str
    polarity: str
    modality: str
    certainty: str
    when: str
    earliest: str
    latest: str
    gist: str
    alert: str
    passages: tuple[str, ...]
    sections: tuple[str, ...]
    paragraphs: tuple[int, ...]
    involves: tuple[str, ...]
    under: tuple[str, ...]
    place: tuple[str, ...]
    quantity: str
    quantity_unit: str
    quantity_bound: str
    content: tuple[str, ...]
    answers: tuple[str, ...]
    contradicts: tuple[str, ...]
    office_status: str
    note: str

    @property
    def is_plain(self) -> bool:
        """Whether the alert itself says, without reserve, that it is or was so: what *derived* may hold."""
        return self.in_default_network and self.certainty == "Plain"

    @property
    def in_default_network(self) -> bool:
        """Whether the claim is asserted, affirmed and actual: what analysis and the map hold unless asked."""
        return (self.stance, self.polarity, self.modality) == ("Asserted", "Affirmed", "Actual")


def alerts(dataset: Dataset) -> dict[str, Alert]:
    """Return the alerts by CURIE, oldest first."""
    found = []
    for graph in dataset.alerts:
        rows = dataset.describe(graph)
        for iri, row in rows.items():
            if AG.Alert in row.get(RDF.type, []):
                parts = [
                    (
                        curie(part),
                        _one(values, DCTERMS.title),
                        _number(values, AG.firstParagraph),
                        _number(values, AG.lastParagraph),
                    )
                    for part, values in rows.items()
                    if AG.Section in values.get(RDF.type, []) and iri in values.get(DCTERMS.isPartOf, [])
                ]
                found.append(
                    Alert(
                        id=curie(iri),
                        key=_one(row, AG.alertKey),
                        title=_one(row, DCTERMS.title),
                        publisher=curie(_one(row, DCTERMS.publisher)),
                        issued=_one(row, DCTERMS.issued),
                        paragraph_count=_number(row, AG.paragraphCount),
                        sections=tuple(sorted(parts, key=lambda part: part[2])),
                        graph=graph,
                    )
                )
    return {alert.id: alert for alert in sorted(found, key=lambda alert: (alert.issued, alert.id))}


def passages(dataset: Dataset) -> dict[str, Passage]:
    """Return every passage by CURIE, in the order of the text."""
    found = []
    for graph in dataset.alerts:
        for iri, row in dataset.describe(graph).items():
            if AG.Passage in row.get(RDF.type, []):
                paragraphs = tuple(sorted(int(number) for number in row.get(AG.paragraph, []) if number.isdecimal()))
                found.append(
                    Passage(
                        curie(iri),
                        curie(_one(row, OA.hasSource)),
                        curie(_one(row, AG.section)),
                        paragraphs,
                        _number(row, AG.sentence),
                    )
                )
    return {passage.id: passage for passage in sorted(found, key=lambda p: (p.alert, p.paragraphs, p.sentence))}


def claims(dataset: Dataset) -> list[Claim]:
    """Return all claims, sorted by identifier.

    A claim that lacks a field, which ``check`` reports, comes with that field empty.
    """
    where = passages(dataset)
    bounds = dataset.describe(BOUNDS)
    found = []
    for graph in dataset.alerts:
        rows = dataset.describe(graph)
        alert = next((curie(iri) for iri, row in rows.items() if AG.Alert in row.get(RDF.type, [])), "")
        found += [
            _claim(iri, row, alert, where, bounds.get(iri, {})) for iri, row in rows.items() if AG.Claim in row.get(RDF.type, [])
        ]
    return sorted(found, key=lambda claim: claim.id)


def _claim(iri: str, row: Description, alert: str, where: dict[str, Passage], bounds: Description) -> Claim:
    names = sorted(map(curie, row.get(AG.passage, [])), key=lambda name: where[name].paragraphs if name in where else ())
    when = _one(row, AG.when)
    return Claim(
        id=curie(iri),
        subject=curie(_one(row, RDF.subject)),
        relation=curie(_one(row, RDF.predicate)),
        object=curie(_one(row, RDF.object)),
        stated_by=curie(_one(row, AG.statedBy)),
        stance=local_name(_one(row, AG.stance)),
        polarity=local_name(_one(row, AG.polarity)),
        modality=local_name(_one(row, AG.modality)),
        certainty=local_name(_one(row, AG.certainty)),
        when="" if when == AG.Undated else when,
        earliest=_one(bounds, SEM.hasEarliestBeginTimeStamp),
        latest=_one(bounds, SEM.hasLatestEndTimeStamp),
        gist=_one(row, AG.gist),
        alert=alert,
        passages=tuple(names),
        sections=tuple(dict.fromkeys(where[name].section for name in names if name in where and where[name].section)),
        paragraphs=tuple(sorted({number for name in names if name in where for number in where[name].paragraphs})),
        involves=_many(row, AG.involves),
        under=_many(row, AG.under),
        place=_many(row, AG.place),
        quantity=_one(row, AG.quantity),
        quantity_unit=_one(row, AG.quantityUnit),
        quantity_bound=local_name(_one(row, AG.quantityBound)),
        content=_many(row, AG.content),
        answers=_many(row, AG.answers),
        contradicts=_many(row, AG.contradicts),
        office_status=local_name(_one(row, AG.officeStatus)),
        note=" ".join(row.get(SKOS.editorialNote, [])),
    )


def _one(row: Description, predicate: str) -> str:
    return next(iter(row.get(predicate, [])), "")


def _many(row: Description, predicate: str) -> tuple[str, ...]:
    return tuple(map(curie, row.get(predicate, [])))


def _number(row: Description, predicate: str) -> int:
    """Return a number, 0 where there is none: what should be one and is not is for ``check`` to report."""
    value = _one(row, predicate)
    return int(value) if value.isdecimal() else 0
