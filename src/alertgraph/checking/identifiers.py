"""Checks that an identifier is given once: two blocks under one would be read as a claim or entry that nobody wrote."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.store.blocks import Block


def used_twice(material: Material) -> Iterator[Fault]:
    """Yield each identifier under which two blocks of one named graph say what it is, with the places of all."""
    key = attrgetter("file.graph", "subject")
    for _, group in groupby(sorted((block for block in material.blocks if block.defines), key=key), key=key):
        first, *others = group
        if others and first.subject:
            yield Fault(first.subject, _told(others), first.place)


def _told(others: list[Block]) -> str:
    places = ", ".join(f"{path}:{line}" for path, line in (block.place for block in others))
    return f"number used twice: here and at {places}; give one of them a number or name of its own, or take it out"
