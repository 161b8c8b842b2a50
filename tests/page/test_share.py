"""What leaves the explorer's page, in a real Chromium: link, picture, drawing, CSV, paper; each says whose claims it holds."""

import csv
import io
import xml.etree.ElementTree as ET
from itertools import combinations

import contract
import pytest
from browser import HOSTILE, made_up, require_chromium
from contract import kept

from alertgraph.explorer import render
from alertgraph.publishing import tables

SVG = "{http://www.w3.org/2000/svg}"
LABELS = "KG.labels.map((label) => KG.N.get(label.id).label)"
NOTICE = "What the alert says or passes on, not findings of this project: Harrow Observatory, “Watch Notice"


@pytest.fixture(scope="module")
def graph():
    """A made-up graph; a gist of it would be a formula in a spreadsheet."""
    found = made_up(90, 240)
    claims = found.claims()
    vars(found)["_claims"] = [claims[0]._replace(gist='=HYPERLINK("x","y")'), claims[1]._replace(gist=" +1, 2"), *claims[2:]]
    return found


@pytest.fixture(scope="module")
def path(graph, tmp_path_factory):
    """The file of its page."""
    require_chromium()
    found = tmp_path_factory.mktemp("share") / "index.html"
    found.write_text(render(graph, progress=lambda message: None), encoding="utf-8", newline="\n")
    return found


def at_rest(seen, choice):
    """Return the file of a choice, and the labels of the map that it was made of: those before and after it are the same."""
    for _ in range(20):
        before = seen.js(LABELS)
        found = kept(seen, choice)
        if before == seen.js(LABELS):
            return found, before
    raise AssertionError("the map does not come to rest")


class TestShare(contract.Share):
    """What holds of what leaves any page."""


