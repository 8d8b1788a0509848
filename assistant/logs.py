"""One JSON line a request, and counters: ids, times and decisions, never what was asked or said."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sys
import time
import uuid
from collections.abc import Awaitable, Callable

import structlog
from fastapi import Request, Response
from prometheus_client import CollectorRegistry, Counter, Histogram, Info
from starlette.types import Scope

from assistant.problems import too_large

Next = Callable[[Request], Awaitable[Response]]


class Watch:
    """Logs and counts the requests of one application."""

    def __init__(self, key: str, max_body: Callable[[Scope], int]) -> None:
        self._max_body = max_body
        self._key = (key or secrets.token_hex(16)).encode()
        self._log = structlog.wrap_logger(
            structlog.PrintLogger(sys.stderr),
            processors=[
                structlog.processors.TimeStamper(fmt="iso"),
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "shisaku_requests",
            "Requests by route and status",
            ["route", "status"],
            registry=self.registry,
        )
        self._seconds = Histogram(
            "shisaku_request_seconds",
            "Seconds a request took",
            ["route"],
            registry=self.registry,
            buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5),
        )
        self._answers = Counter(
            "shisaku_answers", "Answers by decision", ["status"], registry=self.registry
        )
        self._generation = Info(
            "shisaku_generation", "The generation that answers", registry=self.registry
        )
        self._switches = Counter(
            "shisaku_generation_switches", "Times the generation changed", registry=self.registry
        )
        self.answering: str | None = None

    def fingerprint(self, question: str) -> str:
        """A keyed hash of a question: equal questions can be counted, none can be read."""
        return hmac.new(self._key, question.encode(), hashlib.sha256).hexdigest()[:16]

    def answers_from(self, generation: str) -> None:
        """Note the generation that answers, and that another one did before."""
        before, self.answering = self.answering, generation
        if before == generation:
            return
        self._generation.info({"generation": generation})
        if before is not None:
            self._switches.inc()

    async def __call__(self, request: Request, call_next: Next) -> Response:
        """Middleware: give the request an id, time it, log it."""
        request.state.request_id = uuid.uuid4().hex
        request.state.said = {}
        began = time.perf_counter()
        status = 500
        try:
            if int(request.headers.get("content-length") or 0) > self._max_body(request.scope):
                response: Response = too_large(request)
            else:
                response = await call_next(request)
            status = response.status_code
            response.headers["X-Request-ID"] = request.state.request_id
            return response
        finally:
            self._done(request, status, time.perf_counter() - began)

    def _done(self, request: Request, status: int, seconds: float) -> None:
        route = getattr(request.scope.get("route"), "path", "unmatched")
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)
        said = request.state.said
        if "decision" in said:
            self._answers.labels(said["decision"]).inc()
        self._log.info(
            "request",
            request_id=request.state.request_id,
            route=route,
            status=status,
            ms=round(seconds * 1000, 1),
            **said,
        )
