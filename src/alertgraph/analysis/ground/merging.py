"""Actors of a projection merged into others, in everything that its claims say of them."""

from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

from alertgraph.analysis.ground.reading import TOLD_OF, checked, checked_rows, told_of
from alertgraph.errors import AnalysisError, shown
from alertgraph.network.rows import NAMING_ONE, NAMING_SEVERAL

_NEEDED: Final = {
    *NAMING_SEVERAL,
    *(part for field in NAMING_ONE for part in (field, f"{field}_label")),
    *(f"{field}_{what}" for field in TOLD_OF for what in TOLD_OF[field]),
}


def merge(net: "nx.MultiDiGraph[str]", into: Mapping[str, str]) -> "nx.MultiDiGraph[str]":
    """Return the projection with some actors merged into others, such as governments into their states: a reading, not a claim.

    ``into`` leads from identifiers to the identifiers that stand for them; one that is merged on in turn is followed to the
    end. All claims are kept; what two merged actors do to each other becomes a tie of one to itself, which no figure counts.
    Speakers, places, and whom a claim involves or is done under have the new names, too. A name stays as it is where what
    stands for it is no node of the network. Vertices are identified as graph theory does it (Bondy and Murty 2008, Graph
    theory, 2.3). Raises AnalysisError where the network is aggregated, and where names lead in a circle.
    """
    if "claims" in checked(net).graph:
        raise AnalysisError("an aggregated network cannot be merged; give graph.network() without aggregate")
    if not isinstance(into, Mapping) or not all(isinstance(name, str) for pair in into.items() for name in pair):
        raise AnalysisError(
            f"merge takes a mapping from identifiers to identifiers, such as {{'id:a-government': 'id:a-state'}}; "
            f"got {shown(into)}"
        )
    checked_rows(net, _NEEDED)
    ends = {old: _end(into, old) for old in into}
    known = {old: new for old, new in ends.items() if old != new and new in net}
    found: nx.MultiDiGraph[str] = nx.relabel_nodes(net, known)
    for name in {*known.values()}:  # networkx leaves the attributes of whom it merges last
        found.nodes[name].update(net.nodes[name])
    for _, _, row in found.edges(data=True):
        row.update(_renamed(net, known, row))
    return found


def _end(into: Mapping[str, str], name: str) -> str:
    """Return where a name leads in the end; one that leads to itself is its own end."""
    passed = [name]
    while (name := into.get(name, name)) != passed[-1]:
        if name in passed:
            raise AnalysisError(f"names lead in a circle: {' -> '.join([*passed, name])}; let one of them stand for the others")
        passed.append(name)
    return name


def _renamed(net: "nx.MultiDiGraph[str]", known: Mapping[str, str], row: dict[str, Any]) -> dict[str, str]:
    """Return the fields of a claim that name somebody who is merged, with the new names and what the network says of them."""
    found: dict[str, str] = {}
    for field in NAMING_ONE:
        if named := known.get(row[field]):
            found |= {field: named, f"{field}_label": net.nodes[named]["label"]}
    for field in NAMING_SEVERAL:
        if field not in TOLD_OF and known.keys() & {*row[field].split("|")}:
            found[field] = "|".join(dict.fromkeys(known.get(name, name) for name in row[field].split("|")))
    for field, attributes in TOLD_OF.items():
        told = told_of(row, field)
        if known.keys() & told.keys():
            new = {known.get(name, name): net.nodes[known[name]] if name in known else parts for name, parts in told.items()}
            found[field] = "|".join(new)
            found |= {f"{field}_{what}": "|".join(str(parts[what]) for parts in new.values()) for what in attributes}
    return found
