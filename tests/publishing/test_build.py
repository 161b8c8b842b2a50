"""A build is written whole or not at all, the same bytes from the same graph, and over nothing but its own files."""

import errno
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import support
from support import Run

from alertgraph.api import AlertGraph
from alertgraph.errors import WriteError
from alertgraph.network import projection as network
from alertgraph.publishing import build as publish
from alertgraph.publishing import exports

FILES = {
    "index.html",
    "graph.trig",
    "graph.ttl",
    "graph.jsonld",
    "claims.csv",
    "actors.csv",
    "network.graphml",
    "network.gexf",
    "void.ttl",
}


@pytest.fixture
def quick_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that takes no time."""
    monkeypatch.setattr("alertgraph.explorer.render", lambda graph, texts, **steps: "<!doctype html><title>é</title>")


def snapshot(folder: Path) -> dict[str, bytes]:
    """All files below a folder, hidden ones too."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in support.every(folder, "**/*") if path.is_file()}


@pytest.mark.usefixtures("quick_page")
def test_files_of_a_build(made_up: AlertGraph) -> None:
    """A build is the files of the contract, each what its exporter writes; the network is the default one."""
    remarks: list[str] = []
    files = publish.render(made_up, {}, remarks.append)
    assert set(files) == FILES
    assert files["index.html"] == "<!doctype html><title>é</title>".encode()
    assert files["claims.csv"] == exports.claims_csv(made_up).encode()
    assert files["actors.csv"] == exports.actors_csv(made_up).encode()
    assert files["graph.trig"] == exports.trig(exports.published(made_up.data))
    assert files["graph.jsonld"] == exports.jsonld(exports.published(made_up.data))
    assert files["graph.ttl"] == exports.turtle(made_up.data)
    assert files["void.ttl"] == exports.void(exports.published(made_up.data))
    net = made_up.network()
    net.graph["source"] = "What the alert says or passes on, not findings of this project: "
    net.graph["source"] += "Harrow Observatory, “Watch Notice: The Long Drought of Mercy”, 3 March 2031."
    assert files["network.graphml"] == network.graphml(net)
    assert files["network.gexf"] == network.gexf(made_up.network())
    assert remarks == ["writing RDF, tables and networks"]


def test_real_page(made_up: AlertGraph, made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """The command writes every file, the real page among them, and ends with true counts and the path to open."""
    out = tmp_path / "built"
    outcome = run("build", "--graph", made_up_graph, "--out", out)
    assert outcome.code == 0
    assert set(snapshot(out)) == {*FILES, publish.MANIFEST}
    assert "Velmark" in (out / "index.html").read_text(encoding="utf-8")
    assert outcome.out.splitlines() == [
        f"1 alert, 32 actors and things, {len(made_up.relations)} relations, {len(made_up.data.store)} triples",
        "34 claims: 24 asserted, affirmed and actual; 1 disputed",
        f"open {out / 'index.html'}",
    ]


def test_same_bytes_in_two_processes(made_up_graph: Path, tmp_path: Path) -> None:
    """Two processes with different hash seeds and no common cache build the same bytes, the page included."""
    for number in ("1", "2"):
        code = (
            f"from alertgraph.terminal.cli import main; main(['build', '--graph', {str(made_up_graph)!r}, '--out', {number!r}])"
        )
        environment = {"PYTHONHASHSEED": number, "ALERTGRAPH_CACHE": str(tmp_path / f"cache-{number}")}
        support.run_python(code, environment, cwd=tmp_path)
    assert snapshot(tmp_path / "1") == snapshot(tmp_path / "2")


def test_manifest_names_what_was_written(tmp_path: Path) -> None:
    """The manifest holds the names of the files, and is one of them."""
    publish.write(tmp_path / "out", {"a.txt": b"a", "b.txt": b"b"})
    assert set(snapshot(tmp_path / "out")) == {"a.txt", "b.txt", publish.MANIFEST}
    assert json.loads((tmp_path / "out" / publish.MANIFEST).read_text(encoding="utf-8")) == {"alertgraph": ["a.txt", "b.txt"]}


def test_own_files_are_replaced_and_others_stay(tmp_path: Path) -> None:
    """A second build replaces what the first wrote; a stranger's file of another name stays as it is."""
    publish.write(tmp_path, {"a.txt": b"old", "b.txt": b"old"})
    (tmp_path / "notes.txt").write_bytes(b"mine")
    publish.write(tmp_path, {"a.txt": b"new", "c.txt": b"new"})
    found = snapshot(tmp_path)
    found.pop(publish.MANIFEST)
    assert found == {"a.txt": b"new", "b.txt": b"old", "c.txt": b"new", "notes.txt": b"mine"}
    publish.write(tmp_path, {"b.txt": b"again"})  # the first build wrote it, so it is ours
    assert (tmp_path / "b.txt").read_bytes() == b"again"


@pytest.mark.parametrize("name", ["b.txt", publish.MANIFEST])
def test_foreign_file_in_the_way(name: str, tmp_path: Path) -> None:
    """A file that no build wrote stops the build, before anything is touched."""
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(WriteError) as caught:
        publish.write(tmp_path, {"a.txt": b"a", "b.txt": b"b"})
    message = f"{tmp_path / name}: not written by alertgraph build; move it away or choose another --out"
    assert str(caught.value) == message
    assert snapshot(tmp_path) == {name: b"mine"}


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b'{"alertgraph": 3}', b"\xff"])
def test_foreign_manifest(manifest: bytes, tmp_path: Path) -> None:
    """A file called as the manifest that is none allows nothing."""
    (tmp_path / publish.MANIFEST).write_bytes(manifest)
    with pytest.raises(WriteError, match="not written by alertgraph build"):
        publish.write(tmp_path, {"a.txt": b"a"})
    assert snapshot(tmp_path) == {publish.MANIFEST: manifest}


def test_folder_in_the_way(tmp_path: Path) -> None:
    """A folder called as one of our files stops the build, although an earlier one wrote a file of that name."""
    publish.write(tmp_path, {"a.txt": b"old", "b.txt": b"old"})
    (tmp_path / "b.txt").unlink()
    (tmp_path / "b.txt").mkdir()
    before = snapshot(tmp_path)
    with pytest.raises(WriteError, match=r"b\.txt: not written by alertgraph build"):
        publish.write(tmp_path, {"a.txt": b"new", "b.txt": b"new"})
    assert snapshot(tmp_path) == before


def test_out_that_can_be_no_folder_is_told_before_the_long_steps(made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """Under a file, behind a link to nothing, or where the name of an output is such a link; nothing is begun."""
    (tmp_path / "file").write_text("kept", encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "nothing")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").symlink_to(tmp_path / "nothing")
    for out, message in (
        ("file/below", f"{tmp_path / 'file'} is no folder; choose another --out"),
        ("link/below", f"{tmp_path / 'link'} is no folder; choose another --out"),
        ("link", f"{tmp_path / 'link'} is no folder; choose another --out"),
        ("out", "index.html: not written by alertgraph build; move it away"),
    ):
        outcome = run("build", "--graph", made_up_graph, "--out", tmp_path / out)
        assert (outcome.code, outcome.out) == (2, "")
        assert message in outcome.err
        assert "reading" not in outcome.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "kept"
    assert (tmp_path / "out" / "index.html").is_symlink()


def test_out_is_a_file(tmp_path: Path) -> None:
    """A file where the folder should be is left alone."""
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(WriteError, match="out: is a file; choose another --out"):
        publish.write(tmp_path / "out", {"a.txt": b"a"})
    assert (tmp_path / "out").read_bytes() == b"mine"


@pytest.fixture(params=range(1, 5))
def full_disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A disk that is full from the so-and-so-manieth file on, of which it takes the first half."""
    write_bytes = Path.write_bytes
    left = [request.param]

    def write(self: Path, data: bytes) -> int:
        left[0] -= 1
        if left[0] <= 0:
            write_bytes(self, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return write_bytes(self, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", write)
        yield request.param


def test_full_disk_leaves_the_last_build(tmp_path: Path, full_disk: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full at any file leaves the last build byte for byte, and nothing half-written beside it."""
    names = {"a.txt": b"old one", "b.txt": b"old two", "c.txt": b"old three"}
    with monkeypatch.context() as patch:
        patch.undo()
        for name, data in names.items():
            with (tmp_path / name).open("wb") as file:
                file.write(data)
        (tmp_path / publish.MANIFEST).write_text(json.dumps({"alertgraph": sorted(names)}), encoding="utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(WriteError, match=r"cannot be written \(No space left on device\); nothing was changed"):
        publish.write(tmp_path, dict.fromkeys(names, b"new and longer"))
    assert snapshot(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(before)


@pytest.mark.usefixtures("full_disk")
def test_full_disk_leaves_no_new_folder(tmp_path: Path) -> None:
    """Where there was no build, there is none afterwards, and no folder for it."""
    with pytest.raises(WriteError):
        publish.write(tmp_path / "out", {"a.txt": b"a", "b.txt": b"b", "c.txt": b"c"})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("quick_page")
def test_full_disk_on_the_command_line(made_up_graph: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command says so, ends with 2 and leaves the last build."""
    out = tmp_path / "built"
    assert run("build", "--graph", made_up_graph, "--out", out).code == 0
    before = snapshot(out)

    def full(self: Path, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    outcome = run("build", "--graph", made_up_graph, "--out", out)
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.splitlines()[-1].endswith("cannot be written (No space left on device); nothing was changed")
    assert snapshot(out) == before


@pytest.mark.usefixtures("quick_page")
def test_findings_leave_the_last_build(made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """A finding is printed, ends with 1, and the last build stays byte for byte."""
    out = tmp_path / "built"
    assert run("build", "--graph", made_up_graph, "--out", out).code == 0
    before = snapshot(out)
    support.replace_in(made_up_graph / support.CLAIMS, '"2030-07"^^edtf:EDTF', '"2030-17"^^edtf:EDTF')
    outcome = run("build", "--graph", made_up_graph, "--out", out)
    line = support.line_of(made_up_graph / support.CLAIMS, "id:mercy-2031-neighbours-008")
    finding = "id:mercy-2031-neighbours-008: '2030-17' is not a valid EDTF date [edtf]"
    assert outcome.code == 1
    assert outcome.out == f"{made_up_graph / support.CLAIMS}:{line}: {finding}\n"
    assert outcome.err.splitlines()[-1] == "1 finding; nothing was written"
    assert snapshot(out) == before
    assert run("build", "--graph", made_up_graph, "--out", tmp_path / "new").code == 1
    assert not (tmp_path / "new").exists()


@pytest.mark.usefixtures("quick_page")
def test_foreign_file_on_the_command_line(made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """A foreign file of the same name ends with 2, names it, and is untouched."""
    (tmp_path / "claims.csv").write_bytes(b"mine")
    outcome = run("build", "--graph", made_up_graph, "--out", tmp_path)
    assert outcome.code == 2
    assert f"{tmp_path / 'claims.csv'}: not written by alertgraph build" in outcome.err
    assert (tmp_path / "claims.csv").read_bytes() == b"mine"
    assert not (tmp_path / "index.html").exists()


@pytest.mark.usefixtures("quick_page")
def test_build_writes_nothing_into_the_graph(made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """The graph's own folder is as it was."""
    before = snapshot(made_up_graph)
    assert run("build", "--graph", made_up_graph, "--out", tmp_path / "built").code == 0
    assert snapshot(made_up_graph) == before
