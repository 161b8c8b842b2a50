"""The explorer's page in a real Chromium: what a reader sees, clicks and types."""

import json
import re
from collections import Counter
from html import escape

import contract
import pytest
from browser import DRAWN, HOSTILE, PUBLISHER, Visit, made_up
from contract import EVERY, OVERLAPS, PHONE, covered

from alertgraph.telling.statuses import statuses


class TestMap(contract.Map):
    """What holds of any map."""


class TestPhone(contract.Phone):
    """What holds on any phone."""


def everything(visit, **options):
    """Open the whole map with every status switched on."""
    return visit("#show=all&also=" + "~".join(EVERY), **options)


def test_hostile_label_is_shown_as_text(visit):
    """A label that holds a script tag and an image runs nothing and is read as it stands."""
    seen = visit()
    seen.js("KG.select('id:hostile')")

    assert seen.js("window.__xss === undefined")
    assert seen.page.locator("img").count() == 0
    assert seen.page.locator("#panel h2").inner_text() == HOSTILE


def test_lines_are_pairs_modes_and_statuses(visit, graph):
    """Each line holds exactly the claims of one subject, object, mode and set of statuses."""
    seen = everything(visit)
    expected = Counter((c.subject, c.object, graph.relations[c.relation].mode, "+".join(statuses(c))) for c in graph.claims())
    drawn = seen.js("KG.shown.lines.map((l) => [l.from, l.to, l.mode, l.status.join('+'), l.claims.length])")

    assert expected == {tuple(row[:4]): row[4] for row in drawn}


def test_disputed_lines_are_dotted_and_marked(visit):
    """Switched on, a disputed line is dotted and has its mark; no line with a status is ever solid."""
    seen = everything(visit)
    lines = seen.js("KG.shown.lines.map((l) => ({id: l.id, status: l.status, dash: l.dash, marks: l.marks}))")
    marked = set(seen.js("KG.marks.map((mark) => mark.line.id)"))
    disputed = [line for line in lines if "disputed" in line["status"]]

    assert disputed
    assert all(line["dash"] == [2, 5] for line in disputed)
    assert all(line["dash"] for line in lines if line["status"])
    assert {line["id"] for line in lines if line["marks"]} == marked
    assert all(line["marks"] for line in lines if line["status"])
    assert seen.js("KG.shown.lines.every((l) => !l.status.length || Array.isArray(KG.network().body.edges[l.id].options.dashes))")


def test_a_plain_line_is_dashed_only_where_all_is_hedged(visit):
    """A line without status is solid unless each of its claims is hedged."""
    seen = visit("#show=all")

    assert seen.js("KG.shown.lines.every((l) => Boolean(l.dash) === l.claims.every((c) => c.certainty === 'Hedged'))")
    assert seen.js("KG.shown.lines.some((l) => l.dash) && KG.shown.lines.some((l) => !l.dash)")


@pytest.mark.parametrize("status", EVERY)
def test_each_status_has_its_switch(visit, graph, status):
    """One switch adds the claims that have this status and no other that is off."""
    seen = visit("#show=all")
    seen.page.check(f"[data-also={status}]")
    expected = {claim.id for claim in graph.claims() if set(statuses(claim)) <= {status}}

    assert expected == set(seen.js("KG.shown.claims.map((claim) => claim.id)"))
    assert seen.page.url.endswith(f"#also={status}&show=all")


def test_parallel_lines_stay_apart(visit):
    """Lines between the same two never share their middle."""
    seen = everything(visit)
    near = seen.js(
        """(() => { const groups = new Map(); for (const line of KG.shown.lines) {
        const key = [line.from, line.to].sort().join(); groups.set(key, [...(groups.get(key) || []), KG.point(line, 0.5)]); }
        let found = 0; for (const points of groups.values()) for (let i = 0; i < points.length; i++) for (let j = 0; j < i; j++)
          if (Math.hypot(points[i].x - points[j].x, points[i].y - points[j].y) < 0.5) found++; return found; })()"""
    )

    assert near == 0


def test_nothing_moves(visit):
    """Places stay the same from one moment to the next, also when a node is selected."""
    seen = visit()
    places = "JSON.stringify(KG.shown.nodes.map((node) => KG.at(node.id)))"
    before = seen.js(places)
    seen.js("KG.select(KG.shown.nodes[0].id)")
    seen.until("KG.settled")
    seen.js(DRAWN)

    assert before == seen.js(places)


