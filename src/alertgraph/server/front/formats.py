"""Media types of answers, and which of them an Accept header asks for."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from alertgraph.store import syntaxes

#: Media types by form of answer, best first, each with the name of its format.
SOLUTIONS: Final[Mapping[str, str]] = syntaxes.by_media(syntaxes.RESULTS)
TRIPLES: Final[Mapping[str, str]] = syntaxes.by_media(syntaxes.TRIPLES)
SUFFIXES: Final[Mapping[str, str]] = syntaxes.by_suffix(syntaxes.TRIPLES)

#: Further names by which ``?format=`` asks for a syntax; its own names, suffixes and media types go as well.
_ALIASES: Final = {
    "n3": "turtle", "rdf+xml": "rdfxml", "json-ld": "jsonld", "json+ld": "jsonld", "n-triples": "ntriples", "n-quads": "nquads",
    "srj": "json", "srx": "xml", "sparql-json": "json", "sparql-xml": "xml",
}  # fmt: skip


def asked(name: str) -> str:
    """Return the value of Accept that a name of a format stands for, of rows and of triples; empty where it is none.

    >>> asked("csv"), asked("json"), asked("text/turtle"), asked("cvs")
    ('text/csv', 'application/sparql-results+json, application/ld+json', 'text/turtle', '')
    """
    short = name.partition(";")[0].strip().lower().replace(" ", "+")  # a plus that was not encoded comes as a space
    if not short:
        return ""
    if short in SOLUTIONS or short in TRIPLES:
        return short
    short = _ALIASES.get(short, short)
    both = {"json": "jsonld", "xml": "rdfxml"}
    found = [row.media[0] for row in syntaxes.RESULTS.values() if short in (row.name, row.suffix)]
    found += [row.media[0] for row in syntaxes.TRIPLES.values() if both.get(short, short) in (row.name, row.suffix)]
    return ", ".join(dict.fromkeys(found))


def names() -> tuple[str, ...]:
    """Return the names that :func:`asked` takes, those of rows first."""
    return tuple(dict.fromkeys((*syntaxes.RESULTS, *syntaxes.TRIPLES)))


class Range(NamedTuple):
    """A media range of an Accept header, such as ``text/*``, with its quality."""

    pattern: str
    quality: float

    def fits(self, media: str) -> bool:
        """Whether a media type is in the range."""
        return self.pattern in ("*/*", media) or (self.pattern.endswith("/*") and media.startswith(self.pattern[:-1]))

    @property
    def closeness(self) -> int:
        """How much the range says: 0 anything, 1 a type, 2 a subtype."""
        return 0 if self.pattern == "*/*" else 1 if self.pattern.endswith("/*") else 2


@lru_cache(maxsize=512)
def ranges(accept: str) -> tuple[Range, ...]:
    """Return the media ranges of an Accept header; parameters other than ``q`` say nothing here.

    >>> ranges("text/turtle;q=0.5, text/*")
    (Range(pattern='text/turtle', quality=0.5), Range(pattern='text/*', quality=1.0))
    """
    found = []
    for part in accept.split(","):
        pattern, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip() == "q":
                try:
                    quality = min(max(float(value), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        if pattern:
            found.append(Range("*/*" if pattern == "*" else pattern, quality))
    return tuple(found) or (Range("*/*", 1.0),)


def choose(accept: str, offered: tuple[str, ...]) -> str | None:
    """Return the media type that an Accept header likes best, None where it takes none of those offered.

    Between two that it likes the same, the one that it names comes first, then the order of the offer.

    >>> choose("text/csv;q=0.5, */*;q=0.1", ("application/json", "text/csv"))
    'text/csv'
    >>> choose("image/png", ("text/csv",)) is None
    True
    """
    best: tuple[float, int, int] | None = None
    for place, media in enumerate(offered):
        fitting = [one for one in ranges(accept) if one.fits(media)]
        if fitting:
            closest = max(fitting, key=lambda one: one.closeness)
            rank = (closest.quality, closest.closeness, -place)
            if closest.quality > 0 and (best is None or rank > best):
                best = rank
    return None if best is None else offered[-best[2]]


def content_type(media: str) -> str:
    """Return the Content-Type of a media type: those of ``text/`` say that they are UTF-8, the others are by definition.

    >>> content_type("text/csv")
    'text/csv; charset=utf-8'
    """
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
