"""What would be read as something else in a spreadsheet, a table or a file of a network is a finding, and nothing is changed."""

from pathlib import Path

import pytest
import support
from faults import PREFIXES, add_claims, claim, find

DCTERMS = "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
NUMBER = "id:mercy-2031-neighbours-901"
ENTRY = 'id:%s a ag:State ; skos:prefLabel %s@en ; <http://purl.org/dc/terms/description> "A state."@en .\n'


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\\t", "\\r", " =", "\\n-"])
@pytest.mark.parametrize("field", ["gist", "note", "unit"])
def test_what_begins_like_a_formula(field: str, mark: str, made_up_graph: Path) -> None:
    """Gists, notes and units of a claim begin with a word."""
    words = f'"{mark}Quill is against Selden."@en'
    given = {
        "gist": claim(901, claim_gist=f"ag:gist {words}"),
        "note": claim(901, claim_note=f"skos:editorialNote {words}"),
        "unit": claim(901, claim_quantity=f"ag:quantity 4 ; ag:quantityUnit {words}"),
    }
    add_claims(made_up_graph, given[field])
    found = [finding for finding in find(made_up_graph) if finding.check == "value-in-a-table"]
    assert [finding.subject for finding in found] == [NUMBER]
    assert "a formula to a spreadsheet" in found[0].message


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ('"=SUM(A1)"', "skos:prefLabel begins with '=', a formula"),
        ('"-Quill"', "skos:prefLabel begins with '-', a formula"),
        ('"Quill|Selden"', "skos:prefLabel has |, which parts several values"),
        ('"Qu\\u0007ill"', "skos:prefLabel has a control character"),
        ('"Qu\\rill"', "skos:prefLabel has a control character"),
        ('"\uff1dQuill"', "skos:prefLabel begins with '\uff1d', a formula"),
        ('"Qu\\u0085ill"', "skos:prefLabel has a control character"),
        ('"Qu\\u2028ill"', "skos:prefLabel has a control character"),
        ('"Qu\\till"', "skos:prefLabel is empty or has line breaks, tabs or spaces too many"),
        ('"Quill\\nSelden"', "skos:prefLabel is empty or has line breaks, tabs or spaces too many"),
        ('" Quill"', "skos:prefLabel is empty or has line breaks, tabs or spaces too many"),
        ('"Quill  Selden"', "skos:prefLabel is empty or has line breaks, tabs or spaces too many"),
        ('"Qu\\u202Eill"', "skos:prefLabel has a sign that turns letters round (U+202E)"),
        ('"Qu\\u2066ill"', "skos:prefLabel has a sign that turns letters round (U+2066)"),
        ('"Qu\\u200Bill"', "skos:prefLabel has a sign that nobody sees (U+200B)"),
        ('"Qu\\u00ADill"', "skos:prefLabel has a sign that nobody sees (U+00AD)"),
        ('"Qu\\uFDD0ill"', "skos:prefLabel has U+FDD0, which is no character"),
        ('"Qu\\U0001FFFEill"', "skos:prefLabel has U+1FFFE, which is no character"),
        ('"' + "Q" * 501 + '"', "skos:prefLabel has 501 letters, more than 500"),
        ('""', "skos:prefLabel is empty or has line breaks, tabs or spaces too many"),
    ],
)
def test_labels_that_tables_would_misread(label: str, told: str, made_up_graph: Path) -> None:
    """So does a label of an entry, and none has a bar or a control character."""
    (made_up_graph / "registry" / "more.ttl").write_text(PREFIXES + ENTRY % ("more", label), encoding="utf-8")
    found = [finding for finding in find(made_up_graph) if finding.check == "value-in-a-table"]
    assert [finding.subject for finding in found] == ["id:more"]
    assert found[0].message.startswith(told)


