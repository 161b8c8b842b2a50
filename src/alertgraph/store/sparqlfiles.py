"""SPARQL that a graph folder brings along: decoded strictly, kept off the network, and run with its file to blame."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten

from alertgraph.errors import LoadError, QuerySyntaxError
from alertgraph.store.sparql import position, services


def decoded(path: Path, data: bytes) -> str:
    """Return the text of a file; raises LoadError, naming line and byte, where it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, at = data.count(b"\n", 0, error.start) + 1, error.start
        raise LoadError(f"{path}:{line}: byte {at + 1} (0x{data[at]:02x}) is not UTF-8; save the file as UTF-8") from error


@contextmanager
def blamed(path: Path, sparql: str) -> Iterator[None]:
    """Raise LoadError, naming file and line, for a query that asks another server, does not parse or cannot be run.

    Its answer must be read to the end inside, for Oxigraph looks for rows only as they are asked for.
    """
    if clause := next(services(sparql), None):  # or opening somebody's folder would send requests wherever it says
        line, _ = position(sparql, clause.start)
        raise LoadError(f"{path}:{line}: SERVICE is refused, in comments too: the files of a graph ask no other server")
    try:
        yield
    except SyntaxError as error:
        place = re.match(r"error at (\d+):", str(error.msg))
        reason = shorten(str(error.msg), 160, placeholder=" ...")  # of all that could stand there, a page at times
        raise LoadError(f"{path}:{place[1] if place else 1}: not a SPARQL query: {reason}") from error
    except QuerySyntaxError as error:
        raise LoadError(f"{path}:{error.line}: {error}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise LoadError(f"{path}:1: the query could not be run: {error}") from error
