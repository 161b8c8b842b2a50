"""What a query may cost, and whom it may ask."""

from typing import Final, NamedTuple

#: No request needs more: a query, a form, or the address of a GET, in bytes.
LONGEST_REQUEST: Final = 1 << 20
#: An answer is cut here at the latest, whatever its rows hold; in bytes.
LONGEST_ANSWER: Final = 64 << 20
#: A page has no more rows or triples of an answer, since it is made by the process that speaks with everyone.
ROWS_OF_A_PAGE: Final = 1000


class Limits(NamedTuple):
    """``timeout`` in seconds; ``memory`` in MB, for one query beside the graph itself; ``services`` as IRIs.

    ``workers`` queries run at once, and as many as ``queue`` wait.
    """

    workers: int = 4
    timeout: float = 30.0
    max_rows: int = 100_000
    memory: int = 1024
    services: tuple[str, ...] = ()
    queue: int = 64
