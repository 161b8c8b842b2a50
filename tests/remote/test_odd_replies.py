"""Replies that are answers, though in no standard way: nothing written in other ways, heads without columns, other encodings."""

import json
import re
from typing import Any

import pyoxigraph as ox
import pytest

from alertgraph.errors import EndpointError
from alertgraph.remote import replies
from alertgraph.remote.client import Reply

URL = "http://example.org/sparql"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
A = {"type": "uri", "value": "http://example.org/a"}
SPARQL = '<sparql xmlns="http://www.w3.org/2005/sparql-results#"'


def answer(body: Any, kind: str = JSON, content_type: str = "") -> Any:
    """The columns and the rows of a reply, or its truth value."""
    data = body if isinstance(body, bytes) else body.encode() if isinstance(body, str) else json.dumps(body).encode()
    found = replies.rows(URL, Reply(kind, data, {"content-type": content_type or kind}))
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    return [column.value for column in found.variables], [[term and str(term) for term in row] for row in found]


def rows(*found: Any, **head: Any) -> dict[str, Any]:
    """Results in JSON with these rows."""
    return {"head": head, "results": {"bindings": list(found)}}


@pytest.mark.parametrize(
    "results",
    [
        rows({"x": A}),
        rows({"x": A}, vars=None),
        rows({"x": A}, vars=[], link=[]),
        {"results": {"bindings": [{"x": A}]}},
        {"head": None, "results": {"bindings": [{"x": A}], "distinct": False}, "boolean": None},
        rows({"?x": A}, vars=["?x"]),
        rows({"x": {**A, "xml:lang": "", "datatype": None}}, vars=["x"], meta=1),
    ],
)
def test_heads_and_members_that_say_nothing(results: dict[str, Any]) -> None:
    """Columns that the head leaves out are those of the rows; a member without a value is none."""
    assert answer(results) == (["x"], [["<http://example.org/a>"]])


@pytest.mark.parametrize("value", [None, {}])
def test_a_cell_without_a_value(value: Any) -> None:
    """It is unbound, and the row stays."""
    assert answer(rows({"x": A, "y": value}, vars=["x", "y"])) == (["x", "y"], [["<http://example.org/a>", None]])


def test_numbers_that_are_no_texts() -> None:
    """A value that JSON has as a number or truth value is its text."""
    whole, truth = "http://www.w3.org/2001/XMLSchema#integer", "http://www.w3.org/2001/XMLSchema#boolean"
    found = rows(
        {"x": {"type": "literal", "value": 0, "datatype": whole}, "y": {"type": "literal", "value": True, "datatype": truth}},
        vars=["x", "y"],
    )
    assert answer(found)[1] == [[f'"0"^^<{whole}>', f'"true"^^<{truth}>']]


def test_blank_nodes_by_what_is_no_name() -> None:
    """Those of one name are one, those of different ones stay apart."""
    names = ["nodeID://b1", "nodeID://b1", "nodeID:__b1", "b-1", "b_1"]
    found = answer(rows(*({"x": {"type": "bnode", "value": name}} for name in names), vars=["x"]))[1]
    assert found[0] == found[1]
    assert len({row[0] for row in found}) == 4


@pytest.mark.parametrize("results", [{"boolean": True}, {"head": None, "boolean": True}, {"boolean": True, "results": None}])
def test_a_truth_value_with_whatever_head(results: dict[str, Any]) -> None:
    """It needs none."""
    assert answer(results) is True
    assert answer({**results, "boolean": False}) is False


@pytest.mark.parametrize("beside", [{}, rows({"x": A}, vars=["x"]), {"head": {}, "boolean": False}])
@pytest.mark.parametrize("member", ["error", "errors", "exception"])
def test_an_error_beside_results(member: str, beside: dict[str, Any]) -> None:
    """What a server could not bring to its end is no answer, though its status is 200 and rows stand beside it."""
    with pytest.raises(EndpointError, match=rf"^{URL} could not bring its answer to the end: too slow$"):
        answer({**beside, member: "too\nslow"})
    if beside:
        assert answer({**beside, member: None}) == answer(beside)


