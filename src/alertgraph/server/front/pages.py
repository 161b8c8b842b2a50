"""The pages for people: what is here, a resource with its claims, the ontology, and a form for queries with its results."""

import json
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import jinja2

from alertgraph.asking import library, queries, wording
from alertgraph.errors import ValueWantedError
from alertgraph.model.claims import Claim
from alertgraph.server.front import formats
from alertgraph.server.front.resources import Resources
from alertgraph.server.workers.engine import Reply
from alertgraph.server.workers.limits import Limits
from alertgraph.store.dataset import Dataset
from alertgraph.telling.card import Card, Cards, Fact, Part
from alertgraph.telling.notice import notice
from alertgraph.telling.order import in_text_order
from alertgraph.vocabulary import AG, GRAPH, ID, ONTOLOGY, RDF, RDFS, SKOS, curie, local_name


class Link(NamedTuple):
    """Words with the path that they lead to on this host, empty where they lead nowhere."""

    words: str
    path: str


class Told(NamedTuple):
    """A card as a page shows it, each of its parts with its link."""

    card: Card
    link: Link
    ends: tuple[Link, ...]
    facts: tuple[tuple[str, tuple[Link, ...]], ...]


class Pages:
    """Renders pages; each says whose claims these are."""

    def __init__(self, resources: Resources, limits: Limits) -> None:
        self._resources = resources
        self._graph = resources.graph
        self._limits = limits
        self._templates = jinja2.Environment(
            loader=jinja2.PackageLoader("alertgraph.server.front"), autoescape=True, trim_blocks=True
        )
        self._templates.globals["notice"] = notice(self._graph)
        self._cards = Cards(self._graph)
        self.resource = lru_cache(maxsize=128)(self._resource)
        self.home = cache(self._home)

    def _home(self) -> str:
        """Return the first page: the named queries, each a link that runs it, the graphs, and the limits."""
        data = self._graph.data
        asked = [_question(data, query) for query in library.named(data).values()]
        graphs = [Link(curie(name), f"/graph/{name.removeprefix(GRAPH)}") for name in self._resources.graphs]
        entries = sorted((Link(e.label, _path(e.id)) for e in self._graph.entities.values()), key=lambda link: link.words)
        return self._render("home.html", queries=asked, graphs=graphs, entries=entries, limits=self._limits)

    def form(self) -> str:
        """Return the page with the query form."""
        example = "SELECT ?claim ?gist ?stance WHERE {\n  ?claim ag:gist ?gist ; ag:stance ?stance .\n}\nLIMIT 10"
        return self._render("results.html", query=example, columns=None)

    def refused(self, query: str, reason: str) -> str:
        """Return the form with a query that has no answer, and the reason."""
        return self._render("results.html", query=query, columns=None, text=reason, cut=0)

    def results(self, query: str, reply: Reply) -> str:
        """Return the answer to a query as a page, under the form that asks it again."""
        if reply.form == "triples":
            return self._render("results.html", query=query, columns=None, text=reply.body.decode(), cut=reply.cut)
        found = json.loads(reply.body)
        if reply.form == "boolean":
            return self._render("results.html", query=query, columns=None, text=str(found["boolean"]).lower(), cut=0)
        columns = found["head"]["vars"]
        rows = [[_cell(row.get(column)) for column in columns] for row in found["results"]["bindings"]]
        told = wording.words(self._graph.data, columns, [[cell.words for cell in row] for row in rows])
        rows = [[cell._replace(words=told.get((n, m), cell.words)) for m, cell in enumerate(row)] for n, row in enumerate(rows)]
        return self._render("results.html", query=query, columns=columns, rows=rows, cut=reply.cut)

    def _resource(self, kind: str, name: str) -> str:
        if kind == "ontology":
            return self._render("ontology.html", groups=self._terms(), others=_others("/ontology"))
        path = f"/{kind}/{quote(name)}"
        if kind == "graph":
            count = sum(1 for _ in self._resources.quads(kind, name))
            return self._render("graph.html", title=f"graph:{name}", count=count, others=_others(path))
        near, far = (in_text_order(self._graph, claims) for claims in self._resources.about(name))
        entity = self._graph.entities.get(f"id:{name}")
        subject = [claim for claim in near if claim.subject == f"id:{name}"]
        groups = [("As subject", subject), ("As object", [c for c in near if c not in subject]), ("Also named in", far)]
        if entity is None:
            groups = [("Claims", [*near, *far])]
        return self._render(
            "resource.html",
            title=entity.label if entity else f"id:{name}",
            kind=self._graph.kinds[entity.kind].label if entity else "",
            entity=entity,
            iri=ID + name,
            groups=[(title, [self._card(claim) for claim in claims]) for title, claims in groups if claims],
            properties=[(_cell_of(p, "iri"), _cell_of(v, how)) for p, v, how in self._resources.properties(kind, name)],
            others=_others(path),
        )

    def _card(self, claim: Claim) -> Told:
        card = self._cards.card(claim)
        told = [*card.facts, *card.links, Fact("stands in", card.cited)]
        if claim.note:
            told.append(Fact("editor's note", (Part(claim.note),)))
        facts = tuple((fact.title, tuple(map(_part, fact.parts))) for fact in told)
        return Told(card, Link(claim.id, _path(claim.id)), tuple(map(_part, card.ends)), facts)

    def _terms(self) -> list[tuple[str, list[dict[str, Any]]]]:
        """Return the terms of the ontology by their class, each with its label, definition and other properties."""
        groups: dict[str, list[dict[str, Any]]] = {}
        for iri, row in self._graph.data.describe(ONTOLOGY).items():
            if iri.startswith(AG.iri):
                labels = row.get(RDFS.label) or row.get(SKOS.prefLabel) or [local_name(iri)]
                rest = {curie(name): [curie(value) for value in values] for name, values in row.items()}
                texts = row.get(SKOS.definition) or row.get(RDFS.comment) or [""]
                kind = curie(row.get(RDF.type, ["other"])[0])
                term = {"id": local_name(iri), "curie": curie(iri), "label": labels[0], "text": texts[0], "rest": rest}
                groups.setdefault(kind, []).append(term)
        return sorted(groups.items())

    def _render(self, template: str, **values: Any) -> str:
        return self._templates.get_template(template).render(**values)


