"""Figures of a projection (``graph.network(...)``): each a function that returns a table, with its definition and source.

What is counted is what an alert says, never what is so. Every function takes a network of claims, one edge a claim or
aggregated, and counts its affirmed claims alone; a claim that the alert disputes counts nowhere, whatever the network holds.
Acts of law (warrants, orders, cases) and yielding to demands or threats have no sign, unless ``legal_acts="signed"`` or
``yielding="signed"`` asks for one; the result says how they were counted.
How far a figure depends on weak claims, a section or a speaker is told by ``ranking`` and ``robustness`` of ranks, and by
``recomputed`` of any number. ``part`` leads from the rows of a table back to the map, and ``plots`` has pictures.
"""

import inspect

from alertgraph.analysis import ground, odds, sides, standing, stories, time
from alertgraph.analysis import plots as plots
from alertgraph.analysis.ground.frames import Frame as Frame
from alertgraph.analysis.ground.merging import merge as merge
from alertgraph.analysis.ground.signs import counting as counting
from alertgraph.analysis.ground.ties import counted as counted
from alertgraph.analysis.ground.ties import layer as layer
from alertgraph.analysis.ground.ties import part as part
from alertgraph.analysis.ground.ties import signed as signed
from alertgraph.analysis.odds.chance import chance as chance
from alertgraph.analysis.odds.structure import FIGURES as FIGURES
from alertgraph.analysis.sides.blocs import Blocs as Blocs
from alertgraph.analysis.sides.blocs import bloc_pairs as bloc_pairs
from alertgraph.analysis.sides.blocs import blocs as blocs
from alertgraph.analysis.sides.communities import Communities as Communities
from alertgraph.analysis.sides.communities import communities as communities
from alertgraph.analysis.sides.comparison import BlocComparison as BlocComparison
from alertgraph.analysis.sides.comparison import compare_blocs as compare_blocs
from alertgraph.analysis.sides.frustration import Frustration as Frustration
from alertgraph.analysis.sides.frustration import frustration as frustration
from alertgraph.analysis.sides.triads import TriadCensus as TriadCensus
from alertgraph.analysis.sides.triads import triad_census as triad_census
from alertgraph.analysis.sides.triads import triads as triads
from alertgraph.analysis.standing.breakdown import first_place as first_place
from alertgraph.analysis.standing.brokers import between_blocs as between_blocs
from alertgraph.analysis.standing.brokers import brokers as brokers
from alertgraph.analysis.standing.centrality import centralities as centralities
from alertgraph.analysis.standing.centrality import degrees as degrees
from alertgraph.analysis.standing.measures import MEASURES as MEASURES
from alertgraph.analysis.standing.ranking import ranking as ranking
from alertgraph.analysis.standing.recomputed import recomputed as recomputed
from alertgraph.analysis.standing.robustness import robustness as robustness
from alertgraph.analysis.standing.robustness import stability as stability
from alertgraph.analysis.stories.agreements import agreement_steps as agreement_steps
from alertgraph.analysis.stories.agreements import agreements as agreements
from alertgraph.analysis.stories.courts import court_steps as court_steps
from alertgraph.analysis.stories.courts import courts as courts
from alertgraph.analysis.stories.silence import silence as silence
from alertgraph.analysis.stories.silence import stands as stands
from alertgraph.analysis.time.periods import before_and_after as before_and_after
from alertgraph.analysis.time.periods import pairs_over_time as pairs_over_time
from alertgraph.analysis.time.periods import per_quarter as per_quarter
from alertgraph.analysis.time.periods import within as within
from alertgraph.analysis.time.turning import turning_points as turning_points

# a line above is all that makes a figure public; the package's help tells of it under the sentence of its room
_FIGURES = {name: value for name, value in globals().items() if not (name.startswith("_") or inspect.ismodule(value))}
_ROOMS = (standing, odds, sides, time, stories, ground)

__all__ = sorted(["plots", *_FIGURES])


def __dir__() -> list[str]:
    """Return the public names, which completion offers without the modules that they come from."""
    return __all__


def _answers(room: str) -> str:
    """Return the names of the functions of a room, for the package's help."""
    functions = (
        name for name, value in _FIGURES.items() if inspect.isfunction(value) and value.__module__.startswith(f"{room}.")
    )
    return ", ".join(f"``{name}``" for name in sorted(functions))


__doc__ = "\n".join([__doc__ or "", *(f"- {str(room.__doc__).rstrip('.')}: {_answers(room.__name__)}" for room in _ROOMS)])
