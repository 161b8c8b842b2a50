"""The explorer in a notebook: the page of a network in a sandboxed frame, and a picture that stays where no script runs."""

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from alertgraph.errors import QueryError
from alertgraph.machine.files import write_whole
from alertgraph.model.claims import Claim
from alertgraph.model.registry import Entity, Relation
from alertgraph.network.projection import rows

if TYPE_CHECKING:
    import networkx as nx

    from alertgraph.api import AlertGraph

HEIGHT: Final = 720
_MANY: Final = {name for name, kind in Claim.__annotations__.items() if str(kind).startswith("tuple")}


class Explorer:
    """The explorer of a network, for a notebook: live in a frame, and a picture where scripts do not run."""

    def __init__(self, graph: "Subgraph", height: int = HEIGHT) -> None:
        self.graph = graph
        self.height = height

    def page(self) -> str:
        """Return the page as HTML: one file that asks nothing of the network."""
        from alertgraph.explorer import render

        return render(self.graph, progress=lambda message: None)  # type: ignore[arg-type]

    def save(self, path: str | Path) -> None:
        """Write the page to a file, to be opened in any browser; raises WriteError where it cannot be written."""
        write_whole(Path(path), self.page())

    def picture(self) -> str:
        """Return the network as a still SVG picture, with legend and source."""
        from alertgraph.explorer import picture

        return picture.svg(self.graph)  # type: ignore[arg-type]

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

    return Explorer(subgraph(network, graph or api.load()), height)


class Subgraph(NamedTuple):
    """What the page needs of a graph, with the claims of a network alone."""

    found: tuple[Claim, ...]
    entities: dict[str, Entity]
    relations: dict[str, Relation]
    whole: "AlertGraph"
    data: None = None

    def claims(self) -> list[Claim]:
        """Return the claims of the network, sorted by identifier."""
        return list(self.found)

    def network(self) -> "nx.MultiDiGraph[str]":
        """Return those of them that a default network holds."""
        from alertgraph.model import selection
        from alertgraph.network import projection as network

        return network.build(selection.select(self.found, self.relations), self.entities, self.relations)

    @property
    def selected_from(self) -> int | None:
        """How many claims the whole graph has, where these are not all of them."""
        number = len(self.whole.claims())
        return number if number != len(self.found) else None

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole, name)


def subgraph(network: "nx.MultiDiGraph[str]", graph: "AlertGraph") -> Subgraph:
    """Return the claims of a network with the entries and relations that they name."""
    if not hasattr(network, "edges"):  # networkx, and all that it brings, is asked for by who has a network
        raise QueryError(f"explore takes a network from graph.network(); got {type(network).__name__}")
    relations = dict(graph.relations)
    entities = dict(graph.entities)
    for name, row in network.nodes(data=True):
        if name not in entities:
            entities[name] = _entity(name, row, graph)
    claims = []
    for row in rows(network):
        try:
            claims.append(_claim(row))
            relations.setdefault(row["relation"], _relation(row))
        except (KeyError, TypeError) as error:
            raise QueryError(f"explore takes a network from graph.network(); an edge of this one lacks {error}") from error
    for name in {name for claim in claims for name in (claim.subject, claim.object, claim.stated_by)} - entities.keys():
        entities[name] = _entity(name, {}, graph)
    return Subgraph(tuple(sorted(claims, key=lambda claim: claim.id)), entities, relations, graph)


def _claim(row: dict[str, Any]) -> Claim:
    values: dict[str, Any] = {name: row[name] for name in Claim._fields}
    for name in _MANY:
        values[name] = tuple(part for part in values[name].split("|") if part)
    values["paragraphs"] = tuple(map(int, values["paragraphs"]))
    return Claim(**values)


def _relation(row: dict[str, Any]) -> Relation:
    return Relation(row["relation"], row["relation_label"], "", "", row["family"], row["family"], row["mode"], row["sign"], "")


def _entity(name: str, row: dict[str, Any], graph: "AlertGraph") -> Entity:
    """Return an entry that the graph does not know, as its node describes it."""
    kind = row.get("kind", "")
    if kind not in graph.kinds:
        raise QueryError(f"explore cannot draw {name}: its kind {kind!r} is not one of the graph's; give its own graph=...")
    aliases = tuple(part for part in row.get("aliases", "").split("|") if part)
    fields = (row.get("label", name), kind, aliases, row.get("description", ""), row.get("wikidata", ""), row.get("iso", ""))
    return Entity(name, *fields, is_actor=graph.kinds[kind].is_actor)
