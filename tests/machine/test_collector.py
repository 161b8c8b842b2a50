"""The collector of cycles rests while rows are made, and is afterwards as the user had it."""

import gc

import pytest

from alertgraph.api import AlertGraph
from alertgraph.machine.collector import without_collecting


@pytest.mark.parametrize("on", [True, False])
def test_left_as_it_was(on: bool) -> None:
    """Off inside, on or off after it as before, also where it is nested and where something fails."""
    try:
        (gc.enable if on else gc.disable)()
        with pytest.raises(KeyError), without_collecting():
            with without_collecting():
                assert not gc.isenabled()
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() == on
    finally:
        gc.enable()


def test_a_network_leaves_it_on(made_up: AlertGraph) -> None:
    """Claims read and a network made anew leave the collector on."""
    assert AlertGraph(made_up.data).network().number_of_edges()
    assert gc.isenabled()
