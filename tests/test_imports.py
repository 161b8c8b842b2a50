"""Modules import one way; networks and RDF know nothing of each other; only the command line prints; queries load little."""

import ast
import json
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import support

#: Which modules of the package each may import, at any place in it: further down the list only, never back up.
ALLOWED: dict[str, set[str]] = {
    "": {"api", "errors", "explorer", "magic"},
    "__main__": {"cli"},
    "cli": {"", "commands", "errors"},
    "commands": {
        "anchors",
        "api",
        "checks",
        "claims",
        "dataset",
        "dossier",
        "entities",
        "errors",
        "formats",
        "library",
        "publish",
        "queries",
        "remote",
        "server",
        "text",
        "writing",
    },
    "magic": {"api", "errors"},
    "publish": {"api", "errors", "explorer", "exports", "network", "queries", "text"},
    "dossier": {"api", "claims", "entities", "text"},
    "exports": {"api", "catalogue", "claims", "dataset", "void", "vocabulary"},
    "catalogue": {"dataset", "library", "queries", "vocabulary"},
    "void": {"", "vocabulary"},
    "checks": {
        "anchors",
        "api",
        "claims",
        "dataset",
        "dates",
        "errors",
        "library",
        "queries",
        "sparqlfiles",
        "text",
        "tours",
        "vocabulary",
    },
    "tours": {"api", "errors", "results"},
    "api": {
        "claims",
        "dataset",
        "entities",
        "errors",
        "library",
        "network",
        "queries",
        "remote",
        "results",
        "selection",
        "vocabulary",
    },
    "network": {"claims", "entities", "memory", "selection"},
    "selection": {"claims", "dates", "entities", "errors"},
    "formats": {"errors", "results", "tables", "vocabulary"},
    "queries": {"dataset", "dates", "diagnosis", "entities", "errors", "library", "results", "vocabulary"},
    "diagnosis": {"dataset", "errors", "library", "vocabulary"},
    "library": {"dataset", "errors", "sparqlfiles"},
    "results": {"tables", "vocabulary"},
    "remote": {"client", "dataset", "errors", "library", "queries", "replies", "vocabulary"},
    "anchors": {"claims", "dataset", "errors", "passages", "text", "vocabulary"},
    "claims": {"cache", "columns", "dataset", "memory", "vocabulary"},
    "columns": {"dataset", "vocabulary"},
    "entities": {"dataset", "errors", "vocabulary"},
    "dataset": {"", "derivation", "errors", "vocabulary"},
    "derivation": {"cache", "dates", "errors", "sparqlfiles", "vocabulary"},
    "sparqlfiles": {"errors"},
    "replies": {"client", "errors", "vocabulary"},
    "client": {"", "errors"},
    "passages": {"text", "tokens"},
    "text": {"errors", "tokens"},
    "tokens": set(),
    "tables": set(),
    "cache": {"memory"},
    "dates": set(),
    "memory": set(),
    "vocabulary": set(),
    "writing": {"errors"},
    "errors": set(),
}
#: Packages whose modules have tests of their own below.
ROOMS = ("analysis", "explorer", "server")
RDF = {"rdflib", "pyoxigraph", "oxrdflib", "pyshacl"}
NETWORKS = {"networkx", "numpy", "pyvis"}


def module_name(path: Path) -> str:
    """A module's name within the package; the package itself is the empty name."""
    parts = [*path.relative_to(support.SOURCE).with_suffix("").parts]
    return ".".join(part for part in parts if part != "__init__")


MODULES = {module_name(path): path for path in sorted(support.SOURCE.rglob("*.py"))}


def imports(name: str) -> set[str]:
    """Every module that a module imports, at its top or in a function, for types alone or not, by full name."""
    found = set()
    for node in ast.walk(ast.parse(MODULES[name].read_text(encoding="utf-8"))):
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


def inner(name: str) -> set[str]:
    """The modules of the package that a module imports; all of the explorer is one room seen from outside."""
    ours = {full for full in imports(name) if full.split(".")[0] == "alertgraph"}
    return {full.removeprefix("alertgraph").removeprefix(".") for full in ours}


def room(name: str) -> str:
    """The room of a module: the explorer or the server with all its modules, or the module itself."""
    return name.split(".")[0] if name.startswith(ROOMS) else name


def outer(name: str) -> set[str]:
    """The packages from elsewhere that a module imports."""
    return {full.split(".")[0] for full in imports(name)} - {"alertgraph"}


@pytest.mark.parametrize("name", sorted(name for name in MODULES if not name.startswith(ROOMS)))
def test_a_module_imports_only_what_it_may(name: str) -> None:
    """The import table is kept, and has no entry that is not used."""
    assert {room(other) for other in inner(name)} == ALLOWED[name]


