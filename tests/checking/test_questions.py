"""Named queries that cannot be asked are found, with file and line."""

from pathlib import Path

import pytest
from faults import find

QUERY = "# title: What?\n# column: s iri -- it\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("zz", "SELECT ?s WHERE { ?s ?p ?o }", 1, "a named query begins with '# title: ...'"),
        ("zz", QUERY + "# param: x colour red -- it\nSELECT ?s { ?s ?p $x }", 3, "a parameter line reads "),
        ("zz", QUERY + "SELECT ?t { ?t ?p ?o }", 1, "its '# column:' lines tell ['s'], its SELECT has ['t']"),
        ("zz", QUERY + "SELECT ?s {\n  ?s ?p }", 4, "not a SPARQL query: "),
        ("zz", QUERY + "SELECT ?s { ?s zz:p ?o }", 3, "not a SPARQL query: "),
        ("zz", QUERY + "# param: x entity id:nobody-at-all -- it\nSELECT ?s { ?s ?p $x", 4, "not a SPARQL query: "),
        ("zz", QUERY + "# param: x relation ag:fliesTo -- it\nSELECT ?s { ?s $x ?o }", 1, "no relation called 'ag:fliesTo'"),
        (
            "zz",
            QUERY + "# param: x entity id:velmark -- it\n# of: x Stat\nSELECT ?s { ?s ?p $x }",
            4,
            "the ontology has no class 'Stat'",
        ),
        ("z.z", QUERY + "SELECT ?s { ?s ?p ?o }", 1, "no one can ask for it by the name 'z.z'"),
        ("zz", "# title: M\udce4rz\n", 1, "byte 11 (0xe4) is not UTF-8"),
    ],
)
def test_a_named_query_that_cannot_be_asked(name: str, text: str, line: int, message: str, made_up_graph: Path) -> None:
    """A named query with a wanting head, bad SPARQL or a relation that the ontology lacks is one finding, of one line."""
    path = made_up_graph / "queries" / f"{name}.rq"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    (finding,) = find(made_up_graph)
    assert finding[:4] == (str(path), line, name, "named-query")
    assert finding.message.startswith(message)
    assert "\n" not in finding.message


def test_a_default_of_another_folder_is_no_fault(made_up_graph: Path) -> None:
    """A query whose default names an entry that this folder does not have asks for a value, and nothing is amiss."""
    text = QUERY + "# param: x entity id:nobody-at-all -- it\nSELECT ?s { ?s ?p $x }"
    (made_up_graph / "queries" / "zz.rq").write_text(text, encoding="utf-8")
    assert find(made_up_graph) == []
