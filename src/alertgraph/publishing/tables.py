"""The claims and the registry as CSV: a row each, identifiers as CURIEs, several values joined by ``|``."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

from alertgraph.api import AlertGraph
from alertgraph.model import tabular

ACTOR_COLUMNS = ("id", "label", "kind", "aliases", "wikidata", "iso", "claims", "description")


def claims_csv(graph: AlertGraph) -> str:
    """Return every claim as a CSV row; several values are joined by ``|``, unknown and undated ones are empty."""
    rows = (tabular.cells(claim, graph.entities, graph.relations) for claim in graph.claims())
    return _csv(tabular.COLUMNS, rows)


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
