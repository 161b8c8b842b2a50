"""What is wrong with a query: the place, the word in the way, the nearest prefix and the nearest term."""

import pytest

from alertgraph.api import AlertGraph
from alertgraph.asking import diagnosis, library, queries
from alertgraph.errors import QuerySyntaxError, QueryWarning


@pytest.mark.parametrize(
    ("sparql", "line", "column", "message"),
    [
        ("SELECT ?s WHERE {\n ?s ?p ?o .\n FILTR(?s = 1)\n}", 3, 2, "unexpected 'FILTR'; did you mean FILTER?"),
        ("SELECT ?x WHERE { ?x a ag:State } LIMTI 5", 1, 35, "unexpected 'LIMTI'; did you mean LIMIT?"),
        ("SELEC ?x {}", 1, 1, "unexpected 'SELEC'; did you mean SELECT?"),
        ("SELECT ?x WHERE { ?x a ag:State } }", 1, 35, "unexpected '}'"),
        ("SELECT ?x, ?y WHERE { ?x a ?y }", 1, 10, "unexpected ','"),
        ("SELECT ?x WHERE {", 1, 18, "the query ends too early"),
        ("", 1, 1, "it is empty"),
        ("SELECT ?x WHERE {\n ?x a ag:State\n ?x ag:gist 'é' }", 3, 2, "it cannot be read from ?x on"),
        ("# Ünïcödé\nSELECT ?x { ?x ag:gist 'ünïcödé' ; ag:q }", 2, 36, "it cannot be read from ag:q on"),
        ("SELECT ?x WHERE { ?x a 'open }", 1, 24, "this text is not closed"),
        ('ASK { ?x ?y """open" }', 1, 13, "this text is not closed"),
        ("ASK { ?x ?y \"a\" . ?z ?y 'it\ns' }", 1, 25, "this text is not closed"),
        ('ASK { "a" = "b" }', 1, 7, "a text is the subject of no triple; to compare it, write FILTER(...)"),
        ("ASK { VALUES ?x { 'a' } 'c' }", 1, 25, "a text is the subject of no triple"),
        ('ASK { ?x ?y "a" "b" }', 1, 17, "it cannot be read from \"b\" on; is a '.', ';' or ',' missing before it"),
        ('"a"', 1, 1, 'it cannot be read from "a" on'),
        ('ASK { ?x ?y ?z FILTER(REGEX(?z, "a\\d")) }', 1, 35, r"\d is no escape in a text; write \\d for a backslash"),
        ("SELECT ?x\r\nWHERE { ?x a <not an iri> }", 2, 14, "this is no IRI"),
        ("SELECT ?x { ?x a ag:State FILTER(CONTIANS(?x) = 1) }", 1, 34, "unexpected 'CONTIANS'; did you mean CONTAINS?"),
        ("SELECT ?x { ?x a ag:State FILTER(?x > ) }", 1, 27, "this FILTER is not well formed"),
        ("ASK { ?s agg:x 'nope:x' }", 1, 10, "the prefix agg: is not declared; did you mean ag:?"),
        ("ASK { ?s dct:title ?o }", 1, 10, "the prefix dct: is not declared; did you mean dcterms:?"),
        ("PREFIX x: <x:>\nASK { x:a zzqq:b x:c }", 2, 11, "the prefix zzqq: is not declared; known without declaring it: ag,"),
        ("INSERT DATA { id:a id:b id:c }", 1, 1, "INSERT changes data; a query reads it"),
        (
            "SELECT (COUNT(?x) AS ?n) ?y WHERE { ?x a ?y }",
            1,
            46,
            "it is well formed, but cannot be answered: the SELECT contains",
        ),
        ("SELECT ?x { BIND(1 AS ?x) BIND(2 AS ?x) }", 1, 42, "it is well formed, but cannot be answered: is a variable bound"),
        ("\tASK {\n\t\t?x a ; }", 2, 3, "it cannot be read from ?x on"),
    ],
)
def test_place_and_reason(sparql: str, line: int, column: int, message: str, made_up: AlertGraph) -> None:
    """The error names line and column, shows the line, and has the caret under the place."""
    with pytest.raises(QuerySyntaxError) as caught:
        made_up.query(sparql)
    error = caught.value
    said, shown, caret = str(error).split("\n")
    assert (error.line, error.column) == (line, column)
    assert said.startswith(f"the query is not valid SPARQL: line {line}, column {column}: {message}")
    assert shown == "  " + (sparql.splitlines() or [""])[line - 1]
    assert (len(caret), caret[-1]) == (column + 2, "^")


