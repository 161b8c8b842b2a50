"""Checks that what stands in tables can stand there as it is: no value is changed for a spreadsheet or for another program."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.store.terms import text
from alertgraph.vocabulary import AG, DCTERMS, ID, RDFS, SKOS, curie

#: What tables and networks have of claims, entries, relations and documents as words.
WORDS = frozenset(
    (SKOS.prefLabel, SKOS.altLabel, SKOS.editorialNote, RDFS.label, DCTERMS.title, DCTERMS.description, AG.gist, AG.quantityUnit)
)
FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
#: What XML, so GraphML and GEXF, cannot hold, and other ends of lines than the line feed, which programs change.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
#: Names stand in one line of a table, and XML makes one space of several in some places.
NAMES = frozenset((SKOS.prefLabel, SKOS.altLabel, RDFS.label, DCTERMS.title))
ONE_LINE = re.compile(r"[^ \t\n]+( [^ \t\n]+)*")
IDENTIFIER = re.compile(r"[\w.-]+")


def unfit(material: Material) -> Iterator[Fault]:
    """Yield words that a spreadsheet takes for a formula, a table for several values, or no XML file can hold."""
    for quad in material.source:
        if not isinstance(quad.object, ox.Literal) or quad.predicate.value not in WORDS:
            continue
        subject, value, name = text(quad.subject), quad.object.value, curie(quad.predicate.value)
        if FORMULA.match(value):
            yield Fault(subject, f"{name} begins with {value[:1]!r}, a formula to a spreadsheet; begin it with a word")
        elif CONTROL.search(value):
            yield Fault(subject, f"{name} has a control character, which no file of a network can hold; take it out")
        elif quad.predicate.value in NAMES and not ONE_LINE.fullmatch(value):
            yield Fault(subject, f"{name} is empty or has line breaks, tabs or spaces too many; write it as one line")
        if "|" in value:
            yield Fault(subject, f"{name} has |, which parts several values in tables; write it without")


def unwritable(material: Material) -> Iterator[Fault]:
    """Yield identifiers that tables or the page's address would take for several, or that not every syntax can write short."""
    for subject in sorted(material.subjects):
        if subject.startswith(ID) and not IDENTIFIER.fullmatch(subject.removeprefix(ID)):
            what = "has a mark that parts identifiers elsewhere; use letters, digits, hyphens, points and underscores alone"
            yield Fault(subject, what)
