"""Parts a folded text into blocks: paragraphs, headings and list points, whose marks are no words of the text."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from alertgraph.texts.sentences import CLOSED, Count, count, runs_on
from alertgraph.texts.tokens import WORD, Folded

Kind = Literal["text", "heading", "point"]

WRAPPED: Final = 0.3  # share of lines that begin in lower case from which a text is taken to be broken at a width
RAGGED: Final = 20  # one in so many lines may have been broken earlier than the others, as in a text from a PDF

_EDGE = re.compile("\u2029")
_LINE = re.compile(r"[^\n\f\u2028\u2029]*[\n\f\u2028\u2029]?")
_QUOTED = re.compile(r"[ \t\r]*(?:>[ \t]?)*[ \t]*")
_MARK = re.compile(
    r"""(?P<heading>\#{1,6}[ \t]+|(?P<bold>\*\*|__)(?=[^\s*_][^*\n]*(?P=bold)[ \t\r]*$))
    |(?P<point>[-*+\u2022\u2023\u25e6\u25aa\u25cf\u00b7][ \t]+)
    |(?P<number>\d{1,2})[.)][ \t]+
    |(?=\([a-z]{1,4}\)[ \t])(?P<letter>)""",
    re.MULTILINE | re.VERBOSE,
)
_TAGGED = re.compile(r"[-#] \s*")  # what `fold` makes of the tags
_FIRST = re.compile(r"\S*")
_SYLLABLE = re.compile(r"[^\s-]*-?")  # after a hyphen a line may end too
_TRAILING = re.compile(r"(?:[ \t]+#+|[*_]{2})$")
_ENDED = re.compile(r"[.!?:;,][\"')\]*]*$")


class Block(NamedTuple):
    """A paragraph, heading or list point, without its mark: a span of the folded text, and whether a page ends before it."""

    start: int
    end: int
    kind: Kind
    after_page: bool


class _Line(NamedTuple):
    """A line with a word: the span of its words, its own mark, how far it is set in, and whether nothing stands before it."""

    start: int
    end: int
    kind: Kind
    mark: int
    indent: int
    opens: bool
    after_page: bool


def blocks(folded: Folded) -> tuple[str, list[Block]]:
    """Return the text with the marks of headings and list points blanked, and its blocks that hold a word."""
    lines = list(_html_lines(folded.text) if folded.is_html else _lines(folded.text))
    text = _without_marks(folded.text, lines)
    if folded.is_html:
        return text, [Block(line.start, line.end, line.kind, line.after_page) for line in lines]
    return text, _joined(text, lines)


def _without_marks(text: str, lines: list[_Line]) -> str:
    pieces, done = [], 0
    for line in lines:
        pieces += [text[done : line.mark], " " * (line.start - line.mark)]
        done = line.start
    return "".join((*pieces, text[done:]))


def _html_lines(text: str) -> Iterator[_Line]:
    """Yield each part between block tags as one line; the mark of `<li>` or `<h1>` counts for the first part with a word."""
    edges = [match.span() for match in _EDGE.finditer(text)]
    kind: Kind = "text"
    for (_, start), (end, _) in zip([(0, 0), *edges], [*edges, (len(text), len(text))], strict=True):
        part = text[start:end]
        begin = start + len(part) - len(part.lstrip())
        if mark := _TAGGED.match(text, begin, end):
            kind = "heading" if mark[0][0] == "#" else "point"
        if WORD.search(part):
            begin = mark.end() if mark else begin
            yield _Line(begin, start + len(part.rstrip()), kind, begin, 0, opens=True, after_page=False)
            kind = "text"


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines of a plain text that hold a word."""
    numbers = {1}  # with which a list may begin or go on
    opens, after_page, is_list = True, False, False
    former: _Line | None = None
    for match in _LINE.finditer(text):
        start, end = match.start(), match.start() + len(match[0].rstrip())
        words = _QUOTED.match(text, start, max(start, end))
        begin = words.end() if words else start
        if end <= begin or not WORD.search(text, begin, end):
            opens, is_list = True, False
        else:
            mark = _MARK.match(text, begin, end)
            kind: Kind = "text"
            if mark and mark["heading"]:
                kind = "heading"
            elif mark and (
                opens or is_list or (former and _ENDED.search(text, former.start, former.end)) or _again(text, match.end(), mark)
            ):
                kind = "point" if not mark["number"] or int(mark["number"]) in numbers else "text"
            if mark and kind != "text":
                if mark["number"]:
                    numbers.add(int(mark["number"]) + 1)
                is_list = kind == "point"
            after = mark.end() if mark and kind != "text" else begin
            tail = _TRAILING.search(text, after, end) if kind == "heading" else None
            former = _Line(after, tail.start() if tail else end, kind, begin, begin - start, opens, after_page)
            yield former
            opens, after_page = False, False
        if match[0].endswith(("\f", "\u2029")):
            opens, after_page = True, after_page or match[0].endswith("\f")


def _again(text: str, start: int, mark: re.Match[str]) -> bool:
    """Whether the next line has such a mark too, as the points of a list have."""
    words = _QUOTED.match(text, start)
    following = _MARK.match(text, words.end()) if words else None
    return following is not None and following.lastgroup == mark.lastgroup


def _joined(text: str, lines: list[_Line]) -> list[Block]:
    """Join the lines that a width has broken; every other line is a block of its own."""
    pairs = [(former, line) for former, line in pairwise(lines) if not line.opens and line.kind == "text"]
    has_blank_lines = 2 * len(pairs) < len(lines)
    width = _width(text, pairs)
    found: list[Block] = []
    held = Count(0, 0)  # of the last block
    for former, line in zip([None, *lines], lines, strict=False):
        own = count(text, line.start, line.end)
        if former and not _ends(text, found[-1].kind, held, former, line, width, has_blank_lines=has_blank_lines):
            found[-1] = found[-1]._replace(end=line.end)
            held = Count(held.words + own.words, held.capitalised + own.capitalised)
        else:
            found.append(Block(line.start, line.end, line.kind, line.after_page))
            held = own
    return found


def _width(text: str, pairs: list[tuple[_Line, _Line]]) -> int:
    """How long a line with the next word would be at least where the text was broken at a width; 0 where it was not."""
    broken = sorted(_needed(text, former, line, _SYLLABLE) for former, line in pairs if _begins_low(text, line))
    if not broken or len(broken) < WRAPPED * len(pairs):
        return 0
    longest = max(former.end - former.start for former, _ in pairs)
    return min(broken[len(broken) // RAGGED], longest + 1)


def _needed(text: str, former: _Line, line: _Line, first: re.Pattern[str]) -> int:
    """How long a line would be with what the next one begins with."""
    words = first.match(text, line.start, line.end)
    return former.end - former.start + 1 + (len(words[0]) if words else 0)


def _begins_low(text: str, line: _Line) -> bool:
    word = WORD.search(text, line.start, line.end)
    return word is not None and not word[0][0].isupper() and not word[0][0].isdigit()


def _ends(text: str, kind: Kind, block: Count, former: _Line, line: _Line, width: int, *, has_blank_lines: bool) -> bool:
    """Whether a paragraph ends between two lines."""
    if line.opens or line.kind != "text" or former.kind == "heading":
        return True
    if kind == "point" and line.indent > former.indent:
        return False
    if width:
        is_broken = _begins_low(text, line) or text[former.end - 1] == "-"
        enough = width if CLOSED.search(text, former.start, former.end) else 0.9 * width
        return not is_broken and _needed(text, former, line, _FIRST) < enough
    return not (has_blank_lines and runs_on(text[former.start : former.end], text[line.start : line.end], block))
