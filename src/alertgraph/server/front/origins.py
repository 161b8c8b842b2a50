"""Which pages of other origins may ask: the headers by which a browser is told (CORS)."""

import re
from collections.abc import Collection, Mapping
from typing import Final

#: What a page may read of an answer beside its body.
EXPOSED: Final = "Alertgraph-Cut, Alertgraph-Remark, Retry-After"


class Origins:
    """The origins of pages that may ask from a browser, ``*`` being any; none unless they are allowed."""

    def __init__(self, allowed: Collection[str] = ()) -> None:
        self._allowed = frozenset(allowed)

    def headers(self, request: Mapping[str, str]) -> dict[str, str]:
        """Return the headers of an answer; ``request`` are those of the request, by small name."""
        if "*" in self._allowed:
            return {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": EXPOSED, "Vary": "Accept"}
        origin = request.get("origin", "")
        if origin in self._allowed:
            return {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": EXPOSED, "Vary": "Accept, Origin"}
        return {"Vary": "Accept, Origin" if self._allowed else "Accept"}

    def preflight(self, request: Mapping[str, str], methods: str) -> dict[str, str]:
        """Return what the answer to a preflight has besides: whatever headers a client sends are let through."""
        if "Access-Control-Allow-Origin" not in self.headers(request):
            return {}
        wanted = request.get("access-control-request-headers", "")
        is_list = re.fullmatch(r"[\w!#$%&'*+.^`|~-]+(?:\s*,\s*[\w!#$%&'*+.^`|~-]+)*", wanted, re.ASCII)
        found = {
            "Access-Control-Allow-Methods": methods,
            "Access-Control-Allow-Headers": wanted if is_list else "Accept, Content-Type",
            "Access-Control-Max-Age": "86400",
        }
        if request.get("access-control-request-private-network") == "true":  # a page of the Web asks this machine
            found["Access-Control-Allow-Private-Network"] = "true"
        return found
