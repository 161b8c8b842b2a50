"""What holds of every function of the analysis: it names its source, refuses what is no network, and is the same each time."""

import dataclasses
import importlib
import inspect
import json
import pkgutil
import re
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import support
from literature import karate, records

import alertgraph
import alertgraph.analysis as an
from alertgraph.analysis.odds.structure import OF_NETWORKX
from alertgraph.errors import AnalysisError

FUNCTIONS = {name: getattr(an, name) for name in an.__all__ if inspect.isfunction(getattr(an, name))}
Call = tuple[tuple[Any, ...], dict[str, Any]]
#: What stands beside the functions' own tests, a table a room: of functions that need more than a network, a call that is
#: quick on the whole alert (CALLS), what they are given besides it there instead, from the network and its first actors
#: (OF_ALERT), and calls that ask networkx for something, or take a backend for others and cannot use it (BACKENDS).
EXAMPLES = [runpy.run_path(str(path)) for path in support.every(Path(__file__).parent, "*/examples.py")]
CALLS: dict[str, Call] = {name: call for room in EXAMPLES for name, call in room.get("CALLS", {}).items()}
OF_ALERT: dict[str, Callable[..., Any]] = {name: give for room in EXAMPLES for name, give in room.get("OF_ALERT", {}).items()}
BACKENDS: list[tuple[str, *Call]] = [ask for room in EXAMPLES for ask in room.get("BACKENDS", [])]


def called(name: str) -> Call:
    """What a function is given besides the network."""
    return CALLS.get(name, ((), {}))


def test_examples_are_of_public_functions() -> None:
    """No table keeps a call of a function that is gone."""
    assert {*CALLS, *OF_ALERT, *(name for name, *_ in BACKENDS)} - set(FUNCTIONS) == set()


def test_no_function_hides_a_module() -> None:
    """Each module of the analysis is what its name leads to, and none of the public names is that of a room."""
    names = [module.name for module in pkgutil.walk_packages(an.__path__, f"{an.__name__}.")]
    assert "alertgraph.analysis.odds.chance" in names
    for name in names:
        parent, _, own = name.rpartition(".")
        module = importlib.import_module(name)
        assert getattr(importlib.import_module(parent), own) is module


def test_the_public_names_are_found_and_placed() -> None:
    """Completion offers the public names alone, and the package's help tells of each function which question it answers."""
    assert dir(an) == sorted(an.__all__)
    assert [name for name in FUNCTIONS if f"``{name}``" not in str(an.__doc__)] == []


@pytest.fixture(scope="module")
def club() -> Any:
    """Zachary's club."""
    return karate()


def plain(value: Any) -> Any:
    """A table, a network, or what holds tables, as text in its own order."""
    if dataclasses.is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if hasattr(value, "columns"):
        return [[*value.columns], [[str(cell) for cell in row.values()] for row in records(value)]]
    if isinstance(value, nx.Graph):
        return [[str(node) for node in value.nodes(data=True)], [str(edge) for edge in value.edges(data=True)]]
    return str(value)


def tell() -> str:
    """Return what every function gives of the wide network of the whole alert."""
    net = alertgraph.load(support.GRAPH).network(stance=("Asserted", "Reported"), polarity=None, modality=None)
    first = [row["actor"] for row in records(an.degrees(net))][:8]
    told = {}
    for name, function in FUNCTIONS.items():
        args, more = called(name)
        if name in OF_ALERT:
            args = OF_ALERT[name](net, first)
        told[name] = plain(function(net, *args, **more))
    return json.dumps(told)


def test_the_same_in_every_process() -> None:
    """Every function gives the same rows in the same order, whatever order Python's sets have in a process."""
    folders = [str(Path(__file__).parent), str(support.TESTS / "kit")]
    code = f"import sys; sys.path[:0] = {folders!r}; import test_all as every; print(every.tell())"
    one, other = (json.loads(support.run_python(code, {"PYTHONHASHSEED": seed})) for seed in ("1", "2"))
    assert set(one) == set(FUNCTIONS)
    assert [name for name in one if one[name] != other[name]] == []
    empty = {name for name, told in one.items() if not told or (isinstance(told, list) and not told[1])}
    assert empty <= {"turning_points"}  # the dates of the alert may prove none


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_docstring_names_its_source(name: str) -> None:
    """An author and a year, or that the definition is this project's own."""
    told = inspect.getdoc(FUNCTIONS[name]) or ""
    found = re.search(r"\b(1[89]|20)\d\d\b(?! claims)|this project's own", " ".join(told.split()))
    assert found


@pytest.mark.parametrize("name", sorted(set(FUNCTIONS) - {"counting", "merge", "part"}))
def test_what_is_no_network(name: str) -> None:
    """The error says to give one from the graph; counting(), merge() and part() count nothing, and have tests of their own."""
    args, more = called(name)
    pairs = [("a", "b"), ("b", "c")]
    for net in (nx.Graph(pairs), nx.MultiDiGraph(pairs), None):
        with pytest.raises(AnalysisError, match="not a network of claims"):
            FUNCTIONS[name](net, *args, **more)


@pytest.mark.parametrize(("name", "args", "more"), BACKENDS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_backend_that_is_not_there(name: str, args: tuple[Any, ...], more: dict[str, Any], club: Any) -> None:
    """It is never left aside without a word: it goes to networkx, which does not know it, or the error says that none is used."""
    with pytest.raises(AnalysisError, match="backend"):
        FUNCTIONS[name](club, *args, **more, backend="nowhere")


def test_every_function_with_a_backend_is_asked() -> None:
    """The examples have them all."""
    takes = {name for name, function in FUNCTIONS.items() if "backend" in inspect.signature(function).parameters}
    assert takes == {name for name, _, _ in BACKENDS}


def test_the_backend_of_networkx_itself(club: Any) -> None:
    """It is one, and gives what none gives."""
    sides = {"m01": 1, "m34": 2, "m02": 1}
    asks: list[Any] = [
        lambda net, **more: an.ranking(net, "pagerank", **more),
        lambda net, **more: an.brokers(net, sides, **more),
    ]
    for figure in OF_NETWORKX:
        asks.append(lambda net, figure=figure, **more: an.chance(net, figure, blocs=sides, draws=3, **more))
    for ask in asks:
        assert records(ask(club, backend="networkx")) == records(ask(club))
    # its steps end near the eigenvector that is solved for without it
    one, other = (an.centralities(club, **more)["eigenvector"] for more in ({}, {"backend": "networkx"}))
    assert list(one) == pytest.approx(list(other), abs=1e-8)


@pytest.mark.parametrize("figure", [*an.FIGURES, "modularity", "conflict_within"])
def test_a_backend_for_a_figure(figure: str, club: Any) -> None:
    """What networkx computes goes to the backend; of what is counted here the error says so, and for what one is."""
    message = (
        "cannot be computed on the backend 'nowhere'" if figure in OF_NETWORKX else "a backend is for transitivity, .*: give none"
    )
    with pytest.raises(AnalysisError, match=message):
        an.chance(club, figure, blocs={"m01": 1, "m02": 1}, draws=1, backend="nowhere")
