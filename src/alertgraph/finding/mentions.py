"""Whether a text mentions words, whatever their case and diacritics, as whole words or as the beginnings of words."""

import re
import unicodedata
from typing import Final

from alertgraph.errors import QueryError
from alertgraph.model.folding import fold

#: From so many letters on a word is found as the beginning of another too: "us" is not looked for in "use".
BEGINNING: Final = 3
_WORD: Final = re.compile(r"\w+")


class Sought(tuple[str, ...]):
    """The words that somebody looks for, all of which a text has to mention.

    >>> Sought.of("genocid").are_in("A genocidal assault"), Sought.of("U.S. aid").are_in("They use aid")
    (True, False)
    >>> Sought.of("Türkiye ARMENIA").are_in("Armenia and turkiye")
    True
    """

    __slots__ = ()

    @classmethod
    def of(cls, text: str) -> "Sought":
        """Return the words of a text; raises QueryError where it has none."""
        found = cls(_words(text))
        if not found:
            raise QueryError(f"give a word to look for; {text!r} has no letter or figure")
        return found

    def are_in(self, *texts: str) -> bool:
        """Return whether the texts, taken together, mention all the words."""
        there = {word for text in texts for word in _words(text)}
        return all(word in there or (len(word) >= BEGINNING and any(other.startswith(word) for other in there)) for word in self)


def _words(text: str) -> list[str]:
    """Return the words of a text as they are compared; a vowel sign is no end of a word, in whatever script."""
    bare = "".join(c for c in fold(text).replace("_", " ") if not unicodedata.category(c).startswith("M"))
    return _WORD.findall(bare)
