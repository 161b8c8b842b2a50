"""Rows that stand for claims, in a real Chromium: who does what to whom, in that order, and never more firmly than the claims."""

import random
import re
from collections import defaultdict

import contract
import pytest

from alertgraph.telling.statuses import statuses

#: The parts of a row in the page: from, to, text.
SENTENCES = """(box) => [...document.querySelectorAll(`${box} .sentence`)]
.map((row) => [row.dataset.from, row.dataset.to, row.textContent])"""


@pytest.fixture(scope="module")
def graph(real_graph):
    """The graph of this repository."""
    return real_graph


@pytest.fixture(scope="module")
def path(real_path):
    """The file of its page."""
    return real_path


def verbs(graph, claims):
    """Return the relations that plain claims say, each once with its reserve, by who acts and upon whom."""
    said = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        if claim.in_default_network:
            said[claim.subject, claim.object][contract.said(graph, claim)].append(claim.certainty == "Hedged")
    return {
        pair: {words + reserve(hedged) for words, hedged in relations.items()}
        for pair, relations in said.items()
    }  # fmt: skip


def reserve(hedged):
    """Return what stands behind a relation of claims that are hedged or not."""
    if not any(hedged):
        return ""
    return " (hedged)" if all(hedged) else f" ({sum(hedged)} of {len(hedged)} hedged)"


def between(graph, text, ends):
    """Return the relations of a row, which begins with the one who acts and ends with the one whom it concerns."""
    first, last = (graph.entities[name].label for name in ends)
    assert text.startswith(f"{first} ") and text.endswith(f" {last}"), text
    told = text.removeprefix(f"{first} ").removesuffix(f" {last}")
    assert told.endswith(" →") == (" · " in told), text
    return set(told.removesuffix(" →").split(" · "))


@pytest.mark.parametrize("actor", ["id:icc", "id:russia", "id:yoav-gallant", "id:armenians", "seed 1", "seed 2", "seed 3"])
def test_the_panel_says_who_does_what_to_whom(visit, graph, actor):
    """Each row of an actor's panel has subject, verb and object in that order, whichever of the two is selected."""
    if actor.startswith("seed"):
        actor = random.Random(actor).choice(sorted({claim.object for claim in graph.claims()}))  # noqa: S311
    assert actor in graph.entities
    seen = visit(f"#sel={actor}")
    rows = seen.js(SENTENCES, "#panel")
    expected = verbs(graph, [claim for claim in graph.claims() if actor in (claim.subject, claim.object)])

    assert {(a, b): between(graph, text, (a, b)) for a, b, text in rows} == expected
    assert len(rows) == len(expected)


def test_a_path_says_who_does_what_to_whom(visit, graph):
    """Each step of a path tells what its claims say, in their own direction and not in that of the path."""
    seen = visit("#path=id:turkiye~id:icj")
    rows = seen.js(SENTENCES, "#panel")
    told = [(a, b) for a, b, _ in rows]

    assert ("id:icj", "id:azerbaijan") in told and ("id:azerbaijan", "id:icj") not in told
    expected = verbs(graph, graph.claims())
    for a, b, text in rows:
        assert between(graph, text, (a, b)) == expected[a, b]


def test_the_tip_of_a_cell_says_who_does_what_to_whom(visit, graph):
    """The tip of each cell of the matrix tells the relations from its row to its column, as many as there is room for."""
    seen = visit("#view=matrix")
    tips = seen.js("[...document.querySelectorAll('.matrix td button')].map((cell) => cell.title)")
    expected = verbs(graph, graph.claims())

    assert len(tips) > 30
    for tip in tips:
        head, _, sentence = tip.partition(". ") if ". " in tip else (tip, "", "")
        first, last = next(
            (a, b) for a, b in expected if head.startswith(f"{graph.entities[a].label} to {graph.entities[b].label}:")
        )
        relations = between(graph, sentence, (first, last))
        assert {words for words in relations if not re.fullmatch(r"and \d+ more", words)} <= expected[first, last], tip


