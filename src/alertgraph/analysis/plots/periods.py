"""Cooperation and conflict in each month, quarter or year."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from alertgraph.analysis.plots import dates, palette
from alertgraph.analysis.plots.figure import Plot, styled
from alertgraph.analysis.plots.sheet import FAINT, INK, SOFT, WIDTH, Sheet, nothing
from alertgraph.analysis.ties import Row, counted
from alertgraph.errors import AnalysisError

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from alertgraph.api import AlertGraph

#: The months of each kind of period.
EVERY: Final = {"month": 1, "quarter": 3, "year": 12}
HIGH: Final = 2.5
SIDES: Final = {1: "cooperation", -1: "conflict"}
_MOST: Final = 200


@styled
def draw(
    net: "nx.MultiDiGraph[str]",
    every: str,
    *,
    since: str | None,
    until: str | None,
    things: bool,
    graph: "AlertGraph",
) -> Plot:
    """Return the bars; see :func:`alertgraph.analysis.plots.per_period`."""
    if every not in EVERY:
        raise AnalysisError(f"a period is one of {', '.join(EVERY)}; got {every!r}")
    title = f"Cooperation and conflict in each {every}"
    rows = [row for row in counted(net, things=things) if row["effect"]]
    dated = [row for row in rows if row["earliest"] or row["latest"]]
    if not dated:
        why = "No claim of cooperation or conflict of this network has a date to show."
        return nothing(title, palette.source(rows, graph, ()), why)
    first, last = dates.span(dated, since, until)
    begins = _begins(first, last, EVERY[every])
    if len(begins) > _MOST:
        raise AnalysisError(f"{len(begins)} periods are too many to read; give a later since, or longer periods than a {every}")
    ends = [following - timedelta(days=1) for following in [*begins[1:], _after(begins[-1], EVERY[every])]]
    shown = dates.within(dated, begins[0], ends[-1])
    parts = [
        "Solid: the whole date of the claim lies within the period (surely). Hatched: its date is longer than the period, so "
        "that it possibly falls into this one, and it is counted in each that it touches.",
        f"Shown: {palette.count(len(shown), 'dated claim')} of cooperation or conflict.",
        _left_out(rows, dated, shown, begins[0], ends[-1]),
    ]
    modes = palette.modes(rows, graph)
    colours = {sign: _colour(rows, sign, modes) for sign in SIDES}
    legend = [
        Patch(label=f"{words}, {how}", **_look(colours[sign], surely=how == "surely"))
        for sign, words in SIDES.items()
        for how in ("surely", "possibly")
    ]
    sheet = Sheet(
        title,
        "Dated claims according to the alert: cooperation above the line, conflict below it",
        palette.source(shown, graph, parts),
        body=HIGH + 0.42,
        legend=legend,
        columns=2,
    )
    axes = sheet.axes(0.5, 0.06, WIDTH - 0.6, HIGH, bare=False)
    for sign in SIDES:
        floor = [0] * len(begins)
        for surely in (True, False):
            found = _counts([row for row in shown if row["effect"] == sign], begins, ends, surely=surely)
            heights = [sign * found[at] for at in range(len(begins))]
            look = _look(colours[sign], surely=surely)
            axes.bar(range(len(begins)), heights, bottom=floor, width=0.78, zorder=3, **look)
            floor = [a + b for a, b in zip(floor, heights, strict=True)]
    _frame(axes, begins, every)
    return sheet.plot


def _begins(first: date, last: date, months: int) -> list[date]:
    found = [date(first.year, (first.month - 1) // months * months + 1, 1)]
    while _after(found[-1], months) <= last:
        found.append(_after(found[-1], months))
    return found


def _after(begin: date, months: int) -> date:
    month = begin.month - 1 + months
    return date(begin.year + month // 12, month % 12 + 1, 1)


def _counts(rows: Sequence[Row], begins: list[date], ends: list[date], *, surely: bool) -> Counter[int]:
    """Return the number of claims in each period that surely, or only possibly, fall into it."""
    found: Counter[int] = Counter()
    for at, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        for row in dates.within(rows, begin, end):
            whole = row["earliest"] and row["latest"] and begin <= dates.day(row["earliest"]) and dates.day(row["latest"]) <= end
            found[at] += bool(whole) == surely
    return found


def _colour(rows: list[Row], sign: int, modes: dict[str, Any]) -> str:
    """Return the colour of the strongest mode of a sign."""
    fallback = next(iter(modes.values()))[0].colour_light
    return next((mode.colour_light for mode, of in modes.values() if of == sign), fallback)


def _look(colour: str, *, surely: bool) -> dict[str, Any]:
    if surely:
        return {"facecolor": colour, "edgecolor": colour, "linewidth": 0.6}
    return {"facecolor": palette.PAPER, "edgecolor": colour, "linewidth": 0.6, "hatch": palette.HATCH[1]}


def _frame(axes: "Axes", begins: list[date], every: str) -> None:
    axes.axhline(0, color=INK, linewidth=0.8, zorder=4)
    low, high = axes.get_ylim()
    axes.set(xlim=(-0.6, len(begins) - 0.4), ylim=(min(low, -1.05), max(high, 1.05)))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=8, integer=True))
    axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):.0f}")
    axes.set_ylabel("claims", fontsize=7, color=SOFT)
    axes.grid(axis="y", color=FAINT, linewidth=0.5)
    axes.set_axisbelow(True)
    for side in ("left", "right", "top", "bottom"):
        axes.spines[side].set_visible(False)
    years = [at for at, begin in enumerate(begins) if begin.month == 1 or at == 0]
    step = -(-len(years) // 12)
    near = every != "quarter" or len(begins) > 24
    if near:
        axes.set_xticks(years[::step], [str(begins[at].year) for at in years[::step]])
    else:
        words = [f"Q{begin.month // 3 + 1}" + (f"\n{begin.year}" if at in years else "") for at, begin in enumerate(begins)]
        axes.set_xticks(range(len(begins)), words)
    for at in years[1:]:
        axes.axvline(at - 0.5, color=FAINT, linewidth=0.7, zorder=0)
    axes.tick_params(labelsize=6.6, length=0, colors=SOFT)


def _left_out(rows: list[Row], dated: list[Row], shown: list[Row], first: date, last: date) -> str:
    told = [
        (len(rows) - len(dated), "without a date"),
        (len(dated) - len(shown), f"dated before {first.year} or after {last.year}"),
    ]
    parts = [f"{number} {words}" for number, words in told if number]
    return f"Claims of cooperation or conflict not shown: {', '.join(parts)}." if parts else ""
