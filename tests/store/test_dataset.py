"""A graph folder becomes named graphs in one store; what cannot be read is told with file and line."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from alertgraph.api import AlertGraph
from alertgraph.errors import LoadError
from alertgraph.store import dataset
from alertgraph.vocabulary import AG, BOUNDS, DERIVED, GRAPH, ID, ONTOLOGY, REGISTRY, SKOS

MERCY = GRAPH + "2031-03-03-mercy"


def test_named_graphs(made_up: AlertGraph) -> None:
    """Ontology, registry, each alert's folder, derived triples and bounds are named graphs; nothing is outside them."""
    names = {str(graph.value) for graph in made_up.data.store.named_graphs()}
    assert names == {ONTOLOGY, REGISTRY, MERCY, DERIVED, BOUNDS}
    assert made_up.data.alerts == (MERCY,)
    assert [quad for quad in made_up.data.quads() if isinstance(quad.graph_name, ox.DefaultGraph)] == []


def test_each_triple_stands_in_the_graph_of_its_file(made_up: AlertGraph) -> None:
    """What a named graph holds is what its files say."""
    for graph in (ONTOLOGY, REGISTRY, MERCY):
        parsed = ox.Store()  # a store, because it writes 1.0 as 1
        for file in made_up.data.files:
            if file.graph == graph:
                parsed.load(file.data, format=ox.RdfFormat.TURTLE)
        assert {quad.triple for quad in made_up.data.quads(graph)} == {quad.triple for quad in parsed}


def test_query_is_over_the_union(made_up: AlertGraph) -> None:
    """A query joins claims, registry and ontology without naming a graph, and needs no prefix declared."""
    rows = made_up.data.query(
        "SELECT ?who ?what WHERE { id:mercy-2031-velmark-009 rdf:subject/skos:prefLabel ?who ; rdf:predicate/rdfs:label ?what }"
    )
    assert isinstance(rows, ox.QuerySolutions)
    assert [(row["who"].value, row["what"].value) for row in rows] == [("Fourth Border Brigade", "destroys")]


def test_query_can_name_a_graph(made_up: AlertGraph) -> None:
    """GRAPH picks one named graph: the registry says nothing of claims."""
    asked = f"ASK {{ GRAPH <{REGISTRY}> {{ ?claim a ag:Claim }} }}"
    assert not made_up.data.query(asked)
    assert made_up.data.query(asked.replace(REGISTRY, MERCY))


@pytest.mark.parametrize("query", ["INSERT DATA { id:a id:b id:c }", "LOAD <file:///etc/passwd>", "CLEAR ALL"])
def test_query_changes_nothing(query: str, made_up: AlertGraph) -> None:
    """An update is no query."""
    before = len(made_up.data.store)
    with pytest.raises(SyntaxError):
        made_up.data.query(query)
    assert len(made_up.data.store) == before


def test_describe(made_up: AlertGraph) -> None:
    """A named graph is described as subject, predicate and sorted values."""
    row = made_up.data.describe(REGISTRY)[ID + "warrant-for-lund"]
    assert row[SKOS.altLabel] == ["the warrants"]
    row = made_up.data.describe(MERCY)[ID + "mercy-2031-velmark-003"]
    assert row[AG.passage] == [ID + "mercy-2031-p11-s2", ID + "mercy-2031-p4-s4"]


def test_quads_are_in_a_stable_order(made_up: AlertGraph) -> None:
    """Quads come sorted by graph, subject, predicate and object, so that the same graph gives the same bytes."""
    keys = [tuple(map(str, (quad.graph_name, quad.subject, quad.predicate, quad.object))) for quad in made_up.data.quads()]
    assert keys == sorted(keys)
    assert len(keys) == len(made_up.data.store)


@pytest.mark.parametrize(
    ("file", "content", "line"),
    [
        ("registry/states.ttl", b"@prefix id: <https://w3id.org/alertgraph/id/> .\n\nid:velmark a id:State", 3),
        ("registry/new.ttl", b"id:corvia a id:State .\n", 1),
        ("registry/new.ttl", b'@prefix id: <x:> .\nid:a id:b "\xff" .\n', 2),
        ("registry/new.ttl", b"\xff\xfe\x00", 1),
        ("alerts/2031-03-03-mercy/passages.ttl", b"# cut\n<x:a> <x:b> .\n", 2),
        ("ontology.ttl", b"<x:a> <x:b> 'c' ;;; 'd' .", 1),
        ("ontology.ttl", b"<x:a> <not an iri> <x:c> .", 1),
    ],
)
def test_broken_turtle(file: str, content: bytes, line: int, made_up_graph: Path) -> None:
    """A file that is not Turtle is named with the line where it breaks."""
    path = made_up_graph / file
    path.write_bytes(content)
    with pytest.raises(LoadError) as caught:
        dataset.load(made_up_graph)
    assert str(caught.value).startswith(f"{path}:{line}: not valid Turtle: ")


def test_unreadable_file(made_up_graph: Path) -> None:
    """A file that the system refuses is named with the system's reason."""
    (made_up_graph / "registry" / "folder.ttl").mkdir()
    with pytest.raises(LoadError, match=r"registry/folder\.ttl: cannot be read \(Is a directory\)"):
        dataset.load(made_up_graph)


def test_no_graph_there(tmp_path: Path) -> None:
    """A folder that is no graph says what a graph's folder holds."""
    for folder in (tmp_path, tmp_path / "absent"):
        with pytest.raises(LoadError, match=r"no ontology\.ttl in it; --graph takes a folder laid out as"):
            dataset.load(folder)


def test_a_second_alert_is_a_folder_added(made_up_graph: Path) -> None:
    """Another folder in alerts/ is another named graph; nothing else changes."""
    (made_up_graph / "alerts" / "2032-01-05-thirst").mkdir()
    text = "<https://w3id.org/alertgraph/id/thirst-2032> a <https://w3id.org/alertgraph/ontology#Alert> ."
    (made_up_graph / "alerts" / "2032-01-05-thirst" / "alert.ttl").write_text(text, encoding="utf-8")
    assert dataset.load(made_up_graph).alerts == (MERCY, GRAPH + "2032-01-05-thirst")


def test_real_graph(real_graph: AlertGraph) -> None:
    """The real graph has the alert that it is about, and the claims that a careful reading finds."""
    assert real_graph.data.alerts == (GRAPH + "2025-04-27-axis-of-genocide",)
    assert 600 <= len(real_graph.claims()) <= 760
    assert 240 <= len(real_graph.entities) <= 340
