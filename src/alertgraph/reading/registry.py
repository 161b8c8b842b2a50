"""The registry and the ontology as typed rows: actors and things, their kinds, relations, modes, values and labels."""

import math
from collections.abc import Iterable

from alertgraph.errors import LoadError, shown
from alertgraph.model.registry import Entity, Kind, Mode, Relation, Value
from alertgraph.store.dataset import Dataset, Description
from alertgraph.vocabulary import AG, DCTERMS, ONTOLOGY, RDF, RDFS, REGISTRY, SKOS, curie, local_name


def read_entities(dataset: Dataset) -> dict[str, Entity]:
    """Return every entry of the registry by its CURIE, sorted."""
    found = {}
    model = dataset.describe(ONTOLOGY)
    registry = dataset.describe(REGISTRY)
    classes = {row[RDF.type][0] for row in registry.values() if RDF.type in row}
    actors = {iri for iri in classes if AG.Actor in _ancestors(model, iri)}
    for iri, row in registry.items():
        if RDF.type in row:
            wikidata = next((local_name(match) for match in row.get(SKOS.exactMatch, []) if "wikidata.org" in match), "")
            found[curie(iri)] = Entity(
                id=curie(iri),
                label=_first(row, SKOS.prefLabel) or local_name(iri),
                kind=local_name(row[RDF.type][0]),
                aliases=tuple(row.get(SKOS.altLabel, [])),
                description=_first(row, DCTERMS.description),
                wikidata=wikidata,
                iso=_first(row, AG.isoCode),
                is_actor=row[RDF.type][0] in actors,
            )
    return found


def read_hidden_names(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Return by CURIE the names by which entries are found though no document need use them; they are never shown."""
    rows = dataset.describe(REGISTRY).items()
    return {curie(iri): tuple(row[SKOS.hiddenLabel]) for iri, row in rows if SKOS.hiddenLabel in row}


def read_kinds(dataset: Dataset) -> dict[str, Kind]:
    """Return the drawn classes of actors and things by local name, in the ontology's order of families."""
    rows = dataset.describe(ONTOLOGY)
    found = {}
    for iri, row in rows.items():
        if AG.shape in row:
            colours = rows.get(_first(row, AG.colourFamily), {})
            found[local_name(iri)] = Kind(
                id=local_name(iri),
                label=_first(row, RDFS.label),
                definition=_first(row, SKOS.definition),
                is_actor=AG.Actor in _ancestors(rows, iri),
                shape=_first(row, AG.shape),
                fill=_first(row, AG.fill),
                family=local_name(_first(row, AG.colourFamily)),
                colour_light=_first(colours, AG.colourLight),
                colour_dark=_first(colours, AG.colourDark),
                above=tuple(sorted(local_name(name) for name in _ancestors(rows, iri) - {iri} if name.startswith(AG.iri))),
            )
    return found


def read_relations(dataset: Dataset) -> dict[str, Relation]:
    """Return every relation of the ontology by its CURIE, sorted."""
    rows = dataset.describe(ONTOLOGY)
    found = {}
    for iri, row in rows.items():
        if AG.Relation in row.get(RDF.type, []):
            family = _first(row, RDFS.subPropertyOf)
            found[curie(iri)] = Relation(
                id=curie(iri),
                label=_first(row, RDFS.label),
                inverse_label=_first(row, AG.inverseLabel),
                definition=_first(row, SKOS.definition),
                family=local_name(family),
                family_label=_first(rows.get(family, {}), RDFS.label),
                mode=local_name(_first(row, AG.mode)),
                sign=int(_number(iri, row, AG.sign)),
                plover=local_name(_first(row, SKOS.closeMatch)),
                aspect=local_name(_first(row, AG.aspect)),
                sign_if_asked=int(_number(iri, row, AG.signIfAsked)),
            )
    return found


def read_modes(dataset: Dataset) -> dict[str, Mode]:
    """Return the modes by local name."""
    return {
        local_name(iri): Mode(
            id=local_name(iri),
            label=_first(row, SKOS.prefLabel),
            definition=_first(row, SKOS.definition),
            colour_light=_first(row, AG.colourLight),
            colour_dark=_first(row, AG.colourDark),
            width=_number(iri, row, AG.lineWidth),
            mark=_first(row, AG.lineMark),
        )
        for iri, row in dataset.describe(ONTOLOGY).items()
        if AG.Mode in row.get(RDF.type, [])
    }


def read_values(dataset: Dataset) -> dict[str, dict[str, Value]]:
    """Return the values of each scheme of the ontology by local name, the schemes by the IRI of their class."""
    found: dict[str, dict[str, Value]] = {}
    for iri, row in dataset.describe(ONTOLOGY).items():
        if AG.phrase in row:
            value = Value(local_name(iri), _first(row, SKOS.prefLabel), _first(row, AG.phrase), _first(row, SKOS.definition))
            found.setdefault(_first(row, RDF.type), {})[value.id] = value
    return found


def read_labels(dataset: Dataset) -> dict[str, str]:
    """Return the labels of entries and of terms of the ontology by CURIE; claims, passages and alerts have none."""
    found = {}
    for graph in (ONTOLOGY, REGISTRY):
        for iri, row in dataset.describe(graph).items():
            label = _first(row, SKOS.prefLabel) or _first(row, RDFS.label)
            if label:
                found[curie(iri)] = label
    return found


def _number(iri: str, row: Description, name: str) -> float:
    """Return a number of the ontology, 0 where there is none; raises LoadError for what is no number."""
    text = _first(row, name)
    try:
        number = float(text or 0)
        if math.isfinite(number):
            return number
        raise ValueError(text)
    except ValueError:
        raise LoadError(f"{curie(iri)}: its {curie(name)} is {shown(text)}, which is no number; run alertgraph check") from None


def _first(row: Description, predicate: str) -> str:
    values: Iterable[str] = row.get(predicate, [])
    return next(iter(values), "")


def _ancestors(rows: dict[str, Description], iri: str) -> set[str]:
    """Return the class and all classes above it."""
    found, waiting = set(), [iri]
    while waiting:
        current = waiting.pop()
        if current not in found:
            found.add(current)
            waiting += rows.get(current, {}).get(RDFS.subClassOf, [])
    return found
