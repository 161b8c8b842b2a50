"""Checks gists against a reader's copy of the text: they are in our own words, names apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.reading.claims import read_alerts, read_claims
from alertgraph.reading.registry import read_entities
from alertgraph.texts import document
from alertgraph.vocabulary import expand

MOST = 5  # words of the source in a row: as many as one sentence may share with another by chance


def copied(material: Material) -> Iterator[Fault]:
    """Yield each claim whose gist has more words of its alert's copy in a row than MOST, not counting those of names."""
    if not material.texts:
        return
    names = [name.split() for name in _names(material)]
    sources = {alert: _Source(words(text.source)) for alert, text in material.texts.items()}
    for claim in read_claims(material.dataset):
        if claim.alert in sources:
            gist = words(claim.gist)
            named = {at for name in names for start in _starts(gist, name) for at in range(start, start + len(name))}
            for start, length in sources[claim.alert].runs(gist):
                own = sum(at not in named for at in range(start, start + length))
                if own > MOST:
                    said = " ".join(gist[start : start + length])
                    message = f"its gist has {own} words of the source in a row ({said}), names apart; say it in our own words"
                    yield Fault(expand(claim.id), message)
                    break


def words(text: str) -> list[str]:
    """Return the words of a text as all copies of it have them: without case, accents and marks."""
    return [token.text for token in document.parse(text).tokens]


class _Source:
    """The words of a copy, and where each run of more than MOST begins."""

    def __init__(self, found: Sequence[str]) -> None:
        self._words = found
        self._places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for start in range(len(found) - MOST):
            self._places[tuple(found[start : start + MOST + 1])].append(start)

    def runs(self, gist: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where each run that the source has, too, begins in a gist, and its length: the longest from each word."""
        for start in range(len(gist) - MOST):
            places = self._places.get(tuple(gist[start : start + MOST + 1]), ())
            lengths = [_shared(gist[start:], self._words[place:]) for place in places]
            if lengths:
                yield start, max(lengths)


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two texts have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _names(material: Material) -> set[str]:
    """Return labels and aliases of the registry, and titles of alerts and their sections, in words."""
    entries = read_entities(material.dataset).values()
    alerts = read_alerts(material.dataset).values()
    found = {name for entry in entries for name in (entry.label, *entry.aliases)}
    found |= {title for alert in alerts for title in (alert.title, *(part.heading for part in alert.sections))}
    return {" ".join(words(name)) for name in found} - {""}


def _starts(gist: Sequence[str], name: Sequence[str]) -> Iterator[int]:
    """Yield where a name begins in a gist."""
    for start in range(len(gist) - len(name) + 1):
        if gist[start : start + len(name)] == name:
            yield start
