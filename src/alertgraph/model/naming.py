"""What a user's words name: an entry, a relation, or else the nearest that is known."""

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Final

from alertgraph.errors import QueryError, UnknownEntryError, shown
from alertgraph.model.folding import fold, spellings
from alertgraph.model.registry import Entity, Relation
from alertgraph.model.suggesting import suggestions
from alertgraph.vocabulary import AG, ID, curie, local_name

#: How many entries are told that have the words in their label.
MOST: Final = 5
#: How an abbreviation looks.
_SHORT: Final = re.compile(r"(?:[A-Z]\.?){2,6}")


def find(registry: Mapping[str, Entity], words: str, hidden: Mapping[str, Collection[str]] | None = None) -> Entity:
    """Return the entry that a user's words name: a CURIE, a slug, a label, an alias, a hidden name, or a person's last name.

    Case, diacritics, hyphens, articles and the order of words do not matter. ``hidden`` are further names by CURIE, which no
    document need use. Of no other name does a part do: "State" is not Islamic State. A person is named by the last words of a
    label, where no other actor has them.

    Raises UnknownEntryError, with those that have the words in their label, or else the nearest by spelling or by what they are,
    where none answers, QueryError where several do.
    """
    for key in (words, curie(words), curie(ID + words)):
        if key in registry:
            return registry[key]
    wanted, others = fold(words), hidden or {}
    hits = [entity for entity in registry.values() if wanted in spellings(entity.label)]
    hits = hits or [e for e in registry.values() if any(wanted in spellings(name) for name in e.aliases)]
    hits = hits or [e for e in registry.values() if any(wanted in spellings(name) for name in others.get(e.id, ()))]
    hits = hits or _by_words(registry, words)
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise QueryError(f"{shown(words)} names several: {', '.join(e.id for e in hits)}; give one of these")
    if parts := _with_words(registry, words):
        if person := _surnamed(parts, wanted):
            return person
        meant = did_you_mean([f"{e.label} ({e.id})" for e in parts[:MOST]], len(parts) - MOST)
        raise UnknownEntryError(f"no actor or thing called {shown(words)}{meant} Give the name or identifier")
    near = suggestions(registry, wanted.removeprefix("id:").replace("-", " "), others)
    raise UnknownEntryError(f"no actor or thing called {shown(words)}{did_you_mean(f'{e.label} ({e.id})' for e in near)}")


def _by_words(registry: Mapping[str, Entity], words: str) -> list[Entity]:
    """Return the entries whose label or alias is made of these words, in any order.

    An abbreviation is as good as what it is short for: "United Nations Security Council" is the UN Security Council.
    """
    short = {fold(alias): plain_words(e.label, {}) for e in registry.values() for alias in e.aliases if _SHORT.fullmatch(alias)}
    wanted = plain_words(words, short)
    named = (e for e in registry.values() if wanted in [plain_words(name, short) for name in (e.label, *e.aliases)])
    return list(named) if wanted else []


def _with_words(registry: Mapping[str, Entity], words: str) -> list[Entity]:
    """Return the entries in whose label all the words stand, actors first; a court is not whatever has to do with the ICC."""
    wanted = plain_words(words, {})
    found = [e for e in registry.values() if wanted and wanted <= plain_words(e.label, {})]
    return sorted(found, key=lambda e: (not e.is_actor, e.label))


def _surnamed(found: Iterable[Entity], wanted: str) -> Entity | None:
    """Return the person whose label ends with the words, where no other actor has them; things are named after persons."""
    actors = [entity for entity in found if entity.is_actor]
    is_one = len(actors) == 1 and actors[0].kind == "Person" and fold(actors[0].label).endswith(f" {wanted}")
    return actors[0] if is_one else None


def plain_words(name: str, short: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the folded words of a name, articles and "of" left out, abbreviations by what they are ``short`` for.

    >>> sorted(plain_words("the U.S. Congress", {"us": frozenset({"united", "states"})}))
    ['congress', 'states', 'united']
    """
    there = [word for word in re.findall(r"[\w'’]+", fold(name)) if word not in ("the", "of", "a", "an")]
    return frozenset(part for word in there for part in short.get(word, (word,)))


def find_relation(known: dict[str, Relation], words: str) -> Relation:
    """Return the relation that a user's words name: a CURIE, a local name, a label or an inverse label.

    Raises QueryError, with the nearest, where none does.
    """
    for key in (words, curie(words), curie(AG.iri + words)):
        if key in known:
            return known[key]
    names = {fold(name): r for r in known.values() for name in (r.inverse_label, local_name(r.id.replace(":", "#")), r.label)}
    wanted = fold(words)
    if wanted in names:
        return names[wanted]
    told = {name: relation.id for name, relation in names.items()}
    near = nearest(wanted.removeprefix("ag:"), told, most=3, cutoff=0.5)
    raise QueryError(f"no relation called {shown(words)}{did_you_mean(near)}")


def nearest(wanted: str, known: Mapping[str, str] | Iterable[str], *, most: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return what is spelt most like what is wanted, the nearest first, each once; of a mapping, what the spellings stand for.

    Likeness is that of difflib, 0 to 1; what is less alike than ``cutoff`` is not near.
    """
    shown = known if isinstance(known, Mapping) else {name: name for name in known}
    return list(dict.fromkeys(shown[name] for name in get_close_matches(wanted, shown, n=most, cutoff=cutoff)))


def did_you_mean(near: Iterable[str], more: int = 0) -> str:
    """Return the end of a complaint that names what may have been meant, and how many more may; nothing where nothing is near.

    >>> did_you_mean(["Israel (id:israel)", "Iran (id:iran)"])
    '; did you mean Israel (id:israel) or Iran (id:iran)?'
    """
    words = " or ".join([*near, *([f"one of {more} more"] if more > 0 else [])])
    return f"; did you mean {words}?" if words else ""
