"""SPARQL as text: what is read of a query, whatever stands in its strings, IRIs and comments."""

import pyoxigraph as ox
import pytest

from alertgraph.store import sparql as text
from alertgraph.store.sparql import Source

NODE = ox.NamedNode("x:y")


@pytest.mark.parametrize(
    ("sparql", "found"),
    [
        ("ask{?s $p 'a'@en-x}", "word ask, open {, variable ?s, parameter $p, string 'a', language @en-x, close }"),
        ("?s a ag:State.?o.ag:x _:b :c", "variable ?s, word a, name ag:State, variable ?o, name ag:x, name _:b, name :c"),
        ("1.ag:x é:a a.b:c.d. x-id:b", "name ag:x, name é:a, name a.b:c.d, name x-id:b"),
        ("id:it\\'s\\-a:b?c true.SELECT", "name id:it\\'s\\-a:b, variable ?c, word true, word SELECT"),
        ("<a\\u0041#b>#c\r<d> < e>", "iri <a\\u0041#b>, comment #c, iri <d>, word e"),
        ('"""a"" \\"b""" \'\' \'\n\'', 'string """a"" \\"b""", string \'\''),
        ("* (COUNT(*))", "star *, open (, word COUNT, open (, star *, close ), close )"),
    ],
)
def test_tokens(sparql: str, found: str) -> None:
    """Each token is of one kind, stands where it says, and takes nothing of its neighbours."""
    read = list(text.tokens(sparql))
    assert ", ".join(f"{token.kind} {token.text}" for token in read) == found
    assert [sparql[token.start :][: len(token.text)] for token in read] == [token.text for token in read]


@pytest.mark.parametrize(
    ("sparql", "word", "is_there"),
    [
        ("SELECT * # no\rFROM <x:y> {}", "FROM", True),
        ("SELECT * # no FROM\n{ ?s ?p 'x'@from, ag:FROM, FROM:x, ?from, $from, <x:from>, 'FROM' }", "FROM", False),
        ("ASK { ?s ?p ?o.service <x:y> {} }", "SERVICE", True),
    ],
)
def test_keywords(sparql: str, word: str, is_there: bool) -> None:
    """A line that ends as old systems end it ends a comment; a language, name or variable is no keyword."""
    assert text.has_keyword(sparql, word) is is_there


def test_prefixes_that_are_declared() -> None:
    """Those of the query's head, resolved against its BASE; those in use that are neither declared nor ours have a place."""
    sparql = (
        "BASE <http://e/d/> # PREFIX no: <x:>\nprefix a: # one\n<f#> PREFIX : <x:\\u0061> ASK { a:x b:y :z ; ag:z ?q.c:x _:b }"
    )
    assert text.declared(sparql) == {"a": "http://e/d/f#", "": "x:a"}
    assert text.undeclared(sparql) == [(sparql.index("b:y"), "b"), (sparql.index("c:x"), "c")]


@pytest.mark.parametrize("iri", ["http://[bad", "x:\\ud800", "x:\\U00110000"])
def test_what_no_iri_can_be_made_of_is_read_as_it_is_written(iri: str) -> None:
    """Nothing in a query's text is an error of ours."""
    assert text.sources(f"BASE <http://e/> ASK FROM <{iri}> {{}}") == (Source(iri, False),)


def test_services() -> None:
    """Each clause comes with whom it asks and its place, in a comment too."""
    sparql = "ASK {\n SERVICE SILENT <x:y> {} # service $z {\n}"
    assert list(text.services(sparql)) == [("<x:y>", sparql.index("SERVICE")), ("$z", sparql.index("service"))]


@pytest.mark.parametrize(
    ("sparql", "found"),
    [
        ("SELECT ?a (COUNT(DISTINCT ?x) AS ?n) ?b WHERE {}", ("rows", ["a", "n", "b"])),
        ("PREFIX a: <x:SELECT>\n# SELECT ?no\nselect distinct ?a { ?b ?c 'ASK' }", ("rows", ["a"])),
        ("SELECT (IF(?a > 1, (?a), 2) AS ?b) $c FROM <x:g> {}", ("rows", ["b", "c"])),
        ("SELECT (EXISTS { ?a ?b ?c } AS ?d) ?e {}", ("rows", ["d", "e"])),
        ("SELECT * {}", ("rows", None)),
        ("SELECT (COUNT(*) AS ?n) {}", ("rows", ["n"])),
        ("ASK { ?select ?p ?o }", ("yes or no", None)),
        ("DESCRIBE <x:y>", ("triples", None)),
        ("nothing", ("", None)),
    ],
)
def test_projection(sparql: str, found: tuple[str, list[str] | None]) -> None:
    """The kind of an answer and its columns are read from the text, whatever stands in strings, IRIs and comments."""
    assert text.projection(sparql) == found


