"""Who stands between: brokerage between blocs, ties into several blocs, and how little an actor's partners know each other."""

from collections import Counter
from typing import TYPE_CHECKING, Final

import networkx as nx

from alertgraph.analysis.ground.extras import on_backend
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.membership import Membership, bloc_of
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.ground.ties import Row, counted, on_layer, stating
from alertgraph.analysis.ground.ties import layer as layer_of
from alertgraph.analysis.ground.variants import weak_share
from alertgraph.analysis.standing.measures import PLACES, by_actor, undirected

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection

ROLES: Final = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")


def brokers(
    net: "Projection",
    blocs: Membership,
    layer: str | None = "cooperation",
    *,
    backend: str | None = None,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Frame:
    """Return a row an actor of a layer, most brokerage first: how often it brokers in each role, and Burt's two measures.

    An actor brokers between two others where the first is tied to it and it to the second, while the first is not tied to
    the second. The ties are those of the layer between actors, from subject to object. ``total`` is the sum of five roles
    by the blocs of the first, the broker and the second:

    - ``coordinator``: all three of one bloc;
    - ``consultant`` (itinerant broker): the two of one bloc, the broker of another;
    - ``gatekeeper``: the first of another bloc than broker and second;
    - ``representative``: the second of another bloc than first and broker;
    - ``liaison``: three blocs.

    Only actors that have a bloc take part in the roles; ``bloc`` is None for the others. Gould and Fernandez (1989),
    Structures of mediation: a formal approach to brokerage in transaction networks.

    ``constraint`` says how far an actor's partners are tied to each other (low for one who stands between, at most some
    1.1), ``effective_size`` how many partners it has that are not (partners less their mean number of ties to each other).
    Both on the layer without direction and weight, whatever the blocs. Burt (1992), Structural holes; effective size as in
    Borgatti (1997).

    ``blocs`` is a mapping of actors to the name of their bloc or of names to their members, a list of sets of actors, a table
    with the columns ``actor`` and ``bloc``, or what ``blocs()`` or ``compare_blocs()`` returned; an actor whose bloc is
    missing has none, and a bloc that has a number is called "bloc 1". ``weak`` is the share of the actor's claims
    on the layer that are hedged, reported or not said to have happened, ``claims`` are all of them.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    ties = layer_of(net, layer)
    member = bloc_of(net, blocs)
    both = undirected(ties)
    with on_backend(backend, "Burt's measures"):
        constraint = nx.constraint(both, backend=backend) if both else {}
        size = nx.effective_size(both, backend=backend) if both else {}
    found = []
    for actor, own in by_actor(net, _claims(net, layer)).items():
        counts = _roles(ties, actor, member)
        burt = (round(float(of[actor]), PLACES) for of in (constraint, size))
        figures = (*(counts[role] for role in ROLES), counts.total(), *burt)
        claims = "|".join(row["id"] for row in own)
        found.append((actor, net.nodes[actor]["label"], member.get(actor), *figures, weak_share(own), claims))
    columns = ["actor", "label", "bloc", *ROLES, "total", "constraint", "effective_size", "weak", "claims"]
    return stating(frame(columns, found, by=lambda row: (-row["total"], row["actor"])), net)


def between_blocs(
    net: "Projection",
    blocs: Membership,
    layer: str | None = "cooperation",
    *,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Frame:
    """Return the actors that are tied to members of two blocs or more, on a layer: a row an actor and bloc, with the claims.

    ``bloc`` is the actor's own (None where it has none), ``into`` the bloc of its partners, ``partners`` and ``strength``
    the number of actors of that bloc and of claims that tie it to them, in either direction, ``weak`` the share of these
    claims that are hedged, reported or not said to have happened. Most blocs first, then most claims. ``blocs`` are read as
    by ``brokers()``. DEFINITION and table are this project's own, after the liaisons of Gould and Fernandez 1989: here a tie
    is enough. ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    every = by_actor(net, _claims(net, layer))
    member = bloc_of(net, blocs)
    reached = {actor: _by_bloc(actor, own, member) for actor, own in every.items()}
    between = [actor for actor, into in reached.items() if len(into) > 1]
    between.sort(key=lambda actor: (-len(reached[actor]), -sum(map(len, reached[actor].values())), actor))
    rows = []
    for actor in between:
        for bloc, claims in sorted(reached[actor].items()):
            partners = {_partner(row, actor) for row in claims}
            told = (actor, net.nodes[actor]["label"], member.get(actor), bloc, len(partners), len(claims))
            rows.append((*told, weak_share(claims), "|".join(row["id"] for row in claims)))
    return stating(frame(["actor", "label", "bloc", "into", "partners", "strength", "weak", "claims"], rows), net)


def _claims(net: "Projection", layer: str | None) -> list[Row]:
    return on_layer(counted(net, things=False), layer)


def _partner(row: Row, actor: str) -> str:
    """Return whom a claim ties an actor to."""
    return str(row["object"] if row["subject"] == actor else row["subject"])


def _by_bloc(actor: str, own: list[Row], member: dict[str, str]) -> dict[str, list[Row]]:
    """Return the claims that tie an actor to members of a bloc, by bloc."""
    into: dict[str, list[Row]] = {}
    for row in own:
        if (partner := _partner(row, actor)) in member:
            into.setdefault(member[partner], []).append(row)
    return into


def _roles(ties: "nx.DiGraph[str]", broker: str, member: dict[str, str]) -> Counter[str]:
    """Return how often an actor brokers in each role; never where it has no bloc."""
    if broker not in member:
        return Counter()
    return Counter(
        _role(member[first], member[broker], member[second])
        for first in ties.predecessors(broker)
        for second in ties.successors(broker)
        if first != second and not ties.has_edge(first, second) and first in member and second in member
    )


def _role(before: str, own: str, after: str) -> str:
    """Return the role of a broker, from the blocs of the first, of itself and of the second."""
    if before == after:
        return "coordinator" if own == after else "consultant"
    if own == after:
        return "gatekeeper"
    return "representative" if own == before else "liaison"
