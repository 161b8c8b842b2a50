"""What counts as a mention."""

import pytest

from alertgraph.errors import QueryError
from alertgraph.finding.mentions import Sought


@pytest.mark.parametrize(
    ("words", "text", "is_in"),
    [
        ("genocide", "An act of GENOCIDE.", True),
        ("genocid", "genocidal aims", True),
        ("cide", "genocide", False),
        ("turkiye", "Türkiye's veto", True),
        ("Türkiye", "of Turkiye", True),
        ("genocide armenia", "Armenians fear genocide", True),
        ("genocide armenia", "genocide alone", False),
        ("US", "they use it", False),
        ("U.S.", "The US and others", True),
        ("rules-based", "a rules-based order", True),
        ("16", "16 prisoners", True),
    ],
)
def test_mentions(words: str, text: str, is_in: bool) -> None:
    """Whole words and beginnings count, whatever case and diacritics; of several words all; of two letters the whole."""
    assert Sought.of(words).are_in(text) == is_in


@pytest.mark.parametrize("words", ["", "  ", "...", "<>"])
def test_nothing_to_look_for(words: str) -> None:
    """Without a letter or figure there is nothing to look for."""
    with pytest.raises(QueryError, match="give a word to look for"):
        Sought.of(words)
