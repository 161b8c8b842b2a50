"""What a figure may count of a projection, and the networks of actors that are made of it."""

from collections.abc import Iterable
from typing import Any, Final

import networkx as nx

from alertgraph.analysis.ground.arguments import near
from alertgraph.analysis.ground.reading import checked, checked_rows
from alertgraph.analysis.ground.signs import UNSIGNED, counting, told
from alertgraph.errors import AnalysisError, shown
from alertgraph.model import registry
from alertgraph.network import aggregation
from alertgraph.tables.table import Table

Row = dict[str, Any]
#: The two layers of ties, by the sign of their relations.
LAYERS: Final = registry.LAYERS
_NEEDED: Final = {
    "alert", "certainty", "completed_when", "earliest", "effect", "gist", "latest", "modality", "mode", "polarity", "sections",
    "stance", "stated_by", "when",
}  # fmt: skip


def counted(net: "nx.MultiDiGraph[str]", *, things: bool = True) -> list[Row]:
    """Return the claims that a figure may count, sorted by identifier: dicts of id, subject, object and the edge's fields.

    These are the affirmed claims of the projection that the alert does not dispute, from one actor or thing to another; without
    ``things`` those between actors alone. The rule is this project's own. Raises AnalysisError where the network is none of
    ``graph.network()``, holds a claim twice, or holds claims, but none that counts.
    """
    rows = checked_rows(net, _NEEDED)
    kept = [row for row in rows if may_count(row)]
    if rows and not kept:
        raise AnalysisError(
            "every claim of this network is negated or disputed by the alert, so that no figure may count it; "
            "give one from graph.network(), which holds those that the alert asserts"
        )
    actors = {name for name, is_actor in net.nodes(data="is_actor", default=0) if is_actor or things}
    return [row for row in kept if row["subject"] != row["object"] and {row["subject"], row["object"]} <= actors]


def may_count(row: Row) -> bool:
    """Return whether a figure may count a claim: one that is affirmed, and that the alert does not dispute."""
    return bool(row["polarity"] == "Affirmed" and row["stance"] != "Disputed")


def projected(net: "nx.MultiDiGraph[str]", rows: Iterable[Row]) -> "nx.MultiDiGraph[str]":
    """Return a projection of some claims of a projection, one edge a claim, with the nodes that they tie."""
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    rows = list(rows)
    _add_nodes(found, net, rows)
    for row in rows:
        card = {field: value for field, value in row.items() if field not in ("id", "subject", "object")}
        found.add_edge(row["subject"], row["object"], key=row["id"], **card)
    return found


def on_layer(rows: Iterable[Row], name: str | None) -> list[Row]:
    """Return the claims of a layer, or all of them; raises AnalysisError for a layer that does not exist."""
    if name is not None and (not isinstance(name, str) or name not in LAYERS):
        raise AnalysisError(
            f"a layer is one of {', '.join(sorted(LAYERS))}, or None for all ties; got {shown(name)}{near(name, LAYERS)}"
        )
    return [row for row in rows if name is None or row["effect"] == LAYERS[name]]


def part(net: "nx.MultiDiGraph[str]", claims: Iterable[str]) -> "nx.MultiDiGraph[str]":
    """Return the part of a projection that holds some claims, for ``explore`` and for further figures.

    ``claims`` are identifiers, or several joined by ``|`` as the column ``claims`` of every table has them, one such cell or
    many, so that any row leads back to its evidence: the subgraph that these edges induce (Bondy and Murty 2008, Graph
    theory, 2.2). Raises AnalysisError for a claim that the projection does not hold, and where it is aggregated.
    """
    if "claims" in checked(net).graph:
        raise AnalysisError("an aggregated network has no edge of a single claim; give graph.network() without aggregate")
    if not isinstance(claims, Iterable):
        raise AnalysisError(f"part takes identifiers of claims, or cells of a column claims; got {shown(claims)}")
    wanted = {name for several in ([claims] if isinstance(claims, str) else claims) for name in str(several).split("|") if name}
    rows = [row for row in aggregation.rows(net) if row["id"] in wanted]
    if missing := sorted(wanted - {row["id"] for row in rows}):
        raise AnalysisError(f"this network has no claim {missing[0]}; give the one that the table was made of")
    found = projected(net, rows)
    found.graph.update(net.graph)
    return found


