"""The rank-change plot: where actors stand with all claims, and where with some of them left out."""

import itertools
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from matplotlib.lines import Line2D

from alertgraph.analysis.ground.arguments import check_number
from alertgraph.analysis.ground.ties import counted
from alertgraph.analysis.plots import palette
from alertgraph.analysis.plots.figure import Plot, styled
from alertgraph.analysis.plots.places import Places, Variant, choose, places_of
from alertgraph.analysis.plots.ranked import caption_of
from alertgraph.analysis.plots.ranked import given as given_of
from alertgraph.analysis.plots.sheet import FAINT, INK, SOFT, WIDTH, Sheet, nothing, shortened, wrapped

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from alertgraph.api import AlertGraph

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
    given = given_of(table, measure, layer, top=top, title=title, net=net)
    claims = [] if given.net is None else counted(given.net)
    choice = choose(given.rows, top, variants)
    if not choice.order or not choice.drawn:
        why = "No rank changes in any variant of this table." if choice.order else "The table has no rank to show."
        return nothing(given.title, _source(claims, graph, ()), why)
    columns = [Variant("all claims", 0, {name: choice.before[name] for name in choice.order}), *choice.drawn]
    places = places_of(columns, choice.order, top)
    is_lost = any(name not in variant.ranks for variant in choice.drawn for name in choice.order)
    is_deep = any(rank > top for variant in columns for rank in variant.ranks.values())
    below = [words for words, holds in ((f"ranks after {top}", is_deep), ("no rank in the table", is_lost)) if holds]
    subtitle = (
        f"Ranks{given.ranked}, computed here from claims according to the alert: from all that count, and without those named "
        "above each column"
    )
    body = HEAD + places.depth * STEP + 0.06
    caption = _source(claims, graph, caption_of(given, choice, below))
    sheet = Sheet(given.title, subtitle, caption, body=body, legend=_legend(is_lost), columns=3)
    _body(sheet, columns, places, choice.before, {row["actor"]: str(row["label"]) for row in given.rows}, graph)
    return sheet.plot


def _legend(is_lost: bool) -> list[Any]:
    changes = (("as with all claims", 0), ("lost places", -1), ("gained places", 1))
    found = [Line2D([], [], linestyle="", markersize=7, label=words, **_look(change)) for words, change in changes]
    if is_lost:
        found.append(Line2D([], [], linestyle="", markersize=7, label="no rank in the table", **_LOST))
    return found


def _body(
    sheet: Sheet,
    columns: list[Variant],
    places: Places,
    before: dict[str, int],
    labels: dict[str, str],
    graph: "AlertGraph",
) -> None:
    """Draw the columns with their headings, and the names of the actors on either side."""
    wide = WIDTH - 2 * LABEL
    axes = sheet.axes(LABEL, HEAD, wide, places.depth * STEP)
    axes.set(xlim=(-0.5, len(columns) - 0.5), ylim=(places.depth - 0.5, -0.5))
    if places.border is not None:
        ends = [-0.5, len(columns) - 0.5]
        axes.plot(ends, [places.border, places.border], color=SOFT, linewidth=0.6, linestyle=(0, (4, 3)))
    inks = _inks(columns, before, graph)
    for name, ink in inks.items():
        ys, ranks = [lines[name] for lines in places.lines], [variant.ranks.get(name) for variant in columns]
        _line(axes, name, ys, ranks, before[name], ink)
    column = wide / len(columns)
    for at, variant in enumerate(columns):
        _heading(sheet, LABEL + (at + 0.5) * column, column - 0.06, variant, graph)
    for name, ink in inks.items():
        words = shortened(labels[name], SIZE, LABEL - 0.12)
        left, right = (sheet.top + HEAD + (lines[name] + 0.5) * STEP for lines in (places.lines[0], places.lines[-1]))
        sheet.words(LABEL - 0.04, left, words, SIZE, ink.name, ha="right", va="center_baseline")
        sheet.words(LABEL + wide + 0.04, right, words, SIZE, ink.name, va="center_baseline")


class _Ink(NamedTuple):
    """How an actor is drawn: the colour and the dashes of its line, and the colour of its name."""

    line: str
    dashes: Any
    name: str


def _inks(columns: list[Variant], before: dict[str, int], graph: "AlertGraph") -> dict[str, _Ink]:
    """Return how each actor is drawn: who moves has a line to be followed by."""
    colours = list(dict.fromkeys(kind.colour_light for kind in graph.kinds.values()))
    looks = itertools.cycle(
        _Ink(colour, dashes, colour) for dashes in ("solid", (0, (4, 1.6)), (0, (1.2, 1.4))) for colour in colours
    )
    still = _Ink(FAINT, "solid", INK)
    return {
        name: next(looks) if any(variant.ranks.get(name) != before[name] for variant in columns) else still
        for name in columns[0].ranks
    }


def _line(axes: "Axes", name: str, ys: list[int], ranks: list[int | None], before: int, ink: _Ink) -> None:
    """Draw the line of an actor, with its rank in each column."""
    axes.plot(range(len(ys)), ys, color=ink.line, linewidth=1.3, linestyle=ink.dashes, zorder=1, gid=name)
    for x, (y, rank) in enumerate(zip(ys, ranks, strict=True)):
        if rank is None:
            axes.plot([x], [y], markersize=6.5, zorder=3, **_LOST)
            continue
        change = before - rank
        axes.plot([x], [y], markersize=8.4 if change > 0 else 9.5, zorder=3, **_look(change))
        colour = palette.PAPER if change < 0 else INK
        axes.text(x, y, str(rank), fontsize=6, ha="center", va="center_baseline", zorder=4, color=colour)


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
    known = {part.id: f"“{part.heading}”" for alert in graph.alerts.values() for part in alert.sections}
    known |= {name: entity.label for name, entity in graph.entities.items()}
    return re.sub(r"\bid:\S+", lambda found: known.get(found[0], found[0]), variant)


def _source(claims: Any, graph: "AlertGraph", told: Any) -> list[str]:
    """Return the words under the plot; a table alone does not tell whose claims it counts, so that every alert is named."""
    rows = claims or [{"alert": name} for name in graph.alerts]
    return palette.source(rows, graph, told)
