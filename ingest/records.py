"""Frozen records of what a plan says, each word with the place where it stands.

A ``Value`` is the unit of provenance: ``text`` is what people read (footnote marks, tags and line
breaks inside cells removed), and ``document.text[start:end]`` of the document whose file name is
``source`` is the untouched original it was read from. Offsets count characters.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Literal

from ingest.sources import Document, Problem, Section

Role = Literal[
    "number", "name", "lead", "related", "background", "content", "aim", "effect", "planned",
    "actual", "results", "issues", "evaluation", "reason", "indicator", "basis", "goal", "area",
    "related_plan", "state", "sdgs", "tag", "status", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """Cleaned ``text`` and the place ``[start, end)`` of its original in the file ``source``."""

    text: str
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a plan says of a measure: its ``role``, the printed ``label``, the ``value``.

    ``year`` is a fiscal year in the printed era form (``令和4年度``) where the field is of a year.
    """

    role: Role
    label: str
    value: Value
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A numbered action (取組) of a measure; ``state`` as printed, e.g. ``完了 R4年度``."""

    number: str | None
    text: Value
    departments: tuple[Value, ...] = ()
    state: Value | None = None


@dataclass(frozen=True, slots=True)
class YearEntry:
    """What was planned and what was done in one fiscal year."""

    year: str
    planned: Value | None = None
    actual: Value | None = None


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """A line of a measure's yearly schedule: what, and in which years (cell text per year)."""

    name: Value
    cells: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured quantity with its target or value per fiscal year."""

    name: Value
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """Another place where a measure stands (a row of a table, a heading), and what it says."""

    section: tuple[str, ...]
    source: str
    start: int
    end: int
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more places of one plan that disagree about a measure."""

    role: Role
    values: tuple[Value, ...]
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure (施策) of a plan, gathered from all places where it stands."""

    id: str
    municipality: str
    plan: str
    section: tuple[str, ...]
    number: str
    name: Value
    source: str
    start: int
    end: int
    number_value: Value | None = None
    lead: tuple[Value, ...] = ()
    related: tuple[Value, ...] = ()
    summary: Value | None = None
    actions: tuple[Action, ...] = ()
    years: tuple[YearEntry, ...] = ()
    schedule: tuple[ScheduleRow, ...] = ()
    evaluation: Value | None = None
    evaluation_year: str | None = None
    indicators: tuple[Indicator, ...] = ()
    fields: tuple[Field, ...] = ()
    mentions: tuple[Mention, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    repeats: str | None = None

    def values(self, role: Role) -> tuple[Value, ...]:
        """Every value of ``role`` on the measure's own sheet or row, in printed order."""
        return tuple(f.value for f in self.fields if f.role == role)


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry or footnote: the headword, other forms of it, and what it means."""

    id: str
    municipality: str
    plan: str
    term: Value
    aliases: tuple[str, ...]
    definition: Value
    kind: Literal["glossary", "footnote"]
    source: str
    start: int
    end: int
    marks: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; ``cells`` pairs each cell with the path of headers above it.

    ``group`` holds what stands above the row and counts for it: rows that span the table
    (【基本目標①】) and cells that span several rows.
    """

    start: int
    end: int
    cells: tuple[tuple[tuple[str, ...], Value], ...]
    group: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is not a measure's sheet: caption, unit where printed, rows."""

    id: str
    section: tuple[str, ...]
    caption: str | None
    unit: str | None
    headers: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A numbered article (第3条) of rules printed in a plan; ``rule`` is the rules' title."""

    id: str
    rule: str
    number: str
    title: str
    body: Value
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated: ``date`` as printed, ``body`` what happened or will."""

    id: str
    section: tuple[str, ...]
    date: Value
    body: Value
    source: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything read from a folder of plans."""

    documents: tuple[Document, ...] = ()
    sections: tuple[Section, ...] = ()
    measures: tuple[Measure, ...] = ()
    terms: tuple[Term, ...] = ()
    tables: tuple[Table, ...] = ()
    articles: tuple[Article, ...] = ()
    events: tuple[Event, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, sources: Collection[str]) -> Corpus:
        """What stands in the documents of ``sources``."""
        kept = {
            part.name: tuple(r for r in getattr(self, part.name) if r.source in sources)
            for part in fields(self)
        }
        return Corpus(**kept)

    def document(self, source: str) -> Document:
        """The document read from the file named ``source``; ``KeyError`` if there is none."""
        for document in self.documents:
            if document.source == source:
                return document
        raise KeyError(source)
