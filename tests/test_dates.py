"""The earliest and latest day of a date as the text gives it, and what is no date."""

import datetime

import pytest

from alertgraph.dates import bounds, completes, is_day


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2030", "2030-01-01", "2030-12-31"),
        ("2030-07", "2030-07-01", "2030-07-31"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2030-07-04", "2030-07-04", "2030-07-04"),
        ("203X", "2030-01-01", "2039-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2030-XX", "2030-01-01", "2030-12-31"),
        ("2030-21", "2030-03-01", "2030-05-31"),
        ("2028~", "2028-01-01", "2028-12-31"),
        ("2028?", "2028-01-01", "2028-12-31"),
        ("2028-05%", "2028-05-01", "2028-05-31"),
        ("2030-01/2030-02", "2030-01-01", "2030-02-28"),
        ("2030-05-05/2030-05-05", "2030-05-05", "2030-05-05"),
        ("2029-10-14/..", "2029-10-14", None),
        ("../2030-05", None, "2030-05-31"),
        ("2020/", "2020-01-01", None),
        ("/2020", None, "2020-12-31"),
        ("../..", None, None),
        ("203X/..", "2030-01-01", None),
        ("203X/204X", "2030-01-01", "2049-12-31"),
        ("2028-02-XX/..", "2028-02-01", None),
        ("XXXX-07-04", None, None),
        ("XXXX-02-29", None, None),
        ("XXXX-07", None, None),
        ("XXXX-21", None, None),
        ("XXXX", None, None),
        ("XXXX-07/XXXX-08", None, None),
        ("XXXX-07/2030-08", None, "2030-08-31"),
    ],
)
def test_bounds(date: str, earliest: str | None, latest: str | None) -> None:
    """Each form gives the first and the last day that it may mean; an open or unknown end and a missing year give none."""
    assert bounds(date) == (earliest, latest)


@pytest.mark.parametrize(
    "date",
    [
        "", "soon", "2030-13", "2030-02-30", "2030-1", "30.5.2030", "2030/2029", "2030/soon", " 2030", "2030 ", "XXXX-02-30",
        "XXXX-13", "XXXX-7-4", "XXXX soon", "X", "204X/203X", "[2029,2030]/..", "2029/2030/2031", "/",
    ],
)  # fmt: skip
def test_no_date(date: str) -> None:
    """Words, days that do not exist, other notations and ends before beginnings are no dates."""
    assert bounds(date) is None


@pytest.mark.parametrize(
    ("date", "completed", "expected"),
    [
        ("XXXX-07-04", "2030-07-04", True),
        ("XXXX-07-04", "2030?-07-04", True),
        ("XXXX-07-04", "203X-07-04", True),
        ("XXXX-07-04~", "2030-07-04~", True),
        ("2030-XX", "2030-07", True),
        ("203X/..", "2031~/..", True),
        ("XXXX-07/XXXX-08", "2030-07/2030-08", True),
        ("XXXX-07-04", "2030-07-05", False),
        ("XXXX-07-04", "2030-07", False),
        ("XXXX-07-04", "2030", False),
        ("XXXX-07-04~", "2030-07-04", False),
        ("XXXX-07-04", "2030-07-04/..", False),
        ("203X/..", "2041/..", False),
        ("203X/..", "2031", False),
        ("XXXX-07-04", "XXXX-07-04", False),
        ("2030-07-04", "2030-07-04", False),
        ("2030-07", "2030-07-04", False),
        ("XXXX-02-29", "2030-02-29", False),
        ("", "2030", False),
    ],
)
def test_completes(date: str, completed: str, expected: bool) -> None:
    """A completion gives digits that are not given, perhaps with a mark of doubt, and changes nothing else."""
    assert completes(date, completed) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2023-09-01", True), ("2023-9-1", False), ("2023", False), ("20230901", False), ("2023-02-29", False), ("", False)],
)
def test_is_day(text: str, expected: bool) -> None:
    """A day is written with year, month and day in full, and exists."""
    assert is_day(text) is expected


@pytest.mark.parametrize("other", [None, 20240301, datetime.date(2024, 3, 1), ["2024-03-01"]])
def test_what_is_no_text_is_no_day(other: object) -> None:
    """A date of Python is none either: a day is written."""
    assert not is_day(other)
