"""The files of a build are those of the contract and of the README, and the same bytes from the same graph."""

import re
from pathlib import Path

import pytest
import support
from support import Run, snapshot

from alertgraph.api import AlertGraph
from alertgraph.machine.switching import LOCK
from alertgraph.network import files as network_files
from alertgraph.publishing import files, rdf, tables
from alertgraph.publishing.build import MANIFEST
from alertgraph.terminal import counts

CONTRACT = {
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


@pytest.mark.usefixtures("quick_page")
def test_files_of_a_build(made_up: AlertGraph) -> None:
    """A build is the files of the contract, each what its exporter writes; the network is the default one."""
    remarks: list[str] = []
    built = files.render(made_up, {}, remarks.append)
    assert set(built) == CONTRACT == set(files.FILES) - {files.WITH_TEXT}
    assert built["index.html"] == "<!doctype html><title>é</title>".encode()
    assert built["claims.csv"] == tables.claims_csv(made_up).encode("utf-8-sig")
    assert built["actors.csv"] == tables.actors_csv(made_up).encode("utf-8-sig")
    assert built["graph.trig"] == rdf.trig(rdf.published(made_up.data))
    assert built["graph.jsonld"] == rdf.jsonld(rdf.published(made_up.data))
    assert built["graph.ttl"] == rdf.turtle(made_up.data)
    assert built["void.ttl"] == rdf.void(rdf.published(made_up.data))
    net = made_up.network()
    assert built["network.graphml"] == network_files.graphml(net)
    assert built["network.gexf"] == network_files.gexf(net)
    assert remarks == ["writing RDF, tables and networks"]


def test_the_readme_lists_the_files() -> None:
    """The README tells of each file of a build once, and of no other."""
    readme = (support.REPOSITORY / "README.md").read_text(encoding="utf-8")
    (told,) = (part for part in readme.split("\n\n") if "Beside the page stand the data" in part)
    names = re.findall(r"`(?:build/)?([\w-]+\.\w+)`", told)
    assert sorted(names) == sorted(files.FILES)


def test_real_page(made_up: AlertGraph, made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """The command writes every file, the real page among them, and ends with true counts and the path to open."""
    out = tmp_path / "built"
    outcome = run("build", "--graph", made_up_graph, "--out", out)
    assert outcome.code == 0
    assert set(snapshot(out)) == {*CONTRACT, MANIFEST, LOCK}
    assert "Velmark" in (out / "index.html").read_text(encoding="utf-8")
    assert outcome.out.splitlines() == [
        f"1 alert, {len(made_up.relations)} relations, {counts.triples(made_up.data)}",
        counts.entries(made_up),
        counts.claims(made_up.claims()),
        f"open {out / 'index.html'}",
    ]


def test_a_copy_of_the_text_stands_in_a_page_of_its_own(made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """With --source index.html is as without; of the page with the text stderr says that it is not for publication."""
    out = tmp_path / "built"
    assert run("build", "--graph", made_up_graph, "--out", out).code == 0
    without = snapshot(out)
    outcome = run("build", "--graph", made_up_graph, "--out", out, "--source", support.MADE_UP_TEXT)
    private = out / files.WITH_TEXT
    assert outcome.code == 0
    assert f"{private} holds your copy of the text, not for publication; index.html is the page without it\n" in outcome.err
    assert outcome.out.splitlines()[-1] == f"open {private}"
    built = snapshot(out)
    assert "sold Velmark the radar" in built.pop(files.WITH_TEXT).decode()
    assert "sold Velmark the radar" not in built["index.html"].decode()
    assert f'"{files.WITH_TEXT}"' in built.pop(MANIFEST).decode()
    without.pop(MANIFEST)
    assert built == without
    again = run("build", "--graph", made_up_graph, "--out", out)
    assert f"{private} is of an earlier build and holds a copy of the text, not for publication\n" in again.err
    assert again.out.splitlines()[-1] == f"open {out / 'index.html'}"


def test_same_bytes_in_two_processes(made_up_graph: Path, tmp_path: Path) -> None:
    """Two processes with different hash seeds and no common cache build the same bytes, the page included."""
    for number in ("1", "2"):
        code = (
            f"from alertgraph.terminal.cli import main; main(['build', '--graph', {str(made_up_graph)!r}, '--out', {number!r}])"
        )
        environment = {"PYTHONHASHSEED": number, "ALERTGRAPH_CACHE": str(tmp_path / f"cache-{number}")}
        support.run_python(code, environment, cwd=tmp_path)
    assert snapshot(tmp_path / "1") == snapshot(tmp_path / "2")
