"""Servers that do otherwise than ours: more in their JSON, graphs that they do not heed, functions and words of their own."""

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest
from endpoints import Endpoint, Fault
from support import Run

from alertgraph.api import AlertGraph
from alertgraph.asking import queries
from alertgraph.errors import EndpointError, QueryError
from alertgraph.remote.graphs import with_graphs

JSON = "application/sparql-results+json"
STATES = "SELECT ?x ?label WHERE { ?x a ag:State ; skos:prefLabel ?label } ORDER BY ?x"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?x a ag:State }"


def beside(results: Any) -> None:
    """Members beside the answer, before and after it."""
    answer = dict(results)
    results.clear()
    results.update({"meta": {"query-time-ms": 1}, **answer, "metadata": {"httpRequests": 0}, "warnings": []})


def within(results: Any) -> None:
    """Members within head, results, terms and the parts of a triple."""
    results["head"]["warnings"] = ["none"]
    for row in results.get("results", {}).get("bindings", []):
        for term in row.values():
            term.update({"score": 0.5, "datatype": term.get("datatype")})
    results.setdefault("results", {"bindings": []})["total"] = 9


def without_columns(results: Any) -> None:
    """No columns told of a truth value, and a member with it."""
    if "boolean" in results:
        results["head"] = {}
        results["meta"] = None


@pytest.mark.parametrize("change", [beside, within])
@pytest.mark.parametrize(
    "text", ["harms", "offices", STATES, "SELECT (<<( id:quill id:velmark 'c' )>> AS ?x) {}", "SELECT ?x { ?x a id:quill }"]
)
def test_more_members_than_ours(
    text: str, change: Callable[[Any], None], endpoint: Endpoint, there: AlertGraph, made_up: AlertGraph
) -> None:
    """What is there is read, and nothing else."""
    endpoint.rewrite = change
    assert list(there.query(text)) == list(made_up.query(text))  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [beside, without_columns])
def test_more_members_than_ours_with_a_truth_value(change: Callable[[Any], None], endpoint: Endpoint, there: AlertGraph) -> None:
    """An ASK is read in the same way."""
    endpoint.rewrite = change
    assert there.query("ASK { id:velmark a ag:State }") is True
    assert there.query("ASK { id:velmark a ag:Person }") is False


def test_copies_from_such_a_server(endpoint: Endpoint, there: AlertGraph, made_up: AlertGraph) -> None:
    """Claims come, too."""
    endpoint.rewrite = beside
    assert there.claims() == made_up.claims() != []


@pytest.mark.parametrize(
    "body",
    [
        b'{"head":{"vars":["x"]},"results":{"bindings":[]}} timed out',
        b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":7}]},"meta":1}',
        b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri"}}]},"meta":1}',
        b'{"head":[],"meta":1}',
        b'{"head":{"vars":["x"]},"results":7}',
        b"[]",
        b"",
    ],
)
def test_what_is_no_answer_is_still_none(body: bytes, endpoint: Endpoint, there: AlertGraph) -> None:
    """A word behind the answer, a term without its value: an error, with the address."""
    assert there.data.alerts
    endpoint.faults = [Fault(200, body, JSON)]
    with pytest.raises(EndpointError, match="cannot be read to its end, as SPARQL results"):
        there.query(STATES)


@pytest.fixture
def foreign_state(endpoint: Endpoint) -> None:
    """Another graph of the server, with a state in it that is none of ours."""
    other, state = ox.NamedNode("http://example.org/other"), ox.NamedNode("https://w3id.org/alertgraph/ontology#State")
    endpoint.store.add(ox.Quad(other, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), state, other))


