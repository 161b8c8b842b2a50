"""Figures of a projection (``graph.network(...)``): each a function that returns a table, with its definition and source.

What is counted is what an alert says, never what is so. Every function takes a network of claims, one edge a claim or
aggregated, and counts its affirmed claims alone; a claim that the alert disputes counts nowhere, whatever the network holds.
"""

from alertgraph.analysis.agreements import agreement_steps, agreements
from alertgraph.analysis.courts import court_steps, courts
from alertgraph.analysis.frames import Frame
from alertgraph.analysis.periods import before_and_after, pairs_over_time, per_quarter, turning_points, within
from alertgraph.analysis.silence import silence, stands
from alertgraph.analysis.ties import counted, layer, signed

__all__ = [
    "Frame",
    "agreement_steps",
    "agreements",
    "before_and_after",
    "counted",
    "court_steps",
    "courts",
    "layer",
    "pairs_over_time",
    "per_quarter",
    "signed",
    "silence",
    "stands",
    "turning_points",
    "within",
]
