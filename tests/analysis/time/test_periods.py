"""Time: intervals by Allen's relations, periods, first and last acts, changes of sign; on made-up dates and on the alert."""

import datetime
import itertools
import random
import sys
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from literature import karate, projection, records

import alertgraph.analysis as an
from alertgraph.analysis.time.intervals import Periods
from alertgraph.analysis.time.intervals import inside as is_inside
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError, QueryWarning
from alertgraph.model.claims import Claim
from alertgraph.network import aggregation
from alertgraph.tables.table import Table

SINCE, UNTIL = "2024-03-01", "2024-05-31"
#: What is told of a day that is none.
DAY = "takes a day, month or year such as 2023-09-01, 2023-09 or 2023; got"
#: Allen's thirteen relations of a claim's bounds to the interval above, to the day.
ALLEN = {
    "before": ("2024-01-01", "2024-02-01"),
    "meets": ("2024-02-01", "2024-02-29"),
    "overlaps": ("2024-02-01", "2024-03-01"),
    "finished by": ("2024-02-01", "2024-05-31"),
    "contains": ("2024-02-01", "2024-06-01"),
    "starts": ("2024-03-01", "2024-05-30"),
    "equals": ("2024-03-01", "2024-05-31"),
    "started by": ("2024-03-01", "2024-06-01"),
    "during": ("2024-03-02", "2024-05-30"),
    "finishes": ("2024-03-02", "2024-05-31"),
    "overlapped by": ("2024-05-31", "2024-06-01"),
    "met by": ("2024-06-01", "2024-06-30"),
    "after": ("2024-06-02", "2024-06-30"),
}
Dated = tuple[str, str, int, str, str]


def dated(*ties: Dated) -> Any:
    """A projection of ties with the earliest and the latest day of each; a tie with neither is undated if both are "-"."""
    cards = []
    for source, target, sign, earliest, latest in ties:
        if earliest == "-":
            cards.append((source, target, sign, {}))
        else:
            cards.append((source, target, sign, {"when": f"{earliest}/{latest}", "earliest": earliest, "latest": latest}))
    return projection(cards)


def numbers(ids: str) -> list[int]:
    """The numbers of made-up claims."""
    return [int(name.rsplit("-", 1)[1]) for name in ids.split("|") if name]


def inside(net: Any) -> set[str]:
    """The claims of a network."""
    return {row["id"] for row in an.counted(net)}


def test_allen_relations() -> None:
    """Bounds that start, finish, equal or are during an interval are surely within; all but before, after, meets may be."""
    net = dated(*(("a", "b", 1, *bounds) for bounds in ALLEN.values()))
    names = dict(zip(sorted(inside(net)), ALLEN, strict=True))
    assert {names[key] for key in inside(an.within(net, SINCE, UNTIL, surely=True))} == {"starts", "during", "finishes", "equals"}
    possible = {names[key] for key in inside(an.within(net, SINCE, UNTIL, surely=False))}
    assert set(ALLEN) - possible == {"before", "after", "meets", "met by"}


def test_an_open_end_is_inside_an_open_interval_alone() -> None:
    """What has no last day is never surely within an interval that ends, nor what has no first within one that begins."""
    net = dated(("a", "b", 1, "2024-04-01", ""), ("a", "b", 1, "", "2024-04-30"))
    assert inside(an.within(net, SINCE, UNTIL, surely=True)) == set()
    assert [len(inside(an.within(net, SINCE, UNTIL, surely=False))), len(inside(an.within(net, surely=True)))] == [2, 2]
    assert [numbers("|".join(inside(an.within(net, *ends, surely=True)))) for ends in ((SINCE, None), (None, UNTIL))] == [
        [0],
        [1],
    ]
    assert [len(inside(an.within(net, *ends, surely=False))) for ends in (("2030-01-01", None), (None, "2000-01-01"))] == [1, 1]


