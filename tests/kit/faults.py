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
SECOND = Path("alerts/2032-01-05-thirst")
SECOND_ALERT = """\
@prefix ag: <https://w3id.org/alertgraph/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/alertgraph/id/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

id:thirst-2032 a ag:Alert ;
    ag:alertKey "thirst-2032" ;
    dcterms:title "Watch Notice: Thirst"@en ;
    dcterms:publisher id:harrow-observatory ;
    dcterms:issued "2032-01-05"^^xsd:date ;
    ag:paragraphCount 2 ;
    ag:textFingerprint "c1639b5e1e1c597e" .

id:thirst-2032-all a ag:Section ;
    dcterms:isPartOf id:thirst-2032 ;
    ag:firstParagraph 1 ;
    ag:lastParagraph 2 .

id:thirst-2032-p2-s1 a ag:Passage ;
    oa:hasSource id:thirst-2032 ;
    ag:section id:thirst-2032-all ;
    ag:paragraph 2 ;
    ag:sentence 1 ;
    oa:hasSelector id:thirst-2032-p2-s1-anchor .

id:thirst-2032-p2-s1-anchor a ag:FingerprintSelector ;
    ag:firstToken 3 ;
    ag:tokenCount 5 ;
    ag:passageHash "8689f3db477f0994b82dd9b7" ;
    ag:shingles "0:ee968120 1:0dd84267" ;
    ag:contextBefore "" ;
    ag:contextAfter "c91a 4e07" .
"""


def claim(number: int, **changes: str) -> str:
    """A claim with each of the required fields, but for those that are changed, or left out where empty.

    A gist that is not changed is the claim's own, for no two claims share one.
    """
    fields = (
        FIELDS
        | {"claim-gist": f'ag:gist "Quill is against Selden, as told in {number}."@en'}
        | {name.replace("_", "-"): value for name, value in changes.items()}
    )
    lines = " ;\n    ".join(["a ag:Claim", *filter(None, fields.values())])
    return f"id:mercy-2031-neighbours-{number}\n    {lines} .\n"


def add_claims(root: Path, *blocks: str) -> Path:
    """Add claims to the made-up graph, in a file of their own."""
    path = root / support.ALERT / "claims" / "3-more.ttl"
    path.write_text(PREFIXES + "".join(blocks), encoding="utf-8")
    return path


def add_second_alert(root: Path, *blocks: str) -> Path:
    """Add a second made-up alert, of one section and one passage in it, with claims."""
    folder = root / SECOND
    (folder / "claims").mkdir(parents=True)
    (folder / "alert.ttl").write_text(SECOND_ALERT, encoding="utf-8")
    path = folder / "claims" / "1-all.ttl"
    path.write_text(PREFIXES + "".join(blocks), encoding="utf-8")
    return path


def find(root: Path, texts: dict[str, Document] | None = None) -> list[Finding]:
    """The findings in a graph."""
    return check(dataset.load(root), texts)
