"""The frustration index and the division of a signed network into blocs: exact, proven, and no more certain than they are."""

import itertools
import math
import random
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx
import numpy as np
import pytest
from literature import TRIBES, karate, projection, tribes
from literature import records as rows
from scipy.optimize import Bounds, LinearConstraint, milp

import alertgraph.analysis as an
from alertgraph.analysis.odds import structure
from alertgraph.analysis.sides import cycles, parts, programme, signedties
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from alertgraph.tables.table import Table

if TYPE_CHECKING:
    from literature import Projection

#: What signnet 1.0.6 (R) and Doreian and Mrvar (1996) find for three blocs of the tribes, in the order of TRIBES.
THREE_BLOCS = (2, 2, 1, 1, 3, 1, 1, 1, 3, 3, 1, 1, 3, 3, 2, 2)


def groups(table: Any, column: str = "bloc", actor: str = "actor") -> set[frozenset[str]]:
    """The actors of each bloc, whatever its number."""
    found: dict[Any, set[str]] = defaultdict(set)
    for row in rows(table):
        found[row[column]].add(row[actor])
    return {frozenset(group) for group in found.values()}


def claim_costs(net: "Projection") -> dict[tuple[str, str], tuple[int, int]]:
    """The positive and negative claims of each pair."""
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for a, b, row in net.edges(data=True):
        if row["effect"] and a != b:
            found[min(a, b), max(a, b)][row["effect"] < 0] += 1
    return {pair: (numbers[0], numbers[1]) for pair, numbers in found.items()}


def every_cost(net: "Projection", k: int, weighted: bool) -> dict[tuple[int, ...], int]:
    """What each division into k blocs costs, actors in order, the first in the first bloc: by trying all."""
    pairs = claim_costs(net)
    names = sorted({name for pair in pairs for name in pair})
    found = {}
    for places in itertools.product(range(k), repeat=len(names) - 1):
        blocs = dict(zip(names, (0, *places), strict=True))
        cost = 0
        for (a, b), (positive, negative) in pairs.items():
            against = negative if blocs[a] == blocs[b] else positive
            sided = positive - negative
            cost += against if weighted else int(sided != 0 and (sided > 0) != (blocs[a] == blocs[b]))
        found[0, *places] = cost
    return found


def by_chance(seed: int) -> "Projection":
    """A small network whose pairs, signs and numbers of claims fall by chance."""
    chance = random.Random(seed)  # noqa: S311
    names = "abcdefghij"[: chance.randint(4, 8)]
    density = chance.choice((0.4, 0.7, 1.0))
    pairs = [pair for pair in itertools.permutations(names, 2) if chance.random() < density]
    return projection((a, b, chance.choice((1, -1))) for a, b in pairs or [("a", "b")])


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("k", [2, 3])
def test_small_networks_against_all_divisions(seed: int, weighted: bool, k: int) -> None:
    """The cost is the least of all divisions, and an actor is fixed only where all cheapest divisions agree on its core."""
    net = by_chance(seed) if weighted else tied(by_chance(seed))
    costs = every_cost(net, k, weighted)
    least = min(costs.values())
    found = an.blocs(net, k, weighted=weighted)
    assert (found.cost, found.bound, found.proven, found.gap) == (least, least, True, 0)
    assert sum(row["cost"] for row in rows(found.against)) == least
    table = rows(found.actors)
    cheapest = [division for division, cost in costs.items() if cost == least]
    assert tuple(row["bloc"] - 1 for row in table) in {renumbered(division) for division in cheapest}
    assert [row["fixed"] for row in table] == of_cores(cheapest)


def tied(net: Any) -> Any:
    """The network of those who have a tie with a sign, without whom no division costs another number."""
    ends = {end for a, b, sign in an.signed(net).edges(data="sign") if sign for end in (a, b)}
    return net.subgraph(ends).copy()


def test_who_has_as_many_claims_of_either_sign_is_in_no_bloc() -> None:
    """Such a pair has no tie, unless claims are counted."""
    net = projection([("a", "b", -1), ("a", "c", 1), ("c", "a", -1)])
    assert [row["actor"] for row in rows(an.blocs(net).actors)] == ["a", "b"]
    assert [row["ties"] for row in rows(an.blocs(net).actors)] == [1, 1]
    assert [row["actor"] for row in rows(an.blocs(net, weighted=True).actors)] == ["a", "b", "c"]
    with pytest.raises(AnalysisError):
        an.bloc_pairs(net, ["a", "c"])


