"""Claims in Python as people type for them: one word or several, names, years; a list that is a table, too."""

import copy
import datetime
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import support

import alertgraph
import alertgraph.analysis as an
from alertgraph.api import AlertGraph
from alertgraph.errors import QueryError, QueryWarning, SourceError, SourceWarning
from alertgraph.explorer.notebook import part
from alertgraph.model.listed import Claims
from alertgraph.network import aggregation, files
from alertgraph.publishing import files as published
from alertgraph.publishing import tables
from alertgraph.texts.document import Document


@pytest.mark.parametrize(
    ("typed", "exact"),
    [
        ({"stance": "Disputed"}, {"stance": ("Disputed",)}),
        ({"stance": "disputed"}, {"stance": ("Disputed",)}),
        ({"stance": "ag:Disputed"}, {"stance": ("Disputed",)}),
        ({"stance": np.array(["reported", "Disputed"])}, {"stance": ("Reported", "Disputed")}),
        ({"certainty": "HEDGED"}, {"certainty": ("Hedged",)}),
        ({"mode": "material conflict"}, {"mode": ("MaterialConflict",)}),
        ({"mode": "structural tie"}, {"mode": ("Structural",)}),
        ({"mode": "conflict"}, {"mode": ("MaterialConflict", "VerbalConflict")}),
        ({"mode": ["conflict", "Structural"]}, {"mode": ("MaterialConflict", "VerbalConflict", "Structural")}),
        ({"speaker": "Velmark"}, {"speaker": ("id:velmark",)}),
        ({"speaker": ["Vash", "id:millers-widow"]}, {"speaker": ("id:teodor-vash", "id:millers-widow")}),
        ({"actor": "OSTRAVIA"}, {"actor": ["id:ostravia"]}),
        ({"kind": "state"}, {"kind": ("State",)}),
        ({"kind": "states"}, {"kind": ("State",)}),
        ({"since": "2030"}, {"since": "2030-01-01"}),
        ({"since": 2030, "until": "2030-02"}, {"since": "2030-01-01", "until": "2030-02-28"}),
        ({"until": datetime.date(2030, 2, 28)}, {"until": "2030-02-28"}),
        ({"until": datetime.datetime(2030, 2, 28, 12)}, {"until": "2030-02-28"}),
        ({"office_status": "current"}, {"office_status": ("Current",)}),
    ],
    ids=str,
)
@pytest.mark.filterwarnings("ignore::alertgraph.errors.QueryWarning")
def test_as_people_type_it(typed: dict[str, Any], exact: dict[str, Any], made_up: AlertGraph) -> None:
    """One word is as good as a collection of one, in any case; names, labels and years as good as identifiers and days."""
    assert made_up.claims(**typed) == made_up.claims(**exact)
    assert set(made_up.network(**typed).edges(keys=True)) == set(made_up.network(**exact).edges(keys=True))
    assert made_up.claims(**typed) or "office_status" in typed


def test_an_entry_is_a_name(made_up: AlertGraph) -> None:
    """An entry of the registry is taken for an actor, alone or among others."""
    velmark = made_up.entities["id:velmark"]
    expected = made_up.claims(actor="id:velmark")
    assert made_up.claims(actor=velmark) == made_up.claims(actor=[velmark]) == expected != []
    assert {"id:velmark"} <= {end for claim in expected for end in (claim.subject, claim.object)}
    assert all("id:velmark" in (claim.subject, claim.object) for claim in expected)


@pytest.mark.parametrize("layer", ["cooperation", "conflict"])
def test_a_layer_is_that_of_the_analysis(layer: str, real_graph: AlertGraph) -> None:
    """The network of cooperation holds what the analysis calls so, and nothing else."""
    effects = {row["effect"] for row in an.counted(real_graph.network(mode=layer))}
    assert effects == {1 if layer == "cooperation" else -1}
    narrow, wide = (an.layer(real_graph.network(mode=mode), layer) for mode in (layer, None))
    assert dict(narrow.edges) == dict(wide.edges) != {}


