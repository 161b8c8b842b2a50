"""Triads of the signed network, counted and listed."""

import itertools
import sys
from typing import Any

import pytest
from literature import karate, projection, tribes
from literature import records as rows

import alertgraph.analysis as an
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from alertgraph.tables.table import Table


def test_the_four_kinds() -> None:
    """A triad is balanced where an even number of its ties is negative; each is told with its signs and claims."""
    net = projection(
        [
            *(("a", "b", 1), ("b", "c", 1), ("a", "c", 1)),
            *(("d", "e", 1), ("e", "f", 1), ("f", "d", -1)),
            *(("g", "h", 1), ("h", "i", -1), ("i", "g", -1)),
            *(("j", "k", -1), ("k", "l", -1), ("j", "l", -1)),
        ]
    )
    found = rows(an.triads(net))
    assert [(row["a"], row["b"], row["c"], row["kind"], row["balanced"]) for row in found] == [
        ("a", "b", "c", "+++", True),
        ("d", "e", "f", "++-", False),
        ("g", "h", "i", "+--", True),
        ("j", "k", "l", "---", False),
    ]
    assert [(row["ab"], row["ac"], row["bc"]) for row in found] == [(1, 1, 1), (1, -1, 1), (1, -1, -1), (-1, -1, -1)]
    assert (found[1]["a_label"], found[1]["claims"]) == ("D", "id:alert-part-003|id:alert-part-004|id:alert-part-005")


def test_a_tie_of_both_kinds_is_in_no_triad() -> None:
    """A pair with as many positive as negative claims has no sign."""
    net = projection([("a", "b", 1), ("b", "a", -1), ("b", "c", 1), ("a", "c", 1)])
    assert rows(an.triads(net)) == []
    census = an.triad_census(net)
    assert (census.triads, census.balanced, census.share, census.expected, census.at_least) == (0, 0, None, None, None)
    assert [row["count"] for row in rows(census.kinds)] == [0, 0, 0, 0]


def test_the_tribes() -> None:
    """Of the triads of the tribes 0.8676471 are balanced, as signnet (R) has it; far fewer are by chance."""
    census = an.triad_census(tribes())
    assert (census.triads, census.balanced) == (68, 59)
    assert census.share == pytest.approx(0.8676471, abs=1e-7)
    # A triad of three ties drawn from 29 of each sign: all positive, or one of them.
    even = (29 * 28 * 27 + 3 * 29 * 29 * 28) / (58 * 57 * 56)
    assert census.expected == pytest.approx(even, abs=0.01)
    assert census.at_least == 1 / 1001  # none of a thousand shuffles, and the network itself
    counts = {row["kind"]: row["count"] for row in rows(census.kinds)}
    assert counts == {"+++": 19, "++-": 2, "+--": 40, "---": 7}


def test_the_karate_club() -> None:
    """Its 45 triangles are all of friends, whatever is shuffled."""
    census = an.triad_census(karate(), shuffles=50)
    assert (census.triads, census.balanced, census.share, census.expected, census.at_least) == (45, 45, 1, 1, 1)


def test_the_alert(real_graph: AlertGraph) -> None:
    """The triads are those of three actors whose every pair has more claims of one sign than of the other."""
    effects = {key: effect for *_, key, effect in real_graph.network().edges(keys=True, data="effect")}
    sums: dict[frozenset[str], int] = {}
    evidence: dict[frozenset[str], set[str]] = {}
    for claim in real_graph.claims():
        ends = frozenset((claim.subject, claim.object))
        if (claim.stance, claim.polarity, claim.modality) == ("Asserted", "Affirmed", "Actual") and len(ends) == 2:
            sums[ends] = sums.get(ends, 0) + effects[claim.id]
            if effects[claim.id]:
                evidence.setdefault(ends, set()).add(claim.id)
    signs = {ends: value > 0 for ends, value in sums.items() if value and all(real_graph.entities[end].is_actor for end in ends)}
    actors = sorted({end for ends in signs for end in ends})
    expected = []
    for names in itertools.combinations(actors, 3):
        pairs = [frozenset(pair) for pair in itertools.combinations(names, 2)]
        if all(pair in signs for pair in pairs):
            negative = sum(not signs[pair] for pair in pairs)
            claims = "|".join(sorted(set().union(*(evidence[pair] for pair in pairs))))
            expected.append((*names, negative in (0, 2), claims))
    assert expected
    found = rows(an.triads(real_graph.network()))
    assert [(row["a"], row["b"], row["c"], row["balanced"], row["claims"]) for row in found] == expected
    census = an.triad_census(real_graph.network(), shuffles=50)
    assert (census.triads, census.balanced) == (len(expected), sum(row[3] for row in expected))


def test_a_seed_fixes_the_shuffles() -> None:
    """The same seed gives the same chance, another one another."""
    once, again, other = (an.triad_census(tribes(), shuffles=20, seed=seed).expected for seed in (3, 3, 4))
    assert once == again
    assert once != other


def test_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of named rows come where pandas is not installed."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    found = an.triads(tribes())
    assert isinstance(found, Table)
    assert len(found) == 68


@pytest.mark.parametrize("shuffles", [0, 1.5, "many", True])
def test_no_shuffle_is_told(shuffles: Any) -> None:
    """Chance needs a shuffle, and a whole one."""
    with pytest.raises(AnalysisError, match=f"shuffles is a number of times from 1 on; got {shuffles!r}"):
        an.triad_census(tribes(), shuffles=shuffles)


def test_one_chance_of_balance(real_graph: AlertGraph) -> None:
    """The census and ``chance`` shuffle alike: of the same seed both have the same share, mean and p; ties of both signs stay."""
    mixed = [("a", "b", 1), ("a", "b", 1), ("b", "a", -1), ("b", "c", 1), ("a", "c", -1), ("c", "d", -1), ("a", "d", 1)]
    for net in (tribes(), projection(mixed), real_graph.network()):
        census = an.triad_census(net, shuffles=40, seed=5)
        (row,) = rows(an.chance(net, "balance", baseline="signs", draws=40, seed=5))
        assert census.expected == pytest.approx(row["mean"])
        assert (census.share, census.at_least) == (pytest.approx(row["observed"]), row["p_high"])
        assert sum(kind["expected"] for kind in rows(census.kinds)) == pytest.approx(census.triads)


def test_a_triad_s_weak_claims() -> None:
    """The share of claims that are hedged, reported or not said to have happened is told of each triad."""
    weak: dict[str, Any] = {"certainty": "Hedged"}
    net = projection([("a", "b", 1), ("b", "c", 1, weak), ("a", "c", 1), ("c", "a", 1, {"stance": "Reported"})])
    assert [row["weak"] for row in rows(an.triads(net))] == [0.5]


def test_how_far_a_census_depends_on_weak_claims() -> None:
    """The share of claims that are weak, each counted once, is told of all triads and of each kind."""
    weak: dict[str, Any] = {"certainty": "Hedged"}
    ties = [("a", "b", 1), ("b", "c", 1, weak), ("a", "c", 1), ("c", "d", -1), ("b", "d", -1), ("d", "e", 1, weak)]
    census = an.triad_census(projection(ties), shuffles=2)  # type: ignore[arg-type]
    assert {row["kind"]: row["weak"] for row in rows(census.kinds)} == {"+++": 1 / 3, "++-": 0, "+--": 1 / 3, "---": 0}
    assert (census.triads, census.weak) == (2, 1 / 5)
    assert an.triad_census(projection([("a", "b", 1)])).weak == 0
