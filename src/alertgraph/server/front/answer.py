"""An answer as it goes out: slice by slice, so that a client that does not read holds no more than one of them."""

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from alertgraph.server.front.spool import SHORT, Spool


class Answer(Response):
    """A response whose body waits in a spool where it is long."""

    def __init__(self, content: Spool | bytes | str, status: int = 200, headers: dict[str, str] | None = None) -> None:
        body = content.encode() if isinstance(content, str) else content
        if isinstance(body, Spool) and body.size <= SHORT:
            body = body.read()
        if isinstance(body, bytes) and len(body) > SHORT:
            whole, body = body, Spool(len(body))
            body.add(whole)
        self._spool = body if isinstance(body, Spool) else None
        super().__init__(b"" if isinstance(body, Spool) else body, status, headers)
        if self._spool:
            self.headers["Content-Length"] = str(self._spool.size)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; the server lets each slice wait until the client has read those before."""
        if self._spool is None:
            await super().__call__(scope, receive, send)
            return
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        try:
            for part in self._spool.parts() if scope["method"] != "HEAD" else ():
                await send({"type": "http.response.body", "body": part, "more_body": True})
        finally:
            self._spool.close()
        await send({"type": "http.response.body", "body": b"", "more_body": False})