def _question(data: Dataset, query: library.NamedQuery) -> Link:
    """Return a named query with the path that runs it; without one where it asks for a value that only a reader can give."""
    try:
        return Link(query.title, f"/sparql?{urlencode({'query': queries.prepare(data, query.name, {})})}")
    except ValueWantedError:
        return Link(query.title, "")


def _path(name: str) -> str:
    """Return the path of a CURIE or IRI of ours on this host, empty for any other.

    >>> _path("id:israel"), _path("ag:stance"), _path("wd:Q801")
    ('/id/israel', '/ontology#stance', '')
    """
    short = curie(name)
    prefix, _, local = short.partition(":")
    return {"id": f"/id/{quote(local)}", "ag": f"/ontology#{quote(local)}", "graph": f"/graph/{quote(local)}"}.get(prefix, "")


def _part(part: Part) -> Link:
    return Link(part.words, _path(part.id))


def _cell_of(text: str, how: str) -> Link:
    return Link(text, _path(text) if how == "iri" else "")


def _cell(term: dict[str, Any] | None) -> Link:
    """Return a term of JSON results as words and link; an unbound one as nothing, a triple as its parts."""
    if term is None:
        return Link("", "")
    if term["type"] == "triple":
        parts = (_cell(term["value"][part]).words for part in ("subject", "predicate", "object"))
        return Link(f"<<( {' '.join(parts)} )>>", "")
    return _cell_of(curie(str(term["value"])), "iri") if term["type"] == "uri" else Link(str(term["value"]), "")


def _others(path: str) -> list[Link]:
    """Return the same resource in the other formats."""
    return [Link(media, f"{path}.{suffix}") for suffix, media in formats.SUFFIXES.items() if suffix != "html"]
