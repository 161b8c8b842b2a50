"""Actors and things of the registry, their kinds, relations and modes, as typed rows."""

from collections.abc import Iterable
from typing import Final, NamedTuple

#: The two layers of ties, by the sign of their relations.
LAYERS: Final = {"cooperation": 1, "conflict": -1}


class Entity(NamedTuple):
    """An actor or thing of the registry; ``id`` is a CURIE, ``kind`` the local name of its class."""

    id: str
    label: str
    kind: str
    aliases: tuple[str, ...]
    description: str
    wikidata: str
    iso: str
    is_actor: bool

    def __repr__(self) -> str:
        return f"<Entity {self.id}: {self.label}, {self.kind}>"


class Kind(NamedTuple):
    """A class of actors or things, and how it is drawn; colours are hexadecimal, on a light and a dark page.

    ``above`` are the classes of which it is one, by local name.
    """

    id: str
    label: str
    definition: str
    is_actor: bool
    shape: str
    fill: str
    family: str
    colour_light: str
    colour_dark: str
    above: tuple[str, ...] = ()


class Relation(NamedTuple):
    """A relation; ``mode``, ``family`` and ``aspect`` are local names, ``sign`` is -1, 0 or 1; few have an aspect.

    ``sign_if_asked`` is the sign of an act of law, or of yielding, for who asks to count it; 0 for all others.
    """

    id: str
    label: str
    inverse_label: str
    definition: str
    family: str
    family_label: str
    mode: str
    sign: int
    plover: str
    aspect: str = ""
    sign_if_asked: int = 0


def sign_of(mode: str, relations: Iterable[Relation]) -> int:
    """Return the sign that most relations of a mode have: -1 conflict, 1 cooperation, 0 neither."""
    total = sum(relation.sign for relation in relations if relation.mode == mode)
    return (total > 0) - (total < 0)


def is_tie(mode: str, relations: Iterable[Relation]) -> bool:
    """Return whether a mode is of no acts at all: none of its relations has a sign, not even for who asks."""
    return not any(relation.sign or relation.sign_if_asked for relation in relations if relation.mode == mode)


class Value(NamedTuple):
    """A value of a scheme of the ontology, such as Disputed; ``phrase`` is how a card tells a reader of it."""

    id: str
    label: str
    phrase: str
    definition: str


class Mode(NamedTuple):
    """A kind of act: conflict or cooperation in deeds or words, an act of law, yielding; or a structural tie.

    ``width`` is in pixels, ``mark`` the small mark of its lines; most have none.
    """

    id: str
    label: str
    definition: str
    colour_light: str
    colour_dark: str
    width: float
    mark: str = ""
