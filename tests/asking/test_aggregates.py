"""Aggregates that one value leaves empty: Oxigraph says nothing of it, so a remark does."""

import pytest
import support

from alertgraph.api import AlertGraph
from alertgraph.asking import aggregates, queries
from alertgraph.errors import QueryWarning

GROUPED = "SELECT ?g ({} AS ?all) {{ VALUES (?g ?v) {{ {} }} }} GROUP BY ?g"
HARMLESS = {
    "GROUP_CONCAT": ["(1 'a') (1 'b') (2 '')", "(1 'a'@en) (1 'b'@fr) (2 'c'@en)", "(1 'a') (2 UNDEF)", ""],
    "SUM": ["(1 2) (1 2.5) (2 1e0)", ""],
    "AVG": ["(1 2) (1 2.5) (2 1e0)", "(1 2) (2 UNDEF) (2 UNDEF)", ""],
    "MIN": ["(1 2) (1 'a') (2 id:quill)", "(1 2) (2 UNDEF)", ""],
    "MAX": ["(1 2) (1 'a') (2 id:quill)", "(1 2) (2 UNDEF)", ""],
}
HARMFUL = {
    "GROUP_CONCAT": [
        "(1 'a') (1 2)",
        "(1 2)",
        "(1 id:quill) (1 id:velmark)",
        "(1 'a') (1 UNDEF)",
        "(2 'b') (1 '2030'^^xsd:gYear)",
    ],
    "SUM": ["(1 2) (1 UNDEF)", "(1 2) (1 'a')", "(1 '2')", "(2 3) (1 id:quill)", "(1 2) (2 UNDEF)"],
    "AVG": ["(1 2) (1 UNDEF)", "(1 2) (1 'a')", "(1 '2')", "(2 3) (1 id:quill)"],
    "MIN": ["(1 2) (1 UNDEF)"],
    "MAX": ["(1 2) (1 UNDEF)", "(1 UNDEF) (1 id:quill) (2 1)"],
}


