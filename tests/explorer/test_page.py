"""The explorer's page as text: layout, data, security, palette; what needs a browser stands in test_page."""

import hashlib
import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
import support
from browser import ALERT, HOSTILE, made_up

from alertgraph.errors import AlertgraphError
from alertgraph.explorer import data as rows
from alertgraph.explorer import layout, page, render
from alertgraph.telling.statuses import STATUSES, statuses
from alertgraph.telling.wording import date_in_words
from alertgraph.telling.words import words
from alertgraph.texts import document as text
from alertgraph.texts.matching import anchor
from alertgraph.texts.quoting import quote

ROOT = support.REPOSITORY
SCRIPTS = support.every(ROOT / "src/alertgraph/explorer/scripts", "**/*.js")
PAGES = ("#FFFFFF", "#11161C")


class Blocks(HTMLParser):
    """The script and style blocks of a page, the attributes of its tags, and its data."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inside = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))
        self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        """Remember that what follows stands outside the element."""
        self.inside = ""

    def handle_data(self, data: str) -> None:
        """Keep the text of a block."""
        if self.inside in ("script", "style"):
            if self.texts and self.texts[-1][1] is self.tags[-1][1]:
                tag, attrs, before = self.texts.pop()
                self.texts.append((tag, attrs, before + data))
            else:
                self.texts.append((*self.tags[-1], data))

    def data(self, name: str) -> Any:
        """Return the JSON of a data block."""
        return next(json.loads(data) for _, attrs, data in self.texts if attrs.get("id") == name)


@pytest.fixture(scope="module")
def graph():
    """A made-up graph of 90 entries and 240 claims."""
    return made_up(90, 240)


@pytest.fixture(scope="module")
def html(graph):
    """Its page."""
    return render(graph, progress=lambda message: None)


@pytest.fixture(scope="module")
def blocks(html):
    """Its page in blocks."""
    return Blocks(html)


def test_page_is_the_same_in_every_process(tmp_path):
    """Two processes with different hash seeds and no common cache give the same bytes."""
    program = (
        "import sys, hashlib; sys.path.insert(0, 'tests/kit'); from browser import made_up; "
        "from alertgraph.explorer import render;"
        "sys.stdout.write(hashlib.sha256(render(made_up(40, 90), progress=lambda m: None).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(ROOT / "src"),
                "ALERTGRAPH_CACHE": str(tmp_path / seed),
            },
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(found) == 1
    assert len(found.pop()) == 64


def test_layout_places_every_node_in_the_unit_square(graph):
    """Each node has two coordinates from 0 to 1 with at most four decimals, no two nodes the same."""
    places = layout.layout(rows.mapped_network(graph))

    assert set(rows.mapped_network(graph)) == set(places)
    assert all(0 <= value <= 1 and round(value, 4) == value for place in places.values() for value in place)
    assert len(places) == len(set(places.values()))


def test_a_map_is_laid_out_once(graph, tmp_path, monkeypatch):
    """The same map is found in the cache, with equal places; a map with one line more, or a longer label, is laid out."""
    monkeypatch.setenv("ALERTGRAPH_CACHE", str(tmp_path))
    found = []
    monkeypatch.setattr(
        layout, "_find", lambda ties, boxes, start, find=layout._find: found.append(1) or find(ties, boxes, start)
    )
    net = nx.MultiDiGraph([(f"id:{n}", f"id:{n * n % 7}") for n in range(1, 7)])
    first = layout.layout(net)

    assert first == layout.layout(net.copy())
    assert len(found) == 1
    net.nodes["id:3"]["label"] = "a longer label"
    layout.layout(net)
    net.add_edge("id:3", "id:5")
    layout.layout(net)
    layout.layout(net, start=first)
    assert len(found) == 4


@pytest.mark.parametrize("size", [0, 1, 2, 3])
def test_layout_of_a_tiny_network(size):
    """A network of no, one, two or three nodes has a place for each."""
    net = nx.MultiDiGraph(nx.path_graph([f"id:{n}" for n in range(size)], create_using=nx.MultiDiGraph))

    assert size == len(layout.layout(net))


def test_layout_without_any_edge():
    """Nodes without a line between them still have places of their own."""
    net = nx.MultiDiGraph()
    net.add_nodes_from(f"id:{n}" for n in range(12))

    assert len(set(layout.layout(net).values())) == 12


def test_layout_keeps_the_shape_of_a_former_map(graph):
    """With former places, most nodes stay near theirs, and one that is new finds a place."""
    net = rows.mapped_network(graph)
    before = layout.layout(net)
    new = sorted(net)[5]
    after = layout.layout(net, start={name: place for name, place in before.items() if name != new})

    moves = [np.hypot(*np.subtract(before[name], after[name])) for name in before if name != new]
    assert new in after
    assert np.median(moves) < 0.2


def test_crossings_count_lines_that_cross_and_not_those_that_meet():
    """The two diagonals of a square cross once; its sides, which share corners, do not."""
    corners = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])

    assert layout.crossings(corners, np.array([[0, 2], [1, 3]])) == 1
    assert layout.crossings(corners, np.array([[0, 1], [1, 2], [2, 3], [3, 0]])) == 0


def test_layout_crosses_less_than_chance(graph):
    """The chosen places have far fewer crossings than the same places dealt out at random."""
    net = rows.mapped_network(graph)
    names = sorted(net)
    places = layout.layout(net)
    pairs = np.array(
        sorted({(min(i, j), max(i, j)) for i, j in ((names.index(a), names.index(b)) for a, b in net.edges()) if i != j})
    )
    placed = np.array([places[name] for name in names])
    dealt = np.random.default_rng(1).permutation(placed)

    assert layout.crossings(placed, pairs) < 0.8 * layout.crossings(dealt, pairs)


def test_map_holds_every_entry_that_has_a_claim(graph):
    """Each subject and object of any claim has a place, also where only a disputed claim names it."""
    ends = {end for claim in graph.claims() for end in (claim.subject, claim.object)}

    assert ends == set(rows.mapped_network(graph))
    assert ends > set(graph.network())


def test_what_only_other_claims_say_counts_for_nothing(graph):
    """The number of claims of an entry on the page is that of the default network."""
    net = graph.network()
    page_rows = {row["id"]: row for row in rows.nodes(graph, rows.mapped_network(graph), {}, {})}

    assert page_rows
    for name, row in page_rows.items():
        assert (net.degree(name) if name in net else 0) == row["claims"]


def test_large_map_opens_on_its_core():
    """A map of more than 200 entries opens on 60, the most connected; a smaller one opens whole."""
    large, small = rows.mapped_network(made_up(240, 600)), rows.mapped_network(made_up(90, 240))
    core = rows.most_connected(large)
    neighbours = {node: len(set(nx.all_neighbors(large, node)) - {node}) for node in large}

    assert len(core) == 60
    assert max(neighbours, key=neighbours.get) in core
    assert sorted(small) == rows.most_connected(small)


def test_no_claim_is_lost(graph, blocks):
    """The page's data has each claim once, with its ends, and each entry that a claim names."""
    edges = {edge["id"]: edge for edge in blocks.data("kg-claims")}

    assert {claim.id for claim in graph.claims()} == set(edges)
    for claim in graph.claims():
        assert (claim.subject, claim.object) == (edges[claim.id]["from"], edges[claim.id]["to"])
    names = {node["id"] for node in blocks.data("kg-nodes")}
    assert {name for claim in graph.claims() for name in (claim.subject, claim.object, claim.stated_by)} <= names


