"""Example calls of the functions of this room: see tests/analysis/test_all.py, which reads the tables by these names."""

import networkx as nx

SIDES = {"north": ["a", "b"]}
CALLS = {
    "between_blocs": ((SIDES,), {}),
    "brokers": ((SIDES,), {}),
    "first_place": (("strength",), {}),
    "ranking": (("pagerank", "conflict"), {}),
    "recomputed": ((nx.number_of_edges,), {}),
    "robustness": (("degree",), {}),
    "stability": (("in_strength",), {}),
}
OF_ALERT = {
    "between_blocs": lambda net, first: ({actor: number % 2 for number, actor in enumerate(first)},),
    "brokers": lambda net, first: ({actor: number % 2 for number, actor in enumerate(first)},),
}
BACKENDS = [
    ("brokers", ({"m01": 1, "m34": 2},), {}),
    ("centralities", (), {}),
    *(
        (name, (measure,), {})
        for name in ("ranking", "robustness", "stability", "first_place")
        for measure in ("pagerank", "eigenvector", "strength", lambda given: dict(given.degree()))
    ),
]
