"""Another engine gives the same answers: Debian's Virtuoso, started here as an ordinary process with a build's graph.trig.

Answers are compared term for term, row by row, but for two things that SPARQL leaves to the engine in a cell which
GROUP_CONCAT joins: the order of its values (they are compared as a set), and whether joined nothing is empty or unbound.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import clients
import networkx as nx
import pyoxigraph as ox
import pytest
import support
from processes import free_ports, wait_for
from support import Run

from alertgraph.api import AlertGraph
from alertgraph.asking import library, queries
from alertgraph.errors import EndpointError
from alertgraph.publishing import rdf
from alertgraph.store.dataset import Dataset

NAMES = support.names()
WITH_REACH = [name for name in NAMES if "$reach" in (support.GRAPH / "queries" / f"{name}.rq").read_text(encoding="utf-8")]
#: Those that other clients send here: each form of answer, and every sixth.
SENT = sorted({"claims-as-triples", "icj-genocide-ruling", "is-asserted", *NAMES[::6]})
#: Named queries that this engine cannot run, or answers otherwise, each with its reason. An entry that has become
#: untrue fails: it is to be taken out.
CANNOT: dict[str, str] = {}

SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
DirsAllowed = .
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
MaxOptimizeLayouts = 20
StopCompilerWhenXOverRunTime = 1
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 10000
"""


