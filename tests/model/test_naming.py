"""Finding an actor by what a user types."""

import pytest

from alertgraph.api import AlertGraph
from alertgraph.errors import QueryError
from alertgraph.model.naming import find, fold
from alertgraph.model.registry import Entity
from alertgraph.model.suggesting import suggestions


@pytest.mark.parametrize(
    "words",
    [
        "id:ostravia",
        "ostravia",
        "Ostrávia",
        "Ostravia",
        "OSTRÁVIA",
        "Ostra\u0301via",
        "  Ostrávia ",
        "Ostrávian soil",
        "ostravian  SOIL",
        "https://w3id.org/alertgraph/id/ostravia",
    ],
)
def test_find(words: str, made_up: AlertGraph) -> None:
    """An entry is found by slug, CURIE, IRI, label or alias, in any case, with or without diacritics."""
    assert find(made_up.entities, words).id == "id:ostravia"


def test_a_label_goes_before_an_alias() -> None:
    """What is one entry's label and another's alias names the first."""
    rows = {
        "id:a": Entity("id:a", "Anker", "Territory", ("the river",), "", "", "", False),
        "id:b": Entity("id:b", "The River", "Court", ("Anker",), "", "", "", True),
    }
    assert find(rows, "the river").id == "id:b"
    assert find(rows, "anker").id == "id:a"


@pytest.mark.parametrize(("words", "expected"), [("marrant", "id:ilse-marrant"), ("valleys Assembly", "id:assembly-of-valleys")])
def test_find_by_words_of_a_label(words: str, expected: str, made_up: AlertGraph) -> None:
    """Where nothing is called so as a whole, words that stand in one label alone name it."""
    assert find(made_up.entities, words).id == expected


def test_find_is_ambiguous(made_up: AlertGraph) -> None:
    """An alias of two entries names both, to choose from."""
    with pytest.raises(QueryError) as caught:
        find(made_up.entities, "The Warrants")
    message = "'The Warrants' names several: id:warrant-for-brenn, id:warrant-for-lund; give one of these"
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("Velmrak", "did you mean Velmark (id:velmark)"),
        ("id:velmrak", "did you mean Velmark (id:velmark)"),
        ("ostravja", "did you mean Ostrávia (id:ostravia)"),
        ("Chancelor Brenn", "did you mean Oda Brenn (id:oda-brenn)"),
    ],
)
def test_misspelt(words: str, hint: str, made_up: AlertGraph) -> None:
    """A misspelt name gives the nearest ones, with their identifiers."""
    with pytest.raises(QueryError) as caught:
        find(made_up.entities, words)
    assert str(caught.value).startswith(f"no actor or thing called {words!r}; {hint}")


@pytest.mark.parametrize("words", ["", "qxqxqx", "%s", "<script>"])
def test_nothing_near(words: str, made_up: AlertGraph) -> None:
    """Where nothing is near, nothing is offered."""
    with pytest.raises(QueryError) as caught:
        find(made_up.entities, words)
    assert str(caught.value) == f"no actor or thing called {words!r}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Turkey", "id:turkiye"),
        ("UK", "id:united-kingdom"),
        ("Britain", "id:united-kingdom"),
        ("america", "id:united-states"),
        ("Knesset", "id:israeli-parliament"),
        ("United Nations Security Council", "id:un-security-council"),
        ("UN Human Rights Council", "id:unhrc"),
        ("the International Criminal Court", "id:icc"),
        ("United States Congress", "id:us-congress"),
        ("Congress of the United States", "id:us-congress"),
        ("Gambia", "id:the-gambia"),
        ("Nagorno Karabakh", "id:artsakh"),
        ("Vance", "id:jd-vance"),
    ],
)
def test_common_names_find_entries(words: str, expected: str, real_graph: AlertGraph) -> None:
    """Names that no document need use find an entry, and are no aliases of it."""
    entity = find(real_graph.entities, words, real_graph.hidden_names)
    assert entity.id == expected
    assert "Knesset" not in entity.aliases


@pytest.mark.parametrize(
    ("words", "suggested"),
    [
        ("Artsak", ["id:artsakh"]),
        ("Hammas", ["id:hamas"]),
        ("Turky", ["id:turkiye"]),
        ("Netanyaho", ["id:benjamin-netanyahu"]),
        ("legislature", ["id:israeli-parliament", "id:us-congress"]),
        ("armed forces", ["id:azerbaijani-forces", "id:israeli-military"]),
        ("Republicans", ["id:republican-party"]),
        ("England", []),
        ("US government", []),
        ("NATO", []),
        ("OPEC", []),
        ("Kosovo", []),
        ("the of", []),
        ("", []),
    ],
)
def test_suggestions(words: str, suggested: list[str], real_graph: AlertGraph) -> None:
    """Each entry is suggested once, the nearest first; by what it is where no name is near; none where nothing is."""
    assert [e.id for e in suggestions(real_graph.entities, fold(words), real_graph.hidden_names)] == suggested


def test_no_suggestion_is_told_twice(real_graph: AlertGraph) -> None:
    """Whatever is misspelt: a letter less of each label gives no entry twice."""
    for entity in real_graph.entities.values():
        found = [e.id for e in suggestions(real_graph.entities, fold(entity.label[:-1]), real_graph.hidden_names)]
        assert len(found) == len(set(found)) <= 3


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Türkiye", "turkiye"),
        ("İlham Əliyev", "ilham eliyev"),
        ("Diyarbakır", "diyarbakir"),
        ("Straße", "strasse"),
        (" a\u00a0 b ", "a b"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    """Case, diacritics and spaces do not tell names apart."""
    assert fold(text) == folded


def test_every_real_entity_is_found_by_its_label(real_graph: AlertGraph) -> None:
    """Each label of the real registry finds its entry, and so does each slug."""
    for entity in real_graph.entities.values():
        assert find(real_graph.entities, entity.label) == entity
        assert find(real_graph.entities, entity.id.removeprefix("id:")) == entity


@pytest.mark.parametrize(
    ("words", "meant"),
    [("State", "Islamic State (id:islamic-state)"), ("Union", "Soviet Union (id:soviet-union)"), ("parliament", "Israeli parl")],
)
def test_a_part_of_a_name_is_not_an_entry(words: str, meant: str, real_graph: AlertGraph) -> None:
    """A lone entry with the word in its label is offered and not taken, wherever a name is asked for."""
    for call in (
        lambda: real_graph.claims(actor=words),
        lambda: real_graph.network(speaker=words),
        lambda: real_graph.query("about", actor=words),
    ):
        with pytest.raises(QueryError) as caught:
            call()
        assert str(caught.value).startswith(f"no actor or thing called {words!r}; did you mean {meant}")
        assert str(caught.value).endswith("? Give the name or identifier")


@pytest.mark.parametrize(("words", "expected"), [("Gallant", "id:yoav-gallant"), ("vardanyan", "id:ruben-vardanyan")])
def test_a_person_is_named_by_the_last_name(words: str, expected: str, real_graph: AlertGraph) -> None:
    """Where no other actor has it: not by the first, and not where a second person has the same."""
    assert find(real_graph.entities, words).id == expected
    with pytest.raises(QueryError, match="did you mean"):
        find(real_graph.entities, real_graph.entities[expected].label.split()[0])
    other = Entity("id:other", f"Ann {words.title()}", "Person", (), "", "", "", True)
    with pytest.raises(QueryError, match="did you mean Ann"):
        find({**real_graph.entities, other.id: other}, words)
