"""How few claims hold a first place: by brute force on small networks, and on the alert."""

from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from literature import projection

import alertgraph.analysis as an
from alertgraph.analysis.ground.ties import projected
from alertgraph.analysis.standing.measures import Asked, measured
from alertgraph.analysis.standing.ranking import ranks
from alertgraph.api import AlertGraph

WIDE: dict[str, Any] = {"stance": ("Asserted", "Reported"), "modality": None}


@pytest.mark.parametrize("measure", ["strength", "out_strength", "in_strength", "degree", "out_degree", "in_degree"])
@pytest.mark.parametrize("seed", range(6))
def test_how_few_claims_hold_the_first_place(measure: str, seed: int) -> None:
    """The least number is that which trying every set of claims finds."""
    drawn = nx.gnp_random_graph(5, 0.35, seed=seed, directed=True)
    net = projection((f"n{a}", f"n{b}", 1) for a, b in [*drawn.edges, *[(0, 1), (0, 2), (0, 2), (0, 3), (4, 0)]])
    counted = an.counted(net)
    every = measured(net, Asked(measure)).values
    first = {actor for actor, place in ranks(every).items() if place == 1}

    def changes(gone: tuple[dict[str, Any], ...]) -> bool:
        found = measured(projected(net, [row for row in counted if row not in gone]), Asked(measure)).values
        return {actor for actor in every if found.get(actor, 0) == max(found.values(), default=1)} != first

    least = next(size for size in range(1, len(counted)) if any(map(changes, combinations(counted, size))))
    told = an.first_place(net, measure).to_dict("records")
    assert {row["actor"] for row in told} == first
    if len(first) == 1:
        assert told[0]["needed"] == least
    singles = {row["id"] for row in counted if changes((row,))}
    assert {name for name in told[0]["single_claims"].split("|") if name} == singles
    assert told[0]["single"] == len(singles)


@pytest.mark.parametrize("measure", ["strength", "out_strength", "degree", "in_degree"])
def test_who_alone_is_ranked_is_first_until_nothing_is_left(measure: str) -> None:
    """An actor with nobody behind it, as one whose partners are all things, loses its place with its last claim."""
    net = projection([("a", "pact", 1), ("a", "pact", 1), ("a", "case", -1)], pact={"is_actor": 0}, case={"is_actor": 0})
    (row,) = an.first_place(net, measure).to_dict("records")
    assert (row["actor"], row["second"], row["needed"], row["single"]) == ("a", None, 3, 0)
    (row,) = an.first_place(net, measure, "conflict").to_dict("records")
    assert (row["needed"], row["single"]) == (1, 1)


def test_the_first_place_on_paths(real_graph: AlertGraph) -> None:
    """Claims of which one alone holds a first place are told, and without one of them somebody else is first."""
    net = real_graph.network(**WIDE)
    told = an.first_place(net, "betweenness", "cooperation").to_dict("records")[0]
    named = [name for name in told["single_claims"].split("|") if name]
    assert len(named) == told["single"]
    asked = Asked("betweenness", "cooperation")
    every = measured(net, asked).values
    assert every[told["actor"]] == max(every.values()) == told["value"]
    for name in named:
        found = measured(projected(net, [row for row in an.counted(net) if row["id"] != name]), asked).values
        assert {actor for actor in found if found[actor] == max(found.values())} != {told["actor"]}
