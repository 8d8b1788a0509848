"""What people think of an answer: a thumb down is kept as a candidate for the evaluation."""

from __future__ import annotations

import errno
import json
import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from fastapi import APIRouter
from filelock import FileLock, Timeout
from prometheus_client import CollectorRegistry, Counter
from pydantic import BaseModel, BeforeValidator, Field, StringConstraints

from assistant.problems import BusyError
from assistant.schema import MAX_QUESTION, MAX_TURNS, Turn
from ingest.errors import ShisakuError

FOLDER, NAME, LOCK = "feedback", "candidates.jsonl", "candidates.lock"
_LONE = re.compile("[\ud800-\udfff]")
# What would break a line or turn text around in a terminal; JSON leaves it as it is.
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


class FeedbackFullError(ShisakuError):
    """The file of candidates has reached its limit."""

    code = "feedback_full"
    status = 507


class FeedbackNotStoredError(ShisakuError):
    """The candidate could not be written."""

    code = "feedback_not_stored"
    status = 507


def _encodable(value: object) -> object:
    """Text without halves of characters, which no file can hold."""
    return _LONE.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value


_CLEAN = BeforeValidator(_encodable)


class FeedbackTurn(Turn):
    """One earlier message; halves of characters are replaced, not refused."""

    content: Annotated[str, StringConstraints(max_length=8000), _CLEAN]


class FeedbackCitation(BaseModel):
    """Where the answer had its words from."""

    source: Annotated[str, StringConstraints(max_length=300), _CLEAN]
    start: int = Field(ge=0, le=1_000_000_000)
    end: int = Field(ge=0, le=1_000_000_000)
    quote: Annotated[str, StringConstraints(max_length=2000), _CLEAN]


class FeedbackRequest(BaseModel):
    """An answer as it was given, and what its reader thinks of it."""

    question: Annotated[
        str,
        StringConstraints(min_length=1, max_length=MAX_QUESTION, strip_whitespace=True),
        _CLEAN,
    ]
    answer: Annotated[str, StringConstraints(max_length=4000), _CLEAN]
    verdict: Literal["up", "down"]
    reason: Annotated[str, StringConstraints(max_length=1000), _CLEAN] | None = None
    status: Literal["answered", "not_found", "needs_clarification"]
    history: list[FeedbackTurn] = Field(default_factory=list, max_length=MAX_TURNS)
    municipality: Annotated[str, StringConstraints(max_length=100), _CLEAN] | None = None
    citations: list[FeedbackCitation] = Field(default_factory=list, max_length=50)


class FeedbackStored(BaseModel):
    """The feedback has arrived."""

    stored: Literal[True] = True


class FeedbackStore:
    """One JSON line a candidate in one file, whichever threads and processes write to it."""

    def __init__(self, folder: Path, *, limit: int = 20_000_000, wait: float = 5.0) -> None:
        self._folder = folder
        self._limit = limit
        self._wait = wait

    def append(self, record: dict[str, Any]) -> None:
        """Add a line; on any failure the file stays as it was and a ``ShisakuError`` says why."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with FileLock(self._folder / LOCK, timeout=self._wait, mode=0o600):
                self._write(_line(record))
        except Timeout as error:
            raise BusyError("混み合っています。少し待ってから、もう一度お送りください。") from error
        except OSError as error:
            raise FeedbackNotStoredError(
                "ご意見を保存できませんでした。保存先の空き容量と権限を管理者にお確かめください。"
            ) from error

    def _write(self, line: bytes) -> None:
        file = os.open(self._folder / NAME, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            size = os.fstat(file).st_size
            if size and os.pread(file, 1, size - 1) != b"\n":
                line = b"\n" + line  # a line cut short by a crash spoils no other
            if size + len(line) > self._limit:
                raise FeedbackFullError(
                    "ご意見の保存先がいっぱいのため、お預かりできません。管理者にお知らせください。"
                )
            _all_or_nothing(file, line, size)
        finally:
            os.close(file)


def feedback_router(data: Path | None, registry: CollectorRegistry) -> APIRouter:
    """The route; without ``data`` there is nowhere to keep candidates, and it says so."""
    router = APIRouter()
    store = FeedbackStore(data / FOLDER) if data else None
    verdicts = Counter("shisaku_feedback", "Feedback by verdict", ["verdict"], registry=registry)

    @router.post("/v1/feedback", status_code=201, summary="回答へのご意見を受け付けます")
    def feedback(body: FeedbackRequest) -> FeedbackStored:
        if body.verdict == "down":
            if store is None:
                raise FeedbackNotStoredError("ご意見の保存先がありません。")
            at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            store.append({"at": at, **body.model_dump(exclude={"verdict"})})
        verdicts.labels(body.verdict).inc()
        return FeedbackStored()

    return router


def _all_or_nothing(file: int, line: bytes, size: int) -> None:
    try:
        if os.write(file, line) != len(line):
            raise OSError(errno.ENOSPC, "short write")
        os.fsync(file)
    except OSError:
        os.ftruncate(file, size)
        raise


def _line(record: dict[str, Any]) -> bytes:
    text = _UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(record, ensure_ascii=False))
    return f"{text}\n".encode()