@pytest.mark.parametrize("mark", ["~", "?", "%"])
def test_an_approximate_date_is_never_sure(mark: str) -> None:
    """What is dated about a day, or perhaps to it, may lie there, and proves no order and no bound."""
    days = {"when": f"2024-04-01{mark}", "earliest": "2024-04-01", "latest": "2024-04-01"}
    later = {"when": "2025-01-01", "earliest": "2025-01-01", "latest": "2025-01-01"}
    net = projection([("a", "b", 1, days), ("a", "b", -1, later)])
    assert inside(an.within(net, SINCE, UNTIL, surely=True)) == set()
    assert [numbers("|".join(inside(an.within(net, *ends, surely=True)))) for ends in ((), (SINCE, None), (None, None))] == [
        [1]
    ] * 3
    assert len(inside(an.within(net, SINCE, UNTIL, surely=False))) == 1
    assert len(inside(an.within(net, surely=False))) == 2
    assert records(an.turning_points(net)) == []
    assert [row["either"] for row in records(an.before_and_after(net, "2024-12-01"))] == [1, 0]
    assert [row["cooperation_surely"] for row in records(an.per_quarter(net, "year"))] == [0, 0]
    bounds = ("first_earliest", "first_latest", "last_earliest", "last_latest")
    [row] = records(an.pairs_over_time(net))
    assert [row[name] for name in bounds] == ["2024-04-01", "2025-01-01", "2025-01-01", "2025-01-01"]
    [row] = records(an.pairs_over_time(projection([("a", "b", 1, days)])))
    assert [row[name] for name in bounds] == ["2024-04-01", "", "", "2024-04-01"]


def test_undated_claims_come_when_asked_for() -> None:
    """An undated claim is never surely within, possibly when asked for; how many are left out is told."""
    net = dated(("a", "b", 1, "2024-04-01", "2024-04-02"), ("a", "c", 1, "-", "-"), ("c", "d", -1, "-", "-"))
    for surely in (True, False):
        with pytest.warns(QueryWarning, match=f"want of a date: 2.*{'surely' if surely else 'undated=True'}.*since={SINCE}"):
            found = an.within(net, SINCE, UNTIL, surely=surely)
        assert (list(found.nodes), found.graph["undated_left_out"]) == (["a", "b"], 2)
    found = an.within(net, SINCE, UNTIL, surely=False, undated=True)
    assert (len(inside(found)), found.graph["undated_left_out"]) == (3, 0)
    with pytest.raises(AnalysisError, match="an undated claim is surely within no interval"):
        an.within(net, SINCE, UNTIL, surely=True, undated=True)


@pytest.mark.parametrize("aggregate", [False, True])
def test_only_what_may_count_is_told_as_left_out(aggregate: bool) -> None:
    """Undated claims that the alert disputes or that are negated are not among those left out; the network's attributes stay."""
    net = projection(
        [
            ("a", "b", 1, {"when": "2024-04-01", "earliest": "2024-04-01", "latest": "2024-04-01"}),
            ("a", "c", 1),
            ("a", "c", 1, {"stance": "Disputed"}),
            ("a", "c", 1, {"polarity": "Negated"}),
        ]
    )
    net = aggregation.aggregate(net) if aggregate else net
    net.graph["name"] = "made up"
    found = an.within(net, SINCE, UNTIL, surely=True, undated=False)
    assert (found.graph["undated_left_out"], found.graph["name"]) == (1, "made up")
    assert inside(found) == {"id:alert-part-000"}
    assert inside(an.within(net, SINCE, UNTIL, surely=False, undated=True)) == {"id:alert-part-000", "id:alert-part-001"}


