"""Brokers: the five roles on a network worked by hand, Burt's measures from their definitions, the alert by brute force."""

import math
import sys
from itertools import permutations
from types import SimpleNamespace
from typing import Any

import networkx as nx
import pandas as pd
import pytest
from literature import karate, projection, records

import alertgraph.analysis as an
from alertgraph.analysis.standing.brokers import ROLES
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from alertgraph.tables.table import Table

#: By Gould and Fernandez' definitions a2 coordinates (a1, a3) and represents (a1, b2); b1 is consultant (a1, a3), gatekeeper
#: (a1, b2) and liaison (a1, c1); b2 is liaison (a2, c1), and does not broker (b1, c1), who are tied; x is in no bloc.
TIES = ["a1 a2", "a2 a3", "a1 b1", "b1 a3", "b1 b2", "b1 c1", "b2 c1", "a2 b2", "a1 x", "x a3"]
BLOCS = {"A": ["a1", "a2", "a3"], "B": ["b1", "b2"], "C": ["c1"]}


def test_the_five_roles() -> None:
    """Each role is counted by the blocs of the three; who has no bloc has none, nor takes part."""
    net = projection([(*tie.split(), 1) for tie in TIES])  # type: ignore[misc]
    table = an.brokers(net, BLOCS)
    found = {row["actor"]: [row[role] for role in ROLES] for row in table.to_dict("records") if row["total"]}
    assert found == {"b1": [0, 1, 1, 0, 1], "a2": [1, 0, 0, 1, 0], "b2": [0, 0, 0, 0, 1]}
    assert list(table["actor"]) == ["b1", "a2", "b2", "a1", "a3", "c1", "x"]
    blocs = dict(zip(table["actor"], table["bloc"], strict=True))
    assert blocs["a1"] == "A"
    assert blocs["x"] != blocs["x"] or blocs["x"] is None  # what pandas makes of None
    by_member = {actor: bloc for bloc, members in BLOCS.items() for actor in members}
    assert an.brokers(net, by_member).equals(table)
    pairs = [*by_member.items(), ("x", None)]
    for given in (
        pd.DataFrame(pairs, columns=["actor", "bloc"]),
        pd.DataFrame(pairs, columns=["actor", "bloc"]).astype("string"),
        Table(("actor", "bloc"), pairs),
        by_member | {"x": math.nan},
        SimpleNamespace(actors=Table(("actor", "bloc"), pairs)),
    ):
        assert an.brokers(net, given).equals(table)  # who has no bloc is in none, not in one called None
    numbered = an.brokers(net, {actor: "ABC".index(bloc) for actor, bloc in by_member.items()})
    assert numbered.drop(columns="bloc").equals(table.drop(columns="bloc"))
    sets = an.brokers(net, [set(members) for members in BLOCS.values()])
    assert sets.drop(columns="bloc").equals(table.drop(columns="bloc"))
    assert set(sets["bloc"].dropna()) == {"bloc 1", "bloc 2", "bloc 3"}


def test_found_blocs_are_blocs() -> None:
    """What ``blocs()`` and ``compare_blocs()`` return is taken as it is, and told under the names that a plot has."""
    net = projection([("a", "b", 1), ("b", "c", 1), ("a", "d", -1), ("d", "e", 1)])
    found = an.blocs(net)
    for given in (found, found.actors, an.compare_blocs(net, ["a"])):
        table = an.brokers(net, given)
        assert dict(zip(table["actor"], table["bloc"], strict=True)) == {
            row["actor"]: f"bloc {row['bloc']}" for row in records(found.actors)
        }
        assert an.between_blocs(net, given).equals(an.between_blocs(net, dict(zip(table["actor"], table["bloc"], strict=True))))


