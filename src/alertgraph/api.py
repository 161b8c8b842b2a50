"""What notebooks and scripts use: ``ag.load()`` and the graph that it returns."""

import time
import warnings
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alertgraph.asking import answers, library, queries
from alertgraph.asking.answers import Triples
from alertgraph.asking.library import NamedQuery
from alertgraph.errors import LoadError, QueryWarning
from alertgraph.model.claims import Alert, Claim, Passage
from alertgraph.model.registry import Entity, Kind, Mode, Relation, Value
from alertgraph.reading import claims as reader
from alertgraph.reading import registry
from alertgraph.store import dataset
from alertgraph.store.dataset import Dataset
from alertgraph.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx as nx
    import rdflib

    from alertgraph.model.selection import Filters, Values


class AlertGraph:
    """The graph of all alerts: SPARQL, typed claims, and networks of them.

    It records what alerts say, not what is true: each claim has its speaker, stance, certainty, date and passage.
    """

    def __init__(self, data: Dataset) -> None:
        self.data = data

    def query(self, text: str, /, **params: object) -> Table | bool | Triples:
        """Answer a named query (its file's name) or SPARQL, over the union of all graphs.

        A SELECT gives a :class:`~alertgraph.tables.table.Table` of named rows, with ``to_pandas()``; an ASK a bool, a CONSTRUCT
        or DESCRIBE a list of triples. Raises QueryError for a fault in the query, and warns with a QueryWarning of a term
        that the graph does not hold.
        """
        given = {key: str(value) for key, value in params.items()}
        began = time.monotonic()
        found = answers.answer(self.data, text, given)
        for remark in queries.remarks(self.data, text, given, time.monotonic() - began):
            warnings.warn(remark, QueryWarning, stacklevel=2)
        return found

    def claims(
        self,
        *,
        stance: "Values" = None,
        polarity: "Values" = None,
        modality: "Values" = None,
        certainty: "Values" = None,
        mode: "Values" = None,
        speaker: "Values" = None,
        since: str | None = None,
        until: str | None = None,
        undated: bool = True,
        **others: "Values",
    ) -> list[Claim]:
        """Return the claims as typed rows, sorted by identifier: all of them, the disputed ones included, or those asked for.

        The filters are those of :meth:`network`, and narrow nothing unless given: ``claims(stance=("Disputed",))``. Any
        other field that holds one of a few values is a filter as well: ``claims(office_status=("Current",))``.
        """
        filters: Filters = {
            "stance": stance, "polarity": polarity, "modality": modality, "certainty": certainty,
            "mode": mode, "speaker": speaker, "since": since, "until": until, "undated": undated,
        }  # fmt: skip
        return self._select(filters, others)

    def network(
        self,
        *,
        stance: "Values" = ("Asserted",),
        polarity: "Values" = ("Affirmed",),
        modality: "Values" = ("Actual",),
        certainty: "Values" = None,
        mode: "Values" = None,
        speaker: "Values" = None,
        since: str | None = None,
        until: str | None = None,
        undated: bool = True,
        aggregate: bool = False,
        **others: "Values",
    ) -> "nx.MultiDiGraph[str]":
        """Return a MultiDiGraph of claims, subject to object, keyed by claim.

        Without filters it holds the asserted, affirmed, actual claims alone; each other kind is asked for by name, such as
        ``stance=("Asserted", "Disputed")``, or with None for all. ``certainty`` is Plain or Hedged, ``mode`` one of
        :attr:`modes`, ``speaker`` the identifiers of those whose statements they are. ``since`` and ``until`` are ISO days: a
        dated claim is in where its bounds overlap them, an undated one while ``undated``. ``aggregate`` gives one signed edge
        a pair, mode and polarity instead of one a claim; those that the alert disputes stay apart. Further fields
        filter as in :meth:`claims`. The network's attribute ``source`` tells whose claims it holds. Raises QueryError for a
        value that does not exist, LoadError for claims that ``alertgraph check`` would report.
        """
        from alertgraph.network import aggregation, projection
        from alertgraph.telling.notice import notice

        filters: Filters = {
            "stance": stance, "polarity": polarity, "modality": modality, "certainty": certainty,
            "mode": mode, "speaker": speaker, "since": since, "until": until, "undated": undated,
        }  # fmt: skip
        net = projection.build(self._select(filters, others), self.entities, self.relations)
        net = aggregation.aggregate(net) if aggregate else net
        net.graph["source"] = notice(self)  # for whoever has a file of it alone
        return net

    def find(self, words: str) -> Table:
        """Return the claims, entries and named queries that mention all the words, in whole or by the beginnings of words.

        Case and diacritics do not matter. Claims are looked through by gist and note, entries by their names, queries by
        title. Columns: group (claim, name, question), id, text, also (a claim's note, an entry's aliases), stated_by,
        stated_by_label, stance, polarity, modality, certainty, paragraphs, alert. Raises QueryError without a word.
        """
        from alertgraph.finding import search

        return search.search(words, self, self.queries, self.hidden_names)[0]

    def verify(self) -> None:
        """Raise LoadError, naming claim and field, where claims name what nothing here describes.

        Registry, ontology and passages are looked at, as far as a claim's card tells of them; ``alertgraph check`` looks at
        everything, and names file and line.
        """
        from alertgraph.model import selection

        selection.refuse_unknown(self._claims, self.entities, self.relations)
        for claim in self._claims:
            for name in claim.passages:
                if name not in self.passages:
                    raise selection.unknown(
                        claim, "passage", name, "one of its alert's passages.ttl, which alertgraph anchor writes"
                    )
        for alert in self.alerts.values():
            if alert.publisher not in self.entities:
                raise LoadError(
                    f"{alert.id}: its publisher {alert.publisher} is not an entry of the registry; run alertgraph check"
                )
        for entity in self.entities.values():
            if entity.kind not in self.kinds:
                raise LoadError(f"{entity.id}: its class ag:{entity.kind} is none of the ontology; run alertgraph check")

    def _select(self, filters: "Filters", others: "Mapping[str, Values]") -> list[Claim]:
        narrowing = (*(value for name, value in filters.items() if name != "undated"), *others.values())
        if filters["undated"] is True and all(value is None for value in narrowing):
            return list(self._claims)
        from alertgraph.model import selection

        return selection.select(self._claims, self.relations, registry=self.entities, others=others, **filters)

    def tours(self) -> list[dict[str, Any]]:
        """Return the guided tours of its folder, each step with the identifiers of its claims and actors.

        Raises LoadError, naming file and line, for a tour that is malformed or names what the graph does not have.
        """
        from alertgraph import tours

        return tours.tours(self)

    @property
    def folder(self) -> Path:
        """The graph folder; of an endpoint's graph, the one whose named queries it is asked."""
        return self.data.root

    @property
    def selected_from(self) -> None:
        """None: this is a whole graph, and no part of another."""

    @cached_property
    def rdf(self) -> "rdflib.Dataset":
        """The same quads as an rdflib Dataset, on the same Oxigraph store; default graph the union of all, or what FROM names.

        Its ``query`` raises QueryError for a FROM that Oxigraph cannot be asked: in a prepared query, say.
        """
        from alertgraph.store import forrdflib

        self.data.digest = ""  # who has it may change it, and then nothing that is kept for the files holds
        return forrdflib.dataset(self.data.store)

    @cached_property
    def queries(self) -> dict[str, NamedQuery]:
        """Every named query by its name: the question (``title``), ``parameters``, ``columns``, and its ``sparql`` to start from.

        Raises QueryError, with file and line, where one of them is malformed.
        """
        return library.named(self.data)

    @cached_property
    def _claims(self) -> list[Claim]:
        return reader.read_claims(self.data)

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Every actor and thing of the registry, by CURIE."""
        return registry.read_entities(self.data)

    @cached_property
    def hidden_names(self) -> dict[str, tuple[str, ...]]:
        """The names by which entries are found though no document need use them, such as Britain, by CURIE."""
        return registry.read_hidden_names(self.data)

    @cached_property
    def relations(self) -> dict[str, Relation]:
        """Every relation of the ontology, by CURIE."""
        return registry.read_relations(self.data)

    @cached_property
    def kinds(self) -> dict[str, Kind]:
        """Every class of actors and things, by local name."""
        return registry.read_kinds(self.data)

    @cached_property
    def modes(self) -> dict[str, Mode]:
        """The five modes, by local name."""
        return registry.read_modes(self.data)

    @cached_property
    def values(self) -> dict[str, dict[str, Value]]:
        """The values of each scheme of the ontology, such as the stances, by local name; the schemes by IRI."""
        return registry.read_values(self.data)

    @cached_property
    def alerts(self) -> dict[str, Alert]:
        """The alerts, by CURIE, oldest first."""
        return reader.read_alerts(self.data)

    @cached_property
    def passages(self) -> dict[str, Passage]:
        """Every passage, by CURIE, in the order of the text."""
        return reader.read_passages(self.data)


def load(path: str | Path | None = None, *, endpoint: str | None = None) -> AlertGraph:
    """Read a ``graph/`` folder (by default the one here, else the one in the package) and return its graph.

    With ``endpoint``, the address of a SPARQL 1.1 server that holds a build's graph.trig, queries run there; claims and
    networks are made from a copy that is fetched when first needed.

    Raises LoadError, naming file and line, where a folder cannot be read, EndpointError where a server cannot be used.
    """
    if endpoint is not None:
        from alertgraph.remote import dataset as remote

        if path is not None:
            raise LoadError("give a folder or an endpoint, not both: the data is read from one of them")
        return AlertGraph(remote.load(endpoint))
    return AlertGraph(dataset.load(None if path is None else Path(path)))