CLOSED = [
    '"a"', "'a'", '"it\'s"', "'say \\'so\\''", '"""a "b"\nc"""', "'''it's'''", '""', '"<"', "'x>y'", '"#"', '"a"@en',
    "'1'^^xsd:integer",
]  # fmt: skip
AROUND = [
    "ASK {{ {0} = {0} }}", "ASK {{ {0} }}", "ASK {{ ?x ?y {0} {0} }}", "ASK {{ ?x {0} ?z }}", "{0}", "SELECT ({0} ?x) {{}}",
    "ASK {{ ?x ?y {0} ) }}", "ASK {{ ?x ?y {0} FILTR(1) }}", "ASK {{ BIND({0} ?x) }}", "ASK {{ FILTER({0} {0}) }}",
    "SELECT ?x {{ ?x ?y ?z }} LIMIT {0}", "# it's\nASK {{ ?x ?y {0} ] }}", "ASK {{ id:o\\'brien ?y {0} {0} }}",
    "ASK {{ <http://example.org/o'brien> ?y {0} {0} }}", "ASK {{ ?x ?y ?z FILTER(?x<?y&&?z={0}) FILTER(?y>{0}) }} FILTR",
]  # fmt: skip


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("text", CLOSED)
def test_a_closed_text_is_never_called_open(text: str, around: str, made_up: AlertGraph) -> None:
    """Whatever is wrong with a query, its texts are not, as long as each is closed."""
    with pytest.raises(QuerySyntaxError) as caught:
        made_up.query(around.format(text))
    assert "not closed" not in str(caught.value)


def test_a_fault_in_a_named_query_is_shown_in_its_own_lines(made_up: AlertGraph) -> None:
    """Parameters take their place within a line, so that the number of the line is that of the file."""
    with pytest.raises(QuerySyntaxError) as caught:
        queries.run(made_up.data, "SELECT ?x\nWHERE {\n  ?x a $kind\n  FILTR(1) }", {"kind": "ag:State"})
    assert caught.value.line == 4


MEANT = " ...; did you mean"
ENDS = "rdf:subject or rdf:object"
CLAS = f"rdfs:Clas{MEANT}"


@pytest.mark.parametrize(
    ("sparql", "remarks"),
    [
        ("ASK { ?x ag:hasStance ?y }", ["ag:hasStance is unknown to this graph; did you mean ag:stance?"]),
        ("ASK { ?x a ag:state }", ["ag:state is unknown to this graph; did you mean ag:State?"]),
        (
            "ASK { id:velmrak ag:suports ?y }",
            ["id:velmrak ...; did you mean id:velmark?", "ag:suports ...; did you mean ag:supports?"],
        ),
        ("ASK { GRAPH graph:regstry { ?x ?y ?z } }", ["graph:regstry ...; did you mean graph:registry?"]),
        ("PREFIX e: <https://w3id.org/alertgraph/id/> ASK { e:qxqxqx ?x ?y }", ["e:qxqxqx is unknown to this graph"]),
        (
            "ASK { <https://w3id.org/alertgraph/id/qill> ?x ?y }",
            ["<https://w3id.org/alertgraph/id/qill> is unknown to this graph; did you mean id:quill?"],
        ),
        ("ASK { ?x ag:stance ag:Asserted . id:quill a ag:State . ?c ag:passage id:mercy-2031-p4-s1 }", []),
        ("ASK { ?x ag:shape 'ag:Nope' } # id:nope", []),
        ("PREFIX x: <http://example.org/> ASK { x:nope rdfs:nope skos:nope }", ["rdfs:nope ...", "skos:nope ..."]),
        ("ASK { ?x dcterms:titel ?y ; a rdfs:Clas }", ["dcterms:titel ...; did you mean dcterms:title?", f"{CLAS} rdfs:Class?"]),
        ("ASK { ?x foaf:name ?y }", ["foaf:name ...; names are skos:prefLabel"]),
        ("PREFIX s: <http://schema.org/> ASK { ?x s:name ?y ; s:nope ?z }", ["s:name ...; names are skos:prefLabel"]),
        (
            "ASK { ?x ag:speaker ?y ; ag:actor ?z }",
            [f"ag:speaker{MEANT} ag:statedBy?", f"ag:actor{MEANT} {ENDS}?"],
        ),
        ("CONSTRUCT { ?x foaf:knows ?y } WHERE { ?x ag:attacks ?y }", []),
        ("PREFIX my: <https://w3id.org/alertgraph/id/> ASK { my:quill ?x 'my:nope' }", []),
        ("ASK { ?x ag:mode ag:MaterialConflict FILTER(?x = ag:attacks) }", []),
    ],
)
def test_unknown_terms(sparql: str, remarks: list[str], made_up: AlertGraph) -> None:
    """A term of ours that the graph does not hold is told with the nearest; strings, comments, templates, others' are not."""
    found = diagnosis.unknown_terms(made_up.data, sparql)
    assert found == [remark.replace("...", "is unknown to this graph") for remark in remarks]


