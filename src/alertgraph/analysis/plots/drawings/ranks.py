"""The rank-change plot: where actors stand with all claims, and where with some of them left out."""

import re
from typing import TYPE_CHECKING, Any, Final

import networkx as nx
from matplotlib.lines import Line2D

from alertgraph.analysis.ground.arguments import check_number
from alertgraph.analysis.ground.frames import records
from alertgraph.analysis.ground.ties import counted
from alertgraph.analysis.plots import palette
from alertgraph.analysis.plots.figure import Plot, styled
from alertgraph.analysis.plots.places import Variant, first_of, is_rank, places_of, variants_of
from alertgraph.analysis.plots.sheet import FAINT, INK, SOFT, WIDTH, Sheet, nothing, shortened, wrapped
from alertgraph.analysis.standing.centrality import basis
from alertgraph.analysis.standing.robustness import robustness
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
#: The mark of an actor that has no rank.
_LOST: Final[dict[str, Any]] = {"marker": "X", "markerfacecolor": INK, "markeredgecolor": palette.PAPER, "markeredgewidth": 0.6}


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
    top, variants = check_number(top, "top is a number of actors"), check_number(variants, "variants is a number of columns")
    if not isinstance(title, str):
        raise AnalysisError(f"a title is a text; got {title!r:.60}")
    ranked, measured = "", ""
    if isinstance(table, nx.MultiDiGraph):
        if measure is None:
            raise AnalysisError("to rank the actors of a network takes a measure, such as measure='strength'")
        net, counts, table = table, basis(table, measure, layer), robustness(table, measure, top, layer)
        ranked = _ranked(measure, layer)
        title = title or TITLE.replace("ranks", f"ranks{ranked}")
        measured = f"The measure counts {palette.count(len(counts), 'claim')}."
    elif measure is not None or layer is not None:
        raise AnalysisError(
            f"a table holds the ranks of its own measure; give the network to rank it anew by {measure or layer!r}"
        )
    rows = records(table, COLUMNS)
    if not title:
        raise AnalysisError(
            "a table does not tell by what it ranks; give a title that names measure and layer, such as title='Ranks by strength "
            "in conflict', or the network with measure and layer in place of the table"
        )
    claims = [] if net is None else counted(net)
    if claims and not measured:
        measured = (
            f"Of the {palette.count(len(claims), 'claim')} of the network that may count, the table's measure counts all or some."
        )
    before = {row["actor"]: int(row["rank"]) for row in rows if is_rank(row["rank"])}
    order = sorted(before, key=lambda name: (before[name], name))[:top]
    every = variants_of(rows, order)
    moving = [variant for variant in every if any(rank != before[name] for name, rank in variant.ranks.items())]
    first = [variant for variant in moving if first_of(variant.ranks) != first_of({name: before[name] for name in order})]
    wanted = [*first, *(variant for variant in moving if variant not in first)][:variants]
    chosen = [variant for variant in moving if variant in wanted]
    if not order or not chosen:
        why = "The table has no rank to show." if not order else "No rank changes in any variant of this table."
        return nothing(title, _source(claims, graph, ()), why)
    labels = {row["actor"]: str(row["label"]) for row in rows}
    columns = [Variant("all claims", 0, {name: before[name] for name in order}), *chosen]
    places, deep, line = places_of(columns, order, top)
    is_lost = any(name not in variant.ranks for variant in chosen for name in order)
    is_deep = any(rank > top for variant in columns for rank in variant.ranks.values())
    below = [words for words, holds in ((f"ranks after {top}", is_deep), ("no rank in the table", is_lost)) if holds]
    told = [
        (len(moving) - len(chosen), "that {} ranks, too"),
        (len(every) - len(moving), "that {} no rank of these"),
        (len({row["variant"] for row in rows}) - len(every), "that {} no claim out, or all"),
    ]
    verbs = (("changes", "change"), ("changes", "change"), ("leaves", "leave"))
    hidden = [
        f"{palette.count(number, 'variant')} {words.format(verb[number != 1])}"
        for (number, words), verb in zip(told, verbs, strict=True)
        if number
    ]
    parts = [
        f"A number is the rank; equal values share one. {_drawn(before, order)}",
        f"Below the dashed line: {' and '.join(below)}." if below else "",
        f"Not shown: {', '.join(hidden)}." if hidden else "",
        "Colours and dashes only help to follow a line.",
        measured,
    ]
    legend = [
        Line2D([], [], linestyle="", markersize=7, label=words, **_look(change))
        for words, change in (("as with all claims", 0), ("lost places", -1), ("gained places", 1))
    ]
    if is_lost:
        legend.append(Line2D([], [], linestyle="", markersize=7, label="no rank in the table", **_LOST))
    subtitle = (
        f"Ranks{ranked}, computed here from claims according to the alert: from all that count, and without those named above "
        "each column"
    )
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
        down = sheet.top + HEAD + (places[-1][name] + 0.5) * STEP
        sheet.words(LABEL + wide + 0.04, down, words, SIZE, looks[name], va="center_baseline")
    return sheet.plot


def _ranked(measure: Any, layer: str | None) -> str:
    """Return by what actors are ranked, after the word ranks; a measure of the user's own has no name that a reader knows."""
    name = measure.replace("_", "-") if isinstance(measure, str) else "a measure of one's own"
    return f" by {name}{f' in {layer}' if layer else ''}"


def _drawn(before: dict[str, int], order: list[str]) -> str:
    """Return whom the plot draws; a table of fewer places than the plot has leaves out some of those of such ranks."""
    which = f"the first {len(order)} of the table" if len(before) > len(order) else f"all {len(order)} of the table"
    if all(before[name] == 1 + sum(rank < before[name] for rank in before.values()) for name in order):
        return f"The actors are {which}, by all claims."
    return f"The actors are {which}, by all claims; the table lacks others that have such ranks."


def _lines(
    axes: "Axes", columns: list[Variant], places: list[dict[str, int]], before: dict[str, int], graph: "AlertGraph"
) -> dict[str, str]:
    """Draw the line of each actor, and return the colour of its name: who moves has one to be followed by."""
    colours = list(dict.fromkeys(kind.colour_light for kind in graph.kinds.values()))
    looks = [(colour, dash) for dash in ("solid", (0, (4, 1.6)), (0, (1.2, 1.4))) for colour in colours]
    found: dict[str, str] = {}
    for name in places[0]:
        xs, ys = range(len(columns)), [lines[name] for lines in places]
        moved = any(variant.ranks.get(name) != before[name] for variant in columns)
        colour, dash = looks[sum(ink != INK for ink in found.values()) % len(looks)] if moved else (FAINT, "solid")
        found[name] = colour if moved else INK
        axes.plot(xs, ys, color=colour, linewidth=1.3, linestyle=dash, zorder=1, gid=name)
        for x, y in zip(xs, ys, strict=True):
            rank = columns[x].ranks.get(name)
            if rank is None:
                axes.plot([x], [y], markersize=6.5, zorder=3, **_LOST)
                continue
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