def test_the_table_names_every_module() -> None:
    """A new module needs its line, and a line its module."""
    assert {name for name in MODULES if not name.startswith(ROOMS)} == set(ALLOWED)


def test_no_import_cycles() -> None:
    """The modules can be sorted so that each imports only what comes before it; the package's lazy face aside."""
    graph = {name: {other for other in inner(name) if other != name and other != ""} for name in MODULES if name != ""}
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) == set(MODULES) - {""}


def test_networks_and_rdf_are_apart() -> None:
    """No module knows both; network is the one that turns claims into a network, and the interface hands out either."""
    sides = {name: (bool(outer(name) & RDF), bool(outer(name) & NETWORKS)) for name in MODULES}
    assert [name for name, side in sides.items() if all(side)] == ["api"]  # for types: rdf and network of a graph
    rooms = ("analysis", "explorer")
    assert {name for name, (_, networks) in sides.items() if networks and not name.startswith(rooms)} == {"api", "network"}
    assert {name for name, (rdf, _) in sides.items() if rdf and not name.startswith("server")} == {
        "api",
        "catalogue",
        "checks",
        "columns",
        "dataset",
        "derivation",
        "diagnosis",
        "exports",
        "formats",
        "queries",
        "remote",
        "replies",
        "results",
        "void",
    }


def test_explorer_knows_no_rdf() -> None:
    """The page is made of claims, entries and networks alone."""
    for name in MODULES:
        if name.startswith("explorer"):
            assert not outer(name) & RDF, name
            allowed = {
                "api",
                "claims",
                "entities",
                "network",
                "text",
                "vocabulary",
                "errors",
                "passages",
                "selection",
                "anchors",
                "cache",
                "tokens",
                "writing",
                "tours",
            }
            assert {room(other) for other in inner(name)} <= {*allowed, "explorer", ""}, name


def test_analysis_knows_no_rdf() -> None:
    """Figures are made of projections alone; plots alone ask the graph for its colours, and the page for its words."""
    for name in MODULES:
        if name.startswith("analysis"):
            assert not outer(name) & RDF, name
            asks = {"api", "entities", "explorer"} if name.startswith("analysis.plots") else set()
            assert {room(other) for other in inner(name)} <= {"analysis", "dates", "errors", "network", "results", *asks}, name


def test_server_knows_no_networks() -> None:
    """The endpoint answers from the RDF side; what a worker runs knows nothing of HTTP."""
    for name in MODULES:
        if name.startswith("server"):
            assert not outer(name) & NETWORKS, name
            allowed = {
                "api",
                "catalogue",
                "claims",
                "dataset",
                "diagnosis",
                "dossier",
                "errors",
                "exports",
                "library",
                "queries",
                "vocabulary",
            }
            assert {room(other) for other in inner(name)} <= {*allowed, "server"}, name
    of_workers = ("engine", "guard", "limits", "nursery", "refusals", "rows", "worker")
    assert [name for name in of_workers if outer(f"server.{name}") & {"starlette", "uvicorn", "asyncio"}] == []


def test_only_the_command_line_prints() -> None:
    """No other module prints, writes to the streams or ends the program; ``python -m alertgraph`` hands on the exit code."""
    loud = set()
    for name, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("print", "exit", "quit", "input")
            ):
                loud.add(name)
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "sys"
                and node.attr in ("stdout", "stderr", "stdin", "exit")
            ):
                loud.add(name)
    assert loud == {"cli", "commands", "__main__"}


HEAVY = {"urllib3", "rdflib", "oxrdflib", "pyshacl", "networkx", "pyvis", "numpy", "edtf", "pandas", "IPython"}
LOADED = "import json, sys; print(); print(json.dumps(sorted({name.split('.')[0] for name in sys.modules})))"


def loaded_by(code: str, cwd: Path) -> set[str]:
    """The packages that a process has loaded after running some code."""
    return set(json.loads(support.run_python(f"{code}\n{LOADED}", cwd=cwd).splitlines()[-1]))


@pytest.mark.parametrize(
    "code",
    [
        "import alertgraph",
        "import alertgraph.cli",
        "from alertgraph.cli import main; main(['query', 'offices'])",
        "from alertgraph.cli import main; main(['query', 'harms', '--format', 'csv'])",
        "from alertgraph.cli import main; main(['query'])",
        "from alertgraph.cli import main; main(['show', 'Velmark'])",
        "import alertgraph; graph = alertgraph.load(); graph.claims(); graph.query('ASK {}')",
    ],
)
def test_a_query_loads_little(code: str, made_up_graph: Path) -> None:
    """With a warm cache, queries, dossiers and claims load no rdflib, no networkx, no pyvis, no numpy and no edtf."""
    support.run_python("import alertgraph; alertgraph.load()", cwd=made_up_graph.parent)
    assert loaded_by(code, made_up_graph.parent) & HEAVY == set()


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
