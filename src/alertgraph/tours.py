"""Guided tours: short stories told by steps, kept in ``graph/tours/*.toml``, each checked against the graph.

A tour has a ``title`` and ``[[step]]`` tables. A step has a ``title``, a ``caption`` in our own words, and what it lifts
out: a named ``query`` (with ``params``, and ``where``, the values that a column of its answer must have), ``claims`` by
identifier, ``actors`` and what the default network holds between them, or several of these.
"""

import codecs
import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alertgraph.errors import AlertgraphError, LoadError, shown
from alertgraph.machine import files
from alertgraph.store import listing
from alertgraph.tables.fitting import unfit
from alertgraph.tables.table import Table

if TYPE_CHECKING:
    from alertgraph.model.graph import Asked

TOUR = {"title": str, "order": int, "step": list}
STEP = {"title": str, "caption": str, "query": str, "params": dict, "where": dict, "claims": list, "actors": list}
WORDS = {str: "a text", int: "a whole number", list: "a list", dict: "a table { name = value }"}


class TourError(Exception):
    """What is wrong with a tour, and in which line of its file."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def tours(graph: "Asked") -> list[dict[str, Any]]:
    """Return the tours of a graph, each step with the identifiers of its claims and actors.

    Raises LoadError, naming file and line, for a tour that is malformed or names what the graph does not have.
    """
    found: list[tuple[int, str, dict[str, Any]]] = []
    for path in _files(graph):
        try:
            order, tour = _tour(graph, path)
        except TourError as fault:
            raise LoadError(f"{path}:{fault.line}: {fault}") from fault
        found.append((order, path.stem, tour))
    return [tour for _, _, tour in sorted(found, key=itemgetter(0, 1))]


def faults(graph: "Asked") -> Iterator[tuple[Path, int, str]]:
    """Yield the file, the line and what is wrong, for each tour that cannot be told; the first fault of each."""
    for path in _files(graph):
        try:
            _tour(graph, path)
        except TourError as fault:
            yield path, fault.line, str(fault)


def _files(graph: "Asked") -> list[Path]:
    return listing.files(graph.folder / "tours", ".toml")


def _tour(graph: "Asked", path: Path) -> tuple[int, dict[str, Any]]:
    """Return a tour's place among others, and the tour."""
    try:
        data = files.read(path).removeprefix(codecs.BOM_UTF8)
        text = data.decode("utf-8")
        row = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise TourError(
            data.count(b"\n", 0, error.start) + 1, f"byte {error.start + 1} is not UTF-8; save the file as UTF-8"
        ) from error
    except RecursionError as error:
        raise TourError(1, "not a tour that can be read: its lists or tables are nested too deeply") from error
    except (OSError, ValueError) as error:
        place = re.search(r"\(at line (\d+)", str(error))
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise TourError(int(place[1]) if place else 1, f"not a tour that can be read: {reason}") from error
    _check(1, row, TOUR, ("title", "step"))
    if not all(isinstance(step, dict) for step in row["step"]):
        raise TourError(1, "each step begins with a line [[step]]")
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*step\s*\]\]", line)]
    steps = [_step(graph, line, step) for line, step in zip(lines, row["step"], strict=False)]
    if len(steps) != len(row["step"]):
        raise TourError(1, "each step begins with a line [[step]]")
    return row.get("order", 0), {"id": path.stem, "title": row["title"], "steps": steps}


def _step(graph: "Asked", line: int, row: dict[str, Any]) -> dict[str, Any]:
    _check(line, row, STEP, ("title", "caption"))
    for field in ("claims", "actors"):
        for name in row.get(field, ()):
            if not isinstance(name, str):
                raise TourError(line, f"{field} takes identifiers in quotes, such as {field} = ['id:x'], not {shown(name)}")
    if "query" not in row and (idle := [field for field in ("params", "where") if field in row]):
        raise TourError(line, f"{idle[0]} goes with a query; give the step one, or leave it out")
    known = {claim.id: claim for claim in graph.claims()}
    claims = dict.fromkeys(row.get("claims", ()))
    if "query" in row:
        claims |= dict.fromkeys(_answered(graph, line, row, known.keys()))
    actors = set(row.get("actors", ()))
    for name, values in (("claim", claims.keys() - known.keys()), ("actor", actors - graph.entities.keys())):
        if values:
            raise TourError(line, f"no {name} {min(values)} in the graph")
    claims |= dict.fromkeys(c.id for c in known.values() if c.in_default_network and {c.subject, c.object} <= actors)
    if not claims:
        raise TourError(line, "lifts out nothing; give it a query with an answer, claims or actors")
    return {
        "title": row["title"],
        "caption": " ".join(row["caption"].split()),
        "claims": list(claims),
        "actors": sorted(actors),
    }


def _answered(graph: "Asked", line: int, row: dict[str, Any], known: Any) -> list[str]:
    """Return the claims that a step's query names, in the order of its answer."""
    params = row.get("params", {})
    for name, value in params.items():
        if not isinstance(value, str):
            raise TourError(line, f"params takes texts in quotes; write {name} = {_toml(value)}")
    wanted = {name: values if isinstance(values, list) else [values] for name, values in row.get("where", {}).items()}
    for name, values in wanted.items():
        if not all(isinstance(value, str | int | float) for value in values):
            raise TourError(line, f"where takes a text, a number or true and false, or a list of them; mend {name}")
    try:
        answer = graph.query(row["query"], **params)
    except AlertgraphError as error:
        raise TourError(line, str(error).partition("\n")[0]) from error
    if not isinstance(answer, Table):
        raise TourError(line, "its query is no SELECT; give one whose answer has a column of claims")
    for name in wanted:
        if name not in answer.columns:
            raise TourError(line, f"the answer of its query has no column {name}, for where; it has: {', '.join(answer.columns)}")
    places = [(answer.columns.index(name), values) for name, values in wanted.items()]
    cells = [value for item in answer if all(_comparable(item[at]) in values for at, values in places) for value in item]
    return [name for cell in cells if isinstance(cell, str) for name in cell.split("|") if name in known]


def _comparable(cell: object) -> object:
    """Return a cell as TOML has it, which knows no decimals."""
    return float(cell) if isinstance(cell, Decimal) else cell


def _check(line: int, row: dict[str, Any], fields: Mapping[str, type], needed: tuple[str, ...]) -> None:
    for name in needed:
        if not row.get(name):
            raise TourError(line, f"has no {name}")
    for name, value in row.items():
        if name not in fields:
            raise TourError(line, f"{name} is not a field of a tour or step; there are: {', '.join(fields)}")
        if isinstance(value, str) and (reason := unfit(value)):
            raise TourError(line, f"{name} {reason}")
        if type(value) is not fields[name]:  # for isinstance, true is a whole number
            raise TourError(line, f"{name} is {shown(value)}, not {WORDS[fields[name]]}")


def _toml(value: object) -> str:
    return f"'{value}'" if not isinstance(value, bool) else f"'{str(value).lower()}'"
