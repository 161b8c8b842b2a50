"""Figures of a projection (``graph.network(...)``): each a function that returns a table, with its definition and source.

What is counted is what an alert says, never what is so. Every function takes a network of claims, one edge a claim or
aggregated, and counts its affirmed claims alone; a claim that the alert disputes counts nowhere, whatever the network holds.
How far a figure depends on weak claims, a section or a speaker is told by ``ranking`` and ``robustness`` of ranks, and by
``recomputed`` of any number.

Which function answers what:

- who is named often, who is central: ``degrees``, ``centralities``, ``ranking``; who stands between blocs, or between two
  actors, each a bloc of its own: ``between_blocs`` (whose partners), ``brokers`` (whose paths)
- how firm it is: ``robustness`` (a row an actor and variant), ``stability`` (a row a variant), ``first_place``, ``recomputed``
- what chance would make of it: ``chance``
- does it fall into sides: ``triads``, ``triad_census``, ``frustration``, ``blocs``, ``bloc_pairs``, ``compare_blocs`` with the
  bloc that an alert names, ``communities``
- when: ``within``, ``per_quarter``, ``pairs_over_time``, ``turning_points``, ``before_and_after``
- courts and agreements: ``courts``, ``agreements``, and claim by claim ``court_steps``, ``agreement_steps``; who stands by whom:
  ``stands``, ``silence``
- networks made of a network: ``counted`` (its rows), ``layer``, ``signed``, ``part`` (from rows of a table back to the map),
  ``merge``; pictures: ``plots``
"""

from alertgraph.analysis import plots
from alertgraph.analysis.ground.frames import Frame
from alertgraph.analysis.ground.merging import merge
from alertgraph.analysis.ground.ties import counted, layer, part, signed
from alertgraph.analysis.odds.chance import chance
from alertgraph.analysis.odds.structure import FIGURES
from alertgraph.analysis.sides.blocs import Blocs, bloc_pairs, blocs
from alertgraph.analysis.sides.communities import Communities, communities
from alertgraph.analysis.sides.comparison import BlocComparison, compare_blocs
from alertgraph.analysis.sides.frustration import Frustration, frustration
from alertgraph.analysis.sides.triads import TriadCensus, triad_census, triads
from alertgraph.analysis.standing.brokers import between_blocs, brokers
from alertgraph.analysis.standing.centrality import MEASURES, centralities, degrees
from alertgraph.analysis.standing.ranking import ranking
from alertgraph.analysis.standing.recomputed import recomputed
from alertgraph.analysis.standing.robustness import first_place, robustness, stability
from alertgraph.analysis.stories.agreements import agreement_steps, agreements
from alertgraph.analysis.stories.courts import court_steps, courts
from alertgraph.analysis.stories.silence import silence, stands
from alertgraph.analysis.time.periods import before_and_after, pairs_over_time, per_quarter, turning_points, within

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


def __dir__() -> list[str]:
    """Return the public names, which completion offers without the modules that they come from."""
    return __all__
