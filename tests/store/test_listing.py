"""What is there and cannot be read is an error that names it, never an empty folder."""

import errno
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import support

from alertgraph.asking import library
from alertgraph.errors import LoadError
from alertgraph.store import dataset, listing
from alertgraph.store.folder import Folder, default_root

ALERT = support.ALERT
#: Folders that are listed for the data itself, and those that are listed later.
READ = [Path("registry"), Path("alerts"), ALERT, ALERT / "claims", Path("rules")]


def leads_nowhere(path: Path) -> None:
    """Put a link to nowhere in the place of a folder."""
    shutil.rmtree(path)
    path.symlink_to("gone")


def is_a_file(path: Path) -> None:
    """Put a file in the place of a folder."""
    shutil.rmtree(path)
    path.write_text("Claims were here.", encoding="utf-8")


@pytest.mark.parametrize("spoil", [leads_nowhere, is_a_file])
@pytest.mark.parametrize("folder", READ, ids=str)
def test_what_is_no_folder(folder: Path, spoil: Callable[[Path], None], made_up_graph: Path) -> None:
    """A link to nowhere and a file in the place of a folder are named; the graph is not read without them."""
    path = made_up_graph / folder
    spoil(path)
    with pytest.raises(LoadError) as caught:
        dataset.load(made_up_graph)
    assert str(caught.value).startswith(f"{path}: ")


@pytest.mark.parametrize("folder", READ, ids=str)
def test_a_folder_that_may_not_be_read(folder: Path, made_up_graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without the permission to list it is named, with the system's reason."""
    path = made_up_graph / folder
    listdir = os.listdir

    def refused(place: Path) -> list[str]:
        if Path(place) == path:
            raise PermissionError(errno.EACCES, "Permission denied", str(place))
        return listdir(place)

    monkeypatch.setattr(os, "listdir", refused)
    with pytest.raises(LoadError) as caught:
        dataset.load(made_up_graph)
    assert str(caught.value) == f"{path}: cannot be read (Permission denied)"


def test_queries_that_lead_nowhere(made_up_graph: Path) -> None:
    """Named queries are not said to be none where their folder cannot be listed."""
    leads_nowhere(made_up_graph / "queries")
    with pytest.raises(LoadError, match="queries: a link that leads nowhere"):
        library.find(Folder(made_up_graph), "harms")


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """Where there is no folder at all, there is nothing in it."""
    assert listing.files(tmp_path / "rules", ".rq") == []
    assert list(listing.below(tmp_path / "alerts", ".ttl")) == []


def test_linked_folders_are_read(made_up_graph: Path) -> None:
    """Claims in a folder that is a link to another are read as any others; one that leads back into itself is refused."""
    before = [file.data for file in dataset.load(made_up_graph).files]
    claims = made_up_graph / ALERT / "claims"
    (made_up_graph / "elsewhere").mkdir()
    claims.rename(made_up_graph / "elsewhere" / "claims")
    claims.symlink_to(made_up_graph / "elsewhere" / "claims")
    assert [file.data for file in dataset.load(made_up_graph).files] == before
    (claims / "again").symlink_to(claims)
    with pytest.raises(LoadError, match="again: a link to a folder that it stands in"):
        dataset.load(made_up_graph)


@pytest.mark.parametrize("name", ["5-more.ttl", "more"])
def test_links_to_nowhere_within_an_alert(name: str, made_up_graph: Path) -> None:
    """A link to nowhere may have been a file or a folder of claims, whatever its name."""
    path = made_up_graph / ALERT / "claims" / name
    path.symlink_to("gone")
    with pytest.raises(LoadError) as caught:
        dataset.load(made_up_graph)
    assert str(caught.value) == f"{path}: a link that leads nowhere; mend or remove it"


def test_hidden_files_are_passed_over(made_up_graph: Path) -> None:
    """What editors and systems leave behind is no alert and no claim."""
    (made_up_graph / "alerts" / ".DS_Store").write_bytes(b"x")
    (made_up_graph / ALERT / "claims" / ".#2-neighbours.ttl").symlink_to("somebody@here.1234")
    assert len(dataset.load(made_up_graph).files) == 9


def test_the_graph_of_the_working_directory_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A graph/ that is a link to nowhere is not passed over for the packaged one."""
    (tmp_path / "graph").symlink_to("gone")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(LoadError, match="graph: a link that leads nowhere"):
        default_root()


def test_notes_beside_the_alerts_are_passed_over(made_up_graph: Path) -> None:
    """A note among the folders of the alerts is none of them; a file of Turtle there, which nothing would read, is refused."""
    (made_up_graph / "alerts" / "README.md").write_text("One folder an alert.\n", encoding="utf-8")
    assert len(dataset.load(made_up_graph).files) == 9
    (made_up_graph / "alerts" / "stray.ttl").write_text("", encoding="utf-8")
    with pytest.raises(LoadError, match=r"stray\.ttl: is no folder"):
        dataset.load(made_up_graph)


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    """As a disk of another encoding has them: no graph, query or finding could be called so."""
    try:
        (tmp_path / os.fsdecode(b"caf\xe9.ttl")).touch()
    except OSError as error:  # some systems take no such name at all
        pytest.skip(str(error))
    with pytest.raises(LoadError) as caught:
        listing.files(tmp_path, ".ttl")
    assert str(caught.value) == f"{tmp_path}: the name 'caf\\udce9.ttl' in it is not UTF-8; rename it"
