"""The timeline: dated claims as bars from their earliest to their latest day."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from matplotlib.dates import AutoDateLocator, ConciseDateFormatter, date2num
from matplotlib.patches import Patch, Rectangle

from alertgraph.analysis.ground.arguments import check_choice, check_number
from alertgraph.analysis.ground.ties import Row, counted
from alertgraph.analysis.plots import axis, palette
from alertgraph.analysis.plots.figure import Plot, styled
from alertgraph.analysis.plots.sheet import FAINT, INK, SOFT, WIDTH, Sheet, nothing, shortened
from alertgraph.telling.wording import date_in_words

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from alertgraph.api import AlertGraph
    from alertgraph.dates import Day
    from alertgraph.model.registry import Mode

TITLE: Final = "When it is said to have happened"
OTHERS: Final = "others"
DUE: Final = ", or to be due"
LABELS: Final = 2.95  # inches for the words beside the bars
STEP: Final = 0.122  # inches from bar to bar
HIGH: Final = 0.62  # of a step

Bar = list[Row]


@styled
def draw(
    net: "nx.MultiDiGraph[str]", *, by: str, top: int, since: "Day | None", until: "Day | None", graph: "AlertGraph"
) -> Plot:
    """Return the timeline; see :func:`alertgraph.analysis.plots.timeline`."""
    check_choice(by, "by is", ("mode", "actor"))
    top = check_number(top, "top is a number of bars")
    rows = counted(net)
    dated = [row for row in rows if row["earliest"] or row["latest"]]
    known = palette.modes(dated, graph)
    if not dated:
        return nothing(TITLE, palette.source(rows, graph, ()), "No claim of this network has a date to show.")
    first, last = axis.span(dated, since, until)
    bars = _bars(dated, last if until else None)
    drawn = sorted(bars, key=lambda bar: (_length(bar[0], first, last), bar[0]["id"]))[:top]
    shown = [row for bar in drawn for row in bar]
    groups = _groups(net, drawn, by, known)
    count = sum(1 + len(members) for _, members in groups)
    parts = [
        "Each bar runs from the earliest to the latest day of its claims, as the graph dates them; an arrow is an open end.",
        f"Shown: {palette.count(len(shown), 'dated claim')} in {palette.count(len(drawn), 'bar')}.",
        palette.told_weak(shown),
        palette.told_completed(shown),
        *_left_out(rows, dated, shown, first),
    ]
    legend = _legend(known, shown)
    subtitle = f"Claims with a date, according to the alert, by {'mode' if by == 'mode' else 'who acts'}"
    body = count * STEP + 0.26
    title = TITLE if all(row["modality"] == "Actual" for row in shown) else TITLE + DUE
    sheet = Sheet(title, subtitle, palette.source(shown, graph, parts), body=body, legend=legend, columns=3)
    axes = sheet.axes(LABELS, 0.04, WIDTH - LABELS - 0.16, count * STEP, bare=False)
    _frame(axes, first, last, count)
    modes = [mode.label for mode, _ in known.values()]
    at = 0
    for heading, members in groups:
        _write(sheet, at, heading, 0.06, weight="bold")
        axes.axhline(at, color=FAINT, linewidth=0.6, zorder=0)
        for index, bar in enumerate(members, start=at + 1):
            _write(sheet, index, _words(net, bar, named=heading in (OTHERS, *modes)), 0.14)
            _bar(axes, index, bar, first, *known[bar[0]["mode"]])
        at += 1 + len(members)
    return sheet.plot


def _bars(dated: list[Row], until: date | None) -> list[Bar]:
    """Return the claims by what they share but their object, so that one act on many is one bar."""
    found: dict[Any, Bar] = {}
    for row in dated:
        if until is None or not row["earliest"] or axis.day(row["earliest"]) <= until:
            key = tuple(row[name] for name in ("subject", "relation", "when", "completed_when", "earliest", "latest"))
            found.setdefault((key, palette.is_firm(row)), []).append(row)
    return list(found.values())


def _length(row: Row, first: date, last: date) -> int:
    end = axis.day(row["latest"]) if row["latest"] else last
    begin = axis.day(row["earliest"]) if row["earliest"] else first
    return (end - begin).days


def _groups(net: Any, bars: list[Bar], by: str, known: dict[str, Any]) -> list[tuple[str, list[Bar]]]:
    """Return heading and bars of each group, oldest bar first: modes as in the legend, actors with more bars first."""
    field = "mode" if by == "mode" else "subject"
    found: dict[str, list[Bar]] = {}
    for bar in sorted(bars, key=lambda bar: (bar[0]["earliest"] or bar[0]["latest"], bar[0]["latest"] or "9999", bar[0]["id"])):
        found.setdefault(bar[0][field], []).append(bar)
    if by == "mode":
        return [(known[mode][0].label, found[mode]) for mode in known if mode in found]
    labels = palette.names(net, found)
    several = [name for name in found if len(found[name]) > 1]
    groups = [(labels[name], found[name]) for name in sorted(several, key=lambda name: (-len(found[name]), name))]
    single = [bar for name, bars in found.items() if name not in several for bar in bars]
    return [*groups, (OTHERS, single)] if single else groups


def _write(sheet: Sheet, at: int, words: str, left: float, weight: str = "normal") -> None:
    down = sheet.top + 0.04 + (at + 0.5) * STEP
    words = shortened(words, 6.2, LABELS - left - 0.2, weight)
    sheet.words(left, down, words, 6.2, INK, va="center_baseline", weight=weight)


def _words(net: Any, bar: Bar, *, named: bool) -> str:
    ends = palette.brief(net, list(dict.fromkeys(name for row in bar for name in (row["subject"], row["object"]))), 22)
    objects = list(dict.fromkeys(ends[row["object"]] for row in bar))
    if len(objects) > 2:
        objects = [objects[0], f"{len(objects) - 1} others"]
    said = f"{bar[0]['relation_label']} {' and '.join(objects)}"
    return f"{ends[bar[0]['subject']]} {said}" if named else said


def _frame(axes: "Axes", first: date, last: date, count: int) -> None:
    axes.set(xlim=(_place(first), _place(_next(last))), ylim=(count, 0))
    locator = AutoDateLocator(minticks=3, maxticks=7)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_locator(locator)
    formatter = ConciseDateFormatter(locator, show_offset=False)  # type: ignore[no-untyped-call]
    axes.xaxis.set_major_formatter(formatter)
    axes.tick_params(axis="x", labelsize=6.4, length=2.5, width=0.6, colors=SOFT)
    axes.tick_params(axis="y", left=False, labelleft=False)
    axes.grid(axis="x", color=FAINT, linewidth=0.5)
    axes.set_axisbelow(True)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)


def _next(day: date) -> date:
    """Return the day after, and the last that there is after itself."""
    return min(day, date.max - timedelta(days=1)) + timedelta(days=1)


def _bar(axes: "Axes", at: int, bar: Bar, first: date, mode: "Mode", usual: int) -> None:
    row = bar[0]
    low, high = axes.get_xlim()
    begin = _place(axis.day(row["earliest"])) if row["earliest"] else low
    end = _place(_next(axis.day(row["latest"]))) if row["latest"] else high
    least = (high - low) * 0.012  # a day must be seen, too
    before = bool(row["latest"]) and axis.day(row["latest"]) < first
    sign, firm = row["effect"], palette.is_firm(row)
    colour = _colour(mode, sign, usual)
    middle = at + 0.5
    gid = "|".join(claim["id"] for claim in bar)
    if not before:
        left, right = max(begin, low), min(max(end, begin + least), high)
        left = min(left, high - least)
        look = paint(colour, sign, firm=firm)
        axes.add_patch(Rectangle((left, middle - HIGH / 2), max(right - left, least), HIGH, gid=gid, zorder=3, **look))
    arrow: dict[str, Any] = {"color": colour, "markersize": 4.2, "linestyle": "", "clip_on": False, "zorder": 5}
    if not row["latest"] or _place(axis.day(row["latest"])) > high:
        axes.plot([high + least], [middle], marker=">", **arrow)
    if begin < low or not row["earliest"]:
        named: dict[str, Any] = {"gid": gid} if before else {}
        axes.plot([low - (0 if before else least)], [middle], marker="<", **named, **arrow)
        if begin < low:  # cut: the date in words, beside what is left of the bar
            right = low if before else min(max(end, low + least), high)
            inside = right > low + (high - low) * 0.6
            place = low + least * 1.3 if before or inside else right + least
            box = {"facecolor": "white", "edgecolor": "none", "pad": 0.6} if inside else None
            words = date_in_words(row["when"], row["completed_when"])
            axes.text(place, middle, words, fontsize=5.8, color=INK, va="center_baseline", zorder=6, bbox=box)


def _colour(mode: "Mode", sign: int, usual: int) -> str:
    """Return the colour of a mode; none of conflict or cooperation for a claim of such a mode that is neither."""
    return mode.colour_light if sign or not usual else SOFT


def paint(colour: str, sign: int, *, firm: bool) -> dict[str, Any]:
    """Return how an area of claims is filled: solid for conflict, lines for cooperation, dots for neither; empty if not firm."""
    if not firm:
        return {"facecolor": palette.PAPER, "edgecolor": colour, "linewidth": 0.8, "linestyle": (0, (2.4, 1.4))}
    if sign < 0:
        return {"facecolor": colour, "edgecolor": colour, "linewidth": 0.4}
    return {"facecolor": palette.PAPER, "edgecolor": colour, "linewidth": 0.8, "hatch": palette.HATCH[sign]}


def _legend(known: dict[str, Any], shown: list[Row]) -> list[Any]:
    drawn = {(row["mode"], row["effect"]) for row in shown}
    found = [
        Patch(label=mode.label, **paint(_colour(mode, sign, usual), sign, firm=True))
        for name, (mode, usual) in known.items()
        for sign in (-1, 1, 0)
        if (name, sign) in drawn and (sign or not usual)
    ]
    if any(sign == 0 and known[name][1] for name, sign in drawn):
        found.append(Patch(label="neither conflict nor cooperation", **paint(SOFT, 0, firm=True)))
    if not all(map(palette.is_firm, shown)):
        found.append(Patch(label=palette.reserve(shown), **paint(INK, -1, firm=False)))
    return found


def _left_out(rows: list[Row], dated: list[Row], shown: list[Row], first: date) -> list[str]:
    before = sum(1 for row in shown if not row["earliest"] or axis.day(row["earliest"]) < first)
    told = [(len(rows) - len(dated), "without a date"), (len(dated) - len(shown), "dated less well, or later")]
    cut = f"The axis begins in {first.year}: {palette.count(before, 'claim')} from before it, marked with an arrow on the left."
    return [words for words in (cut if before else "", palette.left_out("Claims", told)) if words]


def _place(at: date) -> float:
    return float(date2num(at))  # type: ignore[no-untyped-call]
