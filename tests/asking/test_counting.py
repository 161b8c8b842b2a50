"""Paths by which the engine counts too few are told, and the named queries do not depend on them."""

import re

import pyoxigraph as ox
import pytest
import support
from clients import comparable, expected, given

from alertgraph.api import AlertGraph
from alertgraph.asking import queries
from alertgraph.asking.counting import alternatives, lost_rows

NAMES = support.names()
PATH = "ag:isPartOf|ag:isPartOf/ag:isPartOf"
#: A path of ours with an alternative, in a triple of its own or the first of several: behind a step, in brackets, or alone.
ALTERNATIVE = re.compile(
    r"(\?\w+) (?:([\w:]+/)\(([^()]*\|[^()]*)\)|([\w:^]+(?:/[\w:^]+)*(?:\|[\w:/^]+)+)) (\S+?)( ;| \.|(?= \}|$))", re.M
)


@pytest.mark.parametrize(
    ("sparql", "places"),
    [
        (f"SELECT (COUNT(*) AS ?n) {{ ?x {PATH} ?y }}", ["line 1, column 41"]),
        (f"SELECT (count(?x) AS ?n) {{ ?x\n {PATH} ?y }}", ["line 2, column 13"]),
        (f"SELECT ?x {{ {{ SELECT (SUM(?z) AS ?n) {{ ?x {PATH} ?y }} }} }}", ["line 1, column 54"]),
        (f"SELECT ?x ?y {{ ?x {PATH} ?y }}", ["line 1, column 30"]),
        ("SELECT * { ?x ag:a / ( ag:b | ag:c ) 'x' ; ag:d|^(ag:e/ag:f) <x:y> }", ["line 1, column 29", "line 1, column 48"]),
        ("SELECT (COUNT(?l) AS ?n) { ?x skos:prefLabel|skos:altLabel ?l }", ["line 1, column 45"]),
        ("SELECT ?x ?l { ?x skos:prefLabel|skos:altLabel ?l }", []),
        (f"SELECT DISTINCT ?x {{ ?x {PATH} ?y }}", []),
        (f"SELECT ?x (COUNT(DISTINCT ?y) AS ?n) {{ ?x {PATH} ?y }} GROUP BY ?x", []),
        (f"ASK {{ ?x {PATH} ?y }}", []),
        (f"CONSTRUCT {{ ?x ag:isPartOf ?y }} {{ ?x {PATH} ?y }}", []),
        ("SELECT ?x { ?x !(ag:a|^ag:b)/ag:c ?y FILTER(?x = 1 || ?y = 2) } # a|b/c", []),
        ("SELECT ?x { ?x ag:a 'b|c/d' {| ag:b ?y |} }", []),
        ("SELECT (COUNT(*) AS ?n) { ?x (ag:a|ag:b)*/ag:c ?y }", []),
    ],
)
def test_paths_that_lose_rows(sparql: str, places: list[str]) -> None:
    """Each is told with its place, where rows are counted or shown."""
    found = lost_rows(sparql)
    assert [remark.partition(":")[0] for remark in found] == places
    assert all("UNION" in remark for remark in found)


def test_the_remark_is_true(made_up: AlertGraph) -> None:
    """The engine still has one row for two ways; once it has two, the remark is to be taken out."""
    store = ox.Store()
    a, b, p, q = (ox.NamedNode(f"x:{name}") for name in "abpq")
    for quad in (ox.Quad(a, p, b), ox.Quad(a, q, a)):
        store.add(quad)
    by_path, by_union = "?x <x:p>|<x:q>/<x:p> ?y", "{ ?x <x:p> ?y } UNION { ?x <x:q>/<x:p> ?y }"
    assert [len(list(store.query(f"SELECT * {{ {way} }}"))) for way in (by_path, by_union)] == [1, 2]  # type: ignore[arg-type]
    query = "SELECT ?x ?y { ?x a|ag:isPartOf/a ?y }"
    assert [remark.partition(":")[0] for remark in queries.remarks(made_up.data, query, {})] == ["line 1, column 20"]


def test_named_queries_do_not_depend_on_it(real_graph: AlertGraph) -> None:
    """Each that has an alternative with a sequence gives the same answer with UNION in its place."""
    written = 0
    for name in NAMES:
        query = queries.prepare(real_graph.data, name, {})
        by_union = ALTERNATIVE.sub(union, query)
        assert not [start for start, has_sequence in alternatives(by_union) if has_sequence], name
        if by_union != query:
            written += 1
            found = given(real_graph.data.query(by_union))
            assert comparable(found, query) == comparable(expected(real_graph.data, name), query), name
    assert written > 10


def union(match: re.Match[str]) -> str:
    """A triple with an alternative as UNION, and the beginning of the next of the same subject."""
    subject, before, inner, plain, value, ending = match.groups()
    ways = [f"{{ {subject} {before or ''}{way} {value} }}" for way in (inner or plain).split("|")]
    return " UNION ".join(ways) + (f" {subject}" if ending == " ;" else "")
