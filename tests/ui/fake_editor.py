"""The editor's routes of the fake service: what they hold, and what they were asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response

Json = dict[str, Any]
KEY = "fake-editor-key"


@dataclass
class FakeEditor:
    """A folder that may be edited with ``key``; without one it may not."""

    key: str = ""
    items: list[Json] = field(default_factory=list)
    plans_toml: str | None = None
    last: Json | None = None
    pending: bool = False
    ingest: Json = field(default_factory=lambda: {"status": "none"})
    refusal: str | None = None  # of changes
    asked: list[tuple[str, ...]] = field(default_factory=list)
    sent: dict[str, bytes] = field(default_factory=dict)

    def mount(self, app: FastAPI) -> None:
        """Put the routes into ``app``."""
        app.get("/v1/files", response_model=None)(self._files)
        app.post("/v1/files", response_model=None)(self._put)
        app.delete("/v1/files/{source}", response_model=None)(self._remove)
        app.get("/v1/ingest", response_model=None)(self._ingest)
        app.post("/v1/ingest", response_model=None)(self._start)
        app.post("/v1/ingest/undo", response_model=None)(self._undo)

    def _locked(self, request: Request) -> Response | None:
        if not self.key:
            return _problem(403, "editor_off", "編集の機能は使わない設定です。")
        if request.headers.get("x-editor-key") != self.key:
            return _problem(403, "editor_key", "編集用の鍵が違います。")
        return None

    def _files(self, request: Request) -> Response:
        return self._locked(request) or JSONResponse(
            {
                "items": self.items, "plans_toml": self.plans_toml, "last": self.last,
                "pending": self.pending, "kinds": [".txt", ".pdf", "plans.toml"],
                "max_bytes": 50_000_000,
            }
        )  # fmt: skip

    async def _put(self, request: Request, name: str) -> Response:
        if locked := self._locked(request):
            return locked
        self.sent[name] = await request.body()
        return self._changed("replaced" if name in self._names() else "added", name)

    def _remove(self, request: Request, source: str) -> Response:
        return self._locked(request) or self._changed("removed", source)

    def _changed(self, kind: str, name: str) -> Response:
        if self.refusal:
            return _problem(409, "change_refused", self.refusal)
        self.asked.append((kind, name))
        self.last = {"number": 1, "at": "2026-11-22T01:00:00Z", "kind": kind, "name": name}
        self.pending = True
        return JSONResponse(self.last)

    def _ingest(self, request: Request) -> Response:
        return self._locked(request) or JSONResponse(self.ingest)

    def _start(self, request: Request) -> Response:
        return self._locked(request) or self._read("start")

    def _undo(self, request: Request) -> Response:
        return self._locked(request) or self._read("undo")

    def _read(self, what: str) -> Response:
        if self.refusal:
            return _problem(409, "change_busy", self.refusal)
        self.asked.append((what,))
        self.ingest = {"status": "running", "step": "全文索引を作る", "done": 0, "of": 1}
        return JSONResponse({"ingest": self.ingest}, status_code=202)

    def _names(self) -> set[str]:
        return {item["name"] for item in self.items}


def _problem(status: int, code: str, detail: str) -> Response:
    body = {"title": code, "status": status, "detail": detail, "code": code}
    return JSONResponse(body, status_code=status, media_type="application/problem+json")
