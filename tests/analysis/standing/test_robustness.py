"""Rankings without their weak claims, sections and speakers: by hand on small networks, by brute force on the alert."""

import sys
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from literature import karate, projection, records

import alertgraph.analysis as an
from alertgraph.analysis.ground.ties import projected
from alertgraph.analysis.standing.measures import Asked, measured
from alertgraph.analysis.standing.ranking import ranks
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from alertgraph.tables.table import Table

WIDE: dict[str, Any] = {"stance": ("Asserted", "Reported"), "modality": None}
HEDGED = {"certainty": "Hedged"}
#: b leads with two weak claims of three, c follows with two plain ones that stand in another section.
SMALL = [
    ("a", "b", 1, HEDGED),
    ("d", "b", 1, {"stance": "Reported", "stated_by": "id:court"}),
    ("e", "b", -1),
    ("a", "c", 1, {"sections": "id:alert-end"}),
    ("d", "c", 1, {"sections": "id:alert-part|id:alert-end"}),
]


def rows(table: Any, **wanted: Any) -> list[dict[str, Any]]:
    """The rows of a table that have some values."""
    return [row for row in records(table) if all(row[name] == value for name, value in wanted.items())]


def tau_b(one: list[float], two: list[float]) -> float:
    """Kendall's tau-b from its definition."""
    pairs = [((a > b) - (a < b), (c > d) - (c < d)) for (a, c), (b, d) in combinations(zip(one, two, strict=True), 2)]
    concordant = sum(x * y for x, y in pairs)
    return float(concordant / (sum(x != 0 for x, _ in pairs) * sum(y != 0 for _, y in pairs)) ** 0.5)


def test_a_small_ranking_without_its_weak_claims() -> None:
    """The first loses its place without what is hedged and what is reported, and the variant says how much went."""
    table = an.robustness(projection(SMALL), "in_strength", top=2)
    told = {row["variant"]: (row["removed"], row["rank"], row["rank_without"], row["change"]) for row in rows(table, actor="b")}
    assert told == {
        "without hedged": (1, 1, 1, 0),
        "without reported": (1, 1, 1, 0),
        "without what is not said to have happened": (0, 1, 1, 0),
        "plain, asserted, actual only": (2, 1, 2, -1),
        "without section id:alert-end": (1, 1, 1, 0),
        "without section id:alert-part": (3, 1, 2, -1),
        "without speaker id:court": (1, 1, 1, 0),
        "without speaker id:observatory": (4, 1, 1, 0),
    }
    only = an.robustness(projection(SMALL), "in_strength", alone=True)
    assert {row["variant"]: row["removed"] for row in rows(only, actor="b")}["only section id:alert-part"] == 1


def test_the_stability_of_a_small_ranking() -> None:
    """How many went, how many of the top stay, who is first still and who falls."""
    table = an.stability(projection(SMALL), "in_strength", top=1)
    plain = rows(table, variant="plain, asserted, actual only")[0]
    assert (plain["removed"], plain["share"], plain["top"], plain["kept"]) == (2, 0.4, 1, 0)
    assert (plain["first_stays"], plain["fall"], plain["actor"], plain["label"]) == (False, 1, "b", "B")
    none = rows(table, variant="without what is not said to have happened")[0]
    assert (none["removed"], none["tau"], none["kept"], none["first_stays"], none["fall"]) == (0, 1.0, 1, True, 0)


def test_a_variant_that_leaves_nothing(real_graph: AlertGraph) -> None:
    """It is told, with no rank and no first place: the alert's author is the one speaker of what it asserts."""
    author = {row["stated_by"] for row in an.counted(real_graph.network())}.pop()
    variant = f"without speaker {author}"
    row = rows(an.stability(real_graph.network(), "pagerank", layer="conflict"), variant=variant)[0]
    assert (row["share"], row["kept"], row["first_stays"]) == (1.0, 0, False)
    assert row["tau"] != row["tau"]  # what pandas makes of None
    left = rows(an.robustness(real_graph.network(), "pagerank", layer="conflict"), variant=variant)
    assert left
    assert all(row["rank_without"] != row["rank_without"] for row in left)


