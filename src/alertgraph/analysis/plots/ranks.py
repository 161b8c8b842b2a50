"""The rank-change plot: where actors stand with all claims, and where with some of them left out."""

import math
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import networkx as nx
from matplotlib.lines import Line2D

from alertgraph.analysis.frames import records
from alertgraph.analysis.plots import palette
from alertgraph.analysis.plots.figure import Plot, styled
from alertgraph.analysis.plots.sheet import FAINT, INK, SOFT, WIDTH, Sheet, nothing, shortened, wrapped
from alertgraph.analysis.robustness import robustness
from alertgraph.analysis.ties import counted
from alertgraph.errors import AnalysisError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from alertgraph.api import AlertGraph

TITLE: Final = "How far the ranks depend on the claims that are counted"
COLUMNS: Final = ("variant", "removed", "actor", "label", "rank", "rank_without")
STEP: Final = 0.2  # inches from rank to rank
LABEL: Final = 1.42
HEAD: Final = 0.72
SIZE: Final = 6.6
_LINES: Final = 5


class Variant(NamedTuple):
    """What is left out, how many claims that are, and the ranks that the actors have without them."""

    name: str
    removed: int
    ranks: dict[str, int]


@styled
def draw(
    table: Any,
    measure: Any,
    layer: str | None,
    *,
    top: int,
    variants: int,
    title: str,
    net: "nx.MultiDiGraph[str] | None",
    graph: "AlertGraph",
) -> Plot:
    """Return the plot; see :func:`alertgraph.analysis.plots.rank_changes`."""
    if top < 1 or variants < 1:
        raise AnalysisError(f"the plot has one actor and one variant or more; got top={top}, variants={variants}")
    if isinstance(table, nx.MultiDiGraph):
        if measure is None:
            raise AnalysisError("to rank the actors of a network takes a measure, such as measure='strength'")
        net, table = table, robustness(table, measure, top, layer)
        title = title or _title(measure, layer)
    rows = records(table, COLUMNS)
    claims = [] if net is None else counted(net)
    before = {row["actor"]: int(row["rank"]) for row in rows if _is_rank(row["rank"])}
    order = sorted(before, key=lambda name: (before[name], name))[:top]
    every = _variants(rows, order)
    moving = [variant for variant in every if any(rank != before[name] for name, rank in variant.ranks.items())]
    first = [variant for variant in moving if _first(variant.ranks) != _first({name: before[name] for name in order})]
    wanted = [*first, *(variant for variant in moving if variant not in first)][:variants]
    chosen = [variant for variant in moving if variant in wanted]
    title = title or TITLE
    if not order or not chosen:
        why = "The table has no rank to show." if not order else "No rank changes in any variant of this table."
        return nothing(title, _source(claims, graph, ()), why)
    labels = {row["actor"]: str(row["label"]) for row in rows}
    columns = [Variant("all claims", 0, {name: before[name] for name in order}), *chosen]
    places, deep, line = _places(columns, order, top)
    told = [
        (len(moving) - len(chosen), "that {} ranks, too"),
        (len(every) - len(moving), "that {} no rank of these"),
        (len({row["variant"] for row in rows}) - len(every), "that {} no claim out, or all"),
    ]
    verbs = (("moves", "move"), ("changes", "change"), ("leaves", "leave"))
    hidden = [
        f"{palette.count(number, 'variant')} {words.format(verb[number != 1])}"
        for (number, words), verb in zip(told, verbs, strict=True)
        if number
    ]
    parts = [
        "A number is the rank; equal values share one. The actors are "
        + (f"the first {len(order)}" if len(before) > len(order) else f"all {len(order)}")
        + " with all claims. "
        + (f"Below the dashed line: ranks after {top}." if line is not None else ""),
        f"Not shown: {', '.join(hidden)}." if hidden else "",
        "Colours and dashes only help to follow a line.",
        palette.count(len(claims), "claim") + " in the network." if claims else "",
    ]
    legend = [
        Line2D([], [], linestyle="", markersize=7, label=words, **_look(change))
        for words, change in (("as with all claims", 0), ("lost places", -1), ("gained places", 1))
    ]
    subtitle = "Ranks according to the alert, with all its claims and without those named above each column"
    body = HEAD + deep * STEP + 0.06
    sheet = Sheet(title, subtitle, _source(claims, graph, [part for part in parts if part]), body=body, legend=legend, columns=3)
    wide = WIDTH - 2 * LABEL
    axes = sheet.axes(LABEL, HEAD, wide, deep * STEP)
    axes.set(xlim=(-0.5, len(columns) - 0.5), ylim=(deep - 0.5, -0.5))
    if line is not None:
        axes.plot([-0.5, len(columns) - 0.5], [line, line], color=SOFT, linewidth=0.6, linestyle=(0, (4, 3)))
    looks = _lines(axes, columns, places, before, graph)
    column = wide / len(columns)
    for at, variant in enumerate(columns):
        _heading(sheet, LABEL + (at + 0.5) * column, column - 0.06, variant, graph)
    for name in order:
        words = shortened(labels[name], SIZE, LABEL - 0.12)
        sheet.words(
            LABEL - 0.04,
            sheet.top + HEAD + (places[0][name] + 0.5) * STEP,
            words,
            SIZE,
            looks[name],
            ha="right",
            va="center_baseline",
        )
        if name in places[-1]:
            down = sheet.top + HEAD + (places[-1][name] + 0.5) * STEP
            sheet.words(LABEL + wide + 0.04, down, words, SIZE, looks[name], va="center_baseline")
    return sheet.plot


