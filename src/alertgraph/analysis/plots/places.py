"""Where actors stand in each column of a plot of ranks: what a table tells of its variants, and the line of each actor."""

import math
from typing import Any, NamedTuple

from alertgraph.analysis.standing.ranking import first_of


class Variant(NamedTuple):
    """What is left out, how many claims that are, and the ranks that the actors have without them."""

    name: str
    removed: int
    ranks: dict[str, int]


def variants_of(rows: list[dict[str, Any]], order: list[str]) -> list[Variant]:
    """Return the variants that leave out some claims and leave some, in the order of the table."""
    found: dict[str, Variant] = {}
    for row in rows:
        if row["removed"] and row["actor"] in order and is_rank(row["rank_without"]):
            variant = found.setdefault(row["variant"], Variant(row["variant"], int(row["removed"]), {}))
            variant.ranks[row["actor"]] = int(row["rank_without"])
    return list(found.values())


def is_rank(value: Any) -> bool:
    """Return whether a cell of a table holds a rank."""
    return value is not None and not math.isnan(value)


class Choice(NamedTuple):
    """What a plot shows of a table: the rank of every actor by all claims, whom it draws, in order, and which variants.

    ``every`` are all that leave out some claims and leave some, ``moving`` those of them that change a rank of whom it draws.
    """

    before: dict[str, int]
    order: list[str]
    every: list[Variant]
    moving: list[Variant]
    drawn: list[Variant]


def choose(rows: list[dict[str, Any]], top: int, variants: int) -> Choice:
    """Return the first actors of a table, and some variants: those that change who is first before any other."""
    before = {row["actor"]: int(row["rank"]) for row in rows if is_rank(row["rank"])}
    order = sorted(before, key=lambda name: (before[name], name))[:top]
    every = variants_of(rows, order)
    moving = [variant for variant in every if any(rank != before[name] for name, rank in variant.ranks.items())]
    first = [variant for variant in moving if first_of(variant.ranks) != first_of({name: before[name] for name in order})]
    wanted = [*first, *(variant for variant in moving if variant not in first)][:variants]
    return Choice(before, order, every, moving, [variant for variant in moving if variant in wanted])


class Places(NamedTuple):
    """The line of each actor in each column, how many lines there are, and where the ranks after the top begin, if any do."""

    lines: list[dict[str, int]]
    depth: int
    border: float | None


def places_of(columns: list[Variant], order: list[str], top: int) -> Places:
    """Return where the actors stand in each column.

    An actor stands on the line of its rank; those that share a rank stand below each other, in the order of all claims. Who
    has no rank stands below all others.
    """

    def placed(variant: Variant, name: str) -> tuple[float, int]:
        return variant.ranks.get(name, math.inf), order.index(name)

    inner = [_lines(variant, sorted(order, key=lambda name: placed(variant, name)), top) for variant in columns]
    depth = max(max(lines.values(), default=-1) for lines in inner) + 1
    found = []
    for variant, lines in zip(columns, inner, strict=True):
        outer = sorted(set(order) - lines.keys(), key=lambda name: placed(variant, name))
        found.append(lines | {name: depth + at for at, name in enumerate(outer)})
    deep = max(depth, *(max(lines.values(), default=-1) + 1 for lines in found))
    return Places(found, deep, depth - 0.5 if deep > depth else None)


def _lines(variant: Variant, order: list[str], top: int) -> dict[str, int]:
    """Return the line of each actor that is within the top of a variant."""
    found: dict[str, int] = {}
    line = 0
    for name in order:
        if variant.ranks.get(name, math.inf) <= top:
            line = max(line, variant.ranks[name] - 1)
            found[name] = line
            line += 1
    return found
