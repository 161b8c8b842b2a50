"""The bounds of pyproject.toml are true, and every Python makes the same bytes.

The lowest versions are installed for the oldest Python, the newest for the newest that is at hand, which takes a registry and
two minutes: .ci/run does so, and no other run.
"""

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import support

PROJECT = tomllib.loads((support.REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OLDEST = PROJECT["requires-python"].removeprefix(">=")
FIGURES = support.TESTS / "kit" / "figures.py"
#: What reads, checks, asks, serves, analyses, draws and writes: something of each library that users have, without a browser.
CORE = (
    "analysis/ground/test_arguments.py", "analysis/plots/test_drawings.py::test_periods_by_hand",
    "analysis/standing/test_brokers.py",
    "asking/test_answers.py", "checking/test_derived.py", "checking/test_terms.py",
    "network/test_files_kept_apart.py::test_values_that_no_file_holds",
    "publishing/test_rdf.py", "reading", "server/test_connections.py::test_a_client_that_does_not_go_on",
    "server/test_connections.py::test_headers_without_end", "server/test_pages.py", "store/test_forrdflib.py",
    "store/test_sparql.py",
)  # fmt: skip


def requirements() -> list[str]:
    """What users install, and what runs the tests; JupyterLab, of which no code asks anything, aside."""
    extras = PROJECT["optional-dependencies"]
    runners = [line for line in extras["test"] if line.startswith("pytest")]
    return [
        line for line in (*PROJECT["dependencies"], *extras["notebooks"], *extras["serve"], *runners) if "jupyterlab" not in line
    ]


def lowest(line: str) -> str:
    """The lowest version that a requirement allows."""
    found = re.fullmatch(r"([\w-]+)[>=]=([\d.]+)(?:,<.*)?", line)
    assert found, line
    return f"{found[1]}=={found[2]}"


def pythons() -> dict[tuple[int, int], str]:
    """Each Python that can be found, the oldest that we run with and those after it, by its version."""
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    folders = [*map(Path, os.environ["PATH"].split(os.pathsep)), *sorted(root.glob("versions/*/bin"))]
    found = {sys.version_info[:2]: sys.executable}
    for program in [path for folder in folders for path in sorted(folder.glob("python3.[0-9]*"))]:
        named = re.fullmatch(r"python3\.(\d+)", program.name)
        if named and (3, int(named[1])) not in found and int(named[1]) >= int(OLDEST.partition(".")[2]):
            code = "import sys, venv; sys.exit(sys.version_info.releaselevel != 'final')"
            if subprocess.run([program, "-c", code], capture_output=True, check=False).returncode == 0:
                found[3, int(named[1])] = str(program)
    return dict(sorted(found.items()))


class Place(NamedTuple):
    """An environment with versions of its own, and what its Python is called by."""

    python: Path
    folder: Path

    def run(self, *arguments: str | Path) -> str:
        """What its Python prints; it must end well."""
        environment = {**os.environ, "ALERTGRAPH_CACHE": str(self.folder / "cache"), "ALERTGRAPH_CI": "0"}
        done = subprocess.run(
            [self.python, *arguments], env=environment, cwd=support.REPOSITORY, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]
        return done.stdout


def installed(folder: Path, python: str, wanted: list[str]) -> Place:
    """An environment of a Python with what is wanted, and our code as it stands."""
    subprocess.run([python, "-m", "venv", "--without-pip", folder], check=True)
    made = Place(folder / "bin" / "python", folder)
    pip = [sys.executable, "-m", "pip", "--python", str(made.python), "install", "--quiet", "--no-compile", *wanted]
    done = subprocess.run(pip, capture_output=True, text=True, check=False)
    support.need(done.returncode == 0, f"pip cannot install {' '.join(wanted)}: {done.stderr[-600:]}")
    packages = Path(made.run("-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (packages / "alertgraph.pth").write_text(f"{support.SOURCE.parent}\n", encoding="utf-8")
    return made


@pytest.fixture(scope="module", params=["lowest", "newest"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """The lowest versions under the oldest Python, then the newest under the newest."""
    support.need(os.environ.get("ALERTGRAPH_CI") == "1", "it installs two environments, which .ci/run does")
    known = pythons()
    if len(known) == 1:
        pytest.skip("this is the only Python here")
    low = request.param == "lowest"
    oldest = tuple(map(int, OLDEST.split(".")))
    support.need(not low or oldest in known, f"there is no Python {OLDEST}")
    python = known[oldest] if low else [*known.values()][-1]
    return installed(tmp_path_factory.mktemp(request.param), python, [*map(lowest, requirements())] if low else requirements())


@pytest.fixture(scope="module")
def here(own_cache: Path) -> dict[str, Any]:
    """The figures of what is installed here."""
    found: dict[str, Any] = json.loads(
        support.run_python(
            f"import runpy, sys; sys.argv = ['', {str(support.GRAPH)!r}]; runpy.run_path({str(FIGURES)!r}, run_name='__main__')"
        )
    )
    return found


def test_figures_and_map(place: Place, here: dict[str, Any]) -> None:
    """Every digit of the figures, every place of the map and every byte of the network's files."""
    there = json.loads(place.run("-W", "ignore", FIGURES, support.GRAPH))
    assert [name for name, value in here["figures"].items() if there["figures"][name] != value] == []


def test_the_same_bytes(place: Place, real_build: dict[str, bytes]) -> None:
    """Every file of a build, the page first."""
    place.run("-m", "alertgraph", "build", "--graph", support.GRAPH, "--out", place.folder / "build")
    there = {path.name: path.read_bytes() for path in support.every(place.folder / "build", "*")}
    assert [name for name, data in real_build.items() if there.get(name) != data] == []
    assert there.keys() == real_build.keys()


def test_the_core(place: Place) -> None:
    """A part of the tests passes, with warnings as errors; nothing that needs a browser."""
    paths = [support.TESTS / name for name in CORE]
    told = place.run("-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *paths)
    assert re.search(r"^\d{3} passed", told, re.MULTILINE), told[-2000:]