def test_status_agrees_with_the_default_network(graph):
    """A claim has no status exactly when it is asserted, affirmed and actual."""
    for claim in graph.claims():
        assert claim.in_default_network == (statuses(claim) == ())


def test_disputed_comes_first(graph):
    """A disputed claim has that status before any other, so that its line is dotted whatever else it is."""
    disputed = [claim for claim in graph.claims() if claim.stance == "Disputed"]

    assert disputed
    assert {"disputed"} == {statuses(claim)[0] for claim in disputed}
    assert STATUSES[0].dash == (2, 5)


def test_an_unknown_stance_never_passes_for_plain(graph):
    """A claim whose fields hold anything but the three default values has a status."""
    claim = next(claim for claim in graph.claims() if claim.in_default_network)

    for field in ("stance", "polarity", "modality"):
        assert statuses(claim._replace(**{field: "Unheard"}))
        assert statuses(claim._replace(**{field: ""}))


def test_each_status_has_a_dash_and_a_mark_of_its_own():
    """No two statuses look alike, and none is solid."""
    assert len(STATUSES) == len({status.dash for status in STATUSES}) == len({status.mark for status in STATUSES})
    assert all(status.dash for status in STATUSES)


def test_every_value_has_plain_words(graph):
    """Each stance, polarity, modality and certainty that occurs is told in words."""
    for field in ("stance", "polarity", "modality", "certainty"):
        assert {getattr(claim, field) for claim in graph.claims()} <= set(words(graph.values)[field])


def test_hostile_label_stays_data(html, blocks):
    """A label that holds the end of a script opens no element, and comes back from the data unchanged."""
    assert not [tag for tag, _ in blocks.tags if tag == "img"]
    assert "<img src=x" not in html
    assert HOSTILE in [node["kg"]["label"] for node in blocks.data("kg-nodes")]


