"""Figures of a projection (``graph.network(...)``): each a function that returns a table, with its definition and source.

What is counted is what an alert says, never what is so. Every function takes a network of claims, one edge a claim or
aggregated, and counts its affirmed claims alone; a claim that the alert disputes counts nowhere, whatever the network holds.
How far a figure depends on weak claims, a section or a speaker is told by ``ranking`` and ``robustness`` of ranks, and by
``recomputed`` of any number.
"""

from alertgraph.analysis import plots
from alertgraph.analysis.agreements import agreement_steps, agreements
from alertgraph.analysis.blocs import Blocs, bloc_pairs, blocs
from alertgraph.analysis.brokers import between_blocs, brokers
from alertgraph.analysis.centrality import MEASURES, centralities, degrees
from alertgraph.analysis.chance import chance
from alertgraph.analysis.communities import Communities, communities
from alertgraph.analysis.comparison import BlocComparison, compare_blocs
from alertgraph.analysis.courts import court_steps, courts
from alertgraph.analysis.frames import Frame
from alertgraph.analysis.frustration import Frustration, frustration
from alertgraph.analysis.merging import merge
from alertgraph.analysis.periods import before_and_after, pairs_over_time, per_quarter, turning_points, within
from alertgraph.analysis.ranking import ranking
from alertgraph.analysis.recomputed import recomputed
from alertgraph.analysis.robustness import first_place, robustness, stability
from alertgraph.analysis.silence import silence, stands
from alertgraph.analysis.structure import FIGURES
from alertgraph.analysis.ties import counted, layer, part, signed
from alertgraph.analysis.triads import TriadCensus, triad_census, triads

__all__ = [
    "FIGURES",
    "MEASURES",
    "BlocComparison",
    "Blocs",
    "Communities",
    "Frame",
    "Frustration",
    "TriadCensus",
    "agreement_steps",
    "agreements",
    "before_and_after",
    "between_blocs",
    "bloc_pairs",
    "blocs",
    "brokers",
    "centralities",
    "chance",
    "communities",
    "compare_blocs",
    "counted",
    "court_steps",
    "courts",
    "degrees",
    "first_place",
    "frustration",
    "layer",
    "merge",
    "pairs_over_time",
    "part",
    "per_quarter",
    "plots",
    "ranking",
    "recomputed",
    "robustness",
    "signed",
    "silence",
    "stability",
    "stands",
    "triad_census",
    "triads",
    "turning_points",
    "within",
]
