"""Some columns of an answer and its first rows: in every format, never cut without a word, and a denial keeps its "not"."""

import csv
import io
import json

import pytest
from support import Run

NAMED = ("query", "negated")


def test_columns_come_in_the_order_asked_for(run: Run) -> None:
    """CSV and JSON have the columns named, in that order, all rows of them, and identifiers as ever."""
    whole = list(csv.DictReader(io.StringIO(run(*NAMED, "--format", "csv").out)))
    some = run(*NAMED, "--columns", "claim, subject", "--format", "csv").out
    rows = list(csv.DictReader(io.StringIO(some)))
    assert rows == [{"claim": row["claim"], "subject": row["subject"]} for row in whole]
    assert some.splitlines()[0] == "claim,subject"
    told = json.loads(run(*NAMED, "--columns", "?claim", "--limit", "3", "--format", "json").out)
    assert told["head"]["vars"] == ["claim"]
    assert [row["claim"]["value"] for row in told["results"]["bindings"]] == [row["claim"] for row in whole[:3]]


@pytest.mark.parametrize("wanted", ["table", "markdown", "csv", "tsv", "json", "xml"])
def test_what_is_cut_is_told(wanted: str, run: Run) -> None:
    """Where rows are left out it is said how many there are, beside the data and never in it; else nothing is said."""
    cut = run(*NAMED, "--limit", "2", "--format", wanted)
    assert "first 2 of 40 rows" in (cut.out if wanted == "table" else cut.err)
    assert wanted == "table" or "first 2" not in cut.out
    whole = run(*NAMED, "--limit", "40", "--format", wanted)
    assert "first" not in whole.err and "first 40" not in whole.out


def test_people_see_labels_and_the_not(run: Run) -> None:
    """A table of three columns alone has their labels, and the relation its "not", though polarity and claim are left out."""
    found = run(*NAMED, "--columns", "subject,relation,object", "--format", "markdown")
    assert "| Israel | should not commit genocide against | Gazans |" in found.out
    assert found.err.count("not said plainly") == 1  # some are hedged or reported
    assert "stance" in found.err


def test_what_is_left_out_of_data_is_told(run: Run) -> None:
    """Rows that seem plain without a column are remarked, with the column that says otherwise; plain rows are not."""
    found = run(*NAMED, "--columns", "subject,relation,object", "--format", "csv")
    assert "add stance, polarity, modality" in found.err
    assert run("query", "axis-members", "--columns", "member", "--format", "csv").err == ""


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--columns", "subjct"), "no column 'subjct'; did you mean subject?"),
        (("--columns", "zzz"), "no column 'zzz'; it has: subject, subject_label,"),
        (("--columns", ""), "no column ''"),
        (("--columns", "claim,claim"), "claim twice"),
        (("--limit", "0"), "a whole number above 0, not '0'"),
        (("--limit", "-3"), "a whole number above 0, not '-3'"),
        (("--limit", "two"), "a whole number above 0, not 'two'"),
    ],
)
def test_mistakes_are_told(given: tuple[str, ...], told: str, run: Run) -> None:
    """An unknown column is answered with the nearest, a limit that is none with what one is; nothing is printed."""
    found = run(*NAMED, *given)
    assert (found.code, found.out) == (2, "")
    assert told in found.err


def test_only_rows_are_narrowed(run: Run) -> None:
    """An ASK or CONSTRUCT has no rows, a list or an explanation none that are asked for."""
    for given in (("query", "ASK {}", "--limit", "1"), ("query", "claims-as-triples", "--columns", "s")):
        assert "for the rows of a SELECT" in run(*given).err
    assert "--limit is for a query that is run" in run("query", "--list", "--limit", "1").err
    assert "--columns is for a query that is run" in run("query", "negated", "--explain", "--columns", "claim").err


def test_a_dossier_says_what_it_leaves_out(run: Run) -> None:
    """With a limit each part of a dossier has that many claims and tells how many there are."""
    found = run("show", "Israel", "--limit", "1").out
    assert "As subject: first 1 of " in found
    assert found.count("\n  * ") == 4
