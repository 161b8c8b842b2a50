"""Literals that are none of their datatype, and numbers that programs would rewrite, are found where they stand."""

from pathlib import Path

import pytest
from faults import add_claims, claim, find

from alertgraph.checking.literals import fault
from alertgraph.vocabulary import XSD

RIGHT = {
    "integer": ["0", "7", "-12", "90000"],
    "nonNegativeInteger": ["0", "5"],
    "byte": ["-128", "127"],
    "unsignedLong": ["18446744073709551615"],
    "decimal": ["0.5", "2.0", "2", "-3.25"],
    "double": ["1e3", "1.0E0", "-INF", "NaN", "04"],
    "boolean": ["true", "0"],
    "date": ["2024-02-29", "2025-01-31Z", "-0044-03-15", "12024-01-01+14:00"],
    "dateTime": ["2025-02-28T23:59:59.5Z", "2025-02-28T24:00:00"],
    "time": ["00:00:00", "23:59:59Z"],
    "gYear": ["2025", "-0044", "0999", "2025Z"],
    "gYearMonth": ["2025-12"],
    "gMonth": ["--02"],
    "gDay": ["---31"],
    "gMonthDay": ["--02-29"],
    "duration": ["P1Y2M3DT4H5M6.7S", "-P1D", "PT0S"],
    "dayTimeDuration": ["P1DT2H"],
    "yearMonthDuration": ["P1Y"],
    "language": ["en", "zh-Hant"],
    "anyURI": ["", "https://example.org/a?b#c", "a/b"],
    "string": ["anything at all", ""],
}
WRONG = {
    "integer": ["two", "", "1.0", "1e3", "0x1F", "1_000", "\u0663", " 7"],
    "nonNegativeInteger": ["-1"],
    "positiveInteger": ["0"],
    "byte": ["128"],
    "unsignedLong": ["18446744073709551616"],
    "decimal": ["1e3", "NaN", "1,5", "."],
    "double": ["many", "infinity", "e3"],
    "boolean": ["yes", "TRUE"],
    "date": ["2025-02-29", "2025-13-01", "25-01-01", "2025-1-1", "1900-02-29"],
    "dateTime": ["2025-02-28", "2025-02-28T24:00:01", "2025-02-30T00:00:00"],
    "dateTimeStamp": ["2025-02-28T00:00:00"],
    "time": ["25:00:00"],
    "gYear": ["abc", "25", "02025", "2025-01"],
    "gYearMonth": ["2025-13"],
    "gMonth": ["02"],
    "gDay": ["---32"],
    "gMonthDay": ["--02-30"],
    "duration": ["P", "P1DT", "1D"],
    "yearMonthDuration": ["P1D"],
    "language": ["e_n"],
    "anyURI": ["two words", "<x>"],
}
REWRITTEN = [
    ("integer", "04", "4"), ("integer", "+5", "5"), ("integer", "-0", "0"), ("integer", "-007", "-7"), ("long", "00", "0"),
    ("decimal", "1.50", "1.5"), ("decimal", "04.0", "4"), ("decimal", ".5", "0.5"), ("decimal", "2.", "2"),
    ("decimal", "-0.0", "0"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in RIGHT.items() for value in values])
def test_a_right_literal(name: str, value: str) -> None:
    """Nothing is said of what is of its datatype and written as usual."""
    assert fault(value, XSD.iri + name) == ""


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_wrong_literal(name: str, value: str) -> None:
    """What is none of its datatype is told with it."""
    assert fault(value, XSD.iri + name) == f"{value!r}, which is no xsd:{name}"


@pytest.mark.parametrize(("name", "value", "usual"), REWRITTEN)
def test_a_number_that_programs_rewrite(name: str, value: str, usual: str) -> None:
    """The usual form is told, and nothing more is said of that."""
    assert fault(value, XSD.iri + name) == f"{value!r}, which programs rewrite; write {usual}"
    assert fault(usual, XSD.iri + name) == ""


def test_other_datatypes_are_left_alone() -> None:
    """What is of no datatype of XML Schema has checks of its own, or none."""
    assert fault("abc", "http://id.loc.gov/datatypes/edtf/EDTF") == fault("abc", "https://example.org/gYear") == ""


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("04", "ag:quantity has '04', which programs rewrite; write 4"),
        ("1.50", "ag:quantity has '1.50', which programs rewrite; write 1.5"),
    ],
)
def test_it_is_found_as_it_stands_in_the_file(number: str, message: str, made_up_graph: Path) -> None:
    """The store keeps the number in its own way; the finding has it as it is written."""
    add_claims(
        made_up_graph,
        claim(901, claim_certainty="ag:certainty ag:Hedged", more=f"ag:quantity {number} ; ag:quantityUnit 'isles'@en"),
    )
    (finding,) = find(made_up_graph)
    assert (finding.subject, finding.check, finding.message) == ("id:mercy-2031-neighbours-901", "ill-typed-literal", message)


def test_a_year_that_is_none(made_up_graph: Path) -> None:
    """What pyshacl takes for a year is found, though a shape asks for one."""
    shapes = made_up_graph / "shapes.ttl"
    shape = "ag:year a sh:PropertyShape ; sh:targetClass ag:State ; sh:path skos:notation ; sh:datatype xsd:gYear ."
    shapes.write_text(f"{shapes.read_text(encoding='utf-8')}\n{shape}", encoding="utf-8")
    states = made_up_graph / "registry" / "more.ttl"
    prefixes = "@prefix id: <https://w3id.org/alertgraph/id/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    states.write_text(f'{prefixes}\nid:quill skos:notation "abc"^^<{XSD.iri}gYear> .\n', encoding="utf-8")
    (finding,) = find(made_up_graph)
    assert (finding.subject, finding.check) == ("id:quill", "ill-typed-literal")
    assert finding.message == "skos:notation has 'abc', which is no xsd:gYear"
