"""The explorer in a notebook: the page of a network in a sandboxed frame, and a picture that stays where no script runs."""

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from alertgraph.errors import QueryError, shown
from alertgraph.machine.files import write_whole
from alertgraph.model.claims import Claim
from alertgraph.model.registry import Entity, Relation
from alertgraph.network import aggregation, rows

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import networkx as nx

    from alertgraph.api import AlertGraph
    from alertgraph.model.claims import Alert, Passage
    from alertgraph.model.graph import Graph
    from alertgraph.model.registry import Kind, Mode, Value

HEIGHT: Final = 720


class Explorer:
    """The explorer of a network, for a notebook: live in a frame, and a picture where scripts do not run."""

    def __init__(self, graph: "Graph", height: int = HEIGHT) -> None:
        self.graph = graph
        self.height = height

    def page(self) -> str:
        """Return the page as HTML: one file that asks nothing of the network."""
        from alertgraph.explorer import render

        return render(self.graph, progress=lambda message: None)

    def save(self, path: str | Path) -> None:
        """Write the page to a file, to be opened in any browser; raises WriteError where it cannot be written."""
        write_whole(Path(path), self.page())

    def picture(self) -> str:
        """Return the network as a still SVG picture, with legend and source."""
        from alertgraph.explorer import picture

        return picture.svg(self.graph)

    def _repr_html_(self) -> str:
        return (
            f'<iframe srcdoc="{escape(self.page())}" sandbox="allow-scripts allow-downloads allow-modals" '
            f'title="alertgraph explorer" style="width:100%;height:{self.height}px;border:0"></iframe>'
        )

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"text/html": self._repr_html_(), "image/svg+xml": self.picture(), "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"<Explorer of {len(self.graph.claims())} claims: what the alert says, not findings>"


def explore(network: "nx.MultiDiGraph[str]", *, graph: "AlertGraph | None" = None, height: int = HEIGHT) -> Explorer:
    """Return the explorer of a network from ``graph.network()``, or of any part of it, to be shown in a notebook.

    The claims are those of the network's edges, one a claim or aggregated; how they are drawn, and the alerts' titles,
    come from ``graph``, by default the one that ``load()`` gives. Raises QueryError for a network of another kind.
    """
    from alertgraph import api

    return Explorer(part(network, graph or api.load()), height)


class Part(NamedTuple):
    """The claims of a network as a graph of their own; all else is that of the whole graph, as the page needs it."""

    found: tuple[Claim, ...]
    entities: dict[str, Entity]
    relations: dict[str, Relation]
    whole: "Graph"

    @property
    def hidden_names(self) -> "Mapping[str, Collection[str]]":
        """The hidden names of the whole graph."""
        return self.whole.hidden_names

    @property
    def kinds(self) -> "Mapping[str, Kind]":
        """The classes of actors and things of the whole graph."""
        return self.whole.kinds

    @property
    def modes(self) -> "Mapping[str, Mode]":
        """The modes of the whole graph."""
        return self.whole.modes

    @property
    def values(self) -> "Mapping[str, Mapping[str, Value]]":
        """The values of the whole graph's schemes."""
        return self.whole.values

    @property
    def alerts(self) -> "Mapping[str, Alert]":
        """The alerts of the whole graph."""
        return self.whole.alerts

    @property
    def passages(self) -> "Mapping[str, Passage]":
        """The passages of the whole graph."""
        return self.whole.passages

    @property
    def selected_from(self) -> int | None:
        """How many claims the whole graph has, where these are not all of them."""
        number = len(self.whole.claims())
        return number if number != len(self.found) else None

    def claims(self) -> list[Claim]:
        """Return the claims of the network, sorted by identifier."""
        return list(self.found)

    def network(self) -> "nx.MultiDiGraph[str]":
        """Return those of them that a default network holds."""
        from alertgraph.model import selection
        from alertgraph.network import projection

        return projection.build(selection.select(self.found, self.relations), self.entities, self.relations)

    def tours(self) -> list[dict[str, Any]]:
        """Return no tour: those of the whole graph may lead to claims that are not here."""
        return []


def part(network: "nx.MultiDiGraph[str]", graph: "Graph") -> Part:
    """Return the claims of a network with the entries and relations that they name.

    Raises QueryError for a network of another kind, or with nodes of a kind that the graph does not draw.
    """
    if not hasattr(network, "edges"):  # networkx, and all that it brings, is asked for by who has a network
        raise QueryError(f"explore takes a network from graph.network(); got {type(network).__name__}")
    relations = dict(graph.relations)
    entities = dict(graph.entities)
    for name, row in network.nodes(data=True):
        if name not in entities:
            entities[name] = _entity(name, row, graph)
    claims = []
    for row in aggregation.rows(network):
        try:
            claims.append(rows.claim(row))
            relations.setdefault(row["relation"], rows.relation(row))
        except (KeyError, TypeError) as error:
            raise QueryError(f"explore takes a network from graph.network(); an edge of this one lacks {error}") from error
    for name in {name for claim in claims for name in (claim.subject, claim.object, claim.stated_by)} - entities.keys():
        entities[name] = _entity(name, {}, graph)
    return Part(tuple(sorted(claims, key=lambda claim: claim.id)), entities, relations, graph)


def _entity(name: str, row: dict[str, Any], graph: "Graph") -> Entity:
    """Return an entry that the graph does not know, as its node describes it."""
    kind = row.get("kind", "")
    if kind not in graph.kinds:
        raise QueryError(f"explore cannot draw {name}: its kind {shown(kind)} is not one of the graph's; give its own graph=...")
    return rows.entity(name, row, graph.kinds[kind])
