"""A curated question: what is asked, which answer counts, and where the plans say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from ingest.errors import ShisakuError

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
    parted by ``|``. ``measures``, ``terms`` and ``sections`` are what the citations have to name:
    a measure by number, with its municipality where that is not plain (``北市:1-1-(1)``), a section
    by words of its heading. With ``exact`` no other measure may be cited.
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
    sections: tuple[Words, ...] = ()
    exact: bool = False
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


def read_question(line: str, place: str) -> Question:
    """The question in a line of JSON; raises ``QuestionsError`` that says where it is wrong."""
    try:
        question = _ADAPTER.validate_json(line)
    except ValidationError as error:
        field = ".".join(str(part) for part in error.errors()[0]["loc"]) or "JSON"
        raise QuestionsError(f"{place}: 「{field}」の形が正しくありません。") from error
    if any(span.start >= span.end for span in question.spans):
        raise QuestionsError(f"{place}: 根拠の範囲（start・end）が正しくありません。")
    if question.statuses == ("answered",) and not question.facts:
        raise QuestionsError(f"{place}: 答えるべき質問には、答えに含まれるべき事実が要ります。")
    if question.exact and not question.measures:
        raise QuestionsError(f"{place}: exact の質問には、施策の一覧（measures）が要ります。")
    return question
