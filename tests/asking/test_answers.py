"""Answers in Python: tables of named rows that notebooks show and pandas takes, and triples."""

import inspect
import json
import math
import pickle
from decimal import Decimal
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pyoxigraph as ox
import pytest
import support

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.asking import answers as results
from alertgraph.asking.answers import Triples
from alertgraph.errors import QueryError
from alertgraph.tables.table import SHOWN, Table
from alertgraph.vocabulary import XSD


def test_table() -> None:
    """A table is a sequence of named rows, sliced into tables, whose columns can be asked for."""
    table = Table(["a", "b"], [[1, "x"], [2, "y"], [3, "z"]])
    assert (len(table), table[0].b, table[-1].a, table.column("b")) == (3, "x", 3, ["x", "y", "z"])
    assert isinstance(table[1:], Table)
    assert [tuple(row) for row in table[1:]] == [(2, "y"), (3, "z")]
    assert repr(table) == "<Table of 3 rows: a, b>"
    assert repr(table[0]) == "Row(a=1, b='x')"
    a, b = table[1]
    assert (a, b) == (2, "y")


def test_a_table_prints_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printed, a table has its rows under its columns, no wider than the window, and says how many there are."""
    monkeypatch.setenv("COLUMNS", "40")
    table = Table(["a", "b"], [[1, "x"], [2, "a longer text, which needs two lines of such a window"]])
    assert str(table).splitlines() == [
        "a  b",
        "-  -------------------------------------",
        "1  x",
        "2  a longer text, which needs two lines",
        "   of such a window",
        "(2 rows)",
    ]
    many = str(Table(["n"], [[n] for n in range(SHOWN + 1)]))
    assert many.endswith(f"({SHOWN + 1} rows; the first {SHOWN} are shown, to_pandas() has them all)")


def test_the_public_names_are_found() -> None:
    """What completion offers is the public face and nothing else, and its help names the filters with their defaults."""
    assert dir(alertgraph) == sorted(alertgraph.__all__)
    assert "stance: 'Values' = 'Asserted'" in str(inspect.signature(AlertGraph.network))
    assert "stance: 'Values' = None" in str(inspect.signature(AlertGraph.claims))


@pytest.mark.parametrize("name", ["class", "from", "count", "index", "_x", "größe"])
def test_columns_that_python_has_a_use_for(name: str) -> None:
    """A column named as a keyword or a method of tuples keeps its name and its values."""
    row: Any = Table([name, "n"], [["ag:State", 1]])[0]
    assert (row[name], row[0], row["n"], row.n, row[-1]) == ("ag:State", "ag:State", 1, 1, 1)
    assert row._asdict() == {name: "ag:State", "n": 1}
    if not name.startswith("_"):
        assert getattr(row, name) == "ag:State"


def test_a_column_that_is_not_there() -> None:
    """A wrong column is an error, by attribute, by name and as a whole column."""
    table = Table(["a"], [[1]])
    with pytest.raises(AttributeError):
        _ = table[0].b
    for wrong in (lambda: table[0]["b"], lambda: table.column("b")):
        with pytest.raises(ValueError, match=r"not in tuple|x not in"):
            wrong()


def test_rows_can_be_sent_to_another_process() -> None:
    """A row survives pickling, with its names."""
    row = pickle.loads(pickle.dumps(Table(["class"], [["ag:State"]])[0]))  # noqa: S301 - our own bytes
    assert row["class"] == "ag:State"


def test_pandas_has_the_columns_of_the_query(made_up: AlertGraph) -> None:
    """A DataFrame has the query's own column names, also those that are no names in Python, and none are lost without rows."""
    support.need(find_spec("pandas"), "pandas is not installed; the extra test brings it")
    pandas: Any = import_module("pandas")
    table: Any = made_up.query("SELECT ?class (COUNT(?x) AS ?count) WHERE { ?x a ?class } GROUP BY ?class ORDER BY DESC(?count)")
    for frame in (table.to_pandas(), pandas.DataFrame(table)):
        assert list(frame.columns) == ["class", "count"]
        assert frame["class"].tolist() == table.column("class")
        assert frame["count"].tolist() == table.column("count")
    harms: Any = made_up.query("harms")
    assert harms.to_pandas()["quantity"].sum() == 148000
    nothing: Any = made_up.query("harms", unit="moons")
    assert list(nothing.to_pandas().columns) == ["claim", "actor", "quantity", "earliest"]


DECIMALS = ["0.12345678901234567890", "123456789012345678.9", "-0.0000001", "2.5", "100"]


@pytest.mark.parametrize("digits", DECIMALS)
def test_decimals_keep_their_digits(digits: str, made_up: AlertGraph, run: support.Run) -> None:
    """A decimal comes with all its digits, in Python, in the terminal, in Markdown and in a notebook; no exponent is shown."""
    sparql = f"SELECT ?x {{ VALUES ?x {{ '{digits}'^^xsd:decimal }} }}"
    table: Any = made_up.query(sparql)
    assert (table[0].x, type(table[0].x)) == (Decimal(digits), Decimal)
    assert str(table).splitlines()[2] == digits
    assert f"<td>{digits}</td>" in table._repr_html_()
    for format in ("table", "markdown", "csv", "json"):
        assert digits in run("query", sparql, "--graph", made_up.folder, "--format", format).out
    assert Decimal(json.loads(json.dumps(table[0]._asdict(), default=str))["x"]) == Decimal(digits)
    assert pickle.loads(pickle.dumps(table[0])).x == Decimal(digits)  # noqa: S301 - our own bytes


