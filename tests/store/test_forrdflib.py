"""The store as rdflib's dataset: what a query names with FROM is what it asks, and nothing is fetched for it."""

from typing import Any

import pytest
import rdflib
from oxrdflib import OxigraphStore
from rdflib.plugins.sparql import prepareQuery

from alertgraph.api import AlertGraph
from alertgraph.errors import QueryError, QuerySyntaxError
from alertgraph.store import ordering
from alertgraph.vocabulary import GRAPH

COUNT = "SELECT (COUNT(*) AS ?n) {} WHERE {{ {} }}"
ALL, NAMED = "?s ?p ?o", "GRAPH ?g { ?s ?p ?o }"


def count(graph: rdflib.Graph, sparql: str) -> int:
    """The number in the one row of an answer."""
    (row,) = graph.query(sparql)
    return int(row[0])  # type: ignore[index]


@pytest.fixture(scope="module")
def sizes(made_up: AlertGraph) -> dict[str, int]:
    """How many triples each named graph has, counted without SPARQL."""
    store = made_up.data.store
    return {
        name.value.removeprefix(GRAPH): len([*store.quads_for_pattern(None, None, None, name)]) for name in store.named_graphs()
    }  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("clause", "pattern", "asked"),
    [
        ("FROM graph:registry", ALL, ["registry"]),
        (f"FROM <{GRAPH}registry>", ALL, ["registry"]),
        ("from graph:registry FROM graph:ontology", ALL, ["registry", "ontology"]),
        ("FROM NAMED graph:registry", NAMED, ["registry"]),
        ("FROM NAMED graph:registry", ALL, []),
        ("FROM graph:ontology FROM NAMED graph:registry", NAMED, ["registry"]),
        ("FROM graph:nowhere", ALL, []),
        ("", NAMED, None),
        ("", f"{ALL} FILTER(STR(?o) != 'FROM graph:registry') # FROM graph:registry\n", None),
        ("", f"{ALL} FILTER(BOUND(?p) || ?from = 1)", None),
    ],
)
@pytest.mark.filterwarnings("ignore:graph.nowhere is unknown:alertgraph.errors.QueryWarning")
def test_from_is_kept(clause: str, pattern: str, asked: list[str] | None, made_up: AlertGraph, sizes: dict[str, int]) -> None:
    """What FROM names is counted and nothing else; the word elsewhere is no FROM, and then all graphs are asked."""
    sparql = COUNT.format(clause, pattern)
    expected = sum(sizes[name] for name in (sizes if asked is None else asked))
    assert count(made_up.rdf, sparql) == expected
    assert made_up.query(sparql)[0].n == expected  # type: ignore[index, union-attr]


def test_from_in_a_query_of_one_graph(made_up: AlertGraph, sizes: dict[str, int]) -> None:
    """A graph of the dataset answers for itself, but for what a query names."""
    registry = made_up.rdf.graph(rdflib.URIRef(GRAPH + "registry"))
    assert count(registry, COUNT.format("", ALL)) == sizes["registry"]
    assert count(registry, COUNT.format("FROM graph:ontology", ALL)) == sizes["ontology"]


def test_from_with_bindings(made_up: AlertGraph) -> None:
    """Values for variables reach the query; ASK and CONSTRUCT keep to FROM too."""
    quill = rdflib.URIRef("https://w3id.org/alertgraph/id/quill")
    for graph, there in (("registry", True), ("ontology", False)):
        ask = made_up.rdf.query(f"ASK FROM graph:{graph} {{ ?it a ?kind }}", initBindings={"it": quill})
        triples = made_up.rdf.query(
            f"CONSTRUCT {{ ?it a ?kind }} FROM graph:{graph} {{ ?it a ?kind }}", initBindings={"it": quill}
        )
        assert (ask.askAnswer, len(triples.graph or ())) == (there, int(there))


@pytest.mark.parametrize("clause", ["FROM <{}registry>", "FROM NAMED <{}registry>"])
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")  # rdflib uses it
def test_what_rdflib_would_answer_itself_is_refused(clause: str, made_up: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rdflib would fetch the graph from the web: no prepared query with FROM, and none that asks for its engine, runs."""
    monkeypatch.setattr("rdflib.Graph.parse", lambda *args, **kwargs: pytest.fail("something is fetched"))
    sparql = COUNT.format(clause.format(GRAPH), ALL)
    asked: list[Any] = [
        lambda: made_up.rdf.query(prepareQuery(sparql)),
        lambda: made_up.rdf.query(sparql, use_store_provided=False),
        lambda: made_up.rdf.query(sparql, DEBUG=True),
    ]
    for ask in asked:
        with pytest.raises(QueryError, match=r"ask graph\.query"):
            ask()
    prepared = made_up.rdf.query(prepareQuery("ASK { ?s a <https://w3id.org/alertgraph/ontology#State> }"))
    assert prepared.askAnswer is True


def test_what_ends_the_process_is_kept_from_the_engine(made_up: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the engine gets is the query with a total order; one that is nested too deeply it never gets."""
    given: list[str] = []

    def note(self: OxigraphStore, query: str, *rest: Any, **options: Any) -> rdflib.query.Result:
        given.append(query)
        return rdflib.query.Result("ASK")

    monkeypatch.setattr(OxigraphStore, "query", note)
    mixed = "SELECT ?x { ?s ?p ?x } ORDER BY ?x"
    made_up.rdf.query(mixed)
    made_up.rdf.query("SELECT ?x { ?s ?p ?x } ORDER BY STR(?x)")
    assert given == [ordering.total(mixed), "SELECT ?x { ?s ?p ?x } ORDER BY STR(?x)"] and given[0] != mixed
    with pytest.raises(QuerySyntaxError, match="nested"):
        made_up.rdf.query(f"ASK {'{' * 100}{'}' * 100}")
    assert len(given) == 2


def test_a_fault_behind_an_ordering_has_its_place(made_up: AlertGraph) -> None:
    """The place is that of what was written, not of the query with the further keys."""
    with pytest.raises(SyntaxError, match=r"1:5[0-9]"):
        made_up.rdf.query("SELECT ?x { ?s ?p ?x } ORDER BY ?x LIMIT 3 OFFSET many")


def test_a_fault_is_told_though_prefixes_are_given_beside_the_query(made_up: AlertGraph) -> None:
    """What rdflib hands over beside the query is known where its fault is looked for."""
    with pytest.raises(SyntaxError, match="at 1:51: expected"):
        made_up.rdf.query("SELECT ?x { ?s mine:p ?x } ORDER BY ?x OFFSET many", initNs={"mine": "x:"})