@pytest.mark.parametrize(
    ("sparql", "filled"),
    [
        ("$a", "<x:y>"),
        ("?a $ab $a.", "?a $ab <x:y>."),
        ("'$a' \"$a\" $a", "'$a' \"$a\" <x:y>"),
        ("'it\\'s $a' $a", "'it\\'s $a' <x:y>"),
        ("'''$a it's \"$a\" ''$a''' $a", "'''$a it's \"$a\" ''$a''' <x:y>"),
        ('"""say "$a" now""" $a', '"""say "$a" now""" <x:y>'),
        ('"""two\nlines $a""" $a', '"""two\nlines $a""" <x:y>'),
        ("<http://e/$a> $a", "<http://e/$a> <x:y>"),
        ("# about $a\n$a", "# about $a\n<x:y>"),
        ("# it's $a\n$a # don't\n$a", "# it's $a\n<x:y> # don't\n<x:y>"),
        ("<http://e/#x> $a", "<http://e/#x> <x:y>"),
        ("?n < $a && ?m > 3", "?n < <x:y> && ?m > 3"),
        ("?n <$a|| ?m>3", "?n <<x:y>|| ?m>3"),
        ("id:it\\'s $a", "id:it\\'s <x:y>"),
        ("'' $a ''", "'' <x:y> ''"),
    ],
)
def test_fill_touches_parameters_alone(sparql: str, filled: str) -> None:
    """A parameter is replaced in the query itself, never in strings, IRIs, comments or longer names."""
    assert text.fill(sparql, {"a": NODE}) == filled


def test_values_are_not_filled_again() -> None:
    """A value that looks like a parameter stays as it is."""
    values = {"a": ox.Literal("$b"), "b": ox.Literal("no")}
    assert text.fill("$a $b", values) == '"$b" "no"'


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("SELECT * { ?from ?p ?o }", ()),
        ("SELECT ('FROM <x:y>' AS ?a) # FROM <x:y>\n{ ?s ?p ?o }", ()),
        ("SELECT * { <x:from> ex:from ?o FILTER(?a = ex:FROM) }", ()),
        ("SELECT * FROM <x:y> { }", (("x:y", False),)),
        ("SELECT *FROM<x:y>FROM  named\n<x:z>{}", (("x:y", False), ("x:z", True))),
        ("CONSTRUCT { ?s ?p ?o } FROM <x:y> WHERE { ?s ?p ?o }", (("x:y", False),)),
        ("DESCRIBE <x:a> FROM # c\n <x:y>", (("x:y", False),)),
        ("PREFIX e: <http://e/> SELECT * FROM e:a\\-b FROM NAMED e: {}", (("http://e/a-b", False), ("http://e/", True))),
        ("SELECT * FROM graph:registry {}", (("https://w3id.org/alertgraph/graph/registry", False),)),
        ("BASE <http://e/d/> SELECT * FROM <f> FROM </g> {}", (("http://e/d/f", False), ("http://e/g", False))),
        ("PREFIX graph: <http://own/> ASK FROM graph:x {}", (("http://own/x", False),)),
        ("PREFIX e: <http://e/\\u0061#> SELECT * FROM <x:\\u0079> FROM e:b {}", (("x:y", False), ("http://e/a#b", False))),
        ("SELECT (IF(?a < 3, 'x', \"from\") AS ?b) FROM <x:y> {}", (("x:y", False),)),
    ],
)
def test_sources(query: str, found: tuple[tuple[str, bool], ...]) -> None:
    """The graphs that FROM names, whatever else says from."""
    assert text.sources(query) == tuple(Source(*source) for source in found)


@pytest.mark.parametrize(
    "part", ["service", "service ", "service#", "service#\n", "service:", "service silent ", 'service"', "from <"]
)
def test_hard_texts_are_read(part: str) -> None:
    """No text makes the search try every way of reading it."""
    assert list(text.services(part * 2_000)) == []
    assert text.sources(part * 2_000) == ()


@pytest.mark.parametrize("part", ["a.", "_-", "a:b..", ":.\\", '"""\\', "''' ''", "<\\u0041", "@a-", "prefix a: <x:y> from a:b "])
def test_each_sign_is_read_once(part: str) -> None:
    """No text makes the lexer begin again, which would take minutes here."""
    long = "SELECT FROM " + part * 20_000
    assert len(text.code(long)) == len(long)
    assert text.has_keyword(long, "SELECT")
    assert text.projection(long)[0] == "rows"
    assert len(text.sources(long)) <= 20_000


@pytest.mark.parametrize(
    ("sparql", "declared"),
    [
        ("ASK { id:a ag:b ?c }", ["ag", "id"]),
        ("PREFIX id: <http://e/> ASK { id:a ag:b ?c }", ["ag"]),
        ("prefix\n id:<http://e/>\nASK { id:a ?b ?c }", []),
        ("ASK { ?id ?b 'ag:x' } # skos:prefLabel", []),
        ("ASK { ?a <ag:x> 1 . ?a a sem:x }", ["sem"]),
        ("ASK { ?a ^id:x|!ag:y 'x'^^xsd:date }", ["ag", "id", "xsd"]),
        ("ASK { ?a x-id:b ?c }", []),
        ("ASK { ?a ?b ?c.id:d ?e ?f }", ["id"]),
    ],
)
def test_prefixes(sparql: str, declared: list[str]) -> None:
    """Ours are declared where they are used and not yet declared, once each, on the first line."""
    found = text.with_prefixes(sparql)
    assert found.endswith(sparql)
    head = found.removesuffix(sparql)
    assert head.count("\n") == 0
    assert head.split()[1::3] == [f"{name}:" for name in declared]
