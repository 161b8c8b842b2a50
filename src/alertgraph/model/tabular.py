"""A claim as a row of a table: its fields, with the labels of what they name and what its relation tells."""

from collections.abc import Mapping
from typing import Final

from alertgraph.model.claims import FIELDS, Claim
from alertgraph.model.registry import Entity, Relation

#: What a table of claims begins with; readers of ``claims.csv`` rely on this order.
HEAD: Final = (
    "id", "subject", "subject_label", "relation", "relation_label", "object", "object_label", "mode", "sign", "stance",
    "polarity", "modality", "certainty", "stated_by", "stated_by_label", "when", "earliest", "latest", "alert", "paragraphs",
    "gist", "family",
)  # fmt: skip
#: The columns of a table of claims: those, then every other field in the order of the claim, and whose claims these are.
COLUMNS: Final = (
    *HEAD,
    *(
        column
        for name, field in FIELDS.items()
        if field.tabled and name not in HEAD
        for column in ((name, f"{name}_label") if field.holds == "entity" else (name,))
    ),
    "source",
)


def cells(claim: Claim, entities: Mapping[str, Entity], relations: Mapping[str, Relation], source: str) -> tuple[object, ...]:
    """Return the values of a claim in the order of COLUMNS; a tuple where there may be several.

    ``source`` says whose claims its document holds.
    """
    relation = relations[claim.relation]
    named = {name: getattr(claim, name) for name, field in FIELDS.items() if field.holds == "entity"}
    made = {
        **{f"{name}_label": entities[entry].label if entry else "" for name, entry in named.items()},
        "relation_label": relation.label,
        "mode": relation.mode,
        "sign": relation.sign,
        "family": relation.family,
        "source": source,
    }
    return tuple(made[name] if name in made else getattr(claim, name) for name in COLUMNS)
