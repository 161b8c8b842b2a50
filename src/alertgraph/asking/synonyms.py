"""Words that people have for our terms: what a query that uses another vocabulary's, or a plainer word, may have meant."""

from typing import Final

from alertgraph.asking import aggregates
from alertgraph.asking.triples import iri_of
from alertgraph.store.dataset import Dataset
from alertgraph.store.sparql import declared, tokens
from alertgraph.vocabulary import AG, FOAF, PREFIXES, RDFS, SKOS

#: Names of our own namespace that we do not have, some of them words of the filters of Python, and what they stand for.
OWN: Final = {
    "speaker": "ag:statedBy", "author": "ag:statedBy", "actor": "rdf:subject or rdf:object", "date": "ag:when", "year": "ag:when",
    "since": "ag:when", "until": "ag:when", "status": "ag:stance", "predicate": "rdf:predicate", "type": "rdf:type",
    "kind": "rdf:type", "label": "skos:prefLabel", "name": "skos:prefLabel", "layer": "ag:mode",
}  # fmt: skip
#: What other graphs call things by, and ours does not.
LABELS: Final = frozenset(
    [
        FOAF.iri + "name",
        SKOS.iri + "label",
        "http://schema.org/name",
        "https://schema.org/name",
        AG.iri + "name",
        AG.iri + "label",
    ]
)
NAMED: Final = "names are skos:prefLabel"


def instead(iri: str) -> str:
    """Return the end of a remark on an unknown term that tells the one that is meant; nothing where it is not known.

    >>> instead(AG.iri + "speaker"), instead(FOAF.iri + "name")
    ('; did you mean ag:statedBy?', '; names are skos:prefLabel')
    """
    if iri in LABELS:
        return f"; {NAMED}"
    meant = OWN.get(iri.removeprefix(AG.iri).casefold()) if iri.startswith(AG.iri) else None
    return f"; did you mean {meant}?" if meant else ""


def labels(dataset: Dataset, sparql: str, took: float = 0.0) -> list[str]:
    """Return a remark where rdfs:label is asked of what has its name as skos:prefLabel: then a query finds more with that.

    The query is asked again so; where its answer ``took`` long, in seconds, it is not.
    """
    prefixes = PREFIXES | declared(sparql)
    places = [t for t in tokens(sparql) if t.kind in ("name", "iri") and iri_of(t.text, prefixes) == RDFS.label]
    if not places or not dataset.is_here or took > aggregates.PATIENCE:
        return []
    pieces, done = [], 0
    for token in places:
        pieces += [sparql[done : token.start], f"<{SKOS.prefLabel}>"]
        done = token.start + len(token.text)
    before, after = (aggregates.size(dataset, text) for text in (sparql, "".join((*pieces, sparql[done:]))))
    is_more = before is not None and after is not None and after > before
    return [f"rdfs:label names terms of the ontology alone; all other {NAMED}"] if is_more else []


def template(sparql: str) -> range:
    """Return where the template of a CONSTRUCT stands, whose terms need not be in the graph; empty where there is none."""
    depth, begin = 0, None
    for token in tokens(sparql):
        if begin is None and token.kind == "word" and token.text.upper() == "CONSTRUCT":
            begin = token.start
        elif begin is not None and token.kind == "word" and not depth:
            return range(0)  # CONSTRUCT WHERE: the template is the pattern
        elif begin is not None and token.text == "{":
            depth += 1
        elif begin is not None and token.text == "}":
            depth -= 1
            if not depth:
                return range(begin, token.start)
    return range(0)
