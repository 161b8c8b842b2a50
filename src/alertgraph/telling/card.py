"""A claim as a card, in words: its marks, what is said, its facts in order, and the claims that it leads to and is led to from.

The terminal and the pages of ``serve`` render these; the explorer's page renders the same facts from the same table.
"""

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from alertgraph.model.claims import FACTS, FIELDS, LINKS, Claim
from alertgraph.model.number import is_plural
from alertgraph.model.verbs import said
from alertgraph.telling.statuses import STATUSES, statuses
from alertgraph.telling.wording import date_in_words
from alertgraph.telling.words import how, words

if TYPE_CHECKING:
    from alertgraph.model.graph import Graph


#: The status whose mark is the relation itself: a bare word before a gist would deny the gist, which has the denial in it.
DENIED: Final = "negated"


class Part(NamedTuple):
    """Words, and the identifier of the entry, relation, claim or passage that they are of; empty where they are of none."""

    words: str
    id: str = ""


class Fact(NamedTuple):
    """A fact of a card; several parts are told one after the other."""

    title: str
    parts: tuple[Part, ...]


class Card(NamedTuple):
    """A claim as people read it; ``marks`` come before all else, ``ends`` are subject, relation and object.

    ``before`` them stands who says it, where the alert does not say it itself.
    ``links`` are facts whose parts are other claims; ``cited`` are the passages that it stands in.
    """

    claim: Claim
    marks: tuple[str, ...]
    ends: tuple[Part, Part, Part]
    before: str
    facts: tuple[Fact, ...]
    links: tuple[Fact, ...]
    cited: tuple[Part, ...]

    @property
    def sentence(self) -> str:
        """Who does what to whom on a line of its own, which is never read as what the alert says where another says it."""
        return self.before + " | ".join(end.words for end in self.ends)


class Cards:
    """Makes the cards of a graph's claims; it knows which claims lead to which."""

    def __init__(self, graph: "Graph") -> None:
        self._graph = graph
        self._words = words(graph.values)
        self._labels = {status.id: status.label for status in STATUSES}
        self._claims = {claim.id: claim for claim in graph.claims()}
        self._back: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for claim in graph.claims():
            for field in LINKS:
                for other in getattr(claim, field):
                    self._back[other][field].append(claim.id)

    def card(self, claim: Claim) -> Card:
        """Return the card of a claim.

        Raises KeyError where it names what nothing describes; :meth:`AlertGraph.verify` tells of that before.
        """
        ends = self._ends(claim)
        speaker = "" if claim.stance == "Asserted" else f"according to {self._entry(claim.stated_by).words}: "
        return Card(claim, self.marks(claim), ends, speaker, self._facts(claim), self._links(claim), self._cited(claim))

    def marks(self, claim: Claim) -> tuple[str, ...]:
        """Return what keeps a claim from being told plainly, the gravest first: disputed, reported, denied, and so on.

        Of what is denied, or is not to be, the mark is the relation with its *not*, which tells how it is meant as well.
        """
        names = statuses(claim)
        found = [self._mark(claim, name) for name in names if name != "unrealised" or DENIED not in names]
        return (*found, "hedged") if claim.certainty == "Hedged" else tuple(found)

    def _mark(self, claim: Claim, name: str) -> str:
        if name == DENIED:
            return self._relation(claim)
        return self._value("modality", claim.modality) if name == "unrealised" else self._labels[name]

    def _relation(self, claim: Claim) -> str:
        return self._told(claim, claim.polarity, claim.modality)

    def _told(self, claim: Claim, polarity: str, modality: str) -> str:
        """Return the relation of a claim in the number of its subject."""
        subject = self._graph.entities[claim.subject]
        plural = is_plural(subject.label, subject.kind)
        return said(self._graph.relations[claim.relation], polarity, modality, plural=plural)

    def _ends(self, claim: Claim) -> tuple[Part, Part, Part]:
        """Return who, what and whom; what has not happened is told with its *should* or *would*, as in tables."""
        return self._entry(claim.subject), Part(self._relation(claim), claim.relation), self._entry(claim.object)

    def _facts(self, claim: Claim) -> tuple[Fact, ...]:
        found = []
        for title, fields in FACTS:
            parts = [part for name in fields for part in self._parts(claim, name)]
            if any(FIELDS[name].holds == "number" for name in fields if name in FIELDS):  # at least 350 violations
                parts = [Part(" ".join(part.words for part in parts))] if parts else []
            if parts:
                found.append(Fact(title, tuple(parts)))
        return tuple(found)

    def _parts(self, claim: Claim, name: str) -> list[Part]:
        """Return what a field of a claim says, in words; nothing for one that is told otherwise."""
        if name not in FIELDS:  # what the relation says of it
            return [Part(self._graph.modes[self._graph.relations[claim.relation].mode].label)]
        value, holds = getattr(claim, name), FIELDS[name].holds
        if holds == "date":
            return [Part(date_in_words(value, claim.completed_when))]
        if not value or holds == "claims":
            return []
        if name in ("polarity", "modality"):
            return [Part(text) for text in how(self._words, claim.polarity, claim.modality)[name]]
        if holds in ("entity", "entities"):
            return [self._entry(one) for one in ((value,) if holds == "entity" else value)]
        return [Part(self._value(name, value) if holds == "choice" else value)]

    def _links(self, claim: Claim) -> tuple[Fact, ...]:
        there = [Fact(FIELDS[name].title, tuple(map(self._other, getattr(claim, name)))) for name in LINKS]
        back = [Fact(FIELDS[name].back, tuple(map(self._other, self._back[claim.id][name]))) for name in LINKS]
        return tuple(fact for fact in (*there, *back) if fact.parts)

    def _other(self, name: str) -> Part:
        """Return another claim in words: its marks before its gist, so that it never seems more than it is."""
        other = self._claims.get(name)
        return Part(f"{marked(self.marks(other))}{other.gist}" if other else name, name)

    def _cited(self, claim: Claim) -> tuple[Part, ...]:
        return tuple(Part(self._graph.passages[name].citation, name) for name in claim.passages)

    def _entry(self, name: str) -> Part:
        return Part(self._graph.entities[name].label, name)

    def _value(self, field: str, value: str) -> str:
        return self._words[field].get(value, value)


def marked(marks: tuple[str, ...]) -> str:
    """Return marks as they stand before a gist in plain text.

    >>> marked(("disputed", "hedged"))
    '[disputed] [hedged] '
    """
    return "".join(f"[{mark}] " for mark in marks)
