"""Rooms import one way; networks and RDF know nothing of each other; only the terminal prints; queries load little."""

import ast
import json
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest
import support


class Room(NamedTuple):
    """What the modules of a room import: rooms, rooms that they name for types alone, and packages from elsewhere."""

    rooms: str
    types: str = ""
    packages: str = ""


#: Every room of the package; each imports rooms above it alone. What may live in one, its own docstring says.
ROOMS: dict[str, Room] = {
    "errors": Room(""),
    "edtf": Room(""),
    "dates": Room("edtf"),
    "vocabulary": Room(""),
    "machine": Room("errors", packages="filelock platformdirs"),
    "tables": Room("", packages="pandas"),
    "model": Room("dates errors tables vocabulary"),
    "store": Room("dates errors machine vocabulary", packages="oxrdflib pyoxigraph rdflib"),
    "remote": Room("errors store vocabulary", packages="pyoxigraph urllib3"),
    "reading": Room("errors machine model store vocabulary", packages="pyoxigraph"),
    "asking": Room("dates errors model reading store tables vocabulary", packages="pyoxigraph pyparsing rdflib"),
    "network": Room("machine model", packages="networkx"),
    "texts": Room("errors machine model reading store vocabulary"),
    "finding": Room("asking errors model tables texts"),
    "telling": Room("dates model texts"),
    "tours": Room("errors machine store tables", types="model"),
    "api": Room("asking errors finding model network reading remote store tables telling texts tours", types="dates"),
    "magic": Room("api errors", packages="IPython"),
    "checking": Room(
        "api asking dates errors machine model reading store tables texts tours vocabulary", packages="pyoxigraph pyshacl rdflib"
    ),
    "analysis.ground": Room("dates errors model network tables", packages="networkx pandas"),
    "analysis.standing": Room("analysis.ground errors", packages="networkx numpy"),
    "analysis.sides": Room("analysis.ground errors", packages="networkx numpy"),
    "analysis.stories": Room("analysis.ground errors", packages="networkx"),
    "analysis.time": Room("analysis.ground dates errors network", packages="networkx"),
    "analysis.odds": Room("analysis.ground analysis.sides analysis.standing errors", packages="networkx numpy"),
    "explorer": Room(
        "api errors machine model network telling vocabulary", types="texts", packages="jinja2 markupsafe networkx numpy pyvis"
    ),
    "analysis.plots": Room(
        "analysis.ground analysis.standing analysis.time api dates errors model telling", packages="matplotlib networkx"
    ),
    "analysis": Room(
        "analysis.ground analysis.odds analysis.plots analysis.sides analysis.standing analysis.stories analysis.time"
    ),
    "publishing": Room("api asking errors explorer machine model network store telling texts vocabulary", packages="pyoxigraph"),
    "server.workers": Room("asking errors store vocabulary", packages="pyoxigraph"),
    "server.front": Room(
        "api asking errors model server.workers store telling vocabulary", packages="h11 jinja2 pyoxigraph starlette uvicorn"
    ),
    "server.launch": Room("api errors publishing server.front server.workers store vocabulary", packages="pyoxigraph uvicorn"),
    "server": Room(""),
    "terminal": Room(
        "api asking checking errors finding machine model publishing reading remote server.launch server.workers store telling "
        "texts vocabulary"
    ),
    "__main__": Room("terminal"),
    "": Room("api errors explorer magic"),
}
RDF = {"rdflib", "pyoxigraph", "oxrdflib", "pyshacl"}
NETWORKS = {"networkx", "numpy", "pyvis"}


def module_name(path: Path) -> str:
    """A module's name within the package; the package itself is the empty name."""
    parts = [*path.relative_to(support.SOURCE).with_suffix("").parts]
    return ".".join(part for part in parts if part != "__init__")


MODULES = {module_name(path): path for path in support.every(support.SOURCE, "**/*.py") if "npm" not in path.parts}


