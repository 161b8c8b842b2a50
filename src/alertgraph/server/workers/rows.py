"""The rows of an answer as the engine writes them: counted, and cut where there are too many.

The engine serialises far faster than a row can be handed to Python, so rows are counted in what it has written. What
parts two rows can stand in a string as well: then quotes are counted too, from the start.
"""

import io
from typing import Any, Final, NamedTuple

from alertgraph.server.workers.limits import LONGEST_ANSWER


class Layout(NamedTuple):
    """How a format writes rows.

    ``separator`` parts them, in quotes perhaps within one (``is_quoted``); ``lead`` separated pieces come before the
    first row, ``open`` is 1 where what comes last has no row in it; ``closing`` ends what was cut.
    """

    separator: bytes
    is_quoted: bool
    lead: int
    open: int
    closing: bytes


LAYOUTS: Final = {
    "json": Layout(b"},{", True, 0, 0, b"}]}}"),
    "xml": Layout(b"<result", False, 2, 0, b"</results></sparql>"),
    "csv": Layout(b"\r\n", True, 1, 1, b"\r\n"),
    "tsv": Layout(b"\n", False, 1, 1, b"\n"),
}


class FullError(Exception):
    """All rows that may be have been written, and another."""


class Rows(io.BytesIO):
    """A file in memory that raises FullError when it gets more than ``most`` rows, or than ``longest`` bytes.

    >>> found = Rows("csv", 1)
    >>> found.write(b"x\\r\\n1\\r\\n")
    6
    >>> found.write(b"2\\r\\n")
    Traceback (most recent call last):
    alertgraph.server.workers.rows.FullError
    >>> found.cut()
    (b'x\\r\\n1\\r\\n', 1)
    """

    def __init__(self, format: str, most: int, longest: int = LONGEST_ANSWER) -> None:
        super().__init__()
        self._layout = LAYOUTS[format]
        self._most = most
        self._longest = longest
        self._left = most + self._layout.lead + self._layout.open - 1  # separators that may still come
        self._tail = b""

    def write(self, data: Any) -> int:
        """Keep some bytes."""
        part = bytes(data)
        written = super().write(part)
        separator = self._layout.separator
        self._left -= (self._tail + part).count(separator)
        self._tail = part[1 - len(separator) :] if len(separator) > 1 else b""
        if self.tell() > self._longest:
            raise FullError
        if self._left < 0:
            self._left = self._most + self._layout.lead + self._layout.open - len(self._pieces())
            if self._left < 0:
                raise FullError
        return written

    def cut(self) -> tuple[bytes, int]:
        """Return the whole rows written, as many as may be, closed as the format asks, and their number."""
        pieces = self._pieces()
        kept = min(self._most + self._layout.lead, len(pieces) - 1)
        return self._layout.separator.join(pieces[:kept]) + self._layout.closing, kept - self._layout.lead

    def _pieces(self) -> list[bytes]:
        """Return what the separators part, those in quotes aside."""
        pieces = self.getvalue().split(self._layout.separator)
        if not self._layout.is_quoted:
            return pieces
        found: list[bytes] = []
        is_open = False
        for piece in pieces:
            if is_open:
                found[-1] += self._layout.separator + piece
            else:
                found.append(piece)
            bare = piece.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in piece else piece
            is_open ^= bare.count(b'"') % 2 == 1
        return found
