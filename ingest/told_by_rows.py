"""What rows of tables add to a measure that its own sheet or row does not say."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.candidates import Candidate
from ingest.labels import fiscal_number
from ingest.records import Field, Role, ScheduleRow, YearEntry

_REPORTED: frozenset[Role] = frozenset({"results", "effect", "issues", "reason"})


def reported_of(base: Candidate, rows: list[Candidate]) -> list[Field]:
    """What tables report of a measure, and when they plan it, where its sheet says nothing so."""
    own = {f.role for f in base.fields}
    described = next((f for f in _described(rows) if "content" not in own), None)
    reports = [r for r in rows if {f.role for f in r.fields} & {"results", "evaluation", "reason"}]
    found = [f for r in reports for f in r.fields if f.role in _REPORTED - own and f.value.text]
    if not (base.years or base.schedule or "planned" in own or years_of(rows)):
        found += [f for r in rows for f in r.fields if f.role == "planned" and not f.year]
    return [*found, described] if described else found


def _described(rows: list[Candidate]) -> Iterator[Field]:
    """What rows say in sentences that a measure is."""
    return (f for r in rows for f in r.fields if f.role == "content" and "。" in f.value.text)


def timetable_of(base: Candidate, rows: list[Candidate]) -> tuple[YearEntry, ...]:
    """The years of a measure's own place; stages in a table stand beside what it tells in prose."""
    stages = {y.year: y for y in years_of(rows)}
    told = [y.planned.text for y in base.years if y.planned]
    if not base.years or not stages or not all("。" in t for t in told):
        return base.years or years_of(rows)
    own = {y.year: y for y in base.years}
    both = sorted({*own, *stages}, key=lambda y: fiscal_number(y) or 0)
    return tuple(_staged(own.get(year), stages.get(year)) for year in both)


def _staged(own: YearEntry | None, stage: YearEntry | None) -> YearEntry:
    """What is said of a year: its stage, and what the measure's own place says was done."""
    if own is None or stage is None:
        return own or stage or YearEntry("")
    return YearEntry(own.year, stage.planned or own.planned, own.actual or stage.actual)


def years_of(rows: list[Candidate]) -> tuple[YearEntry, ...]:
    """The years of the first table that has any, for a measure whose sheet has none."""
    return next((r.years for r in rows if r.years), ())


def steps_of(rows: list[Candidate]) -> tuple[ScheduleRow, ...]:
    """The steps that tables give of a measure whose sheet has none, each once."""
    return tuple(dict.fromkeys(step for r in rows for step in r.schedule))
