"""Which keys of an ORDER BY may be mixed, and that an order is one whatever they hold; what breaks the engine is not tried."""

import itertools

import pyoxigraph as ox
import pytest

from alertgraph.errors import QuerySyntaxError
from alertgraph.store import engine, ordering
from alertgraph.vocabulary import PREFIXES

ROWS = "SELECT * { ?x ?p ?y }"
HOURS = "dayTimeDuration"


@pytest.mark.parametrize(
    ("keys", "mixed"),
    [
        ("?x", ["?x"]),
        ("$x", ["$x"]),
        ("?x ?y", ["?x", "?y"]),
        ("DESC(?x) ASC ( ?y )", ["(?x)", "( ?y )"]),
        ("STR(?x) ?y LIMIT 3 OFFSET 2", ["?y"]),
        ("DESC(STR(?x)) ((LCASE(?y)))", []),
        ("(STR(?x) + ?y)", ["(STR(?x) + ?y)"]),
        ("COALESCE(?x, 1) <x:f>(?x) ex:f(?y)", ["COALESCE(?x, 1)", "<x:f>(?x)", "ex:f(?y)"]),
        ("MAX(?x) COUNT(*) SAMPLE(?y)", ["MAX(?x)", "SAMPLE(?y)"]),
        ("EXISTS { ?x ?p ?z } NOT EXISTS { ?x ?p ?z } ?x", ["?x"]),
        ("# ?x first\n STR('?y ORDER BY ?z') ?x", ["?x"]),
        ("IF(?x < ?y, ?x, ?y) VALUES ?x { 1 }", ["IF(?x < ?y, ?x, ?y)"]),
    ],
)
def test_keys_that_may_be_mixed(keys: str, mixed: list[str]) -> None:
    """Variables, and whatever does not end in a function of one kind; each with its whole expression."""
    assert [key.expression for key in ordering.mixed(f"{ROWS} order  BY {keys}")] == mixed
    inner = f"SELECT * {{ {{ {ROWS} ORDER\nBY {keys} }} }}"
    assert [key.expression for key in ordering.mixed(inner)] == mixed


@pytest.mark.parametrize(
    "query", [ROWS, "ASK { ?x ?order 'ORDER BY ?x' } # ORDER BY ?x", "SELECT * { ?x ?p ?y } ORDER", "order by"]
)
def test_queries_without_an_order(query: str) -> None:
    """They stay as they are, and so does what is no query."""
    assert ordering.total(query) == query


def values(literals: str, direction: str = "") -> list[str]:
    """The values in the order that they get, which must be the same in whatever order they come."""
    found = set()
    for given in itertools.islice(itertools.permutations(literals.split()), 0, None, 7):
        answer = engine.ask(ox.Store(), f"SELECT ?x {{ VALUES ?x {{ {' '.join(given)} }} }} ORDER BY {direction}(?x)")
        assert isinstance(answer, ox.QuerySolutions)
        found.add(" ".join(str(row[0]) if row[0] else "UNDEF" for row in answer))
    [one] = found
    for prefix, iri in PREFIXES.items():
        one = one.replace(f"^^<{iri}", f"^^{prefix}:")
    return one.split()


def day(text: str, kind: str = "date") -> str:
    """A literal of a type of days and times."""
    return f'"{text}"^^xsd:{kind}'


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (f'9 "95" 10 {day("2024-01-01")} id:a UNDEF', f'UNDEF id:a "95" 9 10 {day("2024-01-01")}'),
        ('"b"@en "a" "c"^^<x:t> "0"@de', '"0"@de "a" "b"@en "c"^^<x:t>'),
        (f'1.5 1 2e0 {day("NaN", "double")} "z"', f'"z" 1 1.5 2e0 {day("NaN", "double")}'),
        ("9007199254740993 9007199254740992.0e0 9007199254740992", "9007199254740992.0e0 9007199254740992 9007199254740993"),
        (
            f"{day('2024-01-02')} {day('2024-01-02Z')} {day('2024-01-01Z')} {day('10000-01-01')} {day('2024-02-31')}",
            f"{day('2024-02-31')} {day('2024-01-02')} {day('10000-01-01')} {day('2024-01-01Z')} {day('2024-01-02Z')}",
        ),
        (
            f"{day('P1M', 'duration')} {day('P30D', 'duration')} {day('P2D', HOURS)} {day('PT1H', HOURS)}",
            f"{day('PT1H', HOURS)} {day('P2D', HOURS)} {day('P1M', 'duration')} {day('P30D', 'duration')}",
        ),
        (f"{day('many', 'integer')} 7 10 true", f"{day('many', 'integer')} true 7 10"),
    ],
)
def test_kinds_stand_apart(given: str, expected: str) -> None:
    """What is unbound, IRIs and texts first, then numbers and days by value, each kind by itself; DESC is the same backwards."""
    wanted = [str(next(iter(row))) if row else "UNDEF" for row in parsed(expected)]
    assert values(given) == wanted
    assert values(given, "DESC") == wanted[::-1]


