"""Blocs as a function is given them, read in one way everywhere: which actors each has, and the bloc of each actor."""

from collections.abc import Iterable, Mapping, Sequence
from numbers import Integral, Real
from typing import TYPE_CHECKING, Any, TypeAlias

from alertgraph.analysis.ground.arguments import check_actor, several
from alertgraph.analysis.ground.frames import records
from alertgraph.errors import AnalysisError, shown

if TYPE_CHECKING:
    from alertgraph.analysis.ground.variants import Projection

#: Blocs in any form that ``members`` reads; what a table or a result is, its type does not tell.
Membership: TypeAlias = Any


def members(blocs: Membership) -> dict[str, list[str]]:
    """Return the members of each bloc, in the order given.

    ``blocs`` is a mapping of names to members or of actors to the name of their bloc, a list of sets of actors, a table with
    the columns ``actor`` and ``bloc``, or what has such a table as ``actors``, such as what ``blocs()`` returns. A bloc that
    has a number is called "bloc 1"; an actor without one (None, NaN) is in none.

    Raises AnalysisError for anything else, and where an actor is in two blocs.
    """
    if not hasattr(blocs, "columns"):  # a DataFrame has an attribute for each column
        blocs = getattr(blocs, "actors", blocs)
    found: dict[str, list[str]] = {}
    own: dict[str, str] = {}
    for name, actors in _groups(blocs):
        group = found.setdefault(name, [])
        for actor in actors:
            if own.setdefault(actor, name) != name:
                raise AnalysisError(f"{actor} is in two blocs, {own[actor]} and {name}; give it one")
            if actor not in group:
                group.append(actor)
    return found


def bloc_of(net: "Projection", blocs: Membership) -> dict[str, str]:
    """Return the bloc of each actor of the network that is in one; ``blocs`` as ``members`` reads them.

    Members that the network lacks are left out. Raises AnalysisError as ``members`` does, and where no member is in the
    network.
    """
    kept = {actor: bloc for bloc, actors in members(blocs).items() for actor in actors if actor in net}
    if not kept:
        raise AnalysisError(
            "no member of these blocs is in the network; give identifiers of actors with their bloc, such as "
            "{'id:one': 'north'}, or blocs with their members, such as {'north': ['id:one']}"
        )
    return dict(sorted(kept.items()))


def _groups(blocs: Any) -> list[tuple[str, list[str]]]:
    """Return the name of each bloc, or of that of each actor, with the members; a name may come again."""
    wrong = AnalysisError(
        "blocs is a mapping of name to actors or of actor to name, a list of sets of actors, "
        f"or a table with the columns actor and bloc; got {shown(blocs)}"
    )
    if hasattr(blocs, "columns") or (isinstance(blocs, Sequence) and blocs and hasattr(blocs[0], "_fields")):
        rows = [(row["actor"], row["bloc"]) for row in records(blocs, ("actor", "bloc"))]
        return [(_name(bloc, wrong), [check_actor(actor)]) for actor, bloc in rows if not is_missing(bloc)]
    if isinstance(blocs, Mapping):
        groups = [(name, actors) for name, actors in blocs.items() if not is_missing(actors)]
        if not any(_is_group(actors) for _, actors in groups):
            return [(_name(bloc, wrong), [check_actor(actor)]) for actor, bloc in groups]
    elif isinstance(blocs, Iterable) and not isinstance(blocs, str):
        groups = list(enumerate(blocs, start=1))
    else:
        raise wrong
    if not all(_is_group(actors) for _, actors in groups):
        raise wrong
    return [(_name(bloc, wrong), several(actors)) for bloc, actors in groups]


def _is_group(value: Any) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str)


def is_missing(value: Any) -> bool:
    """Return whether a cell of a table is empty: None, NaN, or what pandas has for them."""
    return value is None or type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, Real) and value != value)


def _name(bloc: Any, wrong: AnalysisError) -> str:
    if isinstance(bloc, str):
        return bloc
    # a column of numbers with empty cells comes as 1.0 and 2.0
    if isinstance(bloc, Integral) or (isinstance(bloc, Real) and float(bloc).is_integer()):
        return f"bloc {int(float(bloc))}"
    raise wrong
