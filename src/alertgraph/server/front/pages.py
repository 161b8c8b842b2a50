"""The pages for people: what is here, a resource with its claims, the ontology, and a form for queries with its results."""

import json
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

import jinja2

from alertgraph.asking import library, queries
from alertgraph.model.claims import Claim
from alertgraph.server.front import formats
from alertgraph.server.front.resources import Resources
from alertgraph.server.workers.engine import Reply
from alertgraph.server.workers.limits import ROWS_OF_A_PAGE, Limits
from alertgraph.telling.dossier import STANCES
from alertgraph.vocabulary import AG, GRAPH, ID, ONTOLOGY, RDF, RDFS, SKOS, curie, local_name


class Link(NamedTuple):
    """Words with the path that they lead to on this host, empty where they lead nowhere."""

    words: str
    path: str


class Card(NamedTuple):
    """A claim as a page shows it: its marks, disputed the first of them, come before its words."""

    marks: tuple[str, ...]
    gist: str
    link: Link
    ends: tuple[Link, str, Link]
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
        self._templates.globals["notices"] = self._notices()
        self.resource = lru_cache(maxsize=128)(self._resource)
        self.home = cache(self._home)

    def _home(self) -> str:
        """Return the first page: the named queries, each a link that runs it, the graphs, and the limits."""
        data = self._graph.data
        asked = [
            (query.title, f"/sparql?{urlencode({'query': queries.prepare(data, query.name, {})})}")
            for query in library.named(data).values()
        ]
        graphs = [Link(curie(name), f"/graph/{name.removeprefix(GRAPH)}") for name in self._resources.graphs]
        entries = sorted((Link(e.label, _path(e.id)) for e in self._graph.entities.values()), key=lambda link: link.words)
        return self._render(
            "home.html", queries=asked, graphs=graphs, entries=entries, limits=self._limits, page_rows=ROWS_OF_A_PAGE
        )

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
        return self._render("results.html", query=query, columns=columns, rows=rows, cut=reply.cut)

    def _resource(self, kind: str, name: str) -> str:
        if kind == "ontology":
            return self._render("ontology.html", groups=self._terms(), others=_others("/ontology"))
        path = f"/{kind}/{quote(name)}"
        if kind == "graph":
            count = sum(1 for _ in self._resources.quads(kind, name))
            return self._render("graph.html", title=f"graph:{name}", count=count, others=_others(path))
        near, far = self._resources.claims(name)
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

    def _card(self, claim: Claim) -> Card:
        graph = self._graph
        marks = ["disputed"] * (claim.stance == "Disputed") + ["reported"] * (claim.stance == "Reported")
        marks += ["said not to be so"] * (claim.polarity == "Negated")
        claimed = "" if claim.stance == "Asserted" else "claimed as "
        facts = [
            ("stance", (Link(f"{claim.stance}: {STANCES[claim.stance].removeprefix('DISPUTED: ')}", ""),)),
            ("said by", self._links([claim.stated_by])),
            ("as", (Link(f"{claimed}{claim.modality.lower()}, {claim.certainty.lower()}, {claim.when or 'undated'}", ""),)),
            ("under", self._links(claim.under)),
            ("with", self._links(claim.involves)),
            ("in", self._links(claim.place)),
            ("where", tuple(Link(graph.passages[name].citation, _path(name)) for name in claim.passages)),
            ("note", (Link(claim.note, ""),) * bool(claim.note)),
        ]
        subject, object = self._links([claim.subject, claim.object])
        ends = (subject, graph.relations[claim.relation].label, object)
        return Card(tuple(marks), claim.gist, Link(claim.id, _path(claim.id)), ends, tuple(fact for fact in facts if fact[1]))

    def _links(self, names: Iterable[str]) -> tuple[Link, ...]:
        return tuple(Link(self._graph.entities[name].label, _path(name)) for name in names)

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

    def _notices(self) -> list[str]:
        """Return, for each alert, whose claims these are."""
        return [
            f"What {self._graph.entities[alert.publisher].label} says in its alert of {alert.issued}, “{alert.title}”; "
            "these are its claims, not findings of alertgraph."
            for alert in self._graph.alerts.values()
        ]

    def _render(self, template: str, **values: Any) -> str:
        return self._templates.get_template(template).render(**values)


def _path(name: str) -> str:
    """Return the path of a CURIE or IRI of ours on this host, empty for any other.

    >>> _path("id:israel"), _path("ag:stance"), _path("wd:Q801")
    ('/id/israel', '/ontology#stance', '')
    """
    short = curie(name)
    prefix, _, local = short.partition(":")
    return {"id": f"/id/{quote(local)}", "ag": f"/ontology#{quote(local)}", "graph": f"/graph/{quote(local)}"}.get(prefix, "")


def _cell_of(text: str, how: str) -> Link:
    return Link(text, _path(text) if how == "iri" else "")


def _cell(term: dict[str, Any] | None) -> Link:
    """Return a term of JSON results as words and link; an unbound one as nothing."""
    if term is None:
        return Link("", "")
    return _cell_of(curie(str(term["value"])), "iri") if term["type"] == "uri" else Link(str(term["value"]), "")


def _others(path: str) -> list[Link]:
    """Return the same resource in the other formats."""
    return [Link(media, f"{path}.{suffix}") for suffix, media in formats.SUFFIXES.items() if suffix != "html"]
