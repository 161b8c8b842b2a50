"""How central an actor is: partners and claims, paths that lead over it, standing that comes from its partners' standing."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from alertgraph.analysis.ground.arguments import check_choice
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.ground.ties import LAYERS, counted, stating
from alertgraph.analysis.ground.variants import weak_share
from alertgraph.analysis.standing.eigenvector import UnsettledError
from alertgraph.analysis.standing.measures import COUNTS, PATHS, Asked, basis, by_actor, figure_of, measured_on

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection


def degrees(
    net: "Projection", things: bool = True, by: str | None = "sign", *, legal_acts: str = UNSIGNED, yielding: str = UNSIGNED
) -> Frame:
    """Return a row an actor, most claims first: its partners and its claims, out (as subject) and in (as object).

    ``degree``, ``out_degree`` and ``in_degree`` count distinct partners, ``strength``, ``out_strength`` and ``in_strength``
    claims. ``by="sign"`` adds ``_degree`` (partners), ``_out`` and ``_in`` (claims) of cooperation and of conflict,
    ``by="mode"`` those of each mode that occurs, ``by=None`` nothing. ``weak`` is the share of its claims that are hedged,
    reported or not said to have happened, ``claims`` are their identifiers. Agreements, courts' decisions and other things
    count as partners; without ``things`` actors alone do.

    Degree: Freeman (1979), Centrality in social networks. Strength, here the number of claims: Barrat et al. (2004), The
    architecture of complex weighted networks.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    if by is not None:
        check_choice(by, "by is None, or", ("sign", "mode"))
    rows = counted(net, things=things)
    groups: dict[str, tuple[str, Any]] = {}
    if by == "sign":
        groups = {name: ("effect", sign) for name, sign in LAYERS.items()}
    elif by == "mode":
        groups = {name: ("mode", name) for name in sorted({row["mode"] for row in rows})}
    columns = [f"{name}_{figure}" for name in groups for figure in ("degree", "out", "in")]
    found = []
    for actor, own in by_actor(net, rows).items():
        figures = [figure_of(actor, own, name) for name in COUNTS]
        for field, value in groups.values():
            part = [row for row in own if row[field] == value]
            figures += [figure_of(actor, part, name) for name in ("degree", "out_strength", "in_strength")]
        found.append((actor, net.nodes[actor]["label"], *figures, weak_share(own), "|".join(row["id"] for row in own)))
    shown = ["actor", "label", *COUNTS, *columns, "weak", "claims"]
    return stating(frame(shown, found, by=lambda row: (-row["strength"], row["actor"])), net)


def centralities(
    net: "Projection",
    layer: str | None = None,
    *,
    backend: str | None = None,
    sample: int | None = None,
    seed: int = 1,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Frame:
    """Return a row an actor, the greatest betweenness first: betweenness, PageRank and eigenvector centrality on a layer.

    The network is that of actors alone, on the layer "cooperation" or "conflict", or on all ties (None).

    - ``betweenness``: the share of shortest paths between two others that lead over an actor, 0 to 1. Ties without direction
      and without weight: the number of claims tells how often the alert speaks of a tie, not how near two actors are. Pairs
      that no path joins count as none. With ``sample`` it is estimated from that many actors, drawn with ``seed``.
      Freeman (1977), A set of measures of centrality based on betweenness; Brandes and Pich (2007) for the estimate.
    - ``pagerank``: directed, weighted by claims, damping 0.85, sum 1: high whom highly ranked actors support, or act
      against. Who acts on nobody gives its rank to all alike. Defined on networks in several parts. Brin and Page (1998).
      Needs SciPy.
    - ``eigenvector``: ties without direction, weighted by claims, length 1. Only within one part is it comparable, so that
      it is that of the part with most actors (of equal ones, that of the first identifier) and None elsewhere; None of all
      where two parts of that one are so alike that it cannot be told. Bonacich (1972), Factoring and weighting approaches to
      status scores.

    ``weak`` is the share of the actor's claims on the layer that are hedged, reported or not said to have happened,
    ``claims`` are all of them. Raises AnalysisError for a layer that does not exist, a sample below 2, and a backend that
    lacks a measure. ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    rows = basis(net, Asked("betweenness", layer))
    measured: dict[str, Mapping[str, float]] = {}
    for name in PATHS:
        asked = Asked(name, backend=backend, sample=sample if name == "betweenness" else None, seed=seed)
        try:
            measured[name] = measured_on(net, rows, asked)
        except UnsettledError:
            measured[name] = {}  # of the other measures there is something to tell
    found = []
    for actor, own in by_actor(net, rows).items():
        figures = [measured[name].get(actor) for name in PATHS]
        found.append((actor, net.nodes[actor]["label"], *figures, weak_share(own), "|".join(row["id"] for row in own)))
    return stating(
        frame(["actor", "label", *PATHS, "weak", "claims"], found, by=lambda row: (-row["betweenness"], row["actor"])), net
    )
