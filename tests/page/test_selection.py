"""What a reader has chosen, in a real Chromium: it stays a filter of each list and is told above it; filters reach the panel."""

import csv
import io
from collections import Counter

import contract
import pytest
from browser import ALERT

from alertgraph.model.claims import ROLES

OPENS = "KG.set({ sel: null, about: null, named: false, par: null, view: 'table', whole: false, hide: new Set(), out: new Set(),\
 since: null, until: null, undated: true, least: 1, only: null, also: new Set(), ego: null, path: null })"
BAR = "document.querySelector('#scope').innerText.replace(/\\s+/g, ' ')"
LINES = "(name) => [...document.querySelectorAll(name)].map((line) => line.dataset.line)"


@pytest.fixture
def seen(lasting):
    """The visit of the file, with nothing chosen and no filter, at the claims table."""
    lasting.page.set_viewport_size({"width": 1440, "height": 900})
    lasting.js(f"() => {{ {OPENS} }}")
    return lasting


def on(graph, name):
    """Return the claims whose subject or object an entry is."""
    return {claim.id for claim in graph.claims() if name in (claim.subject, claim.object)}


def beside(graph, name):
    """Return the claims that name an entry otherwise, or quote it."""
    found = set()
    for claim in graph.claims():
        named = any(name in getattr(claim, role) for role in ROLES)
        quoted = claim.stated_by == name and claim.stance != "Asserted"
        if (named or quoted) and claim.id not in on(graph, name):
            found.add(claim.id)
    return found


def between(graph, a, b):
    """Return the claims between two entries."""
    return {claim.id for claim in graph.claims() if {claim.subject, claim.object} == {a, b}}


def from_paragraph(graph, number):
    """Return the claims that rest on a paragraph."""
    return {c.id for c in graph.claims() if any(number in graph.passages[name].paragraphs for name in c.passages)}


@pytest.fixture
def pair(graph, hub):
    """The hub and the entry that it has most claims with, of which some is dated."""
    counts = Counter(end for c in graph.claims() if hub in (c.subject, c.object) for end in (c.subject, c.object) if end != hub)
    return hub, counts.most_common(1)[0][0]


@pytest.mark.parametrize("kind", ["actor", "pair", "paragraph"])
def test_what_is_chosen_is_a_filter_of_every_list(seen, graph, hub, pair, kind):
    """Table, timeline and CSV hold its claims and no other; bar, list, name of the file and each row of it say so."""
    labels = [graph.entities[name].label for name in pair]
    patch, expected, words, name = {
        "actor": ({"sel": {"a": hub}}, on(graph, hub), f"on {labels[0]}", hub.removeprefix("id:")),
        "pair": (
            {"sel": {"a": pair[0], "b": pair[1]}}, between(graph, *pair), f"between {labels[0]} and {labels[1]}",
            "-".join(name.removeprefix("id:") for name in pair),
        ),
        "paragraph": ({"par": f"{ALERT}/12"}, from_paragraph(graph, 12), "from paragraph 12", "paragraph-12"),
    }[kind]  # fmt: skip
    seen.js("(patch) => KG.set({ view: 'map', ...patch })", patch)
    seen.page.click("#tab-table")

    assert set(seen.rows()) == expected != {claim.id for claim in graph.claims()}
    assert seen.js(BAR).startswith(f"Only claims {words}: {len(expected)}.")
    above = seen.page.locator("#view .told").inner_text()
    assert words not in above  # it is said once
    assert f"of {len(graph.claims())} claims" not in above
    with seen.page.expect_download() as download:
        seen.page.click("#csv")
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    assert download.value.suggested_filename == f"claims-{name}.csv"
    assert {row["id"] for row in rows} == expected
    assert all(
        row["source"].endswith(f" A part: {len(expected)} of {len(graph.claims())} claims, those {words}.") for row in rows
    )
    seen.page.click("#tab-timeline")
    dated = {claim.id for claim in graph.claims() if claim.id in expected and (claim.earliest or claim.latest)}
    assert set(seen.js(LINES, ".dated [data-line]")) == dated
    assert seen.js("document.querySelector('#scope').checkVisibility()")
    seen.page.click("#drop-scope")
    assert seen.js("[KG.S.sel, KG.S.about, KG.S.par]") == [None, None, None]
    assert seen.page.locator("#scope").is_hidden()
    assert len(seen.js("KG.listed().map((claim) => claim.id)")) == len(graph.claims())


def test_claims_that_name_or_quote_it_are_a_click_away(seen, graph):
    """The bar counts the claims in which an actor is neither subject nor object, and lists them when asked."""
    name = max(graph.entities, key=lambda name: (len(beside(graph, name)) and len(on(graph, name)), name))
    seen.js("(id) => KG.select(id)", name)
    assert f" {len(beside(graph, name))} more " in seen.js(BAR)
    seen.page.click("#named")

    assert set(seen.rows()) == on(graph, name) | beside(graph, name)
    assert f"{len(on(graph, name) | beside(graph, name))}." in seen.js(BAR)
    assert "named=yes" in seen.page.url
    seen.page.click("#named")
    assert set(seen.rows()) == on(graph, name)


