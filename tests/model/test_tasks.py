"""Five tasks of an analyst, in Python as somebody types it who has not seen it before, with right answers."""

import io
import pickle
from pathlib import Path

import networkx as nx
import pytest
import support

import alertgraph as ag
import alertgraph.analysis as an
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError, QueryWarning
from alertgraph.network import files


def test_a_ranking_with_how_firm_each_rank_is(real_graph: AlertGraph) -> None:
    """Betweenness in cooperation: from the whole network or that of cooperation the same ranks, each with its best and worst."""
    support.need_module("pandas")
    ranks = an.ranking(real_graph.network(), "betweenness", "cooperation")
    same = an.ranking(real_graph.network(mode="cooperation"), "betweenness", "cooperation")
    assert ranks.equals(same)
    assert ranks["label"].iloc[0] == "United States"
    assert (ranks["highest"] <= ranks["rank"]).all()
    assert (ranks["rank"] <= ranks["lowest"]).all()


def test_a_ranking_is_printed_with_how_firm_it_is(real_graph: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """In 80 columns, whatever else is in the table and however its words are written; its head and a copy, too."""
    support.need_module("pandas")
    monkeypatch.setenv("COLUMNS", "80")
    ranks = an.ranking(real_graph.network(), "Betweenness", "Cooperation")
    for table in (ranks, ranks.head(3), ranks.sort_values("label")):
        first, *_, last = str(table).splitlines()
        assert first.split() == ["rank", "label", "value", "highest", "lowest"]
        assert last == f"[{len(table)} rows; further columns: actor, weak, variants, claims]"
    assert pickle.loads(pickle.dumps(ranks)).equals(ranks)  # noqa: S301
    for call, said in (
        (lambda: an.ranking(real_graph.network(), "betwenness"), r"did you mean betweenness\?"),
        (lambda: an.ranking(real_graph.network(), "degree", "coperation"), r"did you mean cooperation\?"),
        (lambda: an.stability(real_graph.network(), "degree", "cooperation"), "layer='cooperation'"),  # type: ignore[arg-type]
    ):
        with pytest.raises(AnalysisError, match=said):
            call()


def test_cooperation_in_a_year(real_graph: AlertGraph) -> None:
    """Without what has no date, and told how much that leaves out: few of them have a date in 2025."""
    with pytest.warns(QueryWarning) as told:
        net = real_graph.network(mode="cooperation", since="2025", until="2025")
    left_out = net.graph["undated_left_out"]
    assert [str(one.message) for one in told] == [
        f"{left_out} of {left_out + net.number_of_edges()} claims that fit have no date and are left out; undated=True keeps "
        f"them; {net.number_of_edges()} of {net.number_of_edges()} claims only reach into the interval; surely=True leaves "
        "them out (mode='cooperation', since='2025', until='2025')"
    ]
    assert left_out > 60 > net.number_of_edges() > 0
    for *_, row in net.edges(data=True):
        assert row["earliest"] <= "2025-12-31"
        assert not row["latest"] or row["latest"] >= "2025-01-01"
    cooperation = an.within(real_graph.network(mode="cooperation"), "2025", "2025", undated=False)
    assert set(net.edges(keys=True)) == set(cooperation.edges(keys=True))


def test_disputed_claims_with_speaker_passage_and_words(real_graph: AlertGraph) -> None:
    """With one's own copy, a table of all nine: who says it, where it stands, and the words there."""
    support.need_module("pandas")
    graph = ag.load(support.GRAPH, source=support.alert_text())
    table = graph.claims(stance="Disputed").to_pandas(words=True)
    assert len(table) == 9 == len(real_graph.query("SELECT ?c { ?c ag:stance ag:Disputed }"))  # type: ignore[arg-type]
    assert "Lemkin Institute for Genocide Prevention and Human Security" not in set(table["stated_by_label"])
    assert {"Russia", "Trump Administration"} <= set(table["stated_by_label"])
    assert table["paragraphs"].str.len().gt(0).all()
    assert table["words"].str.len().gt(20).all()
    assert not table["words"].str.contains("not found for certain").any()


def test_conflict_among_states_as_graphml(real_graph: AlertGraph, tmp_path: Path) -> None:
    """Conflict among states alone: both ends are states, the relations negative, and networkx reads the file back whole."""
    net = real_graph.network(mode="conflict", kind="State")
    path = tmp_path / "states.graphml"
    nx.write_graphml(net, path)
    back = nx.read_graphml(path, force_multigraph=True)
    assert {kind for _, kind in back.nodes(data="kind")} == {"State"}
    assert {sign for *_, sign in back.edges(data="sign")} == {-1}
    expected = {
        claim.id
        for claim in real_graph.claims()
        if claim.in_default_network
        and real_graph.relations[claim.relation].sign < 0
        and {real_graph.entities[end].kind for end in (claim.subject, claim.object)} == {"State"}
    }
    assert {key for *_, key in back.edges(keys=True)} == expected != set()
    assert nx.read_graphml(io.BytesIO(files.graphml(net)), force_multigraph=True).number_of_edges() == len(expected)


def test_a_count_of_ones_own(real_graph: AlertGraph) -> None:
    """Claims by speaker and stance in SPARQL, as a DataFrame: the counts are those of the list of claims."""
    support.need_module("pandas")
    table = real_graph.query("""
        SELECT ?speaker ?stance (COUNT(?claim) AS ?claims) WHERE {
          ?claim ag:statedBy/skos:prefLabel ?speaker ; ag:stance ?stance
        } GROUP BY ?speaker ?stance ORDER BY DESC(?claims)
    """).to_pandas()  # type: ignore[union-attr]
    counted = real_graph.claims().to_pandas().groupby(["stated_by_label", "stance"]).size()
    found = {(row.speaker, row.stance.removeprefix("ag:")): row.claims for row in table.itertuples()}
    assert found == counted.to_dict()
    assert table["claims"].sum() == len(real_graph.claims())
