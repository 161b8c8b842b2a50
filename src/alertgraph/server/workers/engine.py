"""What a worker does with a query: checks it, has Oxigraph answer it, and serialises no more than the limits let."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import pyoxigraph as ox

from alertgraph.asking import diagnosis
from alertgraph.errors import QuerySyntaxError
from alertgraph.server.workers import guard
from alertgraph.server.workers.limits import LONGEST_ANSWER, LONGEST_PAGE, ROWS_OF_A_PAGE, Limits
from alertgraph.server.workers.refusals import RefusalError
from alertgraph.server.workers.rows import FullError, Rows
from alertgraph.store import engine, sparql, terms
from alertgraph.store.engine import Answer
from alertgraph.store.syntaxes import RESULTS, TRIPLES
from alertgraph.vocabulary import PREFIXES


class Question(NamedTuple):
    """A query with its dataset, and the formats that its answer may have: None where the client takes none of that form.

    ``default`` and ``named`` are the graphs that the request names; None where it names none. ``base`` is what relative IRIs
    are resolved against.
    """

    query: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    solutions: str | None
    triples: str | None
    base: str | None = None


class Reply(NamedTuple):
    """An answer, or a refusal with its reason as ``body``; ``form`` is solutions, boolean or triples.

    ``cut`` is the number of rows or triples after which the answer was cut, 0 where it is whole.
    """

    status: int
    form: str
    cut: int
    body: bytes


class Engine:
    """The store of all graphs, and what a query of it may cost."""

    def __init__(self, store: ox.Store, limits: Limits) -> None:
        diagnosis.load()  # a worker can open no file
        self.store = store
        self.limits = limits
        self.graphs = frozenset(terms.text(name) for name in store.named_graphs())

    def reply(self, question: Question) -> Reply:
        """Return the answer, or the refusal, to a question; never raises for what a client can cause."""
        try:
            return self._answer(question, self._run(question))
        except RefusalError as refusal:
            return Reply(refusal.status, "refusal", 0, refusal.reason.encode())
        except QuerySyntaxError as error:
            return Reply(400, "refusal", 0, str(error).encode())
        except SyntaxError as error:
            return Reply(400, "refusal", 0, str(diagnosis.explain(question.query, str(error.msg))).encode())
        except (RuntimeError, ValueError) as error:  # such as a function that there is not
            return Reply(400, "refusal", 0, f"the query could not be run: {error}".encode())
        except OSError as error:  # of the server that an allowed SERVICE asks, there being no other input
            return Reply(502, "refusal", 0, f"the query could not be run: {error}".encode())
        except MemoryError:
            return Reply(507, "refusal", 0, self.out_of_memory.encode())

    @property
    def out_of_memory(self) -> str:
        """The reason given where a query has taken all the memory that it may."""
        return f"the query was stopped: it needs more than {self.limits.memory} MB of memory"

    def _run(self, question: Question) -> Answer:
        guard.refuse_services(question.query, self.limits.services)
        default, named = question.default, question.named
        if default is None and named is None:  # else what the query says of it does not count
            sources = sparql.sources(question.query, question.base or "")
            guard.refuse_foreign(sources, self.graphs)
            return engine.ask(self.store, question.query, use_default_graph_as_union=not sources, base_iri=question.base)
        return engine.ask(
            self.store,
            question.query,
            default_graph=[ox.NamedNode(iri) for iri in default or ()],
            named_graphs=[ox.NamedNode(iri) for iri in named or ()],
            base_iri=question.base,
        )

    def _answer(self, question: Question, found: Answer) -> Reply:
        is_triples = isinstance(found, ox.QueryTriples)
        format = question.triples if is_triples else question.solutions
        if format is None:
            raise RefusalError(406, "triples" if is_triples else "solutions")  # the front says which there are
        if isinstance(found, ox.QueryTriples):
            return self._triples(found, format)
        if isinstance(found, ox.QueryBoolean):
            return Reply(200, "boolean", 0, found.serialize(format=RESULTS[format].format) or b"")
        return self._solutions(found, format)

    def _most(self, format: str) -> int:
        return min(self.limits.max_rows, ROWS_OF_A_PAGE) if format == "html" else self.limits.max_rows

    @staticmethod
    def _longest(format: str) -> int:
        return LONGEST_PAGE if format == "html" else LONGEST_ANSWER

    def _solutions(self, found: ox.QuerySolutions, format: str) -> Reply:
        longest = self._longest(format)
        rows = Rows("json" if format == "html" else format, self._most(format), longest)
        try:
            found.serialize(rows, format=RESULTS[format].format)
        except FullError:
            body, cut = rows.cut()
            if not cut or len(body) > longest:  # not so many rows, but rows so large
                raise RefusalError(507, f"a row of the answer is larger than {longest >> 20} MB; ask for less") from None
            return Reply(200, "solutions", cut, _say_rows(body, format))
        return Reply(200, "solutions", 0, rows.getvalue())

    def _triples(self, found: ox.QueryTriples, format: str) -> Reply:
        limit = self._most(format)
        kept = list(islice(_once(found), limit + 1))
        cut = limit if len(kept) > limit else 0
        kept = sorted(kept[:limit], key=str)
        if format == "jsonld" and any(isinstance(triple.object, ox.Triple) for triple in kept):
            raise RefusalError(406, "triple terms")  # the front says what else there is
        body = ox.serialize(kept, format=TRIPLES[format].format, prefixes=PREFIXES) or b""
        if len(body) > (longest := self._longest(format)):
            raise RefusalError(507, f"the answer is larger than {longest >> 20} MB; ask for less")
        return Reply(200, "triples", cut, _say_triples(body, format, cut))


def _once(triples: ox.QueryTriples) -> Iterator[ox.Triple]:
    """Yield each triple once: a template makes the same one from many rows, and a graph is a set."""
    seen = set()
    for triple in triples:
        if triple not in seen:
            seen.add(triple)
            yield triple


def _say_rows(body: bytes, format: str) -> bytes:
    """Return cut results with a link, where the format has such a thing, to what the limits are."""
    if format == "json":
        return body.replace(b'{"head":{', b'{"head":{"link":["/#limits"],', 1)
    return body.replace(b"</head>", b'<link href="/#limits"/></head>', 1) if format == "xml" else body


def _say_triples(body: bytes, format: str, cut: int) -> bytes:
    """Return the triples with a comment, where the format has such a thing, that says that there are more."""
    words = f"cut after {cut} triples".encode()
    if not cut or format == "jsonld":
        return body
    if format == "rdfxml":
        return body.replace(b"?>", b"?>\n<!-- " + words + b" -->", 1)
    return b"# " + words + b"\n" + body
