"""What commands tell beside their result: progress and remarks on stderr, findings, and how wide the window is."""

import re
import shutil
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from alertgraph.checking.findings import Finding


#: Letters of the longest line, and of the longest word in one, that tells of a mistake: a word may be somebody's megabyte.
LONGEST: Final = 2000
LONGEST_WORD: Final = 300
#: What a terminal obeys, or turns the other way round, in place of showing it.
_OBEYED: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def note(text: str) -> None:
    """Tell something on stderr, at once."""
    print(in_a_line(text), file=sys.stderr, flush=True)


def in_a_line(text: str) -> str:
    """Return a text in one line that a terminal shows as it is: what is very long without its middle, what it would obey spelt.

    >>> in_a_line("a\\nb \\x1b[31m"), len(in_a_line("x" * 10**6))
    ('a\\\\nb \\\\x1b[31m', 303)
    """
    line = re.sub(rf"\S{{{LONGEST_WORD},}}", lambda word: _shortened(word[0], LONGEST_WORD), text)
    return _OBEYED.sub(lambda sign: repr(sign[0])[1:-1], _shortened(line, LONGEST))


def shown(text: str) -> str:
    """Return a text of lines that a terminal shows as it is: what it would obey, line ends aside, is spelt."""
    return "\n".join(_OBEYED.sub(lambda sign: repr(sign[0])[1:-1], line) for line in text.split("\n"))


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most // 2]}...{text[-(most // 2) :]}"


def look(remarks: "list[Finding]") -> None:
    """Tell on stderr what is worth a look in a graph without findings; neither the exit code nor what is written changes."""
    for remark in remarks:
        note(f"remark: {remark}")


def report(findings: "list[Finding]", consequence: str = "") -> int:
    """Print findings on stdout, and on stderr how many they are and what follows; return the exit code."""
    for finding in findings:
        print(in_a_line(str(finding)))
    tail = f"; {consequence}" if consequence else ""
    note(f"{len(findings)} finding{'s' if len(findings) != 1 else ''}{tail}")
    return 1


def width() -> int:
    """Return how many letters a line of the terminal has."""
    return shutil.get_terminal_size((120, 24)).columns
