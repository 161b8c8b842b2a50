"""A citation says whose wording a sentence is, who says it, what the alert makes of it, and where; programs read its records."""

import re

import bibtexparser
import pytest
import rispy
import support
from support import Run

from alertgraph.api import AlertGraph, load
from alertgraph.errors import QueryError
from alertgraph.model.claims import Alert, Passage, Section
from alertgraph.telling.citing import AUTHORS, TITLE, Citing
from alertgraph.telling.notice import in_quotes
from alertgraph.telling.places import Places, in_words


def plain(latex: str) -> str:
    """The words of a field of BibTeX."""
    for mark, words in {r"\textbackslash{}": "\\", r"\textasciicircum{}": "^", r"\textasciitilde{}": "~"}.items():
        latex = latex.replace(mark, words)
    return re.sub(r"\\([{}$&%#_])", r"\1", latex)


def test_every_form_says_who_says_it_and_where(real_graph: AlertGraph) -> None:
    """Of each claim all four forms have the gist, whose wording it is, the speaker, the standing, the document and the place."""
    maker = Citing(real_graph)
    [alert] = real_graph.alerts.values()
    publisher = real_graph.entities[alert.publisher].label
    verdicts = {
        "Disputed": "the alert calls it false",
        "Reported": "passes it on without a verdict",
        "Asserted": "in its own voice",
    }
    for claim in real_graph.claims():
        found = maker.claim(claim)
        speaker = real_graph.entities[claim.stated_by].label
        for form in (found.short, found.long, plain(found.bibtex), found.ris):
            assert claim.gist.removesuffix(".") in form
            assert "alertgraph's wording" in form
            assert publisher in form
            assert in_quotes(alert.title) in form or form in {plain(found.bibtex), found.ris}
            assert verdicts[claim.stance].casefold() in form.casefold()
            assert claim.stance == "Asserted" or f"said by {speaker}".casefold() in form.casefold()
            assert (claim.certainty == "Hedged") == ("hedged: " in form)
            assert in_words(maker.place(name) for name in claim.passages) in form
            assert "said not to be so" not in form  # which beside a gist with its denial would deny the denial
        assert ("as a claim: " in found.short) == ((claim.polarity, claim.modality) != ("Affirmed", "Actual"))
        assert all(maker.place(name).number in found.long for name in claim.passages)


@pytest.mark.parametrize(
    ("title", "told"),
    [('Of "peace"', "“Of ‘peace’”"), ("Of “peace”", "“Of ‘peace’”"), ("A people's 5\" map", "“A people's 5\" map”")],
)
def test_quotation_marks_of_a_title_become_single_within_others(title: str, told: str) -> None:
    """Neither straight nor curved marks of a title close those around it; a mark of its own is no pair and stays."""
    assert in_quotes(title) == told


def test_programs_read_the_records(real_graph: AlertGraph) -> None:
    """Claims in one file are as many records for BibTeX and for RIS, with key, title, date and note."""
    claims = real_graph.claims()[::9]
    found = [Citing(real_graph).claim(claim) for claim in claims]
    [alert] = real_graph.alerts.values()
    library = bibtexparser.parse_string("\n".join(one.bibtex for one in found))
    records = rispy.loads("\n".join(one.ris for one in found))

    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == [claim.id.removeprefix("id:") for claim in claims]
    for claim, entry, record in zip(claims, library.entries, records, strict=True):
        fields = {field.key: str(field.value) for field in entry.fields}
        assert plain(fields["title"].strip("{}")) == alert.title == record["title"]
        assert (fields["date"], record["date"]) == (alert.issued, alert.issued.replace("-", "/"))
        assert plain(fields["note"]) == record["notes"][0]
        assert claim.gist in record["notes"][0]
        assert "url" not in fields


def test_what_is_a_mark_elsewhere_is_a_word_here(made_up: AlertGraph) -> None:
    """Braces, backslashes, percent signs and line ends in a gist break no record; an address stands as it is."""
    claim = made_up.claims()[0]._replace(gist=r"100 % of {A_B} \\ #1 & $2 ~ ^\nnext.")
    [alert] = made_up.alerts.values()
    graph = AlertGraph(made_up.data)
    vars(graph).update(alerts={alert.id: alert._replace(address="https://example.org/a_b%20c?d=~e#f")})
    found = Citing(graph).claim(claim)
    [entry] = bibtexparser.parse_string(found.bibtex).entries
    fields = {field.key: field.value for field in entry.fields}
    [record] = rispy.loads(found.ris)

    assert " ".join(claim.gist.split()) in plain(fields["note"])
    assert " ".join(claim.gist.split()) in record["notes"][0]
    assert fields["url"] == "https://example.org/a_b%20c?d=~e#f" == record["urls"][0]
    assert "https://example.org/a_b%20c?d=~e#f" in found.long
    assert found.bibtex.count("{") == found.bibtex.count("}")


