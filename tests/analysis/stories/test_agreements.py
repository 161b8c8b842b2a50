"""Agreements: parties, mediators, terms and fate, checked against the named queries; what is proposed is not done."""

from typing import Any

import pytest
from literature import WIDE, projection, records, refuses_what_is_no_network, same_without_pandas

import alertgraph.analysis as an
from alertgraph.analysis.stories.agreements import STEPS
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError


@pytest.fixture(scope="module")
def summary(real_graph: AlertGraph) -> dict[str, dict[str, Any]]:
    """The agreements of the alert by identifier."""
    return {row["agreement"]: row for row in records(an.agreements(real_graph.network(**WIDE)))}


@pytest.fixture(scope="module")
def steps(real_graph: AlertGraph) -> list[dict[str, Any]]:
    """The claims behind them."""
    return records(an.agreement_steps(real_graph.network(**WIDE)))


def test_deeds_as_the_query_has_them(real_graph: AlertGraph, steps: list[dict[str, Any]]) -> None:
    """What actors do to an agreement, or with each other under it, are the rows of the query: same claims, same qualities."""
    columns = ("stance", "polarity", "modality", "certainty", "stated_by", "relation_label")
    expected = {(row.agreement, row.actor, row.claim, *(row[name] for name in columns)) for row in real_graph.query("agreements")}
    negotiation = {key for key, claim in by_id(real_graph).items() if family(real_graph, claim) == "negotiationRelation"}
    found = {
        (row["agreement"], row["actor"], row["claims"], *(row[name] for name in columns))
        for row in steps
        if (row["place"] == "object" and real_graph.entities[row["actor"]].is_actor)
        or (row["place"] == "under" and row["claims"] in negotiation)
    }
    assert {(row[0], row[1], row[2], row[7], row[8]) for row in found} == {
        (row[0], row[1], row[2], row[7], row[8]) for row in expected
    }
    assert {(row[0], row[2], *map(short, row[3:7])) for row in found} == {
        (row[0], row[2], *map(short, row[3:7])) for row in expected
    }


def by_id(graph: AlertGraph) -> dict[str, Any]:
    """All claims by identifier."""
    return {claim.id: claim for claim in graph.claims()}


def family(graph: AlertGraph, claim: Any) -> str:
    """The family of a claim's relation."""
    return graph.relations[claim.relation].family


def short(term: str) -> str:
    """A term without its prefix."""
    return term.removeprefix("ag:")


def test_fate_as_the_query_has_it(real_graph: AlertGraph) -> None:
    """Of what somebody puts forward, decisions too, each claim with it as its object is there, with its wording."""
    query = real_graph.query("fate-of-proposals")
    proposals = {row.proposal for row in query}
    rows = records(an.agreement_steps(real_graph.network(**WIDE), kinds=("Agreement", "Decision")))
    found = {
        (row["agreement"], row["claims"], row["gist"])
        for row in rows
        if row["agreement"] in proposals and row["place"] == "object"
    }
    assert found == {(row.proposal, row.claim, row.gist) for row in query}
    assert "id:us-resolution-ukraine" in proposals


def test_mediators(real_graph: AlertGraph, summary: dict[str, dict[str, Any]]) -> None:
    """Who mediates, steps in or puts forward, and between which parties, is what the query tells."""
    for row in real_graph.query("mediators"):
        own = summary[row.agreement]
        names = {name.split(" (")[0] for key in ("proposed_by", "mediated_by", "others") for name in own[key].split("|")}
        assert row.mediator_label in names
        assert set((row.parties or "").split("|")) <= set(own["parties"].split("|")) | {"", *hedged(own["parties"])}


def hedged(names: str) -> set[str]:
    """Names without their marks."""
    return {name.split(" (")[0] for name in names.split("|")}


def test_the_gaza_ceasefire(summary: dict[str, dict[str, Any]]) -> None:
    """Three states mediated it; the two sides are its parties, one person may be, another took part without being one."""
    row = summary["id:gaza-ceasefire-2025"]
    assert set(row["mediated_by"].split("|")) == {"United States", "Egypt", "Qatar"}
    assert set(row["parties"].split("|")) == {"Israel", "Hamas", "Benjamin Netanyahu (hedged)"}
    assert row["others"] == "Donald Trump"
    assert set(row["broken_by"].split("|")) == {"Israel", "Benjamin Netanyahu (hedged)"}
    assert row["rejected_by"] == ""
    assert sum("(reported, " in words for words in row["fate"].split(" / ")) == 1


