"""The search of the page: the same matches as the terminal's find, in groups, and what a choice opens."""

import re

import pytest
from contract import PHONE
from mentioned import CASES, NOTHING, WANTED

from alertgraph.finding import search

ROWS = "document.querySelectorAll('#found [role=option]')"


def typed(seen, text):
    """Put the keyboard into the search box and type."""
    seen.js("KG.set({ sel: null, view: 'map', only: null })")
    seen.page.fill("#search", "")
    seen.page.keyboard.press("Escape")
    seen.page.focus("#search")
    seen.page.keyboard.type(text)


def test_the_page_mentions_what_the_terminal_mentions(lasting, graph):
    """The cases of one table; and of this graph the same claims and entries, whatever is asked."""
    seen = lasting
    told = seen.js("(cases) => cases.map(([words, text]) => KG.seeker(words)(KG.spelt(text)))", CASES)
    wrong = [case for case, is_in in zip(CASES, told, strict=True) if case[2] != is_in]
    assert wrong == []
    assert seen.js("(all) => all.map((words) => KG.seeker(words))", NOTHING) == [None] * len(NOTHING)
    told = seen.js(
        "(cases) => cases.map(([text]) => { const { words, dates, marks } = KG.wantedOf(text);"
        " return [text, words, dates.map(({ year, month, day }) => [year, month, day].join('-').replace(/-+$/, '')),"
        " marks.map(({ value }) => value)]; })",
        WANTED,
    )
    assert told == [list(case) for case in WANTED]
    for words in (
        "velmark",
        "besieges tir",
        "dates",
        "court",
        "isik",
        "light",
        "xss",
        "hedged",
        "denied velmark",
        "2023-02",
        "9 December",
        "July 2030",
    ):
        found, looked = search.search(words, graph, {}, graph.hidden_names)
        names, claims = seen.js(
            "(words) => { const rows = KG.searchFor(words).map((group) => group.rows);"
            " return [rows[1].map((row) => row.node.id), rows[2].map((row) => row.claim.id)]; }",
            words,
        )
        assert [looked.ranks[name] for name in claims] == sorted(looked.ranks.values())
        assert set(claims) == {row.id for row in found if row.group == "claim"}
        assert set(names) == {row.id for row in found if row.group == "name"} & set(seen.js("[...KG.N.keys()]"))
        assert found


def test_a_claim_is_found_with_whose_it_is_and_how_it_stands(lasting, graph):
    """Speaker and reserve stand before the gist; the group says how many there are, and widens; Enter opens the card."""
    seen = lasting
    disputed = next(c for c in graph.claims() if c.stance == "Disputed" and c.certainty == "Hedged")
    words = f"{graph.entities[disputed.subject].label} {graph.entities[disputed.object].label}"
    typed(seen, words)
    rows = seen.page.locator("#found .hit-claim")
    mine = rows.filter(has_text=disputed.gist).first
    speaker = graph.entities[disputed.stated_by].label
    assert re.match(rf"{re.escape(speaker)} claims: (\[[^\]]+\] )*\[hedged\] ", mine.inner_text())
    assert "[disputed] " in mine.inner_text()
    mine.click()
    assert seen.js("[KG.S.sel.a, KG.S.sel.b]") == [disputed.subject, disputed.object]
    card = seen.page.locator(f"#panel [data-claim='{disputed.id}'].sought")
    assert card.evaluate("(box) => { const { top } = box.getBoundingClientRect(); return top >= 0 && top < innerHeight; }")
    seen.js("KG.set({ only: 'reported' })")
    seen.page.fill("#search", words)
    rows.filter(has_text=disputed.gist).first.click()
    assert seen.page.locator(f"#panel [data-claim='{disputed.id}']").is_visible()


def test_groups_are_walked_counted_and_widened(lasting, graph):
    """Arrows pass across groups and round; the box names what they are at; all of a group is one more line."""
    seen = lasting
    typed(seen, "velmark")
    groups = seen.js(
        "[...document.querySelectorAll('#found [role=group]')]"
        ".map((box) => [box.querySelector('.hits-head').textContent, box.querySelectorAll('[role=option]').length])"
    )
    claims = [row.id for row in graph.find("velmark") if row.group == "claim"]
    first = [c.id for c in graph.claims() if re.search(r"\bvelmark", c.gist, re.IGNORECASE)]
    assert set(claims[: len(first)]) == set(first) < set(claims)
    assert [re.match(r"\D+", head)[0].strip() for head, _ in groups] == ["Actors and things", "Claims"]
    assert groups[1][0] == f"Claims {len(claims)} by wording, names or note"
    number = seen.js(f"{ROWS}.length")
    for _ in range(groups[0][1]):
        seen.page.keyboard.press("ArrowDown")
    active = "document.getElementById(document.getElementById('search').getAttribute('aria-activedescendant'))"
    assert seen.js(f"{active}.classList.contains('hit-claim') && {active}.getAttribute('aria-selected')") == "true"
    seen.page.keyboard.press("Home")
    for _ in range(groups[0][1] + 1):
        seen.page.keyboard.press("ArrowUp")
    assert seen.js(f"{active} === {ROWS}[{number - 1}]")
    assert seen.js(f"{active}.textContent") == f"Show all {len(claims)} claims"
    seen.page.keyboard.press("Enter")
    assert seen.page.locator("#found .hit-claim").count() == len(claims)
    assert seen.js(f"{active}.classList.contains('hit-claim') && !document.getElementById('found').hidden")