@pytest.mark.parametrize("aggregate", [False, True])
def test_interval_of_the_alert(real_graph: AlertGraph, aggregate: bool) -> None:
    """Within an interval stand the claims whose days are inside, or touch it; the rest of each edge is as it was."""
    net = real_graph.network(aggregate=aggregate)
    rows = {row["id"]: row for row in an.counted(net)}
    chosen = [claim for claim in real_graph.claims() if claim.id in rows and claim.when]
    since, until = "2022-02-01", "2023-12-31"
    sure = {c.id for c in chosen if c.earliest and c.latest and c.earliest >= since and c.latest <= until}
    found = an.within(net, since, until, surely=True, undated=False)
    assert {row["id"]: row for row in an.counted(found)} == {key: rows[key] for key in sure}
    assert inside(an.within(net, since, until, undated=False)) == inside(
        real_graph.network(since=since, until=until, undated=False, surely=False, aggregate=aggregate)
    )
    assert found.graph["undated_left_out"] == len(rows) - len(chosen)
    assert 0 < len(sure) < len(chosen)
    assert all(found.nodes[name] == net.nodes[name] for name in found)


def test_quarters() -> None:
    """A claim is sure in the one quarter that holds it, and possible in each that its bounds touch."""
    net = dated(
        ("a", "b", 1, "2024-01-01", "2024-01-31"),
        ("a", "b", -1, "2024-03-31", "2024-04-01"),
        ("b", "c", -1, "2024-05-05", "2024-05-05"),
        ("b", "c", 0, "2024-05-05", "2024-05-05"),
        ("c", "d", 1, "2024-06-01", ""),
        ("c", "d", 1, "2024-09-01", "2024-09-30"),
        ("c", "a", -1, "-", "-"),
    )
    rows = records(an.per_quarter(net))
    assert [(row["period"], row["since"], row["until"]) for row in rows] == [
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-Q2", "2024-04-01", "2024-06-30"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
    ]
    counts = (
        "cooperation_surely",
        "cooperation_possibly",
        "conflict_surely",
        "conflict_possibly",
        "balance_least",
        "balance_most",
    )
    assert [tuple(row[name] for name in counts) for row in rows] == [(1, 1, 0, 1, 0, 1), (0, 1, 1, 2, -2, 0), (1, 2, 0, 0, 1, 2)]
    assert [(numbers(row["claims"]), numbers(row["possible_claims"])) for row in rows] == [([0], [1]), ([2], [1, 4]), ([5], [4])]
    assert {row["undated"] for row in rows} == {1}


@pytest.mark.parametrize(("every", "months"), [("year", 12), ("quarter", 3), ("month", 1)])
def test_periods_of_the_alert(real_graph: AlertGraph, every: str, months: int) -> None:
    """Periods follow each other to the day; each dated claim of a sign is sure in the one that holds its days, or in none."""
    rows = records(an.per_quarter(real_graph.network(), every, things=True))
    days = [(datetime.date.fromisoformat(row["since"]), datetime.date.fromisoformat(row["until"])) for row in rows]
    assert all(old[1] + datetime.timedelta(1) == new[0] for old, new in itertools.pairwise(days))
    assert {12 * (end.year - start.year) + end.month - start.month + 1 for start, end in days} == {months}
    assert {(start.day, (start.month - 1) % months) for start, _ in days} == {(1, 0)}
    signed = [c for c in real_graph.claims() if c.in_default_network and real_graph.relations[c.relation].sign]
    bounded = {c.id: (c.earliest or "0000", c.latest or "9999") for c in signed if c.when}
    for row in rows:
        sure = {key for key, (low, high) in bounded.items() if row["since"] <= low and high <= row["until"]}
        possible = {key for key, (low, high) in bounded.items() if low <= row["until"] and high >= row["since"]}
        assert set(row["claims"].split("|")) - {""} == sure
        assert set(row["possible_claims"].split("|")) - {""} == possible - sure
        assert row["undated"] == len(signed) - len(bounded)
    told = [key for row in rows for key in row["claims"].split("|") if key]
    assert len(set(told)) == len(told) > 10


def test_periods_that_are_asked_for() -> None:
    """An interval narrows the periods; without a date there is none."""
    net = dated(("a", "b", 1, "2024-01-01", "2024-01-31"))
    assert [row["period"] for row in records(an.per_quarter(net, "month", since="2023-12-15", until="2024-02-01"))] == [
        "2023-12",
        "2024-01",
        "2024-02",
    ]
    assert records(an.per_quarter(karate())) == []


