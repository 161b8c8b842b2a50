"""What nothing reads where it stands is found, with its line: nothing vanishes without a word."""

from pathlib import Path

import pytest
import support
from faults import PREFIXES, add_claims, claim, find

CLAIMS = support.ALERT / "claims" / "3-more.ttl"
NUMBER = "id:mercy-2031-neighbours-901"


def add(root: Path, place: str | Path, text: str) -> Path:
    """Put blocks behind what a file holds."""
    path = root / place
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(before + PREFIXES + text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["rdf:Statement", "skos:Concept", "ag:State", "ag:Claim, ag:State", "ag:Relation"])
def test_a_claim_of_another_class(name: str, made_up_graph: Path) -> None:
    """What stands under claims/ and is of another class is told, in its line, and what to do about it."""
    path = add_claims(made_up_graph, claim(901).replace("ag:Claim", name))
    found = {finding.check: finding for finding in find(made_up_graph)}["read-by-nobody"]
    assert found[:3] == (str(path), support.line_of(path, NUMBER), NUMBER)
    assert found.message.startswith(f"is of the class {name.split(', ')[-1]}, which nothing reads in claims/; ")


@pytest.mark.parametrize(
    "term", ["ag:Disputed", "ag:Actual", "ag:AtLeast", "ag:Current", "ag:opposes", "ag:Deciding", "ag:MaterialConflict", "ag:Law"]
)
@pytest.mark.parametrize("form", ["a {}", "a ag:Claim, {}", "a ag:Claim ; rdf:type {}"])
def test_what_is_no_class(term: str, form: str, made_up_graph: Path) -> None:
    """A value of a scheme, a relation and any thing that is no class is an error after a."""
    path = add_claims(made_up_graph, claim(901).replace("a ag:Claim", form.format(term)))
    found = [finding for finding in find(made_up_graph) if finding.check == "unknown-term"]
    assert [finding[:3] for finding in found] == [(str(path), support.line_of(path, NUMBER), NUMBER)]
    assert found[0].message.startswith(f"a thing that is no class, {term}")


@pytest.mark.parametrize(
    ("place", "text", "subject", "words"),
    [
        (CLAIMS, "id:corvia a ag:State .", "id:corvia", "ag:State, which nothing reads in claims/; move it to registry/"),
        (CLAIMS, "id:tirrun skos:altLabel 'T'@en .", "id:tirrun", "is of no class that is read in claims/"),
        (CLAIMS, "[] a ag:Claim .", "[]", "in brackets, which nothing reads"),
        (CLAIMS, "id:x a ag:Claim ; ag:place [ a ag:State ] .", "id:x", "in brackets, which nothing reads"),
        ("registry/more.ttl", "id:x a ag:Claim .", "id:x", "ag:Claim, which nothing reads in registry/; move it to claims/"),
        ("registry/more.ttl", "id:x a skos:Concept .", "id:x", "skos:Concept, which nothing reads in registry/; give it"),
        ("registry/more.ttl", "id:x a ag:Actor .", "id:x", "ag:Actor, which nothing reads in registry/"),
        ("registry/more.ttl", "id:x a ag:State ; rdf:subject id:quill .", "id:x", "as a claim does, and is none"),
        (support.ALERT / "alert.ttl", "id:x a ag:State .", "id:x", "; move it to registry/"),
        (support.ALERT / "more.ttl", "id:quill skos:altLabel 'Q'@en .", "id:quill", "is of no class that is read in alert.ttl"),
        ("ontology.ttl", "id:x a ag:State .", "id:x", "ag:State, which nothing reads in ontology.ttl; move it to registry/"),
        ("registry/more.ttl", "ag:hums a ag:Relation .", "ag:hums", "nothing reads in registry/; move it to ontology.ttl"),
    ],
)
def test_what_stands_where_nothing_reads_it(place: Path, text: str, subject: str, words: str, made_up_graph: Path) -> None:
    """A block in a file where its subject is not read is told with its line, and where it belongs."""
    path = add(made_up_graph, place, text)
    line = len(path.read_text(encoding="utf-8").splitlines())
    found = [finding for finding in find(made_up_graph) if finding.check == "read-by-nobody"]
    assert [finding[:3] for finding in found] == [(str(path), line, subject)]
    assert words in found[0].message


@pytest.mark.parametrize(
    ("file", "block", "name"),
    [("passages.ttl", "id:mercy-2031-p1-s1", "oa:SpecificResource"), ("alert.ttl", "id:mercy-2031-velmark", "skos:Concept")],
)
def test_a_passage_or_section_of_another_class(file: str, block: str, name: str, made_up_graph: Path) -> None:
    """A passage or section whose class is mistyped is told where it stands."""
    path = made_up_graph / support.ALERT / file
    text = path.read_text(encoding="utf-8")
    own = "ag:Passage" if file == "passages.ttl" else "ag:Section"
    path.write_text(
        PREFIXES.replace("@prefix id:", "@prefix oa: <http://www.w3.org/ns/oa#> .\n@prefix id:")
        + text.replace(f"{block} a {own}", f"{block} a {name}"),
        encoding="utf-8",
    )
    found = [finding for finding in find(made_up_graph) if finding.check == "read-by-nobody"]
    assert [finding[:3] for finding in found] == [(str(path), support.line_of(path, block), block)]


def test_a_file_of_claims_that_was_cut_off(made_up_graph: Path) -> None:
    """A file of claims that is empty is told, so that no build loses its claims."""
    path = made_up_graph / support.CLAIMS
    path.write_bytes(b"")
    (finding,) = find(made_up_graph)
    assert finding[:4] == (str(path), 1, path.name, "file-without-claims")
