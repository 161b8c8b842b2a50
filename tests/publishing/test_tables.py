"""The tables of a build: the columns of the contract, CURIEs, bars between values."""

import csv
import io
from typing import Any

import pytest

from alertgraph.api import AlertGraph
from alertgraph.model import tabular
from alertgraph.publishing import tables

CONTRACT_CLAIMS = [
    "id", "subject", "subject_label", "relation", "relation_label", "object", "object_label", "mode", "sign", "stance",
    "polarity", "modality", "certainty", "stated_by", "stated_by_label", "when", "earliest", "latest", "alert",
    "paragraphs", "gist",
]  # fmt: skip
CONTRACT_ACTORS = ["id", "label", "kind", "aliases", "wikidata", "iso", "claims"]


def table(text: str) -> dict[str, dict[str, str]]:
    """The rows of a CSV file by identifier."""
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text))}


@pytest.mark.parametrize(("write", "contract"), [(tables.claims_csv, CONTRACT_CLAIMS), (tables.actors_csv, CONTRACT_ACTORS)])
def test_columns_of_the_contract(write: Any, contract: list[str], made_up: AlertGraph) -> None:
    """The columns of the contract come first, in its order; none is named twice."""
    columns = write(made_up).splitlines()[0].split(",")
    assert columns[: len(contract)] == contract
    assert len(set(columns)) == len(columns)


def test_claims_csv(made_up: AlertGraph) -> None:
    """A claim's row has CURIEs for identifiers, local names for enumerations, a bar between values, nothing for unknown."""
    row = table(tables.claims_csv(made_up))["id:mercy-2031-velmark-002"]
    assert tuple(row) == tabular.COLUMNS
    assert {name: value for name, value in row.items() if value} == {
        "id": "id:mercy-2031-velmark-002",
        "subject": "id:velmark",
        "subject_label": "Velmark",
        "relation": "ag:deprives",
        "relation_label": "cuts off or deprives",
        "object": "id:people-of-tirrun",
        "object_label": "People of Tirrun",
        "mode": "MaterialConflict",
        "sign": "-1",
        "stance": "Asserted",
        "polarity": "Affirmed",
        "modality": "Actual",
        "certainty": "Plain",
        "stated_by": "id:harrow-observatory",
        "stated_by_label": "Harrow Observatory",
        "when": "2029-10-14/..",
        "earliest": "2029-10-14",
        "alert": "id:mercy-2031",
        "paragraphs": "4",
        "gist": "Velmark keeps grain, medicine and fuel from the people of Tirrun.",
        "family": "atrocityRelation",
        "passages": "id:mercy-2031-p4-s1|id:mercy-2031-p4-s2",
        "under": "id:siege-of-tirrun",
        "place": "id:kessel-pass|id:tirrun",
        "quantity": "90000",
        "quantity_unit": "people",
        "quantity_bound": "Approximately",
        "source": "What the alert says or passes on, not findings of this project: Harrow Observatory, "
        "“Watch Notice: The Long Drought of Mercy”, 3 March 2031.",
    }


def test_undated_claims_are_empty(made_up: AlertGraph) -> None:
    """An undated claim has no date, no earliest and no latest day."""
    row = table(tables.claims_csv(made_up))["id:mercy-2031-velmark-003"]
    assert (row["when"], row["earliest"], row["latest"], row["paragraphs"]) == ("", "", "", "4|11")


@pytest.mark.parametrize("name", ["made_up", "real_graph"])
def test_claims_csv_has_every_claim(name: str, request: pytest.FixtureRequest) -> None:
    """Each claim is a row, disputed and planned ones too, in the order of identifiers."""
    graph: AlertGraph = request.getfixturevalue(name)
    assert list(table(tables.claims_csv(graph))) == [claim.id for claim in graph.claims()]


def test_actors_csv(made_up: AlertGraph) -> None:
    """An entry's row has its text's own names and the number of claims that it is subject or object of."""
    row = table(tables.actors_csv(made_up))["id:oda-brenn"]
    assert row == {
        "id": "id:oda-brenn",
        "label": "Oda Brenn",
        "kind": "Person",
        "aliases": "Brenn|Chancellor Brenn",
        "wikidata": "Q900000003",
        "iso": "",
        "claims": "3",
        "description": "Chancellor of Velmark.",
    }


def test_actors_csv_has_the_whole_registry(made_up: AlertGraph) -> None:
    """Entries without a claim are listed with 0; the numbers add up to two a claim."""
    rows = table(tables.actors_csv(made_up))
    assert list(rows) == list(made_up.entities)
    assert rows["id:watch-notices"]["claims"] == "0"
    assert sum(int(row["claims"]) for row in rows.values()) == 2 * len(made_up.claims())


def test_csv_survives_commas_quotes_and_lines(made_up: AlertGraph) -> None:
    """A gist with comma, quotes and accents reads back as it is; lines end with a line feed alone."""
    claim = made_up.claims()[0]._replace(gist='Quill, "the island", and Ostrávia; end.')
    graph = AlertGraph(made_up.data)
    graph.__dict__["_claims"] = [claim]
    text = tables.claims_csv(graph)
    assert table(text)[claim.id]["gist"] == claim.gist
    assert "\r" not in text


def test_the_file_says_its_encoding(made_up: AlertGraph) -> None:
    """A file begins with a byte order mark, once, so that LibreOffice and Excel read accents; utf-8-sig reads it."""
    for text in (tables.claims_csv(made_up), tables.actors_csv(made_up)):
        data = tables.encoded(text)
        assert data.startswith(b"\xef\xbb\xbfid,")
        assert data.decode("utf-8-sig") == text
        assert "\ufeff" not in text


def test_same_graph_same_table(made_up: AlertGraph) -> None:
    """Each table is the same when it is written again."""
    for write in (tables.claims_csv, tables.actors_csv):
        assert write(made_up) == write(made_up)
