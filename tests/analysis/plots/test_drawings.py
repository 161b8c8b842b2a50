"""Plots: each mark is claims that may be counted; they read in grey, no words overlap, and they say whose claims they are."""

import functools
import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import networkx as nx
import pytest

pytest.importorskip("matplotlib")  # the extra notebooks brings it, as the extra test does; in CI a test needs it

import matplotlib as mpl
import support
from IPython.core.formatters import DisplayFormatter
from literature import karate, projection
from matplotlib import style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

import alertgraph.analysis as an
from alertgraph import api
from alertgraph.analysis import plots
from alertgraph.analysis.ground import frames
from alertgraph.analysis.plots import palette
from alertgraph.analysis.plots.figure import LOOK
from alertgraph.api import AlertGraph
from alertgraph.errors import AnalysisError
from alertgraph.tables.table import Table
from alertgraph.telling.notice import in_quotes

Draw = Callable[..., Any]
#: What is told of a day that is none.
DAY = "takes a day, month or year such as 2023-09-01, 2023-09 or 2023; got"
RANKED = "Ranks by claims with anybody"
COLUMNS = ("variant", "removed", "actor", "label", "rank", "rank_without", "change")
#: Each plot of a network, with no argument but the graph, and with some.
OF_NETWORKS: dict[str, tuple[Draw, dict[str, Any]]] = {
    "matrix": (plots.matrix, {}),
    "matrix with things": (plots.matrix, {"things": True, "top": 40}),
    "timeline": (plots.timeline, {}),
    "timeline by actor": (plots.timeline, {"by": "actor"}),
    "timeline of all": (plots.timeline, {"since": "1900-01-01"}),
    "per quarter": (plots.per_period, {"things": True}),
    "per month": (plots.per_period, {"every": "month", "since": "2023-01-01"}),
    "per year": (plots.per_period, {"every": "year", "since": "1900-01-01"}),
    "egos": (plots.egos, {}),
    "egos with things": (plots.egos, {"things": True, "top": 6, "ties": 5}),
}


def ranks_of(rows: list[dict[str, Any]]) -> dict[str, int]:
    """Competition ranks by number of claims."""
    claims = Counter(end for row in rows for end in (row["subject"], row["object"]))
    return {name: 1 + sum(other > number for other in claims.values()) for name, number in claims.items()}


def robustness(net: Any) -> Table:
    """A table as the analysis of robustness gives it: the rank of each actor without hedged claims, and without some speakers."""
    rows = an.counted(net, things=False)
    variants = {"without hedged": lambda row: row["certainty"] != "Hedged"}
    for section in sorted({row["sections"] for row in rows if "|" not in row["sections"]}):
        variants[f"without section {section}"] = lambda row, section=section: row["sections"] != section
    before, found = ranks_of(rows), []
    for name, stays in variants.items():
        left = [row for row in rows if stays(row)]
        after = ranks_of(left)
        for actor in sorted(before):
            rank = after.get(actor, len(before))
            found.append(
                (name, len(rows) - len(left), actor, net.nodes[actor]["label"], before[actor], rank, before[actor] - rank)
            )
    return Table(COLUMNS, found)