@pytest.mark.parametrize(("measure", "layer"), [("strength", None), ("in_degree", "conflict"), ("betweenness", "cooperation")])
def test_stability_of_the_alert(real_graph: AlertGraph, measure: str, layer: str | None) -> None:
    """Each variant is what a network of the claims that it leaves gives, its agreement what Kendall's definition gives."""
    net = real_graph.network(**WIDE)
    every = measured(net, Asked(measure, layer)).values
    counted = an.counted(net, things=measure != "betweenness")
    counted = [row for row in counted if layer is None or row["effect"] == {"cooperation": 1, "conflict": -1}[layer]]
    left_by = {
        "without hedged": [row for row in counted if row["certainty"] == "Plain"],
        "without reported": [row for row in counted if row["stance"] == "Asserted"],
        "without what is not said to have happened": [row for row in counted if row["modality"] == "Actual"],
        "plain, asserted, actual only": [
            row for row in counted if (row["certainty"], row["stance"], row["modality"]) == ("Plain", "Asserted", "Actual")
        ],
    }
    for section in {name for row in counted for name in row["sections"].split("|")}:
        left_by[f"without section {section}"] = [row for row in counted if set(row["sections"].split("|")) != {section}]
    for speaker in {row["stated_by"] for row in counted}:
        left_by[f"without speaker {speaker}"] = [row for row in counted if row["stated_by"] != speaker]
    table = an.stability(net, measure, layer=layer)
    assert set(table["variant"]) == set(left_by)
    for row in table.to_dict("records"):
        left = left_by[row["variant"]]
        assert row["removed"] == len(counted) - len(left)
        found = measured(projected(net, left), Asked(measure, layer)).values
        without = [found.get(actor, 0.0) for actor in every]
        assert row["tau"] == pytest.approx(tau_b(list(every.values()), without))
        first = {actor for actor in every if every[actor] == max(every.values())}
        assert row["first_stays"] == ({actor for actor in every if found.get(actor, 0.0) == max(without)} == first)
    assert table["removed"].max() > 0


def test_equal_values_share_a_rank() -> None:
    """Competition ranking: what follows a shared rank leaves as many out."""
    table = an.ranking(projection(SMALL), "in_strength")
    assert [(row["rank"], row["actor"]) for row in table.to_dict("records")] == [(1, "b"), (2, "c"), (3, "a"), (3, "d"), (3, "e")]


def test_every_place_says_how_weak_it_is(real_graph: AlertGraph) -> None:
    """Best and worst rank are those of the variants that leave half of the claims; the share of weak claims is counted."""
    net = real_graph.network(**WIDE)
    table = an.ranking(net, "strength")
    shares = {row["variant"]: row["share"] for row in an.stability(net, "strength").to_dict("records")}
    firm = {variant for variant, share in shares.items() if share <= 0.5}
    assert set(shares) - firm  # the alert's author is left out
    reached: dict[str, list[int]] = {}
    for row in an.robustness(net, "strength", top=len(table)).to_dict("records"):
        if row["variant"] in firm:
            reached.setdefault(row["actor"], []).append(row["rank_without"])
    claims = {row["id"]: row for row in an.counted(net)}
    for row in table.to_dict("records"):
        places = [row["rank"], *reached[row["actor"]]]
        assert (row["highest"], row["lowest"]) == (min(places), max(places))
        own = [claims[name] for name in row["claims"].split("|")]
        weak = [c for c in own if c["certainty"] == "Hedged" or c["stance"] == "Reported" or c["modality"] != "Actual"]
        assert row["weak"] == pytest.approx(len(weak) / len(own))
        assert row["value"] == len(own)
    assert any(row["lowest"] > row["rank"] for row in table.to_dict("records"))
    assert list(an.ranking(net, "strength", spread=False)["rank"]) == list(table["rank"])


def test_a_measure_of_ones_own_is_ranked() -> None:
    """Any function of a projection to numbers is ranked and recomputed like those with a name."""
    net = projection(SMALL)
    table = an.ranking(net, lambda given: dict(given.in_degree()))
    assert table.equals(an.ranking(net, "in_strength").assign(value=table["value"]))
    assert an.stability(net, lambda given: dict(given.in_degree()), top=2).equals(an.stability(net, "in_strength", top=2))


