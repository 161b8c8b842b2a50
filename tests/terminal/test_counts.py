"""The numbers that commands tell add up, whatever the graph."""

import re

import pytest

from alertgraph.api import AlertGraph
from alertgraph.terminal import counts


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_parts_add_up_to_the_whole(name: str, request: pytest.FixtureRequest) -> None:
    """Claims of each standing are all claims, entries in claims and in none all of the registry, triples all triples."""
    graph: AlertGraph = request.getfixturevalue(name)
    total, usual, rest, *others = map(int, re.findall(r"\d+", counts.claims(graph.claims())))
    assert total == len(graph.claims()) == usual + rest
    assert rest == sum(others)
    assert usual == graph.network().number_of_edges()
    every, ends, on_map, named, absent = map(int, re.findall(r"\d+", counts.entries(graph)))
    assert every == len(graph.entities) == ends + named + absent
    assert ends == len(graph.network(stance=None, polarity=None, modality=None))
    assert on_map == len(graph.network())
    whole, written, made = map(int, re.findall(r"\d+", counts.triples(graph.data)))
    assert whole == len(graph.data.store) == written + made


def test_claims_of_a_standing_alone(made_up: AlertGraph) -> None:
    """Where there is no other standing, none is told; a claim that is disputed and denied is counted once."""
    usual = made_up.claims(stance="Asserted", polarity="Affirmed", modality="Actual")
    assert counts.claims(usual) == "24 claims: 24 asserted, affirmed and actual, with which map and networks open"
    denied = made_up.claims(stance="Disputed")[0]._replace(polarity="Negated")
    assert counts.claims([denied]) == (
        "1 claim: 0 asserted, affirmed and actual, with which map and networks open; the other 1: 1 that the alert disputes"
    )