@pytest.fixture(autouse=True, scope="module")
def the_graph_of_the_package() -> Iterator[None]:
    """A plot that is given no graph loads that of the package each time; here it is loaded once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "load", functools.cache(api.load))
        yield


@pytest.fixture(scope="module")
def drawn(real_graph: AlertGraph) -> dict[str, Any]:
    """Every plot of the real alert, drawn once."""
    found = {name: draw(real_graph.network(), graph=real_graph, **given) for name, (draw, given) in OF_NETWORKS.items()}
    found["ranks"] = plots.rank_changes(
        robustness(real_graph.network()), title=RANKED, net=real_graph.network(), graph=real_graph
    )
    return found


PLOTS = [*OF_NETWORKS, "ranks"]


def texts(figure: Figure) -> list[Text]:
    """The texts that one sees."""
    figure.draw_without_rendering()  # ticks get their words when they are drawn
    unseen = {
        tick.label1
        for axes in figure.axes
        for axis, (low, high) in _views(axes)
        for tick in axis.get_major_ticks()
        if not low <= tick.get_loc() <= high
    }
    return [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip() and text not in unseen]


def _views(axes: Any) -> list[Any]:
    return [(axes.xaxis, sorted(axes.get_xlim())), (axes.yaxis, sorted(axes.get_ylim()))]


def words(figure: Figure) -> str:
    """All that is written in a figure, line after line."""
    return " ".join(text.get_text() for text in texts(figure))


def claims_of(figure: Figure) -> list[str]:
    """The claims of all marks, as often as they are drawn."""
    named = (artist.get_gid() for artist in figure.findobj(lambda artist: bool(artist.get_gid())))
    return [claim for name in named for claim in str(name).split("|") if claim]


@pytest.mark.parametrize("dots", [144, 200], ids=["in a notebook", "in a file"])
@pytest.mark.parametrize("name", PLOTS)
def test_no_text_lies_over_another(drawn: dict[str, Any], name: str, dots: int) -> None:
    """At the size of a report every label can be read, and none leaves the sheet."""
    figure = drawn[name]
    figure.set_dpi(dots)
    with style.context(["default", LOOK]):
        renderer = FigureCanvasAgg(figure).get_renderer()
        boxes = [(text.get_text(), text.get_window_extent(renderer)) for text in texts(figure)]
    assert len(boxes) > 10
    sheet = figure.bbox
    assert [w for w, box in boxes if box.x0 < sheet.x0 or box.x1 > sheet.x1 or box.y0 < sheet.y0 or box.y1 > sheet.y1] == []
    slack = 1  # pixels of 1/200 inch: ascent and descent are counted whole
    assert [
        (a, b)
        for at, (a, one) in enumerate(boxes)
        for b, two in boxes[at + 1 :]
        if min(one.x1, two.x1) - max(one.x0, two.x0) > slack and min(one.y1, two.y1) - max(one.y0, two.y0) > 2 * slack
    ] == []


@pytest.mark.parametrize("name", PLOTS)
def test_each_says_whose_claims_it_shows(drawn: dict[str, Any], name: str, real_graph: AlertGraph) -> None:
    """Title of the alert, publisher and date stand under it, and that these are claims."""
    (alert,) = real_graph.alerts.values()
    told = words(drawn[name])
    assert in_quotes(alert.title) in told
    assert real_graph.entities[alert.publisher].label in told
    assert f"27 April {alert.issued[:4]}" in told
    assert "according to the alert" in told
    assert "Claims, not findings" in told
    assert re.search(r"\d+ (dated )?claims", told)


@pytest.mark.parametrize("name", ["matrix", "timeline", "per quarter", "egos", "ranks"])
def test_same_bytes(drawn: dict[str, Any], name: str, real_graph: AlertGraph) -> None:
    """Drawn anew, with other settings of matplotlib, the files are the same; the SVG carries no day."""
    with mpl.rc_context({"font.size": 20, "hatch.linewidth": 5, "svg.hashsalt": "other", "axes.facecolor": "black"}):
        if name == "ranks":
            again = plots.rank_changes(robustness(real_graph.network()), title=RANKED, net=real_graph.network(), graph=real_graph)
        else:
            draw, given = OF_NETWORKS[name]
            again = draw(real_graph.network(), graph=real_graph, **given)
        found = again.image("svg")
    assert found == drawn[name].image("svg")
    assert b"dc:date" not in found


def test_files_and_notebooks(drawn: dict[str, Any], tmp_path: Path) -> None:
    """savefig writes PNG, SVG and PDF by their names; a notebook gets a picture without any setting, and pyplot knows of none."""
    figure = drawn["per quarter"]
    assert isinstance(figure, Figure)
    for kind, start in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
        figure.savefig(tmp_path / f"figure.{kind}")
        figure.savefig(str(tmp_path / f"again.{kind}"))
        assert (tmp_path / f"figure.{kind}").read_bytes().startswith(start)
        assert (tmp_path / f"figure.{kind}").read_bytes() == (tmp_path / f"again.{kind}").read_bytes()
    assert b"CreationDate" not in figure.image("pdf")
    out = io.BytesIO()
    figure.savefig(out)
    assert out.getvalue().startswith(b"\x89PNG")
    shown, _ = DisplayFormatter().format(figure)
    assert {"image/png", "text/plain"} <= set(shown)
    assert shown["text/plain"] == f"<Plot: {figure.title}>"
    code = (
        "import sys, alertgraph.analysis as an; assert 'matplotlib' not in sys.modules; an.plots.matrix(__import__('alertgraph')"
    )
    code += ".load().network()); print('matplotlib.pyplot' in sys.modules)"
    assert support.run_python(code, cwd=support.REPOSITORY).split() == ["False"]


def signed_rows(graph: AlertGraph, *, things: bool) -> list[Any]:
    """The claims of conflict and cooperation of the default network, found without the analysis."""
    return [
        claim
        for claim in graph.claims()
        if claim.in_default_network
        and claim.subject != claim.object
        and graph.relations[claim.relation].sign
        and (things or (graph.entities[claim.subject].is_actor and graph.entities[claim.object].is_actor))
    ]


def test_marks_of_a_matrix(real_graph: AlertGraph) -> None:
    """Each claim between the actors is in one mark, squares are conflict, ellipses cooperation, and the numbers are theirs."""
    figure = plots.matrix(real_graph.network(), top=200, graph=real_graph)
    expected = {claim.id: real_graph.relations[claim.relation].sign for claim in signed_rows(real_graph, things=False)}
    assert sorted(claims_of(figure)) == sorted(expected)
    marks = [patch for patch in figure.axes[0].patches if patch.get_gid()]
    assert {(type(mark).__name__, expected[claim]) for mark in marks for claim in str(mark.get_gid()).split("|")} == {
        ("Rectangle", -1),
        ("Ellipse", 1),
    }
    assert sorted(text.get_text() for text in figure.axes[0].texts) == sorted(
        str(len(str(m.get_gid()).split("|"))) for m in marks
    )
    hedged = {claim.id for claim in signed_rows(real_graph, things=False) if claim.certainty == "Hedged"}
    assert hedged
    for mark in marks:
        assert (mark.get_linestyle() != "solid") == (set(str(mark.get_gid()).split("|")) <= hedged)


def test_rows_act_on_columns() -> None:
    """The mark of a claim is in the row of who acts and the column of whom it acts on; blocs order both."""
    net = projection([("a", "b", -1), ("c", "a", 1), ("c", "a", 1)])
    for blocs in (
        {"one": ["c"], "two": ["a"]},
        {"c": "one", "a": "two"},
        [{"c"}, {"a"}],
        Table(("actor", "bloc"), [("c", 1), ("a", 2)]),
        Table(("actor", "bloc"), [("c", 1), ("b", None), ("a", 2.0)]),
        SimpleNamespace(actors=Table(("actor", "bloc"), [("c", 1), ("a", 2)])),
    ):
        figure = plots.matrix(net, blocs)
        (conflict,) = [mark for mark in figure.axes[0].patches if mark.get_gid() == "id:alert-part-000"]
        (cooperation,) = [mark for mark in figure.axes[0].patches if mark.get_gid() == "id:alert-part-001|id:alert-part-002"]
        assert cooperation.center == (1.5, 0.5)  # c, the first, acts on a, the second
        assert conflict.get_x() + conflict.get_width() / 2 == pytest.approx(2.5)
        assert conflict.get_y() + conflict.get_height() / 2 == pytest.approx(1.5)
        assert "in no bloc" in words(figure)


def test_the_legend_tells_what_is_drawn() -> None:
    """Hollow marks and dashed lines are explained where there are any, and not for a hedged claim beside a plain one."""
    hedged: dict[str, Any] = {"certainty": "Hedged"}
    for draw in (plots.matrix, plots.egos):
        assert "all claims hedged" in words(draw(projection([("a", "b", -1, hedged), ("b", "a", -1)])))
        assert "all claims hedged" not in words(draw(projection([("a", "b", -1, hedged), ("a", "b", -1)])))


def test_marks_of_a_timeline(real_graph: AlertGraph) -> None:
    """Every dated claim is in one bar, or beside the axis where it lies before it; undated ones are told."""
    default = [claim for claim in real_graph.claims() if claim.in_default_network and claim.subject != claim.object]
    dated = [claim.id for claim in default if claim.earliest or claim.latest]
    for given in ({"by": "mode"}, {"by": "actor"}, {"since": "1900-01-01"}):
        figure = plots.timeline(real_graph.network(), graph=real_graph, **given)
        assert sorted(claims_of(figure)) == sorted(dated)
        assert f"{len(default) - len(dated)} without a date" in words(figure)
    assert "The axis begins in 2021" in words(plots.timeline(real_graph.network(), graph=real_graph))


def test_bars_reach_from_the_first_to_the_last_day() -> None:
    """A bar has the bounds of its date; an open end reaches the end of the axis, with an arrow."""
    net = projection(
        [
            ("a", "b", -1, {"when": "2020-03", "earliest": "2020-03-01", "latest": "2020-03-31"}),
            ("a", "c", 1, {"when": "2020-01/..", "earliest": "2020-01-01", "latest": ""}),
            ("a", "d", 1, {"when": "2021", "earliest": "2021-01-01", "latest": "2021-12-31"}),
        ]
    )
    figure = plots.timeline(net)
    bars = {bar.get_gid(): bar for bar in figure.axes[0].patches}
    low, high = figure.axes[0].get_xlim()
    assert bars["id:alert-part-000"].get_width() == 31
    assert bars["id:alert-part-000"].get_x() - low == 31 + 29
    assert (bars["id:alert-part-001"].get_x(), bars["id:alert-part-001"].get_width()) == (low, high - low)
    assert bars["id:alert-part-002"].get_width() == 365
    assert [line.get_marker() for line in figure.axes[0].lines if line.get_marker() in "<>"] == [">"]
    assert (bars["id:alert-part-000"].get_hatch(), bars["id:alert-part-001"].get_hatch()) == (None, palette.HATCH[1])


def test_fewer_bars_are_the_best_dated() -> None:
    """Above ``top`` the longest go, and are told."""
    days = {"when": "x", "earliest": "2020-01-01"}
    net = projection([("a", "b", -1, days | {"latest": "2020-12-31"}), ("a", "c", 1, days | {"latest": "2020-01-02"})])
    figure = plots.timeline(net, top=1)
    assert claims_of(figure) == ["id:alert-part-001"]
    assert "1 dated less well, or later" in words(figure)


@pytest.mark.parametrize("every", ["year", "quarter", "month"])
def test_heights_of_periods(real_graph: AlertGraph, every: str) -> None:
    """The bars are the figures of the table: what surely lies in each period, and above it what possibly does, by sign."""
    net = real_graph.network()
    given: dict[str, Any] = {"things": True, "since": "2021-01-01"}
    bars = plots.per_period(net, every, graph=real_graph, **given).axes[0].patches
    rows = frames.records(an.per_quarter(net, every, **given), ("period",))
    expected = []
    for sign, name in ((1, "cooperation"), (-1, "conflict")):
        expected += [sign * row[f"{name}_surely"] for row in rows]
        expected += [sign * (row[f"{name}_possibly"] - row[f"{name}_surely"]) for row in rows]
    # of each sign: surely and firm, surely and not, possibly and firm, possibly and not
    levels = [bars[at : at + len(rows)] for at in range(0, len(bars), len(rows))]
    both = [
        [one.get_height() + other.get_height() for one, other in zip(*levels[at : at + 2], strict=True)] for at in (0, 2, 4, 6)
    ]
    assert [height for heights in both for height in heights] == expected
    assert max(expected) > 0 > min(expected)
    assert [{bool(bar.get_hatch()) for bar in level} for level in levels] == 2 * [{False}, {False}, {True}, {True}]
    weak = {row["id"] for row in an.counted(net) if row["certainty"] == "Hedged"}
    hedged = [sum(name in weak for name in f"{row['claims']}|{row['possible_claims']}".split("|")) for row in rows]
    assert [sum(abs(level[at].get_height()) for level in levels[1::2]) for at in range(len(rows))] == hedged
    assert sum(hedged) > 0


def test_periods_by_hand() -> None:
    """A day is surely in its quarter, half a year possibly in two; hatched stands on solid."""
    net = projection(
        [
            ("a", "b", -1, {"when": "2020-02-03", "earliest": "2020-02-03", "latest": "2020-02-03"}),
            ("a", "b", -1, {"when": "2020-02/2020-05", "earliest": "2020-02-01", "latest": "2020-05-31"}),
            ("a", "b", 1, {"when": "2020-05", "earliest": "2020-05-01", "latest": "2020-05-31"}),
            ("a", "b", 1),
            ("a", "b", -1, {"when": "2020-02-04", "earliest": "2020-02-04", "latest": "2020-02-04", "certainty": "Hedged"}),
        ]
    )
    figure = plots.per_period(net)
    found = [(bar.get_y(), bar.get_height()) for bar in figure.axes[0].patches]
    assert [(y, height) for y, height in found if height > 0] == [(0, 1)]
    assert [(y, height) for y, height in found if height < 0] == [(0, -1), (-1, -1), (-2, -1), (0, -1)]
    dashed = [bar for bar in figure.axes[0].patches if bar.get_height() and bar.get_linestyle() != "solid"]
    assert [(bar.get_y(), bar.get_facecolor()[:3]) for bar in dashed] == [(-1, (1, 1, 1))]
    assert "dashed border: hedged" in words(figure)
    assert "Shown: 4 dated claims" in words(figure)
    assert "1 of these claims is hedged." in words(figure)
    assert "1 without a date" in words(figure)


def test_lines_of_an_ego(real_graph: AlertGraph) -> None:
    """Each claim of the actor is in one line, conflict on the left and cooperation on the right; dashes where all are hedged."""
    net = real_graph.network()
    claims = signed_rows(real_graph, things=False)
    actor = "id:israel"
    own = {claim.id: claim for claim in claims if actor in (claim.subject, claim.object)}
    figure = plots.egos(net, [actor], ties=100, graph=real_graph)
    assert sorted(claims_of(figure)) == sorted(own)
    (axes,) = figure.axes
    middle = sum(axes.get_xlim()) / 2
    hedged = 0
    for patch in axes.patches:
        if patch.get_gid():
            some = [own[name] for name in str(patch.get_gid()).split("|")]
            (sign,) = {real_graph.relations[claim.relation].sign for claim in some}
            assert (patch.get_path().vertices[-1][0] > middle) == (sign > 0)
            assert (patch.get_linestyle() != "solid") == all(claim.certainty == "Hedged" for claim in some)
            hedged += patch.get_linestyle() != "solid"
    assert hedged
    widths = [
        (len(str(p.get_gid()).split("|")), p.get_linewidth())
        for p in axes.patches
        if p.get_gid() and p.get_edgecolor() == axes.patches[0].get_edgecolor()
    ]
    assert sorted(widths) == sorted(widths, key=lambda pair: pair[1])
    few = plots.egos(net, [actor], ties=3, graph=real_graph)
    neighbours = {c.subject if c.object == actor else c.object for c in own.values() if real_graph.relations[c.relation].sign < 0}
    assert f"and {len(neighbours) - 3} more" in words(few)


def test_ranks_are_those_of_the_table(real_graph: AlertGraph) -> None:
    """Each column has the ranks of its variant, on the line of the rank; who lost places is dark, who gained has a diamond."""
    table = robustness(real_graph.network())
    figure = plots.rank_changes(table, title=RANKED, net=real_graph.network(), graph=real_graph)
    (axes,) = figure.axes
    before = {row["actor"]: row["rank"] for row in table}
    first = sorted(before, key=lambda name: (before[name], name))[:12]
    moving = list(dict.fromkeys(row["variant"] for row in table if row["change"] and row["actor"] in first))[:5]
    expected = Counter((0, before[name]) for name in first)
    for at, variant in enumerate(moving, start=1):
        expected += Counter((at, row["rank_without"]) for row in table if row["variant"] == variant and row["actor"] in first)
    found = Counter((int(text.get_position()[0]), int(text.get_text())) for text in axes.texts)
    assert found == expected
    marks = Counter(line.get_marker() for line in axes.lines if line.get_marker() in ("o", "D"))
    gained = sum(row["change"] > 0 for row in table if row["variant"] in moving and row["actor"] in first)
    assert marks["D"] == gained > 0
    dark = sum(line.get_marker() == "o" and line.get_markerfacecolor() != palette.PAPER for line in axes.lines)
    assert dark == sum(row["change"] < 0 for row in table if row["variant"] in moving and row["actor"] in first)


def test_who_changes_the_first_place_is_always_drawn(real_graph: AlertGraph) -> None:
    """A variant that leaves another first is in the plot, however many others come before it in the table."""
    columns = ["variant", "removed", "actor", "label", "rank", "rank_without", "change"]
    rows = [
        (f"without {number}", 1, actor, actor.upper(), rank, after, rank - after)
        for number in range(9)
        for actor, rank, after in [("a", 1, 2 if number == 8 else 1), ("b", 2, 1 if number == 8 else 3), ("c", 3, 2)]
    ]
    figure = plots.rank_changes(Table(columns, rows), variants=2, title=RANKED, graph=real_graph)
    assert "without 8" in words(figure)
    assert "without 0" in words(figure)
    assert "without 1" not in words(figure)


def test_deeds_and_words_in_one_mark_are_told(real_graph: AlertGraph) -> None:
    """Where a mark stands for deeds and words, the caption says whose colour it has."""
    told = "has the colour of most of them"
    assert told in words(plots.matrix(real_graph.network(), graph=real_graph))
    assert told not in words(plots.matrix(karate(), graph=real_graph))


def test_ranks_of_a_data_frame(real_graph: AlertGraph) -> None:
    """A DataFrame is as good as our table, also where a rank is missing."""
    pandas = support.need_module("pandas")
    rows = [
        ("without x", 1, "a", "A", 1, 2, -1),
        ("without x", 1, "b", "B", 2, 1, 1),
        ("without all", 9, "a", "A", 1, None, None),
    ]
    table, frame = Table(COLUMNS, rows), pandas.DataFrame(rows, columns=list(COLUMNS))
    drawn = [plots.rank_changes(rows, title=RANKED, graph=real_graph) for rows in (table, frame)]
    assert drawn[0].image("svg") == drawn[1].image("svg")
    assert "1 variant that leaves no claim out, or all" in words(drawn[0])


def test_ranks_of_a_network_and_a_measure(real_graph: AlertGraph) -> None:
    """In place of the table: the network, the measure and the layer; the title names them."""
    net = real_graph.network(stance=("Asserted", "Reported"), modality=None)
    table = an.robustness(net, "strength", 6, "conflict")
    figure = plots.rank_changes(net, "strength", "conflict", top=6, graph=real_graph)
    expected = plots.rank_changes(table, top=6, net=net, title=figure.title, graph=real_graph)
    assert [text.get_text() for text in figure.axes[0].texts] == [text.get_text() for text in expected.axes[0].texts]
    assert "Ranks by strength in conflict, computed here from claims according to the alert" in words(figure)
    count = sum(row["effect"] < 0 for row in an.counted(net))
    assert f"The measure counts {count} claims." in words(figure)
    assert f"Of the {len(an.counted(net))} claims of the network that may count" in words(expected)
    assert figure.title == "How far the ranks by strength in conflict depend on the claims that are counted"


def grey(colour: Any) -> float:
    """How light a colour is in grey, 0 to 1 (WCAG 2.1), computed here."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in mpl.colors.to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_signs_differ_in_grey(drawn: dict[str, Any], real_graph: AlertGraph) -> None:
    """Where conflict and cooperation are as dark as each other, the shape, the lines across or the side tells them apart."""
    strong = [real_graph.modes[name].colour_light for name in ("MaterialConflict", "MaterialCooperation")]
    assert abs(grey(strong[0]) - grey(strong[1])) < 0.05  # so colour alone would not do
    assert [palette.luminance(colour) for colour in strong] == [round(grey(colour), 4) for colour in strong]
    sign = {claim.id: real_graph.relations[claim.relation].sign for claim in real_graph.claims()}
    hatches: dict[int, set[str | None]] = {1: set(), -1: set()}
    for bar in drawn["timeline"].axes[0].patches:
        own = {sign[name] for name in str(bar.get_gid()).split("|")}
        if own <= {1, -1} and bar.get_linestyle() == "solid":
            hatches[own.pop()].add(bar.get_hatch())
    assert all(hatches.values())
    assert not hatches[1] & hatches[-1]
    heights = [bar.get_height() for bar in drawn["per quarter"].axes[0].patches]
    assert min(heights) < 0 < max(heights)