def test_a_rank_that_nothing_could_try() -> None:
    """Where no variant leaves half of the claims, nothing is known of how firm a rank is; else the variants are counted."""
    for table in (an.ranking(karate(), "degree"), an.ranking(projection(SMALL), "in_strength", spread=False)):
        assert {row["variants"] for row in records(table)} == {0}
        assert {(row["highest"], row["lowest"]) for row in records(table)} == {(None, None)}
    table = an.ranking(projection(SMALL), "in_strength")
    # without hedged, without reported, both, without one section, without the court
    assert {row["variants"] for row in records(table)} == {5}
    assert [(row["actor"], row["highest"], row["lowest"]) for row in records(table)][:2] == [("b", 1, 2), ("c", 1, 2)]


def test_brokerage_is_ranked_without_what_is_weak(real_graph: AlertGraph) -> None:
    """A function that cannot be had of a variant leaves nothing to rank by there, and the table is whole."""
    net = real_graph.network(**WIDE)
    sides = {row["actor"]: row["bloc"] for row in records(an.blocs(net, certain=False).actors)}

    def brokerage(given: Any) -> dict[str, float]:
        return {row["actor"]: row["total"] for row in records(an.brokers(given, sides))}

    table = an.robustness(net, brokerage, top=3)
    claims = an.counted(net)
    plain = projected(net, [row for row in claims if row["certainty"] == "Plain"])
    without = ranks({actor: brokerage(plain).get(actor, 0) for actor in brokerage(net)})
    found = rows(table, variant="without hedged")
    assert len(found) >= 3
    assert {row["actor"]: row["rank_without"] for row in found} == {row["actor"]: without[row["actor"]] for row in found}


def test_a_variant_of_which_a_measure_can_make_nothing() -> None:
    """It has no rank and no first place there, and the table is whole."""

    def of_d(given: Any) -> dict[str, float]:
        if "d" not in given:
            raise AnalysisError("no d")
        return {"d": 2.0, "a": 1.0}

    net = projection([("a", "b", 1), ("d", "e", 1, HEDGED)])
    gone = {row["variant"]: (row["kept"], row["first_stays"]) for row in records(an.stability(net, of_d))}
    assert {variant for variant, told in gone.items() if told == (2, True)} == {
        "without reported",
        "without what is not said to have happened",
    }
    assert {told for variant, told in gone.items() if told != (2, True)} == {(0, False)}
    assert len(gone) == 6
    ranks_without = {row["variant"]: row["rank_without"] for row in rows(an.robustness(net, of_d), actor="d")}
    assert ranks_without["without reported"] == 1
    assert ranks_without["without hedged"] != ranks_without["without hedged"]  # what pandas makes of None
    assert {row["variants"] for row in records(an.ranking(net, of_d))} == {0}


def test_any_figure_without_what_is_weak(real_graph: AlertGraph) -> None:
    """The frustration index of each variant is that of a projection which never held its claims."""
    net = real_graph.network(**WIDE)
    table = an.recomputed(net, lambda given: an.frustration(given).index)
    assert list(table.columns) == ["variant", "removed", "share", "value", "value_without", "change"]
    told = {row["variant"]: row for row in records(table)}
    for variant, chosen in {
        "without hedged": WIDE | {"certainty": ("Plain",)},
        "without reported": WIDE | {"stance": ("Asserted",)},
        "without what is not said to have happened": WIDE | {"modality": ("Actual",)},
        "plain, asserted, actual only": {"certainty": ("Plain",)},
    }.items():
        row, left = told[variant], real_graph.network(**chosen)
        assert row["removed"] == len(an.counted(net)) - len(an.counted(left))
        assert row["share"] == row["removed"] / len(an.counted(net))
        assert (row["value"], row["value_without"]) == (an.frustration(net).index, an.frustration(left).index)
        assert row["change"] == row["value_without"] - row["value"]
    # speakers other than the author are in the wide projection alone
    speakers = {row["stated_by"] for row in an.counted(net)}
    assert len(speakers) > 1
    assert {name for name in told if name.startswith("without speaker ")} == {f"without speaker {name}" for name in speakers}


