"""Speaker and place of a claim, in a real Chromium: at every width, beside an open panel, and on every sheet of paper."""

import re

import pypdfium2
import pytest

SIZES = [(320, 700), (853, 480), (1280, 800), (1920, 1080)]
#: Of each row that stands in the window: whether each of its cells is to be seen, by the cell's column.
CELLS = """() => [...document.querySelectorAll('[data-claim-row]')].slice(0, 20).map((row) =>
Object.fromEntries([...row.cells].map((cell) => [cell.className, !cell.textContent || cell.getClientRects().length > 0])))"""


@pytest.fixture(scope="module")
def graph(real_graph):
    """The graph of this repository."""
    return real_graph


@pytest.fixture(scope="module")
def path(real_path):
    """The file of its page."""
    return real_path


@pytest.mark.parametrize("selected", ["", "&sel=id:israel~id:hamas&about=all"])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_width_takes_a_column_away(visit, width, height, selected):
    """Who says it, where it stands and what is claimed are in each row at every width, with the panel open or closed."""
    seen = visit(f"#view=table{selected}", viewport={"width": width, "height": height})
    rows = seen.js(CELLS)

    assert len(rows) == 20
    for row in rows:
        assert {"c-subject", "c-relation", "c-object", "c-speaker", "c-place", "c-gist", "c-standing", "c-when"} == set(row)
        assert all(row.values())
    if width > 320:  # where the whole page scrolls down
        assert seen.js("document.querySelector('#view').scrollWidth - document.querySelector('#view').clientWidth") <= 0
    assert seen.js("document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_record_sorts_in_both_orders(visit):
    """Where rows are records a list and a button take the place of the headings."""
    seen = visit("#view=table", viewport={"width": 1280, "height": 800})
    first = seen.rows()
    seen.page.select_option("#sorter", "speaker")
    assert seen.js("KG.S.sort") == "speaker"
    seen.page.click("#sort-turn")

    assert seen.js("KG.S.sort") == "-speaker"
    assert seen.page.get_attribute("#sort-turn", "aria-pressed") == "true"
    assert sorted(first) == sorted(seen.rows())
    assert seen.js("document.activeElement.id") == "sort-turn"


def sheets(seen):
    """Return the words of each sheet of the page as it is printed by default, without backgrounds."""
    printed = pypdfium2.PdfDocument(seen.page.pdf(format="A4", print_background=False))
    return [re.sub(r"\s+", " ", printed[number].get_textpage().get_text_range()) for number in range(len(printed))]


@pytest.mark.parametrize("fragment", ["#view=table&only=hedged", "#sel=id:icc", "#view=timeline"])
def test_each_sheet_says_whose_claims_these_are(visit, graph, fragment):
    """Each sheet begins with title, publisher, date and the sentence that nothing here is a finding of this project."""
    seen = visit(fragment)
    seen.until("KG.settled")
    [alert] = graph.alerts.values()
    printed = sheets(seen)

    assert len(printed) > 1
    for words in printed:
        assert words.startswith(f"{alert.title}. Published by {graph.entities[alert.publisher].label}, 27 April 2025.")
        assert "not findings of this project" in words[:400]


def test_a_printed_table_has_speaker_place_and_claim(visit, graph):
    """On paper each claim has who says it, its paragraphs and its gist."""
    seen = visit("#view=table&only=disputed")
    seen.rows()
    words = " ".join(sheets(seen))
    disputed = [claim for claim in graph.claims() if claim.stance == "Disputed"]

    assert disputed
    for claim in disputed:
        assert f"said by {graph.entities[claim.stated_by].label}" in words
        assert f"par. {', '.join(map(str, claim.paragraphs))}" in words
    assert words.count("said by ") == words.count("Disputed claim: ") == len(disputed)
