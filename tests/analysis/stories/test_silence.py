"""Silence and support: ties as the named queries have them, and chains that are put side by side, never inferred."""

from typing import Any

import pytest
from literature import projection, records, refuses_what_is_no_network, same_without_pandas

import alertgraph.analysis as an
from alertgraph.api import AlertGraph

SILENT = {"ag:staysSilentOn", "ag:isSilentlyComplicitWith"}


@pytest.fixture(scope="module")
def ties(real_graph: AlertGraph) -> list[dict[str, Any]]:
    """Every claim of support, complicity and silence."""
    return records(an.stands(real_graph.network()))


@pytest.fixture(scope="module")
def chains(real_graph: AlertGraph) -> list[dict[str, Any]]:
    """The chains from these to acts."""
    return records(an.silence(real_graph.network()))


def test_who_is_involved_has_a_label(real_graph: AlertGraph, ties: list[dict[str, Any]], chains: list[dict[str, Any]]) -> None:
    """Whom a claim involves is told by label, also where no other claim of the network is about that actor or thing."""
    claims = {claim.id: claim for claim in real_graph.claims()}
    net = real_graph.network()
    outside = 0
    for row in ties:
        named = (*claims[row["claims"]].involves, *claims[row["claims"]].under)
        assert row["involves"].split("|") == [real_graph.entities[name].label for name in named] or not named
        outside += len([name for name in named if name not in net])
    assert outside
    assert not [row for row in (*ties, *chains) if "id:" in row["involves"]]


def test_silences_as_the_query_has_them(real_graph: AlertGraph, ties: list[dict[str, Any]]) -> None:
    """Who keeps silent about what are the rows of the query."""
    found = {(row["supporter"], row["relation_label"], row["about"], row["claims"]) for row in ties if row["tie"] == "silence"}
    query = real_graph.query("silences")
    assert found == {(row.silent, row.relation_label, row.about, row.claim) for row in query}
    assert len(found) > 10


def test_support_and_silent_complicity_stay_apart(real_graph: AlertGraph, ties: list[dict[str, Any]]) -> None:
    """Of Azerbaijan's backers against Armenian sovereignty, two support and two are silently complicit."""
    project = real_graph.entities["id:armenian-sovereignty"].label
    backing = [row for row in ties if row["about"] == "id:azerbaijan" and project in row["involves"].split("|")]
    assert {row["claims"] for row in backing} == {row.claim for row in real_graph.query("project-backers")}
    assert {(row["supporter_label"], row["tie"]) for row in backing} == {
        ("Türkiye", "support"),
        ("Israel", "support"),
        ("United States", "silence"),
        ("Russia", "silence"),
    }


def test_who_supports_all_three(real_graph: AlertGraph, ties: list[dict[str, Any]]) -> None:
    """One state alone supports Azerbaijan, Israel and Russia, by the claims of the query among others."""
    three = {"id:azerbaijan", "id:israel", "id:russia"}
    supported: dict[str, set[str]] = {}
    for row in ties:
        if row["tie"] == "support" and row["about"] in three and real_graph.entities[row["supporter"]].kind == "State":
            supported.setdefault(row["supporter_label"], set()).add(row["about"])
    assert {name for name, own in supported.items() if own == three} == {"United States"}
    [row] = real_graph.query("supporters-of-all")
    assert set(row.claims.split("|")) <= {tie["claims"] for tie in ties}


def test_chains_join_ties_and_acts(real_graph: AlertGraph, chains: list[dict[str, Any]], ties: list[dict[str, Any]]) -> None:
    """Each chain has all claims of its tie and all deeds of conflict of its actor on its target, and no other chain is there."""
    facts = [claim for claim in real_graph.claims() if claim.in_default_network]
    deeds: dict[tuple[str, str], set[str]] = {}
    for claim in facts:
        if real_graph.relations[claim.relation].mode == "MaterialConflict":
            deeds.setdefault((claim.subject, claim.object), set()).add(claim.id)
    expected = {}
    for tie in ties:
        about = tie["about"]
        is_actor = real_graph.entities[about].is_actor
        acts = {target: ids for (doer, target), ids in deeds.items() if doer == about and is_actor} or {"": set()}
        for target, ids in acts.items():
            expected.setdefault((tie["supporter"], tie["tie"], about, target), (set(), ids))[0].add(tie["claims"])
    found = {
        (row["supporter"], row["tie"], row["actor"], row["target"]): (
            set(row["tie_ids"].split("|")),
            set(row["act_ids"].split("|")) - {""},
        )
        for row in chains
    }
    assert found == expected
    assert len(found) == len(chains) > 100
    for row in chains:
        assert set(row["claims"].split("|")) == set(row["tie_ids"].split("|")) | set(row["act_ids"].split("|")) - {""}


