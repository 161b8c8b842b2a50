"""The explorer in a notebook: which claims it shows, the frame that holds it, and the picture that stays without scripts."""

import json
import re
import xml.etree.ElementTree as ET
from html import unescape

import networkx as nx
import pytest
from browser import HOSTILE, Visit, made_up

import alertgraph
from alertgraph.errors import QueryError
from alertgraph.explorer.notebook import explore

SVG = "{http://www.w3.org/2000/svg}"
EVERY = {"stance": None, "polarity": None, "modality": None}


@pytest.fixture(scope="module")
def graph():
    """A made-up graph of 60 entries and 150 claims."""
    return made_up(60, 150)


def shown(page):
    """Return the claims in the data of a page, by identifier."""
    found = re.search(r'id="kg-claims">(.*?)</script>', page, re.S)
    assert found
    return {row["id"]: row for row in json.loads(found[1])}


def test_explore_is_part_of_the_package():
    """``ag.explore`` is found where notebooks look for it."""
    assert alertgraph.explore is explore
    assert "explore" in alertgraph.__all__


def test_the_page_holds_the_claims_of_the_network_alone(graph):
    """The default network gives the default claims, one asked for with others gives those too, each with all its fields."""
    for filters in ({}, EVERY):
        net = graph.network(**filters)
        page = explore(net, graph=graph).page()

        assert set(shown(page)) == {key for *_, key in net.edges(keys=True)}
    claim = next(claim for claim in graph.claims() if claim.stance == "Disputed")
    row = shown(page)[claim.id]["kg"]
    assert (claim.gist, claim.stance, claim.stated_by) == (row["gist"], row["stance"], row["stated_by"])
    assert list(claim.passages) == row["passages"]


def test_a_page_of_a_part_says_so(graph, browser, tmp_path):
    """Saved, the page of a part tells of how many claims it is one, and that what it lacks is not to be had there."""
    explore(graph.network(), graph=graph).save(tmp_path / "part.html")
    explore(graph.network(**EVERY), graph=graph).save(str(tmp_path / "whole.html"))
    part, whole = Visit(browser, tmp_path / "part.html"), Visit(browser, tmp_path / "whole.html")

    number = len(graph.claims(stance=("Asserted",), polarity=("Affirmed",), modality=("Actual",)))
    assert f"A selection: {number} of {len(graph.claims())} claims." in part.page.locator("#whose").inner_text()
    assert part.page.locator("[data-also=disputed]").is_disabled()
    assert "disputed: none in this selection" in part.page.locator("#legend").inner_text()
    assert "selection" not in whole.page.locator("#whose").inner_text()
    assert whole.page.locator("[data-also=disputed]").is_enabled()
    part.close()
    whole.close()


def test_the_claims_come_back_equal(graph):
    """From the network's edges the same claims are read that made it."""
    explorer = explore(graph.network(**EVERY), graph=graph)

    assert graph.claims() == explorer.graph.claims()


def test_any_part_of_a_network_can_be_shown(graph):
    """The surroundings of one actor hold the claims between these alone, and the tours of the whole are left out."""
    net = graph.network(**EVERY)
    hub = max(net, key=net.degree)
    part = nx.ego_graph(net, hub, undirected=True)
    page = explore(part, graph=graph).page()

    assert 0 < part.number_of_edges() < net.number_of_edges()
    assert set(shown(page)) == {key for *_, key in part.edges(keys=True)}
    assert '"tours":[]' in page


def test_an_aggregated_network_shows_its_claims(graph):
    """A network with one edge for several claims gives the page of those claims."""
    net = graph.network(aggregate=True)

    assert {c.id for c in graph.claims() if c.in_default_network} == set(shown(explore(net, graph=graph).page()))


def test_another_network_is_refused(graph):
    """A network that does not carry claims is an error that says what is missing."""
    name = next(iter(graph.entities))
    foreign = nx.MultiDiGraph([(name, name)])

    with pytest.raises(QueryError, match=r"takes a network from graph\.network\(\); an edge of this one lacks"):
        explore(foreign, graph=graph)
    with pytest.raises(QueryError, match="its kind '' is not one of the graph's"):
        explore(nx.MultiDiGraph([("x:a", "x:b")]), graph=graph)
    with pytest.raises(QueryError, match=r"takes a network from graph\.network\(\); got int"):
        explore(3, graph=graph)


def test_the_bundle_has_frame_picture_and_words(graph):
    """A notebook gets a sandboxed frame, an SVG picture for where no script runs, and plain words."""
    explorer = explore(graph.network(), graph=graph, height=500)
    bundle = explorer._repr_mimebundle_()

    assert {"text/html", "image/svg+xml", "text/plain"} == set(bundle)
    assert 'sandbox="allow-scripts allow-downloads allow-modals"' in bundle["text/html"]
    assert "height:500px" in bundle["text/html"]
    assert "allow-same-origin" not in bundle["text/html"].split("sandbox=")[-1]
    assert "not findings" in bundle["text/plain"]
    inner = re.search(r'srcdoc="(.*?)" sandbox', bundle["text/html"], re.S)
    assert inner
    assert unescape(inner[1]) == explorer.page()


