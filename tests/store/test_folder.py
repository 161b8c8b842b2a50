"""The folder of a graph: found, its files told by named graph, and all that its content depends on in one hash."""

import shutil
from pathlib import Path

import pytest
import support

from alertgraph.api import AlertGraph
from alertgraph.errors import LoadError
from alertgraph.machine import files
from alertgraph.store import folder
from alertgraph.store.folder import Folder, GraphFile
from alertgraph.vocabulary import GRAPH, ONTOLOGY, REGISTRY

MERCY = GRAPH + "2031-03-03-mercy"


def test_files(made_up: AlertGraph) -> None:
    """The files read are those of the folder, in a fixed order, each with its named graph."""
    root = made_up.data.root
    assert [(str(file.path.relative_to(root)), file.graph) for file in made_up.data.files] == [
        ("ontology.ttl", ONTOLOGY),
        ("registry/bodies.ttl", REGISTRY),
        ("registry/persons.ttl", REGISTRY),
        ("registry/states.ttl", REGISTRY),
        ("registry/things.ttl", REGISTRY),
        ("alerts/2031-03-03-mercy/alert.ttl", MERCY),
        ("alerts/2031-03-03-mercy/claims/1-velmark.ttl", MERCY),
        ("alerts/2031-03-03-mercy/claims/2-neighbours.ttl", MERCY),
        ("alerts/2031-03-03-mercy/passages.ttl", MERCY),
    ]


def test_nothing_is_read_to_tell_the_files(made_up_graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files and their graphs are told by their names alone."""
    monkeypatch.setattr(files, "read", lambda path: pytest.fail(f"{path} was read"))
    assert [graph for _, graph in Folder(made_up_graph).graphs()] == [ONTOLOGY, *[REGISTRY] * 4, *[MERCY] * 4]
    assert [path.suffix for path in Folder(made_up_graph).rules()] == [".rq"] * len(support.every(made_up_graph, "rules/*"))


def test_default_root(made_up_graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The graph is that of the working directory, and elsewhere that of the package or the checkout."""
    monkeypatch.chdir(made_up_graph.parent)
    assert folder.default_root() == Path("graph")
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    assert folder.default_root() == support.GRAPH


def test_without_any_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no folder at all, it is told how to name one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(folder, "_PACKAGE", tmp_path / "a" / "b" / "c")
    with pytest.raises(LoadError, match="name one with --graph DIR"):
        folder.default_root()


def test_the_digest_is_of_all_that_the_rows_depend_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Another file, rule, graph of a file or byte of the program gives another hash; nothing of the list is missing."""
    file, rule = GraphFile(Path("a.ttl"), "x:g", b"<x:a>"), {Path("r.rq"): b"ASK {}"}
    found = [
        folder.digest([file], rule),
        folder.digest([file._replace(graph="x:h")], rule),
        folder.digest([file._replace(data=b"<x:b>")], rule),
        folder.digest([file, file], rule),
        folder.digest([file], {}),
    ]
    assert folder.digest([file._replace(path=Path("b.ttl"))], rule) == found[0]
    for pattern in folder.KEPT_BY:
        assert support.every(support.SOURCE, pattern)
    for name in ("store/folder.py", "store/sparql.py", "reading/claims.py", "machine/cache.py", "dates.py", "edtf.py"):
        package = tmp_path / name.replace("/", "-")
        shutil.copytree(support.SOURCE, package, ignore=shutil.ignore_patterns("assets", "__pycache__"))
        monkeypatch.setattr(folder, "_PACKAGE", package)
        assert folder.digest([file], rule) == found[0]
        (package / name).write_text("# mended\n", encoding="utf-8")
        found.append(folder.digest([file], rule))
    assert len(set(found)) == len(found)
