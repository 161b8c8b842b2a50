"""The registry and the ontology as typed rows: actors and things, their kinds, relations, modes."""

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from alertgraph.errors import LoadError, QueryError
from alertgraph.store.dataset import Dataset, Description
from alertgraph.vocabulary import AG, DCTERMS, ID, ONTOLOGY, RDF, RDFS, REGISTRY, SKOS, curie, local_name


class Entity(NamedTuple):
    """An actor or thing of the registry; ``id`` is a CURIE, ``kind`` the local name of its class."""

    id: str
    label: str
    kind: str
    aliases: tuple[str, ...]
    description: str
    wikidata: str
    iso: str
    is_actor: bool


class Kind(NamedTuple):
    """A class of actors or things, and how it is drawn; colours are hexadecimal, on a light and a dark page."""

    id: str
    label: str
    definition: str
    is_actor: bool
    shape: str
    fill: str
    family: str
    colour_light: str
    colour_dark: str


class Relation(NamedTuple):
    """A relation; ``mode``, ``family`` and ``aspect`` are local names, ``sign`` is -1, 0 or 1; few have an aspect."""

    id: str
    label: str
    inverse_label: str
    definition: str
    family: str
    family_label: str
    mode: str
    sign: int
    plover: str
    aspect: str = ""


class Mode(NamedTuple):
    """One of conflict or cooperation in deeds or words, or structural; ``width`` is in pixels."""

    id: str
    label: str
    colour_light: str
    colour_dark: str
    width: float


def entities(dataset: Dataset) -> dict[str, Entity]:
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


def kinds(dataset: Dataset) -> dict[str, Kind]:
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
            )
    return found


def relations(dataset: Dataset) -> dict[str, Relation]:
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
            )
    return found


def modes(dataset: Dataset) -> dict[str, Mode]:
    """Return the modes by local name."""
    return {
        local_name(iri): Mode(
            id=local_name(iri),
            label=_first(row, SKOS.prefLabel),
            colour_light=_first(row, AG.colourLight),
            colour_dark=_first(row, AG.colourDark),
            width=_number(iri, row, AG.lineWidth),
        )
        for iri, row in dataset.describe(ONTOLOGY).items()
        if AG.Mode in row.get(RDF.type, [])
    }


def find(registry: dict[str, Entity], words: str) -> Entity:
    """Return the entry that a user's words name: a CURIE, a slug, a label, an alias, or words of a label.

    Case and diacritics do not matter.

    Raises QueryError, with the nearest labels, where none or several answer.
    """
    for key in (words, curie(words), curie(ID + words)):
        if key in registry:
            return registry[key]
    wanted = fold(words)
    by_label = [entity for entity in registry.values() if fold(entity.label) == wanted]
    hits = by_label or [e for e in registry.values() if wanted in map(fold, e.aliases)]
    hits = hits or [e for e in registry.values() if wanted and set(wanted.split()) <= set(fold(e.label).split())]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise QueryError(f"{words!r} names several: {', '.join(e.id for e in hits)}; give one of these")
    names = {fold(name): entity for entity in registry.values() for name in (entity.label, *entity.aliases)}
    near = get_close_matches(wanted, names, n=3, cutoff=0.5)
    hint = "; did you mean " + " or ".join(f"{names[n].label} ({names[n].id})" for n in near) + "?" if near else ""
    raise QueryError(f"no actor or thing called {words!r}{hint}")


def find_relation(known: dict[str, Relation], words: str) -> Relation:
    """Return the relation that a user's words name: a CURIE, a local name, a label or an inverse label.

    Raises QueryError, with the nearest, where none does.
    """
    for key in (words, curie(words), curie(AG.iri + words)):
        if key in known:
            return known[key]
    names = {fold(name): r for r in known.values() for name in (r.inverse_label, local_name(r.id.replace(":", "#")), r.label)}
    wanted = fold(words)
    if wanted in names:
        return names[wanted]
    near = get_close_matches(wanted.removeprefix("ag:"), names, n=3, cutoff=0.5)
    hint = "; did you mean " + " or ".join(dict.fromkeys(names[n].id for n in near)) + "?" if near else ""
    raise QueryError(f"no relation called {words!r}{hint}")


def labels(dataset: Dataset) -> dict[str, str]:
    """Return the labels of entries and of terms of the ontology by CURIE; claims, passages and alerts have none."""
    found = {}
    for graph in (ONTOLOGY, REGISTRY):
        for iri, row in dataset.describe(graph).items():
            label = _first(row, SKOS.prefLabel) or _first(row, RDFS.label)
            if label:
                found[curie(iri)] = label
    return found


def fold(text: str) -> str:
    """Return text without case, diacritics and the points of abbreviations, for comparing names.

    >>> fold("Türkiye"), fold("U.S.")
    ('turkiye', 'us')
    """
    text = text.replace("ı", "i").replace("İ", "i").replace("ə", "e").replace("Ə", "e")
    kept = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(kept).replace(".", "").split())


def _number(iri: str, row: Description, name: str) -> float:
    """Return a number of the ontology, 0 where there is none; raises LoadError for what is no number."""
    text = _first(row, name)
    try:
        return float(text or 0)
    except ValueError:
        raise LoadError(f"{curie(iri)}: its {curie(name)} is {text!r}, which is no number; run alertgraph check") from None


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
