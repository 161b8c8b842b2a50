"""Everything that the alerts say about one actor, claim by claim in the order of the text, as text for the terminal."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from alertgraph.model.claims import ROLES, Claim
from alertgraph.model.registry import Entity
from alertgraph.telling.card import Card, Cards, marked
from alertgraph.telling.notice import notice
from alertgraph.telling.order import in_text_order
from alertgraph.telling.sheet import is_on
from alertgraph.texts.quoting import told

if TYPE_CHECKING:
    from alertgraph.model.graph import Asked
    from alertgraph.texts.quoting import Quote


def render(
    graph: "Asked",
    actor: Entity,
    quotes: "Mapping[str, Mapping[str, Quote]]",
    width: int = 100,
    most: int | None = None,
    others: tuple[Entity, ...] = (),
) -> str:
    """Return the dossier of an actor or thing, or of what names ``others`` as well.

    ``quotes`` holds the passages of readers' copies by alert, for their words.

    Of each part in which it is named ``most`` claims are told, and how many there are.

    Raises LoadError where a claim names what nothing describes, as while a graph is being written.
    """
    graph.verify()
    cards = Cards(graph)
    heads = [line for one in (actor, *others) for line in _head(graph, one)]
    lines = [*heads, "", *textwrap.wrap(notice(graph), width), ""]
    for title, claims in _groups(in_text_order(graph, (c for c in graph.claims() if is_on(c, others))), actor.id):
        if claims:
            first = claims[:most]
            cut = "" if len(first) == len(claims) else f"first {len(first)} of "
            lines += [f"{title}: {cut}{len(claims)}", ""]
            for claim in first:
                lines += [*_card(cards.card(claim), quotes.get(claim.alert), width), ""]
    return "\n".join(lines)


def _head(graph: "Asked", actor: Entity) -> Iterator[str]:
    yield f"{actor.label}  ({actor.id}, {graph.kinds[actor.kind].label})"
    yield actor.description
    if actor.aliases:
        yield "Also: " + ", ".join(actor.aliases)
    codes = [f"{name} {code}" for name, code in (("Wikidata", actor.wikidata), ("ISO", actor.iso)) if code]
    if codes:
        yield "; ".join(codes)


def _groups(claims: list[Claim], actor: str) -> Iterator[tuple[str, list[Claim]]]:
    """Yield the claims on an actor by the part that it has in them, each claim once."""
    ends = [claim for claim in claims if actor in (claim.subject, claim.object)]
    yield "As subject", [claim for claim in ends if claim.subject == actor]
    yield "As object", [claim for claim in ends if claim.subject != actor]
    others = [claim for claim in claims if actor not in (claim.subject, claim.object)]
    yield "Also named in", [claim for claim in others if _names(claim, actor)]
    said = [claim for claim in others if not _names(claim, actor) and claim.stated_by == actor]
    yield "Said by, about others", [claim for claim in said if claim.stance != "Asserted"]


def _names(claim: Claim, actor: str) -> bool:
    return any(actor in getattr(claim, role) for role in ROLES)


def _card(card: Card, quotes: "Mapping[str, Quote] | None", width: int) -> Iterator[str]:
    """Yield the lines of a claim's card; with a copy of its alert, also the words of each passage, or their refusal."""
    claim = card.claim
    yield from textwrap.wrap(f"{marked(card.marks)}{claim.gist}", width, initial_indent="  * ", subsequent_indent="    ")
    facts = [card.sentence]
    facts += [f"{fact.title}: {'; '.join(part.words for part in fact.parts)}" for fact in card.facts]
    facts += [f"{link.title}: {part.words} [{part.id}]" for link in card.links for part in link.parts]
    facts.append(f"{'; '.join(part.words for part in card.cited)}  ({claim.id})")
    if claim.note:
        facts.append(f"Note: {claim.note}")
    for fact in facts:
        yield from textwrap.wrap(fact, width, initial_indent="    ", subsequent_indent="      ")
    if quotes is None:
        return
    for part in card.cited:
        quote = quotes.get(part.id)
        words = f'"{quote.words}"' if quote and quote.words else told(quote, part.words)
        yield from textwrap.wrap(words, width, initial_indent="    ", subsequent_indent="    ")
