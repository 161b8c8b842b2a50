"""Networks whose figures are known, as projections: made of pairs and signs, each a claim that somebody asserts."""

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest

from alertgraph.errors import AnalysisError
from alertgraph.tables.table import Table

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
    "involves_label": "",
    "involves_kind": "",
    "involves_is_actor": "",
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
    "completed_when": "",
    "bounds_from": "",
}
#: What the tables of courts and agreements are made from: facts, and what is required, planned or has not been done.
WIDE: dict[str, Any] = {"stance": ("Asserted", "Reported"), "polarity": None, "modality": None}


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
        involved = [
            {"label": name.title(), "kind": "State", "is_actor": 1} | nodes.get(name, {}) for name in card["involves"].split("|")
        ]
        if card["involves"]:
            card |= {f"involves_{what}": "|".join(str(row[what]) for row in involved) for what in ("label", "kind", "is_actor")}
        counts = card["polarity"] == "Affirmed" and card["stance"] != "Disputed"
        net.add_edge(source, target, key=f"id:alert-part-{number:03}", **{"effect": sign * counts, **card})
    return net


def karate() -> "Projection":
    """Zachary's karate club (1977): 34 members, 78 ties of friendship, read as cooperation."""
    return projection((f"m{a + 1:02}", f"m{b + 1:02}", 1) for a, b in nx.karate_club_graph().edges)


#: The pairs of Read's tribes, by the first of two: those in alliance and those opposed, numbers in the order of TRIBES.
_ROVA = {1: (2, 15, 16), 2: (15, 16), 3: (4, 6, 7, 8), 4: (8,), 5: (7, 9, 14), 6: (7, 8, 11, 12), 7: (8, 11, 12, 13)}
_ROVA |= {8: (11, 12), 9: (10, 13), 10: (13,), 11: (12,), 13: (14,), 15: (16,)}
_HINA = {1: (3, 4, 5, 6, 12), 2: (3, 5, 6, 9, 10), 5: (15, 16), 6: (9, 13, 16), 8: (14,), 9: (11, 15), 10: (11, 15)}
_HINA |= {11: (13, 15, 16), 12: (14, 15, 16), 13: (15, 16), 14: (16,)}
TRIBES = (
    *("Gavev", "Kotun", "Ove", "Alika", "Nagam", "Gahuk", "Masil", "Ukudz"),
    *("Notoh", "Kohik", "Geham", "Asaro", "Uheto", "Seuve", "Nagad", "Gama"),
)


def tribes() -> "Projection":
    """The 16 tribes of the Gahuku-Gama in New Guinea (Read 1954): 29 pairs in alliance (rova), 29 opposed (hina)."""
    pairs = [(a, b, sign) for layer, sign in ((_ROVA, 1), (_HINA, -1)) for a, others in layer.items() for b in others]
    return projection((TRIBES[a - 1].lower(), TRIBES[b - 1].lower(), sign) for a, b, sign in sorted(pairs))


def records(table: Any) -> list[dict[str, Any]]:
    """The rows of a table of the analysis by the names of its columns, be it a DataFrame or a Table."""
    columns = list(table.columns)
    rows = table.itertuples(index=False, name=None) if hasattr(table, "itertuples") else table
    return [dict(zip(columns, row, strict=True)) for row in rows]


def refuses_what_is_no_network(table: Callable[[Any], Any], lacks: str) -> None:
    """A network of something else, and nothing at all, are errors that say what to give."""
    with pytest.raises(AnalysisError, match=f"this is not a network of claims: an edge lacks {lacks}"):
        table(nx.path_graph(2, create_using=nx.MultiDiGraph))
    with pytest.raises(AnalysisError, match=r"got NoneType; give one from graph\.network\(\)"):
        table(None)


def same_without_pandas(monkeypatch: pytest.MonkeyPatch, *tables: Callable[[], Any]) -> None:
    """Without pandas the same rows come as tables of named rows."""
    expected = [records(table()) for table in tables]
    monkeypatch.setitem(sys.modules, "pandas", None)
    found = [table() for table in tables]
    assert {type(table) for table in found} == {Table}
    assert [records(table) for table in found] == expected
