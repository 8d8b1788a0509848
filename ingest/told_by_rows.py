"""What rows of tables add to a measure that its own sheet or row does not say."""

from __future__ import annotations

from ingest.candidates import Candidate
from ingest.records import Field, Role, ScheduleRow, YearEntry

_REPORTED: frozenset[Role] = frozenset({"results", "effect", "issues", "reason"})


def reported_of(base: Candidate, rows: list[Candidate]) -> list[Field]:
    """What tables report of a measure, and when they plan it, where its sheet says nothing so."""
    own = {f.role for f in base.fields}
    reports = [r for r in rows if {f.role for f in r.fields} & {"results", "evaluation", "reason"}]
    found = [f for r in reports for f in r.fields if f.role in _REPORTED - own and f.value.text]
    if not (base.years or base.schedule or "planned" in own or years_of(rows)):
        found += [f for r in rows for f in r.fields if f.role == "planned" and not f.year]
    return found


def years_of(rows: list[Candidate]) -> tuple[YearEntry, ...]:
    """The years of the first table that has any, for a measure whose sheet has none."""
    return next((r.years for r in rows if r.years), ())


def steps_of(rows: list[Candidate]) -> tuple[ScheduleRow, ...]:
    """The steps that tables give of a measure whose sheet has none, each once."""
    return tuple(dict.fromkeys(step for r in rows for step in r.schedule))
