"""Dates that are none are found, and completions of what is not to be completed."""

from pathlib import Path

import pytest
from faults import add_claims, claim, find


def test_dates_of_every_form(made_up_graph: Path) -> None:
    """Days that do not exist, ends before beginnings and free words are no dates; each finding quotes the date."""
    wrong = ["2030-02-30", "2030-13", "2030/2029", "spring 2030", "30.5.2030", ""]
    add_claims(
        made_up_graph,
        *(claim(number, claim_when=f'ag:when "{date}"^^edtf:EDTF') for number, date in enumerate(wrong, 901)),
    )
    found = [(finding.check, finding.message) for finding in find(made_up_graph)]
    assert found == [("edtf", f"{date!r} is not a valid EDTF date") for date in wrong]


WHEN = 'ag:when "XXXX-07-04"^^edtf:EDTF'
NOTE = "skos:editorialNote 'The last such day before the notice.'@en"


@pytest.mark.parametrize(
    ("when", "completed", "expected"),
    [
        (WHEN, "2030-07-04", []),
        (WHEN, "2030?-07-04", []),
        ('ag:when "203X/.."^^edtf:EDTF', "2030~/..", []),
        (WHEN, "2030-07-05", ["completion"]),
        (WHEN, "2030-07", ["completion"]),
        (WHEN, "XXXX-07-04", ["completion"]),
        ('ag:when "2030-07-04"^^edtf:EDTF', "2030-07-04", ["completion"]),
        ("ag:when ag:Undated", "2030-07-04", ["completion"]),
        ("", "2030-07-04", ["claim-when", "completion"]),
        (WHEN, "4 July 2030", ["edtf"]),
        ('ag:when "4 July"^^edtf:EDTF', "2030-07-04", ["edtf"]),
    ],
)
def test_completions(when: str, completed: str, expected: list[str], made_up_graph: Path) -> None:
    """A completion fills in what a dated text leaves open, and nothing else."""
    more = f'ag:completedWhen "{completed}"^^edtf:EDTF ; {NOTE}'
    add_claims(made_up_graph, claim(901, claim_when=when, claim_certainty="ag:certainty ag:Hedged", more=more))
    assert sorted(finding.check for finding in find(made_up_graph)) == expected


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ('ag:completedWhen "2030-07-04"^^edtf:EDTF', "completion-without-note"),
        (f'ag:completedWhen "2030-07-04" ; {NOTE}', "claim-completed-when"),
        (f'ag:completedWhen "2030-07-04"^^edtf:EDTF, "2031-07-04"^^edtf:EDTF ; {NOTE}', "claim-completed-when"),
    ],
)
def test_a_completion_is_one_with_a_note(more: str, expected: str, made_up_graph: Path) -> None:
    """A note says from what, a program can read it, and there is one."""
    add_claims(made_up_graph, claim(901, claim_when=WHEN, claim_certainty="ag:certainty ag:Hedged", more=more))
    assert [finding.check for finding in find(made_up_graph)] == [expected]
