"""Networks whose figures are known, as projections: made of pairs and signs, each a claim that somebody asserts."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    Projection = nx.MultiDiGraph[str]

CARD: dict[str, Any] = {
    "relation": "ag:supports",
    "relation_label": "supports",
    "family": "endorsementRelation",
    "aspect": "",
    "stated_by": "id:observatory",
    "stated_by_label": "Observatory",
    "under_label": "",
    "under_kind": "",
    "stance": "Asserted",
    "polarity": "Affirmed",
    "modality": "Actual",
    "certainty": "Plain",
    "when": "",
    "earliest": "",
    "latest": "",
    "gist": "One is said to be tied to the other.",
    "alert": "id:alert",
    "passages": "id:alert-p1-s1",
    "sections": "id:alert-part",
    "paragraphs": "1",
    "involves": "",
    "under": "",
    "place": "",
    "quantity": "",
    "quantity_unit": "",
    "quantity_bound": "",
    "content": "",
    "answers": "",
    "contradicts": "",
    "office_status": "",
    "note": "",
}


def projection(
    ties: Iterable[tuple[str, str, int] | tuple[str, str, int, dict[str, Any]]], **nodes: dict[str, Any]
) -> "Projection":
    """A network of claims as ``graph.network()`` gives it: one claim a tie (source, target, sign), actors as nodes.

    A fourth value of a tie changes fields of its claim; ``nodes`` those of a node, such as ``b={"is_actor": 0}``.
    """
    net: Projection = nx.MultiDiGraph()
    for number, (source, target, sign, *more) in enumerate(ties):
        for end in (source, target):
            if end not in net:
                actor = {
                    "label": end.title(),
                    "kind": "State",
                    "is_actor": 1,
                    "aliases": "",
                    "description": "",
                    "wikidata": "",
                    "iso": "",
                }
                net.add_node(end, **actor | nodes.get(end, {}))
        mode = {1: "VerbalCooperation", -1: "MaterialConflict", 0: "Structural"}[sign]
        card = CARD | {"mode": mode, "sign": sign} | (more[0] if more else {})
        net.add_edge(
            source, target, key=f"id:alert-part-{number:03}", **{"effect": sign * (card["polarity"] == "Affirmed"), **card}
        )
    return net


def karate() -> "Projection":
    """Zachary's karate club (1977): 34 members, 78 ties of friendship, read as cooperation."""
    return projection((f"m{a + 1:02}", f"m{b + 1:02}", 1) for a, b in nx.karate_club_graph().edges)
