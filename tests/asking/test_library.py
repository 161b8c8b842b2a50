"""The library of named queries: every head tells what the answer is, and the answer is what the head tells."""

import re
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import support

import alertgraph
from alertgraph.api import AlertGraph
from alertgraph.asking import library, queries
from alertgraph.asking.library import Column
from alertgraph.errors import QueryError
from alertgraph.reading import registry
from alertgraph.vocabulary import AG, DCTERMS, EDTF_DATATYPE, OWL, RDF, REGISTRY, SKOS, XSD, curie, expand

NAMES = support.names()
DATATYPES = {
    "integer": {XSD.integer},
    "number": {XSD.integer, XSD.decimal},
    "boolean": {XSD.boolean},
    "date": {XSD.date},
    "edtf": {EDTF_DATATYPE},
    "label": {XSD.string, RDF.langString},
    "text": {XSD.string, RDF.langString},
}
CLASSES = {"claim": AG.Claim, "alert": AG.Alert}
HEAD = "# title: What?\n"


def is_of(graph: AlertGraph, term: Any, kind: str) -> bool:
    """Whether a term of an answer is of the type that its column tells."""
    if kind in DATATYPES:
        return isinstance(term, ox.Literal) and term.datatype.value in DATATYPES[kind]
    if not isinstance(term, ox.NamedNode):
        return False
    store, a = graph.data.store, ox.NamedNode(RDF.type)
    if kind in CLASSES:
        return any(store.quads_for_pattern(term, a, ox.NamedNode(CLASSES[kind])))
    if kind == "entity":
        return any(store.quads_for_pattern(term, a, None, ox.NamedNode(REGISTRY)))
    return kind == "iri" or term.value.startswith(AG.iri)


def several(column: Column, text: str) -> list[Any]:
    """The values of a cell of several as terms: claims are written as CURIEs, numbers as digits."""
    parts = text.split("|") if text else []
    if column.type in ("label", "text"):
        return [ox.Literal(part) for part in parts]
    if column.type == "integer":
        return [ox.Literal(int(part)) for part in parts]
    return [ox.NamedNode(expand(part)) for part in parts]


def faults(graph: AlertGraph, name: str) -> list[str]:
    """What in the answer to a query, asked with its defaults, is not as its head tells."""
    query = library.find(graph.data, name)
    found = queries.run(graph.data, name, {})
    if isinstance(found, ox.QueryBoolean):
        return [] if query.answer == "yes or no" else ["an unannounced yes or no"]
    if isinstance(found, ox.QueryTriples):
        return [] if query.answer == "triples" else ["unannounced triples"]
    names = [variable.value for variable in found.variables]
    told = [column.name for column in query.columns]
    wrong = [] if names == told else [f"columns {names}, not {told}"]
    for row in found:
        for column, term in zip(query.columns, row, strict=True):
            if column.several:
                ok = term is None or all(is_of(graph, part, column.type) for part in several(column, str(term.value)))
            else:
                ok = column.optional if term is None else is_of(graph, term, column.type)
            wrong += [] if ok else [f"{column.name} is {term}, not {column.type}"]
    return wrong


def test_there_are_many() -> None:
    """The library is not a handful."""
    assert len(NAMES) >= 40


@pytest.mark.parametrize("name", NAMES)
def test_answer_has_the_shape_that_is_told(name: str, real_graph: AlertGraph) -> None:
    """Columns, types and empty cells are as the head tells, and the answer is not empty, or the head says why."""
    assert faults(real_graph, name) == []
    answer = real_graph.query(name)
    assert isinstance(answer, bool) or len(answer) > 0 or library.find(real_graph.data, name).empty


@pytest.mark.parametrize("name", ["harms", "offices"])
def test_shape_of_the_made_up_queries(name: str, made_up: AlertGraph) -> None:
    """The queries of the made-up graph keep to their heads, too."""
    assert faults(made_up, name) == []


@pytest.fixture(scope="module")
def with_real_queries(tmp_path_factory: pytest.TempPathFactory) -> AlertGraph:
    """The made-up graph with the real queries, whose entries are replaced by made-up ones."""
    root = support.assemble(tmp_path_factory.mktemp("library"))
    for path in support.every(support.GRAPH, "queries/*.rq"):
        text = re.sub(r"(?m)^(# param: \w+ entity) \S+", r"\1 id:velmark", path.read_text(encoding="utf-8"))
        (root / "queries" / path.name).write_text(text, encoding="utf-8")
    return alertgraph.load(root)


