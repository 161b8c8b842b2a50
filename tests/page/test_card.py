"""The page's card in a real Chromium: the same facts, in the same words and order, as in the terminal and in serve."""

import os
import shutil
import subprocess

import contract
import pytest

from alertgraph.model.claims import FIELDS
from alertgraph.telling.card import Cards
from alertgraph.telling.citing import Citing
from alertgraph.telling.sheet import sheet
from alertgraph.telling.sheetfiles import FORMATS


@pytest.fixture(scope="module")
def graph(real_graph):
    """The graph of this repository."""
    return real_graph


@pytest.fixture(scope="module")
def path(real_path):
    """The file of its page."""
    return real_path


def telling(graph):
    """Return a claim for each field that some claims lack, and for each value of one that holds one of a few."""
    found = {}
    for claim in graph.claims():
        for name, field in FIELDS.items():
            if getattr(claim, name) and (field.values or name in type(claim)._field_defaults):
                found.setdefault((name, getattr(claim, name) if field.values else ""), claim)
    return sorted(set(found.values()), key=lambda claim: claim.id)


def test_a_card_tells_what_every_other_card_tells(visit, graph):
    """For claims that between them have every field and value: facts, and the claims that they lead to, as Python tells them."""
    cards, chosen = Cards(graph), telling(graph)
    assert len(chosen) > 15
    seen = visit()
    for claim in chosen:
        seen.js(f"KG.selectPair({claim.subject!r}, {claim.object!r})")
        box = f'#panel article[data-claim="{claim.id}"]'
        shown = seen.js(
            """(box) => [...document.querySelector(box).querySelectorAll(":scope > dl > div")]
            .map((row) => [...row.children].map((part) => part.textContent))""",
            box,
        )
        card = cards.card(claim)
        wanted = [[fact.title.capitalize(), "; ".join(part.words for part in fact.parts)] for fact in card.facts]
        if claim.stance == "Asserted":
            wanted[0][1] += ", in the alert's own voice"
        assert shown == [fact for fact in wanted if fact[0] != "Stance"], claim.id
        head = seen.js("(box) => document.querySelector(box).querySelector('h4 .relation').textContent", box)
        assert head == contract.said(graph, claim)
        linked = seen.js(
            "(box) => [...document.querySelector(box).querySelectorAll('.linked button')].map((b) => b.textContent)", box
        )
        assert linked == [f"{link.title.capitalize()}: {part.words}" for link in card.links for part in link.parts]


def test_a_claim_is_cited_as_python_cites_it(visit, graph):
    """All four forms of every claim, of the document and of the graph are the same words in the page and in Python."""
    seen = visit()
    found = seen.js("Object.fromEntries([...KG.C.values()].map((claim) => [claim.id, KG.citationOf(claim)]))")
    maker = Citing(graph)

    assert found == {claim.id: maker.claim(claim)._asdict() for claim in graph.claims()}
    assert (
        seen.js("(id) => KG.documentCitation(id)", next(iter(graph.alerts))) == maker.document(next(iter(graph.alerts)))._asdict()
    )
    seen.page.click("#share")
    seen.page.click("#cite")
    assert maker.graph().long in seen.page.locator("#citing [data-form=long]").inner_text()
    seen.page.keyboard.press("Escape")


@pytest.mark.parametrize("size", [(1280, 720), (320, 640)])
def test_the_dialog_copies_and_saves(visit, graph, size):
    """Each form has a button that copies it, the records are saved as files, nothing is cut off, and the keyboard goes back."""
    claim = next(claim for claim in graph.claims() if claim.stance == "Disputed")
    wanted = Citing(graph).claim(claim)
    seen = visit(f"#sel={claim.subject}~{claim.object}", viewport={"width": size[0], "height": size[1]})
    seen.js("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } })")
    button = seen.page.locator(f"#panel [data-claim='{claim.id}'] button", has_text="Cite")
    button.click()
    for form, words in wanted._asdict().items():
        seen.page.click(f"#citing [data-copy={form}]")
        assert seen.js("window.copied") == words
    for ending, words in (("bib", wanted.bibtex), ("ris", wanted.ris)):
        with seen.page.expect_download() as download:
            seen.page.click(f"#save-{ending}")
        assert download.value.suggested_filename == f"{claim.id.removeprefix('id:')}.{ending}"
        assert download.value.path().read_text(encoding="utf-8") == words
    assert seen.js("document.querySelector('#citing').scrollWidth - document.querySelector('#citing').clientWidth") <= 0
    seen.page.keyboard.press("Escape")
    seen.until("!document.getElementById('citing')")
    assert seen.js("document.activeElement.textContent") == "Cite"


SHEETS = [("id:azerbaijan",), ("id:unrwa",), ("id:russia", "id:ukraine"), ("id:lemkin-institute",), ("id:icj", "id:israel")]


@pytest.mark.parametrize("order", ["text", "time"])
def test_a_sheet_is_that_of_the_terminal(visit, graph, order):
    """Of actors and pairs the page writes the same HTML and Markdown as show does: claims, order, numbers, words, rebuttals."""
    seen = visit()
    for names in SHEETS:
        made = sheet(graph, tuple(graph.entities[name] for name in names), {}, order)
        found = seen.js(
            """([ids, order]) => { const made = KG.sheetOf(ids, order);
            return { html: KG.sheetHtml(made), md: KG.sheetMarkdown(made) }; }""",
            [names, order],
        )
        assert made.entries
        assert found == {form: write(made) for form, write in FORMATS.items()}, names


def test_a_sheet_is_printed_with_whose_claims_on_each_page(visit, graph, tmp_path):
    """Opened from a pair it is on paper alone, as pdftotext reads it: a head on each page, each claim with speaker and place."""
    if not shutil.which("pdftotext"):
        if os.environ.get("ALERTGRAPH_CI") == "1":
            pytest.fail("pdftotext is not installed")
        pytest.skip("pdftotext is not installed: it is in the package poppler-utils")
    seen = visit("#sel=id:russia~id:ukraine")
    seen.page.click("#panel [data-sheet-of]")
    seen.page.check("#handout [value=time]")
    seen.page.pdf(path=tmp_path / "sheet.pdf", format="A4")
    printed = subprocess.run(["pdftotext", tmp_path / "sheet.pdf", "-"], check=True, capture_output=True, text=True).stdout
    pages = [" ".join(page.split()) for page in printed.split("\f") if page.strip()]
    made = sheet(graph, (graph.entities["id:russia"], graph.entities["id:ukraine"]), {}, "time")
    [alert] = graph.alerts.values()

    assert len(pages) > 1
    for page in pages:
        assert page.startswith(alert.title)
        assert "27 April 2025" in page[:400]
        assert "not findings of this project" in page[:400]
    bare = "".join("".join(pages).split()).replace("-", "")  # at the end of a line it is taken for one that breaks a word
    for entry in made.entries:
        for words in (
            f"{entry.number}. {''.join(f'[{mark}] ' for mark in entry.card.marks)}{entry.card.claim.gist}",
            entry.card.claim.id,
        ):
            assert "".join(words.split()).replace("-", "") in bare, words
    with seen.page.expect_download() as download:
        seen.page.click("#handout-md")
    assert download.value.suggested_filename == "russia-and-ukraine-sheet-lemkin-2025-04-27.md"
    assert download.value.path().read_text(encoding="utf-8") == f"{FORMATS['md'](made)}\n"
    seen.page.keyboard.press("Escape")
    seen.until("!document.getElementById('handout')")
    assert seen.js("KG.S.sel.b") == "id:ukraine"
