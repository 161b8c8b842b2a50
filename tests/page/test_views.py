"""The views beside the map in a real Chromium: claims table, timeline, matrix, read along, guided tours, accessibility."""

import csv
import io
import re
from datetime import date
from pathlib import Path

import contract
import numpy as np
import pytest
from browser import ALERT, DRAWN, Visit, made_up, require_chromium
from contract import VIEWS, assert_accessible

from alertgraph.explorer import render
from alertgraph.texts import document as text
from alertgraph.texts.matching import anchor
from alertgraph.texts.quoting import quote

ROOT = Path(__file__).parents[2]
TOUR = """
title = "Two valleys"
[[step]]
title = "Chosen by hand"
caption = "Some claims that someone picked."
claims = [{claims}]
[[step]]
title = "Between neighbours"
caption = "What stands between these."
actors = [{actors}]
"""


def written(folder, graph, name="two-valleys", tour=TOUR):
    """Write a tour of the graph's own claims into a folder of tours, and let the graph read from there."""
    disputed = [claim.id for claim in graph.claims() if claim.stance == "Disputed"][:3]
    plain = next(claim for claim in graph.claims() if claim.in_default_network)
    quoted = ({"claims": disputed, "actors": [plain.subject, plain.object]}).items()
    (folder / "tours").mkdir(exist_ok=True)
    filled = tour.format(**{key: ", ".join(f'"{value}"' for value in values) for key, values in quoted})
    (folder / "tours" / f"{name}.toml").write_text(filled, encoding="utf-8")
    graph.data.root = folder
    return disputed, plain


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A made-up graph with a tour, the claims of its first step, and the claim whose ends the second names."""
    graph = made_up(220, 320)
    return graph, *written(tmp_path_factory.mktemp("graph"), graph)


@pytest.fixture(scope="module")
def graph(told):
    """The made-up graph."""
    return told[0]


class TestViews(contract.Views):
    """What holds of any views."""


@pytest.fixture(scope="module")
def path(graph, tmp_path_factory):
    """The file of its page, built with a made-up copy of the text."""
    require_chromium()
    found = tmp_path_factory.mktemp("views") / "index.html"
    html = render(graph, {ALERT: quoted(SOURCE)}, progress=lambda message: None)
    found.write_text(html, encoding="utf-8", newline="\n")
    return found


SOURCE = "\n\n".join(" ".join(f"Sentence {s} of valley {p} is here." for s in range(1, 7)) for p in range(1, 42))


def quoted(copy):
    """The passages of the made-up text as a copy has them."""
    source = text.parse(SOURCE)
    passages = {f"id:made-{sentence.name}": anchor(source, sentence) for sentence in source.sentences}
    return quote(passages, text.parse(copy), source.fingerprint)


def tabs(seen):
    """The views that have a tab, in their order."""
    return seen.js("[...document.querySelectorAll('[role=tab]')].map((tab) => tab.id.replace('tab-', ''))")


def test_each_view_has_a_tab(visit):
    """What registers itself has a tab, once; the map's is the first."""
    found = tabs(visit())

    assert sorted(VIEWS) == sorted(found)
    assert len(found) >= 5
    assert found[0] == "map"


def test_tabs_are_walked_with_arrows(visit):
    """One tab takes the keyboard; arrows, Home and End move to the next and open its view."""
    seen = visit()
    first, second, third, *_, last = tabs(seen)
    seen.page.focus("[role=tab][aria-selected=true]")
    reached = []
    for key in ("ArrowRight", "ArrowRight", "End", "ArrowRight", "ArrowLeft", "Home"):
        seen.page.keyboard.press(key)
        reached.append(
            seen.js("[KG.S.view, document.activeElement.id, document.querySelectorAll('[role=tab][tabindex=\"0\"]').length]")
        )

    assert [[name, f"tab-{name}", 1] for name in (second, third, last, first, last, first)] == reached


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_comes_back_from_the_address(visit, view):
    """The address opens the view that it names, and nothing but that view is on the page."""
    seen = visit(f"#view={view}")

    assert view == seen.js("KG.S.view")
    assert (view == "map") == seen.page.locator("#canvas").is_visible()
    assert (view != "map") == seen.page.locator("#view").is_visible()


