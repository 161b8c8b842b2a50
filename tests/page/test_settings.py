"""Every setting in which somebody reads the page: sizes, high contrast, paper, hosts without scripts, a saved copy, touch."""

import re
import shutil
import subprocess
from html import escape

import numpy as np
import pypdfium2
import pytest
from browser import DRAWN, Visit
from contract import PHONE, VIEWS

#: What is wider than the window, and what is cut without a word; what scrolls sideways by itself is apart, such as the matrix.
FAULTS = """() => {
const shown = (e) => e.getClientRects().length > 0;
const scrolls = (e) => e && (e.classList.contains('scroller') || scrolls(e.parentElement));
const parts = [...document.querySelectorAll('body *')].filter((e) => shown(e) && !e.closest('svg, .unseen, .skip, .lane'));
const all = parts.filter((e) => !scrolls(e));
const told = (e) => `${e.tagName} ${e.id} ${e.className} ${e.textContent.slice(0, 40)}`;
const box = (e) => e.getBoundingClientRect();
const beyond = all.filter((e) => box(e).right > innerWidth + 1 || box(e).left < -1);
const hides = (flow) => /hidden|clip/.test(flow);
const cut = all.filter((e) => { const { overflowX, overflowY } = getComputedStyle(e);
  return !e.title && !['CANVAS', 'INPUT'].includes(e.tagName) &&
    (hides(overflowX) && e.scrollWidth > e.clientWidth + 1 || hides(overflowY) && e.scrollHeight > e.clientHeight + 2); });
const title = document.querySelector('#title').textContent;
const inSight = (e) => shown(e) && box(e).bottom > 0 && box(e).top < innerHeight;
const headings = [...document.querySelectorAll('h1, cite, h2')].filter((e) => e.textContent === title && inSight(e)).length;
const empty = [...document.querySelectorAll('.time-bar, .matrix td button')].filter((e) => shown(e) && !box(e).height).length;
const isWide = document.documentElement.scrollWidth > innerWidth;
return [isWide, beyond.map(told).slice(0, 3), cut.map(told).slice(0, 3), headings, empty]; }"""


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844), (768, 1024), (853, 480), (1280, 720), (1920, 1080)])
def test_nothing_is_cut_at_any_size(visit, hub, width, height):
    """At each size each view, focus, panel and dialog fits the window, the map has 240 pixels, and the title is said once."""
    seen = visit(viewport={"width": width, "height": height})
    for act in (
        *(f"set({{ view: '{view}' }})" for view in VIEWS),
        "set({ view: 'map' })",
        f"focusOnActor('{hub}')",
        "select('id:hostile')",
    ):
        seen.js(f"KG.{act}")
        seen.until("KG.settled")
        seen.js(DRAWN)

        assert seen.js(FAULTS) == [False, [], [], 1, 0], act
    assert seen.js("document.querySelector('#canvas').clientHeight") >= 240
    seen.page.click("#share")
    assert seen.js(FAULTS)[:3] == [False, [], []]


def test_the_title_stays_once_the_heading_has_left(visit):
    """On a phone and in a low window the line in sight has the title from when the heading scrolls away, and not before."""
    for viewport in (PHONE, {"width": 853, "height": 480}):
        seen = visit("#view=table", viewport=viewport)
        cite = seen.page.locator("#whose cite")
        assert not cite.is_visible()
        seen.js("scrollTo(0, document.body.scrollHeight)")
        cite.wait_for(state="visible")
        assert 0 <= cite.bounding_box()["y"] < viewport["height"]


