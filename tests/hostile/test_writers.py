"""Every writer proves by random words that another program reads back what was written, letter for letter.

``ALERTGRAPH_HOSTILE=long pytest -n 0 tests/hostile/test_writers.py`` tries many more.
"""

import csv
import io
import json
import re
import warnings
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import bibtexparser
import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
import rispy
import support
from hypothesis import given, settings
from hypothesis import strategies as st

from alertgraph.api import AlertGraph
from alertgraph.asking import formats
from alertgraph.checking import cells
from alertgraph.explorer import data, picture
from alertgraph.explorer.page import compose
from alertgraph.model.claims import Claim
from alertgraph.network import files
from alertgraph.publishing import rdf, tables
from alertgraph.store.dataset import Dataset
from alertgraph.tables import text as plain_tables
from alertgraph.tables.fitting import unfit
from alertgraph.telling import references, sheet, sheetfiles
from alertgraph.telling.citing import Citing
from alertgraph.vocabulary import ONTOLOGY, SKOS

#: What means something to one of the formats.
MARKS = (*"\"'<>&`*_[](){}\\|#~$%^;:,.!?-=+@/ ", "&amp;", "<!--", "]]>", "</script>", "${x}", "\\n", "{{x}}", "ER  - ", "1. ")
anything = st.lists(st.one_of(st.sampled_from(MARKS), st.text(max_size=6)), max_size=8).map("".join)


def fitted(words: str) -> str:
    """Words of a line as check lets them stand: the rest of them, where some of it could not."""
    kept = "".join(sign for sign in words if sign != "|" and not unfit(sign))
    line = " ".join(kept.split())
    while cells.FORMULA.match(line):
        line = line[1:].strip()
    return line


def is_sound(words: str) -> bool:
    """Whether check lets words stand as a name, or as a gist, a note or a description."""
    return bool(cells.ONE_LINE.fullmatch(words.replace("\n", " "))) and not cells.FORMULA.match(words) and not unfit(words)


names = anything.map(lambda words: fitted(f"{words} Velmark")).filter(is_sound)
texts = st.lists(names, min_size=1, max_size=3).map("\n".join).filter(is_sound)


class Words(NamedTuple):
    """What is put into a graph: the words of an entry, of a claim, and of a document."""

    label: str
    alias: str
    description: str
    gist: str
    note: str
    unit: str
    title: str


words = st.builds(Words, names, names, texts, texts, texts, names, names)
CLAIM = "id:mercy-2031-velmark-002"


USUAL = Words(*["Velmark"] * len(Words._fields))


@pytest.fixture(scope="module")
def known(made_up: AlertGraph) -> AlertGraph:
    """The made-up graph with all that is read of it once."""
    parts = (made_up.entities, made_up.relations, made_up.kinds, made_up.modes, made_up.values, made_up.alerts, made_up.passages)
    assert all(parts) and made_up.claims() and made_up.hidden_names is not None
    return made_up


def altered(graph: AlertGraph, said: Words) -> AlertGraph:
    """The graph with these words in an entry, a claim and a document."""
    found = AlertGraph(graph.data)
    vars(found).update(vars(graph))
    entity = graph.entities["id:velmark"]._replace(label=said.label, aliases=(said.alias,), description=said.description)
    change = {"gist": said.gist, "note": said.note, "quantity_unit": said.unit}
    vars(found).update(
        entities={**graph.entities, "id:velmark": entity},
        alerts={name: alert._replace(title=said.title) for name, alert in graph.alerts.items()},
        _claims=[claim._replace(**change) if claim.id == CLAIM else claim for claim in graph.claims()],
    )
    return found


def the_claim(graph: AlertGraph) -> Claim:
    """The claim that has the words."""
    return next(claim for claim in graph.claims() if claim.id == CLAIM)


@given(words)
def test_tables(known: AlertGraph, said: Words) -> None:
    """``claims.csv`` and ``actors.csv``, by Python's csv; what another line end would part stays a row."""
    graph = altered(known, said)
    claims = read_csv(tables.encoded(tables.claims_csv(graph)))
    row = claims[CLAIM]
    assert len(claims) == len(graph.claims())
    assert (row["gist"], row["note"], row["quantity_unit"], row["subject_label"]) == (said.gist, said.note, said.unit, said.label)
    assert said.title in row["source"]
    actor = read_csv(tables.encoded(tables.actors_csv(graph)))["id:velmark"]
    assert (actor["label"], actor["aliases"], actor["description"]) == (said.label, said.alias, said.description)


def read_csv(data: bytes) -> dict[str, dict[str, str]]:
    """The rows by their first column, as a program reads them that knows nothing of us."""
    return {row["id"]: row for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))}


