"""What holds of the explorer's page of any graph: sets of tests, each of which a file takes over for its own page.

A file of tests does so by a subclass, such as ``class TestMap(contract.Map)``; ``graph`` and ``visit`` are its fixtures.
"""

import random
import re
import struct
import zlib
from itertools import pairwise

import networkx as nx
import pytest
import support
from browser import DRAWN

from alertgraph.model import number, selection, verbs

PHONE = {"width": 390, "height": 844}
EVERY = ["disputed", "negated", "reported", "unrealised"]
OVERLAPS = """() => { let found = 0; const boxes = KG.labels; for (let i = 0; i < boxes.length; i++) for (let j = 0; j < i; j++) {
  const [a, b] = [boxes[i], boxes[j]];
  if (a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) found++; } return found; }"""
ALL = {"stance": None, "polarity": None, "modality": None}
EVERYTHING = "show: 'all', also: new Set(['disputed', 'negated', 'reported', 'unrealised'])"
UNFILTERED = "hide: new Set(), out: new Set(), since: null, until: null, undated: true, least: 1"
SHOWN = "KG.shown.claims.map((claim) => claim.id)"
TEXTS = """(name) => [...document.querySelectorAll(name)].filter((tick) => tick.textContent).map((tick) => {
  const range = document.createRange(); range.selectNodeContents(tick);
  const { left, right, top, bottom } = range.getBoundingClientRect();
  return { text: tick.textContent, left, right, top, bottom }; })"""
REGISTERED = re.compile(r'registerView\(\{\s*id: "(\w+)"')
#: The views of a page without the Query tab, the map first, as their scripts register them.
VIEWS = sorted(
    (
        name
        for script in support.every(support.REPOSITORY / "src/alertgraph/explorer/scripts", "*/*.js")
        if script.parent.name != "query"
        for name in REGISTERED.findall(script.read_text(encoding="utf-8"))
    ),
    key=lambda name: name != "map",
)


def free_point(seen, line):
    """Return a place on a line where no node and no label lies, or None."""
    return seen.js(
        """(id) => { const line = KG.shown.lines.find((l) => l.id === id); const net = KG.network();
        for (const share of [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7]) {
          const { x, y } = KG.point(line, share);
          const label = KG.labels.some((b) => x > b.x - 3 && x < b.x + b.w + 3 && y > b.y - 3 && y < b.y + b.h + 3);
          if (!label && !net.getNodeAt({ x, y }) && [0, 1, 2, 3, 4, 5, 6, 7].every((i) =>
            net.getEdgeAt({ x: x + 3 * Math.cos(i), y: y + 3 * Math.sin(i) }) === id)) return { x, y };
        } return null; }""",
        line,
    )


def cards(seen):
    """Return the identifiers of the claims in the panel, in their order, once they are all there."""
    seen.until("KG.settled")
    return seen.js("[...document.querySelectorAll('#panel [data-claim]')].map((card) => card.dataset.claim)")


def covered(seen):
    """Return how many places of the view, of those in the window, have something else on top."""
    return seen.js(
        """(() => { const box = document.querySelector('#view'); const { left, width, top, bottom } = box.getBoundingClientRect();
        const [from, to] = [Math.max(0, top), Math.min(innerHeight, bottom)];
        return [0.1, 0.3, 0.5, 0.7, 0.9].filter((part) =>
          !box.contains(document.elementFromPoint(left + width / 2, from + part * (to - from)))).length; })()"""
    )


def chosen(graph, **wanted):
    """Return the identifiers that Python's own selection gives, of every standing unless asked."""
    return {claim.id for claim in selection.select(graph.claims(), graph.relations, **(ALL | wanted))}


def out(field, *values):
    """Return the patch that leaves these values of a field out."""
    return f"out: new Set({[f'{field}:{value}' for value in values]})"


def neighbours(graph, name, claims):
    """Return who is tied to the entry by any of the claims."""
    return {end for c in claims if name in (c.subject, c.object) for end in (c.subject, c.object)} - {name}


def plain(graph):
    """Return the claims that the map opens with."""
    return [claim for claim in graph.claims() if claim.in_default_network]


def said(graph, claim):
    """Return the relation of a claim as the model words it, in the number of its subject."""
    subject = graph.entities[claim.subject]
    plural = number.is_plural(subject.label, subject.kind)
    return verbs.said(graph.relations[claim.relation], claim.polarity, claim.modality, plural=plural)


