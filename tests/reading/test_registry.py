"""Actors, things, relations and modes as typed rows."""

import pytest

from alertgraph.api import AlertGraph
from alertgraph.model.registry import Entity, Kind, Mode, Relation


def test_entity(made_up: AlertGraph) -> None:
    """An entry of the registry comes with label, kind, aliases, description and identifiers."""
    assert made_up.entities["id:ostravia"] == Entity(
        id="id:ostravia",
        label="Ostrávia",
        kind="State",
        aliases=("Ostrávian soil",),
        description="State that borders on Velmark.",
        wikidata="Q900000002",
        iso="QO",
        is_actor=True,
    )
    assert made_up.entities["id:pavo-lund"][3:] == (("Gen. Pavo Lund", "Lund"), "General of Velmark.", "", "", True)


def test_entities_are_sorted(made_up: AlertGraph) -> None:
    """The whole registry comes, by identifier, each under its own name."""
    names = list(made_up.entities)
    assert names == sorted(names)
    assert (names[0], names[-1]) == ("id:assembly-of-valleys", "id:watch-notices")
    assert [entity.id for entity in made_up.entities.values()] == names


def test_kind(made_up: AlertGraph) -> None:
    """A class comes with how it is drawn; what is above it says whether it can act."""
    assert made_up.kinds["Court"] == Kind(
        id="Court",
        label="court",
        definition=made_up.kinds["Court"].definition,
        is_actor=True,
        shape="hexagon",
        fill="filled",
        family="Law",
        colour_light="#6A3D9A",
        colour_dark="#C49BEB",
        above=("Actor", "Entity"),
    )
    assert (made_up.kinds["Person"].is_actor, made_up.kinds["Decision"].is_actor) == (True, False)


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_every_entity_can_be_drawn(name: str, request: pytest.FixtureRequest) -> None:
    """Each entry's class has shape, fill, family and both colours."""
    graph: AlertGraph = request.getfixturevalue(name)
    undrawn = {e.kind for e in graph.entities.values() if e.kind not in graph.kinds or not all(graph.kinds[e.kind][4:])}
    assert undrawn == set()


def test_relation(made_up: AlertGraph) -> None:
    """A relation comes with both labels, definition, family, mode, signs, PLOVER category and aspect."""
    assert made_up.relations["ag:suppliesMilitaryAidTo"] == Relation(
        id="ag:suppliesMilitaryAidTo",
        label="gives military aid to",
        inverse_label="receives military aid from",
        definition="Military aid or support.",
        family="aidRelation",
        family_label=made_up.relations["ag:suppliesMilitaryAidTo"].family_label,
        mode="MaterialCooperation",
        sign=1,
        plover="AID",
        aspect="Supporting",
    )
    assert made_up.relations["ag:suppliesMilitaryAidTo"].family_label


def test_relations_are_whole(made_up: AlertGraph) -> None:
    """Each relation has a mode that is drawn, a family with a label, and a sign of -1, 0 or 1."""
    for relation in made_up.relations.values():
        assert relation.mode in made_up.modes, relation
        assert relation.family_label, relation
        assert relation.sign in (-1, 0, 1), relation


def test_modes(made_up: AlertGraph) -> None:
    """There are seven modes, each with a definition, both colours and a width."""
    assert sorted(made_up.modes) == [
        "LegalAct",
        "MaterialConflict",
        "MaterialCooperation",
        "Structural",
        "VerbalConflict",
        "VerbalCooperation",
        "Yielding",
    ]
    structural = made_up.modes["Structural"]
    assert structural == Mode("Structural", *structural[1:5], 1.0)
    assert all(
        mode.label and mode.definition and mode.colour_light.startswith("#") and mode.width > 0 for mode in made_up.modes.values()
    )
