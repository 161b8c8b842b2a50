"""Named queries and free SPARQL: heads, parameters as terms and never as text, answers as plain values."""

from typing import Any

import pyoxigraph as ox
import pytest

from alertgraph.api import AlertGraph
from alertgraph.asking import library, parameters, queries
from alertgraph.asking.library import Column, NamedQuery, Parameter
from alertgraph.errors import QueryError
from alertgraph.vocabulary import ID, XSD


def test_named_queries(made_up: AlertGraph) -> None:
    """A named query is its file's name, the question, what it means and its parameters."""
    found = library.named(made_up.data)
    assert list(found) == ["harms", "offices"]
    path = made_up.data.root / "queries" / "harms.rq"
    assert found["harms"] == NamedQuery(
        name="harms",
        title="Who harms whom, since when and how much?",
        description="Conflict in deeds that an alert asserts. A claim without a quantity counts as 0.",
        parameters=(
            Parameter("victim", "entity", "people-of-tirrun", "on whose behalf the question is asked"),
            Parameter("least", "integer", "1", "the smallest quantity"),
            Parameter("since", "date", "1980-01-01", "the first day"),
            Parameter("unit", "string", "people", "what is counted"),
        ),
        sparql=path.read_text(encoding="utf-8"),
        path=path,
        answer="rows",
        meaning="",
        columns=(
            Column("claim", "claim", False, False, "the claim"),
            Column("actor", "entity", False, False, "who does harm"),
            Column("quantity", "number", False, False, "how much"),
            Column("earliest", "date", False, False, "since when"),
        ),
        empty="",
        none="",
        told="",
    )
    assert (found["offices"].parameters, found["offices"].description) == ((), "")
    assert [column.name for column in found["offices"].columns] == ["holder", "holder_label", "office", "status"]


def test_defaults(made_up: AlertGraph) -> None:
    """A named query answers with its defaults; numbers are numbers, IRIs are CURIEs."""
    answer: Any = made_up.query("harms")
    assert [tuple(row) for row in answer] == [
        ("id:mercy-2031-neighbours-013", "id:velmark", 58000, "2030-03-01"),
        ("id:mercy-2031-velmark-002", "id:velmark", 90000, "2029-10-14"),
    ]
    assert answer[0].actor == "id:velmark"


@pytest.mark.parametrize(
    ("params", "claims"),
    [
        ({"least": "58001"}, ["velmark-002"]),
        ({"least": 58000}, ["neighbours-013", "velmark-002"]),
        ({"least": "-1"}, ["neighbours-013", "velmark-002"]),
        ({"since": "2030-01-01"}, ["neighbours-013"]),
        ({"victim": "Tirrun", "unit": "wells"}, ["velmark-008"]),
        ({"victim": "id:tirrun", "unit": "villages"}, ["velmark-015"]),
        ({"victim": "the expelled"}, ["neighbours-013", "velmark-002"]),
        ({"unit": 'people" || "a" = "a'}, []),
        ({"unit": "'''\\\"\n"}, []),
        ({"unit": "people) } #"}, []),
    ],
)
def test_parameters(params: dict[str, object], claims: list[str], made_up: AlertGraph) -> None:
    """Each type of parameter takes its place as a term; quotes, brackets and line ends in a text stay in it."""
    answer: Any = made_up.query("harms", **params)
    assert answer.column("claim") == [f"id:mercy-2031-{name}" for name in claims]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        ({"least": "many"}, "'many' is not a whole number"),
        ({"least": "1.5"}, "'1.5' is not a whole number"),
        ({"least": "1 || true"}, "'1 || true' is not a whole number"),
        ({"since": "2030"}, "'2030' is not a day such as 2023-09-01"),
        ({"since": "2030-02-30"}, "'2030-02-30' is not a day such as 2023-09-01"),
        ({"since": '2030-01-01"^^xsd:date) } #'}, "is not a day such as 2023-09-01"),
        ({"victim": "Velmrak"}, "no actor or thing called 'Velmrak'; did you mean Velmark (id:velmark)"),
        ({"victim": "id:velmark> ?p ?o } #"}, "no actor or thing called 'id:velmark> ?p ?o } #'"),
        ({"victm": "Tirrun"}, "harms has no parameter 'victm'; it has: victim, least, since, unit"),
    ],
)
def test_wrong_parameters(params: dict[str, str], message: str, made_up: AlertGraph) -> None:
    """A value of the wrong type, an unknown actor or parameter says what would do."""
    with pytest.raises(QueryError) as caught:
        made_up.query("harms", **params)
    assert message in str(caught.value)


def test_a_query_without_parameters_takes_none(made_up: AlertGraph) -> None:
    """A parameter for a query that has none is an error."""
    with pytest.raises(QueryError, match="offices has no parameter 'who'; it has: none"):
        made_up.query("offices", who="Brenn")


