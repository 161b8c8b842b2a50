"""Example calls of the functions of this room: see tests/analysis/test_all.py, which reads the tables by these names."""

import alertgraph.analysis as an

CALLS = {
    "merge": (({},), {}),
    "part": (((),), {}),
}
OF_ALERT = {
    "merge": lambda net, first: ({first[0]: first[1]},),
    "part": lambda net, first: ([row["id"] for row in an.counted(net)[:40]],),
}
