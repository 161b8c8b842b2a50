"""What Python hands on for a word, a parameter, a yes or no, or a path; whatever is none is told in a sentence."""

import datetime
import os
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from numbers import Real
from pathlib import Path
from typing import Final

from alertgraph import dates
from alertgraph.errors import AlertgraphError, LoadError, QueryError, shown
from alertgraph.model.claims import Claim
from alertgraph.model.registry import Entity, Relation

#: How many characters the name of a file or folder has at most, on the systems that there are.
LONGEST_NAME: Final = 255


def text(what: str, given: object) -> str:
    """Return what should be a text; raises QueryError, which begins with ``what`` takes it, for anything else.

    >>> text("find takes words", "apartheid")
    'apartheid'
    """
    if not isinstance(given, str):
        raise QueryError(f"{what}, as a text; got {shown(given)}")
    return given


def parameters(given: Mapping[str, object]) -> dict[str, str]:
    """Return the parameters of a query as a user would type them: texts, numbers, days, and entries by their identifiers.

    Raises QueryError for one of another kind, such as None or a list.

    >>> parameters({"least": 2, "since": datetime.date(2025, 4, 27)})
    {'least': '2', 'since': '2025-04-27'}
    """
    return {name: _parameter(name, value) for name, value in given.items()}


def _parameter(name: str, given: object) -> str:
    if isinstance(given, str):
        return given
    if isinstance(given, Entity | Relation | Claim):
        return given.id
    is_number = isinstance(given, Real | Decimal) and not isinstance(given, bool)
    is_day = isinstance(given, datetime.date) or hasattr(given, "dtype")  # of Python or pandas; of numpy
    try:
        found = str(given) if is_number else dates.day(given) if is_day else ""
    except ValueError:  # more digits than Python writes
        found = ""
    if not found:
        raise QueryError(f"{name} takes a text, a number or a day, and one of them; got {shown(given)}")
    return found


def truth(name: str, given: object) -> bool:
    """Return what was given for a yes or no; raises QueryError for what is neither, such as a column of a table."""
    try:
        return bool(given)
    except (TypeError, ValueError):
        raise QueryError(f"{name} takes True or False; got {shown(given)}") from None


def path(what: str, given: object, kind: type[AlertgraphError] = LoadError) -> Path:
    """Return a path; raises an error of the kind, which begins with ``what`` takes it, for what is none."""
    hint = "; this is an open file, give its path" if hasattr(given, "read") and not isinstance(given, Path) else ""
    try:
        if isinstance(given, str | Path) and given != "" and b"\0" not in os.fsencode(given):
            if not is_text(str(given)):
                return Path(given)
            hint = "; this looks like the text itself; give the path of its file"
    except UnicodeEncodeError:  # no name that a file could have
        pass
    raise kind(f"{what}; got {shown(given)}{hint}")


def is_text(given: str) -> bool:
    """Return whether a path looks like what should be in a file: it has lines, or many words, and no file is called so.

    >>> is_text("alert.txt"), is_text("It says.\\n\\nIt goes on."), is_text("word " * 1000)
    (False, True, True)
    """
    is_long = " " in given and max(map(len, re.split(r"[/\\]", given))) > LONGEST_NAME
    return ("\n" in given or is_long) and not os.path.exists(given)  # noqa: PTH110 (Path raises)


def several(given: object) -> list[object]:
    """Return what was given as a list, be it one or several; nothing where it is None.

    >>> several(None), several("a.txt"), several(["a.txt", "b.txt"])
    ([], ['a.txt'], ['a.txt', 'b.txt'])
    """
    if given is None:
        return []
    is_one = isinstance(given, str | bytes | Path) or hasattr(given, "read")  # an open file would give its lines
    return list(given) if isinstance(given, Iterable) and not is_one else [given]
