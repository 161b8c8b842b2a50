"""The claims and the registry as CSV: a row each, identifiers as CURIEs, several values joined by ``|``.

The page writes the same file (``explorer/scripts/share/csv.js``). No value is changed for a spreadsheet: what it would take for
a formula, or for several values, ``alertgraph check`` refuses.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence

from alertgraph.api import AlertGraph
from alertgraph.model import tabular
from alertgraph.telling.notice import notice

ACTOR_COLUMNS = ("id", "label", "kind", "aliases", "wikidata", "iso", "claims", "description")


def claims_csv(graph: AlertGraph) -> str:
    """Return every claim as a CSV row; several values are joined by ``|``, unknown and undated ones are empty.

    The last column says whose claim it is: publisher, title and date of the document. Raises LoadError for claims that
    ``alertgraph check`` would report.
    """
    graph.verify()
    sources = {alert: notice(graph, alert) for alert in {claim.alert for claim in graph.claims()}}
    rows = (tabular.cells(claim, graph.entities, graph.relations, sources[claim.alert]) for claim in graph.claims())
    return _csv(tabular.COLUMNS, rows)


def actors_csv(graph: AlertGraph) -> str:
    """Return every entry of the registry as a CSV row, with the number of claims that it is subject or object of."""
    ends = Counter(end for claim in graph.claims() for end in {claim.subject, claim.object})
    rows = ([getattr(e, name) if name != "claims" else ends[e.id] for name in ACTOR_COLUMNS] for e in graph.entities.values())
    return _csv(ACTOR_COLUMNS, rows)


def encoded(table: str) -> bytes:
    """Return a table as the bytes of a file: UTF-8 with a byte order mark, without which LibreOffice reads another encoding."""
    return table.encode("utf-8-sig")


def _csv(header: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow("|".join(map(str, value)) if isinstance(value, tuple) else value for value in row)
    return out.getvalue()
