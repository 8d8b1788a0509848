"""Places that may describe a measure; the record they share, and sheets as such places."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.cells import Title, departments_in, lead_and_related, split_actions
from ingest.records import Action, Field, Indicator, Role, ScheduleRow, Value, YearEntry
from ingest.sheet import Sheet
from ingest.text import clean


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that names a measure, and what it says; the parts of a ``Measure`` before merging."""

    section: tuple[str, ...]
    number: str
    number_value: Value | None
    name: Value
    source: str
    start: int
    end: int
    fields: tuple[Field, ...]
    lead: tuple[Value, ...] = ()
    related: tuple[Value, ...] = ()
    actions: tuple[Action, ...] = ()
    years: tuple[YearEntry, ...] = ()
    schedule: tuple[ScheduleRow, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    repeated: bool = False
    loose: bool = False


def from_sheet(sheet: Sheet, text: str, source: str) -> Candidate:
    """The candidate that a sheet describes."""
    title = sheet.title
    if title is None:
        raise ValueError("a sheet without a title describes nothing")
    lead, related = _departments(sheet, title, text, source)
    fields, actions = _fields(sheet, text, source)
    return Candidate(
        sheet.section,
        sheet.printed_number or "",
        sheet.number,
        title.name,
        source,
        sheet.start,
        sheet.end,
        (*fields, *(Field("tag", "", tag) for tag in title.tags)),
        lead,
        related,
        tuple(actions),
        sheet.years(),
        tuple(sheet.schedule),
        tuple(sheet.indicators),
        is_repeated(title),
    )


def _fields(sheet: Sheet, text: str, source: str) -> tuple[list[Field], list[Action]]:
    """The fields of a sheet, lists of actions cut off their prose, and the actions."""
    actions: list[Action] = list(sheet.actions)
    fields: list[Field] = []
    for item in sheet.fields:
        if item.role in {"content", "other"}:
            view = clean(text, item.value.start, item.value.end)
            prose, found = split_actions(view, source)
            actions.extend(found)
            if prose.text and found:
                item = replace(item, value=prose.value(source))
        fields.append(item)
    return fields, actions


def _departments(
    sheet: Sheet, title: Title, text: str, source: str
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """The departments of a sheet that lead, and those that take part."""
    lead: list[Value] = list(title.departments)
    related: list[Value] = []
    for item in sheet.fields:
        view = clean(text, item.value.start, item.value.end)
        if item.role == "lead" and sheet.related_apart:
            lead.extend(departments_in(view, source))
        elif item.role == "lead":
            outer, inner = lead_and_related(view, source)
            lead.extend(outer)
            related.extend(inner)
        elif item.role == "related":
            related.extend(departments_in(view, source))
    return tuple(lead), tuple(related)


def is_series(rows: tuple[Candidate, ...]) -> bool:
    """Whether rows can be measures of their own: numbered, and saying more than a name."""
    rows = tuple(r for r in rows if not r.loose)
    if len(rows) < 2:
        return False
    numbered = sum(bool(r.number) for r in rows)
    told = sum(bool(r.lead or {f.role for f in r.fields} & _TELLING) for r in rows)
    return numbered * 3 >= len(rows) * 2 and told * 2 >= len(rows)


_TELLING: frozenset[Role] = frozenset(
    {"content", "results", "evaluation", "planned", "actual", "aim", "effect", "issues"}
)


def is_repeated(title: Title) -> bool:
    """Whether a title is marked as printed before (再掲)."""
    return any(re.sub(r"\s", "", t.text) == "再掲" for t in title.tags)
