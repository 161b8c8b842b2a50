"""What counts as a mention."""

import pytest
from mentioned import CASES, NOTHING

from alertgraph.errors import QueryError
from alertgraph.finding.mentions import Sought


@pytest.mark.parametrize(("words", "text", "is_in"), CASES)
def test_mentions(words: str, text: str, is_in: bool) -> None:
    """Whole words and beginnings count, whatever case and diacritics; of several words all; of two letters the whole."""
    assert Sought.of(words).are_in(text) == is_in


@pytest.mark.parametrize("words", NOTHING)
def test_nothing_to_look_for(words: str) -> None:
    """Without a letter or figure there is nothing to look for."""
    with pytest.raises(QueryError, match="give a word to look for"):
        Sought.of(words)