@pytest.mark.parametrize(
    "fragment", ["#view=none&sort=color", "#view=table~map", "#par=x%2F1&tour=__proto__%2F1", "#tour=two-valleys%2F9"]
)
def test_a_hostile_view_is_ignored(visit, fragment):
    """Views, columns, paragraphs and steps that do not exist leave the page as it opens."""
    seen = visit(fragment)

    assert seen.js("[KG.S.view, KG.S.sort, KG.S.par, KG.S.tour]") == ["map", "when", None, None]


def test_the_table_passes_the_filters(visit, graph):
    """A mode that is filtered out leaves the table as it leaves the map."""
    seen = visit("#view=table&hide=Structural")
    expected = {claim.id for claim in graph.claims() if graph.relations[claim.relation].mode != "Structural"}

    assert expected == set(seen.rows())


def test_each_row_says_its_standing(visit, graph):
    """Each row tells the stance in words, and that something is denied, not actual or hedged."""
    seen = visit("#view=table")
    said = dict(
        seen.js(
            "[...document.querySelectorAll('[data-claim-row]')]"
            ".map((row) => [row.dataset.claimRow, row.querySelector('.c-standing').textContent])"
        )
    )

    for claim in graph.claims():
        assert said[claim.id].startswith(claim.stance)
        assert (claim.polarity == "Negated") == bool(re.search("said not to be so|not be,", said[claim.id]))
        assert (claim.certainty == "Hedged") == ("hedged" in said[claim.id])


def test_no_row_or_line_of_a_denial_reads_as_the_deed(visit, graph):
    """What is denied, or should not be, has its "not" in the table and beside its gist; no bare mark stands there."""
    seen = visit("#view=table&show=all")
    shown = dict(
        seen.js(
            "[...document.querySelectorAll('[data-claim-row]')]"
            ".map((row) => [row.dataset.claimRow, row.querySelector('.c-relation .relation').textContent])"
        )
    )
    for claim in graph.claims():
        assert shown[claim.id] == contract.said(graph, claim)

    seen = visit("#view=timeline&show=all")
    lines = seen.js("[...document.querySelectorAll('.claim-line.negated')].map((line) => line.textContent)")
    assert all("said not to be so" not in line and " not " in line for line in lines)


def test_a_disputed_row_never_reads_as_a_fact(visit, graph):
    """A disputed row begins with its speaker, calls its gist a disputed claim, and looks unlike every plain row."""
    seen = visit("#view=table")
    disputed = [claim for claim in graph.claims() if claim.stance == "Disputed"]
    plain = next(claim for claim in graph.claims() if claim.in_default_network)
    look = "(row) => getComputedStyle(row).backgroundColor + getComputedStyle(row).outlineStyle"

    assert disputed
    for claim in disputed:
        row = seen.page.locator(f"[data-claim-row='{claim.id}']")
        assert row.locator(".c-subject").inner_text().startswith(f"{graph.entities[claim.stated_by].label} claims:")
        assert row.locator(".c-gist").text_content().startswith("Disputed claim: ")
        assert row.evaluate(look) != seen.page.locator(f"[data-claim-row='{plain.id}']").evaluate(look)


def test_columns_sort_and_turn_round(visit, graph):
    """A click at a heading sorts by it, a second one turns the order round; the heading says so, and the address keeps it."""
    seen = visit("#view=table")
    seen.page.click("#sort-relation")
    words = {claim.id: contract.said(graph, claim) for claim in graph.claims()}
    up = [words[name] for name in seen.rows()]
    seen.page.click("#sort-relation")
    down = [words[name] for name in seen.rows()]

    assert sorted(up) == up
    assert sorted(down, reverse=True) == down
    assert seen.page.get_attribute("th.c-relation", "aria-sort") == "descending"
    assert "sort=-relation" in seen.page.url
    assert seen.js("document.activeElement.id") == "sort-relation"


def test_a_row_opens_its_evidence(visit, graph):
    """A click at a row opens the pair with the claim's card, which is marked and in sight; the table stays."""
    seen = visit("#view=table")
    claim = graph.claims()[40]
    seen.page.locator(f"[data-claim-row='{claim.id}'] .c-when").click()
    card = seen.page.locator(f"#panel [data-claim='{claim.id}']")

    assert {"a": claim.subject, "b": claim.object} == seen.js("KG.S.sel")
    assert "sought" in card.get_attribute("class")
    assert card.is_visible()
    assert seen.js("KG.S.view") == "table"


