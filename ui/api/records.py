"""Frozen records of what the service answers; fields the pages do not need are left out."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Status = Literal["answered", "not_found", "needs_clarification"]
Level = Literal["sure", "likely", "check"]


class Record(BaseModel):
    """Base of all records: unchangeable, and unbothered by fields that are new."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Citation(Record):
    """A quotation: ``quote`` stands at ``[start, end)`` of the text of ``source``."""

    marker: int
    municipality: str | None = None
    plan: str | None = None
    section: str | None = None
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


class Answer(Record):
    """The reply to one question."""

    status: Status
    answer: str
    citations: tuple[Citation, ...] = ()
    choices: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    answered_by: str | None = None
    took_ms: float | None = None


class Check(Record):
    """How sure a part of what was read of a plan is, and why."""

    level: Level
    about: str = ""
    level_name: str = ""
    found: str = ""
    reasons: tuple[str, ...] = ()


class Plan(Record):
    """A plan the service has read."""

    id: str
    municipality: str
    plan: str
    source: str
    edition: str | None = None
    period: str | None = None
    measures: int = 0
    terms: int = 0
    warnings: tuple[Any, ...] = ()
    in_force: bool = True
    checks: tuple[Check, ...] = ()
    plans_toml: str | None = None


class Refused(Record):
    """A file of the folder that could not be read, and why."""

    source: str
    reason: str


class Around(Record):
    """What stands around a passage of a source: its whole page, or its section."""

    page: int | None = None
    section: str = ""
    start: int
    end: int


class Hit(Record):
    """A passage that a search found."""

    score: float
    municipality: str
    plan: str
    section: str = ""
    measure_no: str | None = None
    measure_name: str | None = None
    term: str | None = None
    source: str
    start: int
    end: int
    text: str


class YearEntry(Record):
    """What a plan says of one fiscal year of a measure."""

    planned: str | None = None
    actual: str | None = None


class Action(Record):
    """A numbered action of a measure."""

    no: str | None = None
    text: str
    departments: tuple[str, ...] = ()
    state: str | None = None


class Series(Record):
    """A named row with a value for each fiscal year: an indicator or a row of a schedule."""

    name: str
    values: dict[str, str] = {}


class Place(Record):
    """A value and where it stands."""

    text: str
    source: str
    start: int
    end: int


class Field(Place):
    """Something a plan says of a measure, with the label that it prints."""

    role: str
    label: str
    year: str | None = None


class Conflict(Record):
    """Places of one plan that disagree."""

    field: str
    year: str | None = None
    values: tuple[Place, ...] = ()


class Measure(Record):
    """A measure of a plan."""

    id: str
    municipality: str
    plan: str
    edition: str | None = None
    in_force: bool = True
    section: str = ""
    measure_no: str | None = None
    measure_name: str
    lead: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    summary: str | None = None
    actions: tuple[Action, ...] = ()
    schedule: dict[str, YearEntry] = {}
    evaluation: str | None = None
    reason: str | None = None
    results: str | None = None
    issues: str | None = None
    indicators: tuple[Series, ...] = ()
    repeats: str | None = None
    source: str = ""
    start: int = 0
    end: int = 0
    fields: tuple[Field, ...] = ()
    schedule_rows: tuple[Series, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    mentions: tuple[Place, ...] = ()


class Term(Record):
    """A glossary entry or a footnote of a plan."""

    id: str
    term: str
    reading: str = ""
    aliases: tuple[str, ...] = ()
    definition: str = ""
    municipality: str
    plan: str
    source: str = ""
    start: int = 0
    end: int = 0
    kind: Literal["glossary", "footnote"] = "glossary"


class Quoted(Record):
    """A value of one edition and the words that stand at its place."""

    text: str
    source: str
    start: int
    end: int
    quote: str
    page: int | None = None


class Changed(Record):
    """A measure of one of two editions."""

    municipality: str
    plan: str
    edition: str | None = None
    measure_no: str | None = None
    measure_name: str
    source: str
    page: int | None = None


class Change(Record):
    """One change between two editions; ``what`` names the indicator or the year."""

    kind: str
    kind_name: str
    old: Changed | None = None
    new: Changed | None = None
    what: str | None = None
    before: tuple[Quoted, ...] = ()
    after: tuple[Quoted, ...] = ()


class Edition(Record):
    """An edition of a plan."""

    plan: str
    edition: str | None = None


class Compared(Record):
    """Two editions that were compared."""

    municipality: str
    old: Edition
    new: Edition


class Diff(Record):
    """What changed, and between which editions."""

    editions: tuple[Compared, ...]
    items: tuple[Change, ...]
