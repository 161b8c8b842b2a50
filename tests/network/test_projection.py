"""Networks of claims: complete, only what was asked for, plain attributes, and files that read back equal."""

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
import support

from alertgraph.analysis import counted
from alertgraph.api import AlertGraph, load
from alertgraph.errors import AnalysisError, LoadError, QueryError, QueryWarning
from alertgraph.explorer.notebook import part
from alertgraph.model import selection
from alertgraph.model.claims import Claim
from alertgraph.model.registry import Relation
from alertgraph.network import aggregation, files, projection

KINDS = "kind takes one or several of: State, Government, Person, Party, StateBody, Collective, People, Court, Organisation"
#: What is told of a day that is none, and of a kind.
DAY = "takes a day, month or year such as 2023-09-01, 2023-09 or 2023; got"
KINDS = (
    "kind takes one or several of: Agreement, ArmedGroup, Collective, Concept, Court, Decision, Document, Event, Government, "
    "IntergovernmentalOrganisation, NonGovernmentalOrganisation, Office, Organisation, Party, People, Person, Proceeding, State, "
    "StateBody, Territory, actor, thing; got 'Sttae'; did you mean State?"
)
EVERYTHING: dict[str, Any] = {"stance": None, "polarity": None, "modality": None, "certainty": None}


def keys(net: "nx.MultiDiGraph[str]") -> set[str]:
    """The claims of a network, by the end of their names."""
    return {key.removeprefix("id:mercy-2031-") for _, _, key in net.edges(keys=True)}


def numbered(*names: str) -> set[str]:
    """Claims by section and number: ``v1`` is velmark-001."""
    sections = {"v": "velmark", "n": "neighbours"}
    return {f"{sections[name[0]]}-{int(name[1:]):03}" for name in names}


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
@pytest.mark.parametrize("filters", [{}, EVERYTHING, {"mode": ("Structural",)}, {"certainty": ("Hedged",)}])
def test_as_many_edges_as_claims(filters: dict[str, Any], name: str, request: pytest.FixtureRequest) -> None:
    """Each claim asked for is an edge from its subject to its object, keyed by its identifier, and no other edge is."""
    graph: AlertGraph = request.getfixturevalue(name)
    asked = {"stance": ("Asserted",), "polarity": ("Affirmed",), "modality": ("Actual",)} | filters
    expected = {(claim.subject, claim.object, claim.id) for claim in graph.claims(**asked)}
    net = graph.network(**filters)
    assert sorted(net.edges(keys=True)) == sorted(expected)
    assert set(net) == {end for source, target, _ in expected for end in (source, target)}
    assert expected


def test_default_holds_what_the_alert_says_to_be_so(made_up: AlertGraph) -> None:
    """Without arguments the asserted, affirmed, actual claims are in, the hedged ones with their mark, and no other."""
    net = made_up.network()
    left_out = numbered("v5", "v6", "v11", "v13", "v16", "n2", "n11", "n12", "n14", "n15")
    everything = {f"{section}-{number:03}" for section in ("velmark", "neighbours") for number in range(1, 18)}
    assert keys(net) == everything - left_out
    hedged = {key for _, _, key, certainty in net.edges(keys=True, data="certainty") if certainty == "Hedged"}
    assert hedged == {"id:mercy-2031-velmark-012", "id:mercy-2031-neighbours-016"}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"stance": ("Reported",)}, numbered("n2")),
        ({"stance": ("Disputed",)}, numbered("v11")),
        ({"stance": ("Reported", "Disputed"), "polarity": None}, numbered("n2", "v11", "v13")),
        ({"polarity": ("Negated",)}, numbered("v16")),
        ({"polarity": ("Negated",), "stance": None, "modality": None}, numbered("v13", "v16", "n11")),
        ({"modality": ("Threatened",)}, numbered("v6")),
        ({"modality": ("Planned",)}, numbered("v5")),
        ({"modality": ("Proposed",)}, numbered("n12")),
        ({"modality": ("Recommended",)}, numbered("n14")),
        ({"modality": ("Predicted",)}, numbered("n15")),
        ({"certainty": ("Hedged",)}, numbered("v12", "n16")),
        ({"certainty": ("Hedged",), "modality": None}, numbered("v6", "v12", "n15", "n16")),
        ({"mode": ("VerbalCooperation",)}, numbered("n5", "n6", "n16")),
        (
            {"mode": ("MaterialCooperation", "Structural")},
            numbered("v3", "v4", "v11", "v14", "n1", "n4", "n17") - numbered("v11"),
        ),
        ({"speaker": ("id:velmark",), "stance": None}, numbered("v11")),
        ({"speaker": {"id:teodor-vash", "id:millers-widow"}, "stance": None, "polarity": None}, numbered("n2", "v13")),
        ({"speaker": ("id:fourth-border-brigade",)}, set()),
        ({"stance": ()}, set()),
    ],
)
def test_filters(filters: dict[str, Any], expected: set[str], made_up: AlertGraph) -> None:
    """Each other kind of claim is asked for by name; None stands for every value, an empty collection for none."""
    assert keys(made_up.network(**filters)) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2029-12-09", "2029-12-09", {"v2", "v9", "n3", "n17"}),
        ("2029-12-10", "2029-12-31", {"v2", "n3", "n17"}),
        (None, "1986-12-31", {"n3"}),
        (None, "1987-01-01", {"n3", "v7"}),
        ("1987-12-31", "1988-01-01", {"n3", "v7"}),
        ("2030-07-31", None, {"v2", "v17", "n8", "n17"}),
        ("2030-08-01", None, {"v2", "v17", "n17"}),
        ("2040-01-01", None, {"v2", "n17"}),
        ("2030-02-28", "2030-02-28", {"v2", "v15", "v17", "n3", "n17"}),
    ],
)
def test_dates_overlap(since: str | None, until: str | None, expected: set[str], made_up: AlertGraph) -> None:
    """A dated claim is in when its days and those asked for share one; an open end reaches as far as one likes."""
    net = made_up.network(since=since, until=until, undated=False, surely=False)
    assert keys(net) == numbered(*expected)


