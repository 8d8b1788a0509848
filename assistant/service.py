"""What routes share: the index in force, its answerer, and how many answers are made at once."""

from __future__ import annotations

import threading
from typing import Protocol

from fastapi import Request

from assistant.editions import Editions
from assistant.logs import Watch
from assistant.problems import BusyError
from assistant.schema import AskRequest, AskResponse
from index.holder import WAIT
from index.store import Index


class Holder(Protocol):
    """Hands out the answerer over the index in force."""

    def current(self, *, wait: float = WAIT) -> Editions:
        """The answerer; raises a ``ShisakuError`` where there is none within ``wait`` seconds."""
        ...


class Service:
    """The routes' way to the index and its answers."""

    def __init__(self, holder: Holder, max_answers: int, watch: Watch) -> None:
        self._holder = holder
        self._places = threading.BoundedSemaphore(max_answers)
        self._watch = watch
        self._switching = threading.Lock()

    def index(self, *, wait: float = WAIT) -> Index:
        """The index in force."""
        return self._current(wait).index

    def ask(self, request: Request, body: AskRequest) -> AskResponse:
        """Answer with the index in force; ``BusyError`` when too many answers are being made."""
        if not self._places.acquire(blocking=False):
            raise BusyError("混み合っています。少し待ってから、もう一度お試しください。")
        try:
            answerer = self._current()
            response = answerer.ask(body)
            if (now := self._current()) is not answerer:  # switched while the answer was made
                answerer, response = now, now.ask(body)
        finally:
            self._places.release()
        request.state.said.update(
            generation=answerer.index.generation,
            decision=response.status,
            citations=len(response.citations),
            question=self._watch.fingerprint(body.question),
        )
        return response

    def _current(self, wait: float = WAIT) -> Editions:
        answerer = self._holder.current(wait=wait)
        if answerer.index.generation != self._watch.answering:
            with self._switching:
                # Asked once more: a request slower than the switch must not note a way back.
                now = self._holder.current(wait=wait)
                self._watch.answers_from(now.index.generation)
        return answerer