def test_hostile_title_is_escaped():
    """An alert's title that holds markup is text in the head and the heading."""
    graph = made_up(12, 20)
    vars(graph)["alerts"] = {ALERT: graph.alerts[ALERT]._replace(title=HOSTILE)}
    found = render(graph, progress=lambda message: None)

    assert "<title>&lt;/script&gt;&lt;img" in found
    assert "<img" not in found


def test_policy_allows_only_the_scripts_of_the_page(blocks):
    """The content security policy comes before any script and names exactly the hashes of the page's blocks."""
    index = next(i for i, (_, attrs) in enumerate(blocks.tags) if attrs.get("http-equiv") == "Content-Security-Policy")
    policy = blocks.tags[index][1]["content"]
    code = [(tag, text) for tag, attrs, text in blocks.texts if attrs.get("type") != "application/json"]
    hashes = {f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for _, text in code}

    assert "script" not in [tag for tag, _ in blocks.tags[:index]]
    assert policy.startswith("default-src 'none'; ")
    assert policy.split("; ").count("style-src-attr 'unsafe-inline'") == 1  # a saved page has the styles of its elements in it
    assert policy.count("unsafe") == 1
    assert hashes == set(re.findall(r"'sha256-[^']+'", policy))
    assert len(code) == 4


def test_page_names_no_other_address(blocks):
    """No element loads or links to anything outside the page."""
    for tag, attrs in blocks.tags:
        assert "src" not in attrs, tag
        assert (attrs.get("href") or "#").startswith("#"), tag
        assert not [name for name in attrs if name.startswith("on")], tag


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_make_elements_from_text_alone(script):
    """No script uses a call that parses text as markup or code, or that reaches the network."""
    forbidden = (
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttpRequest|import\(|https?:"
    )
    source = script.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")

    assert not re.findall(forbidden, source)
    assert len(source.splitlines()) <= 200


def test_scripts_name_no_relation_and_no_kind(graph):
    """Relations, modes and kinds come from the ontology: their names stand in no script and no module of the explorer."""
    modules = [
        path.read_text(encoding="utf-8")
        for path in support.every(ROOT, "src/alertgraph/explorer/**/*")
        if path.suffix in (".js", ".py")
    ]
    names = {*graph.modes, *graph.kinds} | set(
        re.findall(r"^ag:(\w+) a ag:Relation ", (ROOT / "graph/ontology.ttl").read_text("utf-8"), re.M)
    )

    assert modules
    for source in modules:
        assert "ag:" not in source
        assert not {name for name in names if f'"{name}"' in source}


def test_a_script_that_ends_its_tag_is_refused():
    """A script that holds the end of a script tag is an error, not a broken page."""
    with pytest.raises(AlertgraphError, match="end of a script tag"):
        page._checked("const a = '</SCRIPT>';")


def test_missing_vis_network_is_reported(monkeypatch):
    """Without vis-network in pyvis the message names the file and what to do."""
    monkeypatch.setattr(page, "VIS_NETWORK", Path("/nowhere/vis.js"))

    with pytest.raises(AlertgraphError, match=r"/nowhere/vis\.js: No such file .* reinstall pyvis"):
        page._vis_network()


def luminance(colour: str) -> float:
    """Return the relative luminance of a hexadecimal colour (WCAG)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_palette_is_visible_on_both_pages():
    """Each colour of the ontology keeps 3:1 against the page it is for."""
    source = (ROOT / "graph/ontology.ttl").read_text(encoding="utf-8")
    for name, background in zip(("Light", "Dark"), PAGES, strict=True):
        colours = set(re.findall(rf'ag:colour{name} "(#\w{{6}})"', source))
        assert len(colours) >= 8
        assert {colour: round(contrast(colour, background), 2) for colour in colours if contrast(colour, background) < 3} == {}


def test_text_colours_are_readable():
    """Text, soft text, links and the disputed badge keep 4.5:1 against every surface they stand on, in both themes."""
    styles = (ROOT / "src/alertgraph/explorer/styles/page.css").read_text(encoding="utf-8")
    themes = [dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in re.findall(r":root[^{]*\{(.*?)\}", styles, re.S)]

    assert len(themes) == 3
    assert themes[1] == themes[2]
    for theme in themes:
        for ink in ("text", "soft", "link"):
            for surface in ("page", "rail", "raised"):
                assert contrast(theme[ink], theme[surface]) >= 4.5, (ink, surface)
        for ink in ("alert", "text", "soft", "link"):
            assert contrast(theme[ink], theme["alert-page"]) >= 4.5, ink


def test_a_page_for_a_notebook_carries_no_engine(html, blocks):
    """Without named queries the page has no Query tab, and its policy runs no WebAssembly and no worker."""
    assert not [attrs for _, attrs in blocks.tags if (attrs.get("id") or "").startswith("kg-query")]
    assert "wasm" not in html.split("</head>")[0]
    assert "worker-src" not in html.split("</head>")[0]


def test_passage_words_come_from_the_readers_copy_alone():
    """With a copy of the text the claim's sentence is in the page; without, only its place is."""
    graph = made_up(12, 20)
    name = graph.claims()[0].passages[0]
    paragraph, sentence = graph.passages[name].paragraphs[0], graph.passages[name].sentence
    words = "Nobody has ever read this <b>sentence</b> before"
    source = "\n\n".join(
        " ".join(f"{words if (p, s) == (paragraph, sentence) else f'Filler {p} {s}'}." for s in range(1, 7)) for p in range(1, 42)
    )

    copy = text.parse(source)
    passages = {f"id:made-{sentence.name}": anchor(copy, sentence) for sentence in copy.sentences}
    with_text = Blocks(render(graph, {ALERT: quote(passages, copy, copy.fingerprint)}, progress=lambda message: None)).data(
        "kg-tables"
    )
    without = Blocks(render(graph, progress=lambda message: None)).data("kg-tables")

    words_of = {
        piece[1]: piece[0] for pieces in with_text["alerts"][ALERT]["text"].values() for piece in pieces if len(piece) == 2
    }
    assert "Nobody has ever read this" in words_of[name]
    assert {"citation", "section", "paragraphs", "sentence", "where", "spot", "nth"} >= set(without["passages"][name])
    assert "text" not in without["alerts"][ALERT]
    assert "Nobody has" not in json.dumps(without)


def test_progress_tells_each_step():
    """The caller hears what is being done; nothing is printed."""
    heard = []
    render(made_up(12, 20), progress=heard.append)

    assert heard == ["placing 11 actors and things on the map, each subject or object of a claim", "writing the page"]


def test_render_does_not_change_the_graph(graph):
    """Rendering leaves claims, entities and network as they were."""
    before = (graph.claims(), dict(graph.entities), Counter(graph.network().edges(keys=True)))
    render(graph, progress=lambda message: None)

    assert before == (graph.claims(), dict(graph.entities), Counter(graph.network().edges(keys=True)))


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", "undated"),
        ("2025-04-27", "27 April 2025"),
        ("2022-02/2022-03", "February 2022 to March 2022"),
        ("1990~/..", "since about 1990"),
        ("../2023", "until 2023"),
        ("192X", "the 1920s"),
        ("2023?", "perhaps 2023"),
        ("2023-21", "spring 2023"),
        ("19XX", "19XX"),
        ("2023-99", "2023-99"),
        ("199X/..", "since the 1990s"),
        ("XXXX-03-18", "18 March, year not given"),
        ("XXXX-03", "March, year not given"),
        ("2025-XX-XX", "2025, month and day not given"),
        ("2025-XX-18", "2025-XX-18"),
        ("XXXX-03-18/..", "since 18 March, year not given"),
    ],
)
def test_dates_are_told_in_words(edtf, words):
    """An EDTF date reads as a person would say it, and a form we do not know stays as it is."""
    assert words == date_in_words(edtf)


