"""Networks with one signed edge a pair, mode and polarity, and the claims of any network back from its edges."""

import json
from typing import Any

import networkx as nx

from alertgraph.network.rows import Row


def aggregate(net: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return a MultiDiGraph with one edge a subject, object, mode and polarity of a network of claims.

    Claims that the alert disputes have edges of their own, apart from those of the same mode and polarity. ``weight`` counts
    the claims, ``sign`` is that of their relations together (0 where negated or disputed), ``claims`` their identifiers
    joined by ``|``, ``hedged``, ``reported``, ``disputed`` and ``not_actual`` how many of them are. The rows of the claims
    stand, as JSON, in the graph's attribute ``claims``.
    """
    merged = nx.MultiDiGraph()
    merged.add_nodes_from(net.nodes(data=True))
    bundles: dict[tuple[str, str, str], list[str]] = {}
    rows = {}
    for source, target, key, row in sorted(net.edges(keys=True, data=True), key=lambda edge: edge[2]):
        apart = [row["polarity"]] if row["polarity"] != "Affirmed" else []
        apart += [row["stance"]] if row["stance"] == "Disputed" else []
        name = "-".join([row["mode"], *apart])
        bundles.setdefault((source, target, name), []).append(key)
        rows[key] = {"id": key, "subject": source, "object": target, **row}
    for (source, target, name), keys in bundles.items():
        merged.add_edge(
            source,
            target,
            key=name,
            mode=rows[keys[0]]["mode"],
            polarity=rows[keys[0]]["polarity"],
            sign=max(-1, min(1, sum(rows[key]["effect"] for key in keys))),
            weight=len(keys),
            hedged=sum(rows[key]["certainty"] == "Hedged" for key in keys),
            reported=sum(rows[key]["stance"] == "Reported" for key in keys),
            disputed=sum(rows[key]["stance"] == "Disputed" for key in keys),
            not_actual=sum(rows[key]["modality"] != "Actual" for key in keys),
            claims="|".join(keys),
        )
    merged.graph["claims"] = json.dumps(rows, ensure_ascii=False, sort_keys=True)
    return merged


def rows(net: "nx.MultiDiGraph[str]") -> list[dict[str, Any]]:
    """Return the claims of a network, one a claim or aggregated: each a dict of id, subject, object and the edge's fields.

    An aggregated network holds the rows of all its claims; those of the edges that are left are returned. The ends are those
    of the edge, so that actors may have been renamed; a claim of which the network lost the row has no more than its id and ends.
    """
    found: list[dict[str, Any]] = []
    kept = json.loads(net.graph["claims"]) if "claims" in net.graph else {}
    for source, target, key, row in net.edges(keys=True, data=True):
        if kept and "claims" in row:
            ends = {"subject": source, "object": target}
            found += [Row({"id": name, **kept.get(name, {}), **ends}) for name in row["claims"].split("|")]
        else:
            found.append(Row({"id": key, "subject": source, "object": target, **row}))
    return found
