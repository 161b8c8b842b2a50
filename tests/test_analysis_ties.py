"""What a figure may count: affirmed claims that the alert does not dispute, between actors, each once."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

import alertgraph.analysis as an
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from literature import karate, projection

EVERYTHING: dict[str, Any] = {"stance": None, "polarity": None, "modality": None}


def bare() -> "nx.MultiDiGraph[str]":
    """A network whose claims are whole, and whose nodes say nothing."""
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    net.add_edges_from(projection([("a", "b", 1)]).edges(keys=True, data=True))
    return net


def test_disputed_and_negated_claims_never_count(real_graph: AlertGraph) -> None:
    """Whatever the network holds, a claim that the alert rejects or negates is in no figure; all others are."""
    every = {claim.id: claim for claim in real_graph.claims()}
    found = {row["id"] for row in an.counted(real_graph.network(**EVERYTHING))}
    assert found == {name for name, claim in every.items() if claim.stance != "Disputed" and claim.polarity == "Affirmed"}
    assert 0 < len(found) < len(every)


def test_default_network_counts_whole(real_graph: AlertGraph) -> None:
    """Each claim of a default network counts, aggregated or not, with the fields of its edge."""
    net = real_graph.network()
    rows = an.counted(net)
    assert [row["id"] for row in rows] == sorted(key for _, _, key in net.edges(keys=True))
    assert rows == an.counted(real_graph.network(aggregate=True))
    assert all(net.edges[row["subject"], row["object"], row["id"]].items() <= row.items() for row in rows)


def test_things_are_left_out(real_graph: AlertGraph) -> None:
    """Without things both ends of a claim are actors."""
    ends = {end for row in an.counted(real_graph.network(), things=False) for end in (row["subject"], row["object"])}
    assert ends
    assert all(real_graph.entities[end].is_actor for end in ends)


def test_layers() -> None:
    """A layer holds the claims of a sign, counted by subject and object; ties of no sign are in none."""
    net = projection([("a", "b", 1), ("a", "b", 1), ("b", "a", 1), ("a", "b", -1), ("b", "c", 0)])
    assert list(an.layer(net, "cooperation").edges(data="weight")) == [("a", "b", 2), ("b", "a", 1)]
    assert list(an.layer(net, "conflict").edges(data=True)) == [("a", "b", {"weight": 1, "claims": "id:alert-part-003"})]
    assert list(an.layer(net).edges(data="weight")) == [("a", "b", 3), ("b", "a", 1), ("b", "c", 1)]
    assert list(an.layer(net, modes=("Structural",))) == ["b", "c"]
    assert list(an.layer(net, modes="Structural")) == ["b", "c"]
    assert not an.layer(net, "conflict", modes=("Structural",))


@pytest.mark.parametrize("modes", ["Struct", ["Structural", "Struct"]])
def test_a_mode_that_no_claim_has(modes: Any) -> None:
    """It is an error that tells those that occur; a mode's name is never looked for by its letters."""
    net = projection([("a", "b", 1), ("b", "c", 0)])
    with pytest.raises(AnalysisError, match="no claim of this network is of the mode Struct; it has Structural, Verbal"):
        an.layer(net, modes=modes)


def test_signed() -> None:
    """A pair has the sign that more of its claims have, none where they are equal; both numbers are kept."""
    net = projection([("a", "b", 1), ("b", "a", 1), ("a", "b", -1), ("c", "b", -1), ("c", "d", 1), ("d", "c", -1), ("a", "d", 0)])
    found = {
        (a, b): (row["sign"], row["weight"], row["positive"], row["negative"]) for a, b, row in an.signed(net).edges(data=True)
    }
    assert found == {("a", "b"): (1, 1, 2, 1), ("b", "c"): (-1, 1, 0, 1), ("c", "d"): (0, 0, 1, 1)}
    assert an.signed(net).edges["a", "b"]["claims"] == "id:alert-part-000|id:alert-part-001|id:alert-part-002"