def assert_accessible(seen):
    """Let axe-core look at the page as it is, and report what is serious or critical."""
    playwright = support.need_module("axe_playwright_python.sync_playwright")
    found = playwright.Axe().run(seen.page).response["violations"]
    grave = [row for row in found if row["impact"] in ("serious", "critical")]

    assert [(row["id"], [node["html"][:200] for node in row["nodes"][:3]]) for row in grave] == []


def kept(seen, choice):
    """Open the dialog, take one of its choices, and return the bytes of the file that comes."""
    seen.page.click("#share")
    with seen.page.expect_download() as download:
        seen.page.click(f"#{choice}")
    seen.page.keyboard.press("Escape")
    return download.value.path().read_bytes()


def pixels(png):
    """Return width, height and the set of bytes of a PNG's unfiltered picture data."""
    width, height = struct.unpack(">II", png[16:24])
    at, data = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    return width, height, set(zlib.decompress(data))


class Map:
    """The map: what it draws, labels and opens."""

    def test_page_opens_offline_and_quietly(self, visit):
        """The page asks for no address, and neither console nor policy has anything to say."""
        seen = visit()

        assert len(seen.requests) == 1
        assert seen.js("KG.shown.nodes.length") == 60

    def test_map_and_data_agree_with_python(self, visit, graph):
        """With all switched on, the lines hold each claim once; by default they hold the default network."""
        seen = visit("#show=all")
        count = "KG.shown.lines.reduce((sum, line) => sum + line.claims.length, 0)"

        assert len(graph.claims()) == seen.js("KG.C.size")
        assert graph.network().number_of_edges() == seen.js(count)
        assert f"of {len(graph.claims())} claims" in seen.page.locator("#count").inner_text()
        seen.page.click("#also")
        assert len(graph.claims()) == seen.js(count) == seen.js("KG.shown.claims.length")

    def test_disputed_is_off_until_it_is_asked_for(self, visit, graph):
        """The map opens without any disputed, reported, negated or not actual claim."""
        seen = visit("#show=all")
        shown = set(seen.js("KG.shown.claims.map((claim) => claim.id)"))

        assert shown == {claim.id for claim in graph.claims() if claim.in_default_network}

    @pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720)])
    def test_labels_never_overlap_and_the_most_connected_have_theirs(self, visit, width, height):
        """No two labels overlap, all lie inside the canvas, and the twelve most connected are named."""
        for fragment in ("", "#show=all"):
            seen = visit(fragment, viewport={"width": width, "height": height})
            top = seen.js("KG.shown.nodes.slice(0, 12).map((node) => node.id)")
            named = seen.js("KG.labels.map((label) => label.id)")

            assert seen.js(OVERLAPS) == 0
            assert set(top) <= set(named)
            assert seen.js(
                "KG.labels.every((b) => b.x >= 0 && b.y >= 0 && b.x + b.w <= document.querySelector('#canvas').clientWidth)"
            )

    def test_most_entries_are_labelled_at_the_start(self, visit):
        """At 1440 by 900 at least four of five entries carry their label."""
        seen = visit()

        assert seen.js("KG.labels.length / KG.shown.nodes.length") >= 0.8

    def test_click_on_a_node_shows_its_claims(self, visit, graph):
        """A click at a node opens it with exactly its claims, whatever the map shows of them."""
        seen = visit()
        node = seen.js("KG.shown.nodes[0].id")
        seen.click_map(**seen.js("(id) => KG.at(id)", node))
        expected = {claim.id for claim in graph.claims() if node in (claim.subject, claim.object)}

        assert graph.entities[node].label == seen.page.locator("#panel h2").inner_text()
        assert expected == set(cards(seen))
        assert len(expected) == len(cards(seen))

    def test_click_on_a_label_selects_its_node(self, visit):
        """A click at a label's place selects the entry that it names."""
        seen = visit()
        label = seen.js(
            """KG.labels.map((b) => ({ id: b.id, x: b.x + b.w / 2, y: b.y + b.h / 2 }))
            .find((at) => !KG.network().getNodeAt(at))"""
        )
        seen.click_map(label["x"], label["y"])

        assert {"a": label["id"]} == seen.js("KG.S.sel")

    def test_click_on_a_line_shows_exactly_the_claims_of_the_pair(self, visit, graph):
        """A click at a line opens all claims between its two ends, oldest first and those without a date last, and no other."""
        seen = visit("#also=disputed")
        lines = seen.js(
            "KG.shown.lines.filter((line) => line.mode !== 'Structural')"
            ".map((line) => ({ id: line.id, ends: [line.from, line.to] }))"
        )
        line, at = next((line, at) for line in lines if (at := free_point(seen, line["id"])))
        seen.click_map(**at)
        between = [claim for claim in graph.claims() if {claim.subject, claim.object} == set(line["ends"])]
        is_dated = {claim.id: bool(claim.earliest or claim.latest or (claim.when and "X" not in claim.when)) for claim in between}
        between.sort(key=lambda claim: (not is_dated[claim.id], claim.earliest or claim.when or "~", claim.id))

        assert set(line["ends"]) == set(seen.js("[KG.S.sel.a, KG.S.sel.b]"))
        assert [claim.id for claim in between] == cards(seen)


