"""A text that can be no object as it is written is told, with the form that can; however long the query."""

import pytest

from alertgraph.api import AlertGraph
from alertgraph.asking import library, literals, queries

DISPUTED = '"Disputed" is no value of ag:stance in this graph; did you mean ag:Disputed?'


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
        ('?c ag:quantity "18"', '"18" is no value of ag:quantity in this graph: its values are numbers, such as 2'),
        ('?c ag:stance "?"', '"?" is no value of ag:stance in this graph: its values are identifiers, such as ag:Asserted'),
        (
            '?c ag:gist "Israel"',
            '"Israel" is no value of ag:gist in this graph: its values are texts with a language, written "..."@en',
        ),
        ('?c ag:when "Undated"', '"Undated" is no value of ag:when in this graph; did you mean ag:Undated?'),
        ('[ ag:polarity "Negated" ]', '"Negated" is no value of ag:polarity in this graph; did you mean ag:Negated?'),
    ],
)
def test_wrong_literals(pattern: str, told: str, real_graph: AlertGraph) -> None:
    """A term, a number, a date, a language or another spelling: the nearest form that the predicate has is named."""
    assert queries.remarks(real_graph.data, f"ASK {{ {pattern} }}", {}) == [told]


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ('?c ag:stance ?s FILTER(?s = "Disputed")', DISPUTED),
        ('?c ag:stance ?s FILTER(?s!="Disputed")', DISPUTED),
        ('?c ag:stance ?s FILTER("Disputed" = ?s)', DISPUTED),
        ('?c ag:stance ?s FILTER(BOUND(?c) && ?s = "Disputed" || ?s = ag:Reported)', DISPUTED),
        ('?c ag:stance ?s FILTER(?s IN (ag:Reported, "Disputed"))', DISPUTED),
        ('?c ag:stance ?s FILTER(?s NOT IN ("Disputed"))', DISPUTED),
        ('?c ag:stance ?s FILTER(sameTerm(?s, "Disputed"))', DISPUTED),
        ('VALUES ?s { ag:Reported "Disputed" } ?c ag:stance ?s', DISPUTED),
        ('?c ag:stance ?s ; ag:quantity ?n VALUES (?n ?s) { (2.5 "Disputed") (UNDEF ag:Reported) }', DISPUTED),
        ('BIND("Disputed" AS ?s) ?c ag:stance ?s', DISPUTED),
        ('{ SELECT ?c ?s { ?c a ag:Claim ; ag:stance ?s } } FILTER(?s = "Disputed")', DISPUTED),
        ('?c ag:polarity ag:Affirmed ; rdf:subject/ag:isPartOf?/ag:stance ?s , ?t FILTER(?t = "Disputed")', DISPUTED),
        ('?s ?p ?o FILTER(?o = "Disputed")', '"Disputed" is not in this graph; did you mean ag:Disputed?'),
        ('{ ?c rdf:subject ?x } UNION { ?c rdf:object ?x } FILTER(?x = "Israel")', "rdf:subject or rdf:object"),
        ('?p ag:paragraph ?n FILTER(?n = "18")', "did you mean 18?"),
        ('?p ag:paragraph ?n FILTER(?n > "18")', "did you mean 18?"),
        ('?c ag:quantity ?n FILTER(?n > "18")', "its values are numbers, such as 2"),
        ("?x ag:isoCode ?code FILTER(?code = 3)", "3 is no value of ag:isoCode in this graph: its values are texts"),
        ('?x skos:prefLabel ?name FILTER(?name > "M")', "its values are texts with a language"),
        ('?c ag:when ?w FILTER(?w = "2023-09")', 'did you mean "2023-09"^^edtf:EDTF?'),
        ('?c ag:when ?w FILTER(?w >= "2023")', "values of ag:when have no order in SPARQL; compare STR(?w) with a text"),
        ('?c ag:when ?w FILTER(?w >= "2023"^^edtf:EDTF)', "compare STR(?w) with a text"),
        ("?c ag:when ?w FILTER(?w >= 2023)", "compare STR(?w) with a text"),
        ('?x sem:hasEarliestBeginTimeStamp ?d FILTER(?d >= "2023")', "its values are literals of xsd:date, such as "),
    ],
)
def test_a_variable_that_is_a_value(pattern: str, told: str, real_graph: AlertGraph) -> None:
    """A literal that a variable is compared with, or given, is looked at as one in the variable's place."""
    (remark,) = queries.remarks(real_graph.data, f"ASK {{ {pattern} }}", {})
    assert told in remark


@pytest.mark.parametrize(
    "sparql",
    [
        'ASK { ?c ag:isoCode "IL" }',
        "ASK { ?p ag:paragraph 18 }",
        'ASK { ?x skos:prefLabel "Israel"@en, "Russia"@EN }',
        'ASK { ?c ag:gist "Israel"@en }',
        'ASK { ?x ag:isoCode "QQ" }',
        "ASK { ?c ag:quantity 19 }",
        'SELECT * { VALUES ?x { "Disputed" "18" } ?c ag:stance ?y }',
        'SELECT * { VALUES (?x ?y) { ("Disputed" ag:Disputed) } ?c ag:stance ?y }',
        "ASK { ?c ag:quantity ?n FILTER(?n > 18 || ?n = 350.0 || 1e3 != ?n || ?n IN (2, 3)) }",
        'ASK { ?p ag:paragraph ?n FILTER(?n + 1 = "18") FILTER("18" = ?n + 1) FILTER(1 + ?n = "18") }',
        'ASK { ?c ag:stance ?s . FILTER(?other = "Disputed") FILTER(STR(?s) IN ("Disputed")) FILTER(REGEX(STR(?s), "x")) }',
        'ASK { ag:stance ?p ?o FILTER(?o = "x") }',
        'ASK { ?c ag:quantity|skos:prefLabel ?x FILTER(?x = "Nobody") }',
        'ASK { ?x sem:hasEarliestBeginTimeStamp ?day FILTER(?day >= "2023-01-01"^^xsd:date) }',
        'ASK { ?x skos:prefLabel ?name FILTER(?name > "M"@en) }',
        "ASK { ?c ag:when ?w FILTER(?w = ag:Undated || STR(?w) > '2023') }",
        "ASK { # ?c ag:stance ?s\n ?c ag:gist ?s FILTER(?s = 'x'@en) } # FILTER(?s = 'x')",
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
