"""Two names that somebody typed together, where no claim has both."""

from collections.abc import Collection, Mapping
from typing import Final

from alertgraph.finding.mentions import LITTLE, Sought, words_of
from alertgraph.model.folding import spellings

#: Words that ask how two are joined, and name neither.
JOINING: Final = frozenset(("between", "connected", "connection", "link", "linked", "path", "related", "tie", "ties"))


def pair(words: Sought, names: Mapping[str, tuple[str, ...]], actors: Collection[str]) -> tuple[str, str] | None:
    """Return the two entries whose names the words are, one after the other; None where they are not two names.

    ``names`` are all names of each entry; ``actors`` those that go before things that have the same words.
    """
    told = [word for word in words if word not in JOINING]
    whole = {name: [_plain(one) for text in there for one in spellings(text)] for name, there in names.items()}

    def only(found: list[str]) -> str | None:
        first = [name for name in found if name in actors]
        return found[0] if len(found) == 1 else first[0] if len(first) == 1 else None

    def meant(part: list[str], *, exact: bool) -> str | None:
        named = only([name for name, there in whole.items() if part in there])
        if named or exact:
            return named
        return only([name for name, there in names.items() if any(Sought(part).are_in(text) for text in there)])

    for exact in (True, False):
        for at in range(1, len(told)):
            one = meant(told[:at], exact=exact)
            other = one and meant(told[at:], exact=exact)
            if one and other and one != other:
                return one, other
    return None


def _plain(name: str) -> list[str]:
    """Return the words of a name without little ones."""
    return [word for word in words_of(name) if word not in LITTLE]
