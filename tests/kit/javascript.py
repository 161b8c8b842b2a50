"""A script of the page, read as tokens: which names it declares, and which it uses without declaring them itself."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"(?P<space>\s+|//[^\n]*|/\*.*?\*/)"
    r"|(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<name>[A-Za-z_$][\w$]*)"
    r"|(?P<number>\d[\w.]*|`)"
    r"|(?P<sign>\.\.\.|=>|\?\.|[=!]==?|[<>]=|\?\?=?|&&=?|\|\|=?|[+*/-]=|.)",
    re.DOTALL,
)
_TEXT = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_REGEX = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*")
_KEYWORDS = {
    "async", "await", "break", "case", "catch", "const", "continue", "default", "delete", "do", "else", "false", "finally", "for",
    "function", "get", "if", "in", "instanceof", "let", "new", "null", "of", "return", "switch", "this", "throw", "true", "try",
    "typeof", "undefined", "void", "while",
}  # fmt: skip
_PAIRS = {")": "(", "]": "[", "}": "{"}
_END = ""  # what stands before the first piece and after the last


class Script(NamedTuple):
    """The names of a script: declared outside every bracket, declared anywhere, and used without being declared."""

    outermost: list[str]
    declared: set[str]
    free: set[str]


def read(source: str) -> Script:
    """Read a script of our own style: no classes, no labels, one declaration a statement."""
    tokens = [_END, *_tokens(source), _END]
    partner = _partners(tokens)
    outermost: list[str] = []
    declared: set[str] = set()
    keys: set[int] = set()
    depth = 0
    for place, piece in enumerate(tokens):
        depth += (piece in _PAIRS.values()) - (piece in _PAIRS)
        found: list[str] = []
        if piece in ("const", "let"):
            found = _bound(tokens[place + 1 : partner.get(place + 1, place + 1) + 1])
        elif piece == "function":
            found = [tokens[place + 1]]
            declared.update(_bound(tokens[place + 2 : partner[place + 2] + 1]))
        elif piece == "=>":
            declared.update(_bound(tokens[partner.get(place - 1, place - 1) : place]))
        elif piece == "catch" and tokens[place + 1] == "(":
            declared.add(tokens[place + 2])
        elif _is_name(piece) and tokens[place - 1] in ("{", ",", "get", "async"):
            if tokens[place + 1] == ":":
                keys.add(place)
            elif tokens[place + 1] == "(" and tokens[partner[place + 1] + 1] == "{":
                keys.add(place)
                declared.update(_bound(tokens[place + 1 : partner[place + 1] + 1]))
        declared.update(found)
        outermost += found if depth == 0 else []
    used = {
        piece
        for place, piece in enumerate(tokens)
        if _is_name(piece) and place not in keys and tokens[place - 1] not in (".", "?.")
    }
    return Script(outermost, declared, used - declared)


def _is_name(piece: str) -> bool:
    return bool(re.match(r"[A-Za-z_$]", piece)) and piece not in _KEYWORDS


def _partners(tokens: list[str]) -> dict[int, int]:
    """For each bracket the place of the one that belongs to it."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for place, piece in enumerate(tokens):
        if piece in _PAIRS.values():
            opened.append(place)
        elif piece in _PAIRS:
            other = opened.pop()
            assert tokens[other] == _PAIRS[piece], f"{tokens[other]} is closed by {piece}"
            found |= {place: other, other: place}
    assert not opened, "a bracket stays open"
    return found


def _bound(pattern: list[str]) -> list[str]:
    """The names that a pattern binds: parameters, or what stands between ``const`` and ``=``."""
    found = []
    default = None  # how deep the value stands that an absent part gets
    depth = 0
    for piece, after in zip(pattern, [*pattern[1:], _END], strict=True):
        if piece in _PAIRS or (piece == "," and default == depth):
            default = None if default == depth else default
        depth += (piece in _PAIRS.values()) - (piece in _PAIRS)
        if piece == "=" and default is None:
            default = depth
        if default is None and _is_name(piece) and after != ":":
            found.append(piece)
    return found


def _tokens(source: str) -> Iterator[str]:
    """The names and signs of a script; a string, number or regular expression is ``0``, and a comment nothing."""
    place, before = 0, _END
    opened: list[bool] = []  # for each brace whether it belongs to a template literal, whose expressions stand in brackets
    while place < len(source):
        match = _TOKEN.match(source, place)
        assert match
        place = match.end()
        if match.lastgroup == "space":
            continue
        if not (before in (")", "]", "}", "0") or _is_name(before)) and (regex := _REGEX.match(source, match.start())):
            match, place = regex, regex.end()
        piece = match[0] if match.lastgroup in ("name", "sign") else "0"
        if piece == "{":
            opened.append(False)
        if match[0] == "`" or (piece == "}" and opened.pop()):
            if piece == "}":
                yield ")"
            text = _TEXT.match(source, place)
            assert text, "a template literal stays open"
            place = text.end()
            piece = "0"
            if text[0].endswith("${"):
                opened.append(True)
                yield "0"
                piece = "("
        before = piece
        yield piece
