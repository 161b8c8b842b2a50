"""Claims and their passages, read property by property for all alerts at once."""

import functools
import re
from collections.abc import Callable, Iterable
from functools import partial
from operator import itemgetter
from typing import Any

from alertgraph.machine import cache
from alertgraph.machine.collector import without_collecting
from alertgraph.model.claims import FIELDS, Alert, Claim, Passage, Section
from alertgraph.reading.columns import Columns
from alertgraph.store.dataset import Dataset
from alertgraph.vocabulary import AG, DCTERMS, FOAF, OA, curie


def read_alerts(dataset: Dataset) -> dict[str, Alert]:
    """Return the alerts by CURIE, oldest first."""
    parts = Columns(dataset, AG.Section)
    headings, first, last = parts.text(DCTERMS.title), parts.text(AG.firstParagraph), parts.text(AG.lastParagraph)
    text_from, headed = parts.text(AG.textFrom), parts.text(AG.hasHeading)
    sections: dict[str, list[Section]] = {}
    for row, wholes in enumerate(parts.names(DCTERMS.isPartOf)):
        for whole in wholes:
            begin, end, text = map(_whole, (first[row], last[row], text_from[row]))
            section = Section(parts.ids[row], headings[row], begin, end, text, is_headed=headed[row] not in ("false", "0"))
            sections.setdefault(whole, []).append(section)
    columns = Columns(dataset, AG.Alert)
    found = map(
        Alert,
        columns.ids,
        columns.text(AG.alertKey),
        columns.text(DCTERMS.title),
        columns.name(DCTERMS.publisher),
        columns.text(DCTERMS.issued),
        map(_whole, columns.text(AG.paragraphCount)),
        [tuple(sorted(sections.get(name, ()), key=lambda part: part.first)) for name in columns.ids],
        columns.graphs,
        columns.text(FOAF.page),
    )
    return {alert.id: alert for alert in sorted(found, key=lambda alert: (alert.issued, alert.id))}


def read_passages(dataset: Dataset) -> dict[str, Passage]:
    """Return every passage by CURIE, in the order of the text."""
    columns = Columns(dataset, AG.Passage)
    paragraphs = (tuple(sorted(int(n) for n in numbers if _WHOLE.fullmatch(n))) for numbers in columns.texts(AG.paragraph))
    found = map(
        Passage,
        columns.ids,
        columns.shared(OA.hasSource, curie),
        columns.shared(AG.section, curie),
        paragraphs,
        map(_whole, columns.shared(AG.sentence)),
    )
    return {passage.id: passage for passage in sorted(found, key=lambda p: (p.alert, p.paragraphs, p.sentence))}


#: How a field is read, by what it holds; what is made of other fields aside, and passages, which are sorted as the text is.
READERS: dict[str, Callable[[Columns, str], Iterable[Any]]] = {
    "entity": Columns.name,
    "relation": Columns.name,
    "entities": Columns.names,
    "claims": Columns.names,
    "choice": Columns.local,
    "date": lambda columns, name: columns.shared(name, lambda when: "" if when == AG.Undated else when),
    "day": Columns.shared,
    "number": Columns.text,
    "text": Columns.text,
    "note": lambda columns, name: map(" ".join, columns.texts(name)),
}
#: A number of a paragraph or a sentence; Python reads no longer ones than 4300 digits.
_WHOLE = re.compile("[0-9]{1,18}")
_row = partial(tuple.__new__, Claim)  # what Claim._make does, less a call of Python's a claim


def read_claims(dataset: Dataset) -> list[Claim]:
    """Return all claims, sorted by identifier: from the user's cache, where it holds those of the same files.

    A claim that lacks a field, which ``check`` reports, comes with that field empty.
    """
    if not dataset.digest:
        return _read(dataset)
    return list(map(_row, cache.rows(dataset.digest, lambda: _read(dataset))))


@without_collecting()
def _read(dataset: Dataset) -> list[Claim]:
    columns = Columns(dataset, AG.Claim)
    documents = Columns(dataset, AG.Alert)
    alert_in = dict(zip(reversed(documents.graphs), reversed(documents.ids), strict=True))
    fields: dict[str, Iterable[Any]] = {
        name: READERS[field.holds](columns, field.property) for name, field in FIELDS.items() if field.holds in READERS
    }
    fields["id"], fields["alert"] = columns.ids, [alert_in.get(graph, "") for graph in columns.graphs]
    fields["passages"], fields["sections"], fields["paragraphs"] = _passed(columns, read_passages(dataset))
    rows = zip(*(fields[name] for name in Claim._fields), strict=True)
    return sorted(map(_row, rows), key=itemgetter(0))


def _passed(
    columns: Columns, where: dict[str, Passage]
) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]], list[tuple[int, ...]]]:
    """Return the passages of each claim in the order of the text (unknown ones first), their sections and paragraphs."""
    groups = [(curie(iri), claims) for iri, claims in columns.groups(AG.passage)]
    passed = columns.member(sorted(groups, key=lambda group: _in_text(where.get(group[0]))))

    @functools.cache  # a sentence has several claims
    def places(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
        known = [where[name] for name in names if name in where]
        sections = dict.fromkeys(passage.section for passage in known if passage.section)
        return tuple(sections), tuple(sorted({number for passage in known for number in passage.paragraphs}))

    found = list(map(places, passed))
    return passed, [sections for sections, _ in found], [paragraphs for _, paragraphs in found]


def _whole(text: str) -> int:
    """Return a number, 0 where there is none: what should be one and is not is for ``check`` to report."""
    return int(text) if _WHOLE.fullmatch(text) else 0


def _in_text(passage: Passage | None) -> tuple[tuple[int, ...], int]:
    """Return what sorts passages as the text has them; one that is not there comes first."""
    return (passage.paragraphs, passage.sentence) if passage else ((), 0)
