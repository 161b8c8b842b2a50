"""Whatever opens a file with its defaults, each claim stays itself: Gephi, graphology (Gephi Lite), Cytoscape, networkx."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import gephi
import gexfrules
import networkx as nx
import npm
import pytest
import support

from alertgraph.api import AlertGraph
from alertgraph.network import files

NPM = support.TESTS / "network" / "npm"
EVERYTHING: dict[str, Any] = {"stance": None, "polarity": None, "modality": None}
NETWORKS: dict[str, dict[str, Any]] = {
    "claims": {}, "all claims": EVERYTHING,
    "aggregated": {"aggregate": True}, "all aggregated": {**EVERYTHING, "aggregate": True},
}  # fmt: skip
WRITERS: dict[str, Callable[["nx.MultiDiGraph[str]"], bytes]] = {"graphml": files.graphml, "gexf": files.gexf}
READERS = {"graphology-gexf": "gexf", "graphology-graphml": "graphml", "cytoscape": "graphml"}


def rows(net: "nx.MultiDiGraph[str]") -> list[tuple[str, str, dict[str, str]]]:
    """The edges of a network in the order of a file, values as texts, empty ones left out."""
    return [
        (source, target, {name: str(value) for name, value in row.items() if value != ""})
        for source, target, row in net.edges(data=True)
    ]


def like(found: dict[str, Any], wanted: dict[str, str]) -> dict[str, str]:
    """What a program read of an edge, as far as the edge had it."""
    return {name: str(found[name]) for name in wanted if found.get(name) not in (None, "")}


@pytest.fixture(scope="module")
def elsewhere(real_graph: AlertGraph, own_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What graphology and Cytoscape read of all four networks in both formats."""
    folder = npm.fetched(NPM, own_cache.with_name("network-npm"))
    place = tmp_path_factory.mktemp("networks")
    found = {}
    for name, options in NETWORKS.items():
        for suffix, write in WRITERS.items():
            found[f"{name}.{suffix}"] = place / f"{name}.{suffix}"
            found[f"{name}.{suffix}"].write_bytes(write(real_graph.network(**options)))
    told = npm.told(folder, "read.mjs", *found.values())
    return {f"{reader} {name}": told.get(f"{reader} {path}") for reader in READERS for name, path in found.items()}


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("reader", READERS)
def test_other_programs_keep_every_edge(reader: str, name: str, elsewhere: dict[str, Any], real_graph: AlertGraph) -> None:
    """Each edge comes once, from its subject to its object, with all that it tells; so does each node."""
    net = real_graph.network(**NETWORKS[name])
    found = elsewhere[f"{reader} {name}.{READERS[reader]}"]
    assert "error" not in found
    assert list(found["nodes"]) == list(net)
    for node, row in net.nodes(data=True):
        assert found["nodes"][node]["label"] == row["label"]
    wanted = rows(net)
    assert [(e["source"], e["target"]) for e in found["edges"].values()] == [wanted_[:2] for wanted_ in wanted]
    for edge, (_, _, row) in zip(found["edges"].values(), wanted, strict=True):
        assert like(edge["row"], row) == row
    if "aggregate" not in NETWORKS[name]:
        assert list(found["edges"]) == [key for *_, key in net.edges(keys=True)]


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("suffix", WRITERS)
def test_gephi_keeps_every_edge(suffix: str, name: str, real_graph: AlertGraph) -> None:
    """Its default import merges parallel edges of one type, and here none are: weights, attributes and ids are as written."""
    net = real_graph.network(**NETWORKS[name])
    found = gephi.imported(WRITERS[suffix](net))
    wanted = rows(net)
    assert len(found.nodes) == len(net)
    assert [(e["source"], e["target"]) for e in found.edges.values()] == [edge[:2] for edge in wanted]
    assert [e["weight"] for e in found.edges.values()] == [float(row.get("weight", 1)) for *_, row in wanted]
    for edge, (*_, row) in zip(found.edges.values(), wanted, strict=True):
        row.pop("weight", None)
        assert {key: edge["row"][key] for key in row} == row


def test_gephi_would_merge_edges_of_one_kind(made_up: AlertGraph) -> None:
    """Without what tells them apart the re-enacted import makes one edge of parallel ones, and sums their weights."""
    net = made_up.network()
    for suffix, attribute in (("gexf", b" kind="), ("graphml", b" label=")):
        found = gephi.imported(WRITERS[suffix](net).replace(attribute, b" other="))
        assert len(found.edges) == len(set(net.edges())) < net.number_of_edges()
        assert sum(edge["weight"] for edge in found.edges.values()) == net.number_of_edges()


def test_kinds_are_the_relations(made_up: AlertGraph) -> None:
    """Gephi's types of edges are the relations in words; a further claim of one relation on the same pair is numbered."""
    net = made_up.network(**EVERYTHING)
    kinds: dict[tuple[str, str], list[str]] = {}
    for edge in ElementTree.fromstring(files.gexf(net)).iter("{http://gexf.net/1.3}edge"):  # noqa: S314 - our own file
        kinds.setdefault((edge.attrib["source"], edge.attrib["target"]), []).append(edge.attrib["kind"])
    for pair, found in kinds.items():
        labels = [row["relation_label"] for row in net.get_edge_data(*pair).values()]
        numbers = [labels[: place + 1].count(label) for place, label in enumerate(labels)]
        assert found == [f"{label} {n}" if n > 1 else label for label, n in zip(labels, numbers, strict=True)]
    assert any(kind.endswith(" 2") for found in kinds.values() for kind in found)


