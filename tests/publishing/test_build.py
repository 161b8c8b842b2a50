"""A build is written whole or not at all, and over nothing but its own files."""

import errno
import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import support
from support import Run, snapshot

from alertgraph.errors import WriteError
from alertgraph.machine import switching
from alertgraph.publishing import build as publish


def write(out: Path, files: Mapping[str, bytes]) -> None:
    """A build of these files, to which nothing is told, because nothing was left half done."""
    with publish.prepared(out, lambda said: pytest.fail(said), files) as put:
        put(files)


def content(folder: Path) -> dict[str, bytes]:
    """All files below a folder but the one that is locked."""
    found = snapshot(folder)
    assert found.pop(switching.LOCK, b"") == b""
    return found


def test_manifest_names_what_was_written(tmp_path: Path) -> None:
    """The manifest holds the names of the files with their digests, those of an earlier build among them."""
    write(tmp_path / "out", {"a.txt": b"a", "b.txt": b"b"})
    write(tmp_path / "out", {"a.txt": b"new"})
    assert set(content(tmp_path / "out")) == {"a.txt", "b.txt", publish.MANIFEST}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in {"a.txt": b"new", "b.txt": b"b"}.items()}
    assert json.loads((tmp_path / "out" / publish.MANIFEST).read_text(encoding="utf-8")) == {"alertgraph": digests}


def test_a_file_that_was_changed_is_not_replaced(tmp_path: Path) -> None:
    """What somebody wrote into a file of ours is theirs, and stops the build before anything is touched."""
    write(tmp_path, {"a.txt": b"old", "b.txt": b"old"})
    (tmp_path / "b.txt").write_bytes(b"remarks of mine")
    before = snapshot(tmp_path)
    with pytest.raises(WriteError, match=r"b\.txt: changed since alertgraph build wrote it; move it away"):
        write(tmp_path, {"a.txt": b"new", "b.txt": b"new"})
    assert snapshot(tmp_path) == before


@pytest.mark.usefixtures("quick_page")
def test_two_builds_at_once(made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """The second says so at once and ends with 2; the first is not disturbed."""
    out = tmp_path / "built"
    with publish.prepared(out, pytest.fail) as put:
        outcome = run("build", "--graph", made_up_graph, "--out", out)
        assert (outcome.code, outcome.out) == (2, "")
        assert (
            outcome.err
            == f"alertgraph: {out}: another process is writing there; wait until it is done, or choose another folder\n"
        )
        put({"claims.csv": b"first"})
    assert (out / "claims.csv").read_bytes() == b"first"
    assert run("build", "--graph", made_up_graph, "--out", out).code == 0


@pytest.mark.usefixtures("quick_page")
def test_an_interrupted_build_is_finished_even_by_one_with_findings(
    made_up_graph: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next command finishes it first and says so: no mixture of two builds stays."""
    out = tmp_path / "built"
    assert run("build", "--graph", made_up_graph, "--out", out).code == 0
    whole = content(out)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt), publish.prepared(out, pytest.fail) as put:
        patch.setattr(switching, "_move", killed)
        put({"claims.csv": b"next"})
    assert content(out) != whole
    support.replace_in(made_up_graph / support.CLAIMS, '"2030-07"^^edtf:EDTF', '"2030-17"^^edtf:EDTF')
    outcome = run("build", "--graph", made_up_graph, "--out", out)
    assert outcome.code == 1
    assert f"{out}: an interrupted writing was finished: all its files are in place" in outcome.err
    found = content(out)
    assert found.pop(publish.MANIFEST) != whole.pop(publish.MANIFEST)
    assert found == {**whole, "claims.csv": b"next"}


def test_own_files_are_replaced_and_others_stay(tmp_path: Path) -> None:
    """A second build replaces what the first wrote; a stranger's file of another name stays as it is."""
    write(tmp_path, {"a.txt": b"old", "b.txt": b"old"})
    (tmp_path / "notes.txt").write_bytes(b"mine")
    write(tmp_path, {"a.txt": b"new", "c.txt": b"new"})
    found = content(tmp_path)
    found.pop(publish.MANIFEST)
    assert found == {"a.txt": b"new", "b.txt": b"old", "c.txt": b"new", "notes.txt": b"mine"}
    write(tmp_path, {"b.txt": b"again"})  # the first build wrote it, so it is ours
    assert (tmp_path / "b.txt").read_bytes() == b"again"


@pytest.mark.parametrize("name", ["b.txt", publish.MANIFEST])
def test_foreign_file_in_the_way(name: str, tmp_path: Path) -> None:
    """A file that no build wrote stops the build, before anything is touched."""
    (tmp_path / name).write_bytes(b"mine")
    with pytest.raises(WriteError) as caught:
        write(tmp_path, {"a.txt": b"a", "b.txt": b"b"})
    message = f"{tmp_path / name}: not written by alertgraph build; move it away or choose another --out"
    assert str(caught.value) == message
    assert snapshot(tmp_path) == {name: b"mine"}


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b'{"alertgraph": 3}', b"\xff"])
def test_foreign_manifest(manifest: bytes, tmp_path: Path) -> None:
    """A file called as the manifest that is none allows nothing."""
    (tmp_path / publish.MANIFEST).write_bytes(manifest)
    with pytest.raises(WriteError, match="not written by alertgraph build"):
        write(tmp_path, {"a.txt": b"a"})
    assert snapshot(tmp_path) == {publish.MANIFEST: manifest}


def test_folder_in_the_way(tmp_path: Path) -> None:
    """A folder called as one of our files stops the build, although an earlier one wrote a file of that name."""
    write(tmp_path, {"a.txt": b"old", "b.txt": b"old"})
    (tmp_path / "b.txt").unlink()
    (tmp_path / "b.txt").mkdir()
    before = snapshot(tmp_path)
    with pytest.raises(WriteError, match=r"b\.txt: not written by alertgraph build"):
        write(tmp_path, {"a.txt": b"new", "b.txt": b"new"})
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
        write(tmp_path / "out", {"a.txt": b"a"})
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
        write(tmp_path, dict.fromkeys(names, b"new and longer"))
    assert content(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, switching.LOCK])


@pytest.mark.usefixtures("full_disk")
def test_full_disk_leaves_no_new_folder(tmp_path: Path) -> None:
    """Where there was no build, there is none afterwards, and no folder for it."""
    with pytest.raises(WriteError):
        write(tmp_path / "out", {"a.txt": b"a", "b.txt": b"b", "c.txt": b"c"})
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
