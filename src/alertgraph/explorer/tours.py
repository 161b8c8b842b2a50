"""Guided tours: short stories told by steps, kept in ``graph/tours/*.toml``, each checked against the graph.

A tour has a ``title`` and ``[[step]]`` tables. A step has a ``title``, a ``caption`` in our own words, and what it lifts
out: a named ``query`` (with ``params``, and ``where``, the values that a column of its answer must have), ``claims`` by
identifier, ``actors`` and what the default network holds between them, or several of these.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alertgraph.errors import LoadError, QueryError

if TYPE_CHECKING:
    from alertgraph.api import AlertGraph

TOUR = {"title": str, "order": int, "step": list}
STEP = {"title": str, "caption": str, "query": str, "params": dict, "where": dict, "claims": list, "actors": list}


def tours(graph: "AlertGraph") -> list[dict[str, Any]]:
    """Return the tours of a graph, each step with the identifiers of its claims and actors.

    Raises LoadError, naming the file, for a tour that is malformed or names what the graph does not have.
    """
    if graph.data is None:  # a part of a graph: no folder of its own, so no tours
        return []
    found = [_tour(graph, path) for path in sorted((graph.data.root / "tours").glob("*.toml"))]
    return sorted(found, key=lambda tour: (tour.pop("order"), tour["id"]))


def _tour(graph: "AlertGraph", path: Path) -> dict[str, Any]:
    try:
        row = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise LoadError(f"{path}: not a tour that can be read: {error}") from error
    _check(path, row, TOUR, ("title", "step"))
    steps = [_step(graph, f"{path}: step {number}", step) for number, step in enumerate(row["step"], 1)]
    return {"id": path.stem, "title": row["title"], "steps": steps, "order": row.get("order", 0)}


def _step(graph: "AlertGraph", where: str, row: dict[str, Any]) -> dict[str, Any]:
    _check(where, row, STEP, ("title", "caption"))
    known = {claim.id: claim for claim in graph.claims()}
    claims = dict.fromkeys(row.get("claims", ()))
    if "query" in row:
        claims |= dict.fromkeys(_answered(graph, where, row, known.keys()))
    actors = set(row.get("actors", ()))
    for name, values in (("claim", claims.keys() - known.keys()), ("actor", actors - graph.entities.keys())):
        if values:
            raise LoadError(f"{where}: no {name} {min(values)} in the graph")
    claims |= dict.fromkeys(c.id for c in known.values() if c.in_default_network and {c.subject, c.object} <= actors)
    if not claims:
        raise LoadError(f"{where}: lifts out nothing; give it a query with an answer, claims or actors")
    return {
        "title": row["title"],
        "caption": " ".join(row["caption"].split()),
        "claims": list(claims),
        "actors": sorted(actors),
    }


def _answered(graph: "AlertGraph", where: str, row: dict[str, Any], known: Any) -> list[str]:
    """Return the claims that a step's query names, in the order of its answer."""
    try:
        answer: Any = graph.query(row["query"], **row.get("params", {}))
        wanted = {name: values if isinstance(values, list) else [values] for name, values in row.get("where", {}).items()}
        rows = [item for item in answer if all(getattr(item, name) in values for name, values in wanted.items())]
    except (QueryError, AttributeError) as error:
        raise LoadError(f"{where}: {error}") from error
    cells = [value for item in rows for value in item if isinstance(value, str)]
    return [name for cell in cells for name in cell.split("|") if name in known]


def _check(where: object, row: dict[str, Any], fields: Mapping[str, type], needed: tuple[str, ...]) -> None:
    for name in needed:
        if not row.get(name):
            raise LoadError(f"{where}: has no {name}")
    for name, value in row.items():
        if name not in fields or not isinstance(value, fields[name]):
            raise LoadError(f"{where}: {name} is not a field of a tour, or not {getattr(fields.get(name), '__name__', 'known')}")