def cases(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Each aggregate with each of its values."""
    return [(name, values) for name, all_values in table.items() for values in all_values]


@pytest.mark.parametrize(("name", "values"), cases(HARMLESS))
def test_nothing_to_say(name: str, values: str, made_up: AlertGraph) -> None:
    """Values that it takes, and none at all, make no remark."""
    assert queries.remarks(made_up.data, GROUPED.format(f"{name}(?v)", values), {}) == []
    assert queries.remarks(made_up.data, GROUPED.format(f"{name}(DISTINCT ?v)", values), {}) == []


@pytest.mark.parametrize(("name", "values"), cases(HARMFUL))
def test_a_value_that_leaves_it_empty(name: str, values: str, made_up: AlertGraph) -> None:
    """A value of another kind, or none, is told of, with the aggregate as it is written."""
    for written in (f"{name}(?v)", f"{name.lower()}( DISTINCT ?v )"):
        (remark,) = queries.remarks(made_up.data, GROUPED.format(written, values), {})
        assert remark.startswith(f"{written} ")


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT (SUM(?a) AS ?x) (SUM(?b) AS ?y) { VALUES (?a ?b) { (1 1) (UNDEF 1) } }", ["SUM(?a)"]),
        ("SELECT (GROUP_CONCAT(?a; SEPARATOR=';)') AS ?x) { VALUES ?a { 1 2 } }", ["GROUP_CONCAT(?a; SEPARATOR=';)')"]),
        ("SELECT ?y { { SELECT (AVG(?n) AS ?x) { VALUES ?n { 1 'a' } } } BIND(?x + 1 AS ?y) }", ["AVG(?n)"]),
        ("SELECT ?g { VALUES (?g ?n) { (1 2) (1 UNDEF) } } GROUP BY ?g HAVING(SUM(?n) > 1)", ["SUM(?n)"]),
        ("ASK { { SELECT (SUM(?q) AS ?m) { VALUES ?q { 1 UNDEF } } } FILTER(?m > 0) }", ["SUM(?q)"]),
        (
            "CONSTRUCT { id:quill rdfs:label ?m } { { SELECT (GROUP_CONCAT(?q) AS ?m) { VALUES ?q { 1 } } } }",
            ["GROUP_CONCAT(?q)"],
        ),
        ("SELECT (SUM(?n # )\n) AS ?x) { VALUES ?n { 1 UNDEF } }", ["SUM(?n # ) )"]),
        ("SELECT (SUM(IF(?n > 1, 1, 0)) AS ?x) { VALUES ?n { 1 UNDEF } }", ["SUM(IF(?n > 1, 1, 0))"]),
        ("SELECT (SUM(COALESCE(?n, 0)) AS ?x) { VALUES ?n { 1 UNDEF } }", []),
        ("SELECT (GROUP_CONCAT(STR(?n)) AS ?x) { VALUES ?n { 1 id:quill } }", []),
        ("SELECT (COALESCE(SUM(?n), 'none') AS ?x) { VALUES ?n { 1 UNDEF } }", []),  # whoever writes so knows
        ("SELECT ?sum { ?sum a ag:State FILTER('SUM(?x)' != STR(?sum)) } # SUM(?x)", []),
        ("SELECT (COUNT(?n) AS ?x) (SAMPLE(?n) AS ?y) { VALUES ?n { 1 UNDEF } }", []),
        ("SELECT (SUM(?n) AS ?x) FROM graph:registry { ?s ag:quantity ?n }", []),
    ],
)
def test_wherever_it_stands(sparql: str, told: list[str], made_up: AlertGraph) -> None:
    """In a subquery, in HAVING, under ASK or CONSTRUCT; each is told that is at fault, and no other."""
    found = aggregates.remarks(made_up.data, sparql)
    assert [remark.partition(" has no value")[0].partition(" joins texts")[0] for remark in found] == told


def test_it_is_told_as_other_remarks_are(made_up: AlertGraph, run: support.Run) -> None:
    """In Python it is a warning, in the terminal a line on stderr; the answer is as it is."""
    sparql = "SELECT (GROUP_CONCAT(?claim) AS ?all) { ?claim a ag:Claim }"
    with pytest.warns(QueryWarning, match=r"^GROUP_CONCAT\(\?claim\) joins texts alone: .* write STR\(\.\.\.\) within it"):
        made_up.query(sparql)
    done = run("query", sparql, "--graph", made_up.folder, "--format", "csv")
    assert (done.code, done.out) == (0, "all\n\n")
    assert done.err.startswith("alertgraph: GROUP_CONCAT(?claim) joins texts alone")


def test_another_server_is_not_asked_twice(made_up: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known of Oxigraph holds here alone."""
    monkeypatch.setattr(type(made_up.data), "is_here", False)
    monkeypatch.setattr(type(made_up.data), "query", lambda *args, **kwargs: pytest.fail("asked again"))
    assert aggregates.remarks(made_up.data, "SELECT (SUM(?n) AS ?x) { VALUES ?n { UNDEF } }") == []


def test_a_slow_query_is_not_asked_again(made_up: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the answer took long, nothing is told; and many aggregates are looked at one by one for so long alone."""
    sparql = "SELECT (SUM(?n) AS ?x) (AVG(?n) AS ?y) { VALUES ?n { 1 UNDEF } }"
    assert len(queries.remarks(made_up.data, sparql, {}, took=aggregates.PATIENCE)) == 2
    asked: list[str] = []
    monkeypatch.setattr(aggregates, "size", lambda _, query: (asked.append(query), len(asked))[1])
    assert queries.remarks(made_up.data, sparql, {}, took=aggregates.PATIENCE + 0.1) == []
    assert asked == []
    monkeypatch.setattr(aggregates, "PATIENCE", 0.0)
    assert len(aggregates.remarks(made_up.data, sparql)) == 2
    assert len(asked) == 2


@pytest.mark.parametrize("name", support.names())
def test_no_named_query_meets_it(name: str, real_graph: AlertGraph, made_up: AlertGraph) -> None:
    """The named queries join texts and add up numbers alone; on the made-up alert, too, where their entries are there."""
    assert aggregates.remarks(real_graph.data, queries.prepare(real_graph.data, name, {})) == []
    assert aggregates.remarks(made_up.data, queries.prepare(real_graph.data, name, {})) == []
