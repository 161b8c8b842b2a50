"""Focus on one actor, the walk from actor to actor, and paths between two, in a real Chromium."""

from itertools import pairwise

import contract
import pytest
from browser import DRAWN, made_up
from contract import OVERLAPS, neighbours, plain

from alertgraph.explorer import render

EVERY = "also=disputed~negated~reported~unrealised"
STATE = "JSON.stringify([KG.S.ego, KG.S.trail, KG.S.path, [...KG.S.avoid].sort(), KG.S.sel])"
SIDES = "Object.fromEntries(KG.scene.side)"


class TestFocus(contract.Focus):
    """What holds of any focus and its paths."""


def test_conflict_stands_left_and_cooperation_right(visit, graph, hub):
    """The sign of the plain claims puts a neighbour on its side; those with neither stand below."""
    seen = visit(f"#ego={hub}")
    places = seen.js("KG.shown.nodes.map(({ id }) => [id, KG.at(id).x, KG.at(id).y])")
    at = {name: (x, y) for name, x, y in places}
    own_x, own_y = at.pop(hub)

    for name, (x, y) in at.items():
        signs = [graph.relations[c.relation].sign for c in plain(graph) if {c.subject, c.object} == {name, hub}]
        conflict, cooperation = signs.count(-1), signs.count(1)
        if conflict or cooperation:
            assert (x < own_x) == (conflict >= cooperation)
        else:
            assert y > max(own_y, max(z for other, (_, z) in at.items() if seen.js(SIDES)[other] == "left"))


def test_what_the_alert_does_not_say_itself_takes_no_side(visit, graph, hub):
    """Whoever is tied only by disputed, reported, negated or not actual claims stands apart, and no such line is solid."""
    seen = visit(f"#ego={hub}&{EVERY}")
    apart = neighbours(graph, hub, graph.claims()) - neighbours(graph, hub, plain(graph)) - {hub}
    groups = seen.js("Object.fromEntries(Object.entries(KG.scene.groups).map(([name, rows]) => [name, rows.map((r) => r.id)]))")
    lines = seen.js(
        "KG.shown.lines.map((l) => ({ id: l.id, status: l.status, dash: l.dash, marks: l.marks,"
        " own: [l.from, l.to].includes(KG.S.ego) }))"
    )
    marked = set(seen.js("KG.marks.map((mark) => mark.line.id)"))

    assert apart
    assert apart == set(groups["apart"])
    assert all(line["dash"] for line in lines if line["status"])
    assert all(line["dash"] == [2, 5] for line in lines if "disputed" in line["status"])
    assert {line["id"] for line in lines if line["marks"] and line["own"]} == marked
    assert "only disputed, reported and others, each marked" in " ".join(seen.js("KG.scene.notes.map((n) => n.text)"))


def test_lines_into_the_actor_carry_their_head_in_the_middle(visit, hub):
    """A tie into the actor in focus has its arrow at mid-line, a tie from it at the other end."""
    seen = visit(f"#ego={hub}")
    arrows = seen.js(
        """KG.shown.lines.map((l) => { const { middle, to } = KG.network().body.edges[l.id].options.arrows;
        return [l.to === KG.S.ego && l.from !== KG.S.ego, middle.enabled, to.enabled]; })"""
    )

    assert any(inward for inward, _, _ in arrows)
    assert all(middle == inward and to == (not inward) for inward, middle, to in arrows)


def test_ties_among_the_neighbours_are_faint(visit, hub):
    """A line that does not touch the actor in focus is nearly transparent, and its own are not."""
    seen = visit(f"#ego={hub}")
    alphas = seen.js(
        """KG.shown.lines.map((l) => [[l.from, l.to].includes(KG.S.ego),
        +KG.network().body.edges[l.id].options.color.color.match(/[\\d.]+(?=\\))/)[0]])"""
    )

    assert {own for own, _ in alphas} == {True, False}
    assert all(alpha >= 0.5 if own else alpha <= 0.1 for own, alpha in alphas)


def test_focus_follows_the_window(visit, graph, hub):
    """When the window changes, the picture is arranged again for it, all labels inside."""
    seen = visit(f"#ego={hub}")
    before = seen.js("(id) => KG.at(id)", hub)
    seen.page.set_viewport_size({"width": 1000, "height": 640})
    seen.until(f"KG.settled && KG.at({hub!r}).x !== {before['x']}")
    seen.js(DRAWN)

    assert before != seen.js("(id) => KG.at(id)", hub)
    assert seen.js("KG.labels.every((b) => b.x >= 0 && b.x + b.w <= document.querySelector('#canvas').clientWidth)")
    assert seen.js(OVERLAPS) == 0


