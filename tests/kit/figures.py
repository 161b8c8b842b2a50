"""Prints as JSON what comes of the libraries that are found: figures that draw or add up, the map, the network's files."""

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd

import alertgraph as ag
import alertgraph.analysis as an
from alertgraph.explorer.layout import layout
from alertgraph.network import files


def rows(table: Any) -> list[list[str]]:
    """A table as text, every digit told; what is missing is None or not a number, as the version of pandas has it."""
    return [["" if pd.isna(cell) else repr(cell) for cell in row] for row in table.itertuples(index=False)]


def figures(graph: ag.AlertGraph) -> dict[str, Any]:
    """Everything that is to be the same under each version of Python and of the libraries."""
    net = graph.network()
    everything = graph.network(stance=None, polarity=None, modality=None)
    members: Any = graph.query("axis-members")
    axis = {row.member: "axis" for row in members}
    places = layout(everything)
    some = {name: place for name, place in places.items() if name in net}
    found = {
        "centralities": rows(an.centralities(net, "cooperation")),
        "sampled": [rows(an.centralities(net, layer, sample=20, seed=seed)) for layer, seed in ((None, 1), ("conflict", 7))],
        "brokers": [rows(an.brokers(net, axis, layer)) for layer in ("cooperation", None)],
        "blocs": repr(an.blocs(net)),
        "communities": repr(an.communities(net)),
        "triads": repr(an.triad_census(net, shuffles=20)),
        "chance": rows(an.chance(net, "betweenness", draws=3)),
        "map": places,
        "part of the map, from there": layout(net, start=some),
    }
    written = {"graphml": files.graphml(net), "gexf": files.gexf(net)}
    return found | {name: hashlib.sha256(data).hexdigest() for name, data in written.items()}


if __name__ == "__main__":
    told = {"version": nx.__version__, "figures": figures(ag.load(Path(sys.argv[1])))}
    print(json.dumps(told, default=repr))  # noqa: T201
