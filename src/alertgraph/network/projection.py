"""The one bridge from claims to NetworkX: a MultiDiGraph with one edge a claim."""

from collections.abc import Iterable, Mapping
from functools import cache, partial
from itertools import compress
from operator import itemgetter

import networkx as nx

from alertgraph.machine.collector import without_collecting
from alertgraph.model.claims import Claim
from alertgraph.model.registry import Entity, Relation
from alertgraph.model.selection import refuse_unknown
from alertgraph.network import rows


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
    net.edge_attr_dict_factory = rows.Row  # shown in a line; a copy of the network has plain dicts
    names = sorted({claim.subject for claim in chosen} | {claim.object for claim in chosen})
    net.add_nodes_from((name, rows.node(registry[name])) for name in names)
    alike = cache(partial(rows.shared, registry, relations))
    of_things = cache(partial(rows.of_things, registry))
    for claim, own in zip(chosen, rows.own(chosen), strict=True):
        net.add_edge(claim.subject, claim.object, claim.id)
        row = net.get_edge_data(claim.subject, claim.object, claim.id)
        row.update(alike(*rows.shared_of(claim)))  # copied at once, where attributes handed to networkx are copied thrice
        row.update(compress(zip(rows.OWN, own, strict=True), own))  # most fields are empty in most claims
        if claim.under:
            row["under_label"], row["under_kind"], _ = of_things(claim.under)
        if claim.involves:
            row["involves_label"], row["involves_kind"], row["involves_is_actor"] = of_things(claim.involves)
    return net