def layer(
    net: "nx.MultiDiGraph[str]",
    name: str | None = None,
    *,
    modes: str | Iterable[str] | None = None,
    things: bool = False,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> "nx.DiGraph[str]":
    """Return a DiGraph of the counted claims of a layer ("cooperation": sign +1, "conflict": -1), or of all of them.

    One edge a subject and object that have a claim: ``weight`` is their number, ``claims`` their identifiers joined by
    ``|``. ``modes`` narrows it to one or some of those that occur. Nodes are those of an edge, sorted, with the attributes of
    the projection. Layers of one network: Kivelä et al. (2014), Multilayer networks. Raises AnalysisError for a layer that
    does not exist, and for a mode that no counted claim has.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    every = counted(net, things=things)
    rows = on_layer(every, name)
    if modes is not None:
        modes = modes if isinstance(modes, str) or not isinstance(modes, Iterable) else [*modes]
        if not isinstance(modes, Iterable) or not all(isinstance(mode, str) for mode in modes):
            raise AnalysisError(f"modes takes one mode or some, such as ('MaterialConflict',); got {shown(modes)}")
        chosen = {modes} if isinstance(modes, str) else {*modes}
        known = {row["mode"] for row in counted(net)}
        if missing := sorted(map(str, chosen - known)):
            raise AnalysisError(f"no claim of this network is of the mode {missing[0]}; it has {', '.join(sorted(known))}")
        rows = [row for row in rows if row["mode"] in chosen]
    found: nx.DiGraph[str] = nx.DiGraph(signs=told(every))
    _add_nodes(found, net, rows)
    pairs: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        pairs.setdefault((row["subject"], row["object"]), []).append(row["id"])
    for (source, target), claims in sorted(pairs.items()):
        found.add_edge(source, target, weight=len(claims), claims="|".join(claims))
    return found


def signed(
    net: "nx.MultiDiGraph[str]", *, things: bool = False, legal_acts: str = UNSIGNED, yielding: str = UNSIGNED
) -> "nx.Graph[str]":
    """Return the signed Graph of the counted claims: one edge a pair that has a claim of a sign, in either direction.

    ``positive`` and ``negative`` are the numbers of claims of each sign, ``weight`` the larger less the smaller,
    ``sign`` that of the larger (0 where they are equal: a tie of both kinds), ``claims`` their identifiers joined by ``|``.
    Nodes are those of an edge, sorted, with the attributes of the projection. Signed graphs: Harary (1953), On the notion of
    balance of a signed graph; that the greater number of claims gives a pair its sign is this project's own rule.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    every = counted(net, things=things)
    rows = [row for row in every if row["effect"]]
    found: nx.Graph[str] = nx.Graph(signs=told(every))
    _add_nodes(found, net, rows)
    for (source, target), ties in by_pair(rows).items():
        positive = sum(row["effect"] > 0 for row in ties)
        negative = len(ties) - positive
        found.add_edge(
            source,
            target,
            positive=positive,
            negative=negative,
            weight=abs(positive - negative),
            sign=(positive > negative) - (positive < negative),
            claims="|".join(row["id"] for row in ties),
        )
    return found


def stating(table: Any, net: "nx.MultiDiGraph[str]") -> Any:
    """Return a table that says how acts of law and yielding are counted in it: in its ``attrs``, or, without pandas, under it."""
    words = told(counted(net)) if net.size() else ""
    if hasattr(table, "attrs"):
        table.attrs["signs"] = words
    else:
        return Table(table.columns, table, left_out=lambda: (words,) if words else ())
    return table


def by_pair(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """Return claims by the two that they tie, in either direction, sorted."""
    pairs: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        one, other = sorted((row["subject"], row["object"]))
        pairs.setdefault((one, other), []).append(row)
    return dict(sorted(pairs.items()))


def joined_claims(several: Iterable[str]) -> str:
    """Return claims joined by ``|`` of several that are, sorted, each once."""
    return "|".join(sorted({claim for claims in several for claim in claims.split("|")}))


def _add_nodes(found: "nx.Graph[str]", net: "nx.MultiDiGraph[str]", rows: list[Row]) -> None:
    ends = {end for row in rows for end in (row["subject"], row["object"])}
    found.add_nodes_from((name, dict(net.nodes[name])) for name in sorted(ends))