def test_a_hedged_claim_has_its_mark_in_every_row(visit, graph):
    """In the table, on its card, in the timeline and in lists of links what is hedged says so before or beside its gist."""
    hedged = {claim.id for claim in graph.claims() if claim.certainty == "Hedged"}
    rows = """(select) => [...document.querySelectorAll(select)].map((row) =>
      [row.dataset.claimRow || row.dataset.line || row.dataset.claim, row.textContent])"""
    assert len(hedged) > 20
    seen = visit("#view=table")
    seen.rows()
    cells = """(part) => [...document.querySelectorAll('[data-claim-row]')].map((row) =>
      [row.dataset.claimRow, row.querySelector(part).textContent])"""
    for part in (".c-relation", ".c-gist", ".c-standing"):
        assert {name for name, text in seen.js(cells, part) if "hedged" in text} == hedged, part
    seen.js("KG.set({ view: 'timeline' })")
    seen.until("document.querySelector('.dated')")
    lines = seen.js(rows, ".claim-line")
    assert {name for name, text in lines if "hedged" in text} == hedged & {name for name, _ in lines} != set()
    claim = next(claim for claim in graph.claims() if claim.certainty == "Hedged" and claim.stance == "Asserted")
    seen.js("([a, b]) => KG.selectPair(a, b)", [claim.subject, claim.object])
    card = seen.page.locator(f"#panel [data-claim='{claim.id}']")
    assert card.locator("h4").inner_text().endswith("hedged")
    assert card.get_attribute("aria-label").startswith("[")


def test_a_line_with_a_hedged_claim_has_a_mark(visit, graph):
    """Of the lines of the map those and only those carry the mark of reserve behind which a hedged claim stands."""
    seen = visit("#show=all&also=disputed~reported~negated~unrealised")
    lines = seen.js("KG.shown.lines.map((line) => [line.claims.map((claim) => claim.id), line.marks])")
    hedged = {claim.id for claim in graph.claims() if claim.certainty == "Hedged"}

    assert hedged <= {name for names, _ in lines for name in names}
    for names, marks in lines:
        assert ("wave" in marks) == bool(hedged & {*names})


def test_a_cell_with_a_hedged_claim_says_so(visit, graph):
    """A cell of the matrix behind which a hedged claim stands has its sign, and its tip the number."""
    seen = visit("#view=matrix&also=disputed~reported~negated~unrealised")
    cells = seen.js("[...document.querySelectorAll('.matrix td button')].map((cell) => [cell.title, cell.textContent])")
    told = [(title, text) for title, text in cells if "~" in text]

    assert told
    for title, text in cells:
        assert ("~" in text) == bool(re.search(r", \d+ hedged", title))


@pytest.mark.parametrize("only", ["hedged", "disputed", "reported", "negated", "unrealised"])
def test_a_chip_counts_and_filters(visit, graph, only):
    """A chip tells how many claims of the panel are so; a click leaves these alone there and in the table, a second one all."""

    def wanted(claims):
        named = {claim.id: (*statuses(claim), *(["hedged"] if claim.certainty == "Hedged" else [])) for claim in claims}
        return {name for name, standing in named.items() if only in standing}

    actor = max(graph.entities, key=lambda name: len(wanted([c for c in graph.claims() if name in (c.subject, c.object)])))
    seen = visit(f"#sel={actor}")
    mine = wanted([claim for claim in graph.claims() if actor in (claim.subject, claim.object)])
    chip = seen.page.locator(f"#panel-only-{only}")
    before = set(contract.cards(seen))
    assert chip.inner_text().startswith(f"{len(mine)} ")
    chip.click()

    assert set(contract.cards(seen)) == mine < before
    assert f"only={only}" in seen.page.url
    assert f"{len(mine)} of {len(before)} claims" in seen.page.locator("#panel .only-note").inner_text()
    assert set(seen.js("KG.shown.claims.map((claim) => claim.id)")) <= wanted(graph.claims())
    seen.page.click("#tab-table")
    assert set(seen.rows()) == mine
    seen.page.locator(f"#panel-only-{only}").click()
    assert set(seen.rows()) == before
    assert set(contract.cards(seen)) == before


def test_a_chip_of_a_group_filters_and_leaves_it_as_it_is(visit):
    """The chip in the head of a group filters and does not open the group; axe has nothing to say of it."""
    seen = visit("#sel=id:israel")
    contract.cards(seen)
    contract.assert_accessible(seen)
    seen.page.locator(".group summary .tag").first.click()

    assert seen.js("KG.S.only")
    assert seen.page.locator(".group[open]").count() == 0 or seen.page.locator("[data-party]").count() <= 6
    seen.page.click("#reset-filters")
    assert seen.js("KG.S.only") is None
