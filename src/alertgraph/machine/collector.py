"""Keeps Python's collector of cycles off while very many rows are made at once, none of which can be garbage yet."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Stop the collector for a while, and leave it as the user had it: each pass would look at all rows made so far."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
