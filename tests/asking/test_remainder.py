"""No part of an answer is silent: what it leaves out is counted and named, and that it has no row is told in words."""

import re
import shutil
from pathlib import Path

import pytest
import support

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.asking import library, queries, remainder, widening
from alertgraph.errors import EndpointError, QueryError
from alertgraph.tables.table import Table

QUERIES = {path.stem: library.read(path) for path in support.every(support.GRAPH, "queries/*.rq")}
OF_FACTS = {name for name, query in QUERIES.items() if widening.passed_over(query.sparql)}
HEAD = "# title: Who harms whom?\n# column: claim claim -- the claim\n"
FACTS = "ag:stance ag:Asserted ; ag:polarity ag:Affirmed ; ag:modality ag:Actual ; ag:certainty ag:Plain"


def told(graph: AlertGraph, name: str, **params: str) -> list[str]:
    """What is said of an answer."""
    return remainder.told(graph.data, name, params)


def counted(graph: AlertGraph, name: str, **params: str) -> set[str]:
    """The claims of an answer."""
    answer = graph.query(name, **params)
    assert isinstance(answer, Table)
    return set(answer.column("claim"))


def test_alone_tells_what_its_own_would_add(real_graph: AlertGraph) -> None:
    """How many claims, whose they are, and how to have them; the numbers are those of the fuller answer."""
    more = counted(real_graph, "deeds-of-state") - counted(real_graph, "deeds-of-state", reach="alone")
    subjects = [claim.subject for claim in real_graph.claims() if claim.id in more]

    (line,) = told(real_graph, "deeds-of-state", reach="alone")

    assert line == (
        f"{len(more)} more claims by or about its government, leaders and parts: Israeli parliament (2), Benjamin Netanyahu (1), "
        "Israeli military (1), Netanyahu government (1); ask with --param reach=with-parts"
    )
    assert sorted(subjects) == [
        "id:benjamin-netanyahu", "id:israeli-military", "id:israeli-parliament", "id:israeli-parliament", "id:netanyahu-regime",
    ]  # fmt: skip
    assert told(real_graph, "deeds-of-state") == []


def test_alone_between_two(real_graph: AlertGraph) -> None:
    """Of two entries it speaks of theirs; and where nothing is left out, it says nothing."""
    (line,) = told(real_graph, "between", reach="alone")
    assert line.startswith("1 more claim by or about their governments, leaders and parts: ")
    assert told(real_graph, "between", one="Armenia", other="Türkiye", reach="alone") == told(
        real_graph, "between", one="Armenia", other="Türkiye"
    )


@pytest.mark.parametrize(
    ("name", "params", "line"),
    [
        ("between", {"one": "Canada", "other": "Panama"}, "the alert has no claim between Canada and Panama"),
        ("expulsions", {"actor": "id:canada"}, "the alert has no expulsion by Canada, done, planned or threatened"),
        ("dated-in", {"month": "1850"}, "the alert has nothing that is dated to 1850"),
        ("common-targets", {"least": "99"}, "the alert has nobody against whom 99 actors or more act"),
    ],
)
def test_no_row_is_told_in_words(name: str, params: dict[str, str], line: str, real_graph: AlertGraph) -> None:
    """With the names of what was asked for."""
    none, *rest = told(real_graph, name, **params)
    assert (none, rest) == (line, [QUERIES[name].told] * bool(QUERIES[name].told))


def test_every_query_has_words_for_no_row() -> None:
    """Each that asks for something names it, and a no is told as a row that is not there."""
    assert [name for name, query in QUERIES.items() if not query.none] == []
    asking = {name: query for name, query in QUERIES.items() if any(p.type != "signs" for p in query.parameters)}
    assert [name for name, query in asking.items() if "$" not in query.none] == []


def test_an_empty_answer_over_all_entries_tells_how_they_count(made_up_graph: Path) -> None:
    """That nobody has ties in both directions may be so only because each entry stands for itself."""
    shutil.copy(support.GRAPH / "queries" / "mutual-ties.rq", made_up_graph / "queries")
    none, how, *_ = told(alertgraph.load(made_up_graph), "mutual-ties")
    assert none == "the alert has no two actors with claims of conflict, or of cooperation, in both directions"
    assert how == QUERIES["mutual-ties"].told


