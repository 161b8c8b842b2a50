"""Claims and their passages as typed rows."""

from typing import NamedTuple


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
