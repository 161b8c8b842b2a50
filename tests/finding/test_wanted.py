"""What is asked for beside words: dates and marks, and two names that no claim has together."""

import re

import networkx as nx
import pytest
from mentioned import WANTED

from alertgraph.api import AlertGraph
from alertgraph.finding.wanted import HAS, REACHES, Wanted
from alertgraph.model.claims import Claim


@pytest.mark.parametrize(("typed", "words", "dates", "marks"), WANTED)
def test_parts(typed: str, words: list[str], dates: list[str], marks: list[str]) -> None:
    """Dates and marks are told from words; what is no day is words."""
    wanted = Wanted.of(typed)
    assert [list(wanted.words), [shown(date[1:]) for date in wanted.dates], [mark.value for mark in wanted.marks]] == [
        words,
        dates,
        marks,
    ]


def shown(parts: tuple[str, ...]) -> str:
    """A date as the table of cases has it."""
    return re.sub("-+$", "", "-".join(parts))


@pytest.mark.parametrize(
    ("typed", "when", "earliest", "latest", "fit"),
    [
        ("September 2023", "2023-09", "2023-09-01", "2023-09-30", HAS),
        ("September 2023", "2023", "2023-01-01", "2023-12-31", REACHES),
        ("September 2023", "199X/..", "1990-01-01", "", REACHES),
        ("September 2023", "../2023-08", "", "2023-08-31", None),
        ("September 2023", "", "", "", None),
        ("2023", "2023-09", "2023-09-01", "2023-09-30", HAS),
        ("18 March", "XXXX-03-18", "", "", HAS),
        ("18 March", "XXXX-03", "", "", REACHES),
        ("18 March", "2025-03-18", "2025-03-18", "2025-03-18", HAS),
        ("18 March", "2022-02/2022-03", "2022-02-01", "2022-03-31", REACHES),
        ("18 March", "2008", "2008-01-01", "2008-12-31", None),
        ("18 March 2024", "XXXX-03-18", "", "", None),
        ("January", "2022-24", "2022-12-01", "2023-02-28", REACHES),
    ],
)
def test_a_date_answers(real_graph: AlertGraph, typed: str, when: str, earliest: str, latest: str, fit: int | None) -> None:
    """A claim's date lies within the one that is asked for, or only reaches into it."""
    claim: Claim = real_graph.claims()[0]._replace(when=when, completed_when="", earliest=earliest, latest=latest)
    (date,) = Wanted.of(typed).dates
    assert date.of(claim) == fit


@pytest.mark.parametrize("typed", ["September 2023", "2023-09", "what happened in September 2023"])
def test_what_is_dated_is_found_first(real_graph: AlertGraph, typed: str) -> None:
    """The claims of a month before those whose date is wider, and the question on it before all others."""
    rows = list(real_graph.find(typed))
    found = [row.id for row in rows if row.group == "claim"]
    precise = {c.id for c in real_graph.claims() if c.when == "2023-09"}
    wider = {c.id for c in real_graph.claims() if c.earliest and c.earliest <= "2023-09-30" and (c.latest or "9") >= "2023-09-01"}
    assert set(found[: len(precise)]) == precise != set()
    assert wider <= set(found)
    question = next(row for row in rows if row.group == "question")
    assert (question.id, question.text, question.also) == ("dated-in", "What does the alert date to 2023-09?", "month=2023-09")


def test_a_mark_is_found_by_its_word(real_graph: AlertGraph) -> None:
    """Every claim that carries it, whatever its words; with a name those on whom it names."""
    claims = {claim.id: claim for claim in real_graph.claims()}
    for word, field, value in (
        ("[hedged]", "certainty", "Hedged"),
        ("denied", "polarity", "Negated"),
        ("planned", "modality", "Planned"),
    ):
        found = [row.id for row in real_graph.find(word) if row.group == "claim"]
        carrying = {name for name, claim in claims.items() if getattr(claim, field) == value}
        assert set(found[: len(carrying)]) == carrying != set()
    found = [row.id for row in real_graph.find("Netanyahu hedged") if row.group == "claim"]
    on_him = {
        name
        for name, c in claims.items()
        if c.certainty == "Hedged" and ("id:benjamin-netanyahu" in (c.subject, c.object, *c.involves) or "Netanyahu" in c.gist)
    }
    assert set(found) == on_him != set()


@pytest.mark.parametrize(
    "typed", ["Türkiye ICJ", "Turkey International Court of Justice", "how are Tuerkiye and the ICJ connected?"]
)
def test_two_names_that_no_claim_has(real_graph: AlertGraph, typed: str) -> None:
    """Both are found, and it is told that no claim has both; a way from the one to the other is there."""
    found = real_graph.find(typed)
    assert {(row.group, row.id) for row in found} == {("name", "id:turkiye"), ("name", "id:icj")}
    assert found.left_out[0].startswith("no claim has both Türkiye and International Court of Justice; looked through ")
    assert len(nx.shortest_path(real_graph.network().to_undirected(), "id:turkiye", "id:icj")) > 2
    assert real_graph.network(actor="Tuerkiye").number_of_nodes()
