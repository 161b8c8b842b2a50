"""What a test needs and does not find skips it with the reason, and fails it in CI."""

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
