"""RDF terms as plain Python values."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final

import pyoxigraph as ox

from alertgraph.store import terms
from alertgraph.vocabulary import XSD, curie

Value = str | int | float | Decimal | bool
#: How a well-formed literal of each datatype looks, and what it is in Python; decimals keep their digits.
VALUES: Final[dict[str, tuple[re.Pattern[str], Callable[[str], Value]]]] = {
    XSD.integer: (re.compile(r"[+-]?[0-9]+"), int),
    XSD.decimal: (re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"), Decimal),
    XSD.double: (FLOATING := re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN"), float),
    XSD.float: (FLOATING, float),
    XSD.boolean: (re.compile("true|false|1|0"), lambda text: text in ("true", "1")),
}


def plain(found: object) -> Value | None:
    """Return an RDF term as a plain Python value: an IRI as its CURIE, nothing as None; raises TypeError for what is no term.

    A literal that is ill-formed for its datatype comes as text.

    >>> plain(ox.Literal("0.10", datatype=ox.NamedNode(XSD.decimal)))
    Decimal('0.10')
    """
    if isinstance(found, ox.Literal):
        form, read = VALUES.get(found.datatype.value, (None, str))
        return read(found.value) if form and form.fullmatch(found.value) else found.value
    return None if found is None else curie(terms.text(found))
