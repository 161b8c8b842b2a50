"""What notebooks and scripts use: ``ag.load()`` and the graph that it returns."""

import time
import warnings
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Never

from alertgraph.asking import answers, library, queries
from alertgraph.asking.answers import Triples
from alertgraph.asking.library import NamedQuery
from alertgraph.errors import LoadError, QueryError, QueryWarning, SourceError, SourceWarning, shown
from alertgraph.model import asked, given, naming
from alertgraph.model.claims import Alert, Claim, Passage, Quoted
from alertgraph.model.listed import Claims
from alertgraph.model.registry import Entity, Kind, Mode, Relation, Value
from alertgraph.reading import claims as reader
from alertgraph.reading import registry
from alertgraph.store import dataset
from alertgraph.store.dataset import Dataset
from alertgraph.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import networkx as nx
    import rdflib

    from alertgraph.dates import Day
    from alertgraph.model.asked import Actors, Values
    from alertgraph.model.choosing import Chosen
    from alertgraph.model.selection import Filters
    from alertgraph.telling.citing import Citation
    from alertgraph.texts.document import Document
    from alertgraph.texts.quoting import Quote


class AlertGraph:
    """The graph of all alerts: SPARQL, typed claims, and networks of them.

    It records what alerts say, not what is true: each claim has its speaker, stance, certainty, date and passage.
    """

    def __init__(self, data: Dataset, texts: "Mapping[str, Document] | None" = None) -> None:
        """Take a dataset, and readers' copies of its texts by the CURIE of their alert."""
        self.data = data
        self._texts = texts or {}

    def __repr__(self) -> str:
        copies = f", with {len(self._texts)} of your own copies" if self._texts else ""
        return f"<AlertGraph of {self.data.place}{copies}: what the alerts say, not findings>"

    def query(self, text: str, /, **params: object) -> Table | bool | Triples:
        """Answer a named query (its file's name) or SPARQL, over the union of all graphs.

        A SELECT gives a :class:`~alertgraph.tables.table.Table` of named rows, with ``to_pandas()``, which takes ``labels=True``;
        an ASK a bool, a CONSTRUCT or DESCRIBE a list of triples. Values of the model are written as terms there, ``ag:Asserted``,
        where claims have ``Asserted``. Raises QueryError for a fault in the query, and warns with a QueryWarning of a term
        that the graph does not hold.
        """
        given.text("query takes the name of a named query or SPARQL", text)
        if "labels" in params and not queries.takes(text, "labels"):
            raise QueryError("query takes no labels; query(...).to_pandas(labels=True) has a column of them beside identifiers")
        values = given.parameters(params)
        began = time.monotonic()
        found = answers.answer(self.data, text, values)
        for remark in queries.remarks(self.data, text, values, time.monotonic() - began):
            warnings.warn(remark, QueryWarning, stacklevel=2)
        return found

    def claims(
        self,
        *unnamed: Never,
        stance: "Values" = None,
        polarity: "Values" = None,
        modality: "Values" = None,
        certainty: "Values" = None,
        mode: "Values" = None,
        speaker: "Actors" = None,
        actor: "Actors" = None,
        kind: "Values" = None,
        since: "Day | None" = None,
        until: "Day | None" = None,
        undated: bool | None = None,
        surely: bool | None = None,
        **others: "Values",
    ) -> Claims:
        """Return the claims as typed rows, sorted by identifier: all of them, the disputed ones included, or those asked for.

        It is a list that also has ``to_pandas()``. The filters are those of :meth:`network`, and narrow nothing unless given:
        ``claims(stance="Disputed")``. Any other field that holds one of a few values is a filter as well:
        ``claims(office_status="Current")``. What is said of an actor in any part is ``query("about", actor="UNRWA")``.
        """
        if unnamed:
            raise asked.by_name("claims", unnamed, self)
        filters: Filters = {
            "stance": stance, "polarity": polarity, "modality": modality, "certainty": certainty, "mode": mode,
            "speaker": speaker, "actor": actor, "kind": kind, "since": since, "until": until, "undated": undated,
            "surely": surely,
        }  # fmt: skip
        if undated is not False and all(value is None for value in (*filters.values(), *others.values())):
            return Claims(self._claims, self)
        return Claims(self._select(filters, others).claims, self)

    def network(
        self,
        *unnamed: Never,
        stance: "Values" = "Asserted",
        polarity: "Values" = "Affirmed",
        modality: "Values" = "Actual",
        certainty: "Values" = None,
        mode: "Values" = None,
        speaker: "Actors" = None,
        actor: "Actors" = None,
        kind: "Values" = None,
        since: "Day | None" = None,
        until: "Day | None" = None,
        undated: bool | None = None,
        surely: bool | None = None,
        aggregate: bool = False,
        **others: "Values",
    ) -> "nx.MultiDiGraph[str]":
        """Return a MultiDiGraph of claims, subject to object, keyed by claim.

        Without filters it holds the asserted, affirmed, actual claims alone; each other kind is asked for by name, one
        (``stance="Disputed"``) or several (``stance=["Asserted", "Disputed"]``), or with None for all. ``certainty`` is Plain or
        Hedged, ``mode`` one of :attr:`modes`, or cooperation or conflict, the relations of that sign as in analysis. ``speaker``
        are those whose statements they are, ``actor`` those who are subject or object, by name or identifier; ``kind`` is the
        class of both ends, such as State, or, where an ``actor`` is asked for, of the other one.

        ``since`` and ``until`` are days, months or years, such as "2025", or dates of Python: a dated claim is in where its days
        and these overlap, an undated one with ``undated=True``, as in ``analysis.within``; with ``surely=True`` a claim
        is in where its days surely lie between them. Of an interval the network's attribute ``undated_left_out`` is how many
        claims are left out for want of a date. A QueryWarning tells of them, and of those that only reach into it; False for
        ``undated`` or ``surely`` wants no such word. ``aggregate``
        gives one signed edge a pair, mode and polarity instead of one a claim; those that the alert disputes stay apart.
        Further fields filter as in :meth:`claims`. The network's attribute ``source`` tells whose claims it holds. Raises
        QueryError for a value or name that does not exist, LoadError for claims that ``alertgraph check`` would report.
        """
        from alertgraph.network import aggregation, projection
        from alertgraph.telling.notice import notice

        if unnamed:
            raise asked.by_name("network", unnamed, self)
        filters: Filters = {
            "stance": stance, "polarity": polarity, "modality": modality, "certainty": certainty, "mode": mode,
            "speaker": speaker, "actor": actor, "kind": kind, "since": since, "until": until, "undated": undated,
            "surely": surely,
        }  # fmt: skip
        found = self._select(filters, others)
        net = projection.build(found.claims, self.entities, self.relations)
        if given.truth("aggregate", aggregate):
            net = aggregation.aggregate(net)
        if since is not None or until is not None or surely:
            net.graph["undated_left_out"] = found.left_out
        net.graph["source"] = notice(self)  # for whoever has a file of it alone
        return net

    def find(self, words: str) -> Table:
        """Return the claims, entries and named queries that mention all the words, in whole or by the beginnings of words.

        Case, diacritics and endings do not matter. A date ("September 2023", "2023-09", "18 March") finds the claims dated to
        it, too, and then those whose date reaches into it; a mark ("hedged", "denied", "planned") those that carry it. Claims
        are looked through by gist, note, relation and all names of whom they name, those first whose gist has the words,
        entries by their names, queries by title, and with ``load(source=...)`` the passages of your copy. Columns: group
        (claim, name, question, passage), id, text, also (a claim's note, an entry's aliases, what a question is to be asked
        with), stated_by, stated_by_label, stance, polarity, modality, certainty, paragraphs, alert. Its ``left_out`` says what
        was looked through. Raises QueryError without a word, LoadError as :meth:`verify` does.
        """
        from alertgraph.finding import search

        given.text("find takes words", words)
        self.verify()
        return search.search(words, self, self.queries, self.hidden_names, self._quotes if self._texts else None)[0]

    def cite(self, what: str | Claim | None = None) -> "Citation":
        """Return how a claim or a document is cited, by its identifier, or without one this graph: in four forms.

        ``short`` is a line for a footnote, ``long`` has all that is known, ``bibtex`` and ``ris`` are records for programs. Each
        says whose wording the sentence is, who says it, what the document makes of it, and where it stands; with
        ``load(source=...)`` the passage's words as well, marked as the document's. Raises QueryError for an unknown identifier.
        """
        from alertgraph.telling import citing

        self.verify()
        maker = citing.Citing(self, self._quotes)
        if what is None:
            return maker.graph()
        name = what.id if isinstance(what, Claim) else given.text("cite takes a claim or an identifier", what)
        name = next((key for key in (name, f"id:{name}") if key in self.alerts or key in self._by_id), name)
        if name in self.alerts:
            return maker.document(name)
        if name in self._by_id:
            return maker.claim(self._by_id[name])
        near = naming.nearest(name, [*self._by_id, *self.alerts], cutoff=0.8)
        raise QueryError(
            f"no claim or document {shown(name)}{naming.did_you_mean(near)}; alertgraph show ACTOR tells those of claims"
        )

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
                    f"{alert.id}: its publisher {alert.publisher} is not an actor or thing of the registry; run alertgraph check"
                )
        for entity in self.entities.values():
            if entity.kind not in self.kinds:
                raise LoadError(f"{entity.id}: its class ag:{entity.kind} is none of the ontology; run alertgraph check")

    def _select(self, filters: "Filters", others: "Mapping[str, Values]") -> "Chosen":
        """Return the claims asked for, with a warning where they may not be what was meant."""
        from alertgraph.model import choosing

        found = choosing.choose(self._claims, self, filters, others)
        if found.told:
            warnings.warn(found.told, QueryWarning, stacklevel=3)
        return found

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
        found = reader.read_claims(self.data)
        return self._with_words(found) if self._texts else found

    @cached_property
    def _by_id(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self._claims}

    @cached_property
    def _quotes(self) -> "dict[str, dict[str, Quote]]":
        """The passages of readers' copies, by alert."""
        if not self._texts:
            return {}
        from alertgraph.texts import anchors

        return anchors.quotes(self.data, self._texts)

    def _with_words(self, claims: list[Claim]) -> list[Claim]:
        """Return claims with the words of their passages, and warn of those that the copies do not have for certain."""
        from alertgraph.texts import quoting

        quotes = {name: quote for found in self._quotes.values() for name, quote in found.items()}
        if refused := sum(not quote.words for quote in quotes.values()):
            told = f"{refused} of {len(quotes)} passages are not found for certain in your copy; their words are not shown"
            warnings.warn(told, SourceWarning, stacklevel=4)
        return [
            Quoted.of(c, "\n".join(quoting.told(quotes[p], self.passages[p].citation) for p in c.passages if p in quotes))
            if c.alert in self._texts
            else c
            for c in claims
        ]

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
        """The modes, by local name."""
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


