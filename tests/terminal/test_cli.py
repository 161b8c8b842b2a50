"""The command line: exit codes 0, 1 and 2, results on stdout, remarks on stderr, and never a traceback."""

import codecs
import os
import subprocess
import sys
from pathlib import Path

import pytest
import support
from support import Run

from alertgraph.terminal.cli import COMMANDS


def test_help_lists_the_commands(run: Run) -> None:
    """The program's help names each command and whose claims these are."""
    outcome = run("--help")
    assert outcome.code == 0
    assert [command for command in COMMANDS if f"\n    {command} " not in outcome.out] == []
    assert "not what is true" in " ".join(outcome.out.split())


def test_version(run: Run) -> None:
    """The version is the package's."""
    import alertgraph

    assert run("--version") == (0, f"alertgraph {alertgraph.__version__}\n", "")


@pytest.mark.parametrize("arguments", [[], ["biuld"], ["show"], ["query", "--format", "yaml"], ["anchor"], ["check", "--nope"]])
def test_wrong_usage(arguments: list[str], run: Run) -> None:
    """A wrong command or option is told with the usage, on stderr."""
    outcome = run(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("usage: alertgraph")


@pytest.mark.parametrize(
    ("arguments", "closed", "said"),
    [
        (("query", "offices"), ">&-", b""),
        (("query", "--list"), ">&-", b""),
        (("query", "offices"), "2>&-", b""),
        (("query", "-"), "<&-", b"alertgraph: there is no stdin to read the query from\n"),
        (("query", "offices"), ">/dev/full", b"alertgraph: the answer cannot be written whole: there is no space left\n"),
    ],
)
def test_streams_that_are_closed(arguments: tuple[str, ...], closed: str, said: bytes, made_up_graph: Path) -> None:
    """No traceback, and the exit code of what could not run."""
    words = [sys.executable, "-m", "alertgraph", *arguments, "--graph", str(made_up_graph)]
    done = subprocess.run(["sh", "-c", f'exec "$@" {closed}', "sh", *words], capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (2, said)


def test_byte_order_marks(made_up_graph: Path, run: Run) -> None:
    """Files that an editor begins with one are read as those without."""
    marked = [path for pattern in ("ontology.ttl", "registry/*.ttl", "**/*.rq") for path in support.every(made_up_graph, pattern)]
    before = run("query", "offices", "--graph", made_up_graph)
    for path in marked:
        path.write_bytes(codecs.BOM_UTF8 + path.read_bytes())
    assert run("check", "--graph", made_up_graph).code == 0
    assert run("query", "offices", "--graph", made_up_graph) == before
    assert before.code == 0 and before.out


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("claims", "rdf:object id:quill", "rdf:object id:qiull", "id:qiull, which is not an actor or thing of the registry"),
        (
            "claims",
            "ag:passage id:mercy-2031-p16-s1",
            "ag:passage id:mercy-2031-p16-s9",
            "which is not one of its alert's passages.ttl",
        ),
        ("ontology", "ag:sign -1", 'ag:sign "x"', "its ag:sign is 'x', which is no number"),
        ("registry", "a ag:State", "a ag:Stete", "its class ag:Stete is none of the ontology"),
    ],
)
def test_a_graph_that_is_being_written(file: str, old: str, new: str, message: str, made_up_graph: Path, run: Run) -> None:
    """What a dossier needs and lacks is told with the claim, and what to do."""
    folder = {"claims": support.ALERT / "claims", "ontology": Path("ontology.ttl"), "registry": Path("registry")}[file]
    paths = [made_up_graph / folder] if file == "ontology" else support.every(made_up_graph / folder, "*.ttl")
    path = next(path for path in paths if old in path.read_text(encoding="utf-8"))
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    for command in (["show", "Quill"], ["serve", "--port", "0"]):
        outcome = run(*command, "--graph", made_up_graph)
        assert (outcome.code, outcome.out) == (2, "")
        assert message in outcome.err and "run alertgraph check" in outcome.err


def test_broken_turtle(made_up_graph: Path, run: Run) -> None:
    """Every command that reads the graph names the file and line that do not parse, with 2."""
    path = made_up_graph / "registry" / "states.ttl"
    path.write_text("# two lines\n@prefix id: <x:> .\nid:a id:b id:c\nid:d id:e id:f .\n", encoding="utf-8")
    commands = (
        ["check"],
        ["query", "offices"],
        ["show", "Velmark"],
        ["anchor", "--source", support.MADE_UP_TEXT],
        ["build", "--out", "o"],
    )
    for command in commands:
        outcome = run(*command, "--graph", made_up_graph)
        assert (outcome.code, outcome.out) == (2, "")
        assert f"alertgraph: {path}:4: not valid Turtle: " in outcome.err
    assert not Path("o").exists()


def test_no_graph(tmp_path: Path, run: Run) -> None:
    """A folder that holds no graph is told with what it should hold."""
    outcome = run("check", "--graph", tmp_path)
    assert (outcome.code, outcome.out) == (2, "")
    assert (
        outcome.err == f"alertgraph: {tmp_path}: no ontology.ttl in it; --graph takes a folder laid out as graph/README.md says\n"
    )


