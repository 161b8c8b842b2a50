"""The browser's history, in a real Chromium: Back undoes each step, Forward does it again, and Escape closes one thing."""

from html import escape

import pytest
from browser import DRAWN, Visit

STATE = "JSON.stringify(KG.S, (_, value) => (value instanceof Set ? [...value].sort() : value))"
HERE = "location.hash"
#: What a reader does, each a step of its own; the id of an actor is put in for HUB.
STEPS = [
    "KG.select('HUB')",
    "KG.set({ view: 'table' })",
    "KG.set({ out: new Set(['certainty:Hedged']) })",
    "KG.set({ sort: '-object' })",
    "KG.lookAt({ a: KG.listed()[0].subject, b: KG.listed()[0].object })",
    "KG.focusOnActor('HUB')",
    "KG.select(KG.scene.groups.left[0].id)",
    "KG.showPath('HUB', [...KG.N.keys()].find((id) => id !== 'HUB'))",
    "KG.set({ sel: null, path: null, par: 'id:made-up/5' })",
    "KG.set({ also: new Set(['disputed']) })",
]


def went(seen, act, fragment):
    """Go back or forward, and wait until the page is there."""
    seen.js(f"() => history.{act}()")
    seen.until(f"{HERE} === {fragment!r} && {HERE} === KG.fragment()")


def test_back_undoes_each_step_and_forward_does_it_again(visit, hub):
    """A selection, a view, a filter, an order, a claim opened in a list, a focus, a path, a paragraph and a switch are steps."""
    seen = visit()
    steps = [(seen.js(HERE), seen.js(STATE), seen.page.title())]
    for step in STEPS:
        seen.js(f"() => {{ {step.replace('HUB', hub)} }}")
        steps.append((seen.js(HERE), seen.js(STATE), seen.page.title()))
    assert len({fragment for fragment, _, _ in steps}) == len(steps)
    for fragment, state, title in reversed(steps[:-1]):
        went(seen, "back", fragment)
        assert [seen.js(STATE), seen.page.title()] == [state, title]
    for fragment, state, _ in steps[1:]:
        went(seen, "forward", fragment)
        assert seen.js(STATE) == state


def test_one_drag_is_one_step_and_the_theme_is_none(visit, hub):
    """A slider that is moved on, and years chosen one after another, are one step each; light and dark are none."""
    seen = visit(afresh=True)  # a browser counts no more than fifty steps of a tab
    before = seen.js("history.length")
    seen.js("() => { for (const least of [2, 3, 4]) KG.set({ least }); }")
    assert seen.js("history.length") == before + 1
    seen.js("() => { for (const year of [2028, 2029]) KG.set({ since: `${year}-01-01` }); }")
    seen.page.click("#theme")
    assert seen.js("history.length") == before + 2
    went(seen, "back", "#theme=dark&least=4")
    went(seen, "back", "#theme=dark")
    seen.js("(id) => { KG.select(id); KG.select(id); }", hub)
    assert seen.js("history.length") == before + 1


def test_the_title_tells_what_is_open(visit, graph, hub):
    """The title names the selection and the view before that of the document, so that steps can be told apart."""
    seen = visit()
    own = seen.page.title()
    label = graph.entities[hub].label
    seen.js("(id) => KG.select(id)", hub)
    assert seen.page.title() == f"{label} – {own}"
    seen.page.click("#tab-table")
    assert seen.page.title() == f"{label} – Claims – {own}"
    seen.js("KG.set({ sel: null, par: 'id:made-up/5' })")
    assert seen.page.title() == f"Paragraph 5 – Claims – {own}"


def test_escape_and_the_browser_lead_to_the_same_step(visit, hub):
    """Escape to what was before is the browser's Back: Forward leads on again, also after the page is loaded anew."""
    seen = visit(afresh=True)
    second = seen.js("(id) => [...KG.N.keys()].find((other) => other !== id)", hub)
    seen.js("([a, b]) => { KG.select(a); KG.select(b); }", [hub, second])
    fragment, steps = seen.js(HERE), seen.js("history.length")
    seen.page.reload()
    seen.until("window.KG && KG.settled")
    seen.page.keyboard.press("Escape")
    assert seen.js("KG.S.sel") == {"a": hub}
    seen.until(f"{HERE} !== {fragment!r}")
    assert seen.page.locator("#panel button").first.inner_text() == "Close (Esc)"
    went(seen, "forward", fragment)
    assert [seen.js("KG.S.sel"), seen.js("history.length")] == [{"a": second}, steps]
    seen.js("KG.set({ view: 'table' })")
    seen.page.locator("#panel button").first.click()
    assert seen.js("[KG.S.sel.a, KG.S.view]") == [hub, "table"]
    seen.page.go_back()
    seen.until(f"KG.S.sel.a === {second!r}")
    assert seen.js("KG.S.view") == "table"


