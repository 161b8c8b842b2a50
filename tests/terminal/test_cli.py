"""The command line: exit codes 0, 1 and 2, results on stdout, remarks on stderr, and never a traceback."""

import codecs
import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import support
from support import Run

COMMANDS = ["build", "check", "anchor", "query", "show", "serve"]
ROWS = "SELECT ?a ?n WHERE { VALUES (?a ?n) { (id:quill 7) (id:selden 8) } }"
ASK = "ASK { id:velmark a ag:State }"
CONSTRUCT = "CONSTRUCT { ?x ag:isoCode ?code } WHERE { ?x ag:isoCode ?code }"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str, run: Run) -> None:
    """Each command explains itself, with an example that begins as one types it and is a command that parses."""
    outcome = run(command, "--help")
    assert (outcome.code, outcome.err) == (0, "")
    example = outcome.out.splitlines()[-1]
    assert example.startswith(f"example: alertgraph {command}")


def test_help_lists_the_commands(run: Run) -> None:
    """The program's help names each command and whose claims these are."""
    outcome = run("--help")
    assert outcome.code == 0
    assert [command for command in COMMANDS if f"\n    {command} " not in outcome.out] == []
    assert "not what is true" in " ".join(outcome.out.split())


def test_version(run: Run) -> None:
    """The version is the package's."""
    import alertgraph

    assert run("--version") == (0, f"alertgraph {alertgraph.__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], ["biuld"], ["show"], ["query", "--format", "yaml"], ["anchor"], ["check", "--nope"]])
def test_wrong_usage(arguments: list[str], run: Run) -> None:
    """A wrong command or option is told with the usage, on stderr."""
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("usage: alertgraph")


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


@pytest.mark.parametrize(
    ("arguments", "closed", "said"),
    [
        (("query", "offices"), ">&-", b""),
        (("query", "--list"), ">&-", b""),
        (("query", "offices"), "2>&-", b""),
        (("query", "-"), "<&-", b"alertgraph: there is no stdin to read the query from\n"),
        (("query", "offices"), ">/dev/full", b"alertgraph: the answer cannot be written whole: there is no space left\n"),
    ],
)
def test_streams_that_are_closed(arguments: tuple[str, ...], closed: str, said: bytes, made_up_graph: Path) -> None:
    """No traceback, and the exit code of what could not run."""
    words = [sys.executable, "-m", "alertgraph", *arguments, "--graph", str(made_up_graph)]
    done = subprocess.run(["sh", "-c", f'exec "$@" {closed}', "sh", *words], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (2, said)


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


def test_byte_order_marks(made_up_graph: Path, run: Run) -> None:
    """Files that an editor begins with one are read as those without."""
    marked = [path for pattern in ("ontology.ttl", "registry/*.ttl", "**/*.rq") for path in support.every(made_up_graph, pattern)]
    before = run("query", "offices", "--graph", made_up_graph)
    for path in marked:
        path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert run("check", "--graph", made_up_graph).code == 0
    assert run("query", "offices", "--graph", made_up_graph) == before
    assert before.code == 0 and before.out


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("claims", "rdf:object id:quill", "rdf:object id:qiull", "id:qiull, which is not an entry of the registry"),
        (
            "claims",
            "ag:passage id:mercy-2031-p16-s1",
            "ag:passage id:mercy-2031-p16-s9",
            "which is not one of its alert's passages.ttl",
        ),
        ("ontology", "ag:sign -1", 'ag:sign "x"', "its ag:sign is 'x', which is no number"),
        ("registry", "a ag:State", "a ag:Stete", "its class ag:Stete is none of the ontology"),
    ],
)
def test_a_graph_that_is_being_written(file: str, old: str, new: str, message: str, made_up_graph: Path, run: Run) -> None:
    """What a dossier needs and lacks is told with the claim, and what to do."""
    folder = {"claims": support.ALERT / "claims", "ontology": Path("ontology.ttl"), "registry": Path("registry")}[file]
    paths = [made_up_graph / folder] if file == "ontology" else support.every(made_up_graph / folder, "*.ttl")
    path = next(path for path in paths if old in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    for command in (["show", "Quill"], ["serve", "--port", "0"]):
        outcome = run(*command, "--graph", made_up_graph)
        assert (outcome.code, outcome.out) == (2, "")
        assert message in outcome.err and "run alertgraph check" in outcome.err


# ---- check


def test_check_sound_graph(made_up_graph: Path, run: Run) -> None:
    """A sound graph is 0, with true counts."""
    outcome = run("check", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert outcome.code == 0
    assert outcome.out.startswith("no findings in 9 files: 34 claims, 47 passages, ")


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("008", '"2030-07"^^', '"2030-77"^^', "'2030-77' is not a valid EDTF date [edtf]"),
        (
            "007",
            "rdf:subject id:quill",
            "rdf:subject id:qiull",
            "id:qiull is described nowhere; did you mean id:quill? [unknown-entry]",
        ),
        (
            "014",
            'purchases."@en ;\n    ag:passage id:mercy-2031-p16-s1 .',
            'purchases."@en .',
            "needs at least one ag:passage that passages.ttl holds; run alertgraph anchor --source FILE [claim-passage]",
        ),
    ],
    ids=["bad date", "missing actor", "claim without passage"],
)
def test_findings(name: str, old: str, new: str, message: str, made_up_graph: Path, run: Run) -> None:
    """A finding is one line on stdout with file, line and subject, the count on stderr, and 1; nothing is built."""
    path = made_up_graph / support.CLAIMS
    support.replace_in(path, old, new)
    subject = f"id:mercy-2031-neighbours-{name}"
    expected = (1, f"{path}:{support.line_of(path, subject)}: {subject}: {message}\n", "1 finding\n")
    assert run("check", "--graph", made_up_graph) == expected
    assert run("build", "--graph", made_up_graph, "--out", made_up_graph / "out").code == 1
    assert not (made_up_graph / "out").exists()