def test_a_kind_is_that_of_both_ends_or_of_the_other(real_graph: AlertGraph) -> None:
    """Among states alone; or between an actor, whatever it is, and states. A class has those below it."""
    among = real_graph.network(kind="State")
    assert {kind for _, kind in among.nodes(data="kind")} == {"State"}
    of_court = real_graph.network(actor="International Criminal Court", kind="State")
    assert {kind for name, kind in of_court.nodes(data="kind") if name != "id:icc"} == {"State"}
    assert "id:icc" in of_court
    below = {kind for _, kind in real_graph.network(kind="Organisation").nodes(data="kind")}
    assert len(below) > 1
    assert below <= {name for name, kind in real_graph.kinds.items() if name == "Organisation" or "Organisation" in kind.above}
    assert {row for _, row in real_graph.network(kind="actor").nodes(data="is_actor")} == {1}


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_an_interval_is_that_of_within(name: str, request: pytest.FixtureRequest) -> None:
    """The same ends give the same claims and the same number of undated ones left out; a warning tells it."""
    graph: AlertGraph = request.getfixturevalue(name)
    since, until = ("2030", "2030") if name == "made_up" else ("2025", "2025-04-27")
    within = an.within(graph.network(), since, until, undated=False)
    with pytest.warns(
        QueryWarning, match=r"^\d+ of \d+ claims that fit have no date and are left out; undated=True keeps"
    ) as told:
        net = graph.network(since=since, until=until)
    assert set(net.edges(keys=True)) == set(within.edges(keys=True)) != set()
    assert net.graph["undated_left_out"] == within.graph["undated_left_out"] > 0
    assert str(told[0].message).startswith(f"{net.graph['undated_left_out']} of ")
    assert told[0].filename == __file__
    silent = graph.network(since=since, until=until, undated=False, surely=False)
    assert silent.graph["undated_left_out"] == net.graph["undated_left_out"]


def test_undated_claims_that_are_kept_are_told(made_up: AlertGraph) -> None:
    """Where an interval keeps undated claims by name, a warning says how many of how many, and how to drop them."""
    with pytest.warns(QueryWarning) as told:
        found = made_up.claims(since="2100", undated=True)
    undated = sum(not claim.is_dated for claim in found)
    assert str(told.pop().message).startswith(
        f"{undated} of these {len(found)} claims have no date and are in whatever the interval; undated=False leaves them out"
    )
    assert not told.list


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_surely_is_that_of_within(name: str, request: pytest.FixtureRequest) -> None:
    """The same claims as in analysis, whichever ends are open; of what only reaches in a warning tells, with the arguments."""
    graph: AlertGraph = request.getfixturevalue(name)
    net = graph.network()
    for since, until in (("2025", "2025"), ("2030", "2030"), ("2020", None), (None, "2029"), (None, None)):
        sure = graph.network(since=since, until=until, surely=True, undated=False)
        with pytest.warns(QueryWarning, match="claims left out for want of a date: .* surely in no interval"):
            assert set(sure.edges(keys=True)) == set(an.within(net, since, until, surely=True).edges(keys=True))
        every = graph.claims(stance="Asserted", since=since, until=until, surely=True, undated=False)
        assert {key for *_, key in sure.edges(keys=True)} <= {claim.id for claim in every}
    said = []
    for until in ("2025", "2026"):
        with pytest.warns(QueryWarning, match=r"only reach into the interval; surely=True leaves them out \(") as told:
            graph.network(since="2023", until=until, undated=False)
        said += [str(one.message) for one in told]
    assert said[0] != said[1]
    with pytest.raises(QueryError, match="surely within no interval"):
        graph.network(since="2025", surely=True, undated=True)


