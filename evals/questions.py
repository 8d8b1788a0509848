"""Curated questions: what is asked, which answer counts, and where the plans say it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from ingest.errors import ShisakuError

QUESTIONS = Path(__file__).parent / "questions" / "three_cities.jsonl"

_STATUS = r"^(answered|not_found|needs_clarification)(\|(answered|not_found|needs_clarification))*$"
_FORBID = ConfigDict(extra="forbid")
Words = Annotated[str, Field(min_length=1)]


class QuestionsError(ShisakuError):
    """A file of questions that cannot be used."""

    code = "bad_questions"
    status = 422


@dataclass(frozen=True, slots=True)
class Span:
    """A place ``[start, end)`` in the decoded text of ``source`` that holds a fact.

    Spans with the same ``need`` are alternatives: one of them is enough.
    """

    source: Words
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    need: int = 0

    __pydantic_config__ = _FORBID


@dataclass(frozen=True, slots=True)
class Said:
    """One earlier turn of a conversation."""

    role: Literal["user", "assistant"]
    content: Words

    __pydantic_config__ = _FORBID


@dataclass(frozen=True, slots=True)
class Question:
    """A question of city staff with all that its answer is judged by.

    ``facts`` holds one tuple of accepted spellings per fact; ``status`` may name alternatives
    parted by ``|``; ``measures`` and ``terms`` are what the citations have to name.
    """

    id: Words
    question: Words
    kind: Words
    city: Words
    status: Annotated[str, Field(pattern=_STATUS)]
    max_chars: Annotated[int, Field(gt=0)]
    facts: tuple[Annotated[tuple[Words, ...], Field(min_length=1)], ...] = ()
    wrong: tuple[Words, ...] = ()
    measures: tuple[Words, ...] = ()
    terms: tuple[Words, ...] = ()
    spans: tuple[Span, ...] = ()
    history: tuple[Said, ...] = ()
    municipality: str | None = None

    __pydantic_config__ = _FORBID

    @property
    def statuses(self) -> tuple[str, ...]:
        """Every status that is accepted."""
        return tuple(self.status.split("|"))

    @property
    def needs(self) -> tuple[tuple[Span, ...], ...]:
        """The gold spans, alternatives grouped, in order."""
        keys = dict.fromkeys(span.need for span in self.spans)
        return tuple(tuple(s for s in self.spans if s.need == key) for key in keys)


_ADAPTER = TypeAdapter(Question)


def load_questions(path: Path = QUESTIONS) -> tuple[Question, ...]:
    """Every question of a JSONL file; raises ``QuestionsError`` at the first line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionsError(f"質問集を読めませんでした: {path.name}") from error
    found: dict[str, Question] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = f"{path.name} {number}行目"
            question = _read(line, place)
            if question.id in found:
                raise QuestionsError(f"{place}: id「{question.id}」が重複しています。")
            found[question.id] = question
    if not found:
        raise QuestionsError(f"質問集に質問がありません: {path.name}")
    return tuple(found.values())


def _read(line: str, place: str) -> Question:
    try:
        question = _ADAPTER.validate_json(line)
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"]) or "JSON"
        raise QuestionsError(f"{place}: 「{field}」の形が正しくありません。") from error
    if any(span.start >= span.end for span in question.spans):
        raise QuestionsError(f"{place}: 根拠の範囲（start・end）が正しくありません。")
    if question.statuses == ("answered",) and not question.facts:
        raise QuestionsError(f"{place}: 答えるべき質問には、答えに含まれるべき事実が要ります。")
    return question
