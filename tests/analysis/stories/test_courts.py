"""Courts: each case and decision with its story, checked against the named queries; nothing required or planned is a fact."""

from typing import Any

import networkx as nx
import pytest
from literature import WIDE, projection, records, refuses_what_is_no_network, same_without_pandas

import alertgraph.analysis as an
from alertgraph.analysis.stories.courts import STEPS
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from alertgraph.network import aggregation

SUIT = {"under": "suit", "under_label": "Suit", "under_kind": "Proceeding"}
#: Steps that the query on orders leaves out: what a decision is about or part of, and when.
FRAME = ("about", "part of", "when")


@pytest.fixture(scope="module")
def summary(real_graph: AlertGraph) -> dict[str, dict[str, Any]]:
    """The cases and decisions of the alert by identifier."""
    return {row["decision"]: row for row in records(an.courts(real_graph.network(**WIDE)))}


@pytest.fixture(scope="module")
def steps(real_graph: AlertGraph) -> list[dict[str, Any]]:
    """The claims behind them."""
    return records(an.court_steps(real_graph.network(**WIDE)))


def test_orders_as_the_query_has_them(real_graph: AlertGraph, steps: list[dict[str, Any]]) -> None:
    """For every decision of the query, the same claims stand in the same steps, with the same date and wording."""
    words = {"decided": "decided", "binds": "binds", "says": "says", "requires": "requires", "fared": "fared"}
    query = real_graph.query("court-orders")
    expected = {(row.decision, words[row.aspect], row.claim, row.gist, row.when or "") for row in query}
    decisions = {row.decision for row in query}
    issued = {claim.id for claim in real_graph.claims() if claim.object in decisions and claim.relation == "ag:issues"}
    found = {
        (row["decision"], row["step"], row["claims"], row["gist"], row["when"])
        for row in steps
        if row["decision"] in decisions and row["step"] not in FRAME and row["claims"] not in issued
    }
    assert found == expected
    assert len(decisions) == 6


def test_whom_orders_address(real_graph: AlertGraph, summary: dict[str, dict[str, Any]]) -> None:
    """Whom an order addresses is whom the query names, and the court is the one asked for."""
    expected = {(row.decision, row.addressee_label) for row in real_graph.query("court-orders")}
    court = real_graph.entities["id:icj"].label
    found = {(key, row["against"]) for key, row in summary.items() if row["court"] == court and row["kind"] == "Decision"}
    assert found == expected


def test_cases(real_graph: AlertGraph, summary: dict[str, dict[str, Any]]) -> None:
    """Four cases are before the world court: who brought which against whom, and the year where one is given."""
    court = real_graph.entities["id:icj"].label
    found = {
        (row["brought_by"], row["against"], row["label"], row["when"])
        for row in summary.values()
        if (row["court"], row["kind"]) == (court, "Proceeding")
    }
    query = real_graph.query("icj-cases")
    assert found == {(row.applicant_label, row.respondent_label, row.case_label, row.filed or "") for row in query}
    assert {(applicant, against, when) for applicant, against, _, when in found} == {
        ("Armenia", "Azerbaijan", "2021"),
        ("Ukraine", "Russia", ""),
        ("South Africa", "Israel", ""),
        ("The Gambia", "Myanmar", ""),
    }


def test_warrants(real_graph: AlertGraph, summary: dict[str, dict[str, Any]]) -> None:
    """Three people are wanted by the criminal court; a state's own warrants are told as that state's."""
    court = real_graph.entities["id:icc"].label
    found = {(row["against"], key) for key, row in summary.items() if (row["court"], row["kind"]) == (court, "Decision")}
    assert found == {(row.wanted_label, row.warrant) for row in real_graph.query("icc-warrants")}
    assert {name for name, _ in found} == {"Benjamin Netanyahu", "Yoav Gallant", "Vladimir Putin"}
    other = summary["id:russian-warrants-icc"]
    assert other["court"] == "Russian government"
    assert set(other["against"].split("|")) == {
        real_graph.entities[name].label for name in ("id:icc-prosecutor", "id:icc-judges")
    }


def test_members_of_the_bloc(real_graph: AlertGraph, summary: dict[str, dict[str, Any]]) -> None:
    """Each member's cases are those of the query; two members have none."""
    court = real_graph.entities["id:icj"].label
    cases: dict[str, set[str]] = {}
    for key, row in summary.items():
        if (row["court"], row["kind"]) == (court, "Proceeding"):
            cases.setdefault(row["against"], set()).add(key)
    query = real_graph.query("members-before-courts")
    told = {row.member_label: {label for label in (row.cases or "").split("|") if label} for row in query}
    assert {name: {summary[key]["label"] for key in cases.get(name, set())} for name in told} == told
    assert {name for name, own in told.items() if not own} == {"United States", "Türkiye"}


