"""What all tests of the server share: the collector waits, for they ask from threads."""

from collections.abc import Iterator

import pytest

from alertgraph.machine.collector import without_collecting


@pytest.fixture(autouse=True)
def collector_waits() -> Iterator[None]:
    """Keep the collector off: in a thread of a test it would drop answers of Oxigraph that other tests have left, and say so."""
    with without_collecting():
        yield
