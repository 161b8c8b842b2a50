"""What Gephi's import makes of a file of a network when nothing is changed in its dialog, as its importers and processor do it.

An edge whose id was seen is left out. Of edges with one source, target and type (``kind`` in GEXF, the XML attribute ``label``
in GraphML) one is made: weights are summed, each later value takes the place of an earlier one, an empty one does not.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree


class Imported(NamedTuple):
    """A workspace: nodes and edges by identifier, and what Gephi shows as the description."""

    nodes: dict[str, dict[str, str]]
    edges: dict[str, dict[str, Any]]
    description: str


def imported(data: bytes) -> Imported:
    """The workspace of a file."""
    root = ElementTree.fromstring(data)  # noqa: S314 - our own file
    plain = {element: element.tag.partition("}")[2] for element in root.iter()}
    is_gexf = plain[root] == "gexf"
    nodes: dict[str, dict[str, str]] = {}
    drafts: dict[str, tuple[tuple[str, str, str], float, dict[str, str]]] = {}
    for element, tag in plain.items():
        row = {name: value for name, value in _values(element, plain) if value}
        if tag == "node":
            nodes[element.attrib["id"]] = {"label": element.get("label", ""), **row}
        elif tag == "edge" and element.get("id") not in drafts:
            weight = float(element.get("weight", "1") if is_gexf else row.get("weight", "1"))
            place = (element.attrib["source"], element.attrib["target"], element.get("kind" if is_gexf else "label", ""))
            drafts[element.attrib["id"]] = (place, weight, row)
    edges: dict[tuple[str, str, str], dict[str, Any]] = {}
    for name, (place, weight, row) in drafts.items():
        edge = edges.setdefault(place, {"id": name, "source": place[0], "target": place[1], "weight": 0.0, "row": {}})
        edge["weight"] += weight
        edge["row"].update(row)
    described = [element.text or "" for element, tag in plain.items() if tag == "description"]
    return Imported(nodes, {edge["id"]: edge for edge in edges.values()}, "".join(described))


def _values(element: ElementTree.Element, plain: dict[ElementTree.Element, str]) -> Iterator[tuple[str, str]]:
    for child in element.iter():
        if plain[child] == "attvalue":
            yield child.attrib["for"], child.attrib["value"]
        elif plain[child] == "data":
            yield child.attrib["key"], child.text or ""
