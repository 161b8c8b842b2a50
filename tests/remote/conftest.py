"""Fixtures of what asks servers: one in this process, over the made-up graph."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import support
from endpoints import Endpoint, serving

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.remote import client
from alertgraph.store import dataset


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries follow at once, but for the waits that a server asks for."""
    monkeypatch.setattr(client, "BACK_OFF", 0.0)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The made-up graph in a folder, which is where the commands run and find their named queries."""
    root = support.assemble(tmp_path)
    monkeypatch.chdir(tmp_path)
    return root


@pytest.fixture
def endpoint(folder: Path) -> Iterator[Endpoint]:
    """A server that holds the made-up graph."""
    with serving(dataset.load(folder).store) as found:
        yield found


@pytest.fixture
def there(endpoint: Endpoint) -> AlertGraph:
    """The made-up graph on the server."""
    return alertgraph.load(endpoint=endpoint.url)