class Filters:
    """What filters let through, and the years below them."""

    @pytest.mark.parametrize(
        ("patch", "wanted"),
        [
            (out("stance", "Reported", "Disputed"), {"stance": ("Asserted",)}),
            (out("stance", "Asserted"), {"stance": ("Reported", "Disputed")}),
            (out("certainty", "Hedged"), {"certainty": ("Plain",)}),
            (out("modality", "Actual", "Planned"), {"modality": ("Threatened", "Proposed", "Recommended", "Predicted")}),
            (out("polarity", "Affirmed"), {"polarity": ("Negated",)}),
            (
                "hide: new Set(['Structural', 'VerbalConflict'])",
                {"mode": ("MaterialConflict", "MaterialCooperation", "VerbalCooperation", "LegalAct", "Yielding")},
            ),
            ("since: '2030-01-01'", {"since": "2030-01-01", "undated": True}),
            ("until: '2029-06-30'", {"until": "2029-06-30", "undated": True}),
            (
                "since: '2029-01-01', until: '2029-12-31', undated: false",
                {"since": "2029-01-01", "until": "2029-12-31", "undated": False},
            ),
            ("since: '2040-01-01', undated: false", {"since": "2040-01-01", "undated": False}),
            ("undated: false", {"undated": False}),
            (
                f"{out('certainty', 'Hedged')}, since: '2030-07-31', undated: false, hide: new Set(['Structural'])",
                {
                    "certainty": ("Plain",), "since": "2030-07-31", "undated": False,
                    "mode": (
                        "MaterialConflict", "VerbalConflict", "MaterialCooperation", "VerbalCooperation", "LegalAct", "Yielding"
                    ),
                },
            ),
        ],
    )  # fmt: skip
    def test_filters_let_through_what_python_selects(self, lasting, graph, patch, wanted):
        """With every status switched on, the map draws exactly the claims that alertgraph.model.selection.select returns."""
        seen = lasting
        seen.js(f"KG.set({{ {UNFILTERED}, {EVERYTHING}, {patch} }})")
        expected = chosen(graph, **wanted)

        assert expected == set(seen.js(SHOWN))
        assert expected == set(seen.js("[...KG.C.values()].filter(KG.passes).map((claim) => claim.id)"))
        assert f"{len(expected)} of {len(graph.claims())} claims" in seen.page.locator("#count").inner_text()

    @pytest.mark.parametrize("width", [1440, 1100, 390])
    def test_labels_of_years_never_overlap(self, visit, width):
        """Of the years below the columns and on the ruler those are written that have room, and the first in any case."""
        seen = visit("#view=timeline", viewport={"width": width, "height": 900})
        for name in (".histogram .tick", ".ruler .tick"):
            seen.until(f"document.querySelector('{name}').textContent")
            years = seen.js("(name) => [...document.querySelectorAll(name)].map((tick) => tick.dataset.year)", name)
            labels = seen.js(TEXTS, name)

            assert labels[0]["text"] == years[0] == min(years)
            assert len(labels) > 2
            for before, after in pairwise(labels):
                assert before["right"] < after["left"] or before["top"] >= after["bottom"] or after["top"] >= before["bottom"]
            century = ""
            for label in labels:
                century = century if label["text"].startswith("’") else label["text"][:2]
                assert label["text"].replace("’", century) in years

    @pytest.mark.parametrize(("view", "lists_all"), [("table", True), ("timeline", True), ("read", True), ("matrix", False)])
    def test_switches_rest_where_all_is_listed(self, visit, graph, view, lists_all):
        """Where claims of every status are listed the legend says so and its switches rest; the map keeps its own."""
        seen = visit("#also=negated")
        seen.page.click(f"#tab-{view}")
        boxes = "[...document.querySelectorAll('[data-also]')].map((box) => [box.dataset.also, box.checked, box.disabled])"
        rows = {name: (checked, disabled) for name, checked, disabled in seen.js(boxes)}

        assert len(rows) == 4
        for name, row in rows.items():
            assert row == ((True, True) if lists_all else (name == "negated", False))
        assert seen.page.locator("#legend").get_by_text("All are listed here, each marked.").count() == int(lists_all)
        if view == "table":
            assert {claim.id for claim in graph.claims()} == set(seen.rows())
        seen.page.click("#tab-map")
        assert [name for name, checked, disabled in seen.js(boxes) if checked and not disabled] == ["negated"]


