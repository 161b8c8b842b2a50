"""A network as a still picture: an SVG with places, shapes, colours, dashes, labels, legend and source."""

import math
import textwrap
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Final

from alertgraph.explorer import data, layout
from alertgraph.model.registry import is_tie
from alertgraph.telling.notice import notice
from alertgraph.telling.statuses import HEDGED_DASH, STATUSES, statuses

if TYPE_CHECKING:
    from alertgraph.model.claims import Claim
    from alertgraph.model.graph import Graph

Key = tuple[str, str, str, tuple[str, ...]]

WIDTH: Final = 960
HEIGHT: Final = 680
EDGE: Final = 60
PAGE: Final = "#FFFFFF"
INK: Final = "#1B2127"
LABELLED: Final = 40
SIGNS: Final = {"question": "?", "speech": "“", "slash": "/", "ring": "○", "giveWay": "▽"}
#: The sign of a line behind which any claim is hedged.
RESERVE: Final = "~"
COLUMNS: Final = 3
ROW: Final = 34  # characters of a label, before it goes on in another row
_CORNERS: Final = {
    "square": (4, 45),
    "diamond": (4, 0),
    "triangle": (3, 0),
    "triangleDown": (3, 180),
    "hexagon": (6, 30),
    "pentagon": (5, 0),
}


def svg(graph: "Graph") -> str:
    """Return the picture of a graph: its most connected entries with every claim between them, each drawn for what it is."""
    net = data.mapped_network(graph)
    core = data.most_connected(net)
    places = {
        name: (EDGE + x * (WIDTH - 2 * EDGE), 24 + y * (HEIGHT - 48))
        for name, (x, y) in layout.layout(net.subgraph(core)).items()
    }
    bundles: dict[Key, list[Claim]] = {}
    for claim in graph.claims():
        if claim.subject in places and claim.object in places:
            key = (claim.subject, claim.object, graph.relations[claim.relation].mode, statuses(claim))
            bundles.setdefault(key, []).append(claim)
    ranked = sorted(core, key=lambda name: (-net.nodes[name]["claims"], name))
    lines = [_line(graph, places, key, claims) for key, claims in sorted(bundles.items())]
    nodes = [_node(graph, name, places[name], net.nodes[name]["claims"]) for name in reversed(ranked)]
    legend, height = _legend(graph, bundles, f"{len(core)} of {len(net)} actors and things")
    total = HEIGHT + height
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {total}" width="{WIDTH}" height="{total}" role="img" '
        f'font-family="system-ui, Segoe UI, Noto Sans, DejaVu Sans, sans-serif"><title>{escape(notice(graph))}</title>'
        f'<rect width="{WIDTH}" height="{total}" fill="{PAGE}"/>{"".join(lines)}{"".join(nodes)}'
        f"{_labels(graph, ranked[:LABELLED], places)}{legend}</svg>"
    )


def _line(graph: "Graph", places: dict[str, tuple[float, float]], key: Key, claims: "list[Claim]") -> str:
    (x, y), (u, v) = places[key[0]], places[key[1]]
    mode = graph.modes[key[2]]
    length = math.hypot(u - x, v - y) or 1.0
    bend = 0.07 * length + 5 * (sorted(graph.modes).index(key[2]) + len(key[3]))
    mx, my = (x + u) / 2 - (v - y) / length * bend, (y + v) / 2 + (u - x) / length * bend
    dash = _dash(claims, key[3])
    opacity = 0.4 if is_tie(mode.id, graph.relations.values()) else 0.65
    style = f'stroke="{mode.colour_light}" stroke-opacity="{opacity}" stroke-width="{mode.width + math.log2(len(claims)):.1f}"'
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    marked = [mode.mark, *(status.mark for status in STATUSES if status.id in key[3])]
    signs = [SIGNS[mark] for mark in marked if mark] + [RESERVE] * _is_hedged(claims)
    marks = [
        _mark(sign, (x + 2 * mx + u) / 4 + 15 * at, (y + 2 * my + v) / 4, mode.colour_light) for at, sign in enumerate(signs)
    ]
    return (
        f'<path d="M{x:.1f},{y:.1f} Q{mx:.1f},{my:.1f} {u:.1f},{v:.1f}" fill="none" {style}{dashes}/>'
        f'<path d="{_tip((mx, my), (u, v))}" fill="{mode.colour_light}" fill-opacity="0.65"/>{"".join(marks)}'
    )


def _is_hedged(claims: "list[Claim]") -> bool:
    return any(claim.certainty == "Hedged" for claim in claims)


def _mark(sign: str, x: float, y: float, colour: str) -> str:
    """Return the small sign that a line with a status carries, as on the page."""
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6.5" fill="{PAGE}" stroke="{colour}" stroke-width="1.3"/><text x="{x:.1f}" '
        f'y="{y + 3.8:.1f}" font-size="10.5" font-weight="700" text-anchor="middle" fill="{colour}">{sign}</text>'
    )


def _dash(claims: "list[Claim]", found: tuple[str, ...]) -> str:
    if found:
        return " ".join(map(str, next(status.dash for status in STATUSES if status.id == found[0])))
    return " ".join(map(str, HEDGED_DASH)) if all(claim.certainty == "Hedged" for claim in claims) else ""


