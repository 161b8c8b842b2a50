"""A sheet as a file: HTML that prints well and asks for nothing, and Markdown."""

import re
from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from alertgraph.telling.card import marked
from alertgraph.telling.sheet import Entry, Sheet

#: How it looks; the head stands on every page that is printed.
STYLE: Final = """
:root { color-scheme: light dark; }
body { font: 11pt/1.45 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5em; line-height: 1.2; }
h2 { font-size: 1em; margin: 0 0 .3em; }
article { border-top: 1px solid; padding: .8em 0; break-inside: avoid; }
.part { font-size: 1.15em; margin: 1.6em 0 .6em; break-after: avoid; }
.beside { display: grid; grid-template-columns: 1fr 1fr; gap: 1.2em; }
.rebuttal { border-left: 3px solid; padding-left: .8em; }
ul { margin: .2em 0; padding-left: 1.1em; }
blockquote { margin: .4em 0 .4em 1em; }
@media (max-width: 34rem) { .beside { grid-template-columns: 1fr; } }
header { font-size: .85em; border-bottom: 1px solid; }
@media print {
  body { display: table; table-layout: fixed; width: 100%; font-size: 10pt; margin: 0; max-width: none; padding: 0; }
  header { display: table-header-group; break-inside: avoid; }
  header p { margin: 0 0 4mm; padding-bottom: 2mm; border-bottom: 1px solid; }
}
@page { margin: 16mm; }
"""
#: What stands over a claim that contradicts another, beside it.
AGAINST: Final = "Contradicted"


def html(sheet: Sheet) -> str:
    """Return a sheet as one HTML file, without script, without a request."""
    lines = [
        "<!doctype html>",
        f'<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(sheet.title)}</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{STYLE}</style>\n</head>\n<body>",
        f"<header><p>{escape(sheet.notice)}</p></header>",
        f"<main>\n<h1>{escape(sheet.title)}</h1>",
        *(f"<p>{escape(line)}</p>" for line in (*sheet.about, *sheet.remarks)),
        *(_article(entry) for entry in sheet.entries),
        "</main>\n</body>\n</html>",
    ]
    return "\n".join(lines)


def markdown(sheet: Sheet) -> str:
    """Return a sheet as CommonMark; marks in words of the graph are no marks of it."""
    lines = [f"# {_plain(sheet.title)}"]
    lines += [_plain(line) for line in (*sheet.about, sheet.notice, *sheet.remarks)]
    for entry in sheet.entries:
        if entry.part:
            lines.append(f"## {_plain(entry.part)}")
        lines.append(f"## {entry.number}. {_head(entry, _plain)}")
        lines.append(_list(entry, _plain))
        lines += [f"> {_plain(quote)}" for quote in entry.quotes]
        for other in entry.rebuttals:
            body = [f"**{AGAINST}: {_head(other, _plain)}**", _list(other, _plain), *map(_plain, other.quotes)]
            lines.append("\n".join(f"> {line}".rstrip() for line in "\n\n".join(body).split("\n")))
    return "\n\n".join(lines)


#: The forms in which a sheet is printed.
FORMATS: Final[dict[str, Callable[[Sheet], str]]] = {"html": html, "md": markdown}


def _article(entry: Entry) -> str:
    claim = f"<section><h2>{entry.number}. {_head(entry, escape)}</h2>\n{_body(entry)}</section>"
    others = "\n".join(
        f'<section class="rebuttal"><h2>{AGAINST}: {_head(other, escape)}</h2>\n{_body(other)}</section>'
        for other in entry.rebuttals
    )
    inside = f'<div class="beside">\n{claim}\n<div>{others}</div>\n</div>' if others else claim
    part = f'<h2 class="part">{escape(entry.part)}</h2>\n' if entry.part else ""
    return f"{part}<article>\n{inside}\n</article>"


def _body(entry: Entry) -> str:
    facts = "\n".join(f"<li>{escape(fact)}</li>" for fact in _facts(entry))
    quotes = "".join(f"\n<blockquote>{escape(quote)}</blockquote>" for quote in entry.quotes)
    return f"<ul>\n{facts}\n</ul>{quotes}"


def _head(entry: Entry, safe: Callable[[str], str]) -> str:
    """Return what is claimed, whatever keeps it from being plain before it."""
    return safe(f"{marked(entry.card.marks)}{entry.card.claim.gist}")


def _list(entry: Entry, safe: Callable[[str], str]) -> str:
    return "\n".join(f"- {safe(fact)}" for fact in _facts(entry))


def _facts(entry: Entry) -> Iterator[str]:
    """Yield who does what to whom, the facts of the card, the claims that it leads to, its place and its note."""
    card = entry.card
    yield card.sentence
    for fact in card.facts:
        yield f"{fact.title}: {'; '.join(part.words for part in fact.parts)}"
    for link in card.links:
        for part in link.parts:
            yield f"{link.title}: {part.words} [{part.id}]"
    yield f"{'; '.join(entry.places)}  ({card.claim.id})"
    if card.claim.note:
        yield f"Note: {card.claim.note}"
    for number, name in entry.told:
        yield f"{AGAINST}: see beside {number}  ({name})"


def _plain(words: str) -> str:
    """Return words as Markdown that shows them as they are, in one line: a line end would end a heading or a point."""
    escaped = re.sub(r"([\\`*_\[\]<>|#&~])", r"\\\1", re.sub(r"\s*\n\s*", " ", words))
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", escaped))
