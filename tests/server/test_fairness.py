"""Whose turn it is: cheap questions pass long ones, and clients take turns."""

import asyncio
import socket
import threading
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlencode

import pytest
import support
from serving import RUNAWAY, Server, children, serving

from alertgraph.server.front.lanes import FullError, Lane

#: The seconds that a query has.
TIME = 30


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """What comes of it, in a thread of its own: a browser's tests may have a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An endpoint of two workers."""
    with serving(support.assemble(tmp_path_factory.mktemp("busy")), "--workers", "2", "--timeout", str(TIME)) as server:
        yield server


def test_a_cheap_question_beside_fifty_runaways(busy: Server) -> None:
    """It is answered before any of them has had its time."""
    asked = f"GET /sparql?{urlencode({'query': RUNAWAY})} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    with ExitStack() as stack:
        for _ in range(50):
            line = stack.enter_context(socket.create_connection((busy.host, busy.port)))
            line.sendall(asked)
        start = time.monotonic()
        assert busy.ask("ASK {}").json["boolean"] is True
        assert time.monotonic() - start < TIME


def test_a_query_that_takes_a_while_is_run_whole(busy: Server) -> None:
    """What does not end in its moment goes on where it was, and has its answer: it is not asked for again."""
    query = "SELECT (COUNT(*) AS ?n) { { SELECT ?a { ?a ?b ?c } LIMIT 200 } ?d ?e ?f FILTER(STR(?a) < STR(?d)) }"
    found: list[int] = []

    def ask() -> None:
        found.append(int(busy.ask(query).rows[0]["n"]))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert len(set(found)) == 1


def test_workers_beyond_the_limit_go_again(busy: Server) -> None:
    """Those that were forked for a crowd end when it has gone."""
    end = time.monotonic() + 60
    while len(children(busy)) > 3:
        assert time.monotonic() < end
        time.sleep(0.1)


def test_turns() -> None:
    """A client that waits behind another's many is let in after one of them; nobody has more places than are its own."""

    async def go() -> list[str]:
        lane, order = Lane(2, 1, 10, 5), []
        assert lane.enter_now("a")

        async def wait(client: str) -> None:
            await lane.enter(client, 5)
            order.append(client)
            await asyncio.sleep(0)
            lane.leave(client)

        waiting = [asyncio.create_task(wait(client)) for client in "aaab"]
        await asyncio.sleep(0.01)
        assert order == ["b"]  # the second place is not for a
        lane.leave("a")
        await asyncio.gather(*waiting)
        assert lane.enter_now("a")
        assert lane.enter_now("b")
        return order

    assert run(go()) == ["b", "a", "a", "a"]


def test_the_last_first() -> None:
    """Where it is asked for, who came last of a client is let in first; the clients take turns all the same."""

    async def go() -> list[str]:
        lane, order = Lane(1, 1, 10, 5, is_last_first=True), []
        assert lane.enter_now("a")

        async def wait(client: str, name: str) -> None:
            await lane.enter(client, 5)
            order.append(name)
            lane.leave(client)

        waiting = [asyncio.create_task(wait(name[0], name)) for name in ("a1", "a2", "b1", "b2")]
        await asyncio.sleep(0)
        lane.leave("a")
        await asyncio.gather(*waiting)
        return order

    assert run(go()) == ["a2", "b2", "a1", "b1"]


def test_who_may_not_wait() -> None:
    """Too many of one client, too many of all, and too long; what is called off leaves its place."""

    async def go() -> None:
        lane = Lane(1, 1, 3, 2)
        await lane.enter("a", 1)
        waiting = [asyncio.create_task(lane.enter("a", 9)) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(FullError) as full:
            await lane.enter("a", 9)
        assert (full.value.waiting, full.value.is_own) == (2, True)
        waiting.append(asyncio.create_task(lane.enter("b", 9)))
        await asyncio.sleep(0)
        with pytest.raises(FullError) as full:
            await lane.enter("c", 9)
        assert (full.value.waiting, full.value.is_own) == (3, False)
        for task in waiting:
            task.cancel()
        lane.leave("a")  # before the cancelled ones have seen it
        await asyncio.gather(*waiting, return_exceptions=True)
        await lane.enter("c", 1)
        with pytest.raises(TimeoutError):
            await lane.enter("a", 0.01)

    run(go())
