"""Time: networks of an interval, ties per period, first and last acts; all from the bounds of each claim.

A claim's date is known as two days, the earliest and the latest on which what it says may lie (EDTF, ISO 8601-2: Library
of Congress, Extended Date/Time Format specification, 2019). A claim is *surely* within an interval where both lie inside
(it starts, finishes, equals or is during the interval), *possibly* where they share a day with it (any relation but
before, after, meets and met-by): J. F. Allen, Maintaining knowledge about temporal intervals, CACM 26 (1983). A missing day
is an open end, which lies inside only where the interval is open at that end, too. The days of a date that an editor completed
are those of the completion; a date without its year that nobody completed counts as undated. An undated claim is surely in no
interval, nor is one whose date is marked as approximate or uncertain (``~``, ``?``, ``%``); where it may lie is what its days
say.
"""

import warnings

import networkx as nx

from alertgraph.analysis.ground.arguments import check_choice, check_day, check_interval
from alertgraph.analysis.ground.evidence import all_rows, joined, label
from alertgraph.analysis.ground.frames import Frame, frame
from alertgraph.analysis.ground.signs import UNSIGNED, counting
from alertgraph.analysis.ground.ties import by_pair, counted, may_count, projected, stating
from alertgraph.analysis.ground.variants import weak_share
from alertgraph.analysis.time.intervals import NEVER, PERIODS, Periods, bounds, completed_share, inside, is_dated
from alertgraph.dates import Day
from alertgraph.errors import AnalysisError, QueryWarning
from alertgraph.network import aggregation


def within(
    net: "nx.MultiDiGraph[str]",
    since: Day | None = None,
    until: Day | None = None,
    *,
    surely: bool = False,
    undated: bool | None = None,
) -> "nx.MultiDiGraph[str]":
    """Return the projection of the claims that lie possibly, or else surely, between two days, these included.

    They are days, months or years, such as "2025", or dates of Python; None leaves the interval open at that end. These are the
    claims of ``graph.network(since=..., until=...)``, and ``surely`` narrows them. Undated claims are left out unless asked for
    with ``undated``, which does not go with ``surely``; the graph's attribute ``undated_left_out`` is that of the ones that are
    affirmed and not disputed, beside the attributes that the network had, and a QueryWarning tells it unless ``undated`` is
    False. A claim with an approximate or uncertain date is
    never in surely, not even where both ends are open. One edge a claim, or aggregated, as given. The relations of intervals are
    Allen's (1983, see the module). Raises AnalysisError for what is no day, or no interval.
    """
    since, until = check_interval(since, until)
    if surely and undated:
        raise AnalysisError("an undated claim is surely within no interval; ask for undated ones without surely")
    rows = all_rows(net)
    found = projected(
        net, [row for row in rows if (inside(row, since, until, surely=surely) if is_dated(row) else bool(undated))]
    )
    if "claims" in net.graph:
        found = aggregation.aggregate(found)
    found.graph.update({name: value for name, value in net.graph.items() if name != "claims"})  # rows of all of its claims
    found.graph["undated_left_out"] = left_out = 0 if undated else sum(may_count(row) and not is_dated(row) for row in rows)
    if left_out and undated is None:
        hint = ", for they are surely in no interval" if surely else "; undated=True keeps them"
        told = f"claims left out for want of a date: {left_out}{hint} (since={since}, until={until})"
        warnings.warn(told, QueryWarning, stacklevel=2)
    return found


