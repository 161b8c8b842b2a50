"""The first minute: what the page is and whose, where to begin, and how the map is made larger."""

from contract import PHONE

#: The map's picture once four in a row, two frames apart, are the same.
RESTED = """async () => { const canvas = document.querySelector('#canvas canvas'); let [before, same] = ['', 0];
while (same < 4) { await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const now = canvas.toDataURL(); same = now === before ? same + 1 : 0; before = now; }
return before; }"""


def test_the_opening_says_what_this_is_then_tours_then_actors(lasting, graph):
    """The panel begins with what this is, publisher and date; the actors follow in the order that their heading tells."""
    heads = lasting.page.locator("#panel :is(h2, h3)").all_inner_texts()
    words = lasting.page.locator("#what-this-is").inner_text()
    named = lasting.js("[...document.querySelectorAll('#first-actors [data-node]')].map((link) => link.dataset.node)")
    plain = [claim for claim in graph.claims() if claim.in_default_network]
    number = [sum(name in (claim.subject, claim.object) for claim in plain) for name in named]

    assert heads[0] == "What this is"
    assert "Actors by number of claims on the opening map" in heads
    for part in ("Harrow Observatory", "3 March 2031", f"{len(graph.claims())} claims", "None is a finding of this project"):
        assert part in words
    assert number == sorted(number, reverse=True)
    assert all(graph.kinds[graph.entities[name].kind].is_actor for name in named)
    assert len(named) == 12


def test_a_phone_comes_to_the_map_when_something_is_chosen(visit):
    """What is chosen in the first minute brings the map into sight, and a tab opened first leaves no opening before the map."""
    seen = visit(viewport=PHONE)
    assert seen.page.locator("#canvas").bounding_box()["y"] > PHONE["height"]
    seen.page.click("#tab-table")
    seen.page.click("#tab-map")
    assert seen.page.locator("#canvas").bounding_box()["y"] < PHONE["height"]
    again = visit("#sel=id:turkish", viewport=PHONE)
    assert again.page.locator("#canvas").bounding_box()["y"] < PHONE["height"]


def test_the_map_is_made_larger_by_buttons_and_keys(visit):
    """Plus, minus and fit are buttons and keys, 44 pixels high where fingers touch; a letter typed into the search is no key."""
    seen = visit()
    scale = "KG.network().getScale()"
    seen.page.click("#zoom-in")
    larger = seen.js(scale)
    seen.page.click("#zoom-out")
    assert larger > 1.2
    assert abs(seen.js(scale) - 1) < 0.01
    seen.page.focus("#canvas")
    for key in ("+", "="):
        seen.page.keyboard.press(key)
    assert seen.js(scale) > larger * 1.2
    seen.page.keyboard.press("-")
    assert seen.js(scale) < larger * 1.2
    seen.page.keyboard.press("0")
    assert seen.js(scale) == 1
    seen.page.fill("#search", "")
    seen.page.keyboard.type("+-")
    assert seen.js(scale) == 1


def test_fingers_find_the_buttons(visit):
    """Where the pointer is a finger, each button of the map's size is 44 pixels wide and high."""
    seen = visit(viewport=PHONE, afresh=True, has_touch=True, is_mobile=True)
    for name in ("#zoom-in", "#zoom-out", "#zoom-fit"):
        box = seen.page.locator(name).bounding_box()
        assert box["width"] >= 44
        assert box["height"] >= 44


def test_lines_end_at_their_entries_after_the_window_has_changed(visit, hub):
    """After a resize the picture of the map, a focus and a path is that of a drawing anew: no line ends where an entry was."""
    seen = visit()
    pair = seen.js("(() => { const ids = KG.shown.nodes.map((node) => node.id); const a = ids[0];"
                   " return [a, ids.find((b) => b !== a && KG.pathResult({ a, b }).length === 2)]; })()")  # fmt: skip
    picture = "document.querySelector('#canvas canvas').toDataURL()"
    for act, width in (("KG.set({})", 1000), ("KG.focusOnActor(ids[0])", 1400), ("KG.showPath(ids[0], ids[1])", 1100)):
        seen.js(f"(ids) => {act}", pair)
        before = seen.js("document.querySelector('#canvas').clientWidth")
        seen.page.set_viewport_size({"width": width, "height": 700})
        seen.until(f"document.querySelector('#canvas canvas').clientWidth !== {before}")
        drawn = seen.js(RESTED)
        seen.js("KG.network().redraw()")

        assert drawn == seen.js(picture), act
        assert seen.js("KG.shown.lines.length") > 1
