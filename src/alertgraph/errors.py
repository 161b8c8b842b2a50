"""The errors that a user can cause, each with a message that says what, where and what to do next."""

from typing import Final

#: How much of what was given an error shows: enough to know it again.
LONGEST: Final = 100


def shown(given: object) -> str:
    """Return what something that was given looks like in an error, cut where it is long; what it is, where it cannot tell.

    >>> shown("Israel"), len(shown("of " * 10_000))
    ("'Israel'", 103)
    """
    try:
        found = repr(given[: LONGEST + 1] if isinstance(given, str) else given)
    except Exception:  # its own: a number may have more digits than Python writes
        return f"something of the type {type(given).__name__}"
    return found if len(found) <= LONGEST else f"{found[:LONGEST]}..."


class AlertgraphError(Exception):
    """Something that the program could not do; the command line prints it and exits with 2."""


class LoadError(AlertgraphError):
    """A file of the graph that cannot be read or parsed; the message names file and line."""


class SourceError(AlertgraphError):
    """A copy of an alert's text that cannot be read, or that is not of an alert in the graph."""


class QueryError(AlertgraphError):
    """A query that does not parse, does not exist, or lacks a parameter."""


class UnknownEntryError(QueryError):
    """A word that names no entry of the registry."""


class ValueWantedError(QueryError):
    """A named query asked without a value whose default names an entry that this graph does not have."""


class QuerySyntaxError(QueryError):
    """A query that does not parse: ``line`` and ``column`` count from 1, and the message shows the line with a caret."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class QueryWarning(UserWarning):
    """A question that can be answered, but perhaps not as it was meant: an unknown term, an interval, claims left out."""


class SourceWarning(UserWarning):
    """A copy of an alert's text in which passages are not found for certain."""


class AnalysisError(AlertgraphError):
    """A network or an argument from which an analysis cannot make a figure; the message says what to give instead."""


class EndpointError(AlertgraphError):
    """A SPARQL server that cannot be reached, or whose answer cannot be used; the message begins with its address."""


class WriteError(AlertgraphError):
    """An output that cannot be written, or a foreign file in its way; what stood there is untouched."""


class ServeError(AlertgraphError):
    """An endpoint that cannot be started: the address is taken, or a library is missing."""
