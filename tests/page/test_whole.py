"""A page that has lost a part, or stands in a browser without a canvas, says so: no empty boxes, nothing that looks whole."""

import random
import re

import pytest
from browser import Visit

#: The parts of the page as a file has them, by where each begins; none of them may be cut off in silence.
PARTS = {
    "head": "</style>", "sentence": "get the file again", "styles": "</div>\n<style>", "body": '<div class="blocked"',
    "views": '<aside class="legend"', "tables": " data-holds='", "nodes": 'id="kg-nodes"', "claims": 'id="kg-claims"',
    "vis-network": "</script>\n<script>", "scripts": '<script>(() => {\n"use strict"', "end": '<i id="whole"',
}  # fmt: skip
#: The sentences that are in sight, and whether anything of the interface is.
SEEN = """() => { for (const a of document.getAnimations()) a.finish();
const shown = (e) => e.checkVisibility();
return [[...document.querySelectorAll('[role=alert]')].filter(shown).map((e) => e.innerText).join(' '),
  [...document.querySelectorAll('#panel, #legend, #canvas, #blocked, #search, #tools')].filter(shown).map((e) => e.id)]; }"""


def cuts(html):
    """Return a place in each part of the page, the same each time."""
    dice = random.Random(14)  # noqa: S311
    starts = [html.index(mark) + len(mark) for mark in PARTS.values()]
    assert starts == sorted(starts)
    ends = [*starts[1:], len(html)]
    return {name: dice.randrange(start, end) for name, start, end in zip(PARTS, starts, ends, strict=True)}


def test_a_page_that_is_cut_off_says_so(browser, html, tmp_path):
    """Wherever its file ends, the page says that it is not whole and what to do; what it shows beside that is whole."""
    file = tmp_path / "cut.html"
    for part, place in cuts(html).items():
        file.write_text(html[:place], encoding="utf-8")
        seen = Visit(browser, file, wait=False)
        sentence, interface = seen.js(SEEN)
        if part == "head":
            assert not interface  # before the body there is nothing to say it with
        elif part == "end":
            assert not sentence  # nothing is lost
        else:
            assert "has not come whole" in sentence, part
            assert not interface, part
        seen.close()


def test_what_is_lost_behind_the_scripts_is_told_above_the_rest(browser, html, tmp_path):
    """A page cut off behind its scripts shows map and claims, and says above them what is missing."""
    file = tmp_path / "cut.html"
    file.write_text(html[: html.index('<i id="whole"')], encoding="utf-8")
    seen = Visit(browser, file)
    assert seen.page.locator("#cut").is_visible()  # at once
    sentence, interface = seen.js(SEEN)
    assert "its end is missing" in sentence
    assert "canvas" in interface
    assert seen.page.locator("#cut").bounding_box()["y"] < 40
    seen.close()


@pytest.mark.parametrize(
    ("lost", "left"),
    [
        (r'(id="kg-claims">).*?(</script>)', r"\1[]\2"),
        (r'<script type="application/json"[^>]* id="kg-nodes">.*?</script>', ""),
        (r'("passages":)\{.*?\}\}', r"\1{}"),
        (r"<script>/\*\*\n.*?</script>", "<script></script>"),
    ],
)
def test_lost_data_is_told(browser, html, tmp_path, lost, left):
    """Claims emptied, a block or the places of claims gone, the program of the map: a sentence, and no boxes."""
    file = tmp_path / "lost.html"
    file.write_text(re.sub(lost, left, html, count=1, flags=re.S), encoding="utf-8")
    assert file.stat().st_size < len(html.encode())
    seen = Visit(browser, file, wait=False)
    sentence, interface = seen.js(SEEN)
    assert "has not come whole" in sentence
    assert not interface
    seen.close()


def test_a_browser_without_a_canvas(browser, path, hub):
    """The map says why it is not there, no picture is offered, and panel, paths, focus and the other views work."""
    seen = Visit(browser, path, "#view=table", afresh=True)
    seen.page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    seen.page.reload()
    seen.until("window.KG && KG.settled")
    assert len(seen.rows()) > 100
    for act in ("set({ view: 'timeline' })", "set({ view: 'matrix' })", "set({ view: 'read' })", "set({ view: 'map' })"):
        seen.js(f"KG.{act}")
    told = seen.page.locator("#canvas [role=alert]")
    assert "draws no canvas" in told.inner_text()
    seen.js(f"KG.select('{hub}')")
    assert seen.page.locator("#panel article").count() > 3
    seen.js(f"KG.focusOnActor('{hub}')")
    seen.page.click("#share")
    assert seen.page.locator("#save-png").count() == 0
    assert told.is_visible()
    assert seen.troubles == []
    seen.close()