def test_a_row_opens_its_claim_and_the_list_stays(seen, graph, hub):
    """What is opened in a list is shown in the panel alone, until it is asked for as the filter."""
    seen.js("(id) => KG.select(id)", hub)
    rows = seen.rows()
    claim = next(c for c in graph.claims() if c.id in rows and len(between(graph, c.subject, c.object)) < len(rows))
    seen.page.locator(f"[data-claim-row='{claim.id}'] .c-when").click()

    assert seen.js("[KG.S.sel, KG.S.about]") == [{"a": claim.subject, "b": claim.object}, {"a": hub}]
    assert seen.rows() == rows
    other = claim.object if claim.subject == hub else claim.subject
    seen.page.locator(f"[data-claim-row='{claim.id}'] [data-node='{other}']").first.click()
    assert seen.js("[KG.S.sel, KG.S.about]") == [{"a": other}, {"a": hub}]
    assert seen.rows() == rows
    seen.page.click("#only-these")
    assert set(seen.rows()) == on(graph, other)
    seen.page.locator(f"#panel [data-party='{hub}']").evaluate("(group) => { group.open = true; }")
    seen.page.locator(f"#panel [data-party='{hub}'] .open button").click()
    assert set(seen.rows()) == on(graph, hub)


def test_read_along_opens_at_the_first_place_of_what_is_chosen(seen, graph):
    """From the panel of an entry or a pair: its claims are marked, and the first of them is in sight."""
    claim = max(graph.claims(), key=lambda claim: min(claim.paragraphs, default=0))
    seen.js("([a, b]) => KG.selectPair(a, b)", [claim.subject, claim.object])
    seen.page.click("#read-along")

    assert seen.js("[KG.S.view, KG.S.about]") == ["read", {"a": claim.subject, "b": claim.object}]
    assert seen.page.locator("#reading-at").inner_text().startswith("place 1 of ")
    box, view = (seen.page.locator(name).first.bounding_box() for name in ("#view .reached", "#view"))
    assert view["y"] <= box["y"] < view["y"] + view["height"]
    assert seen.js("document.querySelector('#view').scrollTop") > 0


def test_the_matrix_marks_the_cells_of_what_is_chosen(seen, graph, hub):
    """An actor and those tied to it come first, and of the cells those alone stand out that hold a claim on it."""
    seen.js("(id) => KG.set({ view: 'matrix', sel: { a: id } })", hub)
    names = seen.js("[...document.querySelectorAll('.matrix tbody th [data-node]')].map((link) => link.dataset.node)")
    cells = seen.js(
        """[...document.querySelectorAll('.matrix tbody tr')].flatMap((row, i) => [...row.querySelectorAll('td')]
        .map((cell, j) => [i, j, cell.firstChild && cell.firstChild.classList.contains('beside')]))"""
    )
    tied = contract.neighbours(graph, hub, contract.plain(graph))

    assert names[0] == hub
    assert set(names[1 : len(tied) + 1]) <= tied
    assert {faded == (hub not in (names[i], names[j])) for i, j, faded in cells if faded is not None} == {True}


def test_read_along_marks_what_is_chosen_and_steps_through_it(seen, graph, hub):
    """All claims can be read, those on the actor are marked, and two buttons lead from one to the next and back."""
    seen.js("(id) => KG.set({ view: 'read', sel: { a: id } })", hub)
    marked = seen.js(LINES, "#view .picked")
    assert set(marked) == on(graph, hub)
    assert set(seen.js(LINES, "#view .claim-line")) == {claim.id for claim in graph.claims() if claim.passages}
    reached = []
    for button in ("next", "next", "previous", "previous", "previous"):
        seen.page.click(f"#reading-{button}")
        reached += seen.js(LINES, "#view .reached")
    assert reached == [marked[1], marked[2], marked[1], marked[0], marked[-1]]  # it opens at the first
    assert seen.page.locator("#reading-at").inner_text() == f"place {len(marked)} of {len(marked)}"
    assert seen.js(
        "(({ top, bottom }) => top > 0 && bottom < innerHeight)(document.querySelector('.reached').getBoundingClientRect())"
    )


