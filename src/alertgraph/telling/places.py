"""Where a passage stands, so that a reader of the publisher's page finds it: the section, and which paragraph of it."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from alertgraph.model.claims import Alert, Passage, Section

if TYPE_CHECKING:
    from alertgraph.model.graph import Graph


class Place(NamedTuple):
    """A section in words, the paragraph of it, the sentence where that has several, and the same in this project's numbers.

    Section and paragraph are empty where they are not known.
    """

    section: str
    spot: str
    sentence: int
    number: str


class Places:
    """Knows the places of a graph's passages.

    A sentence that runs from one counted paragraph into the next, as over the end of a page, shows that they are one to a reader.
    """

    def __init__(self, graph: "Graph") -> None:
        self._graph = graph
        self._going_on: set[tuple[str, int]] = set()
        self._sentences: dict[tuple[str, int], int] = defaultdict(int)
        for passage in graph.passages.values():
            self._going_on |= {(passage.alert, number) for number in passage.paragraphs[1:]}
            if passage.paragraphs:
                self._sentences[passage.alert, passage.paragraphs[0]] += 1

    def place(self, name: str) -> Place:
        """Return the place of a passage; of one that the graph lacks its identifier."""
        passage = self._graph.passages.get(name)
        if passage is None:
            return Place("", "", 0, name)
        alert = self._graph.alerts.get(passage.alert)
        section = next((part for part in alert.sections if part.id == passage.section), None) if alert else None
        if alert is None or section is None or not passage.paragraphs:
            return Place("", "", 0, passage.citation)
        return Place(_section(alert, section), *self._spot(passage, section), passage.citation)

    def _spot(self, passage: Passage, section: Section) -> tuple[str, int]:
        number = passage.paragraphs[0]
        if number < section.text_from:
            return _above(number, section), 0
        first = section.text_from or section.first
        begun = self._begin(passage.alert, number)
        count = sum((passage.alert, other) not in self._going_on for other in range(first, number + 1))
        spot = f"{ordinal(max(count, 1))} paragraph"
        if not section.text_from:
            spot += " counted with the heading"
        whole = [self._sentences[passage.alert, begun]]
        while (passage.alert, begun + len(whole)) in self._going_on:
            whole.append(self._sentences[passage.alert, begun + len(whole)])
        return spot, sum(whole[: number - begun]) + passage.sentence if sum(whole) > 1 else 0

    def _begin(self, alert: str, number: int) -> int:
        """Return the paragraph with which the one begins that a reader sees in this place."""
        while (alert, number) in self._going_on:
            number -= 1
        return number


def _section(alert: Alert, section: Section) -> str:
    if section.is_headed:
        return f"section “{section.heading}”"
    before = [part for part in alert.sections if part.first < section.first]
    return f"after section “{before[-1].heading}”, without a heading" if before else "before the first heading"


def _above(number: int, section: Section) -> str:
    """Return what stands above the text of a section: the document's title, its heading, or a line below one of them."""
    if number == 1:
        return "the title"
    if number == section.first and section.is_headed:
        return "the heading"
    return f"{ordinal(number - section.first + 1)} line, above the text"


def ordinal(number: int) -> str:
    """Return a number as a place in an order.

    >>> [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 22, 113)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '22nd', '113th']
    """
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def in_words(places: Iterable[Place]) -> str:
    """Return places one after the other, each section and paragraph once; of one of which no more is known, our number.

    >>> in_words([Place("section “A”", "the heading", 0, ""), Place("section “A”", "1st paragraph", 2, "")])
    'section “A”, the heading; 1st paragraph, sentence 2'
    >>> in_words([Place("section “A”", "2nd paragraph", number, "") for number in (1, 4, 5)])
    'section “A”, 2nd paragraph, sentences 1, 4 and 5'
    """
    told, last = [], ""
    for (section, spot), group in groupby(places, lambda place: (place.section, place.spot or place.number)):
        sentences = _sentences([str(place.sentence) for place in group if place.sentence])
        told.append(", ".join(filter(None, (section if section != last else "", spot, sentences))))
        last = section or last
    return "; ".join(told)


def _sentences(numbers: list[str]) -> str:
    if len(numbers) < 2:
        return f"sentence {numbers[0]}" if numbers else ""
    return f"sentences {', '.join(numbers[:-1])} and {numbers[-1]}"