def test_the_timeline_holds_the_dated_and_counts_the_rest(visit, graph):
    """The timeline has each dated claim once, oldest first, and says how many have no date."""
    seen = visit("#view=timeline")
    shown = seen.js("[...document.querySelectorAll('.dated [data-line]')].map((line) => line.dataset.line)")
    dated = [claim for claim in graph.claims() if claim.earliest or claim.latest]
    when = {claim.id: claim.earliest for claim in dated}

    assert set(when) == set(shown)
    assert sorted(when[name] for name in shown) == [when[name] for name in shown]
    rest = len(graph.claims()) - len(dated)
    assert f"{rest} without" in seen.page.locator("#view .told").inner_text()
    summary = seen.page.locator(".undated summary")
    assert summary.inner_text() == f"Without a date: {rest} claims"
    summary.click()
    seen.until("KG.settled && document.querySelector('.without-date')")
    assert seen.page.locator(".without-date [data-line]").count() == rest


def test_a_table_in_the_order_of_time_says_where_dates_end(visit, graph):
    """A row stands above the first claim without a date, which come last in either direction; other orders have none."""
    seen = visit("#view=table")
    undated = {claim.id for claim in graph.claims() if not claim.is_dated}
    for sort in ("when", "-when", "subject"):
        seen.js(f"KG.set({{ sort: '{sort}' }})")
        seen.rows()
        rows = seen.js("[...document.querySelectorAll('#view tbody tr')].map((row) => row.dataset.claimRow || row.innerText)")
        heading = f"Without a date: {len(undated)} claims"
        assert rows.count(heading) == ("when" in sort)
        if "when" in sort:
            assert set(rows[rows.index(heading) + 1 :]) == undated


def test_a_year_that_an_editor_gave_is_in_brackets(visit, graph):
    """Timeline, table and card tell it so, and the timeline says what brackets mean; the CSV has both dates apart."""
    seen = visit("#view=timeline")
    completed = {claim.id: claim for claim in graph.claims() if claim.completed_when}
    dates = dict(
        seen.js(
            "[...document.querySelectorAll('.dated')]"
            ".map((row) => [row.querySelector('[data-line]').dataset.line, row.querySelector('.date').textContent])"
        )
    )
    assert {dates[name] for name in completed} == {"9 December [2029]"}
    assert {dates[claim.id] for claim in graph.claims() if claim.when == "2029-12-09"} == {"9 December 2029"}
    assert "What stands in brackets is not in the text" in seen.page.locator("#view .told").inner_text()

    claim = next(claim for claim in completed.values() if claim.in_default_network)
    seen.js(f"KG.set({{ view: 'table', sel: {{ a: '{claim.subject}', b: '{claim.object}' }} }})")
    assert "9 December [2029]" in seen.page.locator(f'[data-claim="{claim.id}"]').first.inner_text()
    seen.js("KG.set({ sel: null })")
    with seen.page.expect_download() as waiting:
        seen.page.locator("#csv").click()
    rows = csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig")))
    found = {row["id"]: (row["when"], row["completed_when"], row["bounds_from"]) for row in rows}
    assert {found[name] for name in completed} == {("XXXX-12-09", "2029-12-09", "completedWhen")}


def test_open_ends_and_statuses_are_seen_on_the_timeline(visit, graph):
    """A claim without a last day has an arrow, and one with a status is never a solid bar."""
    seen = visit("#view=timeline")
    bars = dict(
        seen.js(
            """[...document.querySelectorAll('.dated')].map((row) => [row.querySelector('[data-line]').dataset.line,
            [row.querySelector('.time-bar').className, getComputedStyle(row.querySelector('.time-bar')).backgroundColor]])"""
        )
    )

    for claim in graph.claims():
        if claim.id in bars:
            assert ("open-last" in bars[claim.id][0]) == (not claim.latest)
            assert (bars[claim.id][1] == "rgba(0, 0, 0, 0)") == (not claim.in_default_network)


