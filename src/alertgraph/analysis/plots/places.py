"""Where actors stand in each column of a plot of ranks: what a table tells of its variants, and the line of each actor."""

import math
from typing import Any, NamedTuple


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


def first_of(ranks: dict[str, int]) -> set[str]:
    """Return who is first."""
    return {name for name, rank in ranks.items() if rank == 1}


def is_rank(value: Any) -> bool:
    """Return whether a cell of a table holds a rank."""
    return value is not None and not math.isnan(value)


def places_of(columns: list[Variant], order: list[str], top: int) -> tuple[list[dict[str, int]], int, float | None]:
    """Return the line of each actor in each column, how many lines there are, and where the ranks after ``top`` begin.

    An actor stands on the line of its rank; those that share a rank stand below each other, in the order of all claims. Who
    has no rank stands below all others.
    """
    found = []
    for variant in columns:
        line, lines = 0, {}
        inner = [name for name in order if variant.ranks.get(name, math.inf) <= top]
        for name in sorted(inner, key=lambda name: (variant.ranks[name], order.index(name))):
            line = max(line, variant.ranks[name] - 1)
            lines[name] = line
            line += 1
        found.append(lines)
    depth = max(max(lines.values(), default=-1) for lines in found) + 1
    deep = depth
    for variant, lines in zip(columns, found, strict=True):
        outer = [name for name in order if variant.ranks.get(name, math.inf) > top]
        for at, name in enumerate(sorted(outer, key=lambda name: (variant.ranks.get(name, math.inf), order.index(name)))):
            lines[name] = depth + at
        deep = max(deep, depth + len(outer))
    return found, deep, depth - 0.5 if deep > depth else None