def room(name: str) -> str:
    """The room of a module: the nearest folder, or else the module itself, that the table names."""
    parts = name.split(".")
    found = [".".join(parts[:end]) for end in range(len(parts), 0, -1)]
    return next((one for one in found if one in ROOMS), name)


def imports(name: str, *, types: bool) -> set[str]:
    """Every module that a module imports, in a function too, by full name; those for types alone, or the others."""
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    blocks = [node for node in ast.walk(tree) if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"]
    for_types = {id(inner) for block in blocks for part in block.body for inner in ast.walk(part)}
    found = set()
    for node in ast.walk(tree):
        if (id(node) in for_types) is not types:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import"
            source = str(node.module)
            inner = {f"{source}.{alias.name}" for alias in node.names}
            known = {full for full in inner if full.removeprefix("alertgraph.") in MODULES}
            found |= known or {source}
            if known and known != inner:
                found.add(source)
    return found


def inner(name: str, *, types: bool = False) -> set[str]:
    """The modules of the package that a module imports."""
    ours = {full for full in imports(name, types=types) if full.split(".")[0] == "alertgraph"}
    return {full.removeprefix("alertgraph").removeprefix(".") for full in ours}


def outer(name: str) -> set[str]:
    """The packages from elsewhere that a module loads, those of Python itself aside."""
    found = {full.split(".")[0] for full in imports(name, types=False)}
    return found - {"alertgraph", *sys.stdlib_module_names}


def of_room(wanted: str) -> list[str]:
    """The modules of a room."""
    return [name for name in MODULES if room(name) == wanted]


@pytest.mark.parametrize("wanted", ROOMS)
def test_a_room_imports_only_what_it_may(wanted: str) -> None:
    """The table is kept, and grants nothing that nobody uses."""
    modules = of_room(wanted)
    used = {room(other) for name in modules for other in inner(name)} - {wanted, ""}
    named = {room(other) for name in modules for other in inner(name, types=True)} - {wanted, ""} - used
    packages = {package for name in modules for package in outer(name)}

    assert (" ".join(sorted(used)), " ".join(sorted(named)), " ".join(sorted(packages))) == ROOMS[wanted]


def test_every_module_is_in_a_room() -> None:
    """A module outside the table is in no room, and a room without a module is none."""
    assert {room(name) for name in MODULES} == set(ROOMS)


def test_a_room_imports_rooms_above_it() -> None:
    """The order of the table is the order of the rooms."""
    order = list(ROOMS)
    later = [
        (name, other)
        for name, row in ROOMS.items()
        for other in (*row.rooms.split(), *row.types.split())
        if order.index(other) >= order.index(name)
    ]
    assert later == []


@pytest.mark.parametrize("name", [name for name in ROOMS if name and (support.SOURCE / name.replace(".", "/")).is_dir()])
def test_a_room_says_in_a_sentence_what_may_live_there(name: str) -> None:
    """The docstring of its folder begins with it."""
    told = ast.get_docstring(ast.parse(MODULES[name].read_text(encoding="utf-8"))) or ""
    assert len(told.split("\n\n")[0].split()) > 5


def test_the_readme_tells_of_every_room() -> None:
    """It has each room once, in the order in which rooms may import each other."""
    text = (support.REPOSITORY / "README.md").read_text(encoding="utf-8")
    table = text.partition("| room |")[2].partition("\n\n")[0]
    told = [name for line in table.splitlines() for name in re.findall(r"`([a-z]+)/?`", line.split("|")[1])]
    assert told == list(dict.fromkeys(name.partition(".")[0] for name in ROOMS if name not in ("", "__main__")))


def test_no_import_cycles() -> None:
    """The modules can be sorted so that each imports only what comes before it; the package's lazy face aside."""
    graph = {
        name: {other for other in inner(name) | inner(name, types=True) if other != name and other != ""}
        for name in MODULES
        if name != ""
    }
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) == set(MODULES) - {""}


def test_networks_and_rdf_are_apart() -> None:
    """No module loads both, and the interface hands out either."""
    sides = {name: (bool(outer(name) & RDF), bool(outer(name) & NETWORKS)) for name in MODULES}
    assert [name for name, side in sides.items() if all(side)] == []


