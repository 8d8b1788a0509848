"""The API's readings of a term's words, for furigana."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter
from pydantic import BaseModel

from assistant.furigana import ruby
from assistant.records_api import term_of
from index.store import Index


class RubyOut(BaseModel):
    """A stretch of a text, and its reading in hiragana where it is written in kanji."""

    text: str
    reading: str | None


class TermRuby(BaseModel):
    """The headword and the meaning of a term in stretches with their readings."""

    term: list[RubyOut]
    definition: list[RubyOut]


def ruby_router(index: Callable[[], Index]) -> APIRouter:
    """The route over the index that ``index`` hands out."""
    router = APIRouter()

    @router.get("/v1/glossary/{term_id}/ruby", summary="用語1件のふりがな")
    def term_ruby(term_id: str) -> TermRuby:
        term = term_of(index().whole, term_id)
        return TermRuby(term=_out(term.term.text), definition=_out(term.definition.text))

    return router


def _out(text: str) -> list[RubyOut]:
    return [RubyOut(text=part.text, reading=part.reading) for part in ruby(text)]
