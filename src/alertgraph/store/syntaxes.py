"""The syntaxes of SPARQL results and of RDF, one row each: from it follows all that readers and clients are offered."""

from collections.abc import Mapping
from typing import Final, Generic, NamedTuple, TypeVar

import pyoxigraph as ox

Format = TypeVar("Format", ox.QueryResultsFormat, ox.RdfFormat)


class Syntax(NamedTuple, Generic[Format]):
    """A syntax by the name that we give it, with its media types, its own before others by which it is asked for.

    ``format`` is Oxigraph's; ``formal`` is the W3C's name, in http://www.w3.org/ns/formats/; ``suffix`` ends the address of
    a resource; ``choice`` is its place among the formats that ``alertgraph query`` offers, 0 where it is none of them. What
    is ``for_people`` is a page, made of what Oxigraph writes, and has no formal name.
    """

    name: str
    media: tuple[str, ...]
    format: Format
    formal: str
    suffix: str = ""
    choice: int = 0
    keeps_graphs: bool = False
    for_people: bool = False


def _named(*rows: Syntax[Format]) -> Mapping[str, Syntax[Format]]:
    return {row.name: row for row in rows}


_Results = ox.QueryResultsFormat
#: Of the rows of a SELECT and the truth of an ASK, those that an endpoint prefers first.
RESULTS: Final = _named(
    Syntax("json", ("application/sparql-results+json", "application/json"), _Results.JSON, "SPARQL_Results_JSON", choice=3),
    Syntax(
        "xml", ("application/sparql-results+xml", "application/xml", "text/xml"), _Results.XML, "SPARQL_Results_XML", choice=4
    ),
    Syntax("csv", ("text/csv",), _Results.CSV, "SPARQL_Results_CSV", choice=1),
    Syntax("tsv", ("text/tab-separated-values",), _Results.TSV, "SPARQL_Results_TSV", choice=2),
    Syntax("html", ("text/html",), _Results.JSON, "", "html", for_people=True),
)
_Rdf = ox.RdfFormat
#: Of triples, those that an endpoint prefers first.
TRIPLES: Final = _named(
    Syntax("turtle", ("text/turtle",), _Rdf.TURTLE, "Turtle", "ttl", choice=1),
    Syntax("ntriples", ("application/n-triples",), _Rdf.N_TRIPLES, "N-Triples", "nt", choice=2),
    Syntax("nquads", ("application/n-quads",), _Rdf.N_QUADS, "N-Quads", "nq", choice=3, keeps_graphs=True),
    Syntax("trig", ("application/trig",), _Rdf.TRIG, "TriG", "trig", keeps_graphs=True),
    Syntax("jsonld", ("application/ld+json", "application/json"), _Rdf.JSON_LD, "JSON-LD", "jsonld", choice=4, keeps_graphs=True),
    Syntax("rdfxml", ("application/rdf+xml",), _Rdf.RDF_XML, "RDF_XML", "rdf"),
    Syntax("html", ("text/html",), _Rdf.TURTLE, "", "html", for_people=True),
)


def by_media(syntaxes: Mapping[str, Syntax[Format]]) -> dict[str, str]:
    """Return the name of the syntax of each media type, best first: those of its own, then others, then those for people.

    >>> list(by_media(TRIPLES))[-2:]
    ['application/json', 'text/html']
    """
    programs = [row for row in syntaxes.values() if not row.for_people]
    own = {row.media[0]: row.name for row in programs}
    others = {media: row.name for row in programs for media in row.media[1:]}
    return own | others | {media: row.name for row in syntaxes.values() if row.for_people for media in row.media}


def by_suffix(syntaxes: Mapping[str, Syntax[Format]]) -> dict[str, str]:
    """Return the media type of each suffix of an address.

    >>> by_suffix(TRIPLES)["ttl"]
    'text/turtle'
    """
    return {row.suffix: row.media[0] for row in syntaxes.values() if row.suffix}


def choices(syntaxes: Mapping[str, Syntax[Format]]) -> dict[str, Format]:
    """Return what ``alertgraph query`` offers, by name, in its order.

    >>> list(choices(RESULTS))
    ['csv', 'tsv', 'json', 'xml']
    """
    chosen = sorted((row.choice, row.name) for row in syntaxes.values() if row.choice)
    return {name: syntaxes[name].format for _, name in chosen}


#: Those for people, in which labels stand in the place of identifiers; a CONSTRUCT answers in Turtle there.
READ: Final = ("table", "markdown")
#: All that ``alertgraph query`` offers.
FORMATS: Final = ("table", *choices(RESULTS), "markdown", *choices(TRIPLES))
