"""Figures beside chance: published values, exact distributions of small networks, what the baselines keep."""

import math
import sys
from collections import Counter
from itertools import combinations, permutations, product
from typing import Any

import networkx as nx
import pytest
from literature import karate, projection

import alertgraph.analysis as an
from alertgraph.analysis.standing.measures import Asked, measured
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from alertgraph.tables.table import Table


def one(table: Any) -> dict[str, Any]:
    """The one row of a table."""
    (row,) = table.to_dict("records")
    return dict(row)


@pytest.mark.parametrize(
    ("figure", "value"), [("transitivity", 0.2557), ("clustering", 0.5706), ("assortativity", -0.4756), ("reciprocity", 0.0)]
)
def test_figures_of_zacharys_club(figure: str, value: float) -> None:
    """They are those of the literature; each of 78 ties has one direction."""
    assert one(an.chance(karate(), figure, draws=5))["observed"] == pytest.approx(value, abs=5e-5)


def test_modularity_of_zacharys_club() -> None:
    """The clubs that came of it have, after Newman and Girvan, what their formula gives: 0.358."""
    ties = nx.karate_club_graph()
    clubs = {f"m{member + 1:02}": club for member, club in ties.nodes(data="club")}
    expected = 0.0
    for a, b in product(ties, repeat=2):
        if ties.nodes[a]["club"] == ties.nodes[b]["club"]:
            expected += (ties.has_edge(a, b) - len(ties[a]) * len(ties[b]) / 156) / 156
    row = one(an.chance(karate(), "modularity", blocs=clubs, draws=150))
    assert row["observed"] == pytest.approx(expected)
    assert row["observed"] == pytest.approx(0.358, abs=5e-4)
    assert row["p_high"] < 0.01 < 0.9 < row["p_low"]


def test_balance() -> None:
    """Of two blocs every triad is balanced; a triad with one tie of conflict is not; ties of both kinds are left out."""
    blocs = {"a": 0, "b": 0, "c": 0, "d": 1, "e": 1}
    whole = [(x, y, 1 if blocs[x] == blocs[y] else -1) for x, y in combinations(blocs, 2)]
    assert one(an.chance(projection(whole), "balance", draws=3))["observed"] == 1
    broken = [("a", "b", -1), *whole[1:]]
    assert one(an.chance(projection(broken), "balance", draws=3))["observed"] == pytest.approx(7 / 10)
    mixed = [*whole, ("b", "a", -1)]
    assert one(an.chance(projection(mixed), "balance", draws=3))["observed"] == 1


def test_balance_of_the_alert(real_graph: AlertGraph) -> None:
    """Trying every three actors gives the same share."""
    net = real_graph.network()
    sums: Counter[frozenset[str]] = Counter()
    for row in an.counted(net, things=False):
        sums[frozenset((row["subject"], row["object"]))] += row["effect"]
    names = sorted({name for pair in sums for name in pair})
    found = [sums[frozenset((a, b))] * sums[frozenset((b, c))] * sums[frozenset((a, c))] for a, b, c in combinations(names, 3)]
    found = [value for value in found if value]
    row = one(an.chance(net, "balance", baseline="signs", draws=20))
    assert row["observed"] == pytest.approx(sum(value > 0 for value in found) / len(found))


def test_conflict_within_blocs() -> None:
    """It is the share of the claims of conflict among members."""
    net = projection([("a", "b", -1), ("a", "c", -1), ("c", "a", -1), ("b", "d", -1), ("a", "x", -1), ("a", "b", 1)])
    row = one(an.chance(net, "conflict_within", blocs={"one": ["a", "b"], "two": ["c", "d"]}, draws=3))
    assert row["observed"] == 1 / 4


def ties_of(net: Any) -> set[tuple[str, str]]:
    """The pairs that a network ties."""
    return {(source, target) for source, target, _ in net.edges}


def test_rewiring_reaches_every_network_alike() -> None:
    """Of all networks with the degrees of a small one, found by trying every one, each is drawn about as often."""
    observed = [(0, 1), (1, 2), (2, 0), (0, 3), (3, 2)]
    every = [pair for pair in product(range(4), repeat=2) if pair[0] != pair[1]]

    def degrees(ties: Any) -> list[tuple[int, int]]:
        return [(sum(a == node for a, _ in ties), sum(b == node for _, b in ties)) for node in range(4)]

    possible = {frozenset(ties) for ties in combinations(every, len(observed)) if degrees(ties) == degrees(observed)}
    drawn: Counter[frozenset[tuple[int, int]]] = Counter()

    def see(net: Any) -> float:
        drawn[frozenset((int(a), int(b)) for a, b in ties_of(net))] += 1
        return 0.0

    draws = 2000
    an.chance(projection((str(a), str(b), 1) for a, b in observed), see, draws=draws)
    assert set(drawn) == possible
    assert len(possible) > 2
    expected = draws / len(possible)
    assert all(abs(count - expected) < 5 * math.sqrt(expected) for count in drawn.values())