def test_what_stands_behind_a_no(real_graph: AlertGraph) -> None:
    """A no tells of claims that say it with another status, and names what was asked; a yes tells nothing."""
    assert told(real_graph, "is-asserted") == []
    asked = {"subject": "Ukraine", "relation": "commits genocide against", "object": "Russian-speakers"}
    none, rest = told(real_graph, "is-asserted", **asked)
    assert none.endswith("plainly says: Ukraine commits genocide against Russian-speakers in Ukraine")
    assert rest == "3 more claims left out for their status: negated (2), disputed (1), reported (1)"
    assert len(told(real_graph, "is-asserted", subject="Canada")) == 1


def test_what_is_left_out_for_its_status(made_up_graph: Path) -> None:
    """Whatever a query of facts passes over is counted by what it is instead."""
    path = made_up_graph / "queries" / "facts.rq"
    path.write_text(HEAD + f"SELECT ?claim {{ ?claim a ag:Claim ; {FACTS} }} ORDER BY ?claim", encoding="utf-8")
    graph = alertgraph.load(made_up_graph)
    others = [claim for claim in graph.claims() if not claim.is_plain]
    numbers = {
        value.lower(): sum(value in (c.stance, c.polarity, c.modality, c.certainty) for c in others)
        for value in ("Reported", "Disputed", "Negated", "Hedged", "Planned")
    }

    (line,) = told(graph, "facts")

    assert line.startswith(f"{len(others)} more claims left out for their status: ")
    for value, number in numbers.items():
        assert (f" {value} ({number})" in line) == (number > 0)


def test_undisputed_is_a_choice_too(made_up_graph: Path) -> None:
    """A query that passes over the disputed alone says how many they are; one that asks for them leaves nothing out."""
    for name, pattern in (("u", "?claim ag:stance ?s FILTER(?s != ag:Disputed)"), ("d", "?claim ag:stance ag:Disputed")):
        (made_up_graph / "queries" / f"{name}.rq").write_text(HEAD + f"SELECT ?claim {{ {pattern} }}", encoding="utf-8")
    graph = alertgraph.load(made_up_graph)
    disputed = sum(claim.stance == "Disputed" for claim in graph.claims())

    whose = "claims left out for their" if disputed > 1 else "claim left out for its"
    assert told(graph, "u") == [f"{disputed} more {whose} status: disputed ({disputed})"]
    assert told(graph, "d") == []


@pytest.mark.parametrize(
    "name", sorted(name for name, query in QUERIES.items() if query.answer != "yes or no" and widening.passed_over(query.sparql))
)
def test_what_is_counted_is_of_another_status(name: str, real_graph: AlertGraph) -> None:
    """Each claim that is counted has a status that the query passes over, whatever else the wider answer brings with it."""
    query = QUERIES[name]
    reasons = widening.passed_over(query.sparql)
    sparql = queries.prepare(real_graph.data, name, {})
    found, _ = remainder._claims(query, queries.run(real_graph.data, name, {}))
    wide, _ = remainder._claims(query, queries.run_filled(real_graph.data, widening.widened(sparql)))
    claims = {claim.id: {claim.stance, claim.polarity, claim.modality, claim.certainty} for claim in real_graph.claims()}
    more = [claims[claim] & reasons for claim in wide - found if claims[claim] & reasons]
    told_of = [line for line in told(real_graph, name) if "left out for" in line]
    if not more:
        assert told_of == []
        return
    numbers = {value: sum(value in one for one in more) for value in reasons}
    (line,) = told_of
    assert line.startswith(f"{len(more)} more claim")
    assert {word: int(number) for word, number in re.findall(r"(\w+) \((\d+)\)", line)} == {
        value.lower(): number for value, number in numbers.items() if number
    }


def test_a_plain_claim_is_left_out_for_no_status(made_up_graph: Path) -> None:
    """What comes into the wider answer beside another claim is not counted; what is asked for is no reason."""
    pair = "?claim rdf:object ?x ; {} . ?other rdf:subject ?x ; ag:stance {}"
    for name, pattern in (
        ("beside", pair.format("ag:polarity ag:Affirmed", "ag:Asserted")),
        ("asked", pair.format("ag:stance ag:Asserted", "ag:Reported")),
    ):
        text = HEAD + f"SELECT DISTINCT ?claim {{ {pattern} }} ORDER BY ?claim"
        (made_up_graph / "queries" / f"{name}.rq").write_text(text, encoding="utf-8")
    graph = alertgraph.load(made_up_graph)
    for line in (*told(graph, "beside"), *told(graph, "asked")):
        assert not {"plain", "affirmed", "asserted", "planned", "hedged"} & {*re.findall(r"(\w+) \(", line)}
    assert not [line for line in told(graph, "asked") if "reported" in line]


