"""Bodies of ``GET /v1/diff``."""

from __future__ import annotations

from pydantic import BaseModel

from assistant.schema import PlaceOut
from ingest.changes import Kind


class QuotedOut(PlaceOut):
    """A value, the words that stand at its place, and the page."""

    quote: str
    page: int | None


class ChangedOut(BaseModel):
    """A measure of one of two editions, and where it stands."""

    id: str
    municipality: str
    plan: str
    edition: str | None
    measure_no: str | None
    measure_name: str
    section: str
    source: str
    start: int
    end: int
    page: int | None


class ChangeOut(BaseModel):
    """One change; ``what`` names the indicator or the year, ``kind_name`` is for people."""

    kind: Kind
    kind_name: str
    old: ChangedOut | None
    new: ChangedOut | None
    what: str | None
    before: list[QuotedOut]
    after: list[QuotedOut]


class EditionOut(BaseModel):
    """An edition of a plan with its files."""

    plan: str
    edition: str | None
    sources: list[str]


class ComparedOut(BaseModel):
    """Two editions that were compared."""

    municipality: str
    old: EditionOut
    new: EditionOut


class Diff(BaseModel):
    """What changed, how often by kind, and between which editions."""

    editions: list[ComparedOut]
    items: list[ChangeOut]
    counts: dict[str, int]
    total: int
