"""What a test needs and does not find skips it with the reason, and fails it in CI; what it looks over is never nothing."""

from pathlib import Path

import pytest
import support


def test_need(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is there is no matter; what is absent is a skip, and in CI a failure, with the reason."""
    monkeypatch.delenv("ALERTGRAPH_CI", raising=False)
    support.need("something", "no text")
    with pytest.raises(pytest.skip.Exception, match="no text"):
        support.need("", "no text")
    monkeypatch.setenv("ALERTGRAPH_CI", "1")
    support.need("something", "no text")
    with pytest.raises(pytest.fail.Exception, match="absent in CI: no text"):
        support.need("", "no text")


def test_the_text_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the alert's text the tests that need it say how to name its folder."""
    monkeypatch.delenv("ALERTGRAPH_ALERTS", raising=False)
    monkeypatch.delenv("ALERTGRAPH_CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="ALERTGRAPH_ALERTS does not name the folder that holds the alert's text"):
        support.alert_text()


def test_what_is_begun_first_is_there() -> None:
    """The files that the suite begins with exist, each once; one that has moved is to be named anew."""
    assert len(support.LONGEST) == len(set(support.LONGEST))
    assert [name for name in support.LONGEST if not (support.TESTS / name).is_file()] == []


def test_a_search_that_finds_nothing_fails(tmp_path: Path) -> None:
    """Files are given in their order; a pattern that fits none is an error, not a test that looks at nothing."""
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in support.every(tmp_path, "*.txt")] == ["a.txt", "b.txt"]
    with pytest.raises(AssertionError, match=r"fits \*\.ttl"):
        support.every(tmp_path, "*.ttl")
