"""The RDF of a build parses back to the same quads, and its counts are true."""

from collections import Counter

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from alertgraph.api import AlertGraph
from alertgraph.publishing import rdf, twins
from alertgraph.vocabulary import AG, DCTERMS, DESCRIPTION, GRAPH, QUERIES, RDF, VOID, curie


def quads(text: bytes, syntax: ox.RdfFormat) -> set[ox.Quad]:
    """The quads of a file."""
    return set(ox.parse(text, format=syntax))


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_trig_and_jsonld_parse_back(name: str, request: pytest.FixtureRequest) -> None:
    """TriG and JSON-LD give back the same quads, all named graphs included, and nothing else but what describes them."""
    graph: AlertGraph = request.getfixturevalue(name)
    expected = set(rdf.published(graph.data))
    added = {f"<{name}>" for name in (QUERIES, DESCRIPTION)}
    assert {quad for quad in expected if str(quad.graph_name) not in added} == set(graph.data.quads())
    assert quads(rdf.trig(rdf.published(graph.data)), ox.RdfFormat.TRIG) == expected
    assert quads(rdf.jsonld(rdf.published(graph.data)), ox.RdfFormat.JSON_LD) == expected


def test_turtle_is_the_union(made_up: AlertGraph) -> None:
    """Turtle gives back the triples of all named graphs, and the twins, each once."""
    triples = [quad.triple for quad in ox.parse(rdf.turtle(made_up.data), format=ox.RdfFormat.TURTLE)]
    assert Counter(triples) == Counter({*(quad.triple for quad in made_up.data.quads()), *twins.triples(made_up.data)})


SYNTAXES = {
    "graph.trig": ox.RdfFormat.TRIG, "graph.ttl": ox.RdfFormat.TURTLE, "graph.jsonld": ox.RdfFormat.JSON_LD,
    "void.ttl": ox.RdfFormat.TURTLE,
}  # fmt: skip


@pytest.mark.parametrize("name", SYNTAXES)
def test_each_statement_stands_once(name: str, real_build: dict[str, bytes]) -> None:
    """No file of a build holds a statement twice, as some parsers and every count of lines would have it."""
    counts = Counter(ox.parse(real_build[name], format=SYNTAXES[name]))
    assert [str(quad) for quad, number in counts.items() if number > 1] == []
    assert counts


def test_each_statement_of_the_page_stands_once(made_up: AlertGraph) -> None:
    """So does the N-Quads that the page carries, line by line, and no list that is published has a statement twice."""
    lines = rdf.nquads(made_up.data).splitlines()
    assert len(set(lines)) == len(lines) == len(made_up.data.quads())
    for quads in (rdf.published(made_up.data), rdf.described(rdf.published(made_up.data))):
        assert len(set(quads)) == len(quads)


def test_what_owl_tools_leave(real_build: dict[str, bytes], real_graph: AlertGraph) -> None:
    """Once rdf:subject, rdf:predicate and rdf:object are dropped, as the OWL API drops them, the twins still say each claim."""
    dropped = {RDF.subject, RDF.predicate, RDF.object}
    found = ox.parse(real_build["graph.ttl"], format=ox.RdfFormat.TURTLE)
    store = ox.Store()
    store.extend(quad for quad in found if quad.predicate.value not in dropped)
    rows = store.query(f"SELECT * {{ ?c a <{AG.Claim}> ; <{AG.subject}> ?s ; <{AG.relation}> ?r ; <{AG.object}> ?o }}")
    assert isinstance(rows, ox.QuerySolutions)
    told = sorted(tuple(curie(row[column].value) for column in "csro") for row in rows)
    assert told == [(claim.id, claim.subject, claim.relation, claim.object) for claim in real_graph.claims()]
    assert b"owl:Axiom" not in real_build["graph.ttl"]


def test_twins_stand_in_that_file_alone(made_up: AlertGraph) -> None:
    """What is asked, here or of a server that has read the TriG, goes by the names of RDF alone."""
    assert made_up.query("ASK { ?claim ag:subject|ag:relation|ag:object ?said }") is False
    used = {quad.predicate.value for quad in rdf.published(made_up.data)}
    assert used & {AG.subject, AG.relation, AG.object} == set()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parsers use what rdflib deprecates
def test_rdflib_reads_the_same(made_up: AlertGraph) -> None:
    """rdflib, too, reads from TriG and Turtle what the store holds."""
    nquads = ox.serialize(rdf.published(made_up.data), format=ox.RdfFormat.N_QUADS) or b""
    expected, found = rdflib.Dataset(), rdflib.Dataset()
    expected.parse(data=nquads, format="nquads")  # what it returns depends on rdflib's version
    found.parse(data=rdf.trig(rdf.published(made_up.data)), format="trig")
    names = {graph.identifier for graph in expected.graphs() if len(graph)}
    assert {graph.identifier for graph in found.graphs() if len(graph)} == names
    for name in names:
        assert isomorphic(found.graph(name), expected.graph(name))


def test_files_are_short_and_prefixed(made_up: AlertGraph) -> None:
    """Turtle and TriG use our prefixes for resources and terms."""
    for text in (rdf.turtle(made_up.data), rdf.trig(rdf.published(made_up.data))):
        assert b"\nid:velmark " in text or b"\tid:velmark " in text
        assert b"<https://w3id.org/alertgraph/id/velmark>" not in text


def test_void_counts_are_true(made_up: AlertGraph) -> None:
    """VoID's counts are those of the data: triples, subjects, each named graph, each class and each property."""
    store = ox.Store()
    store.load(rdf.void(rdf.published(made_up.data)), format=ox.RdfFormat.TURTLE)

    def values(subject: str, predicate: str) -> list[str]:
        found = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
        return sorted(str(getattr(quad.object, "value", "")) for quad in found)

    this = GRAPH + "dataset"
    data = [quad for quad in rdf.published(made_up.data) if str(quad.graph_name) != f"<{DESCRIPTION}>"]
    triples = {quad.triple for quad in data}
    assert values(this, VOID.triples) == [str(len(triples))]
    assert values(this, VOID.distinctSubjects) == [str(len({quad.subject for quad in data}))]
    assert values(this, RDF.type) == [VOID.Dataset]
    assert values(this, DCTERMS.license) == ["https://creativecommons.org/licenses/by/4.0/"]
    graphs = Counter(str(quad.graph_name) for quad in data)
    assert {f"<{name}>": int(values(name, VOID.triples)[0]) for name in values(this, VOID.subset)} == graphs
    types = Counter(str(triple.object) for triple in triples if triple.predicate.value == RDF.type)
    classes = {
        f"<{values(part, VOID['class'])[0]}>": int(values(part, VOID.entities)[0]) for part in values(this, VOID.classPartition)
    }
    assert classes == types
    used = Counter(curie(triple.predicate.value) for triple in triples)
    properties = {
        curie(values(part, VOID.property)[0]): int(values(part, VOID.triples)[0]) for part in values(this, VOID.propertyPartition)
    }
    assert properties == used


def test_same_graph_same_bytes(made_up: AlertGraph) -> None:
    """Each file is the same when it is written again."""
    assert rdf.turtle(made_up.data) == rdf.turtle(made_up.data)
    for write in (rdf.trig, rdf.jsonld, rdf.void):
        assert write(rdf.published(made_up.data)) == write(rdf.published(made_up.data))
