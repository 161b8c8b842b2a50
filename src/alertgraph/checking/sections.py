"""Checks that a claim stands in the file of its section: ``2-courts.ttl`` holds those of the section *courts* alone."""

import re
from collections.abc import Iterator

from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.reading.claims import read_alerts
from alertgraph.vocabulary import curie


def strayed(material: Material) -> Iterator[Fault]:
    """Yield each claim in a file that is named after another section of its alert."""
    sections: dict[str, set[str]] = {}
    for alert in read_alerts(material.dataset).values():
        sections.setdefault(alert.graph, set()).update(part.id for part in alert.sections)
    for block in material.blocks:
        own = {name for name in sections.get(block.file.graph, ()) if re.fullmatch(rf"{name}-[0-9]+", curie(block.subject))}
        name = re.sub(r"^[0-9]+-", "", block.file.path.stem)
        filed = {section for section in sections.get(block.file.graph, ()) if section.endswith(f"-{name}")}
        if own and filed and not own & filed:
            message = f"stands in {block.file.path.name}, the file of another section; move it to that of {min(own)}"
            yield Fault(block.subject, message, block.place)
