"""Claims and their passages as typed rows."""

from typing import Annotated, Final, NamedTuple

from alertgraph.model import fields
from alertgraph.model.fields import Field
from alertgraph.vocabulary import AG, RDF, SEM, SKOS

STANCES: Final = ("Asserted", "Reported", "Disputed")
POLARITIES: Final = ("Affirmed", "Negated")
MODALITIES: Final = ("Actual", "Threatened", "Planned", "Proposed", "Recommended", "Predicted")
CERTAINTIES: Final = ("Plain", "Hedged")
#: What keeps nobody from taking a claim for what the document itself says to be so.
USUAL: Final = ("Asserted", "Affirmed", "Actual", "Plain")
OFFICE: Final = ("Current", "Former")
BOUNDS: Final = ("AtLeast", "Approximately")


class Section(NamedTuple):
    """A section of an alert: its heading, and the numbers of its first and last paragraph.

    ``text_from`` is the first paragraph below its heading, 0 where nobody said; without ``is_headed`` the heading is ours.
    """

    id: str
    heading: str
    first: int
    last: int
    text_from: int = 0
    is_headed: bool = True


class Alert(NamedTuple):
    """A document with its sections, in the order of the text; ``address`` is its page at the publisher's, empty where unknown."""

    id: str
    key: str
    title: str
    publisher: str
    issued: str
    paragraph_count: int
    sections: tuple[Section, ...]
    graph: str
    address: str = ""


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

    ``when`` is the date as the text has it (EDTF), ``completed_when`` the same as an editor completes it, told with it and in
    brackets; ``earliest`` and ``latest`` are ISO dates, the bounds of the completion where ``bounds_from`` says so, else of
    ``when``. ``quantity`` is a decimal in text; ``sections`` are those of its passages, in the order of the text. Each field
    has its row in :data:`FIELDS`.
    """

    id: Annotated[str, Field("made")]
    subject: Annotated[str, Field("entity", RDF.subject)]
    relation: Annotated[str, Field("relation", RDF.predicate)]
    object: Annotated[str, Field("entity", RDF.object)]
    stated_by: Annotated[str, Field("entity", AG.statedBy, "who says it")]
    stance: Annotated[
        str,
        Field("choice", AG.stance, "stance", scheme=AG.Stance, values=STANCES, named=True, facet="What the alert makes of it"),
    ]
    polarity: Annotated[
        str, Field("choice", AG.polarity, "how", scheme=AG.Polarity, values=POLARITIES, facet="Affirmed or denied")
    ]
    modality: Annotated[str, Field("choice", AG.modality, "how", scheme=AG.Modality, values=MODALITIES, facet="Has it happened")]
    certainty: Annotated[str, Field("choice", AG.certainty, "how", scheme=AG.Certainty, values=CERTAINTIES, facet="How firmly")]
    when: Annotated[str, Field("date", AG.when, "when")]
    earliest: Annotated[str, Field("day", SEM.hasEarliestBeginTimeStamp)]
    latest: Annotated[str, Field("day", SEM.hasLatestEndTimeStamp)]
    gist: Annotated[str, Field("text", AG.gist)]
    alert: Annotated[str, Field("made")]
    passages: Annotated[tuple[str, ...], Field("passages", AG.passage)]
    sections: Annotated[tuple[str, ...], Field("made", tabled=False)] = ()
    paragraphs: Annotated[tuple[int, ...], Field("made")] = ()
    involves: Annotated[tuple[str, ...], Field("entities", AG.involves, "also involved")] = ()
    under: Annotated[tuple[str, ...], Field("entities", AG.under, "under")] = ()
    place: Annotated[tuple[str, ...], Field("entities", AG.place, "where")] = ()
    quantity: Annotated[str, Field("number", AG.quantity, "number")] = ""
    quantity_unit: Annotated[str, Field("text", AG.quantityUnit, "number")] = ""
    quantity_bound: Annotated[
        str, Field("choice", AG.quantityBound, "number", scheme=AG.QuantityBound, values=BOUNDS, leads=True)
    ] = ""
    content: Annotated[tuple[str, ...], Field("claims", AG.content, "what was said", back="said in")] = ()
    answers: Annotated[tuple[str, ...], Field("claims", AG.answers, "replies to", back="replied to in")] = ()
    contradicts: Annotated[tuple[str, ...], Field("claims", AG.contradicts, "contradicts", back="contradicted by")] = ()
    office_status: Annotated[str, Field("choice", AG.officeStatus, "in office", scheme=AG.OfficeStatus, values=OFFICE)] = ""
    note: Annotated[str, Field("note", SKOS.editorialNote)] = ""
    completed_when: Annotated[str, Field("date", AG.completedWhen)] = ""
    bounds_from: Annotated[str, Field("choice", AG.boundsFrom)] = ""

    def __repr__(self) -> str:
        reserve = [value for value in (self.stance, self.polarity, self.modality, self.certainty) if value not in USUAL]
        return f"<Claim {self.id}: {''.join(f'[{value}] ' for value in reserve)}{self.gist}>"

    @property
    def words(self) -> str:
        """The words of its passages in the copy given to ``load(source=...)``, a line each; empty without a copy.

        What is not found there for certain is told in brackets. No field, so that no table, network or file has it.
        """
        return ""

    @property
    def is_plain(self) -> bool:
        """Whether the alert itself says, without reserve, that it is or was so: what *derived* may hold."""
        return self.in_default_network and self.certainty == "Plain"

    @property
    def is_dated(self) -> bool:
        """Whether it is known where in time it lies: a date without its year that nobody completed is as good as none."""
        return bool(self.earliest or self.latest or (self.when and "X" not in self.when))

    @property
    def in_default_network(self) -> bool:
        """Whether the claim is asserted, affirmed and actual: what analysis and the map hold unless asked."""
        return (self.stance, self.polarity, self.modality) == ("Asserted", "Affirmed", "Actual")


class Quoted(Claim):
    """A claim with the words of its passages, for whoever has a copy of the text; equal to the claim without them."""

    words: str = ""

    @classmethod
    def of(cls, claim: Claim, words: str) -> "Quoted":
        """Return a claim with these words."""
        found = cls._make(claim)
        found.words = words
        return found


#: Every field of a claim with its row, in the order of the class; the facts of its card; the fields that hold several values,
#: those that lead to other claims, and those by whose values claims can be chosen.
FIELDS: Final = fields.of(Claim)
FACTS: Final = fields.facts(FIELDS)
SEVERAL: Final = fields.several(Claim)
LINKS: Final = tuple(name for name, field in FIELDS.items() if field.holds == "claims")
ROLES: Final = tuple(name for name, field in FIELDS.items() if field.holds == "entities")
CHOICES: Final = {name: field.values for name, field in FIELDS.items() if field.values}
