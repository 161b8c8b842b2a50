"""A default that names an entry of another folder is no fault: the query asks for a value, and everything else goes on."""

import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import support
from support import Run

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.asking import library
from alertgraph.checking.check import check
from alertgraph.errors import ValueWantedError
from alertgraph.explorer import querytab
from alertgraph.model import naming
from alertgraph.publishing import catalogue
from alertgraph.server.front import pages
from alertgraph.vocabulary import QUERY, SH, SPIN

WANTED = r"deeds-of-state asks for a value of state: pass --param state=\.\.\.; this folder has no id:israel"


@pytest.fixture
def elsewhere(made_up_graph: Path) -> Path:
    """The made-up folder with a query of the real one, whose default is nobody there."""
    text = (support.GRAPH / "queries" / "deeds-of-state.rq").read_text(encoding="utf-8")
    (made_up_graph / "queries" / "deeds-of-state.rq").write_text(text, encoding="utf-8")
    return made_up_graph


def test_our_own_defaults_are_ours(real_graph: AlertGraph) -> None:
    """In our folder a default that is misspelt is found here."""
    asked = [p for query in library.named(real_graph.data).values() for p in query.parameters if p.type == "entity"]
    assert asked
    for parameter in asked:
        assert naming.find(real_graph.entities, parameter.default).id == parameter.default


def test_it_asks_for_a_value(elsewhere: Path, run: Run) -> None:
    """Without one that is an error that says what to pass; with one it is answered, and it is listed and explained."""
    with pytest.raises(ValueWantedError, match=f"^{WANTED}$"):
        alertgraph.load(elsewhere).query("deeds-of-state")
    done = run("query", "deeds-of-state", "--graph", elsewhere)
    assert (done.code, done.out) == (2, "")
    assert re.search(WANTED, done.err)
    assert run("query", "deeds-of-state", "--graph", elsewhere, "--param", "state=Velmark").code == 0
    assert "deeds-of-state" in run("query", "--list", "--graph", elsewhere).out
    assert "reach=with-parts" in run("query", "deeds-of-state", "--explain", "--graph", elsewhere).out


def test_nothing_is_amiss_with_the_folder(elsewhere: Path) -> None:
    """The real queries bring a made-up folder no finding at all."""
    for path in support.every(support.GRAPH, "queries/*.rq"):
        (elsewhere / "queries" / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    assert check(alertgraph.load(elsewhere).data) == []


def test_what_publishes_it_goes_on(elsewhere: Path) -> None:
    """In the catalogue it has its text and no runnable form; its parameter has no default; others are as ever."""
    quads = catalogue.quads(alertgraph.load(elsewhere).data)

    def of(subject: str, predicate: str) -> list[Any]:
        return [q.object.value for q in quads if (q.subject, q.predicate) == (ox.NamedNode(subject), ox.NamedNode(predicate))]

    node = f"{QUERY}deeds-of-state"
    assert (of(node, SH.select), of(node, SPIN.text)) == (
        [],
        [library.body((elsewhere / "queries" / "deeds-of-state.rq").read_text())],
    )
    assert of(f"{node}/parameter/state", SH.defaultValue) == []
    assert of(f"{node}/parameter/reach", SH.defaultValue) == ["with-parts"]
    assert len(of(f"{QUERY}harms", SH.select)) == 1


def test_page_and_endpoint_ask_for_it(elsewhere: Path) -> None:
    """The page's form has an empty field for it, the endpoint's first page no link that could not be followed."""
    graph = alertgraph.load(elsewhere)
    query = library.find(graph.data, "deeds-of-state")

    told = querytab._question(query, graph, {})

    assert [p["default"] for p in told["parameters"]] == ["", "MaterialConflict", "with-parts"]
    assert pages._question(graph.data, query) == pages.Link(query.title, "")
    assert pages._question(graph.data, library.find(graph.data, "harms")).path.startswith("/sparql?query=")
