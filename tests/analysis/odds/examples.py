"""Example calls of the functions of this room: see tests/analysis/test_all.py, which reads the tables by these names."""

import networkx as nx

CALLS = {"chance": (("eigenvector", "cooperation"), {"draws": 5})}
BACKENDS = [
    ("chance", (figure,), {"draws": 1}) for figure in ("betweenness", "degree", "transitivity", "reciprocity", nx.number_of_edges)
]
