"""Closed namespaces: a wrong term stops at once, and code and ontology know the same terms."""

import ast
import re
from pathlib import Path

import pytest
import support

import alertgraph
from alertgraph import analysis, vocabulary
from alertgraph.api import AlertGraph
from alertgraph.telling.statuses import STATUSES
from alertgraph.vocabulary import AG, ONTOLOGY, RDF, RDFS, VOID, Namespace, curie, expand, local_name

#: Classes whose individuals and relations the code reads from the data.
READ_FROM_DATA = {"Relation", "RelationFamily", "Mode", "ColourFamily"}


def test_a_term(made_up: AlertGraph) -> None:
    """A term is an attribute, or an item where it is no Python name."""
    assert AG.stance == "https://w3id.org/alertgraph/ontology#stance"
    assert VOID["class"] == "http://rdfs.org/ns/void#class"


@pytest.mark.parametrize("name", ["stanse", "Stanse", "iri2", "format", "count", "__fspath__", ""])
def test_a_wrong_term(name: str) -> None:
    """A term that is not in the namespace is an AttributeError that names both, as is any method of str."""
    with pytest.raises(AttributeError, match=re.escape(f"no term {name!r} in https://w3id.org/alertgraph/ontology#")):
        getattr(AG, name)
    with pytest.raises(AttributeError):
        AG[name]


def test_terms_in_order() -> None:
    """A namespace yields the IRIs of its terms, sorted."""
    assert list(Namespace("x:", "b", "a")) == ["x:a", "x:b"]


def test_code_and_ontology_know_the_same_terms(made_up: AlertGraph) -> None:
    """Each term of the code is declared in the ontology, and each declared term that is not read as data is in the code."""
    rows = made_up.data.describe(ONTOLOGY)
    declared = {iri for iri in rows if iri.startswith(AG.iri)}
    assert set(AG) - declared == set()
    kinds = {iri for iri, row in rows.items() if AG.shape in row}
    data = {iri for iri in declared if {local_name(kind) for kind in rows[iri][RDF.type]} & READ_FROM_DATA}
    assert declared - kinds - data - set(AG) == set()


def test_each_term_is_labelled_and_defined(made_up: AlertGraph) -> None:
    """Each class, property and relation of the ontology has one label and one definition."""
    rows = made_up.data.describe(ONTOLOGY)
    kinds = {RDFS.Class, RDF.Property, AG.Relation, AG.RelationFamily}
    terms = {iri: row for iri, row in rows.items() if kinds & set(row[RDF.type])}
    wanting = [
        curie(iri)
        for iri, row in terms.items()
        if len(row.get(RDFS.label, [])) != 1 or len(row.get(vocabulary.SKOS.definition, [])) != 1
    ]
    assert wanting == []


#: The rule of reach, which the named queries write out: what an answer leaves out is counted by it.
REACH = {"ag:isPartOf", "ag:isGovernmentOf", "ag:leads"}


def test_code_names_no_relation(made_up: AlertGraph) -> None:
    """No relation of the ontology is named in the program: it is read from the data."""
    assert {local_name(name) for name in made_up.relations} & {local_name(iri) for iri in AG} == set()
    named = {
        f"{path.name}: {name}"
        for path in support.every(support.SOURCE, "**/*.py")
        for name in made_up.relations
        if re.search(rf"\b{name}\b", path.read_text(encoding="utf-8")) and not (path.name == "remainder.py" and name in REACH)
    }
    assert named == set()


def test_iris_stand_in_one_module() -> None:
    """No other module writes an IRI of our own or of a reused vocabulary; licences and the page's own links aside."""
    iris = sorted({*vocabulary.PREFIXES.values()})
    elsewhere = [
        f"{path.name}: {iri}"
        for path in support.every(support.SOURCE, "**/*.py")
        if path.name != "vocabulary.py"
        for iri in iris
        if iri in path.read_text(encoding="utf-8")
    ]
    assert elsewhere == []


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/alertgraph/id/velmark", "id:velmark"),
        ("https://w3id.org/alertgraph/ontology#stance", "ag:stance"),
        ("https://w3id.org/alertgraph/graph/derived", "graph:derived"),
        ("http://www.wikidata.org/entity/Q1", "wd:Q1"),
        ("https://example.org/x", "https://example.org/x"),
        ("", ""),
    ],
)
def test_curie(iri: str, short: str) -> None:
    """An IRI with a known prefix is shortened and expanded again; any other stays as it is."""
    assert curie(iri) == short
    assert expand(short) == iri


def test_expand_leaves_other_text_alone() -> None:
    """What has no prefix of ours is no CURIE."""
    assert expand("velmark") == "velmark"
    assert expand("http://example.org/") == "http://example.org/"
    assert expand("nope:velmark") == "nope:velmark"


@pytest.mark.parametrize(("iri", "name"), [("x#y", "y"), ("x/y", "y"), ("http://a/b#c", "c"), ("Disputed", "Disputed"), ("", "")])
def test_local_name(iri: str, name: str) -> None:
    """The local name is what follows the last separator."""
    assert local_name(iri) == name


#: Words that readers never see, since what they are for has another name (the table of names in graph/README.md).
OTHER_NAMES = re.compile(r"\bnot actual\b|(?<![-{.$?])\bentr(?:y|ies)\b(?! ?[=:(\[}])|\$actor\b", re.IGNORECASE)
LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`')


def _python_told(path: Path) -> list[str]:
    """The texts of a module that the program tells: its literals of several words, docstrings aside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body and isinstance(node.body[0], ast.Expr)
    }
    texts = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]
    return [node.value for node in texts if isinstance(node.value, str) and " " in node.value]


def _page_told(path: Path) -> list[str]:
    """The texts of a script of the page: its literals of several words, what stands in braces aside."""
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("//"))
    found = [re.sub(r"\$\{[^}]*\}", "", text) for text in LITERAL.findall("\n".join(lines)) if " " in text]
    return [text for text in found if "=>" not in text and "\n" not in text]  # between two literals, one of them in the other


def _head_told(path: Path) -> list[str]:
    """The head of a named query, whose parameters are filled in before anybody reads it."""
    heads = (line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("# "))
    return [re.sub(r"(# column: )\w+", r"\1", line).replace("$", "") for line in heads]


def _public_told() -> list[str]:
    """The docstrings of what users call."""
    functions = (getattr(module, name) for module in (alertgraph, analysis, analysis.plots) for name in module.__all__)
    return [function.__doc__ or "" for function in functions if callable(function)]


def test_one_thing_has_one_name(made_up: AlertGraph) -> None:
    """Terminal, page, questions, values, public docstrings and notices speak of actors and things, not of entries, and so on."""
    told = {
        **{path.name: _python_told(path) for path in support.every(support.SOURCE, "**/*.py")},
        **{path.name: _page_told(path) for path in support.every(support.SOURCE, "explorer/scripts/**/*.js")},
        **{path.name: _head_told(path) for path in support.every(support.GRAPH, "queries/*.rq")},
        "docstrings": _public_told(),
        "values": [f"{value.label} {value.phrase}" for scheme in made_up.values.values() for value in scheme.values()],
        "modes": [f"{mode.label} {mode.definition}" for mode in made_up.modes.values()],
        "statuses": [f"{status.label} {status.definition}" for status in STATUSES],
    }
    assert all(told[name] for name in ("docstrings", "values", "modes", "statuses", "lines.js", "about.rq", "find.py"))
    assert {f"{name}: {text}" for name, texts in told.items() for text in texts if OTHER_NAMES.search(text)} == set()
