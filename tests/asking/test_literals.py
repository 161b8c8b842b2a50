"""A text that can be no object as it is written is told, with the form that can; however long the query."""

import pytest

from alertgraph.api import AlertGraph
from alertgraph.asking import library, literals, queries


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ('?c ag:stance "Disputed"', '"Disputed" is no value of ag:stance in this graph; did you mean ag:Disputed?'),
        ("?c ag:stance 'Asserted'@en", "'Asserted'@en is no value of ag:stance in this graph; did you mean ag:Asserted?"),
        ("?c ag:stance 'dispute'", "'dispute' is no value of ag:stance in this graph; did you mean ag:Disputed?"),
        ('?p ag:paragraph "18"', '"18" is no value of ag:paragraph in this graph; did you mean 18?'),
        ('?r ag:sign "-1"^^xsd:string', '"-1"^^xsd:string is no value of ag:sign in this graph; did you mean -1?'),
        ('?x skos:prefLabel "israel"@en', '"israel"@en is no value of skos:prefLabel in this graph; did you mean "Israel"@en?'),
        ('?x skos:prefLabel "Israel"@de', '"Israel"@de is no value of skos:prefLabel in this graph; did you mean "Israel"@en?'),
        ('?x skos:prefLabel "Isreal"', '"Isreal" is no value of skos:prefLabel in this graph; did you mean "Israel"@en?'),
        ('?c rdf:subject "Israel"', '"Israel" is no value of rdf:subject in this graph; did you mean id:israel?'),
        ('?c a "State"', '"State" is no value of rdf:type in this graph; did you mean ag:State?'),
        ('?c ag:when "2023-09"', '"2023-09" is no value of ag:when in this graph; did you mean "2023-09"^^edtf:EDTF?'),
        ('?c ?p "Disputed"', '"Disputed" is not in this graph; did you mean ag:Disputed?'),
        ('?c ?p "Israel"', '"Israel" has a language in this graph; write "Israel"@en'),
        ('[ ag:polarity "Negated" ]', '"Negated" is no value of ag:polarity in this graph; did you mean ag:Negated?'),
    ],
)
def test_wrong_literals(pattern: str, told: str, real_graph: AlertGraph) -> None:
    """A term, a number, a date, a language or another spelling: the nearest form that the predicate has is named."""
    assert queries.remarks(real_graph.data, f"ASK {{ {pattern} }}", {}) == [told]


@pytest.mark.parametrize(
    "sparql",
    [
        'ASK { ?c ag:isoCode "IL" }',
        "ASK { ?p ag:paragraph 18 }",
        'ASK { ?x skos:prefLabel "Israel"@en, "Russia"@EN }',
        'ASK { ?c ag:stance "Nobody at all" }',
        'ASK { ?c ag:gist "Israel" }',
        'SELECT * { VALUES ?x { "Disputed" "18" } ?c ag:stance ?y }',
        'SELECT * { VALUES (?x ?y) { ("Disputed" "18") } ?c ag:stance ?y }',
        'CONSTRUCT { ?x ag:stance "Disputed" } WHERE { ?x a ag:Claim }',
        'ASK { ?c ag:stance ?s FILTER(STR(?s) = "Disputed") BIND("18" AS ?n) }',
        'SELECT (GROUP_CONCAT(?x; SEPARATOR="|") AS ?y) { ?x a ag:State }',
        'ASK { ?c ag:gist "a \\"quoted\\" one" }',
        'ASK { ?c <nope> "x" . ?c nope:x "y" }',
        'ASK } { ?c ag:gist "x',
    ],
)
def test_nothing_is_told(sparql: str, real_graph: AlertGraph) -> None:
    """What finds something, what is near nothing, and texts that are no objects have no remark."""
    assert literals.remarks(real_graph.data, sparql) == []


def test_a_list_of_objects(real_graph: AlertGraph) -> None:
    """Each object of a list is looked at, each text told once."""
    found = literals.remarks(
        real_graph.data, 'ASK { ?c ag:polarity "Negated", "Affirmed" ; ag:modality "Actual" . ?d ag:polarity "Negated" }'
    )
    assert [remark.split(" ")[0] for remark in found] == ['"Negated"', '"Affirmed"', '"Actual"']


def test_a_long_query_is_looked_at_in_part(real_graph: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond some hundreds of texts none is compared, which is told; each predicate is read once."""
    asked: list[str | None] = []
    own = real_graph.data.objects
    monkeypatch.setattr(real_graph.data, "objects", lambda predicate: (asked.append(predicate), own(predicate))[1])
    sparql = " ".join(f'?c ag:stance "Disputed {n}" .' for n in range(literals.MOST + 50))
    found = literals.remarks(real_graph.data, f"ASK {{ {sparql} }}")
    assert found[-1] == f"only the first {literals.MOST} texts of the query were compared with the graph; 50 were not"
    assert len(found) <= literals.MISSPELT + 1
    assert len(asked) == 1


def test_named_queries_have_none(real_graph: AlertGraph) -> None:
    """No text of a named query is remarked."""
    for name in library.named(real_graph.data):
        assert literals.remarks(real_graph.data, queries.prepare(real_graph.data, name, {})) == []