def test_undated_claims_are_in_unless_left_out(made_up: AlertGraph) -> None:
    """Undated claims are in whatever the days, and left out by name."""
    undated = {claim.id for claim in made_up.claims() if not claim.when and claim.in_default_network}
    with pytest.warns(QueryWarning, match=r"\d+ of these \d+ claims have no date and are in whatever the interval"):
        net = made_up.network(since="2100-01-01", undated=True)
    assert {key for _, _, key in net.edges(keys=True)} >= undated
    assert not undated & {key for _, _, key in made_up.network(undated=False).edges(keys=True)}
    assert undated


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        (
            {"stance": "Aserted"},
            "stance takes one or several of: Asserted, Reported, Disputed; got 'Aserted'; did you mean Asserted?",
        ),
        ({"stance": ""}, "stance takes one or several of: Asserted, Reported, Disputed; got ''"),
        ({"polarity": ("No",)}, "polarity takes one or several of: Affirmed, Negated; got 'No'"),
        ({"certainty": "Sure"}, "certainty takes one or several of: Plain, Hedged; got 'Sure'"),
        ({"actor": "Velmrk"}, "no actor or thing called 'Velmrk'; did you mean Velmark (id:velmark)?"),
        (
            {"actor": ["the warrants"]},
            "'the warrants' names several: id:warrant-for-brenn, id:warrant-for-lund; give one of these",
        ),
        ({"kind": ("State", "Sttae")}, KINDS),
        ({"until": "2030-02-30"}, f"until {DAY} '2030-02-30'"),
        ({"until": "2030-13"}, f"until {DAY} '2030-13'"),
        ({"since": 20300101}, f"since {DAY} 20300101"),
        ({"since": True}, f"since {DAY} True"),
        ({"since": ["2030"]}, f"since {DAY} ['2030']"),
        ({"since": "2030-02-01", "until": "2030-01-31"}, "an interval ends after it begins; got 2030-02-01 to 2030-01-31"),
        ({"stance": 5}, "stance takes one or several of: Asserted, Reported, Disputed; got 5"),
        ({"stance": iter(["No"])}, "stance takes one or several of: Asserted, Reported, Disputed; got 'No'"),
        ({"polarity": ([],)}, "polarity takes one or several of: Affirmed, Negated; got ([],)"),
        ({"speaker": ("id:velmrk",)}, "no actor or thing called 'id:velmrk'; did you mean Velmark (id:velmark)?"),
        ({"speaker": 5}, "speaker takes one or several of: actors, by name or identifier; got 5"),
        ({"speaker": (5,)}, "speaker takes one or several of: actors, by name or identifier; got (5,)"),
    ],
)
def test_values_that_do_not_exist(filters: dict[str, Any], message: str, made_up: AlertGraph) -> None:
    """A misspelt value or name, or what is no date, is an error, not an empty network."""
    with pytest.raises(QueryError) as caught:
        made_up.network(**filters)
    assert str(caught.value) == message