def test_click_on_nothing_clears(visit):
    """A click beside everything ends the selection."""
    seen = visit()
    seen.js("KG.select(KG.shown.nodes[0].id)")
    seen.click_map(2, 2)

    assert seen.js("KG.S.sel") is None


def test_a_disputed_card_never_reads_as_a_fact(visit, graph):
    """A disputed card opens with the alert's verdict and the speaker, before what was said, and looks unlike the others."""
    claim = next(claim for claim in graph.claims() if claim.stance == "Disputed")
    seen = visit()
    seen.js("([a, b]) => KG.selectPair(a, b)", [claim.subject, claim.object])
    card = seen.page.locator(f"[data-claim='{claim.id}']")
    text = card.inner_text()
    plain = seen.js(
        "(() => { const c = document.createElement('div'); c.className = 'card'; document.querySelector('#panel').append(c);"
        " const style = getComputedStyle(c); const found = style.borderTopStyle + style.backgroundColor; "
        "c.remove(); return found; })()"
    )

    assert text.startswith("Disputed: someone else says this; the alert calls it false or contradicts it.")
    assert f"{graph.entities[claim.stated_by].label} claims:" in text
    assert text.index(" claims:") < text.index(graph.relations[claim.relation].label)
    assert plain != card.evaluate("(c) => getComputedStyle(c).borderTopStyle + getComputedStyle(c).backgroundColor")


def test_no_relation_of_a_disputed_claim_stands_outside_its_card(visit, graph):
    """The summaries of an entry's neighbours tell the relations of plain claims alone."""
    seen = visit()
    node = max(graph.entities, key=lambda name: sum(name in (c.subject, c.object) for c in graph.claims()))
    seen.js("(id) => KG.select(id)", node)
    told = dict(
        seen.js(
            "[...document.querySelectorAll('.group[data-party]')]"
            ".map((g) => [g.dataset.party, g.querySelector('.relations').textContent])"
        )
    )

    for party, words in told.items():
        pair = [c for c in graph.claims() if {c.subject, c.object} == {node, party}]
        plain = {contract.said(graph, c) for c in pair if c.in_default_network}
        for claim in pair:
            if contract.said(graph, claim) not in plain:
                assert contract.said(graph, claim) not in words


def test_a_card_tells_all_fields(visit, graph):
    """A card has gist, speaker, standing in words, date, number, circumstance, note and citation."""
    claim = next(c for c in graph.claims() if c.quantity and c.stance == "Asserted")._replace(
        under=("id:turkish",), place=("id:arabic",), involves=("id:armenian",), note="Two dates are given."
    )
    other = made_up(240, 600)
    vars(other)["_claims"] = [claim if c.id == claim.id else c for c in other.claims()]
    seen = visit()
    row = {**claim._asdict(), "date": "1 May 2030", "status": statuses(claim), "mode": graph.relations[claim.relation].mode}
    seen.js("(row) => { Object.assign(KG.C.get(row.id), row); KG.selectPair(row.subject, row.object); }", row)
    text = seen.page.locator(f"[data-claim='{claim.id}']").inner_text()
    passage = graph.passages[claim.passages[0]]

    for words in (
        claim.gist,
        "Harrow Observatory",
        "said without reserve" if claim.certainty == "Plain" else "hedged",
        "1 May 2030",
        "212 wells",
        "Türkiye'nin Işık Çağrısı",
        "محكمة العدل",
        "Հայ համայնք",
        "Two dates are given.",
        passage.citation,
        "Part ",
    ):
        assert words in text


def test_linked_claims_open_beside_each_other(visit, graph):
    """A link to the claim that was said or contradicted shows its card in place, and a second click closes it."""
    claim = next(c for c in graph.claims() if c.content and c.content[0] in {d.id for d in graph.claims()})
    seen = visit()
    seen.js("([a, b]) => KG.selectPair(a, b)", [claim.subject, claim.object])
    link = seen.page.locator(f"[data-claim='{claim.id}'] .linked button", has_text="What was said").first
    link.click()

    assert seen.page.locator(f"[data-claim='{claim.id}'] [data-claim='{claim.content[0]}']").count() == 1
    link.click()
    assert seen.page.locator(f"[data-claim='{claim.id}'] [data-claim]").count() == 0


