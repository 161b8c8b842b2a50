"""Times a named query in a cold process, cache warm, against a bare pyoxigraph script with the same quads and query.

The script reads what the program reads: the Turtle files into their named graphs, then derived triples and bounds from
one N-Quads file. Prints the median of each and the ratio; the aim is at most 3.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox

from alertgraph.asking import queries
from alertgraph.store import dataset
from alertgraph.vocabulary import BOUNDS, DERIVED

ROUNDS = 15
BARE = """
import sys
import pyoxigraph as ox
store = ox.Store()
names = sys.argv[2:]
for path, graph in zip(names[::2], names[1::2]):
    kind = ox.RdfFormat.N_QUADS if graph == "-" else ox.RdfFormat.TURTLE
    store.load(path=path, format=kind, to_graph=None if graph == "-" else ox.NamedNode(graph))
answer = store.query(open(sys.argv[1]).read(), use_default_graph_as_union=True)
sys.stdout.buffer.write(answer.serialize(format=ox.QueryResultsFormat.CSV))
"""


def timed(command: list[str]) -> tuple[float, bytes]:
    """Return the seconds that a process took, and what it printed."""
    start = time.perf_counter()
    out = subprocess.run(command, check=True, capture_output=True).stdout
    return time.perf_counter() - start, out


def main() -> None:
    """Run both, by turns, for each of three named queries."""
    data = dataset.load()
    with tempfile.TemporaryDirectory() as folder:
        script, rest = Path(folder) / "bare.py", Path(folder) / "rest.nq"
        script.write_text(BARE)
        ox.serialize(data.quads(DERIVED) + data.quads(BOUNDS), str(rest), format=ox.RdfFormat.N_QUADS)
        files = [part for file in data.files for part in (str(file.path), file.graph)] + [str(rest), "-"]
        for name in ("axis-members", "icj-cases", "disputed"):
            query = Path(folder) / f"{name}.rq"
            query.write_text(queries.prepare(data, name, {}))
            ours = [sys.executable, "-m", "alertgraph", "query", name, "--format", "csv"]
            bare = [sys.executable, str(script), str(query), *files]
            rounds = [(timed(ours), timed(bare)) for _ in range(ROUNDS)]
            same = rounds[0][0][1].split() == rounds[0][1][1].split()
            a, b = (statistics.median(pair[side][0] for pair in rounds) for side in (0, 1))
            note = "same answer" if same else "ANSWERS DIFFER"
            print(f"{name:20} alertgraph {a * 1000:6.0f} ms   bare pyoxigraph {b * 1000:6.0f} ms   ratio {a / b:.2f}   {note}")


if __name__ == "__main__":
    main()
