"""The explorer's filters in a real Chromium: what they let through, what they count, and what the address keeps of them."""

import re
from collections import Counter

import contract
import pytest
from browser import PUBLISHER
from contract import EVERYTHING, SHOWN, chosen, out

STATE = "JSON.stringify([[...KG.S.out].sort(), KG.S.since, KG.S.until, KG.S.undated, KG.S.least])"
OPENS = "[[],null,null,true,1]"


class TestFilters(contract.Filters):
    """What holds of any filters."""


def test_speaker_and_family_are_filters(visit, graph):
    """Only one speaker, or only one family of relations, leaves the claims that Python finds for it."""
    seen = visit()
    speaker = next(c.stated_by for c in graph.claims() if c.stance == "Disputed")
    seen.js(f"KG.set({{ {EVERYTHING} }})")
    seen.page.click("#facet-head-speaker")
    seen.page.locator(f"[id='only-speaker:{speaker}']").click()
    assert chosen(graph, speaker=(speaker,)) == set(seen.js(SHOWN))
    seen.page.click("#reset-filters")
    seen.page.click("#facet-head-family")
    seen.page.locator("[id='v-family:roads']").uncheck()
    expected = {claim.id for claim in graph.claims() if graph.relations[claim.relation].family != "roads"}
    assert expected == set(seen.js(SHOWN))


def test_each_row_counts_what_it_stands_for(visit, graph):
    """With other filters on, each row has the number that its value adds, as Python counts it."""
    seen = visit()
    seen.js(f"KG.set({{ {EVERYTHING}, since: '2029-01-01', until: '2030-06-30', {out('certainty', 'Hedged')} }})")
    counts = dict(seen.js("[...KG.facetCounts()]"))
    within = {"since": "2029-01-01", "until": "2030-06-30", "undated": True}
    claims = {claim.id: claim for claim in graph.claims()}
    plain = [claims[name] for name in chosen(graph, certainty=("Plain",), **within)]

    assert len(chosen(graph, certainty=("Hedged",), **within)) == counts["certainty:Hedged"]
    for field, value in (("stance", "stance"), ("modality", "modality"), ("polarity", "polarity"), ("speaker", "stated_by")):
        expected = Counter(f"{field}:{getattr(claim, value)}" for claim in plain)
        assert expected == {key: count for key, count in counts.items() if key.startswith(f"{field}:")}
    assert Counter(f"mode:{graph.relations[claim.relation].mode}" for claim in plain) == {
        key: count for key, count in counts.items() if key.startswith("mode:")
    }
    undated = {claims[name] for name in chosen(graph, certainty=("Plain",)) if not claims[name].when}
    assert len(undated) == counts["undated"]
    number = "+b.parentElement.querySelector('.number').textContent"
    rows = seen.js(f"[...document.querySelectorAll('[data-out]')].map((b) => [b.dataset.out, {number}])")
    assert rows
    assert all(counts.get(key, 0) == shown for key, shown in rows)


def test_years_count_what_a_click_shows(visit, graph):
    """Each column of the histogram has as many claims as asking for that year shows, and a second click lets it go."""
    seen = visit()
    seen.js(f"KG.set({{ {EVERYTHING}, undated: false }})")
    columns = seen.js(
        "[...document.querySelectorAll('.histogram button')].map((b) => [b.id.slice(5), parseInt(b.title.slice(6))])"
    )

    assert [year for year, _ in columns] == sorted(year for year, _ in columns)
    for year, number in columns:
        assert number == len(chosen(graph, since=f"{year}-01-01", until=f"{year}-12-31", undated=False))
    seen.page.click("#year-2029")
    assert chosen(graph, since="2029-01-01", until="2029-12-31", undated=False) == set(seen.js(SHOWN))
    assert seen.page.input_value("#since") == "2029-01-01"
    seen.page.click("#year-2029")
    assert seen.js("KG.S.since") is None