def test_broken_turtle(made_up_graph: Path, run: Run) -> None:
    """Every command that reads the graph names the file and line that do not parse, with 2."""
    path = made_up_graph / "registry" / "states.ttl"
    path.write_text("# two lines\n@prefix id: <x:> .\nid:a id:b id:c\nid:d id:e id:f .\n", encoding="utf-8")
    commands = (["check"], ["query"], ["show", "Velmark"], ["anchor", "--source", support.MADE_UP_TEXT], ["build", "--out", "o"])
    for command in commands:
        outcome = run(*command, "--graph", made_up_graph)
        assert (outcome.code, outcome.out) == (2, "")
        assert f"alertgraph: {path}:4: not valid Turtle: " in outcome.err
    assert not Path("o").exists()


def test_no_graph(tmp_path: Path, run: Run) -> None:
    """A folder that holds no graph is told with what it should hold."""
    outcome = run("check", "--graph", tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert (
        outcome.err == f"alertgraph: {tmp_path}: no ontology.ttl in it; --graph takes a folder laid out as graph/README.md says\n"
    )


@pytest.mark.parametrize("command", [["check"], ["build", "--out", "o"], ["show", "Velmark"], ["anchor"]], ids=lambda c: c[0])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such file; give the path of your copy of the alert"),
        ("folder", "is a directory; give the file in it that holds the alert"),
        (b"Caf\xe9 in Maren", "not UTF-8 at byte 3; save it as UTF-8 text or HTML"),
        (b"%PDF-1.7", "is a PDF; extract its text first"),
        (b"", "is empty, it holds no words"),
    ],
    ids=["absent", "folder", "latin-1", "pdf", "empty"],
)
def test_unreadable_source(
    content: bytes | str | None, message: str, command: list[str], made_up_graph: Path, tmp_path: Path, run: Run
) -> None:
    """A source that cannot be read is named, with what to do, and 2."""
    path = tmp_path / "copy.txt"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        path.mkdir()
    outcome = run(*command, "--graph", made_up_graph, "--source", path)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[-1].startswith(f"alertgraph: {path}: {message}")


