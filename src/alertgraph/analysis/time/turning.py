"""Turning points: changes of sign that the dates of the claims prove."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import networkx as nx

from alertgraph.analysis.ground.arguments import check_choice
from alertgraph.analysis.ground.evidence import label
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.ground.ties import Row, by_pair, counted, stating
from alertgraph.analysis.ground.variants import weak_share
from alertgraph.analysis.time.intervals import NEVER, bounds, completed_share, is_dated


def turning_points(
    net: "nx.MultiDiGraph[str]", of: str = "pair", *, things: bool = False, legal_acts: str = UNSIGNED, yielding: str = UNSIGNED
) -> Frame:
    """Return the changes of sign that the dates prove: a claim, and the next one of the other sign that is surely later.

    Surely later means that its earliest day is after the latest of the other; next, that no dated claim of the pair lies
    surely between the two (the covering relation of an interval order: P. C. Fishburn, Interval orders and interval
    graphs, 1985). ``of="pair"`` takes the ties of two actors, in either direction, ``of="actor"`` what one actor does to
    anybody. Columns: actor, label, other, other_label (empty for actors), from_sign, to_sign, after and before (the days
    between which the sign changed), earlier_gist, later_gist, undated (ties of a sign without a date, which may tell
    another story), weak (the share of the two claims that are hedged, reported or not said to have happened), completed (the
    share of them whose date an editor completed) and claims (the earlier, the later).
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    check_choice(of, "of is", ("pair", "actor"))
    ties = [row for row in counted(net, things=things) if row["effect"]]
    groups = by_pair(ties) if of == "pair" else _by_actor(ties)
    table = []
    for (one, other), rows in groups.items():
        undated = sum(not is_dated(row) for row in rows)
        for old, new in _successions([row for row in rows if is_dated(row)]):
            if old["effect"] == -new["effect"]:
                names = (one, label(net, one), other, label(net, other) if other else "")
                signs = (old["effect"], new["effect"], old["latest"], new["earliest"])
                shares = (weak_share((old, new)), completed_share((old, new)))
                table.append((*names, *signs, old["gist"], new["gist"], undated, *shares, f"{old['id']}|{new['id']}"))
    columns = (
        "actor", "label", "other", "other_label", "from_sign", "to_sign", "after", "before", "earlier_gist", "later_gist",
        "undated", "weak", "completed", "claims",
    )  # fmt: skip
    return stating(frame(columns, table, by=lambda row: (row["after"], row["actor"], row["other"], row["claims"])), net)


def _by_actor(rows: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """Return claims by who acts, with nobody beside it."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        found.setdefault((row["subject"], ""), []).append(row)
    return found


def _successions(rows: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield each dated claim with those that are surely later with none surely between."""
    sure = {row["id"]: bounds(row, surely=True) for row in rows}
    later = sorted(rows, key=lambda row: (sure[row["id"]][0], row["id"]))
    starts = [sure[row["id"]][0] for row in later]
    #: the first day by which one of those that begin here or later is surely over
    over = [NEVER] * (len(later) + 1)
    for place in range(len(later) - 1, -1, -1):
        over[place] = min(over[place + 1], sure[later[place]["id"]][1])
    for old in rows:
        begin = bisect_right(starts, sure[old["id"]][1])
        end = bisect_right(starts, over[begin])
        yield from ((old, new) for new in later[begin:end])