def test_walk_from_actor_to_actor_and_back(visit, hub):
    """A click leads to a neighbour, the trail remembers the way, and both the trail and Escape lead back."""
    seen = visit()
    seen.js("(id) => KG.select(id)", hub)
    seen.page.keyboard.press("f")
    assert hub == seen.js("KG.S.ego")
    second = seen.js("KG.scene.groups.left[0].id")
    stepped = seen.js("performance.now()")
    seen.until(f"KG.settled && performance.now() - {stepped} > 350")  # a click sooner would be the second of a double click
    seen.click_map(**seen.js("(id) => KG.at(id)", second))
    assert [second, [hub]] == seen.js("[KG.S.ego, KG.S.trail]")
    assert second == seen.js("KG.S.sel.a")
    third = seen.js("(was) => KG.shown.nodes.map((n) => n.id).find((id) => id !== KG.S.ego && id !== was)", hub)
    seen.js("(id) => KG.select(id)", third)
    assert [hub, second] == seen.js("KG.S.trail")
    seen.page.locator("#trail .crumbs button").first.click()
    assert [hub, []] == seen.js("[KG.S.ego, KG.S.trail]")
    seen.page.keyboard.press("Escape")
    assert [third, [hub, second]] == seen.js("[KG.S.ego, KG.S.trail]")
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Escape")
    assert [None, {"a": hub}] == seen.js("[KG.S.ego, KG.S.sel]")


def test_keys_walk_in_focus(visit, hub):
    """Arrows move to the side that they point to and along it, Enter brings that neighbour into focus, F leaves."""
    seen = visit(f"#ego={hub}")
    seen.page.focus("#canvas")
    seen.page.keyboard.press("ArrowLeft")
    seen.page.keyboard.press("ArrowDown")
    spoken = seen.page.locator("#spoken").inner_text()
    seen.page.keyboard.press("Enter")

    assert seen.js("KG.S.ego") != hub
    assert [hub] == seen.js("KG.S.trail")
    assert spoken.startswith(seen.js("KG.N.get(KG.S.ego).label"))
    seen.page.keyboard.press("f")
    assert seen.js("KG.S.ego") is None


def test_double_click_and_button_lead_into_focus(visit, hub):
    """A double click on an entry, or the button under its name, brings it into focus; the same button leads out."""
    seen = visit()
    at = seen.js("(id) => KG.at(id)", hub)
    box = seen.page.locator("#canvas").bounding_box()
    seen.page.mouse.dblclick(box["x"] + at["x"], box["y"] + at["y"])
    seen.until(f"KG.S.ego === {hub!r}")
    seen.page.click("#focus")
    assert seen.js("KG.S.ego") is None
    seen.page.click("#focus")
    assert hub == seen.js("KG.S.ego")
    seen.page.click("#leave")
    assert seen.js("KG.shown.nodes.length") == 60


def test_a_line_in_focus_opens_its_pair_and_keeps_the_focus(visit, hub):
    """A pair opened in focus lifts its own lines; one step back leads to the actor again."""
    seen = visit(f"#ego={hub}")
    other = seen.js("KG.scene.groups.left[0].id")
    seen.js("([a, b]) => KG.selectPair(a, b)", [hub, other])

    assert hub == seen.js("KG.S.ego")
    assert seen.page.locator("#panel [data-claim]").count() > 0
    seen.page.keyboard.press("Escape")
    assert [hub, {"a": hub}] == seen.js("[KG.S.ego, KG.S.sel]")


def test_letters_work_in_either_case_but_not_as_shortcuts(visit, hub):
    """F and P act with Shift as without; with Ctrl, Alt or Meta they are the browser's."""
    seen = visit()
    seen.js("(id) => KG.select(id)", hub)
    for held in ("ctrlKey", "altKey", "metaKey"):
        for letter in "fFpP":
            press = "new KeyboardEvent('keydown', { key, bubbles: true, [held]: true })"
            seen.js(f"([key, held]) => document.body.dispatchEvent({press})", [letter, held])
    assert seen.js("[KG.S.ego, document.activeElement.id]") == [None, ""]
    seen.page.keyboard.press("Shift+F")
    assert hub == seen.js("KG.S.ego")
    seen.page.keyboard.press("f")
    assert seen.js("KG.S.ego") is None
    seen.page.keyboard.press("Shift+P")
    assert seen.js("document.activeElement.id") == "search"
    seen.page.keyboard.type("Ff")
    assert seen.page.input_value("#search") == "Ff"
    assert seen.js("KG.S.ego") is None


def test_a_path_is_shown_and_told(visit, graph, hub):
    """From the panel, a search for the second actor shows the paths: each entry named, only lines of a step, each step listed."""
    seen = visit()
    far = seen.js("(a) => [...KG.N.keys()].find((b) => b !== a && (KG.pathResult({ a, b }).length || 0) >= 3)", hub)
    label = graph.entities[far].label
    seen.js("(id) => KG.select(id)", hub)
    seen.page.keyboard.press("p")
    seen.page.keyboard.type(label)
    seen.page.keyboard.press("Enter")
    path = seen.js("KG.S.path")

    assert path["a"] == hub
    assert graph.entities[path["b"]].label == label
    found = seen.js("KG.pathResult().paths")
    assert all(ids[0] == hub and ids[-1] == path["b"] for ids in found)
    assert {name for ids in found for name in ids} == set(seen.js("KG.labels.map((label) => label.id)"))
    assert seen.js(OVERLAPS) == 0
    steps = {frozenset(pair) for ids in found for pair in pairwise(ids)}
    assert steps == {frozenset(pair) for pair in seen.js("KG.shown.lines.map((l) => [l.from, l.to])")}
    assert f"of {len(found[0]) - 1} steps" in seen.page.locator("#path-told").inner_text()
    seen.page.keyboard.press("Escape")
    assert [None, {"a": hub}] == seen.js("[KG.S.path, KG.S.sel]")


