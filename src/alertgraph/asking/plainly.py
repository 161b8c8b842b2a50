"""How a named query is put to those who read no SPARQL: its topic, its question with names in it, its answer as a sentence.

Head lines of ``graph/queries/*.rq``, none of which a query needs:

- ``# topic:`` what it is about, under which it is listed;
- ``# asked:`` the question with ``$name`` for what it is asked for: the title is that of the defaults;
- ``# of: name classes`` a parameter that an entry of one of these classes of the ontology may take: on its card the question is
  asked of it. The default entry is one whatever its class, so that the classes may be missing; may be repeated;
- ``# pair: one other`` two parameters that two entries may take: on the panel of a pair the question is asked of both, where each
  is of a class that ``# of:`` gives its parameter, or of any where that gives none;
- ``# row:`` a row as a sentence, ``$name`` for what its columns hold, ``[...]`` left out where one in it is empty. Without it a
  row is told by the claim that it rests on. Of a yes or no it is what a yes says, and ``$name`` what was asked for.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from alertgraph.errors import QueryError, shown

KEYS = ("topic", "asked", "of", "pair", "row")
_NAME = re.compile(r"\$(\w+)")


class Plainly(NamedTuple):
    """The words of a named query.

    ``of`` are its parameters for which an entry may stand, with the classes of such entries; ``pair`` two for which two may.
    """

    topic: str = ""
    asked: str = ""
    of: tuple[tuple[str, tuple[str, ...]], ...] = ()
    row: str = ""
    pair: tuple[str, ...] = ()


def read(
    lines: Mapping[str, Sequence[tuple[int, str]]], place: str, entries: Collection[str], names: Mapping[str, Collection[str]]
) -> Plainly:
    """Return the words from the lines of a head, each with its number; ``place`` is the file.

    ``entries`` are the parameters that are entries, ``names`` what ``$name`` may be in ``asked`` and in ``row``. Raises
    QueryError, with the line, for a name that is none of these.
    """
    for key, known in names.items():
        for number, text in lines.get(key, ()):
            for name in _NAME.findall(text):
                if name not in known:
                    raise QueryError(
                        f"{place}:{number}: '# {key}:' has ${name}, which is none of: {', '.join(known) or 'nothing'}"
                    )
    of = []
    for number, text in lines.get("of", ()):
        name, *classes = text.split()
        if name not in entries:
            wanted = ", ".join(entries) or "none"
            raise QueryError(f"{place}:{number}: '# of:' names {shown(name)}, which is no parameter that is an entity: {wanted}")
        of.append((name, tuple(classes)))
    pair: tuple[str, ...] = ()
    for number, text in lines.get("pair", ()):
        pair = tuple(text.split())
        if len(set(pair)) != 2 or not set(pair) <= set(entries):
            wanted = ", ".join(entries) or "none"
            raise QueryError(
                f"{place}:{number}: '# pair:' takes two parameters that are entities, of: {wanted}; got {shown(text)}"
            )
    topic, asked, row = (" ".join(text for _, text in lines.get(key, ())) for key in ("topic", "asked", "row"))
    return Plainly(topic, asked, tuple(of), row, pair)
