"""What of a graph mentions a word: claims with their standing, entries by all their names, questions."""

import re

import support

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.finding import search
from alertgraph.model.claims import Claim
from alertgraph.texts import anchors
from alertgraph.texts.document import Document


def by_reading(graph: AlertGraph, pattern: str) -> set[str]:
    """The claims whose gist or note a pattern finds."""
    return {c.id for c in graph.claims() if re.search(pattern, f"{c.gist} {c.note}", re.IGNORECASE)}


def test_claims_are_those_that_a_reader_finds(real_graph: AlertGraph) -> None:
    """By gist, note, relation and all names of the parties, the word itself and words that begin with it; by gist first."""
    claims = {claim.id: claim for claim in real_graph.claims()}
    for word in ("apartheid", "genocid", "ceasefire"):
        found = [row.id for row in real_graph.find(word) if row.group == "claim"]
        pattern = re.compile(rf"\b{word}", re.IGNORECASE)
        in_gist = [bool(pattern.search(claims[name].gist)) for name in found]
        assert set(found) >= by_reading(real_graph, rf"\b{word}") != set()
        assert in_gist == sorted(in_gist, reverse=True)
        for name in found:
            assert pattern.search(" ".join(told_of(real_graph, claims[name])))


def told_of(graph: AlertGraph, claim: Claim) -> list[str]:
    """Gist, note, relation in both directions, and the names of all whom it names and of who says it."""
    kind = graph.relations[claim.relation]
    parties = [
        graph.entities[name]
        for name in (claim.subject, claim.object, claim.stated_by, *claim.involves, *claim.under, *claim.place)
    ]
    names = [name for party in parties for name in (party.label, *party.aliases, *graph.hidden_names.get(party.id, ()))]
    return [claim.gist, claim.note, kind.label, kind.inverse_label, *names]


def test_a_short_name_finds_what_is_said_with_the_long_one(real_graph: AlertGraph) -> None:
    """Whom the court wants is found by its initials, although the gists spell it out; a question is no other search."""
    wanted = {row.id for row in real_graph.find("who is wanted by the ICC?") if row.group == "claim"}
    court = {c.id for c in real_graph.claims() if c.subject == "id:icc" and c.relation == "ag:issuesWarrantFor"}
    assert len(court) == 3
    assert court <= wanted
    assert wanted == {row.id for row in real_graph.find("wanted ICC") if row.group == "claim"}


def test_a_claim_has_its_standing(real_graph: AlertGraph) -> None:
    """Each row of a claim tells whose it is, how it stands and where."""
    claims = {claim.id: claim for claim in real_graph.claims()}
    rows = [row for row in real_graph.find("genocide") if row.group == "claim"]
    assert {row.stance for row in rows} == {"Asserted", "Reported", "Disputed"}
    for row in rows:
        claim = claims[row.id]
        assert (row.text, row.stated_by, row.stance, row.polarity) == (claim.gist, claim.stated_by, claim.stance, claim.polarity)
        assert row.paragraphs == "|".join(map(str, claim.paragraphs))


def test_a_denial_has_its_not_in_a_notebook(real_graph: AlertGraph) -> None:
    """Shown as a table, the polarity of what is denied is its relation with its "not"; its value stays."""
    found = real_graph.find("genocidal acts military")
    assert [row.polarity for row in found] == ["Negated"]
    assert "should not commit genocide against" in found._repr_html_()


def test_names_and_questions(real_graph: AlertGraph) -> None:
    """Entries are found by label and alias, questions by title."""
    rows = real_graph.find("unrwa")
    assert ("name", "id:unrwa") in {(row.group, row.id) for row in rows}
    by_alias = {row.id for row in real_graph.find("relief works agency") if row.group == "name"}
    assert by_alias == {"id:unrwa"}
    assert "axis-members" in {row.id for row in real_graph.find("axis of genocide") if row.group == "question"}


def test_passages_of_a_copy(made_up: AlertGraph, made_up_text: Document) -> None:
    """With a reader's copy the passages that have the words are found, and no other."""
    quotes = anchors.quotes(made_up.data, {"id:mercy-2031": made_up_text})
    found = search.passages("warrant", made_up.passages, quotes)
    expected = [name for name, quote in quotes["id:mercy-2031"].items() if re.search(r"\bwarrant", quote.words, re.IGNORECASE)]
    assert {passage.id for passage, _ in found} == set(expected) != set()
    assert search.passages("warrant", made_up.passages, {}) == []


def test_a_notebook_finds_what_the_terminal_finds(made_up: AlertGraph) -> None:
    """With one's own copy the passages are rows too; the table says what was looked through, also where it is empty."""
    own = alertgraph.load(made_up.folder, source=support.MADE_UP_TEXT)
    rows = [row for row in own.find("warrant") if row.group == "passage"]
    assert rows
    assert all("warrant" in row.text.casefold() and row.alert == "id:mercy-2031" and row.paragraphs for row in rows)
    assert not [row for row in made_up.find("warrant") if row.group == "passage"]
    for graph, end in ((made_up, ""), (own, r" and \d+ passages of your copy")):
        (told,) = graph.find("zzzz").left_out
        assert re.fullmatch(rf"nothing in \d+ claims, \d+ actors and things(,| and) 2 questions{end} mentions 'zzzz'", told)
    assert own.find("warrant").left_out[0].startswith("looked through ")


def test_common_names_find_and_are_not_shown(real_graph: AlertGraph) -> None:
    """What people call an entry finds it, whether a document says so or not; it is no alias."""
    for word, name in (("Turkey", "id:turkiye"), ("UK", "id:united-kingdom"), ("Britain", "id:united-kingdom"),
                       ("America", "id:united-states"), ("Knesset", "id:israeli-parliament"), ("UNHCR", "id:unhcr")):  # fmt: skip
        found = [row for row in real_graph.find(word) if row.group == "name"]
        assert name in {row.id for row in found}, word
        assert not [row for row in found if word == (row.also or "")]


def test_a_question_is_found_by_what_it_may_be_asked(real_graph: AlertGraph) -> None:
    """Its words with a name in it count beside its title, the names of its parameters do not."""
    assert "court-orders" in {row.id for row in real_graph.find("became orders") if row.group == "question"}
    assert "deeds-of-state" not in {row.id for row in real_graph.find("mode") if row.group == "question"}