def of_cores(cheapest: list[tuple[int, ...]]) -> list[bool]:
    """Whether each actor is in a core: sets that no cheapest division parts, large ones first, if all have them apart."""
    sets: dict[tuple[tuple[bool, ...], ...], list[int]] = defaultdict(list)
    actors = range(len(cheapest[0]))
    for one in actors:
        sets[tuple(tuple(division[one] == division[other] for other in actors) for division in cheapest)].append(one)
    cores: list[list[int]] = []
    for group in sorted(sets.values(), key=lambda group: (-len(group), group)):
        if all(division[group[0]] != division[core[0]] for core in cores for division in cheapest):
            cores.append(group)
    return [any(actor in core for core in cores) for actor in actors]


def renumbered(places: tuple[int, ...]) -> tuple[int, ...]:
    """A division with its blocs numbered as actors come."""
    names: dict[int, int] = {}
    return tuple(names.setdefault(place, len(names)) for place in places)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("k", [2, 3])
def test_pairs_against_all_divisions(seed: int, k: int) -> None:
    """What it costs to have two actors together or apart is the least of the divisions that have them so."""
    net = tied(by_chance(seed))
    costs = every_cost(net, k, weighted=False)
    names = sorted(net)
    for row in rows(an.bloc_pairs(net, names[:4], k)):
        a, b = names.index(row["a"]), names.index(row["b"])
        one = min(cost for division, cost in costs.items() if division[a] == division[b])
        two = min(cost for division, cost in costs.items() if division[a] != division[b])
        surely = "either" if one == two else "together" if one < two else "apart"
        assert (row["together"], row["apart"], row["surely"]) == (one, two, surely)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("k", [2, 3])
def test_named_blocs_against_all_divisions(seed: int, k: int) -> None:
    """What a named bloc costs more is what the cheapest of all divisions that have it together costs more than the best."""
    net = tied(by_chance(seed))
    costs = every_cost(net, k, weighted=False)
    names = sorted(net)
    for members in itertools.combinations(range(len(names)), 3):
        (row,) = rows(an.compare_blocs(net, [names[member] for member in members], k, certain=False).figures)
        least = min(cost for division, cost in costs.items() if len({division[member] for member in members}) == 1)
        assert (row["together"], row["excess"], row["proven"]) == (least, least - min(costs.values()), True)


def test_tribes_are_read_s() -> None:
    """The 16 tribes have the 58 pairs, half of them opposed, and the ties of each tribe, that are published."""
    net = an.signed(tribes())
    signs = [sign for *_, sign in net.edges(data="sign")]
    assert (len(net), signs.count(1), signs.count(-1)) == (16, 29, 29)
    friends = [sum(row["sign"] > 0 for row in net.adj[name.lower()].values()) for name in TRIBES]
    assert friends == [3, 3, 4, 2, 3, 5, 7, 6, 3, 2, 4, 4, 4, 2, 3, 3]
    assert [net.degree[name.lower()] for name in TRIBES] == [8, 8, 6, 3, 7, 10, 7, 7, 7, 5, 9, 8, 8, 5, 9, 9]


def test_the_tribes_have_an_index_of_seven() -> None:
    """Seven of 58 pairs, a normalised 0.759, as Aref and Wilson (2018) have it; proven."""
    found = an.frustration(tribes())
    assert (found.index, found.bound, found.gap, found.proven, found.total) == (7, 7, 0, True, 58)
    assert found.normalised == pytest.approx(0.7586207)
    assert len(found.frustrated) == 7
    (proof,) = rows(found.proof)
    assert (proof["actors"], proof["ties"], proof["cost"], proof["bound"], proof["proven"]) == (16, 58, 7, 7, True)


