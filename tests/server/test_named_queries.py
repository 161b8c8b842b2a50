"""Every named query through SPARQLWrapper, as a user pastes its file or takes it from the exports."""

import re
import warnings
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
import support
from rdflib.plugins.sparql.parser import parseQuery
from serving import Server, serving
from SPARQLWrapper import JSON, TURTLE, SPARQLWrapper

from alertgraph.api import AlertGraph
from alertgraph.asking import library, queries
from alertgraph.publishing import catalogue
from alertgraph.store.sparql import form_of
from alertgraph.vocabulary import QUERY, SH, SPIN

NAMES = support.names()
#: Words that SPARQLWrapper takes for keywords, within other words too.
MISLEADING = "Adds and deletes whatever masks, clears, copies, removes, loads, drops or creates: asked by all who describe."


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """An endpoint of the real graph."""
    with serving(support.GRAPH, "--workers", "2") as found:
        yield found


def classified(text: str) -> tuple[str | None, str, bool]:
    """What SPARQLWrapper makes of a query: its kind, the field that it goes in, and whether it goes out as it is."""
    client = SPARQLWrapper("http://127.0.0.1:1/sparql", returnFormat=JSON)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Sending Accept header", RuntimeWarning)  # JSON for triples
        warnings.filterwarnings("ignore", "update operations MUST be done by POST", UserWarning)
        client.setQuery(text)
        request = client._createRequest()
    field = "query" if request.get_method() == "GET" and "query=" in request.full_url else "update"
    return client.queryType, field, client.queryString == text


@pytest.mark.parametrize("name", NAMES)
def test_its_text_is_read_for_what_it_is(name: str, real_graph: AlertGraph) -> None:
    """The file as it is, filled in, and without its head: the kind and the way of a query, and well formed."""
    query = library.find(real_graph.data, name)
    expected = {"yes or no": "ASK", "triples": "CONSTRUCT", "rows": "SELECT"}[query.answer]
    filled = queries.prepare(real_graph.data, name, {})
    for text in (query.path.read_text(encoding="utf-8"), filled, library.body(query.sparql), library.body(filled)):
        assert classified(text) == (expected, "query", True)
        assert form_of(text) == expected
        parseQuery(text)


def test_the_exports_are_read_for_what_they_are(real_graph: AlertGraph) -> None:
    """So are the texts in the graph of queries, which the service description has too."""
    kinds = {SH.select: "SELECT", SH.ask: "ASK", SH.construct: "CONSTRUCT"}
    rows = catalogue.quads(real_graph.data)
    told = {quad.subject.value: kinds[quad.predicate.value] for quad in rows if quad.predicate.value in kinds}
    assert {node.removeprefix(QUERY) for node in told} == set(NAMES)
    wrong = [
        (quad.subject.value, quad.predicate.value)
        for quad in rows
        if quad.predicate.value in (*kinds, SPIN.text)
        and classified(quad.object.value) != (told[quad.subject.value], "query", True)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_whatever_words_are_in_its_head(name: str, real_graph: AlertGraph) -> None:
    """The kind does not hang on the words of the head, nor on how many lines it has."""
    query = library.find(real_graph.data, name)
    form = form_of(query.sparql)
    text = re.sub(r"(?m)^# description: .*$", f"# description: {MISLEADING}", query.sparql)
    text = re.sub(r"(?m)^# title: .*$", f"# title: {MISLEADING}", text)
    more = text.replace("# description:", f"# description: {MISLEADING}\n# description:", 1)
    assert MISLEADING in text
    assert {classified(text)[0], classified(more)[0], classified("\n" + more)[0]} == {form}


def test_the_line_is_what_does_it() -> None:
    """Without it the same head is taken for an update: the test above could fail."""
    text = f"# title: What?\n# description: {MISLEADING}\nASK {{}}"
    assert classified(text)[:2] == ("ADD", "update")
    assert classified(text.replace("\n", "\n# form: ASK\n", 1))[:2] == ("ASK", "query")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # SPARQLWrapper uses it
@pytest.mark.parametrize("name", NAMES)
def test_it_is_answered(name: str, real_graph: AlertGraph, server: Server) -> None:
    """Head and all, it has the answer that it has here."""
    client = SPARQLWrapper(server.address)
    client.setQuery(queries.prepare(real_graph.data, name, {}))
    expected = queries.run(real_graph.data, name, {})
    if isinstance(expected, ox.QueryTriples):
        client.setReturnFormat(TURTLE)
        assert len(rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")) == len({*expected})
        return
    client.setReturnFormat(JSON)
    found = client.queryAndConvert()
    if isinstance(expected, ox.QueryBoolean):
        assert found["boolean"] is bool(expected)
    else:
        columns = [variable.value for variable in expected.variables]
        rows = [{c: row[c].value for c in columns if row[c] is not None} for row in expected]
        assert [{c: term["value"] for c, term in row.items()} for row in found["results"]["bindings"]] == rows


@pytest.mark.parametrize(("told", "is_right"), [("SELECT", True), ("ASK", False), ("select", False)])
def test_a_wrong_line_is_told(told: str, is_right: bool, run: support.Run, made_up_graph: Path) -> None:
    """A form that is not the query's is an error with file and line; without the line a head is as good as ever."""
    path = made_up_graph / "queries" / "offices.rq"
    text = re.sub(r"# form: .*\n", "", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    assert run("query", "offices", "--graph", made_up_graph).code == 0
    path.write_text(text.replace("\n", f"\n# form: {told}\n", 1), encoding="utf-8")
    done = run("query", "offices", "--graph", made_up_graph)
    assert done.code == (0 if is_right else 2)
    assert is_right or f"offices.rq:2: the line '# form:' tells '{told}', the query is SELECT" in done.err
