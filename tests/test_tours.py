"""Guided tours: those of the graph hold, and a faulty one is a finding with its file and line."""

import re
from pathlib import Path

import pytest
import support

from alertgraph.api import AlertGraph
from alertgraph.checking import check as checks
from alertgraph.errors import LoadError
from alertgraph.store import dataset
from alertgraph.tours import tours

HEAD = "title = 'x'\n\n[[step]]\ntitle = 'y'\ncaption = 'z'\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the made-up graph, its tours to be written."""
    folder = support.assemble(tmp_path_factory.mktemp("tours"))
    (folder / "tours").mkdir(exist_ok=True)
    return folder


FAULTS = [
    ("title = 'x'", 1, "has no step"),
    ("title = [", 1, "not a tour that can be read"),
    ("title = 'x'\ncolour = = 1\n", 2, "not a tour that can be read"),
    (f"title = 'x'\ncolour = {'[' * 5000}{']' * 5000}\n", 1, "not a tour that can be read: its lists or tables are nested too"),
    ("colour = 'red'\n" + HEAD, 1, "colour is not a field"),
    ("title = 'x'\nstep = [1]", 1, "each step begins with a line"),
    (HEAD + "claims = ['id:none']", 3, "no claim id:none"),
    (HEAD + "actors = ['id:nobody']", 3, "no actor id:nobody"),
    (HEAD, 3, "lifts out nothing"),
    (HEAD.replace("caption = 'z'\n", ""), 3, "has no caption"),
    (HEAD + "query = 'nothing-here'", 3, "no named query"),
    (HEAD + "query = 'harms'\nwhere = { colour = 'red' }", 3, "has no column colour, for where; it has: claim, actor"),
    (HEAD + "query = 'harms'\nwhere = { count = 3 }", 3, "has no column count"),
    (HEAD + "query = 'harms'\nwhere = { actor = { a = 1 } }", 3, "where takes a text, a number"),
    (HEAD + "query = 'harms'\nparams = { least = 1 }", 3, "params takes texts in quotes; write least = '1'"),
    (HEAD + "query = 'harms'\nparams = { leest = '1' }", 3, "harms has no parameter 'leest'"),
    (HEAD + "params = { least = '1' }\nclaims = ['id:x']", 3, "params goes with a query"),
    (HEAD + "query = 'ASK {}'", 3, "its query is no SELECT"),
    (HEAD + "query = 'DESCRIBE id:velmark'", 3, "its query is no SELECT"),
    (HEAD + "query = 'SELECT * {'", 3, "the query is not valid SPARQL"),
    (HEAD + "query = ''", 3, "the query is not valid SPARQL"),
    (HEAD + "claims = [['a']]", 3, "claims takes identifiers in quotes, such as claims = .'id:x'., not .'a'"),
    (HEAD + "actors = [1]", 3, "actors takes identifiers in quotes, such as actors = .'id:x'., not 1"),
    (HEAD + "claims = 'id:x'", 3, "claims is 'id:x', not a list"),
    (HEAD.replace("'y'", '"y\\u202e"'), 3, r"title has a sign that turns letters round \(U\+202E\)"),
    ("order = true\n" + HEAD, 1, "order is True, not a whole number"),
]


@pytest.mark.parametrize(("tour", "line", "message"), FAULTS)
def test_a_faulty_tour_is_a_finding_with_its_file_and_line(root: Path, tour: str, line: int, message: str) -> None:
    """What cannot be read, or names what the graph does not have, is found by check and stops a build."""
    place = root / "tours" / "faulty.toml"
    place.write_text(tour, encoding="utf-8")
    data = dataset.load(root)

    found = checks.check(data)

    assert [(item.path, item.line, item.subject, item.check) for item in found] == [(str(place), line, "faulty", "tour")]
    assert re.search(message, found[0].message)
    assert "\n" not in found[0].message
    with pytest.raises(LoadError, match=rf"faulty\.toml:{line}: .*{message}"):
        tours(AlertGraph(data))


def test_the_tours_of_the_graph_hold(real_graph: AlertGraph) -> None:
    """Each step of the real tours lifts out claims, and what is disputed is told in its own tour."""
    found = tours(real_graph)
    disputed = {claim.id for claim in real_graph.claims() if claim.stance == "Disputed"}

    assert [tour["id"] for tour in found] == ["axis", "courts", "agreements", "disputed"]
    assert all(step["claims"] for tour in found for step in tour["steps"])
    assert disputed == disputed & set(found[-1]["steps"][0]["claims"])
    assert not disputed & {name for tour in found[:2] for step in tour["steps"] for name in step["claims"]}


@pytest.mark.parametrize(("number", "found"), [("0.1", True), ("0.10", True), ("0.2", False)])
def test_a_decimal_is_compared_with_a_number_of_toml(made_up_graph: Path, number: str, found: bool) -> None:
    """What a query answers with as a decimal is found by the number that a tour's author writes."""
    query = "SELECT ?claim (0.1 AS ?share) { ?claim a ag:Claim }"
    folder = made_up_graph / "tours"
    folder.mkdir(exist_ok=True)
    (folder / "one.toml").write_text(HEAD + f"query = '{query}'\nwhere = {{ share = {number} }}", encoding="utf-8")
    if found:
        (tour,) = tours(AlertGraph(dataset.load(made_up_graph)))
        assert tour["steps"][0]["claims"]
    else:
        with pytest.raises(LoadError, match="lifts out nothing"):
            tours(AlertGraph(dataset.load(made_up_graph)))
