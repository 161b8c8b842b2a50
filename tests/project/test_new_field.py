"""A field of a claim is added in one row: a copy of the program with three more tells them wherever a claim is told."""

import csv
import io
import json
import re
import shutil
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import support
from browser import Visit

RUN = "from alertgraph.terminal.cli import main;"
ROWS = """
    urgency: Annotated[
        str, Field("choice", AG.urgency, "urgency", scheme=AG.Urgency, values=("Pressing", "Calm"), facet="How urgent")
    ] = ""
    wording: Annotated[str, Field("text", AG.wording, "wording")] = ""
    witness: Annotated[tuple[str, ...], Field("entities", AG.witness, "witnessed by")] = ()
"""
TERMS = """
ag:Urgency a rdfs:Class ; rdfs:subClassOf skos:Concept ; rdfs:label "urgency"@en ; skos:definition "Whether it can wait."@en .
ag:Pressing a ag:Urgency ; skos:prefLabel "pressing"@en ; ag:phrase "it cannot wait"@en ; skos:definition "It presses."@en .
ag:Calm a ag:Urgency ; skos:prefLabel "calm"@en ; ag:phrase "it can wait"@en ; skos:definition "It does not press."@en .
ag:urgency a rdf:Property ; rdfs:label "urgency"@en ; skos:definition "Whether it can wait."@en .
ag:witness a rdf:Property ; rdfs:label "witness"@en ; skos:definition "Who saw it."@en .
ag:wording a rdf:Property ; rdfs:label "wording"@en ; skos:definition "How it is put."@en .
"""
CLAIM = "id:mercy-2031-velmark-009"
OTHER = "id:mercy-2031-velmark-010"
TELL = """
import json, sys
import alertgraph
import alertgraph.analysis as an
from alertgraph.explorer.notebook import part
from alertgraph.server.front.pages import Pages
from alertgraph.server.front.resources import Resources
from alertgraph.server.workers.limits import Limits
from browser import made_up

graph = alertgraph.load(sys.argv[1])

def ends(name):
    return next((claim.subject, claim.object, claim.id) for claim in graph.claims() if claim.id == name)

pages = Pages(Resources(graph), Limits(1, 1.0, 10, 16, ()))
again = part(graph.network(aggregate=True), graph)
print(json.dumps({
    "claims": [(claim.id, claim.urgency, claim.wording) for claim in graph.claims(urgency=("Pressing",))],
    "page": pages.resource("id", sys.argv[2][3:]),
    "witness": sys.argv[2] in pages.resource("id", "quill"),
    "merged": an.merge(graph.network(), {"id:quill": "id:selden"}).get_edge_data(*ends(sys.argv[2]))["witness"],
    "again": [(claim.id, claim.urgency, claim.wording) for claim in again.claims() if claim.wording],
    "made up": sorted({claim.urgency for claim in made_up(60, 150).claims()}),
}))
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a copy of the program that has three more fields, and a made-up graph whose claims have values of them."""
    folder = tmp_path_factory.mktemp("further")
    source = folder / "src" / "alertgraph"
    shutil.copytree(support.SOURCE, source, ignore=shutil.ignore_patterns("__pycache__", "assets", "npm"))
    support.replace_in(
        source / "vocabulary.py", '"statedBy", "stance",', '"statedBy", "urgency", "wording", "witness", "stance",'
    )
    support.replace_in(source / "vocabulary.py", '"ColourFamily",', '"ColourFamily", "Urgency",')
    claims = source / "model" / "claims.py"
    place = '    note: Annotated[str, Field("note", SKOS.editorialNote)] = ""\n'
    support.replace_in(claims, place, f"{place.rstrip()}{ROWS}")
    graph = support.assemble(folder)
    with (graph / "ontology.ttl").open("a", encoding="utf-8") as ontology:
        ontology.write(TERMS)
    told = graph / support.ALERT / "claims" / "1-velmark.ttl"
    more = 'ag:urgency ag:Pressing ; ag:wording "in so many words"@en ; ag:witness id:quill ;'
    support.replace_in(told, f"{CLAIM} a ag:Claim ;", f"{CLAIM} a ag:Claim ; {more}")
    support.replace_in(told, f"{OTHER} a ag:Claim ;", f"{OTHER} a ag:Claim ; ag:urgency ag:Calm ;")
    support.run_python(f"{RUN} main(['build', '--graph', 'graph', '--out', 'build'])", environment(folder), folder)
    return folder


def environment(folder: Path) -> dict[str, str]:
    """What makes another process run the copy, with the helpers of the tests."""
    return {"PYTHONPATH": f"{folder / 'src'}:{support.TESTS / 'kit'}", "ALERTGRAPH_CACHE": str(folder / "cache")}


def block(program: Path, name: str) -> dict:  # type: ignore[type-arg]
    """A block of data of the copy's page."""
    page = (program / "build" / "index.html").read_text(encoding="utf-8")
    found = re.search(rf'id="{name}">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def test_tables_and_networks_have_it(program: Path) -> None:
    """claims.csv has both columns, the network both attributes."""
    text = (program / "build" / "claims.csv").read_text(encoding="utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    net = nx.read_graphml(program / "build" / "network.graphml", force_multigraph=True)
    edges = {key: row for *_, key, row in net.edges(keys=True, data=True)}
    for row in (rows[CLAIM], edges[CLAIM]):
        assert (row["urgency"], row["wording"], row["witness"]) == ("Pressing", "in so many words", "id:quill")
    assert [name for name in rows if rows[name]["urgency"]] == [CLAIM, OTHER]


def test_a_dossier_tells_it(program: Path) -> None:
    """``show`` tells both, in the ontology's words."""
    text = support.run_python(f"{RUN} main(['show', 'id:mill-of-tirrun', '--graph', 'graph'])", environment(program), program)
    assert "    urgency: it cannot wait\n    wording: in so many words\n    witnessed by: Quill\n" in text


def test_filters_pages_parts_and_made_up_claims_have_it(program: Path) -> None:
    """Claims are chosen by it, serve tells it, it comes back from an aggregated network, and made-up claims have values of it."""
    code = f"import sys; sys.argv = ['', 'graph', {CLAIM!r}]\n{TELL}"
    told = json.loads(support.run_python(code, environment(program), program).splitlines()[-1])
    assert told["claims"] == told["again"] == [[CLAIM, "Pressing", "in so many words"]]
    assert re.search(r"<dt>urgency</dt><dd>it cannot wait\s*</dd>\s*<dt>wording</dt><dd>in so many words\s*</dd>", told["page"])
    assert (told["witness"], told["merged"]) == (True, "id:selden")
    assert told["made up"] == ["", "Calm", "Pressing"]


def test_the_page_tells_filters_and_saves_it(program: Path, browser: Any) -> None:
    """In Chromium its card has both facts, its filters have the choice, and its CSV both columns."""
    seen = Visit(browser, program / "build" / "index.html", "#sel=id%3Amill-of-tirrun")
    card = seen.page.locator(f'[data-claim="{CLAIM}"]').first.inner_text()
    assert re.search(r"Urgency\s+it cannot wait", card)
    assert re.search(r"Wording\s+in so many words", card)
    assert "How urgent" in seen.page.locator("#legend").text_content()
    with seen.page.expect_download() as waiting:
        seen.js("KG.set({ view: 'table' })")
        seen.page.locator("#csv").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert (rows[CLAIM]["urgency"], rows[CLAIM]["wording"]) == ("Pressing", "in so many words")
