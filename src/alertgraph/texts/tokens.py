"""Words that are the same in every copy of a text, each with its place in the copy at hand.

Two copies of one text rarely agree byte for byte: line breaks, quotation marks, ligatures, tags and soft
hyphens differ. So a source is folded to plain characters, each of which knows the source characters it came
from; words are found in the folded text, and reported as offsets in the source.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

_BLOCK = re.compile(
    r"address|article|aside|blockquote|body|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form"
    r"|h[1-6]|head|header|hr|html|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|title|tr|ul",
    re.IGNORECASE,
)
_HIDDEN = r"""(?P<hidden><!--|<(?P<skip>script|style|nav|footer|head|noscript|template)(?![\w-])[^<>]*>)"""
_SHOWN = r"""<[!?][^<>]*>
    |<sup\b[^<>]*>(?:[\s\d\[\],]|</?a\b[^<>]*>)*</sup>
    |(?P<lines><br\b[^<>]*>(?:\s*<br\b[^<>]*>)*)
    |</?(?P<tag>[a-z][a-z0-9]*)(?:[\s/](?:"[^"]*"|'[^']*'|[^<>"'])*)?>
    |(?P<entity>&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)
    |(?P<broken>(?<=[^\s\x00-\x1f])(?:\u00ad[ \t\r]*(?:\n?\f|\n)|[\ufffe\x02][ \t\r]*+\n?+\f?+)[ \t]*+(?=[^\W_]))
    |(?P<other>(?-i:[^\x00-\x7f\u00ad\ufffe])+|[\u00ad\ufffe])"""
_FLAGS = re.VERBOSE | re.IGNORECASE | re.DOTALL
_MARKUP = re.compile(f"{_HIDDEN}|{_SHOWN}", _FLAGS)
_UNHIDDEN = re.compile(_SHOWN, _FLAGS)
# Escapes, because they look alike. An en dash in a word is a hyphen, an em dash parts words.
_PUNCTUATION = (
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u02b9\u2032\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
)
_SUPERSCRIPTS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_DROPPED = frozenset(("Mn", "Mc", "Me", "Cf"))  # marks, and characters that only steer the layout
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

# Between two letters an apostrophe or hyphen vanishes, also a hyphen at the end of a line or page: "long-term" and
# "long-\nterm" are then one word without a dictionary. So do the points of U.S.A and the comma of 1,000.
WORD = re.compile(
    r"""[^\W_]+(?:(?:'|-(?:[ \t\r]*(?:\n?\f|\n)[ \t]*)?|(?<=\d),(?=\d{3}(?!\d))
    |(?<![^\W_]{2})(?<!\d)\.(?=[^\W\d_](?![^\W_])))[^\W_]+)*""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A word: its normalised text, and where it stands in the source."""

    text: str
    start: int
    end: int


class Folded(NamedTuple):
    """Plain characters, the span in the source that each came from, and whether block tags were met."""

    text: str
    starts: list[int]
    ends: list[int]
    is_html: bool


def hash_words(words: Sequence[str], digits: int) -> str:
    """The first hexadecimal digits (4 bits each) of the SHA-256 of the words, joined by one space."""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:digits]


def normalise(fragment: str) -> str:
    """The letters and digits of a fragment of a source: without case, accents, tags and punctuation.

    >>> normalise("T&uuml;r<b>k</b>iye-<br>U.S.A")
    'turkiyeusa'
    """
    return squeeze(fold(fragment).text)


def readable(fragment: str) -> str:
    """A fragment of a source as a reader sees it, on one line: no tags, entities, invisible characters.

    >>> readable("A&nbsp;<i>new</i>\\n ca\\u00adse")
    'A new case'
    """
    pieces, done = [], 0
    for match, end in _marks(fragment):
        pieces += [fragment[done : match.start()], match[0] if match["other"] else _visible(match)]
        done = end
    text = "".join((*pieces, fragment[done:]))
    text = re.sub(r"(?<=[^\W_][-\u2010\u2011])[ \t\r]*(?:\n?\f|\n)[ \t]*(?=[^\W_])", "", text.translate(_INVISIBLE))
    return " ".join(text.split())


def _marks(source: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield markup and characters that are not plain, each with its end; a comment or script ends behind what closes it.

    What nothing closes hides nothing, and is looked for once: where one is not closed, none of its kind behind it is.
    """
    at, open_ones = 0, set[str]()
    while match := _MARKUP.search(source, at):
        end = match.end()
        if match["hidden"]:
            kind = (match["skip"] or "").lower()
            closing = None if kind in open_ones else _closing(kind).search(source, end)
            if closing:
                end = closing.end()
            else:
                open_ones.add(kind)
                shown = _UNHIDDEN.match(source, match.start())
                if shown is None:
                    at = match.start() + 1
                    continue
                match, end = shown, shown.end()
        yield match, end
        at = end


@cache
def _closing(kind: str) -> re.Pattern[str]:
    return re.compile(rf"</{kind}\s*>" if kind else "-->", re.IGNORECASE)


def _visible(match: re.Match[str]) -> str:
    """What markup means to a reader: a character, a line or paragraph break, or nothing.

    A hyphen at the end of a line comes out of PDF readers as a soft one, as U+FFFE or as U+0002, with the break or without.
    """
    if match["broken"]:
        return "-" + "".join(re.findall(r"[\n\f]", match["broken"]))
    if match["entity"]:
        import html  # here because its table of entities is slow to load, and plain text has none

        return html.unescape(match[0])
    if match["lines"]:
        return "\n" if match["lines"].count("<") == 1 else "\u2029"
    name = match["tag"] or (match["skip"] if "skip" in match.re.groupindex else "")
    return "\u2029" if _BLOCK.fullmatch(name or "") else ""


def squeeze(text: str) -> str:
    """The letters and digits of a folded text, without case."""
    return text.casefold() if text.isalnum() else re.sub(r"[\W_]+", "", text).casefold()


@cache
def _plain(character: str) -> str:
    """The plain form of one character: none for a mark, a format character or a superscript digit."""
    if character in _SUPERSCRIPTS:
        return ""
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    parts = unicodedata.normalize("NFKD", character)
    folded = "".join(part for part in parts if unicodedata.category(part) not in _DROPPED)
    # One source character never makes two words: the half sign is "12", not "1" and "2".
    return "".join(filter(str.isalnum, folded)) or folded


def _mark(tag: str) -> str:
    """The mark of a heading or list point as plain text has it."""
    return "- " if tag == "li" else "# " if re.fullmatch("h[1-6]", tag) else ""


def fold(source: str) -> Folded:
    """The source in plain characters, without markup, in its own upper and lower case (sentences need it)."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    is_html = False
    done = 0
    for match, end in _marks(source):
        begin = match.start()
        pieces.append(source[done:begin])
        starts.extend(range(done, begin))
        ends.extend(range(done + 1, begin + 1))
        done = end
        if match["other"]:
            spans = [(_plain(character), at, at + 1) for at, character in enumerate(match[0], begin)]
        else:
            visible = "".join(map(_plain, _visible(match)))
            is_html = is_html or (match["tag"] is not None and visible == "\u2029")
            if match["tag"] and not match[0].startswith("</"):
                visible += _mark(match["tag"].lower())
            spans = [(visible, begin, end)]
        for text, start, stop in spans:
            pieces.append(text)
            starts.extend([start] * len(text))
            ends.extend([stop] * len(text))
            if not text and ends and unicodedata.combining(source[start]):
                ends[-1] = stop  # a combining mark belongs to the letter before it
    pieces.append(source[done:])
    starts.extend(range(done, len(source)))
    ends.extend(range(done + 1, len(source) + 1))
    return Folded("".join(pieces), starts, ends, is_html)
