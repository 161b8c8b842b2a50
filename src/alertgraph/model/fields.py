"""What is known of a field of a claim: how it is read, and how it is told; a claim's class has one such row a field.

Reading, tables, networks, filters and cards follow from these rows: a further field is one row more (and its term in the
ontology and in ``vocabulary``).
"""

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple, get_origin, get_type_hints

#: What a field holds: one or several entries of the registry, a relation, other claims, passages, a value of a scheme of the
#: ontology, a date, a number, words of the editors, or what is made of other fields.
Holds = Literal["entity", "entities", "relation", "claims", "passages", "choice", "date", "day", "number", "text", "note", "made"]


class Field(NamedTuple):
    """A field of a claim: what it holds, the property that it is read from, and how it is told.

    Fields of one ``title`` are one fact of a card; one without a title is told in another way, or not at all. ``back`` is the
    title of the way back from the claims that it leads to. Of a choice, ``scheme`` is the class of its values, ``values``
    their local names; one that is ``named`` is told by its name and not by its phrase alone, and ``facet`` is the heading of
    its filter in the page. One that ``leads`` stands before the others of its fact. Those not ``tabled`` are in no CSV.
    """

    holds: Holds
    property: str = ""
    title: str = ""
    back: str = ""
    scheme: str = ""
    values: tuple[str, ...] = ()
    named: bool = False
    facet: str = ""
    leads: bool = False
    tabled: bool = True


def of(row: type) -> dict[str, Field]:
    """Return the fields of a class by name, in its order; raises TypeError for one that has no row."""
    found = {}
    for name, hint in get_type_hints(row, include_extras=True).items():
        notes: tuple[Any, ...] = getattr(hint, "__metadata__", ())
        if len(notes) != 1 or not isinstance(notes[0], Field):
            raise TypeError(f"{row.__name__}.{name} says in no row how it is read and told")
        found[name] = notes[0]
    return found


def several(row: type) -> tuple[str, ...]:
    """Return the fields of a class that hold several values."""
    return tuple(name for name, hint in get_type_hints(row).items() if get_origin(hint) is tuple)


class Fact(NamedTuple):
    """A fact of a card: its title, and the fields that it is made of, in the order in which they are told."""

    title: str
    fields: tuple[str, ...]


#: The field that a relation gives a claim, told after this one.
MODE: Final = "mode"
MODE_AFTER: Final = "when"
MODE_TITLE: Final = "kind of tie"


def facts(fields: Mapping[str, Field]) -> list[Fact]:
    """Return the facts of a card, in the order in which fields first name them; the relation's mode is one of them."""
    titles: dict[str, list[str]] = {}
    for name, field in fields.items():
        if field.title:
            told = titles.setdefault(field.title, [])
            told.insert(0 if field.leads else len(told), name)
        if name == MODE_AFTER:
            titles[MODE_TITLE] = [MODE]
    return [Fact(title, tuple(names)) for title, names in titles.items()]
