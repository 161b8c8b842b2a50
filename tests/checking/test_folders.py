"""Folders of alerts that would be the graph of something else are found."""

import shutil
from pathlib import Path

import pytest
import support
from faults import find


@pytest.mark.parametrize("name", ["registry", "ontology", "derived", "bounds", "queries", "void"])
def test_an_alert_folder_with_the_name_of_another_graph(name: str, made_up_graph: Path) -> None:
    """An alert whose claims would stand in a graph that is kept for something else is one finding that names its folder."""
    folder = made_up_graph / support.ALERT
    taken = folder.rename(folder.with_name(name))
    (finding,) = find(made_up_graph)
    assert finding[:4] == (str(taken), 1, name, "alert-folder")
    assert "rename it" in finding.message


def test_a_copied_alert_folder(made_up_graph: Path) -> None:
    """A folder that was copied, identifiers and all, is one finding that names both folders."""
    folder = made_up_graph / support.ALERT
    shutil.copytree(folder, folder.with_name("2031-03-03-mercy-copy"))
    (finding,) = find(made_up_graph)
    assert finding[:4] == (str(folder / "alert.ttl"), 6 + 2, "id:mercy-2031", "same-identifier-in-two-alerts")
    assert "the folders of two alerts, 2031-03-03-mercy and 2031-03-03-mercy-copy (identifiers in both: " in finding.message
