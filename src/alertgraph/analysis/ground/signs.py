"""How acts of law and yielding count: without a sign, or with the one that the ontology has for who asks."""

from typing import TYPE_CHECKING, Any, Final

from alertgraph.analysis.ground.arguments import check_choice
from alertgraph.analysis.ground.reading import checked
from alertgraph.errors import AnalysisError
from alertgraph.network import aggregation

if TYPE_CHECKING:
    import networkx as nx

#: The ways to count them.
UNSIGNED: Final = "unsigned"
SIGNED: Final = "signed"
#: The modes that have no sign unless it is asked for, by the argument that asks; and in words.
ASKED: Final = {"legal_acts": "LegalAct", "yielding": "Yielding"}
WORDS: Final = {"LegalAct": "acts of law", "Yielding": "yielding to demands or threats"}


def counting(net: "nx.MultiDiGraph[str]", *, legal_acts: str = UNSIGNED, yielding: str = UNSIGNED) -> "nx.MultiDiGraph[str]":
    """Return the projection with acts of law, yielding, or both ``"signed"``; as it is where neither is.

    Unsigned, as every network has them at first, they are neither conflict nor cooperation: no layer, signed tie or side counts
    them. Signed, a warrant, case, order, charge or finding against another counts as conflict, a case dropped and giving way as
    cooperation, by the ontology's ``ag:signIfAsked``; a hearing and what is issued have none then either. Every function that
    goes by signs takes the same two arguments, and its result tells how they were counted. That these have no sign of
    their own is this project's own rule. Raises AnalysisError for another word, and for a network from a file that does not tell
    these signs.
    """
    asked = {"legal_acts": legal_acts, "yielding": yielding}
    for name, value in asked.items():
        check_choice(value, f"{name} is", (UNSIGNED, SIGNED))
    modes = {ASKED[name] for name, value in asked.items() if value == SIGNED}
    if not modes:
        return net
    found: nx.MultiDiGraph[str] = checked(net).__class__()
    found.add_nodes_from(net.nodes(data=True))
    for row in aggregation.rows(net):
        card = {field: value for field, value in row.items() if field not in ("id", "subject", "object")}
        if card.get("mode") in modes:
            if "sign_if_asked" not in card:
                raise AnalysisError(
                    "this network does not tell the signs of acts of law and yielding; give one from graph.network()"
                )
            sign = card["sign_if_asked"]
            counts = card["polarity"] == "Affirmed" and card["stance"] != "Disputed"
            card |= {"sign": sign, "effect": sign if counts else 0}
        found.add_edge(row["subject"], row["object"], key=row["id"], **card)
    found.graph.update({name: value for name, value in net.graph.items() if name != "claims"})
    return found


def told(rows: "list[dict[str, Any]]") -> str:
    """Return how claims of acts of law and of yielding are counted among some, in words; empty where there are none.

    >>> told([{"mode": "LegalAct", "effect": 0, "sign_if_asked": -1}])
    'Without a sign: 1 claim of acts of law.'
    """
    parts = {SIGNED: [], UNSIGNED: []}  # type: dict[str, list[str]]
    for mode, words in WORDS.items():
        of = [row for row in rows if row["mode"] == mode and row.get("sign_if_asked")]
        for how, some in ((SIGNED, [row for row in of if row["effect"]]), (UNSIGNED, [row for row in of if not row["effect"]])):
            if some:
                parts[how].append(f"{len(some)} claim{'' if len(some) == 1 else 's'} of {words}")
    heads = {SIGNED: "With the sign that was asked for", UNSIGNED: "Without a sign"}
    return " ".join(f"{heads[how]}: {' and '.join(some)}." for how, some in parts.items() if some)
