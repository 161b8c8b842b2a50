"""The HTTP application: its routes, and the headers that every answer has."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Final
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from alertgraph.server.front import description, formats, protocol
from alertgraph.server.front.answer import Answer
from alertgraph.server.front.door import owner
from alertgraph.server.front.hosts import Hosts
from alertgraph.server.front.origins import Origins
from alertgraph.server.front.pages import Pages
from alertgraph.server.front.pool import Pool
from alertgraph.server.front.resources import Resources
from alertgraph.server.front.worker import Received
from alertgraph.server.workers.engine import Question, Reply
from alertgraph.server.workers.limits import Limits
from alertgraph.server.workers.refusals import RefusalError

Handler = Callable[[Request], Awaitable[Response]]
#: Seconds before it is watched whether the client still waits: most queries take less.
PATIENCE: Final = 0.5
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_SELECTS, _TRIPLES = tuple(formats.SOLUTIONS), tuple(formats.TRIPLES)
#: Those that have an address of their own, by its suffix: the syntaxes, each by its own media type.
_SYNTAXES = tuple(media for media in formats.SUFFIXES.values() if media != "text/html")


class Endpoint:
    """What answers the requests: the pool for queries, the graph itself for pages and descriptions."""

    def __init__(self, pool: Pool, limits: Limits, resources: Resources, pages: Pages) -> None:
        self.pool, self.limits, self.resources, self.pages = pool, limits, resources, pages
        self._graphs = frozenset(resources.graphs)

    async def sparql(self, request: Request) -> Response:
        """Answer a query; without one, say what this endpoint is."""
        query = await protocol.read(request)
        accept = ",".join(request.headers.getlist("accept"))
        if query is None:
            return await self._description(request, accept)
        named = ", ".join(filter(None, map(formats.asked, query.formats)))
        if query.formats and not named:
            raise RefusalError(400, f"there is no format {query.formats[0]!r}; there are {', '.join(formats.names())}")
        solutions, triples = (
            (named and formats.choose(named, offered)) or formats.choose(accept, offered) for offered in (_SELECTS, _TRIPLES)
        )
        if solutions is None and triples is None:
            raise _not_acceptable((*_SELECTS, *_TRIPLES))
        question = Question(
            query.text,
            query.default,
            query.named,
            None if solutions is None else formats.SOLUTIONS[solutions],
            None if triples is None else formats.TRIPLES[triples],
            f"{_here(request)}{request.scope['path']}",
        )
        try:
            try:
                reply = await self._reply(request, question)
            except _NoSuchTermsError:
                others = tuple(media for media in _TRIPLES if formats.TRIPLES[media] != question.triples)
                triples = formats.choose(accept, others)
                if triples is None:
                    raise _not_acceptable(others) from None
                reply = await self._reply(request, question._replace(triples=formats.TRIPLES[triples]))
        except RefusalError as refusal:
            if solutions != "text/html":
                raise
            return self._page(self.pages.refused(query.text, refusal.reason), refusal.headers, refusal.status)
        media = triples if reply.form == "triples" else solutions
        if media == "text/html":  # takes a while, and others wait
            return await asyncio.to_thread(self._answer, query, reply, media)
        return self._answer(query, reply, str(media))

    async def _reply(self, request: Request, question: Question) -> Received:
        """Return a worker's answer; raises RefusalError for its refusal."""
        reply = await _unless_gone(request, self.pool.ask(question, _client(request)))
        if reply.status == 200:
            return reply
        reason = reply.body.read().decode()
        if reply.status == 406 and reason == "triple terms":
            raise _NoSuchTermsError
        if reply.status == 406:
            raise _not_acceptable(_TRIPLES if reason == "triples" else _SELECTS)
        raise RefusalError(reply.status, reason)

    def _answer(self, query: protocol.Query, reply: Received, media: str) -> Response:
        headers = {}
        if reply.cut:
            headers["Alertgraph-Cut"] = f"{reply.cut}; the answer goes on: ask for less, or with LIMIT and OFFSET"
        if absent := {*(query.default or ()), *(query.named or ())} - self._graphs:
            headers["Alertgraph-Remark"] = f"no such graph here, so empty: {' '.join(sorted(absent))}".encode(
                "ascii", "replace"
            ).decode()
        if media == "text/html":
            return self._page(self.pages.results(query.text, Reply(*reply[:3], reply.body.read())), headers)
        return Answer(reply.body, headers={**headers, "Content-Type": formats.content_type(media)})

    async def _description(self, request: Request, accept: str) -> Response:
        media = formats.choose(accept, (*_SYNTAXES, "text/html"))
        if media is None:
            raise _not_acceptable(_TRIPLES)
        if media == "text/html":
            return self._page(self.pages.form())
        syntax = formats.TRIPLES[media]
        body = await asyncio.to_thread(description.describe, self.resources.graph, self.limits, _here(request), syntax)
        return Answer(body, headers={"Content-Type": formats.content_type(media)})

    async def home(self, request: Request) -> Response:
        """Show what is here and the named queries."""
        return self._page(await asyncio.to_thread(self.pages.home))

    async def void(self, request: Request) -> Response:
        """Lead to the description of the data, where VoID says that it be looked for."""
        return RedirectResponse("/sparql", 302)

    async def resource(self, request: Request) -> Response:
        """Answer with a resource, the ontology or a named graph as a page or as RDF, by suffix or by Accept."""
        path = str(request.scope["path"]).strip("/")  # decoded
        kind, _, name = path.partition("/")
        stem, _, suffix = path.rpartition(".")
        if suffix in formats.SUFFIXES and stem:
            kind, _, name = stem.partition("/")
            media: str | None = formats.SUFFIXES[suffix]
        else:
            media = formats.choose(",".join(request.headers.getlist("accept")), ("text/html", *_SYNTAXES))
        if not self.resources.knows(kind, name):
            raise RefusalError(404, f"nothing here is called {name!r}; / lists what there is")
        if media is None:
            raise _not_acceptable(("text/html", *_SYNTAXES))
        ending = next(end for end, one in formats.SUFFIXES.items() if one == media)
        headers = {"Content-Location": f"/{quote(f'{kind}/{name}' if name else kind)}.{ending}"}
        if media == "text/html":
            return self._page(await asyncio.to_thread(self.pages.resource, kind, name), headers)
        body = await asyncio.to_thread(self.resources.rdf, kind, name, formats.TRIPLES[media])
        return Answer(body, headers={**headers, "Content-Type": formats.content_type(media)})

    def _page(self, html: str, headers: dict[str, str] | None = None, status: int = 200) -> Response:
        return Answer(
            html,
            status,
            {**(headers or {}), "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": _POLICY},
        )