@pytest.fixture(scope="module")
def endpoint(real_graph: AlertGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso that holds the real graph."""
    program, console = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    support.need(program and console, "virtuoso-t and isql-vt are absent; Debian's virtuoso-opensource-7 brings them")
    folder = tmp_path_factory.mktemp("virtuoso")
    sql, http = free_ports(2)
    (folder / "virtuoso.ini").write_text(SETTINGS.format(sql=sql, http=http), encoding="utf-8")
    (folder / "graph.trig").write_bytes(rdf.trig(rdf.published(real_graph.data)))
    with (folder / "out.txt").open("wb") as out:
        server = subprocess.Popen([str(program), "-f", "-c", "virtuoso.ini"], cwd=folder, stdout=out, stderr=out)
    try:
        address = f"http://127.0.0.1:{http}/sparql"
        wait_for(address, server, lambda: (folder / "out.txt").read_text() + (folder / "virtuoso.log").read_text())
        # 256: the file is TriG, whose graphs have names of their own
        load = "DB.DBA.TTLP(file_to_string_output('graph.trig'), '', 'urn:x-none', 256);"
        done = subprocess.run(
            [str(console), f"127.0.0.1:{sql}", "dba", "dba", f"exec={load}"],
            cwd=folder,
            capture_output=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0 and b"Error" not in done.stdout + done.stderr, done
        yield address
    finally:
        server.kill()
        server.wait(30)


@pytest.fixture(scope="module")
def there(endpoint: str) -> AlertGraph:
    """The real graph, on Virtuoso."""
    return clients.there(endpoint, ALERTGRAPH_ENDPOINT_TIMEOUT="300")  # it may think long about a plan, beside other tests


def answer(data: Dataset, name: str, params: dict[str, str]) -> tuple[list[str], list[list[object]]] | bool | set[ox.Triple]:
    """An answer: columns and rows of terms, a joined cell as the set of its values; or a truth value; or triples."""
    joined = set(re.findall(r'SEPARATOR="\|"\) AS \?(\w+)', library.named(data)[name].sparql))
    found = queries.run(data, name, params)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return set(found)
    columns = [variable.value for variable in found.variables]

    def cell(column: str, term: object) -> object:
        if column not in joined:
            return term
        return set(term.value.split("|")) - {""} if isinstance(term, ox.Literal) else set()

    return columns, [[cell(column, row[place]) for place, column in enumerate(columns)] for row in found]


@pytest.mark.parametrize("name", NAMES)
def test_a_named_query_answers_alike(
    name: str, real_graph: AlertGraph, there: AlertGraph, request: pytest.FixtureRequest
) -> None:
    """The same columns, the same rows in the same order, the same terms."""
    if name in CANNOT:
        request.applymarker(pytest.mark.xfail(strict=True, reason=CANNOT[name]))
    here = answer(real_graph.data, name, {})
    assert here and (not isinstance(here, tuple) or here[1])
    assert answer(there.data, name, {}) == here


@pytest.mark.parametrize("client", clients.CLIENTS)
@pytest.mark.parametrize("name", SENT)
def test_other_clients_get_the_same(name: str, client: str, real_graph: AlertGraph, there: AlertGraph) -> None:
    """A named query sent by a client of others' making has the embedded engine's answer; all are sent to two quicker servers."""
    clients.check(name, client, real_graph, there)


@pytest.mark.parametrize(
    ("name", "params"),
    [
        ("about", {"actor": "Türkiye"}),
        ("accusations-against-un", {"accuser": "Israel"}),
        ("accusations-against-un", {"body": "UNRWA"}),
        ("axis-members", {"bloc": "United Nations"}),
        ("court-orders", {"court": "International Criminal Court"}),
        ("dated-in", {"month": "2023"}),
        ("expulsions", {"actor": "Israel"}),
        ("icj-genocide-ruling", {"accused": "Azerbaijan"}),
        ("names-of", {"actor": "Türkiye"}),
        ("territorial-claims", {"claimant": "Azerbaijan"}),
        *((name, {"reach": "alone"}) for name in WITH_REACH),
    ],
)
def test_parameters_answer_alike(name: str, params: dict[str, str], real_graph: AlertGraph, there: AlertGraph) -> None:
    """Names are found in the registry that the server holds; the query is filled in the same way."""
    assert answer(there.data, name, params) == answer(real_graph.data, name, params)


@pytest.mark.parametrize("text", ['2023" || "', "a\\b'", "two\nlines", "$v", "Türkiye"])
def test_a_text_is_one_term_there_too(text: str, there: AlertGraph) -> None:
    """Whatever is in it."""
    found = queries.run(there.data, "SELECT ?x WHERE { BIND($v AS ?x) }", {"v": text})
    assert isinstance(found, ox.QuerySolutions)
    assert [row["x"] for row in found] == [ox.Literal(text)]


@pytest.mark.parametrize(("path", "end"), [("rdfs:subClassOf", "ag:Actor"), ("ag:isPartOf", "?whole")])
def test_no_step_is_left_out(path: str, end: str, real_graph: AlertGraph) -> None:
    """No class is more than two steps below ag:Actor, and no part of a body below it: as far as the named queries look."""
    two = f"?part {path}/{path} {end}"
    assert real_graph.query(f"ASK {{ {two} }}") is True
    assert real_graph.query(f"ASK {{ ?part {path}/{path}/{path} {end} FILTER NOT EXISTS {{ {two} }} }}") is False


def test_nobody_stands_further_from_a_whole(real_graph: AlertGraph) -> None:
    """Three steps of the rule of reach are written out where both ends are free: nobody needs a fourth."""
    step = "(ag:isPartOf|ag:isGovernmentOf|ag:leads)"
    assert real_graph.query(f"ASK {{ ?low {step}/{step} ?high }}") is True
    nearer = "/".join([step] * 3)
    assert real_graph.query(f"ASK {{ ?low {nearer}/{step} ?high FILTER NOT EXISTS {{ ?low {nearer} ?high }} }}") is False


def test_claims_and_networks_are_the_same(real_graph: AlertGraph, there: AlertGraph) -> None:
    """From more triples than this server sorts or sends at once."""
    assert len(real_graph.data.quads(real_graph.data.alerts[0])) > 10_000
    assert there.data.quads() == real_graph.data.quads()
    assert there.claims() == real_graph.claims()
    ours, theirs = real_graph.network(stance=None), there.network(stance=None)
    assert nx.utils.graphs_equal(ours, theirs)
    assert ours.number_of_edges() > 0


def test_build(endpoint: str, real_build: dict[str, bytes], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build from the server is a build from the folder, byte for byte, page and all."""
    monkeypatch.chdir(support.REPOSITORY)
    assert run("build", "--endpoint", endpoint, "--out", tmp_path / "there").code == 0
    there = {path.name: path.read_bytes() for path in support.every(tmp_path / "there", "*")}
    assert {name for name in real_build if real_build[name] != there.get(name)} == set()
    assert real_build.keys() == there.keys()


def test_free_queries(there: AlertGraph) -> None:
    """They run there: each form has its answer, and FROM narrows it."""
    assert there.query("ASK { id:israel a ag:State }") is True
    assert there.query("ASK { id:israel a ag:Person }") is False
    assert there.query("SELECT (true AS ?yes) (false AS ?no) WHERE {}")[0] == (True, False)  # type: ignore[index]
    assert there.query("CONSTRUCT { ?x a ag:State } WHERE { ?x ag:isoCode 'AM' }") == [("id:armenia", "rdf:type", "ag:State")]
    counts = there.query("SELECT (COUNT(*) AS ?n) FROM graph:bounds WHERE { ?s ?p ?o }")
    assert counts[0].n == len(there.data.quads("https://w3id.org/alertgraph/graph/bounds"))  # type: ignore[index]


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?s ?p ?o WHERE { ?s ?p ?o }", "cut its answer short, by its own limit of 10000 rows; ask for less"),
        ("SELECT ?a ?b WHERE { ?a ag:isPartOf* ?b }", "transitive start not given"),
    ],
)
def test_what_it_cannot_do_is_told(sparql: str, message: str, there: AlertGraph) -> None:
    """An answer cut short, and a path with two free ends, are errors in one line."""
    with pytest.raises(EndpointError) as caught:
        there.query(sparql)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