def test_what_binds(summary: dict[str, dict[str, Any]], real_graph: AlertGraph) -> None:
    """The orders bind, the opinion does not, of warrants and cases nothing is said: as the claims on binding have it."""
    said = {
        claim.subject: {"Affirmed": "yes", "Negated": "no"}[claim.polarity]
        for claim in real_graph.claims()
        if claim.relation == "ag:obliges"
    }
    assert {key: row["binding"] for key, row in summary.items()} == {key: said.get(key, "not said") for key in summary}
    assert summary["id:icj-advisory-opinion"]["binding"] == "no"
    assert [row["binding"] for row in summary.values()].count("yes") == 5


def test_breaches_are_in_the_fate(real_graph: AlertGraph, summary: dict[str, dict[str, Any]]) -> None:
    """Each breach of a court's decision that the query tells is in the fate of that decision."""
    breaches = [row for row in real_graph.query("breaches") if row.rule in summary]
    assert len(breaches) >= 5
    for row in breaches:
        assert row.gist in summary[row.rule]["fate"].split(" / ")
        assert row.claim in summary[row.rule]["claims"].split("|")


def test_what_is_required_is_no_fate(summary: dict[str, dict[str, Any]], steps: list[dict[str, Any]]) -> None:
    """What the court says or requires is not told as what was done, and a planned step has its mark."""
    required = [row for row in steps if row["step"] == "requires"]
    assert {(row["stance"], row["modality"]) for row in required} == {("Reported", "Recommended")}
    for row in required:
        assert row["gist"] in summary[row["decision"]]["requires"]
        assert row["gist"] not in summary[row["decision"]]["fate"]
    dropped = summary["id:armenia-lawsuits"]["fate"].split(" / ")
    assert [words.rsplit(" (", 1)[1] for words in dropped] == ["planned)", "planned, hedged)"]
    assert summary["id:dutch-criminal-case"]["brought_by"] == "Dutch government (planned)"


def test_each_step_stands_once(real_graph: AlertGraph, steps: list[dict[str, Any]], summary: dict[str, dict[str, Any]]) -> None:
    """A decision has each claim that touches it in one step, and all of them in its summary; steps are in their order."""
    claims = {claim.id: claim for claim in real_graph.claims() if claim.stance != "Disputed"}
    for key, row in summary.items():
        own = [step for step in steps if step["decision"] == key]
        touching = {name for name, claim in claims.items() if key in (claim.subject, claim.object, *claim.under)}
        assert sorted(step["claims"] for step in own) == sorted(touching)
        assert set(row["claims"].split("|")) == touching
        assert [STEPS.index(step["step"]) for step in own] == sorted(STEPS.index(step["step"]) for step in own)
    for step in steps:
        claim = claims[step["claims"]]
        for name in ("relation", "stance", "polarity", "modality", "certainty", "stated_by", "when", "gist"):
            assert step[name] == getattr(claim, name)


def test_disputed_claims_are_left_out(real_graph: AlertGraph) -> None:
    """With every claim given, the tables are the same: what the alert disputes is in none."""
    everything = real_graph.network(stance=None, polarity=None, modality=None)
    wide = real_graph.network(**WIDE)
    assert records(an.court_steps(everything)) == records(an.court_steps(wide))
    assert records(an.courts(everything)) == records(an.courts(wide))


def test_default_network_tells_facts_alone(real_graph: AlertGraph, summary: dict[str, dict[str, Any]]) -> None:
    """Of a default network nothing is required or planned, and what is only negated is not said."""
    found = {row["decision"]: row for row in records(an.courts(real_graph.network()))}
    assert {row["requires"] for row in found.values()} == {""}
    assert found["id:icj-advisory-opinion"]["binding"] == "not said"
    assert not [row for row in found.values() if "(planned" in row["fate"] + row["brought_by"]]
    assert {key: row["court"] for key, row in found.items()} == {
        key: row["court"] for key, row in summary.items() if key != "id:dutch-criminal-case"
    }


def test_aggregated_network_gives_the_same(real_graph: AlertGraph) -> None:
    """One edge a claim or aggregated, the tables are the same."""
    wide, merged = real_graph.network(**WIDE), real_graph.network(**WIDE, aggregate=True)
    assert records(an.courts(merged)) == records(an.courts(wide))
    assert records(an.court_steps(merged)) == records(an.court_steps(wide))