def test_no_path_is_said(visit, hub):
    """Where nothing that is shown leads from one to the other, the panel says so, and offers to drop what filters there are."""
    seen = visit()
    seen.js("([a, b]) => KG.showPath(a, b)", [hub, "id:hostile"])
    seen.js("KG.set({ hide: new Set([...KG.C.values()].map((claim) => claim.mode)) })")

    assert "There is no path" in seen.page.locator("#path-told").inner_text()
    assert {hub, "id:hostile"} == set(seen.js("KG.labels.map((label) => label.id)"))
    assert "what the filters leave" in seen.page.locator("#path-told").inner_text()
    seen.page.locator("#path-told button").click()
    assert seen.js("KG.S.hide.size") == 0
    assert "There is no path" not in seen.page.locator("#path-told").inner_text()


def test_a_paragraph_ends_the_focus(visit, hub):
    """What the read-along view lifts out is shown on the map, not in the focus that was there before."""
    seen = visit(f"#ego={hub}")
    seen.js("KG.set({ sel: null, par: 'id:made-up/5' })")

    assert seen.js("[KG.S.ego, KG.shown.nodes.length]") == [None, 60]


def test_filters_reach_focus(visit, graph, hub):
    """A filter takes the neighbours that it leaves without a tie out of the focus."""
    seen = visit(f"#ego={hub}&hide=Structural&least=5")
    claims = [c for c in plain(graph) if graph.relations[c.relation].mode != "Structural"]
    degree = {name: sum(name in (c.subject, c.object) for c in claims) for name in graph.entities}
    expected = {name for name in neighbours(graph, hub, claims) if degree[name] >= 5}

    assert expected | {hub} == set(seen.js("KG.shown.nodes.map((n) => n.id)"))


@pytest.mark.parametrize(
    "script",
    [
        "KG.focusOnActor([...KG.N.keys()][0])",
        "KG.focusOnActor([...KG.N.keys()][0]); KG.select(KG.scene.groups.left[0].id)",
        "KG.focusOnActor([...KG.N.keys()][0]); KG.selectPair(KG.S.ego, KG.scene.groups.right[0].id)",
        "KG.showPath([...KG.N.keys()][3], [...KG.N.keys()][9]); KG.set({ avoid: new Set(['hubs', 'ties']) })",
    ],
)
def test_the_address_restores_focus_and_paths(visit, script):
    """Focus, trail, paths and what they avoid come back from the address."""
    seen = visit()
    seen.js(f"() => {{ {script} }}")
    again = visit(seen.js("location.hash"))

    assert seen.js(STATE) == again.js(STATE)
    assert seen.js("KG.shown.lines.map((l) => l.id)") == again.js("KG.shown.lines.map((l) => l.id)")


@pytest.mark.parametrize(
    "fragment",
    [
        "#ego=id:nobody&trail=id:turkish&path=id:turkish",
        "#ego=__proto__&path=id:turkish~id:turkish&avoid=toString~constructor",
        "#trail=" + "~".join(["id:turkish"] * 40) + "&path=%E0%A4%A~id:arabic",
        "#ego=id:turkish~id:arabic&path=<img>~id:turkish",
    ],
)
def test_a_hostile_address_gives_no_focus(visit, fragment):
    """Unknown actors, a path to itself, and a trail without a focus are ignored."""
    assert visit(fragment).js(STATE) == "[null,[],null,[],null]"


def test_beyond_the_limit_there_is_no_whole_map(visit, tmp_path):
    """Above 1200 entries the page never draws all: it opens on the most connected, and a search leads into focus."""
    page = tmp_path / "large.html"
    page.write_text(render(made_up(1300, 2600), progress=lambda message: None), encoding="utf-8", newline="\n")
    seen = visit("#show=all", of=page)

    assert seen.js("KG.shown.nodes.length") == 60
    assert seen.page.locator("#show-all").count() == 0
    outside = seen.js("[...KG.N.values()].filter((node) => node.at && !node.core).at(-1).id")
    seen.js("(id) => KG.select(id)", outside)
    assert outside == seen.js("KG.S.ego")
    assert seen.js("KG.shown.nodes.length") < 1200
    seen.js("KG.set({ ego: null, sel: null, least: 8 })")
    assert seen.page.locator("#show-all").count() == 1
