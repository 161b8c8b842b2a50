"""The Query tab in a real Chromium, from a file, with no network: SPARQL in sight, errors, cancelling, and the map.

What it is before SPARQL is asked for, questions and their answers in sentences, is in ``test_questions.py``.
"""

import csv
import io
import re
from collections import Counter
from urllib.parse import quote

import pyoxigraph as ox
import pytest
import support
from browser import HOSTILE, Visit, made_up, require_chromium
from contract import PHONE

from alertgraph.asking import library, queries
from alertgraph.explorer import querytab as query
from alertgraph.explorer import render
from alertgraph.vocabulary import curie

NAMES = support.names()
CODE = "#view=query&code=yes"
EDITOR = "#query-editor .cm-content"
CROSS = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
STATUS = "document.getElementById('query-status').textContent"
FAULT = "document.getElementById('query-fault').textContent"


@pytest.fixture(scope="module")
def path(real_path):
    """The file of the real page, which has its Query tab."""
    require_chromium()
    support.need(not query.missing(), f"the package was built without the query engine: {query.missing()}")
    return real_path


@pytest.fixture
def visit(browser, path):
    """A function that opens the page; whatever it does, it may ask for nothing and complain of nothing."""
    visits = []

    def opened(fragment=CODE, **options):
        visits.append(tab_of(browser, path, fragment, **options))
        return visits[-1]

    yield opened
    for seen in visits:
        leave(seen, path)


@pytest.fixture(scope="module")
def kept(browser, path):
    """A visit that is kept for the tests that ask something of their own, whatever was asked before."""
    seen = tab_of(browser, path)
    yield seen
    leave(seen, path)


def tab_of(browser, path, fragment=CODE, **options):
    """Open the page, and wait for the Query tab where the address asks for it."""
    seen = Visit(browser, path, fragment, wait=False, **options)
    seen.until("window.KG && KG.ready")
    if "view=query" in fragment:
        seen.until("document.querySelector('#query-run:not(:disabled)')")
    return seen


def leave(seen, path):
    """End a visit, which may have asked for nothing but its page, and complained of nothing."""
    assert {path.as_uri()} == {url.split("#")[0] for url in seen.requests if not url.startswith("blob:")}
    assert seen.troubles == []
    assert seen.js("window.__violations") == []
    seen.close()


def write(seen, sparql):
    """Put SPARQL in the place of what the editor holds, as a person does: by typing."""
    seen.page.click(EDITOR)
    seen.page.keyboard.press("Control+a")
    seen.page.keyboard.insert_text(sparql)


def answered(seen, sparql):
    """Type a query, run it by the keyboard, and wait for what the tab says."""
    write(seen, sparql)
    seen.page.keyboard.press("Control+Enter")
    done(seen)


def done(seen):
    """Wait until no query runs."""
    seen.until(f"!KG.query.running && ({STATUS} || {FAULT}) && !/^(Running|Opening)/.test({STATUS})")


def rows(seen):
    """The answer's rows as the page has them: sets of (variable, term)."""
    return Counter(
        frozenset((name, *map(term.get, ("type", "value", "xml:lang", "datatype"))) for name, term in binding.items())
        for binding in seen.js("KG.query.answer.found")
    )


def term(value):
    """A term of the embedded engine in the form of SPARQL Query Results JSON."""
    if isinstance(value, ox.NamedNode):
        return ("uri", value.value, None, None)
    plain = value.datatype.value in ("http://www.w3.org/2001/XMLSchema#string", query.PREFIXES["rdf"] + "langString")
    return ("literal", value.value, value.language, None if plain else value.datatype.value)


def expected(real_graph, text, **params):
    """The rows that the embedded engine gives."""
    found = queries.run(real_graph.data, text, params)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        parts = ("subject", "predicate", "object")
        return Counter(frozenset((name, *term(getattr(triple, name))) for name in parts) for triple in set(found))
    names = [variable.value for variable in found.variables]
    return Counter(
        frozenset((name, *term(row[at])) for at, name in enumerate(names) if row[at] is not None) for row in list(found)
    )


