"""The explorer's page of the project's own graph, in a real Chromium: the acceptance checks of the visual brief.

What holds of the page of any graph (tests/kit/contract.py) is tested here on the real one; the rest is about its own
actors. The brief's check 2 (hostile labels) needs a made-up graph, 12 (speed) is in tests/bench, 15 (contrast) in tests/explorer.
"""

import json
import random
import re
from html import escape

import contract
import pytest
import support
from browser import Visit, require_chromium
from contract import EVERY, OVERLAPS, assert_accessible

from alertgraph.explorer import render
from alertgraph.model import selection
from alertgraph.telling.citing import Citing
from alertgraph.telling.sheet import sheet
from alertgraph.telling.sheetfiles import html as html_of
from alertgraph.texts import anchors
from alertgraph.texts.document import read


@pytest.fixture(scope="module")
def graph(real_graph):
    """The graph of this repository."""
    return real_graph


@pytest.fixture(scope="module")
def html(graph):
    """Its page without the Query tab."""
    require_chromium()
    return render(graph, progress=lambda message: None)


class TestMap(contract.Map):
    """The map."""


class TestFilters(contract.Filters):
    """The filters."""


class TestFocus(contract.Focus):
    """Focus and paths."""


class TestViews(contract.Views):
    """The views."""


class TestShare(contract.Share):
    """The picture."""


class TestPhone(contract.Phone):
    """A phone, with the Query tab among its views."""


@pytest.fixture(scope="module")
def path(real_path):
    """The file of its page, as ``alertgraph build`` makes it."""
    require_chromium()
    return real_path


def test_the_keyboard_finds_focuses_and_walks(visit):
    """A slash, a name without its diacritics and Enter select; F puts it in the middle, arrows move, Escape steps back."""
    seen = visit()
    seen.page.keyboard.press("/")
    seen.page.keyboard.type("turkiye")
    seen.page.keyboard.press("Enter")

    assert seen.js("KG.S.sel.a") == "id:turkiye"
    assert seen.js("document.activeElement.id") == "panel"
    seen.page.keyboard.press("f")
    assert seen.js("KG.S.ego") == "id:turkiye"
    seen.page.focus("#canvas")
    seen.page.keyboard.press("ArrowRight")
    seen.page.keyboard.press("Enter")
    walked = seen.js("KG.S.ego")
    assert walked != "id:turkiye"
    seen.page.keyboard.press("Escape")
    assert seen.js("KG.S.ego") == "id:turkiye"


@pytest.mark.parametrize(("since", "until", "undated"), [("2023-09-01", "2023-12-31", False), ("2024-01-01", "2024-12-31", True)])
def test_a_range_of_years_is_that_of_python(visit, graph, since, until, undated):
    """The filter by date gives the claims whose span overlaps it, with or without the undated."""
    seen = visit()
    patch = {"show": "all", "since": since, "until": until, "undated": undated}
    seen.js("([patch, also]) => KG.set({ ...patch, also: new Set(also) })", [patch, EVERY])
    everything = {"stance": None, "polarity": None, "modality": None}
    wanted = selection.select(graph.claims(), graph.relations, since=since, until=until, undated=undated, **everything)

    assert {claim.id for claim in wanted} == set(seen.js("KG.shown.claims.map((claim) => claim.id)"))
    assert 0 < len(wanted) < len(graph.claims())


@pytest.mark.parametrize(
    "patch",
    [
        "{ ego: 'id:russia', sel: { a: 'id:russia' }, trail: ['id:israel'] }",
        "{ hide: new Set(['Structural']), since: '2023-01-01', until: '2024-12-31', undated: false }",
        "{ path: { a: 'id:azerbaijan', b: 'id:hamas' } }",
        "{ view: 'matrix', also: new Set(['reported']) }",
        "{ sel: { a: 'id:israel', b: 'id:united-states' } }",
        "{ view: 'table', sort: '-speaker', theme: 'dark' }",
    ],
)
def test_the_address_brings_the_real_map_back(visit, patch):
    """Focus, filters, path, matrix, pair and sorted table come back from the address."""
    state = "JSON.stringify(KG.S, (_, value) => (value instanceof Set ? [...value].sort() : value))"
    seen = visit()
    seen.js(f"KG.set({patch})")
    again = visit(seen.js("location.hash"))

    assert seen.js(state) == again.js(state)
    assert seen.js("location.hash").count("=") >= 1


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_random_addresses_open_the_page(visit, seed):
    """Whatever stands behind the hash sign, the page opens and complains of nothing."""
    dice = random.Random(seed)  # noqa: S311
    keys = ["sel", "ego", "path", "out", "since", "least", "view", "sort", "par", "tour", "also", "hide", "trail", "avoid", "%"]
    values = ["id:israel", "id:x", "__proto__", "%E0%A4%A", "<img src=x>", "2024-13-45", "-1", "disputed", "~", "😀", "axis/1"]
    parts = [f"{dice.choice(keys)}={'~'.join(dice.choices(values, k=dice.randint(1, 4)))}" for _ in range(12)]
    seen = visit("#" + "&".join(parts))

    assert seen.page.locator("#whose strong").is_visible()
    assert seen.js("KG.C.size") > 600


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#sel=id:israel",
        "#view=table&only=disputed",
        "#view=matrix",
        "#ego=id:russia",
        "#path=id:azerbaijan~id:hamas",
        "#tour=disputed%2F1",
    ],
)
def test_axe_finds_nothing_serious_in_the_real_page(visit, fragment):
    """axe-core has no serious or critical finding on start, selection, table, matrix, focus, paths and tour."""
    assert_accessible(visit(fragment))