def test_numbers_are_numbers_in_pandas(made_up: AlertGraph) -> None:
    """A column of decimals is one of floats in pandas, gaps and whole numbers among them or not, to compute and draw with."""
    support.need(find_spec("pandas"), "pandas is not installed; the extra test brings it")
    table: Any = made_up.query("SELECT ?x ?y { VALUES (?x ?y) { (0.1 0.5) (0.2 UNDEF) (0.25 3) } }")
    frame = table.to_pandas()
    assert [str(kind) for kind in frame.dtypes] == ["float64", "float64"]
    assert (frame["x"].max(), frame["y"].sum(), frame["y"].isna().tolist()) == (0.25, 3.5, [False, True, False])
    assert json.loads(frame.to_json(orient="values"))[2] == [0.25, 3.0]


@pytest.mark.parametrize(
    ("literal", "value"),
    [
        ("'7'^^xsd:integer", 7),
        ("'1_0'^^xsd:integer", "1_0"),
        ("'many'^^xsd:integer", "many"),
        ("'NaN'^^xsd:decimal", "NaN"),
        ("'1e3'^^xsd:decimal", "1e3"),
        ("'1e3'^^xsd:double", 1000.0),
        ("'-INF'^^xsd:double", -math.inf),
        ("'2.5'^^xsd:float", 2.5),
        ("true", True),
        ("'0'^^xsd:boolean", False),
        ("'maybe'^^xsd:boolean", "maybe"),
    ],
)
def test_an_ill_formed_number_is_a_text(literal: str, value: object, made_up: AlertGraph) -> None:
    """What is no number of its datatype comes as it is written, and what is one as a number."""
    table: Any = made_up.query(f"SELECT ?x {{ VALUES ?x {{ {literal} }} }}")
    assert (table[0].x, type(table[0].x)) == (value, type(value))


def test_a_notebook_shows_labels(made_up: AlertGraph) -> None:
    """Identifiers are shown by their labels, from the query or from the graph, with the identifier in the title."""
    offices: Any = made_up.query("offices")
    text = offices._repr_html_()
    assert "<th>holder</th><th>office</th><th>status</th>" in text
    assert '<td title="id:oda-brenn">Oda Brenn</td>' in text
    assert '<td title="ag:Current">current</td>' in text
    assert "<p>3 rows</p>" in text


def test_html_is_escaped() -> None:
    """Nothing in a label, a value or a column's name can become markup."""
    bad = '<script>"&'
    text = Table([bad, "x", "x_label"], [[bad, 'id:"<', bad]], lambda: {bad: bad})._repr_html_()
    assert "<script" not in text
    assert text.count("&lt;script&gt;&quot;&amp;") == 4
    assert 'title="id:&quot;&lt;"' in text


def test_many_rows_are_cut_short() -> None:
    """A notebook shows the first rows and says how to see the rest; a gap is an empty cell."""
    text = Table(["n"], [[None], *([n] for n in range(SHOWN + 50))])._repr_html_()
    assert text.count("<tr>") == SHOWN + 1
    assert f"<p>{SHOWN + 51} rows; the first {SHOWN} are shown, to_pandas() has them all</p>" in text
    assert "<tr><td></td></tr>" in text


def test_triples(made_up: AlertGraph) -> None:
    """Triples are a sorted list of CURIEs and lexical forms, printed and shown as Turtle."""
    found = made_up.query("CONSTRUCT { ?x ag:isoCode ?code } WHERE { ?x ag:isoCode ?code }")
    assert isinstance(found, Triples)
    assert found == [("id:ostravia", "ag:isoCode", "QO"), ("id:quill", "ag:isoCode", "QQ"), ("id:velmark", "ag:isoCode", "QV")]
    parsed = {(quad.subject, quad.object) for quad in ox.parse(repr(found), format=ox.RdfFormat.TURTLE)}
    assert parsed == {(triple.subject, triple.object) for triple in found.rdf}
    assert "id:quill ag:isoCode &quot;QQ&quot;" in found._repr_html_()


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (ox.Literal("7", datatype=ox.NamedNode(XSD.integer)), 7),
        (ox.Literal("many", datatype=ox.NamedNode(XSD.integer)), "many"),
        (ox.Literal("2.5", datatype=ox.NamedNode(XSD.decimal)), 2.5),
        (ox.Literal("true", datatype=ox.NamedNode(XSD.boolean)), True),
        (ox.BlankNode("b"), "b"),
        (None, None),
    ],
)
def test_values(term: Any, value: object) -> None:
    """Numbers and booleans are those of Python; a literal that is none of its datatype stays as it is written."""
    assert results.plain(term) == value


def test_labels_beside_identifiers(made_up: AlertGraph) -> None:
    """A DataFrame has them when asked for, of the columns that have any; a query that is asked for them tells where."""
    support.need_module("pandas")
    found = made_up.query("SELECT ?state ?n { ?state a ag:State BIND(1 AS ?n) } ORDER BY ?state")
    assert isinstance(found, Table)
    table = found.to_pandas(labels=True)
    assert list(table.columns) == ["state", "state_label", "n"]
    assert list(table["state_label"]) == [made_up.entities[state].label for state in table["state"]] != []
    assert list(found.to_pandas().columns) == ["state", "n"]
    with pytest.raises(QueryError, match=r"to_pandas\(labels=True\)"):
        made_up.query("SELECT ?state { ?state a ag:State }", labels=True)
