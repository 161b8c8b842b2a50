"""Communities of signed ties and of cooperation."""

import itertools
import random
import sys
from collections import defaultdict
from typing import Any

import networkx as nx
import pytest
from literature import karate, projection, tribes
from literature import records as rows

import alertgraph.analysis as an
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from alertgraph.tables.table import Table


def groups(table: Any) -> list[set[str]]:
    """The actors of each community."""
    found: dict[int, set[str]] = defaultdict(set)
    for row in rows(table):
        found[row["community"]].add(row["actor"])
    return [found[number] for number in sorted(found)]


def modularity(net: Any, division: list[set[str]], resolution: float = 1) -> float:
    """Signed modularity as Gómez, Jensen and Arenas print it: over all ordered pairs of actors, of claims."""
    positive: dict[tuple[str, str], int] = defaultdict(int)
    negative: dict[tuple[str, str], int] = defaultdict(int)
    for a, b, effect in net.edges(data="effect"):
        if effect and a != b:
            layer = positive if effect > 0 else negative
            layer[a, b] += 1
            layer[b, a] += 1
    total, found = 0, 0.0
    for layer, sign in ((positive, 1), (negative, -1)):
        mass = sum(layer.values())
        ends: dict[str, int] = defaultdict(int)
        for (a, _), weight in layer.items():
            ends[a] += weight
        for group in division:
            for a, b in itertools.product(group, repeat=2):
                found += sign * (layer.get((a, b), 0) - (resolution * ends[a] * ends[b] / mass if mass else 0))
        total += mass
    return found / total


def partitions(names: list[str]) -> Any:
    """All divisions of a few names."""
    if not names:
        yield []
        return
    for rest in partitions(names[1:]):
        yield [{names[0]}, *rest]
        for place, group in enumerate(rest):
            yield [*rest[:place], {names[0], *group}, *rest[place + 1 :]]


@pytest.mark.parametrize("of", ["signed", "cooperation"])
def test_the_karate_club(of: str) -> None:
    """Four communities of a modularity of 0.4198, the largest that there is (Brandes and others 2008)."""
    found = an.communities(karate(), of)
    assert found.number == 4
    assert found.modularity == pytest.approx(0.4197896)
    net = nx.Graph([(a, b) for a, b, _ in karate().edges])
    assert nx.community.modularity(net, groups(found.actors), weight=None) == pytest.approx(found.modularity)


def test_the_tribes() -> None:
    """The three alliances of the tribes that Doreian and Mrvar (1996) find as blocs."""
    found = an.communities(tribes())
    blocs: dict[int, set[str]] = defaultdict(set)
    for row in rows(an.blocs(tribes(), 3).actors):
        blocs[row["bloc"]].add(row["actor"])
    assert sorted(map(sorted, groups(found.actors))) == sorted(map(sorted, blocs.values()))
    assert found.modularity == pytest.approx(modularity(tribes(), groups(found.actors)))


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("resolution", [0.5, 1, 2])
def test_small_networks_against_all_divisions(seed: int, resolution: float) -> None:
    """Of small networks the largest modularity is found, claims counted."""
    chance = random.Random(seed)  # noqa: S311
    pairs = [pair for pair in itertools.permutations("abcdefg", 2) if chance.random() < 0.4]
    net = projection((a, b, chance.choice((1, 1, -1))) for a, b in pairs)
    found = an.communities(net, weighted=True, resolution=resolution)
    most = max(modularity(net, division, resolution) for division in partitions(sorted(net)))
    assert found.modularity == pytest.approx(most)
    assert modularity(net, groups(found.actors), resolution) == pytest.approx(most)


def test_common_enemies_make_a_community() -> None:
    """Who has no tie but the same enemies is together, as more negative ties between them would be expected."""
    net = projection([(a, b, -1) for a in "abc" for b in "xyz"])
    assert groups(an.communities(net).actors) == [{"a", "b", "c"}, {"x", "y", "z"}]


def test_the_alert(real_graph: AlertGraph) -> None:
    """Communities of the alert have the modularity that is told, each actor is in one, and a seed fixes them."""
    net = real_graph.network()
    found = an.communities(net, weighted=True)
    ties = an.signed(net)
    assert [row["actor"] for row in rows(found.actors)] == sorted(ties)
    assert found.modularity == pytest.approx(modularity(net.subgraph(ties), groups(found.actors)))
    assert found.modularity > modularity(net.subgraph(ties), [set(ties)])
    again = an.communities(net, weighted=True)
    assert rows(found.actors) == rows(again.actors)
    sizes = [len(group) for group in groups(found.actors)]
    assert sizes == sorted(sizes, reverse=True)
    friends = an.communities(net, "cooperation")
    allied = {name for a, b, sign in ties.edges(data="sign") if sign > 0 for name in (a, b)}
    assert {row["actor"] for row in rows(friends.actors)} == allied


def test_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of named rows come where pandas is not installed."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert isinstance(an.communities(tribes(), runs=1).actors, Table)


def test_the_backend_is_networkx_s() -> None:
    """Communities of cooperation are made on the backend that is asked for; one that does not exist is an error."""
    with pytest.raises(AnalysisError, match="nowhere"):
        an.communities(karate(), "cooperation", backend="nowhere")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"of": "conflict"}, "of is one of signed, cooperation; got 'conflict'"),
        ({"runs": 0}, "runs is a number of searches from 1 on; got 0"),
        ({"resolution": 0}, "a resolution is a number above 0; got 0"),
        ({"resolution": float("inf")}, "above 0; got inf"),
        ({"resolution": "high"}, "above 0; got 'high'"),
        ({"runs": 1.5}, "runs is a number of searches from 1 on; got 1.5"),
        ({"backend": "nowhere"}, "a backend is for cooperation; got 'nowhere'"),
        ({"net": projection([("a", "b", -1)]), "of": "cooperation"}, "no tie for communities of cooperation ties"),
    ],
)
def test_what_has_no_communities(arguments: dict[str, Any], message: str) -> None:
    """It is told with what to give instead."""
    with pytest.raises(AnalysisError, match=message):
        an.communities(**{"net": tribes()} | arguments)


@pytest.mark.parametrize("weighted", [False, True])
def test_communities_of_cooperation_rest_on_cooperation_alone(weighted: bool) -> None:
    """Ties and claims of an actor are those that the search saw: of conflict none."""
    ties = [("a", "b", 1), ("b", "c", 1), ("a", "d", -1), ("a", "e", -1), ("e", "d", 1), ("a", "b", 1), ("b", "a", -1)]
    actors = {row["actor"]: row for row in rows(an.communities(projection(ties), "cooperation", weighted=weighted).actors)}
    pair = 3 - weighted  # a pair has the sign of most of its claims; where claims are counted, those of conflict go
    assert (actors["a"]["ties"], len(actors["a"]["claims"].split("|"))) == (1, pair)
    assert (actors["b"]["ties"], len(actors["b"]["claims"].split("|"))) == (2, pair + 1)
    assert (actors["d"]["ties"], len(actors["d"]["claims"].split("|"))) == (1, 1)
