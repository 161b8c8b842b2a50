"""The signed adjacency matrix, ordered by bloc."""

import math
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from matplotlib.lines import Line2D
from matplotlib.patches import Ellipse, Patch, Rectangle

from alertgraph.analysis.ground.arguments import check_number
from alertgraph.analysis.ground.signs import told as signs_told
from alertgraph.analysis.ground.ties import Row, counted
from alertgraph.analysis.plots import palette
from alertgraph.analysis.plots.figure import Plot, styled
from alertgraph.analysis.plots.marks import Known
from alertgraph.analysis.plots.marks import known as known_of
from alertgraph.analysis.plots.sheet import FAINT, INK, SOFT, WIDTH, Sheet, nothing, shortened, width, wrapped
from alertgraph.errors import AnalysisError

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from alertgraph.api import AlertGraph

LABEL: Final = 1.45  # inches for the longest label
TITLE: Final = "Who is said to act against, and with, whom"
MIXED: Final = "A mark with claims of several modes has the colour of most of them, of deeds where they are as many."


class _Layout(NamedTuple):
    """Who stands in the matrix, by block and in order, with label and marks; inches and, for ``size``, points of its parts."""

    blocks: dict[str, list[str]]
    order: list[str]
    labels: dict[str, str]
    marks: dict[str, str]
    size: float
    marked: float  # the widest marks
    wide: float  # the widest label, with its marks
    blocs_wide: float
    cell: float

    @property
    def side(self) -> float:
        """The inches of the matrix itself."""
        return self.cell * len(self.order)


@styled
def draw(net: "nx.MultiDiGraph[str]", blocs: Any, *, top: int, things: bool, graph: "AlertGraph") -> Plot:
    """Return the matrix; see :func:`alertgraph.analysis.plots.matrix`."""
    top = check_number(top, "top is a number of actors", least=2)
    rows = [row for row in counted(net, things=things) if row["effect"]]
    if not rows:
        return nothing(TITLE, palette.source([], graph, ()), "This network has no claim of cooperation or conflict to show.")
    modes = palette.modes(rows, graph)
    ranks = Counter(end for row in rows for end in (row["subject"], row["object"]))
    chosen = sorted(ranks, key=lambda name: (-ranks[name], name))[:top]
    told = known_of(blocs, chosen)
    layout = _layout(net, palette.groups(net, blocs, chosen, graph), told)
    shown = [row for row in rows if {row["subject"], row["object"]} <= set(chosen)]
    parts = [
        f"Each row acts on the columns; a number is that of the claims. Shown: {palette.count(len(shown), 'claim')} between "
        f"{len(chosen)} of {len(ranks)} {'actors and things' if things else 'actors'}.",
        palette.told_weak(shown),
        told.caption(),
        signs_told(counted(net, things=things)),
        _left_out(counted(net), rows, shown, things=things),
        MIXED if _is_mixed(shown) else "",
    ]
    caption = palette.source(shown, graph, [part for part in parts if part])
    subtitle = (
        f"Claims of conflict and cooperation according to the alert, ordered {'by kind' if blocs is None else told.words()}"
    )
    legend = [*_legend(modes, shown), *told.legend()]
    sheet = Sheet(TITLE, subtitle, caption, body=layout.wide + layout.side + 0.08, legend=legend, columns=3)
    axes = sheet.axes(layout.wide, layout.wide, layout.side, layout.side)
    axes.set(xlim=(0, len(chosen)), ylim=(len(chosen), 0))
    _grid(axes, [len(block) for block in layout.blocks.values()])
    _cells(axes, layout, shown, graph)
    _name_actors(sheet, layout)
    _name_blocs(sheet, layout)
    return sheet.plot


def _layout(net: "nx.MultiDiGraph[str]", blocks: dict[str, list[str]], told: Known) -> _Layout:
    """Return how large everything is; raises AnalysisError where the rows would be lower than their words."""
    order = [name for block in blocks.values() for name in block]
    labels = palette.brief(net, order, 24)
    marks = {name: told.mark(name) for name in order}
    size = 6.6 if len(order) <= 32 else max(4.0, 6.6 * 32 / len(order))
    marked = max(width(marks[name], size) for name in order)
    wide = min(LABEL, max(width(labels[name], size) for name in order)) + marked + 0.16
    blocs_wide = min(0.95, max(width(bloc, 6.4) for bloc in blocks)) + 0.18
    cell = min(0.3, (WIDTH - wide - blocs_wide - 0.06) / len(order))
    if cell * 72 < size:
        raise AnalysisError(f"{len(order)} are too many to read in one matrix; give a top below {len(order)}")
    return _Layout(blocks, order, labels, marks, size, marked, wide, blocs_wide, cell)


def _cells(axes: "Axes", layout: _Layout, shown: list[Row], graph: "AlertGraph") -> None:
    """Draw the marks of all claims, by who acts on whom."""
    cells: dict[tuple[str, str], list[Row]] = {}
    for row in shown:
        cells.setdefault((row["subject"], row["object"]), []).append(row)
    place = {name: at for at, name in enumerate(layout.order)}
    for (source, target), claims in sorted(cells.items()):
        _cell(axes, place[target], place[source], claims, layout.cell, graph)


