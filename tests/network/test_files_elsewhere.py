"""A user who has only ``build/`` reads ``network.graphml`` with igraph, whose core R has too: the same network."""

import warnings
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
import support

from alertgraph.api import AlertGraph
from alertgraph.network import files

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(scope="module")
def written(real_build: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that a build of the real graph writes."""
    found = tmp_path_factory.mktemp("elsewhere") / "network.graphml"
    found.write_bytes(real_build[found.name])
    return found


@pytest.fixture(scope="module")
def elsewhere(written: Path) -> Any:
    """What igraph reads, without a warning."""
    support.need(find_spec("igraph"), "igraph is not installed")
    import igraph

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return igraph.Graph.Read_GraphML(str(written))


def test_the_same_nodes(elsewhere: Any, real_graph: AlertGraph) -> None:
    """Every node comes by its identifier, with label, kind and all else that it carries."""
    net = real_graph.network()
    assert elsewhere.vs["id"] == elsewhere.vs["name"] == list(net)
    assert elsewhere.vs.find(name="id:israel")["label"] == "Israel"
    for name in ("label", "kind", "aliases", "description", "wikidata", "iso", "is_actor"):
        assert elsewhere.vs[name] == [value for _, value in net.nodes(data=name)], name


def test_whose_claims_these_are(elsewhere: Any) -> None:
    """The file alone tells, as an attribute of the graph, whose claims it holds, and that they are no findings."""
    assert elsewhere["source"].startswith("What the alert says or passes on, not findings of this project: Lemkin Institute")


def test_the_same_edges(elsewhere: Any, real_graph: AlertGraph) -> None:
    """Every claim comes as a directed edge from its subject to its object, with all attributes and its identifier.

    That is in ``claim``: what igraph 1.0 gives as the ``id`` of an edge is the name of some node.
    """
    net = real_graph.network()
    ids = elsewhere.vs["id"]
    assert elsewhere.is_directed()
    found = {edge["claim"]: (ids[edge.source], ids[edge.target], edge.attributes()) for edge in elsewhere.es}
    assert len(found) == elsewhere.ecount() == net.number_of_edges()
    for source, target, key, row in net.edges(keys=True, data=True):
        assert found[key][:2] == (source, target)
        assert {name: found[key][2][name] for name in row} == row


def test_the_same_figures(elsewhere: Any, real_graph: AlertGraph) -> None:
    """Degrees, signs and parallel edges are counted alike there and in networkx."""
    net = real_graph.network()
    ids = elsewhere.vs["id"]
    assert dict(zip(ids, elsewhere.indegree(), strict=True)) == dict(net.in_degree())
    assert dict(zip(ids, elsewhere.outdegree(), strict=True)) == dict(net.out_degree())
    assert Counter(elsewhere.es["sign"]) == Counter(sign for *_, sign in net.edges(data="sign"))
    assert sum(elsewhere.is_multiple()) == sum(net.number_of_edges(*pair) - 1 for pair in set(net.edges()))


def test_the_line_that_counts_ties_once(elsewhere: Any, real_graph: AlertGraph) -> None:
    """Parallel ties are further shortest paths and mutual pairs to igraph; the line that the file tells makes both right."""
    net = real_graph.network()
    simple = nx.DiGraph(net)
    assert 'g.simplify(combine_edges="first")' in files.COUNTING
    once = elsewhere.copy().simplify(combine_edges="first")
    assert once.ecount() == simple.number_of_edges() < elsewhere.ecount()
    expected = nx.betweenness_centrality(simple, normalized=False)
    assert dict(zip(once.vs["id"], once.betweenness(), strict=True)) == pytest.approx(expected)
    mutual = sum(simple.has_edge(target, source) for source, target in simple.edges()) // 2
    assert once.dyad_census()[0] == mutual


def test_keys_of_graphml(written: Path) -> None:
    """Attributes are texts and whole numbers, each key once in the file, by the attribute's own name; counting is told."""
    root = ElementTree.parse(written).getroot()  # noqa: S314 - our own file
    (graph,) = root.iter(f"{NAMESPACE}graph")
    keys = [(key.get("id"), key.get("attr.name"), key.get("attr.type")) for key in root.iter(f"{NAMESPACE}key")]
    assert graph.get("edgedefault") == "directed"
    assert {kind for *_, kind in keys} == {"string", "long"}
    assert len({key for key, *_ in keys}) == len(keys)
    assert [(key, name) for key, name, _ in keys if key != name] == []
    assert [(child.tag, child.text) for child in root][:1] == [(f"{NAMESPACE}desc", files.COUNTING)]


def test_the_aggregated_network(real_graph: AlertGraph, tmp_path: Path) -> None:
    """Claims merged into signed edges are read elsewhere too, weights and the ids of the claims included."""
    support.need(find_spec("igraph"), "igraph is not installed")
    import igraph

    merged = real_graph.network(aggregate=True)
    path = tmp_path / "merged.graphml"
    path.write_bytes(files.graphml(merged))
    found = igraph.Graph.Read_GraphML(str(path))
    ids = found.vs["id"]
    expected = Counter((source, target, row["weight"], row["claims"]) for source, target, row in merged.edges(data=True))
    assert Counter((ids[e.source], ids[e.target], e["weight"], e["claims"]) for e in found.es) == expected
