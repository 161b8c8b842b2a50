"""Long and contrived inputs: each bound is told, what is known is gathered once, and a text of any shape is read to its end.

No time is measured here. What grows with the square of its length would need minutes for these.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from alertgraph import dates
from alertgraph.api import AlertGraph
from alertgraph.asking import counting, diagnosis, literals, queries
from alertgraph.errors import QueryError, QuerySyntaxError
from alertgraph.finding.mentions import Sought
from alertgraph.store import ordering, sparql
from alertgraph.store.dataset import Dataset
from alertgraph.texts import matching, quoting
from alertgraph.texts.document import parse
from alertgraph.texts.oddities import oddities
from alertgraph.texts.tokens import readable

LENGTH = 20_000
SHAPES = (
    "A.", "pp. 5 ", ". (((A", "- a\n", "<p>a", "<!--", "<script>", "<nav></", "\ufffe ", "](a", "Reporting of the\n", "Par.\n\n",
)  # fmt: skip
QUERIES = (
    "service" * 9000, "'\\" * 30_000, "ORDER BY ?x " * 3000, "SUM(" * 9000, "<a:" * 9000, '"""' * 9000, "x:\\-" * 9000,
)  # fmt: skip
DATES = ("{" + "1XXX-02-30," * 5000 + "2002}", "2" * 50_000, "[" + "1XX1-02-29," * 5000 + "2002]", "Y1E" + "2" * 50_000)


@pytest.mark.parametrize("piece", SHAPES)
def test_a_text_of_one_piece(piece: str) -> None:
    """It is read to its last word, is looked through for what is odd, and its passages are found in it, or refused elsewhere."""
    source = piece * (LENGTH // len(piece))
    document = parse(source)
    assert sum(sentence.length for sentence in document.sentences) == len(document.tokens)
    assert len(readable(source)) <= len(source)
    assert all(oddity.line >= 1 for oddity in oddities(document))
    anchors = {sentence.name: matching.anchor(document, sentence) for sentence in document.sentences}
    copy = parse(f"another {source}")
    found = quoting.quote(anchors, copy, document.fingerprint)
    assert found.keys() == anchors.keys()


def test_a_passage_that_stands_all_over_is_in_no_place() -> None:
    """Beyond the bound a passage is ambiguous; below it, it is found where its neighbours are."""
    document = parse("The fleet left the harbour at dawn.")
    anchor = matching.anchor(document, document.sentences[0])
    few = parse("The fleet left the harbour at dawn. " * matching.CROWDED)
    many = parse("The fleet left the harbour at dawn. " * (matching.CROWDED + 1))
    assert matching.find(anchor, few, document.fingerprint).status == "exact"
    assert matching.find(anchor, many, document.fingerprint).status == "ambiguous"
    assert quoting.quote({"p": anchor}, many, document.fingerprint)["p"].words == ""


def test_a_query_too_long_for_remarks(made_up: AlertGraph) -> None:
    """It is answered, and told to have none; one that is just short enough has them."""
    names = "".join(f" id:nobody-{number:05}" for number in range(8_000))
    query = f"SELECT ?x {{ VALUES ?x {{{names} }} }}"
    assert queries.remarks(made_up.data, query, {}) == [
        "the query is longer than 30,000 characters, so nothing is remarked on it"
    ]
    short = f"SELECT ?x {{ ?x ?y id:nobody }} #{'-' * queries.LONGEST}"[: queries.LONGEST]
    assert queries.remarks(made_up.data, short, {}) == ["id:nobody is unknown to this graph"]


class Counted:
    """A dataset that counts how often it is read as a whole."""

    is_here = True

    def __init__(self, data: Dataset) -> None:
        self.data, self.read = data, Counter[str]()

    @property
    def store(self) -> Any:
        """All that is known, read once more."""
        self.read["store"] += 1
        return self.data.store

    def objects(self, predicate: str | None) -> Iterator[Any]:
        """The objects of a predicate, read once more."""
        self.read[str(predicate)] += 1
        return self.data.objects(predicate)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.data, name)


def test_what_is_known_is_gathered_once(made_up: AlertGraph) -> None:
    """Three hundred unknown names cost one look at the graph; the first are told, and how many more there are."""
    names = " ".join(f"id:nobody-{number}" for number in range(300))
    counted: Any = Counted(made_up.data)
    found = diagnosis.unknown_terms(counted, f"SELECT ?x {{ VALUES ?x {{ {names} }} }}")
    assert counted.read == {"store": 1}
    assert len(found) == diagnosis.MOST + 1
    assert found[-1] == f"{300 - diagnosis.MOST} more terms are unknown to this graph"
    classes = "?x a ag:Organisation ; ag:stance ?y . " * 300
    diagnosis.unused_terms(counted, f"SELECT ?x {{ {classes} }}")
    assert max(counted.read.values()) == 1


def test_texts_are_compared_in_few_places(made_up: AlertGraph) -> None:
    """A query that compares texts with the values of ever other predicates has some of them looked at, and is told so."""
    parts = " ".join(f"?x{n} ag:stance ?y{n} ; <x:p{n}> ?y{n} FILTER(?y{n} = 'a{n}')" for n in range(90))
    found = literals.remarks(made_up.data, f"SELECT * {{ {parts} }}")
    assert (
        found[-1]
        == f"only the first {literals.PLACES} texts of the query were compared with the graph; {90 - literals.PLACES} were not"
    )


def test_paths_are_told_up_to_a_number() -> None:
    """Of many paths that lose rows the first are told, each with its place."""
    found = counting.lost_rows(f"SELECT (COUNT(*) AS ?n) {{ {'?x ag:a|ag:b ?y . ' * 50} }}")
    assert len(found) == counting.MOST + 1
    assert found[-1] == f"so do {50 - counting.MOST} more paths of the query"


def test_a_long_fault_is_told_shortly(made_up: AlertGraph) -> None:
    """Of a line of any length what is around the place is shown, and of a word its beginning."""
    with pytest.raises(QuerySyntaxError) as caught:
        queries.run(made_up.data, f"SELECT ?x {{ {'?x ?y ?z . ' * 5000} {'x' * 5000} }}", {})
    assert len(str(caught.value)) < 3 * diagnosis.SHOWN + 500
    with pytest.raises(QueryError):
        queries.run(made_up.data, "SELECT ?x { ?x ag:" + "x" * 5000, {})


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_of_one_piece(query: str) -> None:
    """Whatever is told of it by its text is told."""
    assert list(sparql.services(query)) == []
    assert len(sparql.code(query)) == len(query)
    assert ordering.total(query).count("ORDER") == query.count("ORDER")
    assert counting.lost_rows(query) == []


@pytest.mark.parametrize("date", DATES)
def test_a_long_date(date: str) -> None:
    """It is none, and that is told."""
    assert dates.bounds(date) is None
    assert dates.refusal(date) != ""


def test_a_long_word_is_looked_for() -> None:
    """A word of any length is compared with others, of which none is it."""
    sought = Sought.of("a" * LENGTH)
    assert not any(sought.are_in("a word and another") for _ in range(2000))