@pytest.mark.parametrize(
    ("sparql", "remarks"),
    [
        ('ASK { ?x skos:prefLabel "Velmark" }', ['"Velmark" has a language in this graph; write "Velmark"@en']),
        ("ASK { ?x skos:altLabel|skos:prefLabel 'Velmark' }", ["'Velmark' has a language in this graph; write 'Velmark'@en"]),
        ('ASK { ?x skos:prefLabel "Velmark"@en }', []),
        (
            'ASK { ?x skos:prefLabel "Nobody" }',
            ['"Nobody" is no value of skos:prefLabel in this graph: its values are texts with a language, written "..."@en'],
        ),
        ('ASK { ?x skos:prefLabel "Nobody"@en }', []),
        ('ASK { ?x ag:isoCode "QO" }', []),
        ('ASK { ?x skos:prefLabel ?l FILTER(STR(?l) = "Velmark") FILTER(CONTAINS(?l, "Velmark")) # "Velmark"\n }', []),
    ],
)
def test_texts_without_their_language(sparql: str, remarks: list[str], made_up: AlertGraph) -> None:
    """A text that can be no object as it is written, and would be one with its language, is told."""
    assert queries.remarks(made_up.data, sparql, {}) == remarks


def test_python_warns(made_up: AlertGraph) -> None:
    """In Python a remark is a warning, and the query is answered."""
    with pytest.warns(QueryWarning, match=r"^ag:hasStance is unknown to this graph; did you mean ag:stance\?$"):
        assert made_up.query("ASK { ?x ag:hasStance ?y }") is False


def test_named_queries_name_no_unknown_term(real_graph: AlertGraph) -> None:
    """Every term of ours in the named queries is in the graph."""
    wrong = {
        name: diagnosis.unknown_terms(real_graph.data, queries.prepare(real_graph.data, name, {}))
        for name in library.named(real_graph.data)
    }
    assert {name: remarks for name, remarks in wrong.items() if remarks} == {}


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("?c ag:subject id:israel", "no triple in this graph has ag:subject as its predicate; did you mean rdf:subject?"),
        (
            "?c a ag:Claim ; ag:relation ?r",
            "no triple in this graph has ag:relation as its predicate; did you mean rdf:predicate?",
        ),
        ("?x ag:Disputed ?y", "no triple in this graph has ag:Disputed as its predicate"),
        (
            "id:hamas ag:releases ?x",
            "no triple in this graph has ag:releases as its predicate; no claim is a plain fact of it: those that have it are "
            "?claim rdf:predicate ag:releases",
        ),
        ("?x a ag:Actor", "nothing is of ag:Actor itself in this graph; write a/rdfs:subClassOf* ag:Actor for what is"),
    ],
)
def test_terms_that_no_triple_uses_so(pattern: str, told: str, real_graph: AlertGraph) -> None:
    """A term that the model has and the query's triples cannot is told, with what is there instead."""
    assert queries.remarks(real_graph.data, f"ASK {{ {pattern} }}", {}) == [told]


@pytest.mark.parametrize(
    "pattern",
    [
        "?x a ag:State",
        "?x a/rdfs:subClassOf* ag:Actor",
        "?c ag:under ?x ; ag:place ?y",
        "?x a ?kind",
        "?kind rdfs:subClassOf ag:Actor",
    ],
)
def test_terms_that_are_used_so(pattern: str, real_graph: AlertGraph) -> None:
    """What triples have is not remarked."""
    assert queries.remarks(real_graph.data, f"ASK {{ {pattern} }}", {}) == []


@pytest.mark.parametrize(
    ("sparql", "is_told"),
    [
        ("SELECT ?l { ?x a ag:State ; rdfs:label ?l }", True),
        ("SELECT ?l { ?x a ag:State OPTIONAL { ?x rdfs:label ?l } }", True),
        ("SELECT ?l { ?x a ag:Relation ; rdfs:label ?l }", False),
    ],
)
def test_names_are_asked_for_by_our_term(sparql: str, is_told: bool, made_up: AlertGraph) -> None:
    """Entries have no rdfs:label, and whoever asks for it is told; of a term of the ontology it is the name."""
    found = queries.remarks(made_up.data, sparql, {})
    assert found == ["rdfs:label names terms of the ontology alone; all other names are skos:prefLabel"] * is_told


@pytest.mark.parametrize("written", ["COUNT(*) {", "COUNT(*) AS ?n {", "(COUNT(*)) {", "?s (count(*)) {"])
def test_a_count_without_a_name(written: str, made_up: AlertGraph) -> None:
    """What most people forget is shown as it should be written."""
    with pytest.raises(QuerySyntaxError, match=r"(?i)in brackets: \(COUNT\(\*\) AS \?n\)"):
        made_up.query(f"SELECT {written} ?s ?p ?o }}")