def test_the_picture_draws_each_bundle_and_says_whose_claims_these_are(graph):
    """The SVG is well formed, has an arrow a subject, object, mode and set of statuses, its notice, and no script."""
    root = ET.fromstring(explore(graph.network(**EVERY), graph=graph).picture())  # noqa: S314
    words = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    from alertgraph.telling.statuses import statuses

    bundles = {(c.subject, c.object, graph.relations[c.relation].mode, statuses(c)) for c in graph.claims()}
    lines = [element for element in root.iter(f"{SVG}path") if element.get("fill") == "none"]
    assert len(bundles) == len(lines)
    assert "What the alert says or passes on, not findings of this project" in words
    assert f"{len(graph.claims())} of {len(graph.claims())} claims" in words
    part = graph.network()
    assert f"{part.size()} of {len(graph.claims())} claims" in explore(part, graph=graph).picture()
    assert {element.tag for element in root.iter()} <= {
        SVG + name for name in ("svg", "title", "rect", "path", "circle", "polygon", "text", "line")
    }


def test_no_line_with_a_status_is_solid_in_the_picture(graph):
    """In the picture, too, what is disputed, reported, denied or not actual is dashed and carries a sign."""
    others = [claim for claim in graph.claims() if not claim.in_default_network]
    net = graph.network(**EVERY)
    net.remove_edges_from([(c.subject, c.object, c.id) for c in graph.claims() if c.in_default_network])
    root = ET.fromstring(explore(net, graph=graph).picture())  # noqa: S314
    lines = [element for element in root.iter(f"{SVG}path") if element.get("fill") == "none"]

    assert others
    assert lines
    assert all(element.get("stroke-dasharray") for element in lines)
    assert {"?", "“", "/", "○"} <= {element.text for element in root.iter(f"{SVG}text")}


def test_a_hostile_label_is_text_in_the_picture(graph):
    """A label with markup stays words in the SVG."""
    picture = explore(graph.network(**EVERY), graph=graph).picture()

    assert "<img" not in picture
    assert HOSTILE[:9] not in picture


def test_the_same_network_gives_the_same_bytes(graph):
    """Page and picture do not change from one call to the next."""
    first, second = (explore(graph.network(), graph=graph) for _ in range(2))

    assert first.page() == second.page()
    assert first.picture() == second.picture()


def test_the_picture_tells_what_is_hedged_and_cuts_no_label(real_graph):
    """Each line behind which a claim is hedged carries the sign of reserve, which the legend explains; labels go on in rows."""
    net = real_graph.network(certainty="Hedged")
    picture = explore(net, graph=real_graph).picture()
    claims = (claim for claim in real_graph.claims(certainty="Hedged") if net.has_edge(claim.subject, claim.object, claim.id))
    lines = {(claim.subject, claim.object, real_graph.relations[claim.relation].mode) for claim in claims}

    assert picture.count(">~</text>") == len(lines) > 3
    assert "a hedged claim among them (~)" in picture
    assert "~" not in explore(real_graph.network(certainty="Plain"), graph=real_graph).picture()
    assert "…" not in picture


def test_the_real_graph_is_the_default(real_graph):
    """Without ``graph`` the explorer draws a network of the project's own graph."""
    explorer = explore(real_graph.network(mode=("MaterialCooperation",)))

    assert 0 < len(explorer.graph.claims()) < len(real_graph.claims())
    assert "Lemkin Institute" in explorer.picture()


def test_the_frame_works_in_a_page(graph, browser, tmp_path):
    """What a notebook shows runs in the sandbox: a selection opens its claims, and nothing is asked of any server.

    Its state stands in the frame's own address, so that it is there when the frame is loaded again, without a step in the
    notebook's history.
    """
    part = nx.ego_graph(graph.network(), max(graph.network(), key=graph.network().degree), undirected=True)
    outer = tmp_path / "outer.html"
    outer.write_text(f"<!DOCTYPE html>{explore(part, graph=graph)._repr_html_()}", encoding="utf-8")
    seen = Visit(browser, outer, wait=False)
    frame = seen.page.frames[-1]
    frame.wait_for_function("window.KG && KG.labels.length > 0")
    steps = seen.js("history.length")
    frame.evaluate("KG.set({ view: 'table' })")
    seen.until("KG.settled", frame=frame)

    assert part.number_of_edges() == frame.locator("[data-claim-row]").count()
    assert seen.troubles == []
    assert frame.evaluate("location.hash") == "#view=table"
    assert seen.js("history.length") == steps
    with frame.expect_navigation():
        frame.evaluate("{ setTimeout(() => location.reload()); }")
    seen.until("window.KG && KG.settled", frame=frame)
    assert frame.locator("[data-claim-row]").count() == part.number_of_edges()
    frame.evaluate("KG.set({ view: 'map' })")
    seen.until("KG.settled", frame=frame)
    assert frame.evaluate("location.hash") == ""
    assert {"file", "about"} >= {url.split(":")[0] for url in seen.requests}
    seen.close()