def per_quarter(
    net: "nx.MultiDiGraph[str]",
    every: str = "quarter",
    *,
    since: Day | None = None,
    until: Day | None = None,
    things: bool = False,
    legal_acts: str = UNSIGNED,
    yielding: str = UNSIGNED,
) -> Frame:
    """Return cooperation and conflict per quarter, month or year: how many claims lie surely, and possibly, in each.

    A row for each period from the first bound to the last, or for each that holds a day from ``since`` to ``until``: periods
    are whole, so that the first and the last also count what lies before ``since`` or after ``until``; give those of
    ``within`` where no more than the interval is to count. Columns: period, since, until, cooperation_surely,
    cooperation_possibly, conflict_surely, conflict_possibly, balance_least, balance_most, weak (the share of the claims that
    lie possibly in it that are hedged, reported or not said to have happened), completed (the share of them whose date an
    editor completed), claims (those that lie surely in it), possible_claims (the
    others that may) and undated. *Possibly* includes those that are so surely, so that the number lies
    between the two. A claim whose bounds span several periods is possible in each and sure in none; no claim is sure in two.
    The balance is cooperation less conflict, least and most as the numbers allow. ``undated`` is how many claims of a sign
    have no date and are in no row: the same in each.
    Surely and possibly are sets of Allen's relations (1983, see the module); the balance is this project's own.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    check_choice(every, "every is", PERIODS)
    since, until = check_interval(since, until)
    rows = [row for row in counted(net, things=things) if row["effect"]]
    dated = [row for row in rows if is_dated(row)]
    days = [day for row in dated for day in (row["earliest"], row["latest"]) if day]
    first, last = since or min(days, default=""), until or max(days, default="")
    table = []
    periods = Periods(first, last, every) if first and last else None
    for named, sure, possible in zip(periods.names(), *periods.place(dated), strict=True) if periods else ():
        low, high = ({sign: sum(row["effect"] == sign for row in some) for sign in (1, -1)} for some in (sure, possible))
        numbers = (low[1], high[1], low[-1], high[-1], low[1] - high[-1], high[1] - low[-1])
        ids = [row["id"] for row in sure]
        others = sorted({row["id"] for row in possible}.difference(ids))
        shares = (weak_share(possible), completed_share(possible))
        table.append((*named, *numbers, *shares, "|".join(ids), "|".join(others), len(rows) - len(dated)))
    columns = (
        "period", "since", "until", "cooperation_surely", "cooperation_possibly", "conflict_surely", "conflict_possibly",
        "balance_least", "balance_most", "weak", "completed", "claims", "possible_claims", "undated",
    )  # fmt: skip
    return stating(frame(columns, table), net)


def pairs_over_time(
    net: "nx.MultiDiGraph[str]", *, things: bool = False, legal_acts: str = UNSIGNED, yielding: str = UNSIGNED
) -> Frame:
    """Return the first and the last dated act of each pair, as bounds: a row for each pair that has a dated tie of a sign.

    Columns: actor, label, other, other_label (the pair has no direction); sign (that of more of its dated claims, 0 where
    equal), dated_cooperation and dated_conflict (how many of these there are), first_earliest and first_latest (between which
    the first act lies), last_earliest and last_latest, undated (ties of a sign without a date, which may be earlier or later
    than all), weak (the share of its dated claims that are hedged, reported or not said to have happened), completed (the
    share of them whose date an editor completed), claims.
    A bound is empty where an open end leaves none. The first of several acts lies between the least of the earliest
    and the least of the latest days, the last between the greatest of each. An approximate or uncertain date proves no more
    than that its act may lie there: its days count in first_earliest and last_latest, never in the two bounds between. This is
    the least and the greatest of intervals (R. E. Moore, Interval analysis, 1966).
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    table = []
    for (one, other), rows in by_pair(row for row in counted(net, things=things) if row["effect"]).items():
        dated = [row for row in rows if is_dated(row)]
        if dated:
            good = sum(row["effect"] > 0 for row in dated)
            bad = len(dated) - good
            possible = [bounds(row, surely=False) for row in dated]
            sure = [bounds(row, surely=True) for row in dated]
            first = (min(low for low, _ in possible), min(high for _, high in sure))
            last = (max(low for low, _ in sure), max(high for _, high in possible))
            days = (day.rstrip(NEVER) for day in (*first, *last))
            names = (one, label(net, one), other, label(net, other))
            ids = "|".join(row["id"] for row in dated)
            shares = (weak_share(dated), completed_share(dated))
            table.append((*names, (good > bad) - (good < bad), good, bad, *days, len(rows) - len(dated), *shares, ids))
    columns = (
        "actor", "label", "other", "other_label", "sign", "dated_cooperation", "dated_conflict", "first_earliest",
        "first_latest", "last_earliest", "last_latest", "undated", "weak", "completed", "claims",
    )  # fmt: skip
    return stating(frame(columns, table, by=lambda row: (row["first_earliest"], row["actor"], row["other"])), net)


def before_and_after(
    net: "nx.MultiDiGraph[str]", day: Day, *, things: bool = False, legal_acts: str = UNSIGNED, yielding: str = UNSIGNED
) -> Frame:
    """Return how many claims of cooperation and of conflict lie surely before a day, and how many surely on it or after.

    Two rows with the columns layer, before, after, either (dated, but not surely on one side), undated, weak_before and
    weak_after (the share of those before and after that are hedged, reported or not said to have happened), completed_before and
    completed_after (the share of them whose date an editor completed), claims_before, claims_after.
    Surely before and after are Allen's relations (1983, see the module), the count is this project's own. It is no test: a
    method that finds the day of a change by itself needs a series that so few dated claims do not give.
    ``legal_acts`` and ``yielding`` say how these count, as in :func:`alertgraph.analysis.counting`.
    """
    net = counting(net, legal_acts=legal_acts, yielding=yielding)
    day = check_day(day, "day")
    rows = counted(net, things=things)
    table = []
    for name, sign in (("cooperation", 1), ("conflict", -1)):
        ties = [row for row in rows if row["effect"] == sign]
        before = [row for row in ties if is_dated(row) and bounds(row, surely=True)[1] < day]
        after = [row for row in ties if is_dated(row) and bounds(row, surely=True)[0] >= day]
        undated = sum(not is_dated(row) for row in ties)
        either = len(ties) - undated - len(before) - len(after)
        ids = (joined([row["id"] for row in some]) for some in (before, after))
        shares = (share(some) for share in (weak_share, completed_share) for some in (before, after))
        table.append((name, len(before), len(after), either, undated, *shares, *ids))
    columns = (
        "layer", "before", "after", "either", "undated", "weak_before", "weak_after", "completed_before", "completed_after",
        "claims_before", "claims_after",
    )  # fmt: skip
    return stating(frame(columns, table), net)
