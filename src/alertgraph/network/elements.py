"""What GraphML and GEXF have in common: edges that other programs keep apart, columns with their types, XML as bytes."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from numbers import Integral, Real
from typing import Any, Final, NamedTuple
from xml.etree import ElementTree

import networkx as nx

#: What is in no XML, and the line end of which readers make another.
_IN_NO_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
#: What networkx keeps of a file that it has read: no attributes of the network.
_LEFT_BY_READERS: Final = ("node_default", "edge_default")


class Edge(NamedTuple):
    """An edge as a file has it.

    ``id`` is unique in the file: Cytoscape and graphology refuse a second edge of one identifier, and Gephi drops it. ``kind``
    is unique among the edges from ``source`` to ``target``: Gephi makes one edge of those that have the same.
    """

    source: str
    target: str
    key: str
    id: str
    kind: str
    row: dict[str, Any]


def edges(net: "nx.MultiDiGraph[str]") -> list[Edge]:
    """Return the edges of a network in its order; the id is the key, or source, target and key where keys repeat.

    Raises TypeError for what is no MultiDiGraph: it has lost claims, or who does what to whom.
    """
    if not (net.is_multigraph() and net.is_directed()):
        raise TypeError(f"a file holds claims, so a MultiDiGraph, not a {type(net).__name__}; write what this was made of")
    found = []
    repeats = max(Counter(str(key) for *_, key in net.edges(keys=True)).values(), default=0) > 1
    taken: dict[tuple[str, str], set[str]] = {}
    for source, target, key, row in net.edges(keys=True, data=True):
        kinds = taken.setdefault((source, target), set())
        name = " ".join(str(row.get("relation_label") or key).split())
        numbered = (f"{name} {number}" if number > 1 else name for number in range(1, len(kinds) + 2))
        kind = next(kind for kind in numbered if kind not in kinds)
        kinds.add(kind)
        found.append(Edge(source, target, str(key), f"{source} {target} {key}" if repeats else str(key), kind, row))
    return found


def attributes(net: "nx.MultiDiGraph[str]") -> dict[str, Any]:
    """Return the network's own attributes, without what networkx leaves there when it reads a file."""
    return {name: value for name, value in net.graph.items() if name not in _LEFT_BY_READERS}


def columns(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return the names of the rows' values, in the order of their appearance, each with its type in XML.

    That is ``boolean``, ``long``, ``double`` or ``string``; ``double`` for numbers of both kinds, ``string`` where they are
    mixed otherwise. Raises TypeError for a value that a file cannot hold, such as a list.
    """
    found: dict[str, set[str]] = {}
    for row in rows:
        for name, value in row.items():
            if value is not None:
                found.setdefault(name, set()).add(_type(name, value))
    return {name: _common(types) for name, types in found.items()}


def text(value: Any) -> str:
    """Return a value as XML Schema writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and not math.isfinite(value):
        return "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"
    return str(value)


def written(root: ElementTree.Element) -> bytes:
    """Return a document as bytes, which are the same whatever other libraries for XML are installed.

    Raises ValueError for a text that no XML can hold, or that its readers make another of: the file would be of no use.
    """
    for element in root.iter():
        for value in (element.text or "", *element.attrib.values()):
            if found := _IN_NO_XML.search(value):
                raise ValueError(f"{value!r:.60} has U+{ord(found[0]):04X}, which no file of a network can hold; take it out")
    ElementTree.indent(root)
    data: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _type(name: str, value: Any) -> str:
    if isinstance(value, str):
        return "string"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, Integral):
        return "long"
    if isinstance(value, Real):
        return "double"
    raise TypeError(f"{name} is a {type(value).__name__}, which no file of a network holds; make it a text or a number")


def _common(types: set[str]) -> str:
    if len(types) == 1:
        return next(iter(types))
    return "double" if types == {"long", "double"} else "string"