@pytest.mark.parametrize("name", NAMES)
def test_shape_on_another_alert(name: str, with_real_queries: AlertGraph) -> None:
    """On the made-up alert, asked of a made-up state, every query keeps to its shape; nothing of the real alert is in it."""
    assert faults(with_real_queries, name) == []


#: What the made-up alert answers when asked of one of its states.
ANSWERED = {
    "about", "agreements", "both-theatres", "breaches", "cited-paragraphs", "claims-as-triples", "dated-between",
    "deeds-of-state", "disputed", "duties", "editorial-notes", "firmness", "hearsay", "hedged", "identifiers", "names-of",
    "negated", "never-acting", "not-yet", "offices", "pairs", "plain-facts", "recommendations", "replies", "said-by",
    "speech-acts", "timeline",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ANSWERED))
def test_answers_on_another_alert(name: str, with_real_queries: AlertGraph) -> None:
    """The questions are general: the made-up alert answers them."""
    answer: Any = with_real_queries.query(name)
    assert len(answer) > 0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ASK {}", "broken.rq:1: a named query begins with '# title: ...'"),
        (HEAD + "# param: victim\nASK {}", "broken.rq:2: a parameter line reads '# param: name type default -- meaning'"),
        (
            HEAD + "# param: a number 1 -- one\nASK {}",
            "office_status, reach, signs, string, integer, date, period; not 'a number 1 -- one'",
        ),
        (HEAD + "# column: a state -- one\nSELECT ?a {}", "broken.rq:2: a column line reads '# column: name type -- meaning'"),
        (HEAD + "# column: a entity\nSELECT ?a {}", "; not 'a entity'"),
        (HEAD + "SELECT ?a ?b {}", "its '# column:' lines tell no columns, its SELECT has ['a', 'b']"),
        (HEAD + "# column: a text -- one\nSELECT ?a ?b {}", "lines tell ['a'], its SELECT has ['a', 'b']"),
        (HEAD + "# column: b text -- two\n# column: a text -- one\nSELECT ?a ?b {}", "tell ['b', 'a']"),
        (HEAD + "SELECT * { ?a ?b ?c }", "a SELECT needs a '# column: name type -- meaning' for each of its columns"),
        (HEAD + "ASK {}", "this query needs the line '# answer: yes or no -- meaning'"),
        (HEAD + "# answer: triples -- meaning\nASK {}", "this query needs the line '# answer: yes or no -- meaning'"),
        (HEAD + "CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c }", "this query needs the line '# answer: triples -- meaning'"),
        (HEAD, "this query needs the line"),
        (
            HEAD + "# asked: Who is $who?\n# answer: yes or no -- x\nASK {}",
            "broken.rq:2: '# asked:' has $who, which is none of: nothing",
        ),
        (
            HEAD + "# param: n integer 1 -- one\n# of: n State\n# answer: yes or no -- x\nASK {}",
            "broken.rq:3: '# of:' names 'n', which is no parameter that is an entity: none",
        ),
        (
            HEAD + "# param: n integer 1 -- one\n# pair: n n\n# answer: yes or no -- x\nASK {}",
            "broken.rq:3: '# pair:' takes two parameters that are entities, of: none; got 'n n'",
        ),
        (HEAD + "# column: a text -- one\n# row: $b\nSELECT ?a {}", "broken.rq:3: '# row:' has $b, which is none of: a"),
    ],
)
def test_malformed_head(text: str, message: str, made_up_graph: Path) -> None:
    """A head without a question, or that does not tell the answer's shape, is an error with file and line."""
    (made_up_graph / "queries" / "broken.rq").write_text(text, encoding="utf-8")
    with pytest.raises(QueryError) as caught:
        alertgraph.load(made_up_graph).query("broken")
    assert message in str(caught.value)


def test_a_malformed_query_spoils_no_other(made_up_graph: Path) -> None:
    """A fault in one file is told when that query is asked, not when another is, or a name is misspelt."""
    (made_up_graph / "queries" / "broken.rq").write_text("ASK {}", encoding="utf-8")
    graph = alertgraph.load(made_up_graph)
    assert len(graph.query("offices")) == 3  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="did you mean 'offices'"):
        graph.query("ofices")


PARAMETERS = """# title: What?
# param: who entity Quill -- the island
# param: how relation is a member of -- by label
# param: kind mode materialconflict -- the mode
# param: firm certainty Hedged -- the certainty
# column: who_is iri -- it
# column: how_is iri -- it
# column: kind_is iri -- it
# column: firm_is iri -- it
SELECT ?who_is ?how_is ?kind_is ?firm_is
WHERE { BIND($who AS ?who_is) BIND($how AS ?how_is) BIND($kind AS ?kind_is) BIND($firm AS ?firm_is) }
"""