def test_bars_and_dots_are_what_the_timeline_says(visit, graph):
    """Behind the break a bar is as long as its span in days, on one scale, and a dot stands for a span shorter than any bar."""
    seen = visit("#view=timeline")
    seen.until("document.querySelector('.ruler .tick').textContent")
    words = seen.page.locator("#view .told").inner_text()
    broken = int(re.search(r"broken at the start of (\d{4})", words)[1])
    drawn = seen.js(
        """[...document.querySelectorAll('.dated')].map((row) => {
        const [line, bar] = [row.querySelector('[data-line]'), row.querySelector('.time-bar')];
        return [line.dataset.line, bar.getBoundingClientRect().width, bar.classList.contains('dot')]; })"""
    )
    by_id = {claim.id: claim for claim in graph.claims()}
    bars, dots = [], []
    for name, width, is_dot in drawn:
        claim = by_id[name]
        if claim.latest and int(claim.earliest[:4]) >= broken:
            days = (date.fromisoformat(claim.latest) - date.fromisoformat(claim.earliest)).days + 1
            (dots if is_dot else bars).append((days, width))

    assert {days for days, _ in bars} > {365}
    assert max(days for days, _ in dots) < min(days for days, _ in bars)
    for days, width in bars:
        assert width == pytest.approx(days * bars[0][1] / bars[0][0], abs=0.5)


def test_the_matrix_counts_the_default_claims(visit, graph):
    """Each cell has the number of claims of the default network from row to column, and opens the pair."""
    seen = visit("#view=matrix")
    net = graph.network()
    hedged = {(c.subject, c.object) for c in graph.claims() if c.in_default_network and c.certainty == "Hedged"}
    names = seen.js("[...KG.N.values()].filter((n) => n.at).slice(0, 22).map((n) => n.id)")
    cells = seen.js(
        "[...document.querySelectorAll('.matrix tbody tr')]"
        ".map((row) => [...row.querySelectorAll('td')].map((c) => c.textContent))"
    )

    assert len(names) == len(cells) == 22
    for a, row in zip(names, cells, strict=True):
        for b, shown in zip(names, row, strict=True):
            assert str(net.number_of_edges(a, b) or "") + "~" * ((a, b) in hedged) == shown
    seen.page.locator(".matrix button").first.click()
    assert seen.js("KG.S.sel.b !== undefined && document.querySelectorAll('#panel [data-claim]').length > 0")


def test_matrix_cells_of_other_claims_alone_are_marked(visit, graph):
    """Switched on, a cell without any plain claim has no fill, a question mark, and its status in words."""
    seen = visit("#view=matrix&also=disputed~reported~negated~unrealised")
    odd = seen.js(
        "[...document.querySelectorAll('.matrix button.odd')]"
        ".map((b) => [b.textContent, b.title, getComputedStyle(b).backgroundColor])"
    )

    assert odd
    for shown, title, ground in odd:
        assert shown.removesuffix("~").endswith("?")
        assert re.search("disputed|reported|said not to be so|not said to have happened", title)
        assert ground == "rgba(0, 0, 0, 0)"


def test_read_along_has_every_paragraph_with_its_claims(visit, graph):
    """Each paragraph stands once, in order, under its section, with the claims that rest on it; those without say so."""
    seen = visit("#view=read")
    shown = seen.js(
        "[...document.querySelectorAll('[data-par]')]"
        ".map((p) => [+p.dataset.par.split('/')[1], [...p.querySelectorAll('[data-line]')].map((line) => line.dataset.line)])"
    )
    paragraphs = {}
    for claim in graph.claims():
        for number in {number for name in claim.passages for number in graph.passages[name].paragraphs}:
            paragraphs.setdefault(number, set()).add(claim.id)

    assert list(range(1, 42)) == [number for number, _ in shown]
    for number, claims in shown:
        assert paragraphs.get(number, set()) == set(claims)
    assert "no claim" in seen.page.locator("[data-par$='/1']").inner_text()
    assert [section[1] for section in graph.alerts[ALERT].sections] == [
        words for words in seen.page.locator("#view .section").all_inner_texts() if words != "Before the first section"
    ]