def test_a_network_without_a_claim_tells_of_others(made_up: AlertGraph) -> None:
    """Who only says what is disputed has no claim in a default network, and a warning says how to see it."""
    with pytest.warns(QueryWarning, match=r"^no claim that fits is asserted, .* 1 of another standing does: stance=None, polar"):
        assert not made_up.network(speaker="Velmark")
    assert made_up.network(speaker="Velmark", stance=None).number_of_edges() == 1


def test_a_list_with_a_table(made_up: AlertGraph) -> None:
    """Claims are a list, a part of it too; its table has a row a claim and labels beside identifiers."""
    pandas = support.need_module("pandas")
    found = made_up.claims()
    assert isinstance(found, list)
    assert isinstance(found, Sequence)
    assert isinstance(found[2:5], Claims)
    assert list(found[2:5].to_pandas()["id"]) == [claim.id for claim in found][2:5]
    table = found.to_pandas()
    assert list(table["subject_label"]) == [made_up.entities[claim.subject].label for claim in found]
    assert set(table["source"]) == {"Harrow Observatory, “Watch Notice: The Long Drought of Mercy”, 2031-03-03"}
    assert "words" not in table
    again = pandas.read_csv(io.BytesIO(tables.encoded(tables.claims_csv(made_up))), encoding="utf-8-sig", dtype=str)
    assert list(again.columns) == list(table.columns)
    assert list(again["paragraphs"]) == list(table["paragraphs"])
    assert list(made_up.claims(stance=()).to_pandas().columns) == list(table.columns)
    assert copy.deepcopy(found) == found


def test_what_is_shown_is_short(made_up: AlertGraph) -> None:
    """Claims, entries, lists and the graph are told in a line; a claim never without what keeps it from being plain."""
    disputed = made_up.claims(stance="Disputed")
    assert repr(disputed) == "<1 claim: 1 disputed>"
    assert repr(disputed[0]) == f"<Claim id:mercy-2031-velmark-011: [Disputed] {disputed[0].gist}>"
    assert repr(made_up.entities["id:velmark"]) == "<Entity id:velmark: Velmark, State>"
    assert repr(made_up) == f"<AlertGraph of {made_up.folder}: what the alerts say, not findings>"
    assert "[Disputed]" in repr(disputed[0])
    assert "Disputed</td>" in disputed._repr_html_()
    net = made_up.network(stance="Disputed")
    told = f"[Disputed] {disputed[0].gist}>"
    assert [repr(row) for *_, row in net.edges(data=True)] == [f"<40 fields of a claim: {told}"]
    (row,) = aggregation.rows(net)
    assert repr(row) == f"<43 fields of a claim: {disputed[0].id}: {told}"
    for claim in made_up.claims():
        usual = claim.in_default_network and claim.certainty == "Plain"
        assert ("[" not in repr(claim)) == usual
        assert len(repr(claim)) < 300


def test_words_of_a_copy(made_up: AlertGraph, made_up_text: Document) -> None:
    """With one's own copy a claim has the words of its passages; in all else it is the claim without them."""
    pandas = support.need_module("pandas")
    graph = alertgraph.load(made_up.folder, source=support.MADE_UP_TEXT)
    passage = "id:mercy-2031-p4-s4"
    told = {c.words.split("\n")[c.passages.index(passage)] for c in graph.claims() if passage in c.passages}
    assert len(told) == 1
    assert next(iter(told)) in " ".join(made_up_text.source.split())
    assert next(iter(told)).startswith("Ostrávia has sold Velmark the radar")
    assert all(claim.words.count("\n") == len(claim.passages) - 1 for claim in graph.claims())
    assert graph.claims() == made_up.claims()
    assert {claim.words for claim in made_up.claims()} == {""}
    disputed = graph.claims(stance="Disputed").to_pandas(words=True)
    assert list(disputed["words"]) == [claim.words for claim in graph.claims(stance="Disputed")] != [""]
    assert "words" not in pandas.DataFrame(graph.claims())
    with pytest.raises(SourceError, match=r"give it to load\(source=FILE\)"):
        made_up.claims().to_pandas(words=True)


