"""The notebooks run as they stand, give the outputs that are committed with them, and keep to what they may say."""

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import support

import alertgraph
import notebooks
from alertgraph.api import AlertGraph

FILES = notebooks.paths()
EACH = pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
#: What a notebook may import: the public face, what the extra ``notebooks`` brings, and a way to show a warning.
IMPORTS = {"alertgraph", "alertgraph.analysis", "matplotlib.pyplot", "networkx", "numpy", "pandas", "warnings"}
LINES, WIDTH = 12, 104  # what is read without scrolling
BYTES = 1_000_000
#: What a kernel must not leave behind: places and addresses of a machine, types of columns, which change with pandas.
TRACES = re.compile(r"/(?:tmp|usr|private|root)/|[A-Z]:\\|site-packages|\b0x[0-9a-f]{6,}|\bdtype: ")
#: Words that judge, or claim more than that somebody says so.
VERDICTS = re.compile(
    r"\b(guilt|guilty|culprits?|evil|villains?|liars?|lies|lied|regimes?|puppets?|rogue|war criminals?|perpetrators?|monstrous"
    r"|undeniabl[ey]|undoubtedly|obvious(ly)?|clearly|of course|in fact|in truth|the truth is|rightly|wrongly)\b",
    re.IGNORECASE,
)


@pytest.fixture(scope="module", autouse=True)
def fonts() -> None:
    """matplotlib's list of fonts, made before a kernel needs it: there it would be told on stderr."""
    support.need(find_spec("matplotlib"), "matplotlib is not installed; the extra test brings it")
    import matplotlib.font_manager

    assert matplotlib.font_manager.fontManager.ttflist


def source(path: Path) -> Iterator[tuple[str, str]]:
    """The code cells of a notebook by their ids."""
    for cell in notebooks.cells(notebooks.read(path)):
        yield cell.id, cell.source


def python(code: str) -> ast.Module:
    """The Python of a cell, without its magics."""
    if code.startswith("%%"):
        return ast.Module([], [])
    return ast.parse("\n".join(line for line in code.splitlines() if not line.startswith("%")))


def said(path: Path) -> list[tuple[str, str]]:
    """The prose of a notebook, by the ids of its cells."""
    return [(cell.id, cell.source) for cell in notebooks.read(path).cells if cell.cell_type == "markdown"]