@given(words)
def test_networks(known: AlertGraph, said: Words) -> None:
    """GraphML and GEXF, by networkx: nodes, keys and every attribute; and both are well formed for Python's own reader."""
    graph = altered(known, said)
    net = graph.network()
    readers = {
        files.graphml: lambda data: nx.read_graphml(io.BytesIO(data), force_multigraph=True),
        files.gexf: lambda data: nx.read_gexf(io.BytesIO(data)),
    }
    for write, read in readers.items():
        data = write(net)
        ElementTree.fromstring(data)  # noqa: S314 - our own
        again = read(data)
        for name, value in (("label", said.label), ("aliases", said.alias), ("description", said.description)):
            assert again.nodes["id:velmark"][name] == value, (write.__name__, name)
        edges = {key: row for *_, key, row in again.edges(keys=True, data=True)}
        assert edges.keys() == {key for *_, key in net.edges(keys=True)}
        for name, value in (("gist", said.gist), ("note", said.note), ("quantity_unit", said.unit)):
            assert edges[CLAIM][name] == value, (write.__name__, name)


@given(anything, anything)
def test_a_network_of_any_words(label: str, gist: str) -> None:
    """What XML cannot hold is refused, and whatever else comes back equal, of a network that is none of ours, too."""
    net = nx.MultiDiGraph()
    net.add_node("a", label=label)
    net.add_edge("a", "b", key="k", gist=gist)
    for write, read in ((files.graphml, nx.read_graphml), (files.gexf, nx.read_gexf)):
        try:
            data = write(net)
        except ValueError as error:
            assert re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", label + gist), error
            continue
        again = read(io.BytesIO(data))
        assert again.nodes["a"].get("label", "") == label
        assert [row.get("gist", "") for *_, row in again.edges(data=True)] == [gist]


def pair(graph: AlertGraph) -> sheet.Sheet:
    """The sheet of two, of whom the claim is."""
    return sheet.sheet(graph, (graph.entities["id:velmark"], graph.entities["id:people-of-tirrun"]), {})


class Read(HTMLParser):
    """The words of a page by the tag that they stand in, and the tags."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.words = [""]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and that other words begin."""
        self.tags.append(tag)
        self.words.append("")

    def handle_endtag(self, tag: str) -> None:
        """Begin other words."""
        self.words.append("")

    def handle_data(self, data: str) -> None:
        """Take words."""
        self.words[-1] += data


@given(words)
def test_sheets_as_html(known: AlertGraph, said: Words) -> None:
    """By Python's reader: no tag more than with other words, and each of them as it is."""
    graph = altered(known, said)
    made = pair(graph)
    told = Read(sheetfiles.html(made))
    usual = Read(sheetfiles.html(pair(altered(known, USUAL))))
    assert told.tags == usual.tags
    whole = "\n".join(told.words)
    for value in (said.label, said.gist, said.title, f"Note: {said.note}"):
        assert value in whole
    assert f"{len(made.entries)}. " in whole


@given(words)
def test_sheets_as_markdown(known: AlertGraph, said: Words) -> None:
    """By a reader of CommonMark: no heading, list, link or emphasis more, and each word as it is."""
    reader = support.need_module("markdown_it").MarkdownIt("commonmark")
    graph = altered(known, said)
    told = reader.parse(sheetfiles.markdown(pair(graph)))
    usual = reader.parse(sheetfiles.markdown(pair(altered(known, USUAL))))
    assert [token.type for token in told] == [token.type for token in usual]
    whole = " ".join(" ".join(words_of(token)) for token in told if token.type == "inline")
    for value in (said.label, said.gist, said.title, f"Note: {said.note}"):
        assert " ".join(value.split()) in whole
    for token in told:
        assert {child.type for child in token.children or ()} <= {
            "text",
            "softbreak",
            "text_special",
            "strong_open",
            "strong_close",
        }


def words_of(token: Any) -> Iterator[str]:
    """The words of a paragraph."""
    yield " ".join("".join("\n" if c.type == "softbreak" else c.content for c in token.children).split())


@given(anything, anything)
def test_tables_as_markdown(first: str, second: str) -> None:
    """A cell is a cell whatever it holds: as many rows, as many bars, and the words once the escapes are taken off."""
    told = plain_tables.markdown(["a", "b"], [[first, second]])
    head, rule, row = told.splitlines() if "\n" in told else [told]
    parts = [re.sub(r"\\([\\`*\[\]<>|_])", r"\1", part.strip()) for part in re.split(r"(?<!\\)(?:\\\\)*\|", row)[1:3]]
    assert (head, rule) == ("| a | b |", "| --- | --- |")
    assert row.startswith("| ") and row.endswith(" |")
    if not re.search(r"\\\|", row) and "\\" not in first + second:
        assert parts == [" ".join(first.split()), " ".join(second.split())]


@given(words)
def test_records(known: AlertGraph, said: Words) -> None:
    """BibTeX and RIS, by bibtexparser and rispy: one record, no field more, and each word."""
    graph = altered(known, said)
    found = Citing(graph).claim(the_claim(graph))
    library = bibtexparser.parse_string(found.bibtex)
    assert library.failed_blocks == []
    [entry] = library.entries
    fields = {field.key: str(field.value) for field in entry.fields}
    assert set(fields) == {"author", "title", "year", "date", "publisher", "note"}
    assert plain(fields["title"][1:-1]) == said.title
    assert " ".join(said.gist.split()) in plain(fields["note"])
    [record] = rispy.loads(found.ris)
    assert record["title"] == said.title
    assert " ".join(said.gist.split()) in record["notes"][0]
    assert set(record) == {"type_of_reference", "id", "authors", "title", "year", "date", "publisher", "notes"}