def test_parameters_by_name(made_up_graph: Path) -> None:
    """Entries and relations are named by CURIE, slug or label, values of a scheme in any case."""
    (made_up_graph / "queries" / "named.rq").write_text(PARAMETERS, encoding="utf-8")
    graph = alertgraph.load(made_up_graph)
    rows: Any = graph.query("named")
    assert tuple(rows[0]) == ("id:quill", "ag:isMemberOf", "ag:MaterialConflict", "ag:Hedged")
    rows = graph.query("named", who="id:velmark", how="has as member", kind="ag:VerbalConflict", firm="plain")
    assert tuple(rows[0]) == ("id:velmark", "ag:isMemberOf", "ag:VerbalConflict", "ag:Plain")
    for params, message in (
        ({"how": "suports"}, "no relation called 'suports'; did you mean ag:supports"),
        (
            {"kind": "Conflict"},
            "'Conflict' is no mode; one of: LegalAct, MaterialConflict, MaterialCooperation, Structural,",
        ),
        ({"firm": "ag:Actual"}, "'ag:Actual' is no certainty; one of: Hedged, Plain"),
    ):
        with pytest.raises(QueryError) as caught:
            graph.query("named", **params)
        assert message in str(caught.value)


def test_identifiers_spare_the_registry(real_graph: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """A parameter that is an identifier is looked up alone: the registry is read for names only."""
    monkeypatch.setattr("alertgraph.reading.registry.read_entities", lambda dataset: pytest.fail("the registry was read"))
    assert len(real_graph.query("supporters-of-all")) == 1  # type: ignore[arg-type]


def test_names_read_the_registry_once(real_graph: AlertGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three parameters given by name cost one reading of the registry."""
    read, times = registry.read_entities, []
    monkeypatch.setattr("alertgraph.reading.registry.read_entities", lambda dataset: times.append(1) or read(dataset))
    answer: Any = real_graph.query("supporters-of-all", first="Azerbaijan", second="Israel", third="Russia")
    assert (answer.column("supporter"), len(times)) == (["id:united-states"], 1)


@pytest.mark.parametrize("name", NAMES)
def test_portable(name: str, real_graph: AlertGraph) -> None:
    """No query relies on what a server may lack: each path has an end that is bound, each order is total."""
    query = library.find(real_graph.data, name)
    code = re.sub(r'"[^"]*"|<[^>]*>|#.*', "", query.sparql)
    assert not re.search(r"\b(SERVICE|FROM|LATERAL|BASE)\b", code)
    if query.answer == "rows":
        order = [word.strip("?() ").removeprefix("DESC(?") for word in code.rsplit("ORDER BY", 1)[1].split()]
        answer: Any = real_graph.query(name)
        keys = [tuple(row[name] for name in answer.columns if name in order) for row in answer]
        assert len(set(keys)) == len(keys), f"rows that {order} does not tell apart"


def test_every_question_is_put_plainly(real_graph: AlertGraph) -> None:
    """Each has a topic; one with parameters names them in its question, but how it counts; one without a claim words its rows."""
    for name, query in real_graph.queries.items():
        words = query.plainly
        asked = {p.name for p in query.parameters if p.type not in ("reach", "signs")}
        assert words.topic, name
        assert set(re.findall(r"\$(\w+)", words.asked)) == asked, name
        assert not asked or words.asked.endswith("?"), name
        single = any(column.name == "claim" and not column.several for column in query.columns)
        assert single or words.row or query.answer == "triples", name


def test_titles_are_questions_of_their_own(real_graph: AlertGraph) -> None:
    """No two queries ask the same, and each says what its answer means."""
    found = library.named(real_graph.data).values()
    titles = [query.title for query in found]
    assert len(set(titles)) == len(titles)
    assert [query.name for query in found if not query.title.endswith("?") or not query.description.endswith(".")] == []
    labels = {
        curie(quad.subject.value) for p in (SKOS.prefLabel, DCTERMS.title, OWL.versionInfo) for quad in _quads(real_graph, p)
    }
    unknown = [
        (query.name, parameter.default)
        for query in found
        for parameter in query.parameters
        if parameter.type == "entity" and parameter.default not in labels
    ]
    assert unknown == []


def _quads(graph: AlertGraph, predicate: str) -> Any:
    return graph.data.store.quads_for_pattern(None, ox.NamedNode(predicate), None)
