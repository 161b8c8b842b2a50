"""Carries passages between the graph and a reader's copy of the text: stored fingerprints, matching."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from alertgraph.errors import SourceError, shown
from alertgraph.model.claims import Alert
from alertgraph.reading.claims import read_alerts, read_passages
from alertgraph.store.dataset import Dataset, Description
from alertgraph.texts import document as text
from alertgraph.texts import matching as passages
from alertgraph.texts.document import Document
from alertgraph.texts.matching import Anchor
from alertgraph.texts.quoting import Quote, quote
from alertgraph.vocabulary import AG, OA, PREFIXES, expand

HEADER = """\
# Written by `alertgraph anchor`; do not edit. Where each passage stands, and hashes that find it in any copy.
# No word of the text is here: shingles are 32-bit hashes of four words, context 16-bit hashes of one.
"""


class Stored(NamedTuple):
    """The stored fingerprint of an alert's text, and the anchors of its passages by CURIE."""

    fingerprint: str
    anchors: dict[str, Anchor]


def stored(dataset: Dataset) -> dict[str, Stored]:
    """Return what is stored for each alert, by the alert's CURIE; nothing for an alert not yet anchored.

    An anchor whose fields are damaged beyond reading comes with what can be read, so that checks report it.
    """
    found = {}
    where = read_passages(dataset)
    for alert in read_alerts(dataset).values():
        rows = dataset.describe(alert.graph)
        anchors = {}
        for passage in where.values():
            if passage.alert == alert.id:
                selector = rows.get(expand(passage.id), {}).get(OA.hasSelector, [""])[0]
                anchors[passage.id] = _anchor(rows.get(selector, {}), passage.paragraphs, passage.sentence)
        fingerprint = _one(rows.get(expand(alert.id), {}), AG.textFingerprint)
        if fingerprint or anchors:
            found[alert.id] = Stored(fingerprint, anchors)
    return found


def _anchor(row: Description, paragraphs: tuple[int, ...], sentence: int) -> Anchor:
    pairs = (pair.partition(":") for pair in _one(row, AG.shingles).split())
    return Anchor(
        paragraphs=paragraphs,
        sentence=sentence,
        first=_whole(_one(row, AG.firstToken)),
        length=_whole(_one(row, AG.tokenCount)),
        hash=_one(row, AG.passageHash),
        shingles=tuple((_whole(offset), value) for offset, _, value in pairs),
        before=tuple(_one(row, AG.contextBefore).split()),
        after=tuple(_one(row, AG.contextAfter).split()),
    )


def match_sources(dataset: Dataset, paths: Iterable[Path]) -> dict[str, Document]:
    """Return each reader's copy by the CURIE of the alert whose passages it holds.

    Raises SourceError for a file that cannot be read, or that is a copy of no alert in the graph.
    """
    known = stored(dataset)
    found = {}
    for path in paths:
        document = text.read(path)
        for alert, (fingerprint, anchors) in known.items():
            if fingerprint == document.fingerprint or passages.is_same_alert(anchors.values(), document, fingerprint):
                found[alert] = document
                break
        else:
            names = ", ".join(known) or "none is anchored yet: run alertgraph anchor --source FILE"
            raise SourceError(f"{path}: fewer than a third of any alert's passages are in it; alerts with passages: {names}")
    return found


def quotes(dataset: Dataset, texts: Mapping[str, Document]) -> dict[str, dict[str, Quote]]:
    """Return, of each alert of which there is a reader's copy, every stored passage as the copy has it, by its CURIE."""
    if not texts:
        return {}
    known = stored(dataset)
    return {alert: quote(known[alert].anchors, document, known[alert].fingerprint) for alert, document in texts.items()}


def choose_alert(dataset: Dataset, document: Document, key: str | None) -> Alert:
    """Return the alert that a text is to be anchored for: the one named, the one it matches, or the only new one.

    Raises SourceError where that is not clear.
    """
    alerts = read_alerts(dataset)
    if key is not None:
        for alert in alerts.values():
            if key in (alert.key, alert.id):
                return alert
        raise SourceError(f"no alert {shown(key)} in the graph; there are: {', '.join(alert.key for alert in alerts.values())}")
    known = stored(dataset)
    for name, (fingerprint, anchors) in known.items():
        if passages.is_same_alert(anchors.values(), document, fingerprint):
            return alerts[name]
    new = [alert for name, alert in alerts.items() if name not in known]
    if len(new) == 1:
        return new[0]
    raise SourceError("which alert is this text of? name it with --alert KEY: " + ", ".join(a.key for a in alerts.values()))


def turtle(alert: Alert, document: Document) -> str:
    """Return ``passages.ttl`` for an alert: every sentence of the text with its place and its fingerprints."""
    lines = [HEADER]
    lines += [f"@prefix {prefix}: <{PREFIXES[prefix]}> ." for prefix in ("ag", "id", "oa")]
    lines += ["", f'{alert.id} ag:textFingerprint "{document.fingerprint}" ; ag:tokenCount {len(document.tokens)} .', ""]
    for sentence in document.sentences:
        anchor = passages.anchor(document, sentence)
        name = f"{alert.id}-{sentence.name}"
        section = next((part.id for part in alert.sections if part.first <= sentence.paragraphs[0] <= part.last), "")
        if not section:
            raise SourceError(f"{alert.id}: no section holds paragraph {sentence.paragraphs[0]}; mend the sections in alert.ttl")
        paragraphs = ", ".join(map(str, anchor.paragraphs))
        shingles = " ".join(f"{offset}:{value}" for offset, value in anchor.shingles)
        lines += [
            f"{name} a ag:Passage ; oa:hasSource {alert.id} ; ag:section {section} ;",
            f"    ag:paragraph {paragraphs} ; ag:sentence {anchor.sentence} ; oa:hasSelector {name}-anchor .",
            f"{name}-anchor a ag:FingerprintSelector ;",
            f'    ag:firstToken {anchor.first} ; ag:tokenCount {anchor.length} ; ag:passageHash "{anchor.hash}" ;',
            f'    ag:shingles "{shingles}" ;',
            f'    ag:contextBefore "{" ".join(anchor.before)}" ; ag:contextAfter "{" ".join(anchor.after)}" .',
            "",
        ]
    return "\n".join(lines)


def _one(row: Description, predicate: str) -> str:
    return next(iter(row.get(predicate, [])), "")


def _whole(value: str) -> int:
    return int(value) if re.fullmatch(r"-?[0-9]{1,18}", value) else -1