def test_copied_citation_keeps_the_standing(visit, graph):
    """The citation of a disputed claim says that it is disputed, by whom it is stated, and where it stands."""
    claim = next(claim for claim in graph.claims() if claim.stance == "Disputed")
    seen = visit()
    seen.js("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } })")
    seen.js("([a, b]) => KG.selectPair(a, b)", [claim.subject, claim.object])
    seen.page.locator(f"[data-claim='{claim.id}'] button", has_text="Cite").click()
    seen.page.click("#citing [data-copy=long]")
    copied = seen.js("window.copied")
    seen.page.keyboard.press("Escape")

    for words in (
        "the alert calls it false or contradicts it",
        graph.entities[claim.stated_by].label,
        "Watch Notice",
        "3 March 2031",
        claim.id,
    ):
        assert words in copied
    assert graph.passages[claim.passages[0]].citation in copied


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("turkiye", "id:turkish"),
        ("ISIK cagrisi", "id:turkish"),
        ("seki", "id:azeri"),
        ("strasse", "id:azeri"),
        ("հայ", "id:armenian"),
        ("armenian comm", "id:armenian"),
        ("محكمة", "id:arabic"),
        ("<img", "id:hostile"),
    ],
)
def test_search_finds_names_with_any_diacritics(lasting, typed, found):
    """A slash leads to the search box; a name typed with other letters finds its entry, and Enter opens it."""
    seen = lasting
    seen.js("KG.set({ sel: null })")
    seen.page.keyboard.press("/")
    seen.page.keyboard.type(typed)
    seen.page.keyboard.press("Enter")

    assert {"a": found} == seen.js("KG.S.sel")
    assert seen.js("document.activeElement.id") == "panel"
    assert seen.page.input_value("#search") == ""


def test_search_is_walked_with_arrows_and_left_with_escape(visit):
    """Arrow keys move among the hits, Escape empties the box and keeps the selection as it was."""
    seen = visit()
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("court")
    second = seen.page.locator("#found [role=option] .name").nth(1).inner_text()
    seen.page.keyboard.press("ArrowDown")

    assert seen.page.get_attribute("#search", "aria-activedescendant") == "hit-1"
    seen.page.keyboard.press("Enter")
    assert second == seen.page.locator("#panel h2").inner_text()
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("zzzz")
    assert re.fullmatch(
        r"Nothing in 600 claims and \d+ actors and things mentions “zzzz”\.", seen.page.locator("#found").inner_text()
    )
    seen.page.keyboard.press("Escape")
    assert seen.page.locator("#found").is_hidden()
    assert seen.js("KG.S.sel") is not None


def test_search_reaches_beyond_the_core(visit):
    """An entry that is not among the most connected is found, and the whole map comes with it."""
    seen = visit()
    outside = seen.js("[...KG.N.values()].filter((node) => node.at && !node.core).at(-1).label")
    seen.page.keyboard.press("/")
    seen.page.keyboard.type(outside)
    seen.page.keyboard.press("Enter")

    assert outside == seen.page.locator("#panel h2").inner_text()
    assert seen.js("KG.S.show") == "all"
    assert seen.js("KG.labels.some((label) => label.id === KG.S.sel.a)")


def test_keys_walk_round_the_neighbours(visit):
    """On the map, arrows step among the neighbours, Enter opens one, Escape steps back to where one was."""
    seen = visit()
    seen.js("KG.select(KG.shown.nodes[0].id)")
    first = seen.js("KG.S.sel.a")
    seen.page.focus("#canvas")
    seen.page.keyboard.press("ArrowRight")
    spoken = seen.page.locator("#spoken").inner_text()
    seen.page.keyboard.press("Enter")
    second = seen.js("KG.S.sel.a")

    assert second != first
    assert spoken.startswith(seen.js("(id) => KG.N.get(id).label", second))
    assert seen.js(
        "([a, b]) => KG.shown.lines.some((l) => [l.from, l.to].includes(a) && [l.from, l.to].includes(b))", [first, second]
    )
    seen.page.keyboard.press("Escape")
    assert first == seen.js("KG.S.sel.a")
    seen.page.keyboard.press("Escape")
    assert seen.js("KG.S.sel") is None


STATE = "JSON.stringify([KG.S.sel, [...KG.S.also].sort(), [...KG.S.hide].sort(), KG.S.show, KG.S.theme])"


