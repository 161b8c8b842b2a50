"""Times the steps of a build: load and check, data files, layout, page; prints each share, the layout's above all."""

import time
from collections.abc import Callable

import networkx as nx

import alertgraph
from alertgraph import checks, explorer, publish


def timed(step: Callable[[], object]) -> tuple[float, object]:
    """Return the seconds that a step took, and its result."""
    start = time.perf_counter()
    result = step()
    return time.perf_counter() - start, result


def main() -> None:
    """Print seconds and shares, and the layout against one plain run of networkx's own."""
    load, graph = timed(alertgraph.load)
    assert isinstance(graph, alertgraph.AlertGraph)
    check, _ = timed(lambda: checks.check(graph.data))
    page, _ = timed(lambda: explorer.render(graph, {}, progress=lambda _: None))
    everything, _ = timed(lambda: publish.render(graph, {}, lambda _: None))
    plain, _ = timed(lambda: nx.forceatlas2_layout(nx.Graph(graph.network()), seed=1))
    for name, seconds in (("load", load), ("check", check), ("page with layout", page), ("all files", everything)):
        print(f"{name:20} {seconds:6.2f} s   {seconds / (load + check + everything):5.0%}")
    print(f"one plain ForceAtlas2 {plain:5.2f} s; the page costs {page / plain:.1f} times that (8 seeds, scoring, declutter)")


if __name__ == "__main__":
    main()