def test_a_circle_turns_round() -> None:
    """Three ties in a circle have two networks, and both are drawn."""
    net = projection([("a", "b", 1), ("b", "c", 1), ("c", "a", 1)])
    row = one(an.chance(net, lambda given: float(given.has_edge("a", "b")), draws=400))
    assert row["mean"] == pytest.approx(0.5, abs=0.1)


def test_the_claims_of_a_tie_go_together() -> None:
    """Which partner has the three claims and which the one is left to chance, where the ties themselves cannot change."""
    net = projection([("a", "b", 1), ("a", "b", 1), ("a", "b", 1), ("a", "c", 1)])
    drawn: Counter[int] = Counter()

    def see(given: Any) -> float:
        drawn[given.number_of_edges("a", "b")] += 1
        return 0.0

    an.chance(net, see, draws=400)
    assert set(drawn) == {1, 3}
    assert drawn[1] == pytest.approx(200, abs=60)


def test_rewiring_keeps_degrees_signs_and_claims(real_graph: AlertGraph) -> None:
    """In each draw every actor has the same partners out and in of each sign, and every claim its subject; ties differ."""
    seen: list[tuple[Any, Any, Any]] = []

    def see(net: Any) -> float:
        ties = {(a, b, row["effect"]) for a, b, row in net.edges(data=True)}
        out, into = Counter((a, sign) for a, _, sign in ties), Counter((b, sign) for _, b, sign in ties)
        seen.append(((out, into), sorted((key, a) for a, _, key in net.edges(keys=True)), ties))
        return 0.0

    an.chance(real_graph.network(), see, draws=5)
    assert len(seen) == 6
    assert all(kept == seen[0][0] and claims == seen[0][1] for kept, claims, _ in seen)
    assert all(seen[0][2] != ties for _, _, ties in seen[1:])


def test_things_are_exchanged_with_things(real_graph: AlertGraph) -> None:
    """With things, each claim still leads to an actor where it did, to a thing where it did."""
    seen = []

    def see(net: Any) -> float:
        seen.append({key: net.nodes[target]["is_actor"] for _, target, key in net.edges})
        return 0.0

    an.chance(real_graph.network(), see, things=True, draws=2)
    assert seen[0] == seen[1] == seen[2]
    assert len(seen[0]) == len(an.counted(real_graph.network()))


def test_signs_are_dealt_anew_over_fixed_ties() -> None:
    """Each deal of the signs comes about as often; pairs with claims of both signs keep theirs."""
    net = projection([("a", "b", 1), ("b", "c", 1), ("b", "c", 1), ("a", "c", -1), ("c", "d", -1), ("d", "c", 1), ("a", "d", 0)])
    drawn: Counter[tuple[int, ...]] = Counter()

    def see(given: Any) -> float:
        effects = {key: row["effect"] for _, _, key, row in given.edges(keys=True, data=True)}
        drawn[tuple(effects[key] for key in sorted(effects))] += 1
        return 0.0

    an.chance(net, see, baseline="signs", draws=900)
    assert set(drawn) == {(a, b, b, c, -1, 1, 0) for a, b, c in permutations((1, 1, -1))}
    assert all(abs(count - 300) < 5 * math.sqrt(300) for count in drawn.values())


def test_the_summary_is_that_of_the_draws() -> None:
    """Mean, deviation, percentiles and both chances are what the figures that were drawn give; none is zero."""
    drawn: list[float] = []

    def mutual(net: Any) -> float:
        ties = ties_of(net)
        drawn.append(sum((b, a) in ties for a, b in ties) / len(ties))
        return drawn[-1]

    net = projection([("a", "b", 1), ("b", "a", 1), ("c", "d", 1), ("d", "c", 1), ("a", "c", 1), ("d", "b", 1)])
    row = one(an.chance(net, mutual, draws=199))
    observed, draws = drawn[0], sorted(drawn[1:])
    assert (row["figure"], row["baseline"], row["draws"]) == ("mutual", "ties", 199)
    assert row["observed"] == pytest.approx(observed)
    mean = sum(draws) / 199
    assert row["mean"] == pytest.approx(mean)
    assert row["sd"] == pytest.approx(math.sqrt(sum((value - mean) ** 2 for value in draws) / 198))
    assert row["p_low"] == (sum(value <= observed for value in draws) + 1) / 200
    assert row["p_high"] == (sum(value >= observed for value in draws) + 1) / 200
    assert row["p"] == min(1, 2 * min(row["p_low"], row["p_high"]))
    low, high = 0.05 * draws[4] + 0.95 * draws[5], 0.95 * draws[193] + 0.05 * draws[194]
    assert (row["low"], row["high"]) == pytest.approx((low, high))
    assert row["low"] < row["mean"] < row["high"]


def test_a_row_an_actor(real_graph: AlertGraph) -> None:
    """A measure of actors is compared actor by actor; partners are the same by construction."""
    net = real_graph.network()
    table = an.chance(net, "betweenness", "cooperation", draws=20)
    central = an.centralities(net, "cooperation")
    assert list(table["actor"]) == list(central["actor"])
    assert list(table["observed"]) == list(central["betweenness"])
    kept = an.chance(net, "out_degree", "cooperation", draws=20)
    assert (kept["sd"] == 0).all()
    assert (kept["p"] == 1).all()


