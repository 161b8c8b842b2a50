"""Attacks `alertgraph serve` as a hostile network would, by hand, and prints what each costs it, beside another release.

    git archive ba8daeb | tar -x -C /tmp/first
    python tests/hostile/endpoint_attacks.py --beside /tmp/first

Memory is what all its processes hold (PSS, so that what they share counts once) less what they held before: the most of it
that was seen, and what there was five seconds after the attack began, or when all large answers had (else at the end), with what
queries that still run hold; waiting is the longest of some `ASK {}` meanwhile. Linux only.
"""

import argparse
import http.client
import os
import re
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

ROOT = Path(__file__).parents[2]
GIVEN_UP = 90  # seconds
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) > STR(?i)) }"
#: 100,000 rows from any graph.
LARGE = "SELECT * { { SELECT * { ?a ?b ?c } LIMIT 400 } { SELECT * { ?d ?e ?f } LIMIT 300 } }"
HEAD = "HTTP/1.1\r\nHost: localhost\r\n"


class Endpoint(NamedTuple):
    """A running endpoint, and the file of what it says."""

    process: "subprocess.Popen[bytes]"
    port: int
    said: Path

    def memory(self) -> float:
        """MB that all its processes hold."""
        pid = self.process.pid
        forked = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        total = 0
        for one in (str(pid), *forked):
            try:
                total += int(re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text(), re.M)[1])  # type: ignore[index]
            except (OSError, TypeError):
                continue
        return total / 1000

    def connect(self, sent: str = "") -> socket.socket:
        """Return a connection over which something has been sent."""
        line = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        line.sendall(sent.encode())
        return line

    def waiting(self) -> float:
        """Seconds until an `ASK {}` is answered with 200; asked again where it is refused."""
        start = time.monotonic()
        while time.monotonic() - start < GIVEN_UP:
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=GIVEN_UP)
                connection.request(
                    "GET", f"/sparql?query={quote('ASK {}')}", headers={"Accept": "application/sparql-results+json"}
                )
                if connection.getresponse().status == 200:
                    break
            except (OSError, http.client.HTTPException):
                pass
            finally:
                connection.close()
            time.sleep(0.2)
        return time.monotonic() - start