@pytest.mark.parametrize(
    "patch",
    [
        "{}",
        "{ sel: { a: 'id:turkish' } }",
        "{ sel: { a: KG.shown.lines[0].from, b: KG.shown.lines[0].to }, also: new Set(['disputed', 'reported']) }",
        "{ show: 'all', theme: 'dark' }",
        "{ hide: new Set(['Structural', 'State']) }",
        "{ sel: { a: 'id:hostile' }, show: 'all', also: new Set(['negated']), hide: new Set(['State']), theme: 'light' }",
    ],
)
def test_the_address_restores_the_state(visit, patch):
    """Whatever is selected, switched and shown comes back from the address."""
    seen = visit()
    seen.js(f"KG.set({patch})")
    before, fragment = seen.js(STATE), seen.js("location.hash")
    again = visit(fragment)

    assert before == again.js(STATE)


@pytest.mark.parametrize(
    "fragment",
    [
        "#sel=%E0%A4%A&also=__proto__~constructor&show=none&theme=<b>",
        "#sel=id:nobody~id:turkish&hide=toString&&&==",
        "#__proto__=1&sel=__proto__&also=disputed%00",
        "#sel=id:turkish~id:arabic~id:armenian&theme=javascript:alert(1)",
    ],
)
def test_a_hostile_address_is_ignored(visit, fragment):
    """Unknown keys, entries and values, and broken escapes, leave the page as it opens."""
    seen = visit(fragment)

    assert seen.js(STATE) == '[null,[],[],"core",null]'


def test_legend_counts_what_the_map_draws(visit, graph):
    """Each row of the legend has the number that Python counts, and hiding a kind or a mode hides exactly that."""
    seen = visit("#show=all")
    modes = Counter(graph.relations[claim.relation].mode for claim in graph.claims() if claim.in_default_network)
    kinds = Counter(graph.entities[name].kind for name in {end for c in graph.claims() for end in (c.subject, c.object)})
    rows = dict(
        seen.js(
            "[...document.querySelectorAll('[data-hide]')]"
            ".map((b) => [b.dataset.hide, +b.parentElement.querySelector('.number').textContent])"
        )
    )

    assert modes + kinds == rows
    seen.page.uncheck("[data-hide=Structural]")
    seen.page.uncheck("[data-hide=State]")
    expected = {
        claim.id
        for claim in graph.claims()
        if claim.in_default_network
        and graph.relations[claim.relation].mode != "Structural"
        and "State" not in (graph.entities[claim.subject].kind, graph.entities[claim.object].kind)
    }
    assert expected == set(seen.js("KG.shown.claims.map((claim) => claim.id)"))
    assert f"{len(expected)} of" in seen.page.locator("#count").inner_text()


def test_show_all_is_beside_the_core(visit, graph):
    """The page opens on the core and says so; one button shows all, and again the core."""
    seen = visit()

    assert seen.page.locator("#count").inner_text().startswith("60 of ")
    seen.page.click("#show-all")
    assert seen.js("KG.S.show") == "all"
    assert seen.js("KG.shown.nodes.length") > 200
    seen.page.click("#show-all")
    assert seen.js("KG.shown.nodes.length") == 60


def test_whose_claims_these_are_stays_in_sight(visit):
    """Title, publisher, date and the reservation are visible at the start, with a selection, and on a phone after scrolling."""
    for viewport in ({"width": 1440, "height": 900}, PHONE):
        seen = visit("#sel=id:turkish", viewport=viewport)
        seen.js("scrollTo(0, document.body.scrollHeight)")
        header = seen.page.locator("body").inner_text()
        box = seen.page.locator("#whose").bounding_box()

        for words in (
            "Watch Notice: The Long Drought of Mercy",
            "Harrow Observatory",
            "3 March 2031",
            "not findings of this project",
        ):
            assert words in header
        assert 0 <= box["y"] < viewport["height"]


def test_all_entries_are_listed_for_those_who_do_not_see_the_map(visit, graph):
    """The panel lists each entry of the map, sorted, and a click in the list opens it."""
    seen = visit()
    names = seen.js("[...document.querySelectorAll('#everything [data-node]')].map((b) => b.dataset.node)")

    assert {end for c in graph.claims() for end in (c.subject, c.object)} == set(names)
    seen.page.locator("#everything [data-node='id:armenian']").click()
    assert seen.js("KG.S.sel") == {"a": "id:armenian"}
    assert seen.page.get_attribute("#canvas", "role") == "application"
    assert "list" in seen.page.get_attribute("#canvas", "aria-label")


