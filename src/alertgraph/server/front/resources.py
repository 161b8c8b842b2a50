"""What an address stands for: which triples describe a resource, the ontology or a named graph."""

from collections.abc import Iterator
from functools import cached_property, lru_cache

import pyoxigraph as ox

from alertgraph.api import AlertGraph
from alertgraph.model.claims import ROLES, Claim
from alertgraph.store import terms
from alertgraph.store.syntaxes import TRIPLES
from alertgraph.vocabulary import DERIVED, GRAPH, ID, ONTOLOGY, PREFIXES, curie, expand

_DERIVED = ox.NamedNode(DERIVED)


class Resources:
    """The resources of a graph by the path that follows the host: ``id/israel``, ``ontology``, ``graph/registry``."""

    def __init__(self, graph: AlertGraph) -> None:
        self.graph = graph
        self._store = graph.data.store
        self._cached = lru_cache(maxsize=128)(self._rdf)

    @cached_property
    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""
        return tuple(sorted(terms.text(name) for name in self._store.named_graphs()))

    def knows(self, kind: str, name: str) -> bool:
        """Whether there is anything to say of it."""
        if kind == "ontology":
            return name == ""
        if kind == "graph":
            return GRAPH + name in self.graphs
        return next(self.own(name), None) is not None

    def own(self, name: str) -> Iterator[ox.Quad]:
        """Yield the quads whose subject is the resource ``id:name``.

        What is derived is left out: a claim comes whole, with its speaker and stance, and not as a plain triple too.
        """
        try:
            subject = ox.NamedNode(ID + name)
        except ValueError:  # no IRI can be made of it
            return
        for quad in self._store.quads_for_pattern(subject, None, None, None):
            if quad.graph_name != _DERIVED:
                yield quad

    def about(self, name: str) -> tuple[list[Claim], list[Claim]]:
        """Return the claims of a resource: those that are it, are about it or stand in it, and those that name it otherwise."""
        this = f"id:{name}"
        near, far = [], []
        for claim in self.graph.claims():
            is_speaker = claim.stance != "Asserted" and claim.stated_by == this
            if this in (claim.id, claim.subject, claim.object) or this in claim.passages:
                near.append(claim)
            elif is_speaker or any(this in getattr(claim, role) for role in ROLES):
                far.append(claim)
        return near, far

    def rdf(self, kind: str, name: str, format: str) -> bytes:
        """Return what describes it: of a resource its own triples and its claims, each whole and so with its stance.

        What describes a resource or the ontology stands in the default graph, in syntaxes with named graphs too: who fetches
        it looks there. A named graph keeps its name where the syntax has one.
        """
        return self._rdf(kind, name, format) if kind == "graph" else self._cached(kind, name, format)

    def _rdf(self, kind: str, name: str, format: str) -> bytes:
        quads = sorted(set(self.quads(kind, name)), key=str)
        syntax = TRIPLES[format]
        if syntax.keeps_graphs and kind == "graph":
            return ox.serialize(quads, format=syntax.format, prefixes=PREFIXES) or b""
        triples = sorted({quad.triple for quad in quads}, key=str)
        return ox.serialize(triples, format=syntax.format, prefixes=PREFIXES) or b""

    def quads(self, kind: str, name: str) -> Iterator[ox.Quad]:
        """Yield the quads that describe it."""
        if kind in ("graph", "ontology"):
            wanted = ONTOLOGY if kind == "ontology" else GRAPH + name
            yield from self._store.quads_for_pattern(None, None, None, ox.NamedNode(wanted))
            return
        yield from self.own(name)
        for claim in (*self.about(name)[0], *self.about(name)[1]):
            yield from self.own(expand(claim.id).removeprefix(ID))

    def properties(self, kind: str, name: str) -> list[tuple[str, str, str]]:
        """Return (property, value, "iri" or "text") of a resource, CURIEs for IRIs, sorted and each once."""
        quads = self.own(name) if kind == "id" else iter(())
        found = set()
        for quad in quads:
            value = quad.object
            text, how = terms.text(value), "text"
            if isinstance(value, ox.NamedNode):
                text, how = curie(text), "iri"
            found.add((curie(quad.predicate.value), text, how))
        return sorted(found)
