"""The claims and the registry as CSV: a row each, identifiers as CURIEs, several values joined by ``|``."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

from alertgraph.api import AlertGraph
from alertgraph.model.claims import Claim

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
