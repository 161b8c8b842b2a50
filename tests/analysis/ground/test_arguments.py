"""Arguments of the analysis: what is none is told with what to give, in one way everywhere; numpy's numbers are numbers."""

import datetime
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from literature import karate, records, tribes

import alertgraph.analysis as an
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError, QueryError

Call = Callable[[Any], Any]
SEEDED: dict[str, Callable[[Any, Any], Any]] = {
    "chance": lambda net, seed: an.chance(net, "reciprocity", draws=2, seed=seed),
    "communities": lambda net, seed: an.communities(net, runs=1, seed=seed).actors,
    "triad_census": lambda net, seed: an.triad_census(net, shuffles=2, seed=seed).kinds,
    "centralities": lambda net, seed: an.centralities(net, sample=5, seed=seed),
    "ranking": lambda net, seed: an.ranking(net, "betweenness", sample=5, seed=seed, spread=False),
}


@pytest.mark.parametrize("name", SEEDED)
@pytest.mark.parametrize("seed", ["x", [1], None, 1.5, True], ids=str)
def test_a_seed_is_a_whole_number(name: str, seed: Any) -> None:
    """Anything else is refused, None too: with it no figure would come again."""
    with pytest.raises(AnalysisError, match="a seed is a whole number"):
        SEEDED[name](tribes(), seed)


@pytest.mark.parametrize("name", SEEDED)
def test_a_seed_of_numpy(name: str) -> None:
    """It is as good as a plain one, and gives the same."""
    assert records(SEEDED[name](tribes(), np.int64(3))) == records(SEEDED[name](tribes(), 3))


def test_numbers_of_numpy() -> None:
    """As many blocs, draws, runs, shuffles and places as numpy counts are as many."""
    net = tribes()
    two = an.blocs(net, np.int64(2), certain=False)  # type: ignore[arg-type]
    assert type(two.k) is int
    assert two.cost == an.blocs(net, 2, certain=False).cost
    assert an.triad_census(net, shuffles=np.int64(2)).triads == 68  # type: ignore[arg-type]
    assert [row["draws"] for row in records(an.chance(net, "reciprocity", draws=np.int64(4)))] == [4]  # type: ignore[arg-type]


@pytest.mark.parametrize("day", [20240301, ["2024-03-01"], "March", True], ids=str)
@pytest.mark.parametrize(
    "call",
    [
        lambda net, day: an.within(net, day),
        lambda net, day: an.within(net, None, day),
        lambda net, day: an.per_quarter(net, since=day),
        lambda net, day: an.before_and_after(net, day),
    ],
    ids=["since", "until", "per_quarter", "before_and_after"],
)
def test_what_is_no_day(call: Callable[[Any, Any], Any], day: Any) -> None:
    """A long number, a list and a word are told how to write the day."""
    with pytest.raises(AnalysisError, match="takes a day, month or year such as 2023-09-01, 2023-09 or 2023"):
        call(karate(), day)


@pytest.mark.parametrize("first", ["2024", "2024-01", 2024, datetime.date(2024, 1, 1), np.datetime64("2024-01-01")], ids=repr)
def test_a_day_as_people_type_it(first: Any, real_graph: AlertGraph) -> None:
    """A year, a month, a date of Python's or numpy's are the day that they begin with; an interval ends with the last of them."""
    net = real_graph.network()
    expected = set(an.within(net, "2024-01-01", "2024-12-31", undated=False).edges(keys=True))
    assert set(an.within(net, first, "2024", undated=False).edges(keys=True)) == expected
    assert (
        set(real_graph.network(since=first, until="2024-12", undated=False, surely=False).edges(keys=True)) == expected != set()
    )
    with pytest.raises(QueryError, match="since takes a day, month or year such as"):
        real_graph.network(since="soon")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda net: an.layer(net, modes=[["MaterialConflict"]]), "modes takes one mode or some"),  # type: ignore[list-item]
        (lambda net: an.ranking(net, np.array(["degree"])), "a measure is one of"),  # type: ignore[arg-type]
        (lambda net: an.chance(net, np.array(["density"])), "a figure is one of"),  # type: ignore[arg-type]
        (lambda net: an.centralities(net, sample=1), "a sample is a number of actors from 2 on"),
        (lambda net: an.before_and_after(net, None), "day takes a day"),  # type: ignore[arg-type]
        (lambda net: an.per_quarter(net, ["quarter"]), r"every is one of .*; got \['quarter'\]"),  # type: ignore[arg-type]
        (lambda net: an.turning_points(net, ["pair"]), r"of is one of pair, actor; got \['pair'\]"),  # type: ignore[arg-type]
        (lambda net: an.chance(net, "reciprocity", baseline=["ties"]), "a baseline is one of"),  # type: ignore[arg-type]
        (lambda net: an.communities(net, {"signed"}), "of is one of signed, cooperation"),  # type: ignore[arg-type]
        (lambda net: an.layer(net, np.array(["cooperation"])), "a layer is one of"),  # type: ignore[arg-type]
        (lambda net: an.blocs(net, True), "divided into 2 to 6 blocs; got True"),
        (lambda net: an.brokers(net, {"n": {"m01", 1}}), "an actor is named by its identifier, .*; got 1"),
        (lambda net: an.brokers(net, {1: "n", "m01": "n"}), "an actor is named by its identifier, .*; got 1"),
        (lambda net: an.bloc_pairs(net, ["m01", 2]), "an actor is named by its identifier, .*; got 2"),  # type: ignore[list-item]
        (lambda net: an.ranking(net, "degree", sample=3), "a sample is for betweenness"),
        (lambda net: an.robustness(net, "pagerank", sample=3), "a sample is for betweenness"),
    ],
)
def test_what_is_no_argument(call: Call, message: str) -> None:
    """Lists, sets and arrays in place of a word, a number in place of an actor: each error says what to give."""
    with pytest.raises(AnalysisError, match=message):
        call(karate())
