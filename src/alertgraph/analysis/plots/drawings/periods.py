"""Cooperation and conflict in each month, quarter or year."""

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from alertgraph.analysis.ground.arguments import check_choice
from alertgraph.analysis.ground.frames import records
from alertgraph.analysis.ground.signs import told as signs_told
from alertgraph.analysis.ground.ties import Row, counted
from alertgraph.analysis.plots import axis, palette
from alertgraph.analysis.plots.figure import Plot, styled
from alertgraph.analysis.plots.sheet import FAINT, INK, SOFT, WIDTH, Sheet, nothing
from alertgraph.analysis.time.intervals import PERIODS
from alertgraph.analysis.time.periods import per_quarter
from alertgraph.errors import AnalysisError

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from alertgraph.api import AlertGraph
    from alertgraph.dates import Day
    from alertgraph.model.registry import Mode

HIGH: Final = 2.5
SIDES: Final = {1: "cooperation", -1: "conflict"}
_MOST: Final = 200
#: What is stacked on each other, from the line on: whether it surely lies in the period, and whether it is firm.
_LEVELS: Final = ((True, True), (True, False), (False, True), (False, False))
#: The claims of a period by sign, by whether they surely lie in it, and by whether they are firm.
Stack = dict[tuple[int, bool, bool], list[Row]]


@styled
def draw(
    net: "nx.MultiDiGraph[str]",
    every: str,
    *,
    since: "Day | None",
    until: "Day | None",
    things: bool,
    graph: "AlertGraph",
) -> Plot:
    """Return the bars; see :func:`alertgraph.analysis.plots.per_period`."""
    check_choice(every, "every is", PERIODS)
    title = f"Cooperation and conflict in each {every}"
    rows = [row for row in counted(net, things=things) if row["effect"]]
    dated = [row for row in rows if row["earliest"] or row["latest"]]
    if not dated:
        why = "No claim of cooperation or conflict of this network has a date to show."
        return nothing(title, palette.source(rows, graph, ()), why)
    first, last = axis.span(dated, since, until)
    table = per_quarter(net, every, since=first.isoformat(), until=last.isoformat(), things=things)
    periods = records(table, ("period", "since", "until"))
    if len(periods) > _MOST:
        raise AnalysisError(f"{len(periods)} periods are too many to read; give a later since, or longer ones than a {every}")
    claims = {row["id"]: row for row in dated}
    stacks = [_stack(period, claims) for period in periods]
    named = {row["id"] for stack in stacks for rows in stack.values() for row in rows}
    shown = [row for row in dated if row["id"] in named]
    begins = [axis.day(row["since"]) for row in periods]
    others = sum(row["effect"] != 0 for row in counted(net)) - len(rows)  # none with ``things``
    parts = [
        "Solid: the whole date of the claim lies within the period (surely). Hatched: its date only shares days with the "
        "period, so that it possibly falls into it, and it is counted in each such one.",
        f"Shown: {palette.count(len(shown), 'dated claim')} of cooperation or conflict.",
        palette.told_weak(shown),
        palette.told_completed(shown),
        signs_told(counted(net, things=things)),
        _left_out(rows, dated, shown, begins[0].year, last.year, others),
    ]
    modes = palette.modes(rows, graph)
    colours = {sign: _colour(sign, modes) for sign in SIDES}
    subtitle = "Dated claims according to the alert: cooperation above the line, conflict below it"
    caption = palette.source(shown, graph, parts)
    sheet = Sheet(title, subtitle, caption, body=HIGH + 0.42, legend=_legend(colours, shown), columns=2)
    axes = sheet.axes(0.5, 0.06, WIDTH - 0.6, HIGH, bare=False)
    for sign, colour in colours.items():
        _bars(axes, stacks, sign, colour)
    _frame(axes, begins, every)
    return sheet.plot


def _legend(colours: dict[int, str], shown: list[Row]) -> list[Patch]:
    found = [
        Patch(label=f"{words}, {how}", **_look(colours[sign], surely=how == "surely", firm=True))
        for sign, words in SIDES.items()
        for how in ("surely", "possibly")
    ]
    if not all(map(palette.is_firm, shown)):
        found.append(Patch(label=f"dashed border: {palette.reserve(shown)}", **_look(INK, surely=True, firm=False)))
    return found


def _bars(axes: "Axes", stacks: list[Stack], sign: int, colour: str) -> None:
    """Draw the bars of a sign, upwards or downwards from the line, level on level."""
    floor = [0] * len(stacks)
    for surely, firm in _LEVELS:
        heights = [sign * len(stack[sign, surely, firm]) for stack in stacks]
        look = _look(colour, surely=surely, firm=firm)
        bars = axes.bar(range(len(stacks)), heights, bottom=floor, width=0.78, linewidth=0.6, zorder=3, **look)
        for bar, height in zip(bars, heights, strict=True):
            if not height:
                bar.set(linewidth=0, linestyle="solid")  # dashes of no width stop some releases of matplotlib
        floor = [low + height for low, height in zip(floor, heights, strict=True)]


def _colour(sign: int, modes: "dict[str, tuple[Mode, int]]") -> str:
    """Return the colour of the strongest mode of a sign."""
    fallback = next(iter(modes.values()))[0].colour_light
    return next((mode.colour_light for mode, of in modes.values() if of == sign), fallback)


def _stack(period: dict[str, Any], claims: dict[str, Row]) -> Stack:
    """Return the claims of a period by sign, by whether they surely lie in it, and by whether they are firm."""
    found: Stack = {(sign, *level): [] for sign in SIDES for level in _LEVELS}
    for surely, names in ((True, period["claims"]), (False, period["possible_claims"])):
        for row in (claims[name] for name in names.split("|") if name):
            found[row["effect"], surely, palette.is_firm(row)].append(row)
    return found


def _look(colour: str, *, surely: bool, firm: bool) -> dict[str, Any]:
    hatch = {} if surely else {"hatch": palette.HATCH[1]}
    dashes = {} if firm else {"linestyle": (0, (2.4, 1.4))}
    return {"facecolor": colour if surely and firm else palette.PAPER, "edgecolor": colour, **hatch, **dashes}


def _frame(axes: "Axes", begins: list[date], every: str) -> None:
    axes.axhline(0, color=INK, linewidth=0.8, zorder=4)
    low, high = axes.get_ylim()
    if low < 0:
        low -= 0.04 * (high - low)  # matplotlib leaves no room below a bar that ends where another begins
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
    return palette.left_out("Claims of cooperation or conflict", told)