def like(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> bool:
    """Whether two lists of pictures are of the same number and size, but for what another version of a font changes."""
    sides = [(a, b) for pair in zip(one, other, strict=False) for a, b in zip(*pair, strict=True)]
    return len(one) == len(other) and all(abs(a - b) <= 0.05 * max(a, b) for a, b in sides)


def test_there_are_notebooks() -> None:
    """The files that the other tests run are there, numbered in their order."""
    assert FILES
    assert [path.name[:3] for path in FILES] == [f"{number:02}-" for number in range(1, len(FILES) + 1)]


@EACH
def test_it_gives_what_is_committed(path: Path, tmp_path: Path) -> None:
    """Run in an empty folder, each cell gives the text and the tables that are committed, and pictures of the same size.

    Nothing is an error or goes to stderr, and the explorer, whose page is not committed, is there when it runs.
    """
    committed = notebooks.read(path)
    run = notebooks.execute(committed, tmp_path)
    assert list((tmp_path / "empty").iterdir()) == []
    pages = {cell.id: sum(map(notebooks.is_page, cell.outputs)) for cell in notebooks.cells(run)}
    told = {cell.id: [output for output in cell.outputs if is_explorer(output)] for cell in notebooks.cells(committed)}
    assert {name: len(found) for name, found in told.items()} == pages
    for old, new in zip(notebooks.cells(committed), notebooks.cells(notebooks.stripped(run, path.stem)), strict=True):
        hint = f"{old.id}; python tests/kit/notebooks.py {path.stem} makes the outputs again"
        assert [notebooks.words(output) for output in new.outputs] == [notebooks.words(output) for output in old.outputs], hint
        assert {output.get("name", "stdout") for output in new.outputs} <= {"stdout"}, hint
        for before, after in zip(old.outputs, new.outputs, strict=True):
            assert like(notebooks.sizes(before), notebooks.sizes(after)), hint


def is_explorer(output: Any) -> bool:
    """Whether a committed output stands for the explorer."""
    return output.get("data", {}).get("text/plain", "").startswith("<Explorer of")


@EACH
def test_what_is_committed_is_clean(path: Path) -> None:
    """All cells have been run in order; no page of the explorer, no metadata of a run, no trace of a machine; not large."""
    notebook = notebooks.read(path)
    cells = notebooks.cells(notebook)
    outputs = [output for cell in cells for output in cell.outputs]

    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert notebook.metadata == notebooks.METADATA
    assert {key for cell in notebook.cells for key in cell.metadata} == set()
    assert {key for output in outputs for key in output.get("metadata", {})} == set()
    assert [output for output in outputs if notebooks.is_page(output)] == []
    assert {kind for output in outputs for kind in output.get("data", {})} <= {"text/plain", "text/html", "image/png"}
    assert {output.output_type for output in outputs} <= {"stream", "execute_result", "display_data"}
    told = "\n".join(text for output in outputs for text in notebooks.words(output).values())
    assert [match[0] for match in TRACES.finditer(told)] == []
    assert path.stat().st_size < BYTES


@EACH
def test_ids_are_readable_and_stay(path: Path) -> None:
    """Each cell has an id that begins with the notebook's subject; making the outputs again would change none."""
    notebook = notebooks.read(path)
    ids = [cell.id for cell in notebook.cells]

    assert len(ids) == len(set(ids))
    assert [name for name in ids if not re.fullmatch(rf"{path.stem[3:]}-[a-z0-9-]+", name)] == []
    assert [cell.id for cell in notebooks.stripped(notebook, path.stem).cells] == ids


@EACH
def test_a_picture_stays_of_each_explorer(path: Path) -> None:
    """Where the explorer stands when the notebook runs, its picture is committed."""
    explorers = [output for cell in notebooks.cells(notebooks.read(path)) for output in cell.outputs if is_explorer(output)]

    assert [len(notebooks.sizes(output)) for output in explorers] == [1] * len(explorers)


@EACH
def test_cells_are_short_and_public(path: Path) -> None:
    """A cell is one idea in a few lines, and uses what any user may: no inner module, no private name, no file."""
    for name, code in source(path):
        assert len(code.splitlines()) <= LINES, name
        assert max(map(len, code.splitlines()), default=0) <= WIDTH, name
        tree = python(code)
        modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        modules |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert modules <= IMPORTS, name
        named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert {attr for attr in named if attr.startswith("_")} <= {"_asdict", "_fields"}, name
        assert not re.search(r"\bsource=|^[!]|\bopen\(", code, re.MULTILINE), name


@EACH
def test_the_first_words_say_whose_claims_these_are(path: Path, real_graph: AlertGraph) -> None:
    """The first cell is prose, has the question as its heading, and names the publisher and that these are no findings."""
    first = notebooks.read(path).cells[0]
    words = " ".join(first.source.split())

    assert first.cell_type == "markdown"
    assert re.match(r"# [^\n]+\?\n", first.source)
    assert [
        alert.publisher for alert in real_graph.alerts.values() if real_graph.entities[alert.publisher].label not in words
    ] == []
    assert "not findings of this project" in words


@EACH
def test_the_last_words_say_what_it_cannot_say(path: Path) -> None:
    """The last cell tells the limits of what stands before it."""
    last = notebooks.read(path).cells[-1]

    assert last.cell_type == "markdown"
    assert last.source.startswith("## What this cannot say\n")
    assert len(last.source.split()) > 40


@EACH
def test_prose_passes_no_verdict(path: Path) -> None:
    """No word of the prose judges, and links lead to a notebook that is there, or to the web."""
    assert [(name, match[0]) for name, text in said(path) for match in VERDICTS.finditer(text)] == []
    links = [link for _, text in said(path) for link in re.findall(r"\]\(([^)]+)\)", text)]
    assert [link for link in links if not link.startswith("https://") and not (path.parent / link).is_file()] == []


@EACH
def test_it_explores_and_draws(path: Path) -> None:
    """It has the explorer, and a figure of another kind."""
    outputs = [output for cell in notebooks.cells(notebooks.read(path)) for output in cell.outputs]
    pictures = [output for output in outputs if notebooks.sizes(output)]

    assert {is_explorer(output) for output in pictures} == {True, False}


def test_a_run_is_stripped_of_what_is_not_committed() -> None:
    """The explorer's page goes and its picture stays, a table stays, metadata go, and ids are made of the first words."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="64"></svg>'
    data = {"text/html": '<iframe srcdoc="page"></iframe>', notebooks.SVG: svg, "text/plain": "<Explorer of 2 claims>"}
    shown = {"output_type": "display_data", "data": data, "metadata": {"image/svg+xml": {"isolated": True}}}
    table = {"output_type": "display_data", "data": {"text/html": "<table></table>"}, "metadata": {}}
    ids = ("a1b2c3d4", "mills-counted-so", "mills-counted-so")
    cells = [
        {
            "cell_type": "code",
            "id": name,
            "source": "Counted = so",
            "metadata": {"tags": ["x"]},
            "execution_count": 4,
            "outputs": [],
        }
        for name in ids
    ]
    cells[0]["outputs"] = [shown, table]
    whole = {"cells": cells, "metadata": {"kernelspec": {"name": "elsewhere"}}, "nbformat": 4, "nbformat_minor": 4}
    found = notebooks.stripped(notebooks.nbformat.from_dict(whole), "07-mills")

    assert found.metadata == notebooks.METADATA
    assert [cell.id for cell in found.cells] == ["mills-counted-so", "mills-counted-so-2", "mills-counted-so-3"]
    assert [list(output.data) for output in found.cells[0].outputs] == [[notebooks.SVG, "text/plain"], ["text/html"]]
    assert notebooks.sizes(found.cells[0].outputs[0]) == [(96, 64)]
    assert {key for cell in found.cells for key in cell.metadata} == set()
    assert "text/html" in data


def test_a_fault_of_a_notebook_is_told(tmp_path: Path) -> None:
    """A cell that fails stops the run with its error; one that writes to stderr shows it."""
    error = 'import sys\nprint("one", file=sys.stderr)\nprint("two")\nprint("three")'
    cells = [{"cell_type": "code", "source": code, "metadata": {}, "outputs": []} for code in (error, "1 / 0")]
    whole = {"cells": cells, "metadata": notebooks.METADATA, "nbformat": 4, "nbformat_minor": 4}
    run = notebooks.execute(notebooks.nbformat.from_dict({**whole, "cells": cells[:1]}), tmp_path)
    streams = {output.name: output.text for output in run.cells[0].outputs}

    assert streams == {"stderr": "one\n", "stdout": "two\nthree\n"}
    (tmp_path / "second").mkdir()
    from nbclient.exceptions import CellExecutionError

    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        notebooks.execute(notebooks.nbformat.from_dict(whole), tmp_path / "second")


def test_no_notebook_of_that_name() -> None:
    """The command that makes the outputs names what there is."""
    with pytest.raises(SystemExit, match="no notebook 07-mills; there are: 01-tour"):
        notebooks.main(["07-mills"])


def test_the_public_face_is_all_that_they_need() -> None:
    """What a notebook takes from the package is what the package shows."""
    used = {
        node.attr
        for path in FILES
        for _, code in source(path)
        for node in ast.walk(python(code))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "ag"
    }
    assert {"load", "explore"} <= used <= set(alertgraph.__all__)
