"""The order in which claims are told: that of the text."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from alertgraph.model.claims import Claim

if TYPE_CHECKING:
    from alertgraph.model.graph import Graph


def in_text_order(graph: "Graph", claims: Iterable[Claim]) -> list[Claim]:
    """Return claims by alert, the oldest first, then by paragraph and sentence of their first passage, then by identifier."""
    alerts = {name: place for place, name in enumerate(graph.alerts)}
    last = len(alerts)

    def place(claim: Claim) -> tuple[int, tuple[int, ...], int, str]:
        known = [graph.passages[name] for name in claim.passages if name in graph.passages]
        first = min(((passage.paragraphs, passage.sentence) for passage in known), default=((), 0))
        return alerts.get(claim.alert, last), *first, claim.id

    return sorted(claims, key=place)