def test_periods_are_whole() -> None:
    """The first and the last period count what lies in them outside the interval; the claims of within do not."""
    days = ("2024-01-05", "2024-02-02", "2024-02-20", "2024-03-30")
    net = dated(*(("a", "b", 1, day, day) for day in days))
    [row] = records(an.per_quarter(net, since="2024-02-01", until="2024-02-10"))
    assert (row["since"], row["until"], row["cooperation_surely"]) == ("2024-01-01", "2024-03-31", 4)
    [row] = records(an.per_quarter(an.within(net, "2024-02-01", "2024-02-10")))
    assert (row["cooperation_surely"], numbers(row["claims"])) == (1, [1])


def worlds(ties: list[Dated]) -> list[tuple[str, str]]:
    """The first and the last day of every way in which acts can lie between their bounds."""
    spans = []
    for *_, earliest, latest in ties:
        low, high = datetime.date.fromisoformat(earliest), datetime.date.fromisoformat(latest)
        spans.append([(low + datetime.timedelta(day)).isoformat() for day in range((high - low).days + 1)])
    return [(min(days), max(days)) for days in itertools.product(*spans)]


def test_first_and_last_act() -> None:
    """The first and the last act lie between the bounds that all ways to place the acts within theirs leave."""
    ties: list[Dated] = [
        ("a", "b", 1, "2024-01-02", "2024-01-05"),
        ("b", "a", -1, "2024-01-04", "2024-01-04"),
        ("a", "b", -1, "2024-01-01", "2024-01-08"),
        ("b", "a", -1, "2024-01-06", "2024-01-07"),
    ]
    [row] = records(an.pairs_over_time(dated(*ties, ("a", "b", 1, "-", "-"), ("c", "a", 1, "-", "-"))))
    first, last = zip(*worlds(ties), strict=True)
    assert (row["first_earliest"], row["first_latest"]) == (min(first), max(first))
    assert (row["last_earliest"], row["last_latest"]) == (min(last), max(last))
    assert (row["actor"], row["other"], row["sign"], row["dated_cooperation"], row["dated_conflict"], row["undated"]) == (
        "a",
        "b",
        -1,
        1,
        3,
        1,
    )
    assert numbers(row["claims"]) == [0, 1, 2, 3]


def test_open_bounds_of_acts() -> None:
    """An open end leaves the last act without a latest day, or the first without an earliest."""
    [row] = records(an.pairs_over_time(dated(("a", "b", 1, "2020-01-01", ""), ("a", "b", 1, "2021-01-01", "2021-12-31"))))
    assert [row[name] for name in ("first_earliest", "first_latest", "last_earliest", "last_latest")] == [
        "2020-01-01",
        "2021-12-31",
        "2021-01-01",
        "",
    ]
    [row] = records(an.pairs_over_time(dated(("a", "b", 1, "", "2020-01-01"), ("a", "b", 1, "", ""))))
    assert [row[name] for name in ("first_earliest", "first_latest", "last_earliest", "last_latest")] == [
        "",
        "2020-01-01",
        "",
        "",
    ]


def test_pairs_of_the_alert(real_graph: AlertGraph) -> None:
    """Each pair of actors with a dated tie of a sign is told once, with its dated claims and the number of the others."""
    rows = records(an.pairs_over_time(real_graph.network()))
    pairs: dict[tuple[str, ...], list[Claim]] = {}
    for claim in real_graph.claims():
        ends = {claim.subject, claim.object}
        signed = claim.in_default_network and real_graph.relations[claim.relation].sign
        if signed and all(real_graph.entities[end].is_actor for end in ends):
            pairs.setdefault(tuple(sorted(ends)), []).append(claim)
    expected = {ends: ({c.id for c in own if c.when}, sum(not c.when for c in own)) for ends, own in pairs.items()}
    found = {(row["actor"], row["other"]): (set(row["claims"].split("|")), row["undated"]) for row in rows}
    assert found == {ends: told for ends, told in expected.items() if told[0]}
    assert len(found) > 10


