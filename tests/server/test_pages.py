"""What an identifier leads to: pages that say whose claims these are, and the same as RDF."""

import re
from html import unescape
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from serving import Server

from alertgraph.api import AlertGraph
from alertgraph.model.verbs import infinitive

ID = "https://w3id.org/alertgraph/id/"
AG = "https://w3id.org/alertgraph/ontology#"
SYNTAXES = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "nq": ("application/n-quads", ox.RdfFormat.N_QUADS),
    "trig": ("application/trig", ox.RdfFormat.TRIG),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def words(html: str) -> str:
    """The text of a page."""
    body = html.partition("</style>")[2]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def articles(html: str) -> list[str]:
    """The text of each claim of a page."""
    return [words(f"</style>{part}") for part in re.findall(r"<article.*?</article>", html, re.DOTALL)]


def test_an_actor_as_a_page(endpoint: Server, made_up: AlertGraph) -> None:
    """A browser gets the actor's label, description and every claim that names it, whose claims these are said first."""
    found = endpoint.get("/id/velmark", BROWSER)
    assert (found.status, found.headers["content-type"], found.headers["vary"]) == (200, "text/html; charset=utf-8", "Accept")
    assert found.headers["content-location"] == "/id/velmark.html"
    text = words(found.text)
    alert = next(iter(made_up.alerts.values()))
    notice = "What the alert says or passes on, not findings of this project: "
    notice += f"{made_up.entities[alert.publisher].label}, “{alert.title}”, 3 March 2031."
    assert 0 < text.index(notice) < text.index("As subject")
    mine = [claim for claim in made_up.claims() if "id:velmark" in (claim.subject, claim.object)]
    assert len(mine) > 5
    shown = articles(found.text)
    for claim in mine:
        assert sum(claim.id in article and claim.gist in article for article in shown) == 1


def test_every_claim_shows_its_stance(endpoint: Server, made_up: AlertGraph) -> None:
    """On every actor's page each claim carries its stance; the words of a disputed one begin with that."""
    disputed = 0
    for entity in made_up.entities:
        for article in articles(endpoint.get(f"/id/{entity[3:]}", BROWSER).text):
            claim = next(claim for claim in made_up.claims() if f"({claim.id} )" in article or f"( {claim.id} )" in article)
            assert f"stance {claim.stance}: " in article
            assert article.startswith("disputed ") == (claim.stance == "Disputed")
            assert ("someone else says this" in article) == (claim.stance != "Asserted")
            disputed += claim.stance == "Disputed"
    assert disputed > 0


def test_a_denial_has_its_not_on_every_page(endpoint: Server, made_up: AlertGraph) -> None:
    """On the page of an actor and in the answer to a query what is denied never reads as the deed."""
    denied = next(claim for claim in made_up.claims() if (claim.polarity, claim.modality) == ("Negated", "Actual"))
    told = f"are said not to {infinitive(made_up.relations[denied.relation].label)}"
    page = endpoint.get(f"/id/{denied.subject[3:]}", BROWSER).text
    [card] = [text for text in articles(page) if f"({denied.id} )" in text or f"( {denied.id} )" in text]
    assert card.count(told) == 2  # before the gist, and between the two
    query = (
        "SELECT ?claim ?relation ?relation_label ?polarity WHERE { ?claim rdf:predicate ?relation ; ag:polarity ?polarity ."
        " ?relation rdfs:label ?relation_label FILTER(?polarity = ag:Negated) }"
    )
    asked = endpoint.get(f"/sparql?{urlencode({'query': query})}", BROWSER).text
    assert told in words(asked)


def test_a_claim_and_a_passage_as_pages(endpoint: Server, made_up: AlertGraph) -> None:
    """A claim's page is its card; a passage's has the claims that stand there."""
    claim = next(claim for claim in made_up.claims() if claim.stance == "Disputed")
    [card] = articles(endpoint.get(f"/id/{claim.id[3:]}", BROWSER).text)
    assert card.startswith(f"disputed {claim.gist}")
    passage = claim.passages[0]
    there = [other.id for other in made_up.claims() if passage in other.passages]
    shown = articles(endpoint.get(f"/id/{passage[3:]}", BROWSER).text)
    assert len(shown) == len(there)
    assert made_up.passages[passage].citation in card


@pytest.mark.parametrize("suffix", SYNTAXES)
@pytest.mark.parametrize("path", ["/id/velmark", "/ontology", "/graph/registry"])
def test_rdf_by_suffix_and_by_accept(endpoint: Server, path: str, suffix: str) -> None:
    """The same RDF by suffix as by Accept, with the address of the suffix as its location."""
    media, format = SYNTAXES[suffix]
    by_suffix, by_accept = endpoint.get(f"{path}.{suffix}", BROWSER), endpoint.get(path, media)
    assert (by_suffix.status, by_suffix.media, by_suffix.body) == (200, media, by_accept.body)
    assert by_accept.headers["content-location"] == f"{path}.{suffix}"
    assert len(list(ox.parse(by_suffix.body, format=format))) > 10