def test_read_along_marks_the_words_of_passages(visit, graph):
    """With the reader's copy each paragraph shows its text unchanged, and the passages that claims rest on are marked."""
    seen = visit("#view=read")
    cited = {name for claim in graph.claims() for name in claim.passages}
    passage = next(p for name, p in graph.passages.items() if name in cited and len(p.paragraphs) == 1)
    number = passage.paragraphs[0]
    box = seen.page.locator(f"[data-par$='/{number}'] .text")

    assert " ".join(f"Sentence {s} of valley {number} is here." for s in range(1, 7)) == box.inner_text().strip()
    assert f"Sentence {passage.sentence} of valley {number} is here." in box.locator("mark").all_inner_texts()


def test_read_along_marks_the_sentences_of_what_is_chosen(visit, graph):
    """With the reader's copy those sentences stand out, and are stepped to, that claims on the chosen actor rest on."""
    name = next(claim.subject for claim in graph.claims() if claim.passages)
    seen = visit(f"#view=read&sel={name}")
    wanted = {passage for c in graph.claims() if name in (c.subject, c.object) for passage in c.passages}

    assert set(seen.js("[...document.querySelectorAll('mark.picked')].map((mark) => mark.dataset.passage)")) == wanted
    seen.page.click("#reading-next")
    assert seen.js("document.querySelector('.reached').tagName") == "MARK"


def test_sentences_are_shaded_by_number_and_standing(visit, graph):
    """Each sentence has the shade of its number of claims, is set apart where one is disputed or passed on, as a key says."""
    seen = visit("#view=read")
    shades = dict(
        seen.js("[...document.querySelectorAll('#view mark[data-passage]')].map((m) => [m.dataset.passage, m.className])")
    )
    resting = {}
    for claim in graph.claims():
        for name in claim.passages:
            resting.setdefault(name, []).append(claim.stance)

    assert set(shades) == set(resting)
    for name, stances in resting.items():
        apart = "disputed" if "Disputed" in stances else "reported" if "Reported" in stances else ""
        assert shades[name] == f"n{min(3, len(stances))} {apart}".strip()
    key = seen.page.locator("#words-key mark")
    assert {"n1", "n2", "n3", "n1 reported", "n1 disputed"} == set(
        key.evaluate_all("marks => marks.map((mark) => mark.className)")
    )
    looks = "marks => marks.map((m) => getComputedStyle(m).background + getComputedStyle(m).textDecoration)"
    assert len(set(key.evaluate_all(looks))) == 5
    assert "Paragraphs are numbered by this project" in seen.page.locator("#view .told").first.inner_text()


def test_a_sentence_opens_all_its_claims(visit, graph):
    """A click on a sentence shows the cards of every claim that rests on it and of no other, under an address; Escape ends it."""
    seen = visit("#view=read")
    resting = {}
    for claim in graph.claims():
        resting.setdefault(claim.passages[0], set()).add(claim.id)
    name = max(resting, key=lambda passage: len(resting[passage]))
    seen.page.locator(f"#view mark[data-passage='{name}']").first.click()
    shown = "[...document.querySelectorAll('#panel > [data-claim]')].map((card) => card.dataset.claim)"

    assert len(resting[name]) > 2
    assert sorted(resting[name]) == sorted(seen.js(shown))
    assert seen.js("KG.S.view") == "read"
    assert seen.page.locator(f"#view mark.chosen[data-passage='{name}']").count() >= 1
    seen.page.reload()
    seen.until("window.KG && KG.ready && KG.settled")
    assert sorted(resting[name]) == sorted(seen.js(shown))
    seen.page.locator("#panel button", has_text="The whole paragraph").click()
    assert set(seen.js(shown)) > resting[name]
    seen.page.keyboard.press("Escape")
    assert seen.js("KG.S.par") is None


