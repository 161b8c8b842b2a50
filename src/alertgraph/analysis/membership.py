"""Blocs as a function is given them: the bloc of each actor, or the members of each bloc."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from alertgraph.errors import AnalysisError

if TYPE_CHECKING:
    from alertgraph.analysis.variants import Projection

Blocs = Mapping[str, str] | Mapping[str, Collection[str]]


def bloc_of(net: "Projection", blocs: Blocs) -> dict[str, str]:
    """Return the bloc of each actor of the network that is in one.

    ``blocs`` maps actors to the name of their bloc, or names to their members. Members that the network lacks are left out.
    Raises AnalysisError where an actor is in two blocs, or no member is in the network.
    """
    found: dict[str, str] = {}
    for name, value in blocs.items():
        pairs = [(name, value)] if isinstance(value, str) else [(member, name) for member in value]
        for actor, bloc in pairs:
            if found.setdefault(actor, bloc) != bloc:
                raise AnalysisError(f"{actor} is in two blocs, {found[actor]} and {bloc}; give it one")
    kept = {actor: bloc for actor, bloc in sorted(found.items()) if actor in net}
    if not kept:
        raise AnalysisError(
            "no member of these blocs is in the network; give identifiers of actors with their bloc, such as "
            "{'id:one': 'north'}, or blocs with their members, such as {'north': ['id:one']}"
        )
    return kept