def test_the_tribes_have_three_blocs() -> None:
    """Three blocs leave two pairs, both of the Masil, and no other division of that cost."""
    found = an.blocs(tribes(), 3)
    assert (found.cost, found.proven) == (2, True)
    assert {(row["a"], row["b"], row["sign"]) for row in rows(found.against)} == {("masil", "nagam", 1), ("masil", "uheto", 1)}
    published: dict[int, set[str]] = defaultdict(set)
    for name, bloc in zip(TRIBES, THREE_BLOCS, strict=True):
        published[bloc].add(name.lower())
    assert groups(found.actors) == {frozenset(group) for group in published.values()}
    assert all(row["fixed"] for row in rows(found.actors))


def test_a_network_of_friends_is_balanced() -> None:
    """The karate club, all of whose ties are positive, has an index of 0 and one side."""
    found = an.frustration(karate())
    assert (found.index, found.proven, found.normalised) == (0, True, 1)
    assert {row["side"] for row in rows(found.sides)} == {1}


def test_two_factions_at_odds_are_balanced() -> None:
    """The karate club with ties between its two factions made negative has an index of 0, and the factions as sides."""
    club = nx.karate_club_graph()
    faction = {f"m{member + 1:02}": name for member, name in club.nodes(data="club")}
    net = projection(
        (a, b, 1 if faction[a] == faction[b] else -1) for a, b in ((f"m{a + 1:02}", f"m{b + 1:02}") for a, b in club.edges)
    )
    found = an.blocs(net)
    assert (found.cost, found.proven) == (0, True)
    assert groups(found.actors) == {frozenset(m for m in faction if faction[m] == name) for name in ("Mr. Hi", "Officer")}
    assert all(row["fixed"] for row in rows(found.actors))


def test_three_enemies_need_three_blocs() -> None:
    """Any of three common enemies may be the odd one of two blocs; of three blocs each has its own (Davis 1967)."""
    net = projection([("a", "b", -1), ("b", "c", -1), ("a", "c", -1)])
    two, three = an.blocs(net, 2), an.blocs(net, 3)
    assert (two.cost, three.cost) == (1, 0)
    assert len(groups(three.actors)) == 3
    assert all(row["fixed"] for row in rows(three.actors))
    assert [row["surely"] for row in rows(an.bloc_pairs(net, ["a", "b", "c"]))] == ["either"] * 3


def test_parts_that_hang_on_one_actor() -> None:
    """Two unbalanced triads with an actor in common cost one each; a tie in no cycle costs nothing."""
    net = projection(
        [*(("a", "b", 1), ("b", "c", 1), ("a", "c", -1)), *(("c", "d", 1), ("d", "e", 1), ("c", "e", -1)), ("e", "f", -1)]
    )
    found = an.frustration(net)
    assert found.index == 2
    assert [(row["actors"], row["cost"]) for row in rows(found.proof)] == [(3, 1), (3, 1)]


def test_another_component_is_not_fixed() -> None:
    """An actor that no chain of ties leads to may stand in either bloc."""
    found = an.blocs(projection([("a", "b", 1), ("b", "c", -1), ("x", "y", 1)]))
    assert {row["actor"]: row["fixed"] for row in rows(found.actors)} == {"a": True, "b": True, "c": True, "x": False, "y": False}


def test_claims_as_weights() -> None:
    """A pair costs the claims that are gone against; as many of either sign are left out of pairs, not of claims."""
    net = projection([("a", "b", 1), ("a", "b", 1), ("b", "a", -1), ("b", "c", 1), ("c", "b", -1)])
    pairs, claims = an.frustration(net), an.frustration(net, weighted=True)
    assert (pairs.index, pairs.total) == (0, 1)
    assert (claims.index, claims.total, claims.proven) == (2, 5, True)
    assert {(row["a"], row["b"]): row["cost"] for row in rows(claims.frustrated)} == {("a", "b"): 1, ("b", "c"): 1}


def test_the_alert(real_graph: AlertGraph) -> None:
    """The index of the alert is proven; what its sides go against, counted from the claims themselves, is as much."""
    net = real_graph.network()
    claims = {claim.id: claim for claim in real_graph.claims()}
    for weighted in (False, True):
        found = an.frustration(net, weighted=weighted)
        assert found.proven
        assert found.bound == found.index > 0
        side = {row["actor"]: row["side"] for row in rows(found.sides)}
        assert side == {row["actor"]: row["bloc"] for row in rows(an.blocs(net, weighted=weighted, certain=False).actors)}
        pairs = claim_costs(net.subgraph(side))
        cost = 0
        for (a, b), (positive, negative) in pairs.items():
            against = negative if side[a] == side[b] else positive
            cost += against if weighted else against > positive + negative - against
        assert cost == found.index
        for row in rows(found.frustrated):
            assert all({claims[name].subject, claims[name].object} == {row["a"], row["b"]} for name in row["claims"].split("|"))
            assert len(row["claims"].split("|")) == row["positive"] + row["negative"]


