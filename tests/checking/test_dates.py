"""Dates that are none are found."""

from pathlib import Path

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