def _name_actors(sheet: Sheet, layout: _Layout) -> None:
    """Write the labels of rows, with their marks, and of columns."""
    wide, top = layout.wide, sheet.top + layout.wide
    for at, name in enumerate(layout.order):
        words = shortened(layout.labels[name], layout.size, wide - layout.marked - 0.14)
        centre = (at + 0.5) * layout.cell
        told = words + layout.marks[name]
        sheet.words(wide - 0.05, top + centre, told, layout.size, ha="right", va="center_baseline")
        sheet.words(wide + centre, top - 0.05, words, layout.size, ha="center", va="bottom", rotation=90)


def _name_blocs(sheet: Sheet, layout: _Layout) -> None:
    """Write the name of each bloc beside its rows; what does not fit is cut in the last line."""
    at = 0
    for bloc, block in layout.blocks.items():
        fit = max(1, int(len(block) * layout.cell / 0.13))
        lines = wrapped(bloc, 6.4, layout.blocs_wide - 0.12)
        lines = [*lines[: fit - 1], " ".join(lines[fit - 1 :])]
        middle = sheet.top + layout.wide + (at + len(block) / 2) * layout.cell
        for index, line in enumerate(lines):
            down = middle + (index - (len(lines) - 1) / 2) * 0.125
            words = shortened(line, 6.4, layout.blocs_wide - 0.12)
            sheet.words(layout.wide + layout.side + 0.07, down, words, 6.4, SOFT, va="center_baseline", style="italic")
        at += len(block)


def _is_mixed(rows: list[Row]) -> bool:
    """Return whether a mark stands for deeds and words."""
    found: dict[tuple[str, str, int], set[str]] = {}
    for row in rows:
        found.setdefault((row["subject"], row["object"], row["effect"]), set()).add(row["mode"])
    return any(len(modes) > 1 for modes in found.values())


def _grid(axes: "Axes", sizes: list[int]) -> None:
    total = sum(sizes)
    for at in range(total):
        axes.add_patch(Rectangle((at, at), 1, 1, facecolor="#ECEEF0", edgecolor="none"))
    for at in range(total + 1):
        axes.plot([0, total, math.nan, at, at], [at, at, math.nan, 0, total], color=FAINT, linewidth=0.35, clip_on=False)
    at = 0
    for size in [0, *sizes]:
        at += size
        axes.plot([0, total, math.nan, at, at], [at, at, math.nan, 0, total], color=INK, linewidth=0.8, clip_on=False)


def _cell(axes: "Axes", x: int, y: int, claims: list[Row], cell: float, graph: "AlertGraph") -> None:
    """Draw the mark of each sign of a cell: in its middle, or conflict on its left and cooperation on its right."""
    signs = sorted({row["effect"] for row in claims})
    for sign in signs:
        ties = [row for row in claims if row["effect"] == sign]
        modes = Counter(row["mode"] for row in ties)
        mode = graph.modes[min(modes, key=lambda name: (-modes[name], -graph.modes[name].width, name))]
        both = len(signs) > 1
        high = 0.46 if both else min(0.46, 0.36 + 0.04 * math.log2(len(ties)))
        wide = 0.23 if both else high
        middle = (x + 0.5 + (0.24 * sign if both else 0), y + 0.5)
        firm = any(palette.is_firm(row) for row in ties)
        paint: dict[str, Any] = {
            "facecolor": mode.colour_light if firm else palette.PAPER,
            "edgecolor": mode.colour_light,
            "linewidth": 0.4 if firm else 0.8,
            "linestyle": "solid" if firm else (0, (2, 1.2)),
            "gid": "|".join(row["id"] for row in ties),
            "zorder": 3,
        }
        if sign < 0:
            axes.add_patch(Rectangle((middle[0] - wide, middle[1] - high), 2 * wide, 2 * high, **paint))
        else:
            axes.add_patch(Ellipse(middle, 2 * wide, 2 * high, **paint))
        size = min(6.5, 72 * cell * 0.62, 72 * cell * wide * 2.4 / len(str(len(ties))))
        ink = palette.on(mode.colour_light) if firm else INK
        axes.text(*middle, str(len(ties)), fontsize=size, color=ink, ha="center", va="center_baseline", zorder=4)


def _legend(known: dict[str, Any], shown: list[Row]) -> list[Any]:
    found: list[Any] = []
    for mode, sign in known.values():
        marker = "s" if sign < 0 else "o"
        found.append(Line2D([], [], linestyle="", marker=marker, markersize=7, color=mode.colour_light, label=mode.label))
    if palette.all_weak(shown, "effect"):
        look: dict[str, Any] = {"facecolor": palette.PAPER, "edgecolor": INK, "linestyle": (0, (2, 1.2)), "linewidth": 0.8}
        found.append(Patch(**look, label=f"hollow: all claims {palette.reserve(shown)}"))
    return found


def _left_out(everything: list[Row], rows: list[Row], shown: list[Row], *, things: bool) -> str:
    told = [
        (len(rows) - len(shown), "with other actors"),
        (sum(not row["effect"] for row in everything), "of neither conflict nor cooperation"),
        (0 if things else sum(row["effect"] != 0 for row in everything) - len(rows), "with things such as cases and events"),
    ]
    return palette.left_out("Claims", told)
