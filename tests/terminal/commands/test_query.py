"""`alertgraph query`: named and free queries in every format, lists, explanations, labels; faults in one line."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from support import Run

ROWS = "SELECT ?a ?n WHERE { VALUES (?a ?n) { (id:quill 7) (id:selden 8) } }"
ASK = "ASK { id:velmark a ag:State }"
CONSTRUCT = "CONSTRUCT { ?x ag:isoCode ?code } WHERE { ?x ag:isoCode ?code }"


def test_options_without_effect_are_refused(made_up_graph: Path, run: Run) -> None:
    """What would be ignored is told, with the exit code of a mistake."""
    for arguments, message in (
        (["offices", "--list"], "--list lists all named queries"),
        (["--list", "--explain"], "--explain takes the name of a query"),
        (["offices", "--list", "--explain"], "--list lists all named queries"),
        (["--explain"], "--explain takes the name of a query"),
        (["ASK {}", "--explain"], "--explain takes the name of a query"),
        (["--param", "a=b"], "--param is for a query that is run"),
        (["offices", "--explain", "--format", "json"], "--format is for a query that is run"),
        (["--list", "--labels"], "--labels is for a query that is run"),
    ):
        outcome = run("query", *arguments, "--graph", made_up_graph)
        assert (outcome.code, outcome.out) == (2, ""), arguments
        assert outcome.err.startswith(f"alertgraph: {message}"), arguments


def test_rows_without_a_column(made_up_graph: Path, run: Run) -> None:
    """A SELECT that names no variable answers in every format, and says so in those that people read."""
    for wanted in ("table", "markdown", "csv", "tsv", "json", "xml"):
        for text in ("SELECT * { id:quill a ?class FILTER(false) }", "SELECT * { id:quill a ag:State }", "SELECT * {}"):
            outcome = run("query", text, "--format", wanted, "--graph", made_up_graph)
            assert outcome.code == 0, (wanted, text)
    outcome = run("query", "SELECT * { id:quill a ag:State }", "--labels", "--graph", made_up_graph)
    assert outcome.out.startswith("no columns: the query has no variables")
    assert run("query", b"ASK { ?s ?p '\xff' }".decode(errors="surrogateescape"), "--graph", made_up_graph) == (
        2,
        "",
        "alertgraph: the query is not UTF-8 at character 13\n",
    )


def test_list_of_named_queries(made_up_graph: Path, run: Run) -> None:
    """Without a query the named ones are listed, each with its question."""
    outcome = run("query", "--graph", made_up_graph)
    assert (outcome.code, outcome.err) == (0, "")
    assert [line.split(maxsplit=1) for line in outcome.out.splitlines()] == [
        ["harms", "Who harms whom, since when and how much?"],
        ["offices", "Who holds which office?"],
    ]


def test_named_query(made_up_graph: Path, run: Run) -> None:
    """A named query takes its parameters and gives rows."""
    outcome = run(
        "query", "harms", "--param", "victim=Tirrun", "--param", "unit=wells", "--format", "csv", "--graph", made_up_graph
    )
    iri = "https://w3id.org/alertgraph/id/"
    head = "claim,actor,quantity,earliest"
    assert outcome.code == 0
    assert outcome.out == f"{head}\n{iri}mercy-2031-velmark-008,{iri}fourth-border-brigade,212,2028-01-01\n"


def ask(run: Run, graph: Path, text: str, form: str) -> str:
    """What a query prints in a format."""
    outcome = run("query", text, "--format", form, "--graph", graph)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.endswith("\n")
    return outcome.out


def test_rows_in_every_format(made_up_graph: Path, run: Run) -> None:
    """The same rows come as a table for people, and as CSV, TSV, JSON and XML for programs."""
    quill, selden = "https://w3id.org/alertgraph/id/quill", "https://w3id.org/alertgraph/id/selden"
    assert ask(run, made_up_graph, ROWS, "table") == "a          n\n---------  -\nid:quill   7\nid:selden  8\n(2 rows)\n"
    rows = list(csv.reader(io.StringIO(ask(run, made_up_graph, ROWS, "csv"))))
    assert rows == [["a", "n"], [quill, "7"], [selden, "8"]]
    assert ask(run, made_up_graph, ROWS, "tsv").splitlines() == ["?a\t?n", f"<{quill}>\t7", f"<{selden}>\t8"]
    told = json.loads(ask(run, made_up_graph, ROWS, "json"))
    assert told["head"] == {"vars": ["a", "n"]}
    assert [row["a"] for row in told["results"]["bindings"]] == [{"type": "uri", "value": iri} for iri in (quill, selden)]
    tree = ElementTree.fromstring(ask(run, made_up_graph, ROWS, "xml"))  # noqa: S314 - our own output
    assert [node.text for node in tree.iter("{http://www.w3.org/2005/sparql-results#}uri")] == [quill, selden]


def test_one_row(made_up_graph: Path, run: Run) -> None:
    """One row is a row."""
    assert ask(run, made_up_graph, "SELECT ?x WHERE { BIND(1 AS ?x) }", "table").endswith("\n(1 row)\n")


def test_yes_or_no_in_every_format(made_up_graph: Path, run: Run) -> None:
    """An ASK says true or false, in words, JSON or XML."""
    for form in ("table", "csv", "tsv"):
        assert ask(run, made_up_graph, ASK, form) == "true\n"
    assert json.loads(ask(run, made_up_graph, ASK, "json")) == {"head": {}, "boolean": True}
    assert "<boolean>true</boolean>" in ask(run, made_up_graph, ASK, "xml")
    assert ask(run, made_up_graph, "ASK { id:velmark a ag:Person }", "table") == "false\n"


@pytest.mark.parametrize(
    ("form", "syntax"),
    [
        ("table", ox.RdfFormat.TURTLE),
        ("turtle", ox.RdfFormat.TURTLE),
        ("ntriples", ox.RdfFormat.N_TRIPLES),
        ("nquads", ox.RdfFormat.N_QUADS),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_triples_in_every_format(form: str, syntax: ox.RdfFormat, made_up_graph: Path, run: Run) -> None:
    """A CONSTRUCT gives triples that parse back, Turtle where nothing is asked for."""
    text = ask(run, made_up_graph, CONSTRUCT, form)
    found = {(quad.subject.value, quad.object.value) for quad in ox.parse(text, format=syntax)}
    iri = "https://w3id.org/alertgraph/id/"
    assert found == {(iri + "velmark", "QV"), (iri + "ostravia", "QO"), (iri + "quill", "QQ")}


@pytest.mark.parametrize(
    ("text", "form", "message"),
    [
        (ROWS, "turtle", "a SELECT or ASK answers in table, csv, tsv, json, xml, markdown, not turtle"),
        (ROWS, "jsonld", "a SELECT or ASK answers in table, csv, tsv, json, xml, markdown, not jsonld"),
        (ASK, "ntriples", "a SELECT or ASK answers in table, csv, tsv, json, xml, markdown, not ntriples"),
        (CONSTRUCT, "csv", "a CONSTRUCT or DESCRIBE answers in turtle, ntriples, nquads, jsonld, not csv"),
        (CONSTRUCT, "json", "a CONSTRUCT or DESCRIBE answers in turtle, ntriples, nquads, jsonld, not json"),
    ],
)
def test_format_that_the_answer_cannot_have(text: str, form: str, message: str, made_up_graph: Path, run: Run) -> None:
    """A format for another kind of answer is told with those that fit."""
    assert run("query", text, "--format", form, "--graph", made_up_graph) == (2, "", f"alertgraph: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ofices"], "no named query 'ofices'; did you mean 'offices'?; alertgraph query lists them all"),
        (["SELECT * WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"], "SERVICE is refused: "),
        (["harms", "--param", "victim"], "--param takes name=value, not 'victim'"),
        (["of fices"], "no named query 'of fices'; did you mean 'offices'?; alertgraph query lists them all"),
        (
            ["harms", "--param", "victim=Tirrun", "--param", "victim=Selden"],
            "--param victim is given twice, as 'Tirrun' and as 'Selden'",
        ),
        (["harms", "--param", "least=few"], "'few' is not a whole number"),
        (["harms", "--param", "since=lately"], "'lately' is not a day such as 2023-09-01"),
        (
            [f"ASK {{ FILTER({'(' * 99}1{')' * 99}) }}"],
            "the query is too deeply nested to be run: line 1, column 76: more than 64 ",
        ),
        (["harms", "--param", "nope=1"], "harms has no parameter 'nope'; it has: victim, least, since, unit"),
        (["harms", "--param", "victim=Velmrak"], "no actor or thing called 'Velmrak'; did you mean Velmark (id:velmark)"),
    ],
)
def test_faults_in_a_query(arguments: list[str], message: str, made_up_graph: Path, run: Run) -> None:
    """A query that does not exist, does not parse or lacks a fitting parameter is one line on stderr, with 2."""
    outcome = run("query", *arguments, "--graph", made_up_graph)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"alertgraph: {message}")
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("sparql", "message", "line", "column"),
    [
        (
            "SELECT ?x WHERE {\n  ?x a ag:State\n  FILTR(?x = 1)\n}",
            "line 3, column 3: unexpected 'FILTR'; did you mean FILTER?",
            3,
            3,
        ),
        ("SELECT ?x WHERE {", "line 1, column 18: the query ends too early", 1, 18),
        ("ASK {\n\t?x agg:stance ?y }", "line 2, column 5: the prefix agg: is not declared; did you mean ag:?", 2, 5),
    ],
)
def test_a_syntax_error_is_shown(sparql: str, message: str, line: int, column: int, made_up_graph: Path, run: Run) -> None:
    """A query that does not parse is told with line, column, the line itself, and a caret that stands under the place."""
    outcome = run("query", sparql, "--graph", made_up_graph)
    assert (outcome.code, outcome.out) == (2, "")
    said, shown, caret = outcome.err.splitlines()
    assert said == f"alertgraph: the query is not valid SPARQL: {message}"
    assert shown == "  " + sparql.splitlines()[line - 1]
    assert caret.expandtabs() == " " * len(("  " + shown[2:][: column - 1]).expandtabs()) + "^"


def test_unknown_terms_are_remarked(made_up_graph: Path, run: Run) -> None:
    """A term that the graph does not hold is told on stderr with the nearest, and the query is answered all the same."""
    outcome = run("query", "SELECT ?x WHERE { ?x ag:hasStance id:xyzzy }", "--format", "csv", "--graph", made_up_graph)
    assert (outcome.code, outcome.out) == (0, "x\n")
    assert outcome.err == "alertgraph: ag:hasStance is unknown to this graph; did you mean ag:stance?\n" + (
        "alertgraph: id:xyzzy is unknown to this graph\n"
    )


def test_detailed_list(made_up_graph: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --list each query's parameters stand below its question, with their defaults."""
    monkeypatch.setenv("COLUMNS", "120")
    outcome = run("query", "--list", "--graph", made_up_graph)
    assert (outcome.code, outcome.err) == (0, "")
    assert [" ".join(line.split()) for line in outcome.out.splitlines()] == [
        "harms Who harms whom, since when and how much?",
        "victim=people-of-tirrun (entity: on whose behalf the question is asked)",
        "least=1 (integer: the smallest quantity)",
        "since=1980-01-01 (date: the first day)",
        "unit=people (string: what is counted)",
        "offices Who holds which office?",
    ]


