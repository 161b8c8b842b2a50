"""Claims, passages and alerts as typed rows: every field of the graph, and nothing for what is absent."""

from pathlib import Path
from typing import Any

import pytest
import support

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.model.claims import Alert, Claim, Passage, Section
from alertgraph.reading.claims import read_passages


def by_id(graph: AlertGraph) -> dict[str, Claim]:
    """The claims by the end of their names."""
    return {claim.id.removeprefix("id:mercy-2031-"): claim for claim in graph.claims()}


SIEGE = Claim(
    id="id:mercy-2031-velmark-002",
    subject="id:velmark",
    relation="ag:deprives",
    object="id:people-of-tirrun",
    stated_by="id:harrow-observatory",
    stance="Asserted",
    polarity="Affirmed",
    modality="Actual",
    certainty="Plain",
    when="2029-10-14/..",
    earliest="2029-10-14",
    latest="",
    gist="Velmark keeps grain, medicine and fuel from the people of Tirrun.",
    alert="id:mercy-2031",
    passages=("id:mercy-2031-p4-s1", "id:mercy-2031-p4-s2"),
    sections=("id:mercy-2031-velmark",),
    paragraphs=(4,),
    involves=(),
    under=("id:siege-of-tirrun",),
    place=("id:kessel-pass", "id:tirrun"),
    quantity="90000",
    quantity_unit="people",
    quantity_bound="Approximately",
    content=(),
    answers=(),
    contradicts=(),
    office_status="",
    note="",
)


def test_a_claim_has_every_field(made_up: AlertGraph) -> None:
    """A claim comes with identifiers as CURIEs, enumerations as local names, and its days, places and quantity."""
    assert by_id(made_up)["velmark-002"] == SIEGE


def test_speech_act_content_and_rebuttal(made_up: AlertGraph) -> None:
    """A speech act leads to what was said; the answer leads to the act, its content contradicts what was said."""
    rows = by_id(made_up)
    act, said, answer, denial = (rows[f"velmark-0{number}"] for number in (10, 11, 12, 13))
    assert (act.content, act.stance, act.stated_by) == ((said.id,), "Asserted", "id:harrow-observatory")
    assert (said.stance, said.stated_by, said.note) == ("Disputed", "id:velmark", "The notice finds no proof.")
    assert (answer.answers, answer.content) == ((act.id,), (denial.id,))
    assert (denial.contradicts, denial.polarity, denial.stance) == ((said.id,), "Negated", "Reported")


def test_fields_that_few_claims_have(made_up: AlertGraph) -> None:
    """Participants, the status of an office and the bound of a quantity are read; an undated claim has no date."""
    rows = by_id(made_up)
    assert rows["velmark-008"].involves == ("id:pavo-lund",)
    assert rows["neighbours-017"].office_status == "Former"
    assert (rows["neighbours-003"].quantity_bound, rows["neighbours-003"].earliest) == ("AtLeast", "")
    assert (rows["velmark-003"].when, rows["velmark-003"].earliest, rows["velmark-003"].latest) == ("", "", "")


def test_claims_are_sorted(made_up: AlertGraph) -> None:
    """All claims come, by identifier."""
    names = [f"neighbours-{n:03}" for n in range(1, 18)] + [f"velmark-{n:03}" for n in range(1, 18)]
    assert [claim.id for claim in made_up.claims()] == [f"id:mercy-2031-{name}" for name in names]


def test_passages_of_a_claim_are_in_the_order_of_the_text(made_up: AlertGraph) -> None:
    """Passages and paragraphs come as a reader meets them: 4 before 11."""
    claim = by_id(made_up)["velmark-003"]
    assert claim.passages == ("id:mercy-2031-p4-s4", "id:mercy-2031-p11-s2")
    assert claim.paragraphs == (4, 11)


def test_passage_over_a_page_break(made_up: AlertGraph) -> None:
    """A sentence that runs across a page break is one passage of both paragraphs, cited 8-9."""
    passage = made_up.passages["id:mercy-2031-p8-s5"]
    assert passage == Passage("id:mercy-2031-p8-s5", "id:mercy-2031", "id:mercy-2031-velmark", (8, 9), 5)
    assert passage.citation == "par. 8-9, sentence 5"
    assert by_id(made_up)["velmark-017"].paragraphs == (8, 9)


