"""Times the Query tab in Chromium: opening editor and engine, each named query against the embedded engine, and the page.

The page with the tab and the same page without are opened by turns. Prints medians and ratios; the aims are an engine
that opens in under 1 s, named queries in under 0.2 s each, and a page that is ready as soon as without the tab.
"""

import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from browser import Visit, chromium

import alertgraph
from alertgraph.asking import answers, library
from alertgraph.explorer import render
from alertgraph.publishing import rdf

ROUNDS = 7
STATUS = "document.getElementById('query-status').textContent"


def main() -> None:
    """Build both pages, open them by turns, and run every question."""
    graph = alertgraph.load()
    named = library.named(graph.data)
    quads = rdf.nquads(graph.data)
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        with_tab, without = Path(folder) / "with.html", Path(folder) / "without.html"
        with_tab.write_text(render(graph, progress=lambda _: None, questions=named.values(), quads=quads), encoding="utf-8")
        without.write_text(render(graph, progress=lambda _: None), encoding="utf-8")
        ready: dict[Path, list[float]] = {with_tab: [], without: []}
        opened, editor = [], []
        for _ in range(ROUNDS):
            for path in (with_tab, without):
                seen = Visit(browser, path, afresh=True)
                ready[path].append(seen.js("KG.ready"))
                if path is with_tab:
                    start = time.perf_counter()
                    seen.page.click("#tab-query")
                    seen.until("document.querySelector('#query-run:not(:disabled)')")
                    editor.append(time.perf_counter() - start)
                    seen.until(f"{STATUS}.startsWith('Ready')")
                    opened.append(float(re.search(r"opened in ([\d.]+) s", seen.js(STATUS))[1]))  # type: ignore[index]
                seen.close()
        a, b = (statistics.median(ready[path]) for path in (with_tab, without))
        sizes = [path.stat().st_size / 1e6 for path in (with_tab, without)]
        print(f"page size     with tab {sizes[0]:6.2f} MB   without {sizes[1]:6.2f} MB")
        print(f"page ready    with tab {a:6.0f} ms   without {b:6.0f} ms   ratio {a / b:.2f}")
        best = f"(best {min(opened):.2f})"
        print(f"tab opens     engine {statistics.median(opened):.2f} s {best}   editor {statistics.median(editor):.2f} s")
        seen = Visit(browser, with_tab, "#view=query&code=yes", wait=False, afresh=True)
        seen.until(f"{STATUS}.startsWith('Ready')")
        for name in named:
            ours, theirs = [], []
            for _ in range(ROUNDS):
                seen.page.click(f"[data-query='{name}']")
                seen.until("!KG.query.running")
                ours.append(seen.js("KG.query.answer.ms"))
                start = time.perf_counter()
                answers.answer(graph.data, name, {})
                theirs.append(1000 * (time.perf_counter() - start))
            page, here = statistics.median(ours), statistics.median(theirs)
            note = "" if page < 200 else "   OVER 200 ms"
            first = f"(first {ours[0]:6.1f})"
            print(f"{name:26} page {page:6.1f} ms {first}   embedded {here:6.1f} ms   ratio {page / here:5.1f}{note}")
        seen.close()


if __name__ == "__main__":
    main()
