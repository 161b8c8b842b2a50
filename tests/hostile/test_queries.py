"""What is told of SPARQL by its text alone; what parameters take; what is too deep to be run."""

import pyoxigraph as ox
import pytest
import strategies
from hypothesis import given
from hypothesis import strategies as st

from alertgraph.api import AlertGraph
from alertgraph.asking import aggregates, counting, parameters, queries, written
from alertgraph.asking.library import PARAMETERS
from alertgraph.errors import QueryError, QuerySyntaxError
from alertgraph.store import nesting, ordering, sparql


@given(strategies.sparql)
def test_tokens_are_pieces_in_order(query: str) -> None:
    """Each token is what stands at its place, none overlaps another, and what is blanked out keeps every place."""
    end = 0
    for token in sparql.tokens(query):
        assert token.start >= end
        assert query.startswith(token.text, token.start)
        end = token.start + len(token.text)
    assert len(sparql.code(query)) == len(sparql.bare(query)) == len(query)
    assert sparql.fill(query, {}) == query


@given(strategies.sparql)
def test_any_text_is_answered_or_refused(made_up: AlertGraph, query: str) -> None:
    """A query is answered, with its remarks, or our error says in a line and a place what is wrong with it."""
    try:
        if not queries.is_name(query):
            queries.run(made_up.data, query, {})
            assert all(isinstance(remark, str) for remark in queries.remarks(made_up.data, query, {}))
    except QueryError as error:
        assert str(error)


@given(strategies.hidden)
def test_what_is_hidden_is_not_seen(words: str) -> None:
    """Words in a string, an IRI or a comment are no keywords, no parameters and no brackets."""
    query = f"ASK {{ ?s ?p '{words}', <x:{words.replace(' ', '').replace('{', '').replace('}', '')}> }} # {words}"
    for word in ("SERVICE", "FROM", "ORDER", "SUM"):
        assert not sparql.has_keyword(query, word)
    assert sparql.parameter_names(query) == set()
    assert sparql.sources(query) == ()
    assert [*ordering.mixed(query)] == [] == aggregates.calls(query)
    assert sparql.form_of(query) == "ASK"
    nesting.refuse_deep(query)


@given(strategies.hidden)
def test_a_service_is_seen_wherever_it_is(words: str) -> None:
    """A clause that asks another server is found between whatever else, in comments and texts too."""
    query = f"ASK {{ {words}\nSERVICE <x:y> {{ ?s ?p ?o }} {words} }}"
    assert "<x:y>" in [service.target for service in sparql.services(query)]
    glued = f"ASK {{ {words.replace(' ', '')}service <x:y>{{ ?s ?p ?o }} }}"
    is_name = words.replace(" ", "")[-1:] in ("?", "$", ":", "@")
    assert is_name or any(sparql.services(glued))


@given(strategies.sparql)
def test_an_order_is_completed_once(query: str) -> None:
    """A query whose order is told is the same query with more keys; every piece of it stays in its order."""
    try:
        total = ordering.total(query)
        keys = [*ordering.mixed(query)]
    except QuerySyntaxError:
        return
    assert (total == query) == (keys == [])
    place = -1
    for line in query.split():
        place = total.find(line, place + 1)
        assert place >= 0 or keys
    assert [*counting.alternatives(query)] == [*counting.alternatives(query)]
    assert all(query.count(one.text) for one in written.written(query))


@given(st.integers(0, nesting.DEEPEST - 1), st.sampled_from([("(", ")", "1"), ("-(", ")", "1"), ("IF(true, ", ", 0)", "1")]))
def test_nesting_below_the_bound(made_up: AlertGraph, depth: int, form: tuple[str, str, str]) -> None:
    """It is answered, and the answer is that of the expression without brackets, but for its sign."""
    opening, closing, value = form
    depth = min(depth, nesting.DEEPEST - 4)
    query = f"SELECT (ABS({opening * depth}{value}{closing * depth}) AS ?n) {{}}"
    rows = made_up.data.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    assert [str(row["n"].value) for row in rows] == ["1"]


@given(st.integers(nesting.DEEPEST + 1, 4 * nesting.DEEPEST), st.sampled_from(["(", "{", "[", "! "]))
def test_nesting_beyond_the_bound(depth: int, sign: str) -> None:
    """The guard refuses it, with its place; nothing is asked of the engine."""
    with pytest.raises(QuerySyntaxError, match="too deeply nested to be run: line 1, column"):
        nesting.refuse_deep("ASK { FILTER(" + sign * depth)


values = st.one_of(
    st.text(max_size=12),
    strategies.like_dates,
    st.integers().map(str),
    st.sampled_from(["", " ", "Asserted", "ag:Disputed", "id:x"]),
)


@given(st.sampled_from(PARAMETERS), values)
def test_a_parameter_is_a_term_or_refused(made_up: AlertGraph, kind: str, value: str) -> None:
    """What is accepted is a term that a query with it can be run with; what is not, our error says why in a sentence."""
    try:
        value.encode()
        term = parameters.term(made_up.data, kind, value)
    except (QueryError, UnicodeEncodeError) as error:
        assert str(error)
        return
    found = made_up.data.query(sparql.fill("SELECT ?x { BIND($given AS ?x) }", {"given": term}))
    assert isinstance(found, ox.QuerySolutions)
    told = [row["x"] for row in found]
    assert len(told) == 1
    assert told == [term] or int(told[0].value) == int(value)  # the engine drops zeros before a number, and a plus


@given(values)
def test_a_parameter_of_a_free_query(made_up: AlertGraph, value: str) -> None:
    """It is a node, a number or a text, whatever it holds, and never a piece of the query."""
    try:
        value.encode()
        found = queries.run(made_up.data, "SELECT ?x { BIND($given AS ?x) }", {"given": value})
    except (QueryError, UnicodeEncodeError) as error:
        assert str(error)
        return
    assert isinstance(found, ox.QuerySolutions)
    assert len(list(found)) == 1
