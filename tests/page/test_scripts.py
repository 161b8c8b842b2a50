"""The rooms of the page's scripts: who uses whom, what each offers, and that nothing else of a room can be reached."""

import javascript
import pytest
import support
from browser import Visit, made_up

from alertgraph.explorer import page, render

SCRIPTS = support.SOURCE / "explorer" / "scripts"

#: Every room and the rooms above it that it uses. What may live in one, rooms.toml says.
ROOMS = {
    "page": "",
    "look": "page",
    "filters": "page look",
    "map": "page look filters",
    "scene": "page look filters map",
    "share": "page look filters map scene",
    "claims": "page look filters map scene share",
    "views": "page look filters map scene share claims",
    "query": "page look filters share claims views",
    "controls": "page look filters map scene share claims views",
    "start": "page look filters map scene share claims views query controls",
}

#: What the scripts use of the browser, and of vis-network.
BROWSER = """
    Array Blob Boolean CSS Date DecompressionStream Error Event Image Infinity IntersectionObserver JSON Map Math Number
    Object Promise RegExp ResizeObserver Response Set String URL Uint8Array Worker XMLSerializer addEventListener atob
    clearTimeout decodeURIComponent devicePixelRatio document encodeURIComponent getComputedStyle history innerHeight location
    matchMedia navigator parseInt performance print requestAnimationFrame setTimeout vis window
"""

DECLARED = page.rooms()
READ = {
    room: {file.name: javascript.read(file.read_text(encoding="utf-8")) for file in support.every(SCRIPTS / room, "*.js")}
    for room in ROOMS
}
OUTERMOST = {room: [name for script in scripts.values() for name in script.outermost] for room, scripts in READ.items()}


def free(room: str) -> set[str]:
    """The names that the scripts of a room use and that none of them declares for all."""
    return {name for script in READ[room].values() for name in script.free} - set(OUTERMOST[room])


def offered(room: str) -> set[str]:
    """The names that reach a room from those that it uses."""
    return {name for used in DECLARED[room].uses for name in DECLARED[used].offers}


def test_every_script_is_in_a_room_and_is_joined_once() -> None:
    """No script stands outside the rooms, and each is part of the page."""
    joined = [name for room in DECLARED for name in page.scripts(room)]

    assert sorted(joined) == [file.relative_to(SCRIPTS.parent).as_posix() for file in support.every(SCRIPTS, "**/*.js")]
    with pytest.raises(AssertionError, match="fits"):
        support.every(SCRIPTS, "*.js")  # where the rooms are, no script is


def test_the_table_of_rooms_is_what_is_declared() -> None:
    """The same rooms in the same order, each with the same uses."""
    assert list(ROOMS.items()) == [(name, " ".join(room.uses)) for name, room in DECLARED.items()]


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_uses_what_it_declares(room: str) -> None:
    """It mentions a name of each room that it declares to use, and of no other."""
    used = [name for name, other in DECLARED.items() if free(room) & set(other.offers)]

    assert used == DECLARED[room].uses


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_uses_rooms_above_it(room: str) -> None:
    """The order of the rooms is the order in which they are joined."""
    order = list(DECLARED)

    assert [used for used in DECLARED[room].uses if order.index(used) >= order.index(room)] == []


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_offers_what_it_has_and_others_use(room: str) -> None:
    """Each name of its interface is declared in it, never to be set again, and used by another room."""
    offers = DECLARED[room].offers
    sources = "\n".join(file.read_text(encoding="utf-8") for file in support.every(SCRIPTS / room, "*.js"))

    assert sorted(offers, key=lambda name: (name.lower(), name)) == offers
    assert set(offers) <= set(OUTERMOST[room])
    assert [name for name in offers if f"\nlet {name} " in sources] == []
    assert set(offers) <= {name for other, row in DECLARED.items() if room in row.uses for name in free(other)}


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_in_a_sentence_what_may_live_there(room: str) -> None:
    """So that a newcomer knows where a script belongs."""
    assert len(DECLARED[room].holds.split()) > 5
    assert DECLARED[room].holds.endswith(".")


def test_no_script_reaches_what_is_not_offered() -> None:
    """Every name is declared in its room, offered by one that the room uses, or the browser's."""
    beyond = {room: free(room) - offered(room) for room in ROOMS}

    assert set.union(*beyond.values()) == set(BROWSER.split())


def test_no_name_is_declared_twice() -> None:
    """In a room, a second function of a name would silently take the place of the first; across rooms it would confuse."""
    assert sum(map(len, OUTERMOST.values())) > 200
    for room, names in OUTERMOST.items():
        assert sorted(names) == sorted(set(names)), room
        others = {name for other, row in DECLARED.items() if other != room for name in row.offers}
        assert set(names) & others == set(), room


def test_no_script_hides_what_is_offered() -> None:
    """A local name is none of those that reach its room, so that a reader sees which is meant."""
    hidden = {(room, file): script.declared & offered(room) for room, scripts in READ.items() for file, script in scripts.items()}

    assert {place: names for place, names in hidden.items() if names} == {}


def test_names_for_all_say_something() -> None:
    """No name that a whole room or more sees is a letter or two, but for the one that makes an element."""
    names = {name for names in OUTERMOST.values() for name in names}

    assert {name for name in names if len(name) < 3 or name in ("key", "row", "rows", "value", "part", "say")} == {"el"}


def test_what_a_room_does_not_offer_cannot_be_reached(browser, tmp_path, monkeypatch) -> None:
    """A name that is taken out of an interface is unknown to the other rooms when the page runs."""
    declared = page.rooms()
    declared["page"].offers.remove("plural")
    monkeypatch.setattr(page, "rooms", lambda: declared)
    path = tmp_path / "index.html"
    path.write_text(render(made_up(12, 20), progress=lambda message: None), encoding="utf-8")
    seen = Visit(browser, path, "#view=table", wait=False)
    seen.until("document.readyState === 'complete'")

    assert seen.troubles[0] == "plural is not defined"
    assert "could not be started" in seen.page.locator("[role=alert]").inner_text()
    seen.close()


@pytest.mark.parametrize(
    ("source", "free_names"),
    [
        ("f(a);", "f a"),
        ("// f(a)\n/* g */ 'h'; \"it's i\"; `j ${k} ${`l ${m}`} }n`;", "k m"),
        ("a.b?.c; ({ d: e, f });", "a e f"),
        ("x = { get g() { return h; }, i(j) { return j + k; } };", "x h k"),
        ("const a = b ? c : d; let e = 1;", "b c d"),
        ("const { a, b: c, d = e, ...f } = g; c + f;", "e g"),
        ("function a(b, { c, d: [e] } = {}, ...f) { return b + c + e + f; }", ""),
        ("const a = (b, [c, d]) => b + c + d; const e = f => f;", ""),
        ("for (const [a, b] of c) try { a(b); } catch (d) { d(); }", "c"),
        (r"const a = b.match(/[/\"'`]c{2}(d|e)/g) / f / g;", "b f g"),
        ("async function a() { await b(); return typeof c; }", "b c"),
        ("a(b, (c), d)", "a b c d"),
    ],
)
def test_a_script_is_read(source: str, free_names: str) -> None:
    """Neither strings, comments and patterns nor keys, members and names of the script's own are taken for uses."""
    assert javascript.read(source).free == set(free_names.split())