def build(endpoint: Endpoint, hosts: Hosts, origins: Origins) -> Starlette:
    """Return the application; with and without a slash at the end, since a redirect breaks behind a proxy."""

    def answered(handler: Handler, methods: tuple[str, ...] = ("GET", "HEAD")) -> Answered:
        return Answered(handler, hosts, origins, methods)

    sparql = answered(endpoint.sparql, ("GET", "HEAD", "POST"))
    resource = answered(endpoint.resource)
    return Starlette(
        routes=[
            Route("/sparql", sparql),
            Route("/sparql/", sparql),
            Route("/", answered(endpoint.home)),
            Route("/.well-known/void", answered(endpoint.void)),
            *(Route(path, resource) for path in ("/id/{name:path}", "/graph/{name:path}", "/ontology", "/ontology.{suffix}")),
            Route("/{path:path}", answered(_absent)),
        ],
    )


class Answered:
    """A handler as an application: turns a refusal into its answer, and gives every answer the headers for all."""

    def __init__(self, handler: Handler, hosts: Hosts, origins: Origins, methods: tuple[str, ...]) -> None:
        self._handler = handler
        self._hosts = hosts
        self._origins = origins
        self._methods = methods
        self._allow = ", ".join((*methods, "OPTIONS"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope, receive)
        told = {**self._origins.headers(request.headers), "X-Content-Type-Options": "nosniff"}
        try:
            try:
                self._hosts.check(request.headers.get("host"), (scope.get("server") or ("",))[0])
            except RefusalError:
                told = {"X-Content-Type-Options": "nosniff"}  # no page of whatever origin is to read it
                raise
            response = await self._respond(request)
        except RefusalError as refusal:
            headers = {"Content-Type": "text/plain; charset=utf-8", **refusal.headers}
            response = Answer(f"{refusal.reason}\n", refusal.status, headers)
        except ClientDisconnect:  # before its body was whole
            return
        response.headers.update(told)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        if request.method in self._methods:
            return await self._handler(request)
        headers = {"Allow": self._allow}
        if request.method != "OPTIONS":
            raise RefusalError(405, f"{request.method} is not for this address; use {self._allow}", headers)
        return Response(status_code=204, headers={**headers, **self._origins.preflight(request.headers, self._allow)})


class _NoSuchTermsError(Exception):
    """An answer has triples as terms, which the syntax that was chosen has no way to write."""


def _here(request: Request) -> str:
    """Return scheme and host of a request, as its sender knows them where an IRI can be made of that."""
    host = request.headers.get("host", "")
    if not re.fullmatch(r"[\w.-]+(:\d+)?|\[[\da-f:]+\](:\d+)?", host, re.ASCII):
        host = ":".join(map(str, request.scope["server"]))
    return f"{request.scope['scheme']}://{host}"


def _client(request: Request) -> str:
    """Return whose request it is; behind a proxy on this machine, the address that it was sent from."""
    try:
        return owner(request.client.host if request.client else "")
    except ValueError:  # what a proxy says may be no address
        return ""


async def _unless_gone(request: Request, work: Coroutine[Any, Any, Received]) -> Received:
    """Return the reply, or stop the work where the client goes before it comes, so that the worker is free for others."""
    task = asyncio.create_task(work)
    await asyncio.wait({task}, timeout=PATIENCE)
    if not task.done():
        gone = asyncio.create_task(_gone(request))
        await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        gone.cancel()
        if not task.done():
            task.cancel()
            raise RefusalError(499, "the client has gone")  # which nobody reads
    return await task


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _absent(request: Request) -> Response:
    raise RefusalError(404, f"nothing is at {request.url.path}; the endpoint is /sparql, and / says what else there is")


def _not_acceptable(offered: tuple[str, ...]) -> RefusalError:
    return RefusalError(
        406, f"none of the media types in Accept can be made; this answer can be {', '.join(dict.fromkeys(offered))}"
    )