@pytest.mark.parametrize(
    ("file", "old", "field"),
    [
        ("registry/states.ttl", "a ag:State ;", "skos:altLabel"),
        ("registry/states.ttl", "a ag:State ;", "skos:hiddenLabel"),
        ("registry/states.ttl", "a ag:State ;", "dcterms:description"),
        ("ontology.ttl", "ag:commitsGenocideAgainst a ag:Relation", "skos:definition"),
        ("ontology.ttl", "ag:commitsGenocideAgainst a ag:Relation", "ag:inverseLabel"),
        (str(support.ALERT / "alert.ttl"), "id:mercy-2031-velmark a ag:Section ;", "dcterms:title"),
        (str(support.CLAIMS), "id:mercy-2031-neighbours-001 a ag:Claim ;", "skos:editorialNote"),
        (str(support.CLAIMS), "id:mercy-2031-neighbours-001 a ag:Claim ;", "ag:officeTitle"),
    ],
)
def test_words_of_every_field(file: str, old: str, field: str, made_up_graph: Path) -> None:
    """What no file can hold is found wherever it stands, of entries, relations, sections and claims alike."""
    path = made_up_graph / file
    text = path.read_text(encoding="utf-8")
    end = " ;" if not old.endswith(";") else ""
    added = f'{old}{end} {field} "a\\u0007b"@en' + (" ;" if old.endswith(";") else "")
    assert text.count(old) >= 1
    path.write_text(PREFIXES + DCTERMS + text.replace(old, added, 1), encoding="utf-8")
    found = [finding.message for finding in find(made_up_graph) if finding.check == "value-in-a-table"]
    assert found == [f"{field} has a control character (U+0007), which no file of a network can hold; take it out"]


@pytest.mark.parametrize("title", ["=Thirst", "Thirst\\u0007", "Thirst|Hunger", "Thirst\\tand hunger"])
def test_titles_of_documents(title: str, made_up_graph: Path) -> None:
    """They stand in tables and networks as whose claims these are."""
    path = made_up_graph / support.ALERT / "alert.ttl"
    written = path.read_text(encoding="utf-8")
    path.write_text(
        written.replace('dcterms:title "Watch Notice: The Long Drought of Mercy"', f'dcterms:title "{title}"'), "utf-8"
    )
    found = [finding for finding in find(made_up_graph) if finding.check == "value-in-a-table"]
    assert [finding.message[:13] for finding in found] == ["dcterms:title"]


@pytest.mark.parametrize(
    "label",
    [
        '"Quill-Selden"', '"Quill\u00a0Selden"', '"إسرائيل"', '"Q & A <b>"', '"A~B; C"', '"亞美尼亞"', '"Quill = Selden"',
        '"a@b"', '"+"@en, "Quill"',
    ],
)  # fmt: skip
def test_marks_within_a_label_are_none_of_these(label: str, made_up_graph: Path) -> None:
    """Only the beginning counts."""
    (made_up_graph / "registry" / "more.ttl").write_text(PREFIXES + ENTRY % ("more", label), encoding="utf-8")
    found = [finding.subject for finding in find(made_up_graph) if finding.check == "value-in-a-table"]
    assert found == (["id:more"] if label.startswith('"+') else [])


@pytest.mark.parametrize("name", ["mo~re", "mo re", "mo/re", "mo,re", "mo're", "mo%20re"])
def test_identifiers_that_would_be_parted(name: str, made_up_graph: Path) -> None:
    """Other marks than hyphen, point and underscore part identifiers in tables and addresses; Turtle itself refuses a bar."""
    given = (PREFIXES + ENTRY % ("more", '"More"')).replace("id:more", f"<https://w3id.org/alertgraph/id/{name}>")
    given = given.replace("mo re", "mo\\u00A0re")
    (made_up_graph / "registry" / "more.ttl").write_text(given, encoding="utf-8")
    found = [finding for finding in find(made_up_graph) if finding.check == "identifier-in-a-table"]
    assert len(found) == 1
    assert "letters, digits, hyphens, points and underscores" in found[0].message


@pytest.mark.parametrize("name", ["more", "More_1.2-x", "türkiye"])
def test_identifiers_that_are_sound(name: str, made_up_graph: Path) -> None:
    """Letters of any script are letters."""
    (made_up_graph / "registry" / "more.ttl").write_text(PREFIXES + ENTRY % (name, '"More"'), encoding="utf-8")
    assert find(made_up_graph) == []


def test_an_identifier_may_be_too_long(made_up_graph: Path) -> None:
    """No file could have its name."""
    for length in (120, 121):
        (made_up_graph / "registry" / "more.ttl").write_text(PREFIXES + ENTRY % ("m" * length, '"More"'), encoding="utf-8")
        found = [finding.message for finding in find(made_up_graph)]
        assert found == ([] if length == 120 else ["has 121 letters, more than 120; give it a shorter name"])