def story() -> Any:
    """A made-up court with a finding, a case and a state's ban, as roles alone: its relations have names of no ontology."""
    under = {"under": "finding", "under_label": "Finding", "under_kind": "Decision"}
    return projection(
        [
            ("bench", "conduct", -1, {"aspect": "Deciding", "involves": "north|bench", "when": "2020-01", **under}),
            ("finding", "north", 0, {"aspect": "Binding", "certainty": "Hedged"}),
            ("finding", "trial", 0, {"aspect": "Belonging"}),
            (
                "south",
                "finding",
                1,
                {"aspect": "Keeping", "stance": "Reported", "stated_by": "south", "stated_by_label": "South"},
            ),
            ("north", "finding", -1, {"aspect": "Breaking", "stance": "Disputed"}),
            ("bench", "trial", 0, {"aspect": "Hearing"}),
            ("north", "ban", 0, {"aspect": "Deciding"}),
            ("finding", "ban", 0, {"aspect": "Deciding", "gist": "The finding set the ban aside."}),
            ("bench", "conduct", -1, {"aspect": "Deciding", "modality": "Planned", "when": "2030", "involves": "north", **under}),
            ("finding", "south", 0, {"aspect": "Binding", "polarity": "Negated", "stance": "Reported"}),
            ("observatory", "south", -1, {"aspect": "BringingToCourt", "stated_by": "observatory", **under}),
            ("south", "finding", -1, {"aspect": "Rejecting", "stated_by": "observatory", "gist": "South rejected it."}),
        ],
        bench={"kind": "Court"},
        finding={"kind": "Decision", "is_actor": 0},
        trial={"kind": "Proceeding", "is_actor": 0},
        ban={"kind": "Decision", "is_actor": 0},
        conduct={"kind": "Event", "is_actor": 0},
        observatory={"label": "Observatory of the South"},
    )


def test_a_made_up_court() -> None:
    """A finding on conduct is against whom it involves, not the court; what is hedged, reported or planned is no plain fact.

    It takes its court and date from what was decided, not from what is planned, nor from what it did itself; and whether it
    binds from the alert, which is not one of the parties' words even where its author brought the case.
    """
    finding, trial = records(an.courts(story()))
    assert finding == {
        "decision": "finding",
        "label": "Finding",
        "kind": "Decision",
        "acts": "supports",
        "court": "Bench",
        "brought_by": "Observatory of the South",
        "against": "South|North",
        "part_of": "Trial",
        "when": "2020-01",
        "binding": "yes (hedged)",
        "requires": "",
        "because": "",
        "fate": "One is said to be tied to the other. (reported, South) / South rejected it.",
        "led_to": "The finding set the ban aside.",
        "claims": "|".join(f"id:alert-part-{number:03}" for number in (0, 1, 2, 3, 7, 8, 9, 10, 11)),
    }
    assert (trial["decision"], trial["court"], trial["claims"]) == ("trial", "Bench", "id:alert-part-002|id:alert-part-005")


def test_the_task_of_a_court_is_no_fate(summary: dict[str, dict[str, Any]], steps: list[dict[str, Any]]) -> None:
    """What a court does in its own proceeding is how it is heard; the fate is what others do about it."""
    [task] = [row for row in steps if (row["decision"], row["actor"]) == ("id:icc-investigations", "id:icc")]
    assert task["step"] == "heard"
    assert summary["id:icc-investigations"]["fate"] == ""
    assert task["claims"] in summary["id:icc-investigations"]["claims"]
    in_cases = [row for row in steps if row["kind"] == "Proceeding" and row["actor"] in ("id:icj", "id:icc")]
    assert {row["step"] for row in in_cases} == {"heard"}


def test_who_brings_a_case(summary: dict[str, dict[str, Any]], real_graph: AlertGraph) -> None:
    """Who applies to a court and who prosecutes stand in one column, as the claims on bringing have them."""
    labels = {name: entity.label for name, entity in real_graph.entities.items()}
    expected: dict[str, set[str]] = {key: set() for key in summary}
    for claim in real_graph.claims():
        if real_graph.relations[claim.relation].aspect == "BringingToCourt" and claim.stance != "Disputed":
            for key in {claim.object, *claim.under} & expected.keys():
                expected[key].add(labels[claim.subject])
    found = {key: {name.split(" (")[0] for name in row["brought_by"].split("|")} - {""} for key, row in summary.items()}
    assert found == expected
    assert summary["id:baku-trials"]["brought_by"] == "Azerbaijan"