@pytest.mark.parametrize("command", [["check"], ["build", "--out", "o"], ["show", "Velmark"], ["anchor"]], ids=lambda c: c[0])
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no such file; give the path of your copy of the alert"),
        ("folder", "is a directory; give the file in it that holds the alert"),
        (b"Caf\xe9 in Maren", "not UTF-8 at byte 3; save it as UTF-8 text or HTML"),
        (b"%PDF-1.7", "is a PDF; extract its text first"),
        (b"", "is empty, it holds no words"),
    ],
    ids=["absent", "folder", "latin-1", "pdf", "empty"],
)
def test_unreadable_source(
    content: bytes | str | None, message: str, command: list[str], made_up_graph: Path, tmp_path: Path, run: Run
) -> None:
    """A source that cannot be read is named, with what to do, and 2."""
    path = tmp_path / "copy.txt"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        path.mkdir()
    outcome = run(*command, "--graph", made_up_graph, "--source", path)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.splitlines()[-1].startswith(f"alertgraph: {path}: {message}")


@pytest.mark.parametrize("option", ["--graph", "--source", "--out"])
def test_an_empty_path_is_none(option: str, run: Run) -> None:
    """It is not the folder where one stands."""
    outcome = run("build", option, "")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith(f"alertgraph build: error: argument {option}: takes a path, not ''\n")


@pytest.mark.parametrize("name", ["n" * 300, "\N{LATIN SMALL LETTER U WITH DIAERESIS}" * 200, "n/" * 3000, "loop", "a\nb"])
@pytest.mark.parametrize("option", ["--graph", "--source", "--out"])
def test_a_path_that_there_cannot_be(
    option: str, name: str, made_up_graph: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is too long, links in a circle, a line end in a name: each told in one line, and 2."""
    monkeypatch.chdir(tmp_path)
    Path("loop").symlink_to("loop")
    Path("a\nb").write_bytes(b"")
    given = {"--graph": made_up_graph, "--source": support.MADE_UP_TEXT, "--out": tmp_path / "o"} | {option: name}
    outcome = run("build", *(word for pair in given.items() for word in pair))
    last = outcome.err.splitlines()[-1]
    assert (outcome.code, outcome.out) == (2, "")
    assert last.startswith(f"alertgraph: {name[:20]}" if name != "a\nb" else "alertgraph: a\\nb: ")
    assert len(last) < 1000 and not Path("o").exists()


def test_a_wrong_option_is_told_in_a_line(run: Run) -> None:
    """Whatever was given: a megabyte is shortened, and what a terminal would obey is spelt."""
    outcome = run("query", "x", "--format", "long" * 250_000 + "\x1b[31m\n")
    assert outcome.code == 2
    assert len(outcome.err.splitlines()[-1]) < 700
    assert "\x1b" not in outcome.err


def test_a_named_query_that_does_not_parse_is_told_with_its_file(made_up_graph: Path, run: Run) -> None:
    """Who asks by its name has not written it: file and line are told, and the line with a caret."""
    path = made_up_graph / "queries" / "offices.rq"
    support.replace_in(path, "ORDER BY", "ORDER BYE")
    outcome = run("query", "offices", "--graph", made_up_graph)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"alertgraph: {path}:{support.line_of(path, 'ORDER BYE')}: ")


def test_source_of_no_alert(made_up_graph: Path, tmp_path: Path, run: Run) -> None:
    """A text of something else is refused, with the alerts that there are."""
    path = tmp_path / "recipe.txt"
    path.write_text("Take three eggs, and a cup of barley flour. Stir them well for an hour.", encoding="utf-8")
    for command in (["check"], ["show", "Velmark"]):
        outcome = run(*command, "--graph", made_up_graph, "--source", path)
        assert (outcome.code, outcome.out) == (2, "")
        assert "fewer than a third of any alert's passages are in it; alerts with passages: id:mercy-2031" in outcome.err


# ---- as a process


def alertgraph(*arguments: str, cwd: Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    command = [sys.executable, "-m", "alertgraph", *arguments]
    return subprocess.run(
        command, cwd=cwd, input=stdin, env={**os.environ, **environment}, capture_output=True, check=False, timeout=60
    )


def test_works_from_an_empty_folder(tmp_path: Path) -> None:
    """In a folder without a graph the program uses the one that it came with."""
    done = alertgraph("query", "ASK { ?claim a ag:Claim }", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"true\n", b"")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_a_graph_uses_it(made_up_graph: Path) -> None:
    """The graph of the working directory is the default."""
    done = alertgraph("show", "Velmark", cwd=made_up_graph.parent)
    assert done.returncode == 0
    assert done.stdout.startswith(b"Velmark  (id:velmark, state)\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_that_lacks_letters(encoding: str, made_up_graph: Path) -> None:
    """Where the terminal cannot show a letter, a question mark stands in its place."""
    done = alertgraph("show", "Ostravia", cwd=made_up_graph.parent, PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines()[0].decode(encoding) in ("Ostr?via  (id:ostravia, state)", "Ostrávia  (id:ostravia, state)")


def test_stdin_that_is_not_utf8(made_up_graph: Path) -> None:
    """A query that is not UTF-8 is told, with 2 and no traceback."""
    done = alertgraph("query", "-", cwd=made_up_graph.parent, stdin=b"ASK { ?s ?p '\xff' }", PYTHONIOENCODING="utf-8:strict")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"alertgraph: the query on stdin is not UTF-8 at byte 13\n"


def test_a_reader_that_goes_away(made_up_graph: Path) -> None:
    """A pipe that is closed early, as by head, is no error."""
    command = f"{sys.executable} -m alertgraph query 'SELECT ?s ?p ?o WHERE {{ ?s ?p ?o }}' --format csv | head -n 1"
    done = subprocess.run(["bash", "-c", command], cwd=made_up_graph.parent, capture_output=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == (b"s,p,o\n", b"")
