"""Where a sentence of an English text ends, and whether it goes on in the next paragraph.

Whatever a text holds, each of its characters is looked at so many times and no more.
"""

import re
from typing import Final, NamedTuple

from alertgraph.texts.tokens import WORD

RUNNING_TEXT: Final = 30  # words: a paragraph this long is not a heading

_CLOSING: Final = r"(?:[\"')\]*]|\[\d{1,3}\])*"  # also the number of a note
CLOSED: Final = re.compile(rf"[.!?]{_CLOSING}$")
_STOP = re.compile(rf"[.!?](?P<closing>{_CLOSING})\s+(?=[\"'(\[*]*(?P<next>[^\W\d_]+|[$\u20ac\u00a3]?\d))")
_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_]\.$")  # the last of them: one before it ends in no letter
_ABBREVIATION = re.compile(
    r"\b(?:vs?|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|Rev|Hon|St|Mt|Ft|Jr|Sr|Inc|Ltd"
    r"|Co|Corp|Art|No|Nos|Vol|Fig|ed|eds|cf|al|e\.g|i\.e|approx|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$"
)
_SHORT: Final = 12  # letters: no abbreviation is longer
# Before a figure these are abbreviations too: "pp. 5", "Mar. 3".
_NUMBERED = re.compile(
    r"\b(?:arts?|nos?|pp?|paras?|pars?|secs?|sect|chs?|vols?|figs?|ca?|est|max|min|apt|Arts?|Pp?|Paras?|Pars?|Secs?|Sect|Chs?"
    r"|Vols?|Figs?|Res|Doc|Mar|Apr|Jun|Jul)\.$"
)
# A number or a name with a number opens the sentence that it stands before: "3. ", "Section 1. ", "Art. 5. ", "Part IV. ".
_LABEL = re.compile(r"[\"'(\[*]*(?:[A-Z][a-z]+\.?\s+)?(?:\d+(?:\.\d+)*[a-z]?|[IVXLC]+|[A-Z])[.:]")
# After "the U.S." a capital may go on ("U.S. Congress"); these words almost always begin a sentence.
_OPENER = re.compile(
    r"The|That|This|These|Those|There|It|He|She|They|We|You|Its|His|Their|Our|In|On|At|As|By|To|From|For|With"
    r"|But|And|Yet|However|While|Although|Though|If|When|After|Before|Since|Under|During|Despite|Because"
    r"|Meanwhile|Moreover|Furthermore|Such|Both|Many|Most|Some"
)
# The number of a note, set high in print, stands right behind a mark in what is read out of a PDF: "ignored.3 The second".
_NOTE = re.compile(
    r"(?:(?<=[^\W\d_][.,;:!?\"')])|(?<=[\"')][.,;:!?])|(?<=\b(?:19|20)\d\d\.))(?P<closing>[\"')]*)(?P<number>\d{1,3}(?:[,\u2013-]\d{1,3})*)(?=\s|\Z)"
)
_LETTER = re.compile(r"[^\W_]")
# With one of these, or a comma, no sentence ends.
_UNFINISHED = re.compile(
    r"(?:,|(?<![^\W_])(?:an?|the|of|to|in|on|at|by|for|from|with|as|and|or|but|nor|that|which|who|whom|whose|than|into|upon|over"
    r"|between|among|against|through|during|because|while|if|is|are|was|were|be|been|has|have|had|will|would|should|could|can"
    r"|may|might|must|its|their|his|her|our|this|these|those|not|no|only))[\"'(\[]*$",
    re.IGNORECASE,
)


def without_notes(text: str) -> str:
    """Return the text with the numbers of notes blanked, every other character at its place.

    >>> without_notes("They ignored.3 The second")
    'They ignored.  The second'
    """

    def blanked(match: re.Match[str]) -> str:
        until = text[max(match.start() - _SHORT, 0) : match.start()]
        following = WORD.search(text, match.end(), match.end() + 40)
        if until.endswith(".") and not match["closing"]:  # "No.5", "Art.5", "para.3", "U.S.3": no note, or not for certain
            if _ABBREVIATION.search(until) or _NUMBERED.search(until) or _INITIALS.search(until):
                return match[0]
            if following and following[0][0].islower():
                return match[0]
        return match["closing"] + " " * len(match["number"])

    return _NOTE.sub(blanked, text)


def stops(block: str) -> list[tuple[int, int]]:
    """Return where each sentence of a paragraph but the last ends, and where the next begins."""
    found = []
    begin, word, label = _opening(block, 0)
    for match in _STOP.finditer(block):
        end = match.start() + 1
        following = match["next"]
        is_figure = not following[0].isalpha()  # "1948 also saw", "27 were killed": a figure may open a sentence
        if not (is_figure or following[0].isupper()) or word >= end or label == end:
            continue
        if not match["closing"]:
            last = max(begin, end - _SHORT)
            if _ABBREVIATION.search(block, last, end) or (is_figure and _NUMBERED.search(block, last, end)):
                continue
            if _INITIALS.search(block, last, end) and not _OPENER.fullmatch(following):
                continue
        found.append((match.end("closing"), match.end()))
        begin, word, label = _opening(block, match.end())
    return found


def _opening(block: str, begin: int) -> tuple[int, int, int]:
    """Return where a sentence begins, where its first word does, and where what numbers it ends; -1 for what has no number."""
    word, label = _LETTER.search(block, begin), _LABEL.match(block, begin)
    return begin, word.start() if word else len(block), label.end() if label else -1


class Count(NamedTuple):
    """How many words a text has, and how many of them are capitalised."""

    words: int
    capitalised: int

    @property
    def is_running(self) -> bool:
        """Whether a paragraph of so many words is running text, and no heading."""
        return self.words >= RUNNING_TEXT and self.capitalised * 2 < self.words


def count(text: str, start: int, end: int) -> Count:
    """Return how many words a part of a text has."""
    first = [text[match.start()] for match in WORD.finditer(text, start, end)]
    return Count(len(first), sum(letter.isupper() for letter in first))


def runs_on(line: str, following: str, block: Count, *, over_page: bool = False) -> bool:
    """Return whether the last sentence of a paragraph, which ends in a line, goes on in the next.

    So it does where the line has no closing punctuation and the next begins in lower case; or, where its ``block`` is running
    text, of at least 30 words, less than half of them capitalised, that a page ends or whose last word ends no sentence.
    """
    if CLOSED.search(line):
        return False
    word = WORD.search(following)
    if word and word[0][0].islower():
        return True
    return block.is_running and (over_page or _UNFINISHED.search(line.rstrip()) is not None)