def test_a_passage_that_the_copy_lacks_is_told_in_its_place(browser, graph, tmp_path):
    """In Read along and on a card an edited passage has a remark in its place; all around it is what it was, under its number."""
    require_chromium()
    claim = next(claim for claim in graph.claims() if len(claim.passages) == 1)
    passage = graph.passages[claim.passages[0]]
    number, words = passage.paragraphs[0], f"Sentence {passage.sentence} of valley {passage.paragraphs[0]} is here."
    copy = f"Home\n\n{SOURCE.replace(words, words.replace('is here', 'was never there'))}"
    file = tmp_path / "index.html"
    file.write_text(render(graph, {ALERT: quoted(copy)}, progress=lambda message: None), encoding="utf-8")
    seen = Visit(browser, file, "#view=read", wait=False)
    seen.until("window.KG && KG.ready && KG.settled")
    remark = "[not found for certain in this copy of the text]"
    expected = [f"Sentence {s} of valley {number} is here." if s != passage.sentence else remark for s in range(1, 7)]

    assert " ".join(expected) == seen.page.locator(f"[data-par$='/{number}'] .text").inner_text().strip()
    assert seen.page.locator("#view .refused").all_inner_texts() == [remark]
    seen.js("([a, b]) => KG.selectPair(a, b)", [claim.subject, claim.object])
    card = seen.page.locator(f"[data-claim='{claim.id}']").first
    assert card.locator("blockquote .refused").all_inner_texts() == [remark]
    assert card.locator("blockquote mark").count() == 0
    assert seen.troubles == []
    seen.close()


def test_a_page_with_the_text_says_that_it_is_not_for_publication(visit, browser, graph, tmp_path):
    """It says so above the map and in the dialog of sharing; a page without the text says nothing of it."""
    warning = "This page holds your copy of the text, not for publication."
    seen = visit("#view=read")
    assert warning in seen.page.locator("#whose").inner_text()
    seen.page.locator("#share").click()
    assert warning in seen.page.locator("#sharing").inner_text()
    file = tmp_path / "index.html"
    file.write_text(render(graph, progress=lambda message: None), encoding="utf-8")
    without = Visit(browser, file, wait=False)
    without.until("window.KG && KG.ready && KG.settled")
    without.page.locator("#share").click()
    assert without.page.locator(".holds-text").count() == 0
    without.close()


def test_without_the_text_read_along_has_gists_alone(browser, tmp_path):
    """A page built without a copy of the text shows places and gists, and says where the text would come from."""
    require_chromium()
    file = tmp_path / "index.html"
    file.write_text(render(made_up(40, 90), progress=lambda message: None), encoding="utf-8")
    seen = Visit(browser, file, "#view=read", wait=False)
    seen.until("window.KG && KG.ready && KG.settled")

    assert seen.page.locator("#view mark, #view .text").count() == 0
    assert "build it with your own copy" in seen.page.locator("#view .told").inner_text()
    seen.close()


def test_a_paragraph_is_shown_on_the_map(visit, graph):
    """Show on the map lifts exactly the paragraph's claims out, draws all of them, and lists their cards; Escape ends it."""
    seen = visit("#view=read")
    number = graph.passages[graph.claims()[3].passages[0]].paragraphs[0]
    seen.page.locator(f"[data-par$='/{number}'] button.small").click()
    expected = {claim.id for claim in graph.claims() if any(number in graph.passages[name].paragraphs for name in claim.passages)}

    assert seen.js("KG.S.view") == "map"
    assert expected == set(seen.js("[...document.querySelectorAll('#panel > [data-claim]')].map((card) => card.dataset.claim)"))
    ends = {end for claim in graph.claims() if claim.id in expected for end in (claim.subject, claim.object)}
    assert {label["id"] for label in seen.js("KG.labels")} <= ends
    seen.page.keyboard.press("Escape")
    assert seen.js("KG.S.par") is None


def test_a_tour_lifts_out_its_claims_step_by_step(visit, told):
    """A tour's steps show caption and claims, draw them, fade the rest, go on by button and key, and give the switches back."""
    _, disputed, plain = told
    seen = visit()
    seen.page.click("[data-tour=two-valleys]")
    lines = "[...document.querySelectorAll('#panel [data-line]')].map((line) => line.dataset.line)"

    assert seen.page.locator("#panel h2").inner_text() == "Chosen by hand"
    assert disputed == seen.js(lines)
    assert set(disputed) <= set(seen.js("KG.shown.claims.map((claim) => claim.id)"))
    assert "tour=two-valleys%2F1" in seen.page.url
    seen.page.keyboard.press("n")
    assert seen.page.locator("#panel h2").inner_text() == "Between neighbours"
    assert plain.id in seen.js(lines)
    told_by_step = seen.js(lines)
    seen.page.click("#tab-table")
    assert set(seen.rows()) == set(told_by_step)
    assert "Only claims of the step of a tour, “Between neighbours”" in seen.page.locator("#scope").inner_text()
    seen.page.go_back()
    seen.until("KG.S.view === 'map'")
    seen.page.click("#tour-previous")
    assert seen.js("KG.S.tour") == "two-valleys/1"
    seen.page.keyboard.press("Escape")
    assert seen.js("[KG.S.tour, [...KG.S.also], KG.S.show]") == [None, [], "core"]


