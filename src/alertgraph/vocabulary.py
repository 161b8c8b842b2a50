"""Every IRI that the program knows: closed namespaces of the model's own terms and of those it reuses.

The relations of the ontology are not here. Code reads them from the data and names none of them, so
that a new relation, or a new alert, is data added.
"""

from collections.abc import Iterator
from typing import Final


class Namespace:
    """A closed set of terms: ``AG.stance`` is an IRI, ``AG.stanse`` an AttributeError."""

    def __init__(self, iri: str, *terms: str) -> None:
        self.iri = iri
        self._terms = frozenset(terms)

    def __getattr__(self, name: str) -> str:
        if name.startswith("__") or name not in self._terms:
            raise AttributeError(f"no term {name!r} in {self.iri}")
        self.__dict__[name] = iri = self.iri + name  # readers of a registry ask for the same few very often
        return iri

    def __getitem__(self, name: str) -> str:
        """Return the IRI of a term that is no Python identifier, such as ``RDFS["class"]``."""
        return self.__getattr__(name)

    def __iter__(self) -> Iterator[str]:
        """Yield the IRIs of the namespace, sorted."""
        return iter(sorted(self.iri + term for term in self._terms))


AG: Final = Namespace(
    "https://w3id.org/alertgraph/ontology#",
    # classes of the model
    "Entity", "Actor", "Thing", "Claim", "Passage", "Alert", "Section", "Relation", "RelationFamily", "FingerprintSelector",
    "Mode", "Aspect", "Stance", "Polarity", "Modality", "Certainty", "OfficeStatus", "QuantityBound", "ColourFamily",
    # a claim
    "statedBy", "stance", "polarity", "modality", "certainty", "when", "completedWhen", "boundsFrom", "gist", "passage",
    "involves", "under", "place", "subject", "relation", "object",
    "isoCode", "officeTitle", "quantity", "quantityUnit", "quantityBound", "content", "answers", "contradicts", "officeStatus",
    "Undated", "Asserted", "Reported", "Disputed", "Affirmed", "Negated", "Actual", "Threatened", "Planned", "Proposed",
    "Recommended", "Predicted", "Plain", "Hedged", "Current", "Former", "AtLeast", "Approximately",
    # a passage and its fingerprints
    "paragraph", "sentence", "section", "alertKey", "seriesPosition", "firstParagraph", "lastParagraph", "paragraphCount",
    "textFrom", "hasHeading", "textFingerprint",
    "firstToken", "tokenCount", "passageHash", "shingles", "contextBefore", "contextAfter",
    # what a relation tells of a decision, proceeding or agreement, or of another's conduct
    "Deciding", "Binding", "BringingToCourt", "Hearing", "DroppingCase", "Concerning", "Belonging", "Dating",
    "Prompting", "Joining", "Brokering", "TakingPart", "Proposing", "Keeping", "Breaking", "Undermining", "Rejecting",
    "Supporting", "Abetting", "KeepingSilent",
    # a relation, and how things are drawn
    "mode", "sign", "signIfAsked", "aspect", "inverseLabel", "phrase", "shape", "fill", "colourFamily", "colourLight",
    "colourDark", "lineWidth", "lineMark",
)  # fmt: skip

