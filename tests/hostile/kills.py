"""Kills ``alertgraph build`` at moments that nobody chose, and runs two at once: the folder holds one build, and whole.

``python tests/hostile/kills.py [NUMBER] [GRAPH] [SEED]``: so many kills (200) of builds of a graph, each of another state of it
than the one in place, every other one beside a second build. Of the made-up graph, which is the default, the page is a short
one, so that much of a build is its writing. After each kill what the next command does first is done, and after each tenth
that command. Prints what was found; ends with 1 where a fault was.
"""

import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "kit"))

import support

from alertgraph.machine import switching
from alertgraph.publishing.build import MANIFEST
from alertgraph.publishing.files import FILES

#: A build whose page is short, in a process of its own.
SHORT = """
import sys
import alertgraph.explorer
from alertgraph.terminal.cli import main
alertgraph.explorer.render = lambda graph, texts, **steps: "<!doctype html>" + str(sorted(graph.entities.values()))
sys.exit(main(sys.argv[1:]))
"""


def build(graph: Path, out: Path, *, is_short: bool) -> "subprocess.Popen[str]":
    """A build in a process of its own."""
    how = ["-c", SHORT] if is_short else ["-m", "alertgraph"]
    command = [sys.executable, *how, "build", "--graph", str(graph), "--out", str(out)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def fingerprint(out: Path) -> str:
    """A digest of all files of a build that are in place, each as its manifest has it; else what is wrong with the first."""
    if not (out / MANIFEST).exists():
        return "nothing"
    named = json.loads((out / MANIFEST).read_text(encoding="utf-8"))["alertgraph"]
    for name, digest in named.items():
        if switching.digest(out / name) != digest:
            return f"{name} is not what the manifest has"
    return hashlib.sha256(json.dumps(named, sort_keys=True).encode()).hexdigest()


def left_over(out: Path) -> list[str]:
    """The names in a folder that neither a build nor its lock has."""
    named = json.loads((out / MANIFEST).read_text(encoding="utf-8"))["alertgraph"]
    return sorted({path.name for path in out.iterdir()} - {*named, MANIFEST, switching.LOCK})


def two_states(graph: Path, folder: Path) -> list[Path]:
    """A graph, and the same with a note in its registry, so that files of a build differ."""
    found = [folder / "one", folder / "two"]
    for place in found:
        shutil.copytree(graph, place)
    registry = support.every(found[1] / "registry", "*.ttl")[0]
    text = registry.read_text(encoding="utf-8")
    registry.write_text(text.replace("@en ;", ' also"@en ;', 1).replace('" also"@en', ' also"@en', 1), encoding="utf-8")
    return found


def main(number: int, graph: Path | None, seed: int) -> int:
    """Kill so many builds; return the exit code."""
    rng = random.Random(seed)  # noqa: S311 - moments, no secrets
    told: Counter[str] = Counter()
    faults = []
    is_short = graph is None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        states = two_states(graph or support.assemble(folder / "made-up"), folder)
        out, whole, took = folder / "out", [], 0.0
        for state in states:
            began = time.monotonic()
            done = build(state, out, is_short=is_short)
            said = done.communicate()[1]
            took = time.monotonic() - began
            if done.returncode:
                raise SystemExit(said)
            whole.append(fingerprint(out))
        if whole[0] == whole[1]:
            raise SystemExit("the two states build the same files")
        for at in range(number):
            last = whole.index(fingerprint(out))
            running = [build(states[1 - last], out, is_short=is_short)]
            if at % 2:
                running.append(build(states[last], out, is_short=is_short))
            moment = time.monotonic() + rng.uniform(0, 1.1 * took)
            while any(one.poll() is None for one in running):
                if at % 4 < 2 and time.monotonic() > moment:
                    break
                if at % 4 >= 2 and (out / switching.STAGE).exists():  # half of the kills fall while files are written
                    time.sleep(rng.uniform(0, 0.03))
                    break
                time.sleep(0.0005)
            for one in running if at % 4 == 3 else running[:1]:
                told["ended before it was killed" if one.poll() is not None else "killed"] += 1
                one.kill()
            for one in running:
                one.communicate()
            with switching.alone(out):
                said = switching.recover(out, {*FILES, MANIFEST}) or "was whole"
            told[said.partition(":")[0].partition(";")[0]] += 1
            if fingerprint(out) not in whole or left_over(out):
                faults.append(f"{at}: {fingerprint(out)}, left over {left_over(out)}: {said}")
                break
            if at % 10 == 9:
                mend = build(states[last], out, is_short=is_short)
                said = mend.communicate()[1]
                told["built again"] += 1
                if mend.returncode or fingerprint(out) != whole[last] or left_over(out):
                    faults.append(f"{at}: built again {fingerprint(out)}, left over {left_over(out)}: {said[-300:]}")
    print(json.dumps({"rounds": number, **told, "faults": faults}, indent=1))
    return bool(faults)


if __name__ == "__main__":
    given = [*sys.argv[1:], *("200", "", "14")[len(sys.argv) - 1 :]]
    raise SystemExit(main(int(given[0]), Path(given[1]) if given[1] else None, int(given[2])))