LOUD = ("print(1)", "sys.stdout.write('')", "sys.stderr.flush()", "sys.stdin.read()", "sys.exit(0)", "exit(0)", "quit()")


@pytest.mark.parametrize("room", sorted({name.partition(".")[0] for name in ROOMS if name} - {"__main__"}))
def test_only_the_terminal_prints(room: str) -> None:
    """The linter, which has nothing to say of the program, lets no other room print, use the streams or end the program."""
    code = "import sys\n" + "\n".join(LOUD) + "\n"
    command = [sys.executable, "-m", "ruff", "check", "--select", "T20,TID251,PLR1722", "--output-format", "concise"]
    done = subprocess.run(
        [*command, "--stdin-filename", f"src/alertgraph/{room}/made_up.py", "-"],
        cwd=support.REPOSITORY, input=code, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    told = {int(line.split(":")[1]) for line in done.stdout.splitlines() if "made_up.py:" in line}
    assert told == (set() if room == "terminal" else {*range(2, len(LOUD) + 2)})


def test_nobody_asks_at_the_terminal() -> None:
    """No module waits for an answer that somebody types: what it needs is an argument."""
    assert [name for name, path in MODULES.items() if re.search(r"\binput\(", path.read_text(encoding="utf-8"))] == []


HEAVY = {"urllib3", "rdflib", "oxrdflib", "pyshacl", "networkx", "pyvis", "numpy", "edtf", "pandas", "IPython"}
LOADED = "import json, sys; print(); print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def loaded_by(code: str, cwd: Path) -> set[str]:
    """The packages that a process has loaded after running some code."""
    return set(json.loads(support.run_python(f"{code}\n{LOADED}", cwd=cwd).splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        "import alertgraph",
        "import alertgraph.terminal.cli",
        "from alertgraph.terminal.cli import main; main(['query', 'offices'])",
        "from alertgraph.terminal.cli import main; main(['query', 'harms', '--format', 'csv'])",
        "from alertgraph.terminal.cli import main; main(['query'])",
        "from alertgraph.terminal.cli import main; main(['show', 'Velmark'])",
        "import alertgraph; graph = alertgraph.load(); graph.claims(); graph.query('ASK {}')",
    ],
)
def test_a_query_loads_little(code: str, made_up_graph: Path) -> None:
    """With a warm cache, queries, dossiers and claims load no rdflib, no networkx, no pyvis, no numpy and no edtf."""
    support.run_python("import alertgraph; alertgraph.load()", cwd=made_up_graph.parent)
    assert loaded_by(code, made_up_graph.parent) & HEAVY == set()


@pytest.mark.parametrize("name", ["tables", "machine", "model", "network", "analysis", "telling", "explorer", "tours"])
def test_networks_figures_and_page_load_no_rdf(name: str, made_up_graph: Path) -> None:
    """Every module of these rooms, loaded, brings no RDF library; plots ask a graph for colours when they draw."""
    modules = [f"alertgraph.{other}" for other in MODULES if other == name or other.startswith(f"{name}.")]
    assert modules
    assert loaded_by(f"import {', '.join(modules)}", made_up_graph.parent) & RDF == set()


def test_public_face() -> None:
    """What the package exposes is what it says, and a wrong name is an AttributeError."""
    import alertgraph

    assert sorted(alertgraph.__all__) == ["AlertGraph", "AlertgraphError", "__version__", "explore", "load"]
    assert [name for name in alertgraph.__all__ if getattr(alertgraph, name) is None] == []
    with pytest.raises(AttributeError, match="module 'alertgraph' has no attribute 'laod'"):
        _ = alertgraph.laod


@pytest.mark.parametrize("name", ["matplotlib", "pandas", "scipy", "igraph", "axe_playwright_python.sync_playwright"])
def test_no_test_is_skipped_for_want_of_a_module(name: str) -> None:
    """The extra test brings what whole files of tests would be skipped for; in CI its absence is a failure."""
    assert support.need_module(name)