def test_unknown_mode_and_filter(made_up: AlertGraph) -> None:
    """A mode that the ontology lacks is told with those that it has; an unknown filter is a TypeError."""
    for wrong in (("War",), "Peace", 5):
        with pytest.raises(QueryError, match=r"mode takes one or several of: .*Structural, .*cooperation, conf"):
            made_up.network(mode=wrong)
    with pytest.raises(TypeError):
        made_up.network(stanse=("Asserted",))


def test_an_iterator_is_asked_once(made_up: AlertGraph) -> None:
    """What gives its values only once selects as the same values in a tuple do."""
    given = {"stance": ("Reported", "Disputed"), "polarity": ("Affirmed", "Negated"), "mode": ("VerbalCooperation", "Structural")}
    speakers = ("id:velmark", "id:millers-widow", "id:teodor-vash")
    expected = keys(made_up.network(**given, speaker=speakers))
    assert keys(made_up.network(**{name: iter(values) for name, values in given.items()}, speaker=iter(speakers))) == expected
    assert expected


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "rdf:object id:velmark ;",
            "rdf:object id:typo ;",
            "its object is id:typo, which is not an actor or thing of the registry",
        ),
        ("rdf:object id:velmark ;", "", "its object is missing; it should be an actor or thing of the registry"),
        ("ag:urges ;", "ag:suports ;", "its relation is ag:suports, which is not a relation of the ontology"),
        ("ag:urges ;", "ag:urges ; ag:under id:typo ;", "its under is id:typo, which is not an actor or thing of the registry"),
        (
            "ag:urges ;",
            "ag:urges ; ag:involves id:typo ;",
            "its involves is id:typo, which is not an actor or thing of the registry",
        ),
    ],
)
def test_a_graph_that_check_reports(old: str, new: str, message: str, tmp_path: Path) -> None:
    """A claim that names what is described nowhere is told with its field and value, and what to run; no KeyError comes."""
    root = support.assemble(tmp_path)
    path = root / support.CLAIMS
    told = "    rdf:subject id:selden ; rdf:predicate ag:urges ; rdf:object id:velmark ;"
    support.replace_in(path, told, told.replace(old, new))
    graph = load(root)
    with pytest.raises(LoadError, match=rf"^id:mercy-2031-neighbours-\d+: {message}; run alertgraph check, which shows"):
        graph.network(**EVERYTHING)
    if "suports" in new:
        with pytest.raises(LoadError, match=message):
            graph.claims(mode=("Structural",))


def test_edge_carries_the_whole_card(made_up: AlertGraph) -> None:
    """An edge has every field of its claim, and its relation's label, family, mode and sign."""
    net = made_up.network()
    edge = net.edges["id:velmark", "id:people-of-tirrun", "id:mercy-2031-velmark-002"]
    of_things = {f"{role}_{what}" for role in ("under", "involves") for what in ("label", "kind")} | {"involves_is_actor"}
    of_the_relation = {"relation_label", "family", "aspect", "mode", "sign", "sign_if_asked", "effect", "stated_by_label"}
    assert set(edge) == {*of_things, *of_the_relation, *Claim._fields} - {"id", "subject", "object"}
    assert {name: value for name, value in edge.items() if value != ""} == {
        "relation": "ag:deprives",
        "relation_label": "cuts off or deprives",
        "family": "atrocityRelation",
        "mode": "MaterialConflict",
        "sign": -1,
        "sign_if_asked": 0,
        "effect": -1,
        "stated_by_label": "Harrow Observatory",
        "under_label": "Siege of Tirrun",
        "under_kind": "Event",
        "stated_by": "id:harrow-observatory",
        "stance": "Asserted",
        "polarity": "Affirmed",
        "modality": "Actual",
        "certainty": "Plain",
        "when": "2029-10-14/..",
        "earliest": "2029-10-14",
        "gist": "Velmark keeps grain, medicine and fuel from the people of Tirrun.",
        "alert": "id:mercy-2031",
        "passages": "id:mercy-2031-p4-s1|id:mercy-2031-p4-s2",
        "sections": "id:mercy-2031-velmark",
        "paragraphs": "4",
        "under": "id:siege-of-tirrun",
        "place": "id:kessel-pass|id:tirrun",
        "quantity": "90000",
        "quantity_unit": "people",
        "quantity_bound": "Approximately",
    }


