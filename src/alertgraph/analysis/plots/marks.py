"""What a figure says of the blocs that it is ordered by: who made them, whom the alert names, who may stand elsewhere as well."""

from collections.abc import Collection
from typing import Any, Final, NamedTuple

from matplotlib.lines import Line2D

from alertgraph.analysis.ground.frames import records
from alertgraph.analysis.ground.membership import is_missing
from alertgraph.analysis.plots.sheet import INK

NAMED: Final = "◆"
LOOSE: Final = "○"


class Known(NamedTuple):
    """What a table of blocs tells beside them, of the actors that are drawn.

    ``computed`` is whether it is one of ``blocs()`` or ``compare_blocs()``, ``named`` who is in a bloc that the alert names,
    ``loose`` who may be in another bloc of a division that is as good, ``unasked`` whether that is not known of somebody.
    """

    computed: bool
    named: frozenset[str]
    loose: frozenset[str]
    unasked: bool

    def words(self) -> str:
        """Return what the actors are ordered by, for a subtitle."""
        if self.computed:
            return "by blocs that are computed here, one of possibly several best divisions, and are not named by the alert"
        return "by bloc, as given to this figure"

    def caption(self) -> str:
        """Return what the caption says of who is fixed; empty where the marks say all."""
        return "Who may as well stand in another bloc is not known of all." if self.unasked else ""

    def mark(self, actor: str) -> str:
        """Return the marks behind the label of an actor."""
        marks = (NAMED if actor in self.named else "") + (LOOSE if actor in self.loose else "")
        return f" {marks}" if marks else ""

    def legend(self) -> list[Any]:
        """Return what the marks stand for."""
        look: dict[str, Any] = {"linestyle": "", "markeredgecolor": INK, "markersize": 4.5}
        found = []
        if self.named:
            found.append(Line2D([], [], marker="D", markerfacecolor=INK, label="in a bloc that the alert names", **look))
        if self.loose:
            found.append(Line2D([], [], marker="o", markerfacecolor="none", label="may as well be in another bloc", **look))
        return found


def known(blocs: Any, chosen: Collection[str]) -> Known:
    """Return what a table of blocs, or what holds one as ``actors``, tells beside them; nothing of blocs in another form."""
    table = blocs if hasattr(blocs, "columns") else getattr(blocs, "actors", None)
    columns = [] if table is None else [str(column) for column in getattr(table, "columns", ())]
    if "fixed" not in columns:
        return Known(False, frozenset(), frozenset(), False)
    rows = [row for row in records(table, ("actor", "fixed")) if row["actor"] in chosen]
    asked = {row["actor"]: bool(row["fixed"]) for row in rows if not is_missing(row["fixed"])}
    named = (row["actor"] for row in rows if not is_missing(row.get("named")) and row["named"])
    return Known(True, frozenset(named), frozenset(name for name, fixed in asked.items() if not fixed), len(asked) < len(rows))