def plain(latex: str) -> str:
    """The words of a field of BibTeX, each escape read once from left to right."""
    words = {"textbackslash{}": "\\", "textasciicircum{}": "^", "textasciitilde{}": "~"}
    return re.sub(
        r"\\(textbackslash\{\}|textasciicircum\{\}|textasciitilde\{\}|[{}$&%#_])", lambda m: words.get(m[1], m[1]), latex
    )


@given(anything)
def test_an_address_in_a_record(address: str) -> None:
    """Whatever an address holds, the record is one, and ends where it ends."""
    told = references.bibtex("misc", "key", {"title": "A title", "url": address})
    library = bibtexparser.parse_string(told)
    assert library.failed_blocks == []
    assert len(library.entries) == 1


literals = st.one_of(
    st.builds(ox.Literal, anything),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), anything, st.sampled_from(["en", "de-AT", "ar"])),
)


@given(st.lists(literals, min_size=1, max_size=4))
def test_rdf(values: list[ox.Literal]) -> None:
    """TriG, Turtle, N-Quads and JSON-LD, by rdflib: each literal of any letters, with its language."""
    graph = ox.NamedNode(ONTOLOGY)
    quads = [
        ox.Quad(ox.NamedNode(f"https://w3id.org/alertgraph/id/s{n}"), ox.NamedNode(SKOS.prefLabel), value, graph)
        for n, value in enumerate(values)
    ]
    store = ox.Store()
    store.extend(quads)
    data = Dataset(Path(), (), store)
    expected = {(str(quad.subject.value), quad.object.value, quad.object.language) for quad in quads}
    for form, written in (
        ("trig", rdf.trig(quads)), ("turtle", rdf.turtle(data)), ("nquads", rdf.nquads(data)), ("json-ld", rdf.jsonld(quads)),
    ):  # fmt: skip
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of rdflib's own code to itself
            read = rdflib.Dataset()
            read.parse(data=written, format=form)
            found = {(str(s), str(o), o.language) for s, p, o, _ in read.quads() if str(p) == SKOS.prefLabel}
        assert found == expected, form


@given(st.lists(anything, min_size=1, max_size=4))
def test_answers(made_up: AlertGraph, values: list[str]) -> None:
    """JSON, XML, CSV and TSV of a query's rows, by readers of each: the same values, the same number of rows."""
    rows = " ".join(str(ox.Literal(value)) for value in values)

    def shown(form: str) -> str:
        return formats.render(made_up.data.query(f"SELECT ?a ?b {{ VALUES ?a {{ {rows} }} BIND(1 AS ?b) }}"), form, 80)

    answer = json.loads(shown("json"))["results"]["bindings"]
    assert sorted(row["a"]["value"] for row in answer) == sorted(values)
    [head, *cells] = csv.reader(io.StringIO(shown("csv"), newline=""))
    assert (head, sorted(cells)) == (["a", "b"], sorted([value, "1"] for value in values))
    [head, *lines] = shown("tsv").removesuffix("\n").split("\n")
    assert (head, sorted(turtle(line.split("\t")[0]) for line in lines)) == ("?a\t?b", sorted(values))
    if not any(re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", value) for value in values):
        root = ElementTree.fromstring(shown("xml"))  # noqa: S314
        found = [node.text or "" for node in root.iter("{http://www.w3.org/2005/sparql-results#}literal")]
        assert sorted(text for text in found if text != "1" or "1" in values)[: len(values)] == sorted(values)


def turtle(literal: str) -> str:
    """The words of a literal of Turtle, by rdflib."""
    [found] = rdflib.Graph().parse(data=f"<x:s> <x:p> {literal} .", format="turtle").objects()
    return str(found)


few = settings(max_examples=max(3, settings().max_examples // 10))  # a page takes longer than a table


@few
@given(words)
def test_the_page(known: AlertGraph, said: Words) -> None:
    """What the page carries as JSON, by Python's reader, within a page that has as many tags as with other words."""

    def page(said: Words) -> str:
        rows = [{"id": "id:velmark", **said._asdict()}]
        return compose(nodes=rows, claims=[], tables=data.tables(altered(known, said), {}))

    told = page(said)
    assert Read(told).tags == Read(page(USUAL)).tags
    found = re.findall(r'<script type="application/json"[^>]* id="kg-(\w+)">(.*?)</script>', told, re.DOTALL)
    carried = {name: json.loads(data) for name, data in found}
    assert carried["tables"]["alerts"]["id:mercy-2031"]["title"] == said.title
    assert {name: carried["nodes"][0]["kg"][name] for name in said._fields} == said._asdict()


@few
@given(words)
def test_pictures(known: AlertGraph, said: Words) -> None:
    """The picture of a network as SVG is well formed, and says whose claims it draws."""
    root = ElementTree.fromstring(picture.svg(altered(known, said)))  # noqa: S314
    assert said.title in "".join(root.itertext())
