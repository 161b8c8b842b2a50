"""The SPARQL 1.1 protocol: the cases of the W3C's suite that a read-only service can meet, in our words, over real HTTP."""

from urllib.parse import quote, urlencode

import pytest
from serving import FORM, QUERY, Server

GRAPH = "https://w3id.org/alertgraph/graph/"
ALERT, REGISTRY, ONTOLOGY = f"{GRAPH}2031-03-03-mercy", f"{GRAPH}registry", f"{GRAPH}ontology"
CLAIM, STATE, RELATION = "?x a ag:Claim", "?x a ag:State", "?x a ag:Relation"


def holds(server: Server, pattern: str, **dataset: str | list[str]) -> bool:
    """Whether a pattern is found in the dataset of a request, sent by GET and as a form, which must agree."""
    by_get = server.ask(f"ASK {{ {pattern} }}", **dataset)
    by_form = server.post(query=f"ASK {{ {pattern} }}", **dataset)
    assert (by_get.status, by_form.status) == (200, 200)
    assert by_get.json == by_form.json
    return bool(by_get.json["boolean"])


# ---- how a query is sent


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_query_get(endpoint: Server, method: str) -> None:
    """A query in the address is answered; HEAD gives the same headers and no body."""
    found = endpoint.send(method, f"/sparql?{urlencode({'query': 'ASK {}'})}")
    assert (found.status, found.media) == (200, "application/sparql-results+json")
    assert found.headers["content-length"] == str(len('{"head":{},"boolean":true}'))
    assert found.body == (b"" if method == "HEAD" else b'{"head":{},"boolean":true}')


def test_query_post_form(endpoint: Server) -> None:
    """A query in a form is answered, with and without a charset, and at the address with a slash."""
    for media, path in ((FORM, "/sparql"), (f"{FORM}; charset=UTF-8", "/sparql"), (FORM, "/sparql/")):
        found = endpoint.send("POST", path, "query=ASK%20%7B%7D", content_type=media)
        assert (found.status, found.json["boolean"]) == (200, True)


def test_query_post_direct(endpoint: Server) -> None:
    """A query as the body is answered, letters beyond ASCII included."""
    query = 'SELECT ("Երևան ☂" AS ?x) {}'
    for media in (QUERY, f"{QUERY}; charset=utf-8", f'{QUERY};charset="UTF-8"'):
        found = endpoint.send("POST", "/sparql", query.encode(), content_type=media)
        assert found.rows == [{"x": "Երևան ☂"}]


# ---- the dataset of a request


def test_what_a_build_publishes_is_here(endpoint: Server) -> None:
    """The graphs of the queries and of the description, found by name and by editors that name no graph."""
    for graph, kind in (("queries", "sh:SPARQLExecutable"), ("void", "void:Dataset")):
        assert holds(endpoint, f"GRAPH graph:{graph} {{ ?x a {kind} }}")
        assert holds(endpoint, f"?x a {kind}")
        assert not holds(endpoint, f"?x a {kind}", default_graph_uri=[REGISTRY, ALERT, ONTOLOGY])
    [examples, prefixes, classes] = [
        "SELECT DISTINCT ?q ?text { ?q a sh:SPARQLExecutable ; rdfs:comment ?c ; sh:select|sh:ask ?text } ORDER BY ?q",
        "SELECT DISTINCT ?prefix ?space { [] sh:namespace ?space ; sh:prefix ?prefix } ORDER BY ?prefix",
        "SELECT DISTINCT ?class ?property { ?c void:class ?class ; void:propertyPartition ?p . ?p void:property ?property }",
    ]
    assert len(endpoint.ask(examples).rows) == 2
    assert "ag" in [row["prefix"] for row in endpoint.ask(prefixes).rows]
    assert len(endpoint.ask(classes).rows) > 20
    assert endpoint.get("/graph/void", "text/turtle").status == endpoint.get("/graph/queries", "text/html").status == 200


