#!/usr/bin/env bash
# pyoxigraph 0.5.13 (Oxigraph for Python): an answer that Python's collector of cycles frees in another thread than the one
# that asked is never freed, and its store on disk cannot be opened again in that process.
#
# Seen: the rows of a query, one of them read, stand in an object that refers to itself, and go out of scope with their store.
# Where the collector next runs in the thread that asked, nothing is said and the folder opens again. Where it happens to run
# in another (it runs in whichever thread makes the next objects), "PyQuerySolutions is unsendable, but is being dropped on
# another thread" goes to sys.unraisablehook, and Store(path) then raises OSError: the lock is held by this very process.
# Expected: the same in every thread, or a way to close an answer or a store by hand; neither has a close() nor is a context.
# Who meets it: servers, notebooks and tests that ask in one thread while others run: an exception whose traceback holds the
# answer is such a cycle, so one failed request can keep a data set locked until the process ends.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet pyoxigraph==0.5.13
cat > "$work/seen.py" <<'PY'
import gc
import sys
import threading

import pyoxigraph as ox


class Answered:
    """What refers to itself, as an exception does by way of its traceback."""


def ask(path: str) -> None:
    store = ox.Store(path)
    node = ox.NamedNode("http://example.org/a")
    store.extend([ox.Quad(node, node, node), ox.Quad(node, node, ox.Literal("b"))])
    answered = Answered()
    answered.itself = answered
    answered.rows = store.query("SELECT ?o WHERE { ?s ?p ?o }")
    next(answered.rows)


def opened(path: str) -> str:
    try:
        ox.Store(path)
    except OSError as error:
        return "locked by this process" if "lock hold by current process" in str(error) else f"not opened: {error}"
    return "opens"


told: list[str] = []
sys.unraisablehook = lambda args: told.append(str(args.exc_value))
gc.disable()
seen = {}
for where in ("own thread", "other thread"):
    folder = f"{sys.argv[1]}/{where}"
    ask(folder)
    collector = threading.Thread(target=gc.collect)
    if where == "own thread":
        gc.collect()
    collector.start()
    collector.join()
    seen[where] = (opened(folder), list(told))
    print(f"{where}: {seen[where][0]}; {told or 'nothing told'}")
dropped = "pyoxigraph::sparql::PyQuerySolutions is unsendable, but is being dropped on another thread"
expected = {"own thread": ("opens", []), "other thread": ("locked by this process", [dropped])}
sys.exit(0 if seen == expected else "this has changed")
PY
"$work/venv/bin/python" "$work/seen.py" "$work"
