"""Times the explorer in Chromium with the processor slowed four times, beside pyvis' own page of the same network.

The page of vis-network alone is the floor: the same nodes and lines as on our opening map, drawn by the same library,
and nothing else. Ready is also measured as a reader has it, without a debugger: playwright has Chromium's engine keep the
places of all errors, for which it reads the whole of vis-network twice more.

Usage: python tests/bench/bench_page.py [PAGE ...]   (other pages, such as an older build, are measured in turn with ours)
"""

import itertools
import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from pyvis.network import Network

import alertgraph
from alertgraph import explorer
from alertgraph.explorer.page import VIS_NETWORK

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))
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
        alone = Path(folder) / "alone.html"
        for path in sys.argv[1:]:
            pages[path] = Path(path).resolve()
        with support.chromium() as chromium:
            _alone(chromium, pages["this page"], alone)
            pages["vis-network alone"] = alone
            found: dict[str, dict[str, list[float]]] = {name: {} for name in pages}
            for _ in range(ROUNDS):
                for name, page in pages.items():
                    if name != "pyvis' own":
                        found[name].setdefault("ready, read", []).append(_undebugged(chromium, page))
                    for what, spent in _visit(chromium, page, kind=name).items():
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


def _alone(chromium: Any, ours: Path, path: Path) -> None:
    """Write a page that gives vis-network the rows of our opening map, as it has them, and does nothing else."""
    tab = chromium.new_page(viewport=support.VIEWPORT, bypass_csp=True)
    tab.goto(ours.as_uri())
    tab.wait_for_function("window.KG", timeout=30_000)
    rows, box = tab.evaluate(ROWS)
    tab.close()
    path.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><div id="map" style="width:{box[0]}px;height:{box[1]}px"></div>'
        f"<script>{VIS_NETWORK.read_text(encoding='utf-8')}</script>"
        f'<script type="application/json" id="rows">{json.dumps(rows)}</script><script>{DRAWN_ALONE}</script>',
        encoding="utf-8",
    )


#: The rows that vis-network has, without the functions that draw a shape of our own.
ROWS = """(() => {
  const { body, canvas } = KG.network();
  const plain = ({ ctxRenderer, ...row }) => ({ ...row, shape: row.shape === "custom" ? "dot" : row.shape });
  const rows = { nodes: body.data.nodes.get().map(plain), edges: body.data.edges.get() };
  return [rows, [canvas.frame.clientWidth, canvas.frame.clientHeight]];
})()"""
DRAWN_ALONE = """
const interaction = { dragNodes: false, hover: true, selectable: false };
const options = { physics: false, layout: { improvedLayout: false }, interaction };
const network = new vis.Network(document.getElementById("map"), JSON.parse(document.getElementById("rows").textContent), options);
network.moveTo({ position: { x: 0, y: 0 }, scale: 1, animation: false });
network.redraw();
window.KG = { ready: performance.now() };
"""


def _undebugged(chromium: Any, page: Path) -> float:
    """Return when the page says that it is ready, in a tab that playwright does not know and so does not debug."""
    browser, pump = chromium.new_browser_cdp_session(), chromium.new_page()
    context = browser.send("Target.createBrowserContext")["browserContextId"]
    size = {"width": support.VIEWPORT["width"], "height": support.VIEWPORT["height"]}
    target = browser.send("Target.createTarget", {"url": "about:blank", "browserContextId": context, **size})["targetId"]
    session = browser.send("Target.attachToTarget", {"targetId": target, "flatten": False})["sessionId"]
    answers: dict[int, Any] = {}
    numbers = itertools.count(1)

    def received(event: Any) -> None:
        message = json.loads(event["message"])
        if event["sessionId"] == session and "id" in message:
            answers[message["id"]] = message["result"]

    def ask(method: str, **params: Any) -> Any:
        number = next(numbers)
        message = json.dumps({"id": number, "method": method, "params": params})
        browser.send("Target.sendMessageToTarget", {"sessionId": session, "message": message})
        while number not in answers:
            pump.wait_for_timeout(10)
        return answers.pop(number)

    browser.on("Target.receivedMessageFromTarget", received)
    ask("Emulation.setDeviceMetricsOverride", **size, deviceScaleFactor=1, mobile=False)
    ask("Emulation.setCPUThrottlingRate", rate=SLOWED)
    ask("Page.navigate", url=page.as_uri())
    ready = None
    while ready is None:
        pump.wait_for_timeout(1_000)
        ready = ask("Runtime.evaluate", expression="window.KG && KG.ready")["result"].get("value")
    browser.send("Target.disposeBrowserContext", {"browserContextId": context})
    browser.detach()
    pump.close()
    return float(ready)


def _visit(chromium: Any, page: Path, *, kind: str) -> dict[str, float]:
    """Return milliseconds by action; ready counts from the start of the navigation to the first picture drawn."""
    context = chromium.new_context(viewport=support.VIEWPORT, bypass_csp=True)
    try:
        tab = context.new_page()
        context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
        tab.goto(page.as_uri())
        if kind == "pyvis' own":
            drawn = "new Promise((done) => { network.once('afterDrawing', () => done(performance.now())); network.redraw(); })"
            return {"ready": tab.evaluate(drawn)}
        tab.wait_for_function("window.KG", timeout=30_000)
        tab.wait_for_timeout(1_500)
        found = {"ready": tab.evaluate("KG.ready")}
        if kind == "vis-network alone":
            return found
        for what, act in ACTIONS.items():
            found[what] = tab.evaluate(CLOCK, act)
            tab.wait_for_timeout(400)
        return found
    finally:
        context.close()


if __name__ == "__main__":
    main()
