"""Starting and stopping `alertgraph serve`: one line when it answers, clear errors, clean ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import support
from serving import children, is_alive, serving
from support import Run


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_cleanly(made_up_graph: Path, number: signal.Signals) -> None:
    """Ctrl-C and a termination end it with 0, nothing more said, the port free again."""
    with serving(made_up_graph, "--workers", "1") as server:
        assert server.ask("ASK {}").status == 200
        server.process.send_signal(number)
        out, err = server.process.communicate(timeout=20)
        assert (server.process.returncode, out, err) == (0, "", "")
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", server.port)) != 0


def test_ctrl_c_in_the_terminal_reaches_every_process(made_up_graph: Path) -> None:
    """The terminal sends it to the whole group: still no traceback, and 0."""
    command = [sys.executable, "-m", "alertgraph", "serve", "--graph", str(made_up_graph), "--port", "0", "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, process_group=0) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith("serving http://127.0.0.1:")

        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(20) == 0
        assert process.stderr.read() == ""


def test_it_listens_on_this_machine_alone(made_up_graph: Path) -> None:
    """Unless told otherwise nobody else can ask."""
    with serving(made_up_graph, "--workers", "1") as server:
        assert server.host == "127.0.0.1"
        with socket.socket() as probe:
            probe.settimeout(5)
            assert probe.connect_ex(("127.0.0.2", server.port)) != 0


def test_port_in_use(made_up_graph: Path, run: Run) -> None:
    """A port that another has is told before the graph is read, with what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        outcome = run("serve", "--graph", made_up_graph, "--port", port)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"port {port} of 127.0.0.1 cannot be had" in outcome.err
    assert "--port" in outcome.err


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.7"])
def test_no_such_address(host: str, made_up_graph: Path, run: Run) -> None:
    """A host that is no address of this machine is told."""
    outcome = run("serve", "--graph", made_up_graph, "--port", "0", "--host", host)
    assert (outcome.code, outcome.out) == (2, "")
    assert host in outcome.err


def test_a_service_that_is_none(made_up_graph: Path, run: Run) -> None:
    """A name that SERVICE cannot ask is told at the start."""
    outcome = run("serve", "--graph", made_up_graph, "--allow-service", "wikidata")
    assert (outcome.code, outcome.out) == (2, "")
    assert "--allow-service wikidata" in outcome.err


def test_a_graph_that_cannot_be_read(tmp_path: Path, run: Run) -> None:
    """As with every command."""
    outcome = run("serve", "--graph", tmp_path, "--port", "0")
    assert (outcome.code, outcome.out) == (2, "")
    assert "no ontology.ttl" in outcome.err


def test_without_the_extra(made_up_graph: Path) -> None:
    """Where the libraries are missing, it says what to install, and every other command works."""
    hide = (
        "import sys; sys.modules['uvicorn'] = None; sys.modules['starlette'] = None\nfrom alertgraph.terminal.cli import main\n"
    )
    found = support.run_python(
        f"{hide}print(main(['serve', '--port', '0']), main(['query', 'offices']))", cwd=made_up_graph.parent
    )
    assert found.splitlines()[-1] == "2 0"


def test_a_front_that_dies_is_told(made_up_graph: Path) -> None:
    """Where the process that speaks HTTP ends of itself, the command ends too, with 2 and the reason."""
    with serving(made_up_graph, "--workers", "1") as server:
        os.kill(int(children(server)[0]), signal.SIGKILL)
        _, err = server.process.communicate(timeout=20)
        assert (server.process.returncode, err) == (2, "alertgraph: the endpoint has ended of itself, with code -9\n")


def test_a_worker_that_dies_idle_is_replaced(made_up_graph: Path) -> None:
    """The next query does not suffer for it."""
    with serving(made_up_graph, "--workers", "1") as server:
        assert server.ask("ASK {}").status == 200
        worker = children(server)[1]
        os.kill(int(worker), signal.SIGKILL)
        while is_alive(worker):
            time.sleep(0.01)
        assert server.ask("ASK {}").status == 200
