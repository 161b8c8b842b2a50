"""What looks odd in a copy is told with its line and passage."""

import pytest

from alertgraph.texts.document import parse
from alertgraph.texts.oddities import oddities

LONG = f"It is {'very ' * 90}cold."


@pytest.mark.parametrize(
    ("source", "declared", "expected"),
    [
        ("Snow fell.\n\nIce came.", 2, []),
        ("Snow fell.\n\nIce came.", None, []),
        (
            "One. Two.",
            12,
            [
                "1: p1 is the only paragraph; are they set apart by blank lines?",
                "1: p1 is the last paragraph; alert.ttl declares 12",
            ],
        ),
        ("Snow.\n\nIce.\n\nHail.", 2, ["5: p3 is the last paragraph; alert.ttl declares 2"]),
        (f"Snow.\n\n{LONG} Ice.", 2, ["3: p2-s1 is a sentence of 93 words"]),
        ("Snow fell on the\n\nroofs. Ice.", 2, ["1: p1-s1 is a sentence that runs across p1 and p2"]),
        ("Snow. It fell and fell\n\nThe ice came.", 2, ["1: p1 ends without a full stop, and p2 begins a sentence"]),
        ("Snow.\n\nIce is *very* cold,\n**so** cold.", 2, ["3: p2-s1 holds markup (emphasis)"]),
        ("Snow.\n\nIce [is](http://maren.example) `cold`.", 2, ["3: p2-s1 holds markup (link)", "3: p2-s1 holds markup (code)"]),
        ("Snow <u>fell</u> &amp; stayed.\n\nIce &came; at 5 & 2 * 3.", 2, ["3: p2-s1 holds markup (entity)"]),
        ("# Snow\n\n- Ice\n- Hail * and 2 < 3", 3, []),
    ],
)
def test_oddities(source: str, declared: int | None, expected: list[str]) -> None:
    """Each kind of oddity has its line, its passage or paragraph, and what it is; an ordinary text has none."""
    assert list(map(str, oddities(parse(source), declared))) == expected
