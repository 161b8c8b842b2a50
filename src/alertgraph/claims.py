"""Claims and their passages as typed rows, read property by property for all alerts at once."""

from functools import cache
from typing import NamedTuple

from alertgraph.columns import Columns
from alertgraph.dataset import Dataset
from alertgraph.vocabulary import AG, DCTERMS, OA, RDF, SEM, SKOS, curie


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
    columns = Columns(dataset)
    key, title, issued = columns.text(AG.alertKey), columns.text(DCTERMS.title), columns.text(DCTERMS.issued)
    publisher, count = columns.name(DCTERMS.publisher), columns.text(AG.paragraphCount)
    wholes, first, last = columns.texts(DCTERMS.isPartOf), columns.text(AG.firstParagraph), columns.text(AG.lastParagraph)
    parts: dict[tuple[str, str], list[tuple[str, str, int, int]]] = {}
    for iri, graph in columns.instances(AG.Section).items():
        section = (curie(iri), title.get(iri, ""), _whole(first.get(iri, "")), _whole(last.get(iri, "")))
        for whole in wholes.get(iri, ()):
            parts.setdefault((whole, graph), []).append(section)
    found = [
        Alert(
            id=curie(iri),
            key=key.get(iri, ""),
            title=title.get(iri, ""),
            publisher=publisher.get(iri, ""),
            issued=issued.get(iri, ""),
            paragraph_count=_whole(count.get(iri, "")),
            sections=tuple(sorted(parts.get((iri, graph), ()), key=lambda part: part[2])),
            graph=graph,
        )
        for iri, graph in columns.instances(AG.Alert).items()
    ]
    return {alert.id: alert for alert in sorted(found, key=lambda alert: (alert.issued, alert.id))}


def passages(dataset: Dataset) -> dict[str, Passage]:
    """Return every passage by CURIE, in the order of the text."""
    columns = Columns(dataset)
    source, section = columns.name(OA.hasSource), columns.name(AG.section)
    paragraphs, sentence = columns.texts(AG.paragraph), columns.text(AG.sentence)
    found = [
        Passage(
            id=curie(iri),
            alert=source.get(iri, ""),
            section=section.get(iri, ""),
            paragraphs=tuple(sorted(int(number) for number in paragraphs.get(iri, ()) if number.isdecimal())),
            sentence=_whole(sentence.get(iri, "")),
        )
        for iri in columns.instances(AG.Passage)
    ]
    return {passage.id: passage for passage in sorted(found, key=lambda p: (p.alert, p.paragraphs, p.sentence))}


def claims(dataset: Dataset) -> list[Claim]:
    """Return all claims, sorted by identifier.

    A claim that lacks a field, which ``check`` reports, comes with that field empty.
    """
    columns = Columns(dataset)
    where = passages(dataset)
    passed = _passed(columns, where)
    alert_in = {graph: curie(iri) for iri, graph in reversed(columns.instances(AG.Alert).items())}
    text, name, local, names = columns.text, columns.name, columns.local, columns.names

    subject, relation, object = name(RDF.subject), name(RDF.predicate), name(RDF.object)
    stated_by, stance, polarity = name(AG.statedBy), local(AG.stance), local(AG.polarity)
    modality, certainty, when = local(AG.modality), local(AG.certainty), columns.shared(AG.when)
    earliest, latest = text(SEM.hasEarliestBeginTimeStamp), text(SEM.hasLatestEndTimeStamp)
    gist, note = text(AG.gist), columns.texts(SKOS.editorialNote)
    involves, under, place = names(AG.involves), names(AG.under), names(AG.place)
    quantity, unit, bound = text(AG.quantity), text(AG.quantityUnit), local(AG.quantityBound)
    content, answers, contradicts = names(AG.content), names(AG.answers), names(AG.contradicts)
    office_status = local(AG.officeStatus)

    @cache  # a sentence has several claims
    def places(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Return the sections and the paragraphs of passages."""
        known = [where[name] for name in names if name in where]
        sections = dict.fromkeys(passage.section for passage in known if passage.section)
        return tuple(sections), tuple(sorted({number for passage in known for number in passage.paragraphs}))

    found = []
    for iri, graph in columns.instances(AG.Claim).items():
        said, standing = when.get(iri, ""), tuple(passed.get(iri, ()))
        sections, paragraphs = places(standing)
        found.append(
            Claim(
                id=curie(iri),
                subject=subject.get(iri, ""),
                relation=relation.get(iri, ""),
                object=object.get(iri, ""),
                stated_by=stated_by.get(iri, ""),
                stance=stance.get(iri, ""),
                polarity=polarity.get(iri, ""),
                modality=modality.get(iri, ""),
                certainty=certainty.get(iri, ""),
                when="" if said == AG.Undated else said,
                earliest=earliest.get(iri, ""),
                latest=latest.get(iri, ""),
                gist=gist.get(iri, ""),
                alert=alert_in.get(graph, ""),
                passages=standing,
                sections=sections,
                paragraphs=paragraphs,
                involves=involves.get(iri, ()),
                under=under.get(iri, ()),
                place=place.get(iri, ()),
                quantity=quantity.get(iri, ""),
                quantity_unit=unit.get(iri, ""),
                quantity_bound=bound.get(iri, ""),
                content=content.get(iri, ()),
                answers=answers.get(iri, ()),
                contradicts=contradicts.get(iri, ()),
                office_status=office_status.get(iri, ""),
                note=" ".join(note.get(iri, ())),
            )
        )
    return sorted(found, key=lambda claim: claim.id)


def _passed(columns: Columns, where: dict[str, Passage]) -> dict[str, list[str]]:
    """Return the passages of each claim, in the order of the text; those that are described nowhere first."""
    pairs = [(curie(passage), claims) for passage, claims in columns.subjects(AG.passage)]
    found: dict[str, list[str]] = {}
    for name, claims in sorted(pairs, key=lambda pair: where[pair[0]].paragraphs if pair[0] in where else ()):
        for claim in claims:
            found.setdefault(claim, []).append(name)
    return found


def _whole(text: str) -> int:
    """Return a number, 0 where there is none: what should be one and is not is for ``check`` to report."""
    return int(text) if text.isdecimal() else 0
