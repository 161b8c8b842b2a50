"""What a reader sees in a row: the relation with its *not*, *should* or *would*, and in the direction of the row.

Identifiers stay as they are; it is the words for people that change, in tables of the terminal, of notebooks and of ``serve``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import pyoxigraph as ox

from alertgraph.asking.values import plain
from alertgraph.model.number import is_plural
from alertgraph.model.registry import Relation
from alertgraph.model.verbs import AFFIRMED, said
from alertgraph.store.dataset import Dataset
from alertgraph.tables.labels import SUFFIX
from alertgraph.vocabulary import expand, local_name

#: Words by the place of a cell: its row and its column.
Words = Mapping[tuple[int, int], str]
#: How many claims are asked for at once.
CLAIMS: Final = 500
LABELLED: Final = f"relation{SUFFIX}"


class _Told(NamedTuple):
    """What a claim says; ``words`` are its relation from subject to object, ``back`` the other way round."""

    subject: str
    relation: str
    object: str
    polarity: str
    modality: str
    words: str
    back: str


def words(dataset: Dataset, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Words:
    """Return the words of cells that would say other than the claims of their rows, where the rows tell polarity or modality.

    That is the label of a relation; where a gist stands without one, the polarity, for ``Negated`` beside it would deny the gist.
    """
    if not {"polarity", "modality"} & {*columns} or not {LABELLED, "gist"} & {*columns}:
        return {}
    claims = _claims(dataset, {cell for row in rows for cell in _identifiers(row)})
    found = {}
    for number, row in enumerate(rows):
        values = dict(zip(columns, row, strict=True))
        first = sorted(_identifiers(row), key=lambda cell: cell != values.get("claim"))
        fitting = [told for cell in first if (told := claims.get(cell)) and _fits(told, values)]
        of_relation = [told for told in fitting if told.relation == values.get("relation")]
        if of_relation and LABELLED in values:
            is_back = _is_back(of_relation[0], row[: columns.index("relation")])
            found[number, columns.index(LABELLED)] = of_relation[0].back if is_back else of_relation[0].words
        elif fitting and "gist" in values and values.get("polarity", f"ag:{AFFIRMED}") != f"ag:{AFFIRMED}":
            found[number, columns.index("polarity")] = fitting[0].words
    return found


def spoken(rows: Sequence[Sequence[object]], found: Words) -> list[list[object]]:
    """Return the rows with the words in their cells."""
    return [[found.get((number, place), cell) for place, cell in enumerate(row)] for number, row in enumerate(rows)]


def _is_back(told: _Told, before: Sequence[object]) -> bool:
    """Return whether a row tells of the object first: who is bound, and by what."""
    return told.object in before and told.subject not in before


def _fits(told: _Told, values: Mapping[str, object]) -> bool:
    return all(values.get(name, own) == own for name, own in (("polarity", told.polarity), ("modality", told.modality)))


def _identifiers(row: Sequence[object]) -> Iterator[str]:
    return (cell for cell in row if isinstance(cell, str) and re.fullmatch(r"id:[\w.-]+", cell))


def _claims(dataset: Dataset, names: set[str]) -> dict[str, _Told]:
    """Return what those of the names that are claims say, by identifier."""
    found = {}
    wanted = sorted(names)
    for start in range(0, len(wanted), CLAIMS):
        values = " ".join(str(ox.NamedNode(expand(name))) for name in wanted[start : start + CLAIMS])
        answer = dataset.query(
            "SELECT DISTINCT ?claim ?subject ?relation ?object ?polarity ?modality ?label ?inverse ?who ?whom ?kind ?other { "
            f"VALUES ?claim {{ {values} }} ?claim rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object ; "
            "ag:polarity ?polarity ; ag:modality ?modality . ?relation rdfs:label ?label . "
            "OPTIONAL { ?relation ag:inverseLabel ?inverse } OPTIONAL { ?subject skos:prefLabel ?who ; a ?kind } "
            "OPTIONAL { ?object skos:prefLabel ?whom ; a ?other } }"
        )
        if isinstance(answer, ox.QuerySolutions):
            for row in answer:
                claim, subject, relation, object_, polarity, modality, label = (str(plain(row[place])) for place in range(7))
                inverse = str(plain(row["inverse"]) or label)
                how = (local_name(expand(polarity)), local_name(expand(modality)))
                ends = ((label, "who", "kind"), (inverse, "whom", "other"))
                there, back = (
                    said(
                        Relation(relation, name, "", "", "", "", "", 0, ""),
                        *how,
                        plural=_are_several(plain(row[who]), plain(row[kind])),
                    )
                    for name, who, kind in ends
                )
                found[claim] = _Told(subject, relation, object_, polarity, modality, there, back)
    return found


def _are_several(label: object, kind: object) -> bool:
    """Return whether what has this label and class, as an answer tells them, is more than one."""
    return bool(label and kind) and is_plural(str(label), local_name(expand(str(kind))))