def test_no_export_has_the_words(made_up: AlertGraph) -> None:
    """Networks, their files, tables, JSON, pages and pictures of a graph with a copy are those without it, to the byte."""
    graph = alertgraph.load(made_up.folder, source=[str(support.MADE_UP_TEXT)])
    assert max(len(claim.words) for claim in graph.claims()) > 60
    written, expected = (published.render(one, {}, lambda message: None) for one in (graph, made_up))
    assert written == expected
    for aggregate in (False, True):
        nets = [one.network(stance=None, aggregate=aggregate) for one in (graph, made_up)]
        assert files.graphml(nets[0]) == files.graphml(nets[1])
        assert files.gexf(nets[0]) == files.gexf(nets[1])
        assert part(nets[0], graph).claims() == part(nets[1], made_up).claims()
    assert json.dumps(graph.claims()) == json.dumps(made_up.claims())
    assert repr(graph.claims()[0]) == repr(made_up.claims()[0])
    assert graph.claims()[0].words not in "".join(map(str, graph.claims()[0]._replace(note="x")))
    assert graph.claims().to_pandas().equals(made_up.claims().to_pandas())


def test_words_that_are_not_sure(made_up: AlertGraph, tmp_path: Path) -> None:
    """A passage that the copy has otherwise is refused in its place, and counted in a warning; a foreign copy is an error."""
    text = support.MADE_UP_TEXT.read_text(encoding="utf-8")
    path = tmp_path / "copy.txt"
    path.write_text(text.replace("Ostrávia has sold Velmark", "Ostrávia never sold Velmark"), encoding="utf-8")
    graph = alertgraph.load(made_up.folder, source=path)
    with pytest.warns(SourceWarning, match="^1 of 47 passages are not found for certain in your copy"):
        claims = graph.claims()
    assert any("[par. 4, sentence 4: not found for certain in your copy of the text]" in claim.words for claim in claims)
    path.write_text("Something else.", encoding="utf-8")
    with pytest.raises(SourceError, match="fewer than a third"):
        alertgraph.load(made_up.folder, source=path)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("year", "did you mean since or until?"),
        ("date", "did you mean since or until?"),
        ("layer", "did you mean mode?"),
        ("status", "did you mean stance?"),
        ("subject", "did you mean actor?"),
        ("type", "did you mean kind?"),
        ("stated_by", "did you mean speaker?"),
        ("paragraphs", "each claim tells its place as claim.paragraphs"),
        ("stanse", "did you mean stance?"),
        ("foo", "the filters are actor, "),
    ],
)
def test_a_filter_of_another_name(name: str, meant: str, made_up: AlertGraph) -> None:
    """What people call it leads to the filter, and nothing that is only spelt alike; every filter is told."""
    for call in (made_up.claims, made_up.network):
        with pytest.raises(TypeError) as caught:
            call(**{name: "x"})  # type: ignore[arg-type]
        assert f"claims cannot be chosen by {name!r}; {meant}" in str(caught.value)
        assert "the filters are actor, certainty, kind, " in str(caught.value)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("cooperation", "mode='cooperation'"), ("Disputed", "stance='Disputed'"), ("2030", "since='2030'"),
        ("Velmark", "actor='Velmark'"), ("Court", "kind='Court'"), ("nothing", "stance='Disputed'"),
    ],
)  # fmt: skip
def test_a_filter_without_its_name(value: str, written: str, made_up: AlertGraph) -> None:
    """A value alone is told how it should be written."""
    for call in (made_up.claims, made_up.network):
        with pytest.raises(TypeError, match=rf"takes its filters by name, such as {written}; got {value!r}"):
            call(value)  # type: ignore[arg-type]


def test_a_country_is_a_state(made_up: AlertGraph) -> None:
    """The word that most people have for a kind leads to ours."""
    with pytest.raises(QueryError, match=r"got 'Country'; did you mean State\?"):
        made_up.claims(kind="Country")
