"""What the endpoint answers instead of a result: a status with its reason."""

from collections.abc import Mapping
from types import MappingProxyType

NOTHING: Mapping[str, str] = MappingProxyType({})


class RefusalError(Exception):
    """A request that is not answered; the reason says what was wrong and what to do."""

    def __init__(self, status: int, reason: str, headers: Mapping[str, str] = NOTHING) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.headers = dict(headers)
