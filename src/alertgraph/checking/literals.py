"""Checks that a literal is one of its datatype, and that a number is written as every program keeps it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

import pyoxigraph as ox

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.store.terms import text
from alertgraph.vocabulary import XSD, curie

_ZONE: Final = r"(Z|[+-]((0\d|1[0-3]):[0-5]\d|14:00))?"
_YEAR: Final = r"-?([1-9]\d{3,}|0\d{3})"
_MONTH, _DAY = r"(0[1-9]|1[0-2])", r"(0[1-9]|[12]\d|3[01])"
_TIME: Final = r"(([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?|24:00:00(\.0+)?)"
_NUMBER: Final = r"[+-]?(\d+(\.\d*)?|\.\d+)"
_LASTING: Final = r"(\d+Y)?(\d+M)?(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?"
#: How a literal of each datatype looks.
FORMS: Final = {
    "decimal": _NUMBER,
    "double": rf"{_NUMBER}([eE][+-]?\d+)?|[+-]?INF|NaN",
    "float": rf"{_NUMBER}([eE][+-]?\d+)?|[+-]?INF|NaN",
    "boolean": r"true|false|1|0",
    "date": rf"{_YEAR}-{_MONTH}-{_DAY}{_ZONE}",
    "dateTime": rf"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE}",
    "dateTimeStamp": rf"{_YEAR}-{_MONTH}-{_DAY}T{_TIME}{_ZONE[:-1]}",
    "time": rf"{_TIME}{_ZONE}",
    "gYear": rf"{_YEAR}{_ZONE}",
    "gYearMonth": rf"{_YEAR}-{_MONTH}{_ZONE}",
    "gMonth": rf"--{_MONTH}{_ZONE}",
    "gDay": rf"---{_DAY}{_ZONE}",
    "gMonthDay": rf"--{_MONTH}-{_DAY}{_ZONE}",
    "duration": rf"-?P(?=.){_LASTING}(?<!T)",
    "dayTimeDuration": r"-?P(?=.)(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?(?<!T)",
    "yearMonthDuration": r"-?P(?=.)(\d+Y)?(\d+M)?",
    "language": r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*",
    "anyURI": r"[^\s<>\"{}|\\^`]*",
    "hexBinary": r"([0-9a-fA-F]{2})*",
}
#: The least and the greatest of each kind of whole number.
WHOLE: Final[dict[str, tuple[int | None, int | None]]] = {
    "integer": (None, None), "nonNegativeInteger": (0, None), "positiveInteger": (1, None), "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1), "long": (-(2**63), 2**63 - 1), "int": (-(2**31), 2**31 - 1), "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127), "unsignedLong": (0, 2**64 - 1), "unsignedInt": (0, 2**32 - 1), "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
}  # fmt: skip


def ill_typed(material: Material) -> Iterator[Fault]:
    """Yield each literal that is none of its datatype, and each number that programs would write in another way.

    The files are read again for it: Oxigraph's store writes numbers in its own way, and takes any text for a year.
    """
    for triple in _triples(material):
        if isinstance(triple.object, ox.Literal) and (wrong := fault(triple.object.value, triple.object.datatype.value)):
            yield Fault(text(triple.subject), f"{curie(triple.predicate.value)} has {wrong}")


def fault(value: str, datatype: str) -> str:
    """Return what is wrong with a literal of a datatype of XML Schema; "" where nothing is, or the datatype is none of these.

    >>> fault("abc", XSD.iri + "gYear"), fault("04", XSD.iri + "integer"), fault("2025-02-28", XSD.iri + "date")
    ("'abc', which is no xsd:gYear", "'04', which programs rewrite; write 4", '')
    """
    name = datatype.removeprefix(XSD.iri)
    if name not in WHOLE and name not in FORMS:
        return ""
    if not (_is_whole(value, *WHOLE[name]) if name in WHOLE else _is_formed(value, name)):
        return f"{value!r}, which is no {curie(datatype)}"
    usual = _usual(value) if name in WHOLE or name == "decimal" else value
    return f"{value!r}, which programs rewrite; write {usual}" if usual not in (value, value.removesuffix(".0")) else ""


def _triples(material: Material) -> Iterator[ox.Triple]:
    if not material.dataset.files:  # a server's, as it gave them
        yield from (quad.triple for quad in material.source)
    for file in material.dataset.files:
        for quad in ox.parse(file.data, format=ox.RdfFormat.TURTLE):
            yield quad.triple


def _is_whole(value: str, least: int | None, greatest: int | None) -> bool:
    if not re.fullmatch(r"[+-]?\d+", value, re.ASCII) or len(value) > 4000:  # longer ones Python does not read
        return False
    return (least is None or int(value) >= least) and (greatest is None or int(value) <= greatest)


def _is_formed(value: str, name: str) -> bool:
    return re.fullmatch(FORMS[name], value, re.ASCII) is not None and _is_day(value, name)


def _is_day(value: str, name: str) -> bool:
    """Return whether there is the day that a date, if it is one, begins with; years are of any length, and leap as ours."""
    found = re.match(r"-?(\d+)-(\d\d)-(\d\d)", f"2000{value[1:]}" if name == "gMonthDay" else value)
    if not found or not name.startswith(("date", "gMonthDay")):
        return True
    year = 2000 + int(found[1][-4:]) % 400  # which has the same leap days
    try:
        return bool(date(year, int(found[2]), int(found[3])))
    except ValueError:
        return False


def _usual(value: str) -> str:
    """Return a number as programs write it: without a plus sign, and without zeros that say nothing."""
    sign = "-" if value.startswith("-") else ""
    whole, _, rest = value.lstrip("+-").partition(".")
    whole, rest = whole.lstrip("0") or "0", rest.rstrip("0")
    return f"{sign if (whole, rest) != ('0', '') else ''}{whole}{'.' if rest else ''}{rest}"