def test_names_that_nobody_writes_find_and_are_not_shown(lasting):
    """A hidden name leads to its entry, whose line does not have it; an alias that was meant stands in the line."""
    seen = lasting
    typed(seen, "call of light")
    assert seen.js("KG.N.get('id:turkish').label") in seen.page.locator("#found .hit-name").inner_text()
    assert "Call of Light" not in seen.page.locator("#found").inner_text()
    typed(seen, "strasse")
    assert "Straße council" in seen.page.locator("#found .hit-name").inner_text()


def test_what_a_composition_ends_chooses_nothing(lasting):
    """An Enter that ends an input method's word is not the reader's choice."""
    seen = lasting
    typed(seen, "velmark")
    for props in ("isComposing: true", "keyCode: 229"):
        event = f"new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true, {props} }})"
        seen.js(f"document.getElementById('search').dispatchEvent({event})")
    assert seen.js("[KG.S.sel, document.getElementById('search').value]") == [None, "velmark"]
    seen.page.keyboard.press("Escape")


def test_nothing_is_said_of_what_was_searched(lasting, graph):
    """In how many claims and names; of one letter that beginnings are found from the third; for a path of names alone."""
    seen = lasting
    typed(seen, "zzzz")
    entries = seen.js("KG.N.size")
    searched = f"{len(graph.claims())} claims and {entries} actors and things"
    assert seen.page.locator("#found").inner_text() == f"Nothing in {searched} mentions “zzzz”."
    typed(seen, "z")
    assert "From its third letter on" in seen.page.locator("#found").inner_text()
    seen.page.keyboard.press("Escape")


@pytest.mark.parametrize("viewport", [PHONE, {"width": 320, "height": 640}])
def test_the_search_fits_a_phone(visit, viewport):
    """Nothing scrolls sideways, the box has room for its words, and every line stands within the window."""
    seen = visit(viewport=viewport)
    seen.page.fill("#search", "velmark")
    assert seen.js("document.documentElement.scrollWidth - innerWidth") <= 0
    sides = seen.js(
        f"[...{ROWS}].map((row) => row.getBoundingClientRect()).map(({{ left, right }}) => [left, innerWidth - right])"
    )
    assert min(min(pair) for pair in sides) >= 0
    assert seen.page.locator("#search").bounding_box()["width"] > 250


def test_of_two_names_apart_the_path_is_offered(lasting, graph):
    """Where no claim has both, that is said; the first line is their path, then the two; a day is the parameter of a question."""
    seen = lasting
    apart = seen.js(
        "(() => { const rows = [...KG.N.values()].filter((node) => node.at && /^[a-z ]+$/i.test(node.label));"
        " for (const one of rows) for (const other of rows) {"
        "   if (one === other) continue;"
        "   const [paths] = KG.searchFor(`${one.label} ${other.label}`);"
        "   if (paths.rows.length && paths.rows[0].ends[0] === one)"
        "     return [one, other].map(({ id, label }) => [id, label]); } })()"
    )
    (one, first), (other, last) = apart
    found, looked = search.search(f"{first} {last}", graph, {}, graph.hidden_names)
    assert dict(looked.apart) == {one: first, other: last}
    assert not [row for row in found if row.group == "claim"]
    typed(seen, f"{first} {last}")
    assert seen.page.locator("#found-said").inner_text() == f"No claim has both {first} and {last}."
    assert seen.page.locator("#found .hit-name .name").all_inner_texts()[:2] == [first, last]
    seen.page.locator("#found .hit-path").click()
    assert seen.js("KG.S.path") == {"a": one, "b": other}
    seen.js("KG.set({ path: null })")


def test_the_panel_counts_what_its_sheet_has(lasting):
    """Claims that name an entry otherwise than as a party are told beside those that it is a party of."""
    seen = lasting
    name, ends, all_of = seen.js(
        "(() => { for (const { id } of KG.N.values()) {"
        " const ends = [...KG.C.values()].filter(({ subject, object }) => subject === id || object === id).length;"
        " const all = KG.sheetOf([id], 'text').entries.length; if (ends && all > ends) return [id, ends, all]; } })()"
    )
    seen.js("(id) => KG.select(id)", name)
    said = seen.page.locator("#panel").inner_text()
    assert re.search(rf"^{ends} claims? with ", said, re.M)
    assert re.search(rf"^{all_of - ends} more claims? .* Its sheet has all {all_of}\.$", said, re.M)