@pytest.mark.parametrize("fragment", ["#show=all", "#also=disputed~reported~negated~unrealised", "#sel=id:turkish"])
def test_the_drawing_holds_what_the_map_holds(visit, fragment):
    """The SVG is well formed, draws each line and entry of the map, its labels, its legend, and whose claims these are."""
    seen = visit(fragment)
    drawing, labels = at_rest(seen, "save-svg")
    root = ET.fromstring(drawing)  # noqa: S314
    words = [(element.text or "").strip("\u2068\u2069") for element in root.iter(f"{SVG}text")]  # an isolate is no part of a name

    assert seen.js("KG.shown.nodes.length") == len([e for e in root.iter() if e.get("data-entry")])
    assert seen.js("KG.shown.lines.length") == len([e for e in root.iter(f"{SVG}path") if e.get("data-to")])
    joined = "".join("".join(words).split())
    assert [name for name in labels if "".join(name.split()) not in joined] == []
    assert " ".join(words).find(NOTICE[:60]) > 0
    assert "material conflict" in words
    assert not [e for e in root.iter() if e.tag in (f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject")]


def test_no_line_with_a_status_is_solid_in_the_drawing(visit):
    """Disputed, reported, negated and not actual lines are dashed and marked in the drawing as on the map."""
    seen = visit("#also=disputed~reported~negated~unrealised")
    root = ET.fromstring(kept(seen, "save-svg"))  # noqa: S314
    dashed = [e for e in root.iter(f"{SVG}path") if e.get("stroke-dasharray")]

    assert seen.js("KG.shown.lines.filter((line) => line.dash).length") == len(dashed)
    assert "disputed" in [e.text for e in root.iter(f"{SVG}text")]


#: The boxes of all words of a drawing, beside those that must keep free of each other, and the size of the whole.
BOXES = """(text) => { const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  document.body.append(svg); const { left, top } = svg.getBoundingClientRect();
  const part = (name) => [...svg.querySelectorAll(`.${name} text`)].map((e) => { const b = e.getBoundingClientRect();
    return { words: e.textContent, x: b.x - left, y: b.y - top, w: b.width, h: b.height }; });
  const found = { width: svg.width.baseVal.value, height: svg.height.baseVal.value };
  for (const name of ["head", "map", "foot"]) found[name] = part(name);
  svg.remove(); return found; }"""


@pytest.mark.parametrize("place", ["#ego=id:hostile&sel=id:hostile", "#also=disputed~reported~negated~unrealised"])
@pytest.mark.parametrize("format_", ["seen", "wide", "portrait"])
def test_no_word_of_a_picture_is_cut_or_covered(visit, place, format_):
    """Title, labels, legend and source lie within the picture, one below the other, and the page is afterwards as it was."""
    seen = visit(place)
    before = seen.js("[KG.labels, KG.network().getViewPosition(), KG.network().getScale()]")
    seen.page.click("#share")
    seen.page.check(f"#sharing [value={format_}]")
    with seen.page.expect_download() as download:
        seen.page.click("#save-svg")
    seen.page.keyboard.press("Escape")
    drawing = download.value.path().read_text(encoding="utf-8")
    found = seen.js(BOXES, drawing)
    width, height = found["width"], found["height"]

    assert format_ == "seen" or (width, height) == {"wide": (1280, 720), "portrait": (960, 1280)}[format_]
    for box in (*found["head"], *found["map"], *found["foot"]):
        assert box["x"] >= 0, box
        assert box["y"] >= 0, box
        assert box["x"] + box["w"] <= width + 0.5, box
        assert box["y"] + box["h"] <= height + 0.5, box
        assert not box["words"].endswith("…"), box
    lowest = {part: max(box["y"] + box["h"] for box in found[part]) for part in ("head", "map")}
    assert lowest["head"] <= min(box["y"] for box in found["map"]) + 2
    assert lowest["map"] <= min(box["y"] for box in found["foot"]) + 2
    for name in ("head", "foot"):
        for one, other in combinations(found[name], 2):
            apart = one["x"] + one["w"] <= other["x"] + 1 or other["x"] + other["w"] <= one["x"] + 1
            assert apart or one["y"] + one["h"] <= other["y"] + 3 or other["y"] + other["h"] <= one["y"] + 3, (one, other)
    told = " ".join(box["words"] for box in found["foot"])
    assert f"{NOTICE}" in told
    assert "3 March 2031" in told
    assert ("hedged" in told) == seen.js("KG.shown.lines.some((l) => l.claims.some((c) => c.certainty === 'Hedged'))")
    assert before == seen.js("[KG.labels, KG.network().getViewPosition(), KG.network().getScale()]")


def test_a_picture_is_named_after_what_it_is(visit):
    """The file says whose ties, whose alert, and its date; in pixels it has twice the size that is told."""
    seen = visit("#ego=id:hostile&sel=id:hostile")
    seen.page.click("#share")
    seen.page.check("#sharing [value=wide]")
    with seen.page.expect_download() as download:
        seen.page.click("#save-png")
    seen.page.keyboard.press("Escape")

    assert download.value.suggested_filename == "hostile-ties-harrow-2031-03-03.png"
    assert contract.pixels(download.value.path().read_bytes())[:2] == (2560, 1440)


def test_a_picture_says_what_it_leaves_out(visit):
    """The standings whose claims are not drawn are named under it, and no other."""
    seen = visit("#also=disputed")
    words = " ".join(e.text or "" for e in ET.fromstring(kept(seen, "save-svg")).iter(f"{SVG}text"))  # noqa: S314
    told = words.partition("Claims not drawn: ")[2]

    assert told.startswith("reported; said not to be so")
    assert "disputed" not in told


def test_a_hostile_label_is_text_in_the_drawing(visit):
    """A label with markup is words in the SVG."""
    seen = visit("#sel=id:hostile")
    root = ET.fromstring(kept(seen, "save-svg"))  # noqa: S314

    assert HOSTILE.replace(" ", "") in "".join(e.text or "" for e in root.iter(f"{SVG}text")).replace(" ", "")


@pytest.mark.parametrize("view", ["map", "table"])
def test_the_csv_is_guarded_and_says_whose_claims_these_are(visit, graph, view):
    """The CSV has a byte order mark, a row a claim, no cell that a spreadsheet would run, and the source in every row."""
    seen = visit(f"#view={view}")
    data = kept(seen, "save-csv")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))

    assert data.startswith(b"\xef\xbb\xbf")
    assert {claim.id for claim in graph.claims()} == {row["id"] for row in rows}
    cells = [cell for row in rows for name, cell in row.items() if (name, cell) != ("sign", "-1")]
    assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@")]
    assert all(row["source"].startswith(NOTICE) for row in rows)
    assert {row["id"]: row["stance"] for row in rows} == {claim.id: claim.stance for claim in graph.claims()}


