"""Times the explorer in Chromium with the processor slowed four times, beside pyvis' own page of the same network.

Usage: python tests/bench/bench_page.py [PAGE ...]   (other pages, such as an older build, are measured in turn with ours)
"""

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from pyvis.network import Network

import alertgraph
from alertgraph import explorer

sys.path.insert(0, str(Path(__file__).parents[1]))
import browser as support

ROUNDS = 5
SLOWED = 4
#: What a reader does, as the page's own calls; each is timed until the browser has laid the page out.
ACTIONS = {
    "select an actor": "KG.select('id:israel')",
    "filter a mode": "KG.set({hide: new Set(['Structural'])})",
    "all statuses": "KG.set({also: new Set(['disputed', 'reported', 'negated', 'not-actual'])})",
    "focus": "KG.focusOnActor('id:russia')",
    "table": "KG.set({view: 'table'})",
    "sort the table": "KG.set({sort: 'subject'})",
    "timeline": "KG.set({view: 'timeline'})",
    "matrix": "KG.set({view: 'matrix'})",
    "read along": "KG.set({view: 'read'})",
    "back to the map": "KG.set({view: 'map'})",
}
CLOCK = "(act) => { const from = performance.now(); eval(act); document.body.offsetHeight; return performance.now() - from; }"


def main() -> None:
    """Print milliseconds (medians) for each page, and the ratio of the first to the last."""
    with tempfile.TemporaryDirectory() as folder:
        pages = {"this page": _ours(Path(folder)), "pyvis' own": _plain(Path(folder))}
        for path in sys.argv[1:]:
            pages[path] = Path(path).resolve()
        with support.chromium() as chromium:
            found: dict[str, dict[str, list[float]]] = {name: {} for name in pages}
            for _ in range(ROUNDS):
                for name, page in pages.items():
                    for what, spent in _visit(chromium, page, ours=name != "pyvis' own").items():
                        found[name].setdefault(what, []).append(spent)
    sizes = ", ".join(f"{name} {size / 1e6:.2f} MB" for name, size in ((n, len(t)) for n, t in TEXTS.items()))
    print(f"processor slowed {SLOWED} times, median of {ROUNDS}; {sizes}")
    print(f"{'ms':18}" + "".join(f"{name[-18:]:>20}" for name in pages))
    for what in next(iter(found.values())):
        spent = [statistics.median(rows[what]) if what in rows else None for rows in found.values()]
        ratio = "" if spent[1] is None or spent[0] is None else f"   ratio {spent[0] / spent[1]:.2f}"
        print(f"{what:18}" + "".join(f"{'' if ms is None else f'{ms:.0f}':>20}" for ms in spent) + ratio)


TEXTS: dict[str, bytes] = {}


def _ours(folder: Path) -> Path:
    graph = alertgraph.load()
    TEXTS["this page"] = explorer.render(graph, {}, progress=lambda _: None).encode()
    (folder / "ours.html").write_bytes(TEXTS["this page"])
    return folder / "ours.html"


def _plain(folder: Path) -> Path:
    """Return the page that pyvis makes by itself of the same claims, its physics off and all its scripts within."""
    graph = alertgraph.load()
    net = Network(directed=True, cdn_resources="in_line")
    net.from_nx(graph.network())
    net.toggle_physics(False)
    TEXTS["pyvis' own"] = net.generate_html().encode()
    (folder / "plain.html").write_bytes(TEXTS["pyvis' own"])
    return folder / "plain.html"


def _visit(chromium: Any, page: Path, *, ours: bool) -> dict[str, float]:
    """Return milliseconds by action; ready counts from the start of the navigation to the first picture drawn."""
    context = chromium.new_context(viewport=support.VIEWPORT, bypass_csp=True)
    try:
        tab = context.new_page()
        context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        tab.goto(page.as_uri())
        if not ours:
            drawn = "new Promise((done) => { network.once('afterDrawing', () => done(performance.now())); network.redraw(); })"
            return {"ready": tab.evaluate(drawn)}
        tab.wait_for_function("window.KG", timeout=30_000)
        tab.wait_for_timeout(1_500)
        found = {"ready": tab.evaluate("KG.ready")}
        for what, act in ACTIONS.items():
            found[what] = tab.evaluate(CLOCK, act)
            tab.wait_for_timeout(400)
        return found
    finally:
        context.close()


if __name__ == "__main__":
    main()