def test_a_fate_is_no_cause(summary: dict[str, dict[str, Any]], steps: list[dict[str, Any]]) -> None:
    """What led to a case, and what it is answered with, stand beside its fate: each claim in one of the three."""
    assert summary["id:dutch-criminal-case"]["because"].endswith(" (planned, hedged)")
    assert summary["id:dutch-criminal-case"]["fate"] == ""
    reply = summary["id:russian-warrants-icc"]["because"]
    assert reply in summary["id:icc-warrant-putin"]["led_to"].split(" / ")
    assert summary["id:icc-warrant-putin"]["fate"] == summary["id:russian-warrants-icc"]["fate"] == ""
    for row in steps:
        if row["step"] in ("because", "led to"):
            end = row["target"] if row["step"] == "because" else row["actor"]
            assert end == row["decision"]


def test_what_is_not_planned_has_that_mark(summary: dict[str, dict[str, Any]]) -> None:
    """That Israel gives no sign of an end is no plan: the mark of a claim that is planned and negated says so."""
    assert summary["id:icj-advisory-opinion"]["fate"].endswith(" (not planned)")
    assert not [row for row in summary.values() if "no sign" in row["fate"] and "(planned" in row["fate"]]


def test_acts_tell_orders_from_warrants(summary: dict[str, dict[str, Any]], real_graph: AlertGraph) -> None:
    """The labels of the relations by which it was taken or brought tell an order, a warrant, a finding and a case apart."""
    labels = {name: relation.label for name, relation in real_graph.relations.items()}
    assert summary["id:icj-lachin-order"]["acts"] == labels["ag:orders"]
    assert summary["id:icc-warrant-putin"]["acts"] == labels["ag:issuesWarrantFor"]
    assert labels["ag:findsUnlawful"] in summary["id:icj-advisory-opinion"]["acts"].split("|")
    assert summary["id:dutch-criminal-case"]["acts"] == f"{labels['ag:prosecutes']} (planned)"
    assert summary["id:icc-investigations"]["acts"]


def test_reported_words_alone_are_no_fate(real_graph: AlertGraph, steps: list[dict[str, Any]]) -> None:
    """Without the claims that tell who is a party, what is said in a case stays what is said: no accusation is its fate."""
    net = real_graph.network(stance=("Reported",), polarity=None, modality=None)
    found = [row for row in records(an.court_steps(net)) if row["kind"] == "Proceeding"]
    assert found
    expected = {(row["decision"], row["claims"]): row["step"] for row in steps}
    assert {(row["decision"], row["claims"]): row["step"] for row in found}.items() <= expected.items()
    assert {row["fate"] for row in records(an.courts(net)) if row["kind"] == "Proceeding"} == {""}


def test_merging_a_court_keeps_its_words(real_graph: AlertGraph, steps: list[dict[str, Any]]) -> None:
    """Where a court is merged into all courts, each of its claims has the step that it had: nothing required is a fate."""
    merged = an.merge(real_graph.network(**WIDE), {"id:icj": "id:international-courts"})
    found = {(row["decision"], row["claims"]): row["step"] for row in records(an.court_steps(merged))}
    assert found == {(row["decision"], row["claims"]): row["step"] for row in steps}
    assert "id:icj" not in {row["stated_by"] for row in records(an.court_steps(merged))}


def test_merging_a_decision_into_another(real_graph: AlertGraph, summary: dict[str, dict[str, Any]]) -> None:
    """Where two orders are merged, one row has the claims of both, whether they are done to the order or under it."""
    one, other = "id:icj-order-israel-mar-2024", "id:icj-order-israel-jan-2024"
    found = {row["decision"]: row for row in records(an.courts(an.merge(real_graph.network(**WIDE), {one: other})))}
    assert found.keys() == summary.keys() - {one}
    assert {*found[other]["claims"].split("|")} == {*summary[one]["claims"].split("|"), *summary[other]["claims"].split("|")}
    assert found[other]["label"] == summary[other]["label"]


@pytest.mark.parametrize("table", [an.courts, an.court_steps, an.agreements, an.agreement_steps])
def test_renamed_nodes_are_refused(table: Any, real_graph: AlertGraph) -> None:
    """Nodes that are renamed beside merge() leave the names in claims behind: an error that says what to give."""
    wide = real_graph.network(**WIDE)
    labels = dict(wide.nodes(data="label"))
    for net in (wide, aggregation.aggregate(wide)):
        with pytest.raises(AnalysisError, match=r"names id:.+ as a node of this network: nodes were renamed.+merged by merge"):
            table(nx.relabel_nodes(net, labels))


