"""Checks that what stands in tables can stand there as it is: no value is changed for a spreadsheet or for another program."""

import re
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.model.claims import FIELDS
from alertgraph.store.terms import text
from alertgraph.tables.fitting import unfit as unfit_in_files
from alertgraph.vocabulary import AG, DCTERMS, ID, RDF, RDFS, SKOS, XSD, curie

#: What tables and networks have of claims as words, whichever field it is.
_OF_CLAIMS: Final = frozenset(field.property for field in FIELDS.values() if field.holds in ("text", "note"))
#: Names stand in one line of a table, and XML makes one space of several in some places.
NAMES: Final = frozenset((SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, RDFS.label, AG.inverseLabel, DCTERMS.title))
#: What tables and networks have of claims, entries, relations and documents as words.
WORDS: Final = NAMES | _OF_CLAIMS | {SKOS.editorialNote, DCTERMS.description, AG.gist, AG.quantityUnit}
FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r]")
ONE_LINE: Final = re.compile(r"[^ \t\n]+( [^ \t\n]+)*")
IDENTIFIER: Final = re.compile(r"[\w.-]+")
#: Letters of the longest identifier: of longer ones no file could have the name.
LONGEST_IDENTIFIER: Final = 120
#: Letters of the longest name, and of the longest text: what has more was hardly meant, and would burst a page.
LONGEST_NAME: Final = 500
LONGEST: Final = 10_000


def unfit(material: Material) -> Iterator[Fault]:
    """Yield words that a spreadsheet takes for a formula, a table for several values, or that some file cannot hold."""
    for quad in material.source:
        if not isinstance(quad.object, ox.Literal):
            continue
        subject, value, predicate = text(quad.subject), quad.object.value, quad.predicate.value
        name, most = curie(predicate), LONGEST_NAME if predicate in NAMES else LONGEST
        if len(value) > most and quad.object.datatype.value in (XSD.string, RDF.langString):
            yield Fault(subject, f"{name} has {len(value)} letters, more than {most}; say it shortly")
        elif predicate in WORDS and FORMULA.match(value):
            yield Fault(subject, f"{name} begins with {value[:1]!r}, a formula to a spreadsheet; begin it with a word")
        elif reason := unfit_in_files(value):
            yield Fault(subject, f"{name} {reason}")
        elif predicate in NAMES and not ONE_LINE.fullmatch(value):
            yield Fault(subject, f"{name} is empty or has line breaks, tabs or spaces too many; write it as one line")
        if predicate in WORDS and "|" in value:
            yield Fault(subject, f"{name} has |, which parts several values in tables; write it without")


def unwritable(material: Material) -> Iterator[Fault]:
    """Yield identifiers that tables or the page's address would take for several, or that not every syntax can write short."""
    for subject in sorted(material.subjects):
        own = subject.removeprefix(ID)
        if subject.startswith(ID) and not IDENTIFIER.fullmatch(own):
            what = "has a mark that parts identifiers elsewhere; use letters, digits, hyphens, points and underscores alone"
            yield Fault(subject, what)
        elif subject.startswith(ID) and len(own) > LONGEST_IDENTIFIER:
            yield Fault(subject, f"has {len(own)} letters, more than {LONGEST_IDENTIFIER}; give it a shorter name")
