"""Copies of a text as readers have them: lines, blank lines and page heads put in or taken out, paragraphs joined and parted.

Each comes from a seed. No word of a passage is changed, unless a line is put into its middle; some passages are taken out.
"""

import random
import re
from collections.abc import Callable

NAVIGATION = ("Home", "About us", "Our work | Alerts | Donate", "Skip to main content", "Share this page", "12 min read")
HEADS = ("River Observer Weekly", "Page 7 of 12", "23", "- 4 -", "www.example.org/alerts", "DRAFT", "***", "* * *")
CLOSED = re.compile(r"(?<=[.!?]) (?=[A-Z])")


def altered(source: str, seed: int) -> str:
    """The text with one to five alterations, some of them several times."""
    rng = random.Random(seed)  # noqa: S311 - for variety that can be repeated, not for secrets
    blocks = [block for block in re.split(r"\n\s*\n", source) if block.strip()]
    for change in rng.sample(CHANGES, rng.randint(1, 5)):
        for _ in range(rng.choice((1, 1, 2, 5))):
            blocks = change(blocks, rng)
    return rng.choice(("\n\n", "\n\n", "\n\n\n", "\n \n", "\n")).join(blocks)


def _line_before(blocks: list[str], rng: random.Random) -> list[str]:
    return [rng.choice(NAVIGATION), *blocks]


def _navigation(blocks: list[str], rng: random.Random) -> list[str]:
    return ["\n".join(rng.sample(NAVIGATION, 3)), *blocks, *rng.sample(NAVIGATION, 2)]


def _title_doubled(blocks: list[str], rng: random.Random) -> list[str]:
    return [*blocks[:1], *blocks]


def _head_between(blocks: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(blocks) + 1)
    return [*blocks[:at], rng.choice(HEADS), *blocks[at:]]


def _head_within(blocks: list[str], rng: random.Random) -> list[str]:
    """A page break with number and head between two words anywhere."""
    return _broken(blocks, rng, rng.choice(("\n\n", "\n", "\f")) + rng.choice(HEADS) + rng.choice(("\n\n", "\n")))


def _blank_line_within(blocks: list[str], rng: random.Random) -> list[str]:
    return _broken(blocks, rng, "\n\n")


def _line_broken(blocks: list[str], rng: random.Random) -> list[str]:
    return _broken(blocks, rng, "\n")


def _broken(blocks: list[str], rng: random.Random, between: str) -> list[str]:
    at = rng.randrange(len(blocks))
    words = blocks[at].split(" ")
    cut = rng.randrange(len(words))
    return [*blocks[:at], " ".join(words[:cut]) + between + " ".join(words[cut:]), *blocks[at + 1 :]]


def _parted(blocks: list[str], rng: random.Random) -> list[str]:
    """A paragraph parted where a sentence ends."""
    at = max(rng.sample(range(len(blocks)), min(4, len(blocks))), key=lambda number: len(blocks[number]))
    found = [match.end() for match in CLOSED.finditer(blocks[at])]
    cut = rng.choice(found) if found else 0
    return [*blocks[:at], *filter(None, (blocks[at][:cut], blocks[at][cut:])), *blocks[at + 1 :]]


def _joined(blocks: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(blocks) - 1)
    return [*blocks[:at], blocks[at] + rng.choice((" ", "\n")) + blocks[at + 1], *blocks[at + 2 :]]


def _taken_out(blocks: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(blocks))
    return [*blocks[:at], *blocks[at + 1 :]]


def _moved(blocks: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(blocks))
    rest = [*blocks[:at], *blocks[at + 1 :]]
    to = rng.randrange(len(rest) + 1)
    return [*rest[:to], blocks[at], *rest[to:]]


def _doubled(blocks: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(blocks))
    to = rng.randrange(len(blocks) + 1)
    return [*blocks[:to], blocks[at], *blocks[to:]]


CHANGES: tuple[Callable[[list[str], random.Random], list[str]], ...] = (
    _line_before,
    _navigation,
    _title_doubled,
    _head_between,
    _head_within,
    _blank_line_within,
    _line_broken,
    _parted,
    _joined,
    _taken_out,
    _moved,
    _doubled,
)
