"""Sends made-up requests to an endpoint, by hand and for as long as one likes: `python tests/hostile/http_requests.py 100000`.

Each must get an answer that is no fault of the server and framed as it says, where it is HTTP; tests/kit/madeup_requests.py
makes them. A first fault ends it with 1 and tells the request; its seed makes the same ones again.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

import support
from madeup_requests import WrongError, make, send
from serving import serving


def main() -> int:
    """Send them, and print how many of each status came back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    draw, found, start = Random(args.seed), Counter[int](), time.monotonic()  # noqa: S311
    with tempfile.TemporaryDirectory() as folder, serving(support.assemble(Path(folder)), "--workers", "2") as server:
        for number in range(args.count):
            try:
                found[send(server.host, server.port, make(draw))] += 1
            except WrongError as wrong:
                print(f"request {number} of seed {args.seed}: {wrong}")
                return 1
        assert server.ask("ASK {}").status == 200
        server.process.terminate()
        said = server.process.communicate()[1]
    told = ", ".join(f"{status or 'none'} {count}" for status, count in sorted(found.items()))
    print(f"{args.count} requests of seed {args.seed} in {time.monotonic() - start:.0f} s, no fault; {told}")
    print(f"on standard error: {said or 'nothing'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
