"""Names of several and of one: the verb beside each agrees with it."""

import pytest

from alertgraph.api import AlertGraph
from alertgraph.model.number import is_plural


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("People", "Palestinians"),
        ("People", "16 hostages on trial"),
        ("People", "People of the hills"),
        ("People", "Displaced children"),
        ("People", "Those who help the court"),
        ("Collective", "Most governments"),
        ("Collective", "The media"),
        ("Collective", "States in general"),
        ("Collective", "International NGOs"),
        ("Office", "Judges of the high court"),
        ("Court", "International courts"),
        ("ArmedGroup", "Border forces"),
        ("Territory", "Northern valleys targeted by the army"),
        ("Decision", "Three resolutions on the war"),
        ("Decision", "Sanctions against the court"),
        ("Proceeding", "Velmark's lawsuits at courts abroad"),
        ("Agreement", "Four Geneva Conventions"),
    ],
)
def test_several(kind: str, label: str) -> None:
    """A numeral, a plural noun before what says more of it, or a word that needs no ending."""
    assert is_plural(label, kind)


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("ArmedGroup", "Hamas"),
        ("State", "United States"),
        ("State", "Honduras"),
        ("Person", "Yair Golans"),
        ("IntergovernmentalOrganisation", "United Nations"),
        ("NonGovernmentalOrganisation", "Doctors Without Borders"),
        ("Collective", "U.S. press corps"),
        ("Collective", "International community"),
        ("Concept", "Axis of Genocide"),
        ("Concept", "Rule of laws"),
        ("Document", "Series of reports"),
        ("Event", "44-Day War"),
        ("Event", "2023 invasion of the hills"),
        ("Event", "Humanitarian crisis"),
        ("Event", "Defiance of courts"),
        ("Office", "President of the United States"),
        ("Decision", "Withholding of funds"),
        ("People", "World population"),
        ("People", ""),
    ],
)
def test_one(kind: str, label: str) -> None:
    """A name with the ending of a plural, or a plural in what only says more of it, is one."""
    assert not is_plural(label, kind)


def test_persons_and_states_are_one(real_graph: AlertGraph) -> None:
    """No person, state, government or court of the registry that has a proper name counts as several."""
    names = {entity.label for entity in real_graph.entities.values() if is_plural(entity.label, entity.kind)}
    single = {e.label for e in real_graph.entities.values() if e.kind in ("Person", "State", "Government")}
    assert not names & single
    assert {"Armenians", "UN member states", "Most Democrats in Congress", "The media"} <= names
