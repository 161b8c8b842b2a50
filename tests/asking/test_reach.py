"""One rule for every named query: an entry stands with what is its own, unless asked alone, and each row names who it is."""

import re

import pytest
import support

from alertgraph.api import AlertGraph
from alertgraph.asking import library
from alertgraph.asking.library import REACHES, NamedQuery, Parameter
from alertgraph.errors import QueryError
from alertgraph.tables.table import Table

QUERIES = {path.stem: library.read(path) for path in support.every(support.GRAPH, "queries/*.rq")}
#: The queries that ask for an entry and take no reach, each with its reason.
IDENTITY = {
    "is-asserted": "whether one claim is made of these two: what a government does is not said of its state",
    "led-to": "a chain of causes, of which what led to a part is none of the whole",
    "names-of": "names are one entry's",
    "parts-of": "the parts are the question",
}
LINKS = {"ag:isPartOf", "ag:isGovernmentOf", "ag:leads"}


def reach_of(query: NamedQuery) -> Parameter | None:
    """The parameter that says whether an entry stands with its own."""
    return next((parameter for parameter in query.parameters if parameter.type == "reach"), None)


def own(graph: AlertGraph, entry: str) -> set[str]:
    """The rule, from the claims: an entry, what belongs to it over any number of steps, and what it leads."""
    links = {(c.subject, c.object) for c in graph.claims() if c.is_plain and c.relation in LINKS}
    found, fresh = {entry}, {entry}
    while fresh := {low for low, high in links if high in fresh} - found:
        found |= fresh
    return found | {c.object for c in graph.claims() if c.is_plain and (c.subject, c.relation) == (entry, "ag:leads")}


def table(graph: AlertGraph, name: str, **params: str) -> Table:
    """The answer to a named query, which is a table."""
    answer = graph.query(name, **params)
    assert isinstance(answer, Table)
    return answer


def test_every_query_for_an_entry_takes_a_reach_or_says_why_not() -> None:
    """None is left out by oversight, and none stands on the list that asks for no entry, or has become able."""
    asking = {name for name, query in QUERIES.items() if any(p.type == "entity" for p in query.parameters)}
    with_reach = {name for name, query in QUERIES.items() if reach_of(query)}

    assert asking == with_reach | IDENTITY.keys()
    assert not with_reach & IDENTITY.keys()


def test_a_query_over_all_entries_tells_that_each_stands_for_itself(real_graph: AlertGraph) -> None:
    """Those that bring entries together or count them say so under their answers, and in what they mean."""
    telling = {name for name, query in QUERIES.items() if query.told}
    joining = {
        name
        for name, query in QUERIES.items()
        if not any(p.type == "entity" for p in query.parameters)
        and sum(column.type == "claim" and column.several for column in query.columns) != 0
        and re.search(r"ag:mode ag:MaterialConflict|ag:sign|ag:Structural", query.sparql)
    }

    assert telling == joining | {"shared-actors"}
    for name in telling:
        assert QUERIES[name].told.startswith("each actor or thing stands for itself")
        assert table(real_graph, name).left_out[0] == QUERIES[name].told
        assert QUERIES[name].description.endswith(f"E{QUERIES[name].told[1:]}.")


def test_who_never_acts_may_have_who_does(real_graph: AlertGraph) -> None:
    """Beside an entry that only suffers stands who of its own acts, as the claims have it."""
    acting = {c.subject for c in real_graph.claims() if real_graph.relations[c.relation].mode != "Structural"}
    labels = {entity.id: entity.label for entity in real_graph.entities.values()}
    found = {row.actor: {*(row.own_acting or "").split("|")} - {""} for row in table(real_graph, "never-acting")}

    assert found["id:artsakh"] == {"Political leaders of Artsakh held as prisoners"}
    for actor, told in found.items():
        assert told == {labels[one] for one in (own(real_graph, actor) - {actor}) & acting}, actor


