"""Questions before SPARQL, in a real Chromium on the real graph: the tab as it opens, answers in sentences, those of a card."""

import re

import pytest
import support
from browser import Visit, require_chromium
from contract import PHONE

from alertgraph.asking import remainder
from alertgraph.explorer import querytab
from alertgraph.telling.wording import date_in_words

ANSWERED = "!KG.query.running && KG.query.answer"
ANSWER = "document.getElementById('query-answer').innerText"
#: What no reader need see: parameters, columns with underscores, identifiers, values of schemes.
CODE = re.compile(r"\$\w|\b[a-z]+_[a-z]+\b|\b(?:id|ag):\w|statedBy|SELECT|WHERE")


@pytest.fixture(scope="module")
def path(real_path):
    """The file of the real page, which has its Query tab."""
    require_chromium()
    support.need(not querytab.missing(), f"the package was built without the query engine: {querytab.missing()}")
    return real_path


@pytest.fixture(scope="module")
def kept(browser, path):
    """A visit that is kept for the tests of this file."""
    seen = Visit(browser, path, "#view=query", wait=False)
    seen.until("document.querySelector('#query-run:not(:disabled)')")
    yield seen
    assert seen.troubles == []
    seen.close()


def asked(seen, name):
    """Take up a question by a click, as it stands in the list, and return the words of its answer."""
    seen.js("KG.set({ view: 'query', ask: null, code: 'no', as: 'sentences', sel: null })")
    seen.page.click(f"[data-query='{name}']")
    seen.until(f"{ANSWERED} && KG.query.answer.query.name === '{name}'")
    return seen.js(ANSWER)


def test_the_tab_opens_on_questions_by_what_they_are_about(lasting, real_graph):
    """All of them, each under its topic, found by their words; no SPARQL, form or identifier is in sight."""
    seen = lasting
    seen.js("KG.set({ view: 'query', ask: null, code: 'no' })")
    topics = {query.plainly.topic for query in real_graph.queries.values()}
    assert seen.page.locator("#query-list h3").all_inner_texts() == sorted(topics)
    assert seen.page.locator("[data-query]:visible").count() == len(real_graph.queries)
    assert not CODE.search(seen.page.locator("#view").inner_text())
    assert not seen.page.locator("#query-editor").is_visible()
    seen.page.fill("#query-find", "disputed rebuts")
    assert seen.page.locator("#query-list section:visible").count() == 1
    seen.page.fill("#query-find", "")


def test_an_answer_is_sentences_with_speaker_reserve_and_place(lasting, real_graph):
    """Each claim that an answer names is told by whom, with what keeps it from being plain, and where it stands."""
    seen = lasting
    text = asked(seen, "disputed")
    for claim in (claim for claim in real_graph.claims() if claim.stance == "Disputed"):
        said = seen.page.locator(f"#query-told [data-line='{claim.id}'] .said").first.inner_text()
        speaker = real_graph.entities[claim.stated_by].label
        assert re.match(rf"{re.escape(speaker)} claims: \[disputed\] .*{re.escape(claim.gist)}", said)
        dated = f" {date_in_words(claim.when, claim.completed_when)}, " if claim.when else ""
        assert said.endswith(f"{dated or ' '}{'; '.join(real_graph.passages[name].citation for name in claim.passages)}")
    assert "not findings of this project" in text
    seen.page.locator("#query-told [data-claim-link]").first.click()
    assert seen.page.locator("#panel .card.sought").count() == 1


@pytest.mark.parametrize(
    "name",
    [
        "about",
        "court-orders",
        "pairs",
        "firmness",
        "speech-acts",
        "icj-genocide-ruling",
        "gaza-ceasefire-vetoes",
    ],
)
def test_no_code_is_in_sight(lasting, name):
    """Neither in question, form and sentences nor in the table, which is a click away and says what its columns mean."""
    seen = lasting
    assert asked(seen, name)
    for _ in ("sentences", "table"):
        assert CODE.findall(seen.page.locator(".asking").inner_text()) == []
        seen.page.click("#query-as")
    assert CODE.findall(asked(seen, "claims-as-triples")) == []
    assert seen.page.locator("#query-told, #query-answer p").first.is_visible()


def test_no_answer_and_a_yes_are_sentences(lasting, real_graph):
    """Nothing is told with the names that were asked for; a yes with what it says yes to and the claims that it rests on."""
    seen = lasting
    asked(seen, "between")
    seen.page.fill("#query-p-one", "Canada")
    seen.page.fill("#query-p-other", "Panama")
    seen.page.click("#query-run")
    seen.until("/no claim between/.test(document.getElementById('query-answer').innerText)")
    assert seen.js(ANSWER).startswith("The alert has no claim between Canada and Panama.")
    asked(seen, "is-asserted")
    seen.until("document.querySelector('#query-beyond .claim-line')")
    assert "The alert says in its own voice, plainly: Israel commits genocide against Palestinians." in seen.js(ANSWER)
    backing = seen.js("[...document.querySelectorAll('#query-beyond [data-line]')].map((line) => line.dataset.line)")
    assert backing == [
        c.id
        for c in real_graph.claims()
        if (c.subject, c.relation, c.object) == ("id:israel", "ag:commitsGenocideAgainst", "id:palestinians") and c.is_plain
    ]


