"""One table of syntaxes: what the endpoint and the command line offer follows from it, in their order."""

import pyoxigraph as ox
import pytest

from alertgraph.asking import formats
from alertgraph.server.front import formats as media
from alertgraph.store import syntaxes
from alertgraph.store.syntaxes import RESULTS, TRIPLES


def test_what_the_endpoint_offers() -> None:
    """Each media type with its syntax, those of the syntaxes themselves first, a page last."""
    assert list(media.SOLUTIONS.items()) == [
        ("application/sparql-results+json", "json"),
        ("application/sparql-results+xml", "xml"),
        ("text/csv", "csv"),
        ("text/tab-separated-values", "tsv"),
        ("application/json", "json"),
        ("application/xml", "xml"),
        ("text/xml", "xml"),
        ("text/html", "html"),
    ]
    assert list(media.TRIPLES.items()) == [
        ("text/turtle", "turtle"),
        ("application/n-triples", "ntriples"),
        ("application/n-quads", "nquads"),
        ("application/trig", "trig"),
        ("application/ld+json", "jsonld"),
        ("application/rdf+xml", "rdfxml"),
        ("application/json", "jsonld"),
        ("text/html", "html"),
    ]


def test_suffixes() -> None:
    """Each ends the address of a resource in its syntax."""
    assert media.SUFFIXES == {
        "html": "text/html",
        "ttl": "text/turtle",
        "nt": "application/n-triples",
        "nq": "application/n-quads",
        "trig": "application/trig",
        "jsonld": "application/ld+json",
        "rdf": "application/rdf+xml",
    }


def test_what_the_command_line_offers() -> None:
    """For people first, then for spreadsheets and programs, in the order of the help."""
    assert (tuple(formats.ROWS), tuple(formats.TRIPLES)) == (
        ("csv", "tsv", "json", "xml"),
        ("turtle", "ntriples", "nquads", "jsonld"),
    )
    assert ("table", *formats.ROWS, "markdown", *formats.TRIPLES) == syntaxes.FORMATS


@pytest.mark.parametrize("row", [*RESULTS.values(), *TRIPLES.values()], ids=lambda row: f"{row.format.name}, {row.name}")
def test_a_row_is_true_to_oxigraph(row: syntaxes.Syntax[ox.RdfFormat]) -> None:
    """Oxigraph knows the format by each media type and by its suffix, names it as we do, and keeps graphs where we say so."""
    if row.for_people:
        assert (row.media, row.formal, row.choice) == (("text/html",), "", 0)
        return
    assert row.format.media_type.partition(";")[0] == row.media[0]
    assert {type(row.format).from_media_type(media) for media in row.media} == {row.format}
    assert row.format.iri.rsplit("/", 1)[1] == row.formal
    if row.name in TRIPLES:
        assert (row.format.file_extension, row.format.supports_datasets) == (row.suffix, row.keeps_graphs)