def test_karate_club_comes_whole() -> None:
    """The 34 members and 78 friendships of Zachary's club."""
    assert (an.signed(karate()).number_of_nodes(), an.signed(karate()).number_of_edges()) == (34, 78)


def test_a_row_leads_back_to_its_claims(real_graph: AlertGraph) -> None:
    """The part of a network that holds a row's claims has these and no other, with all that their edges and nodes carry."""
    net = real_graph.network()
    source, target, row = next(iter(an.layer(net, "conflict").edges(data=True)))
    found = an.part(net, [row["claims"]])
    assert sorted(key for _, _, key in found.edges(keys=True)) == row["claims"].split("|")
    assert set(found) == {source, target}
    assert nx.utils.graphs_equal(an.part(net, row["claims"]), found)
    assert all(net.edges[edge] == found.edges[edge] for edge in found.edges(keys=True))
    assert found.nodes[source] == net.nodes[source]


def test_merged_actors() -> None:
    """All claims stay, under the name that stands for both; ties between the two count no more, and labels are kept."""
    net = projection([("a", "b", 1), ("c", "a", 1), ("c", "d", -1), ("a", "d", 1)])
    found = an.merge(net, {"c": "a", "d": "nobody"})
    assert sorted(found.edges(keys=True)) == [
        ("a", "a", "id:alert-part-001"),
        ("a", "b", "id:alert-part-000"),
        ("a", "d", "id:alert-part-002"),
        ("a", "d", "id:alert-part-003"),
    ]
    assert dict(found.nodes(data="label")) == {"a": "A", "b": "B", "d": "D"}
    assert [(row["subject"], row["object"]) for row in an.counted(found)] == [("a", "b"), ("a", "d"), ("a", "d")]
    assert "c" in net
    with pytest.raises(AnalysisError, match="an aggregated network cannot be merged"):
        an.merge(nx.MultiDiGraph(claims="{}"), {})


def test_claims_that_are_not_there(real_graph: AlertGraph) -> None:
    """A claim of another network, and an aggregated network, are errors that say what to give."""
    with pytest.raises(AnalysisError, match="this network has no claim id:nowhere-001; give the one that the table"):
        an.part(real_graph.network(), ["id:nowhere-001"])
    with pytest.raises(AnalysisError, match="an aggregated network has no edge of a single claim"):
        an.part(real_graph.network(aggregate=True), [])
    for figure in (lambda net: an.part(net, []), lambda net: an.merge(net, {})):
        with pytest.raises(AnalysisError, match="this is not a network of claims: got NoneType"):
            figure(None)


@pytest.mark.parametrize("figure", [an.counted, an.layer, an.signed])
@pytest.mark.parametrize(
    ("net", "message"),
    [
        (nx.path_graph(3, create_using=nx.MultiDiGraph), "this is not a network of claims: an edge lacks alert"),
        (nx.path_graph(3), "this is not a network of claims: got Graph; give one from graph.network"),
        (None, "this is not a network of claims: got NoneType; give one from graph.network"),
        (bare(), "this network says nothing of a, from or to which a claim leads"),
        (projection([("a", "b", -1, {"stance": "Disputed"})]), "every claim of this network is negated or disputed"),
        (projection([("a", "b", -1, {"polarity": "Negated"})]), "every claim of this network is negated or disputed"),
    ],
)
def test_what_cannot_be_counted(net: Any, message: str, figure: Callable[[Any], Any]) -> None:
    """A network that is not of claims, or has none that counts, is an error that says what to give."""
    with pytest.raises(AnalysisError, match=message):
        figure(net)


def test_an_empty_network_has_nothing() -> None:
    """No claim is no error."""
    assert an.counted(nx.MultiDiGraph()) == []


def test_a_layer_that_does_not_exist() -> None:
    """It is told with those that do."""
    with pytest.raises(AnalysisError, match="a layer is one of conflict, cooperation, or None for all ties; got 'war'"):
        an.layer(karate(), "war")