def plain_index(ties: "nx.Graph[str]", pairs: Iterable[tuple[str, str, int]] = ()) -> int:
    """The index by the AND model of Aref and Wilson as they print it, of the whole network, with pairs that must be kept."""
    names, signs = list(ties), [(a, b, sign) for a, b, sign in ties.edges(data="sign") if sign]
    place = {name: number for number, name in enumerate(names)}
    every = [*signs, *pairs]
    table, least = np.zeros((2 * len(every), len(names) + len(every))), np.zeros(2 * len(every))
    for number, (a, b, sign) in enumerate(every):
        for row, way in ((2 * number, 1), (2 * number + 1, -1)):
            table[row, [place[a], place[b]]] = (way, -way) if sign > 0 else (way, way)
            table[row, len(names) + number] = 1
            least[row] = 0 if sign > 0 else way
    found = milp(
        [0] * len(names) + [1] * len(signs) + [0] * len(list(pairs)),
        integrality=np.ones(table.shape[1]),
        bounds=Bounds(0, [1] * (len(names) + len(signs)) + [0] * len(list(pairs))),
        constraints=LinearConstraint(table, least),
    )
    return round(found.fun)


def test_the_alert_s_free_actors(real_graph: AlertGraph) -> None:
    """Leaving the core of its bloc costs an actor something where it is fixed alone: by another programme, without parts."""
    net = real_graph.network()
    ties, found = an.signed(net), an.blocs(net)
    assert plain_index(ties) == found.cost
    table = rows(found.actors)
    core = next(row for row in table if row["fixed"])
    for row in table:
        if row is not core:
            turned = [(core["actor"], row["actor"], -1 if row["bloc"] == core["bloc"] else 1)]
            assert (plain_index(ties, turned) > found.cost) == row["fixed"], row["actor"]
    assert {row["fixed"] for row in table} == {True, False}


def test_the_same_again(real_graph: AlertGraph) -> None:
    """Claims in another order make no other answer."""
    net = real_graph.network()
    other: Projection = nx.MultiDiGraph()
    other.add_nodes_from(reversed(list(net.nodes(data=True))))
    other.add_edges_from((a, b, key, row) for a, b, key, row in reversed(list(net.edges(keys=True, data=True))))
    assert rows(an.blocs(net, 3, certain=False).actors) == rows(an.blocs(other, 3, certain=False).actors)
    assert rows(an.frustration(net).sides) == rows(an.frustration(other).sides)


def test_no_time_no_proof() -> None:
    """Where time is over before any bound is known, the best that was found comes with its gap, and is not called proven."""
    chance = random.Random(1)  # noqa: S311
    net = projection((f"n{a:02}", f"n{b:02}", chance.choice((1, -1))) for a, b in itertools.combinations(range(40), 2))
    found = an.frustration(net, time_limit=1e-9)
    assert (found.proven, found.bound < found.index) == (False, True)
    assert found.gap == (found.index - found.bound) / found.index
    assert sum(row["cost"] for row in rows(found.frustrated)) == found.index
    assert not any(row["proven"] for row in rows(found.proof))
    assert all(row["fixed"] is None for row in rows(an.blocs(net, time_limit=1e-9).actors))
    assert {row["surely"] for row in rows(an.bloc_pairs(net, ["n00", "n01"], time_limit=1e-9))} == {""}


