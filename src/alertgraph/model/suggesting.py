"""Which entries somebody may have meant: by spelling, or by what they are; none where nothing is near."""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Final

from alertgraph.model.folding import fold
from alertgraph.model.registry import Entity

MOST: Final = 3
#: How alike a whole name must be, 0 to 1, and how alike one word of it; a word of so few letters must be as long but for one.
NAME: Final = 0.7
WORD: Final = 0.8
SURE: Final = 0.85
#: How near to the nearest what is suggested beside it must be; how alike each word must be to one of a name of several.
NEARLY: Final = 0.9
PART: Final = 0.5
SHORT: Final = 5
#: What is in many descriptions and tells of none.
_COMMON: Final = {"the", "of", "in", "and", "for", "on", "by", "to", "a", "an", "its", "that", "which", "with", "from"}


def suggestions(registry: Mapping[str, Entity], wanted: str, hidden: Mapping[str, Collection[str]]) -> list[Entity]:
    """Return the entries that folded words may mean, each once, the nearest first, and no more than three.

    A name may be misspelt; or else the words stand in the description or kind: "legislature" means a parliament.
    """
    if not wanted:
        return []
    scored = [(max((_likeness(wanted, name) for name in _names(e, hidden)), default=0.0), e) for e in registry.values()]
    best = max((score for score, _ in scored), default=0.0)
    least = SURE if best >= SURE else max(best * NEARLY, 0.01)  # what is nearly called so leaves out what is less so
    near = ((score, e) for score, e in scored if score >= least)
    spelt = sorted(near, key=lambda pair: (-pair[0], not pair[1].is_actor, pair[1].label))
    return [entity for _, entity in spelt[:MOST]] or _described(registry, wanted)


def _names(entity: Entity, hidden: Mapping[str, Collection[str]]) -> Iterator[str]:
    yield from map(fold, {entity.label, *entity.aliases, *hidden.get(entity.id, ())})


def _likeness(wanted: str, name: str) -> float:
    """Return how alike words and a name are; of a name of several words, one of them may be meant. 0 is not near."""
    whole = _ratio(wanted, name)
    if whole < NAME or not _is_as_long(wanted, name) or not _is_like(wanted, name, whole):
        whole = 0.0
    words = [word for word in re.findall(r"\w+", name) if len(word) >= SHORT - 1] if " " in name and " " not in wanted else []
    best = max((_ratio(wanted, word) for word in words if _is_as_long(wanted, word)), default=0.0)
    return max(whole, best * WORD if best >= WORD else 0.0)  # the whole name goes before a word of one


def _is_as_long(wanted: str, name: str) -> bool:
    """Return whether a short word is as long as another but for one letter, and begins as it does: NATO is no nation."""
    return len(wanted) > SHORT or (abs(len(wanted) - len(name)) <= 1 and wanted[0] == name[0] and _ratio(wanted, name) >= WORD)


def _is_like(wanted: str, name: str, whole: float) -> bool:
    """Return whether a name of so great a likeness may be a misspelling: its words are alike, its beginning is kept."""
    words = re.findall(r"\w+", name)
    if len(words) > 1 and any(
        max(SequenceMatcher(None, part, word).ratio() for word in words) < PART for part in re.findall(r"\w+", wanted)
    ):
        return False  # the US government is not the Russian one
    return wanted[0] == name[0] or whole >= SURE  # England is not Greenland


def _ratio(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.real_quick_ratio() >= NAME and matcher.quick_ratio() >= NAME else 0.0


def _described(registry: Mapping[str, Entity], wanted: str) -> list[Entity]:
    """Return the entries in whose description, kind and label all the words stand, or words that begin with them."""
    sought = [word for word in re.findall(r"\w+", wanted) if word not in _COMMON]
    if not sought or min(map(len, sought)) < SHORT - 1:
        return []
    found = []
    for entity in registry.values():
        kind = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", entity.kind)
        there = re.findall(r"\w+", fold(f"{entity.label} {entity.description} {kind}"))
        if all(any(word.startswith(part) for word in there) for part in sought):
            found.append(entity)
    return sorted(found, key=lambda entity: (not entity.is_actor, entity.label))[:MOST]
