"""The table of the files that a build writes, each with the function that makes it, in the order in which they are written."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from alertgraph.api import AlertGraph
from alertgraph.asking import library
from alertgraph.publishing import rdf, tables
from alertgraph.texts.quoting import Quote

if TYPE_CHECKING:
    import networkx as nx


Quotes = Mapping[str, Mapping[str, Quote]]


class Content:
    """What the files are made from: a graph, passages of readers' copies by alert, what several files hold, each made once."""

    def __init__(self, graph: AlertGraph, quotes: Quotes, progress: Callable[[str], None]) -> None:
        """Take what is to be published, and whom to tell of long steps."""
        self.graph = graph
        self.quotes = quotes
        self.progress = progress

    @cached_property
    def quads(self) -> list[ox.Quad]:
        """All that is published as RDF."""
        return rdf.published(self.graph.data)

    @cached_property
    def network(self) -> "nx.MultiDiGraph":
        """The default network."""
        return self.graph.network()


def graphml(content: Content) -> bytes:
    """Return the default network as GraphML."""
    from alertgraph.network import files  # with networkx: slow to import

    return files.graphml(content.network)


def gexf(content: Content) -> bytes:
    """Return the default network as GEXF."""
    from alertgraph.network import files  # with networkx: slow to import

    return files.gexf(content.network)


def page(content: Content) -> bytes:
    """Return the explorer as one HTML file, without a word of the texts."""
    return _page(content, {})


def page_with_text(content: Content) -> bytes | None:
    """Return the explorer with the words of readers' copies, which are not for publication; None where there is no copy."""
    return _page(content, content.quotes) if content.quotes else None


def _page(content: Content, quotes: Quotes) -> bytes:
    from alertgraph import explorer

    graph = content.graph
    questions = library.named(graph.data).values()
    quads = rdf.nquads(graph.data)
    return explorer.render(graph, quotes, progress=content.progress, questions=questions, quads=quads).encode()


#: The page that holds readers' copies.
WITH_TEXT: Final = "index-with-text.html"

#: Every file of a build; one without content is not written. Of this table are the names that a build may replace and the
#: order of writing.
FILES: dict[str, Callable[[Content], bytes | None]] = {
    "graph.trig": lambda content: rdf.trig(content.quads),
    "graph.ttl": lambda content: rdf.turtle(content.graph.data),
    "graph.jsonld": lambda content: rdf.jsonld(content.quads),
    "claims.csv": lambda content: tables.encoded(tables.claims_csv(content.graph)),
    "actors.csv": lambda content: tables.encoded(tables.actors_csv(content.graph)),
    "network.graphml": graphml,
    "network.gexf": gexf,
    "void.ttl": lambda content: rdf.void(content.quads),
    "index.html": page,  # the pages last, because they take longest and tell of their steps
    WITH_TEXT: page_with_text,
}


def render(graph: AlertGraph, quotes: Quotes, progress: Callable[[str], None]) -> dict[str, bytes]:
    """Return the files of a build by name; the same graph gives the same bytes."""
    progress("writing RDF, tables and networks")
    content = Content(graph, quotes, progress)
    made = {name: write(content) for name, write in FILES.items()}
    return {name: data for name, data in made.items() if data is not None}
