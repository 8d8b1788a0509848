"""Units of the measures: the prose of their fields, their parts, and the rest of the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from assistant.cuts import pieces
from assistant.mention_units import ELSEWHERE, LONG, groups, headed, in_short
from assistant.prose import prose
from assistant.unit import Unit
from index.years import came, fiscal_years
from ingest.earlier import is_past
from ingest.records import Action, Indicator, Measure, ScheduleRow, Value
from ingest.sources import Document
from ingest.text import View

_YEARS = re.compile(r"(?:昭和|平成|令和|[SHR])(?:\d+|元)(?:年度?)?末?|\d{4}年度?末?")
# What a record's own parts are called, so that a question finds them by the kind it asks for.
_CALLED = {
    "lead": "主管課 担当課 所管課 担当 部署",
    "related": "関係課 連携",
    "evaluation": "進捗評価 評価 進捗状況",
    "planned": "実施計画 予定 計画",
    "actual": "進捗実績 実績",
    "action": "取組 主な取組",
    "indicator": "指標 評価指標 目標 目標値",
    "schedule": "年度ごとの取組 取組内容 予定",
}


def of_measure(
    measure: Measure, documents: Mapping[str, Document], counter: Iterator[int]
) -> Iterator[Unit]:
    """All units of a measure, those of its prose first."""
    for role, label, year, value in _values(measure):
        yield from _of_value(documents[value.source], measure, role, label, year, value, counter)
    yield from in_short(measure, documents, counter)
    yield from _of_parts(measure, counter)
    yield from _of_record(measure, counter)


def _values(measure: Measure) -> Iterator[tuple[str, str, str | None, Value]]:
    dated = {v.start for y in measure.years for v in (y.planned, y.actual) if v}
    for field in measure.fields:
        apart = field.role == "planned" and field.value.start not in dated
        if field.role not in ELSEWHERE or (apart and (not field.year or "。" in field.value.text)):
            yield field.role, field.label, field.year, field.value
    if measure.summary and measure.summary not in measure.values("content"):
        yield "content", "", None, measure.summary
    own = {(f.value.source, f.value.start) for f in measure.fields}
    for mention in measure.mentions:
        for field in mention.fields:
            told = (field.value.source, field.value.start) in own or groups(field, mention)
            if field.role not in ELSEWHERE and len(field.value.text) >= LONG and not told:
                yield f"mention_{field.role}", field.label, field.year, field.value


def values_of(measure: Measure) -> Iterator[Value]:
    """Every value that a measure's record holds, but those of other places."""
    yield from (measure.name, *measure.lead, *measure.related, *(f.value for f in measure.fields))
    yield from (v for y in measure.years for v in (y.planned, y.actual) if v)
    for action in measure.actions:
        yield action.text
    for row in measure.schedule:
        yield from (row.name, *(v for _, v in row.cells))
    for indicator in measure.indicators:
        yield from (indicator.name, *(v for _, v in indicator.values))


def _of_value(
    document: Document,
    measure: Measure,
    role: str,
    label: str,
    year: str | None,
    value: Value,
    counter: Iterator[int],
) -> Iterator[Unit]:
    context = f"{measure.name.text} {label} {year or ''}"
    short = headed(label, year, value.text)
    for view, head, item in pieces(prose(document.text, value.start, value.end), counter):
        if _is_indicator(measure, document.source, view):
            continue
        years = frozenset(fiscal_years(view.text)) or frozenset({came(year)} if year else ())
        yield Unit(
            document.source, view.offsets[0], view.offsets[-1] + 1, view.text, context,
            head or short, item, "field", measure.municipality, measure.plan,
            measure.section, years, role, measure, past=is_past(measure),
        )  # fmt: skip


def _is_indicator(measure: Measure, source: str, view: View) -> bool:
    """Whether a line is nothing but an indicator of the record: its name, values and years."""
    start, end = view.offsets[0], view.offsets[-1] + 1
    for indicator in measure.indicators:
        values = (indicator.name, *(v for _, v in indicator.values))
        if all(v.source == source and start <= v.start and v.end <= end for v in values):
            own = {at for v in values for at in range(v.start, v.end)}
            rest = "".join(
                c for c, at in zip(view.text, view.offsets, strict=True) if at not in own
            )
            return not re.search(r"\w", _YEARS.sub("", rest))
    return False


def _of_parts(measure: Measure, counter: Iterator[int]) -> Iterator[Unit]:
    """Actions, indicators and rows of the schedule, which have names of their own."""
    for action in measure.actions:
        more = (action.state,) if action.state else ()
        first = replace(action.text, text=action.text.text.split("\n")[0])
        yield _part(measure, "action", (first, *more), counter, part=action)
    for indicator in measure.indicators:
        yield _part(
            measure, "indicator", (indicator.name, *(v for _, v in indicator.values)), counter,
            years=(y for y, _ in indicator.values), part=indicator,
        )  # fmt: skip
    for row in measure.schedule:
        yield _part(
            measure, "schedule", (row.name, *(v for _, v in row.cells)), counter,
            years=(y for y, _ in row.cells), part=row,
        )  # fmt: skip


def _of_record(measure: Measure, counter: Iterator[int]) -> Iterator[Unit]:
    """What the record holds beside its prose: departments, evaluation, plan and result by year."""
    for role, values in (("lead", measure.lead), ("related", measure.related)):
        if values:
            yield _part(measure, role, values, counter)
    if measure.evaluation:
        years = {f.year for f in measure.fields if f.role == "evaluation" and f.year}
        years |= {measure.evaluation_year} if measure.evaluation_year else set()
        yield _part(measure, "evaluation", (measure.evaluation,), counter, years=years)
    planned = [(y.year, y.planned) for y in measure.years if y.planned]
    actual = [(y.year, y.actual) for y in measure.years if y.actual]
    for role, cells in (("planned", planned), ("actual", actual)):
        if cells:
            values = tuple(v for _, v in cells)
            yield _part(measure, role, values, counter, years=(y for y, _ in cells))


def _part(
    measure: Measure,
    role: str,
    values: tuple[Value, ...],
    counter: Iterator[int],
    *,
    years: Iterable[str] = (),
    part: Action | Indicator | ScheduleRow | None = None,
) -> Unit:
    text = " ".join(v.text for v in values)
    place = next((v for v in values if v.text), values[0])
    same = [v for v in values if v.source == place.source]
    return Unit(
        place.source, min(v.start for v in same), max(v.end for v in same), text,
        f"{measure.name.text} {_CALLED[role]}", "", next(counter), role, measure.municipality,
        measure.plan, measure.section, frozenset([*map(came, years), *fiscal_years(text)]), role,
        measure, part=part, past=is_past(measure),
    )  # fmt: skip
