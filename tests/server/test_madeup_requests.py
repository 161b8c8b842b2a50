"""Requests made up from a seed: whatever comes, an answer is no fault of the server, and framed as it says."""

from collections import Counter
from random import Random

from madeup_requests import make, send
from serving import Server


def test_requests_made_up(endpoint: Server) -> None:
    """Some hundred of every kind, and the endpoint goes on; `tests/hostile/http_requests.py` sends as many as one likes."""
    draw = Random(14)  # noqa: S311
    found = Counter(send(endpoint.host, endpoint.port, make(draw)) for _ in range(300))
    assert len({200, 302, 400, 403, 404, 405, 406, 415, 421} - set(found)) <= 1, found
    assert endpoint.ask("ASK {}").json["boolean"] is True
