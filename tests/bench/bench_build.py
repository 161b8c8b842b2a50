"""Times the steps of a build: load and check, data files, layout, page; prints each share, the layout's above all.

A first build has an empty cache; a second one finds the places of the map there. Where ``ALERTGRAPH_ALERTS`` names the folder
with the alert's text, reading it is timed as well, beside Python's own parser of HTML, which finds neither words nor sentences.
"""

import os
import tempfile
import time
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import networkx as nx

import alertgraph
from alertgraph import explorer
from alertgraph.checking import check as checks
from alertgraph.publishing import files
from alertgraph.texts import document as text


def timed(step: Callable[[], object]) -> tuple[float, object]:
    """Return the seconds that a step took, and its result."""
    start = time.perf_counter()
    result = step()
    return time.perf_counter() - start, result


def main() -> None:
    """Print the steps with a cache of their own, which is empty, then the reading of the text."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ALERTGRAPH_CACHE"] = folder
        build()
    if folder := os.environ.get("ALERTGRAPH_ALERTS"):
        read(max(Path(folder).glob("*.txt"), key=lambda path: path.stat().st_size))


def read(path: Path) -> None:
    """Print how long the alert's text takes to be cut into words, sentences and paragraphs."""
    source = path.read_text(encoding="utf-8")
    ours = min(timed(lambda: text.parse(source))[0] for _ in range(5))
    theirs = min(timed(lambda: HTMLParser().feed(source))[0] for _ in range(5))
    said = f"{len(text.parse(source).sentences)} sentences read"
    print(f"{said:20} {1000 * ours:6.1f} ms; HTMLParser alone {1000 * theirs:.1f} ms, ratio {ours / theirs:.0f}")


def build() -> None:
    """Print seconds and shares, and the layout against one plain run of networkx's own."""
    load, graph = timed(alertgraph.load)
    assert isinstance(graph, alertgraph.AlertGraph)
    check, _ = timed(lambda: checks.check(graph.data))
    page, _ = timed(lambda: explorer.render(graph, {}, progress=lambda _: None))
    again, _ = timed(lambda: explorer.render(graph, {}, progress=lambda _: None))
    everything, _ = timed(lambda: files.render(graph, {}, lambda _: None))
    plain, _ = timed(lambda: nx.forceatlas2_layout(nx.Graph(graph.network()), seed=1))
    first = load + check + everything + page - again
    steps = (
        ("load", load),
        ("check", check),
        ("page with layout", page),
        ("page, places kept", again),
        ("all files", everything),
    )
    for name, seconds in steps:
        print(f"{name:20} {seconds:6.2f} s   {seconds / first:5.0%} of a first build")
    print(f"one plain ForceAtlas2 {plain:5.2f} s; the page costs {page / plain:.1f} times that (8 seeds, scoring, declutter)")


if __name__ == "__main__":
    main()
