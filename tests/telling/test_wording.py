"""Dates as a reader says them, whatever part of EDTF they use."""

import pytest

from alertgraph.dates import bounds
from alertgraph.telling.wording import date_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-24", "winter 2022-23"),
        ("1999-24", "winter 1999-2000"),
        ("2022-24?", "perhaps winter 2022-23"),
        ("2022-23", "autumn 2022"),
        ("XXXX-24", "winter, year not given"),
        ("2022-24/2023-21", "winter 2022-23 to spring 2023"),
        ("2024-25", "spring 2024 in the north"),
        ("2024-30", "summer 2024-25 in the south"),
        ("2024-34", "the second quarter of 2024"),
        ("2024-39", "the last third of 2024"),
        ("2024-41~", "about the second half of 2024"),
        ("2024?-03-18", "18 March 2024, year uncertain"),
        ("2024-03~-18", "18 March 2024, year and month approximate"),
        ("2024-03-~18", "18 March 2024, day approximate"),
        ("?2024-~03", "March 2024, year uncertain, month approximate"),
        ("[2023,2024]", "2023 or 2024"),
        ("{2023-03,2023-05}", "March 2023 and May 2023"),
        ("[2023..2025]", "one of 2023 to 2025"),
        ("[..2024-03]", "some time until March 2024"),
        ("2023-10-07T06:30:00Z", "7 October 2023, 06:30:00 UTC"),
        ("XXXX-03-18/XXXX-03-20", "18 March to 20 March, year not given"),
        ("2025-03~/2025-04?", "about March 2025 to perhaps April 2025"),
        ("2024-24-01", "2024-24-01"),
        ("{,}", "{,}"),
        ("[2023", "[2023"),
    ],
)
def test_dates(edtf: str, words: str) -> None:
    """Seasons, parts of a year, sets, times and parts that are uncertain have words; what has none stays as it is."""
    assert date_in_words(edtf) == words


@pytest.mark.parametrize(("edtf", "completed", "words"), [("XXXX-24", "2022-24", "winter [2022-23]")])
def test_a_completed_winter(edtf: str, completed: str, words: str) -> None:
    """The year that an editor gives a winter is told as a winter's."""
    assert date_in_words(edtf, completed) == words


def test_no_date_of_a_century_is_without_words() -> None:
    """Each year, month and season that there is has words with a letter or is a year alone."""
    for year in ("1999", "2024"):
        for part in range(1, 42):
            date = f"{year}-{part:02}"
            if bounds(date):
                assert date_in_words(date) != date