def test_third_party_statements_are_found_at_their_speaker(visit, graph):
    """An entry lists what it is quoted as saying of others; the publisher's own claims are not listed there."""
    seen = visit()
    speaker = next(c.stated_by for c in graph.claims() if c.stance == "Reported" and c.stated_by not in (c.subject, c.object))
    said = sum(c.stated_by == speaker and c.stance != "Asserted" and speaker not in (c.subject, c.object) for c in graph.claims())
    seen.js("(id) => KG.select(id)", speaker)
    group = seen.page.locator(".group.others", has_text="Quoted as saying")

    assert str(said) == group.locator(".number").inner_text()
    seen.js("(id) => KG.select(id)", PUBLISHER)
    assert seen.page.locator(".group.others", has_text="Quoted as saying").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_theme_follows_the_system_and_the_button(visit, scheme):
    """The page opens in the system's theme; the button changes to the other, and the colours of the map with it."""
    seen = visit(color_scheme=scheme)
    ground = "getComputedStyle(document.body).backgroundColor"
    colour = "KG.network().body.edges[KG.shown.lines.at(-1).id].options.color.color"
    before = seen.js(f"[{ground}, {colour}]")
    expected = {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 22, 28)"}

    assert expected[scheme] == before[0]
    seen.page.click("#theme")
    after = seen.js(f"[{ground}, {colour}]")
    assert expected["dark" if scheme == "light" else "light"] == after[0]
    assert before[1] != after[1]


def test_phone_has_the_panel_below_and_no_sideways_scroll(visit):
    """At 390 pixels the canvas and all text fit the width, before and after a selection, and the panel follows the map."""
    seen = visit("#sel=id:turkish", viewport=PHONE)
    for _ in range(2):
        canvas, panel = (seen.page.locator(name).bounding_box() for name in ("#canvas", "#panel"))
        assert seen.js("document.documentElement.scrollWidth - innerWidth") <= 0
        assert canvas["x"] >= 0
        assert canvas["x"] + canvas["width"] <= PHONE["width"]
        assert panel["y"] >= canvas["y"] + canvas["height"]
        assert seen.js(OVERLAPS) == 0
        seen.js("KG.select('id:hostile')")


def test_a_sheet_opens_for_what_a_phone_opens_in_a_view(visit):
    """A claim opened in a list has its sheet, which closes again; the next view starts without it, and opens the same claim."""
    seen = visit("", viewport=PHONE)
    seen.page.click("#tab-table")
    seen.page.locator("[data-claim-row] .c-gist button").first.click()
    pair = seen.js("JSON.stringify(KG.S.sel)")
    assert covered(seen) > 0
    seen.page.click("#tab-read")
    assert covered(seen) == 0
    seen.js(
        "(pair) => [...document.querySelectorAll('#view [data-line]')].find((line) => { const c = KG.C.get(line.dataset.line);"
        " return c.subject === pair.a && c.object === pair.b; }).querySelector('button').click()",
        seen.js("KG.S.sel"),
    )
    assert seen.js("JSON.stringify(KG.S.sel)") == pair
    assert covered(seen) > 0
    seen.page.locator("#panel button", has_text="(Esc)").click()
    assert covered(seen) == 0


def test_a_line_is_bent_past_the_circles_of_others(visit):
    """A straight line stays one unless it would pass behind a third entry; bent, it passes behind fewer, mostly behind none."""
    seen = visit()
    straight, bent = seen.js(
        """() => { const net = KG.network();
        const at = (id) => net.getPosition(id);
        const nodes = KG.shown.nodes.map(({ id }) => ({ id, ...at(id), r: net.body.nodes[id].options.size }));
        const passes = (line, points) => nodes.filter(({ id, x, y, r }) => id !== line.from && id !== line.to
          && points.some((p) => Math.hypot(p.x - x, p.y - y) < r)).length;
        const steps = Array.from({ length: 41 }, (_, i) => i / 40);
        const told = (line) => { const [a, b] = [at(line.from), at(line.to)];
          const points = steps.map((t) => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }));
          const drawn = steps.map((t) => net.body.edges[line.id].edgeType.getPoint(t));
          return [passes(line, points), passes(line, drawn)]; };
        const lines = KG.shown.lines.filter(({ from, to, usual }) => from !== to && !usual);
        return [lines.filter(({ bend }) => !bend).map(told), lines.filter(({ bend }) => bend).map(told)]; }"""
    )
    assert straight
    assert len([1 for _, drawn in bent if not drawn]) > len(bent) / 2 > 0
    assert sum(drawn for _, drawn in bent) < sum(usual for usual, _ in bent) / 2
    assert sum(usual for usual, _ in straight) < len(bent) / 2  # what no bend would help


