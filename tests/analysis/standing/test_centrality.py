"""Degrees and centralities: published values of Zachary's club, and the alert counted by other means."""

import sys
from collections import Counter, deque
from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from literature import karate, projection

import alertgraph.analysis as an
from alertgraph.analysis.standing.eigenvector import DENSE as EIGEN
from alertgraph.analysis.standing.measures import Asked, measured
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from alertgraph.model.claims import Claim
from alertgraph.tables.table import Table


def told(table: Any, *columns: str) -> dict[str, Any]:
    """Columns of a table, by actor."""
    return {row["actor"]: tuple(row[name] for name in columns) for row in table.to_dict("records")}


def default_claims(graph: AlertGraph) -> list[Claim]:
    """The claims of the default projection."""
    return [c for c in graph.claims() if (c.stance, c.polarity, c.modality) == ("Asserted", "Affirmed", "Actual")]


def actor_ties(graph: AlertGraph, sign: int) -> Counter[tuple[str, str]]:
    """How many claims of a sign tie one actor to another."""
    return Counter(
        (c.subject, c.object)
        for c in default_claims(graph)
        if graph.relations[c.relation].sign == sign
        and c.subject != c.object
        and graph.entities[c.subject].is_actor
        and graph.entities[c.object].is_actor
    )


def shares_of_paths(ties: set[frozenset[str]]) -> dict[str, float]:
    """Betweenness from its definition: the shortest paths of each pair, found one by one."""
    names = sorted({end for tie in ties for end in tie})
    found = dict.fromkeys(names, 0.0)
    for source, target in combinations(names, 2):
        paths: list[list[str]] = []
        waiting = deque([[source]])
        while waiting:
            path = waiting.popleft()
            if paths and len(path) >= len(paths[0]):
                break
            for other in names:
                if frozenset((path[-1], other)) in ties and other not in path:
                    (paths if other == target else waiting).append([*path, other])
        for path in paths:
            for between in path[1:-1]:
                found[between] += 1 / len(paths)
    count = len(names)
    return {name: value * 2 / ((count - 1) * (count - 2)) for name, value in found.items()}


def test_zacharys_club() -> None:
    """Degrees, betweenness and eigenvector centrality of the club's two heads are those of the literature."""
    degree = told(an.degrees(karate()), "degree", "strength", "cooperation_degree", "conflict_degree")
    assert (degree["m34"], degree["m01"], degree["m33"]) == ((17, 17, 17, 0), (16, 16, 16, 0), (12, 12, 12, 0))
    central = told(an.centralities(karate(), "cooperation"), "betweenness", "eigenvector")
    assert central["m01"] == pytest.approx((0.43764, 0.35549), abs=1e-5)
    assert central["m34"] == pytest.approx((0.30407, 0.37337), abs=1e-5)
    assert list(an.centralities(karate())["actor"])[:3] == ["m01", "m34", "m33"]


def test_degrees_of_the_alert(real_graph: AlertGraph) -> None:
    """Each figure is what counting the claims one by one gives, and the claims are told."""
    claims = [c for c in default_claims(real_graph) if c.subject != c.object]
    table = an.degrees(real_graph.network())
    actors = {end for c in claims for end in (c.subject, c.object) if real_graph.entities[end].is_actor}
    assert set(table["actor"]) == actors
    for row in table.to_dict("records"):
        actor = row["actor"]
        out, into = ([c for c in claims if getattr(c, end) == actor] for end in ("subject", "object"))
        assert (row["out_strength"], row["in_strength"], row["strength"]) == (len(out), len(into), len(out) + len(into))
        partners = [{c.object for c in out}, {c.subject for c in into}]
        assert (row["out_degree"], row["in_degree"]) == (len(partners[0]), len(partners[1]))
        assert row["degree"] == len(partners[0] | partners[1])
        against = [c for c in into if real_graph.relations[c.relation].sign < 0]
        assert row["conflict_in"] == len(against)
        assert row["claims"].split("|") == sorted(c.id for c in out + into)
        assert row["weak"] == pytest.approx(sum(c.certainty == "Hedged" for c in out + into) / len(out + into))
        assert row["label"] == real_graph.entities[actor].label
    assert list(table["strength"]) == sorted(table["strength"], reverse=True)


def test_degrees_by_mode_and_without_things(real_graph: AlertGraph) -> None:
    """The modes of an actor's claims add up to its claims; without things those between actors are left."""
    table = an.degrees(real_graph.network(), things=False, by="mode")
    modes = {real_graph.relations[c.relation].mode for c in default_claims(real_graph)}
    columns = [f"{mode}_{end}" for mode in modes for end in ("out", "in")]
    assert {name for name in table.columns if name.endswith(("_out", "_in"))} == set(columns)
    assert all(sum(row[name] for name in columns) == row["strength"] for row in table.to_dict("records"))
    both = [c for c in default_claims(real_graph) if c.subject != c.object]
    both = [c for c in both if real_graph.entities[c.subject].is_actor and real_graph.entities[c.object].is_actor]
    assert table["out_strength"].sum() == len(both)
    assert list(an.degrees(real_graph.network(), by=None).columns)[-2:] == ["weak", "claims"]


