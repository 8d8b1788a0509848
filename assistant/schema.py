"""Bodies of the API, as the contract names them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

MAX_QUESTION = 2000
MAX_TURNS = 20


class Turn(BaseModel):
    """One earlier message of the conversation."""

    role: Literal["user", "assistant"]
    content: Annotated[str, StringConstraints(max_length=8000)]


class AskRequest(BaseModel):
    """A question, with the conversation before it and the municipality chosen, if any."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"question": "公衆無線LANの整備の担当課はどこですか"}]}
    )

    question: Annotated[
        str, StringConstraints(min_length=1, max_length=MAX_QUESTION, strip_whitespace=True)
    ]
    history: list[Turn] = Field(default_factory=list, max_length=MAX_TURNS)
    municipality: Annotated[str, StringConstraints(max_length=100)] | None = None

    @field_validator("question")
    @classmethod
    def _encodable(cls, question: str) -> str:
        try:
            question.encode("utf-8")
        except UnicodeEncodeError as error:
            raise ValueError("文字として扱えない符号が含まれています") from error
        return question


class Citation(BaseModel):
    """A quotation: ``text[start:end] == quote`` in the source of that name.

    ``page`` counts from 1; ``None`` where the file has no pages. ``edition`` is the period of the
    plan, or what else tells its edition; ``in_force`` is false for an earlier or later one.
    """

    marker: int
    municipality: str
    plan: str
    section: str
    measure_no: str | None = None
    measure_name: str | None = None
    term: str | None = None
    source: str
    start: int
    end: int
    quote: str
    page: int | None = None
    edition: str | None = None
    in_force: bool = True


class AskResponse(BaseModel):
    """An answer; see the contract for what each status promises."""

    status: Literal["answered", "not_found", "needs_clarification"]
    answer: str
    citations: list[Citation] = Field(default_factory=list)
    choices: list[str] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    answered_by: str = "extractive"
    confidence: float | None = None
    took_ms: float = 0.0


class CheckOut(BaseModel):
    """How sure a part of what was read of a file is, and why; ``level_name`` is for people."""

    about: Literal["municipality", "plan", "period", "edition", "measures", "labels", "terms"]
    level: Literal["sure", "likely", "check"]
    level_name: str
    found: str
    reasons: list[str]


class PlanOut(BaseModel):
    """One file that was read; ``plans_toml`` are lines that help where it is to be checked."""

    id: str
    municipality: str
    plan: str
    source: str
    edition: str | None = None
    period: str | None = None
    in_force: bool = True
    measures: int
    terms: int
    warnings: list[str] = Field(default_factory=list)
    checks: list[CheckOut] = Field(default_factory=list)
    plans_toml: str | None = None


class ActionOut(BaseModel):
    """An action of a measure."""

    no: str | None
    text: str
    departments: list[str]
    state: str | None


class YearOut(BaseModel):
    """Plan and result of one fiscal year."""

    planned: str | None
    actual: str | None


class IndicatorOut(BaseModel):
    """An indicator with its value per fiscal year."""

    name: str
    values: dict[str, str]


class PlaceOut(BaseModel):
    """A value and where it stands."""

    text: str
    source: str
    start: int
    end: int


class FieldOut(PlaceOut):
    """Something a plan says of a measure, with the printed label and its place."""

    role: str
    label: str
    year: str | None


class ConflictOut(BaseModel):
    """Places of one plan that disagree."""

    field: str
    year: str | None
    values: list[PlaceOut]


class MeasureOut(BaseModel):
    """One measure; ``edition`` and ``in_force`` as in a citation."""

    id: str
    municipality: str
    plan: str
    edition: str | None = None
    in_force: bool = True
    section: str
    measure_no: str
    measure_name: str
    lead: list[str]
    related: list[str]
    summary: str | None
    actions: list[ActionOut]
    schedule: dict[str, YearOut]
    evaluation: str | None
    reason: str | None
    results: str | None
    issues: str | None
    indicators: list[IndicatorOut]
    repeats: str | None
    source: str
    start: int
    end: int
    fields: list[FieldOut] = Field(default_factory=list)
    schedule_rows: list[IndicatorOut] = Field(default_factory=list)
    conflicts: list[ConflictOut] = Field(default_factory=list)
    mentions: list[PlaceOut] = Field(default_factory=list)


class TermOut(BaseModel):
    """One term of a glossary or a footnote; ``reading``: how it is read, in hiragana."""

    id: str
    term: str
    reading: str
    aliases: list[str]
    definition: str
    municipality: str
    plan: str
    source: str
    start: int
    end: int
    kind: Literal["glossary", "footnote"]


class Around(BaseModel):
    """What stands around a passage: ``text[start:end]`` of the same source; page and section."""

    page: int | None
    section: str
    start: int
    end: int


class SearchItem(BaseModel):
    """A passage found."""

    score: float
    municipality: str
    plan: str
    section: str
    measure_no: str | None
    measure_name: str | None
    term: str | None
    source: str
    start: int
    end: int
    text: str


class RefusedOut(BaseModel):
    """A file of the folder that could not be read, and why."""

    source: str
    reason: str


class Plans(BaseModel):
    """All files that were read, and those that could not be."""

    items: list[PlanOut]
    refused: list[RefusedOut] = Field(default_factory=list)


class Measures(BaseModel):
    """A page of measures and how many there are in all."""

    items: list[MeasureOut]
    total: int


class Glossary(BaseModel):
    """A page of terms and how many there are in all."""

    items: list[TermOut]
    total: int


class Found(BaseModel):
    """Passages found, best first."""

    items: list[SearchItem]