def test_numbers_stand_out_from_their_marks(drawn: dict[str, Any]) -> None:
    """The number on a mark has a contrast of 4.5 to 1 at least, as text needs (WCAG 1.4.3)."""
    axes = drawn["matrix"].axes[0]
    marks = [patch for patch in axes.patches if patch.get_gid()]
    assert len(marks) == len(axes.texts) > 50
    for mark, text in zip(marks, axes.texts, strict=True):
        light, dark = sorted((grey(mark.get_facecolor()), grey(text.get_color())), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


EVERYTHING: dict[str, Any] = {"stance": None, "polarity": None, "modality": None}


@pytest.mark.parametrize("name", ["matrix", "timeline", "egos"])
def test_disputed_and_negated_claims_are_never_drawn(name: str, real_graph: AlertGraph) -> None:
    """Whatever the network holds; and what is reported or not actual is never drawn as if the alert said it plainly."""
    given = {"matrix": {"top": 60, "things": True}, "timeline": {"top": 900}, "egos": {"top": 12, "ties": 900, "things": True}}
    net = real_graph.network(**EVERYTHING)
    figure = OF_NETWORKS[name][0](net, graph=real_graph, **given[name])
    every = {claim.id: claim for claim in real_graph.claims()}
    shown = set(claims_of(figure))
    assert shown
    assert [claim for claim in shown if every[claim].stance == "Disputed" or every[claim].polarity == "Negated"] == []
    weak = {name for name in shown if not every[name].is_plain}
    assert weak
    axes = figure.axes
    for patch in (patch for each in axes for patch in each.patches if patch.get_gid()):
        assert (patch.get_linestyle() == "solid") == (not set(str(patch.get_gid()).split("|")) <= weak)
    assert re.search("hedged(, reported)? or (reported|not said to have happened)", words(figure))


def test_karate_club() -> None:
    """Zachary's 34 members and 78 friendships, by the two sides that the club split into: each friendship is one disc."""
    net = karate()
    sides = {f"m{at + 1:02}": row["club"] for at, row in nx.karate_club_graph().nodes(data=True)}
    figure = plots.matrix(net, sides, top=34)
    assert sorted(claims_of(figure)) == sorted(key for _, _, key in net.edges(keys=True))
    assert {"Mr. Hi", "Officer"} <= {text.get_text() for text in texts(figure)}
    assert "Shown: 78 claims between 34 of 34 actors." in words(figure)
    names = [text.get_text() for text in texts(plots.egos(net)) if text.get_text() in ("M34", "M01", "M33", "M03")]
    assert set(names) == {"M34", "M01", "M33", "M03"}  # the four with most friends
    assert "No claim of this network has a date to show." in words(plots.timeline(net))


@pytest.mark.parametrize("kind", [list, tuple, iter, "series", "array"], ids=str)
def test_actors_in_any_collection(kind: Any) -> None:
    """A column of a table, an array and what can be read once name the actors of an ego figure as a list does."""
    pandas = support.need_module("pandas")
    read = {"series": pandas.Series, "array": lambda names: pandas.Series(names).to_numpy()}.get(kind, kind)
    named = ["m02", "m01", "m02"]
    assert plots.egos(karate(), read(named)).image("svg") == plots.egos(karate(), ["m02", "m01"]).image("svg")


def test_an_ego_tells_of_its_own_claims_alone() -> None:
    """The claims with things that are not shown are those of the chosen actors, not of the network."""
    thing: dict[str, Any] = {"is_actor": 0}
    net = projection([("a", "b", 1), ("a", "pact", 1), *[("c", "pact", 1)] * 7, ("c", "b", -1)], pact=thing)
    told = words(plots.egos(net, ["a"]))
    assert "Claims of conflict or cooperation of this actor not shown: 1 with things such as cases and events." in told
    assert "8 with things such as cases and events" in words(plots.egos(net, ["a", "c"]))


def test_who_has_no_rank_is_marked() -> None:
    """An actor of which the table has no rank in a variant keeps its line and its name there, below the others, with a cross."""
    rows = [("without x", 1, "a", "A", 1, 2, -1), ("without x", 1, "b", "B", 2, 1, 1), ("without x", 1, "c", "C", 3, None, None)]
    rows += [("without y", 1, "a", "A", 1, 1, 0), ("without y", 1, "c", "C", 3, 2, 1)]
    figure = plots.rank_changes(Table(COLUMNS, rows), title=RANKED)
    (axes,) = figure.axes
    crosses = [(line.get_xdata()[0], line.get_ydata()[0]) for line in axes.lines if line.get_marker() == "X"]
    assert sorted(crosses) == [(1, 3), (2, 3)]
    assert {len(line.get_xdata()) for line in axes.lines if line.get_gid()} == {3}
    assert "Below the dashed line: no rank in the table." in words(figure)
    assert Counter(text.get_text() for text in texts(figure))["C"] == 2


def test_a_table_of_fewer_places_than_the_plot() -> None:
    """Where the table was made with fewer places, the caption says that others have such ranks."""
    net = karate()
    table = an.robustness(net, "degree", 3)
    figure = plots.rank_changes(table, title=RANKED, net=net, top=3)
    assert "others that have such ranks" not in words(figure)
    rows = [("without x", 1, name, name.upper(), rank, after, rank - after) for name, rank, after in (("a", 1, 2), ("b", 5, 1))]
    assert "the table lacks others that have such ranks" in words(plots.rank_changes(Table(COLUMNS, rows), title=RANKED))


def test_variants_that_are_not_drawn_are_told() -> None:
    """How many more change a rank stands in the caption."""
    rows = [
        (f"without {number}", 1, actor, actor.upper(), rank, 3 - rank, 2 * rank - 3)
        for number in range(9)
        for actor, rank in (("a", 1), ("b", 2))
    ]
    told = words(plots.rank_changes(Table(COLUMNS, rows), title=RANKED, variants=2))
    assert "Not shown: 7 variants that change ranks, too." in told


def test_blocs_that_are_computed_are_not_the_alert_s() -> None:
    """The subtitle says so; who is named by the alert is marked, and who may as well stand elsewhere; hedged claims are told."""
    net = projection([("a", "b", 1), ("b", "a", 1), ("a", "c", -1), ("b", "c", -1, {"certainty": "Hedged"}), ("x", "y", -1)])
    compared = an.compare_blocs(net, {"Axis": ["a", "c"]})
    for blocs in (compared, compared.actors):
        figure = plots.matrix(net, blocs)
        told = words(figure)
        assert "one of possibly several best divisions, and are not named by the alert" in told
        assert "according to the alert" in told
        assert "in a bloc that the alert names" in told
        assert "may as well be in another bloc" in told
        assert "1 of these claims is hedged." in told
        assert {"A ◆", "B", "C ◆", "X ○", "Y ○"} <= {text.get_text() for text in texts(figure)}
    told = words(plots.matrix(net, an.blocs(net, certain=False)))
    assert "not known of all" in told
    assert "○" not in told
    assert "ordered by bloc, as given to this figure" in words(plots.matrix(net, {"one": ["a"], "two": ["b"]}))


def test_what_is_neither_is_drawn_as_neither() -> None:
    """A claim of a mode of cooperation whose relation has no sign has dots in grey, and not the colour and lines of the mode."""
    day: dict[str, Any] = {"when": "2020-03-01", "earliest": "2020-03-01", "latest": "2020-03-01", "mode": "VerbalCooperation"}
    figure = plots.timeline(projection([("a", "b", 1, day), ("a", "c", 0, {**day, "relation": "ag:urges"})]))
    good, neither = sorted(figure.axes[0].patches, key=lambda bar: str(bar.get_gid()))
    assert [bar.get_hatch() for bar in (good, neither)] == [palette.HATCH[1], palette.HATCH[0]]
    assert good.get_edgecolor() != neither.get_edgecolor()
    assert "neither conflict nor cooperation" in words(figure)


@pytest.mark.parametrize("draw", [plots.timeline, plots.per_period])
@pytest.mark.parametrize(("when", "latest"), [("2024-01-01", "2024-01-01"), ("2024-01-01/..", "")])
def test_a_single_day(draw: Draw, when: str, latest: str) -> None:
    """A network whose only date is the first day of a year, or begins there, is drawn."""
    net = projection([("a", "b", 1, {"when": when, "earliest": "2024-01-01", "latest": latest})])
    assert "1 dated claim" in words(draw(net))
    assert "1 dated claim" in words(draw(net, since="2024-01-01", until="2024-01-01"))


@pytest.mark.parametrize("draw", [plots.matrix, plots.timeline, plots.per_period, plots.egos])
def test_an_empty_network_says_so(draw: Draw) -> None:
    """A figure without a claim is a sheet that says what is not there."""
    told = words(draw(nx.MultiDiGraph()))
    assert re.search(r"network.* ha(s|ve) (a|no) ", told)
    assert "Claims, not findings" in told


def test_labels_are_no_formulas() -> None:
    """A label with dollars, a very long one and one of many words are written as they are, or cut; none breaks the figure."""
    labels = {"a": "$x^2$ & <b>", "b": "W" * 200, "c": "many words " * 20}
    net = projection([("a", "b", -1), ("b", "c", 1)], **{name: {"label": label} for name, label in labels.items()})
    figure = plots.matrix(net)
    assert "$x^2$ & <b>" in {text.get_text() for text in texts(figure)}
    figure.set_dpi(200)
    assert all(text.get_window_extent().x0 >= 0 for text in texts(figure))
    assert plots.egos(net).image().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda net, graph: plots.matrix(net, top=1), "top is a number of actors from 2 on; got 1"),
        (lambda net, graph: plots.matrix(net, "id:israel"), "blocs is a mapping .*; got 'id:israel'"),
        (lambda net, graph: plots.matrix(net, {"one": 1.5}), "blocs is a mapping"),
        (lambda net, graph: plots.timeline(net, by="speaker"), "by is one of mode, actor; got 'speaker'"),
        (
            lambda net, graph: plots.timeline(net, since="202X"),
            f"since {DAY} '202X'",
        ),
        (lambda net, graph: plots.timeline(net, since="2060-01-01"), "no claim is dated after 2060-01-01"),
        (lambda net, graph: plots.timeline(net, top=0), "top is a number of bars from 1 on; got 0"),
        (lambda net, graph: plots.per_period(net, "week"), "every is one of .*quarter.*; got 'week'"),
        (lambda net, graph: plots.per_period(net, "month", things=True, since="1900-01-01"), "too many to read"),
        (lambda net, graph: plots.egos(net, ["id:atlantis"]), "'id:atlantis' is not in this network"),
        (lambda net, graph: plots.egos(net, top=0), "top is a number of actors from 1 on; got 0"),
        (lambda net, graph: plots.rank_changes(Table(("actor", "rank"), [("a", 1)])), "the table lacks the column variant"),
        (lambda net, graph: plots.matrix(net, top="4"), "top is a number of actors from 2 on; got '4'"),
        (lambda net, graph: plots.matrix(net, graph="x"), r"graph is what alertgraph.load\(\) gives, .*; got 'x'"),
        (lambda net, graph: plots.timeline(net, top=2.5), "top is a number of bars from 1 on; got 2.5"),
        (lambda net, graph: plots.timeline(net, by=["mode"]), "by is one of mode, actor"),
        (lambda net, graph: plots.timeline(net, since="2023-02-01", until="2023-01-01"), "an interval ends after it begins"),
        (lambda net, graph: plots.per_period(net, ["year"]), "every is one of year, quarter, month"),
        (lambda net, graph: plots.egos(net, []), "actors names nobody; give one actor or more"),
        (lambda net, graph: plots.egos(net, iter([])), "actors names nobody"),
        (lambda net, graph: plots.egos(net, 5), "actors is one identifier or several, .*; got 5"),
        (lambda net, graph: plots.egos(net, [5]), "an actor is named by its identifier, .*; got 5"),
        (lambda net, graph: plots.egos(net, top=None), "top is a number of actors from 1 on; got None"),
        (lambda net, graph: plots.egos(net, ties="3"), "ties is a number of names from 1 on; got '3'"),
        (lambda net, graph: plots.rank_changes(robustness(net)), "give a title that names measure and layer"),
        (lambda net, graph: plots.rank_changes(robustness(net), "pagerank", title="x"), "holds the ranks of its own measure"),
        (lambda net, graph: plots.rank_changes(robustness(net), layer="conflict", title="x"), "holds the ranks of its own"),
        (lambda net, graph: plots.rank_changes(net, "degree", variants=0), "variants is a number of columns from 1 on; got 0"),
        (lambda net, graph: plots.rank_changes(net), "takes a measure, such as measure='strength'"),
        (lambda net, graph: plots.rank_changes(7), "this takes a table with the columns variant"),
        (lambda net, graph: plots.matrix(nx.path_graph(3)), "not a network of claims"),
        (lambda net, graph: plots.matrix(projection([("a", "b", 1, {"mode": "Dance"})])), "no colour for the mode 'Dance'"),
    ],
)
def test_what_cannot_be_drawn(call: Draw, message: str, real_graph: AlertGraph) -> None:
    """It is told with what to give instead."""
    with pytest.raises(AnalysisError, match=message):
        call(real_graph.network(), real_graph)


def test_without_pandas(monkeypatch: pytest.MonkeyPatch, drawn: dict[str, Any], real_graph: AlertGraph) -> None:
    """Tables of ours are drawn as DataFrames are."""
    monkeypatch.setitem(sys.modules, "pandas", None)
    figure = plots.per_period(real_graph.network(), things=True, graph=real_graph)
    assert figure.image("svg") == drawn["per quarter"].image("svg")


def test_without_matplotlib(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other analysis works without it; a plot says what to install."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(
        AnalysisError, match=r"this needs matplotlib, which is not installed: pip install 'alertgraph\[notebooks\]'"
    ):
        plots.matrix(karate())
