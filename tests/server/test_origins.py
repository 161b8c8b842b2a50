"""Pages of other origins: none may ask unless the command line allows it, and then with whatever headers they send."""

import csv
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from serving import Server, serving
from support import Run

from alertgraph.server.front.origins import Origins

EDITOR = "https://editor.example.org"
ASKED = {"access-control-request-method": "POST", "access-control-request-headers": "content-type,x-requested-with"}


def preflight(server: Server, origin: str, path: str = "/sparql") -> dict[str, str]:
    """What a browser is told before it sends a request with headers of its own, as far as it is of CORS."""
    asked = {name.replace("-", "_"): value for name, value in ASKED.items()}
    found = server.send("OPTIONS", path, origin=origin, **asked)
    assert (found.status, found.body) == (204, b"")
    return {name: value for name, value in found.headers.items() if name.startswith("access-control-")}


def test_no_page_elsewhere_may_ask(endpoint: Server) -> None:
    """Unless it is allowed: no answer says so, and no preflight."""
    for found in (
        endpoint.send("GET", "/sparql?query=ASK%7B%7D", origin=EDITOR),
        endpoint.send("GET", "/nowhere", origin=EDITOR),
        endpoint.send("GET", "/id/velmark", origin=EDITOR),
    ):
        assert not [name for name in found.headers if name.startswith("access-control-")]
        assert found.headers["vary"] == "Accept"
    assert preflight(endpoint, EDITOR) == {}


def test_pages_that_are_allowed(made_up_graph: Path) -> None:
    """They may ask by form or address, see refusals and what was cut, and send any header; others may not."""
    with serving(made_up_graph, "--workers", "1", "--allow-origin", EDITOR, "--allow-origin", "null") as server:
        for origin in (EDITOR, "null"):
            for path in ("/sparql?query=ASK%7B%7D", "/sparql?query=nonsense", "/nowhere", "/id/velmark"):
                found = server.send("GET", path, origin=origin)
                assert found.headers["access-control-allow-origin"] == origin
                assert found.headers["vary"] == "Accept, Origin"
                assert "Alertgraph-Cut" in found.headers["access-control-expose-headers"]
                assert "access-control-allow-credentials" not in found.headers
            told = preflight(server, origin)
            assert told["access-control-allow-origin"] == origin
            assert told["access-control-allow-methods"] == "GET, HEAD, POST, OPTIONS"
            assert told["access-control-allow-headers"] == "content-type,x-requested-with"
        for origin in ("https://other.example.org", f"{EDITOR}.evil.example", EDITOR.upper()):
            assert preflight(server, origin) == {}
            assert "access-control-allow-origin" not in server.send("GET", "/", origin=origin).headers


def test_any_page() -> None:
    """With a star any may."""
    origins = Origins(("*",))
    assert origins.headers({"origin": EDITOR})["Access-Control-Allow-Origin"] == "*"
    told = origins.preflight({"origin": EDITOR, **ASKED}, "GET")
    assert (told["Access-Control-Allow-Methods"], told["Access-Control-Allow-Headers"]) == (
        "GET",
        "content-type,x-requested-with",
    )


def test_preflights() -> None:
    """Headers that are none are not repeated, and a page of the Web may ask this machine where it is allowed."""
    origins = Origins((EDITOR,))
    told = origins.preflight({"origin": EDITOR, "access-control-request-headers": "a\r\nb: c"}, "GET")
    assert told["Access-Control-Allow-Headers"] == "Accept, Content-Type"
    assert "Access-Control-Allow-Private-Network" not in told
    asked = {"access-control-request-private-network": "true"}
    assert origins.preflight({"origin": EDITOR, **asked}, "GET")["Access-Control-Allow-Private-Network"] == "true"
    assert origins.preflight({"origin": "https://other.example.org", **asked}, "GET") == {}


@pytest.mark.parametrize(
    "origin", ["example.org", "https://example.org/", "https://example.org/editor", "https://a b", "", "https://"]
)
def test_what_is_no_origin(origin: str, made_up_graph: Path, run: Run) -> None:
    """It is told at the start."""
    outcome = run("serve", "--graph", made_up_graph, "--port", "0", "--allow-origin", origin)
    assert (outcome.code, outcome.out) == (2, "")
    assert f"--allow-origin {origin}: not the origin of a page, such as https://example.org" in outcome.err


@contextmanager
def page_elsewhere() -> Iterator[str]:
    """The address of an empty page of another origin."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>An editor</title>")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


#: What editors ask: their discovery by the address, and the reader's own query by a form with headers of theirs.
ASKS = """async ([address, query]) => {
  const headers = { Accept: "text/csv", "X-Requested-With": "editor" };
  const form = { method: "POST", body: new URLSearchParams({ query }), headers };
  const found = [];
  for (const [where, options] of [[`${address}?ac=1&query=${encodeURIComponent(query)}`, {}], [address, form]]) {
    found.push(await fetch(where, options).then((response) => response.text(), () => "refused by the browser"));
  }
  return found;
}"""


@pytest.mark.parametrize("allowed", [True, False])
def test_an_editor_in_a_browser(allowed: bool, browser: Any, made_up_graph: Path) -> None:
    """A page of another origin finds the questions and asks its own where it is allowed, and reads nothing where it is not."""
    query = "SELECT ?text { ?q a sh:SPARQLExecutable ; rdfs:comment ?text } ORDER BY ?text"
    with page_elsewhere() as origin:
        options = ("--allow-origin", origin) if allowed else ()
        with serving(made_up_graph, "--workers", "1", *options) as server:
            page = browser.new_page()
            page.goto(origin)
            found = page.evaluate(ASKS, [server.address, query])
            page.close()
            asked = server.ask(query)
    if allowed:
        assert json.loads(found[0]) == asked.json
        assert [row[0] for row in csv.reader(found[1].splitlines())][1:] == [row["text"] for row in asked.rows] != []
    else:
        assert found == ["refused by the browser"] * 2
