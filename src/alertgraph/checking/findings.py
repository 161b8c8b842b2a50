"""What checks find: a fault of a subject, and the finding that it becomes with its file and line."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from alertgraph.store.dataset import Dataset
from alertgraph.vocabulary import curie, expand


class Fault(NamedTuple):
    """What a check yields: a subject's IRI, or the name of a file or folder, and what is wrong with it.

    ``place`` is the file and line, for what is no subject; ``check`` the name, where a graph folder gives it.
    """

    subject: str
    message: str
    place: tuple[str, int] | None = None
    check: str = ""


class Finding(NamedTuple):
    """A fault: the file and line where the subject's block begins, the subject, the check's name, and what is wrong."""

    path: str
    line: int
    subject: str
    check: str
    message: str

    def __str__(self) -> str:
        """The line that the terminal shows: ``file:line: id:x: message [check]``."""
        return f"{self.path}:{self.line}: {self.subject}: {self.message} [{self.check}]"


def locate(dataset: Dataset, faults: Iterable[Fault]) -> list[Finding]:
    """Return the faults with the file and line of their subjects, each once, sorted."""
    faults = set(faults)
    blocks = block_lines(dataset) if faults else {}
    nowhere = (dataset.place, 1)
    return sorted(
        Finding(*(fault.place or blocks.get(fault.subject, nowhere)), curie(fault.subject), fault.check, fault.message)
        for fault in faults
    )


def block_lines(dataset: Dataset) -> dict[str, tuple[str, int]]:
    """Return for each subject the file and the line where its block begins (a subject stands at a line's start)."""
    found: dict[str, tuple[str, int]] = {}
    start = re.compile(rb"^(?:<([^>\s]+)>|([A-Za-z][\w-]*:[\w.-]*[\w-]))(?=[\s;]|$)")
    for file in dataset.files:
        for number, line in enumerate(file.data.splitlines(), 1):
            match = start.match(line)
            if match:
                iri = (match[1] or b"").decode() or expand((match[2] or b"").decode())
                found.setdefault(iri, (str(file.path), number))
    return found
