"""Graphs with a fault put in: made-up claims that lack a field or have too much, and what the checks find in them."""

from pathlib import Path

import support

from alertgraph.checking.check import check
from alertgraph.checking.findings import Finding
from alertgraph.store import dataset
from alertgraph.texts.document import Document

FIELDS = {
    "claim-subject": "rdf:subject id:quill",
    "claim-relation": "rdf:predicate ag:opposes",
    "claim-object": "rdf:object id:selden",
    "claim-speaker": "ag:statedBy id:harrow-observatory",
    "claim-stance": "ag:stance ag:Asserted",
    "claim-polarity": "ag:polarity ag:Affirmed",
    "claim-modality": "ag:modality ag:Actual",
    "claim-certainty": "ag:certainty ag:Plain",
    "claim-when": "ag:when ag:Undated",
    "claim-gist": 'ag:gist "Quill is against Selden."@en',
    "claim-passage": "ag:passage id:mercy-2031-p11-s4",
}
PREFIXES = """\
@prefix ag: <https://w3id.org/alertgraph/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix id: <https://w3id.org/alertgraph/id/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def claim(number: int, **changes: str) -> str:
    """A claim with each of the required fields, but for those that are changed, or left out where empty."""
    fields = FIELDS | {name.replace("_", "-"): value for name, value in changes.items()}
    lines = " ;\n    ".join(["a ag:Claim", *filter(None, fields.values())])
    return f"id:mercy-2031-neighbours-{number}\n    {lines} .\n"


def add_claims(root: Path, *blocks: str) -> Path:
    """Add claims to the made-up graph, in a file of their own."""
    path = root / support.ALERT / "claims" / "3-more.ttl"
    path.write_text(PREFIXES + "".join(blocks), encoding="utf-8")
    return path


def find(root: Path, texts: dict[str, Document] | None = None) -> list[Finding]:
    """The findings in a graph."""
    return check(dataset.load(root), texts)