def test_hedged_claims_are_counted(real_graph: AlertGraph, chains: list[dict[str, Any]]) -> None:
    """Beside the number of claims stands how many are hedged."""
    hedged = {claim.id for claim in real_graph.claims(certainty=("Hedged",))}
    for row in chains:
        for ids, number, uncertain in (("tie_ids", "ties", "ties_hedged"), ("act_ids", "act_claims", "act_claims_hedged")):
            told = set(row[ids].split("|")) - {""}
            assert (row[number], row[uncertain]) == (len(told), len(told & hedged))
    assert any(row["act_claims_hedged"] for row in chains)


def test_only_facts_count(real_graph: AlertGraph, ties: list[dict[str, Any]], chains: list[dict[str, Any]]) -> None:
    """Whatever network is given, what is disputed, reported, negated or not actual is neither a tie nor an act."""
    everything = real_graph.network(stance=None, polarity=None, modality=None)
    assert [row["claims"] for row in records(an.stands(everything))] == [row["claims"] for row in ties]
    assert [row["claims"] for row in records(an.silence(everything))] == [row["claims"] for row in chains]


def test_a_tie_with_a_deed_adds_nobodys_acts(real_graph: AlertGraph, chains: list[dict[str, Any]]) -> None:
    """A tie with an event or idea names the act, and no other act is put beside it."""
    named = [row for row in chains if row["names"] == "act"]
    assert named
    assert {real_graph.entities[row["actor"]].is_actor for row in named} == {False}
    assert {(row["target"], row["act_claims"], row["act_ids"]) for row in named} == {("", 0, "")}


def story() -> Any:
    """One actor supports, one abets, one is silent; the actor raids a town twice, and is rude to a neighbour."""
    return projection(
        [
            ("ally", "raider", 1, {"aspect": "Supporting", "involves": "town|unknown"}),
            ("ally", "raider", 1, {"aspect": "Supporting", "certainty": "Hedged"}),
            ("press", "raid", 0, {"aspect": "KeepingSilent"}),
            ("banker", "quiet", 1, {"aspect": "Abetting"}),
            ("raider", "town", -1, {"relation_label": "raids"}),
            ("raider", "town", -1, {"relation_label": "burns", "certainty": "Hedged"}),
            ("raider", "neighbour", -1, {"mode": "VerbalConflict"}),
            ("raider", "town", -1, {"stance": "Reported"}),
            ("friend", "raider", 1, {"aspect": "Supporting", "stance": "Disputed"}),
            ("friend", "raider", 1, {"aspect": "Supporting", "modality": "Predicted"}),
        ],
        raid={"kind": "Event", "is_actor": 0},
    )


def test_a_made_up_chain() -> None:
    """Claims of one tie are one chain, with all acts on one target; words are no deeds."""
    keys = (
        "supporter",
        "tie",
        "actor",
        "names",
        "involves",
        "target",
        "acts",
        "ties",
        "ties_hedged",
        "act_claims",
        "act_claims_hedged",
    )
    assert [tuple(row[key] for key in keys) for row in records(an.silence(story()))] == [
        ("ally", "support", "raider", "actor", "Town|Unknown", "town", "burns|raids", 2, 1, 2, 1),
        ("banker", "complicity", "quiet", "actor", "", "", "", 1, 0, 0, 0),
        ("press", "silence", "raid", "act", "", "", "", 1, 0, 0, 0),
    ]


@pytest.mark.parametrize("table", [an.stands, an.silence])
def test_no_network_of_claims(table: Any) -> None:
    """Another network is an error; one without such ties has no row."""
    refuses_what_is_no_network(table, "")
    assert records(table(projection([("a", "b", -1)]))) == []


def test_tables_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas the same rows come as a table of named rows."""
    same_without_pandas(monkeypatch, lambda: an.stands(story()), lambda: an.silence(story()))