def test_turning_points() -> None:
    """A change of sign is told between a claim and the next that is surely later, with both and the days between."""
    net = dated(
        ("a", "b", 1, "2020-01-01", "2020-12-31"),
        ("b", "a", -1, "2021-06-01", "2021-06-30"),
        ("a", "b", -1, "2022-01-01", "2022-12-31"),
        ("a", "b", 1, "2024-01-01", "2024-01-01"),
        ("a", "b", 1, "-", "-"),
        ("a", "c", 1, "2020-01-01", "2020-12-31"),
        ("a", "c", -1, "2020-12-31", "2021-01-31"),
        ("a", "d", 1, "2020-01-01", ""),
        ("a", "d", -1, "2023-01-01", "2023-01-01"),
    )
    rows = records(an.turning_points(net))
    assert [(row["actor"], row["other"], row["from_sign"], row["to_sign"], row["after"], row["before"]) for row in rows] == [
        ("a", "b", 1, -1, "2020-12-31", "2021-06-01"),
        ("a", "b", -1, 1, "2022-12-31", "2024-01-01"),
    ]
    assert [(numbers(row["claims"]), row["undated"]) for row in rows] == [([0, 1], 1), ([2, 3], 1)]
    assert {row["earlier_gist"] for row in rows} == {"One is said to be tied to the other."}


def test_turning_points_of_an_actor() -> None:
    """What one actor does to anybody changes its sign, too; what is done to it is no act of its own."""
    net = dated(
        ("a", "b", 1, "2020-01-01", "2020-01-01"), ("a", "c", -1, "2021-01-01", "2021-01-01"), ("d", "a", 1, "2022-01-01", "")
    )
    assert records(an.turning_points(net)) == []
    [row] = records(an.turning_points(net, "actor"))
    assert (row["actor"], row["label"], row["other"], numbers(row["claims"])) == ("a", "A", "", [0, 1])


@pytest.mark.parametrize("seed", range(8))
def test_turning_points_are_the_covering_relation(seed: int) -> None:
    """Of random acts, those of other sign are told that are surely later with none surely between: all triples compared."""
    draw = random.Random(seed)  # noqa: S311
    ties: list[Dated] = []
    for _ in range(30):
        low = draw.randrange(1, 28)
        high = f"2024-01-{min(low + draw.randrange(6), 28):02}"
        ends = (f"2024-01-{low:02}", "" if draw.random() < 0.1 else high)
        ties.append(("a", "b", draw.choice((1, -1)), *ends))
    later = {(i, j) for i, j in itertools.permutations(range(30), 2) if ties[i][4] and ties[i][4] < ties[j][3]}
    expected = {
        (i, j) for i, j in later if ties[i][2] != ties[j][2] and not any((i, k) in later and (k, j) in later for k in range(30))
    }
    assert {tuple(numbers(row["claims"])) for row in records(an.turning_points(dated(*ties)))} == expected
    assert expected


def test_the_alert_proves_no_turning_point(real_graph: AlertGraph) -> None:
    """No two dated claims of a pair have other signs and an order that the dates prove, be things counted or not."""
    dates: dict[frozenset[str], list[tuple[int, str, str]]] = {}
    for claim in real_graph.claims():
        sign = real_graph.relations[claim.relation].sign
        if claim.in_default_network and claim.when and sign:
            dates.setdefault(frozenset((claim.subject, claim.object)), []).append((sign, claim.earliest, claim.latest or "9999"))
    turns = [pair for pair, acts in dates.items() for a in acts for b in acts if a[0] != b[0] and a[2] < b[1]]
    assert len(records(an.turning_points(real_graph.network(), things=True))) == len(turns) == 0


