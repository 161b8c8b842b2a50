"""What Python hands on for a word, a parameter, a yes or no or a path: what is meant, or an error in a sentence."""

import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import alertgraph
import alertgraph.analysis as an
from alertgraph.api import AlertGraph
from alertgraph.errors import AlertgraphError, LoadError, QueryError, SourceError

#: What is no text, no number and no day.
ODD: tuple[Any, ...] = (
    None, True, b"x", [], ["a"], (), {}, {"a"}, object(), np.array([1, 2]), pd.NA, pd.NaT, pd.Series(["x"]), iter([]), len, 1j,
)  # fmt: skip


@pytest.mark.parametrize(("given", "typed"), [(90000, "90000"), (np.int64(90000), "90000"), (Decimal("90000"), "90000")])
def test_a_number_is_taken(given: object, typed: str, made_up: AlertGraph) -> None:
    """A number of Python or numpy is the number that a user would type."""
    assert list(made_up.query("harms", least=given)) == list(made_up.query("harms", least=typed)) != []


@pytest.mark.parametrize(
    "given",
    [datetime.date(2029, 10, 14), datetime.datetime(2029, 10, 14, 12), pd.Timestamp("2029-10-14"), np.datetime64("2029-10-14")],
)
def test_a_day_is_taken(given: object, made_up: AlertGraph) -> None:
    """A day of Python, pandas or numpy is a day."""
    assert list(made_up.query("harms", since=given)) == list(made_up.query("harms", since="2029-10-14")) != []


def test_an_entry_is_taken(made_up: AlertGraph) -> None:
    """An entry of the registry stands for its identifier."""
    entry = made_up.entities["id:people-of-tirrun"]
    assert list(made_up.query("harms", victim=entry)) == list(made_up.query("harms", victim="id:people-of-tirrun")) != []


@pytest.mark.parametrize("given", ODD, ids=lambda given: type(given).__name__)
def test_what_is_no_parameter_is_told(given: object, made_up: AlertGraph) -> None:
    """Parameters, queries, words and identifiers that are none: what takes what, and what it got."""
    for call, said in (
        (lambda: made_up.query("harms", victim=given), "victim takes a text, a number or a day, and one of them; got "),
        (lambda: made_up.query("ASK { ?s ?p $x }", x=given), "x takes a text, a number or a day, and one of them; got "),
        (lambda: made_up.query(given), "query takes the name of a named query or SPARQL, as a text; got "),  # type: ignore[arg-type]
        (lambda: made_up.find(given), "find takes words, as a text; got "),  # type: ignore[arg-type]
    ):
        with pytest.raises(QueryError) as caught:
            call()
        assert str(caught.value).startswith(said)
    if given is not None:
        with pytest.raises(QueryError, match="cite takes a claim or an identifier, as a text; got"):
            made_up.cite(given)  # type: ignore[arg-type]
        with pytest.raises(LoadError, match="load takes the path of a graph folder; got"):
            alertgraph.load(given)  # type: ignore[arg-type]
        with pytest.raises(AlertgraphError, match="is not the address of an endpoint"):
            alertgraph.load(endpoint=given)  # type: ignore[arg-type]
    with pytest.raises(SourceError, match="source takes the paths of your copies; got"):
        alertgraph.load(made_up.folder, source=[given])  # type: ignore[list-item]


@pytest.mark.parametrize("given", ["", "a\0b", "\ud800"])
def test_what_is_no_path_is_told(given: str, made_up: AlertGraph) -> None:
    """An empty path is not the folder where one stands, and some texts can be the name of no file."""
    with pytest.raises(LoadError, match="load takes the path of a graph folder; got"):
        alertgraph.load(given)
    with pytest.raises(SourceError, match="source takes the paths of your copies; got"):
        alertgraph.load(made_up.folder, source=given)


@pytest.mark.parametrize("given", [np.array([1, 2]), pd.NA, pd.Series(["x"])], ids=lambda given: type(given).__name__)
def test_what_is_neither_yes_nor_no_is_told(given: Any, made_up: AlertGraph) -> None:
    """As a column of a table, which is many of both."""
    with pytest.raises(QueryError, match="undated takes True or False; got"):
        made_up.claims(undated=given)
    with pytest.raises(QueryError, match="aggregate takes True or False; got"):
        made_up.network(aggregate=given)


@pytest.mark.parametrize("query", ["harms", "ASK { ?s ?p $unit }"])
def test_what_is_no_utf8_is_told(query: str, made_up: AlertGraph) -> None:
    """A value that a terminal of another encoding hands on."""
    with pytest.raises(QueryError, match=r"the value '\\udcff' is not UTF-8 at character 0"):
        made_up.query(query, unit="\udcff")


def test_a_number_may_be_long(made_up: AlertGraph) -> None:
    """Longer than Python writes or reads numbers."""
    assert made_up.query("ASK { FILTER(STRLEN(STR($x)) > 0) }", x="9" * 5000) in (True, False)
    with pytest.raises(QueryError, match="least takes a text, a number or a day, and one of them; got something of the type int"):
        made_up.query("harms", least=10**5000)


def test_paths_are_paths(made_up: AlertGraph) -> None:
    """A text and a Path are the same."""
    assert alertgraph.load(str(made_up.folder)).claims() == alertgraph.load(Path(made_up.folder)).claims()


def test_a_text_in_the_place_of_its_path_is_told(made_up: AlertGraph, tmp_path: Path) -> None:
    """Whoever gives the text itself, or an open file, is told so, and the text is not repeated whole."""
    text = "It says so.\n\n" * 1000
    for given, hint in ((text, "this looks like the text itself; give the path of its file"), (text.encode(), "")):
        with pytest.raises(SourceError) as caught:
            alertgraph.load(made_up.folder, source=given)  # type: ignore[arg-type]
        assert str(caught.value).endswith(hint)
        assert len(str(caught.value)) < 300
    path = tmp_path / "copy.txt"
    path.write_text(text)
    with path.open() as file, pytest.raises(SourceError, match="this is an open file, give its path"):
        alertgraph.load(made_up.folder, source=file)


def test_errors_cut_what_was_given(made_up: AlertGraph) -> None:
    """A name, value, query or identifier of any length: the error shows how it begins."""
    long = "word " * 5000
    net = made_up.network()
    for call in (
        lambda: made_up.claims(actor=long),
        lambda: made_up.claims(stance=long),
        lambda: made_up.claims(since=long),
        lambda: made_up.query("harms", victim=long),
        lambda: made_up.query("harms", least=long),
        lambda: made_up.cite(long),
        lambda: an.ranking(net, long),
        lambda: an.ranking(net, "degree", long),
        lambda: alertgraph.load(long),
        lambda: alertgraph.load(endpoint=long),
    ):
        with pytest.raises(AlertgraphError) as caught:
            call()
        assert "word word" in str(caught.value)
        assert len(str(caught.value)) < 500