def test_columns_that_are_called_so() -> None:
    """A column of such a name is none of this."""
    assert answer(rows({"error": A}, vars=["error"])) == (["error"], [["<http://example.org/a>"]])


def test_deep_members() -> None:
    """What is nested beyond what can be read is an error like any other."""
    with pytest.raises(EndpointError, match="cannot be read to its end"):
        answer('{"meta":' * 9000 + "1" + "}" * 9000)


@pytest.mark.parametrize(
    ("kind", "content_type", "first"),
    [
        (XML, XML, '<?xml version="1.0" encoding="ISO-8859-1"?>'),
        (XML, f"{XML}; charset=ISO-8859-1", '<?xml version="1.0"?>'),
        (XML, f'{XML};charset="latin1"', '<?xml version="1.0" encoding="utf-8"?>'),
    ],
)
def test_other_encodings(kind: str, content_type: str, first: str) -> None:
    """An encoding that the header or the first line names is the one that is read, the header before the line."""
    body = f'{first}{SPARQL}><head><variable name="x"/></head><results><result><binding name="x"><literal>Türkiye</literal>'
    whole = f"{body}</binding></result></results></sparql>".encode("latin-1")
    assert answer(whole, kind, content_type) == (["x"], [['"Türkiye"']])


def test_json_in_another_encoding() -> None:
    """So it is for JSON, by its header; and an encoding that nobody knows is left to the parser."""
    found = json.dumps(rows({"x": {"type": "literal", "value": "Türkiye"}}, vars=["x"]), ensure_ascii=False)
    assert answer(found.encode("latin-1"), JSON, f"{JSON}; charset=iso-8859-1")[1] == [['"Türkiye"']]
    assert answer(found, JSON, f"{JSON}; charset=x-unheard-of")[1] == [['"Türkiye"']]


def test_xml_with_more_attributes() -> None:
    """Attributes, comments and links that are none of ours are passed over."""
    body = (
        f'<?xml version="1.0"?>{SPARQL} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"><!-- c -->'
        '<head><link href="about"/><variable name="x" type="t"/></head><results distinct="false" ordered="true"><!-- c -->'
        '<result index="1"><binding name="x" n="1"><uri a="b">http://example.org/a</uri></binding></result></results></sparql>'
    )
    assert answer(body, XML) == (["x"], [["<http://example.org/a>"]])


@pytest.mark.parametrize("kind", ["", "text/plain", "application/octet-stream", "text/csv", "application/x-something+json"])
def test_formats_that_are_named_wrongly(kind: str) -> None:
    """What begins like results in JSON or XML is read as these, whatever it is called."""
    assert answer(rows({"x": A}, vars=["x"]), kind) == (["x"], [["<http://example.org/a>"]])
    xml = f'<?xml version="1.0"?>{SPARQL}><head><variable name="x"/></head><results/></sparql>'
    assert answer(xml, kind) == answer(xml.partition("?>")[2], kind) == (["x"], [])


@pytest.mark.parametrize("kind", [JSON, "text/plain", "text/boolean", ""])
def test_a_truth_value_as_a_word(kind: str) -> None:
    """An ASK that is answered by a word alone is answered."""
    assert [answer(word, kind) for word in ("true", "false\n")] == [True, False]


def test_words_in_the_place_of_an_answer() -> None:
    """What a server says in a 200 answer that is none is told."""
    with pytest.raises(EndpointError, match=f"^{URL} answers in text/plain, not in SPARQL results: Error 42: timed out$"):
        answer("Error 42: timed out\n\nThe query was: ...", "text/plain")
    with pytest.raises(EndpointError, match=f"^{URL} answers in {re.escape(JSON)}, not in RDF; is it a SPARQL endpoint"):
        replies.triples(URL, Reply(JSON, b"{}", {}))