@pytest.mark.parametrize("name", NETWORKS)
def test_gexf_is_valid(name: str, real_graph: AlertGraph) -> None:
    """The file keeps the rules of GEXF 1.3, the version that has ``kind``."""
    assert gexfrules.faults(files.gexf(real_graph.network(**NETWORKS[name]))) == []


def test_a_fault_in_gexf_is_found() -> None:
    """The rules find what networkx writes against them, and what is absent."""
    written = "\n".join(nx.generate_gexf(nx.MultiDiGraph([("a", "b")]), version="1.2draft")).encode()
    assert any(fault.startswith("no element") for fault in gexfrules.faults(written))
    wrong = files.gexf(nx.MultiDiGraph([("a", "b")])).replace(b' mode="static"', b' name=""', 1)
    assert gexfrules.faults(wrong.replace(b' target="b"', b"")) == ["graph has name", "edge lacks target"]


def test_whose_claims_these_are(real_build: dict[str, bytes]) -> None:
    """The description that Gephi shows is the sentence that says so."""
    told = gephi.imported(real_build["network.gexf"]).description
    assert told.startswith("What the alert says or passes on, not findings of this project: Lemkin Institute")


def test_a_description_in_one_piece() -> None:
    """Gephi keeps the last piece alone of a text that XML escapes, so that none is; GraphML has the words as they are."""
    net = nx.MultiDiGraph(source="Watch & Ward, “A <b> & c”")
    written = files.gexf(net)
    assert b"<description>Watch and Ward" in written
    assert gephi.imported(written).description == "Watch and Ward, “A ‹b› and c”"
    assert b"Watch &amp; Ward" in files.graphml(net)


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_ids_are_unique(write: Callable[["nx.MultiDiGraph[str]"], bytes], real_graph: AlertGraph) -> None:
    """No two edges of an aggregated network share an id, though their keys repeat from pair to pair."""
    net = real_graph.network(aggregate=True)
    ids = [element.get("id") for element in ElementTree.fromstring(write(net)).iter() if element.tag.endswith("}edge")]  # noqa: S314
    assert len({key for *_, key in net.edges(keys=True)}) < len(set(ids)) == len(ids) == net.number_of_edges()


def test_an_aggregated_network_comes_back(real_graph: AlertGraph) -> None:
    """GEXF gives its keys back; GraphML has the ends in them, and all else as it was."""
    support.need("1.3" in nx.readwrite.gexf.GEXF.versions, "networkx before 3.6 does not know GEXF 1.3")
    net = real_graph.network(aggregate=True)
    back = nx.read_gexf(io.BytesIO(files.gexf(net)))
    assert list(back.edges(keys=True)) == list(net.edges(keys=True))
    back = nx.read_graphml(io.BytesIO(files.graphml(net)), force_multigraph=True)
    assert list(back.edges(keys=True)) == [(s, t, f"{s} {t} {key}") for s, t, key in net.edges(keys=True)]
    assert [row for *_, row in back.edges(data=True)] == [row for *_, row in net.edges(data=True)]
    assert back.graph["claims"] == net.graph["claims"]


def test_the_same_bytes_with_lxml(tmp_path: Path) -> None:
    """A library for XML that is installed beside networkx changes nothing."""
    (tmp_path / "lxml").mkdir()
    for name in ("__init__", "etree"):
        (tmp_path / "lxml" / f"{name}.py").write_text("def __getattr__(name): raise RuntimeError('used')\n", encoding="utf-8")
    code = """
import hashlib, networkx as nx
from alertgraph.network import files
net = nx.MultiDiGraph(source="é")
net.add_node("a", label="Türkiye")
net.add_edge("a", "b", "c", weight=1, share=0.5, sure=True, much=float("inf"))
print(hashlib.sha256(files.graphml(net) + files.gexf(net)).hexdigest())
"""
    assert support.run_python(code, {"PYTHONPATH": str(tmp_path)}) == support.run_python(code)


def test_values_that_no_file_holds() -> None:
    """A list is refused by name; numbers of both kinds are decimals, other mixtures texts, None is left out."""
    net = nx.MultiDiGraph()
    net.add_edge("a", "b", "1", share=1, mixed="x", void=None)
    net.add_edge("a", "b", "2", share=0.5, mixed=2, sure=True)
    for back in (
        nx.read_graphml(io.BytesIO(files.graphml(net)), force_multigraph=True),
        nx.read_gexf(io.BytesIO(files.gexf(net).replace(b"http://gexf.net/1.3", b"http://www.gexf.net/1.2draft"))),
    ):
        found = [{name: row[name] for name in row if name not in ("id", "claim")} for *_, row in back.edges(data=True)]
        assert found == [{"share": 1.0, "mixed": "x"}, {"share": 0.5, "mixed": "2", "sure": True}]
    net.add_edge("a", "b", "3", share=[1])
    for write in WRITERS.values():
        with pytest.raises(TypeError, match="share is a list"):
            write(net)


@pytest.mark.parametrize("kind", [nx.DiGraph, nx.MultiGraph, nx.Graph])
@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS)
def test_networks_that_have_lost_claims(write: Callable[[Any], bytes], kind: Any, made_up: AlertGraph) -> None:
    """Without parallel edges or directions a network is refused, since its file would say what nobody claims."""
    with pytest.raises(TypeError, match=f"a MultiDiGraph, not a {kind.__name__}"):
        write(kind(made_up.network()))


def test_every_package_is_pinned() -> None:
    """The lock file of what reads the files has a hash for every package and no address."""
    assert npm.unpinned(NPM) == []
