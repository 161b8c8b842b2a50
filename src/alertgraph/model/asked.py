"""What a user types for a value of a claim, an actor, a kind or a mode, made what claims and registry have for it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, Protocol

from alertgraph import dates
from alertgraph.errors import QueryError, shown
from alertgraph.model.claims import CHOICES, Claim
from alertgraph.model.folding import fold
from alertgraph.model.naming import did_you_mean, find, nearest
from alertgraph.model.registry import LAYERS, Entity, Kind, Mode, Relation

#: One value or several; None for all of them.
Values = str | Iterable[str] | None
#: One actor or several, by any of their names, or as entries of the registry.
Actors = str | Entity | Iterable[str | Entity] | None
#: What stands for all kinds of actors, or of things.
SORTS: Final = {"actor": True, "thing": False}

#: What people call kinds of actors.
_USUAL: Final = {
    "country": "State", "countries": "State", "nation": "State", "nations": "State", "human": "Person", "individual": "Person",
    "politician": "Person", "ngo": "NonGovernmentalOrganisation", "igo": "IntergovernmentalOrganisation",
}  # fmt: skip


class Named(Protocol):
    """What the names that a user types are looked up in."""

    @property
    def entities(self) -> Mapping[str, Entity]:
        """Actors and things by CURIE."""

    @property
    def hidden_names(self) -> Mapping[str, Collection[str]]:
        """Further names by CURIE."""

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """Classes by local name."""

    @property
    def modes(self) -> Mapping[str, Mode]:
        """Modes by local name."""


def values(name: str, given: Values, choices: Collection[str]) -> frozenset[str] | None:
    """Return the values asked for, one or several, None for every one; case does not matter.

    Raises QueryError for one that is none of the choices, with the nearest.
    """
    asked = _several(name, given, ", ".join(choices))
    return None if asked is None else frozenset(_known(name, one, {choice: choice for choice in choices}) for one in asked)


def relations_of(given: Values, relations: Mapping[str, Relation], modes: Mapping[str, Mode]) -> frozenset[str] | None:
    """Return the relations of some modes, None for all; ``cooperation`` and ``conflict`` are those of the sign, as in analysis.

    Raises QueryError for what is no mode.
    """
    known = {name: name for name in sorted({relation.mode for relation in relations.values()} | set(modes))}
    asked = _several("mode", given, ", ".join([*known, *LAYERS]))
    if asked is None:
        return None
    spelt = known | {mode.label: mode.id for mode in modes.values()} | {layer: layer for layer in LAYERS}
    chosen = {_known("mode", one, spelt, [*known, *LAYERS]) for one in asked}
    signs = {sign for layer, sign in LAYERS.items() if layer in chosen}
    return frozenset(relation.id for relation in relations.values() if relation.mode in chosen or relation.sign in signs)


def actors(name: str, given: Actors, graph: Named | None) -> frozenset[str] | None:
    """Return the identifiers of actors or things, None for all; without a graph they are taken as they are.

    Raises QueryError for a name that no entry, or several, have.
    """
    asked = _several(name, given, "actors, by name or identifier")
    if asked is None or graph is None:
        return None if asked is None else frozenset(asked)
    return frozenset(one if one in graph.entities else find(graph.entities, one, graph.hidden_names).id for one in asked)


def kinds(given: Values, graph: Named | None) -> frozenset[str] | None:
    """Return classes of actors and things by local name, with those below them, None for all; ``actor`` is every kind of actor.

    Raises QueryError for what is no class.
    """
    known = graph.kinds if graph else {}
    asked = _several("kind", given, ", ".join([*known, *SORTS]))
    if asked is None:
        return None
    spelt = {name: name for name in known} | {kind.label: name for name, kind in known.items()} | {sort: sort for sort in SORTS}
    spelt |= {f"{name}s": found for name, found in spelt.items()}
    chosen = {_known("kind", one, spelt, [*known, *SORTS]) for one in asked}
    sorts = {is_actor for sort, is_actor in SORTS.items() if sort in chosen}
    return frozenset(name for name, kind in known.items() if {name, *kind.above} & chosen or kind.is_actor in sorts)


def keyword(value: object, graph: Named) -> str:
    """Return the name of the filter that a value given without one is for; "" where that cannot be told."""
    if isinstance(value, Entity):
        return "actor"
    if not isinstance(value, str):
        return "since" if dates.day(value) else ""
    spelt = {name: {*choices} for name, choices in CHOICES.items()}
    spelt["mode"] = {*graph.modes, *LAYERS, *(mode.label for mode in graph.modes.values())}
    spelt["kind"] = {*graph.kinds, *SORTS, *(kind.label for kind in graph.kinds.values()), *_USUAL}
    for name, among in spelt.items():
        if _plain(value.removeprefix("ag:")) in map(_plain, among):
            return name
    if dates.day(value):
        return "since"
    with suppress(QueryError):
        return "actor" if find(graph.entities, value, graph.hidden_names) else ""
    return ""


def by_name(of: str, values: Sequence[object], graph: Named) -> TypeError:
    """Return the error of values that were given without the name of their filter, with what should be written."""
    name = keyword(values[0], graph)
    told = f"{name}={shown(values[0])}" if name else "stance='Disputed'"
    return TypeError(f"{of} takes its filters by name, such as {told}; got {shown(values[0])}")


def touches(claim: Claim, actors: frozenset[str] | None, kinds: frozenset[str] | None, graph: Named | None) -> bool:
    """Return whether a claim is one of these actors', with another of these kinds; without actors both ends are of the kinds."""
    ends = {claim.subject, claim.object}
    if actors is not None and not ends & actors:
        return False
    if kinds is None or graph is None:
        return True
    others = ends - (actors or frozenset()) or ends
    return all(name in graph.entities and graph.entities[name].kind in kinds for name in others)


def _several(name: str, given: Any, what: str) -> tuple[str, ...] | None:
    """Return what was given as a tuple of texts, which an iterator gives only once."""
    if given is None:
        return None
    if isinstance(given, str | Entity):
        given = (given,)
    found = tuple(given) if isinstance(given, Iterable) else None
    if found is None or any(not isinstance(one, str | Entity) for one in found):
        got = given if found is None or isinstance(given, Collection) else found
        raise QueryError(f"{name} takes one or several of: {what}; got {shown(got)}")
    return tuple(one.id if isinstance(one, Entity) else one for one in found)


def _known(name: str, given: str, spelt: Mapping[str, str], choices: Collection[str] = ()) -> str:
    """Return what a spelling stands for: a local name, CURIE or label, in any case, with or without spaces."""
    plain = {_plain(spelling): value for spelling, value in spelt.items()}
    wanted = _plain(given.removeprefix("ag:"))
    if wanted not in plain:
        usual = _USUAL.get(wanted, "")
        near = did_you_mean([usual] if usual in plain.values() else nearest(wanted, plain))
        raise QueryError(f"{name} takes one or several of: {', '.join(choices or spelt)}; got {shown(given)}{near}")
    return plain[wanted]


def _plain(words: str) -> str:
    return fold(words).replace(" ", "").replace("-", "")