def test_every_question_is_answered_as_by_the_embedded_engine(lasting, real_graph):
    """Each named query, taken up by a click, gives the same rows in the page as at the command line."""
    seen = lasting
    shown = seen.js("[...document.querySelectorAll('[data-query]')].map((b) => b.dataset.query)")

    assert sorted(shown) == NAMES
    for name in NAMES:
        seen.page.click(f"[data-query='{name}']")
        done(seen)
        assert (seen.js(FAULT), name) == ("", name)
        answer = expected(real_graph, name)
        if isinstance(answer, bool):
            assert ("Yes" if answer else "No", name) == (seen.page.locator(".verdict-answer").inner_text(), name)
        else:
            assert (answer, name) == (rows(seen), name)


def test_an_answer_has_the_words_of_the_terminal(lasting, real_graph):
    """A denial has its "not" in the tab too, in the direction of the row, and no bare "negated" stands beside a gist."""
    seen = lasting
    for name, told in (
        ("duties", "is said not to be bound or obliged by"),
        ("court-orders", "should not commit genocide against"),
    ):
        seen.page.click(f"[data-query='{name}']")
        done(seen)
        cells = seen.js("[...document.querySelectorAll('#query-table td')].map((cell) => cell.textContent)")
        assert told in cells
        assert name == "duties" or "negated" not in cells


def test_the_engine_waits_until_the_tab_is_opened(visit):
    """A visit that stays on the map starts no worker and inflates nothing; opening the tab does, once."""
    seen = visit("")
    workers = []
    seen.page.on("worker", lambda worker: workers.append(worker))
    seen.page.click("#tab-table")
    assert seen.js("typeof window.QueryEditor") == "undefined"
    seen.page.click("#tab-query")
    seen.until(f"{STATUS}.startsWith('Ready')")
    seen.page.click("#tab-map")
    seen.page.click("#tab-query")
    seen.page.click(f"[data-query='{NAMES[0]}']")
    done(seen)

    assert len(workers) == 1


def test_the_tab_may_be_left_while_it_opens(visit):
    """Going back to the map before editor and engine are there breaks nothing, and the tab is ready on the return."""
    seen = visit("")
    seen.page.click("#tab-query")
    seen.page.click("#tab-map")
    seen.until("KG.query.editor")
    seen.page.click("#tab-query")
    seen.page.click("#query-own")
    answered(seen, "ASK {}")
    assert seen.page.locator("#query-answer").inner_text().startswith("Yes")


def test_a_parameter_is_found_by_any_name(lasting, real_graph):
    """The form takes an actor by label or alias, whatever the accents, and runs with it by the Enter key."""
    seen = lasting
    seen.page.click("[data-query=about]")
    done(seen)
    for typed, name in (("turkiye", "id:turkiye"), ("id:unrwa", "id:unrwa")):
        seen.page.fill("#query-p-actor", typed)
        seen.page.keyboard.press("Enter")
        done(seen)
        assert expected(real_graph, "about", actor=name) == rows(seen)


def test_each_kind_of_parameter_has_its_field(lasting, real_graph):
    """Dates and numbers have their own fields, a mode is chosen from its list, and a relation is found by its label."""
    seen = lasting
    seen.page.click("[data-query='dated-between']")
    done(seen)
    seen.page.fill("#query-p-since", "2025-01-01")
    seen.page.fill("#query-p-until", "2025-04-30")
    seen.page.keyboard.press("Enter")
    done(seen)
    assert expected(real_graph, "dated-between", since="2025-01-01", until="2025-04-30") == rows(seen)
    seen.page.click("[data-query='deeds-of-state']")
    done(seen)
    seen.page.select_option("#query-p-mode", "VerbalConflict")
    seen.page.click("#query-run")
    done(seen)
    assert expected(real_graph, "deeds-of-state", mode="VerbalConflict") == rows(seen) != Counter()
    seen.page.select_option("#query-p-reach", "alone")
    seen.page.click("#query-run")
    done(seen)
    alone = expected(real_graph, "deeds-of-state", mode="VerbalConflict", reach="alone")
    assert alone == rows(seen) < expected(real_graph, "deeds-of-state", mode="VerbalConflict")
    seen.page.click("[data-query='is-asserted']")
    done(seen)
    seen.page.fill("#query-p-relation", real_graph.relations["ag:supports"].label)
    seen.page.keyboard.press("Enter")
    done(seen)
    answer = "Yes" if expected(real_graph, "is-asserted", relation="ag:supports") else "No"
    assert seen.page.locator(".verdict-answer").inner_text() == answer