def test_what_time_leaves_unproven_is_searched_by_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the programme's share of the time is over, starts by chance go on, and the best of them is taken."""
    chance = random.Random(2)  # noqa: S311
    ends = list(itertools.combinations(range(60), 2))
    net = projection((f"n{a:02}", f"n{b:02}", chance.choice((1, -1))) for a, b in chance.sample(ends, 600))
    monkeypatch.setattr(programme._Programme, "relax", lambda self, deadline: ([], 1))
    monkeypatch.setattr(programme._Programme, "run", lambda self, deadline: pytest.fail("its time is over"))
    monkeypatch.setattr(programme, "SEARCHED", 1.0)
    searched = an.frustration(net, time_limit=0.5)
    monkeypatch.setattr(programme, "_searched", lambda ties, k, deadline: [])
    plain = an.frustration(net, time_limit=0.5)
    assert (searched.bound, searched.proven) == (plain.bound, False) == (1, False)
    assert searched.index < plain.index
    assert sum(row["cost"] for row in rows(searched.frustrated)) == searched.index


def after_the_first_division(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let the time be over once a network is divided; what is solved from then on is told by its number of ties."""
    now, solved = [0.0], list[int]()
    for module in (cycles, parts, programme, signedties):
        monkeypatch.setattr(module, "monotonic", lambda: now[0])
    divide, solve = parts.Divider.divide, parts.solve

    def first(divider: parts.Divider, *sure: Any) -> parts.Division:
        found = divide(divider, *sure)
        now[0] = 100.0
        return found

    def counted(ties: Any, *rest: Any) -> programme.Solution:
        if now[0]:
            solved.append(len(ties))
        return solve(ties, *rest)

    monkeypatch.setattr(parts.Divider, "divide", first)
    monkeypatch.setattr(parts, "solve", counted)
    return solved


def test_no_time_to_ask_who_is_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where time is over after the proof, nothing is solved any more: the division is proven, and it is open who is fixed."""
    solved = after_the_first_division(monkeypatch)
    found = an.blocs(tribes(), time_limit=1)
    assert (found.cost, found.proven) == (7, True)
    assert {row["fixed"] for row in rows(found.actors)} == {None}
    assert solved == []


def test_no_time_for_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pairs that time did not reach have no cost, and are not said to be together or apart."""
    solved = after_the_first_division(monkeypatch)
    first, *others = rows(an.bloc_pairs(tribes(), ["gama", "gavev", "kotun"], time_limit=1))
    assert (first["together"], first["surely"]) == (7, "")
    assert [(row["a"], row["b"]) for row in others] == [("gama", "kotun"), ("gavev", "kotun")]
    assert all((row["surely"], math.isnan(row["together"]), math.isnan(row["apart"])) == ("", True, True) for row in others)
    assert solved == []


def test_no_time_to_have_a_bloc_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a named bloc costs is then what was found at once, no less than it costs, and is not called proven."""
    named = {"one": ["gama", "masil", "seuve"]}
    (proven,) = rows(an.compare_blocs(tribes(), named, certain=False).figures)
    solved = after_the_first_division(monkeypatch)
    found = an.compare_blocs(tribes(), named, time_limit=1)
    (row,) = rows(found.figures)
    assert (found.proven, row["proven"], solved) == (True, False, [])
    assert row["together"] >= proven["together"] > found.cost
    assert (found.compared, found.adjusted_rand, row["fixed"], row["overlap"]) == (None, None, None, None)


def test_a_bound_without_a_solver() -> None:
    """Unbalanced cycles that share no tie bound the index from below however short the time."""
    net = projection(
        [(f"{name}{a}", f"{name}{b}", sign) for name in "pqrs" for a, b, sign in ((1, 2, 1), (2, 3, 1), (3, 4, 1), (1, 4, -1))]
        + [(f"{a}1", f"{b}1", 1) for a, b in ("pq", "qr", "rs", "sp")]
    )
    assert an.frustration(net, time_limit=1e-9).bound == an.frustration(net).index == 4


def test_a_solver_that_errs_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solver that gives up, or claims more than its answer holds, is not believed: costs are counted, bounds needed."""

    class Wrong:
        status, message, x, mip_dual_bound = 2, "The problem is infeasible.", None, None

    monkeypatch.setattr(programme, "_minimise", lambda *_, **__: Wrong)
    found = an.frustration(tribes())
    assert not found.proven
    assert found.bound < 7 <= found.index
    assert [row["status"] for row in rows(found.proof)] == ["The problem is infeasible."]


def test_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of named rows come where pandas is not installed."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    found = an.blocs(tribes())
    assert isinstance(found.actors, Table)
    assert [row.actor for row in found.actors] == sorted(name.lower() for name in TRIBES)
    assert isinstance(an.frustration(tribes()).frustrated, Table)


def test_without_scipy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A missing SciPy is told with what to install."""
    monkeypatch.setitem(sys.modules, "scipy", None)
    monkeypatch.setitem(sys.modules, "scipy.sparse", None)
    with pytest.raises(AnalysisError, match=r"needs scipy, which is not installed: pip install 'alertgraph\[notebooks\]'"):
        an.frustration(tribes())


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"k": 1}, "divided into 2 to 6 blocs; got 1"),
        ({"k": 2.0}, "divided into 2 to 6 blocs; got 2.0"),
        ({"time_limit": 0}, "a number of seconds above 0, or None for no limit; got 0"),
        ({"time_limit": "5"}, "a number of seconds above 0, or None for no limit; got '5'"),
        ({"time_limit": float("nan")}, "a number of seconds above 0, or None for no limit; got nan"),
        ({"net": projection([("a", "b", 0)])}, "no tie of cooperation or conflict between actors"),
    ],
)
def test_what_cannot_be_divided(arguments: dict[str, Any], message: str) -> None:
    """It is told with what to give instead."""
    with pytest.raises(AnalysisError, match=message):
        an.blocs(**{"net": tribes()} | arguments)