@pytest.mark.parametrize(
    ("name", "hint"), [("ofices", "; did you mean 'offices'?"), ("harm", "; did you mean 'harms'?"), ("xyzzy", "")]
)
def test_unknown_name(name: str, hint: str, made_up: AlertGraph) -> None:
    """A misspelt name gives the nearest, and says how to list them all."""
    with pytest.raises(QueryError) as caught:
        made_up.query(name)
    assert str(caught.value) == f"no named query {name!r}{hint}; alertgraph query lists them all"


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("id:velmark", ox.NamedNode(ID + "velmark")),
        ("http://example.org/x", ox.NamedNode("http://example.org/x")),
        ("212", ox.Literal(212)),
        ("-3", ox.Literal(-3)),
        ("velmark", ox.Literal("velmark")),
        ("two words: one", ox.Literal("two words: one")),
        ("id:velmark> } #", ox.Literal("id:velmark> } #")),
        ("http://[bad", ox.Literal("http://[bad")),
        ("http://e/%zz", ox.Literal("http://e/%zz")),
        ('"', ox.Literal('"')),
        ("", ox.Literal("")),
    ],
)
def test_parameters_of_free_queries(value: str, term: Any, made_up: AlertGraph) -> None:
    """In free SPARQL a CURIE or IRI is a node, a whole number a number, and anything else a text, whatever is in it."""
    answer = queries.run(made_up.data, "SELECT ?x WHERE { BIND($v AS ?x) }", {"v": value})
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["x"] for row in answer] == [term]


def test_a_typed_value_is_one_term(made_up: AlertGraph) -> None:
    """Each type of parameter makes a term of its datatype."""
    assert parameters.term(made_up.data, "integer", "7") == ox.Literal("7", datatype=ox.NamedNode(XSD.integer))
    assert parameters.term(made_up.data, "date", "2030-01-02") == ox.Literal("2030-01-02", datatype=ox.NamedNode(XSD.date))
    assert parameters.term(made_up.data, "string", "7") == ox.Literal("7")
    for period in ("2030", "2030-02", "2030-02-28"):
        assert parameters.term(made_up.data, "period", period) == ox.Literal(period)
    assert parameters.term(made_up.data, "entity", "Brenn") == ox.NamedNode(ID + "oda-brenn")


@pytest.mark.parametrize(
    "value", ["", "2030-", "2030-2", "2030-13", "2030-02-30", "203X", "March 2030", " 2030", "2030\n", "٢٠٣٠"]
)
def test_what_is_no_period(value: str, made_up: AlertGraph) -> None:
    """A year, month or day of the calendar, and nothing else, which would answer with no row."""
    with pytest.raises(QueryError, match=r"is not a year, month or day such as 2022, 2022-02 or 2022-02-24$"):
        parameters.term(made_up.data, "period", value)


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?s WHERE {", "the query is not valid SPARQL: "),
        ("", "the query is not valid SPARQL: "),
        ("SELECT * WHERE { ?s nope:x ?o }", "the query is not valid SPARQL: "),
        ("INSERT DATA { id:a id:b id:c }", "the query is not valid SPARQL: "),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused: "),
        ("SELECT * WHERE {service silent<http://127.0.0.1:1/> { ?s ?p ?o }}", "SERVICE is refused: "),
        (
            r"SELECT * { OPTIONAL { ?s <http://x\u0041#y> ?o } SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }",
            "SERVICE is refused: ",
        ),
    ],
)
def test_faults_in_free_queries(sparql: str, message: str, made_up: AlertGraph) -> None:
    """A query that does not parse, changes the graph or asks another server is an error."""
    with pytest.raises(QueryError) as caught:
        made_up.query(sparql)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("dataset", "kinds"),
    [
        ("", [("ag:Claim", 34), ("ag:State", 4)]),
        ("FROM graph:registry", [("ag:State", 4)]),
        ("FROM <https://w3id.org/alertgraph/graph/registry> FROM graph:2031-03-03-mercy", [("ag:Claim", 34), ("ag:State", 4)]),
        ("FROM NAMED graph:registry", []),
        ("FROM <file:///etc/passwd>", []),
    ],
)
def test_from(dataset: str, kinds: list[tuple[str, int]], made_up: AlertGraph) -> None:
    """FROM narrows the union to the graphs that it names; a file of this machine is no graph."""
    chosen = "VALUES ?kind { ag:Claim ag:State } ?x a ?kind"
    answer: Any = made_up.query(f"SELECT ?kind (COUNT(?x) AS ?n) {dataset} WHERE {{ {chosen} }} GROUP BY ?kind ORDER BY ?kind")
    assert [tuple(row) for row in answer] == kinds


