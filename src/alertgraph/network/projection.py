"""The one bridge from claims to NetworkX: a MultiDiGraph of claims, or of claims aggregated and signed, and its files."""

import io
import json
from collections.abc import Iterable, Mapping
from functools import cache, partial
from itertools import compress
from operator import itemgetter
from typing import Any, get_origin, get_type_hints

import networkx as nx

from alertgraph.machine.collector import without_collecting
from alertgraph.model.claims import Claim
from alertgraph.model.registry import Entity, Relation
from alertgraph.model.selection import refuse_unknown

#: The fields of a claim that follow its id, subject, relation and object; those after its certainty, which differ from claim
#: to claim; those with several values.
FIELDS = Claim._fields[4:]
OWN = Claim._fields[9:]
SEVERAL = tuple(name for name, kind in get_type_hints(Claim).items() if get_origin(kind) is tuple)


def build(claims: Iterable[Claim], registry: Mapping[str, Entity], relations: Mapping[str, Relation]) -> nx.MultiDiGraph:
    """Return a MultiDiGraph with one edge a claim, from subject to object, keyed by the claim's identifier.

    Node and edge attributes are str, int or float, several values joined by ``|``. ``sign`` is the relation's;
    ``effect`` is the sign, or 0 for a claim that is negated or that the alert disputes, which never counts with it. Raises
    LoadError where a claim names what neither registry nor ontology describes.
    """
    chosen = sorted(claims, key=itemgetter(0))
    try:
        return _built(chosen, registry, relations)
    except KeyError:
        refuse_unknown(chosen, registry, relations)  # looked for only now: a sound graph pays nothing for it
        raise


@without_collecting()
def _built(chosen: list[Claim], registry: Mapping[str, Entity], relations: Mapping[str, Relation]) -> nx.MultiDiGraph:
    net = nx.MultiDiGraph()
    names = sorted({claim.subject for claim in chosen} | {claim.object for claim in chosen})
    net.add_nodes_from((name, node_attributes(registry[name])) for name in names)
    alike = cache(partial(_alike, registry, relations))
    of_things = cache(partial(_of_things, registry))
    for claim, own in zip(chosen, _own(chosen), strict=True):
        net.add_edge(claim.subject, claim.object, claim.id)
        row = net.get_edge_data(claim.subject, claim.object, claim.id)
        row.update(alike(claim.relation, *claim[4:9]))  # copied at once, where attributes handed to networkx are copied thrice
        row.update(compress(zip(OWN, own, strict=True), own))  # most fields are empty in most claims
        if claim.under:
            row["under_label"], row["under_kind"], _ = of_things(claim.under)
        if claim.involves:
            row["involves_label"], row["involves_kind"], row["involves_is_actor"] = of_things(claim.involves)
    return net


def node_attributes(entity: Entity) -> dict[str, str | int]:
    """Return what a node carries: label, kind, is_actor (1 or 0), aliases, description, wikidata and iso."""
    return {
        "label": entity.label,
        "kind": entity.kind,
        "is_actor": int(entity.is_actor),
        "aliases": "|".join(entity.aliases),
        "description": entity.description,
        "wikidata": entity.wikidata,
        "iso": entity.iso,
    }


def _alike(registry: Mapping[str, Entity], relations: Mapping[str, Relation], name: str, *given: str) -> dict[str, str | int]:
    """Return the row of an edge as far as it is that of all claims with the same relation, speaker, stance and so on.

    It has all fields of a claim's card, with the relation's label, family, aspect, mode and sign. What the claim is done
    under, and whom it involves, need not be nodes of the network: ``under_label`` and so on tell of them.
    """
    relation = relations[name]
    values = dict(zip(FIELDS, given, strict=False))
    return {
        "relation": name,
        "relation_label": relation.label,
        "family": relation.family,
        "aspect": relation.aspect,
        "mode": relation.mode,
        "sign": relation.sign,
        "effect": relation.sign if values["polarity"] == "Affirmed" and values["stance"] != "Disputed" else 0,
        "stated_by_label": registry[values["stated_by"]].label,
        "under_label": "",
        "under_kind": "",
        "involves_label": "",
        "involves_kind": "",
        "involves_is_actor": "",
        **{field: values.get(field, "") for field in FIELDS},
    }


def _own(claims: Iterable[Claim]) -> Iterable[tuple[str, ...]]:
    """Return the values of the fields OWN of each claim, as an edge has them."""
    joined = cache(lambda values: "|".join(map(str, values)))
    columns = dict(zip(Claim._fields, zip(*claims, strict=True), strict=False))  # empty where there is no claim
    return zip(*(map(joined, columns[name]) if name in SEVERAL else columns[name] for name in OWN if columns), strict=True)


def _of_things(registry: Mapping[str, Entity], names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the labels of entries, their kinds, and whether they are actors (1 or 0), each joined."""
    rows = [(registry[name].label, registry[name].kind, str(int(registry[name].is_actor))) for name in names]
    return tuple(map("|".join, zip(*rows, strict=True)))


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
        apart = [row["polarity"]] * (row["polarity"] != "Affirmed") + [row["stance"]] * (row["stance"] == "Disputed")
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
    found = []
    kept = json.loads(net.graph["claims"]) if "claims" in net.graph else {}
    for source, target, key, row in net.edges(keys=True, data=True):
        if kept and "claims" in row:
            ends = {"subject": source, "object": target}
            found += [{"id": name, **kept.get(name, {}), **ends} for name in row["claims"].split("|")]
        else:
            found.append({"id": key, "subject": source, "object": target, **row})
    return found


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
