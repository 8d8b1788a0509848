"""Places that may describe a measure; the record they share, and sheets as such places."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.action_lists import items_of
from ingest.cell_actions import actions_of_rows, split_actions
from ingest.cells import is_office
from ingest.leads import lead_in, whole_names
from ingest.records import Action, Field, Indicator, Role, ScheduleRow, Value, YearEntry
from ingest.sheet import Sheet
from ingest.text import clean
from ingest.titles import Title


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
    fields, actions = with_actions(sheet.fields, sheet.actions, text, source)
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


def with_actions(
    said: Iterable[Field], listed: Iterable[Action], text: str, source: str
) -> tuple[list[Field], list[Action]]:
    """Fields, lists of actions cut off their prose, and the actions with those ``listed`` apart."""
    known = list(listed)
    actions = list(known)
    fields: list[Field] = []
    said = list(said)
    actions += [] if known else _of_rows(said, text, source)
    for item in said:
        if item.role in {"content", "other"}:
            view = clean(text, item.value.start, item.value.end)
            prose, found = split_actions(view, source)
            actions.extend(found or ([] if known else items_of(text, item, source)))
            if prose.text and found:
                item = replace(item, value=prose.value(source))
            elif found and not item.label and any(f.role == "content" for f in fields):
                continue  # nothing but the list, below the prose
        fields.append(item)
    return fields, actions


def _of_rows(said: Iterable[Field], text: str, source: str) -> list[Action]:
    """The actions that fields below one label are, a row each."""
    found: list[Action] = []
    for (role, _), run in itertools.groupby(said, key=lambda f: (f.role, f.label)):
        views = [clean(text, f.value.start, f.value.end) for f in run]
        found += actions_of_rows(views, source) if role in {"content", "other"} else ()
    return found


def with_items(place: Candidate, text: str) -> Candidate:
    """A place with the actions that one of its fields lists, where it has none yet."""
    if place.actions:
        return place
    listed = (
        items_of(text, f, place.source) for f in place.fields if f.role in {"content", "other"}
    )
    return replace(place, actions=next((found for found in listed if found), ()))


def _departments(
    sheet: Sheet, title: Title, text: str, source: str
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """The departments of a sheet that lead, and those that take part."""
    lead: list[Value] = list(title.departments)
    related: list[Value] = list(title.related)
    for item in sheet.fields:
        if item.role in {"lead", "related"}:
            view = clean(text, item.value.start, item.value.end)
            main, others = lead_in(view, source, apart=sheet.related_apart)
            (lead if item.role == "lead" else related).extend(whole_names(main, text))
            related.extend(others)
    return tuple(lead), tuple(related)


def is_series(rows: tuple[Candidate, ...]) -> bool:
    """Whether rows can be measures of their own: numbered, and saying more than a name."""
    rows = tuple(r for r in rows if not r.loose)
    if len(rows) < 2:
        return False
    numbered = sum(bool(r.number) for r in rows)
    told = sum(bool(r.lead) or _says_more(r) for r in rows)
    return numbered * 3 >= len(rows) * 2 and told * 2 >= len(rows)


def is_named_series(rows: tuple[Candidate, ...]) -> bool:
    """Whether rows without numbers are measures: a column names them as such, or years stand beside
    nearly all; nearly all have departments, and most say more.
    """
    rows = tuple(r for r in rows if not r.loose)
    labels = [f.label for r in rows for f in r.fields if f.role == "name"]
    named = [n for n in labels if re.search(r"施策|事業|取り?組|プロジェクト", n)]
    led = sum(bool(r.lead) and all(is_office(d.text) for d in r.lead) for r in rows)
    told = sum(bool(r.years) or _says_more(r) for r in rows)
    planned = len(labels) == len(rows) and sum(bool(r.years) for r in rows) * 5 >= len(rows) * 4
    enough = len(rows) >= _MIN_NAMED and (len(named) == len(rows) or planned)
    return enough and led * 10 >= len(rows) * 8 and told * 2 >= len(rows)


_MIN_NAMED = 3
_TELLING: frozenset[Role] = frozenset(
    {"content", "results", "evaluation", "planned", "actual", "aim", "effect", "issues"}
)


def _says_more(row: Candidate) -> bool:
    """Whether a row says what a measure is, how it goes on or how far it has come."""
    return bool({f.role for f in row.fields} & _TELLING)


def tells_more(rows: tuple[Candidate, ...]) -> bool:
    """Whether most rows of a table say what is done, was done or is planned."""
    told = sum(bool(r.years or r.indicators or _says_more(r)) for r in rows)
    return told * 2 >= len(rows)


def is_one_of(rows: tuple[Candidate, ...], tables: tuple[tuple[Candidate, ...], ...]) -> bool:
    """Whether a row that stands alone in its table is of a kind with others that are measures."""
    return len(rows) == 1 and bool(_labels(rows)) and is_series(alike(rows, tables))


def alike(
    rows: tuple[Candidate, ...], tables: tuple[tuple[Candidate, ...], ...]
) -> tuple[Candidate, ...]:
    """The rows of all tables that say the same things as one: a section may have few rows."""
    labels = _labels(rows)
    return tuple(row for table in tables if _labels(table) == labels for row in table)


def _labels(rows: tuple[Candidate, ...]) -> set[tuple[Role, str]]:
    told = {(f.role, f.label) for r in rows for f in r.fields}
    return {(role, label) for role, label in told if role in {"name", "lead"}}


def is_repeated(title: Title) -> bool:
    """Whether a title is marked as printed before (再掲)."""
    return any(re.sub(r"\s", "", t.text) == "再掲" for t in title.tags)
