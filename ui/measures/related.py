"""What belongs to a measure: its neighbours, its repeats, its terms, its like in other cities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ui.api.client import Client
from ui.api.library import Records
from ui.api.records import Hit, Measure, Term
from ui.chat.answer.parts import parts_of

MOST_CITIES = 12
_DEEP = 100  # passages that are looked through


def neighbours(
    measures: Sequence[Measure], measure: Measure
) -> tuple[Measure | None, Measure | None]:
    """The measures before and after it in its plan."""
    plan = [m for m in measures if _plan(m) == _plan(measure)]
    at = next(number for number, m in enumerate(plan) if m.id == measure.id)
    return plan[at - 1] if at else None, plan[at + 1] if at + 1 < len(plan) else None


def repeated(records: Records, measure: Measure) -> tuple[Measure | None, list[Measure]]:
    """The measure that this one repeats, and those that repeat this one."""
    first = records.measures_by_id.get(measure.repeats or "")
    return first, [m for m in records.measures if m.repeats == measure.id]


def terms_of(measure: Measure, terms: Iterable[Term]) -> list[Term]:
    """The terms of its municipality that stand in what is recorded of it, each once."""
    local = {term.id: term for term in terms if term.municipality == measure.municipality}
    parts = parts_of("\n".join(_texts(measure)), local.values())
    return [local[part.term] for part in parts if part.term]


def similar(client: Client, records: Records, measure: Measure) -> list[Measure]:
    """The measures of other municipalities nearest by name, the nearest first, one of each."""
    held = {_key(m): m for m in reversed(records.measures) if m.in_force}
    found = dict[str, Measure]()
    for hit in client.search(measure.measure_name, k=_DEEP):
        near = held.get(_key(hit)) if hit.measure_name else None
        if near and near.municipality != measure.municipality:
            found.setdefault(near.municipality, near)
    return list(found.values())[:MOST_CITIES]


def _key(of: Measure | Hit) -> tuple[str, str, str | None, str | None]:
    return of.municipality, of.plan, of.measure_no or None, of.measure_name


def _plan(measure: Measure) -> tuple[str, str, str | None]:
    return measure.municipality, measure.plan, measure.edition


def _texts(measure: Measure) -> Iterator[str]:
    yield measure.measure_name
    yield measure.summary or ""
    yield from (field.text for field in measure.fields)
    yield from (action.text for action in measure.actions)
    yield from (row.name for row in (*measure.schedule_rows, *measure.indicators))
