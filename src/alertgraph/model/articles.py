"""Whether the name of an actor or thing takes the article within a sentence: the International Court of Justice, but Israel.

A name is never made to say more than it does: "Genocide" and what is a mass or a plural without a numeral go without, as in
"what is said about violence in ...", so that no article takes for given that there is the thing.
"""

import re
from typing import Final

from alertgraph.model.number import head_of, is_plural

#: Names that begin with a word that stands in the place of an article: a possessive, or a word for how many of them.
_DETERMINED: Final = re.compile(
    r"(?i)(?:\S+['’]s|\S+s['’]|most|some|all|both|those|these|almost|many|several|few|no|any|every|each)\s"
)
_NUMERAL: Final = re.compile(r"(?i)(?:two|three|four|five|six|seven|eight|nine|ten|\d[\d,.]*)\s")
#: What is no name but a title or the parties to a case.
_TITLE: Final = re.compile(r" v\. | - |: |[“”\"]")
#: "Trump taking office", "Phase one", "World War II": the head needs no article.
_BARE: Final = re.compile(r"(?!\w+ed )\w+ (?:\w+ing \w+.*|one|two|three|[IVX]+)|\w+ \w+ [IVX]+")
#: Nouns that name no single thing.
_MASS: Final = {
    "access", "aid", "assistance", "blame", "complicity", "contempt", "criticism", "defiance", "denial", "diplomacy", "expansion",
    "famine", "food", "force", "genocide", "governance", "harm", "help", "heritage", "hope", "impunity", "incitement", "inaction",
    "integrity", "interference", "justice", "law", "mechanisms", "money", "peace", "policy", "power", "pressure", "relief",
    "research", "security", "self-determination", "silence", "sovereignty", "stability", "starvation", "statecraft", "support",
    "thinking", "violence", "work", "control",
}  # fmt: skip
#: Plurals that name certain ones all the same.
_CERTAIN: Final = {
    "conventions",
    "discussions",
    "judges",
    "nations",
    "negotiations",
    "protocols",
    "states",
    "talks",
    "territories",
    "wars",
}
#: Common nouns in the names of states, places and organisations, which alone have none.
_COMMON: Final = re.compile(
    r"(?i)(?:agency|alliance|army|assembly|association|bank|brigade|commission|commissioner|committee|community|conference|congress"
    r"|corridor|council|court|east|federation|forum|foundation|front|fund|institute|institution|kingdom|league|military|ministry"
    r"|mission|movement|nations|netherlands|north|observatory|office|organi[sz]ation|parliament|party|philippines|program|programme"
    r"|republic|sea|senate|society|south|states|strip|territories|tribunal|union|west|caucasus|world|highlands)"
)
#: Kinds whose names are mostly proper: only a common noun in them takes the article.
_PROPER: Final = {
    "State", "Organisation", "IntergovernmentalOrganisation", "NonGovernmentalOrganisation", "StateBody", "Party", "ArmedGroup",
    "Territory",
}  # fmt: skip
#: Kinds of whom a plural stands for any of them.
_MANY: Final = {"People", "Collective"}
#: Kinds of one thing each, which is called by what it is.
_OFFICES: Final = {"Office", "Government"}
_THE: Final = "the "
#: What stands before a name that is within a sentence, and is not quoted.
_WITHIN: Final = re.compile(r"[^\W_][,:]? $")


def within_sentence(label: str, kind: str) -> str:
    """Return a label as it stands within a sentence, with its article where it takes one.

    >>> within_sentence("International Court of Justice", "Court"), within_sentence("United States", "State")
    ('the International Court of Justice', 'the United States')
    >>> within_sentence("Israel", "State"), within_sentence("Genocide", "Concept"), within_sentence("The West", "Collective")
    ('Israel', 'Genocide', 'the West')
    """
    first, _, rest = label.partition(" ")
    if first == "The":  # of a state it is part of its name
        return label if kind == "State" or _TITLE.search(label) else f"{_THE}{rest}"
    return f"{_THE}{label}" if _takes_article(label, kind) else label


def is_within(before: str) -> bool:
    """Return whether a name that follows some words stands within their sentence, unquoted.

    >>> is_within("Has "), is_within("said: "), is_within(""), is_within("“")
    (True, True, False, False)
    """
    return bool(_WITHIN.search(before))


def _takes_article(label: str, kind: str) -> bool:
    if kind == "Person" or (not label.isascii() and " " not in label) or _TITLE.search(label) or _DETERMINED.match(label):
        return False
    head = head_of(label)
    noun = head[-1].strip("\"'“”’").lower() if head else ""
    if not noun or (kind == "Concept" and " " not in label) or _BARE.fullmatch(label) or _BARE.fullmatch(" ".join(head)):
        return False
    if kind in _OFFICES or _NUMERAL.match(label):
        return True
    if kind in _PROPER:
        return (bool(_COMMON.fullmatch(noun)) and " " in label) or label in ("Netherlands", "Philippines")
    if label.endswith("(in general)"):
        return False
    if is_plural(label, kind):
        return (noun in _CERTAIN and kind not in _MANY) or bool(re.match(r"People of ", label))
    return noun not in _MASS or (kind == "Event" and noun == "genocide" and len(head) > 1)
