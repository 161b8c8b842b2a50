"""Tables for people: a relation has its "not", "should" or "would", and the direction of its row; data stay as they are."""

import csv
import io
import re

import pyoxigraph as ox
import pytest

from alertgraph.api import AlertGraph
from alertgraph.asking import formats, library, queries, wording
from alertgraph.asking.values import plain
from alertgraph.model.number import is_plural
from alertgraph.model.verbs import said
from alertgraph.tables.table import Table

NEGATED = "SELECT ?claim ?gist ?polarity WHERE { ?claim ag:gist ?gist ; ag:polarity ?polarity } ORDER BY ?claim"


def shown(graph: AlertGraph, query: str) -> tuple[list[str], list[list[object]]]:
    """The columns and rows of an answer as people see them."""
    found = queries.run(graph.data, query, {})
    assert isinstance(found, ox.QuerySolutions)
    columns = [variable.value for variable in found.variables]
    rows = [[plain(row[place]) for place in range(len(columns))] for row in found]
    return columns, wording.spoken(rows, wording.words(graph.data, columns, rows))


def named(graph: AlertGraph) -> list[str]:
    """The named queries whose rows tell of polarity."""
    found = library.named(graph.data).values()
    return [query.name for query in found if {"polarity"} & {column.name for column in query.columns}]


def test_no_negated_row_reads_as_the_deed(real_graph: AlertGraph) -> None:
    """Wherever a named query answers with a negated claim the row has a "not"; a bare "negated" stands beside no gist."""
    tried = 0
    for name in named(real_graph):
        columns, rows = shown(real_graph, name)
        plainly = real_graph.query(name)
        assert isinstance(plainly, Table)
        for row, given in zip(rows, plainly, strict=True):
            if given["polarity"] == "ag:Negated" and ("relation_label" in columns or "gist" in columns):
                changed = [str(after) for before, after in zip(given, row, strict=True) if before != after]
                assert len(changed) == 1 and re.search(r"\bnot\b", changed[0]), (name, row)
                tried += 1
    assert tried > 80


def test_a_row_that_tells_of_the_object_first_reads_so(real_graph: AlertGraph) -> None:
    """Who is bound is told as bound: by a duty, by an order, and by what does not bind."""
    columns, rows = shown(real_graph, "duties")
    told = {(row[columns.index("bound_label")], row[columns.index("relation_label")], row[columns.index("rule")]) for row in rows}
    assert {(bound, words) for bound, words, _ in told if "not" in str(words)} == {
        ("Israel", "is said not to be bound or obliged by"),
        ("Ukraine", "is said not to be a party to"),
    }
    assert {words for bound, words, _ in told if bound == "Russia"} == {
        "is a party to",
        "is bound or obliged by",
        "is ordered by",
    }


def test_what_was_said_is_told_by_its_own_claim(real_graph: AlertGraph) -> None:
    """In a row on a speech act the relation is that of the act, and the polarity that of what was said."""
    columns, rows = shown(real_graph, "speech-acts")
    of = {row[columns.index("said")]: row for row in rows}
    row = of["id:axis-2025-courts-102"]
    assert row[columns.index("relation_label")] == "orders"
    assert row[columns.index("polarity")] == "should not persecute or discriminate against"


def test_a_free_query_is_told_as_well(real_graph: AlertGraph) -> None:
    """Beside a gist no bare "negated" stands, in whatever query."""
    rows = shown(real_graph, NEGATED)[1]
    claims = {claim.id: claim for claim in real_graph.claims()}
    for name, _, polarity in rows:
        claim = claims[str(name)]
        subject = real_graph.entities[claim.subject]
        plural = is_plural(subject.label, subject.kind)
        told = said(real_graph.relations[claim.relation], claim.polarity, claim.modality, plural=plural)
        assert polarity == ("ag:Affirmed" if claim.polarity == "Affirmed" else told)


@pytest.mark.parametrize("wanted", ["csv", "tsv", "json", "xml"])
def test_data_stay_as_they_are(wanted: str, real_graph: AlertGraph) -> None:
    """What programs read has identifiers and labels of the ontology, with and without the words for people."""
    told = formats.render(queries.run(real_graph.data, "negated", {}), wanted, 100, None, real_graph.data)
    assert told == formats.render(queries.run(real_graph.data, "negated", {}), wanted, 100)
    assert "should not" not in told.replace("States should not", "")
    if wanted == "csv":
        rows = list(csv.DictReader(io.StringIO(told)))
        assert {row["polarity"] for row in rows} == {"https://w3id.org/alertgraph/ontology#Negated"}


def test_tables_of_notebooks_are_told_so(real_graph: AlertGraph) -> None:
    """A table shows the words as HTML and as text, in a slice of it too; its values are the ontology's."""
    answer = real_graph.query("recommendations")
    assert isinstance(answer, Table)
    assert "should not be complicit in" in answer._repr_html_()
    assert "should not be complicit in" in str(answer)
    part = answer[2:5]
    assert all(f">{row.relation_label}<" not in part._repr_html_() for row in part)
    assert "is complicit in" in answer.column("relation_label")
