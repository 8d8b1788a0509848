"""What a reply of the service comes to: itself, or the page's error that it stands for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from pydantic import ValidationError

from ui.api.errors import (
    RefusedError,
    ServiceBusyError,
    ServiceDownError,
    ServiceError,
    ServiceSlowError,
    ServiceStartingError,
    UnexpectedReplyError,
)


def checked(reply: httpx.Response) -> httpx.Response:
    """``reply`` if it is a success; otherwise the error it stands for."""
    if reply.is_success:
        return reply
    detail = detail_of(reply.text)
    if reply.status_code == httpx.codes.SERVICE_UNAVAILABLE:
        raise ServiceStartingError(detail)
    if reply.status_code == httpx.codes.TOO_MANY_REQUESTS:
        raise ServiceBusyError(detail)
    if reply.is_client_error:
        raise RefusedError(detail, code=_member(reply.text, "code"))
    if reply.is_server_error:
        raise ServiceError(detail)
    raise UnexpectedReplyError


def detail_of(body: str) -> str | None:
    """What a problem-details body (RFC 9457) says to people, if it is one."""
    return _member(body, "detail")


def _member(body: str, name: str) -> str | None:
    try:
        found = json.loads(body)[name]
    except (ValueError, TypeError, KeyError):
        return None
    return found if isinstance(found, str) else None


@contextmanager
def failures() -> Iterator[None]:
    """Turn what httpx and the parsers raise into the page's errors."""
    try:
        yield
    except httpx.TimeoutException as error:
        raise ServiceSlowError from error
    except httpx.TransportError as error:
        raise ServiceDownError from error
    except (ValidationError, ValueError, KeyError, TypeError, httpx.HTTPError) as error:
        raise UnexpectedReplyError from error