def test_without_a_dataset_the_union_of_all_graphs(endpoint: Server) -> None:
    """A request that names no graphs is answered from all of them."""
    assert holds(endpoint, f"{CLAIM} . ?y a ag:State . ?z a ag:Relation")


def test_query_dataset_default_graph(endpoint: Server) -> None:
    """One default graph is all that is asked, and no graph has a name then."""
    assert holds(endpoint, STATE, default_graph_uri=REGISTRY)
    assert not holds(endpoint, CLAIM, default_graph_uri=REGISTRY)
    assert not holds(endpoint, f"GRAPH ?g {{ {STATE} }}", default_graph_uri=REGISTRY)


def test_query_dataset_default_graphs(endpoint: Server) -> None:
    """Of two default graphs the union is asked, and nothing else."""
    two = [REGISTRY, ALERT]
    assert holds(endpoint, "?x a ag:Claim ; rdf:subject ?y . ?y a ag:State", default_graph_uri=two)
    assert not holds(endpoint, RELATION, default_graph_uri=two)


def test_query_dataset_named_graphs(endpoint: Server) -> None:
    """Named graphs are found by name alone: the default graph is empty then."""
    two = [REGISTRY, ALERT]
    assert holds(endpoint, f"GRAPH <{REGISTRY}> {{ {STATE} }} GRAPH <{ALERT}> {{ ?y a ag:Claim }}", named_graph_uri=two)
    assert not holds(endpoint, f"GRAPH ?g {{ {RELATION} }}", named_graph_uri=two)
    assert not holds(endpoint, STATE, named_graph_uri=two)


def test_query_dataset_full(endpoint: Server) -> None:
    """Default and named graphs together."""
    both = {"default_graph_uri": [REGISTRY], "named_graph_uri": [ALERT]}
    assert holds(endpoint, f"{STATE} . GRAPH <{ALERT}> {{ ?y a ag:Claim }}", **both)
    assert not holds(endpoint, f"GRAPH ?g {{ {STATE} }}", **both)
    assert not holds(endpoint, CLAIM, **both)


def test_query_multiple_dataset(endpoint: Server) -> None:
    """The dataset of the request wins over the one in the query."""
    query = f"ASK FROM <{ONTOLOGY}> {{ {STATE} }}"
    assert endpoint.ask(query).json["boolean"] is False
    assert endpoint.ask(query, default_graph_uri=REGISTRY).json["boolean"] is True
    assert endpoint.post(query=query, default_graph_uri=REGISTRY).json["boolean"] is True
    path = f"/sparql?default-graph-uri={quote(REGISTRY)}"
    assert endpoint.send("POST", path, query, content_type=QUERY).json["boolean"] is True


def test_a_foreign_graph_that_does_not_count(endpoint: Server) -> None:
    """FROM names a graph that is not here, and the request another: nothing is loaded, so nothing is refused."""
    query = f"ASK FROM <http://example.org/none> FROM NAMED <file:///etc/hostname> {{ {STATE} }}"
    assert endpoint.ask(query).status == 400
    assert endpoint.ask(query, default_graph_uri=REGISTRY).json["boolean"] is True
    assert endpoint.ask(query, named_graph_uri=REGISTRY).json["boolean"] is False


def test_relative_iris(endpoint: Server) -> None:
    """They are resolved against the address of the endpoint, or the query's own BASE."""
    asked = "SELECT ?x { VALUES ?x { <#a> <b> </c> } }"
    address = endpoint.address
    assert [row["x"] for row in endpoint.ask(asked).rows] == [f"{address}#a", address.replace("sparql", "b"), address[:-7] + "/c"]
    assert [row["x"] for row in endpoint.ask(f"BASE <http://example.org/x/y> {asked}").rows][1] == "http://example.org/x/b"
    assert [row["x"] for row in endpoint.ask(f"BASE <z/> {asked}").rows][1] == address.replace("sparql", "z/b")
    found = endpoint.ask("ASK FROM <graph/registry> {}")
    assert (found.status, address.replace("sparql", "graph/registry") in found.text) == (400, True)
    found = endpoint.ask("SELECT ?x { ?x ?y <#a> } ORDER BY ?x LIMIT some")
    assert (found.status, "line 1, column 38: this LIMIT is not well formed" in found.text) == (400, True)