def test_node_carries_its_entry(made_up: AlertGraph) -> None:
    """A node has the fields of its entry in the registry."""
    assert made_up.network().nodes["id:oda-brenn"] == {
        "label": "Oda Brenn",
        "kind": "Person",
        "is_actor": 1,
        "aliases": "Brenn|Chancellor Brenn",
        "description": "Chancellor of Velmark.",
        "wikidata": "Q900000003",
        "iso": "",
    }


def rows(net: "nx.MultiDiGraph[str]") -> list[dict[str, Any]]:
    """The attributes of all nodes and edges."""
    return [*(row for _, row in net.nodes(data=True)), *(row for _, _, row in net.edges(data=True))]


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_attributes_are_plain(name: str, request: pytest.FixtureRequest) -> None:
    """Attributes are str, int or float, in aggregated networks, too."""
    graph: AlertGraph = request.getfixturevalue(name)
    for net in (graph.network(**EVERYTHING), graph.network(**EVERYTHING, aggregate=True)):
        assert {type(value) for row in rows(net) for value in row.values()} <= {str, int, float}


def content(net: "nx.MultiDiGraph[str]") -> tuple[dict[str, Any], dict[tuple[str, str, str], Any]]:
    """Nodes and edges with attributes and the types of these."""

    def typed(row: dict[str, Any]) -> dict[str, Any]:
        return {name: (type(value).__name__, value) for name, value in row.items()}

    edges = {(source, target, key): typed(row) for source, target, key, row in net.edges(keys=True, data=True)}
    return {name: typed(row) for name, row in net.nodes(data=True)}, edges


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_graphml_reads_back_equal(name: str, request: pytest.FixtureRequest) -> None:
    """GraphML gives back nodes, keys, attributes and their types; claim and name are attributes, too, as igraph needs."""
    graph: AlertGraph = request.getfixturevalue(name)
    for filters in ({}, EVERYTHING):
        net = graph.network(**filters)
        back = nx.read_graphml(io.BytesIO(files.graphml(net)), force_multigraph=True)
        assert [row.pop("claim") for *_, row in back.edges(data=True)] == [key for *_, key in back.edges(keys=True)]
        assert [row.pop("name") for _, row in back.nodes(data=True)] == list(back)
        assert content(back) == content(net)
        assert back.is_directed()


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_gexf_reads_back_equal(name: str, request: pytest.FixtureRequest) -> None:
    """GEXF gives back nodes, keys, attributes and their types; the claim is also the edge's id, as Gephi needs."""
    graph: AlertGraph = request.getfixturevalue(name)
    for filters in ({}, EVERYTHING):
        net = graph.network(**filters)
        back = nx.read_gexf(io.BytesIO(files.gexf(net)))
        assert {key: row.pop("id") for _, _, key, row in back.edges(keys=True, data=True)} == {
            key: key for _, _, key in net.edges(keys=True)
        }
        assert content(back) == content(net)


def test_graphml_without_its_keys(made_up: AlertGraph) -> None:
    """Read without force_multigraph, a file without parallel edges has lost its keys, as the docstring says."""
    net = made_up.network(aggregate=True, mode=("Structural",))
    back = nx.read_graphml(io.BytesIO(files.graphml(net)))
    assert type(back) is nx.DiGraph
    with pytest.raises(AnalysisError, match=r"got DiGraph.+read it with force_multigraph=True"):
        counted(back)
    assert counted(nx.read_graphml(io.BytesIO(files.graphml(net)), force_multigraph=True)) == counted(net)


def test_gexf_loses_the_rows_of_claims(made_up: AlertGraph) -> None:
    """An aggregated network comes back from GEXF with the claims' identifiers alone, as the docstring says."""
    back = nx.read_gexf(io.BytesIO(files.gexf(made_up.network(aggregate=True))))
    assert "claims" not in back.graph
    assert {"id:mercy-2031-velmark-009"} <= {key for *_, keys in back.edges(data="claims") for key in keys.split("|")}