def test_a_plan_that_was_turned_down(real_graph: AlertGraph, summary: dict[str, dict[str, Any]]) -> None:
    """Egypt's plan, its terms and who rejected it, as the query has them; nobody else is said to have."""
    row = summary["id:egypt-counterproposal"]
    query = real_graph.query("proposals")
    assert row["proposed_by"] == "Egypt"
    assert set(row["terms"].split(" / ")) == {told.term_gist for told in query}
    assert row["rejected_by"] == "Trump Administration" == "|".join({told.rejected_by for told in query})
    assert len(query) == 2


def test_parties_as_the_claims_have_them(real_graph: AlertGraph, summary: dict[str, dict[str, Any]]) -> None:
    """Parties are those of whom a claim says so, or who agree under it; who is said to be none stands apart."""
    labels = {name: entity.label for name, entity in real_graph.entities.items()}
    for key, row in summary.items():
        told = [c for c in real_graph.claims() if c.stance != "Disputed" and c.relation == "ag:isPartyTo" and c.object == key]
        expected = {labels[c.subject] for c in told if c.polarity == "Affirmed"}
        agreed = [c for c in real_graph.claims() if c.relation == "ag:agreesWith" and key in c.under]
        expected |= {labels[end] for c in agreed for end in (c.subject, c.object)}
        assert hedged(row["parties"]) - {""} == expected
        assert set(row["left_out"].split("|")) - {""} == {labels[c.subject] for c in told if c.polarity == "Negated"}
    assert summary["id:trump-putin-talks"]["left_out"] == "Ukraine"


def test_no_term_is_a_deed(real_graph: AlertGraph, steps: list[dict[str, Any]]) -> None:
    """A term is planned, proposed or recommended, and no other step of it is told."""
    terms = {(row["agreement"], row["claims"]) for row in steps if row["step"] == "term"}
    assert {row["modality"] for row in steps if row["step"] == "term"} == {"Planned", "Proposed", "Recommended"}
    assert not terms & {(row["agreement"], row["claims"]) for row in steps if row["step"] != "term"}
    for row in records(an.agreements(real_graph.network())):
        assert row["terms"] == ""


def test_each_step_stands_once(real_graph: AlertGraph, steps: list[dict[str, Any]], summary: dict[str, dict[str, Any]]) -> None:
    """An agreement has each undisputed claim that touches it in one step, and all of them in its summary."""
    claims = {name: claim for name, claim in by_id(real_graph).items() if claim.stance != "Disputed"}
    kinds = {name for name, entity in real_graph.entities.items() if entity.kind == "Agreement"}
    assert set(summary) == {end for c in claims.values() for end in (c.subject, c.object, *c.under)} & kinds
    for key, row in summary.items():
        own = [step for step in steps if step["agreement"] == key]
        touching = {name for name, claim in claims.items() if key in (claim.subject, claim.object, *claim.under)}
        assert sorted(step["claims"] for step in own) == sorted(touching)
        assert set(row["claims"].split("|")) == touching
        assert [STEPS.index(step["step"]) for step in own] == sorted(STEPS.index(step["step"]) for step in own)
        for step in own:
            claim = claims[step["claims"]]
            assert all(
                step[name] == getattr(claim, name) for name in ("relation", "stance", "polarity", "modality", "when", "gist")
            )


def test_a_fate_is_no_motive(summary: dict[str, dict[str, Any]], steps: list[dict[str, Any]]) -> None:
    """Who seeks an agreement and why, and what led to it, is no fate."""
    deals = summary["id:us-ukraine-economic-deals"]
    assert (deals["fate"], deals["because"].split()[-1]) == ("", "predecessor.")
    reasons = [row for row in steps if row["step"] == "because"]
    assert len(reasons) > 1
    for row in reasons:
        assert row["gist"] in summary[row["agreement"]]["because"]
        assert row["gist"] not in summary[row["agreement"]]["fate"]


@pytest.mark.parametrize("table", [an.agreements, an.agreement_steps])
def test_kinds_that_are_none(table: Any, real_graph: AlertGraph) -> None:
    """What is no word and a kind that nothing has are errors; a kind that only is not there gives an empty table."""
    net = real_graph.network(**WIDE)
    for wrong in (5, None, (5,)):
        with pytest.raises(AnalysisError, match="kinds takes one kind or several, such as"):
            table(net, kinds=wrong)
    with pytest.raises(AnalysisError, match=r"nothing in this network is of the kind 'Pact'; it has Agreement, .+Decision, "):
        table(net, kinds=("Agreement", "Pact"))
    assert records(table(projection([("a", "b", 1)]), kinds=("Agreement", "Decision"))) == []
    assert len(records(table(net, kinds=["Territory"])))
    assert records(table(net, kinds="Territory")) == records(table(net, kinds=["Territory"]))


