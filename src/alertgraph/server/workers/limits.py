"""What a query may cost, whom it may ask, and how much of the endpoint one client may hold."""

from typing import Final, NamedTuple

#: No request needs more: a query, a form, or the address of a GET, in bytes.
LONGEST_REQUEST: Final = 1 << 20
#: The first line and the headers of a request, in bytes.
LONGEST_HEADERS: Final = 64 << 10
#: An answer is cut here at the latest, whatever its rows hold; in bytes.
LONGEST_ANSWER: Final = 64 << 20
#: The same of one that becomes a page, since that is made by the process that speaks with everyone.
LONGEST_PAGE: Final = 2 << 20
#: A page has no more rows or triples of an answer, for the same reason.
ROWS_OF_A_PAGE: Final = 1000
#: Queries that run at once in their first moment, whatever they turn out to be; the seconds that it lasts, and how many of
#: computing end it, fewer where others wait; where the machine is busy it takes longer, but no more than so many.
QUICK: Final = 8
MOMENT: Final = 0.06
COMPUTED: Final = 0.05
COMPUTED_IN_A_CROWD: Final = 0.02
LONGEST_MOMENT: Final = 1.0
#: How far a worker stands back for those that speak with everyone and fork, and how much further where its query runs long.
NICE: Final = 5
NICE_LONG: Final = 10
#: MB of memory that a query may take in its first moment; more of it is had by those that run long.
QUICK_MEMORY: Final = 32


class Limits(NamedTuple):
    """``timeout`` in seconds; ``memory`` in MB, for one query beside the graph itself; ``services`` as IRIs.

    ``workers`` queries run at once beyond their first moment, and as many as ``queue`` wait for that. ``connections`` are
    open at once, ``per_address`` of them from one address; ``patience`` are the seconds that a client has for its headers,
    for its body, and for reading on in its answer.
    """

    workers: int = 4
    timeout: float = 30.0
    max_rows: int = 100_000
    memory: int = 1024
    services: tuple[str, ...] = ()
    queue: int = 64
    connections: int = 512
    per_address: int = 128
    patience: float = 20.0

    @property
    def long_per_address(self) -> int:
        """Queries of one address that run at once beyond their first moment: one place is for the others."""
        return max(1, self.workers - 1)

    @property
    def queue_per_address(self) -> int:
        """Queries of one address that wait for that."""
        return max(1, self.queue * 3 // 4)

    @property
    def told(self) -> tuple[str, ...]:
        """What the limits are, a sentence each."""
        asked = f"SERVICE may ask only {', '.join(self.services)}" if self.services else "no other server is asked"
        return (
            f"A query is stopped after {self.timeout:g} seconds (status 504) or {self.memory} MB of memory (507).",
            f"An answer is cut after {self.max_rows} rows or triples, as a page after {ROWS_OF_A_PAGE}, and says so in the "
            "header Alertgraph-Cut, in the head's link of JSON and XML results, and in the first comment of RDF.",
            f"{self.workers} queries run at once beyond their first moment, {self.long_per_address} of one address, "
            f"and {self.queue} wait, {self.queue_per_address} of one address (beyond: 503, 429).",
            f"{self.connections} connections are open at once (beyond: 503), {self.per_address} of one address (429); a client "
            f"has {self.patience:g} seconds for its headers, for its body (408), and for each 64 kB of an answer (cut off).",
            f"Nothing can be changed here, nothing is read from elsewhere, and {asked}.",
        )