def test_files_name_no_day_and_no_program(made_up: AlertGraph) -> None:
    """Neither file holds the day on which it was written."""
    assert b"lastmodifieddate" not in files.gexf(made_up.network())
    assert files.gexf(made_up.network()) == files.gexf(made_up.network())
    assert files.graphml(made_up.network()) == files.graphml(made_up.network())


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
@pytest.mark.parametrize("filters", [{}, EVERYTHING])
def test_aggregation_loses_no_claim(filters: dict[str, Any], name: str, request: pytest.FixtureRequest) -> None:
    """Each claim is in one aggregated edge, between the same ends and of its mode, and its row in the graph's attribute."""
    graph: AlertGraph = request.getfixturevalue(name)
    net, merged = graph.network(**filters), graph.network(**filters, aggregate=True)
    told = json.loads(merged.graph["claims"])
    expected = {
        key: {"id": key, "subject": source, "object": target, **row}
        for source, target, key, row in net.edges(keys=True, data=True)
    }
    assert told == expected
    bundled = Counter(key for _, _, keys in merged.edges(data="claims") for key in keys.split("|"))
    assert bundled == Counter(expected.keys())
    for source, target, row in merged.edges(data=True):
        for key in row["claims"].split("|"):
            claim = told[key]
            assert (claim["subject"], claim["object"], claim["mode"], claim["polarity"]) == (
                source,
                target,
                row["mode"],
                row["polarity"],
            )
    assert dict(merged.nodes(data=True)) == dict(net.nodes(data=True))


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
@pytest.mark.parametrize("filters", [{}, EVERYTHING])
def test_actors_may_be_renamed_before_or_after(filters: dict[str, Any], name: str, request: pytest.FixtureRequest) -> None:
    """The claims between renamed actors are the same whether one aggregates before or after, and none is lost."""
    graph: AlertGraph = request.getfixturevalue(name)
    net = graph.network(**filters)
    busiest = sorted(net, key=lambda node: (-net.degree(node), node))[:3]
    into = {busiest[1]: busiest[0], busiest[2]: "id:renamed"}
    first = aggregation.aggregate(nx.relabel_nodes(net, into))
    later = nx.relabel_nodes(aggregation.aggregate(net), into)
    expected = [
        {**row, "id": key, "subject": into.get(source, source), "object": into.get(target, target)}
        for source, target, key, row in net.edges(keys=True, data=True)
    ]
    for merged in (first, later):
        found = sorted(aggregation.rows(merged), key=lambda row: row["id"])
        assert found == sorted(expected, key=lambda row: row["id"])
        assert {end for row in found for end in (row["subject"], row["object"])} <= set(merged)


def test_a_lost_row_is_not_passed_over(made_up: AlertGraph) -> None:
    """Two aggregated networks put together keep the rows of one: a claim of the other has its id and ends, and no field."""
    net = made_up.network(aggregate=True)
    other = made_up.network(**EVERYTHING, aggregate=True)
    found = aggregation.rows(nx.compose(other, net))
    assert {row["id"] for row in found} == {row["id"] for row in aggregation.rows(other)}
    bare = [row for row in found if row.keys() == {"id", "subject", "object"}]
    assert {row["id"] for row in bare} == {row["id"] for row in found} - {row["id"] for row in aggregation.rows(net)}
    assert bare
    with pytest.raises(QueryError, match="an edge of this one lacks 'relation'"):
        part(nx.compose(other, net), made_up)
    with pytest.raises(AnalysisError):
        counted(nx.compose(other, net))


def test_aggregated_edge(made_up: AlertGraph) -> None:
    """Claims of one pair, mode and polarity are one edge, with their number, the hedged and the disputed among them."""
    merged = made_up.network(**EVERYTHING, aggregate=True)
    assert merged.edges["id:velmark", "id:people-of-tirrun", "MaterialConflict"] == {
        "mode": "MaterialConflict",
        "polarity": "Affirmed",
        "sign": -1,
        "weight": 2,
        "hedged": 0,
        "reported": 0,
        "disputed": 0,
        "not_actual": 0,
        "claims": "id:mercy-2031-neighbours-013|id:mercy-2031-velmark-002",
    }