def test_burts_measures_of_zacharys_club() -> None:
    """Constraint and effective size are what Burt's and Borgatti's formulas give."""
    ties = nx.karate_club_graph()
    table = an.brokers(karate(), {"all": [f"m{member + 1:02}" for member in ties]})
    found = {row["actor"]: (row["constraint"], row["effective_size"]) for row in table.to_dict("records")}
    for member in ties:
        own = set(ties[member])
        among = sum(ties.has_edge(one, two) for one in own for two in own) / 2
        size = len(own) - 2 * among / len(own)
        constraint = 0.0
        for partner in own:
            direct = 1 / len(own)
            through = sum(1 / len(own) / len(ties[third]) for third in own & set(ties[partner]))
            constraint += (direct + through) ** 2
        assert found[f"m{member + 1:02}"][1] == pytest.approx(size)
        assert found[f"m{member + 1:02}"][0] == pytest.approx(constraint)
    assert found["m01"][1] == pytest.approx(13.75)  # 16 partners, 18 triangles


def test_brokers_of_the_alert(real_graph: AlertGraph) -> None:
    """Trying every three actors gives the same roles."""
    net = real_graph.network()
    ties = {(row["subject"], row["object"]) for row in an.counted(net, things=False) if row["effect"] > 0}
    names = sorted({end for tie in ties for end in tie})
    member = {name: f"bloc {place % 3}" for place, name in enumerate(names)}
    expected = {name: dict.fromkeys(ROLES, 0) for name in names}
    for one, broker, two in permutations(names, 3):
        if (one, broker) in ties and (broker, two) in ties and (one, two) not in ties:
            same = (member[one] == member[broker], member[broker] == member[two], member[one] == member[two])
            role = {
                (True, True, True): "coordinator",
                (False, False, True): "consultant",
                (False, True, False): "gatekeeper",
                (True, False, False): "representative",
                (False, False, False): "liaison",
            }[same]
            expected[broker][role] += 1
    table = an.brokers(net, member)
    assert {row["actor"]: {role: row[role] for role in ROLES} for row in table.to_dict("records")} == expected
    assert table["total"].sum() > 0
    kept = {row["id"] for row in an.counted(net, things=False) if row["effect"] > 0}
    assert {name for claims in table["claims"] for name in claims.split("|")} == kept


def test_ties_into_two_blocs() -> None:
    """Only who is tied to both is told, a row a bloc, with the claims either way; hedged ones are weak."""
    hedged = {"certainty": "Hedged"}
    net = projection([("m", "a", 1), ("b", "m", 1, hedged), ("m", "b", 1), ("m", "b", -1), ("n", "a", 1), ("a", "b", -1)])
    rows = an.between_blocs(net, {"A": ["a"], "B": ["b"]}).to_dict("records")
    assert [(row["actor"], row["into"], row["partners"], row["strength"], row["weak"]) for row in rows] == [
        ("m", "A", 1, 1, 0.0),
        ("m", "B", 1, 2, 0.5),
    ]
    assert [row["claims"] for row in rows] == ["id:alert-part-000", "id:alert-part-001|id:alert-part-002"]


def test_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same rows come as a table, with None where there is no bloc."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    table = an.brokers(karate(), {"one": ["m01"]})
    assert isinstance(table, Table)
    assert {row.bloc for row in table} == {"one", None}


@pytest.mark.parametrize(
    ("blocs", "message"),
    [
        ({"A": ["m01"], "B": ["m01"]}, "m01 is in two blocs, A and B; give it one"),
        ({"A": ["nobody"]}, "no member of these blocs is in the network; give identifiers of actors with their bloc"),
        ({}, "no member of these blocs is in the network"),
        (Table(("actor", "bloc"), [("m01", None)]), "no member of these blocs is in the network"),
        ("m01", "blocs is a mapping of name to actors or of actor to name, a list of sets of actors, or a table .*; got 'm01'"),
        (["m01", "m02"], "blocs is a mapping .*; got .'m01', 'm02'."),
        (an.blocs, "blocs is a mapping .*; got <function"),
        (Table(("actor", "side"), [("m01", 1)]), "the table lacks the column bloc; it needs actor, bloc"),
    ],
)
def test_blocs_that_cannot_be(blocs: Any, message: str) -> None:
    """The error says what to give."""
    for figure in (an.brokers, an.between_blocs):
        with pytest.raises(AnalysisError, match=message):
            figure(karate(), blocs)
