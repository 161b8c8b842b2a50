"""What a worker does with a query: checks it, has Oxigraph answer it, and serialises no more than the limits let."""

import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from alertgraph import queries
from alertgraph.server import guard
from alertgraph.server.limits import LONGEST_ANSWER, Limits
from alertgraph.server.refusals import RefusalError
from alertgraph.vocabulary import PREFIXES

RESULTS: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "html": ox.QueryResultsFormat.JSON,  # which the front makes a page of
}
SYNTAXES: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "html": ox.RdfFormat.TURTLE,
}
#: What stands at least once a row, and how often it stands where there is no row: more rows than these cannot be.
MARKS: Final = {"json": (b"},{", -1), "html": (b"},{", -1), "xml": (b"<result>", 0), "csv": (b"\n", 1), "tsv": (b"\n", 1)}


class Question(NamedTuple):
    """A query with its dataset, and the formats that its answer may have: None where the client takes none of that form.

    ``default`` and ``named`` are the graphs that the request names; None where it names none.
    """

    query: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    solutions: str | None
    triples: str | None


class Reply(NamedTuple):
    """An answer, or a refusal with its reason as ``body``; ``form`` is solutions, boolean or triples.

    ``cut`` is the number of rows or triples after which the answer was cut, 0 where it is whole.
    """

    status: int
    form: str
    cut: int
    body: bytes


class TooLongError(Exception):
    """More rows or bytes have been written than may be."""


class Engine:
    """The store of all graphs, and what a query of it may cost."""

    def __init__(self, store: ox.Store, limits: Limits) -> None:
        self.store = store
        self.limits = limits
        self.graphs = frozenset(str(getattr(name, "value", name)) for name in store.named_graphs())

    def reply(self, question: Question) -> Reply:
        """Return the answer, or the refusal, to a question; never raises for what a client can cause."""
        try:
            return self._answer(question, self._run(question))
        except RefusalError as refusal:
            return Reply(refusal.status, "refusal", 0, refusal.reason.encode())
        except SyntaxError as error:
            return Reply(400, "refusal", 0, f"the query is not valid SPARQL: {queries.reason(error)}".encode())
        except (OSError, RuntimeError, ValueError) as error:
            return Reply(500, "refusal", 0, f"the query could not be run: {error}".encode())
        except MemoryError:
            return Reply(507, "refusal", 0, self.out_of_memory.encode())

    @property
    def out_of_memory(self) -> str:
        """The reason given where a query has taken all the memory that it may."""
        return f"the query was stopped: it needs more than {self.limits.memory} MB of memory"

    def _run(self, question: Question) -> queries.Answer:
        guard.refuse_services(question.query, self.limits.services)
        sources = guard.sources(question.query)
        guard.refuse_foreign(sources, self.graphs)
        default, named = question.default, question.named
        if default is None and named is None:
            return self.store.query(question.query, prefixes=PREFIXES, use_default_graph_as_union=not sources)
        return self.store.query(
            question.query,
            prefixes=PREFIXES,
            default_graph=[ox.NamedNode(iri) for iri in default or ()],
            named_graphs=[ox.NamedNode(iri) for iri in named or ()],
        )

    def _answer(self, question: Question, found: queries.Answer) -> Reply:
        is_triples = isinstance(found, ox.QueryTriples)
        format = question.triples if is_triples else question.solutions
        if format is None:
            raise RefusalError(406, "triples" if is_triples else "solutions")  # the front says which there are
        if isinstance(found, ox.QueryTriples):
            return self._triples(found, format)
        if isinstance(found, ox.QueryBoolean):
            return Reply(200, "boolean", 0, found.serialize(format=RESULTS[format]) or b"")
        return self._solutions(question, found, format)

    def _solutions(self, question: Question, found: ox.QuerySolutions, format: str) -> Reply:
        """Serialise in one go; where that may have been too many rows, count them again as lines of TSV."""
        mark, without_rows = MARKS[format]
        whole = Counted(mark, self.limits.max_rows + without_rows)
        try:
            found.serialize(whole, format=RESULTS[format])
            return Reply(200, "solutions", 0, whole.getvalue())
        except TooLongError:
            again: Any = self._run(question)  # a SELECT, as before
        lines = Counted(b"\n", self.limits.max_rows + 1)
        cut = 0
        try:
            again.serialize(lines, format=ox.QueryResultsFormat.TSV)
            body = lines.getvalue()
        except TooLongError:
            kept = lines.getvalue().split(b"\n", self.limits.max_rows + 1)[:-1]
            body, cut = b"\n".join(kept) + b"\n", len(kept) - 1
        del lines
        if not again.variables:
            raise RefusalError(400, f"the query has no variables and more than {self.limits.max_rows} rows")
        rows: Any = ox.parse_query_results(body, format=ox.QueryResultsFormat.TSV)
        return Reply(200, "solutions", cut, _say_rows(rows.serialize(format=RESULTS[format]) or b"", format, cut))

    def _triples(self, found: ox.QueryTriples, format: str) -> Reply:
        limit = self.limits.max_rows
        kept = list(islice(_once(found), limit + 1))
        cut = limit if len(kept) > limit else 0
        kept = sorted(kept[:limit], key=str)
        body = ox.serialize(kept, format=SYNTAXES[format], prefixes=PREFIXES) or b""
        return Reply(200, "triples", cut, _say_triples(body, format, cut))


class Counted(io.BytesIO):
    """A file in memory that holds an answer and raises TooLongError after ``limit`` marks, or where it grows too long."""

    def __init__(self, mark: bytes, limit: int) -> None:
        super().__init__()
        self._mark, self._left = mark, limit
        self._tail = b""

    def write(self, data: Any) -> int:
        """Keep some bytes."""
        part = bytes(data)
        self._left -= (self._tail + part).count(self._mark)
        self._tail = part[-(len(self._mark) - 1) :] if len(self._mark) > 1 else b""
        written = super().write(part)
        if self._left < 0 or self.tell() > LONGEST_ANSWER:
            raise TooLongError
        return written


def _once(triples: ox.QueryTriples) -> Iterator[ox.Triple]:
    """Yield each triple once: a template makes the same one from many rows, and a graph is a set."""
    seen = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _say_rows(body: bytes, format: str, cut: int) -> bytes:
    """Return the results with a link, where the format has such a thing, to what the limits are."""
    if cut and format == "json":
        return body.replace(b'{"head":{', b'{"head":{"link":["/#limits"],', 1)
    return re.sub(rb"</head>|<head/>", _link, body, count=1) if cut and format == "xml" else body


def _link(match: re.Match[bytes]) -> bytes:
    return b'<link href="/#limits"/></head>' if match[0] == b"</head>" else b'<head><link href="/#limits"/></head>'


def _say_triples(body: bytes, format: str, cut: int) -> bytes:
    """Return the triples with a comment, where the format has such a thing, that says that there are more."""
    words = f"cut after {cut} triples".encode()
    if not cut or format == "jsonld":
        return body
    if format == "rdfxml":
        return body.replace(b"?>", b"?>\n<!-- " + words + b" -->", 1)
    return b"# " + words + b"\n" + body
