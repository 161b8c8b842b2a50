"""Example calls of the functions of this room: see tests/analysis/test_all.py, which reads the tables by these names."""

CALLS = {
    "before_and_after": (("2023-09-19",), {}),
    "turning_points": (("actor",), {}),
}
