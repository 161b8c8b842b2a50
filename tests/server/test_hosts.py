"""By which names the endpoint may be asked, and what is said where others reach it."""

import subprocess
import sys
from pathlib import Path

import pytest
from serving import Server, serving
from support import Run

from alertgraph.server.front.hosts import Hosts
from alertgraph.server.workers.refusals import RefusalError

EVERYWHERE = "0.0.0.0"  # noqa: S104


@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%7B%7D", "/id/velmark", "/nowhere"])
def test_a_name_made_to_lead_here(endpoint: Server, path: str) -> None:
    """A page whose own name leads to this machine reads nothing of it, whatever it asks, and is told what to do."""
    for method in ("GET", "POST", "OPTIONS"):
        found = endpoint.send(method, path, host="rebound.example.org:8000", origin="http://rebound.example.org:8000")
        assert (found.status, "--allow-host rebound.example.org" in found.text) == (421, True)
        assert not [name for name in found.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.:81", "127.0.0.1:9", "127.1.2.3", "[::1]:8000", "[0::1]"])
def test_names_of_this_machine(endpoint: Server, host: str) -> None:
    """They go with any port, for a tunnel has another."""
    assert endpoint.send("GET", "/sparql?query=ASK%7B%7D", host=host).status == 200


def test_names_that_are_allowed() -> None:
    """The name that it is bound to, those that are given, the address that a request has come to; a star is any."""
    hosts = Hosts("server.lan", ("data.example.org",))
    for name in ("server.lan:8000", "DATA.example.org", "192.0.2.7:8000", "localhost"):
        hosts.check(name, "192.0.2.7")
    for name in ("192.0.2.8", "x.data.example.org", "data.example.org.evil.example", "server", "198.51.100.7"):
        with pytest.raises(RefusalError) as refused:
            hosts.check(name, "192.0.2.7")
        assert refused.value.status == 421
    for name in ("", "a b", "a/b", "a@localhost", "[::1", "localhost:x", "localhost,localhost"):
        with pytest.raises(RefusalError) as refused:
            hosts.check(name, "192.0.2.7")
        assert refused.value.status == 400
    Hosts("server.lan", ("*",)).check("whatever", "192.0.2.7")


def test_an_allowed_name_and_an_open_address(made_up_graph: Path) -> None:
    """Bound beyond this machine it says who can do what, and takes the names that are allowed."""
    command = [sys.executable, "-m", "alertgraph", "serve", "--graph", str(made_up_graph), "--port", "0", "--workers", "1"]
    with subprocess.Popen(
        [*command, "--host", EVERYWHERE, "--allow-host", "data.example.org"], stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        port = int(process.stderr.readline().partition(f"{EVERYWHERE}:")[2].partition("/")[0])
        said = process.stderr.readline()
        server = Server("127.0.0.1", port, process)
        found = [server.send("GET", "/", host=name).status for name in ("data.example.org", EVERYWHERE, "x.example.org")]
        process.terminate()
        rest = process.stderr.read()
    assert "whoever reaches any address of this machine can read the whole graph" in said
    assert "nothing can be changed" in said
    assert found == [200, 200, 421]
    assert rest == ""


def test_loopback_opens_nothing(made_up_graph: Path) -> None:
    """On this machine alone there is nothing to say."""
    with serving(made_up_graph, "--workers", "1", "--host", "127.0.0.1") as server:
        server.process.terminate()
        assert server.process.communicate(timeout=20)[1] == ""


@pytest.mark.parametrize("name", ["https://example.org", "example.org:80", "a b", "", "a/b"])
def test_what_is_no_name(name: str, made_up_graph: Path, run: Run) -> None:
    """It is told at the start."""
    outcome = run("serve", "--graph", made_up_graph, "--port", "0", "--allow-host", name)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"--allow-host {name}: not the name of a host, such as data.example.org" in outcome.err
