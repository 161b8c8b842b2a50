"""Ego small multiples: whom an actor is said to be in conflict with, and with whom it is said to cooperate."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from matplotlib.lines import Line2D
from matplotlib.patches import FancyArrowPatch, PathPatch
from matplotlib.path import Path

from alertgraph.analysis.ground.arguments import check_number, several
from alertgraph.analysis.ground.signs import told as signs_told
from alertgraph.analysis.ground.ties import Row, counted
from alertgraph.analysis.plots import palette
from alertgraph.analysis.plots.figure import Plot, styled
from alertgraph.analysis.plots.sheet import FAINT, INK, MARGIN, SOFT, WIDTH, Sheet, nothing, shortened, wrapped
from alertgraph.errors import AnalysisError, shown

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

    from alertgraph.api import AlertGraph

TITLE: Final = "Against whom, and with whom"
STEP: Final = 0.16  # inches from name to name
LINE: Final = 0.105  # and from line to line of one
LABEL: Final = 1.12  # inches for a name with its number; twice as many where a panel stands alone
HEAD: Final = 0.36
GAP: Final = 0.18
SIZE: Final = 6.3

Ego = tuple[str, dict[int, dict[str, list[Row]]]]


@styled
def draw(
    net: "nx.MultiDiGraph[str]",
    actors: Iterable[str] | None,
    *,
    top: int,
    ties: int,
    things: bool,
    graph: "AlertGraph",
) -> Plot:
    """Return the panels; see :func:`alertgraph.analysis.plots.egos`."""
    top, ties = check_number(top, "top is a number of actors"), check_number(ties, "ties is a number of names")
    given = None if actors is None else several(actors)
    if given == []:
        raise AnalysisError("actors names nobody; give one actor or more, or None for those with most claims")
    rows = [row for row in counted(net, things=things) if row["effect"]]
    _check_actors(net, given or (), things=things)
    if not rows:
        return nothing(TITLE, palette.source([], graph, ()), "This network has no claim of cooperation or conflict to show.")
    modes = palette.modes(rows, graph)
    ranks = Counter(end for row in rows for end in (row["subject"], row["object"]))
    chosen = given or sorted(ranks, key=lambda name: (-ranks[name], name))[:top]
    egos = [_ego(rows, name) for name in chosen]
    across = 1 if len(egos) == 1 else 2
    label = LABEL if across == 2 else 2 * LABEL
    bands = [egos[at : at + across] for at in range(0, len(egos), across)]
    heights = [HEAD + 0.1 + max(_depth(net, ego, ties, label) for ego in band) for band in bands]
    drawn = {row["id"]: row for ego in egos for row in _shown(ego, ties)}
    shown = [drawn[name] for name in sorted(drawn)]
    parts = [
        "An arrow leads from who acts to whom it acts on; a line is wider the more claims it stands for, whose number is "
        "beside the name.",
        f"Shown: {palette.count(len(shown), 'claim')} of {palette.count(len(egos), 'actor')}.",
        _left_out(counted(net), rows, shown, chosen),
        signs_told(counted(net, things=things)),
    ]
    subtitle = "Claims of conflict (left) and cooperation (right) according to the alert"
    body = sum(heights) + GAP * (len(bands) - 1) + 0.05
    sheet = Sheet(TITLE, subtitle, palette.source(shown, graph, parts), body=body, legend=_legend(modes, shown), columns=3)
    wide = (WIDTH - GAP * (across - 1)) / across
    down = 0.0
    for band, high in zip(bands, heights, strict=True):
        for index, ego in enumerate(band):
            _panel(sheet, net, ego, (index * (wide + GAP), down, wide, high), ties, label, graph)
        down += high + GAP
    return sheet.plot


def _check_actors(net: "nx.MultiDiGraph[str]", actors: Iterable[str], *, things: bool) -> None:
    """Raise AnalysisError for who is not in the network, and for a thing where these are not let in."""
    for name in actors:
        if name not in net:
            raise AnalysisError(
                f"{shown(name)} is not in this network; give identifiers such as {shown(min(net, default='id:israel'))}"
            )
        if not things and not net.nodes[name]["is_actor"]:
            raise AnalysisError(f"{shown(name)} is a thing, and no actor; give things=True to show what is said of it")


def _left_out(everything: list[Row], rows: list[Row], shown: list[Row], chosen: list[str]) -> str:
    """Return how many claims of the actors are not shown, in words."""
    sided = _touching(rows, chosen)
    told = [
        (sided - len(shown), "with those not named here"),
        (_touching(everything, chosen) - sided, "with things such as cases and events"),
    ]
    return palette.left_out(f"Claims of conflict or cooperation of {'this actor' if len(chosen) == 1 else 'these actors'}", told)


def _touching(rows: list[Row], chosen: list[str]) -> int:
    """Return how many claims of a sign lead from or to one of the actors."""
    return sum(row["effect"] != 0 and not {row["subject"], row["object"]}.isdisjoint(chosen) for row in rows)


def _ego(rows: list[Row], name: str) -> Ego:
    """Return an actor with the claims of each neighbour by sign."""
    sides: dict[int, dict[str, list[Row]]] = {-1: {}, 1: {}}
    for row in rows:
        if name in (row["subject"], row["object"]):
            other = row["object"] if row["subject"] == name else row["subject"]
            sides[row["effect"]].setdefault(other, []).append(row)
    return name, sides


def _named(side: dict[str, list[Row]], ties: int) -> list[str]:
    return sorted(side, key=lambda name: (-len(side[name]), name))[:ties]


def _words(net: Any, ego: Ego, ties: int, label: float) -> dict[str, list[str]]:
    """Return the name of each neighbour in one or two lines."""
    chosen = [other for side in ego[1].values() for other in _named(side, ties)]
    found = {}
    for name, words in palette.brief(net, [*chosen, ego[0]], 22).items():
        lines = wrapped(words, SIZE, label - 0.16)
        found[name] = [shortened(line, SIZE, label - 0.16) for line in (lines[0], " ".join(lines[1:])) if line]
    return found


def _depth(net: Any, ego: Ego, ties: int, label: float) -> float:
    """Return how many inches the longer side of an actor takes."""
    words = _words(net, ego, ties, label)
    return max(
        sum(STEP + LINE * (len(words[name]) - 1) for name in _named(side, ties))
        + (STEP if len(side) > ties or not side else 0)  # for how many more there are, or that there is none
        for side in ego[1].values()
    )


def _shown(ego: Ego, ties: int) -> list[Row]:
    return [row for side in ego[1].values() for name in _named(side, ties) for row in side[name]]


def _panel(
    sheet: Sheet, net: Any, ego: Ego, place: tuple[float, float, float, float], ties: int, label: float, graph: "AlertGraph"
) -> None:
    left, down, wide, high = place
    name, sides = ego
    title = shortened(palette.names(net, [name])[name], 8.4, wide - 0.2, "bold")
    top = sheet.top + down
    sheet.words(left + wide / 2, top + 0.02, title, 8.4, weight="bold", ha="center")
    counts = {sign: sum(map(len, side.values())) for sign, side in sides.items()}
    sheet.words(left + MARGIN, top + 0.19, f"◂ conflict {counts[-1]}", 6.6, SOFT)
    sheet.words(left + wide - MARGIN, top + 0.19, f"cooperation {counts[1]} ▸", 6.6, SOFT, ha="right")
    axes = sheet.axes(left, down + HEAD, wide, high - HEAD)
    axes.set(xlim=(0, wide), ylim=(high - HEAD, 0))
    axes.plot([0, wide], [-0.02, -0.02], color=FAINT, linewidth=0.6, clip_on=False)
    reach = min(label + 0.05, wide * 0.37)
    centre = (wide / 2, (high - HEAD) / 2)
    words = _words(net, ego, ties, label)
    for sign, side in sides.items():
        named = _middle_first(_named(side, ties))
        rest = len(side) - len(named)
        edge = reach if sign < 0 else wide - reach
        depth = sum(STEP + LINE * (len(words[other]) - 1) for other in named) + (STEP if rest else 0)
        y = centre[1] - depth / 2
        for other in named:
            lines = words[other]
            room = STEP + LINE * (len(lines) - 1)
            _fan(axes, centre, (edge, y + room / 2), side[other], name, graph)
            for at, line in enumerate(lines):
                _write(axes, edge + 0.12 * sign, y + STEP / 2 + LINE * at, line, sign)
            _write(axes, edge, y + room / 2, str(len(side[other])), sign, weight="bold")
            y += room
        if rest:
            _write(axes, edge, y + STEP / 2, f"and {rest} more", sign, colour=SOFT, style="italic")
        if not named:
            _write(axes, edge, centre[1], "none", sign, colour=SOFT, style="italic")
    axes.plot(*centre, marker="o", markersize=6.5, color=INK, zorder=6)


def _middle_first(names: list[str]) -> list[str]:
    """Return names so that the first stands in the middle, and the last at the ends."""
    return [*reversed(names[1::2]), *names[0::2]]


def _write(axes: "Axes", x: float, y: float, words: str, sign: int, colour: str = INK, **given: Any) -> None:
    axes.text(
        x + 0.05 * sign, y, words, fontsize=SIZE, color=colour, ha="right" if sign < 0 else "left", va="center_baseline", **given
    )


def _fan(
    axes: "Axes", centre: tuple[float, float], end: tuple[float, float], claims: list[Row], ego: str, graph: "AlertGraph"
) -> None:
    """Draw the lines between an actor and a neighbour: one for each mode and direction, side by side."""
    bundles: dict[tuple[str, bool], list[Row]] = {}
    for row in claims:
        bundles.setdefault((row["mode"], row["subject"] == ego), []).append(row)
    for at, ((name, out), rows) in enumerate(sorted(bundles.items())):
        mode = graph.modes[name]
        aside = (at - (len(bundles) - 1) / 2) * 0.11
        # all leave the middle level with the name, so that lines to neighbouring names part early
        bend = ((centre[0] + end[0]) / 2, end[1] + aside * 1.6)
        stop = (end[0], end[1] + aside * 0.5)
        path = Path([centre, bend, stop], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
        firm = any(map(palette.is_firm, rows))
        gid = "|".join(row["id"] for row in rows)
        look: dict[str, Any] = {"edgecolor": mode.colour_light, "facecolor": "none", "gid": gid, "zorder": 3}
        width = 0.55 * (mode.width + 1.1 * math.log2(len(rows)))
        axes.add_patch(PathPatch(path, linewidth=width, linestyle="solid" if firm else (0, (3.2, 1.6)), **look))
        low, high = (0.60, 0.66) if out else (0.66, 0.60)
        tail, tip = _point(centre, bend, stop, low), _point(centre, bend, stop, high)
        arrow: dict[str, Any] = {"arrowstyle": "-|>", "mutation_scale": 6.5 + 1.5 * width, "shrinkA": 0, "shrinkB": 0}
        axes.add_patch(FancyArrowPatch(tail, tip, color=mode.colour_light, linewidth=0, zorder=4, **arrow))


def _point(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], at: float) -> tuple[float, float]:
    x, y = ((1 - at) ** 2 * p + 2 * at * (1 - at) * q + at**2 * r for p, q, r in zip(a, b, c, strict=True))
    return x, y


def _legend(known: dict[str, Any], shown: list[Row]) -> list[Any]:
    drawn = {row["mode"] for row in shown}
    found = [
        Line2D([], [], color=mode.colour_light, linewidth=0.75 * mode.width + 0.5, label=mode.label)
        for name, (mode, _) in known.items()
        if name in drawn
    ]
    if palette.all_weak(shown, "mode"):
        found.append(
            Line2D([], [], color=INK, linewidth=1.2, linestyle=(0, (3.2, 1.6)), label=f"all claims {palette.reserve(shown)}")
        )
    return found
