"""The named queries answer the questions that users ask: exactly, with evidence, and for every alert alike.

The expected answers are in ``data/questions.json``. Of each, ``rows`` are the distinct rows over ``columns``, of those
rows alone where the columns of ``where`` have the values given; ``must_not`` are names that no answer may hold.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import support

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.asking import library
from alertgraph.tables.table import Table

QUESTIONS = json.loads((support.TESTS / "data" / "questions.json").read_text(encoding="utf-8"))
ALL = {path.stem: library.read(path) for path in support.every(support.GRAPH, "queries/*.rq")}
#: Those that answer with rows.
NAMES = [name for name, query in ALL.items() if query.answer == "rows"]
#: What these list happened: each row of theirs rests on claims that are asserted, affirmed and actual.
FACTS = {
    "accusations-against-un", "axis-members", "both-theatres", "ceasefire-brokers", "common-targets", "led-to",
    "gaza-ceasefire-vetoes", "icc-warrants", "icj-cases", "mutual-ties", "never-acting", "offices", "pairs", "parts-of",
    "plain-facts", "prisoners-held", "project-backers", "proposals", "resignations", "silences", "speech-acts",
    "supporters-of-all", "supporters-of-both-sides", "ties-of-both-signs", "triads", "withdrawals",
}  # fmt: skip
OTHERWISE = [("stance", "Asserted", "Disputed"), ("polarity", "Affirmed", "Negated"), ("modality", "Actual", "Planned")]
ALERT = "id:axis-2025"
COURT, ACCUSED = "id:court-of-nine-rivers", "id:velmark"


def table(graph: AlertGraph, name: str, **params: object) -> Table:
    """The answer to a named query, which is a table."""
    answer = graph.query(name, **params)
    assert isinstance(answer, Table)
    return answer


def dicts(answer: Table) -> list[dict[str, Any]]:
    """The rows of a table, by column."""
    return [dict(zip(answer.columns, row, strict=True)) for row in answer]


def values(graph: AlertGraph, name: str, column: str, **params: object) -> set[object]:
    """The values in one column of the answer to a named query."""
    return set(table(graph, name, **params).column(column))


def evidence(answer: Table) -> set[str]:
    """The claims on which the rows of a table rest."""
    columns = [column for column in answer.columns if re.search(r"(^|_)claims?(_|$)", column) and not column.endswith("_count")]
    return {claim for row in dicts(answer) for column in columns for claim in (row[column] or "").split("|") if claim}


@pytest.fixture(scope="module")
def own_graph() -> AlertGraph:
    """The real graph in a store of its own, whose claims a test may change and must change back."""
    return alertgraph.load(support.GRAPH)


@pytest.fixture(scope="module")
def two_alerts(tmp_path_factory: pytest.TempPathFactory) -> AlertGraph:
    """The real graph with the made-up alert and its registry added."""
    root = tmp_path_factory.mktemp("two") / "graph"
    shutil.copytree(support.GRAPH, root)
    shutil.copytree(support.MADE_UP / support.ALERT, root / support.ALERT)
    for path in support.every(support.MADE_UP, "registry/*.ttl"):
        shutil.copy(path, root / "registry" / f"made-up-{path.name}")
    return alertgraph.load(root)


@pytest.fixture
def made_up_with_queries(made_up_graph: Path) -> Path:
    """The made-up graph with the queries of the real one, to be added to."""
    shutil.copytree(support.GRAPH / "queries", made_up_graph / "queries", dirs_exist_ok=True)
    return made_up_graph


def test_the_fate_of_an_agreement_is_told_in_the_order_of_the_text(real_graph: AlertGraph) -> None:
    """Brokered, said to be signed and destroyed, new terms, violations counted, aid halted, collapsed: each where it is told."""
    steps = ["ceasefires-046", "ceasefires-067", "ceasefires-069", "ceasefires-080", "courts-035", "ceasefires-086"]
    found = {row["claim"].removeprefix("id:axis-2025-"): row["tie"] for row in dicts(table(real_graph, "fate-of-agreement"))}

    assert [claim for claim in found if claim in steps] == steps
    assert [found[step] for step in steps] == ["on it", "on it", "after it", "on it", "same sentence", "on it"]
    alone = {row["claim"]: row["tie"] for row in dicts(table(real_graph, "fate-of-agreement", reach="alone"))}
    # its first phase, a part, is what the new terms come after: without the parts they only stand beside the violations
    assert alone["id:axis-2025-ceasefires-069"] == "same sentence"


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["id"])
def test_answer(question: dict[str, Any], real_graph: AlertGraph) -> None:
    """The query answers with exactly the expected rows, and none of what must not be in them."""
    answer = table(real_graph, question["query"], **question["params"])
    rows = [row for row in dicts(answer) if all(row[key] == value for key, value in question.get("where", {}).items())]
    assert {tuple(row[column] for column in question["columns"]) for row in rows} == set(map(tuple, question["rows"]))
    cells = [(column, str(value).casefold()) for row in rows for column, value in row.items()]
    for name in question["must_not"]:
        assert not [cell for column, cell in cells if name.casefold() in cell.split("|")]
        assert not [cell for column, cell in cells if column.endswith("_label") and name.casefold() in cell]


def test_every_question_and_every_query_is_covered() -> None:
    """The twenty questions are all here, and no query file is without an expected answer."""
    assert {f"CQ{number:02}" for number in range(1, 21)} <= {question["id"] for question in QUESTIONS}
    assert {question["query"] for question in QUESTIONS} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_form(name: str, real_graph: AlertGraph) -> None:
    """A named query asks in plain words, declares the prefixes it uses, and names its columns in snake_case."""
    query = library.named(real_graph.data)[name]
    assert query.sparql.startswith("# title: ")
    assert query.title.endswith("?")
    assert query.description.endswith(".")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    code = re.sub(r'"[^"]*"|<[^>]*>|#.*', "", query.sparql)
    assert set(re.findall(r"PREFIX (\w+):", code)) == set(re.findall(r"(?<![\w?$])(\w+):", code))
    answer = table(real_graph, name)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", column) for column in answer.columns)
    labelled = {column.removesuffix("_label") for column in answer.columns if column.endswith("_label")}
    assert labelled <= set(answer.columns)


@pytest.mark.parametrize("name", NAMES)
def test_no_query_holds_its_answer(name: str, real_graph: AlertGraph) -> None:
    """The things of the world come from the data and the parameters: none is written into a query."""
    code = re.sub(r'"[^"]*"|<[^>]*>|#.*', "", library.named(real_graph.data)[name].sparql)
    assert not re.findall(r"\bid:[\w-]+", code)
    assert not re.search(r"\bVALUES\b", code, re.I)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_leads_to_its_evidence(name: str, real_graph: AlertGraph) -> None:
    """Each row names claims and paragraphs of the alert, and the paragraphs are those of the claims, in order."""
    claims = {claim.id: claim for claim in real_graph.claims()}
    for row in dicts(table(real_graph, name)):
        if row["alert"] is None:  # an actor or thing of the registry about which no alert has a claim
            assert name == "identifiers" and row["claim_count"] == 0
            continue
        assert row["alert"] == ALERT
        for columns in (("claim", "paragraphs"), ("claims", "paragraphs"), ("case_claims", "case_paragraphs")):
            named, told = (str(row.get(column) or "") for column in columns)
            if named and told:
                numbers = [int(number) for number in told.split("|")]
                assert numbers == sorted(set(numbers))
                assert {number for claim in named.split("|") for number in claims[claim].paragraphs} <= set(numbers)
        cited = [value for column, value in row.items() if re.search(r"(^|_)(claims?|paragraphs)$", column)]
        assert any(cited), row


@pytest.mark.parametrize("name", sorted(FACTS))
@pytest.mark.parametrize(("field", "usual", "other"), OTHERWISE, ids=[other for _, _, other in OTHERWISE])
def test_what_is_disputed_negated_or_planned_is_no_fact(
    name: str, field: str, usual: str, other: str, own_graph: AlertGraph
) -> None:
    """Were the claims of an answer disputed, negated or only planned, the answer would be empty."""
    store = own_graph.data.store
    claims = " ".join(sorted(evidence(table(own_graph, name))))
    assert claims
    change = (
        "PREFIX ag: <https://w3id.org/alertgraph/ontology#> PREFIX id: <https://w3id.org/alertgraph/id/> "
        "DELETE {{ GRAPH ?g {{ ?c ag:{0} ag:{1} }} }} INSERT {{ GRAPH ?g {{ ?c ag:{0} ag:{2} }} }} "
        "WHERE {{ VALUES ?c {{ {3} }} GRAPH ?g {{ ?c ag:{0} ag:{1} }} }}"
    )
    store.update(change.format(field, usual, other, claims))
    try:
        assert len(table(own_graph, name)) == 0
    finally:
        store.update(change.format(field, other, usual, claims))
    assert len(table(own_graph, name)) > 0


@pytest.mark.parametrize("name", NAMES)
def test_another_alert_changes_no_answer(name: str, real_graph: AlertGraph, two_alerts: AlertGraph) -> None:
    """With a second alert in the graph, a query says the same of the first."""
    alone = table(real_graph, name)
    together = [row for row in table(two_alerts, name) if row.alert in (ALERT, None)]
    assert [tuple(row) for row in together] == [tuple(row) for row in alone]


def test_another_alert_is_asked_with_the_same_queries(two_alerts: AlertGraph) -> None:
    """What a second alert says of its own court, documents and dates, the same queries find."""
    assert "Oda Brenn" in values(two_alerts, "icc-warrants", "wanted_label", court=COURT)
    assert table(two_alerts, "alert-document").column("alert") == [ALERT, "id:mercy-2031"]
    assert "id:mercy-2031" in table(two_alerts, "timeline").column("alert")
    assert table(two_alerts, "icj-genocide-ruling").column("ruled") == [False, False]


def ruling(**values: str) -> str:
    """A claim of genocide by the court of the made-up graph, or what else the values make of it."""
    usual = {
        "by": COURT, "stance": "Reported", "polarity": "Affirmed", "modality": "Actual", "certainty": "Plain", "of": ACCUSED,
        "relation": "commitsGenocideAgainst",
    }  # fmt: skip
    told = usual | values
    return (
        f"\nid:mercy-2031-velmark-900 a ag:Claim ; rdf:subject {told['of']} ; rdf:predicate ag:{told['relation']} ;"
        f" rdf:object id:people-of-tirrun ; ag:statedBy {told['by']} ; ag:stance ag:{told['stance']} ;"
        f" ag:polarity ag:{told['polarity']} ; ag:modality ag:{told['modality']} ; ag:certainty ag:{told['certainty']} ;"
        ' ag:when ag:Undated ; ag:gist "Made up."@en ; ag:passage id:mercy-2031-p4-s1 .\n'
    )


@pytest.mark.parametrize(
    ("values", "ruled"),
    [
        ({}, True),
        ({"by": "id:harrow-observatory", "stance": "Asserted"}, False),
        ({"by": "id:quill"}, False),
        ({"stance": "Disputed"}, False),
        ({"polarity": "Negated"}, False),
        ({"polarity": "Negated", "modality": "Recommended"}, False),
        ({"modality": "Predicted"}, False),
        ({"certainty": "Hedged"}, False),
        ({"of": "id:ostravia"}, False),
        ({"relation": "attacks"}, False),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else "",
)
def test_a_ruling_is_what_the_court_itself_found(values: dict[str, str], ruled: bool, made_up_with_queries: Path) -> None:
    """Only a plain finding of the court is a ruling: no word of the author or a party, no order, threat or reserve."""
    claims = made_up_with_queries / support.ALERT / "claims" / "1-velmark.ttl"
    claims.write_text(claims.read_text(encoding="utf-8") + ruling(**values), encoding="utf-8")
    answer = table(alertgraph.load(made_up_with_queries), "icj-genocide-ruling", court=COURT, accused=ACCUSED)
    assert [(row.ruled, row.ruling) for row in answer] == [(ruled, "id:mercy-2031-velmark-900" if ruled else None)]


def test_a_disputed_claim_stands_in_no_answer_but_as_disputed(real_graph: AlertGraph) -> None:
    """Disputed claims are the evidence of no other query, unless its rows tell the stance."""
    disputed = set(table(real_graph, "disputed").column("claim"))
    assert disputed == {claim.id for claim in real_graph.claims() if claim.stance == "Disputed"}
    for name in set(NAMES) - {"disputed"}:
        answer = table(real_graph, name)
        assert "stance" in answer.columns or not evidence(answer) & disputed, name


def test_parameters_reach_further_than_the_question(real_graph: AlertGraph) -> None:
    """With other values, the same queries answer other questions."""
    assert values(real_graph, "icc-warrants", "wanted", court="id:russian-government") == {"id:icc-prosecutor", "id:icc-judges"}
    assert values(real_graph, "axis-members", "member", bloc="UN Security Council") == {"id:russia", "id:united-states"}
    assert values(real_graph, "expulsions", "organisation", actor="Israel") == set()
    assert "id:syunik" in values(real_graph, "territorial-claims", "place", claimant="id:azerbaijani-government")
    assert values(real_graph, "dated-in", "when", month="2024-11") == {"2023-10/2024-11", "2024-11"}
    assert values(real_graph, "supporters-of-all", "supporter", third="Armenia") == set()


def test_about_finds_every_claim_of_an_actor(real_graph: AlertGraph) -> None:
    """Whatever its part in a claim and whatever the stance, the claim is listed once."""
    parts = {
        claim.id: (claim.subject, claim.object, claim.stated_by, *claim.involves, *claim.under, *claim.place)
        for claim in real_graph.claims()
    }
    for actor in ("id:hamas", "id:icj", "id:gaza", "id:russia"):
        found = table(real_graph, "about", actor=actor, reach="alone").column("claim")
        assert found == [claim for claim, has in parts.items() if actor in has]


def test_timeline_is_in_order(real_graph: AlertGraph) -> None:
    """The timeline has every dated claim once, by the earliest day."""
    answer = table(real_graph, "timeline")
    assert sorted(answer.column("claim")) == [claim.id for claim in real_graph.claims() if claim.when]
    days = [day or "" for day in answer.column("earliest")]
    assert days == sorted(days)


def test_recommendations_are_the_authors(real_graph: AlertGraph) -> None:
    """Every recommendation of the alert is listed, and what a court or another speaker wants is not."""
    wanted = {claim.id for claim in real_graph.claims() if claim.modality == "Recommended" and claim.stance == "Asserted"}
    assert set(table(real_graph, "recommendations").column("claim")) == wanted


@pytest.mark.parametrize("name", NAMES)
def test_answers_are_always_the_same(name: str, real_graph: AlertGraph) -> None:
    """A named query says the same when asked again."""
    first = [tuple(row) for row in table(real_graph, name)]
    assert [tuple(row) for row in table(real_graph, name)] == first
