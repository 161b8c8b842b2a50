"""Whose claims these are: what goes with everything that leaves the project."""

import re
from typing import TYPE_CHECKING

from alertgraph.telling.wording import date_in_words

if TYPE_CHECKING:
    from alertgraph.model.graph import Graph


def in_quotes(title: str) -> str:
    """Return a title in quotation marks; its own become single ones, as those within others are."""
    inner = re.sub(r'"([^"]*)"', r"‘\1’", title).replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def source(graph: "Graph", alert: str) -> str:
    """Return an alert as a reader cites it: publisher, title and date; of one that the graph lacks, its identifier."""
    known = graph.alerts.get(alert)
    if known is None:
        return alert
    publisher = graph.entities.get(known.publisher)
    return f"{publisher.label if publisher else known.publisher}, {in_quotes(known.title)}, {date_in_words(known.issued)}"


def notice(graph: "Graph", *alerts: str) -> str:
    """Return in one sentence whose claims a graph holds, or only these alerts of it."""
    named = "; ".join(source(graph, alert) for alert in alerts or graph.alerts)
    return f"What the alert says or passes on, not findings of this project: {named}."
