"""Figures of a projection (``graph.network(...)``): each a function that returns a table, with its definition and source.

What is counted is what an alert says, never what is so. Every function takes a network of claims, one edge a claim or
aggregated, and counts its affirmed claims alone; a claim that the alert disputes counts nowhere, whatever the network holds.
"""

from alertgraph.analysis import plots
from alertgraph.analysis.frames import Frame
from alertgraph.analysis.ties import counted, layer, signed

__all__ = ["Frame", "counted", "layer", "plots", "signed"]