def test_the_rdf_of_an_actor_holds_whole_claims(endpoint: Server, made_up: AlertGraph) -> None:
    """Every claim of it comes with its stance and speaker; no plain triple of a disputed claim is among them."""
    triples = {quad.triple for quad in ox.parse(endpoint.get("/id/people-of-tirrun.ttl").body, format=ox.RdfFormat.TURTLE)}
    own = [claim for claim in made_up.claims() if "id:people-of-tirrun" in (claim.subject, claim.object)]
    assert own
    for claim in own:
        subject = ox.NamedNode(ID + claim.id[3:])
        assert ox.Triple(subject, ox.NamedNode(AG + "stance"), ox.NamedNode(AG + claim.stance)) in triples
    disputed = [claim for claim in own if claim.stance == "Disputed"]
    assert disputed
    for claim in disputed:
        plain = ox.Triple(
            ox.NamedNode(ID + claim.subject[3:]), ox.NamedNode(AG + claim.relation[3:]), ox.NamedNode(ID + claim.object[3:])
        )
        assert plain not in triples


@pytest.mark.parametrize("suffix", SYNTAXES)
@pytest.mark.parametrize("path", ["/id/velmark", "/id/mercy-2031-velmark-011", "/ontology"])
def test_a_plain_pattern_finds_what_describes_it(path: str, suffix: str, endpoint: Server) -> None:
    """The RDF of a resource stands in the default graph, whatever the syntax: the same triples as Turtle, each once."""
    store = ox.Store()
    store.load(endpoint.get(f"{path}.{suffix}").body, format=SYNTAXES[suffix][1])
    turtle = {quad.triple for quad in ox.parse(endpoint.get(f"{path}.ttl").body, format=ox.RdfFormat.TURTLE)}
    found = store.query("SELECT ?s ?p ?o { ?s ?p ?o }")
    assert isinstance(found, ox.QuerySolutions)
    assert sum(1 for _ in found) == len(turtle) > 10
    assert list(store.named_graphs()) == []


def test_the_ontology_as_a_page(endpoint: Server, made_up: AlertGraph) -> None:
    """Each term has an anchor, so that its IRI leads to it."""
    text = endpoint.get("/ontology", BROWSER).text
    for term in ("Claim", "stance", "Disputed", *(relation[3:] for relation in made_up.relations)):
        assert text.count(f'<section id="{term}">') == 1, term


def test_a_named_graph(endpoint: Server) -> None:
    """A named graph has a page with its count, and its triples, in TriG with its name."""
    quads = list(ox.parse(endpoint.get("/graph/derived.trig").body, format=ox.RdfFormat.TRIG))
    assert {quad.graph_name.value for quad in quads} == {"https://w3id.org/alertgraph/graph/derived"}
    assert f"{len(quads)} triples" in endpoint.get("/graph/derived", BROWSER).text


def test_the_first_page(endpoint: Server, made_up: AlertGraph) -> None:
    """It leads to every actor and thing, to the graphs, and to each named query, which answers."""
    text = endpoint.get("/", BROWSER).text
    paths = {unescape(path) for path in re.findall(r'href="([^"]+)"', text)}
    assert {f"/id/{entity[3:]}" for entity in made_up.entities} <= paths
    asked = sorted(path for path in paths if path.startswith("/sparql?"))
    assert len(asked) == 2
    assert [endpoint.get(path, BROWSER).status for path in asked] == [200, 200]
    assert "Who holds which office?" in text
    assert "not findings of this project" in text


def test_every_link_of_a_page_leads_somewhere(endpoint: Server) -> None:
    """The links of a page are answered."""
    paths = {unescape(path) for path in re.findall(r'href="([^"#]+)[^"]*"', endpoint.get("/id/velmark", BROWSER).text)}
    assert len(paths) > 20
    assert [path for path in sorted(paths) if endpoint.send("HEAD", path, accept=BROWSER).status != 200] == []


@pytest.mark.parametrize(
    "path",
    ["/id/nobody", "/id/", "/id/nobody.ttl", "/id/a%20b%22%3Cc", "/graph/none", "/ontology.png", "/nowhere", "/ontology/x"],
)
def test_what_is_not_here_is_404(endpoint: Server, path: str) -> None:
    """With a reason, in any format."""
    found = endpoint.get(path, BROWSER)
    assert (found.status, found.media) == (404, "text/plain")
    assert "nothing" in found.text


def test_accept_of_a_page(endpoint: Server) -> None:
    """What cannot be made of a resource is 406; without a wish it is a page."""
    assert endpoint.get("/id/velmark", "image/png").status == 406
    assert endpoint.get("/id/velmark", "*/*").media == "text/html"