def test_an_involved_actor_need_be_no_node() -> None:
    """Whom a finding is against, and which court hears a case, do not depend on whether another claim is about them."""
    involving = {
        "aspect": "Deciding",
        "involves": "north|bench",
        "under": "ruling",
        "under_label": "Ruling",
        "under_kind": "Decision",
    }
    finds = ("tribunal", "conduct", -1, involving)
    sues = ("south", "west", -1, {"aspect": "BringingToCourt", "involves": "bench", **SUIT})
    nodes = {"bench": {"kind": "Court"}, "tribunal": {"kind": "Court"}, "conduct": {"kind": "Event", "is_actor": 0}}
    nodes |= {"suit": {"kind": "Proceeding", "is_actor": 0}}
    ruling, suit = sorted(records(an.courts(projection([finds, sues], **nodes))), key=lambda row: row["label"])
    assert (ruling["court"], ruling["against"]) == ("Tribunal", "North")
    assert (suit["court"], suit["against"]) == ("Bench", "West")
    more = [("north", "west", 1), ("bench", "west", 0)]
    known = sorted(records(an.courts(projection([finds, sues, *more], **nodes))), key=lambda row: row["label"])
    assert known == [ruling, suit]


def test_a_label_with_a_bar() -> None:
    """A label that holds the sign between several values breaks nothing: alone it is whole, among others the names stand."""
    under = {"under": "suit", "under_label": "South | North", "under_kind": "Proceeding"}
    [row] = records(an.courts(projection([("south", "north", -1, {"aspect": "BringingToCourt", **under})])))
    assert row["label"] == "South | North"
    under = {"under": "suit|plea", "under_label": "South | North|Plea", "under_kind": "Proceeding|Proceeding"}
    rows = records(an.courts(projection([("south", "north", -1, {"aspect": "BringingToCourt", **under})])))
    assert [row["label"] for row in rows] == ["plea", "suit"]


def hearsay(*ties: Any) -> dict[str, Any]:
    """The row of a ruling of which some claims tell."""
    net = projection(
        ties,
        bench={"kind": "Court"},
        tribunal={"kind": "Court"},
        ruling={"kind": "Decision", "is_actor": 0},
        suit={"kind": "Proceeding", "is_actor": 0},
    )
    [row] = records(an.courts(net))
    return row


def test_a_court_of_which_only_others_speak() -> None:
    """A court that decides or hears in somebody's words alone is told with the mark; beside the alert's own it is, too."""
    words = {"stance": "Reported", "stated_by": "south", "stated_by_label": "South"}
    decides = ("bench", "ruling", 0, {"aspect": "Deciding", **words})
    assert hearsay(decides)["court"] == "Bench (reported, South)"
    assert hearsay(("bench", "suit", 0, {"aspect": "Hearing", **words}))["court"] == "Bench (reported, South)"
    row = hearsay(decides, ("tribunal", "ruling", 0, {"aspect": "Deciding"}))
    assert row["court"] == "Tribunal|Bench (reported, South)"
    assert hearsay(decides, ("bench", "ruling", 0, {"aspect": "Deciding"}))["court"] == "Bench"
    assert hearsay(("tribunal", "suit", 0, {"aspect": "Hearing"}), ("bench", "suit", 0, words))["court"] == "Tribunal"


def test_what_is_not_decided_is_said() -> None:
    """That something was not brought, heard or decided names no court and no party, and is told in the fate."""
    row = hearsay(("bench", "ruling", 0, {"aspect": "Deciding", "polarity": "Negated", "gist": "No ruling was given."}))
    assert (row["court"], row["when"], row["fate"]) == ("", "", "No ruling was given.")
    row = hearsay(
        ("south", "north", -1, {"aspect": "BringingToCourt", "polarity": "Negated", "gist": "South did not sue.", **SUIT}),
        ("north", "suit", 0, {"aspect": "Hearing", "polarity": "Negated", "certainty": "Hedged", "gist": "Nobody heard it."}),
        ("west", "suit", -1, {"gist": "West mocked it."}),
    )
    assert (row["court"], row["brought_by"], row["against"]) == ("", "", "")
    assert row["fate"] == "South did not sue. / Nobody heard it. (hedged) / West mocked it."


@pytest.mark.parametrize("table", [an.courts, an.court_steps])
def test_no_network_of_claims(table: Any) -> None:
    """Another network is an error; one without courts is none."""
    refuses_what_is_no_network(table, "aspect")
    assert records(table(projection([("a", "b", 1)]))) == []


def test_tables_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas the same rows come as a table of named rows."""
    same_without_pandas(monkeypatch, lambda: an.courts(story()), lambda: an.court_steps(story()))
