"""How long the body of a request may be: short for questions, a file's length for a file."""

from __future__ import annotations

from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from ingest.files import MAX_BYTES

MAX_BODY = 512_000
# A little more than a file may have, so that the route can say what the limit is.
MAX_FILE = MAX_BYTES + 1_000_000
FILES = "/v1/files"


def limit_of(scope: Scope) -> int:
    """The longest body that is taken of a request."""
    return MAX_FILE if (scope["method"], scope["path"]) == ("POST", FILES) else MAX_BODY


class BodyLimits:
    """Refuses a body that is too long for its route."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._limited = {
            size: RequestBodyLimitMiddleware(app, max_body_size=size)
            for size in (MAX_BODY, MAX_FILE)
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, its body watched."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await self._limited[limit_of(scope)](scope, receive, send)
