"""The found blocs beside those that are named."""

from typing import Any

import pytest

import alertgraph.analysis as an
from alertgraph.analysis.comparison import adjusted_rand
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from alertgraph.results import Table
from literature import projection, tribes
from literature import records as rows

ALLIES = {
    "west": ["gama", "gavev", "kotun", "nagad"],
    "east": ["alika", "asaro", "gahuk", "geham", "masil", "ove", "ukudz"],
    "north": ["kohik", "nagam", "notoh", "seuve", "uheto"],
}


def test_named_as_found() -> None:
    """The three alliances of the tribes are the three blocs: they agree wholly, and cost nothing more."""
    found = an.compare_blocs(tribes(), ALLIES, 3)
    assert (found.cost, found.proven, found.adjusted_rand) == (2, True, 1)
    assert [(row["named"], row["members"], row["overlap"], row["jaccard"], row["excess"]) for row in rows(found.figures)] == [
        ("west", 4, 4, 1, 0),
        ("east", 7, 7, 1, 0),
        ("north", 5, 5, 1, 0),
    ]
    assert all(row["fixed"] and row["named"] for row in rows(found.actors))


def test_a_bloc_that_costs_more() -> None:
    """Two enemies named as one bloc cost what the best division that has them together does; who has no tie is told."""
    net = projection([("a", "b", -1), ("b", "c", -1), ("c", "a", 1), ("b", "d", 1), ("e", "f", 0)])
    found = an.compare_blocs(net, ["a", "b", "e", "nobody"])
    (row,) = rows(found.figures)
    assert (row["named"], row["members"], row["present"], row["overlap"]) == ("named", 4, 2, 1)
    assert (row["together"], row["excess"], row["proven"]) == (2, 2, True)  # the tie itself, and one of c to either
    assert row["jaccard"] == 1 / 3  # a with c, of a, b and c
    table = {row["actor"]: (row["label"], row["named"], row["bloc"], row["ties"]) for row in rows(found.actors)}
    assert table["e"] == ("E", "named", 0, 0)
    assert table["nobody"] == ("nobody", "named", 0, 0)
    assert table["c"] == ("C", "", 1, 2)


def test_adjusted_rand() -> None:
    """The index is 1 for the same division under other names, and that of Hubert and Arabie (1985) for others."""
    assert adjusted_rand([(1, "x"), (1, "x"), (2, "y")]) == 1
    # The table 1 1 0 / 1 2 1 / 0 0 4 of their paper's kind, by hand: 7 pairs alike of 45, sums 13 and 14 by row and column.
    table = [[1, 1, 0], [1, 2, 1], [0, 0, 4]]
    pairs = [(row, column) for row, line in enumerate(table) for column, number in enumerate(line) for _ in range(number)]
    assert adjusted_rand(pairs) == pytest.approx((7 - 13 * 14 / 45) / ((13 + 14) / 2 - 13 * 14 / 45))
    assert adjusted_rand([(1, 1), (1, 2), (2, 1), (2, 2)]) < 0


def test_the_bloc_that_the_alert_names(real_graph: AlertGraph) -> None:
    """The members come from a named query; each is told with its bloc, and what it costs to have them together is proven."""
    net = real_graph.network()
    members = sorted({row.member for row in real_graph.query("axis-members")})
    found = an.compare_blocs(net, members)
    best = an.blocs(net)
    assert (found.cost, found.proven) == (best.cost, True)
    (row,) = rows(found.figures)
    named = [row for row in rows(found.actors) if row["named"]]
    assert [row["actor"] for row in named] == members
    bloc = {row["actor"]: (row["bloc"], row["fixed"]) for row in rows(best.actors)}
    assert all(bloc[row["actor"]] == (row["bloc"], row["fixed"]) for row in named)
    together = all(row["fixed"] for row in named) and len({row["bloc"] for row in named}) == 1
    assert (row["excess"] == 0) >= together
    assert row["overlap"] == sum(bloc[name][0] == row["bloc"] for name in members)
    assert row["together"] - row["excess"] == found.cost


def test_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of named rows come where pandas is not installed."""
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    found = an.compare_blocs(tribes(), ALLIES, certain=False)
    assert isinstance(found.figures, Table)
    assert {row.fixed for row in found.actors} == {None}


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ("gama", r"give a collection of actors, such as \['gama'\]"),
        ({}, "no bloc is named"),
        ({"one": ["gama"], "two": ["gama"]}, "gama is in two blocs, one and two; give it one"),
        (["nobody"], "no member of named has a tie of cooperation or conflict"),
        ([], "no member of named has a tie"),
    ],
)
def test_what_cannot_be_compared(named: Any, message: str) -> None:
    """It is told with what to give instead."""
    with pytest.raises(AnalysisError, match=message):
        an.compare_blocs(tribes(), named)