@pytest.mark.parametrize("block", ["kg-tables", "kg-nodes", "kg-claims"])
@pytest.mark.parametrize("damage", ["", "{", '[{"id": 1}]', "null"])
def test_damaged_data_gives_a_message(browser, html, tmp_path, block, damage):
    """A page whose data is cut short or foreign says so in words instead of staying blank."""
    spoiled = tmp_path / "spoiled.html"
    pattern = rf'(<script type="application/json"[^>]* id="{block}">).*?(</script>)'
    spoiled.write_text(re.sub(pattern, lambda m: m[1] + damage + m[2], html, flags=re.S), encoding="utf-8")
    seen = Visit(browser, spoiled, wait=False)

    assert "cannot be read" in seen.page.locator("[role=alert]").inner_text()
    assert seen.troubles == []
    seen.close()


@pytest.mark.parametrize("sandbox", ['sandbox="allow-scripts"', ""])
def test_page_works_inside_a_notebook_frame(browser, html, tmp_path, sandbox):
    """The page runs in a srcdoc frame, sandboxed or not, and a selection needs no address."""
    outer = tmp_path / "outer.html"
    outer.write_text(
        f'<!DOCTYPE html><iframe {sandbox} style="width:1200px;height:720px" srcdoc="{escape(html)}"></iframe>', encoding="utf-8"
    )
    seen = Visit(browser, outer, wait=False)
    frame = seen.page.frames[-1]
    seen.until("window.KG && KG.labels.length > 0", frame=frame)
    frame.evaluate("KG.select('id:armenian')")

    assert frame.locator("#panel h2").inner_text() == "Հայ համայնք"
    assert seen.troubles == []
    assert frame.evaluate("window.__violations") == []
    seen.close()


def test_without_scripts_the_page_says_so(browser, path):
    """With JavaScript off there is a text that says what is missing and where the claims stand."""
    seen = Visit(browser, path, wait=False, afresh=True, java_script_enabled=False)

    seen.page.locator("#blocked").wait_for()
    assert "claims.csv" in seen.page.locator("#blocked").inner_text()
    seen.close()


def test_shapes_are_those_of_the_ontology(visit, graph):
    """Each kind is drawn in its shape and fill; a shape that vis-network lacks is drawn by the page."""
    seen = visit("#show=all")
    for name, shape, hollow in seen.js(
        """KG.shown.nodes.map(({ id }) => { const { options } = KG.network().body.nodes[id];
        return [id, options.shape, options.color.background === '#FFFFFF']; })"""
    ):
        kind = graph.kinds[graph.entities[name].kind]
        assert kind.shape == ("pentagon" if shape == "custom" else shape)
        assert (kind.fill == "hollow") == hollow


def test_file_is_small_enough(html, graph):
    """The page of 240 entries and 600 claims is below 1.5 MB, its data readable JSON."""
    assert len(html.encode()) < 1_500_000
    found = re.search(r'id="kg-claims">(.*?)</script>', html, re.S)
    assert found
    assert len(graph.claims()) == len(json.loads(found[1]))


def test_every_shape_fades_beside_what_is_selected(visit, graph):
    """A shape of ours is drawn anew as those of the library are: what is not tied to the selection is faint."""
    seen = visit("#show=all")
    own = [
        name
        for name in seen.js("KG.shown.nodes.map((node) => node.id)")
        if graph.kinds[graph.entities[name].kind].shape == "pentagon"
    ]
    name = own[0]
    near = {end for c in graph.claims() if name in (c.subject, c.object) for end in (c.subject, c.object)}
    other = next(n for n in seen.js("KG.shown.nodes.map((node) => node.id)") if n not in near)
    inked = """(id) => { const canvas = document.querySelector('#canvas canvas'); const { x, y } = KG.at(id);
        const by = canvas.width / canvas.clientWidth;
        const one = Object.assign(document.createElement('canvas'), { width: 1, height: 1 });
        const ink = one.getContext('2d');
        ink.drawImage(canvas, x * by, y * by, 1, 1, 0, 0, 1, 1);
        return [...ink.getImageData(0, 0, 1, 1).data].slice(0, 3); }"""
    before = seen.js(inked, name)
    seen.js("(id) => KG.select(id)", other)
    seen.until("KG.settled")
    seen.js("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    assert sum(seen.js(inked, name)) > sum(before) + 200
