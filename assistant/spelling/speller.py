"""Misprints, kana for kanji and other noise in a question, read as words that the plans use.

Only what neither the plans nor the language knows is touched, and only where one word of the plans
is meant: where two fit equally well, the question stays as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.schema import AskRequest
from assistant.spelling.cuts import applied
from assistant.spelling.kana import kana
from assistant.spelling.kanji import kanji
from assistant.spelling.loanwords import latin, loans
from assistant.spelling.looks import alike, gaps
from assistant.spelling.vocabulary import Vocabulary
from index.store import Index

# Longer texts are no questions typed by hand.
LONGEST = 500
_STEPS = (alike, gaps, kana, loans, latin, kanji)
_HALF_KANA = re.compile(r"[ｦ-ﾟ]+")


@dataclass(frozen=True, slots=True)
class Mended:
    """A question as it is read, and each part that was read otherwise than it was written."""

    text: str
    repairs: tuple[tuple[str, str], ...] = ()

    @property
    def note(self) -> str:
        """The repairs as they are told; empty without any."""
        told = "、".join(f"「{written}」を「{read}」" for written, read in self.repairs)
        return f"{told}と読みました。" if told else ""


class Speller:
    """Reads questions against the vocabulary of one generation of the index."""

    def __init__(self, index: Index) -> None:
        self._vocabulary = Vocabulary(index)

    def mend(self, question: str, *, longest: int = LONGEST) -> Mended:
        """``question`` with its misprints read; unchanged where all of it is understood."""
        if len(question) > longest or _foreign(question):
            return Mended(question)
        text = _HALF_KANA.sub(lambda m: unicodedata.normalize("NFKC", m.group()), question)
        repairs: list[tuple[str, str]] = []
        for step in _STEPS:
            text, made = applied(text, step(text, self._vocabulary))
            repairs += made
        return Mended(text, tuple(dict.fromkeys(repairs)))

    def read(self, request: AskRequest) -> tuple[AskRequest, tuple[str, ...]]:
        """``request`` with its question and those before it mended, and what to tell of it."""
        mended = self.mend(request.question)
        turns = [
            t.model_copy(update={"content": self.mend(t.content).text}) if t.role == "user" else t
            for t in request.history
        ]
        read = request.model_copy(update={"question": mended.text, "history": turns})
        return read, (mended.note,) if mended.note else ()


def _foreign(text: str) -> bool:
    """Whether a question is written in Latin letters."""
    letters = [c for c in text if c.isalpha()]
    return " " in text.strip() and sum(c.isascii() for c in letters) > 0.7 * len(letters)