def test_years_do_not_draw_as_plain_what_is_not(visit, graph):
    """The coloured part of a column holds plain claims alone; the rest of it is an empty, dotted frame."""
    seen = visit()
    seen.js(f"KG.set({{ {EVERYTHING} }})")
    column = seen.page.locator("#year-2029 .stack")
    style = column.locator(".odd").evaluate(
        "(box) => [getComputedStyle(box).borderTopStyle, getComputedStyle(box).backgroundColor]"
    )

    assert style == ["dotted", "rgba(0, 0, 0, 0)"]
    seen.page.click("#also")
    assert seen.page.locator(".histogram .odd").count() == 0


def test_the_switch_says_that_some_are_on(visit, graph):
    """Where the legend has switched on some of what is not plain, the switch above the map says how many."""
    seen = visit("#also=disputed~reported")
    switch = seen.page.locator("#also")
    assert switch.inner_text().endswith("(2 of 4 on)")
    assert switch.get_attribute("aria-checked") == "false"
    switch.click()
    assert [switch.get_attribute("aria-checked"), "on)" in switch.inner_text()] == ["true", False]
    switch.click()
    assert [switch.get_attribute("aria-checked"), "on)" in switch.inner_text(), seen.js("KG.S.also.size")] == ["false", False, 0]


def test_from_and_to_cannot_cross(visit):
    """Choosing a first year after the last drops the last, so that no span is empty by itself."""
    seen = visit()
    seen.page.select_option("#until", "2029-12-31")
    seen.page.select_option("#since", "2030-01-01")

    assert seen.js("[KG.S.since, KG.S.until]") == ["2030-01-01", None]


def test_one_click_drops_the_hedged_and_reported(visit, graph):
    """One button leaves what the alert itself says without reserve, in every view; a second click takes that back."""
    seen = visit()
    seen.js(f"KG.set({{ {EVERYTHING} }})")
    seen.page.click("#drop-unsure")
    expected = chosen(graph, stance=("Asserted",), certainty=("Plain",))

    assert expected == set(seen.js(SHOWN))
    assert seen.page.get_attribute("#drop-unsure", "aria-pressed") == "true"
    seen.page.click("#tab-table")
    assert expected == set(seen.rows())
    seen.page.click("#drop-unsure")
    assert seen.js(STATE) == OPENS


def test_at_least_so_many_claims(visit, graph):
    """Entries with fewer claims than asked for, after the other filters, are gone with their claims."""
    seen = visit()
    seen.js("KG.set({ show: 'all', least: 6, hide: new Set(['Structural']) })")
    claims = [c for c in graph.claims() if c.in_default_network and graph.relations[c.relation].mode != "Structural"]
    degree = Counter(end for claim in claims for end in {claim.subject, claim.object})
    expected = {claim.id for claim in claims if degree[claim.subject] >= 6 and degree[claim.object] >= 6}

    assert expected
    assert expected == set(seen.js(SHOWN))
    assert {end for c in claims if c.id in expected for end in (c.subject, c.object)} == set(
        seen.js("KG.shown.nodes.map((node) => node.id)")
    )


def test_only_switches_on_what_the_map_keeps_back(visit, graph):
    """Asking for disputed claims alone switches them on, dotted; the rest stays as it was."""
    seen = visit("#show=all")
    seen.page.click("#facet-head-stance")
    seen.page.locator("[id='only-stance:Disputed']").click()
    expected = {c.id for c in graph.claims() if (c.stance, c.polarity, c.modality) == ("Disputed", "Affirmed", "Actual")}

    assert expected == set(seen.js(SHOWN))
    assert seen.js("KG.shown.lines.every((line) => String(line.dash) === '2,5')")


def test_resting_switches_change_nothing(visit):
    """Also with an entry asked to have so many claims, a list is the same whatever is switched on for the map."""
    rows = [set(visit(f"#view=table&least=9{also}").rows()) for also in ("", "&also=disputed~negated~reported~unrealised")]

    assert rows[0] == rows[1] != set()


