"""The table of checks, each with its name and when it runs; and the one function that runs them."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto
from typing import NamedTuple

from alertgraph.checking import (
    cells,
    classes,
    dates,
    derived,
    folders,
    gists,
    identifiers,
    literals,
    passages,
    queries,
    questions,
    sections,
    shapes,
    terms,
    tours,
)
from alertgraph.checking.findings import Fault, Finding, locate
from alertgraph.checking.material import Material
from alertgraph.store.dataset import Dataset
from alertgraph.texts.document import Document


class When(Enum):
    """When a check runs: each time, but for the texts', once all before it have found nothing."""

    FIRST = auto()  # nothing else can be told of a folder in which it finds something
    SOURCE = auto()  # of what people wrote, and what is derived of it
    TEXTS = auto()  # beside these, where a reader's copy is at hand
    SOUND = auto()  # of data that is otherwise sound
    LAST = auto()  # of data whose named queries are sound, too


class Check(NamedTuple):
    """When a check runs, and the function that yields its faults."""

    when: When
    faults: Callable[[Material], Iterator[Fault]]


#: Every check by name; the two that run what a graph folder holds give each fault the name of its shape or file.
CHECKS = {
    "alert-folder": Check(When.FIRST, folders.misnamed),
    "identifier-used-twice": Check(When.FIRST, identifiers.used_twice),
    "file-without-claims": Check(When.SOURCE, classes.empty),
    "read-by-nobody": Check(When.SOURCE, classes.misplaced),
    "file-of-another-section": Check(When.SOURCE, sections.strayed),
    "unknown-term": Check(When.SOURCE, terms.unknown_terms),
    "unknown-entry": Check(When.SOURCE, terms.unknown_entries),
    "untyped": Check(When.SOURCE, terms.untyped),
    "value-in-a-table": Check(When.SOURCE, cells.unfit),
    "identifier-in-a-table": Check(When.SOURCE, cells.unwritable),
    "edtf": Check(When.SOURCE, dates.malformed),
    "completion": Check(When.SOURCE, dates.uncompleted),
    "derived-without-claim": Check(When.SOURCE, derived.unbacked),
    "checks/*.rq": Check(When.SOURCE, queries.rows),
    "shapes.ttl": Check(When.SOURCE, shapes.broken),
    "text-fingerprint": Check(When.TEXTS, passages.changed_fingerprints),
    "passage-differs": Check(When.TEXTS, passages.differing),
    "passage-not-found": Check(When.TEXTS, passages.not_found),
    "gist-of-the-source": Check(When.TEXTS, gists.copied),
    "ill-typed-literal": Check(When.SOUND, literals.ill_typed),
    "named-query": Check(When.SOUND, questions.unanswerable),
    "tour": Check(When.LAST, tours.untold),
}
#: What runs together; the first of these that finds something is the last that runs.
STAGES = ({When.FIRST}, {When.SOURCE, When.TEXTS}, {When.SOUND}, {When.LAST})


class Report(NamedTuple):
    """What the checks found, by file and line: the faults, and what is worth a look and no fault."""

    findings: list[Finding]
    remarks: list[Finding]


def check(dataset: Dataset, texts: Mapping[str, Document] | None = None) -> list[Finding]:
    """Return every fault of the dataset, by file and line; an empty list means that it is sound.

    ``texts`` holds readers' copies by alert: with them every stored passage is computed again. Raises LoadError for a
    shape or check file that cannot be read.
    """
    return examine(dataset, texts).findings


def examine(dataset: Dataset, texts: Mapping[str, Document] | None = None) -> Report:
    """Return the faults of the dataset, as ``check`` does, and remarks. Raises LoadError as it does."""
    material = Material(dataset, texts or {})
    remarks: list[Fault] = []
    for stage in STAGES:
        rows = [(name, row) for name, row in CHECKS.items() if row.when in stage]
        told = [fault._replace(check=fault.check or name) for name, row in rows for fault in row.faults(material)]
        remarks += [fault for fault in told if fault.is_remark]
        if faults := [fault for fault in told if not fault.is_remark]:
            return Report(locate(material, faults), locate(material, remarks))
    return Report([], locate(material, remarks))
