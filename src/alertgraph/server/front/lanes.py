"""Places that clients hold for a while, and the queue before them: by turns of the clients, not of their requests.

Of one client's, the first that waits is the first that is let in, or else the last: where each takes a moment only, it is better
that a few wait long than that all do, and a client that sends many has as many that wait.
"""

import asyncio
from collections import Counter, deque
from contextlib import suppress


class FullError(Exception):
    """Nobody else may wait; ``is_own`` where it is this client that waits too often, ``waiting`` how many there are."""

    def __init__(self, waiting: int, is_own: bool) -> None:
        super().__init__()
        self.waiting = waiting
        self.is_own = is_own


class Lane:
    """``places`` held at once, ``each`` of them by one client; ``most`` may wait, ``most_each`` of one client."""

    def __init__(self, places: int, each: int, most: int, most_each: int, *, is_last_first: bool = False) -> None:
        self._is_last_first = is_last_first
        self._places, self._each, self._most, self._most_each = places, each, most, most_each
        self._held: Counter[str] = Counter()
        self._waiting: dict[str, deque[asyncio.Future[None]]] = {}  # by client, in the order of their turns

    def enter_now(self, client: str) -> bool:
        """Take a place, unless there is none or others have waited longer; whether it was taken."""
        if self._held.total() >= self._places or self._held[client] >= self._each or client in self._waiting:
            return False
        self._held[client] += 1
        return True

    async def enter(self, client: str, seconds: float) -> None:
        """Take a place when one is free; raises FullError where too many wait, TimeoutError where none comes free in time."""
        if self.enter_now(client):
            return
        own = self._waiting.get(client, ())
        if len(own) >= self._most_each:
            raise FullError(len(own), True)
        if (waiting := sum(map(len, self._waiting.values()))) >= self._most:
            raise FullError(waiting, False)
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(client, deque()).append(turn)
        try:
            async with asyncio.timeout(seconds):
                await turn
        except BaseException:
            if turn.done() and not turn.cancelled():  # let in and called off at once
                self.leave(client)
            else:
                self._forget(client, turn)
            raise

    @property
    def is_waited_for(self) -> bool:
        """Whether somebody waits for a place."""
        return bool(self._waiting)

    def leave(self, client: str) -> None:
        """Give a place back; whose turn it is gets it."""
        self._held[client] -= 1
        if not self._held[client]:
            del self._held[client]
        for waits, turns in list(self._waiting.items()):
            if self._held.total() >= self._places:
                return
            if self._held[waits] >= self._each:
                continue
            turn = next(
                (turn for turn in (reversed(turns) if self._is_last_first else turns) if not turn.done()), None
            )  # one that is done has just been called off
            if turn is None:
                continue
            self._forget(waits, turn)
            if turns:  # behind all others
                self._waiting[waits] = self._waiting.pop(waits)
            self._held[waits] += 1
            turn.set_result(None)

    def _forget(self, client: str, turn: "asyncio.Future[None]") -> None:
        turns = self._waiting.get(client, deque())
        with suppress(ValueError):
            turns.remove(turn)
        if not turns:
            self._waiting.pop(client, None)