def test_before_and_after_a_day(real_graph: AlertGraph) -> None:
    """The claims of a layer are before a day, on it or after, on either side, or undated, each once."""
    day = "2023-10-07"
    rows = {row["layer"]: row for row in records(an.before_and_after(real_graph.network(), day, things=True))}
    for name, sign in (("cooperation", 1), ("conflict", -1)):
        own = [c for c in real_graph.claims() if c.in_default_network and real_graph.relations[c.relation].sign == sign]
        before = {c.id for c in own if c.latest and c.latest < day}
        after = {c.id for c in own if c.earliest >= day}
        undated = {c.id for c in own if not c.when}
        row = rows[name]
        assert (row["before"], row["after"], row["undated"]) == (len(before), len(after), len(undated))
        assert row["either"] == len(own) - len(before | after | undated)
        assert (set(row["claims_before"].split("|")) - {""}, set(row["claims_after"].split("|")) - {""}) == (before, after)
    assert rows["conflict"]["before"] > 0 < rows["conflict"]["after"]


FIGURES: list[Callable[[Any], Any]] = [
    an.within,
    an.per_quarter,
    an.pairs_over_time,
    an.turning_points,
    lambda net: an.before_and_after(net, "2024-01-01"),
]


@pytest.mark.parametrize("figure", FIGURES)
def test_no_network_of_claims(figure: Callable[[Any], Any]) -> None:
    """Any other network is an error that says what to give."""
    with pytest.raises(AnalysisError, match=r"this is not a network of claims.+; give one from graph\.network"):
        figure(nx.path_graph(3))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda net: an.within(net, "202X"), f"since {DAY} '202X'"),
        (
            lambda net: an.within(net, "2024-02-30"),
            f"since {DAY} '2024-02-30'",
        ),
        (lambda net: an.within(net, UNTIL, SINCE), "an interval ends after it begins; got 2024-05-31 to 2024-03-01"),
        (lambda net: an.per_quarter(net, "week"), "every is one of year, quarter, month; got 'week'"),
        (
            lambda net: an.per_quarter(net, until="now"),
            f"until {DAY} 'now'",
        ),
        (lambda net: an.turning_points(net, "bloc"), "of is one of pair, actor; got 'bloc'"),
        (
            lambda net: an.before_and_after(net, "May"),
            f"day {DAY} 'May'",
        ),
    ],
)
def test_what_is_no_interval(call: Callable[[Any], Any], message: str) -> None:
    """A wrong day, interval or period is told with what to give."""
    with pytest.raises(AnalysisError) as caught:
        call(karate())
    assert str(caught.value) == message


