"""Cooperation and conflict in each month, quarter or year."""

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from alertgraph.analysis.frames import records
from alertgraph.analysis.periods import PERIODS, per_quarter
from alertgraph.analysis.plots import dates, palette
from alertgraph.analysis.plots.figure import Plot, styled
from alertgraph.analysis.plots.sheet import FAINT, INK, SOFT, WIDTH, Sheet, nothing
from alertgraph.analysis.ties import Row, counted
from alertgraph.errors import AnalysisError

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from alertgraph.api import AlertGraph
    from alertgraph.entities import Mode

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
    if every not in PERIODS:
        raise AnalysisError(f"every is one of {', '.join(PERIODS)}; got {every!r}")
    title = f"Cooperation and conflict in each {every}"
    rows = [row for row in counted(net, things=things) if row["effect"]]
    dated = [row for row in rows if row["earliest"] or row["latest"]]
    if not dated:
        why = "No claim of cooperation or conflict of this network has a date to show."
        return nothing(title, palette.source(rows, graph, ()), why)
    first, last = dates.span(dated, since, until)
    periods = records(
        per_quarter(net, every, since=first.isoformat(), until=last.isoformat(), things=things), ("period", "since", "until")
    )
    if len(periods) > _MOST:
        raise AnalysisError(f"{len(periods)} periods are too many to read; give a later since, or longer ones than a {every}")
    named = {name for row in periods for name in f"{row['claims']}|{row['possible_claims']}".split("|")}
    shown = [row for row in dated if row["id"] in named]
    begins = [dates.day(row["since"]) for row in periods]
    others = sum(row["effect"] != 0 for row in counted(net)) - len(rows)  # none with ``things``
    parts = [
        "Solid: the whole date of the claim lies within the period (surely). Hatched: its date only shares days with the "
        "period, so that it possibly falls into it, and it is counted in each such one.",
        f"Shown: {palette.count(len(shown), 'dated claim')} of cooperation or conflict.",
        _left_out(rows, dated, shown, begins[0].year, last.year, others),
    ]
    modes = palette.modes(rows, graph)
    colours = {sign: _colour(sign, modes) for sign in SIDES}
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
    for sign, words in SIDES.items():
        surely = [sign * int(row[f"{words}_surely"]) for row in periods]
        more = [sign * int(row[f"{words}_possibly"]) - sure for row, sure in zip(periods, surely, strict=True)]
        for heights, floor in ((surely, [0] * len(periods)), (more, surely)):
            look = _look(colours[sign], surely=heights is surely)
            edges = [0.6 if height else 0 for height in heights]
            axes.bar(range(len(periods)), heights, bottom=floor, width=0.78, linewidth=edges, zorder=3, **look)
    _frame(axes, begins, every)
    return sheet.plot


def _colour(sign: int, modes: "dict[str, tuple[Mode, int]]") -> str:
    """Return the colour of the strongest mode of a sign."""
    fallback = next(iter(modes.values()))[0].colour_light
    return next((mode.colour_light for mode, of in modes.values() if of == sign), fallback)


def _look(colour: str, *, surely: bool) -> dict[str, Any]:
    if surely:
        return {"facecolor": colour, "edgecolor": colour}
    return {"facecolor": palette.PAPER, "edgecolor": colour, "hatch": palette.HATCH[1]}


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
    step = next(step for step in (1, 2, 5, 10, 20, 50) if len(years) <= 12 * step)
    told = [at for at in years if begins[at].year % step == 0]
    if every != "quarter" or len(begins) > 24:
        axes.set_xticks(told, [str(begins[at].year) for at in told])
    else:
        words = [f"Q{begin.month // 3 + 1}" + (f"\n{begin.year}" if at in years else "") for at, begin in enumerate(begins)]
        axes.set_xticks(range(len(begins)), words)
    for at in told:
        if at:
            axes.axvline(at - 0.5, color=FAINT, linewidth=0.7, zorder=0)
    axes.tick_params(labelsize=6.6, length=0, colors=SOFT)


def _left_out(rows: list[Row], dated: list[Row], shown: list[Row], first: int, last: int, others: int) -> str:
    told = [
        (len(rows) - len(dated), "without a date"),
        (len(dated) - len(shown), f"dated before {first} or after {last}"),
        (others, "with things such as cases and events"),
    ]
    parts = [f"{number} {words}" for number, words in told if number]
    return f"Claims of cooperation or conflict not shown: {', '.join(parts)}." if parts else ""