def test_what_is_taken_away_stays(made_up_graph: Path) -> None:
    """A query for what no fact is about takes away facts alone when it is asked more widely, too."""
    without = f"?claim ag:stance ag:Asserted MINUS {{ ?claim {FACTS} }} FILTER NOT EXISTS {{ ?claim ag:certainty ag:Plain }}"
    wide = widening.widened(f"ASK {{ {without} }}")
    assert wide == f"ASK {{ {without.replace('ag:stance ag:Asserted MINUS', 'ag:stance ?any_0 MINUS')} }}"
    assert widening.passed_over(f"ASK {{ {without} }}") == {"Reported", "Disputed"}


@pytest.mark.parametrize("name", sorted(name for name, query in QUERIES.items() if "ag:stance ag:Asserted" in query.sparql))
def test_every_query_of_facts_can_be_widened(name: str, real_graph: AlertGraph) -> None:
    """Its wider form runs, and has all that the narrow one has."""
    query = QUERIES[name]
    assert widening.widened(query.sparql) != query.sparql
    for line in told(real_graph, name):
        assert "could not be counted" not in line


@pytest.mark.parametrize("entry", ["id:israel", "id:donald-trump", "id:un-security-council", "id:hamas"])
def test_what_is_said_of_its_own_alone(entry: str, real_graph: AlertGraph) -> None:
    """A dossier is of an entry alone: what the query about has beside it is counted."""
    wide, narrow = (real_graph.query("about", actor=entry, reach=reach) for reach in ("with-parts", "alone"))
    assert isinstance(wide, Table) and isinstance(narrow, Table)
    more = len(wide) - len(narrow)
    found = remainder.own(real_graph.data, entry)
    assert [line.split(" more ")[0] for line in found] == ([str(more)] if more else [])


def test_free_queries_have_none(real_graph: AlertGraph) -> None:
    """What somebody wrote is taken as it is."""
    assert told(real_graph, "SELECT ?x { ?x a ag:Nothing }") == []
    assert told(real_graph, "ASK { ?x a ag:Nothing }") == []


def test_an_answer_stands_though_its_rest_cannot_be_counted(real_graph: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that has no time for the wider question spoils no answer: that is said, and why."""

    def refuse(*_: object, **given: bool) -> None:
        raise EndpointError("http://there: no whole answer within 5 s")

    monkeypatch.setattr(remainder, "run_filled", refuse)
    assert told(real_graph, "icc-warrants") == [
        "what it leaves out could not be counted: http://there: no whole answer within 5 s"
    ]


def test_tables_tell_it(real_graph: AlertGraph) -> None:
    """Under the rows, as text and in a notebook, of a part of the table as well; and only when it is looked at."""
    answer = real_graph.query("deeds-of-state", reach="alone")
    assert isinstance(answer, Table)
    (line,) = answer.left_out

    assert str(answer).endswith(f"rows)\n{line}")
    assert answer._repr_html_().endswith(f"rows</p>\n<p>{line}</p>")
    assert answer[:1].left_out == (line,)
    assert Table(["a"], [[1]]).left_out == ()


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("paragraphs", {"first": "9", "last": "10"}, {"first": "10", "last": "9"}),
        (
            "dated-between",
            {"since": "2023-01-01", "until": "2023-12-31"},
            {"since": "2023-12-31", "until": "2023-01-01"},
        ),
    ],
)
def test_bounds_in_either_order(name: str, one: dict[str, str], other: dict[str, str], real_graph: AlertGraph) -> None:
    """A span that is written the wrong way round is the same span: it neither has no row nor rows of another meaning."""
    first, second = real_graph.query(name, **one), real_graph.query(name, **other)
    assert isinstance(first, Table) and isinstance(second, Table)
    assert [tuple(row) for row in first] == [tuple(row) for row in second] != []


def test_an_empty_word_is_refused(real_graph: AlertGraph) -> None:
    """It stands in every text: whoever gives it has forgotten the word."""
    with pytest.raises(QueryError, match="an empty text stands in every other; give a word"):
        real_graph.query("mentions", word=" ")
