"""Which two claims are one: those of a document that say the same, its numbers included; another document's are its own."""

from pathlib import Path

import pytest
from faults import add_claims, add_second_alert, claim, find

KILLED, INJURED = (f'ag:quantity {number} ; ag:quantityUnit "{unit}"@en' for number, unit in ((27, "killed"), (138, "injured")))


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (KILLED, KILLED, True),
        (KILLED, KILLED.replace("27", "27.0").replace("killed", "Killed"), True),
        (KILLED, INJURED, False),
        (KILLED, KILLED.replace("27", "28"), False),
        (KILLED, KILLED.replace("killed", "injured"), False),
        (KILLED, KILLED + " ; ag:quantityBound ag:AtLeast", False),
        (KILLED + " ; ag:quantityBound ag:Approximately", KILLED + " ; ag:quantityBound ag:AtLeast", False),
        (KILLED + " ; ag:quantityBound ag:AtLeast", KILLED + " ; ag:quantityBound ag:AtLeast", True),
        (KILLED, "", False),
        ("ag:place id:tirrun", "ag:place id:kessel-pass", True),
    ],
)
def test_a_number_is_part_of_what_a_claim_says(one: str, two: str, same: bool, made_up_graph: Path) -> None:
    """27 killed and 138 injured are two claims; quantity, unit and bound alike, they are one."""
    add_claims(made_up_graph, claim(901, more=one), claim(902, more=two, claim_gist='ag:gist "Quill opposes Selden."@en'))
    found = [(finding.subject, finding.check) for finding in find(made_up_graph)]
    assert found == ([("id:mercy-2031-neighbours-902", "same-claim-twice")] if same else [])


def second(block: str) -> str:
    """A claim as one of the second alert."""
    return block.replace("mercy-2031-neighbours", "thirst-2032-all").replace("mercy-2031-p11-s4", "thirst-2032-p2-s1")


def test_the_same_statement_in_a_second_alert_is_another_claim(made_up_graph: Path) -> None:
    """Two documents may say the same, in the same words of ours: two claims, each with its passages."""
    add_claims(made_up_graph, claim(901))
    add_second_alert(made_up_graph, second(claim(901)))
    assert find(made_up_graph) == []


def test_within_the_second_alert_a_claim_stands_once(made_up_graph: Path) -> None:
    """Each document is looked at by itself, and each of them is."""
    path = add_second_alert(made_up_graph, second(claim(901)), second(claim(902, claim_gist='ag:gist "Quill opposes it."@en')))
    add_claims(made_up_graph, claim(901))
    (finding,) = find(made_up_graph)
    assert (finding.path, finding.subject, finding.check) == (str(path), "id:thirst-2032-all-902", "same-claim-twice")


@pytest.mark.parametrize("passages", ["id:mercy-2031-p11-s4", "id:mercy-2031-p11-s4, id:thirst-2032-p2-s1"])
def test_a_claim_has_passages_of_its_own_document_alone(passages: str, made_up_graph: Path) -> None:
    """A claim that rests on another alert's sentence, whether or not on its own as well, is told what to do."""
    path = add_second_alert(
        made_up_graph, second(claim(901)).replace("ag:passage id:thirst-2032-p2-s1", f"ag:passage {passages}")
    )
    found = {(finding.path, finding.subject, finding.check): finding.message for finding in find(made_up_graph)}
    message = found[str(path), "id:thirst-2032-all-901", "passage-of-another-alert"]
    assert "id:mercy-2031-p11-s4" in message
    assert "write what that alert says as a claim in its own folder" in message