def test_reset_gives_everything_back(visit):
    """One button ends all filters, and has nothing to do when there are none."""
    seen = visit("#hide=State&out=certainty%3AHedged&since=2030-01-01&undated=no&least=3")
    before = seen.js("KG.shown.claims.length")
    seen.page.click("#reset-filters")

    assert seen.js(STATE) == OPENS
    assert seen.js("KG.S.hide.size") == 0
    assert seen.js("KG.shown.claims.length") > before
    assert seen.page.locator("#reset-filters").is_disabled()


@pytest.mark.parametrize(
    "patch",
    [
        out("certainty", "Hedged"),
        out("speaker", PUBLISHER) + ", also: new Set(['disputed', 'reported'])",
        "since: '2029-05-01', until: '2030-02-28', undated: false",
        f"least: 4, {out('family', 'roads', 'wells')}",
    ],
)
def test_the_address_restores_the_filters(visit, patch):
    """Whatever is filtered comes back from the address."""
    seen = visit()
    seen.js(f"KG.set({{ {patch} }})")
    again = visit(seen.js("location.hash"))

    assert seen.js(STATE) == again.js(STATE) != OPENS
    assert seen.js(SHOWN) == again.js(SHOWN)


@pytest.mark.parametrize(
    "fragment",
    [
        "#out=__proto__~stance%3AFalse~constructor&least=-1&since=yesterday&until=2030-02-31",
        "#least=1e9&undated=maybe&out=%E0%A4%A&since=2030-13-01",
        "#out=speaker%3Aid%3Anobody~%3Cimg%20src%3Dx%3E&until=99999-01-01&least=0",
    ],
)
def test_hostile_filters_are_ignored(visit, fragment):
    """Unknown values, impossible days and numbers out of range leave the page as it opens."""
    assert visit(fragment).js(STATE) == OPENS


def test_reversed_days_keep_the_first_alone(visit):
    """A span that ends before it begins keeps only the day that came first in the address."""
    assert visit("#since=2030-01-01&until=2029-01-01").js("[KG.S.since, KG.S.until]") == ["2030-01-01", None]


def test_keyboard_stays_on_the_row_that_was_used(visit):
    """After a filter is used by keyboard, the same control has the focus, and its folded rows stay open."""
    seen = visit()
    seen.page.click("#facet-head-family")
    seen.page.focus("[id='v-family:roads']")
    seen.page.keyboard.press("Space")

    assert seen.js("document.activeElement.id") == "v-family:roads"
    assert seen.js("document.activeElement.checked") is False
    assert re.search(r"2 of 3", seen.page.locator("#facet-head-family").inner_text())


def test_the_legend_says_what_each_line_means(visit, graph):
    """Each mode has its definition in sight, with the sentence that none says who is right, until it is folded away."""
    seen = visit()
    told = seen.js(
        "[...document.querySelectorAll('#meanings dl > div')].map((row) => [...row.children].map((e) => e.textContent))"
    )

    assert dict(told) == {mode.label: mode.definition for mode in graph.modes.values()}
    assert "It does not say who is right." in seen.page.locator("#meanings").inner_text()
    assert seen.page.locator("#meanings dd").first.is_visible()
    seen.page.click("#meanings summary")
    seen.js("KG.set({ hide: new Set(['Structural']) })")
    seen.until("KG.settled")
    assert not seen.page.locator("#meanings dd").first.is_visible()


def test_yielding_carries_its_mark(visit, graph):
    """Every line of yielding has the mark of giving way, no other has; an act of law is no mere tie."""
    seen = visit()
    lines = seen.js("KG.shown.lines.map((line) => [line.mode, line.marks.includes('giveWay')])")

    assert {(mode, mark) for mode, mark in lines} == {(mode, mode == "Yielding") for mode in graph.modes}
    ties = dict(seen.js("[...document.querySelectorAll('[data-hide]')].map((box) => [box.dataset.hide, true])"))
    assert {"LegalAct", "Yielding"} <= ties.keys()
