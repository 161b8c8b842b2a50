"""Graph folders broken by chance: whatever is wrong, each command ends with an answer, findings, or one line that says what.

``ALERTGRAPH_FOLDERS=5000 pytest -n 0 -s tests/hostile/test_folders.py`` breaks as many, and goes on from the seed that
``ALERTGRAPH_FOLDERS_FROM`` names.
"""

import io
import os
import random
import re
import shutil
import signal
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from types import FrameType
from typing import Any

import breaking
import pytest
import support

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.errors import AlertgraphError
from alertgraph.explorer import render
from alertgraph.publishing import tables
from alertgraph.terminal.cli import main
from alertgraph.texts import document

FOLDERS = int(os.environ.get("ALERTGRAPH_FOLDERS", "14"))
FIRST = int(os.environ.get("ALERTGRAPH_FOLDERS_FROM", "0"))
#: Seconds after which a command is taken to wait for ever: a hundred times as long as it needs.
FOR_EVER = 60

COMMANDS = (
    "build --out OUT", "build --out OUT --source TEXT", "check", "check --source TEXT", "anchor --source TEXT", "query --list",
    "query offices", "query harms --format csv", "query harms --explain", "query ASK{?s?p?o}", "query CONSTRUCTWHERE{?s?p?o}",
    "find Velmark", "find grain --source TEXT", "show Velmark", "show Velmark Ostrávia", "show id:velmark --format html",
    "show id:velmark --format md --order time --source TEXT", "cite", "cite id:mercy-2031 --format ris --source TEXT",
    "cite id:mercy-2031-velmark-002 --format bibtex",
)  # fmt: skip
#: What is asked of a graph in Python.
CALLS: tuple[Callable[[AlertGraph], object], ...] = (
    lambda graph: graph.claims()._repr_html_(),
    lambda graph: graph.network(stance=None, polarity=None, modality=None, aggregate=True),
    lambda graph: str(graph.find("Velmark")),
    lambda graph: [graph.cite(claim).long for claim in graph.claims()],
    lambda graph: graph.tours(),
    lambda graph: [query.title for query in graph.queries.values()],
    lambda graph: str(graph.query("offices")),
    lambda graph: (tables.claims_csv(graph), tables.actors_csv(graph)),
    lambda graph: graph.verify(),
    lambda graph: len(graph.rdf),
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph that is copied and broken."""
    return breaking.whole(tmp_path_factory.mktemp("sound"))


@contextmanager
def not_for_ever() -> Iterator[None]:
    """End what waits for ever with a TimeoutError."""

    def late(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"still at work after {FOR_EVER} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(FOR_EVER)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def ended(words: list[str]) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of a command."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), not_for_ever():
        code = main(words)
    return code, out.getvalue(), err.getvalue()


def fault(code: int, out: str, err: str) -> str:
    """What is wrong with how a command ended; nothing where a user knows what to do."""
    lines = err.splitlines()
    if code == 2:
        told = [number for number, line in enumerate(lines) if line.startswith("alertgraph: ")]
        if not told:
            return "no word of what was wrong"
        after = lines[told[-1] + 1 :]
        if after and not (len(after) == 2 and after[1].strip() == "^"):  # the line of a query, and a caret
            return "more than a line"
        return "a line that is too long" if len(lines[told[-1]]) > 2100 else ""
    if code == 1:
        odd = [line for line in out.splitlines() if not re.match(r".+?:\d+: .+ \[[\w*./-]+\]$", line) or len(line) > 2100]
        return f"a finding without a place: {odd[0]}" if odd else "" if out else "no finding"
    return "" if code == 0 else f"the exit code {code}"


@pytest.mark.usefixtures("quick_page")
def test_no_broken_folder_ends_a_command_otherwise_than_it_should(sound: Path, tmp_path: Path) -> None:
    """No traceback, no waiting for ever, and nothing written by a build that does not end well."""
    wrong = []
    for seed in range(FIRST, FIRST + FOLDERS):
        rng = random.Random(seed)  # noqa: S311 - for variety that can be repeated, not for secrets
        root, done = breaking.broken(sound, tmp_path / str(seed), seed)
        values = {"OUT": str(root.with_name("out")), "TEXT": str(support.MADE_UP_TEXT)}
        for command in rng.sample(COMMANDS, 3):
            words = [values.get(word, word) for word in command.split()]
            try:
                code, out, err = ended([*words, "--graph", str(root)])
                said = fault(code, out, err)
                if code and Path(values["OUT"]).exists():
                    said = said or "something of a build that did not end well"
            except BaseException:
                said = traceback.format_exc()
            if said:
                wrong.append((seed, done, command, said))
        wrong += [(seed, done, "in Python", said) for said in asked(root, rng.choice(CALLS))]
        shutil.rmtree(root.parent)
    print(f"{FOLDERS} folders: {len(wrong)} faults")
    assert wrong == []


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ('"soon"^^xsd:date', "needs exactly one dcterms:issued, an xsd:date [alert-issued]"),
        ('"2031-02-30"^^xsd:date', "needs exactly one dcterms:issued, an xsd:date [alert-issued]"),
        ('"9999999999-01-01"^^xsd:date', "needs exactly one dcterms:issued, an xsd:date [alert-issued]"),
    ],
)
def test_a_date_that_is_none_is_a_finding_alone(
    date: str, said: str, sound: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """No library logs a traceback before it."""
    root = shutil.copytree(sound, tmp_path / "graph")
    support.replace_in(root / support.ALERT / "alert.ttl", '"2031-03-03"^^xsd:date', date)
    code, out, err = ended(["check", "--graph", str(root)])
    assert (code, caplog.records) == (1, [])
    assert out.splitlines()[0].endswith(said)
    assert err == f"{len(out.splitlines())} finding{'s' if len(out.splitlines()) > 1 else ''}\n"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("alert.ttl", "ag:paragraphCount 16", f"ag:paragraphCount {'9' * 5000}"),
        ("alert.ttl", "ag:firstParagraph 10", f"ag:firstParagraph {'9' * 5000}"),
        ("../../ontology.ttl", "ag:sign -1", "ag:sign 1e400"),
        ("../../ontology.ttl", "ag:sign -1", "ag:sign 'NaN'^^xsd:double"),
    ],
)
def test_a_number_that_is_none(file: str, old: str, new: str, sound: Path, tmp_path: Path) -> None:
    """Longer than Python reads, or no number at all: found by check, and told by whatever else reads it."""
    root = shutil.copytree(sound, tmp_path / "graph")
    path = root / support.ALERT / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    for words in (["check"], ["show", "Velmark"], ["cite"]):
        code, out, err = ended([*words, "--graph", str(root)])
        assert fault(code, out, err) == ""
        assert words != ["check"] or code == 1


def asked(root: Path, call: Callable[[AlertGraph], Any]) -> list[str]:
    """What is wrong with how a graph answers in Python: an error of ours, in a line, is right."""
    try:
        with not_for_ever(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            call(alertgraph.load(root))
    except AlertgraphError:
        return []
    except BaseException:
        return [traceback.format_exc()]
    return []


def test_damage_is_done(sound: Path, tmp_path: Path) -> None:
    """What breaks a file changes it, or what stands in its place: else the test above would look at sound folders."""
    for name, damage in breaking.DAMAGES.items():
        path = tmp_path / name / "states.ttl"
        path.parent.mkdir()
        shutil.copy(sound / support.CLAIMS, path)
        before = path.read_bytes()
        damage(path, random.Random(1))  # noqa: S311
        assert not path.is_file() or path.stat().st_size != len(before) or path.read_bytes() != before, name
        assert os.path.lexists(path) or name == "removed" or list(path.parent.iterdir()), name


def test_a_large_value_is_told_shortly(sound: Path, tmp_path: Path) -> None:
    """A label of a megabyte makes no line of a megabyte, and no page is built with it."""
    root = shutil.copytree(sound, tmp_path / "graph")
    support.replace_in(root / "registry" / "states.ttl", '"Velmark"@en', f'"{"long " * 200_000}"@en')
    code, out, err = ended(["check", "--graph", str(root)])
    assert (code, fault(code, out, err)) == (1, "")
    assert "skos:prefLabel has 1000000 letters, more than 500; say it shortly" in out


@pytest.mark.parametrize("emptied", ["claims", "claims and passages", "alerts"])
def test_a_graph_without_claims_is_one(emptied: str, sound: Path, tmp_path: Path) -> None:
    """Nothing falls over: figures of an empty network, a page, tables with their head alone."""
    root = shutil.copytree(sound, tmp_path / "graph")
    shutil.rmtree(root / "tours")
    alert = root / support.ALERT
    for path in [root / "alerts"] if emptied == "alerts" else [alert / "claims"]:
        shutil.rmtree(path)
    if emptied == "claims and passages":
        (alert / "passages.ttl").write_bytes(b"")
    code, out, err = ended(["check", "--graph", str(root)])
    assert (code, err) == (0, ""), out + err
    assert "0 claims" in out
    graph = alertgraph.load(root)
    assert (len(graph.claims()), len(graph.network()), len(graph.network(aggregate=True))) == (0, 0, 0)
    assert [len(list(rows.splitlines())) for rows in (tables.claims_csv(graph),)] == [1]
    assert "<html" in render(graph, {}, progress=lambda message: None)
    assert graph.claims()._repr_html_()
    assert document.read(support.MADE_UP_TEXT).tokens
