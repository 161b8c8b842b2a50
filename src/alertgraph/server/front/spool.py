"""Answers that wait for their readers: in memory where they are short, else in a file without a name."""

import tempfile
from collections.abc import Iterator
from typing import IO, Final

from alertgraph.server.workers.refusals import RefusalError

#: Bytes that wait in memory; and how many are sent at a time, each when the one before has gone.
SHORT: Final = 256 << 10
SLICE: Final = 64 << 10
#: Bytes of all files at once.
MOST: Final = 1 << 30


class Spool:
    """The bytes of an answer: written to once, read once, and gone when it is dropped.

    >>> spool = Spool(9)
    >>> spool.add(b"an answer")
    >>> [bytes(part) for part in spool.parts()]
    [b'an answer']
    """

    _held = 0

    def __init__(self, size: int) -> None:
        """Make room for so many bytes; raises RefusalError where there is none."""
        self.size = size
        self._memory = bytearray()
        self._file: IO[bytes] | None = None
        if size <= SHORT:
            return
        if Spool._held + size > MOST:
            raise _no_room(f"{Spool._held >> 20} MB of answers wait for their readers already")
        try:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115
        except OSError as error:
            raise _no_room(error.strerror or str(error)) from None
        Spool._held += size

    def add(self, data: bytes) -> None:
        """Take the next bytes; raises RefusalError where the disk is full."""
        if self._file is None:
            self._memory += data
            return
        try:
            self._file.write(data)
        except OSError as error:
            self.close()
            raise _no_room(error.strerror or str(error)) from None

    def read(self) -> bytes:
        """Return all bytes."""
        return b"".join(self.parts())

    def parts(self) -> Iterator[bytes]:
        """Yield the bytes in slices, each read when it is asked for."""
        if self._file is None:
            yield from (bytes(self._memory[start : start + SLICE]) for start in range(0, self.size, SLICE))
            return
        self._file.seek(0)
        while part := self._file.read(SLICE):
            yield part

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()
            self._file = None
            Spool._held -= self.size

    def __del__(self) -> None:
        self.close()


def _no_room(why: str) -> RefusalError:
    return RefusalError(503, f"there is no room for the answer ({why}); ask for less, or try again", {"Retry-After": "10"})
