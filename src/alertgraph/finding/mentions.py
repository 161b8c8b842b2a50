"""Whether a text mentions words, whatever their case, diacritics and endings, as whole words or as the beginnings of words."""

import re
import unicodedata
from functools import lru_cache
from itertools import takewhile
from typing import Final

from alertgraph.errors import QueryError, shown
from alertgraph.model.folding import fold, spellings

#: From so many letters on a word is found as the beginning of another too: "us" is not looked for in "use".
BEGINNING: Final = 3
#: Letters that two words have to begin with together, to be forms of one.
ALIKE: Final = 5
#: Words that a question is made with, and that say nothing of what it is about.
LITTLE: Final = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "been", "by", "did", "do", "does", "for", "from", "had", "happen",
    "happened", "happens", "has", "have", "how", "in", "is", "it", "its", "of", "on", "or", "that", "the", "this", "to",
    "was", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "with",
))  # fmt: skip
_WORD: Final = re.compile(r"\w+")


class Sought(tuple[str, ...]):
    """The words that somebody looks for, all of which a text has to mention.

    >>> Sought.of("genocid").are_in("A genocidal assault"), Sought.of("U.S. aid").are_in("They use aid")
    (True, False)
    >>> Sought.of("Türkiye ARMENIA").are_in("Armenia and turkiye")
    True
    >>> Sought.of("who is silent").are_in("Their silence"), Sought.of("interest").are_in("internal")
    (True, False)
    >>> Sought.of("Tuerkiye").are_in("Türkiye")
    True
    """

    __slots__ = ()

    @classmethod
    def of(cls, text: str) -> "Sought":
        """Return the words of a text, without those that make it a question; raises QueryError where it has none."""
        found = [*dict.fromkeys(words_of(text))]
        if not found:
            raise QueryError(f"give a word to look for; {shown(text)} has no letter or figure")
        return cls([word for word in found if word not in LITTLE] or found)

    def are_in(self, *texts: str) -> bool:
        """Return whether the texts, taken together, mention all the words."""
        there = frozenset[str]().union(*map(_there, texts))
        return all(word in there or any(_is_mentioned(word, other) for other in there) for word in self)


def _is_mentioned(word: str, other: str) -> bool:
    """Return whether a word is the beginning of another, or likely a form of it, as "silence" is of "silent"."""
    if len(word) >= BEGINNING and other.startswith(word):
        return True
    if 3 * len(other) < 2 * len(word) or not word.isalpha():
        return False
    if len(other) >= BEGINNING and word == f"{other}s":
        return True
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    return shared >= ALIKE and 3 * shared >= 2 * max(len(word), len(other))


@lru_cache(maxsize=8192)
def _there(text: str) -> frozenset[str]:
    """Return the words of a text in each of its spellings; names are looked through once for every claim that has them."""
    return frozenset(word for spelt in spellings(text) for word in words_of(spelt))


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared; a vowel sign is no end of a word, in whatever script."""
    bare = "".join(c for c in fold(text).replace("_", " ") if not unicodedata.category(c).startswith("M"))
    return _WORD.findall(bare)