def parsed(terms: str) -> list[list[str]]:
    """Terms as the engine writes them, prefixes shortened; nothing for UNDEF."""
    answer = ox.Store().query(f"SELECT ?x {{ VALUES ?x {{ {terms} }} }}", prefixes=PREFIXES)
    assert isinstance(answer, ox.QuerySolutions)
    found = []
    for row in answer:
        text = str(row[0]) if row[0] else ""
        for prefix, iri in PREFIXES.items():
            text = text.replace(f"^^<{iri}", f"^^{prefix}:")
        found.append([text] if text else [])
    return found


def test_places_of_a_fault_are_those_that_were_written() -> None:
    """A fault behind a key is told where it stands in the query as it was given."""
    query = f"{ROWS} ORDER BY ?x ?y LIMIT many"
    with pytest.raises(SyntaxError) as plain:
        ox.Store().query(query)
    with pytest.raises(SyntaxError) as caught:
        engine.ask(ox.Store(), query)
    assert caught.value.msg == plain.value.msg


def test_groups_and_distinct_rows_are_ordered_too() -> None:
    """Keys with aggregates, and those of a subquery, are made of the same parts as before."""
    store = ox.Store()
    for number, value in enumerate([ox.Literal(10), ox.Literal(9), ox.Literal("8")]):
        store.add(ox.Quad(ox.NamedNode(f"x:{number}"), ox.NamedNode("x:p"), value))
    for query in (
        "SELECT ?s (MAX(?o) AS ?most) { ?s ?p ?o } GROUP BY ?s ORDER BY DESC(MAX(?o))",
        "SELECT DISTINCT ?s ?o { ?s ?p ?o } ORDER BY DESC(?o)",
        "SELECT ?s { { SELECT ?s ?o { ?s ?p ?o } ORDER BY DESC(?o) LIMIT 3 } }",
    ):
        answer = engine.ask(store, query)
        assert isinstance(answer, ox.QuerySolutions)
        assert [row["s"] for row in answer] == [ox.NamedNode("x:0"), ox.NamedNode("x:1"), ox.NamedNode("x:2")]


@pytest.mark.parametrize(
    "order",
    [
        "ORDERBY ?y", "orderby DESC(?y)", "ORDER BYDESC(?y)", "ORDERBYSTR(?x) ?y", "ORDER BYxsd:integer(?x) ?y", "ORDERBYx:f(?x)",
        "GROUP BY ?y HAVING(?y<(2))ORDERBY(?y>1)",
    ],
)  # fmt: skip
def test_words_without_a_space(order: str) -> None:
    """The engine reads ORDERBY, which nobody else does: it is refused with its place, so that no key is missed."""
    with pytest.raises(QuerySyntaxError, match="write ORDER BY as two words") as caught:
        ordering.total(f"{ROWS}\n{order}")
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "query",
    [
        "PREFIX orderby: <x:> SELECT * { ?x orderby:p ?y } ORDER BY STR(?x)",
        "SELECT ?orderby { ?orderby ?byname 'ORDERBY' } # orderby\nORDER BY STR(?orderby)",
        "SELECT * { ?x <http://example.org/orderby> ex:orderby } ORDER BY STR(?x)",
    ],
)
def test_names_that_look_like_it(query: str) -> None:
    """Prefixes, variables, texts and IRIs are called what they like."""
    assert ordering.total(query) == query


def test_a_comparison_that_looks_like_an_iri() -> None:
    """Where our reading of a key is none, the query is refused: it is never asked of an empty graph instead."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:p"), ox.Literal(1)))
    with pytest.raises(QuerySyntaxError, match="write spaces around < and >") as caught:
        engine.ask(store, f"{ROWS}\nORDER BY(?y<(1))(?y>1)")
    assert (caught.value.line, caught.value.column) == (2, 9)
    for written in ("ORDER BY (?y < (1)) (?y > 1)", "ORDER BY (?y<1&&?y>0)"):
        answer = engine.ask(store, f"{ROWS}\n{written}")
        assert isinstance(answer, ox.QuerySolutions)
        assert len(list(answer)) == 1