def test_from_in_the_query(endpoint: Server) -> None:
    """FROM and FROM NAMED name the dataset, with any prefix of ours or the query's."""
    assert endpoint.ask(f"ASK FROM graph:registry {{ {STATE} }}").json["boolean"] is True
    assert endpoint.ask(f"ASK FROM graph:registry {{ {CLAIM} }}").json["boolean"] is False
    assert endpoint.ask(f"PREFIX g: <{GRAPH}> ASK FROM g:registry FROM g:ontology {{ {STATE} . ?y a ag:Relation }}").json[
        "boolean"
    ]
    assert endpoint.ask(f"ASK FROM NAMED graph:registry {{ GRAPH ?g {{ {STATE} }} }}").json["boolean"] is True
    assert endpoint.ask(f"ASK FROM NAMED graph:registry {{ {STATE} }}").json["boolean"] is False
    assert endpoint.ask(f"BASE <{GRAPH}> ASK FROM <registry> {{ {STATE} }}").json["boolean"] is True


# ---- what comes back


@pytest.mark.parametrize("query", ["SELECT ?x { ?x a ag:State }", "ASK {}"])
def test_query_content_type_of_results(endpoint: Server, query: str) -> None:
    """A SELECT or ASK comes in one of the results formats."""
    assert endpoint.ask(query, "").media == "application/sparql-results+json"


@pytest.mark.parametrize("query", ["DESCRIBE id:velmark", "CONSTRUCT { ?x a ag:State } { ?x a ag:State }"])
def test_query_content_type_of_triples(endpoint: Server, query: str) -> None:
    """A DESCRIBE or CONSTRUCT comes in an RDF syntax."""
    assert endpoint.ask(query, "*/*").media == "text/turtle"


# ---- what is refused


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_bad_query_method(endpoint: Server, method: str) -> None:
    """Another method is 405, with those that there are."""
    found = endpoint.send(method, "/sparql", "query=ASK%20%7B%7D", content_type=FORM)
    assert (found.status, found.headers["allow"]) == (405, "GET, HEAD, POST, OPTIONS")


def test_bad_multiple_queries(endpoint: Server) -> None:
    """Two queries in one request are refused, wherever they stand, and so is none."""
    for found in (
        endpoint.get("/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D"),
        endpoint.post(query=["ASK {}", "ASK {}"]),
        endpoint.send("POST", "/sparql?query=ASK%20%7B%7D", "query=ASK%20%7B%7D", content_type=FORM),
        endpoint.send("POST", "/sparql?query=ASK%20%7B%7D", "ASK {}", content_type=QUERY),
        endpoint.post(query=[]),
        endpoint.ask(""),
        endpoint.get("/sparql?default-graph-uri=http://example.org/g"),
    ):
        assert (found.status, found.media) == (400, "text/plain")
        assert "query" in found.text


@pytest.mark.parametrize(("media", "body"), [("text/plain", "ASK {}"), ("", "query=ASK%20%7B%7D"), ("", "ASK {}")])
def test_bad_query_media_type(endpoint: Server, media: str, body: str) -> None:
    """A POST of another media type, or of none, is refused, and told which there are."""
    found = endpoint.send("POST", "/sparql", body, **({"content_type": media} if media else {}))
    assert found.status == 415
    assert FORM in found.text
    assert QUERY in found.text