def test_filters_reach_the_panel(seen, graph, hub):
    """The panel has the claims that pass, says how many of how many, and shows all when asked; another selection passes again."""
    seen.js("(id) => KG.select(id)", hub)
    seen.js("KG.set({ out: new Set(['certainty:Hedged']), since: '2029-06-01', undated: false })")
    wanted = contract.chosen(graph, certainty=("Plain",), since="2029-06-01", undated=False) & on(graph, hub)
    note = seen.page.locator("#panel .only-note")

    assert set(contract.cards(seen)) == wanted
    assert f"{len(wanted)} of {len(on(graph, hub))} claims pass the filters." in note.inner_text()
    groups = seen.js("[...document.querySelectorAll('#panel [data-party] .number')].map((box) => parseInt(box.textContent))")
    assert sum(groups[: len(groups)]) >= len(wanted)
    assert seen.js(BAR).startswith(f"Only claims on {graph.entities[hub].label}: {len(wanted)} of {len(on(graph, hub))}, ")
    assert set(seen.rows()) == wanted
    seen.page.click("#whole")
    assert set(contract.cards(seen)) == on(graph, hub)
    assert f"also the {len(on(graph, hub)) - len(wanted)} that the filters leave out" in note.inner_text()
    assert set(seen.rows()) == wanted
    seen.js("(id) => KG.select(id)", next(name for name in graph.entities if name != hub and on(graph, name)))
    assert seen.js("KG.S.whole") is False


def test_filters_choose_the_most_connected_and_count_them(seen, graph):
    """Under filters the map opens on those with most of the claims that pass; list and numbers beside it count the same."""
    seen.js("KG.set({ view: 'map', show: 'core', hide: new Set(['Structural', 'MaterialConflict']) })")
    seen.until("KG.settled")
    passing = [c for c in graph.claims() if graph.relations[c.relation].mode not in ("Structural", "MaterialConflict")]
    ends = [(c.in_default_network, end) for c in passing for end in {c.subject, c.object}]
    counts = {plain: Counter(end for is_plain, end in ends if is_plain == plain) for plain in (True, False)}
    order = seen.js("[...KG.N.keys()]")
    top = {*sorted(counts[True], key=lambda name: (-counts[True][name], order.index(name)))[:60]}
    drawn = [c for c in passing if c.in_default_network and {c.subject, c.object} <= top]
    listed = seen.js(
        """[...document.querySelectorAll('#panel ol.actors li')]
        .map((li) => [li.querySelector('[data-node]').dataset.node, li.querySelector('.number').textContent])"""
    )

    assert set(seen.js("KG.shown.nodes.map((node) => node.id)")) == {end for c in drawn for end in (c.subject, c.object)}
    assert set(seen.js("KG.shown.claims.map((claim) => claim.id)")) == {c.id for c in drawn}
    assert not seen.js("(ids) => ids.every((id) => KG.N.get(id).core)", sorted(top))
    actors = [number for name, number in counts[True].items() if graph.kinds[graph.entities[name].kind].is_actor]
    assert [counts[True][name] for name, _ in listed] == sorted(actors, reverse=True)[:12]
    for name, number in listed:
        assert number == " + ".join(str(counts[plain][name]) for plain in (True, False) if plain or counts[plain][name])


def test_the_legend_counts_what_is_listed(seen, graph, hub):
    """Where a list holds the claims on an actor, the numbers beside the filters are those of these claims."""
    seen.js("(id) => KG.select(id)", hub)
    rows = seen.js(
        """[...document.querySelectorAll('[data-hide]')]
        .map((box) => [box.dataset.hide, Number(box.parentElement.querySelector('.number').textContent)])"""
    )
    modes = Counter(graph.relations[c.relation].mode for c in graph.claims() if c.id in on(graph, hub))

    assert {name: number for name, number in rows if name in modes} == dict(modes)


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1280, 720), (390, 844), (320, 640)])
def test_the_bar_is_there_at_every_width(seen, hub, width, height):
    """In each view that it concerns the bar is seen whole, and nothing makes the page wider than the window."""
    seen.page.set_viewport_size({"width": width, "height": height})
    for view in ("table", "timeline", "matrix", "read"):
        seen.js("([id, view]) => KG.set({ view, sel: { a: id } })", [hub, view])
        left, right = seen.js(
            "(({ left, right }) => [left, right])(document.querySelector('#drop-scope').getBoundingClientRect())"
        )
        assert seen.js("document.querySelector('#scope').checkVisibility()")
        assert 0 <= left < right <= width
        assert seen.js("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_address_keeps_what_lists_are_about(visit, graph, pair):
    """It comes back where it is not what is selected, and old addresses with a selection alone list its claims."""
    hub, other = pair
    seen = visit(f"#view=table&sel={hub}~{other}&about={hub}")
    assert set(seen.rows()) == on(graph, hub)
    seen.js("KG.set({ view: 'timeline' })")
    assert f"about={hub.replace(':', '%3A')}" in seen.page.url
    again = visit(f"#view=table&sel={hub}~{other}&about=all")
    assert len(again.rows()) == len(graph.claims())
    for fragment in (
        f"#view=table&sel={hub}",
        f"#view=table&sel={hub}&about=__proto__~x",
        f"#view=table&sel={hub}&about=id:nobody",
    ):
        assert set(visit(fragment).rows()) == on(graph, hub)
