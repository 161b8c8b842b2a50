"""What the front says on standard error: each thing once a minute, with how often it came."""

import logging
import time
from collections.abc import Callable
from typing import Final, TextIO

MINUTE: Final = 60.0
_KINDS: Final = 50  # of things told apart


class Sparing(logging.StreamHandler[TextIO]):
    """Tells a thing once a minute, things being told apart by their words before values are filled in.

    ``is_over`` says when nothing is to be told any more; ``now`` is a clock; ``stream`` is standard error unless given.
    """

    def __init__(
        self, is_over: Callable[[], bool], now: Callable[[], float] = time.monotonic, stream: TextIO | None = None
    ) -> None:
        super().__init__(stream)
        self._is_over = is_over
        self._now = now
        self._told: dict[str, tuple[float, int]] = {}
        self.setFormatter(logging.Formatter("alertgraph: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Tell a record, or count it."""
        if self._is_over():
            return
        kind = str(record.msg).strip().partition("\n")[0]
        if kind not in self._told and len(self._told) >= _KINDS:
            kind = "other things"
        if kind in self._told:
            last, count = self._told[kind]
            self._told[kind] = (last, count + 1)
        else:
            self._told[kind] = (self._now(), 0)
            super().emit(record)

    def tell(self) -> None:
        """Tell how often each thing has come besides, where its minute is over; called now and then."""
        for kind, (since, count) in list(self._told.items()):
            if self._now() - since < MINUTE or self._is_over():
                continue
            del self._told[kind]
            if count:
                self._told[kind] = (self._now(), 0)
                super().emit(logging.makeLogRecord({"msg": f"{kind} ... and {count} more in the last minute"}))