def test_things_are_partners_but_no_rows() -> None:
    """A treaty counts as a partner and has no row; actors that only name it share no path through it."""
    net = projection([("a", "pact", 1), ("b", "pact", 1), ("a", "b", 1)], pact={"is_actor": 0})
    assert told(an.degrees(net), "degree") == {"a": (2,), "b": (2,)}
    assert told(an.degrees(net, things=False), "degree") == {"a": (1,), "b": (1,)}
    assert list(an.centralities(net)["actor"]) == ["a", "b"]


def test_betweenness_of_the_alert(real_graph: AlertGraph) -> None:
    """On cooperation it is what all shortest paths, found one by one, give."""
    expected = shares_of_paths({frozenset(pair) for pair in actor_ties(real_graph, 1)})
    found = told(an.centralities(real_graph.network(), "cooperation"), "betweenness")
    assert {actor: value for actor, (value,) in found.items()} == pytest.approx(expected, abs=1e-9)
    assert max(expected.values()) > 0


def test_pagerank_of_the_alert(real_graph: AlertGraph) -> None:
    """On conflict it solves its own equation: 0.85 from those that act against an actor, the rest to all alike."""
    ties = actor_ties(real_graph, -1)
    names = sorted({end for pair in ties for end in pair})
    steps = np.zeros((len(names), len(names)))
    for (source, target), count in ties.items():
        steps[names.index(target), names.index(source)] = count
    sums = steps.sum(axis=0)
    steps = np.where(sums > 0, steps / np.where(sums > 0, sums, 1), 1 / len(names))
    expected = np.linalg.solve(np.eye(len(names)) - 0.85 * steps, np.full(len(names), 0.15 / len(names)))
    found = told(an.centralities(real_graph.network(), "conflict"), "pagerank")
    assert [found[name][0] for name in names] == pytest.approx(list(expected), abs=1e-8)


def test_a_network_in_two_parts() -> None:
    """Eigenvector centrality is that of the greater part, and None elsewhere; PageRank and betweenness are of all."""
    net = projection([("a", "b", 1), ("b", "c", 1), ("x", "y", 1)])
    found = told(an.centralities(net), "betweenness", "pagerank", "eigenvector")
    assert found["b"][2] == pytest.approx(2**-0.5)
    assert [found[name][2] for name in "ac"] == pytest.approx([0.5, 0.5])
    assert all(value != value for value in (found["x"][2], found["y"][2]))  # what pandas makes of None
    assert sum(row[1] for row in found.values()) == pytest.approx(1)
    assert found["b"][0] == pytest.approx(1 / 6)


def test_a_sample_is_repeatable(real_graph: AlertGraph) -> None:
    """The same seed estimates the same, another one another; a sample of everybody is exact."""
    net = real_graph.network()
    some = [measured(net, Asked("betweenness", sample=10, seed=seed)).values for seed in (1, 1, 2)]
    assert some[0] == some[1] != some[2]
    assert measured(net, Asked("betweenness", sample=10_000)).values == measured(net, Asked("betweenness")).values


def test_aggregated_networks_measure_the_same(real_graph: AlertGraph) -> None:
    """Whether an edge is a claim or several makes no difference."""
    one, several = real_graph.network(), real_graph.network(aggregate=True)
    assert an.degrees(one).equals(an.degrees(several))
    assert an.centralities(one, "conflict").equals(an.centralities(several, "conflict"))


def test_a_measure_of_ones_own_sees_what_counts() -> None:
    """It is given the claims that count, and nothing that the alert disputes."""
    net = projection([("a", "b", 1), ("a", "c", -1, {"stance": "Disputed"})])
    assert measured(net, Asked(lambda given: dict(given.degree()))).values == {"a": 1, "b": 1}


def test_a_measure_that_is_not_defined_for_some() -> None:
    """NaN is no value, and gives no rank."""
    given_back = {"a": float("nan"), "b": 2.0, "c": 1.0}
    net = projection([("a", "b", 1), ("a", "c", 1)])
    assert measured(net, Asked(lambda given: given_back)).values == {"b": 2, "c": 1}
    assert list(an.ranking(net, lambda given: given_back)["actor"]) == ["b", "c"]


