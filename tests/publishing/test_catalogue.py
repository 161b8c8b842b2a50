"""The published queries and VoID: what a SPARQL editor asks for is there, and each query runs as it is published."""

import warnings
from collections import Counter
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
import support

from alertgraph.api import AlertGraph
from alertgraph.publishing import catalogue, rdf
from alertgraph.vocabulary import QUERIES, QUERY, curie

NAMES = support.names()
#: What editors ask an endpoint: the examples, the prefixes, and what may follow a class.
EXAMPLES = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query
WHERE { ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query }
ORDER BY ?sq
"""
DECLARED = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT DISTINCT ?prefix ?namespace
WHERE { ?sq a sh:SPARQLExecutable ; sh:prefixes/sh:declare [ sh:namespace ?namespace ; sh:prefix ?prefix ] }
ORDER BY ?prefix
"""
COMPLETIONS = """
PREFIX void: <http://rdfs.org/ns/void#>
PREFIX void-ext: <http://ldf.fi/void-ext#>
SELECT DISTINCT ?graph ?class ?property ?target ?datatype
WHERE {
  ?graph a void:Dataset ; void:classPartition ?part .
  ?part void:class ?class ; void:propertyPartition ?inner .
  ?inner void:property ?property .
  OPTIONAL { { ?inner void:classPartition [ void:class ?target ] } UNION
    { ?inner void-ext:datatypePartition [ void-ext:datatype ?datatype ] } }
}
"""


@pytest.fixture(scope="module")
def published(real_graph: AlertGraph) -> ox.Store:
    """A store that has read the TriG file of a build, and knows nothing else of us."""
    store = ox.Store()
    store.load(rdf.trig(rdf.published(real_graph.data)), format=ox.RdfFormat.TRIG)
    return store


def ask(store: ox.Store, sparql: str) -> list[list[Any]]:
    """The rows of an answer over the union of a store's graphs; terms as text."""
    found = store.query(sparql, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return [[None if term is None else term.value for term in row] for row in found]


@pytest.fixture(scope="module")
def texts(published: ox.Store) -> dict[str, str]:
    """The published queries by name, the declared prefixes put before each, as SHACL has it."""
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in ask(published, DECLARED))
    return {iri.removeprefix(QUERY): prefixes + text for iri, _, text in ask(published, EXAMPLES)}


def test_editors_find_every_query(texts: dict[str, str], published: ox.Store, real_graph: AlertGraph) -> None:
    """Asked as editors ask, the dataset gives every named query with its question."""
    assert sorted(texts) == NAMES
    from alertgraph.asking import library

    titles = {name: query.title for name, query in library.named(real_graph.data).items()}
    assert {iri.removeprefix(QUERY): comment for iri, comment, _ in ask(published, EXAMPLES)} == titles


