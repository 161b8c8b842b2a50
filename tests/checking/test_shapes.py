"""What a claim must have and may have once is found by the shapes; those that cannot be used are told."""

from pathlib import Path

import pytest
from faults import FIELDS, PREFIXES, add_claims, claim, find

from alertgraph.errors import LoadError

#: Of what is disputed, that and nothing else is told.
NOTE = 'skos:editorialNote "The notice names no proof."@en'


@pytest.mark.parametrize("change", ["missing", "twice"])
def test_a_claim_has_exactly_one_of_each(change: str, made_up_graph: Path) -> None:
    """A claim that lacks a field, or has two values where one may stand, breaks the shape of that field and no other."""
    second = {
        "claim-subject": "id:ostravia",
        "claim-relation": "ag:protects",
        "claim-object": "id:ostravia",
        "claim-speaker": "id:velmark",
        "claim-stance": "ag:Disputed",
        "claim-polarity": "ag:Negated",
        "claim-modality": "ag:Planned",
        "claim-certainty": "ag:Hedged",
        "claim-when": '"2030"^^edtf:EDTF',
        "claim-gist": '"Quill opposes Selden."@en',
    }
    blocks, expected = [], []
    # not plain, because what is derived is for another test
    base = {"claim_certainty": "ag:certainty ag:Hedged", "claim_modality": "ag:modality ag:Planned", "more": NOTE}
    for number, name in enumerate(FIELDS if change == "missing" else second, 901):
        value = "" if change == "missing" else f"{FIELDS[name]}, {second[name]}"
        changes = {**base, "claim_when": f'ag:when "{1000 + number}"^^edtf:EDTF', name.replace("-", "_"): value}
        if name == "claim-speaker" and change == "twice":
            changes["claim_stance"] = "ag:stance ag:Reported"
        blocks.append(claim(number, **changes))
        expected.append((f"id:mercy-2031-neighbours-{number}", name))
    add_claims(made_up_graph, *blocks)
    found = [(finding.subject, finding.check) for finding in find(made_up_graph)]
    if change == "twice":
        expected.append(("id:mercy-2031-neighbours-905", "author-not-asserted"))  # the second stance
        expected.append(("id:mercy-2031-neighbours-904", "author-not-asserted"))  # the first speaker
    assert sorted(found) == sorted(expected)


def test_a_graph_without_shapes(made_up_graph: Path) -> None:
    """A missing shapes.ttl is told as what it is, not as bad Turtle."""
    (made_up_graph / "shapes.ttl").unlink()
    with pytest.raises(LoadError, match=r"shapes\.ttl: cannot be read \(No such file"):
        find(made_up_graph)


COUNTED = 'ag:quantity 2 ; ag:quantityUnit "islands"@en'


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (COUNTED, []),
        (f"{COUNTED} ; ag:quantityBound ag:AtLeast", []),
        (f"{COUNTED}, 'rocks'@en", ["claim-quantity-unit"]),
        ("ag:quantity 2 ; ag:quantityUnit id:quill", ["claim-quantity-unit"]),
        ("ag:quantity 2 ; ag:quantityUnit ' '@en", ["claim-quantity-unit"]),
        (f"{COUNTED} ; ag:quantityBound ag:AtLeast, ag:Approximately", ["claim-quantity-bound"]),
        (f"{COUNTED} ; ag:quantityBound 'at least'", ["claim-quantity-bound"]),
        ("ag:quantity 2, 3 ; ag:quantityUnit 'islands'@en", ["claim-quantity"]),
        ("ag:quantity 'two'^^<http://www.w3.org/2001/XMLSchema#integer> ; ag:quantityUnit 'islands'@en", ["claim-quantity"]),
        ("ag:quantity 2 ; ag:quantityBound ag:AtLeast", ["quantity-without-unit"]),
        ("ag:quantityUnit 'islands'@en ; ag:quantityBound ag:AtLeast", ["unit-without-quantity"]),
        ("ag:quantityBound ag:AtLeast", ["unit-without-quantity"]),
        ("skos:editorialNote 'The notice does not say why.'@en", []),
        ("skos:editorialNote 'The notice does not say why.'@en, 'Nor since when.'@en", ["claim-note"]),
        ("ag:involves 'Velmark'", ["claim-involves"]),
        ("ag:under ag:Claim", ["claim-under"]),
        ("ag:place '2030'", ["claim-place"]),
        ("ag:content 'so'", ["claim-content"]),
        ("ag:sign 1", ["property-of-another-class"]),
    ],
)
def test_what_a_claim_may_have(fields: str, expected: list[str], made_up_graph: Path) -> None:
    """A number has what it counts, each once and of its kind; a note is one, in a language; participants are entries."""
    add_claims(made_up_graph, claim(901, claim_certainty="ag:certainty ag:Hedged", more=fields))
    assert [finding.check for finding in find(made_up_graph)] == expected


def test_what_is_a_claims_stands_on_claims(made_up_graph: Path) -> None:
    """A claim's property on an entry or a passage is told with the class that it is for."""
    (made_up_graph / "registry" / "more.ttl").write_text(PREFIXES + "id:tirrun ag:quantity 2 ; ag:involves id:velmark .\n")
    found = [(finding.subject, finding.check, finding.message) for finding in find(made_up_graph)]
    assert found == [
        ("id:tirrun", "property-of-another-class", f"has ag:{name}, which is for ag:Claim") for name in ("involves", "quantity")
    ]
