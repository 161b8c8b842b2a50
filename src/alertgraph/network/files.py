"""A network as GraphML and GEXF, for NetworkX, igraph, R, Cytoscape, Gephi and Gephi Lite."""

from typing import Final
from xml.etree.ElementTree import Element, SubElement

import networkx as nx

from alertgraph.network import elements

#: What whoever has the GraphML alone should know before igraph, or R with it, counts anything.
COUNTING: Final = (
    "An edge is a claim, so that a pair may have several edges. igraph counts these as further shortest paths, and two of one "
    "direction as a mutual pair: before paths, centralities or triads make them one, in Python with "
    'g.simplify(combine_edges="first"), in R with simplify(g, edge.attr.comb = "first"). Its version 1.0 gives edges the ids of '
    "nodes: the claim is in the attribute claim."
)
#: Signs that XML escapes: where one stands, Gephi keeps no more than the last piece of a description.
_IN_ONE_PIECE: Final = str.maketrans({"&": "and", "<": "‹", ">": "›"})


def graphml(net: "nx.MultiDiGraph[str]") -> bytes:
    """Return a network as GraphML; ``networkx.read_graphml(..., force_multigraph=True)`` gives nodes and edges back equal.

    Without ``force_multigraph`` networkx makes a DiGraph where no two edges are parallel, which loses the keys, so the claims.
    An edge of one claim has its identifier also as the attribute ``claim``: igraph, and R with it, misreads those of edges. A
    node has its own also as ``name``, by which both look one up. Keys that repeat between pairs, as those of an aggregated
    network do, come back with the ends of their edge. ``desc`` says how to count parallel edges. Gephi keeps edges apart by
    the XML attribute ``label``, which others do not read.
    """
    edges = [edge if "claims" in edge.row else edge._replace(row={"claim": edge.key, **edge.row}) for edge in elements.edges(net)]
    nodes = {name: {"name": name, **row} for name, row in net.nodes(data=True)}
    of_graph = elements.attributes(net)
    root = Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    SubElement(root, "desc").text = COUNTING
    keys: dict[str, dict[str, str]] = {}
    taken: set[str] = set()
    for domain, rows in (("edge", [edge.row for edge in edges]), ("node", nodes.values()), ("graph", [of_graph])):
        keys[domain] = {}
        for name, kind in elements.columns(rows).items():
            key = name if name not in taken else f"{domain}-{name}"  # Cytoscape takes an edge's key for the name
            taken.add(key)
            keys[domain][name] = key
            SubElement(root, "key", {"id": key, "for": domain, "attr.name": name, "attr.type": kind})
    graph = SubElement(root, "graph", edgedefault="directed")
    _data(graph, of_graph, keys["graph"])
    for name, row in nodes.items():
        _data(SubElement(graph, "node", id=name), row, keys["node"])
    for edge in edges:
        place = {"id": edge.id, "source": edge.source, "target": edge.target, "label": edge.kind}
        _data(SubElement(graph, "edge", place), edge.row, keys["edge"])
    return elements.written(root)


def gexf(net: "nx.MultiDiGraph[str]") -> bytes:
    """Return a network as GEXF 1.3; ``networkx.read_gexf``, from 3.6 on, gives nodes, keys and attributes back equal.

    Whose claims it holds, the network's attribute ``source``, is the file's description, which Gephi shows, with "and" for
    ``&`` and other brackets for ``<`` and ``>``, which part a text there. ``kind`` keeps edges apart there, whose import makes
    one of those that are parallel. GEXF has no attributes of a graph: an aggregated network keeps the identifiers of its
    claims, but not their rows, so that nothing can be analysed of it; GraphML keeps them.
    """
    edges = elements.edges(net)
    nodes = {name: {key: value for key, value in row.items() if key != "label"} for name, row in net.nodes(data=True)}
    rows = [{key: value for key, value in edge.row.items() if key != "weight"} for edge in edges]
    for edge, row in zip(edges, rows, strict=True):
        if edge.id != edge.key:
            row["networkx_key"] = edge.key  # as networkx itself tells a key that is no id
    root = Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    if source := elements.attributes(net).get("source"):
        SubElement(SubElement(root, "meta"), "description").text = str(source).translate(_IN_ONE_PIECE)
    graph = SubElement(root, "graph", defaultedgetype="directed", mode="static")
    keys = {}
    for domain, values in (("node", nodes.values()), ("edge", rows)):
        declared = SubElement(graph, "attributes", {"class": domain, "mode": "static"})
        keys[domain] = elements.columns(values)
        for name, kind in keys[domain].items():
            SubElement(declared, "attribute", id=name, title=name, type=kind)
    within = SubElement(graph, "nodes")
    for name, row in nodes.items():
        label = str(net.nodes[name].get("label", name))
        _values(SubElement(within, "node", id=name, label=label), row)
    within = SubElement(graph, "edges")
    for edge, row in zip(edges, rows, strict=True):
        place = {"id": edge.id, "source": edge.source, "target": edge.target, "kind": edge.kind}
        if "weight" in edge.row:
            place["weight"] = elements.text(edge.row["weight"])
        _values(SubElement(within, "edge", place), row)
    return elements.written(root)


def _data(element: Element, row: dict[str, object], keys: dict[str, str]) -> None:
    for name, value in row.items():
        if value is not None:
            SubElement(element, "data", key=keys[name]).text = elements.text(value)


def _values(element: Element, row: dict[str, object]) -> None:
    within = SubElement(element, "attvalues")
    for name, value in row.items():
        if value is not None:
            SubElement(within, "attvalue", {"for": name, "value": elements.text(value)})