@pytest.mark.parametrize("arguments", [("--list",), ("harms", "--explain")])
def test_what_is_told_fits_the_window(
    arguments: tuple[str, ...], made_up_graph: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is no SPARQL is wrapped, and no word of it lost."""
    monkeypatch.setenv("COLUMNS", "120")
    wide = run("query", *arguments, "--graph", made_up_graph).out
    monkeypatch.setenv("COLUMNS", "66")
    narrow = run("query", *arguments, "--graph", made_up_graph).out
    assert max(map(len, narrow.partition("SELECT")[0].splitlines())) <= 66 < max(map(len, wide.splitlines()))
    assert narrow.split() == wide.split()


def test_explain(made_up_graph: Path, run: Run) -> None:
    """With --explain a named query is told, not run; only a named one can be."""
    outcome = run("query", "harms", "--explain", "--graph", made_up_graph)
    assert (outcome.code, outcome.err) == (0, "")
    assert "  quantity  number: how much\n" in outcome.out
    assert "id:mercy-2031" not in outcome.out
    for text, message in (("ASK {}", "--explain takes the name of a query"), ("harm", "no named query 'harm'; did you mean")):
        failed = run("query", text, "--explain", "--graph", made_up_graph)
        assert (failed.code, failed.out) == (2, "")
        assert failed.err.startswith(f"alertgraph: {message}")


IDENTIFIERS = "SELECT ?a ?kind ?n WHERE { VALUES (?a ?n) { (id:quill 7) (id:mercy-2031 8) } ?a a ?kind } ORDER BY ?n"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("table", "a              a_label  kind      kind_label  n\n"),
        ("markdown", "| id:quill | Quill | ag:State | state | 7 |\n"),
        ("csv", "a,a_label,kind,kind_label,n\n"),
        ("tsv", '<https://w3id.org/alertgraph/id/quill>\t"Quill"\t<https://w3id.org/alertgraph/ontology#State>\t"state"\t7\n'),
        ("json", '"a_label":{"type":"literal","value":"Quill"}'),
        ("xml", '<binding name="a_label"><literal>Quill</literal></binding>'),
    ],
)
def test_labels_beside_identifiers(form: str, expected: str, made_up_graph: Path, run: Run) -> None:
    """With --labels each column of identifiers is followed by one with labels; what has no label leaves it empty."""
    outcome = run("query", IDENTIFIERS, "--labels", "--format", form, "--graph", made_up_graph)
    assert (outcome.code, outcome.err) == (0, "")
    assert expected in outcome.out


def test_labels_keep_what_the_query_has(made_up_graph: Path, run: Run) -> None:
    """A label that the query selects itself is not added again, and is no longer put in the identifier's place."""
    plain = run("query", "offices", "--graph", made_up_graph).out
    labelled = run("query", "offices", "--labels", "--format", "csv", "--graph", made_up_graph).out
    assert "id:oda-brenn" not in plain
    assert labelled.splitlines()[0] == "holder,holder_label,office,office_label,status,status_label"


def test_labels_are_for_rows(made_up_graph: Path, run: Run) -> None:
    """Triples and a yes or no have no columns to label."""
    for text in (ASK, CONSTRUCT):
        expected = (2, "", "alertgraph: --labels is for the rows of a SELECT\n")
        assert run("query", text, "--labels", "--graph", made_up_graph) == expected


def test_markdown(made_up_graph: Path, run: Run) -> None:
    """Rows come as a Markdown table, triples as a block of Turtle, yes or no in a word."""
    assert ask(run, made_up_graph, ROWS, "markdown") == (
        "| a | n |\n| --- | ---: |\n| id:quill | 7 |\n| id:selden | 8 |\n"
    )  # fmt: skip
    assert ask(run, made_up_graph, CONSTRUCT, "markdown").startswith("```turtle\n@prefix")
    assert ask(run, made_up_graph, ASK, "markdown") == "true\n"


def test_query_from_stdin(made_up_graph: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads SPARQL from stdin, with parameters."""
    monkeypatch.setattr(
        "sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfSELECT ?code WHERE {\n  $who ag:isoCode ?code\n}"))
    )
    outcome = run("query", "-", "--param", "who=id:quill", "--format", "csv", "--graph", made_up_graph)
    assert outcome == (0, "code\nQQ\n", "")


def test_empty_stdin(made_up_graph: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on stdin is no query."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    outcome = run("query", "-", "--graph", made_up_graph)
    assert outcome.code == 2
    assert outcome.err.startswith("alertgraph: the query is not valid SPARQL: ")
