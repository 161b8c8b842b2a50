"""The named queries as text: listed and explained from their own files alone, whatever else is in the folder."""

from pathlib import Path

import pytest
import support
from support import Run

from alertgraph.api import AlertGraph
from alertgraph.asking import library
from alertgraph.terminal import listing


def test_explain(made_up: AlertGraph) -> None:
    """A query's explanation has its question, meaning, parameters, columns and SPARQL, and no comment line of its head."""
    text = listing.explain(library.find(made_up.data, "harms"), 100)
    assert text.startswith("harms: Who harms whom, since when and how much?\nConflict in deeds")
    assert "  least=1  integer: the smallest quantity\n" in text
    assert "  quantity  number: how much\n" in text
    assert "# title" not in text
    assert text.rstrip().endswith("ORDER BY ?claim")


@pytest.mark.parametrize("arguments", [["--list"], [], ["harms", "--explain"]])
@pytest.mark.parametrize("damage", ["broken claims", "broken ontology", "queries alone"])
def test_the_graph_need_not_be_sound(arguments: list[str], damage: str, made_up_graph: Path, run: Run) -> None:
    """Queries are listed and explained while the Turtle beside them is broken, or not there."""
    sound = run("query", *arguments, "--graph", made_up_graph)
    assert (sound.code, sound.err, "harms" in sound.out) == (0, "", True)
    if damage == "queries alone":
        for path in made_up_graph.iterdir():
            if path.name != "queries":
                path.rename(made_up_graph.parent / path.name)
    else:
        broken = made_up_graph / ("ontology.ttl" if damage == "broken ontology" else support.CLAIMS)
        broken.write_text("no Turtle", encoding="utf-8")
    assert run("query", "harms", "--graph", made_up_graph).code == 2
    assert run("query", *arguments, "--graph", made_up_graph) == sound


@pytest.mark.parametrize("arguments", [["--list"], [], ["harms", "--explain"]])
def test_a_folder_without_queries(arguments: list[str], tmp_path: Path, run: Run) -> None:
    """An empty list, or a name that may well exist elsewhere, would not tell what is amiss."""
    for folder in (tmp_path, tmp_path / "absent"):
        outcome = run("query", *arguments, "--graph", folder)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith(f"alertgraph: {folder}: no named queries in it; each would be a file queries/NAME.rq")


def test_the_folder_here_is_found(made_up_graph: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --graph it is the folder of which a query would be asked, and none of its Turtle is parsed."""
    monkeypatch.chdir(made_up_graph.parent)
    (made_up_graph / support.CLAIMS).write_text("no Turtle", encoding="utf-8")
    assert run("query", "--list") == run("query", "--list", "--graph", "graph")