def test_a_pair_without_ties() -> None:
    """An actor without a signed tie is told by name."""
    with pytest.raises(AnalysisError, match="no tie of cooperation or conflict between actors: nobody"):
        an.bloc_pairs(tribes(), ["gama", "nobody"])


def test_one_identifier_is_no_collection() -> None:
    """The letters of an identifier are not taken for actors."""
    with pytest.raises(AnalysisError, match=r"a pair has two actors; give several identifiers, such as \['gama', 'id:other'\]"):
        an.bloc_pairs(tribes(), "gama")


def test_how_weak_the_claims_of_an_actor_are() -> None:
    """The share of its signed claims that are hedged, reported or not said to have happened stands beside each actor."""
    net = projection(
        [("a", "b", 1, {"certainty": "Hedged"}), ("b", "c", -1), ("c", "b", -1, {"modality": "Intended"}), ("a", "c", 0)]
    )
    weak = {"a": 1, "b": pytest.approx(2 / 3), "c": 0.5}
    for table in (
        an.frustration(net).sides,
        an.blocs(net).actors,
        an.compare_blocs(net, ["a"]).actors,
        an.communities(net).actors,
    ):
        assert {row["actor"]: row["weak"] for row in rows(table)} == weak
        assert list(table.columns)[-2:] == ["weak", "claims"]


def test_merged_actors_are_one() -> None:
    """Governments merged into their states stand where their claims, taken for the state's own, have them."""
    ties = [("a", "b", 1), ("gov-a", "b", -1), ("gov-a", "c", -1), ("gov-a", "a", 1), ("b", "c", 1), ("gov-a", "b", -1)]
    merged = an.merge(projection(ties), {"gov-a": "a"})
    state = projection([("a" if a == "gov-a" else a, b, sign) for a, b, sign in ties if (a, b) != ("gov-a", "a")])
    found, expected = an.blocs(merged), an.blocs(state)
    assert [(row["actor"], row["bloc"], row["fixed"], row["ties"]) for row in rows(found.actors)] == [
        (row["actor"], row["bloc"], row["fixed"], row["ties"]) for row in rows(expected.actors)
    ]
    assert (found.cost, an.blocs(projection(ties)).cost) == (0, 1)
    assert an.frustration(merged, weighted=True).index == 1  # the state's own claim of cooperation with b


@pytest.mark.parametrize(
    "function",
    [
        *(an.frustration, an.blocs, an.bloc_pairs, an.compare_blocs, an.triads, an.triad_census, an.communities),
        *(an.brokers, an.between_blocs, *structure.FIGURES.values(), *structure.OF_BLOCS.values()),
    ],
)
def test_a_source_is_named(function: Callable[..., Any]) -> None:
    """Who defined a figure, and in which year, stands in its documentation."""
    assert re.search(r"[A-Z][a-z]+[,\s(]+(18|19|20)\d\d\b", function.__doc__ or ""), function.__name__