def test_no_row_is_told_in_words(lasting):
    """With the names of what was asked for."""
    seen = lasting
    seen.page.click("[data-query='between']")
    done(seen)
    seen.page.fill("#query-p-one", "Canada")
    seen.page.fill("#query-p-other", "id:panama")
    seen.page.keyboard.press("Enter")
    done(seen)

    assert seen.js(STATUS).startswith("0 rows in ")
    assert seen.js(STATUS).endswith(": the alert has no claim between Canada and Panama")


@pytest.mark.parametrize(
    ("name", "parameter", "value", "message"),
    [
        ("about", "actor", "", "$actor asks for a name or identifier of the registry"),
        ("about", "actor", "Nobody at all", "is not a name or identifier of the registry"),
        ("is-asserted", "relation", "befriends at dawn", "is not a relation of the ontology"),
        ("common-targets", "least", "", "is not a whole number"),
        ("dated-between", "since", "", "is not a day such as"),
        ("dated-in", "month", "2022-13", "is not a year, month or day such as"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(lasting, name, parameter, value, message):
    """A value that names nothing is told at its field, and nothing is run."""
    seen = lasting
    seen.page.click(f"[data-query='{name}']")
    done(seen)
    before = seen.js("KG.query.answer")
    seen.page.fill(f"#query-p-{parameter}", value)
    seen.page.click("#query-run")

    assert message in seen.js(FAULT)
    assert before == seen.js("KG.query.answer")
    assert seen.js("document.activeElement.id") == f"query-p-{parameter}"


def test_a_query_of_ones_own_needs_no_prefixes(lasting, real_graph):
    """Our prefixes need not be declared, the default graph is the union, and FROM narrows it."""
    seen = lasting
    for sparql in (
        "SELECT ?c ?gist { ?c ag:stance ag:Disputed ; ag:gist ?gist } # ordered by nobody",
        "SELECT (COUNT(*) AS ?n) FROM graph:registry { ?s ?p ?o }",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g VALUES ?g { graph:registry graph:derived }",
    ):
        answered(seen, sparql)
        assert seen.js(FAULT) == ""
        assert expected(real_graph, sparql) == rows(seen)


def test_other_forms_of_query(lasting):
    """ASK is answered in a word, CONSTRUCT and DESCRIBE as a table of triples."""
    seen = lasting
    answered(seen, "ASK { ?c ag:stance ag:Disputed }")
    assert seen.page.locator("#query-answer").inner_text().startswith("Yes")
    answered(seen, "CONSTRUCT { ?c ag:stance ?s } WHERE { ?c ag:stance ?s FILTER(?s = ag:Disputed) }")
    assert seen.page.locator("#query-table th").all_inner_texts() == ["subject", "predicate", "object"]
    answered(seen, "DESCRIBE id:icj")
    assert seen.page.locator("#query-table tbody tr").count() > 3


@pytest.mark.parametrize(
    ("sparql", "place", "words", "marked"),
    [
        ("SELECT ?c {\n  ?c foo:bar ?d\n}", "Line 2, column 6", "the prefix foo: is not declared", "foo:bar"),
        ("SELECT ?c {\n  ?c ag:gist }", "Line 2, column 14", "cannot stand here", "}"),
        ("SELECT ?c { ?c ag:gist ?g } LIMIT many", "Line 1, column 35", "cannot stand here", "many"),
        ("SELECT ?c {\n ?c ag:gist ?g", "Line 2, column 13", "cannot stand here", "?g"),
    ],
)
def test_an_error_is_marked_where_it_is(lasting, sparql, place, words, marked):
    """A fault is told with line and column as written, and the word there is marked in the editor."""
    seen = lasting
    answered(seen, sparql)

    assert seen.js(FAULT).startswith(f"{place}: ")
    assert words in seen.js(FAULT)
    assert seen.page.locator("#query-editor .cm-lintRange-error").all_inner_texts() == [marked]
    seen.page.keyboard.press("End")
    seen.page.keyboard.insert_text(" ")
    assert seen.page.locator("#query-editor .cm-lintRange-error").count() == 0


def test_an_error_after_a_parameter_keeps_its_place(visit):
    """The column of a fault is that of the query as written, though a parameter before it was replaced by a long IRI."""
    seen = visit("#view=query&ask=about&sparql=" + quote("SELECT ?c { ?c rdf:subject $actor ; oops:it ?x }"))
    seen.page.click("#query-run")
    done(seen)

    assert seen.js(FAULT).startswith("Line 1, column 37: ")
    assert seen.page.locator("#query-editor .cm-lintRange-error").all_inner_texts() == ["oops:it"]


def test_service_is_refused(lasting):
    """SERVICE, silent too, is refused with a reason; the word in a string or a comment is none."""
    seen = lasting
    for word in ("SERVICE", "service SILENT"):
        answered(seen, f"SELECT * {{ {word} <urn:x> {{ ?s ?p ?o }} }}")
        assert "SERVICE is refused" in seen.js(FAULT)
    answered(seen, "SELECT ('SERVICE' AS ?x) {} # SERVICE")
    assert seen.js(FAULT) == ""


def test_a_runaway_query_is_cancelled(lasting):
    """Cancel ends a query at once, says so, and the next one is answered; the page stays alive meanwhile."""
    seen = lasting
    write(seen, RUNAWAY)
    seen.page.keyboard.press("Control+Enter")
    seen.until("document.querySelector('#query-cancel:not([hidden])')")
    seen.until(f"{STATUS} === 'Running…'")
    seen.page.click("#query-cancel")
    seen.until(f"{STATUS}.startsWith('Cancelled after ')")
    assert seen.page.locator("#query-cancel").is_hidden()
    answered(seen, "ASK {}")
    assert seen.page.locator("#query-answer").inner_text().startswith("Yes")


def test_a_cross_join_does_not_fill_the_page(lasting):
    """Of an answer without an end the page takes the first rows, says that there are more, and draws a part of them."""
    seen = lasting
    answered(seen, CROSS)

    assert seen.js(STATUS).startswith("10000 rows in ")
    assert "first 10000 rows; there are more" in seen.page.locator("#query-answer .caution").first.inner_text()
    assert seen.page.locator("#query-table tbody tr").count() == 300
    answered(seen, f"{CROSS} LIMIT 7")
    assert seen.js(STATUS).startswith("7 rows in ")


def offers(seen, text, first=""):
    """What is offered after typing a text at the end of the editor, once what begins so is among the first three."""
    write(seen, "")
    seen.page.keyboard.type(text)
    offered = "[...document.querySelector('#query-editor').shadowRoot.querySelectorAll('.cm-tooltip-autocomplete li')]"
    seen.until(f"{offered}.slice(0, 3).some((li) => li.textContent.startsWith({first!r}))")
    return seen.page.locator("#query-editor .cm-tooltip-autocomplete li").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("SELECT ?c { ?c ag:statedB", "ag:statedBy"),
        ("SELECT ?c { ?c disputed", "ag:Disputed"),
        ("SELECT ?c { ?c ?p id:netan", "id:benjamin-netanyahu"),
        ("SELECT ?c { ?c ?p turkiy", "id:turkiye"),
        ("SELECT ?claim { ?cl", "?claim"),
        ("SELE", "SELECT"),
    ],
)
def test_terms_are_completed_by_name_or_label(lasting, typed, first):
    """Terms and entities are offered by identifier, label or alias, variables from the query, and keywords."""
    seen = lasting
    assert any(text.startswith(first) for text in offers(seen, typed, first)[:3])


def test_a_completion_is_taken_by_the_keyboard(lasting):
    """Enter puts the offered term into the query; in a string nothing is offered."""
    seen = lasting
    offers(seen, "SELECT ?c { ?c ag:statedB", "ag:statedBy")
    seen.page.wait_for_timeout(150)  # the editor takes no key for a list that has just come, lest it was meant for the text
    seen.page.keyboard.press("Enter")
    assert seen.js("KG.query.editor.text()").startswith("SELECT ?c { ?c ag:statedBy")
    write(seen, "")
    seen.page.keyboard.type("SELECT ('disp")
    seen.page.wait_for_timeout(400)  # that nothing comes has no condition to wait for
    assert seen.page.locator("#query-editor .cm-tooltip-autocomplete").count() == 0


def test_tab_leaves_the_editor(visit):
    """The Tab key is no trap: it goes on to the Run button, and letters typed in the editor are no shortcuts of the page."""
    seen = visit()
    write(seen, "")
    seen.page.keyboard.type("f p /n")
    assert seen.js("[KG.S.view, document.activeElement.id]") == ["query", "query-editor"]
    seen.page.keyboard.press("Escape")
    seen.page.keyboard.press("Tab")
    assert seen.js("document.activeElement.id") == "query-run"


def test_another_question_takes_the_place_of_a_running_one(visit, real_graph):
    """A question that is taken up while another runs is the one that is answered."""
    seen = visit()
    write(seen, RUNAWAY)
    seen.page.keyboard.press("Control+Enter")
    seen.until("KG.query.running")
    seen.page.click("[data-query='axis-members']")
    seen.until("!KG.query.running && KG.query.answer && KG.query.answer.found.length > 1")

    assert expected(real_graph, "axis-members") == rows(seen)
    assert seen.page.locator("#query-title").inner_text() == library.named(real_graph.data)["axis-members"].title


def test_what_was_lifted_out_leaves_with_its_answer(visit):
    """A fault after "show on the map" leaves a map that is drawn as before, and a new answer lifts out its own."""
    seen = visit()
    seen.page.click("[data-query='disputed']")
    done(seen)
    seen.page.click("#query-map")
    seen.page.click("#tab-query")
    answered(seen, "SELECT ?x {")
    seen.page.click("#tab-map")
    assert seen.js("[KG.S.tour, [...KG.S.also]]") == [None, []]
    seen.page.click("#tab-query")
    answered(seen, "SELECT ?a { VALUES ?a { id:israel id:azerbaijan } }")
    seen.page.click("#query-map")
    seen.page.click("#tab-query")
    answered(seen, "SELECT ?a { VALUES ?a { id:armenia id:azerbaijan } }")
    seen.page.click("#query-map")
    assert seen.js("KG.shown.claims.length > 0")
    named = seen.js("[...document.querySelectorAll('#panel [data-line]')].map((line) => line.dataset.line)")
    ends = seen.js("(ids) => ids.map((id) => [KG.C.get(id).subject, KG.C.get(id).object]).flat()", named)
    assert set(ends) == {"id:armenia", "id:azerbaijan"}


def test_cancelling_while_the_engine_opens(visit):
    """It is cancelled all the same, without a word of a broken browser, and the next query is answered."""
    seen = visit("#code=yes")
    seen.page.click("#tab-query")
    seen.page.locator("#query-run:not([disabled])").wait_for()
    seen.js("() => { document.getElementById('query-run').click(); document.getElementById('query-cancel').click(); }")
    seen.until("!KG.query.running")
    assert seen.js(FAULT) == ""
    assert seen.js("KG.query.answer") is None
    seen.page.click("[data-query='axis-members']")
    done(seen)
    assert len(list(rows(seen).elements())) == 5


@pytest.mark.parametrize(
    ("message", "sparql", "told"),
    [
        ("unreachable", "SELECT ?a { ?a ?b ?c } ORDER BY ?c", "order by STR(?x)"),
        ("unreachable", "SELECT ?a { ?a ?b 'ORDER BY ?c' }", "The engine ran out of memory, or the query is nested too deeply"),
        ("memory access out of bounds", "SELECT ?a { ?a ?b ?c } ORDER BY ?c", "The engine ran out of memory"),
        ("Maximum call stack size exceeded", "ASK {}", "The engine stopped: the query is nested too deeply."),
    ],
)
def test_an_engine_that_ends(visit, message, sparql, told):
    """The tab says what may be the reason, by how it ended and what was asked, and the next query is answered by a new one."""
    seen = visit()
    seen.js(
        """(message) => {
          const send = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (asked) {
            if (asked.act !== "run") return send.call(this, asked);
            Worker.prototype.postMessage = send;
            this.onmessage({ data: { id: asked.id, error: message, broken: true } });
          };
        }""",
        message,
    )
    answered(seen, sparql)
    assert told in seen.js(FAULT)
    answered(seen, "ASK {}")
    assert seen.js(FAULT) == ""
    assert "Answered" in seen.js(STATUS)


def test_all_triples_come(lasting, real_graph):
    """A CONSTRUCT that gives many triples from many rows gives them all, as in the terminal."""
    seen = lasting
    sparql = "CONSTRUCT { ?o ?p ?s } WHERE { GRAPH graph:registry { ?s ?p ?o } }"
    answered(seen, sparql)
    assert rows(seen) == expected(real_graph, sparql)


def test_an_answer_is_shown_on_the_map(visit, real_graph):
    """Show on the map lifts the claims of the answer out, with their switches on, and goes back to query and answer."""
    seen = visit()
    seen.page.click("[data-query=disputed]")
    done(seen)
    known = {claim.id for claim in real_graph.claims()}
    named = {curie(cell[2]) for row in rows(seen) for cell in row} & known
    seen.page.click("#query-map")

    assert seen.js("KG.S.view") == "map"
    assert named <= set(seen.js("KG.shown.claims.map((claim) => claim.id)"))
    assert named == set(seen.js("[...document.querySelectorAll('#panel [data-line]')].map((line) => line.dataset.line)"))
    assert {claim.id for claim in real_graph.claims() if claim.stance == "Disputed"} <= named
    seen.page.click("#tour-query")
    assert seen.js("[KG.S.view, KG.S.tour, [...KG.S.also]]") == ["query", None, []]
    assert seen.page.locator("#query-table tbody tr").count() > 5


def test_an_answer_of_actors_alone_lifts_what_is_between_them(visit, real_graph):
    """Without a claim in the answer the plain claims between its actors are lifted out; an answer of numbers has none."""
    seen = visit()
    answered(seen, "SELECT ?a { VALUES ?a { id:israel id:azerbaijan } }")
    seen.page.click("#query-map")
    pair = {"id:israel", "id:azerbaijan"}
    between = {c.id for c in real_graph.claims() if c.in_default_network and {c.subject, c.object} <= pair}

    assert between
    assert between == set(seen.js("[...document.querySelectorAll('#panel [data-line]')].map((line) => line.dataset.line)"))
    seen.page.click("#tour-query")
    answered(seen, "SELECT (1 AS ?n) {}")
    assert seen.page.locator("#query-map").is_disabled()


def test_names_in_an_answer_open_what_they_name(visit, real_graph):
    """An entity selects itself, a claim opens its evidence card beside the answer; labels stand for identifiers."""
    seen = visit()
    seen.page.click("[data-query=axis-members]")
    done(seen)
    claim = next(
        c for c in real_graph.claims() if c.id == seen.page.locator("[data-claim-link]").first.get_attribute("title") or c
    )
    seen.page.locator("#query-table a.link").first.click()
    label = seen.page.locator("#query-table a.link").first.inner_text()

    assert claim
    assert label == real_graph.entities[seen.js("KG.S.sel.a")].label
    button = seen.page.locator("#query-table [data-claim-link]").first
    name = button.get_attribute("data-claim-link")
    button.click()
    assert seen.page.locator(f"#panel [data-claim='{name}']").is_visible()
    assert seen.js("KG.S.view") == "query"


def test_a_disputed_claim_in_an_answer_is_marked(lasting, real_graph):
    """Wherever the gist of a disputed claim is an answer's text it is called disputed, and its row looks like no other."""
    seen = lasting
    answered(seen, "SELECT ?gist { ?c ag:gist ?gist } ORDER BY ?gist")
    seen.page.click("#query-more")
    disputed = [claim for claim in real_graph.claims() if claim.stance == "Disputed"]
    shown = seen.js("[...document.querySelectorAll('#query-table tr.disputed')].map((row) => row.textContent)")

    assert len(shown) == len(disputed) == 9
    for claim in disputed:
        assert any(text.startswith(f"Disputed claim: {claim.gist}") for text in shown)


def test_an_answer_never_stands_under_another_question(lasting):
    """Once another is written, or refused, what stands below says which question it answers; an error takes it away."""
    seen = lasting
    earlier = seen.page.locator("#query-earlier")
    answered(seen, "SELECT (1 AS ?x) {}")
    assert earlier.is_hidden()
    write(seen, "SELECT (2 AS ?x) {}")
    assert "the answer to an earlier query" in earlier.inner_text()
    write(seen, "SELECT (1 AS ?x) {}")
    assert earlier.is_hidden()
    answered(seen, "SELECT * { SERVICE <x:y> {} }")
    assert earlier.is_visible()
    answered(seen, "SELECT (3 AS ?x) {}")
    assert earlier.is_hidden()
    answered(seen, "SELECT nonsense")
    assert earlier.is_hidden()
    assert seen.page.locator("#query-answer").inner_text() == ""


def test_the_answer_as_csv(lasting, real_graph):
    """The CSV has every column by its variable, identifiers in their short form, and says whose claims these are."""
    seen = lasting
    seen.page.click("[data-query=axis-members]")
    done(seen)
    with seen.page.expect_download() as download:
        seen.page.click("#query-csv")
    data = download.value.path().read_bytes().decode("utf-8-sig")
    table = real_graph.query("axis-members")
    found = list(csv.DictReader(io.StringIO(data)))

    assert [*table.columns, "source"] == list(found[0])
    assert [tuple(map(str, row)) for row in table] == [tuple(row.values())[:-1] for row in found]
    assert all("not findings of this project" in row["source"] for row in found)


def test_the_address_brings_the_question_back_and_runs_nothing(visit):
    """Name, parameters and text of one's own come back from the address; the answer waits for Run."""
    seen = visit()
    seen.page.click("[data-query=about]")
    done(seen)
    seen.page.fill("#query-p-actor", "UNRWA ~ & x")
    seen.until("location.hash.includes('actor')")
    again = visit("#" + seen.page.url.partition("#")[2])

    assert again.page.locator("#query-title").inner_text() == seen.page.locator("#query-title").inner_text()
    assert again.page.input_value("#query-p-actor") == "UNRWA ~ & x"
    again.until(f"{STATUS}.startsWith('Ready')")
    assert again.js("KG.query.answer") is None
    own = "SELECT ?x { BIND(\"a~b & c=d # 'é'\" AS ?x) }"
    answered(seen, own)
    seen.until("location.hash.includes('BIND')")
    third = visit("#" + seen.page.url.partition("#")[2])
    assert own == third.js("KG.query.editor.text()")


@pytest.mark.parametrize(
    "fragment",
    [
        "#view=query&ask=no-such-query~a:b",
        "#view=query&ask=__proto__~constructor:x",
        "#view=query&ask=about~__proto__:x~toString:y~nothing:z",
        "#view=query&ask=%E0%A4%A~%",
        "#view=query&sparql=" + "x" * 30000,
        "#tour=answer%2F1&view=query",
    ],
)
def test_a_hostile_address_is_harmless(visit, fragment):
    """Unknown questions, parameters that there are not, broken escapes and endless texts leave the tab as it opens."""
    seen = visit(fragment)

    assert seen.js("Object.keys(KG.query.values)") == []
    assert seen.js("KG.query.editor.text().length") < 3000
    assert seen.js("KG.S.tour") is None


def test_markup_in_an_address_and_an_answer_stays_text(visit):
    """What an address or an answer holds is never taken for markup."""
    seen = visit("#view=query&sparql=" + quote(f'SELECT ("{HOSTILE}" AS ?x) {{}}'))
    seen.page.click("#query-run")
    done(seen)

    assert HOSTILE in seen.page.locator("#query-table td").inner_text()
    assert seen.js("window.__xss") is None
    assert seen.page.locator("#query-table img").count() == 0


def test_nothing_in_the_page_can_reach_a_server(browser, path):
    """The policy refuses requests of the page and of any worker that it makes, the engine's included."""
    seen = Visit(browser, path, "#view=query", wait=False)
    seen.until("window.KG && KG.ready")
    tried = seen.js(
        """() => new Promise((done) => {
            const code = `Promise.allSettled([fetch('http://127.0.0.1:9/'), import('http://127.0.0.1:9/x.js')])
                .then((all) => postMessage(all.map((one) => one.status)))`;
            const worker = new Worker(URL.createObjectURL(new Blob([code])));
            worker.onmessage = ({ data }) => done(data);
            worker.onerror = (event) => done(String(event.message));
        })"""
    )
    asked = seen.js("fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')")

    assert tried == ["rejected", "rejected"]
    assert asked == "refused"
    assert "connect-src" in seen.js("window.__violations")
    assert not [url for url in seen.requests if url.startswith("http")]
    seen.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(visit, theme):
    """axe-core has no serious or critical finding on the tab: with form, answer, error and completion, in either theme."""
    playwright = support.need_module("axe_playwright_python.sync_playwright")
    seen = visit(color_scheme=theme)
    seen.page.click("[data-query=disputed]")
    done(seen)

    def grave():
        found = playwright.Axe().run(seen.page).response["violations"]
        found = [row for row in found if row["impact"] in ("serious", "critical")]
        return [(row["id"], [node["html"][:200] for node in row["nodes"][:3]]) for row in found]

    assert grave() == []
    seen.page.click("[data-query=about]")
    done(seen)
    answered(seen, "SELECT ?c { ?c foo:bar }")
    assert grave() == []
    offers(seen, "SELECT ?c { ?c ag:stat")
    assert grave() == []


def test_the_tab_fits_a_phone(visit):
    """At 390 pixels nothing but the answer's own box scrolls sideways, and the questions are folded away until asked for."""
    seen = visit(viewport=PHONE)
    assert seen.js("document.querySelector('.questions').open") is False
    seen.page.click(".questions summary")
    seen.page.click("[data-query=disputed]")
    done(seen)

    assert seen.js("document.documentElement.scrollWidth - innerWidth") <= 0
    assert seen.js("document.querySelector('.questions').open") is False
    assert seen.page.locator("#query-table").is_visible()


def test_questions_are_found_by_their_words(visit):
    """The list narrows to the questions that have all the words, and says where none has."""
    seen = visit()
    seen.page.fill("#query-find", "armenians TRIAL")
    assert seen.page.locator("[data-query]:visible").count() == 1
    seen.page.fill("#query-find", "zebra")
    assert seen.page.locator("[data-query]:visible").count() == 0
    assert seen.page.locator(".questions").inner_text().endswith("No question has these words.")


def test_the_licences_travel_with_the_page(visit, path):
    """Every package in the page stands there with its licence and its words; none of the texts asks for anything else."""
    seen = visit()
    seen.page.click(".licences summary")
    seen.until("document.querySelector('.licences pre').textContent.length > 1000")
    text = seen.page.locator(".licences pre").text_content()

    for name in ("oxigraph", "@codemirror/view", "@codemirror/legacy-modes", "@lezer/highlight", "style-mod", "crelt"):
        assert re.search(rf"^{re.escape(name)} \d+\.\d+\.\d+: MIT", text, re.M), name
    assert text.count("Permission is hereby granted") >= 10
    assert path.stat().st_size < 4_000_000


def test_a_page_without_the_engine_has_no_tab(browser, tmp_path, monkeypatch):
    """Where the package has no engine the page is as it was, and the builder is told why and what to do."""
    require_chromium()
    monkeypatch.setattr(query, "missing", lambda: "the registry could not be reached")
    told = []
    file = tmp_path / "index.html"
    file.write_text(render(made_up(12, 20), progress=told.append, questions=(), quads=b""), encoding="utf-8")
    seen = Visit(browser, file, "#view=query&ask=about&sparql=ASK%7B%7D", wait=False)
    seen.until("window.KG && KG.ready")

    assert seen.page.locator("#tab-query").count() == 0
    assert seen.js("KG.S.view") == "map"
    assert "wasm" not in file.read_text(encoding="utf-8").split("</head>")[0]
    assert [line for line in told if "no Query tab: the registry could not be reached; install alertgraph again" in line]
    seen.close()
