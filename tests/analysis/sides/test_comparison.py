"""The found blocs beside those that are named."""

import itertools
import random
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from literature import projection, tribes
from literature import records as rows

import alertgraph.analysis as an
from alertgraph.analysis.sides.comparison import adjusted_rand
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from alertgraph.tables.table import Table

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


def test_what_is_arbitrary_is_not_compared() -> None:
    """Any of three enemies may be the odd one: no agreement is told, and none that depends on who is named first."""
    net = projection([("a", "b", -1), ("b", "c", -1), ("a", "c", -1)])
    for named in (["a", "b"], ["a", "c"], ["b", "c"]):
        found = an.compare_blocs(net, named)
        (row,) = rows(found.figures)
        assert (found.compared, found.adjusted_rand, row["together"], row["excess"]) == (1, None, 1, 0)


@pytest.mark.parametrize("seed", range(15))
def test_another_optimum_compares_the_same(seed: int) -> None:
    """Actors under other names, which another of the best divisions may come back for, are compared alike."""
    chance = random.Random(seed)  # noqa: S311
    names = "abcdefg"
    ties = [(a, b, chance.choice((1, -1))) for a, b in itertools.combinations(names, 2) if chance.random() < 0.6]
    ties.append(("x", "y", 1))
    turned = dict(zip(names, reversed(names), strict=True)) | {"x": "x", "y": "y"}
    named = [end for end in ("a", "b", "d", "x") if any(end in tie for tie in ties)]
    once = an.compare_blocs(projection(ties), named)
    again = an.compare_blocs(projection((turned[a], turned[b], sign) for a, b, sign in ties), [turned[end] for end in named])
    assert (once.cost, once.compared) == (again.cost, again.compared)
    sure = {row["actor"] for row in rows(once.actors) if row["fixed"]}
    if {turned[actor] for actor in sure} == {row["actor"] for row in rows(again.actors) if row["fixed"]}:
        assert once.adjusted_rand == again.adjusted_rand
        columns = ("present", "overlap", "jaccard", "together", "excess", "fixed")
        assert [[row[column] for column in columns] for row in rows(once.figures)] == [
            [row[column] for column in columns] for row in rows(again.figures)
        ]


def test_named_blocs_in_any_form() -> None:
    """A mapping either way, a table, a result and sets tell the same; sets have numbers for names."""
    expected = rows(an.compare_blocs(tribes(), ALLIES, 3).figures)
    by_actor = {actor: name for name, actors in ALLIES.items() for actor in actors}
    table = Table(("actor", "bloc"), by_actor.items())
    for named in (by_actor, table, SimpleNamespace(actors=table)):
        assert rows(an.compare_blocs(tribes(), named, 3).figures) == expected
    found = an.compare_blocs(tribes(), [set(actors) for actors in ALLIES.values()], 3)
    assert [row["named"] for row in rows(found.figures)] == ["bloc 1", "bloc 2", "bloc 3"]
    assert found.adjusted_rand == 1
    assert an.compare_blocs(tribes(), an.blocs(tribes(), 3), 3).adjusted_rand == 1


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
    assert row["overlap"] == sum(bloc[name] == (row["bloc"], True) for name in members)
    assert row["fixed"] == sum(row["fixed"] for row in named)
    assert found.compared == sum(fixed for _, fixed in bloc.values())
    assert found.adjusted_rand is not None
    # to have all of them together costs no less than to have any two
    pairs = rows(an.bloc_pairs(net, members))
    assert row["together"] >= max(pair["together"] for pair in pairs)
    # all best divisions have the fixed members of a bloc together, and those of two blocs apart
    firm = {row["bloc"] for row in named if row["fixed"]}
    if len(firm) > 1 or all(row["fixed"] for row in named):
        assert (row["excess"] == 0) == (len(firm) == 1)
    assert row["together"] - row["excess"] == found.cost


def test_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables of named rows come where pandas is not installed."""
    monkeypatch.setitem(sys.modules, "pandas", None)
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