def _title(measure: Any, layer: str | None) -> str:
    """Return the title for a measure that has a name; one of the user's own has none that a reader knows."""
    if not isinstance(measure, str):
        return TITLE
    return TITLE.replace("ranks", f"ranks by {measure.replace('_', '-')}{f' in {layer}' if layer else ''}")


def _variants(rows: list[dict[str, Any]], order: list[str]) -> list[Variant]:
    """Return the variants that leave out some claims and leave some, in the order of the table."""
    found: dict[str, Variant] = {}
    for row in rows:
        if row["removed"] and row["actor"] in order and _is_rank(row["rank_without"]):
            variant = found.setdefault(row["variant"], Variant(row["variant"], int(row["removed"]), {}))
            variant.ranks[row["actor"]] = int(row["rank_without"])
    return list(found.values())


def _first(ranks: dict[str, int]) -> set[str]:
    return {name for name, rank in ranks.items() if rank == 1}


def _is_rank(value: Any) -> bool:
    return value is not None and not math.isnan(value)


def _places(columns: list[Variant], order: list[str], top: int) -> tuple[list[dict[str, int]], int, float | None]:
    """Return the line of each actor in each column, how many lines there are, and where the ranks after ``top`` begin.

    An actor stands on the line of its rank; those that share a rank stand below each other, in the order of all claims.
    """
    found = []
    for variant in columns:
        line, lines = 0, {}
        inner = [name for name in order if variant.ranks.get(name, top + 1) <= top]
        for name in sorted(inner, key=lambda name: (variant.ranks[name], order.index(name))):
            line = max(line, variant.ranks[name] - 1)
            lines[name] = line
            line += 1
        found.append(lines)
    depth = max(max(lines.values(), default=-1) for lines in found) + 1
    deep = depth
    for variant, lines in zip(columns, found, strict=True):
        outer = [name for name in order if variant.ranks.get(name, 0) > top]
        for at, name in enumerate(sorted(outer, key=lambda name: (variant.ranks[name], order.index(name)))):
            lines[name] = depth + at
        deep = max(deep, depth + len(outer))
    return found, deep, depth - 0.5 if deep > depth else None


def _lines(
    axes: "Axes", columns: list[Variant], places: list[dict[str, int]], before: dict[str, int], graph: "AlertGraph"
) -> dict[str, str]:
    """Draw the line of each actor, and return the colour of its name: who moves has one to be followed by."""
    colours = list(dict.fromkeys(kind.colour_light for kind in graph.kinds.values()))
    looks = [(colour, dash) for dash in ("solid", (0, (4, 1.6)), (0, (1.2, 1.4))) for colour in colours]
    found: dict[str, str] = {}
    for name in places[0]:
        xs = [at for at, lines in enumerate(places) if name in lines]
        ys = [places[at][name] for at in xs]
        moved = any(columns[at].ranks[name] != before[name] for at in xs)
        colour, dash = looks[sum(ink != INK for ink in found.values()) % len(looks)] if moved else (FAINT, "solid")
        found[name] = colour if moved else INK
        axes.plot(xs, ys, color=colour, linewidth=1.3, linestyle=dash, zorder=1, gid=name)
        for x, y in zip(xs, ys, strict=True):
            rank = columns[x].ranks[name]
            change = before[name] - rank
            axes.plot([x], [y], markersize=8.4 if change > 0 else 9.5, zorder=3, **_look(change))
            ink = palette.PAPER if change < 0 else INK
            axes.text(x, y, str(rank), fontsize=6, ha="center", va="center_baseline", zorder=4, color=ink)
    return found


def _look(change: int) -> dict[str, Any]:
    if change < 0:
        return {"marker": "o", "markerfacecolor": INK, "markeredgecolor": INK, "markeredgewidth": 0.8}
    edge = {"markeredgecolor": INK, "markeredgewidth": 1.6} if change else {"markeredgecolor": "#9AA2AA", "markeredgewidth": 0.7}
    return {"marker": "D" if change else "o", "markerfacecolor": palette.PAPER, **edge}


def _heading(sheet: Sheet, middle: float, limit: float, variant: Variant, graph: "AlertGraph") -> None:
    lines = wrapped(_in_words(variant.name, graph), 6, limit)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], " ".join(lines[_LINES - 1 :])]
    lines = [shortened(line, 6, limit) for line in lines]
    count = f"−{variant.removed}" if variant.removed else ""
    for at, line in enumerate(lines):
        sheet.words(middle, sheet.top + HEAD - 0.12 - 0.105 * (len(lines) - at), line, 6, ha="center", va="center_baseline")
    sheet.words(middle, sheet.top + HEAD - 0.06, count, 5.6, SOFT, ha="center", va="center_baseline")


def _in_words(variant: str, graph: "AlertGraph") -> str:
    """Return a variant's name with the heading of a section and the label of a speaker for their identifiers."""
    known = {part[0]: f"“{part[1]}”" for alert in graph.alerts.values() for part in alert.sections}
    known |= {name: entity.label for name, entity in graph.entities.items()}
    return re.sub(r"\bid:\S+", lambda found: known.get(found[0], found[0]), variant)


def _source(claims: Any, graph: "AlertGraph", told: Any) -> list[str]:
    """Return the words under the plot; a table alone does not tell whose claims it counts, so that every alert is named."""
    rows = claims or [{"alert": name} for name in graph.alerts]
    return palette.source(rows, graph, told)