def _tip(start: tuple[float, float], end: tuple[float, float]) -> str:
    angle = math.atan2(end[1] - start[1], end[0] - start[0])

    def point(reach: float, turn: float) -> str:
        x = end[0] - 12 * math.cos(angle) - reach * math.cos(angle + turn)
        y = end[1] - 12 * math.sin(angle) - reach * math.sin(angle + turn)
        return f"{x:.1f},{y:.1f}"

    return f"M{point(0, 0)} L{point(8, 0.42)} L{point(8, -0.42)} Z"


def _node(graph: "Graph", name: str, place: tuple[float, float], claims: int) -> str:
    kind = graph.kinds[graph.entities[name].kind]
    return _shape(kind.shape, kind.fill == "hollow", kind.colour_light, place, 4.4 + 1.5 * math.sqrt(claims))


def _shape(shape: str, hollow: bool, colour: str, place: tuple[float, float], radius: float) -> str:
    paint = f'fill="{PAGE if hollow else colour}" stroke="{colour if hollow else PAGE}" stroke-width="{2 if hollow else 0.8}"'
    x, y = place
    if shape == "star":
        turns = [(index * 36.0, radius * (1.15 if index % 2 == 0 else 0.52)) for index in range(10)]
    elif shape in _CORNERS:
        corners, turn = _CORNERS[shape]
        turns = [(index * 360 / corners + turn, radius * 1.1) for index in range(corners)]
    else:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" {paint}/>'
    points = (f"{x + r * math.sin(math.radians(a)):.1f},{y - r * math.cos(math.radians(a)):.1f}" for a, r in turns)
    return f'<polygon points="{" ".join(points)}" {paint}/>'


def _labels(graph: "Graph", names: list[str], places: dict[str, tuple[float, float]]) -> str:
    """Return the labels that fit, most connected first; none over another."""
    taken: list[tuple[float, float, float, float]] = []
    found = []
    for rank, name in enumerate(names):
        rows = textwrap.wrap(graph.entities[name].label, ROW)
        size = 12 if rank < 12 else 10.5
        x, y = places[name]
        width, height = 0.6 * size * max(map(len, rows)), 14 * len(rows)
        for left, top, anchor in (
            (x + 14, y - height / 2, "start"),
            (x - 14 - width, y - height / 2, "end"),
            (x - width / 2, y + 14, "middle"),
            (x - width / 2, y - 14 - height, "middle"),
        ):
            box = (left, top, left + width, top + height)
            inside = box[0] > 2 and box[2] < WIDTH - 2 and box[1] > 2 and box[3] < HEIGHT
            if inside and not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken):
                taken.append(box)
                weight = 600 if rank < 12 else 400
                at = {"start": left, "end": left + width, "middle": x}[anchor]
                found += [
                    f'<text x="{at:.1f}" y="{top + 11 + 14 * row:.1f}" text-anchor="{anchor}" font-size="{size}" '
                    f'font-weight="{weight}" '
                    f'fill="{INK}" stroke="{PAGE}" stroke-width="3" stroke-opacity="0.85" paint-order="stroke">'
                    f"{escape(words)}</text>"
                    for row, words in enumerate(rows)
                ]
                break
    return "".join(found)


def _legend(graph: "Graph", bundles: "Mapping[Key, list[Claim]]", drawn: str) -> tuple[str, int]:
    """Return the legend of what the picture holds, the source below it, and how high they are."""
    modes, found = {key[2] for key in bundles}, {status for key in bundles for status in key[3]}
    entries = [
        (
            f"{mode.label} ({SIGNS[mode.mark]})" if mode.mark else mode.label,
            f'stroke="{mode.colour_light}" stroke-width="{mode.width + 0.6}"',
        )
        for mode in sorted(graph.modes.values(), key=lambda mode: (-mode.width, mode.id))
        if mode.id in modes
    ]
    if any(not key[3] and _dash(claims, ()) for key, claims in bundles.items()):
        entries.append(
            ("all claims hedged", f'stroke="{INK}" stroke-width="1.6" stroke-dasharray="{" ".join(map(str, HEDGED_DASH))}"')
        )
    if any(map(_is_hedged, bundles.values())):
        entries.append((f"a hedged claim among them ({RESERVE})", f'stroke="{INK}" stroke-width="1.6"'))
    entries += [
        (
            f"{status.label} ({SIGNS[status.mark]})",
            f'stroke="{INK}" stroke-width="1.6" stroke-dasharray="{" ".join(map(str, status.dash))}"',
        )
        for status in STATUSES
        if status.id in found
    ]
    parts = [f'<line x1="0" y1="{HEIGHT}" x2="{WIDTH}" y2="{HEIGHT}" stroke="{INK}" stroke-opacity="0.25"/>']
    for index, (label, look) in enumerate(entries):
        x, y = 20 + index % COLUMNS * 310, HEIGHT + 22 + index // COLUMNS * 22
        parts.append(f'<line x1="{x}" y1="{y}" x2="{x + 36}" y2="{y}" {look}/>')
        parts.append(f'<text x="{x + 44}" y="{y + 4}" font-size="12" fill="{INK}">{escape(label)}</text>')
    top = HEIGHT + 22 + (len(entries) + COLUMNS - 1) // COLUMNS * 22 + 8
    claims = sum(map(len, bundles.values()))
    whole = graph.selected_from or len(graph.claims())
    lines = [*textwrap.wrap(notice(graph), 135), f"{drawn}, {claims} of {whole} claims"]
    for index, words in enumerate(lines):
        parts.append(
            f'<text x="20" y="{top + 16 * index}" font-size="11.5" font-weight="600" fill="{INK}">{escape(words)}</text>'
        )
    return "".join(parts), top + 16 * len(lines) - HEIGHT
