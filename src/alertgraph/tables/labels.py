"""What a reader sees of a table: which column tells the names of another (``x_label`` beside ``x``), and cells as text."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

SUFFIX = "_label"


class Shown(NamedTuple):
    """A column that a reader sees: its name, its place, and the place of the column with its labels, if there is one."""

    name: str
    place: int
    label: int | None

    def words(self, row: Sequence[object]) -> object:
        """Return what a row's cell tells a reader: its label, or else what stands in it."""
        told = None if self.label is None else row[self.label]
        return row[self.place] if told is None else told


def written(value: object) -> str:
    """Return a cell as text: nothing as "", a decimal with all its digits and no exponent.

    >>> written(Decimal("0.00000010")), written(None), written(2)
    ('0.00000010', '', '2')
    """
    return "" if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def shown(columns: Sequence[str]) -> list[Shown]:
    """Return the columns that a reader sees: those with labels take the place of what they tell the names of.

    >>> shown(["actor", "n", "actor_label"])
    [Shown(name='actor', place=0, label=2), Shown(name='n', place=1, label=None)]
    """
    places = {name: place for place, name in enumerate(columns)}
    own = (name for name in columns if not (name.endswith(SUFFIX) and name.removesuffix(SUFFIX) in places))
    return [Shown(name, places[name], places.get(f"{name}{SUFFIX}")) for name in own]