class Focus:
    """Focus on one actor, and paths between two."""

    @pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720)])
    def test_focus_names_every_neighbour(self, visit, graph, hub, width, height):
        """The actor with most ties is shown with all its neighbours, each named, no label over another or outside."""
        seen = visit(f"#ego={hub}", viewport={"width": width, "height": height})
        named = seen.js("KG.labels.map((label) => label.id)")
        size = seen.js("[document.querySelector('#canvas').clientWidth, document.querySelector('#canvas').clientHeight]")

        assert neighbours(graph, hub, plain(graph)) | {hub} == set(named)
        assert seen.js(OVERLAPS) == 0
        assert seen.js("([w, h]) => KG.labels.every((b) => b.x >= 0 && b.y >= 0 && b.x + b.w <= w && b.y + b.h <= h)", size)

    def test_a_phone_opens_on_what_this_is_and_says_what_has_no_room(self, visit, graph):
        """What this is and whose comes before the map; a first actor comes into focus, and who has no room is counted."""
        seen = visit(viewport=PHONE)
        panel, canvas = (seen.page.locator(name).bounding_box() for name in ("#panel", "#canvas"))
        first = "[...document.querySelectorAll('#first-actors [data-node]')].map((link) => link.dataset.node)"
        ego, second, *_ = seen.js(first)
        number = {
            name: sum(name in (c.subject, c.object) and c.in_default_network for c in graph.claims()) for name in (ego, second)
        }
        words = seen.page.locator("#what-this-is").inner_text()

        assert panel["y"] < canvas["y"]
        assert seen.js("KG.S.sel || KG.S.ego") is None
        for alert in graph.alerts.values():
            assert graph.entities[alert.publisher].label in words
        assert number[ego] >= number[second]
        seen.page.locator("#first-actors [data-node]").first.click()
        seen.js(DRAWN)
        assert seen.js("[KG.S.ego, KG.S.sel.a]") == [ego, ego]
        assert seen.page.locator("#canvas").bounding_box()["y"] < PHONE["height"] / 2
        shown = seen.js("KG.shown.nodes.length") - 1
        rest = sum(seen.js("[...KG.scene.more.values()]"))

        assert shown + rest == len(neighbours(graph, ego, plain(graph)))
        assert f"{rest} more in the list" in seen.page.locator("#trail").inner_text() or rest == 0
        assert seen.js(OVERLAPS) == 0
        assert seen.js("KG.labels.every((b) => b.x >= 0 && b.x + b.w <= document.querySelector('#canvas').clientWidth)")
        assert seen.js("document.documentElement.scrollWidth - innerWidth") <= 0
        parties = set(seen.js("[...document.querySelectorAll('[data-party]')].map((g) => g.dataset.party)"))
        assert neighbours(graph, ego, plain(graph)) <= parties

    @pytest.mark.parametrize("avoid", ["", "ties", "hubs", "ties~hubs"])
    def test_paths_are_as_long_as_those_of_networkx(self, visit, graph, avoid):
        """For 120 random pairs, the length and the number of shortest paths over what is shown are those of networkx."""
        seen = visit(f"#avoid={avoid}")
        claims = [c for c in plain(graph) if "ties" not in avoid or graph.relations[c.relation].mode != "Structural"]
        net = nx.Graph((c.subject, c.object) for c in claims if c.subject != c.object)
        names = sorted({end for c in graph.claims() for end in (c.subject, c.object)})
        dice = random.Random(3)  # noqa: S311
        reached = 0
        for _ in range(120):
            a, b = dice.sample(names, 2)
            found = seen.js("([a, b]) => { const r = KG.pathResult({ a, b }); return [r.length, r.number, r.hubs]; }", [a, b])
            left = net.copy()
            if "hubs" in avoid:
                degree = dict(net.degree())
                others = sorted((degree[name] for name in net if name not in (a, b)), reverse=True)
                assert others[:2] == [degree[name] for name in found[2]]
                left.remove_nodes_from(found[2])
            if a not in left or b not in left or not nx.has_path(left, a, b):
                assert found[:2] == [None, 0]
                continue
            reached += 1
            assert found[:2] == [nx.shortest_path_length(left, a, b), len(list(nx.all_shortest_paths(left, a, b)))]
        assert reached > 2


