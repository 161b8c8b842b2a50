"""A sheet holds every claim on an actor or a pair, none without speaker, reserve and place, rebuttals beside the claims."""

import re
from html.parser import HTMLParser

import pytest
import support
from support import Run

from alertgraph.api import AlertGraph
from alertgraph.model.claims import ROLES
from alertgraph.telling import dossier
from alertgraph.telling.sheet import UNDATED, Sheet, sheet
from alertgraph.telling.sheetfiles import FORMATS, html, markdown


def of(graph: AlertGraph, *names: str, order: str = "text", most: int | None = None) -> Sheet:
    """The sheet of some entries."""
    return sheet(graph, tuple(graph.entities[name] for name in names), {}, order, most)


class Reader(HTMLParser):
    """The words of a page, and the elements that are open."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element; nothing may be fetched."""
        assert not {name for name, _ in attrs} & {"src", "href", "onclick"}
        self.tags.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that is open, and no other."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if "style" not in self.open:
            self.words.append(data)


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_it_holds_what_the_dossier_holds(name: str, request: pytest.FixtureRequest) -> None:
    """Of each actor the sheet has the claims of the dossier, each once, numbered from 1."""
    graph: AlertGraph = request.getfixturevalue(name)
    for entity in list(graph.entities.values())[:40]:
        found = of(graph, entity.id).entries
        told = re.findall(r"\((id:[\w.-]+-\d+)\)$", dossier.render(graph, entity, {}, 10**6), re.M)
        assert sorted(entry.card.claim.id for entry in found) == sorted(told)
        assert [entry.number for entry in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("order", ["text", "time"])
def test_no_claim_without_speaker_reserve_and_place(order: str, form: str, real_graph: AlertGraph) -> None:
    """Each claim of a sheet has its number, marks, gist, speaker and place, in this order, and whose claims these are on top."""
    made = of(real_graph, "id:russia", order=order)
    text = FORMATS[form](made)
    plain = " ".join(Reader(text).words) if form == "html" else re.sub(r"\\(.)", r"\1", text)
    plain = " ".join(plain.split())
    assert "What the alert says or passes on, not findings of this project: Lemkin Institute" in plain
    at = 0
    for entry in made.entries:
        claim = entry.card.claim
        marks = "".join(f"[{mark}] " for mark in entry.card.marks)
        parts = (f"{entry.number}. {marks}{claim.gist}", f"who says it: {real_graph.entities[claim.stated_by].label}")
        for part in (*parts, *entry.places, claim.id):
            assert part in plain[at:], (claim.id, part)
            at = plain.index(part, at) + len(part)


def test_a_rebuttal_stands_beside_its_claim(made_up: AlertGraph) -> None:
    """What the alert disputes has what contradicts it in the same block, with the speaker of that and its place."""
    made = of(made_up, "id:velmark")
    (entry,) = [entry for entry in made.entries if entry.card.claim.stance == "Disputed"]
    against = [claim for claim in made_up.claims() if entry.card.claim.id in claim.contradicts]
    assert [other.card.claim for other in entry.rebuttals] == against != []
    (block,) = [block for block in html(made).split("<article>") if f"<h2>{entry.number}. " in block]
    assert block.index("[disputed]") < block.index('<section class="rebuttal"><h2>Contradicted: ')
    assert all(claim.gist in " ".join(Reader(block.partition("</article>")[0]).words) for claim in against)
    told = markdown(made).split(f"## {entry.number}. ")[1].split("\n## ")[0]
    assert "> **Contradicted: " in told


def test_a_pair_and_an_order(real_graph: AlertGraph) -> None:
    """Of a pair each claim names both, in either direction; in time the dated ones come first, by their days."""
    made = of(real_graph, "id:russia", "id:ukraine", order="time")
    claims = [entry.card.claim for entry in made.entries]
    for claim in claims:
        named = {claim.subject, claim.object, *(name for role in ROLES for name in getattr(claim, role))}
        assert {"id:russia", "id:ukraine"} <= named | ({claim.stated_by} if claim.stance != "Asserted" else set())
    dated = [claim.earliest for claim in claims if claim.is_dated]
    assert dated == sorted(dated) != []
    assert [claim.is_dated for claim in claims] == sorted((claim.is_dated for claim in claims), reverse=True)
    assert {claim.id for claim in claims} == {e.card.claim.id for e in of(real_graph, "id:ukraine", "id:russia").entries}


@pytest.mark.parametrize("form", FORMATS)
def test_what_has_no_date_stands_under_a_heading(form: str, real_graph: AlertGraph) -> None:
    """In the order of time a heading stands where the claims without a date begin, and says so where some lack but the year."""
    made = of(real_graph, "id:russia", order="time")
    dated = sum(entry.card.claim.is_dated for entry in made.entries)
    assert [place for place, entry in enumerate(made.entries) if entry.part] == [dated]
    text = FORMATS[form](made)
    heading = text.index(f">{made.entries[dated].part}<" if form == "html" else f"\n## {made.entries[dated].part}\n")
    assert text.index(made.entries[dated - 1].card.claim.id) < heading < text.index(f"{dated + 1}. ", heading)
    assert not any(entry.part for entry in of(real_graph, "id:russia").entries)
    for entity in real_graph.entities.values():
        last = [entry for entry in of(real_graph, entity.id, order="time").entries if not entry.card.claim.is_dated]
        assert not last or last[0].part == UNDATED[any(entry.card.claim.when for entry in last)]


def test_a_rebuttal_of_several_claims_is_told_once(real_graph: AlertGraph) -> None:
    """Beside the first it stands in full; the others have its number, and keep their own mark, speaker and stance."""
    several = 0
    for entity in real_graph.entities.values():
        made = of(real_graph, entity.id)
        beside = {other.card.claim.id: entry.number for entry in made.entries for other in entry.rebuttals}
        assert len(beside) == sum(len(entry.rebuttals) for entry in made.entries)
        for entry in made.entries:
            claim = entry.card.claim
            against = {other.id for other in real_graph.claims() if claim.id in other.contradicts}
            assert {name for _, name in entry.told} | {other.card.claim.id for other in entry.rebuttals} == against
            for number, name in entry.told:
                several += 1
                assert number == beside[name] < entry.number
                told = html(made).split(f"<h2>{entry.number}. ")[1].split("</article>")[0]
                assert f"<li>Contradicted: see beside {number}  ({name})</li>" in told
                assert "[disputed] " in told
                assert f"according to {real_graph.entities[claim.stated_by].label}" in told
    assert several


def test_words_are_words(made_up: AlertGraph) -> None:
    """Marks of HTML and Markdown in a gist are shown as they are, and the page is whole."""
    hostile = "<b>*Quill* & [Selden](x) `#1` \\ _far_</b>"
    made = of(made_up, "id:velmark")
    first = made.entries[0]
    card = first.card._replace(claim=first.card.claim._replace(gist=hostile))
    changed = made._replace(entries=(first._replace(card=card),))
    reader = Reader(html(changed))
    assert not reader.open
    assert "script" not in reader.tags
    assert hostile in " ".join(reader.words)
    head = next(line for line in markdown(changed).splitlines() if line.startswith("## 1. "))
    assert re.sub(r"\\(.)", r"\1", head).endswith(hostile)
    assert not re.search(r"(?<!\\)[*_<`\[]", head)


def test_what_is_counted_is_told(real_graph: AlertGraph) -> None:
    """Where claims name an actor otherwise than as a party, it is said how many have it as one."""
    entity = real_graph.entities["id:unrwa"]
    made = sheet(real_graph, (entity,), {})
    ends = [claim for claim in real_graph.claims() if entity.id in (claim.subject, claim.object)]
    assert 0 < len(ends) < len(made.entries)
    assert made.remarks[0].startswith(f"{len(made.entries)} claims, ")
    assert made.remarks[1].startswith(f"{len(ends)} with it as one of the two parties, ")


def test_the_command(made_up_graph: object, run: Run) -> None:
    """A sheet is printed in either form, with the words of a copy where one is given; how many claims are cut is told."""
    graph = ("--graph", made_up_graph)
    page = run("show", "OSTRAVIA", *graph, "--format", "html", "--source", support.MADE_UP_TEXT)
    assert (page.code, page.err) == (0, "")
    assert page.out.startswith("<!doctype html>")
    assert "<blockquote>“Ostrávia has sold Velmark the radar" in page.out
    assert "not for publication" in page.out
    first = run("show", "Ostrávia", "Velmark", *graph, "--format", "md", "--order", "time", "--limit", "1").out
    assert first.startswith("# Claims on Ostrávia and Velmark\n")
    assert re.search(r"^The first 1 of \d+ claims, in the order of time, those without a date last\.$", first, re.M)
    assert len(re.findall(r"^## \d", first, re.M)) == 1
    assert "not for publication" not in first
    both = run("show", "Ostrávia", "Velmark", *graph).out
    assert all("Velmark" in part for part in both.split("  * ")[1:])
    wrong = run("show", "Ostrávia", *graph, "--order", "time")
    assert (wrong.code, wrong.out) == (2, "")
    assert wrong.err == "alertgraph: --order is for a sheet; give --format html or --format md with it\n"