def test_negated_claims_are_never_signed(made_up: AlertGraph) -> None:
    """A negated claim stands in an edge of its own with sign 0, and has effect 0; its relation's sign is still told."""
    net = made_up.network(**EVERYTHING)
    negated = [row for _, _, row in net.edges(data=True) if row["polarity"] == "Negated"]
    assert [row["effect"] for row in negated] == [0] * len(negated)
    row = net.edges["id:brenn-government", "id:people-of-tirrun", "id:mercy-2031-velmark-016"]
    assert (row["sign"], row["effect"]) == (1, 0)
    merged = made_up.network(**EVERYTHING, aggregate=True)
    assert merged.edges["id:brenn-government", "id:people-of-tirrun", "MaterialCooperation-Negated"]["sign"] == 0
    both = {key for _, _, key, polarity in merged.edges(keys=True, data="polarity") if polarity == "Negated"}
    assert all(key.endswith("-Negated") for key in both)


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_disputed_claims_are_never_signed(name: str, request: pytest.FixtureRequest) -> None:
    """A claim that the alert rejects has effect 0 and shares no edge with any other; the other edges are as without it."""
    graph: AlertGraph = request.getfixturevalue(name)
    net = graph.network(**EVERYTHING)
    disputed = {key for _, _, key, stance in net.edges(keys=True, data="stance") if stance == "Disputed"}
    assert disputed
    assert {row["effect"] for _, _, key, row in net.edges(keys=True, data=True) if key in disputed} == {0}
    merged = aggregation.aggregate(net)
    rejected = {tuple(edge): row for *edge, row in merged.edges(keys=True, data=True) if row["disputed"]}
    assert {key for row in rejected.values() for key in row["claims"].split("|")} == disputed
    for (_, _, key), row in rejected.items():
        assert key.endswith("-Disputed")
        assert (row["sign"], row["weight"]) == (0, row["disputed"])
    without = graph.network(**{**EVERYTHING, "stance": ("Asserted", "Reported")}, aggregate=True)
    others = {edge: row for edge, row in content(merged)[1].items() if edge not in rejected}
    assert others == content(without)[1]


def test_sign_does_not_hang_on_the_order_of_claims(made_up: AlertGraph) -> None:
    """Where one of several claims of a mode has a sign, the edge has it, whichever claim comes first."""
    assert made_up.relations["ag:urges"].sign == 0
    edge = ("id:selden", "id:velmark", "VerbalCooperation")
    assert made_up.network(aggregate=True).edges[edge]["sign"] == 1

    def swapped(name: str) -> Relation:
        return made_up.relations[{"ag:urges": "ag:supports", "ag:supports": "ag:urges"}.get(name, name)]

    relations = {name: swapped(name)._replace(id=name) for name in made_up.relations}
    net = projection.build(selection.select(made_up.claims(), relations), made_up.entities, relations)
    assert aggregation.aggregate(net).edges[edge]["sign"] == 1


def test_aggregation_leaves_its_network_alone(made_up: AlertGraph) -> None:
    """The network that is aggregated is the same afterwards."""
    net = made_up.network()
    before, own = content(net), dict(net.graph)
    aggregation.aggregate(net)
    assert content(net) == before
    assert net.graph == own == {"source": own["source"]}


@pytest.mark.parametrize("options", [{}, {"aggregate": True}, {"mode": ["Structural"], "stance": None}])
def test_whose_claims_these_are(options: dict[str, Any], made_up: AlertGraph) -> None:
    """Every network tells it, aggregated and filtered ones too, and so does whatever file is made of it."""
    told = made_up.network(**options).graph["source"]
    assert told == (
        "What the alert says or passes on, not findings of this project: "
        "Harrow Observatory, “Watch Notice: The Long Drought of Mercy”, 3 March 2031."
    )


def test_no_claim_that_the_alert_disputes_is_in_the_real_default(real_graph: AlertGraph) -> None:
    """No accusation that the alert rejects, nothing planned and nothing denied is an edge of the real default network."""
    row_kinds = {(row["stance"], row["polarity"], row["modality"]) for _, _, row in real_graph.network().edges(data=True)}
    assert row_kinds == {("Asserted", "Affirmed", "Actual")}


def test_filters_take_arrays(made_up: AlertGraph) -> None:
    """Values from a column of a table are as good as a tuple."""
    claims = made_up.claims()
    speakers = np.array([claim.stated_by for claim in claims])
    assert made_up.claims(speaker=speakers) == made_up.claims(stance=np.array(["Asserted", "Reported", "Disputed"])) == claims
    assert keys(made_up.network(stance=np.array(["Reported"]))) == keys(made_up.network(stance=("Reported",)))