def test_passages_are_in_the_order_of_the_text(made_up: AlertGraph) -> None:
    """All sentences come, by paragraph and number."""
    places = [(passage.paragraphs, passage.sentence) for passage in made_up.passages.values()]
    assert places == sorted(places)
    assert places[:4] == [((1,), 1), ((2,), 1), ((3,), 1), ((4,), 1)]
    assert [passage.id for passage in made_up.passages.values() if len(passage.paragraphs) > 1] == [
        "id:mercy-2031-p4-s6",
        "id:mercy-2031-p8-s5",
    ]


def test_alerts(made_up: AlertGraph) -> None:
    """An alert comes with its sections in the order of the text."""
    assert made_up.alerts == {
        "id:mercy-2031": Alert(
            id="id:mercy-2031",
            key="mercy-2031",
            title="Watch Notice: The Long Drought of Mercy",
            publisher="id:harrow-observatory",
            issued="2031-03-03",
            paragraph_count=16,
            sections=(
                Section("id:mercy-2031-velmark", "Velmark and the Closing of the Kessel Pass", 1, 9),
                Section("id:mercy-2031-neighbours", "Ostrávia, the F.R.O., Selden", 10, 16),
            ),
            graph="https://w3id.org/alertgraph/graph/2031-03-03-mercy",
        )
    }


@pytest.mark.parametrize(
    ("changes", "default", "plain"),
    [
        ({}, True, True),
        ({"certainty": "Hedged"}, True, False),
        ({"stance": "Reported"}, False, False),
        ({"stance": "Disputed"}, False, False),
        ({"polarity": "Negated"}, False, False),
        ({"modality": "Threatened"}, False, False),
        ({"modality": ""}, False, False),
    ],
)
def test_what_is_plain(changes: dict[str, Any], default: bool, plain: bool) -> None:
    """Plain is what is asserted, affirmed, actual and not hedged; analyses also take the hedged."""
    claim = SIEGE._replace(**changes)
    assert (claim.in_default_network, claim.is_plain) == (default, plain)


def test_a_claim_that_lacks_fields_comes_all_the_same(made_up_graph: Path) -> None:
    """What is missing or no number is empty or 0, so that check can report it."""
    path = made_up_graph / support.ALERT / "claims" / "3-more.ttl"
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in alertgraph.vocabulary.PREFIXES.items())
    blocks = (
        "id:mercy-2031-velmark-901 a ag:Claim ; ag:passage id:mercy-2031-p4-s99, id:nowhere .\n"
        'id:mercy-2031-p4-s99 a ag:Passage ; ag:paragraph "four" ; ag:sentence "nine" .\n'
    )
    path.write_text(prefixes + blocks, encoding="utf-8")
    graph = alertgraph.load(made_up_graph)
    (claim,) = [claim for claim in graph.claims() if claim.id == "id:mercy-2031-velmark-901"]
    filled = {name: value for name, value in claim._asdict().items() if value}
    assert filled == {
        "id": "id:mercy-2031-velmark-901",
        "alert": "id:mercy-2031",
        "passages": ("id:mercy-2031-p4-s99", "id:nowhere"),
    }
    assert read_passages(graph.data)["id:mercy-2031-p4-s99"] == Passage("id:mercy-2031-p4-s99", "", "", (), 0)


def test_a_claim_that_stands_elsewhere_too_is_not_lost(made_up_graph: Path) -> None:
    """A claim that is also called one outside the alerts' graphs is read as one of its alert."""
    before = alertgraph.load(made_up_graph).claims()
    with (made_up_graph / "registry" / "more.ttl").open("w", encoding="utf-8") as file:
        file.write("@prefix ag: <https://w3id.org/alertgraph/ontology#> .\n")
        file.write("@prefix id: <https://w3id.org/alertgraph/id/> .\n")
        file.write(f"{SIEGE.id} a ag:Claim .\nid:nobody-knows a ag:Claim .\n")
    assert alertgraph.load(made_up_graph).claims() == before


def test_claims_by_filter(made_up: AlertGraph) -> None:
    """The filters of networks select claims, too; one that is not given selects everything."""
    assert [claim.id for claim in made_up.claims(stance=("Disputed",))] == ["id:mercy-2031-velmark-011"]
    assert [claim.id for claim in made_up.claims(modality=("Planned",))] == [
        "id:mercy-2031-neighbours-011",
        "id:mercy-2031-velmark-005",
    ]
    assert made_up.claims(certainty=("Plain", "Hedged")) == made_up.claims()


def test_the_list_is_the_callers(made_up: AlertGraph) -> None:
    """Who empties the list of claims empties no one else's."""
    made_up.claims().clear()
    assert len(made_up.claims()) == 34
