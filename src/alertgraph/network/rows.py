"""A claim as the row of an edge, and back; an entry as that of a node, and back."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, Final

from alertgraph.model.claims import FIELDS, SEVERAL, USUAL, Claim
from alertgraph.model.registry import Entity, Kind, Relation

#: The fields of a claim that its edge tells by its key and ends, or by the relation's own row.
ENDS: Final = ("id", "subject", "relation", "object")
#: Those that stand in the row of an edge; of these, those that many claims have in common, and those that differ from claim to
#: claim.
KEPT: Final = tuple(name for name in FIELDS if name not in ENDS)
SHARED: Final = ("stated_by", "stance", "polarity", "modality", "certainty")
OWN: Final = tuple(name for name in KEPT if name not in SHARED)

#: Those that name entries beside the ends of the edge: one each, or several.
NAMING_ONE: Final = tuple(name for name in KEPT if FIELDS[name].holds == "entity")
NAMING_SEVERAL: Final = tuple(name for name in KEPT if FIELDS[name].holds == "entities")


class Row(dict[str, Any]):
    """What an edge tells of its claim: a dict, shown in a line, never without what keeps the claim from being plain."""

    def __repr__(self) -> str:
        if "gist" not in self:
            return super().__repr__()
        told = (self.get(name, "") for name in ("stance", "polarity", "modality", "certainty"))
        reserve = "".join(f"[{value}] " for value in told if value not in USUAL and value)
        name = f"{self['id']}: " if "id" in self else ""
        return f"<{len(self)} fields of a claim: {name}{reserve}{self['gist']}>"


#: The values of a claim that decide all that its row has in common with those of others.
shared_of = attrgetter("relation", *SHARED)


def shared(registry: Mapping[str, Entity], relations: Mapping[str, Relation], name: str, *given: str) -> dict[str, str | int]:
    """Return the row of an edge as far as it is that of all claims with the same relation, speaker, stance and so on.

    It has all fields of a claim's card, with the relation's label, family, aspect, mode and signs. What the claim is done
    under, and whom it involves, need not be nodes of the network: ``under_label`` and so on tell of them.
    """
    relation = relations[name]
    values = dict(zip(SHARED, given, strict=True))
    return {
        "relation": name,
        "relation_label": relation.label,
        "family": relation.family,
        "aspect": relation.aspect,
        "mode": relation.mode,
        "sign": relation.sign,
        "sign_if_asked": relation.sign_if_asked,
        "effect": relation.sign if values["polarity"] == "Affirmed" and values["stance"] != "Disputed" else 0,
        "stated_by_label": registry[values["stated_by"]].label,  # of a further field of one entry, its own row tells the label
        "under_label": "",
        "under_kind": "",
        "involves_label": "",
        "involves_kind": "",
        "involves_is_actor": "",
        **{field: values.get(field, "") for field in KEPT},
    }


def own(claims: Iterable[Claim]) -> Iterator[tuple[str, ...]]:
    """Yield the values of the fields OWN of each claim, as an edge has them: several values joined by ``|``."""
    joined = cache(lambda values: "|".join(map(str, values)))  # a sentence has several claims
    columns = dict(zip(Claim._fields, zip(*claims, strict=True), strict=False))  # empty where there is no claim
    return zip(*(map(joined, columns[name]) if name in SEVERAL else columns[name] for name in OWN if columns), strict=True)


def of_things(registry: Mapping[str, Entity], names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the labels of entries, their kinds, and whether they are actors (1 or 0), each joined."""
    rows = [(registry[name].label, registry[name].kind, str(int(registry[name].is_actor))) for name in names]
    return tuple(map("|".join, zip(*rows, strict=True)))


def node(entity: Entity) -> dict[str, str | int]:
    """Return what a node carries: label, kind, is_actor (1 or 0), aliases, description, wikidata and iso."""
    return {
        "label": entity.label,
        "kind": entity.kind,
        "is_actor": int(entity.is_actor),
        "aliases": "|".join(entity.aliases),
        "description": entity.description,
        "wikidata": entity.wikidata,
        "iso": entity.iso,
    }


def claim(row: Mapping[str, Any]) -> Claim:
    """Return the claim of an edge's row with its id and ends; raises KeyError or TypeError for a row of another kind."""
    values: dict[str, Any] = {name: row[name] for name in Claim._fields}
    for name in SEVERAL:
        values[name] = tuple(part for part in values[name].split("|") if part)
    values["paragraphs"] = tuple(map(int, values["paragraphs"]))
    return Claim(**values)


def relation(row: Mapping[str, Any]) -> Relation:
    """Return the relation of an edge's row, as far as it tells of it."""
    told = {name: row[name] for name in ("family", "mode", "sign", "aspect")}
    asked = row.get("sign_if_asked", 0)  # absent from files of earlier versions
    return Relation(
        row["relation"], row["relation_label"], "", "", family_label=row["family"], plover="", sign_if_asked=asked, **told
    )


def entity(name: str, row: Mapping[str, Any], kind: Kind) -> Entity:
    """Return the entry of a node, as its row describes it."""
    aliases = tuple(part for part in row.get("aliases", "").split("|") if part)
    described = (row.get("description", ""), row.get("wikidata", ""), row.get("iso", ""))
    return Entity(name, row.get("label", name), kind.id, aliases, *described, is_actor=kind.is_actor)