@pytest.mark.parametrize(
    ("edtf", "completed", "words"),
    [
        ("XXXX-03-18", "2025-03-18", "18 March [2025]"),
        ("XXXX-03-18", "2025?-03-18", "18 March [perhaps 2025]"),
        ("XXXX-03-18~", "2025-03-18~", "about 18 March [2025]"),
        ("XXXX-03", "2025-03", "March [2025]"),
        ("XXXX-21", "2025-21", "spring [2025]"),
        ("2025-XX-XX", "2025-03-18", "[18 March] 2025"),
        ("2025-03-XX", "2025-03-18", "[18] March 2025"),
        ("XXXX", "2025", "[2025]"),
        ("XXXX-XX/2025-04", "2023-04/2025-04", "[April 2023] to April 2025"),
        ("../XXXX-03", "../2025-03", "until March [2025]"),
        ("199X/..", "1991~/..", "since the 1990s [about 1991]"),
        ("XXXX-03-18", "202X-03-18", "18 March, year not given [202X-03-18]"),
    ],
)
def test_what_an_editor_completed_is_in_brackets(edtf, completed, words):
    """A reader sees which words the text has, and which are added to them."""
    assert words == date_in_words(edtf, completed)


def test_modules_keep_to_their_inputs():
    """The explorer imports neither the RDF engine nor the reader of files."""
    program = "import sys, alertgraph.explorer.page; print([m for m in ('rdflib', 'edtf') if m in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    sources = [path.read_text(encoding="utf-8") for path in support.every(ROOT, "src/alertgraph/explorer/*.py")]

    assert run.stdout == "[]\n"
    assert not [
        source for source in sources if re.search(r"import (rdflib|pyoxigraph)|alertgraph\.dataset|import dataset", source)
    ]
