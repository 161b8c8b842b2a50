"""The explorer: one self-contained page that shows what alerts say as a map, claim by claim."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alertgraph.api import AlertGraph
    from alertgraph.text import Document

__all__ = ["render"]


def render(
    graph: "AlertGraph",
    texts: "Mapping[str, Document] | None" = None,
    *,
    progress: Callable[[str], None],
    start: Mapping[str, tuple[float, float]] | None = None,
) -> str:
    """Return the whole page as HTML: data, styles and scripts inside, no request to anywhere.

    ``texts`` maps an alert's CURIE to the reader's own copy; with it each claim shows the words of its passages.
    ``progress`` takes one remark a step. ``start`` gives places of a former map, so that it does not jump.
    """
    from alertgraph.explorer import layout, page, rows

    net = rows.mapped_network(graph)
    progress(f"placing {len(net)} actors and things on the map")
    core = rows.most_connected(net)
    places = layout.layout(net, start=start)
    core_places = layout.layout(net.subgraph(core), start=places)
    progress("writing the page")
    return page.compose(
        nodes=rows.nodes(graph, net, places, core_places),
        claims=rows.claims(graph),
        tables=rows.tables(graph, texts or {}),
    )