@pytest.mark.filterwarnings("ignore::alertgraph.errors.QueryWarning")  # of ag:service, which nobody knows
@pytest.mark.parametrize("text", ["'SERVICE'", "'from here'", "?service", "$from", "ag:service", "id:from-x", "<x:SERVICE>"])
def test_keywords_in_names_and_strings(text: str, made_up: AlertGraph) -> None:
    """A name, variable or string that reads as a keyword is none: the query runs, over the union."""
    subject = "?s" if text.startswith("'") else text
    value = text if text.startswith("'") else "?o"
    assert made_up.query(f"ASK {{ OPTIONAL {{ {subject} ?p {value} }} ?x a ag:State # SERVICE FROM\n }}") is True


def test_answers(made_up: AlertGraph) -> None:
    """SELECT gives a table, ASK a bool, CONSTRUCT and DESCRIBE sorted triples."""
    values = 'VALUES (?a ?b ?c ?d ?e) { (id:quill 7 2.5 true "x"@en) (UNDEF 1.0e1 "2030-01-01"^^xsd:date UNDEF "y") }'
    answer: Any = made_up.query(f"SELECT ?a ?b ?c ?d ?e WHERE {{ {values} }}")
    assert answer.columns == ("a", "b", "c", "d", "e")
    assert [tuple(row) for row in answer] == [("id:quill", 7, 2.5, True, "x"), (None, 10.0, "2030-01-01", None, "y")]
    assert made_up.query("ASK { id:velmark a ag:State }") is True
    assert made_up.query("ASK { id:velmark a ag:Person }") is False
    construct = "CONSTRUCT { ?who ag:officeTitle ?t } WHERE { ?who ag:officeTitle ?t }"
    assert made_up.query(construct) == [
        ("id:chancellor-of-velmark", "ag:officeTitle", "Chancellor"),
        ("id:prime-minister-of-ostravia", "ag:officeTitle", "Prime Minister"),
        ("id:speaker-of-selden", "ag:officeTitle", "Speaker"),
    ]
    assert ("id:quill", "ag:isoCode", "QQ") in made_up.query("DESCRIBE id:quill")  # type: ignore[operator]


def test_rdflib_sees_the_same(made_up: AlertGraph) -> None:
    """The graph as an rdflib Dataset answers with the same rows, over the union of its graphs, prefixes bound."""
    sparql = "SELECT ?claim WHERE { ?claim rdf:subject/skos:prefLabel 'Quill'@en } ORDER BY ?claim"
    found: Any = made_up.rdf.query(sparql)
    assert [str(row.claim) for row in found] == [ID + "mercy-2031-neighbours-007"]
    assert dict(made_up.rdf.namespaces())["id"].toPython() == ID


def test_the_queries_are_there_to_start_from(made_up: AlertGraph) -> None:
    """Each named query is found by its name, with all that its head tells, and its text answers as the name does."""
    harms, offices = made_up.queries["harms"], made_up.queries["offices"]

    assert list(made_up.queries) == ["harms", "offices"]
    assert [parameter.name for parameter in harms.parameters] == ["victim", "least", "since", "unit"]
    assert harms.title.endswith("?")
    assert tuple(column.name for column in offices.columns) == made_up.query("offices").columns
    assert list(made_up.query(offices.sparql)) == list(made_up.query("offices")) != []


def test_query_files_are_data(made_up: AlertGraph) -> None:
    """A query that is put into the folder can be asked by its name at once."""
    path = made_up.data.root / "queries" / "new-one.rq"
    head = "# title: Which island is there?\n# column: x entity -- the island\n"
    path.write_text(head + "SELECT ?x WHERE { ?x ag:isoCode 'QQ' }", encoding="utf-8")
    try:
        answer: Any = made_up.query("new-one")
    finally:
        path.unlink()
    assert answer.column("x") == ["id:quill"]


def test_names_reach_no_other_folder(made_up: AlertGraph) -> None:
    """A name with a path in it is no name: it is read as SPARQL, and refused."""
    with pytest.raises(QueryError, match="not valid SPARQL"):
        made_up.query("../checks/subject-is-object")


def test_a_parameter_that_no_query_takes(made_up: AlertGraph) -> None:
    """A value for a name that does not stand in a free query, or that cannot be told from an IRI, is refused."""
    with pytest.raises(QueryError, match=r"the query has no \$nope"):
        made_up.query("ASK {}", nope=9)
    with pytest.raises(QueryError, match=r"the query has no \$max"):
        made_up.query("ASK { ?s ag:paragraph ?m FILTER(1<$max&&?m>1) }", max=9)
    assert made_up.query("ASK { FILTER(1 < $max) }", max=9) is True
    assert made_up.query("ASK { BIND($text AS ?x) FILTER(?x = 'a') }", text="a") is True
