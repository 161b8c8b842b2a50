"""Example calls of the functions of this room: see tests/analysis/test_all.py, which reads the tables by these names."""

CALLS = {
    "bloc_pairs": (((),), {}),
    "blocs": ((), {"certain": False}),
    "communities": ((), {"runs": 2}),
    "compare_blocs": (((),), {"certain": False}),
    "triad_census": ((), {"shuffles": 5}),
}
OF_ALERT = {
    "bloc_pairs": lambda net, first: (first[:2],),
    "compare_blocs": lambda net, first: (first[:3],),
}
BACKENDS = [("communities", ("cooperation",), {}), ("communities", ("signed",), {})]
