"""Checks in SPARQL that cannot be run are told with file and line, and none asks a server."""

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
import support
from faults import find

from alertgraph.errors import LoadError

SHAPE = b"@prefix sh: <http://www.w3.org/ns/shacl#> . <x:s> a sh:NodeShape ; sh:targetNode <x:t> ; sh:property "


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("checks/broken.rq", b"# fine\nSELECT ?focus WHERE {", "broken.rq:2: not a SPARQL query: "),
        ("checks/asks.rq", b"ASK { ?s ?p ?o }", "asks.rq:1: a check must be a SELECT of ?focus and ?message"),
        ("checks/mute.rq", b"SELECT ?focus { ?focus ?p ?o }", "mute.rq:1: a check must be a SELECT of ?focus and ?message"),
        (
            "checks/none.rq",
            b"SELECT (SAMPLE(?s) AS ?focus) ('x' AS ?message) { ?s <x:no> ?o }",
            "none.rq:1: a row of its answer lacks",
        ),
        ("checks/latin.rq", b"# fine\n# M\xe4rz\n", "latin.rq:2: byte 11 (0xe4) is not UTF-8; save the file as UTF-8"),
        ("shapes.ttl", b"# fine\n\nag:x a ag:y .\n", "shapes.ttl:3: not valid Turtle: The prefix ag: has not been declared"),
        ("shapes.ttl", b"\xff\xfe", "shapes.ttl:1: not valid Turtle: Invalid UTF-8"),
        ("shapes.ttl", SHAPE + b"[ sh:path <x:p> ; sh:pattern '(' ] .", "shapes.ttl:1: its shapes cannot be used: "),
        ("shapes.ttl", SHAPE + b"[ sh:minCount 1 ] .", "shapes.ttl:1: its shapes cannot be used: "),
        ("shapes.ttl", SHAPE + b"[] ; sh:sparql [ sh:select 'SELECT $this {}' ] .", "shapes.ttl:1: SPARQL in a shape is refused"),
    ],
)
def test_a_check_that_cannot_be_read(
    file: str, content: bytes, message: str, made_up_graph: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A check or shape that does not parse is named with its file and line, in one line, and nothing else is printed."""
    (made_up_graph / file).write_bytes(content)
    with pytest.raises(LoadError) as caught:
        find(made_up_graph)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)
    assert support.answers_kept(caught.value) == []
    assert capfd.readouterr() == ("", "")


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port where no request may arrive."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        yield server


@pytest.mark.parametrize("silent", ["", "SILENT "])
@pytest.mark.parametrize("file", ["checks/nosy.rq", "rules/nosy.rq", "queries/nosy.rq"])
def test_opening_a_folder_asks_no_server(file: str, silent: str, listener: socket.socket, made_up_graph: Path) -> None:
    """SERVICE in a rule, check or named query is refused with file and line, and no request is made."""
    form = "CONSTRUCT { ?s <x:p> ?o }" if file.startswith("rules") else "SELECT ?focus ?message"
    head = "# title: What?\n# column: focus iri -- it\n# column: message text -- it\n"
    clause = f"SERVICE {silent}<http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?focus ?p ?message }}"
    (made_up_graph / file).write_text(f"{head}{form} WHERE {{\n {clause} }}", encoding="utf-8")
    try:
        told = [str(finding) for finding in find(made_up_graph)]
    except LoadError as error:
        told = [str(error)]
    assert len(told) == 1
    assert re.search(r"nosy\.rq:5: .*SERVICE is refused", told[0])
    with pytest.raises(TimeoutError):
        listener.accept()
