"""Bodies of the editor's routes."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from assistant.schema import RefusedOut

# new: not read yet; changed: read as it was before; removed: read, but not there any more.
State = Literal["read", "new", "changed", "refused", "removed"]


class FileOut(BaseModel):
    """A file of the folder of plans, and whether the index in force has read it as it is."""

    name: str
    size: int | None
    state: State


class ChangeOut(BaseModel):
    """A change of the folder; ``at`` is UTC."""

    number: int
    at: str
    kind: Literal["added", "replaced", "removed"]
    name: str
    undone: bool = False


class Files(BaseModel):
    """The folder of plans: its files, ``plans.toml``, the last change, what may be sent.

    ``pending``: something is not as the index in force has read it.
    """

    items: list[FileOut]
    plans_toml: str | None
    last: ChangeOut | None
    pending: bool
    kinds: list[str]
    max_bytes: int


class IngestReport(BaseModel):
    """What an ingest has done."""

    generation: str
    unchanged: bool
    files: int
    files_read: int
    measures: int
    terms: int
    passages_embedded: int
    took_seconds: float
    refused: list[RefusedOut] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)


class IngestOut(BaseModel):
    """The ingest that runs, or the last one that this service has started."""

    status: Literal["none", "running", "done", "failed"] = "none"
    step: str = ""
    done: int = 0
    of: int = 0
    began: str | None = None
    ended: str | None = None
    message: str | None = None
    report: IngestReport | None = None


class Undone(BaseModel):
    """The change that was taken back, and the ingest that follows."""

    change: ChangeOut
    ingest: IngestOut
