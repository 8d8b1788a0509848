"""A service on loopback with scripted replies: a real server, so that the real client is used."""

from __future__ import annotations

import asyncio
import hashlib
import json
import socket
import threading
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse

from tests.ui.fake_editor import FakeEditor

Json = dict[str, Any]


@dataclass(frozen=True)
class Problem:
    """A reply that is an error; ``after``: text before it in a stream; ``raw``: another body."""

    status: int
    detail: str
    after: tuple[str, ...] = ()
    raw: str | None = None

    def body(self) -> Json:
        return {"type": "about:blank", "title": "error", "detail": self.detail}

    def reply(self) -> Response:
        if self.raw is not None:
            return PlainTextResponse(self.raw, status_code=self.status)
        media = "application/problem+json"
        return JSONResponse(self.body(), status_code=self.status, media_type=media)


@dataclass
class FakeApi:
    """What the service holds, the replies it will give in turn, and what it was asked."""

    plans: list[Json] = field(default_factory=list)
    refused: list[Json] = field(default_factory=list)
    measures: list[Json] = field(default_factory=list)
    terms: list[Json] = field(default_factory=list)
    hits: list[Json] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    diff: Json | Problem = field(default_factory=dict)
    replies: deque[Json | Problem] = field(default_factory=deque)
    asked: list[Json] = field(default_factory=list)
    judged: list[Json] = field(default_factory=list)
    problem: Problem | None = None
    refusal: Problem | None = None  # of feedback alone
    broken: dict[str, Problem] = field(default_factory=dict)  # of one path alone
    spared: tuple[str, ...] = ()  # paths that ``problem`` and ``delay`` leave alone
    delay: float = 0.0  # seconds before each reply
    pace: float = 0.0  # seconds before each piece of an answer
    editor: FakeEditor = field(default_factory=FakeEditor)
    truncate: bool = False
    port: int = 0

    def __post_init__(self) -> None:
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Listen; a restart takes the port of before."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        config = uvicorn.Config(self._app(), log_level="error", ws="none", lifespan="off")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, args=([listener],), daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)

    def stop(self) -> None:
        if self._server and self._thread:
            self._server.should_exit = True
            self._thread.join(timeout=10)
            self._server = self._thread = None

    def _app(self) -> FastAPI:
        app = FastAPI()

        @app.middleware("http")
        async def refuse(request: Request, call_next: Any) -> Response:
            if request.url.path in self.broken:
                return self.broken[request.url.path].reply()
            if request.url.path not in self.spared:
                await asyncio.sleep(self.delay)
                if self.problem:
                    return self.problem.reply()
            passed: Response = await call_next(request)
            return passed

        app.get("/readyz")(self._ready)
        app.get("/v1/plans")(lambda: {"items": self.plans, "refused": self.refused})
        app.get("/v1/measures", response_model=None)(self._measures)
        app.get("/v1/measures/{measure_id}", response_model=None)(self._measure)
        app.get("/v1/glossary", response_model=None)(self._terms)
        app.get("/v1/glossary/{term_id}/ruby", response_model=None)(self._ruby)
        app.get("/v1/search")(self._search)
        app.get("/v1/diff", response_model=None)(self._diff)
        app.get("/v1/sources/{source}", response_model=None)(self._source)
        app.get("/v1/sources/{source}/around")(self._around)
        app.post("/v1/ask", response_model=None)(self._ask)
        app.post("/v1/ask/stream", response_model=None)(self._ask_stream)
        app.post("/v1/feedback", response_model=None)(self._feedback)
        self.editor.mount(app)
        return app

    def _ready(self) -> Json:
        """A generation that is another one as soon as the records are."""
        held = json.dumps([self.measures, self.terms], sort_keys=True).encode()
        return {"status": "ready", "generation": hashlib.sha256(held).hexdigest()}

    def _measures(
        self, municipality: str = "", plan: str = "", limit: int = 50, offset: int = 0
    ) -> Json:
        fits = [m for m in self.measures if m["municipality"] == municipality or not municipality]
        fits = [m for m in fits if m["plan"] == plan or not plan]
        return {"items": fits[offset : offset + limit], "total": len(fits)}

    def _measure(self, measure_id: str) -> Response:
        found = next((m for m in self.measures if m["id"] == measure_id), None)
        return JSONResponse(found) if found else Problem(404, "該当する施策がありません。").reply()

    def _terms(self, municipality: str = "", limit: int = 50, offset: int = 0) -> Json:
        fits = [t for t in self.terms if t["municipality"] == municipality or not municipality]
        return {"items": fits[offset : offset + limit], "total": len(fits)}

    def _ruby(self, term_id: str) -> Response:
        """The readings that a term was given; a text without any is one stretch."""
        term = next((t for t in self.terms if t["id"] == term_id), None)
        if term is None:
            return Problem(404, "その番号の用語はありません。").reply()
        plain = {k: [{"text": term.get(k, ""), "reading": None}] for k in ("term", "definition")}
        return JSONResponse(plain | term.get("ruby", {}))

    def _search(self, q: str, k: int = 10, municipality: str = "") -> Json:
        self.asked.append({"search": q, "municipality": municipality})
        fits = [h for h in self.hits if h["municipality"] == municipality or not municipality]
        return {"items": fits[:k]}

    def _diff(self, municipality: str = "") -> Response:
        if isinstance(self.diff, Problem):
            return self.diff.reply()
        self.asked.append({"diff": municipality})
        return JSONResponse(self.diff)

    def _source(self, source: str) -> Response:
        if source not in self.sources:
            return Problem(404, "該当するファイルがありません。").reply()
        return PlainTextResponse(self.sources[source])

    def _around(self, source: str, start: int, end: int) -> Json:
        """A page of 300 characters on either side."""
        last = min(len(self.sources[source]), end + 300)
        return {"page": 2, "section": "第3章", "start": max(0, start - 300), "end": last}

    def _ask(self, body: Json) -> Response:
        self.asked.append(body)
        reply = self.replies.popleft()
        return reply.reply() if isinstance(reply, Problem) else JSONResponse(reply)

    def _ask_stream(self, body: Json) -> Response:
        self.asked.append(body)
        reply = self.replies.popleft()
        if isinstance(reply, Problem) and not reply.after:
            return reply.reply()
        return StreamingResponse(self._events(reply), media_type="text/event-stream")

    def _feedback(self, body: Json) -> Response:
        if self.refusal:
            return self.refusal.reply()
        self.judged.append(body)
        return JSONResponse({"stored": True}, status_code=201)

    def _events(self, reply: Json | Problem) -> Iterator[str]:
        if isinstance(reply, Problem):
            yield from (_event("token", {"text": piece}) for piece in reply.after)
            yield _event("error", reply.body())
            return
        for piece in reply["answer"]:
            time.sleep(self.pace)
            yield _event("token", {"text": piece})
        if not self.truncate:
            yield _event("citations", {"citations": reply["citations"]})
            yield _event("done", reply)


def _event(name: str, data: Any) -> str:
    return f"event: {name}\r\ndata: {json.dumps(data, ensure_ascii=False)}\r\n\r\n"
