"""The words of each value of a claim's fields, as the ontology has them."""

from collections.abc import Mapping

from alertgraph.model.claims import FIELDS
from alertgraph.model.registry import Value
from alertgraph.model.verbs import ACTUAL, DUTY, NEGATED


def words(values: Mapping[str, Mapping[str, Value]]) -> dict[str, dict[str, str]]:
    """Return the words of each value, by field and local name; ``values`` are those of the schemes, as a graph has them.

    A value is told by its phrase, as in "said not to be so"; where the field is told by name, by both: "Disputed: someone ...".
    """
    found: dict[str, dict[str, str]] = {}
    for name, field in FIELDS.items():
        if field.scheme:
            known = values.get(field.scheme, {})
            found[name] = {
                key: _told(known[key], named=field.named)
                for key in (*field.values, *sorted(known.keys() - field.values))
                if key in known
            }
    return found


def how(known: Mapping[str, Mapping[str, str]], polarity: str, modality: str) -> dict[str, tuple[str, ...]]:
    """Return the words of a claim's polarity and modality, by field; of two that would contradict each other, one.

    What is denied is not said to have happened, and what is not to be is no denial: it is told as what should or would not
    be, and how that is meant.

    >>> known = {"polarity": {"Negated": "said not to be so"}, "modality": {"Actual": "holds", "Recommended": "recommended"}}
    >>> how(known, "Negated", "Actual")
    {'polarity': ('said not to be so',), 'modality': ()}
    >>> how(known, "Negated", "Recommended")
    {'polarity': ('said that it should not be',), 'modality': ('recommended',)}
    """
    found = {"polarity": _words(known, "polarity", polarity), "modality": _words(known, "modality", modality)}
    if polarity == NEGATED and modality == ACTUAL:
        found["modality"] = ()
    elif polarity == NEGATED:
        found["polarity"] = (f"said that it {'should' if modality == DUTY else 'would'} not be",)
    return found


def _words(known: Mapping[str, Mapping[str, str]], field: str, value: str) -> tuple[str, ...]:
    return (known.get(field, {}).get(value, value),) if value else ()


def _told(value: Value, *, named: bool) -> str:
    return f"{value.label[:1].upper()}{value.label[1:]}: {value.phrase}." if named else value.phrase
