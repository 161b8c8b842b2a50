"""Checks that each guided tour can be told."""

from collections.abc import Iterator

from alertgraph import tours
from alertgraph.api import AlertGraph
from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material


def untold(material: Material) -> Iterator[Fault]:
    """Yield a fault for each guided tour that cannot be told; asked of data and queries that are sound."""
    for path, line, message in tours.faults(AlertGraph(material.dataset)):
        yield Fault(path.stem, message, (str(path), line))
