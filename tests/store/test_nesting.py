"""How deep a query may be nested: the guard is asked for its decision, and the engine is not called."""

from collections.abc import Callable

import pytest
import support

from alertgraph.errors import QuerySyntaxError
from alertgraph.store import nesting
from alertgraph.store.nesting import DEEPEST, HIGHEST

#: Queries by how often a thing stands within itself.
NESTED: dict[str, Callable[[int], str]] = {
    "groups": lambda n: f"ASK {'{' * n} ?s ?p ?o {'}' * n}",
    "brackets": lambda n: f"ASK {{ FILTER({'(' * n}1{')' * n}) }}",
    "calls": lambda n: f"ASK {{ FILTER({'STR(' * n}1{')' * n}) }}",
    "negations": lambda n: f"ASK {{ FILTER({'! ' * n}true) }}",
    "paths": lambda n: f"ASK {{ ?s {'(' * n}<x:p>{')' * n} ?o }}",
    "lists": lambda n: f"ASK {{ ?s ?p {'(' * n}1{')' * n} }}",
    "blank nodes": lambda n: f"ASK {{ ?s ?p {'[ ?p ' * n}1{']' * n} }}",
    "triples": lambda n: f"ASK {{ ?s ?p {'<<( <x:s> <x:p> ' * n}1{' )>>' * n} }}",
    "reified triples": lambda n: f"ASK {{ {'<< ' * n}<x:s> <x:p> 1{' >> <x:p> 1' * n} }}",
    "annotations": lambda n: f"ASK {{ ?s ?p ?o {'{| ?p ?o ' * n}{'|}' * n} }}",
}
#: Queries by the length of a chain.
CHAINS: dict[str, Callable[[int], str]] = {
    "alternatives": lambda n: f"ASK {{ FILTER({'false||' * n}true) }}",
    "sums": lambda n: f"ASK {{ FILTER({'1-1+' * n}1) }}",
    "path steps": lambda n: f"ASK {{ ?s {'<x:p>/' * n}<x:p> ?o }}",
    "unions": lambda n: f"ASK {{ {'{ ?s ?p ?o } UNION ' * n}{{ ?s ?p ?o }} }}",
    "optional parts": lambda n: f"ASK {{ {'OPTIONAL { ?s ?p ?o } ' * n} }}",
    "bindings": lambda n: "ASK { " + " ".join(f"BIND({i} AS ?x{i})" for i in range(n)) + " }",
    "patterns": lambda n: "ASK { " + " . ".join(f"?s{i} ?p 'a'" for i in range(n)) + " }",
    "objects": lambda n: f"ASK {{ ?s ?p 1{', 1' * n} }}",
    "elements": lambda n: f"ASK {{ ?s ?p ({' 1' * n}) }}",
    "columns": lambda n: "SELECT " + " ".join(f"({i} AS ?x{i})" for i in range(n)) + " {}",
}


@pytest.mark.parametrize("kind", NESTED)
def test_nesting(kind: str) -> None:
    """Half of what may be passes, in one line or many; twice as much is refused with its place."""
    nesting.refuse_deep(NESTED[kind](DEEPEST // 2))
    with pytest.raises(QuerySyntaxError, match=r"too deeply nested to be run: line 3, column \d+: more than 64 ") as caught:
        nesting.refuse_deep("\n\n" + NESTED[kind](2 * DEEPEST))
    assert caught.value.line == 3
    assert caught.value.column > DEEPEST


@pytest.mark.parametrize("kind", CHAINS)
def test_chains(kind: str) -> None:
    """A chain of a few hundred links passes; one of thousands is refused."""
    nesting.refuse_deep(CHAINS[kind](200))
    with pytest.raises(QuerySyntaxError, match=r"line 1, column \d+: a chain of operators, patterns or triples that is too long"):
        nesting.refuse_deep(CHAINS[kind](HIGHEST + 1))


def test_chains_within_one_another_add_up() -> None:
    """A chain that passes, within another that passes, does not."""
    chain = f"{'1+' * (HIGHEST // 3)}"
    nesting.refuse_deep(f"ASK {{ FILTER({chain}1) }}")
    with pytest.raises(QuerySyntaxError):
        nesting.refuse_deep(f"ASK {{ FILTER({chain}({chain}1)) }}")


@pytest.mark.parametrize(
    "query",
    [
        f"ASK {{ VALUES ?x {{ {'-1 ' * 5000} }} }}",
        f"ASK {{ VALUES (?x ?y) {{ {'(1 UNDEF) ' * 5000} }} }}",
        f"SELECT * {{ ?x ?p ?y }} VALUES ?x {{ {'id:a ' * 5000} }}",
        f"ASK {{ ?x ?p ?y FILTER(?x IN (1{', 2' * 5000})) }}",
        f"ASK {{ ?x ?p ?y FILTER(COALESCE(1{', 2' * 5000})) }}",
        f"ASK {{ ?x ?p '{'(' * 500}' }} # {'{' * 500}",
        f"ASK {{ ?x <x:{'(' * 500}> ex:a{chr(92)}( }}",
        f"ASK {{ ?x ?p ?y {'FILTER(!(?x = ?y)) ' * 100} }}",
    ],
)
def test_what_is_long_and_not_deep_passes(query: str) -> None:
    """Data, arguments, and brackets within texts, IRIs and comments."""
    nesting.refuse_deep(query)


@pytest.mark.parametrize("path", support.every(support.GRAPH, "queries/*.rq"), ids=lambda path: path.stem)
def test_named_queries_pass(path: support.Path) -> None:
    """Those of the graph are far from the bounds."""
    nesting.refuse_deep(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("query", ["", ")", "}}}", "ASK {", "(((", "\ud83d", "<<(", "'"])
def test_what_is_no_query_is_left_to_the_parser(query: str) -> None:
    """It has words for it."""
    nesting.refuse_deep(query)
