"""What others need of a graph: its rows, whichever class holds them; of a whole graph also its answers."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from alertgraph.model.claims import Alert, Claim, Passage
from alertgraph.model.registry import Entity, Kind, Mode, Relation, Value

if TYPE_CHECKING:
    import networkx as nx


class Graph(Protocol):
    """The rows of a graph, or of a part of one: what cards, pictures and pages are made of."""

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Actors and things by CURIE."""

    @property
    def hidden_names(self) -> Mapping[str, Collection[str]]:
        """Names by CURIE under which entries are found and never shown."""

    @property
    def relations(self) -> Mapping[str, Relation]:
        """Relations by CURIE."""

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """Classes of actors and things by local name."""

    @property
    def modes(self) -> Mapping[str, Mode]:
        """Modes by local name."""

    @property
    def values(self) -> Mapping[str, Mapping[str, Value]]:
        """Values of each scheme by local name, the schemes by IRI."""

    @property
    def alerts(self) -> Mapping[str, Alert]:
        """Alerts by CURIE."""

    @property
    def passages(self) -> Mapping[str, Passage]:
        """Passages by CURIE."""

    @property
    def selected_from(self) -> int | None:
        """How many claims the whole graph has, where these are a part of it."""

    def claims(self) -> list[Claim]:
        """Return all its claims."""

    def network(self) -> "nx.MultiDiGraph[str]":
        """Return the default network of its claims."""

    def tours(self) -> list[dict[str, Any]]:
        """Return the guided tours that go with it."""


class Asked(Graph, Protocol):
    """A whole graph, which answers queries and has a folder of its own."""

    @property
    def folder(self) -> Path:
        """The graph folder."""

    def verify(self) -> None:
        """Raise LoadError where its claims name what nothing describes."""

    def query(self, text: str, /, **params: object) -> Any:
        """Answer a named query or SPARQL."""
