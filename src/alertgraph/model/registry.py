"""Actors and things of the registry, their kinds, relations and modes, as typed rows."""

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
    """A relation; ``mode``, ``family`` and ``aspect`` are local names, ``sign`` is -1, 0 or 1; few have an aspect."""

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


class Value(NamedTuple):
    """A value of a scheme of the ontology, such as Disputed; ``phrase`` is how a card tells a reader of it."""

    id: str
    label: str
    phrase: str
    definition: str


class Mode(NamedTuple):
    """One of conflict or cooperation in deeds or words, or structural; ``width`` is in pixels."""

    id: str
    label: str
    colour_light: str
    colour_dark: str
    width: float
