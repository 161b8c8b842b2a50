"""Everything that the alerts say about one actor, claim by claim, as text for the terminal."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from alertgraph.model.claims import Claim
from alertgraph.model.registry import Entity

if TYPE_CHECKING:
    from alertgraph.api import AlertGraph
    from alertgraph.texts.document import Document

STANCES = {
    "Asserted": "the alert says so in its own voice",
    "Reported": "the alert reports it without a verdict",
    "Disputed": "DISPUTED: the alert calls it false or contradicts it",
}


def render(graph: "AlertGraph", actor: Entity, texts: "Mapping[str, Document]", width: int = 100) -> str:
    """Return the dossier of an actor or thing; ``texts`` holds the reader's copies by alert, for the passages' words.

    Raises LoadError where a claim names what nothing describes, as while a graph is being written.
    """
    graph.verify()
    mine = [claim for claim in graph.claims() if actor.id in (claim.subject, claim.object)]
    named = [claim for claim in graph.claims() if claim not in mine and actor.id in _others(claim)]
    said = [claim for claim in graph.claims() if claim.stated_by == actor.id and claim.stance != "Asserted"]
    lines = [f"{actor.label}  ({actor.id}, {graph.kinds[actor.kind].label})", actor.description]
    if actor.aliases:
        lines.append("Also: " + ", ".join(actor.aliases))
    codes = [f"Wikidata {actor.wikidata}"] * bool(actor.wikidata) + [f"ISO {actor.iso}"] * bool(actor.iso)
    lines += ["; ".join(codes)] * bool(codes)
    lines += ["", *_notice(graph, width), ""]
    groups = (
        ("As subject", [c for c in mine if c.subject == actor.id]),
        ("As object", [c for c in mine if c.object == actor.id and c.subject != actor.id]),
        ("Also named in", named),
        ("Said by, about others", [c for c in said if c not in mine and c not in named]),
    )
    for title, claims in groups:
        if claims:
            lines += [f"{title}: {len(claims)}", ""]
            for claim in claims:
                lines += [*card(graph, claim, texts, width), ""]
    return "\n".join(lines)


def card(graph: "AlertGraph", claim: Claim, texts: "Mapping[str, Document]", width: int = 100) -> Iterator[str]:
    """Yield the lines of a claim's card."""
    relation = graph.relations[claim.relation]
    words = [graph.entities[claim.subject].label, relation.label, graph.entities[claim.object].label]
    negated = "[negated] " if claim.polarity == "Negated" else ""
    disputed = "[disputed] " if claim.stance == "Disputed" else ""
    claimed = "" if claim.stance == "Asserted" else "claimed as "
    yield from textwrap.wrap(f"{disputed}{negated}{claim.gist}", width, initial_indent="  * ", subsequent_indent="    ")
    facts = [
        f"{words[0]} | {words[1]} | {words[2]}",
        f"said by {graph.entities[claim.stated_by].label}; {STANCES[claim.stance]}",
        f"{claimed}{claim.modality.lower()}, {claim.certainty.lower()}, {claim.when or 'undated'}",
        "; ".join(graph.passages[name].citation for name in claim.passages) + f"  ({claim.id})",
    ]
    for title, names in (("under", claim.under), ("with", claim.involves), ("in", claim.place)):
        if names:
            facts.insert(1, f"{title} " + ", ".join(graph.entities[name].label for name in names))
    if claim.note:
        facts.append(f"Note: {claim.note}")
    for fact in facts:
        yield from textwrap.wrap(fact, width, initial_indent="    ", subsequent_indent="      ")
    for name in claim.passages:
        document = texts.get(claim.alert)
        sentence = document.sentence(name.removeprefix(f"{claim.alert}-")) if document else None
        if document and sentence:
            yield from textwrap.wrap(
                f'"{document.passage_text(sentence)}"', width, initial_indent="    ", subsequent_indent="    "
            )


def _others(claim: Claim) -> tuple[str, ...]:
    return (*claim.involves, *claim.under, *claim.place)


def _notice(graph: "AlertGraph", width: int) -> Iterator[str]:
    """Yield whose claims these are."""
    for alert in graph.alerts.values():
        publisher = graph.entities[alert.publisher].label
        text = f"What {publisher} says in its alert of {alert.issued}, {alert.title!r}; not findings of alertgraph."
        yield from textwrap.wrap(text, width)