def test_the_csv_has_the_columns_and_values_of_claims_csv(visit, graph):
    """The page saves what the build does, every column of it, in its order; only what nobody checked is marked."""
    rows = list(csv.DictReader(io.StringIO(kept(visit("#view=table"), "save-csv").decode("utf-8-sig"))))
    built = list(csv.DictReader(io.StringIO(tables.claims_csv(graph))))

    assert list(rows[0]) == list(built[0])
    assert [row["id"] for row in rows] == [row["id"] for row in built]
    found = {row["id"]: {name: cell.removeprefix("'") for name, cell in row.items()} for row in rows}
    for row in built:
        row["paragraphs"] = "|".join(map(str, graph.passages[row["passages"]].paragraphs))  # which made-up claims leave out
    assert found == {row["id"]: row for row in built}


def test_the_table_saves_what_it_shows(visit, graph):
    """The button of the table gives the filtered claims in the order that they are shown."""
    seen = visit("#view=table&hide=Structural&sort=-object")
    with seen.page.expect_download() as download:
        seen.page.click("#csv")
    rows = csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig")))

    assert [row["id"] for row in rows] == seen.rows()


def test_the_link_is_the_whole_address(visit):
    """Copy the link copies the address with view and order; where the clipboard is closed the link stands ready to copy."""
    seen = visit("#view=table&sort=-gist")
    seen.js("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } })")
    seen.page.click("#share")
    seen.page.click("#copy-link")

    assert seen.page.url == seen.js("window.copied")
    assert "view=table" in seen.page.url
    seen.js("void (navigator.clipboard.writeText = async () => { throw new Error(); })")
    seen.page.click("#copy-link")
    assert seen.page.url == seen.page.locator("#sharing textarea").input_value()


def test_the_dialog_says_whose_claims_these_are_and_gives_the_focus_back(visit):
    """The dialog repeats the notice, closes with Escape, and leaves the keyboard where it was."""
    seen = visit()
    seen.page.click("#share")

    assert NOTICE in seen.page.locator("#sharing").inner_text()
    seen.page.keyboard.press("Escape")
    seen.until("!document.getElementById('sharing')")  # a dialog tells that it was closed in a task of its own
    assert seen.js("document.activeElement.id") == "share"


@pytest.mark.parametrize("view", ["map", "table", "read"])
def test_the_sheet_has_the_view_and_the_notice(visit, view):
    """On paper rail, tools and tabs are gone; view and notice are there, the map as a drawing, on a light page."""
    seen = visit(f"#view={view}&theme=dark")
    seen.js("dispatchEvent(new Event('beforeprint'))")
    seen.page.emulate_media(media="print")

    assert "not findings of this project" in seen.page.locator("#whose").inner_text()
    for part in ("#legend", "#tabs", "#tools", "#canvas"):
        assert not seen.page.locator(part).is_visible()
    assert (view == "map") == seen.page.locator("#sheet > svg").is_visible()
    assert (view != "map") == seen.page.locator("#view").is_visible()
    assert seen.js("document.documentElement.dataset.theme") == "light"
    seen.js("dispatchEvent(new Event('afterprint'))")
    assert seen.js("[document.documentElement.dataset.theme, KG.S.theme]") == ["dark", "dark"]