def lexical(found: Any) -> Any:
    """An answer of Oxigraph as text: rows, sorted triples, or yes or no."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return sorted(map(str, found))
    return [[None if term is None else str(term) for term in row] for row in found]


@pytest.mark.parametrize("name", NAMES)
def test_runs_as_published(name: str, texts: dict[str, str], published: ox.Store, real_graph: AlertGraph) -> None:
    """The published text, with the declared prefixes and no others, gives the answer that the named query gives."""
    from alertgraph.asking import queries

    assert lexical(published.query(texts[name], use_default_graph_as_union=True)) == lexical(
        queries.run(real_graph.data, name, {})
    )


@pytest.fixture(scope="module")
def in_rdflib(real_graph: AlertGraph) -> rdflib.Dataset:
    """The data in rdflib's own store, which answers with rdflib's own engine."""
    nquads = ox.serialize(real_graph.data.quads(), format=ox.RdfFormat.N_QUADS) or b""
    found = rdflib.Dataset(default_union=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its own parsers use what rdflib deprecates
        found.parse(data=nquads, format="nquads")  # what it returns depends on rdflib's version
    return found


def test_parameters_and_columns_are_told(published: ox.Store) -> None:
    """A query's parameters with their defaults, its columns in order and its text with placeholders are in the dataset."""
    parameters = """
    PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX query: <https://w3id.org/alertgraph/query/>
    SELECT ?name ?default WHERE { query:dated-between sh:parameter [ sh:name ?name ; sh:defaultValue ?default ; sh:order ?n ] }
    ORDER BY ?n"""
    assert ask(published, parameters) == [["since", "2023-09-01"], ["until", "2023-12-31"]]
    columns = """
    PREFIX csvw: <http://www.w3.org/ns/csvw#> PREFIX query: <https://w3id.org/alertgraph/query/>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    SELECT ?name ?required ?separator WHERE {
      query:axis-members csvw:tableSchema/csvw:column/rdf:rest* ?cell . ?cell rdf:first ?column .
      ?column csvw:name ?name ; csvw:required ?required . OPTIONAL { ?column csvw:separator ?separator }
      { SELECT ?cell (COUNT(?rest) AS ?left) WHERE { ?cell rdf:rest+ ?rest } GROUP BY ?cell }
    } ORDER BY DESC(?left)"""
    assert ask(published, columns) == [
        ["member", "true", None],
        ["member_label", "true", None],
        ["bloc", "true", None],
        ["bloc_label", "true", None],
        ["claim", "true", None],
        ["paragraphs", "false", "|"],
        ["alert", "true", None],
    ]
    text = "SELECT ?t WHERE { <https://w3id.org/alertgraph/query/axis-members> <http://spinrdf.org/sp#text> ?t }"
    assert "leads)* $bloc }" in ask(published, text)[0][0]


def test_completions_are_true(published: ox.Store, real_graph: AlertGraph) -> None:
    """For each graph, class and property, VoID tells what stands in the data: no more and no less."""
    data = real_graph.data.quads()
    types: dict[str, set[str]] = {}
    for quad in data:
        if curie(quad.predicate.value) == "rdf:type":
            types.setdefault(str(quad.subject), set()).add(quad.object.value)  # type: ignore[union-attr]
    expected = {
        (quad.graph_name.value, kind, quad.predicate.value)  # type: ignore[union-attr]
        for quad in data
        for kind in types.get(str(quad.subject), ())
    }
    rows = [row for row in ask(published, COMPLETIONS) if row[0] != QUERIES]
    assert {tuple(row[:3]) for row in rows} == expected
    assert ["graph:registry", "ag:State", "skos:prefLabel", None, "rdf:langString"] in [
        [value and curie(value) for value in row] for row in rows
    ]
    assert ["ag:Claim", "ag:stance", "ag:Stance"] in [[value and curie(value) for value in row[1:4]] for row in rows]


def test_malformed_queries_stop_the_export(made_up_graph: Any) -> None:
    """A query file without a head is told with its name, not left out in silence."""
    import alertgraph
    from alertgraph.errors import QueryError

    (made_up_graph / "queries" / "broken.rq").write_text("ASK {}", encoding="utf-8")
    with pytest.raises(QueryError, match=r"broken\.rq:1: a named query begins with"):
        catalogue.quads(alertgraph.load(made_up_graph).data)


#: What rdflib's engine, a hundred times slower, answers in a second or two.
IN_RDFLIB = ["axis-members", "disputed", "hearsay", "offices", "parts-of", "led-to", "firmness"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own engine uses what rdflib deprecates
@pytest.mark.parametrize("name", IN_RDFLIB)
def test_another_engine_gives_the_same_answer(
    name: str, texts: dict[str, str], in_rdflib: rdflib.Dataset, real_graph: AlertGraph
) -> None:
    """rdflib's own engine answers a published query with the same rows; several values in a cell in an order of its own."""

    def cells(row: Any) -> tuple[Any, ...]:
        return tuple(None if value is None else tuple(sorted(str(value).split("|"))) for value in row)

    found = Counter(cells(None if value is None else str(value) for value in row) for row in in_rdflib.query(texts[name]))
    from alertgraph.asking import queries

    expected: Any = queries.run(real_graph.data, name, {})
    assert found == Counter(cells(None if term is None else term.value for term in row) for row in expected)