def test_the_same_seed_gives_the_same_table(real_graph: AlertGraph) -> None:
    """And another one another, on the same observed figure."""
    net = real_graph.network()
    first, again, other = (one(an.chance(net, "transitivity", draws=10, seed=seed)) for seed in (1, 1, 2))
    assert first == again
    assert first["observed"] == other["observed"]
    assert first["mean"] != other["mean"]


@pytest.mark.parametrize("measure", ["degree", "in_degree", "strength", "betweenness"])
def test_things_count_as_they_do_elsewhere(real_graph: AlertGraph, measure: str) -> None:
    """The observed value of an actor is the one that its rank has, by default, and with actors alone."""
    net = real_graph.network()
    for things in (None, False):
        ranked = an.ranking(net, measure, things=things, spread=False)
        compared = an.chance(net, measure, things=things, draws=1)
        assert dict(zip(compared["actor"], compared["observed"], strict=True)) == dict(
            zip(ranked["actor"], ranked["value"], strict=True)
        )
    table = an.degrees(net)
    if measure in table.columns:
        whole = an.chance(net, measure, draws=1)
        assert dict(zip(whole["actor"], whole["observed"], strict=True)) == dict(zip(table["actor"], table[measure], strict=True))
        assert whole["observed"].sum() > compared["observed"].sum()


def test_where_a_measure_is_not_defined() -> None:
    """A draw in which an actor is outside the part with eigenvector centrality is no draw of this actor, and no 0."""
    net = projection([("a", "b", 1), ("b", "c", 1), ("d", "e", 1), ("e", "f", 1), ("f", "d", 1)])
    seen: Counter[str] = Counter()

    def eigenvector(given: Any) -> dict[str, float]:
        found = measured(given, Asked("eigenvector")).values
        seen.update([*found])
        return found

    own = an.chance(net, eigenvector, draws=100).to_dict("records")
    drawn = {row["actor"]: row["draws"] for row in own}
    assert drawn == {actor: seen[actor] - 1 for actor in drawn}  # but for the observed one
    assert 0 < min(drawn.values()) < 100
    named = an.chance(net, "eigenvector", draws=100)
    assert named.to_dict("records") == own
    assert (named["low"] > 0).all()


def test_draws_of_which_a_function_can_make_nothing() -> None:
    """They are left out and counted; what it raises of the network itself is told."""
    net = projection([("a", "b", 1), ("b", "c", 1), ("c", "a", 1)])

    def turned(given: Any) -> float:
        if not given.has_edge("a", "b"):
            raise AnalysisError("turned")
        return 1.0

    row = one(an.chance(net, turned, draws=100))
    assert row["mean"] == 1
    assert 20 < row["draws"] < 80
    with pytest.raises(AnalysisError, match="turned"):
        an.chance(projection([("a", "c", 1)]), turned)


def test_a_figure_that_is_not_defined() -> None:
    """It has no value and no chance, and counts as no draw."""
    row = one(an.chance(projection([("a", "b", 1), ("c", "d", 1)]), "balance", draws=10))
    assert row["draws"] == 0
    assert all(row[name] is None or row[name] != row[name] for name in ("observed", "mean", "sd", "low", "high", "p"))


def test_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same row comes as a table."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    table = an.chance(karate(), "transitivity", draws=3)
    assert isinstance(table, Table)
    assert table[0].draws == 3


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: an.chance(karate(), "fame"), "a figure is one of reciprocity, .*betweenness.*; got 'fame'"),
        (lambda: an.chance(karate(), "modularity"), "modularity is a figure of blocs: give blocs"),
        (lambda: an.chance(karate(), "balance", baseline="dice"), "a baseline is one of ties, signs; got 'dice'"),
        (lambda: an.chance(karate(), "balance", "cooperation", baseline="signs"), "a layer has one sign"),
        (lambda: an.chance(karate(), "balance", draws=0), "draws is a number of networks from 1 on; got 0"),
        (lambda: an.chance(karate(), "balance", draws=1.5), "draws is a number of networks from 1 on; got 1.5"),
        (lambda: an.chance(karate(), "balance", things=True), "balance is of actors alone; give no things"),
        (lambda: an.chance(karate(), "pagerank", things=True), "pagerank is of paths between actors alone; give no things"),
        (lambda: an.chance(karate(), ["degree"]), "a figure is one of reciprocity"),
        (lambda: an.chance(karate(), "degree", baseline=["ties"]), "a baseline is one of ties, signs"),
        (lambda: an.chance(karate(), str), "a function of a projection gives a number, or a number an actor; it gave a str"),
        (lambda: an.chance(karate(), "balance", "war"), "a layer is one of conflict, cooperation"),
        (lambda: an.chance(karate(), "reciprocity", "conflict"), "there is no claim on this layer that counts"),
    ],
)
def test_what_cannot_be_compared(ask: Any, message: str) -> None:
    """The error says what to give."""
    with pytest.raises(AnalysisError, match=message):
        ask()