def test_a_disputed_claim_in_a_list_names_its_speaker(visit, told):
    """Wherever a disputed claim stands as one line it says that it is disputed and who claims it."""
    graph, disputed, _ = told
    seen = visit("#tour=two-valleys%2F1")
    by_id = {claim.id: claim for claim in graph.claims()}

    for name in disputed:
        words = seen.page.locator(f"#panel [data-line='{name}']").inner_text()
        assert words.startswith("Disputed claim: ")
        assert graph.entities[by_id[name].stated_by].label in words


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "#sel=id:turkish",
        "#also=disputed&tour=two-valleys%2F1",
        *(f"#view={view}" for view in VIEWS[1:] if view != "table"),
        "#view=table&only=hedged",  # a few rows of each form: axe looks at every one
        "#view=matrix&also=disputed~reported",
        "#ego=id:turkish&least=2",
        "#path=id:turkish~id:arabic&out=certainty%3AHedged&undated=no",
    ],
)
def test_axe_finds_nothing_serious(visit, fragment):
    """axe-core has no serious or critical finding on any view, in either theme."""
    seen = visit(fragment)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = seen.js(ground)
    assert_accessible(seen)
    seen.page.emulate_media(color_scheme="dark")
    seen.js(DRAWN)
    seen.until(f"KG.settled && {ground} !== {light!r}")
    assert_accessible(seen)


#: Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB.
VISION = {
    "normal": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritan": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}

XYZ = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]


def lab(colour, vision):
    """Return a hexadecimal colour as CIE L*a*b* (D65) as that vision has it."""
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.clip(np.array(VISION[vision]) @ np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4), 0, 1)
    xyz = (
        np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]])
        @ linear
    )
    x, y, z = (t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29 for t in xyz / (0.95047, 1.0, 1.08883))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("field", ["colour_light", "colour_dark"])
@pytest.mark.parametrize("vision", list(VISION))
def test_modes_are_told_apart_by_every_eye(real_graph, field, vision):
    """Any two mode colours are at least 20 apart (CIE76), also for the three kinds of colour blindness."""
    colours = {name: lab(getattr(mode, field), vision) for name, mode in real_graph.modes.items()}
    pairs = {(a, b): float(np.linalg.norm(colours[a] - colours[b])) for a in colours for b in colours if a < b}

    assert len(pairs) == 21
    assert {pair: round(distance, 1) for pair, distance in pairs.items() if distance < 20} == {}


def test_a_sentence_of_ones_own_copy_is_found_and_read_in_its_place(visit, graph):
    """With the text in the page the search has its sentences as a group; a choice reads along there, the passage in sight."""
    seen = visit()
    cited = {name for claim in graph.claims() for name in claim.passages}
    passage = next(p for name, p in graph.passages.items() if name in cited and len(p.paragraphs) == 1 and p.paragraphs[0] > 20)
    seen.page.fill("#search", f"sentence {passage.sentence} of valley {passage.paragraphs[0]}")
    assert seen.page.locator("#found .hit-text").count() == 1
    seen.page.fill("#search", "zzzz")
    assert seen.page.locator("#found").inner_text().endswith("actors and things and the text mentions “zzzz”.")
    seen.page.fill("#search", f"sentence {passage.sentence} of valley {passage.paragraphs[0]}")
    seen.page.locator("#found .hit-text").click()
    assert seen.js("KG.S.view") == "read"
    mark = seen.page.locator(f"#view mark[data-passage='{passage.id}'].sought")
    assert mark.evaluate(
        "(box) => { const { top, bottom } = box.getBoundingClientRect(); return top > 0 && bottom < innerHeight; }"
    )
