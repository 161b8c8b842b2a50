"""How a claim, a document or a graph is cited: whose wording it is, who says it, what the document makes of it, and where.

The page joins the same words (``explorer/scripts/claims/citation.js``); a test holds the two together.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from alertgraph.model.claims import Alert, Claim
from alertgraph.model.number import is_plural
from alertgraph.model.verbs import said
from alertgraph.telling import references
from alertgraph.telling.notice import notice, source
from alertgraph.telling.places import Place, Places, in_words
from alertgraph.telling.words import words
from alertgraph.texts.quoting import told

if TYPE_CHECKING:
    from alertgraph.model.graph import Graph
    from alertgraph.texts.quoting import Quote

PROJECT: Final = "alertgraph"
TITLE: Final = "alertgraph: claims of human-rights alerts as a graph"
AUTHORS: Final = "the alertgraph authors"
WORDING: Final = "alertgraph's wording"
#: How the phrase of a stance begins whose speaker is not the author; a citation names who that is.
SOMEONE: Final = "someone else says this"


class Citation(NamedTuple):
    """A citation in its forms: one line for a footnote, one with all that is known, and records for BibTeX and RIS."""

    short: str
    long: str
    bibtex: str
    ris: str


class Citing:
    """Cites what is in a graph; ``quotes`` holds the passages of readers' copies by alert, for their words."""

    def __init__(self, graph: "Graph", quotes: "Mapping[str, Mapping[str, Quote]] | None" = None) -> None:
        self._graph = graph
        self._quotes = quotes or {}
        self._words = words(graph.values)
        self._places = Places(graph)

    def place(self, passage: str) -> Place:
        """Return where a passage stands."""
        return self._places.place(passage)

    def claim(self, claim: Claim) -> Citation:
        """Return the citation of a claim."""
        standing = self.standing(claim)
        found = [self.place(name) for name in claim.passages]
        where, ours = in_words(found), "; ".join(place.number for place in found)
        from_where = ", ".join(filter(None, (source(self._graph, claim.alert), where)))
        own = " (" + "; ".join((WORDING, *standing, from_where)) + ")."
        number = f" (in {PROJECT}'s count: {ours})" if any(place.spot for place in found) else ""
        said_so = "; ".join(standing)
        wording = f"The sentence is {WORDING}, not the alert's. {said_so[:1].upper()}{said_so[1:]}."
        quoted = self._quoted(claim)
        alert = self._graph.alerts.get(claim.alert)
        address = f" {alert.address}" if alert and alert.address else ""
        last = f"Claim {claim.id} of {PROJECT}."
        long = f"{claim.gist} {wording} {from_where}{number}.{address} {last}{quoted}"
        note = f"{where}{number}. {claim.gist} {wording} {last}{quoted}"
        return Citation(claim.gist.removesuffix(".") + own, long, *self._records(alert, claim.alert, claim.id, note))

    def document(self, name: str) -> Citation:
        """Return the citation of a document."""
        alert = self._graph.alerts[name]
        short = f"{source(self._graph, name)}."
        long = f"{short} {alert.address}" if alert.address else short
        return Citation(short, long, *self._records(alert, name, name, ""))

    def graph(self) -> Citation:
        """Return the citation of the graph itself: of what documents, and that these are no findings of the project."""
        count = len(self._graph.claims())
        part = f" of {self._graph.selected_from}" if self._graph.selected_from else ""
        note = f"{count}{part} claim{'' if count == 1 and not part else 's'}. {notice(self._graph)}"
        line = f"{TITLE}, {note}"
        fields = {"author": AUTHORS, "title": TITLE, "note": note}
        return Citation(line, line, references.bibtex("misc", PROJECT, fields), references.ris("DATA", PROJECT, fields))

    def standing(self, claim: Claim) -> tuple[str, ...]:
        """Return who says a claim, what the alert makes of it, and whatever else keeps it from being plain."""
        stance = self._words["stance"].get(claim.stance, claim.stance).partition(": ")[2].removesuffix(".") or claim.stance
        speaker = self._graph.entities.get(claim.stated_by)
        name = speaker.label if speaker else claim.stated_by
        first = stance.replace(SOMEONE, f"said by {name}") if claim.stance != "Asserted" else stance
        rest = [] if (claim.polarity, claim.modality) == ("Affirmed", "Actual") else [f"as a claim: {self._sentence(claim)}"]
        if claim.certainty != "Plain":
            rest.append(self._words["certainty"].get(claim.certainty, claim.certainty))
        return (first, *rest)

    def _sentence(self, claim: Claim) -> str:
        """Return who does what to whom, with its *not*, *should* or *would*: a bare word beside a gist would deny the gist."""
        subject, target = self._graph.entities[claim.subject], self._graph.entities[claim.object]
        plural = is_plural(subject.label, subject.kind)
        verb = said(self._graph.relations[claim.relation], claim.polarity, claim.modality, plural=plural)
        return f"{subject.label} {verb} {target.label}"

    def _quoted(self, claim: Claim) -> str:
        """Return the words of a reader's copy, marked as the document's; nothing without a copy."""
        there = self._quotes.get(claim.alert)
        if there is None:
            return ""
        found = []
        for name in claim.passages:
            quote = there.get(name)
            found.append(f"“{quote.words}”" if quote and quote.words else told(quote, self.place(name).number))
        return f" In the words of the alert: {' '.join(found)}"

    def _records(self, alert: Alert | None, name: str, about: str, note: str) -> tuple[str, str]:
        if alert is None:
            fields = {"title": name, "note": note}
        else:
            publisher = self._graph.entities.get(alert.publisher)
            label = publisher.label if publisher else alert.publisher
            fields = {
                "author": label, "title": alert.title, "year": alert.issued[:4], "date": alert.issued, "publisher": label,
                "url": alert.address, "note": note,
            }  # fmt: skip
        key = about.partition(":")[2] or about
        return references.bibtex("misc", key, fields), references.ris("RPRT", key, fields)
