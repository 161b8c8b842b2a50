"""A derived triple that no plain claim backs is found, whatever the rules do."""

from pathlib import Path

import pytest
from faults import add_claims, claim, find


@pytest.mark.parametrize(
    ("kind", "backed"),
    [
        ("asserted, affirmed, actual and plain", True),
        ("disputed", False),
        ("negated", False),
        ("planned", False),
        ("hedged", False),
    ],
)
def test_derived_triples_need_a_plain_claim(kind: str, backed: bool, made_up_graph: Path) -> None:
    """Whatever the rules do, a derived triple is refused that no asserted, affirmed, actual and plain claim backs."""
    changes = {
        "disputed": {
            "claim_speaker": "ag:statedBy id:velmark",
            "claim_stance": "ag:stance ag:Disputed",
            "more": 'skos:editorialNote "The notice names no proof."@en',
        },
        "negated": {"claim_polarity": "ag:polarity ag:Negated"},
        "planned": {"claim_modality": "ag:modality ag:Planned"},
        "hedged": {"claim_certainty": "ag:certainty ag:Hedged"},
    }
    add_claims(made_up_graph, claim(901, **changes.get(kind, {})))
    rule = "CONSTRUCT { id:quill ag:opposes id:selden } WHERE {}"
    (made_up_graph / "rules" / "more.rq").write_text(rule, encoding="utf-8")
    message = "derived triple id:quill ag:opposes id:selden is backed by no plain claim; mend graph/rules"
    found = [(finding.subject, finding.check, finding.message) for finding in find(made_up_graph)]
    assert found == ([] if backed else [("id:quill", "derived-without-claim", message)])


@pytest.mark.parametrize(
    ("triple", "backed"),
    [
        ("id:ostravia ag:aidRelation id:velmark", True),  # the family of the claim's relation
        ("id:velmark ag:suppliesMilitaryAidTo id:ostravia", False),  # turned round
        ("id:ostravia ag:suppliesEconomicAidTo id:velmark", False),  # another relation of the family
        ("id:ostravia ag:forceRelation id:velmark", False),  # another family
    ],
)
def test_derived_relations_may_be_wider(triple: str, backed: bool, made_up_graph: Path) -> None:
    """A claim backs a triple of its relation or of the family above it, with its subject and object, and no other."""
    (made_up_graph / "rules" / "more.rq").write_text(f"CONSTRUCT {{ {triple} }} WHERE {{}}", encoding="utf-8")
    assert [finding.check for finding in find(made_up_graph)] == ([] if backed else ["derived-without-claim"])