def test_tables_without_pandas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pandas the same rows come as a table of named rows."""
    net = dated(("a", "b", 1, "2020-01-01", "2020-01-01"), ("a", "b", -1, "2021-01-01", "2021-01-01"))
    calls = FIGURES[1:]
    expected = [records(call(net)) for call in calls]
    monkeypatch.setitem(sys.modules, "pandas", None)
    tables = [call(net) for call in calls]
    assert {type(table) for table in tables} == {Table}
    assert [records(table) for table in tables] == expected
    assert all(expected)


@pytest.mark.parametrize("every", ["year", "quarter", "month"])
def test_periods_hold_what_lies_inside(every: str) -> None:
    """Each claim is put surely and possibly where the relation of its bounds to the period says so, open and vague ones too."""
    chance = random.Random(5)  # noqa: S311
    rows: list[dict[str, Any]] = []
    for number in range(300):
        begin = datetime.date(2019, 1, 1) + datetime.timedelta(chance.randrange(1500))
        end = begin + datetime.timedelta(chance.choice([0, 0, 20, 40, 300]))
        earliest, latest = (chance.choice([day.isoformat()] * 5 + [""]) for day in (begin, end))
        row = {"id": number, "when": f"{begin}{chance.choice(['', '', '~'])}", "earliest": earliest, "latest": latest}
        rows.append(row | {"completed_when": ""})
    periods = Periods("2020-02-15", "2021-11-15", every)
    for (_, since, until), *found in zip(periods.names(), *periods.place(rows), strict=True):
        assert found == [[row for row in rows if is_inside(row, since, until, surely=surely)] for surely in (True, False)]


def test_a_period_tells_how_far_it_rests_on_weak_claims() -> None:
    """The share of hedged, reported and not actual ones is of all claims that may lie in it."""
    day: dict[str, Any] = {"when": "2024-04-01", "earliest": "2024-04-01", "latest": "2024-04-01"}
    span: dict[str, Any] = {"when": "2024-06/2024-07", "earliest": "2024-06-01", "latest": "2024-07-31", "certainty": "Hedged"}
    net = projection([("a", "b", 1, day), ("a", "b", -1, day), ("a", "c", 1, span)])
    assert [(row["period"], row["weak"]) for row in records(an.per_quarter(net))] == [("2024-Q2", 1 / 3), ("2024-Q3", 1)]


def test_each_table_of_time_tells_how_far_it_rests_on_weak_claims() -> None:
    """The share of hedged, reported and not actual ones among those that a row tells of, undated ones apart."""
    early: dict[str, Any] = {"when": "2023-04-01", "earliest": "2023-04-01", "latest": "2023-04-01", "certainty": "Hedged"}
    late: dict[str, Any] = {"when": "2024-04-01", "earliest": "2024-04-01", "latest": "2024-04-01"}
    reported = late | {"stance": "Reported"}
    none: dict[str, Any] = {"certainty": "Hedged"}
    net = projection([("a", "b", 1, early), ("a", "b", -1, late), ("b", "a", -1, reported), ("a", "b", -1, none)])
    assert [row["weak"] for row in records(an.pairs_over_time(net))] == [2 / 3]
    assert [(numbers(row["claims"]), row["weak"]) for row in records(an.turning_points(net))] == [([0, 1], 1 / 2), ([0, 2], 1)]
    rows = records(an.before_and_after(net, "2024-01-01"))
    assert [(row["before"], row["weak_before"], row["after"], row["weak_after"]) for row in rows] == [
        (1, 1, 0, 0),
        (0, 0, 2, 1 / 2),
    ]


def test_each_table_of_time_tells_how_far_it_rests_on_completed_dates() -> None:
    """The share of claims whose date an editor completed; one without its year that nobody completed counts as undated."""
    early: dict[str, Any] = {"when": "2023-04-01", "earliest": "2023-04-01", "latest": "2023-04-01"}
    none: dict[str, Any] = {"when": "XXXX-04-01"}
    late = none | {"completed_when": "2024-04-01", "earliest": "2024-04-01", "latest": "2024-04-01"}
    net = projection([("a", "b", 1, early), ("a", "b", -1, late), ("a", "b", 1, late), ("a", "b", -1, none)])
    assert [(row["period"], row["completed"], row["undated"]) for row in records(an.per_quarter(net, "year"))] == [
        ("2023", 0, 1),
        ("2024", 1, 1),
    ]
    assert [(row["completed"], row["undated"]) for row in records(an.pairs_over_time(net))] == [(2 / 3, 1)]
    assert [(numbers(row["claims"]), row["completed"]) for row in records(an.turning_points(net))] == [([0, 1], 1 / 2)]
    rows = records(an.before_and_after(net, "2024-01-01"))
    assert [(row["completed_before"], row["completed_after"], row["undated"]) for row in rows] == [(0, 1, 0), (0, 1, 1)]
    assert an.within(net, "2020-01-01", undated=False).graph["undated_left_out"] == 1
    assert an.within(net, surely=False, undated=True).number_of_edges() == 4


def test_thousands_of_claims_fall_into_hundreds_of_months() -> None:
    """Each into one, whatever month it is."""
    days = (f"{1950 + number % 75}-{1 + number % 12:02}-11" for number in range(8000))
    net = dated(*((f"a{number % 90}", "b", 1, day, day) for number, day in enumerate(days)))
    table = records(an.per_quarter(net, "month"))
    assert len(table) == 75 * 12
    assert sum(row["cooperation_surely"] for row in table) == 8000