def test_the_rule_is_told_once_and_in_the_same_words() -> None:
    """Whichever query is explained, its reader reads the same rule."""
    found = {reach_of(query) for query in QUERIES.values()} - {None}

    assert len(found) == 1
    (parameter,) = found
    assert parameter is not None
    assert (parameter.name, parameter.default) == ("reach", REACHES[0])


@pytest.mark.parametrize("name", sorted(name for name, query in QUERIES.items() if reach_of(query)))
def test_the_rule_is_kept_in_the_same_steps(name: str) -> None:
    """Every path of the rule is this one, over each entry that is asked for; in a query of places they are located, too."""
    steps = re.findall(r"\(([\w:|]+)\)[*]", QUERIES[name].sparql)
    located = "ag:isPartOf|ag:isLocatedIn|ag:isGovernmentOf|ag:leads"

    assert set(steps) == {located if name == "both-theatres" else "ag:isPartOf|ag:isGovernmentOf|ag:leads"}


@pytest.mark.parametrize(
    "actor", ["id:israel", "id:icc", "id:donald-trump", "id:gaza-ceasefire-2025", "id:armenians", "id:hamas"]
)
def test_an_entry_stands_with_its_own(actor: str, real_graph: AlertGraph) -> None:
    """States, courts, leaders, agreements and peoples alike; each row names whose claim it is."""
    family = own(real_graph, actor)
    expected = {}
    for claim in real_graph.claims():
        has = {claim.subject, claim.object, claim.stated_by, *claim.involves, *claim.under, *claim.place} & family
        if has:
            expected[claim.id] = has

    answer = table(real_graph, "about", actor=actor)

    assert {row.claim: set(row.entries.split("|")) for row in answer} == expected
    assert len(answer) == len(expected)


@pytest.mark.parametrize("name", sorted(name for name, query in QUERIES.items() if reach_of(query) and query.answer == "rows"))
def test_alone_says_nothing_else(name: str, real_graph: AlertGraph) -> None:
    """What is said of an entry alone is said of it with its own, too: no claim is lost by asking for more."""

    def claims(reach: str) -> set[str]:
        answer = table(real_graph, name, reach=reach)
        columns = [column.name for column in QUERIES[name].columns if column.type == "claim"]
        return {claim for row in answer for column in columns for claim in (row[column] or "").split("|")} - {""}

    assert claims("alone") <= claims("with-parts")


def test_what_used_to_be_missing(real_graph: AlertGraph) -> None:
    """A court's judges, a state's administration on another theatre, a leader's administration, and the other way round."""
    assert {"id:icc-judges", "id:icc-prosecutor"} <= {
        entry for row in table(real_graph, "about", actor="ICC") for entry in row.entries.split("|")
    }
    assert "id:trump-administration" in table(real_graph, "both-theatres").column("actor")
    assert set(table(real_graph, "withdrawals", actor="United States").column("actor")) == {"id:trump-administration"}
    assert set(table(real_graph, "said-by", actor="United States").column("speaker")) > {"id:trump-administration"}
    between = table(real_graph, "between", one="Israel", other="International Criminal Court")
    assert {"id:benjamin-netanyahu"} <= {row.object for row in between}
    assert set(table(real_graph, "expulsions", actor="Azerbaijan").column("actor")) == {
        "id:azerbaijan",
        "id:azerbaijani-government",
    }


def test_a_government_is_not_its_state(real_graph: AlertGraph) -> None:
    """With its own, a state's rows still name who acts, and alone it has none of the others'."""
    alone = table(real_graph, "deeds-of-state", reach="alone")
    assert set(alone.column("actor")) == {"id:israel"}
    assert set(table(real_graph, "deeds-of-state").column("actor")) > {"id:israel"}


def test_an_unknown_reach(real_graph: AlertGraph) -> None:
    """It is refused with those that there are."""
    with pytest.raises(QueryError, match=r"'all' is no reach; one of: with-parts, alone$"):
        real_graph.query("about", reach="all")
