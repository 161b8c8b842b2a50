"""The data files: the columns of the contract, CURIEs, bars between values, and RDF that parses back to the same quads."""

import csv
import io
from collections import Counter
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from alertgraph.api import AlertGraph
from alertgraph.publishing import exports
from alertgraph.vocabulary import DCTERMS, DESCRIPTION, GRAPH, QUERIES, RDF, VOID, curie

CONTRACT_CLAIMS = [
    "id", "subject", "subject_label", "relation", "relation_label", "object", "object_label", "mode", "sign", "stance",
    "polarity", "modality", "certainty", "stated_by", "stated_by_label", "when", "earliest", "latest", "alert",
    "paragraphs", "gist",
]  # fmt: skip
CONTRACT_ACTORS = ["id", "label", "kind", "aliases", "wikidata", "iso", "claims"]


def table(text: str) -> dict[str, dict[str, str]]:
    """The rows of a CSV file by identifier."""
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text))}


@pytest.mark.parametrize(("write", "contract"), [(exports.claims_csv, CONTRACT_CLAIMS), (exports.actors_csv, CONTRACT_ACTORS)])
def test_columns_of_the_contract(write: Any, contract: list[str], made_up: AlertGraph) -> None:
    """The columns of the contract come first, in its order; none is named twice."""
    columns = write(made_up).splitlines()[0].split(",")
    assert columns[: len(contract)] == contract
    assert len(set(columns)) == len(columns)


def test_claims_csv(made_up: AlertGraph) -> None:
    """A claim's row has CURIEs for identifiers, local names for enumerations, a bar between values, nothing for unknown."""
    row = table(exports.claims_csv(made_up))["id:mercy-2031-velmark-002"]
    assert row == {
        "id": "id:mercy-2031-velmark-002",
        "subject": "id:velmark",
        "subject_label": "Velmark",
        "relation": "ag:deprives",
        "relation_label": "cuts off or deprives",
        "object": "id:people-of-tirrun",
        "object_label": "People of Tirrun",
        "mode": "MaterialConflict",
        "sign": "-1",
        "stance": "Asserted",
        "polarity": "Affirmed",
        "modality": "Actual",
        "certainty": "Plain",
        "stated_by": "id:harrow-observatory",
        "stated_by_label": "Harrow Observatory",
        "when": "2029-10-14/..",
        "earliest": "2029-10-14",
        "latest": "",
        "alert": "id:mercy-2031",
        "paragraphs": "4",
        "gist": "Velmark keeps grain, medicine and fuel from the people of Tirrun.",
        "family": "atrocityRelation",
        "passages": "id:mercy-2031-p4-s1|id:mercy-2031-p4-s2",
        "involves": "",
        "under": "id:siege-of-tirrun",
        "place": "id:kessel-pass|id:tirrun",
        "quantity": "90000",
        "quantity_unit": "people",
        "quantity_bound": "Approximately",
        "content": "",
        "answers": "",
        "contradicts": "",
        "office_status": "",
        "note": "",
    }


def test_undated_claims_are_empty(made_up: AlertGraph) -> None:
    """An undated claim has no date, no earliest and no latest day."""
    row = table(exports.claims_csv(made_up))["id:mercy-2031-velmark-003"]
    assert (row["when"], row["earliest"], row["latest"], row["paragraphs"]) == ("", "", "", "4|11")


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_claims_csv_has_every_claim(name: str, request: pytest.FixtureRequest) -> None:
    """Each claim is a row, disputed and planned ones too, in the order of identifiers."""
    graph: AlertGraph = request.getfixturevalue(name)
    assert list(table(exports.claims_csv(graph))) == [claim.id for claim in graph.claims()]


def test_actors_csv(made_up: AlertGraph) -> None:
    """An entry's row has its text's own names and the number of claims that it is subject or object of."""
    row = table(exports.actors_csv(made_up))["id:oda-brenn"]
    assert row == {
        "id": "id:oda-brenn",
        "label": "Oda Brenn",
        "kind": "Person",
        "aliases": "Brenn|Chancellor Brenn",
        "wikidata": "Q900000003",
        "iso": "",
        "claims": "3",
        "description": "Chancellor of Velmark.",
    }


