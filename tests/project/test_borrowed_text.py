"""Nothing of the alert's text, of a machine, or of somebody else's code stands in the repository."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import support

from alertgraph.texts.tokens import WORD, fold, squeeze

RUN = 8  # consecutive words that are borrowed, titles and names aside

#: Written in two parts, so that this file does not hold them.
HOSTS = [
    "registry.npm" + "js.org",
    "registry.yarn" + "pkg.com",
    "npm" + "mirror.com",
    "py" + "pi.org",
    "files.python" + "hosted.org",
    "cdn.js" + "delivr.net",
    "unp" + "kg.com",
    "cdn" + "js.cloudflare.com",
]
MACHINE = re.compile("|".join((r"(?<![\w.:/-])/wo" + r"rk/\w", r"(?<![\w.:/-])/ho" + r"me/\w", r"(?<![\w.:/-])/Us" + r"ers/\w")))


@cache
def files() -> dict[str, bytes]:
    """Every file that is or would be committed, by its path."""
    support.need(shutil.which("git"), "git is not installed")
    support.need((support.REPOSITORY / ".git").exists(), "this is no git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=support.REPOSITORY,
        capture_output=True,
        check=True,
    ).stdout.decode()
    paths = {name: support.REPOSITORY / name for name in listed.split("\0") if name}
    return {name: path.read_bytes() for name, path in sorted(paths.items()) if path.is_file()}


def texts() -> dict[str, str]:
    """The files that are text."""
    return {name: data.decode("utf-8", "replace") for name, data in files().items() if b"\0" not in data[:8000]}


def readable(name: str, text: str) -> str:
    """A text as a reader has it: of a notebook the cells and their outputs, without what JSON and HTML put around them."""
    if not name.endswith(".ipynb"):
        return text
    return unescape(re.sub(r"<[^>]*>", " ", "\n".join(strings(json.loads(text)))))


def strings(value: Any, key: str = "") -> Iterator[str]:
    """All texts in a notebook but its pictures; the lines of one text are joined."""
    if key.startswith("image/") and not key.endswith("xml"):
        return
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from strings(inner, name)
    elif isinstance(value, list):
        if all(isinstance(line, str) for line in value):
            yield "".join(value)
        else:
            for inner in value:
                yield from strings(inner)
    elif isinstance(value, str):
        yield value


def words(text: str) -> list[str]:
    """The normalised words of a text, without what Turtle, JSON and Markdown put around them."""
    plain = re.sub(r"\\[nrt]", " ", text.replace('\\"', '"').replace("\\u2019", "'"))
    return [squeeze(match[0]) for match in WORD.finditer(fold(plain).text)]


def runs(tokens: list[str]) -> set[tuple[str, ...]]:
    """All runs of eight words."""
    return {tuple(tokens[at : at + RUN]) for at in range(len(tokens) - RUN + 1)}


def borrowed(text: str, alert: set[tuple[str, ...]]) -> list[str]:
    """The runs of a text that stand in the alert."""
    tokens = words(text)
    found = (tuple(tokens[at : at + RUN]) for at in range(len(tokens) - RUN + 1))
    return [" ".join(run) for run in found if run in alert]


def alert_runs(alert: Path, names: Path) -> set[tuple[str, ...]]:
    """The runs of the alert, but for those that lie within a permitted name or title."""
    permitted = set()
    for line in names.read_text(encoding="utf-8").splitlines():
        permitted |= runs(words(line))
    return runs(words(alert.read_text(encoding="utf-8"))) - permitted


def test_no_eight_words_of_the_alert() -> None:
    """No eight consecutive words of the alert stand in any file, the permitted names and titles aside."""
    names = support.alerts_folder() / "names-and-titles.txt"
    support.need(names.is_file(), "the folder that ALERTGRAPH_ALERTS names lacks names-and-titles.txt")
    alert = alert_runs(support.alert_text(), names)
    assert len(alert) > 2000
    found = {name: runs for name, text in texts().items() if (runs := borrowed(readable(name, text), alert))}
    assert found == {}


def test_borrowed_words_are_found(tmp_path: Path) -> None:
    """Eight words are found whatever stands between them, seven are not, and a permitted title is none."""
    alert, names = tmp_path / "alert.txt", tmp_path / "names.txt"
    title = "A Title of Nine Whole Words of This Text"
    alert.write_text(
        f"The mills of Maren\nstood still for a <u>year</u> or \u201cmore,\u201d said she. {title}", encoding="utf-8"
    )
    names.write_text(f"{title}\n", encoding="utf-8")
    found = alert_runs(alert, names)
    assert borrowed('x "mills of M\u00e1ren stood\\nstill **for** a year"@en', found) == ["mills of maren stood still for a year"]
    assert borrowed("of Maren stood still for a year", found) == []
    assert borrowed(title, found) == []
    assert borrowed(f"she. {title}", found) == ["she a title of nine whole words of"]


def test_borrowed_words_are_found_in_a_notebook(tmp_path: Path) -> None:
    """Eight words are found in a cell and in its outputs, whatever lines, markup and entities break them up."""
    alert, names = tmp_path / "alert.txt", tmp_path / "names.txt"
    alert.write_text("The miller's mills of Maren stood still for a year", encoding="utf-8")
    names.write_text("", encoding="utf-8")
    found = alert_runs(alert, names)
    table = "<td>miller&#x27;s mills <b>of</b> Maren stood still for a year</td>"
    outputs = [
        {"output_type": "stream", "name": "stdout", "text": ["The miller's mills of Maren\n", "stood still for a\n"]},
        {"output_type": "display_data", "data": {"text/html": [table], "image/png": "bWlsbHM="}, "metadata": {}},
    ]
    cell = {"cell_type": "code", "source": ["x = 1\n", "miller's mills of Maren stood still"], "outputs": outputs}
    read = readable("a/notebook.ipynb", json.dumps({"cells": [cell]}))

    assert borrowed(read, found) == [
        "the millers mills of maren stood still for",
        "millers mills of maren stood still for a",
        "millers mills of maren stood still for a",
        "mills of maren stood still for a year",
    ]
    assert "bWlsbHM" not in read
    assert borrowed(readable("a.ipynb", json.dumps({"cells": [{**cell, "outputs": []}]})), found) == []


def test_files_are_found() -> None:
    """The files that the other tests look through are there, this one among them."""
    assert {"pyproject.toml", "graph/ontology.ttl", "src/alertgraph/terminal/cli.py"} <= set(files())


def test_no_registry_host() -> None:
    """No file names the host of a package registry or of a network that delivers scripts."""
    assert [(name, host) for name, text in texts().items() for host in HOSTS if host in text.lower()] == []


def test_no_path_of_a_machine() -> None:
    """No file names a place on somebody's machine."""
    found = [(name, match[0]) for name, text in texts().items() for match in MACHINE.finditer(text)]
    assert found == []


def test_nothing_vendored() -> None:
    """No file is minified or comes from elsewhere: scripts and styles are short plain lines."""
    named = [
        name for name in files() if re.search(r"(^|/)(node_modules|vendor|third_party|bower_components)/|\.min\.|\.map$", name)
    ]
    assert named == []
    long = {
        name: max(map(len, text.splitlines()), default=0)
        for name, text in texts().items()
        if name.endswith((".js", ".mjs", ".css", ".html", ".py"))
    }
    assert {name: length for name, length in long.items() if length > 400} == {}
    banners = [
        name for name, text in texts().items() if name.endswith((".js", ".css")) and re.search(r"@license|\bCopyright\b", text)
    ]
    assert banners == []
