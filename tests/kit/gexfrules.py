"""The rules of the schema of GEXF 1.3, as far as a network without time, colours and hierarchy meets them, in our own words."""

from xml.etree import ElementTree

NAMESPACE = "http://gexf.net/1.3"
#: For each element the attributes that it must have, those that it may have, and its children in their order; ``*`` marks
#: children of which there may be any number, ``?`` those that may be absent.
RULES: dict[str, tuple[str, str, str]] = {
    "gexf": ("version", "variant", "meta? graph"),
    "meta": ("", "lastmodifieddate", "creator? keywords? description?"),
    "creator": ("", "", ""),
    "keywords": ("", "", ""),
    "description": ("", "", ""),
    "graph": ("", "defaultedgetype mode timeformat timerepresentation timezone idtype start end", "attributes* nodes edges"),
    "attributes": ("class", "mode", "attribute*"),
    "attribute": ("id title type", "", "default? options?"),
    "default": ("", "", ""),
    "options": ("", "", ""),
    "nodes": ("", "count", "node*"),
    "node": ("id", "label", "attvalues?"),
    "edges": ("", "count", "edge*"),
    "edge": ("source target", "id type label weight kind", "attvalues?"),
    "attvalues": ("", "", "attvalue*"),
    "attvalue": ("for value", "", ""),
}
VALUES = {
    ("gexf", "version"): {"1.3"},
    ("graph", "defaultedgetype"): {"directed", "undirected", "mutual"},
    ("graph", "mode"): {"static", "dynamic", "slice"},
    ("attributes", "class"): {"node", "edge"},
    ("attributes", "mode"): {"static", "dynamic"},
    ("attribute", "type"): {"integer", "long", "double", "float", "boolean", "string", "anyURI"},
    ("edge", "type"): {"directed", "undirected", "mutual"},
}
TOKENS = {("node", "label"), ("edge", "label"), ("edge", "kind")}


def faults(data: bytes) -> list[str]:
    """What in a file is against the rules, each fault once; none where it is valid."""
    found = []
    for element in ElementTree.fromstring(data).iter():  # noqa: S314 - our own file
        namespace, _, tag = element.tag.removeprefix("{").rpartition("}")
        if namespace != NAMESPACE or tag not in RULES:
            found.append(f"no element {element.tag}")
            continue
        must, may, children = (part.split() for part in RULES[tag])
        found += [f"{tag} lacks {name}" for name in must if name not in element.attrib]
        found += [f"{tag} has {name}" for name in element.attrib if name not in (*must, *may)]
        for name, value in element.attrib.items():
            if value not in VALUES.get((tag, name), {value}):
                found.append(f"{tag} {name} is {value}")
            if (tag, name) in TOKENS and value != " ".join(value.split()):
                found.append(f"{tag} {name} has spaces too many")
        found += [f"{tag}: {fault}" for fault in _order([child.tag.partition("}")[2] for child in element], children)]
        if element.text and element.text.strip() and children:
            found.append(f"{tag} has text")
    return list(dict.fromkeys(found))


def _order(found: list[str], wanted: list[str]) -> list[str]:
    rest = list(found)
    for name in wanted:
        plain = name.rstrip("*?")
        number = 0
        while rest and rest[0] == plain and (number == 0 or name.endswith("*")):
            rest.pop(0)
            number += 1
        if number == 0 and name == plain:
            return [f"{plain} is absent or out of place"]
    return [f"{rest[0]} is out of place"] if rest else []
