"""Compares the edges of a network with the store, value by value: each must stand in its own field, and nothing else there.

What the store has is read here claim by claim, in another way than the program reads it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx
import pyoxigraph as ox

from alertgraph.api import AlertGraph
from alertgraph.model.claims import FIELDS, SEVERAL, Claim
from alertgraph.vocabulary import AG, RDF, curie, expand, local_name

#: The form in which a value of the store stands in an edge, by what its field holds; any other stands as it is.
FORMS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("entity", "entities", "relation", "claims", "passages"), curie),
    "choice": local_name,
    "date": lambda when: "" if when == AG.Undated else when,
}
#: Where a property of a claim must stand in its edge, and in which form; ends are no attributes.
PLACES = {field.property: (name, FORMS.get(field.holds, str)) for name, field in FIELDS.items() if field.property}


def lost(graph: AlertGraph, net: "nx.MultiDiGraph[str]") -> list[str]:
    """Return what of the claims of the store does not stand where it should in a network of all of them, a line a field.

    So of claims that have no edge, edges that are no claim, ends that are exchanged, and fields that are absent, exchanged,
    or hold what the store, the claim's row, the registry or the ontology does not.
    """
    edges = {key: {"subject": source, "object": target, **row} for source, target, key, row in net.edges(keys=True, data=True)}
    rows = {claim.id: claim for claim in graph.claims()}
    alerts = {alert.graph: alert.id for alert in graph.alerts.values()}
    found, told = [], set()
    for typed in graph.data.store.quads_for_pattern(None, ox.NamedNode(RDF.type), ox.NamedNode(AG.Claim), None):
        name = curie(typed.subject.value)
        told.add(name)
        if name not in edges:
            found.append(f"{name}: no edge")
            continue
        wanted = {"alert": alerts.get(typed.graph_name.value, ""), **_stored(graph.data.store, typed.subject)}
        wanted |= _named(graph, rows[name])
        edge = edges[name]
        found += [
            f"{name} {field}: {wanted.get(field)!r} became {edge.get(field)!r}"
            for field in sorted(wanted.keys() | edge.keys())
            if _parts(field, edge.get(field)) != _parts(field, wanted.get(field))
        ]
        found += [
            f"{name} {field}: the edge has {edge.get(field)!r}, the claim {value!r}"
            for field, value in _row(rows[name])
            if edge.get(field) != value
        ]
    found += [f"{name}: an edge that is no claim" for name in edges if name not in told]
    return found + [
        f"{name} {field}: {value!r} became {node.get(field)!r}"
        for name, node in net.nodes(data=True)
        for field, value in graph.entities[name]._asdict().items()
        if field != "id" and node.get(field) != (int(value) if isinstance(value, bool) else _joined(value))
    ]


def _stored(store: ox.Store, claim: Any) -> dict[str, Any]:
    """Return field -> value of a claim, as the store has it: a list where there may be several."""
    values = defaultdict(list)
    for quad in store.quads_for_pattern(claim, None, None, None):
        if quad.predicate.value != RDF.type:
            field, form = PLACES.get(quad.predicate.value, (quad.predicate.value, str))
            values[field].append(form(quad.object.value))
    for passage in values["passages"]:
        node = ox.NamedNode(expand(passage))
        values["sections"] += [curie(q.object.value) for q in store.quads_for_pattern(node, ox.NamedNode(AG.section), None, None)]
        values["paragraphs"] += [q.object.value for q in store.quads_for_pattern(node, ox.NamedNode(AG.paragraph), None, None)]
    found: dict[str, Any] = {field: "" for field, _ in PLACES.values()}
    for field, parts in values.items():
        found[field] = "|".join(sorted(set(parts))) if field in SEVERAL else " ".join(sorted(parts))
    return found


def _named(graph: AlertGraph, claim: Claim) -> dict[str, Any]:
    """Return what the ontology and the registry say of the relation and the names in a claim."""
    relation = graph.relations[claim.relation]
    return {
        "relation_label": relation.label,
        "family": relation.family,
        "aspect": relation.aspect,
        "mode": relation.mode,
        "sign": relation.sign,
        "sign_if_asked": relation.sign_if_asked,
        "effect": relation.sign if claim.polarity == "Affirmed" and claim.stance != "Disputed" else 0,
        "stated_by_label": graph.entities[claim.stated_by].label,
        "under_label": "|".join(graph.entities[name].label for name in claim.under),
        "under_kind": "|".join(graph.entities[name].kind for name in claim.under),
        "involves_label": "|".join(graph.entities[name].label for name in claim.involves),
        "involves_kind": "|".join(graph.entities[name].kind for name in claim.involves),
        "involves_is_actor": "|".join(str(int(graph.entities[name].is_actor)) for name in claim.involves),
    }


def _row(claim: Claim) -> Iterator[tuple[str, Any]]:
    """Yield each field of a claim's row, but its identifier, as an edge has it."""
    for field, value in claim._asdict().items():
        if field != "id":
            yield field, _joined(value)


def _joined(value: Any) -> Any:
    return "|".join(map(str, value)) if isinstance(value, tuple) else value


def _parts(field: str, value: Any) -> Any:
    """Return what may be compared: the order of several values is the row's, and is compared there."""
    return sorted(value.split("|")) if field in SEVERAL and isinstance(value, str) else value
