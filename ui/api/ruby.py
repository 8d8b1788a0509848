"""The readings of a term's words, as the service gives them."""

from __future__ import annotations

from ui.api.records import Record


class Ruby(Record):
    """A stretch of a text, and its reading where it is written in kanji."""

    text: str
    reading: str | None = None


class TermRuby(Record):
    """A term's headword and meaning with their readings."""

    term: tuple[Ruby, ...]
    definition: tuple[Ruby, ...]
