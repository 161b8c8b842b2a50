"""The cache saves time and nothing else: what it gives is what the store gives, and it deletes nothing of others."""

import os
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
import support
from rdflib import URIRef

import alertgraph
from alertgraph.explorer import layout
from alertgraph.machine import cache
from alertgraph.model.claims import Claim
from alertgraph.vocabulary import ID


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an empty cache."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("ALERTGRAPH_CACHE", str(folder))
    return folder


def rows_file(kept: Path) -> Path:
    """The one file of rows in the cache."""
    (file,) = support.every(kept, "*.json")
    return file


def test_rows_are_read_once(kept: Path, made_up_graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second graph of the same files has equal claims, of the same types, without reading its store for them."""
    first = alertgraph.load(made_up_graph).claims()
    monkeypatch.setattr("alertgraph.reading.claims._read", lambda dataset: pytest.fail("read again"))
    second = alertgraph.load(made_up_graph).claims()
    assert second == first
    assert {type(row) for row in second} == {Claim}
    assert [list(map(type, row)) for row in second] == [list(map(type, row)) for row in first]


def test_an_edited_file_is_read_anew(kept: Path, made_up_graph: Path) -> None:
    """Rows are kept for the very bytes of the files: an edit is seen at once."""
    before = alertgraph.load(made_up_graph).claims()
    file = made_up_graph / "alerts/2031-03-03-mercy/claims/1-velmark.ttl"
    file.write_text(file.read_text(encoding="utf-8").replace("keeps grain", "withholds grain"), encoding="utf-8")
    after = alertgraph.load(made_up_graph).claims()
    changed = [(old.id, new.gist) for old, new in zip(before, after, strict=True) if old != new]
    assert changed == [("id:mercy-2031-velmark-002", "Velmark withholds grain, medicine and fuel from the people of Tirrun.")]


@pytest.mark.parametrize("damage", ["empty", "cut", "another row"])
def test_damaged_rows_are_mended(damage: str, kept: Path, made_up_graph: Path) -> None:
    """Rows that are not what was written are read from the store and written anew."""
    first = alertgraph.load(made_up_graph).claims()
    file = rows_file(kept)
    sound = file.read_bytes()
    file.write_bytes({"empty": b"", "cut": sound[:-40], "another row": sound.replace(b"Velmark keeps", b"Velmark gives")}[damage])
    assert alertgraph.load(made_up_graph).claims() == first
    assert file.read_bytes() == sound


def test_a_graph_that_was_changed_in_memory_is_read_from_its_store(kept: Path, made_up_graph: Path) -> None:
    """Who asks for the rdflib face may change the graph, and gets the claims as they are then, which are not kept."""
    alertgraph.load(made_up_graph).claims()
    sound = rows_file(kept).read_bytes()
    graph = alertgraph.load(made_up_graph)
    before = len(alertgraph.load(made_up_graph).claims())
    graph.rdf.remove((URIRef(ID + "mercy-2031-velmark-002"), None, None, None))
    assert len(graph.claims()) == before - 1
    assert rows_file(kept).read_bytes() == sound


def test_a_cache_that_cannot_be_written_costs_time_alone(kept: Path, made_up_graph: Path) -> None:
    """Where the folder cannot be made, all is computed."""
    kept.write_text("a file in its place")
    assert len(alertgraph.load(made_up_graph).claims()) == 34
    assert kept.read_text() == "a file in its place"


def test_old_files_go_and_others_stay(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of our files the newest are kept; what else lies in the folder is not ours to delete."""
    monkeypatch.setattr(cache, "MOST", 3)
    kept.mkdir()
    (kept / "notes.json").write_text("mine")
    os.utime(kept / "notes.json", (1, 1))
    for number in range(6):
        cache.write(f"{number:032x}.nq", b"x")
        os.utime(kept / f"{number:032x}.nq", (100 + number, 100 + number))
    assert sorted(file.name for file in kept.iterdir()) == [f"{n:032x}.nq" for n in (3, 4, 5)] + ["notes.json"]
    assert cache.read(f"{5:032x}.nq") == b"x"
    assert cache.read(f"{0:032x}.nq") is None


def keys(root: Path) -> tuple[str, str]:
    """Under what the rows of a graph and the places of its map are kept."""
    return alertgraph.load(root).data.digest, layout._digest(nx.Graph([("a", "b")]), np.zeros((2, 2)), None)


@pytest.mark.parametrize(
    ("name", "rows", "places"),
    [
        ("sys.version", True, True),
        ("alertgraph.store.folder.__version__", True, False),
        ("pyoxigraph.__version__", True, False),
        ("networkx.__version__", False, True),
        ("numpy.__version__", False, True),
    ],
)
def test_another_version_finds_nothing_of_the_former(
    name: str, rows: bool, places: bool, kept: Path, made_up_graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a version decides has it in its key; what it does not is kept."""
    before = keys(made_up_graph)
    assert keys(made_up_graph) == before
    monkeypatch.setattr(name, "99.9")
    after = keys(made_up_graph)
    assert (after[0] != before[0], after[1] != before[1]) == (rows, places)


def test_no_rows_are_rows_too() -> None:
    """What is packed comes back, be it nothing."""
    assert list(cache.unpacked(cache.packed([]))) == []
