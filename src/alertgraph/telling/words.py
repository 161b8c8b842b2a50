"""The words of each value of a claim's fields, as the ontology has them."""

from collections.abc import Mapping

from alertgraph.model.claims import FIELDS
from alertgraph.model.registry import Value


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


def _told(value: Value, *, named: bool) -> str:
    return f"{value.label[:1].upper()}{value.label[1:]}: {value.phrase}." if named else value.phrase