def test_what_an_answer_leaves_out_is_told_as_in_the_terminal(lasting, real_graph):
    """The same claims are counted, by the same standings."""
    seen = lasting
    asked(seen, "common-targets")
    seen.until("document.querySelector('#query-beyond summary')")
    told = seen.page.locator("#query-beyond summary").inner_text()
    expected = next(line for line in remainder.told(real_graph.data, "common-targets", {}) if "left out" in line)
    assert re.match(r"\d+", told)[0] == re.match(r"\d+", expected)[0]
    assert {(word, count) for count, word in re.findall(r"(\d+) (\w+)(?:,|$)", told.partition(":")[2])} == set(
        re.findall(r"(\w+) \((\d+)\)", expected)
    )


def test_a_card_offers_its_questions(lasting, real_graph):
    """Those that take an entry of its kind, filled with it; a click answers; names are picked by any that people use."""
    seen = lasting
    seen.js("KG.set({ view: 'map', ask: null, code: 'no', sel: { a: 'id:icc' } })")
    shown = seen.js("[...document.querySelectorAll('#panel [data-ask]')].map((button) => button.dataset.ask)")
    kinds = {name: [k for _, classes in query.plainly.of for k in classes] for name, query in real_graph.queries.items()}
    assert {name for name, classes in kinds.items() if {"Court", "Actor", "Entity"} & set(classes)} <= set(shown)
    assert "deeds-of-state" not in shown
    seen.page.click("#panel [data-ask='icc-warrants']")
    seen.until(f"{ANSWERED} && KG.query.answer.query.name === 'icc-warrants'")
    assert seen.page.locator("#query-title").inner_text() == real_graph.queries["icc-warrants"].title  # asked of its default
    assert seen.page.locator("#query-told > li").count() == len(real_graph.query("icc-warrants", court="id:icc"))
    asked(seen, "about")
    seen.page.fill("#query-p-actor", "Turkey")
    seen.page.keyboard.press("Enter")
    seen.until("/Türkiye/.test(document.getElementById('query-title').textContent) && !KG.query.running")
    assert seen.page.locator("#query-told > li").count() == len(real_graph.query("about", actor="id:turkiye"))


def test_a_pair_offers_its_questions(lasting, real_graph):
    """The panel of two has the questions that both can be asked together, with their articles; a click answers of these two."""
    seen = lasting
    seen.js("KG.set({ view: 'map', ask: null, code: 'no', sel: { a: 'id:israel', b: 'id:icj' } })")
    shown = seen.js("[...document.querySelectorAll('#panel [data-ask]')].map((line) => [line.dataset.ask, line.textContent])")
    assert dict(shown) == {
        "between": "What is said between Israel and the International Court of Justice, in either direction?",
        "icj-genocide-ruling": real_graph.queries["icj-genocide-ruling"].title,
    }
    seen.page.click("#panel [data-ask='between']")
    seen.until(f"{ANSWERED} && KG.query.answer.query.name === 'between'")
    assert "the International Court of Justice" in seen.page.locator("#query-title").inner_text()
    assert seen.page.locator("#query-told > li").count() == len(real_graph.query("between", one="id:israel", other="id:icj"))


def test_the_search_opens_a_question_with_its_answer(lasting):
    """A question among what is found is answered by the choice."""
    seen = lasting
    seen.js("KG.set({ view: 'map', ask: null, code: 'no' })")
    seen.page.fill("#search", "hedged reserve")
    seen.page.fill("#search", "say with reserve")
    seen.page.locator("#found .hit-question").first.click()
    seen.until(f"{ANSWERED} && KG.query.answer.query.name === 'hedged'")
    assert seen.page.locator("#query-told > li").count() > 3


def test_sparql_is_one_click_behind(lasting):
    """A click shows the query that was asked and its table; an address alone runs nothing."""
    seen = lasting
    asked(seen, "hedged")
    seen.page.click("#query-code summary")
    seen.until("KG.S.code === 'yes'")
    assert seen.page.locator("#query-editor").is_visible()
    assert seen.page.locator("#query-table th").first.is_visible()
    assert "SELECT" in seen.js("KG.query.editor.text()")
    seen.js("KG.set({ code: 'no' })")


def test_questions_fit_a_phone(visit):
    """Nothing scrolls sideways in the list, a form, and an answer; the list folds away when one is chosen."""
    seen = visit("#view=query", viewport=PHONE, wait=False)
    seen.until("document.querySelector('#query-run:not(:disabled)')")
    assert seen.js("document.documentElement.scrollWidth - innerWidth") <= 0
    seen.page.click("[data-query='accusations-against-un']")
    seen.until(ANSWERED)
    assert seen.js("document.querySelector('.questions').open") is False
    for width in (390, 320):
        seen.page.set_viewport_size({"width": width, "height": 640})
        assert seen.js("document.documentElement.scrollWidth - innerWidth") <= 0
