"""The relation of a claim in words: no denial, duty or plan reads as the deed, whatever the relation is called."""

import pytest

from alertgraph.api import AlertGraph
from alertgraph.model.claims import MODALITIES
from alertgraph.model.registry import Relation
from alertgraph.model.verbs import infinitive, said


def relation(label: str) -> Relation:
    """A relation of that label."""
    return Relation("ag:made", label, "", "", "", "", "", 0, "")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("commits genocide against", "commit genocide against"),
        ("forcibly displaces", "forcibly displace"),
        ("is hostile to or opposes", "be hostile to or oppose"),
        ("influences or is a model for", "influence or be a model for"),
        ("finances and arms", "finance and arm"),
        ("supplies", "supply"),
        ("crushes", "crush"),
        ("harasses", "harass"),
        ("vetoes", "veto"),
        ("sues", "sue"),
        ("has as member", "have as member"),
        ("kills, wounds or harms", "kill, wound or harm"),
        ("co-operates with", "co-operate with"),
        ("was founded in", "have been founded in"),
        ("is bound or obliged by", "be bound or obliged by"),
        ("ally of", ""),
        ("", ""),
    ],
)
def test_infinitive(label: str, expected: str) -> None:
    """A label in the third person has an infinitive; one that is no verb has none."""
    assert infinitive(label) == expected


@pytest.mark.parametrize(
    ("polarity", "modality", "expected"),
    [
        ("Affirmed", "Actual", "attacks"),
        ("Negated", "Actual", "is said not to attack"),
        ("Affirmed", "Recommended", "should attack"),
        ("Negated", "Recommended", "should not attack"),
        ("Affirmed", "Threatened", "would attack (threatened)"),
        ("Negated", "Predicted", "would not attack (predicted)"),
        ("Affirmed", "", "would attack (not said to have happened)"),
    ],
)
def test_said(polarity: str, modality: str, expected: str) -> None:
    """Each combination has its words."""
    assert said(relation("attacks"), polarity, modality) == expected


@pytest.mark.parametrize(
    ("label", "denied", "duty", "negated"),
    [
        ("holds or held the office of", "is said not to hold or have held the office of", "hold the office of", None),
        ("is or was held by", "is said not to be or have been held by", "be held by", None),
        ("was founded in", "is said not to have been founded in", "be founded in", None),
        ("does not recognise", "is said to recognise", "not recognise", "should recognise"),
        ("is not bound by", "is said to be bound by", "not be bound by", "should be bound by"),
        ("has genocidal aims towards", "is said not to have genocidal aims towards", "have genocidal aims towards", None),
    ],
)
def test_labels_of_the_past_and_denials(label: str, denied: str, duty: str, negated: str | None) -> None:
    """What should be or would be is no past; the denial of a denial affirms."""
    made = relation(label)
    assert said(made, "Affirmed", "Actual") == label
    assert said(made, "Negated", "Actual") == denied
    assert said(made, "Affirmed", "Recommended") == f"should {duty}"
    assert said(made, "Affirmed", "Planned") == f"would {duty} (planned)"
    assert said(made, "Negated", "Recommended") == (negated or f"should not {duty}")


@pytest.mark.parametrize(
    ("label", "polarity", "modality", "expected"),
    [
        ("attacks", "Affirmed", "Actual", "attack"),
        ("is a member of", "Affirmed", "Actual", "are a member of"),
        ("has as member", "Affirmed", "Actual", "have as member"),
        ("holds or held the office of", "Affirmed", "Actual", "hold or held the office of"),
        ("influences or is a model for", "Affirmed", "Actual", "influence or are a model for"),
        ("attacks", "Negated", "Actual", "are said not to attack"),
        ("attacks", "Negated", "Recommended", "should not attack"),
        ("attacks", "Affirmed", "Planned", "would attack (planned)"),
        ("ally of", "Affirmed", "Actual", "ally of"),
    ],
)
def test_said_of_several(label: str, polarity: str, modality: str, expected: str) -> None:
    """Of several the verb is in the plural; what follows should, would or "said not to" stays."""
    assert said(relation(label), polarity, modality, plural=True) == expected


def test_a_label_without_a_verb_has_its_not() -> None:
    """Where no infinitive can be made the label stands behind the word that changes it."""
    assert said(relation("ally of"), "Negated", "Actual") == "not: ally of"
    assert said(relation("ally of"), "Negated", "Recommended") == "should not: ally of"
    assert said(relation("ally of"), "Affirmed", "Planned") == "ally of (planned)"


def test_every_relation_has_words_for_every_claim(real_graph: AlertGraph) -> None:
    """No relation of the ontology, nor its inverse, is without an infinitive, and no words of it stand for two meanings."""
    for known in real_graph.relations.values():
        assert infinitive(known.label) and infinitive(known.inverse_label), known.id
        told = {said(known, polarity, modality) for polarity in ("Affirmed", "Negated") for modality in MODALITIES}
        assert len(told) == 2 * len(MODALITIES)
