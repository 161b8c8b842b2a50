"""The paragraphs of an alert in a reader's words: plain where no claim rests on them, else with the passage that they are of."""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alertgraph.model.claims import Alert
    from alertgraph.model.graph import Graph
    from alertgraph.texts.quoting import Quote

Piece = str | tuple[str, str]


def paragraphs(graph: "Graph", alert: "Alert", quotes: "Mapping[str, Quote]") -> dict[int, list[Piece]]:
    """Return each paragraph by its number: plain words, and (words, passage) where a claim rests on them.

    The paragraphs are those of the alert, however the copy is cut: each passage stands in its own, and one that runs over
    several whole in the first where the copy does not part it so. A passage without words was not found for certain. Each piece
    is of one sentence, or the blank between two, so that a sentence can be searched.
    """
    cited = {name for claim in graph.claims() for name in claim.passages}
    own = [(passage.paragraphs, passage.sentence, name) for name, passage in graph.passages.items() if passage.alert == alert.id]
    found: dict[int, list[Piece]] = defaultdict(list)
    for number in range(1, alert.paragraph_count + 1):
        found[number] = []
    for numbers, _, name in sorted(own):
        quote = quotes.get(name)
        parts = quote.parts if quote and quote.parts else ("",)
        for number, words in zip(numbers, parts, strict=False):
            pieces = found[number]
            if pieces:
                pieces.append(" ")
            pieces.append((words, name) if name in cited or not words else words)
    return dict(found)
