"""Figures of a projection (``graph.network(...)``): each a function that returns a table, with its definition and source.

What is counted is what an alert says, never what is so. Every function takes a network of claims, one edge a claim or
aggregated, and counts its affirmed claims alone; a claim that the alert disputes counts nowhere, whatever the network holds.
"""

from alertgraph.analysis.brokers import between_blocs, brokers
from alertgraph.analysis.centrality import MEASURES, centralities, degrees
from alertgraph.analysis.chance import chance
from alertgraph.analysis.frames import Frame
from alertgraph.analysis.ranking import ranking
from alertgraph.analysis.robustness import first_place, robustness, stability
from alertgraph.analysis.structure import FIGURES
from alertgraph.analysis.ties import counted, layer, signed

__all__ = [
    "FIGURES",
    "MEASURES",
    "Frame",
    "between_blocs",
    "brokers",
    "centralities",
    "chance",
    "counted",
    "degrees",
    "first_place",
    "layer",
    "ranking",
    "robustness",
    "signed",
    "stability",
]
