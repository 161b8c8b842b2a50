"""The paragraphs of a reader's copy in pieces: plain words, and the words of passages that claims rest on."""

from typing import TYPE_CHECKING

from alertgraph.texts.tokens import readable

if TYPE_CHECKING:
    from alertgraph.model.claims import Alert
    from alertgraph.model.graph import Graph
    from alertgraph.texts import document as text

Piece = str | tuple[str, str]


def paragraphs(graph: "Graph", alert: "Alert", document: "text.Document") -> dict[int, list[Piece]]:
    """Return each paragraph by its number: its plain words, and (words, passage) where a claim rests on them."""
    cited = {name for claim in graph.claims() for name in claim.passages}
    spans = []
    for name in sorted(cited & graph.passages.keys()):
        passage = graph.passages[name]
        sentence = document.sentence(f"p{passage.paragraphs[0]}-s{passage.sentence}") if passage.paragraphs else None
        if passage.alert == alert.id and sentence:
            spans.append((sentence.start, sentence.end, name))
    return {number: _pieces(document.source, *span, sorted(spans)) for number, span in enumerate(document.paragraph_spans, 1)}


def _pieces(source: str, start: int, end: int, spans: list[tuple[int, int, str]]) -> list[Piece]:
    """Return the part of the source between two places in pieces; no two passages share a word."""
    found: list[Piece] = []
    at = start
    for first, last, name in spans:
        first, last = max(first, at), min(last, end)
        if first < last:
            found += [_plain(source[at:first]), (readable(source[first:last]), name)]
            at = last
    return [piece for piece in (*found, _plain(source[at:end])) if piece]


def _plain(fragment: str) -> str:
    """Return words that stand between passages, with a space on either side."""
    words = readable(fragment)
    return f" {words} " if words else " "
