"""The explorer: one self-contained page that shows what alerts say as a map, claim by claim."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from alertgraph.explorer.querytab import Question
    from alertgraph.model.graph import Asked, Graph
    from alertgraph.texts.quoting import Quote

__all__ = ["render"]


def render(
    graph: "Graph",
    quotes: "Mapping[str, Mapping[str, Quote]] | None" = None,
    *,
    progress: Callable[[str], None],
    start: Mapping[str, tuple[float, float]] | None = None,
    questions: "Iterable[Question] | None" = None,
    quads: bytes = b"",
) -> str:
    """Return the whole page as HTML: data, styles and scripts inside, no request to anywhere.

    ``quotes`` maps an alert's CURIE to its passages in the reader's own copy; with it each claim shows their words.
    ``progress`` takes one remark a step. ``start`` gives places of a former map, so that it does not jump.
    With ``questions``, the named queries, and ``quads``, all as N-Quads, the page has a Query tab where the package carries the
    engine for it; where it does not, ``progress`` is told why.
    """
    from alertgraph.explorer import data, layout, page, querytab

    net = data.mapped_network(graph)
    progress(f"placing {len(net)} actors and things on the map, each subject or object of a claim")
    core = data.most_connected(net)
    places = layout.layout(net, start=start)
    core_places = layout.layout(net.subgraph(core), start=places)
    tab = None if questions is None else querytab.tab(cast("Asked", graph), questions, quads)  # a whole graph has questions
    progress("writing the page" if tab is None else "writing the page, with its Query tab")
    if questions is not None and tab is None:
        progress(
            f"the page has no Query tab: {querytab.missing()}; install alertgraph again where the npm registry can be reached"
        )
    return page.compose(
        nodes=data.nodes(graph, net, places, core_places),
        claims=data.claim_rows(graph),
        tables=data.tables(graph, quotes or {}),
        tab=tab,
    )