def test_disputed_claims_are_left_out(real_graph: AlertGraph, summary: dict[str, dict[str, Any]]) -> None:
    """That the United States mediates peace is disputed by the alert: it is in no row, whatever network is given."""
    disputed = {claim.id for claim in real_graph.claims(stance=("Disputed",)) if claim.object in summary}
    assert disputed
    everything = real_graph.network(stance=None, polarity=None, modality=None)
    assert records(an.agreements(everything)) == list(summary.values())
    assert not disputed & {row["claims"] for row in records(an.agreement_steps(everything))}


def story() -> Any:
    """A made-up pact, as roles alone."""
    under = {"under": "pact", "under_label": "Pact", "under_kind": "Agreement"}
    return projection(
        [
            ("north", "south", 1, {"aspect": "Joining", **under}),
            ("west", "pact", 1, {"aspect": "Brokering", "modality": "Predicted"}),
            ("west", "pact", 1, {"aspect": "Brokering", "certainty": "Hedged"}),
            ("east", "pact", 0, {"aspect": "Joining", "polarity": "Negated"}),
            ("north", "south", 1, {"modality": "Proposed", "gist": "North would pay South.", **under}),
            ("north", "south", -1, {"gist": "North raided South while it held.", **under}),
            ("flood", "pact", 0, {"aspect": "Undermining", "gist": "The flood ended the pact."}),
            ("flood", "pact", 0, {"aspect": "Prompting", "gist": "The flood moved them to sign."}),
            ("south", "pact", -1, {"aspect": "Breaking", "modality": "Threatened", "gist": "South threatened to break it."}),
            ("south", "pact", -1, {"aspect": "Rejecting", "stance": "Disputed", "gist": "South never signed."}),
            ("bystander", "pact", 0, {"aspect": "Joining", "polarity": "Negated", "stance": "Reported"}),
            ("north", "pact", 0, {"aspect": "TakingPart"}),
            ("guest", "pact", 0, {"aspect": "TakingPart"}),
            ("west", "pact", 1, {"aspect": "Keeping", "modality": "Recommended", "gist": "West should keep it."}),
            ("south", "pact", 1, {"aspect": "Proposing", "polarity": "Negated", "gist": "South did not put it forward."}),
            (
                "guest",
                "pact",
                0,
                {"aspect": "Brokering", "polarity": "Negated", "stance": "Reported", "gist": "Guest stayed out."},
            ),
            ("guest", "pact", 0, {"aspect": "TakingPart", "polarity": "Negated", "gist": "Guest left before the end."}),
            ("north", "pact", -1, {"aspect": "Breaking", "polarity": "Negated", "gist": "North did not break it."}),
        ],
        pact={"kind": "Agreement", "is_actor": 0},
        flood={"kind": "Event", "is_actor": 0},
    )


def test_a_made_up_pact() -> None:
    """Who agree under it are its parties; what is no plain fact is marked, what is disputed is nowhere."""
    [row] = records(an.agreements(story()))
    assert row == {
        "agreement": "pact",
        "label": "Pact",
        "proposed_by": "",
        "mediated_by": "West (predicted)|West (hedged)",
        "parties": "North|South",
        "left_out": "East|Bystander (reported, Observatory)",
        "others": "Guest",
        "kept_by": "West (recommended)",
        "broken_by": "South (threatened)",
        "undermined_by": "Flood",
        "rejected_by": "",
        "because": "The flood moved them to sign.",
        "terms": "North would pay South.",
        "negated": "South did not put it forward. / Guest stayed out. (reported, Observatory) / Guest left before the end.",
        "fate": "The flood ended the pact. / South threatened to break it. (threatened) / West should keep it. (recommended) / "
        "North did not break it.",
        "claims": "|".join(f"id:alert-part-{number:03}" for number in (*range(9), *range(10, 18))),
    }
    steps = [row["step"] for row in records(an.agreement_steps(story()))]
    assert steps == [
        *("proposed", "mediated", "mediated", "mediated", "party", "party", "party", "took part", "took part", "took part"),
        *("because", "term", "fate", "fate", "fate", "fate", "under it"),
    ]


@pytest.mark.parametrize("table", [an.agreements, an.agreement_steps])
def test_no_network_of_claims(table: Any) -> None:
    """Another network is an error; one without agreements is none."""
    refuses_what_is_no_network(table, "aspect")
    assert records(table(projection([("a", "b", 1)]))) == []


def test_tables_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas the same rows come as a table of named rows."""
    same_without_pandas(monkeypatch, lambda: an.agreements(story()), lambda: an.agreement_steps(story()))
