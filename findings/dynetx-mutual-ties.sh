#!/usr/bin/env bash
# dynetx 0.3.2 (networks over time, on networkx): of two directed ties that answer each other, A -> B and B -> A, only one
# is listed, kept in a slice, and written to a file.
#
# Seen: after a -> b and b -> a at time 1 the graph counts two interactions at that time and finds both when it is asked for
# each, but interactions() lists b -> a alone, write_snapshots and node_link_data write b -> a alone, and time_slice(1) holds
# a -> b alone, with an interval that ends before it begins (1 to 0).
# Expected: both, everywhere, as out_interactions() and write_interactions() have them. Its iterator goes over both ends of
# each tie and leaves out a neighbour already visited, which is right where ties have no direction.
# Who meets it: a network of claims over time, where attacks are answered by attacks, loses one side of each such pair.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet dynetx==0.3.2 networkx==3.6.1
cat > "$work/seen.py" <<'PY'
import json
import sys

import dynetx
from dynetx.readwrite import json_graph

net = dynetx.DynDiGraph()
net.add_interaction("a", "b", t=1)
net.add_interaction("b", "a", t=1)
file = f"{sys.argv[1]}/snapshots.txt"
dynetx.write_snapshots(net, file)
with open(file, encoding="utf-8") as lines:
    written = lines.read().split("\n")
seen = {
    "counted": net.number_of_interactions(t=1),
    "asked": [net.has_interaction("a", "b", 1), net.has_interaction("b", "a", 1)],
    "listed": net.interactions(),
    "sliced": net.time_slice(1).interactions(),
    "snapshots": [line for line in written if line],
    "links": [(link["source"], link["target"]) for link in json_graph.node_link_data(net)["links"]],
}
for name, value in seen.items():
    print(f"{name}: {json.dumps(value)}")
expected = {
    "counted": 2,
    "asked": [True, True],
    "listed": [("b", "a", {"t": [[1, 1]]})],
    "sliced": [("a", "b", {"t": [[1, 0]]})],
    "snapshots": ["b a 1"],
    "links": [("b", "a")],
}
sys.exit(0 if seen == expected else "this has changed: " + json.dumps(expected))
PY
"$work/venv/bin/python" "$work/seen.py" "$work"