@pytest.mark.usefixtures("foreign_state")
@pytest.mark.parametrize("union", [False, True])
@pytest.mark.parametrize("ignores", [set(), {"request"}])
def test_a_server_that_does_not_heed_the_request(
    ignores: set[str], union: bool, endpoint: Endpoint, there: AlertGraph, made_up: AlertGraph
) -> None:
    """It is asked with FROM, whatever its default graph is; it is tried once, and the numbers are ours."""
    endpoint.ignores, endpoint.union = ignores, union
    assert there.query(COUNT)[0].n == made_up.query(COUNT)[0].n  # type: ignore[index]
    for text in ("harms", "DESCRIBE id:quill", "CONSTRUCT { ?x a ag:State } WHERE { ?x a ag:State }", "ASK { ?x a ag:State }"):
        here: Any = made_up.query(text)
        found: Any = there.query(text)
        assert found == here if isinstance(here, bool | list) else list(found) == list(here) != []
    assert sum("NOT EXISTS" in asked.query for asked in endpoint.asked) == 1 + len(ignores)
    [described] = [asked for asked in endpoint.asked if "DESCRIBE" in asked.query]
    assert ("default-graph-uri" in described.form, "FROM <" in described.query) == (not ignores, bool(ignores))
    assert there.query("SELECT (COUNT(*) AS ?n) FROM <http://example.org/other> { ?x a ag:State }")[0].n == 1  # type: ignore[index]


@pytest.mark.usefixtures("foreign_state")
@pytest.mark.parametrize("status", [400, 403, 404, 422, 500, 501])
def test_a_server_that_refuses_graphs_in_the_request(
    status: int, endpoint: Endpoint, there: AlertGraph, made_up: AlertGraph
) -> None:
    """Whatever it says to it, it is asked with FROM."""
    endpoint.script = lambda asked: Fault(status, b"no such parameter") if "default-graph-uri" in asked.form else None
    assert there.query(COUNT)[0].n == made_up.query(COUNT)[0].n  # type: ignore[index]


def test_a_server_that_wants_a_password(endpoint: Endpoint, there: AlertGraph) -> None:
    """It is not taken for one that cannot be told its graphs."""
    endpoint.script = lambda asked: Fault(401) if "default-graph-uri" in asked.form else None
    with pytest.raises(EndpointError, match="it wants a name and a password"):
        there.query(COUNT)


@pytest.mark.usefixtures("foreign_state")
def test_a_server_that_does_not_heed_the_query(endpoint: Endpoint, there: AlertGraph) -> None:
    """What its FROM names is named by the request."""
    endpoint.ignores, endpoint.union = {"query"}, True
    other = "<http://example.org/other>"
    assert there.query("SELECT (COUNT(*) AS ?n) FROM <http://example.org/other> { ?x a ag:State }")[0].n == 1  # type: ignore[index]
    assert there.query(f"ASK FROM NAMED {other} {{ GRAPH ?g {{ ?x a ag:State }} }}") is True
    assert there.query(f"ASK FROM NAMED {other} {{ ?x a ag:State }}") is False
    assert endpoint.asked[-1].form["named-graph-uri"] == [other.strip("<>")]


