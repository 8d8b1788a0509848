"""The HTTP API."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sse_starlette import EventSourceResponse, ServerSentEvent

from assistant import schema, views
from assistant.around import around
from assistant.checks import Checked
from assistant.diff_api import diff_router
from assistant.editor.limits import BodyLimits, limit_of
from assistant.editor.routes import Editing, Editor, editor_router
from assistant.feedback import feedback_router
from assistant.logs import Watch
from assistant.problems import BusyError, add_handlers
from assistant.records_api import select_measures, select_terms, term_of
from assistant.ruby_api import ruby_router
from assistant.schema import AskRequest, AskResponse
from assistant.service import Holder, Service
from index.report import refused
from ingest.errors import NotFoundError, ShisakuError

Page = Annotated[int, Query(ge=1, le=1000)]
Skip = Annotated[int, Query(ge=0, le=100_000_000)]
Text = Annotated[str | None, Query(max_length=200)]


def create_app(
    holder: Holder,
    *,
    max_answers: int = 32,
    log_key: str = "",
    data: Path | None = None,
    editor: Editor | None = None,
) -> FastAPI:
    """The application over the index that ``holder`` hands out; ``data`` also keeps feedback.
    Without an ``editor`` nothing can be changed.
    """
    app = FastAPI(
        title="施策ナビ",
        version="1",
        description="自治体のICT・DX計画について、原文の引用を付けてお答えします。",
        docs_url=None,
        redoc_url=None,
    )
    app.state.watch = Watch(log_key, limit_of)
    service = Service(holder, max_answers, app.state.watch)
    app.state.service = service
    app.add_middleware(BodyLimits)
    app.middleware("http")(app.state.watch)
    add_handlers(app)
    _answers(app, service)
    _records(app, service)
    _texts(app, service)
    _health(app, service)
    app.include_router(diff_router(service.index))
    app.include_router(ruby_router(service.index))
    app.include_router(editor_router(editor or Editor(Editing()), service.index))
    app.include_router(feedback_router(data, app.state.watch.registry))
    return app


def _answers(app: FastAPI, service: Service) -> None:
    @app.post("/v1/ask", summary="質問に答えます")
    def ask(request: Request, body: AskRequest) -> AskResponse:
        return service.ask(request, body)

    @app.post(
        "/v1/ask/stream", summary="質問に答えます（逐次）", response_class=EventSourceResponse
    )
    def stream(request: Request, body: AskRequest) -> EventSourceResponse:
        # Answered before the stream begins, so that the log and the counters know the decision.
        try:
            events = _events(service.ask(request, body))
        except ShisakuError as error:
            events = _failed(error)
        return EventSourceResponse(events, ping=60)


def _failed(error: ShisakuError) -> Iterator[ServerSentEvent]:
    """The one event of a question that could not be answered."""
    said = {"code": error.code, "detail": error.message, "status": error.status}
    yield ServerSentEvent(json.dumps(said, ensure_ascii=False), event="error")


def _events(response: AskResponse) -> Iterator[ServerSentEvent]:
    """The answer in pieces, its citations, then the whole response."""
    for at in range(0, len(response.answer), 12):
        piece = json.dumps({"text": response.answer[at : at + 12]}, ensure_ascii=False)
        yield ServerSentEvent(piece, event="token")
    citations = [c.model_dump() for c in response.citations]
    yield ServerSentEvent(json.dumps(citations, ensure_ascii=False), event="citations")
    yield ServerSentEvent(response.model_dump_json(), event="done")


def _records(app: FastAPI, service: Service) -> None:
    checked = Checked()

    @app.get("/v1/plans", summary="読み込んだ計画の一覧")
    def plans() -> schema.Plans:
        index = service.index()
        checks = checked.of(index)
        out = [
            views.plan_out(d, index.whole, checks[d.source], in_force=index.in_force(d.source))
            for d in index.whole.documents
        ]
        return schema.Plans.model_validate({"items": out, "refused": refused(index.whole)})

    @app.get("/v1/measures", summary="施策の一覧")
    def measures(
        municipality: Text = None,
        plan: Text = None,
        department: Text = None,
        evaluation: Text = None,
        q: Text = None,
        in_force: Annotated[bool | None, Query()] = None,
        limit: Page = 50,
        offset: Skip = 0,
    ) -> schema.Measures:
        index = service.index()
        found = select_measures(
            index.of_editions(in_force=in_force),
            municipality=municipality,
            plan=plan,
            department=department,
            evaluation=evaluation,
            q=q,
        )
        page = found[offset : offset + limit]
        return schema.Measures(items=[views.measure_out(m, index) for m in page], total=len(found))

    @app.get("/v1/measures/{measure_id}", summary="施策1件")
    def measure(measure_id: str) -> schema.MeasureOut:
        index = service.index()
        for found in index.whole.measures:
            if found.id == measure_id:
                return views.measure_out(found, index)
        raise NotFoundError("その番号の施策はありません。")

    @app.get("/v1/glossary", summary="用語の一覧")
    def glossary(
        q: Text = None,
        municipality: Text = None,
        in_force: Annotated[bool | None, Query()] = None,
        limit: Page = 50,
        offset: Skip = 0,
    ) -> schema.Glossary:
        corpus = service.index().of_editions(in_force=in_force)
        found = select_terms(corpus, q=q, municipality=municipality)
        page = found[offset : offset + limit]
        return schema.Glossary(items=[views.term_out(t) for t in page], total=len(found))

    @app.get("/v1/glossary/{term_id}", summary="用語1件")
    def term(term_id: str) -> schema.TermOut:
        return views.term_out(term_of(service.index().whole, term_id))


def _texts(app: FastAPI, service: Service) -> None:
    @app.get("/v1/search", summary="本文の検索")
    def search(
        q: Annotated[str, Query(min_length=1, max_length=schema.MAX_QUESTION)],
        k: Annotated[int, Query(ge=1, le=100)] = 10,
        municipality: Text = None,
    ) -> schema.Found:
        hits = service.index().searcher.search(q, k=k, municipality=municipality)
        return schema.Found(items=[views.search_item(h) for h in hits])

    @app.get("/v1/sources/{source}", summary="計画の本文", response_class=PlainTextResponse)
    def source(source: str) -> Response:
        try:
            document = service.index().whole.document(source)
        except KeyError:
            raise NotFoundError("その名前の本文はありません。") from None
        data = document.text.encode("utf-8")
        return Response(data, media_type="text/plain; charset=utf-8")

    @app.get("/v1/sources/{source}/around", summary="引用箇所のあるページまたは節")
    def surroundings(source: str, start: Skip, end: Skip) -> schema.Around:
        corpus = service.index().whole
        document = next((d for d in corpus.documents if d.source == source), None)
        if document is None or not start < end <= len(document.text):
            raise NotFoundError("その場所は本文にありません。")
        sections = [s for s in corpus.sections if s.source == source]
        return around(document, sections, start, end)


def _health(app: FastAPI, service: Service) -> None:
    @app.get("/healthz", summary="動いているか")
    async def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz", summary="答えられるか")
    def readyz() -> dict[str, str]:
        index = service.index(wait=0)
        arms = index.searcher.arms()
        if not all(arms.values()):
            raise BusyError("検索の一部が応答していません。しばらくしてからお試しください。")
        return {"status": "ready", "generation": index.generation}

    @app.get("/metrics", summary="Prometheusの計測値", response_class=PlainTextResponse)
    async def metrics() -> Response:
        data = generate_latest(app.state.watch.registry)
        return Response(data, media_type=CONTENT_TYPE_LATEST)
