"""A card tells every value of a claim, in words and in order, and leads to the claims that have to do with it."""

import re
from collections import Counter

import pytest

from alertgraph.api import AlertGraph
from alertgraph.model.claims import CHOICES, FIELDS, LINKS, Claim
from alertgraph.telling.card import Card, Cards
from alertgraph.telling.wording import date_in_words
from alertgraph.telling.words import words

#: Polarity and modality that are told by the words of each: what is affirmed, and what is said not to be so.
HELD = {("Negated", "Actual"), *(("Affirmed", modality) for modality in CHOICES["modality"])}


@pytest.fixture(scope="module")
def cards(real_graph: AlertGraph) -> dict[str, Card]:
    """The cards of the real graph by claim."""
    maker = Cards(real_graph)
    return {claim.id: maker.card(claim) for claim in real_graph.claims()}


def told(card: Card) -> str:
    """All the words of a card."""
    facts = [f"{fact.title}: {'; '.join(part.words for part in fact.parts)}" for fact in (*card.facts, *card.links)]
    return "\n".join([*card.marks, card.claim.gist, *(end.words for end in card.ends), *facts, *(p.words for p in card.cited)])


def test_every_value_is_told(real_graph: AlertGraph, cards: dict[str, Card]) -> None:
    """No field of any claim is left out: entries by label, values by their words, numbers with bound and unit."""
    known, counted = words(real_graph.values), 0
    for claim in real_graph.claims():
        text = told(cards[claim.id])
        for name, field in FIELDS.items():
            value = getattr(claim, name)
            values = value if isinstance(value, tuple) else (value,)
            bounds = ("earliest", "latest", "bounds_from")
            if not value or name in ("id", "alert", "note", "sections", "paragraphs", "relation", *bounds):
                continue
            if field.holds == "date":
                wanted = [date_in_words(claim.when, claim.completed_when)]
            elif field.holds in ("entity", "entities"):
                wanted = [real_graph.entities[one].label for one in values]
            elif field.holds == "choice":
                usual = [] if (name, value, claim.polarity) == ("modality", "Actual", "Negated") else [known[name][value]]
                wanted = usual if name != "polarity" or (value, claim.modality) in HELD else ["not be"]
            elif field.holds == "claims":
                wanted = [cards[one].claim.gist for one in values]
            elif field.holds == "passages":
                wanted = [real_graph.passages[one].citation for one in values]
            else:
                wanted = list(values)
            assert [words for words in wanted if words not in text] == [], (claim.id, name)
            counted += len(wanted)
    assert counted > 635 * 8


def test_a_number_has_its_bound_and_unit(real_graph: AlertGraph, cards: dict[str, Card]) -> None:
    """Bound, number and unit are one fact, in the order in which one says them."""
    claim = next(c for c in real_graph.claims() if c.quantity == "350")
    assert [p.words for fact in cards[claim.id].facts if fact.title == "number" for p in fact.parts] == [
        "at least 350 violations"
    ]


def test_a_year_that_the_text_does_not_give_is_in_brackets(real_graph: AlertGraph, cards: dict[str, Card]) -> None:
    """Each date that an editor completed has brackets and a note, and is told as one fact; no year comes as the alert's."""
    completed = [claim for claim in real_graph.claims() if claim.completed_when]
    days = Counter(
        part.words for claim in completed for fact in cards[claim.id].facts if fact.title == "when" for part in fact.parts
    )
    assert days == {"18 March [2025]": 5, "28 February [2025]": 5, "[April 2023] to April 2025": 4}
    assert all(claim.note and claim.earliest[:4] not in claim.when for claim in completed)
    since = [claim for claim in real_graph.claims() if claim.when == "199X/.."]
    assert {(claim.earliest, claim.latest, claim.completed_when) for claim in since} == {("1990-01-01", "", "")}


def test_links_lead_both_ways(real_graph: AlertGraph, cards: dict[str, Card]) -> None:
    """A claim that another says, answers or contradicts names that one; no way is lost."""
    ways = 0
    for claim in real_graph.claims():
        for name in LINKS:
            for other in getattr(claim, name):
                there = [p.id for fact in cards[claim.id].links if fact.title == FIELDS[name].title for p in fact.parts]
                back = [p.id for fact in cards[other].links if fact.title == FIELDS[name].back for p in fact.parts]
                assert (other in there, claim.id in back) == (True, True)
                ways += 1
    assert ways > 30


def test_marks_keep_the_reserve(real_graph: AlertGraph, cards: dict[str, Card]) -> None:
    """What is disputed, reported, negated, not actual or hedged is marked so; all else has no mark."""
    for claim in real_graph.claims():
        marks = cards[claim.id].marks
        assert (claim.is_plain, "hedged" in marks) == (marks == (), claim.certainty == "Hedged")
        assert ("disputed" in marks[:1]) == (claim.stance == "Disputed")


def test_a_denial_or_duty_not_to_act_never_reads_as_the_deed(real_graph: AlertGraph, cards: dict[str, Card]) -> None:
    """Before the gist of what is denied stands the relation with its "not", never a bare word that denies the gist itself."""
    negated = real_graph.claims(polarity=("Negated",))
    assert len({(claim.modality, claim.stance) for claim in negated}) > 6
    for claim in negated:
        card, label = cards[claim.id], real_graph.relations[claim.relation].label
        assert re.search(r"\bnot\b", card.ends[1].words) and card.ends[1].words != label, claim.id
        assert card.ends[1].words in card.marks
        assert {"negated", "said not to be so", known_word(claim)}.isdisjoint(card.marks)
        how = next(fact for fact in card.facts if fact.title == "how").parts
        assert ("said not to be so" in [part.words for part in how]) == (claim.modality == "Actual")
    order = cards["id:axis-2025-courts-118"]
    assert [end.words for end in order.ends] == ["Israel", "should not commit genocide against", "Gazans"]
    assert order.marks == ("reported", "should not commit genocide against")


def known_word(claim: Claim) -> str:
    """The word of a claim's modality, which would stand beside the relation that has it."""
    return claim.modality.casefold()


def test_a_duty_to_act_is_told_as_a_duty(real_graph: AlertGraph, cards: dict[str, Card]) -> None:
    """What a court or the author asks for does not stand between two actors as if it were done."""
    for claim in real_graph.claims(polarity=("Affirmed",), modality=("Recommended",)):
        assert cards[claim.id].ends[1].words.startswith("should ")


def test_a_disputed_claim_is_marked_wherever_it_is_named(real_graph: AlertGraph, cards: dict[str, Card]) -> None:
    """The claim that a card leads to never stands there by its gist alone where the alert disputes it."""
    disputed: dict[str, Claim] = {claim.id: claim for claim in real_graph.claims(stance=("Disputed",))}
    named = [part for card in cards.values() for link in card.links for part in link.parts if part.id in disputed]
    assert len(named) > 5
    assert all(part.words.startswith("[disputed] ") for part in named)


def test_every_value_has_words(real_graph: AlertGraph) -> None:
    """The ontology has words for each value that a claim can have, and no scheme has a value that the program does not know."""
    assert {name: set(values) for name, values in words(real_graph.values).items()} == {
        name: set(values) for name, values in CHOICES.items()
    }