@pytest.mark.usefixtures("foreign_state")
def test_a_server_that_heeds_nothing(endpoint: Endpoint, there: AlertGraph, run: Run) -> None:
    """Where its default graph has our data, it is asked and this is told; where it has not, nobody could be right."""
    endpoint.ignores, endpoint.union = {"request", "query"}, True
    outcome = run("query", "offices", "--endpoint", endpoint.url)
    assert (outcome.code, outcome.out != "") == (0, True)
    assert outcome.err.startswith(f"alertgraph: {endpoint.url} asks all that it holds, whatever it is told")
    with pytest.warns(match="asks all that it holds"):
        there.query(COUNT)
    endpoint.union = False
    outcome = run("query", "offices", "--endpoint", endpoint.url)
    assert (outcome.code, outcome.out) == (2, "")
    assert "have it take the union of its named graphs as the default graph" in outcome.err


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT * WHERE { ?x ?y ?z }", "SELECT * | WHERE { ?x ?y ?z }"),
        ("SELECT (COUNT(*) AS ?n) { ?x ?y ?z }", "SELECT (COUNT(*) AS ?n) | { ?x ?y ?z }"),
        ("SELECT (EXISTS { ?x ?y ?z } AS ?is) { }", "SELECT (EXISTS { ?x ?y ?z } AS ?is) | { }"),
        ("CONSTRUCT { ?x ?y ?z } # {\n WHERE { ?x ?y ?z }", "CONSTRUCT { ?x ?y ?z } # {\n | WHERE { ?x ?y ?z }"),
        ("CONSTRUCT WHERE { ?x ?y ?z }", "CONSTRUCT | WHERE { ?x ?y ?z }"),
        ("DESCRIBE <x:y>", "DESCRIBE <x:y>\n|"),
        ("DESCRIBE ?x { ?x ?y ?z } LIMIT 1", "DESCRIBE ?x | { ?x ?y ?z } LIMIT 1"),
        ("PREFIX where: <x:WHERE> ASK{ ?x where:y '{' }", "PREFIX where: <x:WHERE> ASK | { ?x where:y '{' }"),
    ],
)
def test_where_graphs_are_named(query: str, place: str) -> None:
    """FROM stands where the grammar has it, and the query that has it is one."""
    found = with_graphs(query, ["x:g"])
    assert found == place.replace("|", "FROM <x:g> FROM NAMED <x:g>")
    ox.Store().query(found)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT (<http://example.org/f>(?x) AS ?y) { ?x a ag:State }",
        "SELECT ?x { ?x bif:contains 'a' }",
        "SELECT ?x { ?x a ag:State } NEARBY 7",
        "DEFINE input:inference 'x' SELECT ?x { ?x a ag:State }",
        "SELECT (SOUNDEX(?x) AS ?y) { ?x a ag:State }",
        f"ASK {{ FILTER({'(' * 99}1{')' * 99}) }}",
    ],
)
def test_functions_and_words_of_a_server(query: str, endpoint: Endpoint, there: AlertGraph) -> None:
    """A query is sent as it is written, though no parser here knows it; the server's answer is the answer."""
    assert there.data.alerts
    endpoint.script = lambda asked: Fault(200, b'{"head":{"vars":["y"]},"results":{"bindings":[{}]}}', JSON)
    if query.startswith("ASK"):
        endpoint.script = lambda asked: Fault(200, b'{"head":{},"boolean":true}', JSON)
    answer: Any = there.query(query)
    assert answer is True or len(answer) == 1
    assert endpoint.asked[-1].query.endswith(query)


def test_a_word_that_no_server_knows(endpoint: Endpoint, there: AlertGraph) -> None:
    """Where the server refuses it, what is told is where it stands and what may be meant."""
    with pytest.raises(QueryError, match=r"line 2, column 2: unexpected 'FILTR'; did you mean FILTER\?"):
        there.query("ASK { ?x a ag:State\n FILTR(?x != id:quill) }")
    assert "FILTR" in endpoint.asked[-1].query


def test_joined_nothing_is_empty(endpoint: Endpoint, there: AlertGraph, made_up: AlertGraph) -> None:
    """What GROUP_CONCAT makes of nothing is an empty text on some servers, unbound on all here; another empty text stays."""
    query = "SELECT (GROUP_CONCAT(STR(?y); SEPARATOR='|') AS ?joined) (SAMPLE(?z) AS ?own) { BIND('' AS ?z) }"
    joined = {"joined": {"type": "literal", "value": ""}, "own": {"type": "literal", "value": ""}}

    def join(results: Any) -> None:
        if "joined" in results["head"].get("vars", ()):
            results["results"]["bindings"] = [joined]

    endpoint.rewrite = join
    assert tuple(there.query(query)[0]) == tuple(made_up.query(query)[0]) == (None, "")  # type: ignore[index]
    found = queries.run(there.data, f"SELECT ?joined ?own {{ {{ {query} }} }}", {})
    assert isinstance(found, ox.QuerySolutions)
    assert [tuple(row) for row in found] == [(None, ox.Literal(""))]
