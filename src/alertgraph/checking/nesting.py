"""How shapes of SHACL stand within each other: whose part an unnamed one is, and how deep they are nested."""

from collections.abc import Iterable, Mapping
from typing import Final

import pyoxigraph as ox

from alertgraph.store.terms import text
from alertgraph.vocabulary import RDF, SH

#: How many shapes may stand within each other, node shapes and property shapes alike: pyshacl calls itself for each.
DEEPEST: Final = 50
#: What leads from a shape to one within it, by way of a list or not.
_WITHIN: Final = (SH.node, SH.property, SH.qualifiedValueShape, SH["not"], SH["and"], SH["or"], SH.xone)


def owners(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Return for each node without a name, as rdflib names it, the IRI of the shape whose part it is; in lists, too."""
    above = {text(triple.object): text(triple.subject) for triple in triples if isinstance(triple.object, ox.BlankNode)}
    found = {}
    for node in above:
        owner, seen = node, {node}
        while owner in above and above[owner] not in seen:
            owner = above[owner]
            seen.add(owner)
        found[node] = owner
    return found


def deepest(triples: Iterable[ox.Triple]) -> list[str]:
    """Return the longest line of shapes each of which stands within the one before; a shape within itself ends it."""
    within: dict[str, list[str]] = {}
    rest: dict[str, str] = {}
    first: dict[str, str] = {}
    for triple in triples:
        subject, predicate, value = text(triple.subject), triple.predicate.value, text(triple.object)
        if predicate in _WITHIN:
            within.setdefault(subject, []).append(value)
        elif predicate == RDF.rest:
            rest[subject] = value
        elif predicate == RDF.first:
            first[subject] = value
    inner = {shape: [one for value in values for one in _items(value, first, rest)] for shape, values in within.items()}
    return _longest(inner)


def _items(value: str, first: Mapping[str, str], rest: Mapping[str, str]) -> list[str]:
    """Return the members of a list; what is none stands for itself."""
    if value not in first:
        return [value]
    found: list[str] = []
    seen: set[str] = set()
    while value in first and value not in seen:
        seen.add(value)
        found.append(first[value])
        value = rest.get(value, "")
    return found


def _longest(inner: Mapping[str, list[str]]) -> list[str]:
    """Return the longest path; found without recursion, since what is looked for may be deeper than that goes."""
    length: dict[str, int] = {}
    following: dict[str, str] = {}
    for start in sorted(inner):
        stack = [(start, False)]
        above: set[str] = set()
        while stack:
            shape, is_done = stack.pop()
            if is_done:
                above.discard(shape)
                following[shape] = max(inner.get(shape, ()), key=lambda one: length.get(one, 0), default="")
                length[shape] = 1 + length.get(following[shape], 0)
            elif shape not in length and shape not in above:
                above.add(shape)
                stack.append((shape, True))
                stack += [(one, False) for one in inner.get(shape, ())]
    path = [max(length, key=lambda shape: length[shape])] if length else []
    while path and (after := following.get(path[-1], "")) in length and after not in path:
        path.append(after)
    return path
