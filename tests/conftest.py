"""Fixtures of the whole suite: the real graph, the made-up one, the command line, and a cache of their own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
import support
from browser import Visit, chromium, require_chromium
from browser import made_up as invented
from serving import Server, serving
from support import Outcome, Run

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.explorer import render
from alertgraph.terminal.cli import main
from alertgraph.texts.document import Document, read

pytest.register_assert_rewrite("contract")  # its assertions are told as those of a file of tests


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first; the rest keeps its order."""
    place = {support.TESTS / name: number for number, name in enumerate(support.LONGEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The cache of the tests, shared by all processes that run them, so that the user's is neither read nor written."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "alertgraph-cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ALERTGRAPH_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def real_graph() -> AlertGraph:
    """The graph of this repository."""
    return alertgraph.load(support.GRAPH)


@pytest.fixture(scope="session")
def real_build(own_cache: Path) -> dict[str, bytes]:
    """The files of a build of the real graph, made once for all processes that run tests."""
    folder = own_cache.with_name("real-build")
    with support.alone(folder.with_suffix(".lock")):
        if not folder.exists():
            assert main(["build", "--graph", str(support.GRAPH), "--out", str(folder)]) == 0
    return {path.name: path.read_bytes() for path in support.every(folder, "*")}


@pytest.fixture(scope="session")
def real_path(real_build: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the real page, as ``alertgraph build`` makes it; not to be changed."""
    found = tmp_path_factory.mktemp("real-page") / "index.html"
    found.write_bytes(real_build["index.html"])
    return found


@pytest.fixture
def made_up_graph(tmp_path: Path) -> Path:
    """A folder with the made-up graph, to be broken."""
    return support.assemble(tmp_path)


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> AlertGraph:
    """The made-up graph, loaded once; not to be changed."""
    return alertgraph.load(support.assemble(tmp_path_factory.mktemp("made-up")))


@pytest.fixture(scope="session")
def made_up_text() -> Document:
    """The text of the made-up alert."""
    return read(support.MADE_UP_TEXT)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process; no command may end in a traceback."""

    def run_command(*arguments: object) -> Outcome:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:  # what argparse does with a wrong option, and after --help
            code = stop.code if isinstance(stop.code, int) else 1
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Outcome(code, out, err)

    return run_command


@pytest.fixture
def quick_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that takes no time."""
    monkeypatch.setattr("alertgraph.explorer.render", lambda graph, texts, **steps: "<!doctype html><title>é</title>")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium, with a new profile, for all tests of a process."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def graph() -> AlertGraph:
    """A made-up graph of 240 entries and 600 claims, with a hostile label and labels in other scripts; not to be changed."""
    return invented(240, 600)


@pytest.fixture(scope="session")
def html(graph: AlertGraph) -> str:
    """Its page."""
    require_chromium()
    return render(graph, progress=lambda message: None)


@pytest.fixture(scope="session")
def path(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of its page; a test file that needs another page has a fixture of this name."""
    found = tmp_path_factory.mktemp("page") / "index.html"
    found.write_text(html, encoding="utf-8", newline="\n")
    return found


@pytest.fixture(scope="module")
def hub(graph: AlertGraph) -> str:
    """The entry with most neighbours on the default map of a file's graph."""
    net = nx.Graph(graph.network())
    return str(max(sorted(net), key=lambda name: len(set(net[name]) - {name})))


@pytest.fixture
def visit(browser: Any, path: Path) -> Iterator[Callable[..., Visit]]:
    """A function that opens the page; whatever it does there, it may ask for nothing and complain of nothing."""
    visits = []

    def opened(fragment: str = "", *, of: Path = path, **options: Any) -> Visit:
        visits.append((Visit(browser, of, fragment, **options), of))
        return visits[-1][0]

    yield opened
    for seen, of in visits:
        leave(seen, of)


@pytest.fixture(scope="module")
def kept(browser: Any, path: Path) -> Iterator[Visit]:
    """A visit that is kept for a file."""
    seen = Visit(browser, path)
    yield seen
    leave(seen, path)


@pytest.fixture
def lasting(kept: Visit) -> Visit:
    """A visit for all tests of a file that say themselves in which state they want the page; in front, so that it is drawn."""
    kept.page.bring_to_front()
    return kept


def leave(seen: Visit, path: Path) -> None:
    """End a visit, which may have asked for nothing but its page, and complained of nothing."""
    asked = {url.split("#")[0] for url in seen.requests}
    assert {url for url in asked if not url.startswith(("blob:", "data:"))} == {path.as_uri()}
    assert seen.troubles == []
    assert seen.js("window.__violations") == []
    seen.close()


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An endpoint of the made-up graph for all tests of a file."""
    root = support.assemble(tmp_path_factory.mktemp("served"))
    with serving(root, "--workers", "2", "--timeout", "4") as server:
        yield server
