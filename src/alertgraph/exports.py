"""The data files of a build: RDF in three syntaxes, two tables, and a VoID description; the networks' are in network."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from alertgraph.api import AlertGraph
from alertgraph.claims import Claim
from alertgraph.dataset import Dataset
from alertgraph.vocabulary import DCTERMS, GRAPH, ID, OWL, PREFIXES, RDF, VOID, XSD, curie

CLAIM_COLUMNS = (
    "id", "subject", "subject_label", "relation", "relation_label", "object", "object_label", "mode", "sign", "stance",
    "polarity", "modality", "certainty", "stated_by", "stated_by_label", "when", "earliest", "latest", "alert", "paragraphs",
    "gist", "family", "passages", "involves", "under", "place", "quantity", "quantity_unit", "quantity_bound", "content",
    "answers", "contradicts", "office_status", "note",
)  # fmt: skip
ACTOR_COLUMNS = ("id", "label", "kind", "aliases", "wikidata", "iso", "claims", "description")


def claims_csv(graph: AlertGraph) -> str:
    """Return every claim as a CSV row; several values are joined by ``|``, unknown and undated ones are empty."""

    def row(claim: Claim) -> list[object]:
        relation = graph.relations[claim.relation]
        extra = {
            "subject_label": graph.entities[claim.subject].label,
            "object_label": graph.entities[claim.object].label,
            "stated_by_label": graph.entities[claim.stated_by].label,
            "relation_label": relation.label,
            "mode": relation.mode,
            "sign": relation.sign,
            "family": relation.family,
        }
        return [extra[name] if name in extra else getattr(claim, name) for name in CLAIM_COLUMNS]

    return _csv(CLAIM_COLUMNS, map(row, graph.claims()))


def actors_csv(graph: AlertGraph) -> str:
    """Return every entry of the registry as a CSV row, with the number of claims that it is subject or object of."""
    ends = Counter(end for claim in graph.claims() for end in {claim.subject, claim.object})
    rows = ([getattr(e, name) if name != "claims" else ends[e.id] for name in ACTOR_COLUMNS] for e in graph.entities.values())
    return _csv(ACTOR_COLUMNS, rows)


def _csv(header: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow("|".join(map(str, value)) if isinstance(value, tuple) else value for value in row)
    return out.getvalue()


def trig(dataset: Dataset) -> bytes:
    """Return all named graphs as TriG."""
    return ox.serialize(dataset.quads(), format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b""


def nquads(dataset: Dataset) -> bytes:
    """Return all named graphs as N-Quads: longer than TriG, and read in half the time."""
    return ox.serialize(dataset.quads(), format=ox.RdfFormat.N_QUADS) or b""


def turtle(dataset: Dataset) -> bytes:
    """Return the union of all named graphs as Turtle."""
    triples = sorted({quad.triple for quad in dataset.quads()}, key=str)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def jsonld(dataset: Dataset) -> bytes:
    """Return all named graphs as JSON-LD."""
    return ox.serialize(dataset.quads(), format=ox.RdfFormat.JSON_LD, prefixes=PREFIXES) or b""


def void(dataset: Dataset) -> bytes:
    """Return a VoID description (https://www.w3.org/TR/void/): counts, a subset a named graph, class and property partitions."""
    this = ox.NamedNode(GRAPH + "dataset")
    quads = dataset.quads()
    found: list[ox.Triple] = []

    def add(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        found.append(ox.Triple(subject, ox.NamedNode(predicate), value))

    def count(subject: ox.NamedNode, predicate: str, number: int) -> None:
        add(subject, predicate, ox.Literal(str(number), datatype=ox.NamedNode(XSD.integer)))

    add(this, RDF.type, ox.NamedNode(VOID.Dataset))
    add(this, DCTERMS.title, ox.Literal("alertgraph: claims of human-rights alerts", language="en"))
    add(this, DCTERMS.license, ox.NamedNode("https://creativecommons.org/licenses/by/4.0/"))
    add(this, VOID.uriSpace, ox.Literal(ID))
    add(this, OWL.versionInfo, ox.Literal(_version()))
    count(this, VOID.triples, len({quad.triple for quad in quads}))
    count(this, VOID.distinctSubjects, len({quad.subject for quad in quads}))
    for name, number in sorted(Counter(_iri(quad.graph_name) for quad in quads).items()):
        add(this, VOID.subset, ox.NamedNode(name))
        add(ox.NamedNode(name), RDF.type, ox.NamedNode(VOID.Dataset))
        count(ox.NamedNode(name), VOID.triples, number)
    triples = {quad.triple for quad in quads}
    classes = Counter(_iri(triple.object) for triple in triples if triple.predicate.value == RDF.type)
    properties = Counter(triple.predicate.value for triple in triples)
    for part, term, counts, counted in (
        (VOID.classPartition, VOID["class"], classes, VOID.entities),
        (VOID.propertyPartition, VOID.property, properties, VOID.triples),
    ):
        for iri, number in sorted(counts.items()):
            node = ox.NamedNode(f"{GRAPH}dataset/{part.rsplit('#', 1)[1]}/{curie(iri).replace(':', '-').replace('/', '-')}")
            add(this, part, node)
            add(node, term, ox.NamedNode(iri))
            count(node, counted, number)
    return ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def _iri(term: object) -> str:
    return str(getattr(term, "value", term))


def _version() -> str:
    from alertgraph import __version__

    return __version__