class Views:
    """The views beside the map."""

    def test_the_table_holds_every_claim(self, visit, graph):
        """The table lists each claim once, with the disputed and all others that the map opens without."""
        seen = visit("#view=table")
        rows = seen.rows()

        assert sorted(claim.id for claim in graph.claims()) == sorted(rows)

    def test_the_table_becomes_cards_on_a_phone(self, visit):
        """At 390 pixels rows are blocks without sideways scroll, the rest comes by a button, and a claim opens above the list."""
        seen = visit("#view=table", viewport=PHONE)

        assert seen.js("document.documentElement.scrollWidth - innerWidth") <= 0
        assert seen.js("getComputedStyle(document.querySelector('[data-claim-row]')).display") == "block"
        first = len(seen.rows())
        seen.page.locator("#view > button").click()
        assert first < len(seen.rows())
        seen.page.locator("[data-claim-row] .c-gist button").first.click()
        box = seen.page.locator("#panel").bounding_box()
        assert 0 < box["y"] < PHONE["height"]

    @pytest.mark.parametrize("view", VIEWS[1:])
    def test_no_view_scrolls_sideways_on_a_phone(self, visit, view):
        """At 390 pixels no view is wider than the window."""
        seen = visit(f"#view={view}", viewport=PHONE)

        assert seen.js("document.documentElement.scrollWidth - innerWidth") <= 0

    def test_a_broken_ruler_has_its_mark(self, visit):
        """Where early years are drawn on a smaller scale, which it is, mark and words say so; else there is no mark."""
        seen = visit("#view=timeline")
        seen.until("document.querySelector('.ruler .tick').textContent")
        ticks = seen.js(
            "[...document.querySelectorAll('.ruler .tick')]"
            ".map((tick) => [+tick.dataset.year, tick.getBoundingClientRect().left])"
        )
        (first, start), (broken, at), (third, beyond) = ticks[:3]
        mark = seen.page.locator(".ruler .break").bounding_box()

        assert abs(mark["x"] + mark["width"] / 2 - at) < 2
        assert (at - start) / (broken - first) < (beyond - at) / (third - broken)
        assert f"the start of {broken}, at the mark //: the time before it, from {first} on, is drawn on a smaller scale" in (
            seen.page.locator("#view .told").inner_text()
        )
        seen.js("(until) => KG.set({ until })", f"{first}-12-31")
        assert seen.page.locator(".dated").count() > 0
        assert seen.page.locator(".break, .grid.broken").count() == 0
        assert "broken" not in seen.page.locator("#view .told").inner_text()


class Share:
    """What leaves the page."""

    def test_the_picture_has_twice_the_size_and_is_not_blank(self, visit):
        """The PNG is twice as wide as the canvas, higher by its legend, and holds many colours."""
        seen = visit("#show=all")
        box = seen.page.locator("#canvas").bounding_box()
        width, height, values = pixels(kept(seen, "save-png"))

        assert width == 2 * round(box["width"])
        assert height > 2 * box["height"]
        assert len(values) > 100


class Phone:
    """What a phone starts with, and that it hides no view."""

    def test_no_sheet_covers_a_view_that_a_phone_opens(self, visit):
        """Each tab opens its view uncovered, also when the page is loaded again."""
        names = visit("", viewport=PHONE).js("[...document.querySelectorAll('[role=tab]')].map((tab) => tab.id)")
        assert len(names) >= 5
        for name in names[1:]:
            seen = visit("", viewport=PHONE)
            assert seen.page.locator("#panel h2").first.is_visible()
            seen.page.click(f"#{name}")
            assert covered(seen) == 0, name
            seen.page.reload()
            seen.until("window.KG && KG.ready && document.querySelector('#view').firstChild")
            assert covered(seen) == 0, name
            seen.page.click("#tab-map")
            assert seen.page.locator("#panel h2").first.is_visible()
