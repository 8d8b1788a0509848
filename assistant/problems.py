"""Errors as RFC 9457 problem details: one shape for every route, and no inner workings."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ingest.errors import ShisakuError

MEDIA_TYPE = "application/problem+json"
_SAID = {
    400: ("bad_request", "リクエストを読み取れませんでした。"),
    404: ("not_found", "お探しのものが見つかりません。"),
    405: ("method_not_allowed", "この操作はできません。"),
    413: ("too_large", "送られた内容が大きすぎます。短くしてお試しください。"),
    415: ("unsupported_media_type", "JSONで送ってください。"),
    422: ("invalid_request", "送られた内容が決まりに合っていません。"),
    503: ("busy", "混み合っています。少し待ってからお試しください。"),
}
_INTERNAL = ("internal", "内部で問題が起きました。時間をおいてお試しください。")


class BusyError(ShisakuError):
    """More answers are asked for at once than the service makes."""

    code = "busy"
    status = 503


def problem(request: Request, status: int, code: str, detail: str, **more: Any) -> JSONResponse:
    """A problem with its request id; ``more`` are further members."""
    body = {
        "type": f"urn:shisaku:problem:{code}",
        "title": code,
        "status": status,
        "detail": detail,
        "code": code,
        "request_id": getattr(request.state, "request_id", None),
        **more,
    }
    headers = {"Retry-After": "2"} if status == 503 else None
    return JSONResponse(body, status, headers=headers, media_type=MEDIA_TYPE)


def too_large(request: Request) -> JSONResponse:
    """The refusal of a body whose declared length is over the limit, before it is read."""
    return problem(request, 413, *_SAID[413])


def add_handlers(app: FastAPI) -> None:
    """Turn every error of ``app`` into a problem."""

    @app.exception_handler(ShisakuError)
    async def known(request: Request, error: ShisakuError) -> JSONResponse:
        return problem(request, error.status, error.code, error.message)

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        code, detail = _SAID.get(
            error.status_code, _SAID[400] if error.status_code < 500 else _INTERNAL
        )
        return problem(request, error.status_code, code, detail)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        fields = [
            {"field": ".".join(str(x) for x in e["loc"]), "reason": str(e["type"])}
            for e in error.errors()
        ]
        return problem(request, 422, *_SAID[422], errors=fields)

    @app.exception_handler(Exception)
    async def unknown(request: Request, error: Exception) -> JSONResponse:
        return problem(request, 500, *_INTERNAL)
