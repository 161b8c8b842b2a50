"""Acts of law and yielding have no sign unless it is asked for, and every result says how they were counted."""

from typing import Any

import networkx as nx
import pytest

import alertgraph.analysis as an
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError

MODES = {"legal_acts": "LegalAct", "yielding": "Yielding"}


@pytest.fixture(scope="module")
def net(real_graph: AlertGraph) -> "nx.MultiDiGraph[str]":
    """The default network of the real graph."""
    return real_graph.network()


def asked(net: "nx.MultiDiGraph[str]", **asked: str) -> set[str]:
    """Return the claims of acts of law and yielding that have an effect."""
    rows = an.counted(an.counting(net, **asked))
    return {row["id"] for row in rows if row["mode"] in MODES.values() and row["effect"]}


def test_without_a_sign_unless_asked(net: "nx.MultiDiGraph[str]") -> None:
    """By default none counts; asked for, those that the ontology gives a sign do, of the mode that was asked for alone."""
    rows = {mode: [row for row in an.counted(net) if row["mode"] == mode] for mode in MODES.values()}
    assert asked(net) == set()
    for name, mode in MODES.items():
        assert asked(net, **{name: "signed"}) == {row["id"] for row in rows[mode] if row["sign_if_asked"]} != set()
    assert asked(net, legal_acts="signed") < {row["id"] for row in rows["LegalAct"]}  # a hearing has none even then
    assert an.counting(net) is net


def test_what_a_sign_is(real_graph: AlertGraph, net: "nx.MultiDiGraph[str]") -> None:
    """A warrant is then conflict, giving way cooperation, and what the alert disputes or negates still nothing."""
    wide = real_graph.network(stance=None, polarity=None, modality=None)
    signed = {row["id"]: row for row in an.counted(an.counting(wide, legal_acts="signed", yielding="signed"))}
    for _, _, name, row in an.counting(wide, legal_acts="signed", yielding="signed").edges(keys=True, data=True):
        counts = row["polarity"] == "Affirmed" and row["stance"] != "Disputed"
        assert row["effect"] == (row["sign"] if counts else 0), name
    relation = {"brings a case against": -1, "issues an arrest warrant for": -1, "drops legal action against": 1, "yields to": 1}
    assert {row["relation_label"]: row["effect"] for row in signed.values() if row["relation_label"] in relation} == relation
    assert not {*an.layer(net, "conflict", modes="MaterialConflict")["id:icc"]} & {"id:benjamin-netanyahu"}
    assert "id:benjamin-netanyahu" in an.layer(net, "conflict", legal_acts="signed")["id:icc"]


@pytest.mark.parametrize(
    "figure",
    [
        lambda net, **asked: an.frustration(net, **asked).signs,
        lambda net, **asked: an.blocs(net, certain=False, **asked).signs,
        lambda net, **asked: an.triad_census(net, shuffles=1, **asked).signs,
        lambda net, **asked: an.signed(net, **asked).graph["signs"],
        lambda net, **asked: an.ranking(net, "degree", "conflict", spread=False, **asked).attrs["signs"],
        lambda net, **asked: an.chance(net, "balance", baseline="signs", draws=1, **asked).attrs["signs"],
        lambda net, **asked: an.turning_points(net, **asked).attrs["signs"],
    ],
)
def test_results_say_it(net: "nx.MultiDiGraph[str]", figure: Any) -> None:
    """Each kind of result tells in words how many claims were counted with a sign, and how many without."""
    assert figure(net).startswith("Without a sign: ")
    assert "acts of law and 2 claims of yielding to demands or threats." in figure(net)
    told = figure(net, legal_acts="signed")
    assert told.startswith("With the sign that was asked for: ")
    assert told.endswith("Without a sign: 2 claims of yielding to demands or threats.")


def test_asked_of_everything_the_figures_are_those_of_all_signs(net: "nx.MultiDiGraph[str]") -> None:
    """More pairs have a sign where it is asked for, and no claim that has one of its own loses it."""
    plain, full = an.signed(net), an.signed(net, legal_acts="signed", yielding="signed")
    assert set(plain.edges) < {edge for pair in full.edges for edge in (pair, pair[::-1])}
    claims = {claim for *_, names in plain.edges(data="claims") for claim in names.split("|")}
    assert claims < {claim for *_, names in full.edges(data="claims") for claim in names.split("|")}


def test_what_is_refused(net: "nx.MultiDiGraph[str]") -> None:
    """Another word, and a network whose file does not tell the signs."""
    with pytest.raises(AnalysisError, match="legal_acts is one of unsigned, signed; got 'conflict'"):
        an.frustration(net, legal_acts="conflict")
    old = net.copy()
    for *_, row in old.edges(data=True):
        del row["sign_if_asked"]
    assert an.signed(old).graph["signs"] == ""
    with pytest.raises(AnalysisError, match="does not tell the signs of acts of law and yielding"):
        an.counting(old, yielding="signed")