def test_actors_csv_has_the_whole_registry(made_up: AlertGraph) -> None:
    """Entries without a claim are listed with 0; the numbers add up to two a claim."""
    rows = table(exports.actors_csv(made_up))
    assert list(rows) == list(made_up.entities)
    assert rows["id:watch-notices"]["claims"] == "0"
    assert sum(int(row["claims"]) for row in rows.values()) == 2 * len(made_up.claims())


def test_csv_survives_commas_quotes_and_lines(made_up: AlertGraph) -> None:
    """A gist with comma, quotes and accents reads back as it is; lines end with a line feed alone."""
    claim = made_up.claims()[0]._replace(gist='Quill, "the island", and Ostrávia; end.')
    graph = AlertGraph(made_up.data)
    graph.__dict__["_claims"] = [claim]
    text = exports.claims_csv(graph)
    assert table(text)[claim.id]["gist"] == claim.gist
    assert "\r" not in text


def quads(text: bytes, syntax: ox.RdfFormat) -> set[ox.Quad]:
    """The quads of a file."""
    return set(ox.parse(text, format=syntax))


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_trig_and_jsonld_parse_back(name: str, request: pytest.FixtureRequest) -> None:
    """TriG and JSON-LD give back the same quads, all named graphs included, and nothing else but what describes them."""
    graph: AlertGraph = request.getfixturevalue(name)
    expected = set(exports.published(graph.data))
    assert {quad for quad in expected if str(quad.graph_name) not in (f"<{QUERIES}>", f"<{DESCRIPTION}>")} == set(
        graph.data.quads()
    )
    assert quads(exports.trig(exports.published(graph.data)), ox.RdfFormat.TRIG) == expected
    assert quads(exports.jsonld(exports.published(graph.data)), ox.RdfFormat.JSON_LD) == expected


def test_turtle_is_the_union(made_up: AlertGraph) -> None:
    """Turtle gives back the triples of all named graphs, each once."""
    triples = [quad.triple for quad in ox.parse(exports.turtle(made_up.data), format=ox.RdfFormat.TURTLE)]
    assert Counter(triples) == Counter({quad.triple for quad in made_up.data.quads()})


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own parsers use what rdflib deprecates
def test_rdflib_reads_the_same(made_up: AlertGraph) -> None:
    """rdflib, too, reads from TriG and Turtle what the store holds."""
    nquads = ox.serialize(exports.published(made_up.data), format=ox.RdfFormat.N_QUADS) or b""
    expected = rdflib.Dataset().parse(data=nquads, format="nquads")
    found = rdflib.Dataset().parse(data=exports.trig(exports.published(made_up.data)), format="trig")
    names = {graph.identifier for graph in expected.graphs() if len(graph)}
    assert {graph.identifier for graph in found.graphs() if len(graph)} == names
    for name in names:
        assert isomorphic(found.graph(name), expected.graph(name))


def test_files_are_short_and_prefixed(made_up: AlertGraph) -> None:
    """Turtle and TriG use our prefixes for resources and terms."""
    for text in (exports.turtle(made_up.data), exports.trig(exports.published(made_up.data))):
        assert b"\nid:velmark " in text or b"\tid:velmark " in text
        assert b"<https://w3id.org/alertgraph/id/velmark>" not in text


def test_void_counts_are_true(made_up: AlertGraph) -> None:
    """VoID's counts are those of the data: triples, subjects, each named graph, each class and each property."""
    store = ox.Store()
    store.load(exports.void(exports.published(made_up.data)), format=ox.RdfFormat.TURTLE)

    def values(subject: str, predicate: str) -> list[str]:
        found = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
        return sorted(str(getattr(quad.object, "value", "")) for quad in found)

    this = GRAPH + "dataset"
    data = [quad for quad in exports.published(made_up.data) if str(quad.graph_name) != f"<{DESCRIPTION}>"]
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
    assert exports.turtle(made_up.data) == exports.turtle(made_up.data)
    for write in (exports.trig, exports.jsonld, exports.void):
        assert write(exports.published(made_up.data)) == write(exports.published(made_up.data))
    assert exports.claims_csv(made_up) == exports.claims_csv(made_up)