def test_a_place_is_what_a_reader_counts() -> None:
    """Paragraphs are counted below the heading; two that a sentence joins are one, with the sentences of both."""
    sections = (
        Section("id:a", "Ours", 1, 4, 3, is_headed=False),
        Section("id:b", "Wells", 5, 8, 6),
        Section("id:c", "Roads", 9, 10),
        Section("id:d", "Ours too", 11, 11, 11, is_headed=False),
    )
    alert = Alert("id:x", "x", "Title", "id:p", "2031-03-03", 11, sections, "graph:x")
    rows = {
        "title": ("id:a", (1,), 1), "line": ("id:a", (2,), 1), "first": ("id:a", (3,), 1), "second": ("id:a", (4,), 1),
        "heading": ("id:b", (5,), 1), "one": ("id:b", (6,), 1), "over": ("id:b", (6, 7), 2), "after": ("id:b", (7,), 1),
        "alone": ("id:b", (8,), 1), "counted": ("id:c", (10,), 1), "late": ("id:d", (11,), 1),
    }  # fmt: skip
    graph = AlertGraph(None)  # type: ignore[arg-type]
    vars(graph).update(alerts={"id:x": alert}, passages={name: Passage(name, "id:x", *row) for name, row in rows.items()})
    places = Places(graph)

    assert [in_words([places.place(name)]) for name in rows] == [
        "before the first heading, the title",
        "before the first heading, 2nd line, above the text",
        "before the first heading, 1st paragraph",
        "before the first heading, 2nd paragraph",
        "section “Wells”, the heading",
        "section “Wells”, 1st paragraph, sentence 1",
        "section “Wells”, 1st paragraph, sentence 2",
        "section “Wells”, 1st paragraph, sentence 3",
        "section “Wells”, 2nd paragraph",
        "section “Roads”, 2nd paragraph counted with the heading",
        "after section “Roads”, without a heading, 1st paragraph",
    ]
    assert places.place("over").number == "par. 6-7, sentence 2"
    assert in_words(map(places.place, ("one", "over", "after"))) == "section “Wells”, 1st paragraph, sentences 1, 2 and 3"


def test_with_a_copy_the_words_are_the_documents() -> None:
    """Who has the text gets the quotation, marked as the document's; without it nothing is quoted."""
    path = support.alert_text()
    graph = load(source=path)
    claim = next(claim for claim in graph.claims() if claim.stance == "Disputed")
    quoted = graph.cite(claim)

    assert all(f"“{line}”" in quoted.long for line in claim.words.split("\n"))
    assert "In the words of the alert: “" in plain(quoted.bibtex)
    assert "In the words of the alert" not in load().cite(claim.id).long


def test_document_and_graph_are_cited(real_graph: AlertGraph) -> None:
    """A document is cited by its own identifier, the graph without one: as CITATION.cff does, and with whose claims it holds."""
    [alert] = real_graph.alerts.values()
    cff = (support.REPOSITORY / "CITATION.cff").read_text(encoding="utf-8")

    assert in_quotes(alert.title) in real_graph.cite(alert.id).short
    assert "wording" not in real_graph.cite(alert.id).long
    assert f'title: "{TITLE}"' in cff
    assert f'- name: "{AUTHORS}"' in cff
    assert "not findings of this project: Lemkin Institute" in real_graph.cite().long
    with pytest.raises(QueryError, match="no claim or document 'id:nobody'"):
        real_graph.cite("id:nobody")


def test_the_terminal_cites(run: Run) -> None:
    """Several claims come in one form after the other; an identifier that nothing has is one line on stderr, with a near one."""
    outcome = run("cite", "axis-2025-courts-025", "id:axis-2025-courts-139", "--format", "bibtex")
    assert (outcome.code, outcome.err) == (0, "")
    keys = [entry.key for entry in bibtexparser.parse_string(outcome.out).entries]
    assert keys == [
        "axis-2025-courts-025",
        "axis-2025-courts-139",
    ]
    wrong = run("cite", "id:axis-2025-court-139")
    assert (wrong.code, wrong.out) == (2, "")
    assert "did you mean id:axis-2025-courts-139?" in wrong.err