def test_a_graph_is_no_network(real_graph: AlertGraph) -> None:
    """Who gives the graph itself is told to give its network."""
    with pytest.raises(AnalysisError, match="this is not a network of claims: got AlertGraph; give one"):
        an.degrees(real_graph)


def test_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rows come as a table."""
    expected = [*an.degrees(karate())["actor"]]
    monkeypatch.setitem(sys.modules, "pandas", None)
    for table in (an.degrees(karate()), an.centralities(karate())):
        assert isinstance(table, Table)
        assert len(table) == 34
    assert an.degrees(karate()).column("actor") == expected


def test_an_empty_network() -> None:
    """It has the columns and no row."""
    for table in (an.degrees(nx.MultiDiGraph()), an.centralities(karate(), "conflict")):
        assert len(table) == 0
        assert {"actor", "label", "weak", "claims"} <= set(table.columns)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: an.degrees(karate(), by="family"), "by is None, or one of sign, mode; got 'family'"),
        (lambda: an.centralities(karate(), "war"), "a layer is one of conflict, cooperation, or None for all ties; got 'war'"),
        (lambda: an.centralities(karate(), sample=0), "a sample is a number of actors from 2 on; got 0"),
        (
            lambda: measured(karate(), Asked("fame")).values,
            "a measure is one of degree, .*, or a function of a projection; got 'fame'",
        ),
        (lambda: measured(karate(), Asked(len, "conflict")).values, "a measure of your own chooses its layer itself"),
        (
            lambda: measured(karate(), Asked(len)).values,
            "a measure of your own gives a number an actor, as a dict; it gave a int",
        ),
        (lambda: measured(karate(), Asked(lambda net: {"nobody": 1})).values, "of the network; it gave one of 'nobody'"),
        (lambda: measured(karate(), Asked(lambda net: {"m01": "1"})).values, "gives a number an actor; it gave '1' for m01"),
        (lambda: an.centralities(karate(), sample=float("nan")), "a sample is a number of actors from 2 on; got nan"),
        (lambda: an.centralities(karate(), sample=1.5), "a sample is a number of actors from 2 on; got 1.5"),
        (
            lambda: measured(karate(), Asked("betweenness", things=True)).values,
            "betweenness is of paths between actors alone; give no things",
        ),
        (lambda: measured(karate(), Asked(["degree"])).values, "a measure is one of degree"),
        (lambda: measured(karate(), Asked(None)).values, "a measure is one of degree"),
        (lambda: an.centralities(karate(), ["conflict"]), "a layer is one of conflict"),
        (lambda: an.degrees(None), "this is not a network of claims: got NoneType"),
    ],
)
def test_what_cannot_be_measured(ask: Any, message: str) -> None:
    """The error names what there is."""
    with pytest.raises(AnalysisError, match=message):
        ask()


@pytest.mark.parametrize(
    "ties",
    [
        pytest.param(nx.barbell_graph(10, 3), id="two groups and a bridge"),
        pytest.param(nx.path_graph(200), id="chain"),
        pytest.param(nx.ladder_graph(100), id="ladder"),
        pytest.param(nx.barabasi_albert_graph(EIGEN + 20, 2, seed=1), id="more than are solved whole"),
    ],
)
def test_eigenvector_centrality_solves_its_equation(ties: Any) -> None:
    """Where steps would not settle it is exact all the same: the vector of the greatest eigenvalue, of length 1."""
    found = measured(projection((f"n{a:04}", f"n{b:04}", 1) for a, b in ties.edges), Asked("eigenvector")).values
    vector = np.array([found[f"n{node:04}"] for node in sorted(ties)])
    matrix = nx.to_numpy_array(ties, nodelist=sorted(ties))
    assert matrix @ vector == pytest.approx(np.linalg.eigvalsh(matrix)[-1] * vector, abs=1e-8)
    assert (np.linalg.norm(vector), vector.min() > 0) == (pytest.approx(1), True)


def test_an_eigenvector_that_cannot_be_told() -> None:
    """Of two alike groups that a long chain joins neither leads: the column is None, the others are there, and asked alone
    it is an error."""
    net = projection((f"n{a:02}", f"n{b:02}", 1) for a, b in nx.barbell_graph(12, 30).edges)
    table = an.centralities(net)
    assert table["eigenvector"].isna().all()
    assert table["betweenness"].notna().all()
    assert table["pagerank"].sum() == pytest.approx(1)
    with pytest.raises(AnalysisError, match="ask for pagerank in place of eigenvector"):
        an.ranking(net, "eigenvector")
    chain = projection((f"n{a:03}", f"n{b:03}", 1) for a, b in nx.path_graph(200).edges)
    with pytest.raises(AnalysisError, match="the backend 'networkx' does not settle"):
        an.ranking(chain, "eigenvector", backend="networkx", spread=False)
