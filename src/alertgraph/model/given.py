"""What Python hands on for a word, a parameter, a yes or no, or a path; whatever is none is told in a sentence."""

import datetime
import os
from collections.abc import Iterable, Mapping
from decimal import Decimal
from numbers import Real
from pathlib import Path

from alertgraph import dates
from alertgraph.errors import AlertgraphError, LoadError, QueryError
from alertgraph.model.claims import Claim
from alertgraph.model.registry import Entity, Relation


def text(what: str, given: object) -> str:
    """Return what should be a text; raises QueryError, which begins with ``what`` takes it, for anything else.

    >>> text("find takes words", "apartheid")
    'apartheid'
    """
    if not isinstance(given, str):
        raise QueryError(f"{what}, as a text; got {_shown(given)}")
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
        raise QueryError(f"{name} takes a text, a number or a day, and one of them; got {_shown(given)}")
    return found


def truth(name: str, given: object) -> bool:
    """Return what was given for a yes or no; raises QueryError for what is neither, such as a column of a table."""
    try:
        return bool(given)
    except (TypeError, ValueError):
        raise QueryError(f"{name} takes True or False; got {_shown(given)}") from None


def path(what: str, given: object, kind: type[AlertgraphError] = LoadError) -> Path:
    """Return a path; raises an error of the kind, which begins with ``what`` takes it, for what is none."""
    try:
        if isinstance(given, str | Path) and given != "" and b"\0" not in os.fsencode(given):
            return Path(given)
    except UnicodeEncodeError:  # no name that a file could have
        pass
    raise kind(f"{what}; got {_shown(given)}")


def several(given: object) -> list[object]:
    """Return what was given as a list, be it one or several; nothing where it is None.

    >>> several(None), several("a.txt"), several(["a.txt", "b.txt"])
    ([], ['a.txt'], ['a.txt', 'b.txt'])
    """
    if given is None:
        return []
    return list(given) if isinstance(given, Iterable) and not isinstance(given, str | bytes | Path) else [given]


def _shown(given: object) -> str:
    """Return the beginning of what something looks like; only what it is, where it cannot tell."""
    try:
        return f"{given!r:.60}"
    except Exception:  # its own: a number may have more digits than Python writes
        return f"something of the type {type(given).__name__}"