def test_several_figures_at_once() -> None:
    """A row a variant and figure; what cannot be had of a variant is None, be it an error, NaN or a name that is not there."""

    def figures(given: Any) -> dict[str, float]:
        if "e" not in given:
            raise AnalysisError("no e")
        return {"ties": given.number_of_edges(), "half": given.number_of_edges() / 2, **({} if "c" in given else {"no c": 1})}

    net = projection([("a", "b", 1, HEDGED), ("d", "e", 1, {"sections": "id:alert-end"}), ("c", "b", 1, {"modality": "Planned"})])
    table = an.recomputed(net, figures, alone=True)
    assert list(table.columns) == ["variant", "removed", "share", "figure", "value", "value_without", "change"]
    found = {(row["variant"], row["figure"]): (row["value"], row["value_without"], row["change"]) for row in records(table)}
    assert found["without hedged", "half"] == (1.5, 1, -0.5)
    assert found["without reported", "ties"] == (3, 3, 0)
    assert found["only section id:alert-end", "ties"] == (3, 1, -2)
    assert all(value != value for value in found["without section id:alert-end", "ties"][1:])  # what pandas makes of None
    value, without = found["without what is not said to have happened", "no c"][:2]
    assert without == 1
    assert value != value


def test_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rows come as tables, with None where there is nothing to tell."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    figures = (an.ranking, an.robustness, an.stability)
    for table in (*(figure(karate(), "degree") for figure in figures), an.recomputed(karate(), nx.number_of_edges)):
        assert isinstance(table, Table)
        assert len(table) > 0
    assert an.stability(karate(), "degree").column("tau")[-1] is None
    assert isinstance(an.first_place(karate(), "degree"), Table)


def test_an_empty_network() -> None:
    """It has no row, and no error."""
    for figure in (an.ranking, an.robustness, an.stability, an.first_place):
        assert len(figure(nx.MultiDiGraph(), "degree")) == 0
    assert len(an.recomputed(nx.MultiDiGraph(), nx.number_of_edges)) == 0


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: an.robustness(karate(), "degree", top=0), "top is a number of places from 1 on; got 0"),
        (lambda: an.stability(karate(), "degree", top=-1), "top is a number of places from 1 on; got -1"),
        (lambda: an.ranking(karate(), "fame"), "a measure is one of degree, .*; got 'fame'"),
        (lambda: an.first_place(karate(), "degree", "war"), "a layer is one of conflict, cooperation"),
        (lambda: an.robustness(karate(), "degree", top=1.5), "top is a number of places from 1 on; got 1.5"),
        (lambda: an.recomputed(karate(), "degree"), "give a function that takes a projection and returns a number; got 'degree'"),
        (lambda: an.recomputed(karate(), an.degrees), "a figure is a number, or numbers by name; the function gave a DataFrame"),
        (lambda: an.recomputed(karate(), lambda net: {"a": "1"}), "numbers by name; the function gave a str"),
        (lambda: an.recomputed(karate(), lambda net: an.part(net, ["id:no"]).size()), "this network has no claim id:no"),
    ],
)
def test_what_cannot_be_ranked(ask: Any, message: str) -> None:
    """The error names what there is."""
    with pytest.raises(AnalysisError, match=message):
        ask()


def test_who_loses_everything_does_not_rise() -> None:
    """Under a measure that can be below 0, an actor of whom no claim is left shares the last place."""
    here, there = {"sections": "s1"}, {"sections": "s2"}
    bad = [("x", other, -1, here) for other in "yzw"]
    net = projection([*bad, ("u", "v", 1, there), ("u", "z", -1, there), ("u", "y", -1, there), ("v", "u", 1, there)])

    def less_conflict(given: Any) -> dict[str, float]:
        good, ill = ("cooperation_out", "cooperation_in"), ("conflict_out", "conflict_in")
        return {row["actor"]: sum(row[n] for n in good) - sum(row[n] for n in ill) for row in records(an.degrees(given))}

    rows = {row["actor"]: row for row in records(an.ranking(net, less_conflict))}
    assert rows["x"]["rank"] == rows["x"]["lowest"] == len(rows)
    assert rows["x"]["variants"] > 0
    assert rows["x"]["highest"] >= 3