def load(
    path: str | Path | None = None,
    *,
    source: "str | Path | Iterable[str | Path] | None" = None,
    endpoint: str | None = None,
) -> AlertGraph:
    """Read a ``graph/`` folder (by default the one here, else the one in the package) and return its graph.

    With ``source``, your own copy of an alert's text or several, each claim has the words of its passages as ``claim.words``; no
    table, network or file gets them. With ``endpoint``, the address of a SPARQL 1.1 server that holds a build's graph.trig,
    queries run there; claims and networks are made from a copy that is fetched when first needed.

    Raises LoadError, naming file and line, where a folder cannot be read, EndpointError where a server cannot be used,
    SourceError where a copy cannot be read or is of no alert in the graph.
    """
    what = "source takes the paths of your copies"
    paths = [given.path(what, one, SourceError) for one in given.several(source)]
    if endpoint is not None:
        from alertgraph.remote import dataset as remote

        if path is not None:
            raise LoadError("give a folder or an endpoint, not both: the data is read from one of them")
        data: Dataset = remote.load(endpoint)
    else:
        data = dataset.load(None if path is None else given.path("load takes the path of a graph folder", path))
    if not paths:
        return AlertGraph(data)
    from alertgraph.texts import anchors

    return AlertGraph(data, anchors.match_sources(data, paths))
