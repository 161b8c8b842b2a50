"""What a figure may count: affirmed claims that the alert does not dispute, between actors, each once."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from literature import karate, projection

import alertgraph.analysis as an
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError

EVERYTHING: dict[str, Any] = {"stance": None, "polarity": None, "modality": None}


def bare() -> "nx.MultiDiGraph[str]":
    """A network whose claims are whole, and whose nodes say nothing."""
    net: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    net.add_edges_from(projection([("a", "b", 1)]).edges(keys=True, data=True))
    return net


def numbered() -> "nx.MultiDiGraph[Any]":
    """A network of claims whose nodes are named by numbers."""
    return nx.convert_node_labels_to_integers(projection([("a", "b", 1)]))


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


def test_merging_follows_names_to_their_end() -> None:
    """A name that is merged on in turn goes where that one goes, over names that are no node too; to itself is no circle."""
    net = projection([("a", "b", 1), ("b", "c", 1), ("d", "c", -1)])
    found = an.merge(net, {"a": "b", "b": "c", "c": "c", "d": "nobody", "nobody": "b"})
    assert sorted(found.edges()) == [("c", "c")] * 3
    assert dict(found.nodes(data="label")) == {"c": "C"}
    with pytest.raises(AnalysisError, match="names lead in a circle: a -> b -> a; let one of them stand"):
        an.merge(net, {"a": "b", "b": "a"})
    with pytest.raises(AnalysisError, match="names lead in a circle: d -> a -> b -> a"):
        an.merge(net, {"d": "a", "a": "b", "b": "a"})


def test_merging_renames_all_that_a_claim_says() -> None:
    """Speaker, place, whom a claim involves and what it is done under have the new name, once, with its label and kind."""
    card = {
        "stated_by": "b",
        "stated_by_label": "B",
        "involves": "b|x|c",
        "place": "b|c",
        "under": "y|b",
        "under_label": "Y|B",
        "under_kind": "Decision|State",
    }
    net = projection([("a", "b", 1, card), ("a", "c", 1)], c={"kind": "Court", "is_actor": 0, "label": "Sea"})
    found = an.merge(net, {"b": "c", "nowhere": "c"})
    row = found.edges["a", "c", "id:alert-part-000"]
    expected = {
        "stated_by": "c",
        "stated_by_label": "Sea",
        "involves": "c|x",
        "involves_label": "Sea|X",
        "involves_kind": "Court|State",
        "involves_is_actor": "0|1",
        "place": "c",
        "under": "y|c",
        "under_label": "Y|Sea",
        "under_kind": "Decision|Court",
    }
    assert row == {**net.edges["a", "b", "id:alert-part-000"], **expected}
    assert found.edges["a", "c", "id:alert-part-001"] == net.edges["a", "c", "id:alert-part-001"]
    assert net.edges["a", "b", "id:alert-part-000"]["stated_by"] == "b"


@pytest.mark.parametrize("into", [None, [("a", "b")], "ab", {"a": 1}, {1: "a"}])
def test_merging_takes_a_mapping(into: Any) -> None:
    """What is no mapping of names is an error that shows one."""
    with pytest.raises(AnalysisError, match="merge takes a mapping from identifiers to identifiers, such as"):
        an.merge(projection([("a", "b", 1)]), into)


@pytest.mark.parametrize("wrong", [5, None])
def test_what_is_no_collection(wrong: Any) -> None:
    """A number for claims or modes is an error that says what to give."""
    net = projection([("a", "b", 1)])
    with pytest.raises(AnalysisError, match="part takes identifiers of claims, or cells of a column claims; got"):
        an.part(net, wrong)
    if wrong is not None:
        with pytest.raises(AnalysisError, match="modes takes one mode or some, such as"):
            an.layer(net, modes=wrong)


def test_a_claim_counts_once() -> None:
    """A claim on two edges, as networks put together after renaming have it, is an error that names it."""
    net = projection([("a", "b", 1)])
    both = nx.compose(net, nx.relabel_nodes(net, {"a": "c"}))
    for figure in (an.counted, an.stands, an.courts):
        with pytest.raises(AnalysisError, match="the claim id:alert-part-000 stands on two edges of this network"):
            figure(both)


def test_claims_that_are_not_there(real_graph: AlertGraph) -> None:
    """A claim of another network, and an aggregated network, are errors that say what to give."""
    with pytest.raises(AnalysisError, match="this network has no claim id:nowhere-001; give the one that the table"):
        an.part(real_graph.network(), ["id:nowhere-001"])
    with pytest.raises(AnalysisError, match="an aggregated network has no edge of a single claim"):
        an.part(real_graph.network(aggregate=True), [])
    for figure in (lambda net: an.part(net, []), lambda net: an.merge(net, {})):
        with pytest.raises(AnalysisError, match="this is not a network of claims: got NoneType"):
            figure(None)


@pytest.mark.parametrize(
    "figure",
    [an.counted, an.layer, an.signed, an.courts, an.court_steps, an.agreements, an.agreement_steps, an.stands, an.silence],
)
@pytest.mark.parametrize(
    ("net", "message"),
    [
        (nx.path_graph(3, create_using=nx.MultiDiGraph), "this is not a network of claims: an edge lacks a"),
        (nx.path_graph(3), "this is not a network of claims: got Graph; give one from graph.network"),
        (None, "this is not a network of claims: got NoneType; give one from graph.network"),
        (bare(), "this network says nothing of a, from or to which a claim leads"),
        (numbered(), "a node of this network is named 0, which is no identifier; give one from graph.network"),
        (nx.DiGraph(), "got DiGraph; give one from graph.network.+, read it with force_multigraph=True"),
    ],
)
def test_what_is_no_network_of_claims(net: Any, message: str, figure: Callable[[Any], Any]) -> None:
    """A network that is not of claims is an error that says what to give, in the same words everywhere."""
    with pytest.raises(AnalysisError, match=message):
        figure(net)


@pytest.mark.parametrize("figure", [an.counted, an.layer, an.signed])
@pytest.mark.parametrize("field", [{"stance": "Disputed"}, {"polarity": "Negated"}])
def test_what_cannot_be_counted(field: dict[str, str], figure: Callable[[Any], Any]) -> None:
    """A network that has claims, but none that counts, is an error."""
    with pytest.raises(AnalysisError, match="every claim of this network is negated or disputed"):
        figure(projection([("a", "b", -1, field)]))


@pytest.mark.parametrize("field", ["when", "gist", "alert", "sections"])
def test_fields_that_figures_read(field: str) -> None:
    """A network whose claims lack a field that some table reads is refused at once, not when that table is made."""
    net = projection([("a", "b", 1)])
    del net.edges["a", "b", "id:alert-part-000"][field]
    with pytest.raises(AnalysisError, match=f"an edge lacks {field}; give one from graph.network"):
        an.counted(net)


def test_an_empty_network_has_nothing() -> None:
    """No claim is no error."""
    assert an.counted(nx.MultiDiGraph()) == []


def test_a_layer_that_does_not_exist() -> None:
    """It is told with those that do."""
    with pytest.raises(AnalysisError, match="a layer is one of conflict, cooperation, or None for all ties; got 'war'"):
        an.layer(karate(), "war")