def test_source_of_no_alert(made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """A text of something else is refused, with the alerts that there are."""
    path = tmp_path / "recipe.txt"
    path.write_text("Take three eggs, and a cup of barley flour. Stir them well for an hour.", encoding="utf-8")
    for command in (["check"], ["show", "Velmark"]):
        outcome = run(*command, "--graph", made_up_graph, "--source", path)
        assert (outcome.code, outcome.out) == (2, "")
        assert "fewer than a third of any alert's passages are in it; alerts with passages: id:mercy-2031" in outcome.err


# ---- query


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


# ---- show


def test_show(made_up_graph: Path, run: Run) -> None:
    """An actor is shown by any of its names, with the words of its passages where a copy is given."""
    outcome = run("show", "OSTRAVIA", "--graph", made_up_graph)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Ostrávia  (id:ostravia, state)\nState that borders on Velmark.\n")
    with_words = run("show", "OSTRAVIA", "--graph", made_up_graph, "--source", support.MADE_UP_TEXT)
    assert '"Ostrávia has sold Velmark the radar' in with_words.out
    assert '"Ostrávia has sold' not in outcome.out


@pytest.mark.parametrize(
    ("actor", "message"),
    [
        ("Velmrak", "no actor or thing called 'Velmrak'; did you mean Velmark (id:velmark)"),
        ("the warrants", "'the warrants' names several: id:warrant-for-brenn, id:warrant-for-lund; give one of these"),
        ("qxqxqx", "no actor or thing called 'qxqxqx'"),
    ],
)
def test_unknown_actor(actor: str, message: str, made_up_graph: Path, run: Run) -> None:
    """An unknown actor is told with the nearest names, an ambiguous one with the choices."""
    outcome = run("show", actor, "--graph", made_up_graph)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"alertgraph: {message}")


# ---- as a process


def alertgraph(*arguments: str, cwd: Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "alertgraph", *arguments]
    return subprocess.run(
        command, cwd=cwd, input=stdin, env={**os.environ, **environment}, capture_output=True, check=False, timeout=60
    )


def test_works_from_an_empty_folder(tmp_path: Path) -> None:
    """In a folder without a graph the program uses the one that it came with."""
    done = alertgraph("query", "ASK { ?claim a ag:Claim }", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"true\n", b"")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_a_graph_uses_it(made_up_graph: Path) -> None:
    """The graph of the working directory is the default."""
    done = alertgraph("show", "Velmark", cwd=made_up_graph.parent)
    assert done.returncode == 0
    assert done.stdout.startswith(b"Velmark  (id:velmark, state)\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_lacks_letters(encoding: str, made_up_graph: Path) -> None:
    """Where the terminal cannot show a letter, a question mark stands in its place."""
    done = alertgraph("show", "Ostravia", cwd=made_up_graph.parent, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines()[0].decode(encoding) in ("Ostr?via  (id:ostravia, state)", "Ostrávia  (id:ostravia, state)")


def test_stdin_that_is_not_utf8(made_up_graph: Path) -> None:
    """A query that is not UTF-8 is told, with 2 and no traceback."""
    done = alertgraph("query", "-", cwd=made_up_graph.parent, stdin=b"ASK { ?s ?p '\xff' }", PYTHONIOENCODING="utf-8:strict")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"alertgraph: the query on stdin is not UTF-8 at byte 13\n"


def test_a_reader_that_goes_away(made_up_graph: Path) -> None:
    """A pipe that is closed early, as by head, is no error."""
    command = f"{sys.executable} -m alertgraph query 'SELECT ?s ?p ?o WHERE {{ ?s ?p ?o }}' --format csv | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=made_up_graph.parent, capture_output=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == (b"s,p,o\n", b"")