RDF: Final = Namespace(
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type", "Property", "Statement", "subject", "predicate", "object",
    "langString", "first", "rest", "nil", "HTML",
)  # fmt: skip
RDFS: Final = Namespace(
    "http://www.w3.org/2000/01/rdf-schema#",
    "Class", "subClassOf", "subPropertyOf", "label", "comment", "domain", "range", "isDefinedBy",
)  # fmt: skip
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#", "Ontology", "versionInfo")
XSD: Final = Namespace(
    "http://www.w3.org/2001/XMLSchema#", "date", "integer", "decimal", "boolean", "string", "double", "float", "anyURI"
)  # fmt: skip
SKOS: Final = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept", "ConceptScheme", "prefLabel", "altLabel", "hiddenLabel",
    "definition", "scopeNote", "exactMatch", "closeMatch", "inScheme",
    "notation", "editorialNote", "topConceptOf",
)  # fmt: skip
DCTERMS: Final = Namespace(
    "http://purl.org/dc/terms/",
    "title", "publisher", "issued", "isPartOf", "license", "description", "creator", "source", "identifier", "language",
    "modified", "references",
)  # fmt: skip
PROV: Final = Namespace("http://www.w3.org/ns/prov#", "wasAttributedTo", "Entity")
ORG: Final = Namespace("http://www.w3.org/ns/org#", "Post", "postIn", "Organization")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/", "Person", "page")
OA: Final = Namespace("http://www.w3.org/ns/oa#", "SpecificResource", "hasSource", "hasSelector", "Selector")
SEM: Final = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/", "hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp")
VOID: Final = Namespace(
    "http://rdfs.org/ns/void#",
    "Dataset", "triples", "entities", "classPartition", "class", "propertyPartition", "property", "vocabulary", "uriSpace",
    "feature", "subset", "distinctSubjects", "classes", "properties",
)  # fmt: skip
VOID_EXT: Final = Namespace("http://ldf.fi/void-ext#", "datatypePartition", "datatype")
SH: Final = Namespace(
    "http://www.w3.org/ns/shacl#",
    "SPARQLExecutable", "SPARQLSelectExecutable", "SPARQLAskExecutable", "SPARQLConstructExecutable", "select",
    "ask", "construct", "prefixes", "declare", "PrefixDeclaration", "prefix", "namespace",
    "Parameter", "parameter", "path", "name", "description", "order", "defaultValue", "datatype", "class",
    "message", "node", "property", "qualifiedValueShape", "not", "and", "or", "xone",
)  # fmt: skip
CSVW: Final = Namespace(
    "http://www.w3.org/ns/csvw#",
    "tableSchema", "Schema", "Column", "column", "name", "datatype", "separator", "required",
)  # fmt: skip
SPIN: Final = Namespace("http://spinrdf.org/sp#", "text")

EDTF_DATATYPE: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
ID: Final = "https://w3id.org/alertgraph/id/"
GRAPH: Final = "https://w3id.org/alertgraph/graph/"
QUERY: Final = "https://w3id.org/alertgraph/query/"
PLOVER: Final = "https://w3id.org/alertgraph/plover#"

#: The named graphs beside the one of each alert.
ONTOLOGY: Final = GRAPH + "ontology"
REGISTRY: Final = GRAPH + "registry"
DERIVED: Final = GRAPH + "derived"
BOUNDS: Final = GRAPH + "bounds"
#: Those that only the exports and servers have: the named queries, and the description of all others.
QUERIES: Final = GRAPH + "queries"
DESCRIPTION: Final = GRAPH + "void"

#: Prefixes of every file that is written and of every query that is read.
PREFIXES: Final[dict[str, str]] = {
    "ag": AG.iri,
    "id": ID,
    "graph": GRAPH,
    "plover": PLOVER,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "owl": OWL.iri,
    "xsd": XSD.iri,
    "skos": SKOS.iri,
    "dcterms": DCTERMS.iri,
    "prov": PROV.iri,
    "org": ORG.iri,
    "foaf": FOAF.iri,
    "oa": OA.iri,
    "sem": SEM.iri,
    "void": VOID.iri,
    "sh": SH.iri,
    "csvw": CSVW.iri,
    "query": QUERY,
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "wd": "http://www.wikidata.org/entity/",
}

_SHORT: Final = {iri: prefix for prefix, iri in PREFIXES.items()}

#: Terms of other vocabularies that the graph may use; any other is taken for a misspelling.
REUSED: Final[frozenset[str]] = frozenset(
    iri for namespace in (RDF, RDFS, OWL, SKOS, DCTERMS, PROV, ORG, FOAF, OA, SEM) for iri in namespace
)


def curie(iri: str) -> str:
    """Return the IRI in its short form where a prefix is known.

    >>> curie(AG.stance)
    'ag:stance'
    >>> curie("https://example.org/x")
    'https://example.org/x'
    """
    if iri.startswith(ID):  # what nearly all are, and no namespace of ours is within it
        return "id:" + iri[len(ID) :]
    end = len(iri)
    while end := (iri.rfind("#", 0, end) + 1 or iri.rfind("/", 0, end) + 1):  # every namespace ends with one of them
        if prefix := _SHORT.get(iri[:end]):
            return f"{prefix}:{iri[end:]}"
        end -= 1
    return iri


def expand(short: str) -> str:
    """Return the IRI of a CURIE with one of our prefixes; anything else comes back unchanged.

    >>> expand("id:israel")
    'https://w3id.org/alertgraph/id/israel'
    """
    prefix, colon, local = short.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES else short


def local_name(iri: str) -> str:
    """Return what follows the last ``#`` or ``/`` of an IRI: ``Disputed`` of ``ag:Disputed``."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
