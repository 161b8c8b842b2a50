"""What commands tell beside their result: progress and remarks on stderr, findings, and how wide the window is."""

import shutil
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alertgraph.checking.findings import Finding


def note(text: str) -> None:
    """Tell something on stderr, at once."""
    print(text, file=sys.stderr, flush=True)


def look(remarks: "list[Finding]") -> None:
    """Tell on stderr what is worth a look in a graph without findings; neither the exit code nor what is written changes."""
    for remark in remarks:
        note(f"remark: {remark}")


def report(findings: "list[Finding]", consequence: str = "") -> int:
    """Print findings on stdout, and on stderr how many they are and what follows; return the exit code."""
    for finding in findings:
        print(finding)
    tail = f"; {consequence}" if consequence else ""
    note(f"{len(findings)} finding{'s' if len(findings) != 1 else ''}{tail}")
    return 1


def width() -> int:
    """Return how many letters a line of the terminal has."""
    return shutil.get_terminal_size((120, 24)).columns