def luminance(colour):
    """Return the relative luminance of a colour as a browser tells it."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_high_contrast_keeps_what_colours_tell(visit, scheme):
    """With the system's colours bars, cells, columns and lines keep theirs, at three to one at least on the system's ground."""
    seen = visit("#view=timeline", forced_colors="active", color_scheme=scheme)
    ground = luminance(seen.js("getComputedStyle(document.body).backgroundColor"))
    marks = {
        "timeline": ".time-bar:not(.reported, .negated, .unrealised, .disputed)", "matrix": ".matrix td button:not(.odd)",
        "table": ".histogram .stack i:not(.odd)", "map": "#first-actors .strip > span",
    }  # fmt: skip
    for view, name in marks.items():
        seen.js(f"KG.set({{ view: '{view}' }})")
        seen.until(f"KG.settled && document.querySelector('{name}')")
        colours = set(seen.js(f"[...document.querySelectorAll('{name}')].map((e) => getComputedStyle(e).backgroundColor)"))
        assert len(colours) >= 3, view
        for colour in colours:
            low, high = sorted([luminance(colour), ground])
            assert (high + 0.05) / (low + 0.05) >= 3, (view, colour)
    assert seen.js("KG.network().body.nodes[KG.shown.nodes[0].id].options.color.border") == (
        "#ffffff" if ground > 0.5 else "#000000"
    )
    assert seen.js("matchMedia('(forced-colors: active)').matches")


def printed(seen, folder):
    """Return the sheets as a browser prints them by default, without grounds: their words, and the first as colours of pixels."""
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("pdftotext is not installed")
    file = folder / "sheet.pdf"
    file.write_bytes(seen.page.pdf(format="A4", print_background=False))
    words = subprocess.run([program, "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout
    picture = pypdfium2.PdfDocument(file)[0].render(scale=1.5).to_numpy()
    blue, green, red = (picture[..., n].astype(int) for n in range(3))
    colours, counts = np.unique((red << 16) + (green << 8) + blue, return_counts=True)
    return re.sub(r"\s+", " ", words), {f"#{colour:06X}": count for colour, count in zip(colours, counts, strict=True)}


@pytest.mark.parametrize("view", ["timeline", "matrix", "table"])
def test_paper_keeps_colours_and_says_what_they_mean(visit, graph, tmp_path, view):
    """Printed from the dark theme without grounds, the first sheet has the light colours in its marks, and a key in words."""
    seen = visit(f"#view={view}&only=hedged" if view == "table" else f"#view={view}", color_scheme="dark")
    seen.until("KG.settled")
    words, colours = printed(seen, tmp_path)

    for mode in graph.modes.values():
        assert mode.label in words
    assert len([mode for mode in graph.modes.values() if colours.get(mode.colour_light.upper(), 0) > 150]) >= 3
    assert colours["#FFFFFF"] > sum(colours.values()) / 2


def test_paper_cuts_no_column_of_the_matrix(visit, tmp_path):
    """Every cell of the matrix is on paper, from the first column to the last."""
    seen = visit("#view=matrix")
    numbers = seen.js("[...document.querySelectorAll('.matrix td button')].map((cell) => cell.textContent)")
    words, _ = printed(seen, tmp_path)

    found = words[words.rindex("hedged claim.") :].split()
    assert len([word for word in found if word in numbers]) >= len(numbers)
    seen.page.emulate_media(media="print")
    assert seen.js("document.querySelector('table.matrix').offsetWidth") <= 700  # what A4 and Letter hold between their margins


def test_a_host_that_runs_no_script_shows_a_sentence(browser, html, graph, tmp_path):
    """In a frame without scripts, and where a policy blocks them, the page says whose claims it holds and how to see them."""
    framed, barred = tmp_path / "framed.html", tmp_path / "barred.html"
    framed.write_text(
        f'<!DOCTYPE html><iframe sandbox style="width:900px;height:600px" srcdoc="{escape(html)}"></iframe>', encoding="utf-8"
    )
    policy = "<meta http-equiv='Content-Security-Policy' content=\"script-src 'none'\">"
    barred.write_text(html.replace('<meta charset="utf-8">', f'<meta charset="utf-8">{policy}', 1), encoding="utf-8")
    [alert] = graph.alerts.values()
    for file in (framed, barred):
        seen = Visit(browser, file, wait=False)
        box = seen.page.frames[-1].locator("#blocked")
        box.wait_for(state="visible")
        words = box.inner_text()
        assert alert.title in words
        assert graph.entities[alert.publisher].label in words
        assert "3 March 2031" in words
        assert "not findings of this project" in words
        assert "save the file" in words
        seen.close()


def test_the_sentence_is_gone_where_scripts_run(lasting):
    """No reader of the running page meets it, and no search or screen reader finds it."""
    assert lasting.page.locator("#blocked").count() == 0


@pytest.mark.parametrize("left", ["", "#view=timeline&also=disputed", "#sel=id:turkish"])
def test_a_saved_page_opens_as_a_new_one(visit, browser, tmp_path, left):
    """What a browser saves of the running page starts afresh: the same counts, every part once, no error, and it works."""
    first = visit(left)
    first.until("KG.settled")
    first.page.click("#share")
    file = tmp_path / "saved.html"
    file.write_text("<!DOCTYPE html>\n" + first.js("document.documentElement.outerHTML"), encoding="utf-8")
    seen = Visit(browser, file, left)
    ids = seen.js("[...document.querySelectorAll('[id]')].map((part) => part.id)")

    assert sorted(ids) == sorted(set(ids))
    assert seen.page.locator("dialog").count() == 0
    parts = [f"document.querySelectorAll('{name}').length" for name in ("#panel *", "#legend *", "#view > *", "canvas")]
    for count in ("KG.C.size", "KG.shown.claims.length", *parts):
        assert seen.js(count) == first.js(count), count
    seen.js("KG.set({ view: 'map' })")
    seen.js("KG.select('id:armenian')")
    assert seen.page.locator("#panel h2").inner_text() == "Հայ համայնք"
    assert seen.troubles == []
    assert seen.js("window.__violations") == []
    seen.close()


def test_names_that_run_leftwards_stand_apart(visit):
    """An Arabic name keeps its own direction among others: between isolates on the map and in pictures, isolated in lists."""
    seen = visit("#ego=id:arabic")
    seen.js("document.querySelector('#sheet').replaceChildren()")
    seen.js("dispatchEvent(new Event('beforeprint'))")
    drawn = seen.js("[...document.querySelectorAll('#sheet text')].map((text) => text.textContent)")
    seen.js("dispatchEvent(new Event('afterprint'))")
    isolated = seen.js(
        '[...document.querySelectorAll("#panel h2 span, .crumbs b")].map((e) => [e.textContent, getComputedStyle(e).unicodeBidi])'
    )

    assert "\u2068محكمة العدل\u2069" in drawn
    assert not any("\u2068" in text for text in drawn if not re.search(r"[\u0590-\u07ff]", text))
    assert ["محكمة العدل", "isolate"] in isolated
    assert {how for _, how in isolated} == {"isolate"}
    assert "\u2068" not in seen.page.locator("body").inner_text()


def test_names_that_are_cut_differ(visit, graph, hub):
    """Where names are too long for a phone's focus or for the matrix, no two different names are cut to the same words."""
    seen = visit(f"#ego={hub}", viewport=PHONE)
    shown = seen.js("KG.labels.map((label) => [KG.N.get(label.id).label, label.text.join(' ')])")
    seen.js("KG.set({ view: 'matrix' })")
    heads = seen.js(
        "[...document.querySelectorAll('.matrix th a')].map((link) => [KG.N.get(link.dataset.node).label, link.textContent])"
    )

    assert any("…" in text for _, text in shown)
    for rows in (shown, heads):
        texts = {}
        for name, text in rows:
            texts.setdefault(text, set()).add(name)
        assert {text: names for text, names in texts.items() if len(names) > 1} == {}


def test_wheel_and_finger_scroll_a_page_that_scrolls(visit):
    """Over the map the wheel scrolls a page with more below, and with Ctrl changes the map; else it changes the map at once."""
    low = visit(viewport={"width": 853, "height": 480})
    scale = "KG.network().getScale()"
    over = low.page.locator("#canvas").bounding_box()
    low.page.mouse.move(over["x"] + 200, over["y"] + 120)
    low.page.mouse.wheel(0, 200)
    low.until("scrollY > 0")
    assert low.js(scale) == 1
    low.page.keyboard.down("Control")
    low.page.mouse.wheel(0, -200)
    low.until(f"{scale} > 1")
    low.page.keyboard.up("Control")
    actions = low.js(
        "[...document.querySelectorAll('#canvas .vis-network, #canvas canvas')].map((e) => getComputedStyle(e).touchAction)"
    )
    assert set(actions) == {"pan-y"}
    high = visit()
    high.page.mouse.move(700, 500)
    high.page.mouse.wheel(0, -200)
    high.until(f"{scale} > 1")
