"""Checks that dates are EDTF, and of days that there are."""

from collections.abc import Iterator

import pyoxigraph as ox

from alertgraph import dates
from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.store.terms import text
from alertgraph.vocabulary import AG, EDTF_DATATYPE


def malformed(material: Material) -> Iterator[Fault]:
    """Yield dates that are not EDTF, or name a day that does not exist."""
    for quad in material.dataset.store.quads_for_pattern(None, ox.NamedNode(AG.when), None, None):
        date = quad.object
        if isinstance(date, ox.Literal) and date.datatype.value == EDTF_DATATYPE and dates.bounds(date.value) is None:
            yield Fault(text(quad.subject), f"{date.value!r} is not a valid EDTF date")
