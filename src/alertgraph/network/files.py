"""A network as GraphML and GEXF, for NetworkX, igraph, R and Gephi."""

import io

import networkx as nx


def graphml(net: "nx.MultiDiGraph[str]") -> bytes:
    """Return a network as GraphML; ``networkx.read_graphml(..., force_multigraph=True)`` gives it back equal.

    Without ``force_multigraph`` networkx makes a DiGraph where no two edges are parallel, which loses the keys, so the claims.
    An edge of one claim has its identifier also as the attribute ``claim``: igraph, and R with it, misreads those of edges. A
    node has its own also as ``name``, by which both look one up.
    """
    copy = nx.MultiDiGraph()
    copy.graph.update(net.graph)
    copy.add_nodes_from((name, {"name": name, **row}) for name, row in net.nodes(data=True))
    for source, target, key, row in net.edges(keys=True, data=True):
        copy.add_edge(source, target, key, **row if "claims" in row else {"claim": key, **row})
    out = io.BytesIO()
    nx.write_graphml(copy, out, named_key_ids=True)
    return out.getvalue()


def gexf(net: "nx.MultiDiGraph[str]") -> bytes:
    """Return a network as GEXF 1.2; :func:`networkx.read_gexf` gives nodes, keys and attributes back equal.

    GEXF has no attributes of a graph: an aggregated network keeps the identifiers of its claims, but not their rows, so that
    nothing can be analysed of it; GraphML keeps them.
    """
    copy = nx.MultiDiGraph()
    copy.add_nodes_from(net.nodes(data=True))
    for source, target, key, row in net.edges(keys=True, data=True):
        copy.add_edge(source, target, key=key, id=key, **row)  # so that Gephi, too, knows the claim
    lines = nx.generate_gexf(copy)
    # the writer stamps the day; the same input must give the same bytes
    kept = [line for line in lines if "lastmodifieddate" not in line and "<creator>" not in line and "</meta>" not in line]
    return ("\n".join(kept) + "\n").encode()
