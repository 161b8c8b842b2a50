"""An identifier that two blocks have is one finding with both places, and nothing else is said of the two."""

from pathlib import Path

import pytest
import support
from faults import PREFIXES, add_claims, add_second_alert, claim, find

ONE = claim(901)
OTHER = claim(901, claim_object="rdf:object id:tirrun", claim_gist='ag:gist "Quill is against Tirrun."@en')
NUMBER = "id:mercy-2031-neighbours-901"


@pytest.mark.parametrize("other", [OTHER, ONE, OTHER.replace("a ag:Claim ;", ""), "  " + OTHER], ids=range(4))
def test_a_number_used_twice_in_a_file(other: str, made_up_graph: Path) -> None:
    """Two blocks with one number are one finding, be they equal, indented or without a class."""
    path = add_claims(made_up_graph, ONE, "# in between\n", other)
    line = support.line_of(path, NUMBER)
    (finding,) = find(made_up_graph)
    assert finding[:4] == (str(path), line, NUMBER, "identifier-used-twice")
    assert finding.message.startswith(f"number used twice: here and at {path}:{line + ONE.count(chr(10)) + 1};")


def test_a_number_used_twice_in_two_files(made_up_graph: Path) -> None:
    """The two places may be in two files."""
    path = add_claims(made_up_graph, ONE)
    other = path.with_name("4-more.ttl")
    other.write_text(PREFIXES + OTHER, encoding="utf-8")
    (finding,) = find(made_up_graph)
    assert finding.path == str(path)
    assert f"here and at {other}:{support.line_of(other, NUMBER)};" in finding.message


def test_an_entry_described_twice(made_up_graph: Path) -> None:
    """An entry of the registry is described once, too; what only adds to one is no second entry."""
    path = made_up_graph / "registry" / "more.ttl"
    path.write_text(PREFIXES + "id:quill skos:altLabel 'Q'@en .\n", encoding="utf-8")
    assert find(made_up_graph) == []
    path.write_text(PREFIXES + "id:quill a ag:State .\n", encoding="utf-8")
    (finding,) = find(made_up_graph)
    assert (finding.subject, finding.check) == ("id:quill", "identifier-used-twice")


def test_a_number_used_in_two_alerts(made_up_graph: Path) -> None:
    """A number that two alerts have is told with both folders, and not a run of what is there twice."""
    add_claims(made_up_graph, ONE)
    add_second_alert(made_up_graph, OTHER)
    checks = {finding.check for finding in find(made_up_graph) if finding.subject == NUMBER}
    assert "same-identifier-in-two-alerts" in checks
    assert not {check for check in checks if check.startswith("claim-")}
