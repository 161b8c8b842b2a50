"""Copies as PDF readers make them: hyphens at the ends of lines, numbers of notes, words put together, columns mixed.

Each begins from a text whose passages are known, so that a test knows which of them the copy has.
"""

import random
import re
from collections.abc import Callable

from renderings import Rendering

from alertgraph.texts.document import Document

WIDTH = 46  # of a line, so narrow that many are broken within a word
#: What readers make of a hyphen at the end of a line: a soft one, a character that is none, a control character.
HYPHENS = ("\u00ad\n", "\ufffe\r\n", "\ufffe", "\x02\r\n", "\x02", "-\n", "\u2010\n", "\u00ad \n  ")


def lines(document: Document, seed: int, width: int = 72) -> str:
    """The text in lines, an empty one between its paragraphs; words are divided at their ends, or where they have a hyphen."""
    rng = random.Random(seed)  # noqa: S311 - for variety that can be repeated, not for secrets
    blocks = [" ".join(block.split()) for block in re.split(r"\n\s*\n", document.source) if block.strip()]
    return "\n\n".join(_filled(block, width, rng) for block in blocks)


def _filled(block: str, width: int, rng: random.Random) -> str:
    done, line = [], ""
    for word in block.split(" "):
        if len(line) + len(word) < width:
            line = f"{line} {word}".strip()
            continue
        room = width - len(line) - 2
        cuts = [at for at in range(2, len(word) - 2) if at <= room and word[at - 2 : at + 2].isalpha()]
        cuts += [at for at in range(2, len(word)) if at <= room + 1 and word[at - 1] == "-" and word[at].isalnum()]
        at = rng.choice(cuts) if cuts else 0
        head = word[:at] if word[at - 1 : at] == "-" or not at else f"{word[:at]}-"
        done.append(f"{line} {head}".strip())
        line = word[at:]
    return "\n".join([*done, line])


def hyphens(mark: str) -> Callable[[Document, int], Rendering]:
    """A rendering with each hyphen at the end of a line as a reader of PDFs gives it."""

    def rendering(document: Document, seed: int) -> Rendering:
        return Rendering(re.sub(r"(?<=\w)-\n(?=\w)", lambda match: mark, lines(document, seed)))

    return rendering


def noted(document: Document, seed: int) -> Rendering:
    """The numbers of notes right behind the full stops and the quotation marks that follow them, as small figures come out."""
    source = document.source
    for number, sentence in sorted(enumerate(document.sentences, 1), reverse=True):
        if re.search(r"[a-z]{2}[.!?][\"')]?$", source[: sentence.end]):
            source = f"{source[: sentence.end]}{number}{source[sentence.end :]}"
    return Rendering(source)


def glued(document: Document, seed: int) -> Rendering:
    """Words with a hyphen put together, as where a line ended behind it: "selfdefence"."""
    return Rendering(re.sub(r"(?<=\w)-(?=\w)", "", document.source))


def columns(document: Document, seed: int) -> str:
    """Two columns read straight across, as where the gutter is narrow: half of each line is of another sentence."""
    broken = lines(document, seed, WIDTH).split("\n")
    rows = 40 + seed
    copy: list[str] = []
    for start in range(0, len(broken), 2 * rows):
        page = broken[start : start + 2 * rows]
        left, right = page[:rows], page[rows:]
        copy += [*(f"{a} {b}" for a, b in zip(left, right, strict=False)), *left[len(right) :], "\f"]
    return "\n".join(copy)


def pdf(text: str, *, is_in_columns: bool = False) -> bytes:
    """A PDF of a text in lines, an empty one between its paragraphs: one column a page, or two with a narrow gutter."""
    written = [line.encode("cp1252", "replace") for line in text.split("\n")]
    rows, places = 60, (60, 280) if is_in_columns else (60,)
    pages = [written[start : start + rows * len(places)] for start in range(0, len(written), rows * len(places))]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        drawn = b""
        for at, line in enumerate(page):
            left, top = places[at // rows], 760 - 12 * (at % rows)
            words = re.sub(rb"([\\()])", rb"\\\1", line)
            drawn += b"BT /F1 9 Tf %d %d Td (%s) Tj ET\n" % (left, top, words)
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 520 800] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
            % (5 + 2 * number)
        )
        parts.append(b"<< /Length %d >>\nstream\n%sendstream" % (len(drawn), drawn))
    found, places_of = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places_of.append(len(found))
        found += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places_of)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(found))
    return found + head + tail
