"""Whether the name of an actor or thing is plural, so that the verb beside it agrees: Palestinians resist, Hamas resists."""

import re
from typing import Final

#: What begins a name of several: a numeral, or a word that asks for a plural.
_SEVERAL: Final = re.compile(
    r"(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands|millions|several|many|most|some|all|both"
    r"|various|few|those|these|(?!(?:1[89]|20)\d\d )(?:[2-9]|\d[\d,.]*\d))\s",
    re.IGNORECASE,
)
#: What ends the head of a name: what follows says more of it.
_AFTER_HEAD: Final = re.compile(
    r"\s*[(,]|\s-\s|\s(?:of|in|on|for|among|at|against|by|from|with|to|under|over|between|within|without|across|near|and the|"
    r"who|whom|which|that|held|sought|critical|\w+ing (?!\w+s\b)|\w+ed (?:or|by|from|to|in|on|against|with))\b"
)
#: Nouns in the plural without its ending, and such as have the ending of a plural in the singular.
_WITHOUT_S: Final = {"people", "media", "police", "men", "women", "children", "criteria", "bacteria", "phenomena", "personnel"}
_SINGULAR: Final = re.compile(r"(?i).*(ss|us|is|ics|news|series|headquarters|species|corps)")
#: Kinds whose names are proper: of "Hamas" and "United States" only a common noun, as in "Azerbaijani forces", is a plural.
_PROPER: Final = {
    "State", "Government", "Person", "Organisation", "IntergovernmentalOrganisation", "NonGovernmentalOrganisation", "StateBody",
    "Party", "ArmedGroup", "Court",
}  # fmt: skip


def is_plural(label: str, kind: str) -> bool:
    """Return whether the label of an entry of a kind names several, by its first words and the noun that they lead to.

    >>> is_plural("Palestinians", "People"), is_plural("16 hostages on trial", "People"), is_plural("World population", "People")
    (True, True, False)
    >>> is_plural("Hamas", "ArmedGroup"), is_plural("Azerbaijani forces", "ArmedGroup"), is_plural("United States", "State")
    (False, True, False)
    """
    if _SEVERAL.match(label):
        return True
    head = head_of(label)
    if not head:
        return False
    noun = head[-1].strip("\"'“”’")
    if noun.lower() in _WITHOUT_S:
        return True
    if kind in _PROPER and noun[:1].isupper() and not re.fullmatch(r"[A-Z]{2,}s", noun):
        return False
    return noun.endswith("s") and not noun.endswith(("'s", "’s")) and not _SINGULAR.fullmatch(noun)


def head_of(label: str) -> list[str]:
    """Return the words of a label up to the noun that they lead to; what follows says more of it.

    >>> head_of("International Court of Justice")
    ['International', 'Court']
    """
    return _AFTER_HEAD.split(label, maxsplit=1)[0].split()
