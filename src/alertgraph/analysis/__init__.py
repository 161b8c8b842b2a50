"""Figures of a projection (``graph.network(...)``): each a function that returns a table, with its definition and source.

What is counted is what an alert says, never what is so. Every function takes a network of claims, one edge a claim or
aggregated, and counts its affirmed claims alone; a claim that the alert disputes counts nowhere, whatever the network holds.
"""

from alertgraph.analysis.blocs import Blocs, bloc_pairs, blocs
from alertgraph.analysis.communities import Communities, communities
from alertgraph.analysis.comparison import BlocComparison, compare_blocs
from alertgraph.analysis.frames import Frame
from alertgraph.analysis.frustration import Frustration, frustration
from alertgraph.analysis.ties import counted, layer, signed
from alertgraph.analysis.triads import TriadCensus, triad_census, triads

__all__ = [
    "BlocComparison",
    "Blocs",
    "Communities",
    "Frame",
    "Frustration",
    "TriadCensus",
    "bloc_pairs",
    "blocs",
    "communities",
    "compare_blocs",
    "counted",
    "frustration",
    "layer",
    "signed",
    "triad_census",
    "triads",
]