@contextmanager
def endpoint(root: Path, files: int, options: list[str]) -> Iterator[Endpoint]:
    """Run the release in a folder."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        with said.open("wb") as stream:
            command = [sys.executable, "-m", "alertgraph", "serve", "--graph", str(root / "graph"), "--port", "0", *options]
            process = subprocess.Popen(
                command,
                env={**os.environ, "PYTHONPATH": str(root / "src")},
                stderr=stream,
                cwd=folder,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (files, files)),
            )
        try:
            while not (match := re.search(rb"serving http://127.0.0.1:(\d+)/", said.read_bytes())):
                assert process.poll() is None, said.read_text()
                time.sleep(0.1)
            yield Endpoint(process, int(match[1]), said)
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


class Cost(NamedTuple):
    """MB more at most and after five seconds, seconds that a cheap question waits at most and
    as a rule, connections held at the end, bytes said a minute."""

    most: float
    memory: float
    waiting: float
    usual: float
    held: int
    said: float


def cost(
    attacked: Endpoint, attack: Callable[[Endpoint, ExitStack], list[socket.socket]], seconds: float, is_large: bool
) -> Cost:
    """Attack for some seconds, asking cheap questions meanwhile."""
    attacked.waiting()
    before, most, stop = attacked.memory(), [0.0], threading.Event()

    def sample() -> None:
        while not stop.wait(0.1):
            most[0] = max(most[0], attacked.memory())

    sampler = threading.Thread(target=sample)
    sampler.start()
    said, start = attacked.said.stat().st_size, time.monotonic()
    with ExitStack() as stack:
        lines = attack(attacked, stack)
        waited, after = [attacked.waiting()], None
        while time.monotonic() - start < seconds:
            time.sleep(0.5)
            waited.append(attacked.waiting())
            if after is None and time.monotonic() - start > 5 and (not is_large or all(map(has_begun, lines))):
                after = attacked.memory()
        taken = time.monotonic() - start
        held = sum(map(is_held, lines))
        after = attacked.memory() if after is None else after
        stop.set()
        sampler.join()
    return Cost(
        most[0] - before,
        after - before,
        max(waited),
        statistics.median(waited),
        held,
        (attacked.said.stat().st_size - said) / taken * 60,
    )


def has_begun(line: socket.socket) -> bool:
    """Whether an answer has begun to come, or will not."""
    line.setblocking(False)
    try:
        line.recv(1, socket.MSG_PEEK)
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True


def is_held(line: socket.socket) -> bool:
    """Whether the other end still has a connection, whatever is still to be read of it."""
    return state(line) == 1


def state(line: socket.socket) -> int:
    """Return the state of a TCP connection, 1 being established."""
    return line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0]


def never_reading(attacked: Endpoint, stack: ExitStack) -> list[socket.socket]:
    """Twenty clients ask for a large answer and do not read it."""
    asked = f"GET /sparql?{urlencode({'query': LARGE})} {HEAD}Accept: application/sparql-results+json\r\n\r\n"
    return [stack.enter_context(attacked.connect(asked)) for _ in range(20)]


def endless_headers(attacked: Endpoint, stack: ExitStack) -> list[socket.socket]:
    """A hundred clients send a header a second, without end."""
    return dripping(attacked, stack, f"GET / {HEAD}", "X-A: b\r\n")


def slow_bodies(attacked: Endpoint, stack: ExitStack) -> list[socket.socket]:
    """A hundred clients send a byte of their query a second."""
    return dripping(
        attacked, stack, f"POST /sparql {HEAD}Content-Type: application/sparql-query\r\nContent-Length: 9999\r\n\r\n", " "
    )


def dripping(attacked: Endpoint, stack: ExitStack, first: str, then: str) -> list[socket.socket]:
    """Return connections over which a little comes each second."""
    lines = [stack.enter_context(attacked.connect(first)) for _ in range(100)]
    stop = threading.Event()

    def drip() -> None:
        while not stop.wait(1):
            for line in lines:
                try:
                    line.send(then.encode())
                except OSError:
                    continue

    thread = threading.Thread(target=drip)
    thread.start()
    stack.callback(thread.join)
    stack.callback(stop.set)
    return lines


def descriptors(attacked: Endpoint, stack: ExitStack) -> list[socket.socket]:
    """More connections than it may open files, which say nothing."""
    return [stack.enter_context(attacked.connect()) for _ in range(400)]


def runaways(attacked: Endpoint, stack: ExitStack) -> list[socket.socket]:
    """Fifty clients of one address ask what never ends."""
    asked = f"GET /sparql?{urlencode({'query': RUNAWAY})} {HEAD}\r\n"
    return [stack.enter_context(attacked.connect(asked)) for _ in range(50)]


#: With how many files it may open, for how many seconds, and how long it waits for clients.
ATTACKS = {
    "twenty that never read": (never_reading, 20_000, 50, 20),
    "a hundred endless headers": (endless_headers, 20_000, 12, 5),
    "a hundred slow bodies": (slow_bodies, 20_000, 12, 5),
    "no descriptors left": (descriptors, 256, 12, 5),
    "fifty runaways": (runaways, 20_000, 12, 5),
}


def main() -> None:
    """Attack each release with each attack, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--beside", type=Path, metavar="FOLDER", help="the files of another release")
    parser.add_argument("--attack", choices=ATTACKS, action="append", help="only this one; may be repeated")
    args = parser.parse_args()
    releases = {"here": ROOT, **({"beside": args.beside.resolve()} if args.beside else {})}
    heads = ("most", "memory", "ASK waits", "as a rule", "held", "said/min")
    print(f"{'attack':26} {'release':8}", *(f"{head:>10}" for head in heads))
    for _ in range(args.rounds):
        for name in args.attack or ATTACKS:
            attack, files, seconds, patience = ATTACKS[name]
            for release, root in releases.items():
                options = ["--patience", str(patience)] if release == "here" else []
                with endpoint(root, files, options) as attacked:
                    found = cost(attacked, attack, seconds, attack is never_reading)
                cells = (
                    *(f"{megabytes:.1f} MB" for megabytes in (found.most, found.memory)),
                    *(f"{waited:.2f} s" for waited in (found.waiting, found.usual)),
                    str(found.held),
                    f"{found.said / 1e3:.1f} kB",
                )
                print(f"{name:26} {release:8}", *(f"{cell:>10}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
