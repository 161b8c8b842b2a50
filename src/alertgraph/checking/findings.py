"""What checks find: a fault of a subject, and the finding that it becomes with its file and line."""

from collections.abc import Iterable
from typing import NamedTuple

from alertgraph.checking.material import Material
from alertgraph.vocabulary import curie


class Fault(NamedTuple):
    """What a check yields: a subject's IRI, or the name of a file or folder, and what is wrong with it.

    ``place`` is the file and line, for what is no subject; ``check`` the name, where a graph folder gives it. A remark is
    worth a look and no fault: it is told, and changes nothing.
    """

    subject: str
    message: str
    place: tuple[str, int] | None = None
    check: str = ""
    is_remark: bool = False


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


def locate(material: Material, faults: Iterable[Fault]) -> list[Finding]:
    """Return the faults with the file and line of their subjects, each once, sorted."""
    faults = set(faults)
    places = material.places if faults else {}
    nowhere = (material.dataset.place, 1)
    return sorted(
        Finding(*(fault.place or places.get(fault.subject, nowhere)), curie(fault.subject), fault.check, fault.message)
        for fault in faults
    )
