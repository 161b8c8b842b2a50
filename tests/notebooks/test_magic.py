"""``%%sparql`` in a real shell of IPython."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import support

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.errors import QueryWarning
from alertgraph.tables.table import Table

support_reason = "IPython is not installed; the extra test brings it"


@pytest.fixture
def shell(made_up: AlertGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A shell with the magic loaded, and the made-up graph in ``island``."""
    support.need(find_spec("IPython"), support_reason)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    from IPython.core.interactiveshell import InteractiveShell

    found = InteractiveShell.instance()
    found.history_manager.enabled = False
    found.run_line_magic("load_ext", "alertgraph")
    found.user_ns["island"] = made_up
    yield found
    found.run_line_magic("reset", "-f")
    InteractiveShell.clear_instance()


CELL = "SELECT ?code WHERE { $who ag:isoCode ?code }"


def test_a_cell_answers(shell: Any) -> None:
    """A cell of SPARQL gives a table, its parameters from the line."""
    answer = shell.run_cell_magic("sparql", "--graph island who=id:quill", CELL)
    assert isinstance(answer, Table)
    assert answer.column("code") == ["QQ"]


def test_as_a_notebook_runs_it(shell: Any) -> None:
    """Run as a whole cell, the answer is the cell's result."""
    done = shell.run_cell(f"%%sparql --graph island who=id:velmark\n{CELL}\n", store_history=False)
    assert done.success
    assert done.result.column("code") == ["QV"]


def test_the_answer_goes_into_a_variable(shell: Any) -> None:
    """With ``name <<`` the answer is kept, and nothing is shown."""
    assert shell.run_cell_magic("sparql", "held << --graph island", "offices") is None
    assert shell.user_ns["held"].columns[0] == "holder"


def test_a_named_query_in_a_line(shell: Any) -> None:
    """A named query needs no cell; a value with spaces is quoted."""
    answer = shell.run_line_magic("sparql", 'harms --graph island victim="people of Tirrun" least=58001')
    assert answer.column("claim") == ["id:mercy-2031-velmark-002"]


def test_the_variable_graph_is_the_usual_one(shell: Any, made_up: AlertGraph) -> None:
    """Without ``--graph`` the variable ``graph`` is asked."""
    shell.user_ns["graph"] = made_up
    assert shell.run_cell_magic("sparql", "", "ASK { id:quill a ag:State }") is True


def test_without_a_graph_one_is_loaded_once(shell: Any, made_up: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no graph at all, the default one is read, at the first cell alone."""
    times = []
    monkeypatch.setattr("alertgraph.magic.load", lambda: times.append(1) or made_up)
    shell.run_line_magic("reload_ext", "alertgraph")
    for _ in range(2):
        assert shell.run_cell_magic("sparql", "", "ASK { id:quill a ag:State }") is True
    assert len(times) == 1


@pytest.mark.parametrize(
    ("line", "cell", "message"),
    [
        ("--graph island", "SELECT ?x WHERE {", "the query is not valid SPARQL: line 1, column 18: the query ends too early"),
        ("--graph island", "ofices", "no named query 'ofices'; did you mean 'offices'?"),
        ("--graph nothing", "offices", "nothing is no graph; make one with nothing = alertgraph.load()"),
        ("--graph", "offices", "%%sparql [name <<] [--graph variable]"),
        ("two words << --graph island", "offices", "%%sparql [name <<] [--graph variable]"),
        ("stray --graph island", "offices", "%%sparql [name <<] [--graph variable]"),
        ("--graph island", "  \n", "%%sparql [name <<] [--graph variable]"),
        ('--graph island who="open', "offices", "no closing quotation"),
    ],
)
def test_mistakes_are_one_message(line: str, cell: str, message: str, shell: Any) -> None:
    """A mistake is a usage error, which IPython shows in words and without a traceback."""
    from IPython.core.error import UsageError

    with pytest.raises(UsageError) as caught:
        shell.run_cell_magic("sparql", line, cell)
    assert message in str(caught.value)


def test_the_package_itself_needs_no_ipython() -> None:
    """Only the magic imports IPython."""
    code = "import sys; sys.modules['IPython'] = None; import alertgraph; print(alertgraph.load_ipython_extension.__name__)"
    assert support.run_python(code) == "load_ipython_extension\n"
    assert callable(alertgraph.load_ipython_extension)


def test_a_warning_is_of_the_cell(shell: Any) -> None:
    """A remark on the query of a cell names the cell, and no line of this program."""
    with pytest.warns(QueryWarning, match="ag:stanse is unknown") as told:
        shell.run_cell_magic("sparql", "", "ASK { ?x ag:stanse ?y }")
    assert [one.filename for one in told] == ["%%sparql"]