def test_escape_pressed_fast_gets_where_it_leads(visit, hub):
    """Presses faster than the browser goes back end without a selection, and the address says the same."""
    seen = visit()
    second = seen.js("(id) => [...KG.N.keys()].find((other) => other !== id)", hub)
    seen.js("([a, b]) => { KG.select(a); KG.select(b); KG.goBack(); KG.goBack(); }", [hub, second])
    assert seen.js("KG.S.sel") is None
    seen.until("!location.hash && KG.fragment() === ''")


def test_escape_closes_one_thing(visit, hub):
    """Help, the list of the search, a path, a focus and a selection are closed by one press each, and no two by one."""
    seen = visit()
    keys = seen.page.keyboard
    seen.js("(id) => KG.select(id)", hub)
    seen.js("(id) => KG.focusOnActor(id)", hub)
    seen.js("(id) => KG.showPath(id, [...KG.N.keys()].find((other) => other !== id))", hub)
    path = seen.js("KG.S.path")
    seen.page.focus("#canvas")
    keys.press("?")
    keys.press("Escape")
    seen.until("!document.querySelector('dialog')")
    assert [seen.js("KG.S.path"), seen.js("document.activeElement.id")] == [path, "canvas"]
    keys.press("/")
    keys.type("a")
    assert seen.page.locator("#found").is_visible()
    keys.press("Escape")
    assert seen.page.locator("#found").is_hidden()
    assert seen.js("KG.S.path") == path
    seen.page.focus("#canvas")
    for path, ego, sel in ((None, hub, hub), (None, None, hub), (None, None, None)):
        keys.press("Escape")
        seen.js(DRAWN)
        assert seen.js("[KG.S.path, KG.S.ego, KG.S.sel && KG.S.sel.a]") == [path, ego, sel]


def test_escape_of_a_composition_is_the_composition_s(visit, hub):
    """Escape that ends what is being composed for other scripts, known by either sign of it, closes nothing."""
    seen = visit()
    seen.js("(id) => KG.select(id)", hub)
    for sign in ("{ isComposing: true }", "{ keyCode: 229 }"):
        seen.js(f"document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Escape', bubbles: true, ...{sign} }}))")
        assert seen.js("KG.S.sel") == {"a": hub}


def test_a_sheet_on_a_phone_closes_alone(visit, hub):
    """On a phone Escape closes the sheet over a list; the list stays about what it was about."""
    seen = visit(f"#view=table&sel={hub}", viewport={"width": 390, "height": 844})
    sheet = "document.body.dataset.sheet"
    assert seen.js(sheet) == "yes"
    seen.page.keyboard.press("Escape")
    assert seen.js(f"[{sheet}, KG.S.sel.a, KG.S.about.a]") == ["", hub, hub]
    seen.page.locator("[data-claim-row] .c-when").first.click()
    assert seen.js(sheet) == "yes"
    seen.page.keyboard.press("Escape")
    seen.js(DRAWN)
    assert seen.js(f"[{sheet}, KG.S.sel, KG.S.about.a]") == ["", {"a": hub}, hub]


def test_the_keyboard_stays_where_it_was(visit, hub):
    """After Back the keyboard is in the panel or the view that it was in, and a view is as far down as it was left."""
    seen = visit(f"#sel={hub}")
    seen.page.locator("#panel [data-party] summary").first.click()
    seen.page.locator("#panel .open button").first.click()
    assert seen.js("document.activeElement.id") == "panel"
    seen.page.go_back()
    seen.until(f"KG.S.sel.a === {hub!r}")
    assert seen.js("document.activeElement.id") == "panel"
    seen.js("KG.set({ sel: null, view: 'table' })")
    seen.rows()
    seen.js("document.querySelector('#view').scrollTop = 700")
    seen.js("KG.set({ view: 'map' })")
    seen.page.go_back()
    seen.until("KG.S.view === 'table'")
    assert seen.js("document.querySelector('#view').scrollTop") == 700


@pytest.mark.parametrize("sandbox", ['sandbox="allow-scripts"', ""])
def test_a_frame_adds_nothing_to_the_history_around_it(browser, html, tmp_path, hub, sandbox):
    """In a notebook's frame, sandboxed or not, no step is added to the notebook's history, and Escape leads back."""
    outer = tmp_path / "outer.html"
    outer.write_text(
        f'<!DOCTYPE html><iframe {sandbox} srcdoc="{escape(html)}" width=1000 height=700></iframe>', encoding="utf-8"
    )
    seen = Visit(browser, outer, wait=False, afresh=True)
    frame = seen.page.frames[-1]
    seen.until("window.KG && KG.settled", frame=frame)
    steps = seen.js("history.length")
    frame.evaluate("(id) => { KG.select(id); KG.set({ view: 'table' }); KG.set({ view: 'map' }); KG.focusOnActor(id); }", hub)
    assert [seen.js("history.length"), frame.evaluate("KG.S.ego")] == [steps, hub]
    assert frame.evaluate("location.hash.includes('ego=')")
    frame.evaluate("KG.goBack()")
    assert frame.evaluate("[KG.S.ego, KG.S.sel.a]") == [None, hub]
    frame.evaluate("KG.goBack()")
    assert frame.evaluate("KG.S.sel") is None
    assert seen.js("history.length") == steps
    assert seen.troubles == []
    seen.close()
