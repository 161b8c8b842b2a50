"""What a query may cost: its time, its memory and its rows end it alone, and the answer says so."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import support
from serving import RUNAWAY, Got, Server, children, is_alive, serving, unanswered

from alertgraph.server.front import pool
from alertgraph.server.workers.engine import Engine, Question
from alertgraph.server.workers.limits import Limits

TIMEOUT, ROWS, MEMORY = 2, 50, 200
PATH = "SELECT (COUNT(*) AS ?n) { ?a (!ag:nope|^!ag:nope)* ?b . ?c (!ag:nope|^!ag:nope)* ?d . FILTER(STR(?a) > STR(?d)) }"
#: Doubles a word of 16 letters 26 times: a gigabyte.
DOUBLED = "".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1}) " for n in range(26))
BOMB = f"SELECT (STRLEN(?x26) AS ?n) {{ BIND('sixteen letters.' AS ?x0) {DOUBLED} }}"
EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"


@pytest.fixture(scope="module")
def strict(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An endpoint with narrow limits and two workers."""
    root = support.assemble(tmp_path_factory.mktemp("strict"))
    options = ("--timeout", str(TIMEOUT), "--max-rows", str(ROWS), "--workers", "2")
    with serving(root, *options) as server:
        yield server


@pytest.fixture(scope="module")
def tight(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An endpoint with little memory and much time."""
    root = support.assemble(tmp_path_factory.mktemp("tight"))
    with serving(root, "--timeout", "30", "--max-rows", str(ROWS), "--memory", str(MEMORY), "--workers", "2") as server:
        yield server


def together(server: Server, queries: list[str]) -> list[tuple[Got, float]]:
    """The answers to queries asked at once, each with the seconds that it took."""
    found: dict[int, tuple[Got, float]] = {}

    def ask(place: int, query: str) -> None:
        start = time.monotonic()
        found[place] = (server.ask(query), time.monotonic() - start)

    threads = [threading.Thread(target=ask, args=(place, query)) for place, query in enumerate(queries)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [found[place] for place in range(len(queries))]


# ---- time


@pytest.mark.parametrize("query", [RUNAWAY, PATH], ids=["a cross join", "a path over everything"])
def test_a_runaway_query_is_stopped(strict: Server, query: str) -> None:
    """It ends within twice its time, with the reason, and the endpoint answers the next one."""
    [(found, seconds)] = together(strict, [query])
    assert (found.status, found.text) == (504, "the query was stopped after its 2 seconds\n")
    assert TIMEOUT <= seconds < 2 * TIMEOUT
    assert strict.ask("ASK {}").json["boolean"] is True


def test_more_runaway_queries_than_workers(strict: Server) -> None:
    """One address has all places but one; each query has its time when its turn comes, and others are answered beside them."""
    answers = together(strict, [RUNAWAY] * 2 + ["ASK {}"])
    assert [found.status for found, _ in answers] == [504, 504, 200]
    assert answers[2][1] < TIMEOUT


def test_pages_are_answered_while_every_worker_is_busy(tight: Server) -> None:
    """What needs no query needs no worker."""
    with unanswered(tight) as one, unanswered(tight) as other:
        assert tight.get("/id/velmark").status == 200
        for line in (one, other):
            line.setblocking(False)
            with pytest.raises(BlockingIOError):  # no answer yet
                line.recv(1)


def test_stopped_queries_leave_no_process(strict: Server) -> None:
    """Workers are killed and replaced, not heaped up."""
    together(strict, [RUNAWAY] * 2)
    strict.ask("ASK {}")
    end = time.monotonic() + 10
    while time.monotonic() < end and len(children(strict)) != 3:  # one may still be dying, or not yet be forked
        time.sleep(0.1)
    assert len(children(strict)) == 3  # the front and two workers


def test_a_full_queue_is_told_so(made_up_graph: Path) -> None:
    """Beyond those of one address that may wait, a long query gets 429, who waits too long 503, both when to come again."""
    with serving(made_up_graph, "--timeout", "0.5", "--workers", "1") as server:
        answers = together(server, [RUNAWAY] * 60)
        refused = [found for found, _ in answers if found.status != 504]
        assert refused
        assert {found.status for found in refused} <= {429, 503}
        assert all(int(found.headers["retry-after"]) >= 1 for found in refused)


# ---- memory


def test_a_memory_bomb_ends_alone(tight: Server) -> None:
    """A query that takes too much memory is stopped with the reason, and the one beside it is answered."""
    answers = together(tight, [BOMB, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"])
    assert answers[0][0].status == 507
    assert answers[0][0].text == "the query was stopped: it needs more than 200 MB of memory\n"
    assert answers[1][0].status == 200
    assert tight.ask("ASK {}").json["boolean"] is True


def test_memory_of_the_endpoint_stays(tight: Server) -> None:
    """Stopped and cut queries leave nothing behind in the process that speaks HTTP."""

    def megabytes() -> int:
        front = children(tight)[0]
        return int(Path(f"/proc/{front}/statm").read_text().split()[1]) * 4096 >> 20

    together(tight, [BOMB, EVERYTHING])
    before = megabytes()
    for _ in range(3):
        together(tight, [BOMB, EVERYTHING])
    assert megabytes() - before < MEMORY / 2


# ---- rows


def test_results_are_cut_and_say_so(strict: Server) -> None:
    """Each format holds the first rows, is well-formed, and the header tells; JSON and XML point to the limits."""
    answers = {
        format: strict.ask(EVERYTHING, media)
        for format, media in {
            "json": "application/sparql-results+json",
            "xml": "application/sparql-results+xml",
            "csv": "text/csv",
            "tsv": "text/tab-separated-values",
        }.items()
    }
    for found in answers.values():
        assert (found.status, found.headers["alertgraph-cut"].split(";")[0]) == (200, str(ROWS))
    whole = answers["json"].json
    assert len(whole["results"]["bindings"]) == ROWS
    assert whole["head"]["link"] == ["/#limits"]
    document = ElementTree.fromstring(answers["xml"].text)  # noqa: S314
    space = "{http://www.w3.org/2005/sparql-results#}"
    assert len(document.findall(f"{space}results/{space}result")) == ROWS
    assert [link.get("href") for link in document.iter(f"{space}link")] == ["/#limits"]
    rows = list(csv.reader(io.StringIO(answers["csv"].text)))
    assert len(rows) == 1 + ROWS
    assert [row[0] for row in rows[1:]] == [row["s"] for row in answers["json"].rows]
    assert len(answers["tsv"].text.splitlines()) == 1 + ROWS


def test_triples_are_cut_and_say_so(strict: Server) -> None:
    """CONSTRUCT holds the first triples, each once, and says so in a comment where the syntax has them."""
    query = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
    for media, comment in (("text/turtle", "# cut"), ("application/n-triples", "# cut"), ("application/rdf+xml", "<!-- cut")):
        found = strict.ask(query, media)
        assert found.headers["alertgraph-cut"].startswith(f"{ROWS};")
        assert f"{comment} after {ROWS} triples" in found.text
        format = ox.RdfFormat.from_media_type(media)
        assert len({str(quad) for quad in ox.parse(found.body, format=format)}) == ROWS


def test_an_answer_of_just_so_many_rows_is_whole(strict: Server) -> None:
    """At the limit nothing is cut and nothing said."""
    found = strict.ask(f"{EVERYTHING} LIMIT {ROWS}")
    assert len(found.rows) == ROWS
    assert "alertgraph-cut" not in found.headers
    assert "link" not in found.json["head"]
    template = strict.ask(f"CONSTRUCT {{ id:a id:b id:c }} {{ ?s ?p ?o }} LIMIT {2 * ROWS}", "application/n-triples")
    assert len(template.text.splitlines()) == 1
    assert "alertgraph-cut" not in template.headers


def test_the_page_of_results_says_that_it_was_cut(strict: Server) -> None:
    """So does the page."""
    assert "was cut after 50" in strict.ask(EVERYTHING, "text/html").text
    assert "was cut" not in strict.ask("SELECT * { ?s a ag:State }", "text/html").text


# ---- processes


def test_a_worker_can_open_nothing(strict: Server) -> None:
    """A worker has its line and nothing else: no listening socket, no connection of a client, no file of the graph."""
    strict.ask("ASK {}")
    _, *workers = children(strict)
    assert workers
    for worker in workers:
        limits = Path(f"/proc/{worker}/limits").read_text()
        opened = next(line for line in limits.splitlines() if line.startswith("Max open files")).split()[3:5]
        assert opened == ["4", "4"]
        assert sorted(path.name for path in Path(f"/proc/{worker}/fd").iterdir()) == ["0", "1", "2", "3"]


def test_an_engine_that_ends_otherwise_is_not_short_of_memory(made_up_graph: Path) -> None:
    """A worker that dies of a signal is told as such, and the next query is answered."""
    with serving(made_up_graph, "--timeout", "60", "--workers", "1") as server:
        found: list[Got] = []
        thread = threading.Thread(target=lambda: found.append(server.ask(RUNAWAY)))
        thread.start()
        worker = children(server)[1]
        while not is_busy(worker):
            time.sleep(0.01)
        os.kill(int(worker), signal.SIGABRT)
        thread.join()
        assert found[0].status == 500
        assert found[0].text == "the engine stopped while it ran the query, and did not say why; ask in another way\n"
        assert server.ask("ASK {}").json["boolean"] is True


def is_busy(pid: str) -> bool:
    """Whether a process has computed for a tenth of a second."""
    user = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11]
    return int(user) > os.sysconf("SC_CLK_TCK") // 10


@pytest.mark.parametrize(
    ("words", "status", "reason"),
    [
        ("memory allocation of 1073741824 bytes failed", 507, "it needs more than 1024 MB of memory"),
        ("thread 'main' has overflowed its stack", 500, "nested more deeply than it can bear"),
        ("user-provided comparison function does not correctly implement a total order", 500, "order by STR(?x)"),
        ("", 500, "did not say why"),
    ],
)
def test_last_words(words: str, status: int, reason: str) -> None:
    """What the engine says when it ends decides what the client is told."""
    refusal = pool.died(words, Limits())
    assert (refusal.status, reason in refusal.reason) == (status, True)


def test_all_processes_end_with_the_first(made_up_graph: Path) -> None:
    """Where the first is killed outright, the front goes, and so do the workers: idle ones at once, busy ones at their limit."""
    with serving(made_up_graph, "--timeout", "1", "--workers", "2") as server:

        def run_away() -> None:
            with suppress(OSError):  # cut off, or told that its time is over
                server.ask(RUNAWAY)

        thread = threading.Thread(target=run_away)
        thread.start()
        time.sleep(0.3)
        forked = children(server)
        server.process.kill()
        thread.join()
        end = time.monotonic() + 10
        while time.monotonic() < end and any(map(is_alive, forked)):
            time.sleep(0.1)
        assert [pid for pid in forked if is_alive(pid)] == []


def test_limits_are_told(strict: Server) -> None:
    """The first page says what the limits are."""
    text = " ".join(strict.get("/", "text/html").text.split())
    for words in (f"after {TIMEOUT} seconds", "1024 MB", f"after {ROWS} rows", "no other server is asked"):
        assert words in text


@pytest.mark.parametrize(
    "option", ["--timeout=0", "--timeout=soon", "--max-rows=0", "--memory=1", "--workers=0", "--port=70000", "--port=-1"]
)
def test_limits_that_are_none(option: str) -> None:
    """A limit that is no number, or too small, is a wrong option."""
    done = subprocess.run(
        [sys.executable, "-m", "alertgraph", "serve", option], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert f"argument {option.partition('=')[0]}" in done.stderr


def test_json_of_cut_results_is_json_whatever_they_hold(strict: Server) -> None:
    """Strings that look like the end of a row, a quote or a backslash do not mislead the cut."""
    hard = ["},{", '"},{"', "\\\\", '\\"},{\\"', "}},{", "a\r\nb", '"', '""', "<result>", "&<"]
    values = " ".join(str(ox.Literal(text + str(number))) for number in range(9) for text in hard)
    for media in ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"):
        found = strict.ask(f"SELECT ?x {{ VALUES ?x {{ {values} }} }}", media)
        assert found.headers["alertgraph-cut"].startswith(f"{ROWS};")
        texts = [hard[place % len(hard)] + str(place // len(hard)) for place in range(ROWS)]
        if media.endswith("json"):
            assert [row["x"]["value"] for row in json.loads(found.body)["results"]["bindings"]] == texts
        else:
            format = ox.QueryResultsFormat.from_media_type(media)
            if media == "text/csv":
                assert [row[0] for row in csv.reader(io.StringIO(found.text, newline=""))][1:] == texts
            else:
                assert [row["x"].value for row in ox.parse_query_results(found.body, format=format)] == texts


def test_a_client_that_goes_frees_its_worker(made_up_graph: Path) -> None:
    """A query that nobody waits for any more is stopped before its time."""
    with serving(made_up_graph, "--timeout", "60", "--workers", "1") as server:
        with unanswered(server):
            pass
        assert server.ask("ASK {}").json["boolean"] is True  # by the one worker, or not within a minute


def test_stopping_while_a_query_runs(made_up_graph: Path) -> None:
    """It does not wait for the query's time, and says nothing."""
    with serving(made_up_graph, "--timeout", "60", "--workers", "1") as server, unanswered(server):
        server.process.terminate()
        assert server.process.communicate(timeout=20) == ("", "")
        assert server.process.returncode == 0


@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv"])
def test_a_row_that_is_larger_than_an_answer(format: str) -> None:
    """It is refused and said so: neither sent, nor left out of an answer that looks whole."""
    doubled = " ".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(21))
    query = f'SELECT ?a21 {{ BIND("{"x" * 64}" AS ?a0) {doubled} }}'
    found = Engine(ox.Store(), Limits()).reply(Question(query, None, None, format, "turtle"))
    assert (found.status, found.cut) == (507, 0)
    assert b"a row of the answer is larger" in found.body


def test_triples_that_are_larger_than_an_answer() -> None:
    """They are refused, however few."""
    doubled = " ".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1})" for n in range(21))
    query = f'CONSTRUCT {{ <x:s> <x:p> ?a21 }} {{ BIND("{"x" * 64}" AS ?a0) {doubled} }}'
    found = Engine(ox.Store(), Limits()).reply(Question(query, None, None, "json", "turtle"))
    assert (found.status, b"the answer is larger" in found.body) == (507, True)
