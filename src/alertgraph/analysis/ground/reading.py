"""The claims of a projection as rows, once it is known to be one, and the names that a claim has beside its two ends."""

from collections import Counter
from collections.abc import Set
from typing import Any, Final

import networkx as nx

from alertgraph.errors import AnalysisError, shown
from alertgraph.network import aggregation

#: What an edge tells of the entries that it names in a field, in fields of its own such as ``under_label``.
TOLD_OF: Final = {"under": ("label", "kind"), "involves": ("label", "kind", "is_actor")}
_OF_NODES: Final = {"label", "kind", "is_actor"}


def checked(net: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    """Return a network as it is; raises AnalysisError for what is no MultiDiGraph."""
    if not isinstance(net, nx.MultiDiGraph):
        hint = (
            ", or, where it comes from a GraphML file, read it with force_multigraph=True" if isinstance(net, nx.DiGraph) else ""
        )
        raise AnalysisError(f"this is not a network of claims: got {type(net).__name__}; give one from graph.network(){hint}")
    return net


def checked_rows(net: "nx.MultiDiGraph[str]", needed: Set[str]) -> list[dict[str, Any]]:
    """Return the claims of a projection, sorted by identifier: dicts of id, subject, object and the edge's fields.

    Raises AnalysisError where the network is none of claims: where an edge lacks a field, a node does not say who it is or
    is not named by text, or a claim stands on two edges.
    """
    rows = aggregation.rows(checked(net))
    for row in rows:
        if not row.keys() >= needed:
            raise AnalysisError(
                f"this is not a network of claims: an edge lacks {min(needed - row.keys())}; give one from graph.network()"
            )
    for name in {end: None for row in rows for end in (row["subject"], row["object"])}:
        if not isinstance(name, str):
            raise AnalysisError(
                f"a node of this network is named {shown(name)}, which is no identifier; give one from graph.network()"
            )
        if not net.nodes[name].keys() >= _OF_NODES:
            raise AnalysisError(
                f"this network says nothing of {name}, from or to which a claim leads; give one from graph.network(), "
                "and merge its actors with merge() before it is aggregated"
            )
    times = Counter(row["id"] for row in rows)
    if twice := sorted(str(name) for name, number in times.items() if number > 1):
        raise AnalysisError(
            f"the claim {twice[0]} stands on two edges of this network and would count twice; give one with an edge a claim: "
            "merge() renames actors of one network, and no two need be put together"
        )
    return sorted(rows, key=lambda row: row["id"])


def told_of(row: dict[str, Any], field: str) -> dict[str, dict[str, str]]:
    """Return what a claim tells of the entries that it names in a field, ``under`` or ``involves``, by identifier.

    That is the label, the kind and so on, as TOLD_OF has them. A label that holds a ``|`` itself cannot be told from two:
    then the identifiers stand for the labels.
    """
    if not row[field]:
        return {}
    names = row[field].split("|")
    found: dict[str, dict[str, str]] = {name: {} for name in names}
    for what in TOLD_OF[field]:
        text = str(row[f"{field}_{what}"])
        parts = [text] if len(names) == 1 else text.split("|")
        for name, part in zip(names, parts if len(parts) == len(names) else names, strict=True):
            found[name][what] = part
    return found