def test_bad_query_non_utf8(endpoint: Server) -> None:
    """What is not UTF-8 is refused, whether the header says so or not."""
    for media, body in (
        (f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16")),
        (f"{FORM}; charset=latin-1", b"query=ASK%20%7B%7D"),
    ):
        assert endpoint.send("POST", "/sparql", body, content_type=media).status == 415
    for media, body in ((QUERY, b"ASK { ?s ?p '\xe9' }"), (FORM, b"query=ASK%20%E9%20%7B%7D")):
        found = endpoint.send("POST", "/sparql", body, content_type=media)
        assert (found.status, "UTF-8" in found.text) == (400, True)
    assert endpoint.get("/sparql?query=ASK%20%E9%20%7B%7D").status == 400


def test_bad_query_syntax(endpoint: Server) -> None:
    """A fault in the query is 400 with its place."""
    found = endpoint.ask("ASK {\n ?s ?p }")
    assert (found.status, found.media) == (400, "text/plain")
    assert "not valid SPARQL: line 2, column 2:" in found.text
    assert "the prefix nope: is not declared" in endpoint.ask("ASK { ?s nope:p ?o }").text


def test_a_query_that_is_nested_too_deeply(endpoint: Server) -> None:
    """It is the query's fault, told with its place before the engine sees it; a worker lives on."""
    found = endpoint.ask("ASK {\n FILTER(" + "!" * 200 + "true) }")
    assert found.status == 400
    assert found.text == "the query is too deeply nested to be run: line 2, column 73: more than 64 signs of negation in a row\n"


def test_an_order_of_mixed_values(endpoint: Server) -> None:
    """Kinds stand apart, each in its own order."""
    found = endpoint.ask('SELECT ?x { VALUES ?x { "2024-01-01"^^xsd:date 10 9 "95" id:a } } ORDER BY ?x')
    assert [row["x"].rsplit("/", 1)[-1] for row in found.rows] == ["a", "95", "9", "10", "2024-01-01"]


def test_functions_that_need_the_system(endpoint: Server) -> None:
    """Chance, the clock, hashes and collation work though a worker can open nothing."""
    functions = ["STRUUID()", "UUID()", "RAND()", "NOW()", "TZ(NOW())", "SHA512('a')", "MD5('a')", "BNODE()", "YEAR(NOW())"]
    binds = " ".join(f"({function} AS ?x{place})" for place, function in enumerate(functions))
    [row] = endpoint.ask(f"SELECT {binds} {{}}").rows
    assert len(row) == len(functions)
    assert endpoint.ask("SELECT (REGEX('Straße', 'STRASSE|straße', 'i') AS ?x) {}").rows == [{"x": "true"}]


def test_a_function_that_there_is_not(endpoint: Server) -> None:
    """What the engine cannot do is the query's fault, and told."""
    found = endpoint.ask("SELECT (<http://example.org/f>(1) AS ?x) {}")
    assert (found.status, "http://example.org/f" in found.text) == (400, True)


@pytest.mark.parametrize("update", ["INSERT DATA { id:a id:b id:c }", "CLEAR ALL", "LOAD <file:///etc/hostname>"])
def test_updates_are_refused(endpoint: Server, update: str) -> None:
    """Nothing is changed: not as an update by form or body, nor as a query."""
    before = endpoint.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows
    for found in (
        endpoint.post(update=update),
        endpoint.get(f"/sparql?{urlencode({'update': update})}"),
        endpoint.send("POST", "/sparql", update, content_type="application/sparql-update"),
    ):
        assert (found.status, "read-only" in found.text) == (403, True)
    assert endpoint.ask(update).status == 400
    assert endpoint.post(query=update).status == 400
    assert endpoint.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows == before


def test_too_large(endpoint: Server) -> None:
    """A body beyond a megabyte is 413."""
    found = endpoint.send("POST", "/sparql", b"ASK {} #" + b"x" * (1 << 20), content_type=QUERY)
    assert (found.status, "bytes" in found.text) == (413, True)