@pytest.mark.parametrize("sandbox", ['sandbox="allow-scripts"', ""])
def test_the_real_page_works_inside_a_frame(browser, html, tmp_path, sandbox):
    """The page runs in a srcdoc frame, sandboxed or not."""
    outer = tmp_path / "outer.html"
    frame = f'<iframe {sandbox} style="width:1200px;height:720px" srcdoc="{escape(html)}"></iframe>'
    outer.write_text(f"<!DOCTYPE html>{frame}", encoding="utf-8")
    seen = Visit(browser, outer, wait=False)
    inner = seen.page.frames[-1]
    seen.until("window.KG && KG.labels.length > 0", frame=inner)
    inner.evaluate("KG.select('id:israel')")

    assert inner.locator("#panel h2").inner_text() == "Israel"
    assert seen.troubles == []
    seen.close()


def test_the_real_page_is_small(html):
    """The file is below 1.5 MB without the Query tab; that each build gives the same bytes is tested where two are compared."""
    assert len(html.encode()) < 1_500_000


def test_every_status_is_drawn_and_none_is_solid(visit, graph):
    """With every switch on no claim is lost, no label lies over another, and each disputed claim is on a dotted line."""
    seen = visit("#show=all&also=" + "~".join(EVERY))

    assert len(graph.claims()) == seen.js("KG.shown.claims.length")
    assert seen.js(OVERLAPS) == 0
    assert sum(c.stance == "Disputed" for c in graph.claims()) == seen.js(
        "KG.shown.lines.filter((l) => String(l.dash) === '2,5').reduce((sum, l) => sum + l.claims.length, 0)"
    )


def test_every_card_leads_to_the_text(browser, graph, tmp_path):
    """Built with the text, each claim's passages are marked in the page; a card shows them within their paragraph."""
    alert = next(iter(graph.alerts))
    page = tmp_path / "with-text.html"
    document = read(support.alert_text())
    quotes = anchors.quotes(graph.data, {alert: document})
    written = render(graph, quotes, progress=lambda message: None)
    page.write_text(written, encoding="utf-8", newline="\n")
    found = re.search(r'id="kg-tables">(.*?)</script>', written, re.S)
    assert found
    pieces = [piece for row in json.loads(found[1])["alerts"][alert]["text"].values() for piece in row if isinstance(piece, list)]
    words = {passage: told for told, passage in pieces}
    claim = max(graph.claims(), key=lambda claim: (len(claim.passages), claim.id))

    assert {name for row in graph.claims() for name in row.passages} == set(words)
    seen = Visit(browser, page)
    seen.js("([a, b]) => KG.selectPair(a, b)", [claim.subject, claim.object])
    card = seen.page.locator(f"[data-claim='{claim.id}']").first
    in_order = sorted(claim.passages, key=lambda name: [int(number) for number in re.findall(r"\d+", name)])
    assert card.locator("blockquote mark").all_inner_texts() == [words[name] for name in in_order]
    before = card.locator("blockquote").first.inner_text()
    assert all(part.strip(" …") in " ".join(document.source.split()) for part in [words[claim.passages[0]]])
    if card.locator(".unfold").count():
        card.locator(".unfold").first.click()
        assert len(card.locator("blockquote").first.inner_text()) > len(before)
    cited = seen.js("Object.fromEntries([...KG.C.values()].map((claim) => [claim.id, KG.citationOf(claim)]))")
    maker = Citing(graph, quotes)
    assert cited == {row.id: maker.claim(row)._asdict() for row in graph.claims()}
    made = sheet(graph, (graph.entities[claim.subject],), quotes)
    assert seen.js("(id) => KG.sheetHtml(KG.sheetOf([id], 'text'))", claim.subject) == html_of(made)
    assert seen.troubles == []
    seen.close()


@pytest.mark.parametrize("address", ["#view=table", "#view=table&sort=-gist"])
def test_the_csv_of_all_claims_is_that_of_the_build(visit, real_build, address):
    """The page's file of all claims and claims.csv of the build are the same bytes, however the table is sorted."""
    seen = visit(address)

    assert contract.kept(seen, "save-csv") == real_build["claims.csv"]


def test_the_csv_of_some_claims_is_a_part_of_it(visit, real_build, graph):
    """A filtered file has the same first line, and lines of the build's file, whose source says beside each that it is a part."""
    lines = contract.kept(visit("#view=table&hide=Structural"), "save-csv").splitlines()
    built = real_build["claims.csv"].splitlines()

    assert lines[0] == built[0]
    part = re.compile(rb" A part: \d+ of \d+ claims, those that pass the reader's filters\.")
    assert all(part.search(line) for line in lines[1:])
    assert {part.sub(b"", line) for line in lines} < set(built)
    assert len(lines) == 1 + sum(graph.relations[claim.relation].mode != "Structural" for claim in graph.claims())
